/**
 * Arithmetic of `int` on plain numbers and bigints. CPython: Objects/longobject.c; docs: library/stdtypes.html#numeric-types-int-float-complex.
 *
 * Operands are what an `int` is: a safe integer (never -0) as a number, anything beyond as a bigint. Each function has
 * the case of two numbers first. Results that could take any size are checked against `limits.intBits` before they are
 * computed: a bigint operation can't be interrupted.
 */
import { memoryErrorType, raise } from '../kernel/errors.ts';
import type { Unwind } from '../kernel/object.ts';
import { breathe, drive, type Guest } from '../kernel/pausing.ts';
import type { Thread } from '../kernel/thread.ts';
import { integer, PyFloat } from '../kernel/values.ts';
import { realPower } from './float-arithmetic.ts';

export type Integer = number | bigint;

const LARGEST = Number.MAX_SAFE_INTEGER;
const SMALLEST = Number.MIN_SAFE_INTEGER;
const WORD = 4294967296;
/** Products of what lies below need no exact measuring. */
const MODEST_BITS = 32768;
const MODEST = 1n << BigInt(MODEST_BITS);
/** As many bits as CPython can count in digits of an integer. */
const MOST_COUNTED = 30n * (1n << 61n);
/** V8 can't make bigints much larger. */
const MOST_BITS = 2 ** 29;

export function addIntegers(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (sum <= LARGEST && sum >= SMALLEST) return sum;
  }
  return integer(BigInt(a) + BigInt(b));
}

export function subtractIntegers(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (difference <= LARGEST && difference >= SMALLEST) return difference;
  }
  return integer(BigInt(a) - BigInt(b));
}

export function multiplyIntegers(a: Integer, b: Integer, thread: Thread): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (product <= LARGEST && product >= SMALLEST) return product === 0 ? 0 : product; // never -0
    return BigInt(a) * BigInt(b);
  }
  return multiplyLarge(BigInt(a), BigInt(b), thread);
}

/** `a // b` */
export function floorDivideIntegers(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    if (b === 0) raise.zeroDivisionError('integer division or modulo by zero');
    // Exact: a quotient of safe integers is never rounded up to the next integer.
    return Math.floor(a / b) + 0;
  }
  if (b === 0) raise.zeroDivisionError('integer division or modulo by zero');
  return integer(floorDivideLarge(BigInt(a), BigInt(b)));
}

/** `a % b`, with the sign of `b`. */
export function moduloIntegers(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    if (a >= 0 && b > 0) return a % b;
    if (b === 0) raise.zeroDivisionError('integer modulo by zero');
    const rest = a % b;
    return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest + 0;
  }
  if (b === 0) raise.zeroDivisionError('integer modulo by zero');
  return integer(moduloLarge(BigInt(a), BigInt(b)));
}

/** `a / b`, correctly rounded. */
export function trueDivideIntegers(a: Integer, b: Integer): number {
  if (typeof a === 'number' && typeof b === 'number') {
    if (b === 0) raise.zeroDivisionError('division by zero');
    return a / b;
  }
  if (b === 0) raise.zeroDivisionError('division by zero');
  const quotient = ratioToNumber(BigInt(a), BigInt(b));
  return Number.isFinite(quotient)
    ? quotient
    : raise.overflowError('integer division result too large for a float');
}

/** `a ** b`: an `int`, or a `float` when `b` is negative. */
export function powerIntegers(a: Integer, b: Integer, thread: Thread): Integer | PyFloat {
  if (b < 0) return new PyFloat(negativePower(a, b));
  if (typeof a === 'number' && typeof b === 'number') {
    let result = 1;
    let base = a;
    let exponent = b;
    for (;;) {
      if (exponent % 2 === 1) {
        result *= base;
        if (result > LARGEST || result < SMALLEST) break;
      }
      exponent = Math.floor(exponent / 2);
      if (exponent === 0) return result + 0;
      base *= base;
      if (base > LARGEST) break;
    }
    if (a === 1 || a === 0) return a;
    if (a === -1) return b % 2 === 0 ? 1 : -1;
  }
  return powerLarge(BigInt(a), b, thread);
}

export function shiftLeft(a: Integer, count: Integer, thread: Thread): Integer {
  if (typeof a === 'number' && typeof count === 'number' && count >= 0 && count < 53) {
    const shifted = a * 2 ** count;
    if (shifted <= LARGEST && shifted >= SMALLEST) return shifted;
  }
  if (count < 0) raise.valueError('negative shift count');
  if (a === 0) return 0;
  if (count > MOST_COUNTED) return raise.overflowError('too many digits in integer');
  if (typeof count === 'bigint') return raise.error(memoryErrorType);
  checkBits(bitLength(a) + count, thread);
  return integer(BigInt(a) << BigInt(count));
}

export function shiftRight(a: Integer, count: Integer): Integer {
  if (typeof a === 'number' && typeof count === 'number' && count >= 0) {
    if ((a | 0) === a) return count < 32 ? a >> count : a < 0 ? -1 : 0;
    return count < 1000 ? Math.floor(a / 2 ** count) : a < 0 ? -1 : 0;
  }
  if (count < 0) raise.valueError('negative shift count');
  if (typeof count === 'bigint') return a < 0 ? -1 : 0;
  return integer(BigInt(a) >> BigInt(count));
}

export function andIntegers(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    if ((a | 0) === a && (b | 0) === b) return a & b;
    return fromWords(Math.floor(a / WORD) & Math.floor(b / WORD), a & b);
  }
  return integer(BigInt(a) & BigInt(b));
}

export function orIntegers(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    if ((a | 0) === a && (b | 0) === b) return a | b;
    return fromWords(Math.floor(a / WORD) | Math.floor(b / WORD), a | b);
  }
  return integer(BigInt(a) | BigInt(b));
}

export function xorIntegers(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    if ((a | 0) === a && (b | 0) === b) return a ^ b;
    return fromWords(Math.floor(a / WORD) ^ Math.floor(b / WORD), a ^ b);
  }
  return integer(BigInt(a) ^ BigInt(b));
}

export function negateInteger(a: Integer): Integer {
  return typeof a === 'number' ? 0 - a : integer(-a);
}

export function invertInteger(a: Integer): Integer {
  if (typeof a === 'number' && a < LARGEST) return -1 - a;
  return integer(~BigInt(a));
}

export function absoluteInteger(a: Integer): Integer {
  return a < 0 ? negateInteger(a) : a;
}

/** Below, at or above zero as `a` is less than, equal to or greater than `b`. */
export function compareIntegers(a: Integer, b: Integer): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** How many bits the absolute value has. */
export function bitLength(a: Integer): number {
  if (typeof a === 'number') {
    const size = Math.abs(a);
    return size < WORD ? 32 - Math.clz32(size) : 64 - Math.clz32(size / WORD);
  }
  const hexadecimal = (a < 0n ? -a : a).toString(16);
  return 4 * hexadecimal.length - Math.clz32(Number.parseInt(hexadecimal[0]!, 16)) + 28;
}

/** The nearest float, ties to even; OverflowError when there is none. */
export function integerToFloat(a: Integer): number {
  if (typeof a === 'number') return a;
  const value = Number(a);
  return Number.isFinite(value) ? value : raise.overflowError('int too large to convert to float');
}

/** MemoryError for an integer of more bits than allowed; to be asked before it is made. */
export function checkBits(bits: number, thread: Thread): void {
  if (bits > thread.interpreter.limits.intBits || bits > MOST_BITS) raise.error(memoryErrorType);
}

/** `pow(a, b, modulus)` */
export function powerModulo(a: Integer, b: Integer, modulus: Integer, thread: Thread): Integer | Unwind {
  if (modulus === 0) raise.valueError('pow() 3rd argument cannot be 0');
  if (modulus === 1 || modulus === -1) return 0;
  const size = absoluteInteger(modulus);
  let base = moduloIntegers(a, size);
  let exponent = b;
  if (b < 0) {
    base = integer(inverse(BigInt(base), BigInt(size)));
    exponent = negateInteger(b);
  }
  const signed = (power: Integer) => (modulus < 0 && power !== 0 ? addIntegers(power, modulus) : power);
  if (typeof size === 'number' && size < 94906265 && typeof exponent === 'number')
    return signed(powerModuloSmall(base as number, exponent, size));
  return drive(powerModuloLarge(BigInt(base), BigInt(exponent), BigInt(size), signed, thread), thread);
}

/** The nearest integer to `a / b`, ties to even, for positive `b`. */
export function divideRoundingHalfEven(a: bigint, b: bigint): bigint {
  let quotient = a / b;
  let rest = a % b;
  if (rest < 0n) {
    quotient -= 1n;
    rest += b;
  }
  const twice = rest * 2n;
  return twice > b || (twice === b && (quotient & 1n) === 1n) ? quotient + 1n : quotient;
}

/** The float nearest to a quotient, ties to even; infinite when it is too large. */
export function ratioToNumber(a: bigint, b: bigint): number {
  const negative = a < 0n !== b < 0n;
  const dividend = a < 0n ? -a : a;
  const divisor = b < 0n ? -b : b;
  if (dividend === 0n) return negative ? -0 : 0;
  // A quotient of 55 or more bits whose last bit also stands for all that follow rounds as the exact one does.
  const spread = bitLength(dividend) - bitLength(divisor);
  if (spread > 1025) return negative ? -Infinity : Infinity;
  if (spread < -1080) return negative ? -0 : 0;
  const shift = 66 - spread;
  const scaled = shift >= 0 ? dividend << BigInt(shift) : dividend;
  const by = shift >= 0 ? divisor : divisor << BigInt(-shift);
  let quotient = scaled / by;
  if (quotient * by !== scaled) quotient |= 1n;
  const result = scaleBigint(quotient, -shift);
  return negative ? -result : result;
}

/** `mantissa · 2^exponent` rounded once, ties to even. */
export function scaleBigint(mantissa: bigint, exponent: number): number {
  // Subnormal results have fewer bits: what is cut off is rounded here, not by the multiplication.
  const lowest = bitLength(mantissa) + exponent;
  if (lowest > 1100) return Infinity;
  if (lowest < -1080) return 0;
  if (lowest <= -1021) {
    const cut = -1074 - exponent;
    const units = cut > 0 ? divideRoundingHalfEven(mantissa, 1n << BigInt(cut)) : mantissa << BigInt(-cut);
    return Number(units) * Number.MIN_VALUE;
  }
  const excess = bitLength(mantissa) - 70;
  if (excess > 0) {
    const kept = mantissa >> BigInt(excess);
    const exact = kept << BigInt(excess) === mantissa;
    return scaleBigint(exact ? kept : kept | 1n, exponent + excess);
  }
  let result = Number(mantissa);
  let left = exponent;
  while (left > 1000) {
    result *= 2 ** 1000;
    left -= 1000;
  }
  while (left < -1000) {
    result *= 2 ** -1000;
    left += 1000;
  }
  return result * 2 ** left;
}

function multiplyLarge(a: bigint, b: bigint, thread: Thread): Integer {
  const modest = a < MODEST && a > -MODEST && b < MODEST && b > -MODEST;
  if (!modest || thread.interpreter.limits.intBits < 2 * MODEST_BITS) {
    if (a === 0n || b === 0n) return 0;
    checkBits(bitLength(a) + bitLength(b) - 1, thread);
  }
  return integer(a * b);
}

function floorDivideLarge(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a < 0n !== b < 0n && quotient * b !== a ? quotient - 1n : quotient;
}

function moduloLarge(a: bigint, b: bigint): bigint {
  const rest = a % b;
  return rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest;
}

function powerLarge(a: bigint, b: Integer, thread: Thread): Integer {
  if (a === 0n || a === 1n) return Number(a);
  if (a === -1n) return BigInt(b) % 2n === 0n ? 1 : -1;
  if (typeof b === 'bigint') return raise.error(memoryErrorType);
  if (b === 0) return 1;
  checkBits((bitLength(a) - 1) * b + 1, thread);
  return integer(a ** BigInt(b));
}

function negativePower(a: Integer, b: Integer): number {
  return realPower(integerToFloat(a), integerToFloat(b));
}

function powerModuloSmall(a: number, b: number, modulus: number): number {
  let result = 1;
  let base = a;
  for (let exponent = b; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = (result * base) % modulus;
    base = (base * base) % modulus;
  }
  return result;
}

function* powerModuloLarge(
  a: bigint,
  b: bigint,
  modulus: bigint,
  signed: (power: Integer) => Integer,
  thread: Thread,
): Guest<Integer> {
  const words = bitLength(modulus) / 64;
  const cost = Math.ceil((words * words) / 256);
  let result = 1n;
  // Digits of the exponent from the left: a shift of the whole exponent for each bit would be quadratic.
  for (const digit of b.toString(16)) {
    const value = Number.parseInt(digit, 16);
    for (let bit = 8; bit > 0; bit >>= 1) {
      result = (result * result) % modulus;
      if ((value & bit) !== 0) result = (result * a) % modulus;
    }
    thread.fuel -= cost;
    if (thread.fuel < 0) yield* breathe(thread);
  }
  return signed(integer(result));
}

function inverse(a: bigint, modulus: bigint): bigint {
  let [old, current] = [modulus, a];
  let [oldFactor, factor] = [0n, 1n];
  while (current !== 0n) {
    const quotient = old / current;
    [old, current] = [current, old - quotient * current];
    [oldFactor, factor] = [factor, oldFactor - quotient * factor];
  }
  if (old !== 1n) raise.valueError('base is not invertible for the given modulus');
  return oldFactor < 0n ? oldFactor + modulus : oldFactor;
}

function fromWords(high: number, low: number): Integer {
  const value = high * WORD + (low >>> 0);
  return value >= SMALLEST ? value : BigInt(value);
}
