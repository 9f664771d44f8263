/** Functions that take floats apart and put them together. CPython: Modules/mathmodule.c; docs: library/math.html#floating-point-manipulation-functions. */
import { raise } from '../../runtime/kernel/errors.ts';
import { power as plainPower } from '../../runtime/objects/elementary.ts';
import { scaleBigint } from '../../runtime/objects/integer-arithmetic.ts';
import { domainError, rangeError } from './arguments.ts';
import { exponentOf, scaled } from './exponentials.ts';

const INFINITY = Number.POSITIVE_INFINITY;

/** Mantissa in [0.5, 1) and exponent. */
export function frexp(x: number): readonly [mantissa: number, exponent: number] {
  if (x === 0 || !Number.isFinite(x)) return [x, 0];
  const exponent = exponentOf(x) + 1;
  return [scaled(x, -exponent), exponent];
}

/** `x * 2 ** exponent` */
export function ldexp(x: number, exponent: number | bigint): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  if (exponent > 5000) return rangeError();
  if (exponent < -5000) return x < 0 ? -0 : 0;
  const result = scaled(x, Number(exponent));
  return Number.isFinite(result) ? result : rangeError();
}

/** Fraction and whole part, both with the sign of `x`. */
export function modf(x: number): readonly [fraction: number, whole: number] {
  if (Number.isNaN(x)) return [x, x];
  const whole = Math.trunc(x);
  if (!Number.isFinite(x)) return [copySign(0, x), x];
  return [copySign(x - whole, x), whole];
}

export function copySign(size: number, sign: number): number {
  const isNegative = sign < 0 || Object.is(sign, -0);
  const absolute = Math.abs(size);
  return isNegative ? -absolute : absolute;
}

export function fmod(x: number, y: number): number {
  const result = x % y;
  if (Number.isNaN(result) && !Number.isNaN(x) && !Number.isNaN(y)) domainError();
  return result;
}

/** The difference to the nearest multiple of `y`, the even one of two. */
export function remainder(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (!Number.isFinite(x) || y === 0) return domainError();
  if (!Number.isFinite(y)) return x;
  const size = Math.abs(x);
  const divisor = Math.abs(y);
  const rest = size % divisor;
  const other = divisor - rest;
  let result: number;
  if (rest < other) result = rest;
  else if (rest > other) result = -other;
  else result = rest - 2 * ((0.5 * (size - rest)) % divisor);
  return copySign(1, x) * result;
}

/** `x ** y` as C has it. */
export function power(x: number, y: number): number {
  // C differs from JavaScript: 1 to any power and -1 to an infinite one is 1.
  if (x === 1 || (x === -1 && !Number.isFinite(y) && !Number.isNaN(y))) return 1;
  const result = plainPower(x, y);
  if (Number.isFinite(result) || !Number.isFinite(x) || !Number.isFinite(y)) return result;
  return Number.isNaN(result) || x === 0 ? domainError() : rangeError();
}

/** The float that comes so many steps after `x` on the way to `y`; the next one when `steps` is null. */
export function nextAfter(x: number, y: number, steps: bigint | null): number {
  if (steps === 0n) return x;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const from = ordinal(x);
  const to = ordinal(y);
  if (steps === null) {
    if (from === to) return y;
    return ofOrdinal(from + (to > from ? 1n : -1n), x);
  }
  if (from === to) return y;
  const distance = to > from ? to - from : from - to;
  if (steps >= distance) return y;
  return ofOrdinal(to > from ? from + steps : from - steps, x);
}

export function ulp(x: number): number {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? x : INFINITY;
  const size = Math.abs(x);
  const next = nextAfter(size, INFINITY, null);
  return next === INFINITY ? size - nextAfter(size, -INFINITY, null) : next - size;
}

/** Floats numbered in their order; zero is 0. */
function ordinal(x: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigInt64(0);
  return bits < 0n ? -(bits & 0x7fff_ffff_ffff_ffffn) : bits;
}

/** A zero keeps the sign of where it was reached from. */
function ofOrdinal(number: bigint, from: number): number {
  if (number === 0n) return from < 0 ? -0 : 0;
  const view = new DataView(new ArrayBuffer(8));
  view.setBigInt64(0, number < 0n ? -number : number);
  return number < 0n ? -view.getFloat64(0) : view.getFloat64(0);
}

/** `x * y + z`, rounded once. */
export function fusedMultiplyAdd(x: number, y: number, z: number): number {
  if (!Number.isFinite(x) || !Number.isFinite(y) || !Number.isFinite(z)) {
    // Rounding has no part in this, but the product must not overflow by itself.
    const result = Number.isFinite(x) && Number.isFinite(y) ? z : x * y + z;
    const hasNaN = Number.isNaN(x) || Number.isNaN(y) || Number.isNaN(z);
    return Number.isNaN(result) && !hasNaN ? raise.valueError('invalid operation in fma') : result;
  }
  if (x === 0 || y === 0) return x * y + z;
  const result = exactSum(x, y, z);
  return Number.isFinite(result) ? result : raise.overflowError('overflow in fma');
}

function exactSum(x: number, y: number, z: number): number {
  const [xDigits, xExponent] = digits(x);
  const [yDigits, yExponent] = digits(y);
  const [zDigits, zExponent] = digits(z);
  const exponent = xExponent + yExponent;
  const product = xDigits * yDigits;
  // What is far below the other only decides how a tie is broken.
  const lowest = Math.min(exponent, zExponent);
  const sum = (product << BigInt(exponent - lowest)) + (zDigits << BigInt(zExponent - lowest));
  if (sum === 0n) return 0;
  return sum < 0n ? -scaleBigint(-sum, lowest) : scaleBigint(sum, lowest);
}

/** A float as an integer times a power of two. */
function digits(x: number): readonly [digits: bigint, exponent: number] {
  if (x === 0) return [0n, 0];
  const [mantissa, exponent] = frexp(x);
  return [BigInt(mantissa * 2 ** 53), exponent - 53];
}

export function isClose(a: number, b: number, relative: number, absolute: number): boolean {
  if (relative < 0 || absolute < 0) raise.valueError('tolerances must be non-negative');
  if (a === b) return true;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
  const difference = Math.abs(b - a);
  return (
    difference <= Math.abs(relative * b) || difference <= Math.abs(relative * a) || difference <= absolute
  );
}
