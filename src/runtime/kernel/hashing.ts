/** `hash()`. CPython: Python/pyhash.c; docs: library/stdtypes.html#hashing-of-numeric-types. */
import { typeOf } from './birth.ts';
import { raise, typeName } from './errors.ts';
import { identityOf } from './identity.ts';
import type { PyObject, Unwind, Value } from './object.ts';
import type { Thread } from './thread.ts';
import { NotImplemented } from './values.ts';

export type Hash = number | bigint;

const MODULUS = (1n << 61n) - 1n;
const INFINITY_HASH = 314159;

export function hash(value: Value, thread: Thread): Hash | Unwind {
  const slot = typeOf(value).slots.hash;
  return slot === undefined ? unhashable(value) : slot(value as never, thread);
}

export function unhashable(value: Value): never {
  return raise.typeError(`unhashable type: '${typeName(value)}'`);
}

/** The slot of `object`: equality by identity. */
export function identityHash(self: Value, thread: Thread): Hash {
  return identityOf(self, thread) / 16;
}

/** The slot of `object`. */
export function identityEqual(self: Value, other: Value): Value {
  return self === other ? true : NotImplemented;
}

export function hashInteger(value: number | bigint): Hash {
  if (typeof value === 'number') return value === -1 ? -2 : value;
  const big = BigInt(value);
  const reduced = (big < 0n ? -big : big) % MODULUS;
  return fold(big < 0n ? -reduced : reduced);
}

export function hashFloat(value: number, object: PyObject, thread: Thread): Hash {
  if (Number.isInteger(value)) return hashInteger(Number.isSafeInteger(value) ? value + 0 : BigInt(value));
  if (Number.isNaN(value)) return identityHash(object, thread);
  return hashFraction(value);
}

/** The hash of a float that is neither an integer nor NaN. */
export function hashFraction(value: number): Hash {
  if (!Number.isFinite(value)) return value > 0 ? INFINITY_HASH : -INFINITY_HASH;
  // value = mantissa · 2^exponent with an integer mantissa; 2^61 is 1 modulo the modulus.
  let mantissa = Math.abs(value);
  let exponent = 0;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent--;
  }
  const shift = BigInt(((exponent % 61) + 61) % 61);
  const reduced = (BigInt(mantissa) << shift) % MODULUS;
  return fold(value < 0 ? -reduced : reduced);
}

/** What `__hash__` may return, reduced to 64 bits as CPython does; -1 is reserved. */
export function fold(value: bigint): Hash {
  const result = value === -1n ? -2n : value;
  return result >= -9007199254740991n && result <= 9007199254740991n ? Number(result) : result;
}
