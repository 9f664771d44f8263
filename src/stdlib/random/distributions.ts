/** Floats by chance, of all distributions that the module has. CPython: Lib/random.py; docs: library/random.html#real-valued-distributions. */
import { raise } from '../../runtime/kernel/errors.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import type { Guest } from '../../runtime/kernel/pausing.ts';
import { index } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyFloat } from '../../runtime/kernel/values.ts';
import { arcCosine, cosine, exponential, logarithm, power, sine } from '../../runtime/objects/elementary.ts';
import { floatModulo } from '../../runtime/objects/float-arithmetic.ts';
import { type Integer, integerToFloat, subtractIntegers } from '../../runtime/objects/integer-arithmetic.ts';
import { floatToInteger, toReal } from '../../runtime/objects/number-conversion.ts';
import { draw, type PyRandom } from './source.ts';

const FULL_TURN = 2 * Math.PI;
const NORMAL = (4 * exponential(-0.5)) / Math.sqrt(2);
const LOG_4 = logarithm(4);
const GAMMA = 1 + logarithm(4.5);

type Distribution = (self: PyRandom, thread: Thread, ...parameters: number[]) => Guest<number>;

/** A native that takes as many real numbers as the distribution has parameters. */
export function distribution(body: Distribution): (self: PyRandom, ...rest: unknown[]) => Guest<Value> {
  return function* (self, ...rest) {
    const thread = rest[rest.length - 1] as Thread;
    const parameters: number[] = [];
    for (let i = 0; i < rest.length - 1; i++) parameters.push(yield* toReal(rest[i] as Value, thread));
    return new PyFloat(yield* body(self, thread, ...parameters));
  };
}

export function* uniform(self: PyRandom, thread: Thread, a: number, b: number): Guest<number> {
  return a + (b - a) * (yield* draw(self, thread));
}

export function* triangular(
  self: PyRandom,
  low: Value,
  high: Value,
  mode: Value,
  thread: Thread,
): Guest<Value> {
  let u = yield* draw(self, thread);
  let from = yield* toReal(low, thread);
  let to = yield* toReal(high, thread);
  let middle = 0.5;
  if (mode !== null) {
    const top = yield* toReal(mode, thread);
    if (to === from) return low;
    middle = (top - from) / (to - from);
  }
  if (u > middle) {
    u = 1 - u;
    middle = 1 - middle;
    [from, to] = [to, from];
  }
  return new PyFloat(from + (to - from) * Math.sqrt(u * middle));
}

export function* normal(self: PyRandom, thread: Thread, mean: number, deviation: number): Guest<number> {
  for (;;) {
    const u = yield* draw(self, thread);
    const v = 1 - (yield* draw(self, thread));
    const z = (NORMAL * (u - 0.5)) / v;
    if ((z * z) / 4 <= -logarithm(v)) return mean + z * deviation;
  }
}

/** Makes two numbers at a time and keeps the second. */
export function* gauss(self: PyRandom, thread: Thread, mean: number, deviation: number): Guest<number> {
  const kept = self.gaussNext;
  self.gaussNext = null;
  if (kept !== null) return mean + (yield* toReal(kept, thread)) * deviation;
  const angle = (yield* draw(self, thread)) * FULL_TURN;
  const radius = Math.sqrt(-2 * logarithm(1 - (yield* draw(self, thread))));
  self.gaussNext = new PyFloat(sine(angle) * radius);
  return mean + cosine(angle) * radius * deviation;
}

export function* logNormal(self: PyRandom, thread: Thread, mean: number, deviation: number): Guest<number> {
  return exponential(yield* normal(self, thread, mean, deviation));
}

export function* exponentialVariate(self: PyRandom, thread: Thread, rate: number): Guest<number> {
  const u = yield* draw(self, thread);
  if (rate === 0) raise.zeroDivisionError('float division by zero');
  return -logarithm(1 - u) / rate;
}

export function* vonMises(
  self: PyRandom,
  thread: Thread,
  mean: number,
  concentration: number,
): Guest<number> {
  if (concentration <= 1e-6) return FULL_TURN * (yield* draw(self, thread));
  const s = 0.5 / concentration;
  const r = s + Math.sqrt(1 + s * s);
  let z: number;
  for (;;) {
    z = cosine(Math.PI * (yield* draw(self, thread)));
    const d = z / (r + z);
    const u = yield* draw(self, thread);
    if (u < 1 - d * d || u <= (1 - d) * exponential(d)) break;
  }
  const q = 1 / r;
  const angle = arcCosine((q + z) / (1 + q * z));
  return floatModulo((yield* draw(self, thread)) > 0.5 ? mean + angle : mean - angle, FULL_TURN);
}

export function* gamma(self: PyRandom, thread: Thread, alpha: number, beta: number): Guest<number> {
  if (alpha <= 0 || beta <= 0) raise.valueError('gammavariate: alpha and beta must be > 0.0');
  if (alpha > 1) return (yield* largeGamma(self, thread, alpha)) * beta;
  if (alpha === 1) return -logarithm(1 - (yield* draw(self, thread))) * beta;
  for (;;) {
    const u = yield* draw(self, thread);
    const b = (Math.E + alpha) / Math.E;
    const p = b * u;
    const x = p <= 1 ? power(p, 1 / alpha) : -logarithm((b - p) / alpha);
    const v = yield* draw(self, thread);
    if (p > 1 ? v <= power(x, alpha - 1) : v <= exponential(-x)) return x * beta;
  }
}

export function* beta(self: PyRandom, thread: Thread, a: number, b: number): Guest<number> {
  const y = yield* gamma(self, thread, a, 1);
  return y === 0 ? 0 : y / (y + (yield* gamma(self, thread, b, 1)));
}

export function* pareto(self: PyRandom, thread: Thread, alpha: number): Guest<number> {
  const u = 1 - (yield* draw(self, thread));
  if (alpha === 0) raise.zeroDivisionError('float division by zero');
  return power(u, -1 / alpha);
}

export function* weibull(self: PyRandom, thread: Thread, alpha: number, shape: number): Guest<number> {
  const u = 1 - (yield* draw(self, thread));
  if (shape === 0) raise.zeroDivisionError('float division by zero');
  return alpha * power(-logarithm(u), 1 / shape);
}

export function* binomial(self: PyRandom, n: Value, p: Value, thread: Thread): Guest<Value> {
  const count = yield* index(n, thread);
  const probability = yield* toReal(p, thread);
  if (count < 0) raise.valueError('n must be non-negative');
  if (probability === 0) return 0;
  if (probability === 1) return count;
  if (!(probability > 0 && probability < 1)) raise.valueError('p must be in the range 0.0 <= p <= 1.0');
  if (count === 1) return (yield* draw(self, thread)) < probability ? 1 : 0;
  if (probability > 0.5)
    return subtractIntegers(count, yield* successes(self, count, 1 - probability, thread));
  return yield* successes(self, count, probability, thread);
}

/** How many of `n` trials succeed; by waiting times when that is few, else by rejection (BTRS). */
function* successes(self: PyRandom, n: Integer, p: number, thread: Thread): Guest<Integer> {
  const count = integerToFloat(n);
  if (count * p < 10) {
    let found = 0;
    let at = 0;
    const scale = Math.log2(1 - p);
    if (scale === 0) return found;
    for (;;) {
      at += Math.floor(Math.log2(yield* draw(self, thread)) / scale) + 1;
      if (at > count) return found;
      found++;
    }
  }
  const spread = Math.sqrt(count * p * (1 - p));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const c = count * p + 0.5;
  const quick = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * spread;
  const odds = logarithm(p / (1 - p));
  const mode = Math.floor((count + 1) * p);
  const height = logFactorial(mode) + logFactorial(count - mode);
  for (;;) {
    const u = (yield* draw(self, thread)) - 0.5;
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + c);
    if (k < 0 || k > count) continue;
    let v = yield* draw(self, thread);
    if (us >= 0.07 && v <= quick) return floatToInteger(k);
    v *= alpha / (a / (us * us) + b);
    if (logarithm(v) <= height - logFactorial(k) - logFactorial(count - k) + (k - mode) * odds)
      return floatToInteger(k);
  }
}

function* largeGamma(self: PyRandom, thread: Thread, alpha: number): Guest<number> {
  const scale = Math.sqrt(2 * alpha - 1);
  const b = alpha - LOG_4;
  const c = alpha + scale;
  for (;;) {
    const u = yield* draw(self, thread);
    if (!(u > 1e-7 && u < 0.9999999)) continue;
    const w = 1 - (yield* draw(self, thread));
    const v = logarithm(u / (1 - u)) / scale;
    const x = alpha * exponential(v);
    const z = u * u * w;
    const r = b + c * v - x;
    if (r + GAMMA - 4.5 * z >= 0 || r >= logarithm(z)) return x;
  }
}

/** Stirling's series, after a few steps up where it is not exact enough. */
function logFactorial(n: number): number {
  let below = 1;
  let x = n + 1;
  while (x < 16) below *= x++;
  const square = 1 / (x * x);
  const series =
    (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)))) / x;
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(FULL_TURN) + series - Math.log(below);
}
