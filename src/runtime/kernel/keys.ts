/** How a guest value is found in a table: the JavaScript key it maps to, or else its hash. See docs/OBJECTS.md. */
import { floatType, intType, strType, tupleType } from './birth.ts';
import { equal, quickEqual } from './compare.ts';
import { hash, hashFraction, hashInteger, identityEqual, identityHash } from './hashing.ts';
import { nested } from './nesting.ts';
import type { PyObject, Value } from './object.ts';
import { hashString } from './string-hash.ts';
import type { Thread } from './thread.ts';
import { foldedHash, quickTupleHash } from './tuple-hash.ts';
import { integer, PyComplex, PyFloat, PyInt, PyStr, PyTuple } from './values.ts';

export type Key = null | number | bigint | string | PyObject;

/**
 * The JavaScript key of a value whose equality is built in; `undefined` for values that have to be hashed.
 * Equal values of all numeric types have the same key.
 */
export function keyOf(value: Value): Key | undefined {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'bigint':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    default:
  }
  if (value === null) return null;
  const { type } = value;
  if (value instanceof PyTuple) return undefined;
  if (value instanceof PyFloat) return type === floatType ? keyOfFloat(value.value, value) : undefined;
  const { slots } = type;
  if (slots.hash === identityHash && slots.eq === identityEqual) return value;
  if (value instanceof PyStr) return hasSlotsOf(value, strType) ? value.value : undefined;
  if (value instanceof PyInt) return hasSlotsOf(value, intType) ? value.value : undefined;
  if (value instanceof PyComplex && value.imag === 0 && !type.isHeap) return keyOfFloat(value.real, value);
  return undefined;
}

/** A value that has to be hashed, yet may be equal to one that has a JavaScript key. */
export function mayEqualSimple(value: PyObject): boolean {
  const { isHeap, slots } = value.type;
  if (!isHeap) return slots.float !== undefined;
  return slots.eq !== identityEqual && slots.eq !== tupleType.slots.eq;
}

/** 32 bits of `hash(value)`, the same for equal values; guest code in it runs without pausing. */
export function tableHash(value: Value, thread: Thread): number {
  if (value instanceof PyTuple && value.type.slots.hash === tupleType.slots.hash) {
    const quick = quickTupleHash(value, thread);
    if (quick !== undefined) return quick.folded();
  }
  if (typeof value === 'string') return foldedHash(hashString(value));
  if (typeof value === 'number') return integerHash(value);
  return foldedHash(nestedHash(value, thread));
}

/** `tableHash` of an `int` that is a number. */
export function integerHash(value: number): number {
  if (value >= 0 && value <= 0x7fffffff) return value;
  const hashed = value === -1 ? -2 : value;
  return (Math.imul(Math.floor(hashed / 4294967296), 0x9e3779b1) ^ hashed) | 0;
}

/** The table hash of what maps to a JavaScript key; `undefined` for objects, which equal nothing but themselves. */
export function hashOfKey(key: Key): number | undefined {
  if (typeof key === 'string') return foldedHash(hashString(key));
  if (typeof key === 'bigint') return foldedHash(hashInteger(key));
  if (typeof key !== 'number') return undefined;
  return Number.isInteger(key) ? integerHash(key) : foldedHash(hashFraction(key));
}

/** `hash(value)`; guest code in it runs without pausing. */
export function nestedHash(value: Value, thread: Thread): number | bigint {
  return nested(thread, '__hash__', () => hash(value, thread)) as number | bigint;
}

/** `a == b`; guest code in it runs without pausing. */
export function nestedEqual(a: Value, b: Value, thread: Thread): boolean {
  return quickEqual(a, b) ?? (nested(thread, '__eq__', () => equal(a, b, thread)) as boolean);
}

function keyOfFloat(number: number, value: PyObject): Key {
  if (Number.isInteger(number)) return Number.isSafeInteger(number) ? number + 0 : integer(BigInt(number));
  return Number.isNaN(number) ? value : number;
}

function hasSlotsOf(value: PyObject, type: typeof intType): boolean {
  const { slots } = value.type;
  return slots.hash === type.slots.hash && slots.eq === type.slots.eq;
}
