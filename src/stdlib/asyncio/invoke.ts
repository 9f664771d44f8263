/** Methods of loops, futures and tasks that a program may have written itself. */
import { getAttribute } from '../../runtime/kernel/attributes.ts';
import { typeOf } from '../../runtime/kernel/birth.ts';
import { call } from '../../runtime/kernel/call.ts';
import { nested } from '../../runtime/kernel/nesting.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';

/** `object.name(*args, **keywords)`; the values of `names` are the last of `args`. */
export function* invoke(
  object: Value,
  name: string,
  args: readonly Value[],
  thread: Thread,
  names: readonly string[] | null = null,
): Guest<Value> {
  const method = yield* finished(getAttribute(object, name, thread));
  return yield* finished(call(method, [...args], names, thread));
}

/** As `invoke`, where a pause is impossible. */
export function invokeNested(
  object: Value,
  name: string,
  args: readonly Value[],
  thread: Thread,
  names: readonly string[] | null = null,
): Value {
  const method = nested(thread, name, () => getAttribute(object, name, thread));
  return nested(thread, name, () => call(method, [...args], names, thread));
}

/** An attribute, where a pause is impossible. */
export function attributeNested(object: Value, name: string, thread: Thread): Value {
  return nested(thread, name, () => getAttribute(object, name, thread));
}

/** A class of the program has its own attribute of this name. */
export function overrides(object: Value, name: string): boolean {
  const type = typeOf(object);
  return type.isHeap && type.definerOf(name)?.isHeap === true;
}
