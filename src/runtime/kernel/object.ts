/** What a guest value is. Docs: reference/datamodel.html#objects-values-and-types. */
import type { Shape } from './shape.ts';
import type { PyType } from './type.ts';

/**
 * Any guest value. `None` is `null`, booleans and strings are JavaScript's, an `int` is a number while it is a safe
 * integer and a bigint beyond, everything else (also `float`) is an object with a `type`. Guest values are never
 * `undefined`: that marks unbound names and empty slots.
 */
export type Value = null | boolean | number | bigint | string | PyObject;

/** "Leave this frame now": an error is pending, a value was yielded, or the thread pauses. Why is on the thread. */
export const UNWIND: unique symbol = Symbol('UNWIND');
export type Unwind = typeof UNWIND;

/** What every operation that may reach guest code returns. */
export type Result = Value | Unwind;

/** What a step of an iterator returns: `undefined` when there is nothing more. */
export type Step = Result | undefined;

export const None = null;

export abstract class PyObject {
  /** On the prototype for instances of a built-in type itself, an own property for those of its subclasses. */
  declare type: PyType;
  /** Where the instance's attributes are; absent on objects without a `__dict__`. */
  declare shape: Shape | undefined;
  declare fields: (Value | undefined)[];
}
