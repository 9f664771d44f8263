/** Calling anything. Docs: reference/expressions.html#calls. */
import { typeOf } from './birth.ts';
import { notCallable } from './errors.ts';
import type { Result, Value } from './object.ts';
import type { Names } from './slots.ts';
import type { Thread } from './thread.ts';

/** Calls with positional arguments followed by the values of the keywords `names`. */
export function call(callee: Value, args: Value[], names: Names, thread: Thread): Result {
  const slot = typeOf(callee).slots.call;
  return slot === undefined ? notCallable(callee) : slot(callee as never, args, names, thread);
}

export function call0(callee: Value, thread: Thread): Result {
  const slots = typeOf(callee).slots;
  return slots.call0 !== undefined ? slots.call0(callee as never, thread) : call(callee, [], null, thread);
}

export function call1(callee: Value, a: Value, thread: Thread): Result {
  const slots = typeOf(callee).slots;
  return slots.call1 !== undefined
    ? slots.call1(callee as never, a, thread)
    : call(callee, [a], null, thread);
}

export function call2(callee: Value, a: Value, b: Value, thread: Thread): Result {
  const slots = typeOf(callee).slots;
  return slots.call2 !== undefined
    ? slots.call2(callee as never, a, b, thread)
    : call(callee, [a, b], null, thread);
}

export function call3(callee: Value, a: Value, b: Value, c: Value, thread: Thread): Result {
  const slots = typeOf(callee).slots;
  return slots.call3 !== undefined
    ? slots.call3(callee as never, a, b, c, thread)
    : call(callee, [a, b, c], null, thread);
}
