/** The hash of a tuple: xxHash over the hashes of its items. CPython: Objects/tupleobject.c (tuplehash). */
import { noneType, tupleType } from './birth.ts';
import { fold, type Hash, hash, hashFloat, hashInteger, identityHash } from './hashing.ts';
import { UNWIND, type Unwind, type Value } from './object.ts';
import { drive, type Guest } from './pausing.ts';
import { hashString } from './string-hash.ts';
import type { Thread } from './thread.ts';
import { PyFloat, PyTuple } from './values.ts';

/** 64 bits in two halves: as a bigint the arithmetic would be twenty times slower. */
export class Hash64 {
  /** Unsigned 32 bits each. */
  high: number;
  low: number;

  constructor(high: number, low: number) {
    this.high = high;
    this.low = low;
  }

  /** As `hash()` shows it. */
  value(): Hash {
    const { low } = this;
    const high = this.high | 0;
    if (high >= -0x200000 && high < 0x200000) {
      const number = high * 4294967296 + low;
      if (Number.isSafeInteger(number)) return number;
    }
    return fold((BigInt(high) << 32n) | BigInt(low));
  }

  /** 32 bits of it, for tables. */
  folded(): number {
    return (Math.imul(this.high, 0x9e3779b1) ^ this.low) | 0;
  }

  add(high: number, low: number): void {
    const sum = this.low + low;
    this.low = sum >>> 0;
    this.high = (this.high + high + (sum > 0xffffffff ? 1 : 0)) >>> 0;
  }

  multiply(high: number, low: number): void {
    const own = this.low;
    this.high = (upperHalf(own, low) + Math.imul(this.high, low) + Math.imul(own, high)) >>> 0;
    this.low = Math.imul(own, low) >>> 0;
  }
}

/** The upper 32 bits of the product of two numbers of 32 bits, give or take multiples of 2^32. */
function upperHalf(a: number, b: number): number {
  const a0 = a & 0xffff;
  const a1 = a >>> 16;
  const b0 = b & 0xffff;
  const b1 = b >>> 16;
  const lowest = Math.imul(a0, b0) >>> 0;
  const middle = (Math.imul(a1, b0) >>> 0) + (lowest >>> 16);
  const other = (Math.imul(a0, b1) >>> 0) + (middle & 0xffff);
  return Math.imul(a1, b1) + Math.floor(middle / 65536) + (other >>> 16);
}

/** 32 bits of a hash, such that equal hashes give the same. */
export function foldedHash(value: Hash): number {
  return halves(value).folded();
}

/** A hash as 64 bits. */
export function halves(value: Hash): Hash64 {
  if (typeof value === 'number') return new Hash64(Math.floor(value / 4294967296) >>> 0, value >>> 0);
  return new Hash64(Number(BigInt.asUintN(32, value >> 32n)), Number(BigInt.asUintN(32, value)));
}

/** The slot of `tuple`. */
export function hashTuple(self: PyTuple, thread: Thread): Hash | Unwind {
  const quick = quickTupleHash(self, thread);
  return quick !== undefined ? quick.value() : drive(hashItems(self, thread), thread);
}

/** The hash if no guest code takes part in it, and no slot but those of the kernel's own values. */
export function quickTupleHash(self: PyTuple, thread: Thread): Hash64 | undefined {
  const { items } = self;
  const sum = new Hash64(0x27d4eb2f, 0x165667c5);
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    if (typeof item === 'number' && item >= 0) {
      take(sum, Math.floor(item / 4294967296), item >>> 0);
      continue;
    }
    if (item instanceof PyTuple && item.type === tupleType) {
      const inner = quickTupleHash(item, thread);
      if (inner === undefined) return undefined;
      take(sum, inner.high, inner.low);
      continue;
    }
    const known = quickHash(item, thread);
    if (known === undefined) return undefined;
    const lane = halves(known);
    take(sum, lane.high, lane.low);
  }
  return finish(sum, items.length);
}

function quickHash(value: Value, thread: Thread): Hash | undefined {
  switch (typeof value) {
    case 'string':
      return hashString(value);
    case 'number':
    case 'bigint':
      return hashInteger(value);
    case 'boolean':
      return value ? 1 : 0;
    default:
  }
  if (value === null) return noneType.slots.hash!(null as never, thread) as Hash;
  if (value instanceof PyFloat && !value.type.isHeap) return hashFloat(value.value, value, thread);
  return value.type.slots.hash === identityHash ? identityHash(value, thread) : undefined;
}

function* hashItems(self: PyTuple, thread: Thread): Guest<Hash> {
  const sum = new Hash64(0x27d4eb2f, 0x165667c5);
  for (const item of self.items) {
    let lane = hash(item, thread);
    if (lane === UNWIND) lane = (yield UNWIND) as Hash;
    const { high, low } = halves(lane);
    take(sum, high, low);
  }
  return finish(sum, self.items.length).value();
}

/** `sum = rotate31(sum + lane * P2) * P1`, in halves: an object for each lane would cost more than the arithmetic. */
function take(sum: Hash64, high: number, low: number): void {
  const upper = upperHalf(low, 0x27d4eb4f) + Math.imul(high, 0x27d4eb4f) + Math.imul(low, 0xc2b2ae3d);
  const added = sum.low + (Math.imul(low, 0x27d4eb4f) >>> 0);
  const lower = added | 0;
  const higher = (sum.high + upper + (added > 0xffffffff ? 1 : 0)) | 0;
  const turnedHigh = (higher << 31) | (lower >>> 1);
  const turnedLow = (lower << 31) | (higher >>> 1);
  sum.high =
    (upperHalf(turnedLow, 0x85ebca87) +
      Math.imul(turnedHigh, 0x85ebca87) +
      Math.imul(turnedLow, 0x9e3779b1)) >>>
    0;
  sum.low = Math.imul(turnedLow, 0x85ebca87) >>> 0;
}

function finish(sum: Hash64, count: number): Hash64 {
  sum.add(0x27d4eb2f, (0x165667c5 ^ 3527539 ^ count) >>> 0);
  return sum.high === 0xffffffff && sum.low === 0xffffffff ? new Hash64(0, 1546275796) : sum;
}
