/**
 * Exponential, logarithmic and hyperbolic functions of numbers, with the digits that CPython shows on Linux. Docs: library/math.html#power-and-logarithmic-functions.
 *
 * The hyperbolic functions and their inverses follow the formulas of Sun's fdlibm, on which the C library's are based: those
 * are not always rounded correctly, and programs show it.
 */
import {
  anyLogarithm,
  exponential,
  logarithm,
  productTail,
  wideExponential,
} from '../../runtime/objects/elementary.ts';

const LN2_LOW = 2.3190468138462996e-17;
const INVERSE_LN2 = Math.LOG2E;
const INVERSE_LN2_LOW = 2.0355273740931033e-17;

/** `2 ** x` */
export function exp2(x: number): number {
  if (!(x > -1100 && x < 1025)) return 2 ** x;
  const whole = Math.round(x);
  const part = x - whole;
  if (part === 0) return 2 ** whole;
  const high = part * Math.LN2;
  const low = productTail(part, Math.LN2, high) + part * LN2_LOW;
  const wide = wideExponential(high);
  const value = wide.high + (wide.low + wide.high * low);
  // In two steps, for neither may leave the range of floats.
  const half = Math.trunc(whole / 2);
  return value * 2 ** half * 2 ** (whole - half);
}

export function log2(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return Math.log2(x);
  const [mantissa, exponent] = split(x);
  const { high, low } = anyLogarithm(mantissa);
  const product = high * INVERSE_LN2;
  const tail = productTail(high, INVERSE_LN2, product) + (high * INVERSE_LN2_LOW + low * INVERSE_LN2);
  const sum = exponent + product;
  return sum + (product - (sum - exponent) + tail);
}

const LOG10_2_HIGH = 0.30102999566361177;
const LOG10_2_LOW = 3.694239077158931e-13;

export function log10(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return Math.log10(x);
  const exponent = exponentOf(x);
  const whole = exponent < 0 ? exponent + 1 : exponent;
  const part = scaled(x, -whole);
  return whole * LOG10_2_LOW + Math.LOG10E * logarithm(part) + whole * LOG10_2_HIGH;
}

export function cosh(x: number): number {
  const size = Math.abs(x);
  if (size < 0.5 * Math.LN2) {
    const t = Math.expm1(size);
    return size < 2 ** -55 ? 1 : 1 + (t * t) / (2 * (1 + t));
  }
  if (size < 22) {
    const t = exponential(size);
    return 0.5 * t + 0.5 / t;
  }
  return halfExponential(size);
}

export function sinh(x: number): number {
  const size = Math.abs(x);
  if (!(size >= 22)) return Math.sinh(x);
  return x < 0 ? -halfExponential(size) : halfExponential(size);
}

/** `exp(x) / 2`, also where `exp(x)` would be too large. */
function halfExponential(x: number): number {
  if (x < 709.7) return 0.5 * exponential(x);
  const root = exponential(0.5 * x);
  return 0.5 * root * root;
}

export function tanh(x: number): number {
  const size = Math.abs(x);
  if (!(size < 22)) return Number.isNaN(x) ? x : Math.sign(x);
  if (size < 2 ** -55) return x;
  const t = Math.expm1(size >= 1 ? 2 * size : -2 * size);
  const value = size >= 1 ? 1 - 2 / (t + 2) : -t / (t + 2);
  return x < 0 ? -value : value;
}

export function asinh(x: number): number {
  const size = Math.abs(x);
  if (!(size >= 2 ** -28 && size < Number.POSITIVE_INFINITY)) return x;
  let value: number;
  if (size > 2 ** 28) value = logarithm(size) + Math.LN2;
  else if (size > 2) value = logarithm(2 * size + 1 / (Math.sqrt(x * x + 1) + size));
  else value = Math.log1p(size + (x * x) / (1 + Math.sqrt(1 + x * x)));
  return x < 0 ? -value : value;
}

export function acosh(x: number): number {
  if (!(x >= 1)) return Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  if (x >= 2 ** 28) return logarithm(x) + Math.LN2;
  if (x === 1) return 0;
  if (x > 2) return logarithm(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
  const t = x - 1;
  return Math.log1p(t + Math.sqrt(2 * t + t * t));
}

/** Rounded correctly; the GNU C library's is often off by one or two units in the last place. */
export function cbrt(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const third = Math.round(exponentOf(x) / 3);
  const part = scaled(Math.abs(x), -3 * third);
  const guess = Math.cbrt(part);
  // One step of Newton's method with twice the digits.
  const square = guess * guess;
  const squareLow = productTail(guess, guess, square);
  const cube = square * guess;
  const cubeLow = productTail(square, guess, cube) + squareLow * guess;
  const root = guess - (cube - part + cubeLow) / (3 * square);
  return scaled(x < 0 ? -root : root, third);
}

/** `x` as a number near 1 and a power of two. */
function split(x: number): readonly [mantissa: number, exponent: number] {
  const exponent = exponentOf(x);
  const mantissa = scaled(x, -exponent);
  return mantissa > Math.SQRT2 ? [mantissa / 2, exponent + 1] : [mantissa, exponent];
}

/** The largest power of two that `|x|` is not below. */
export function exponentOf(x: number): number {
  const size = Math.abs(x);
  if (size < 2 ** -1000) return exponentOf(size * 2 ** 100) - 100;
  const guess = Math.floor(Math.log2(size));
  if (2 ** guess > size) return guess - 1;
  return guess < 1023 && 2 ** (guess + 1) <= size ? guess + 1 : guess;
}

/** `x * 2 ** exponent` without overflow on the way. */
export function scaled(x: number, exponent: number): number {
  if (exponent > 1000) return scaled(x * 2 ** 1000, exponent - 1000);
  if (exponent < -1000) return scaled(x * 2 ** -1000, exponent + 1000);
  return x * 2 ** exponent;
}
