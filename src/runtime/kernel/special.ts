/** Special methods: looked up on the type, not on the instance. Docs: reference/datamodel.html#special-lookup. */
import { functionType, methodDescriptorType, slotWrapperType, typeOf } from './birth.ts';
import { call, call1, call2, call3 } from './call.ts';
import { type Result, UNWIND, type Value } from './object.ts';
import { andThen } from './pausing.ts';
import type { Thread } from './thread.ts';
import type { PyType } from './type.ts';

/** The special method as the type has it, not bound; `undefined` when there is none. */
export function special(value: Value, name: string): Value | undefined {
  return typeOf(value).lookup(name);
}

/** Values that become a method when found on a type: they may be called with `self` in front instead of being bound. */
export function isMethodLike(attribute: Value): boolean {
  const type = typeOf(attribute);
  return type === functionType || type === methodDescriptorType || type === slotWrapperType;
}

/** Binds an attribute found on the type of `self` (or on `owner`) as attribute access does. */
export function bindAttribute(
  attribute: Value,
  self: Value | undefined,
  owner: PyType,
  thread: Thread,
): Result {
  const get = typeOf(attribute).slots.get;
  return get === undefined ? attribute : get(attribute as never, self, owner, thread);
}

/** `bindAttribute`, then `use` with what it gave, also after a pause. */
export function withBound(
  attribute: Value,
  self: Value | undefined,
  owner: PyType,
  thread: Thread,
  use: (bound: Value) => Result,
): Result {
  const { get } = typeOf(attribute).slots;
  if (get === undefined) return use(attribute);
  return andThen<Value>(
    thread,
    () => get(attribute as never, self, owner, thread),
    (bound) => (bound === UNWIND ? UNWIND : use(bound as Value)),
  );
}

/** Calls `method`, which was found on the type of `self`, for `self`. */
export function callMethod(method: Value, self: Value, args: readonly Value[], thread: Thread): Result {
  if (isMethodLike(method)) {
    switch (args.length) {
      case 0:
        return call1(method, self, thread);
      case 1:
        return call2(method, self, args[0]!, thread);
      case 2:
        return call3(method, self, args[0]!, args[1]!, thread);
      default:
        return call(method, [self, ...args], null, thread);
    }
  }
  return withBound(method, self, typeOf(self), thread, (bound) => call(bound, [...args], null, thread));
}

/** Calls the special method `name` of `self`; the caller knows that there is one. */
export function callSpecial(self: Value, name: string, args: readonly Value[], thread: Thread): Result {
  return callMethod(typeOf(self).lookup(name)!, self, args, thread);
}
