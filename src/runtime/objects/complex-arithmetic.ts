/** Arithmetic of `complex` on pairs of JavaScript numbers. CPython: Objects/complexobject.c. */
import { overflowErrorType, raise } from '../kernel/errors.ts';
import { arcTangent, cosine, exponential, hypotenuse, logarithm, power, sine } from './elementary.ts';

/** Real and imaginary part. */
export type Pair = readonly [real: number, imag: number];

export function complexProduct(a: number, b: number, c: number, d: number): Pair {
  return [a * c - b * d, a * d + b * c];
}

/** Divides by the larger part of the divisor first, so that no intermediate result overflows. */
export function complexQuotient(a: number, b: number, c: number, d: number): Pair {
  if (Math.abs(c) >= Math.abs(d)) {
    if (c === 0) raise.zeroDivisionError('complex division by zero');
    const ratio = d / c;
    const divisor = c + d * ratio;
    return [(a + b * ratio) / divisor, (b - a * ratio) / divisor];
  }
  if (Number.isNaN(c) || Number.isNaN(d)) return [Number.NaN, Number.NaN];
  const ratio = c / d;
  const divisor = c * ratio + d;
  return [(a * ratio + b) / divisor, (b * ratio - a) / divisor];
}

export function complexPower(a: number, b: number, c: number, d: number): Pair {
  const result =
    d === 0 && Number.isInteger(c) && Math.abs(c) <= 100 ? integerPower(a, b, c) : generalPower(a, b, c, d);
  if (isOverflow(result[0]) || isOverflow(result[1]))
    raise.error(overflowErrorType, 'complex exponentiation');
  return result;
}

export function complexMagnitude(real: number, imag: number): number {
  const result = hypotenuse(real, imag);
  if (result === Infinity && Number.isFinite(real) && Number.isFinite(imag)) {
    raise.overflowError('absolute value too large');
  }
  return result;
}

function integerPower(a: number, b: number, exponent: number): Pair {
  if (exponent > 0) return positivePower(a, b, exponent);
  const [c, d] = positivePower(a, b, -exponent);
  if (c === 0 && d === 0) return noPower();
  return complexQuotient(1, 0, c, d);
}

function positivePower(a: number, b: number, exponent: number): Pair {
  let result: Pair = [1, 0];
  let square: Pair = [a, b];
  for (let left = exponent; left > 0; left >>= 1) {
    if ((left & 1) !== 0) result = complexProduct(result[0], result[1], square[0], square[1]);
    square = complexProduct(square[0], square[1], square[0], square[1]);
  }
  return result;
}

function generalPower(a: number, b: number, c: number, d: number): Pair {
  if (c === 0 && d === 0) return [1, 0];
  if (a === 0 && b === 0) return d !== 0 || c < 0 ? noPower() : [0, 0];
  const size = hypotenuse(a, b);
  const angle = arcTangent(b, a);
  let length = power(size, c);
  let phase = angle * c;
  if (d !== 0) {
    length *= exponential(-angle * d);
    phase += d * logarithm(size);
  }
  return [length * cosine(phase), length * sine(phase)];
}

function isOverflow(value: number): boolean {
  return value === Infinity || value === -Infinity;
}

function noPower(): never {
  return raise.zeroDivisionError('0.0 to a negative or complex power');
}
