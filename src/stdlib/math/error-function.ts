/**
 * `erf` and `erfc`. Docs: library/math.html#math.erf.
 *
 * The method and its coefficients are those of Sun's fdlibm, as in most C libraries: Copyright (C) 1993 by Sun Microsystems,
 * Inc. All rights reserved. Developed at SunPro, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and
 * distribute this software is freely granted, provided that this notice is preserved.
 */
import { exponential } from '../../runtime/objects/elementary.ts';

/** erf(1) cut off, around which the middle range is developed. */
const AT_ONE = 8.45062911510467529297e-1;
/** 2/sqrt(pi) - 1 */
const SLOPE = 1.28379167095512586316e-1;

type Coefficients = readonly number[];

/** Dividend and divisor of the rational function of each range, from the lowest power. The divisors begin with 1. */
const nearZero: readonly [Coefficients, Coefficients] = [
  [
    1.28379167095512558561e-1, -3.25042107247001499370e-1, -2.84817495755985104766e-2, -5.77027029648944159157e-3,
    -2.37630166566501626084e-5,
  ],
  [
    1, 3.97917223959155352819e-1, 6.50222499887672944485e-2, 5.08130628187576562776e-3, 1.32494738004321644526e-4,
    -3.96022827877536812320e-6,
  ],
];
const nearOne: readonly [Coefficients, Coefficients] = [
  [
    -2.36211856075265944077e-3, 4.14856118683748331666e-1, -3.72207876035701323847e-1, 3.18346619901161753674e-1,
    -1.10894694282396677476e-1, 3.54783043256182359371e-2, -2.16637559486879084300e-3,
  ],
  [
    1, 1.06420880400844228286e-1, 5.40397917702171048937e-1, 7.18286544141962662868e-2, 1.26171219808761642112e-1,
    1.36370839120290507362e-2, 1.19844998467991074170e-2,
  ],
];
const middle: readonly [Coefficients, Coefficients] = [
  [
    -9.86494403484714822705e-3, -6.93858572707181764372e-1, -1.05586262253232909814e1, -6.23753324503260060396e1,
    -1.62396669462573470355e2, -1.84605092906711035994e2, -8.12874355063065934246e1, -9.81432934416914548592,
  ],
  [
    1, 1.96512716674392571292e1, 1.37657754143519042600e2, 4.34565877475229228821e2, 6.45387271733267880336e2,
    4.29008140027567833386e2, 1.08635005541779435134e2, 6.57024977031928170135, -6.04244152148580987438e-2,
  ],
];
const tail: readonly [Coefficients, Coefficients] = [
  [
    -9.86494292470009928597e-3, -7.99283237680523006574e-1, -1.77579549177547519889e1, -1.60636384855821916062e2,
    -6.37566443368389627722e2, -1.02509513161107724954e3, -4.83519191608651397019e2,
  ],
  [
    1, 3.03380607434824582924e1, 3.25792512996573918826e2, 1.53672958608443695994e3, 3.19985821950859553908e3,
    2.55305040643316442583e3, 4.74528541206955367215e2, -2.24409524465858183362e1,
  ],
];

export function erf(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size < 0.84375) {
    if (size < 2 ** -28) return size < 2 ** -1022 ? (16 * x + 16 * SLOPE * x) / 16 : x + SLOPE * x;
    return x + x * ratio(nearZero, x * x);
  }
  let value: number;
  if (size < 1.25) value = AT_ONE + ratio(nearOne, size - 1);
  else if (size >= 6) value = 1;
  else value = 1 - decay(size, 1 / 0.35);
  return x < 0 ? -value : value;
}

export function erfc(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size < 0.84375) {
    if (size < 2 ** -56) return 1 - x;
    const y = ratio(nearZero, x * x);
    return x < 0.25 ? 1 - (x + x * y) : 0.5 - (x - 0.5 + x * y);
  }
  if (size < 1.25) {
    const y = ratio(nearOne, size - 1);
    return x >= 0 ? 1 - AT_ONE - y : 1 + (AT_ONE + y);
  }
  if (size >= 28 || x < -6) return x > 0 ? 0 : 2;
  const rest = decay(size, 1 / 0.35);
  return x > 0 ? rest : 2 - rest;
}

/** erfc(x) for x of 1.25 and more. */
function decay(x: number, border: number): number {
  const s = 1 / (x * x);
  const series = ratio(x < border ? middle : tail, s);
  const cut = withoutLowWord(x);
  return (exponential(-cut * cut - 0.5625) * exponential((cut - x) * (cut + x) + series)) / x;
}

function ratio([dividend, divisor]: readonly [Coefficients, Coefficients], x: number): number {
  return polynomial(dividend, x) / polynomial(divisor, x);
}

/** Pairs of terms first, then those by powers of the square: the order of additions decides over last digits. */
function polynomial(coefficients: Coefficients, x: number): number {
  const square = x * x;
  const fourth = square * square;
  const powers = [1, square, fourth, fourth * square, fourth * fourth];
  let sum = 0;
  for (let i = 0; i < coefficients.length; i += 2) {
    const next = coefficients[i + 1];
    sum += powers[i / 2]! * (next === undefined ? coefficients[i]! : coefficients[i]! + x * next);
  }
  return sum;
}

function withoutLowWord(x: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  view.setUint32(4, 0);
  return view.getFloat64(0);
}
