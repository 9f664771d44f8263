/**
 * Elementary functions, correctly rounded but for about one in ten thousand results. Docs: library/math.html.
 *
 * JavaScript's are wrong in the last digit in 3 to 10 of 100 cases, which Python programs that print floats would show.
 * Values are sums of two numbers here (`high + low`): a table gives a near point, a short series the rest.
 */

const BITS = 120n;
const ONE = 1n << BITS;
const STEP = 64;
const CIRCLE_STEP = 32;

interface Double {
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
const powers = powerTable();
const circle = circleTable();

export function exponential(x: number): number {
  if (!(Math.abs(x) < 700)) return Math.exp(x);
  const { high, low } = wideExponential(x);
  return high + low;
}

export function logarithm(x: number): number {
  if (!isModerate(x) || x === 1) return Math.log(x);
  const { high, low } = wideLogarithm(x);
  return high + low;
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
  if (!(Math.abs(x) < 500000) || Math.abs(x) < 1e-8) return Math.sin(x);
  const { high, low } = wideCircle(x, 0);
  return high + low;
}

export function cosine(x: number): number {
  if (!(Math.abs(x) < 500000)) return Math.cos(x);
  const { high, low } = wideCircle(x, 1);
  return high + low;
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
  const size = Math.abs(x) + Math.abs(y);
  if (!(size > 1e-140 && size < 1e140) || Math.abs(angle) < 1e-3) return angle;
  const sin = wideCircle(angle, 0);
  const cos = wideCircle(angle, 1);
  const first = y * cos.high;
  const second = x * sin.high;
  const rest =
    productTail(y, cos.high, first) - productTail(x, sin.high, second) + (y * cos.low - x * sin.low);
  return angle + (first - second + rest) / (x * cos.high + y * sin.high);
}

export function hypotenuse(a: number, b: number): number {
  const large = Math.max(Math.abs(a), Math.abs(b));
  const small = Math.min(Math.abs(a), Math.abs(b));
  if (!isModerate(large) || small === 0 || large > 1e140 || large < 1e-140) return Math.hypot(a, b);
  if (small < large * 1e-17) return large;
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

function wideExponential(x: number): Double {
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
  const near = powers[j + 23]!;
  const product = near.high * s;
  const tail = productTail(near.high, s, product) + (near.high * series + (near.low + near.low * s));
  const sum = near.high + product;
  const low = product - (sum - near.high) + tail;
  const high = sum + low;
  const scale = 2 ** k;
  return { high: high * scale, low: (low - (high - sum)) * scale };
}

function wideLogarithm(x: number): Double {
  if (Math.abs(x - 1) < 1 / 64) return nearOne(x);
  const estimate = Math.log(x);
  const { high, low } = wideExponential(-estimate);
  const product = high * x;
  const excess = product - 1 + (productTail(high, x, product) + low * x);
  return { high: estimate, low: excess - (excess * excess) / 2 };
}

/** 2·artanh((x - 1) / (x + 1)) */
function nearOne(x: number): Double {
  const dividend = x - 1;
  const divisor = x + 1;
  const divisorLow = divisor > 2 ? 1 - (divisor - x) : x - (divisor - 1);
  const s = dividend / divisor;
  const product = s * divisor;
  const sLow = (dividend - product - productTail(s, divisor, product) - s * divisorLow) / divisor;
  const square = s * s;
  const series =
    2 *
    s *
    square *
    (1 / 3 + square * (1 / 5 + square * (1 / 7 + square * (1 / 9 + square * (1 / 11 + square / 13)))));
  const low = 2 * sLow + series;
  const high = 2 * s + low;
  return { high, low: low - (high - 2 * s) };
}

/** The sine of x after so many quarter turns. */
function wideCircle(x: number, quarters: number): Double {
  const turns = Math.round(x / (Math.PI / 2));
  const first = x - turns * QUARTER_1;
  const cut = turns * QUARTER_2;
  const second = first - cut;
  const secondLow = first - second - cut - turns * QUARTER_3;
  const angle = second + secondLow;
  const angleLow = second - angle + secondLow;
  const quarter = (((turns + quarters) % 4) + 4) % 4;
  const j = Math.round(Math.abs(angle) * CIRCLE_STEP);
  const sign = angle < 0 ? -1 : 1;
  const t = sign * angle - j / CIRCLE_STEP;
  const tLow = sign * angleLow;
  const near = circle[j]!;
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
function productTail(a: number, b: number, product: number): number {
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

function arcTangentOfInverse(n: bigint): bigint {
  let power = ONE / n;
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
