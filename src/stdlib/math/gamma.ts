/** `gamma` and `lgamma` by Lanczos' formula. CPython: Modules/mathmodule.c (m_tgamma, m_lgamma); docs: library/math.html#math.gamma. */
import { cosine, exponential, logarithm, power, sine } from '../../runtime/objects/elementary.ts';

/** Lanczos' sum for g = 6.0246…, as a rational function; the coefficients are those of the Boost libraries (lanczos13m53). */
const G = 6.02468004077673;
const DIVIDEND = [
  23531376880.41076, 42919803642.6491, 35711959237.35567, 17921034426.03721, 6039542586.352028,
  1439720407.3117216, 248874557.86205417, 31426415.585400194, 2876370.6289353725, 186056.26539522348,
  8071.672002365816, 210.82427775157936, 2.5066282746310002,
] as const;
/** Those of x(x + 1)…(x + 11). */
const DIVISOR = [
  0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1,
] as const;
/** The largest integer whose factorial is exact, and one more. */
const EXACT = 23;
const LOG_PI = 1.1447298858494002;

/** NaN where there is no value. */
export function gamma(x: number): number {
  if (Number.isNaN(x) || x === Number.POSITIVE_INFINITY) return x;
  if (x === Number.NEGATIVE_INFINITY) return Number.NaN;
  if (x === 0) return 1 / x;
  if (Number.isInteger(x)) {
    if (x < 0) return Number.NaN;
    if (x <= EXACT) return factorial(x - 1);
  }
  const size = Math.abs(x);
  if (size < 1e-20) return 1 / x;
  if (size > 200) return x < 0 ? 0 / sineOfPi(x) : Number.POSITIVE_INFINITY;
  const y = size + (G - 0.5);
  const error = (correction(size, y) * G) / y;
  let value: number;
  if (x < 0) {
    value = ((-Math.PI / sineOfPi(size) / size) * exponential(y)) / lanczosSum(size);
    value -= error * value;
  } else {
    value = lanczosSum(size) / exponential(y);
    value += error * value;
  }
  // A power that is too large by itself is taken in two steps.
  if (size < 140) return x < 0 ? value / power(y, size - 0.5) : value * power(y, size - 0.5);
  const root = power(y, size / 2 - 0.25);
  return x < 0 ? value / root / root : value * root * root;
}

/** Infinite where `gamma` has a pole. */
export function logGamma(x: number): number {
  if (Number.isNaN(x)) return x;
  if (!Number.isFinite(x)) return Number.POSITIVE_INFINITY;
  if (Number.isInteger(x) && x <= 2) return x <= 0 ? Number.POSITIVE_INFINITY : 0;
  const size = Math.abs(x);
  if (size < 1e-20) return -logarithm(size);
  let value = logarithm(lanczosSum(size)) - G;
  value += (size - 0.5) * (logarithm(size + G - 0.5) - 1);
  if (x < 0) value = LOG_PI - logarithm(Math.abs(sineOfPi(size))) - logarithm(size) - value;
  return value;
}

/** What rounding has taken from `y`, the sum of `size` and G - 1/2. */
function correction(size: number, y: number): number {
  const large = G - 0.5;
  return size > large ? y - size - large : y - large - size;
}

/** By powers of 1/x for large x, to keep the parts small. */
function lanczosSum(x: number): number {
  let dividend = 0;
  let divisor = 0;
  if (x < 5) {
    for (let i = DIVIDEND.length - 1; i >= 0; i--) {
      dividend = dividend * x + DIVIDEND[i]!;
      divisor = divisor * x + DIVISOR[i]!;
    }
  } else {
    for (let i = 0; i < DIVIDEND.length; i++) {
      dividend = dividend / x + DIVIDEND[i]!;
      divisor = divisor / x + DIVISOR[i]!;
    }
  }
  return dividend / divisor;
}

/** sin(pi·x), exact where x is near an integer. */
function sineOfPi(x: number): number {
  const y = Math.abs(x) % 2;
  const quarter = roundHalfAway(2 * y);
  let value: number;
  switch (quarter) {
    case 0:
      value = sine(Math.PI * y);
      break;
    case 1:
      value = cosine(Math.PI * (y - 0.5));
      break;
    case 2:
      value = sine(Math.PI * (1 - y));
      break;
    case 3:
      value = -cosine(Math.PI * (y - 1.5));
      break;
    default:
      value = sine(Math.PI * (y - 2));
  }
  return x < 0 ? -value : value;
}

function roundHalfAway(x: number): number {
  return Math.floor(x + 0.5);
}

/** Exact up to 22!. */
function factorial(n: number): number {
  let product = 1;
  for (let i = 2; i <= n; i++) product *= i;
  return product;
}
