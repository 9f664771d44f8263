/** Subscription, `len` and `in`. Docs: reference/expressions.html#subscriptions. */
import { listType, typeOf, typeType } from './birth.ts';
import { call1 } from './call.ts';
import { equal } from './compare.ts';
import { deprecationWarningType, isInstance, raise, typeErrorType, typeName } from './errors.ts';
import { PyException } from './exception.ts';
import { iterate, step } from './iterate.ts';
import { type Result, UNWIND, type Unwind, type Value } from './object.ts';
import { andThen, breathe, drive, finished, type Guest } from './pausing.ts';
import { withBound } from './special.ts';
import type { Thread } from './thread.ts';
import { PyType } from './type.ts';
import { integer, PyInt } from './values.ts';

export function getItem(object: Value, key: Value, thread: Thread): Result {
  const slot = typeOf(object).slots.getitem;
  if (slot !== undefined) return slot(object as never, key, thread);
  if (object instanceof PyType) return classGetItem(object, key, thread);
  return raise.typeError(`'${typeName(object)}' object is not subscriptable`);
}

export function setItem(object: Value, key: Value, value: Value, thread: Thread): null | Unwind {
  const type = typeOf(object);
  const { setitem, delitem } = type.slots;
  if (setitem !== undefined) return setitem(object as never, key, value, thread);
  // sic: a class that has the one method is asked for the other
  if (type.isHeap && delitem !== undefined) raise.attributeError('__setitem__');
  const why = `'${typeName(object)}' object does not support item assignment`;
  return isAskedAsSequence(type, key) ? refusePlace(key, why, thread) : raise.typeError(why);
}

export function deleteItem(object: Value, key: Value, thread: Thread): null | Unwind {
  const slot = typeOf(object).slots.delitem;
  if (slot !== undefined) return slot(object as never, key, thread);
  const type = typeOf(object);
  if (type.isHeap && type.slots.setitem !== undefined) raise.attributeError('__delitem__');
  const name = typeName(object);
  // sic: CPython has one wording for sequences indexed by a number, another one for the rest.
  return isAskedAsSequence(type, key)
    ? refusePlace(key, `'${name}' object doesn't support item deletion`, thread)
    : raise.typeError(`'${name}' object does not support item deletion`);
}

/** CPython finds out only then that a sequence can't be changed when it knows the number of the place. */
function isAskedAsSequence({ isHeap, slots }: PyType, key: Value): boolean {
  return typeOf(key).slots.index !== undefined && (isHeap || slots.len !== undefined);
}

function refusePlace(key: Value, why: string, thread: Thread): null | Unwind {
  return withIndex<null>(key, thread, (at) => {
    placeFrom(at, key);
    return raise.typeError(why);
  });
}

/** The integer that `key` gave, as a place in a sequence. */
export function placeFrom(integer: number | bigint, key: Value): number {
  if (typeof integer === 'bigint' && isTooLarge(integer)) raise.indexError(noLength(key));
  return Number(integer);
}

/** The integer that `value` gave, as a length or a count. */
export function countFrom(integer: number | bigint, value: Value): number {
  if (typeof integer === 'bigint' && isTooLarge(integer)) raise.overflowError(noLength(value));
  return Number(integer);
}

function isTooLarge(integer: bigint): boolean {
  return BigInt.asIntN(64, integer) !== integer;
}

function noLength(value: Value): string {
  return `cannot fit '${typeName(value)}' into an index-sized integer`;
}

export function length(object: Value, thread: Thread): number | Unwind {
  const slot = typeOf(object).slots.len;
  if (slot !== undefined) return slot(object as never, thread);
  return raise.typeError(`object of type '${typeName(object)}' has no len()`);
}

/** `item in container`. */
export function contains(container: Value, item: Value, thread: Thread): boolean | Unwind {
  const slots = typeOf(container).slots;
  if (slots.contains !== undefined) return slots.contains(container as never, item, thread);
  if (slots.iter === undefined) raise.typeError(`argument of type '${typeName(container)}' is not iterable`);
  return drive(search(container, item, thread), thread);
}

/** The integer of a value that may index: an `int`, or anything with `__index__`. */
export function* index(value: Value, thread: Thread): Guest<number | bigint> {
  const known = knownInteger(value);
  if (known !== undefined) return known;
  const slot = typeOf(value).slots.index;
  if (slot === undefined) {
    return raise.typeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
  }
  let result = slot(value as never, thread);
  if (result === UNWIND) result = yield UNWIND;
  if (typeof result === 'number' || typeof result === 'bigint') return result;
  const integer = knownInteger(result);
  if (integer === undefined) return raise.typeError(`__index__ returned non-int (type ${typeName(result)})`);
  const message = `__index__ returned non-int (type ${typeName(result)}).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.`;
  yield* finished(thread.interpreter.warn(deprecationWarningType, message, 1, thread));
  return integer;
}

/**
 * As `index`, for natives that are plain functions: `use` gets the integer at once when `value` is an `int`, else after
 * its `__index__` was called.
 */
export function withIndex<T>(
  value: Value,
  thread: Thread,
  use: (integer: number | bigint) => T | Unwind,
): T | Unwind {
  const known = knownInteger(value);
  if (known !== undefined) return use(known);
  return andThen<T>(
    thread,
    () => drive(index(value, thread), thread),
    (outcome) => (outcome === UNWIND ? UNWIND : use(outcome as number | bigint)),
  );
}

/** The integer of an `int`, a `bool` or an instance of a subclass; `undefined` for anything else. */
export function knownInteger(value: Value | undefined): number | bigint | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof PyInt) return typeof value.value === 'bigint' ? integer(value.value) : value.value;
  return undefined;
}

function* search(container: Value, item: Value, thread: Thread): Guest<boolean> {
  let iterator: Value;
  try {
    iterator = yield* finished(iterate(container, thread));
  } catch (error) {
    if (!(error instanceof PyException) || !isInstance(error, typeErrorType)) throw error;
    return raise.typeError(`argument of type '${typeName(container)}' is not iterable`);
  }
  for (;;) {
    let each = step(iterator, thread);
    if (each === UNWIND) each = yield UNWIND;
    if (--thread.fuel < 0) yield* breathe(thread);
    if (each === undefined) return false;
    let same = equal(each as Value, item, thread);
    if (same === UNWIND) same = (yield UNWIND) as boolean;
    if (same) return true;
  }
}

function classGetItem(type: PyType, key: Value, thread: Thread): Result {
  // sic: `type[int]` is a generic alias, and its subclasses are not subscriptable
  const found = type === typeType ? listType : type;
  const attribute = found.lookup('__class_getitem__');
  if (attribute === undefined) return raise.typeError(`type '${type.name}' is not subscriptable`);
  return withBound(attribute, undefined, type, thread, (bound) => call1(bound, key, thread));
}
