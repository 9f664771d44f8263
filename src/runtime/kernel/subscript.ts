/** Subscription, `len` and `in`. Docs: reference/expressions.html#subscriptions. */
import { typeOf } from './birth.ts';
import { call1 } from './call.ts';
import { equal } from './compare.ts';
import { raise, typeName } from './errors.ts';
import { iterate, step } from './iterate.ts';
import { type Result, UNWIND, type Unwind, type Value } from './object.ts';
import { andThen, drive, type Guest } from './pausing.ts';
import { bindAttribute } from './special.ts';
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
  const {
    slots: { setitem, delitem },
    isHeap,
  } = typeOf(object);
  if (setitem !== undefined) return setitem(object as never, key, value, thread);
  // sic: a class that has the one method is asked for the other
  if (isHeap && delitem !== undefined) raise.attributeError('__setitem__');
  return raise.typeError(`'${typeName(object)}' object does not support item assignment`);
}

export function deleteItem(object: Value, key: Value, thread: Thread): null | Unwind {
  const slot = typeOf(object).slots.delitem;
  if (slot !== undefined) return slot(object as never, key, thread);
  // sic: CPython has one wording for sequences indexed by a number, another one for the rest.
  const { isHeap, slots } = typeOf(object);
  if (isHeap && slots.setitem !== undefined) raise.attributeError('__delitem__');
  const asSequence = typeOf(key).slots.index !== undefined && (isHeap || slots.len !== undefined);
  return raise.typeError(
    `'${typeName(object)}' object ${asSequence ? "doesn't" : 'does not'} support item deletion`,
  );
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
  return knownInteger(result) ?? raise.typeError(`__index__ returned non-int (type ${typeName(result)})`);
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
  let iterator = iterate(container, thread);
  if (iterator === UNWIND) iterator = yield UNWIND;
  for (;;) {
    let each = step(iterator, thread);
    if (each === UNWIND) each = yield UNWIND;
    if (each === undefined) return false;
    let same = equal(each as Value, item, thread);
    if (same === UNWIND) same = (yield UNWIND) as boolean;
    if (same) return true;
  }
}

function classGetItem(type: PyType, key: Value, thread: Thread): Result {
  const attribute = type.lookup('__class_getitem__');
  if (attribute === undefined) return raise.typeError(`type '${type.name}' is not subscriptable`);
  const bound = bindAttribute(attribute, undefined, type, thread);
  return bound === UNWIND ? UNWIND : call1(bound, key, thread);
}
