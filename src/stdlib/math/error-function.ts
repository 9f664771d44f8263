/**
 * `erf` and `erfc`. Docs: library/math.html#math.erf.
 *
 * The method and its coefficients are those of Sun's fdlibm, as in most C libraries: Copyright (C) 1993 by Sun Microsystems,
 * Inc. All rights reserved. Developed at SunPro, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and
 * distribute this software is freely granted, provided that this notice is preserved.
 */
import { exponential } from '../../runtime/objects/elementary.ts';

/** erf(1) cut off, around which the middle range is developed. */
const AT_ONE = 0.8450629115104675;
/** 2/sqrt(pi) - 1 */
const SLOPE = 0.1283791670955126;

type Coefficients = readonly number[];

/** Dividend and divisor of the rational function of each range, from the lowest power. The divisors begin with 1. */
const nearZero: readonly [Coefficients, Coefficients] = [
  [
    0.12837916709551256, -0.3250421072470015, -0.02848174957559851, -0.005770270296489442,
    -0.000023763016656650163,
  ],
  [
    1, 0.39791722395915535, 0.0650222499887673, 0.005081306281875766, 0.00013249473800432164,
    -0.000003960228278775368,
  ],
];
const nearOne: readonly [Coefficients, Coefficients] = [
  [
    -0.0023621185607526594, 0.41485611868374833, -0.3722078760357013, 0.31834661990116175,
    -0.11089469428239668, 0.035478304325618236, -0.002166375594868791,
  ],
  [
    1, 0.10642088040084423, 0.540397917702171, 0.07182865441419627, 0.12617121980876164, 0.01363708391202905,
    0.011984499846799107,
  ],
];
const middle: readonly [Coefficients, Coefficients] = [
  [
    -0.009864944034847148, -0.6938585727071818, -10.558626225323291, -62.375332450326006, -162.39666946257347,
    -184.60509290671104, -81.2874355063066, -9.814329344169145,
  ],
  [
    1, 19.651271667439257, 137.65775414351904, 434.56587747522923, 645.3872717332679, 429.00814002756783,
    108.63500554177944, 6.570249770319282, -0.0604244152148581,
  ],
];
const tail: readonly [Coefficients, Coefficients] = [
  [
    -0.0098649429247001, -0.799283237680523, -17.757954917754752, -160.63638485582192, -637.5664433683896,
    -1025.0951316110772, -483.5191916086514,
  ],
  [
    1, 30.33806074348246, 325.7925129965739, 1536.729586084437, 3199.8582195085955, 2553.0504064331644,
    474.52854120695537, -22.44095244658582,
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
