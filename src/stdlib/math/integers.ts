/** Functions of integers. CPython: Modules/mathmodule.c, Objects/longobject.c (_PyLong_GCD); docs: library/math.html#number-theoretic-functions. */
import { raise } from '../../runtime/kernel/errors.ts';
import type { Result, Value } from '../../runtime/kernel/object.ts';
import { breathe, drive, type Guest } from '../../runtime/kernel/pausing.ts';
import { index } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { integer } from '../../runtime/kernel/values.ts';
import {
  absoluteInteger,
  bitLength,
  checkBits,
  type Integer,
  multiplyIntegers,
  subtractIntegers,
} from '../../runtime/objects/integer-arithmetic.ts';
import { logGamma } from './gamma.ts';

const LARGEST_LONG = 9223372036854775807n;

export function factorial(n: Value, thread: Thread): Result {
  if (typeof n === 'number' && n >= 0 && n < 200) return n < 2 ? 1 : multipliedAtOnce(2, n, thread);
  return drive(slowFactorial(n, thread), thread);
}

function* slowFactorial(n: Value, thread: Thread): Guest<Value> {
  return yield* factorialOf(yield* index(n, thread), thread);
}

function* factorialOf(n: Integer, thread: Thread): Guest<Integer> {
  if (n < 0) raise.valueError('factorial() not defined for negative values');
  if (n > LARGEST_LONG) raise.overflowError(`factorial() argument should not exceed ${LARGEST_LONG}`);
  if (n < 2) return 1;
  return yield* rangeProduct(2, Number(n), thread);
}

export function* permutations(n: Value, k: Value, thread: Thread): Guest<Value> {
  if (k === null) return yield* slowFactorial(n, thread);
  const total = yield* index(n, thread);
  const taken = yield* index(k, thread);
  refuseNegative(total, taken);
  if (taken > total) return 0;
  if (taken > LARGEST_LONG) raise.overflowError(`k must not exceed ${LARGEST_LONG}`);
  return taken === 0 ? 1 : yield* fallingProduct(total, taken, thread);
}

export function combinations(n: Value, k: Value, thread: Thread): Result {
  if (typeof n === 'number' && typeof k === 'number' && k >= 0 && k <= n && n < 60)
    return smallCombinations(n, Math.min(k, n - k)) ?? drive(slowCombinations(n, k, thread), thread);
  return drive(slowCombinations(n, k, thread), thread);
}

function* slowCombinations(n: Value, k: Value, thread: Thread): Guest<Value> {
  const total = yield* index(n, thread);
  let taken = yield* index(k, thread);
  refuseNegative(total, taken);
  const others = subtractIntegers(total, taken);
  if (others < 0) return 0;
  if (others < taken) taken = others;
  if (taken > LARGEST_LONG) raise.overflowError(`min(n - k, k) must not exceed ${LARGEST_LONG}`);
  const small = smallCombinations(total, taken);
  if (small !== undefined) return small;
  if (typeof total === 'number' && total < LARGEST_SIEVE && typeof taken === 'number' && taken > 500)
    return yield* primeProduct(total, taken, thread);
  const dividend = yield* fallingProduct(total, taken, thread);
  const divisor = yield* factorialOf(taken, thread);
  return integer(BigInt(dividend) / BigInt(divisor));
}

function refuseNegative(n: Integer, k: Integer): void {
  if (n < 0) raise.valueError('n must be a non-negative integer');
  if (k < 0) raise.valueError('k must be a non-negative integer');
}

/** As long as no product on the way is too large for a number. */
function smallCombinations(n: Integer, k: Integer): number | undefined {
  if (typeof n !== 'number' || typeof k !== 'number') return k === 0 ? 1 : undefined;
  let result = 1;
  for (let i = 1; i <= k; i++) {
    const product = result * (n - k + i);
    if (!Number.isSafeInteger(product)) return undefined;
    result = product / i;
  }
  return result;
}

/** `n * (n - 1) * … ` with `count` factors, for a count of machine size. */
function* fallingProduct(n: Integer, count: Integer, thread: Thread): Guest<Integer> {
  const first = subtractIntegers(n, subtractIntegers(count, 1));
  if (typeof n === 'number' && typeof first === 'number') return yield* rangeProduct(first, n, thread);
  checkBits((bitLength(first) - 1) * Number(count), thread);
  return yield* largeRangeProduct(BigInt(first), BigInt(n), thread);
}

/** The product of all integers from `first` to `last`, halves first: so factors of a product are of one size. */
function* rangeProduct(first: number, last: number, thread: Thread): Guest<Integer> {
  checkBits((last - first) * (bitLength(Math.floor((first + last) / 2)) - 2), thread);
  return yield* multiplied(first, last, thread);
}

function* multiplied(first: number, last: number, thread: Thread): Guest<Integer> {
  if (last - first < 32) return multipliedAtOnce(first, last, thread);
  thread.fuel -= last - first;
  if (thread.fuel < 0) yield* breathe(thread);
  const middle = Math.floor((first + last) / 2);
  const left = yield* multiplied(first, middle, thread);
  return multiplyIntegers(left, yield* multiplied(middle + 1, last, thread), thread);
}

function multipliedAtOnce(first: number, last: number, thread: Thread): Integer {
  let result: Integer = 1;
  let part = 1;
  for (let i = first; i <= last; i++) {
    const product = part * i;
    if (Number.isSafeInteger(product)) part = product;
    else {
      result = multiplyIntegers(result, part, thread);
      part = i;
    }
  }
  return multiplyIntegers(result, part, thread);
}

function* largeRangeProduct(first: bigint, last: bigint, thread: Thread): Guest<Integer> {
  if (last - first < 16n) {
    let result = first;
    for (let i = first + 1n; i <= last; i++) result *= i;
    return integer(result);
  }
  if (--thread.fuel < 0) yield* breathe(thread);
  const middle = (first + last) >> 1n;
  const left = yield* largeRangeProduct(first, middle, thread);
  return multiplyIntegers(left, yield* largeRangeProduct(middle + 1n, last, thread), thread);
}

/** Larger numbers are not sieved for primes. */
const LARGEST_SIEVE = 50_000_000;

/** The number of combinations by its prime factors: nothing on the way is larger than the result. */
function* primeProduct(n: number, k: number, thread: Thread): Guest<Integer> {
  checkBits((logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)) / Math.LN2 - 64, thread);
  const factors: number[] = [];
  let factor = 1;
  for (const prime of primesUpTo(n)) {
    if (--thread.fuel < 0) yield* breathe(thread);
    // As often as there is a carry in the sum of k and n - k to this base. E. Kummer.
    for (let power = prime; power <= n; power *= prime) {
      if (Math.floor(n / power) === Math.floor(k / power) + Math.floor((n - k) / power)) continue;
      const product = factor * prime;
      if (Number.isSafeInteger(product)) factor = product;
      else {
        factors.push(factor);
        factor = prime;
      }
    }
  }
  factors.push(factor);
  return yield* productOf(factors, 0, factors.length, thread);
}

function* productOf(factors: readonly number[], from: number, to: number, thread: Thread): Guest<Integer> {
  if (to - from === 1) return factors[from]!;
  thread.fuel -= to - from;
  if (thread.fuel < 0) yield* breathe(thread);
  const middle = (from + to) >> 1;
  const left = yield* productOf(factors, from, middle, thread);
  return multiplyIntegers(left, yield* productOf(factors, middle, to, thread), thread);
}

/** The sieve of Eratosthenes, over odd numbers. */
function* primesUpTo(n: number): Generator<number, void> {
  if (n >= 2) yield 2;
  const isComposite = new Uint8Array((n >> 1) + 1);
  for (let p = 3; p <= n; p += 2) {
    if (isComposite[p >> 1]) continue;
    yield p;
    for (let multiple = p * p; multiple <= n; multiple += 2 * p) isComposite[multiple >> 1] = 1;
  }
}

// ── Square roots ───────────────────────────────────────────────────────────────────────────────────

export function isqrt(n: Value, thread: Thread): Result {
  return typeof n === 'number' && n >= 0 ? Math.floor(Math.sqrt(n)) : drive(slowRoot(n, thread), thread);
}

function* slowRoot(n: Value, thread: Thread): Guest<Value> {
  const known = yield* index(n, thread);
  if (known < 0) raise.valueError('isqrt() argument must be nonnegative');
  return typeof known === 'number' ? Math.floor(Math.sqrt(known)) : integer(largeRoot(known));
}

/** The root of the upper half of the digits, then one step of Newton's method. */
function largeRoot(n: bigint): bigint {
  if (n < 1n << 100n) {
    let root = BigInt(Math.floor(Math.sqrt(Number(n))));
    root = (root + n / root) >> 1n;
    return root * root > n ? root - 1n : root;
  }
  const shift = BigInt(bitLength(n) >> 2);
  let root = largeRoot(n >> (2n * shift)) << shift;
  root = (root + n / root) >> 1n;
  while (root * root > n) root--;
  return root;
}

// ── Common divisors ────────────────────────────────────────────────────────────────────────────────

export function gcd(numbers: readonly Value[], thread: Thread): Result {
  const [a, b] = numbers;
  return numbers.length === 2 && typeof a === 'number' && typeof b === 'number'
    ? smallDivisor(Math.abs(a), Math.abs(b))
    : drive(slowGcd(numbers, thread), thread);
}

function smallDivisor(a: number, b: number): number {
  let x = a;
  let y = b;
  while (y !== 0) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}

function* slowGcd(numbers: readonly Value[], thread: Thread): Guest<Value> {
  let result: Integer = 0;
  for (const each of numbers) {
    const known = yield* index(each, thread);
    // Every argument is looked at, though nothing divides less than 1.
    if (result !== 1) result = yield* commonDivisor(result, known, thread);
  }
  return result;
}

export function* lcm(numbers: readonly Value[], thread: Thread): Guest<Value> {
  let result: Integer = 1;
  for (const each of numbers) {
    const known = yield* index(each, thread);
    if (result === 0) continue;
    if (known === 0) result = 0;
    else {
      const divisor = yield* commonDivisor(result, known, thread);
      const quotient = integer(BigInt(result) / BigInt(divisor));
      result = absoluteInteger(multiplyIntegers(quotient, known, thread));
    }
  }
  return result;
}

function* commonDivisor(a: Integer, b: Integer, thread: Thread): Guest<Integer> {
  let x = absoluteInteger(a);
  let y = absoluteInteger(b);
  if (x < y) [x, y] = [y, x];
  let bits = bitLength(x);
  while (typeof x === 'bigint' && y !== 0) {
    thread.fuel -= 1 + (bits >> 10);
    if (thread.fuel < 0) yield* breathe(thread);
    bits = lengthNear(x, bits);
    const next = bits > 200 && typeof y === 'bigint' ? lehmerStep(x, y, bits) : undefined;
    if (next !== undefined) [x, y] = next;
    else [x, y] = [y, integer(BigInt(x) % BigInt(y))];
  }
  return typeof x === 'bigint' ? x : smallDivisor(x, Number(y));
}

/** `bitLength` of a number that had so many bits a step ago: only its highest ones are looked at. */
function lengthNear(x: bigint, before: number): number {
  const shift = before - 52;
  const high = shift > 0 ? Number(x >> BigInt(shift)) : 0;
  return high === 0 ? bitLength(x) : shift + bitLength(high);
}

/**
 * As many steps of Euclid's algorithm as the leading digits decide, in one. D. H. Lehmer; Knuth, volume 2, 4.5.2, algorithm L.
 * `undefined` when they decide none.
 */
function lehmerStep(x: bigint, y: bigint, bits: number): readonly [Integer, Integer] | undefined {
  const shift = BigInt(bits - 50);
  let high = Number(x >> shift);
  let low = Number(y >> shift);
  let a = 1;
  let b = 0;
  let c = 0;
  let d = 1;
  while (low + c !== 0 && low + d !== 0) {
    const quotient = Math.floor((high + a) / (low + c));
    if (quotient !== Math.floor((high + b) / (low + d))) break;
    [a, c] = [c, a - quotient * c];
    [b, d] = [d, b - quotient * d];
    [high, low] = [low, high - quotient * low];
  }
  if (b === 0) return undefined;
  const next = absolute(BigInt(a) * x + BigInt(b) * y);
  const rest = absolute(BigInt(c) * x + BigInt(d) * y);
  return next >= rest ? [integer(next), integer(rest)] : [integer(rest), integer(next)];
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
