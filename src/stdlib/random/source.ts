/** Where the numbers of `random` come from. CPython: Lib/random.py (class Random, class SystemRandom). */
import { raise } from '../../runtime/kernel/errors.ts';
import { PyObject, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { callSpecial } from '../../runtime/kernel/special.ts';
import { knownInteger } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { integer } from '../../runtime/kernel/values.ts';
import {
  bitLength,
  checkBits,
  type Integer,
  moduloIntegers,
  subtractIntegers,
  trueDivideIntegers,
} from '../../runtime/objects/integer-arithmetic.ts';
import { floatToInteger, toReal } from '../../runtime/objects/number-conversion.ts';
import type { MersenneTwister } from './mersenne-twister.ts';

/** A generator of numbers; `twister` is null for `SystemRandom`, which asks the host. */
export class PyRandom extends PyObject {
  readonly twister: MersenneTwister | null;
  /** The second number that `gauss` made. */
  gaussNext: Value = null;

  constructor(twister: MersenneTwister | null) {
    super();
    this.twister = twister;
  }
}

/** A float in [0, 1), of a subclass's `random` when it has one. */
export function* draw(self: PyRandom, thread: Thread): Guest<number> {
  if (!overrides(self, 'random')) return nativeRandom(self, thread);
  return yield* toReal(yield* finished(callSpecial(self, 'random', [], thread)), thread);
}

export function nativeRandom(self: PyRandom, thread: Thread): number {
  if (self.twister !== null) return self.twister.random();
  const bytes = thread.interpreter.host.random.bytes(7);
  let value = bytes[0]! >>> 3;
  for (let i = 1; i < 7; i++) value = value * 256 + bytes[i]!;
  // 53 bits: five of the first byte, eight of each other.
  return value / 2 ** 53;
}

export function nativeBits(self: PyRandom, count: number, thread: Thread): Integer {
  if (self.twister !== null) {
    return count <= 32 ? self.twister.smallBits(count) : integer(self.twister.bits(count));
  }
  const size = Math.ceil(count / 8);
  const bytes = thread.interpreter.host.random.bytes(size);
  let digits = '';
  for (const byte of bytes) digits += byte.toString(16).padStart(2, '0');
  return size === 0 ? 0 : integer(BigInt(`0x${digits}`) >> BigInt(size * 8 - count));
}

/** The count of `getrandbits`, checked. */
export function bitCount(count: Integer, thread: Thread): number {
  if (count < 0) raise.valueError('number of bits must be non-negative');
  checkBits(Number(count), thread);
  return Number(count);
}

/** An integer in [0, n), for positive n. */
export function* below(self: PyRandom, n: Integer, thread: Thread): Guest<Integer> {
  if (overrides(self, 'getrandbits')) return yield* belowByBits(self, n, thread);
  if (overrides(self, 'random')) return yield* belowByRandom(self, n, thread);
  return nativeBelow(self, n, thread);
}

export function nativeBelow(self: PyRandom, n: Integer, thread: Thread): Integer {
  const count = bitLength(n);
  let value = nativeBits(self, count, thread);
  while (value >= n) value = nativeBits(self, count, thread);
  return value;
}

/** Whether a class derived from `Random` in Python has its own method. The nearer definition of the two counts. */
function overrides(self: PyRandom, name: 'random' | 'getrandbits'): boolean {
  const type: PyType = self.type;
  return type.isHeap && type.definerOf(name)!.isHeap && isNearest(type, name);
}

function isNearest(type: PyType, name: 'random' | 'getrandbits'): boolean {
  if (name === 'random') return true;
  const byBits = type.mro.indexOf(type.definerOf('getrandbits')!);
  const byRandom = type.mro.indexOf(type.definerOf('random')!);
  return byBits <= byRandom;
}

function* belowByBits(self: PyRandom, n: Integer, thread: Thread): Guest<Integer> {
  const count = bitLength(n);
  for (;;) {
    const value = knownInteger(yield* finished(callSpecial(self, 'getrandbits', [count], thread)));
    if (value === undefined) return raise.typeError('getrandbits() returned no integer');
    if (value < n) return value;
  }
}

function* belowByRandom(self: PyRandom, n: Integer, thread: Thread): Guest<Integer> {
  const most = 2 ** 53;
  if (n >= most) return floatToInteger((yield* draw(self, thread)) * Number(n));
  const limit = trueDivideIntegers(
    subtractIntegers(BigInt(most), moduloIntegers(BigInt(most), n)),
    BigInt(most),
  );
  let value = yield* draw(self, thread);
  while (value >= limit) value = yield* draw(self, thread);
  return moduloIntegers(floatToInteger(value * most), n);
}
