/**
 * Elementary functions, correctly rounded but for about one in ten thousand results. Docs: library/math.html.
 *
 * JavaScript's are wrong in the last digit in 3 to 10 of 100 cases, which Python programs that print floats would show.
 * Values are sums of two numbers here (`high + low`): a table gives a near point, a short series the rest.
 */

import { once } from '../kernel/once.ts';

const BITS = 120n;
const ONE = 1n << BITS;
const STEP = 64;
const CIRCLE_STEP = 32;

export interface Double {
  readonly high: number;
  readonly low: number;
}

const LN2 = logarithmOfTwo();
const LN2_HIGH = truncated(LN2, 40);
const LN2_LOW = toNumber(LN2 - fromNumber(LN2_HIGH));
const QUARTER = machin() / 2n; // half of pi
const QUARTER_1 = truncated(QUARTER, 32);
const QUARTER_2 = truncated(QUARTER - fromNumber(QUARTER_1), 64);
const QUARTER_3 = toNumber(QUARTER - fromNumber(QUARTER_1) - fromNumber(QUARTER_2));
/** e^(j/64) for j from -23 to 23, then sine and cosine of j/32 for j from 0 to 26. */
const powers = once(powerTable);
const circle = once(circleTable);

export function exponential(x: number): number {
  if (Math.abs(x) < 700) {
    const { high, low } = wideExponential(x);
    return high + low;
  }
  if (!(x > -746 && x < 710)) return Math.exp(x);
  // Near the ends of what a float can hold: half of the way, then the rest.
  const { high, low } = wideExponential(x < 0 ? x + 128 * Math.LN2 : x - 128 * Math.LN2);
  const shift = x < 0 ? -128 : 128;
  // What the shift has rounded off.
  const lost = x - shift * LN2_HIGH - (x - shift * Math.LN2) - shift * LN2_LOW;
  return (high + (low + high * lost)) * 2 ** shift;
}

export function logarithm(x: number): number {
  const { high, low } = isModerate(x) && x !== 1 ? wideLogarithm(x) : anyLogarithm(x);
  return high + low;
}

/** The logarithm as the sum of two numbers; of zero and of what is no positive number as JavaScript has it. */
export function anyLogarithm(x: number): Double {
  if (isModerate(x)) return x === 1 ? { high: 0, low: 0 } : wideLogarithm(x);
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return { high: Math.log(x), low: 0 };
  const shift = x < 1 ? -900 : 800;
  const { high, low } = wideLogarithm(x < 1 ? x * 2 ** 900 : x / 2 ** 800);
  const first = shift * LN2_HIGH;
  const sum = first + high;
  return { high: sum, low: high - (sum - first) + (low + shift * LN2_LOW) };
}

/** `a ** b` as JavaScript defines it for what is special. */
export function power(a: number, b: number): number {
  const size = Math.abs(a);
  if (!isModerate(size) || !Number.isFinite(b) || b === 0 || size === 1) return a ** b;
  if (a < 0 && !Number.isInteger(b)) return Number.NaN;
  if (b === 1) return a;
  const { high, low } = wideLogarithm(size);
  const estimate = high * b;
  if (!(Math.abs(estimate) < 700) || Math.abs(b) > 1e15) return a ** b;
  const tail = productTail(b, high, estimate) + low * b;
  const result = wideExponential(estimate);
  const value = result.high + (result.low + result.high * tail);
  return a < 0 && Math.abs(b % 2) === 1 ? -value : value;
}

export function sine(x: number): number {
  if (Math.abs(x) < 1e-8 || !Number.isFinite(x)) return Math.sin(x);
  const { high, low } = wideCircle(x, 0);
  return high + low;
}

export function cosine(x: number): number {
  if (!Number.isFinite(x)) return Number.NaN;
  const { high, low } = wideCircle(x, 1);
  return high + low;
}

export function tangent(x: number): number {
  if (Math.abs(x) < 1e-8 || !Number.isFinite(x)) return Math.tan(x);
  const sin = wideCircle(x, 0);
  const cos = wideCircle(x, 1);
  const quotient = sin.high / cos.high;
  const product = quotient * cos.high;
  const rest = sin.high - product - productTail(quotient, cos.high, product);
  return quotient + (rest + sin.low - quotient * cos.low) / cos.high;
}

export function arcSine(x: number): number {
  const angle = Math.asin(x);
  if (Math.abs(x) < 1e-3) return Math.abs(x) < 1e-8 ? angle : x + arcSineTail(x);
  const slope = Math.cos(angle);
  if (!(slope > 1e-3)) return angle;
  const { high, low } = wideCircle(angle, 0);
  return angle + (x - high - low) / slope;
}

/** What the arc sine of a small number adds to it. */
function arcSineTail(x: number): number {
  const square = x * x;
  return x * square * (1 / 6 + square * (3 / 40 + (square * 5) / 112));
}

export function arcCosine(x: number): number {
  const angle = Math.acos(x);
  const slope = Math.sin(angle);
  if (!(slope > 1e-3)) return angle;
  const { high, low } = wideCircle(angle, 1);
  return angle + (high - x + low) / slope;
}

export function arcTangent(y: number, x: number): number {
  const angle = Math.atan2(y, x);
  const largest = Math.max(Math.abs(x), Math.abs(y));
  if (!(largest > 0 && largest < Number.POSITIVE_INFINITY)) return angle;
  if (largest > 1e140) return arcTangent(y * 2 ** -600, x * 2 ** -600);
  if (largest < 1e-140) return arcTangent(y * 2 ** 600, x * 2 ** 600);
  if (Math.abs(angle) < 1e-3) return x > 0 ? smallAngle(y, x) : angle;
  const sin = wideCircle(angle, 0);
  const cos = wideCircle(angle, 1);
  const first = y * cos.high;
  const second = x * sin.high;
  const rest =
    productTail(y, cos.high, first) - productTail(x, sin.high, second) + (y * cos.low - x * sin.low);
  return angle + (first - second + rest) / (x * cos.high + y * sin.high);
}

function smallAngle(y: number, x: number): number {
  const ratio = y / x;
  if (!(Math.abs(ratio) > 1e-140)) return ratio;
  const product = ratio * x;
  const lost = (y - product - productTail(ratio, x, product)) / x;
  const square = ratio * ratio;
  return ratio + (lost - ratio * square * (1 / 3 - square * (1 / 5 - square / 7)));
}

export function hypotenuse(a: number, b: number): number {
  const large = Math.max(Math.abs(a), Math.abs(b));
  const small = Math.min(Math.abs(a), Math.abs(b));
  if (!(large > 0 && large < Number.POSITIVE_INFINITY)) return Math.hypot(a, b);
  if (small < large * 1e-17) return large;
  if (large > 1e140) return hypotenuse(a * 2 ** -600, b * 2 ** -600) * 2 ** 600;
  if (large < 1e-140) return hypotenuse(a * 2 ** 600, b * 2 ** 600) * 2 ** -600;
  const x = large * large;
  const y = small * small;
  const sum = x + y;
  const tail = y - (sum - x) + (productTail(large, large, x) + productTail(small, small, y));
  const root = Math.sqrt(sum);
  const square = root * root;
  return root + (sum - square - productTail(root, root, square) + tail) / (2 * root);
}

/** Far from where intermediate results overflow or lose digits. */
function isModerate(x: number): boolean {
  return x > 1e-250 && x < 1e250;
}

export function wideExponential(x: number): Double {
  const k = Math.round(x / Math.LN2);
  const rough = x - k * LN2_HIGH;
  const rest = rough - k * LN2_LOW;
  const restLow = rough - rest - k * LN2_LOW;
  const j = Math.round(rest * STEP);
  const s = rest - j / STEP;
  const series =
    s *
      s *
      (1 / 2 + s * (1 / 6 + s * (1 / 24 + s * (1 / 120 + s * (1 / 720 + s * (1 / 5040 + s / 40320)))))) +
    (restLow + s * restLow);
  const near = powers()[j + 23]!;
  const product = near.high * s;
  const tail = productTail(near.high, s, product) + (near.high * series + (near.low + near.low * s));
  const sum = near.high + product;
  const low = product - (sum - near.high) + tail;
  const high = sum + low;
  const scale = powersOfTwo()[1023 + k]!;
  return { high: high * scale, low: (low - (high - sum)) * scale };
}

/** The logarithm of a table's point near x, and that of the ratio of both. */
function wideLogarithm(x: number): Double {
  const { inverses, highs, lows } = logarithms();
  let exponent = 0;
  let m = x;
  if (x < 0.71 || x >= 1.42) {
    exponent = Math.round(Math.log2(x));
    m = x * powersOfTwo()[1023 - exponent]!;
  }
  const j = Math.round(m * POINTS) - FIRST_POINT;
  const inverse = inverses[j]!;
  const product = m * inverse;
  const tail = productTail(m, inverse, product);
  const r = product - 1;
  const square = r * r;
  const squareTail = productTail(r, r, square);
  const series =
    r * square * (1 / 3 - r * (1 / 4 - r * (1 / 5 - r * (1 / 6 - r * (1 / 7 - r * (1 / 8 - r / 9)))))) +
    (tail - r * tail - squareTail / 2);
  // The parts from the largest to the smallest, each with what rounding takes from its sum with the next.
  const shift = exponent * LN2_HIGH;
  const first = shift + highs[j]!;
  const firstLost = highs[j]! - (first - shift);
  const second = first + r;
  const secondLost = Math.abs(first) > Math.abs(r) ? r - (second - first) : first - (second - r);
  const third = second - square / 2;
  const thirdLost = -square / 2 - (third - second);
  const low = series + (firstLost + secondLost + thirdLost + (lows[j]! + exponent * LN2_LOW));
  const high = third + low;
  return { high, low: low - (high - third) };
}

/** From the -1023rd to the 1023rd: much faster than to raise two to a power. */
const powersOfTwo = once(() => Float64Array.from({ length: 2047 }, (_, i) => 2 ** (i - 1023)));

/** Points of the table are 1/64 apart. */
const POINTS = 64;
const FIRST_POINT = 44;
const LAST_POINT = 92;

/** Short inverses of points from 44/64 to 92/64, and what the logarithms of these inverses lack of zero. */
const logarithms = once(() => {
  const inverses: number[] = [];
  const highs: number[] = [];
  const lows: number[] = [];
  for (let point = FIRST_POINT; point <= LAST_POINT; point++) {
    // Few enough binary places for exact products with the upper half of a number.
    const inverse = Math.round((POINTS / point) * 256) / 256;
    const { high, low } = toDouble(-logarithmOf(fromNumber(inverse)));
    inverses.push(inverse);
    highs.push(high);
    lows.push(low);
  }
  return { inverses, highs, lows };
});

/** 2·artanh((x - 1) / (x + 1)) */
function logarithmOf(x: bigint): bigint {
  const s = ((x - ONE) * ONE) / (x + ONE);
  const square = (s * s) >> BITS;
  let power = s;
  let sum = s;
  for (let odd = 3n; power !== 0n && power !== -1n; odd += 2n) {
    power = (power * square) >> BITS;
    sum += power / odd;
  }
  return 2n * sum;
}

/** The sine of x after so many quarter turns. */
function wideCircle(x: number, quarters: number): Double {
  if (Math.abs(x) >= 500000) return aroundLarge(x, quarters);
  const turns = Math.round(x / (Math.PI / 2));
  const first = x - turns * QUARTER_1;
  const cut = turns * QUARTER_2;
  const second = first - cut;
  const secondLow = first - second - cut - turns * QUARTER_3;
  const angle = second + secondLow;
  return onCircle(turns + quarters, angle, second - angle + secondLow);
}

/** As `wideCircle` for a large angle: what whole quarter turns leave of it is found with as many digits as that takes. */
function aroundLarge(x: number, quarters: number): Double {
  const size = Math.abs(x);
  const places = BigInt(Math.ceil(Math.log2(size)) + 160);
  const quarter = quarterTurn() >> (QUARTER_PLACES - places);
  // A large number has no digits beyond the 34th binary place.
  const scaled = size < 2 ** 60 ? BigInt(size * 2 ** 40) << (places - 40n) : BigInt(size) << places;
  const turns = (2n * scaled + quarter) / (2n * quarter);
  const rest = (scaled - turns * quarter) >> (places - BITS);
  const high = toNumber(rest);
  const low = toNumber(rest - fromNumber(high));
  const whole = Number(turns & 3n);
  return x < 0 ? onCircle(quarters - whole, -high, -low) : onCircle(quarters + whole, high, low);
}

const QUARTER_PLACES = 1200n;

/** Half of pi with that many binary places. */
const quarterTurn = once(() => {
  const one = 1n << (QUARTER_PLACES + 16n);
  return (2n * (4n * arcTangentOfInverse(5n, one) - arcTangentOfInverse(239n, one))) >> 16n;
});

/** The sine of a small angle and so many quarter turns. */
function onCircle(turns: number, angle: number, angleLow: number): Double {
  const quarter = ((turns % 4) + 4) % 4;
  const j = Math.round(Math.abs(angle) * CIRCLE_STEP);
  const sign = angle < 0 ? -1 : 1;
  const t = sign * angle - j / CIRCLE_STEP;
  const tLow = sign * angleLow;
  const near = circle()[j]!;
  const isSine = quarter % 2 === 0;
  const result = isSine
    ? around(near.sine, near.cosine, t, tLow, 1)
    : around(near.cosine, near.sine, t, tLow, -1);
  const negate = (quarter >= 2 ? -1 : 1) * (isSine ? sign : 1);
  return { high: negate * result.high, low: negate * result.low };
}

/** `value · cos t + direction · slope · sin t` */
function around(value: Double, slope: Double, t: number, tLow: number, direction: number): Double {
  const square = t * t;
  const sineRest = t * square * (-1 / 6 + square * (1 / 120 - square / 5040)) + tLow;
  const cosineRest = square * (-1 / 2 + square * (1 / 24 - square * (1 / 720 - square / 40320))) - t * tLow;
  const factor = direction * slope.high;
  const product = factor * t;
  const tail =
    productTail(factor, t, product) +
    (factor * sineRest + direction * slope.low * t + (value.low + value.high * cosineRest));
  const sum = value.high + product;
  const carried =
    Math.abs(value.high) >= Math.abs(product) ? product - (sum - value.high) : value.high - (sum - product);
  const low = carried + tail;
  const high = sum + low;
  return { high, low: low - (high - sum) };
}

/** What `a * b` lacks to be exact. */
export function productTail(a: number, b: number, product: number): number {
  const aScaled = a * 134217729;
  const aHigh = aScaled - (aScaled - a);
  const aLow = a - aHigh;
  const bScaled = b * 134217729;
  const bHigh = bScaled - (bScaled - b);
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

function powerTable(): readonly Double[] {
  const step = exponentialOf(ONE / BigInt(STEP));
  let value = exponentialOf((-23n * ONE) / BigInt(STEP));
  const table: Double[] = [];
  for (let j = -23; j <= 23; j++) {
    table.push(toDouble(value));
    value = (value * step) >> BITS;
  }
  return table;
}

function circleTable(): readonly { sine: Double; cosine: Double }[] {
  const [sineStep, cosineStep] = circleOf(ONE / BigInt(CIRCLE_STEP));
  let sine = 0n;
  let cosine = ONE;
  const table: { sine: Double; cosine: Double }[] = [];
  for (let j = 0; j <= 26; j++) {
    table.push({ sine: toDouble(sine), cosine: toDouble(cosine) });
    [sine, cosine] = [
      (sine * cosineStep + cosine * sineStep) >> BITS,
      (cosine * cosineStep - sine * sineStep) >> BITS,
    ];
  }
  return table;
}

function exponentialOf(x: bigint): bigint {
  let sum = ONE;
  let term = ONE;
  for (let n = 1n; term !== 0n && n < 60n; n++) {
    term = (term * x) / (n * ONE);
    sum += term;
  }
  return sum;
}

function circleOf(x: bigint): readonly [sine: bigint, cosine: bigint] {
  let sine = 0n;
  let cosine = 0n;
  let term = ONE;
  for (let n = 1n; term !== 0n; n++) {
    if (n % 4n === 1n) cosine += term;
    else if (n % 4n === 2n) sine += term;
    else if (n % 4n === 3n) cosine -= term;
    else sine -= term;
    term = (term * x) / (n * ONE);
  }
  return [sine, cosine];
}

function logarithmOfTwo(): bigint {
  let sum = 0n;
  for (let n = 1n; n < BITS; n++) sum += ONE / (n << n);
  return sum;
}

/** Pi. */
function machin(): bigint {
  return 4n * (4n * arcTangentOfInverse(5n) - arcTangentOfInverse(239n));
}

function arcTangentOfInverse(n: bigint, one = ONE): bigint {
  let power = one / n;
  let sum = power;
  for (let odd = 3n; power !== 0n; odd += 2n) {
    power /= -(n * n);
    sum += power / odd;
  }
  return sum;
}

function toDouble(value: bigint): Double {
  const high = toNumber(value);
  return { high, low: toNumber(value - fromNumber(high)) };
}

function toNumber(value: bigint): number {
  return Number(value) / 2 ** 120;
}

function fromNumber(value: number): bigint {
  return BigInt(value * 2 ** 120);
}

/** Without the bits after so many places. */
function truncated(value: bigint, places: number): number {
  const cut = BITS - BigInt(places);
  return toNumber((value >> cut) << cut);
}
