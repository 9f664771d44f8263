/** Sums and products of many numbers. CPython: Modules/mathmodule.c (math_fsum, math_sumprod, vector_norm). */
import { floatType, typeOf } from '../../runtime/kernel/birth.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { collect } from '../../runtime/kernel/iterate.ts';
import { type Result, type Step, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { binary, operators } from '../../runtime/kernel/operators.ts';
import { breathe, drive, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { integer, PyFloat, PyTuple } from '../../runtime/kernel/values.ts';
import { hypotenuse, productTail } from '../../runtime/objects/elementary.ts';
import { type Integer, multiplyIntegers } from '../../runtime/objects/integer-arithmetic.ts';
import { toReal } from '../../runtime/objects/number-conversion.ts';
import { sourceOf } from '../itertools/source.ts';
import { quickReal } from './arguments.ts';
import { scaled } from './exponentials.ts';
import { frexp, fusedMultiplyAdd } from './floats.ts';

// ── fsum ───────────────────────────────────────────────────────────────────────────────────────────

export function* fsum(iterable: Value, thread: Thread): Guest<Value> {
  const source = yield* sourceOf(iterable, thread);
  const sum = new ExactSum();
  for (;;) {
    if (--thread.fuel < 0) yield* breathe(thread);
    let item: Step = source.next(thread);
    if (item === UNWIND) item = yield UNWIND;
    if (item === undefined) return new PyFloat(sum.value);
    sum.add(quickReal(item as Value) ?? (yield* toReal(item as Value, thread)));
  }
}

/** A sum of floats without rounding: parts that don't overlap, the smallest first. After J. R. Shewchuk. */
class ExactSum {
  private readonly parts: number[] = [];
  /** How many of them count. */
  private count = 0;
  /** Of what is not finite; of the infinities among them. */
  private special = 0;
  private infinities = 0;

  add(number: number): void {
    const { parts } = this;
    let x = number;
    let kept = 0;
    for (let i = 0; i < this.count; i++) {
      const part = parts[i]!;
      const sum = x + part;
      const rest = lost(x, part, sum);
      x = sum;
      if (rest !== 0) parts[kept++] = rest;
    }
    this.count = kept;
    if (x === 0) return;
    if (Number.isFinite(x)) {
      if (kept === parts.length) parts.push(x);
      else parts[kept] = x;
      this.count++;
      return;
    }
    if (Number.isFinite(number)) raise.overflowError('intermediate overflow in fsum');
    if (!Number.isNaN(number)) this.infinities += number;
    this.special += number;
    this.count = 0;
  }

  get value(): number {
    if (this.special !== 0)
      return Number.isNaN(this.infinities) ? raise.valueError('-inf + inf in fsum') : this.special;
    const { parts } = this;
    let i = this.count - 1;
    if (i < 0) return 0;
    let high = parts[i]!;
    let low = 0;
    while (i > 0 && low === 0) {
      const x = high;
      const y = parts[--i]!;
      high = x + y;
      low = y - (high - x);
    }
    // A tie was rounded to even: the parts that are left may know better.
    if (i > 0 && low !== 0 && low < 0 === parts[i - 1]! < 0) {
      const twice = low * 2;
      const sum = high + twice;
      if (twice === sum - high) high = sum;
    }
    return high;
  }
}

// ── sumprod ────────────────────────────────────────────────────────────────────────────────────────

/**
 * Starts with integers, goes on with floats in triple precision and ends with whatever multiplies and adds; it never goes
 * back, and results show that.
 */
export function* sumprod(left: Value, right: Value, thread: Thread): Guest<Value> {
  const first = yield* sourceOf(left, thread);
  const second = yield* sourceOf(right, thread);
  let stage: 'integers' | 'floats' | 'any' = 'integers';
  const whole = new WholeSum();
  const floats = new TripleSum();
  let total: Value = 0;
  for (;;) {
    if (--thread.fuel < 0) yield* breathe(thread);
    let p: Step = first.next(thread);
    if (p === UNWIND) p = yield UNWIND;
    let q: Step = second.next(thread);
    if (q === UNWIND) q = yield UNWIND;
    const a = p as Value | undefined;
    const b = q as Value | undefined;
    if ((a === undefined) !== (b === undefined)) raise.valueError('Inputs are not the same length');
    if (stage === 'integers') {
      if (a !== undefined && whole.add(a, b!)) continue;
      stage = 'floats';
      total = integer(whole.total);
    }
    if (stage === 'floats') {
      if (a !== undefined) {
        const x = factorOf(a);
        const y = factorOf(b!);
        const isFloat = isPlainFloat(a) || isPlainFloat(b!);
        if (x !== undefined && y !== undefined && isFloat && floats.addProduct(x, y)) continue;
      }
      stage = 'any';
      if (floats.isUsed)
        total = yield* finished(binary(operators.add, total, new PyFloat(floats.value), thread));
    }
    if (a === undefined) return total;
    const product = yield* finished(binary(operators.mul, a, b!, thread));
    total = yield* finished(binary(operators.add, total, product, thread));
  }
}

/** A sum of products of integers, as long as all fits a machine word. */
class WholeSum {
  private value = 0n;
  /** What has been added to it since, while that is a safe integer. */
  private small = 0;

  get total(): bigint {
    return this.value + BigInt(this.small);
  }

  add(a: Value, b: Value): boolean {
    if (typeof a === 'number' && typeof b === 'number') {
      const sum = this.small + a * b;
      if (Number.isSafeInteger(sum) && Number.isSafeInteger(a * b)) {
        this.small = sum;
        return true;
      }
    }
    this.value += BigInt(this.small);
    this.small = 0;
    if (!isPlainInteger(a) || !isPlainInteger(b)) return false;
    const product = BigInt(a) * BigInt(b);
    const sum = this.value + product;
    if (![BigInt(a), BigInt(b), product, sum].every(isWord)) return false;
    this.value = sum;
    return true;
  }
}

function isPlainInteger(value: Value): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

function isWord(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value;
}

function isPlainFloat(value: Value): boolean {
  return value instanceof PyFloat && value.type === floatType;
}

/** A float, or an integer that is one. */
function factorOf(value: Value): number | undefined {
  if (value instanceof PyFloat && value.type === floatType) return value.value;
  if (typeof value === 'boolean') return Number(value);
  if (!isPlainInteger(value)) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** A sum of products in triple precision. After T. Ogita, S. M. Rump and S. Oishi. */
class TripleSum {
  isUsed = false;
  private high = 0;
  private low = 0;
  private tiny = 0;

  /** False, with nothing added, when the sum would not be finite. */
  addProduct(x: number, y: number): boolean {
    const product = x * y;
    const high = this.high + product;
    if (!Number.isFinite(high)) return false;
    const productLow = exactTail(x, y, product);
    const highLost = lost(this.high, product, high);
    const low = this.low + productLow;
    const lowLost = lost(this.low, productLow, low);
    const middle = low + highLost;
    this.tiny += lowLost + lost(low, highLost, middle);
    this.low = middle;
    this.high = high;
    this.isUsed = true;
    return true;
  }

  get value(): number {
    const sum = this.low + this.high;
    return this.tiny + lost(this.low, this.high, sum) + sum;
  }
}

/** What rounding took from the sum of `a` and `b`. */
function lost(a: number, b: number, sum: number): number {
  const part = sum - a;
  return a - (sum - part) + (b - part);
}

/** `productTail`, also for numbers so large that it would overflow. */
function exactTail(x: number, y: number, product: number): number {
  const tail = productTail(x, y, product);
  return Number.isFinite(tail) || !Number.isFinite(product) ? tail : fusedMultiplyAdd(x, y, -product);
}

// ── prod ───────────────────────────────────────────────────────────────────────────────────────────

export function* prod(iterable: Value, start: Value, thread: Thread): Guest<Value> {
  const source = yield* sourceOf(iterable, thread);
  let total = start;
  /** Integers that are still to be multiplied with the total: large numbers are multiplied rarely. */
  let factor = 1;
  for (;;) {
    if (--thread.fuel < 0) yield* breathe(thread);
    let item: Step = source.next(thread);
    if (item === UNWIND) item = yield UNWIND;
    if (typeof item === 'number' && isPlainInteger(total)) {
      const product = factor * item;
      if (Number.isSafeInteger(product)) {
        factor = product + 0;
        continue;
      }
    }
    if (factor !== 1) total = multiplyIntegers(total as Integer, factor, thread);
    factor = 1;
    if (item === undefined) return total;
    const product = binary(operators.mul, total, item as Value, thread);
    total = product === UNWIND ? yield UNWIND : product;
  }
}

// ── hypot and dist ─────────────────────────────────────────────────────────────────────────────────

export function hypot(coordinates: readonly Value[], thread: Thread): Result {
  if (coordinates.length === 2) {
    const x = quickReal(coordinates[0]!);
    const y = quickReal(coordinates[1]!);
    if (x !== undefined && y !== undefined) return new PyFloat(hypotenuse(x, y));
  }
  return drive(normOf(coordinates, thread), thread);
}

function* normOf(coordinates: readonly Value[], thread: Thread): Guest<Value> {
  const sizes: number[] = [];
  for (const each of coordinates) sizes.push(Math.abs(quickReal(each) ?? (yield* toReal(each, thread))));
  return new PyFloat(norm(sizes));
}

export function* dist(p: Value, q: Value, thread: Thread): Guest<Value> {
  const first = yield* pointOf(p, thread);
  const second = yield* pointOf(q, thread);
  if (first.length !== second.length) raise.valueError('both points must have the same number of dimensions');
  const sizes: number[] = [];
  for (let i = 0; i < first.length; i++) {
    const x = quickReal(first[i]!) ?? (yield* toReal(first[i]!, thread));
    const y = quickReal(second[i]!) ?? (yield* toReal(second[i]!, thread));
    sizes.push(Math.abs(x - y));
  }
  return new PyFloat(norm(sizes));
}

function* pointOf(point: Value, thread: Thread): Guest<readonly Value[]> {
  return point instanceof PyTuple && !typeOf(point).isHeap ? point.items : yield* collect(point, thread);
}

const SMALLEST_NORMAL = 2 ** -1022;

/** The square root of the sum of squares, with what rounding loses on the way. */
function norm(sizes: readonly number[]): number {
  let largest = 0;
  let hasNaN = false;
  for (const size of sizes) {
    if (Number.isNaN(size)) hasNaN = true;
    else if (size > largest) largest = size;
  }
  if (largest === Number.POSITIVE_INFINITY) return largest;
  if (hasNaN) return Number.NaN;
  if (largest === 0 || sizes.length <= 1) return largest;
  const [, exponent] = frexp(largest);
  if (exponent < -1023) return SMALLEST_NORMAL * norm(sizes.map((size) => size / SMALLEST_NORMAL));
  let sum = 1;
  let squares = 0;
  let sums = 0;
  const add = (x: number, y: number): void => {
    const product = x * y;
    const total = sum + product;
    squares += productTail(x, y, product);
    sums += product - (total - sum);
    sum = total;
  };
  for (const size of sizes) {
    const x = scaled(size, -exponent);
    add(x, x);
  }
  const root = Math.sqrt(sum - 1 + (squares + sums));
  add(-root, root);
  return scaled(root + (sum - 1 + (squares + sums)) / (2 * root), exponent);
}
