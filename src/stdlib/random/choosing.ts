/** Integers and items by chance. CPython: Lib/random.py (randrange, choice, shuffle, sample, choices). */
import { dictType, typeOf } from '../../runtime/kernel/birth.ts';
import { compareTruth } from '../../runtime/kernel/compare.ts';
import { raise, typeErrorType } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { collect } from '../../runtime/kernel/iterate.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { binary, operators } from '../../runtime/kernel/operators.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { getItem, index, knownInteger, length, setItem } from '../../runtime/kernel/subscript.ts';
import { repr, str } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyBytes, PyFloat, PyList } from '../../runtime/kernel/values.ts';
import { logarithm } from '../../runtime/objects/elementary.ts';
import { bytesFromInteger } from '../../runtime/objects/int-bytes.ts';
import {
  addIntegers,
  floorDivideIntegers,
  type Integer,
  multiplyIntegers,
  subtractIntegers,
} from '../../runtime/objects/integer-arithmetic.ts';
import { toReal } from '../../runtime/objects/number-conversion.ts';
import { below, bitCount, draw, nativeBits, type PyRandom } from './source.ts';

export function* getRandomBits(self: PyRandom, k: Value, thread: Thread): Guest<Value> {
  return nativeBits(self, bitCount(yield* index(k, thread), thread), thread);
}

export function* randomBytes(self: PyRandom, n: Value, thread: Thread): Guest<Value> {
  const size = yield* index(n, thread);
  const count = bitCount(multiplyIntegers(size, 8, thread), thread);
  if (self.twister === null) return new PyBytes(thread.interpreter.host.random.bytes(Number(size)));
  return new PyBytes(bytesFromInteger(nativeBits(self, count, thread), size, true, false));
}

export function* randomRange(
  self: PyRandom,
  start: Value,
  stop: Value,
  step: Value,
  thread: Thread,
): Guest<Value> {
  const from = yield* index(start, thread);
  if (stop === null) {
    if (step !== 1) raise.typeError('Missing a non-None stop argument');
    if (from > 0) return yield* below(self, from, thread);
    return raise.valueError('empty range for randrange()');
  }
  const to = yield* index(stop, thread);
  const width = subtractIntegers(to, from);
  const by = yield* index(step, thread);
  if (by === 1) {
    if (width > 0) return addIntegers(from, yield* below(self, width, thread));
    return raise.valueError(
      `empty range in randrange(${yield* textOf(start, thread)}, ${yield* textOf(stop, thread)})`,
    );
  }
  if (by === 0) raise.valueError('zero step for randrange()');
  const count = floorDivideIntegers(addIntegers(addIntegers(width, by), by > 0 ? -1 : 1), by);
  if (count <= 0) {
    const all = `${yield* textOf(start, thread)}, ${yield* textOf(stop, thread)}, ${yield* textOf(step, thread)}`;
    raise.valueError(`empty range in randrange(${all})`);
  }
  return addIntegers(from, multiplyIntegers(by, yield* below(self, count, thread), thread));
}

export function* randomInteger(self: PyRandom, a: Value, b: Value, thread: Thread): Guest<Value> {
  const stop = yield* finished(binary(operators.add, b, 1, thread));
  return yield* randomRange(self, a, stop, 1, thread);
}

export function* choice(self: PyRandom, sequence: Value, thread: Thread): Guest<Value> {
  const size = yield* finished(length(sequence, thread));
  if (size === 0) raise.indexError('Cannot choose from an empty sequence');
  const at = yield* below(self, size, thread);
  return yield* finished(getItem(sequence, at, thread));
}

export function* shuffle(self: PyRandom, items: Value, thread: Thread): Guest<Value> {
  const size = yield* finished(length(items, thread));
  for (let i = size - 1; i > 0; i--) {
    const j = yield* below(self, i + 1, thread);
    const first = yield* finished(getItem(items, i, thread));
    const second = yield* finished(getItem(items, j, thread));
    yield* finished(setItem(items, i, second, thread));
    yield* finished(setItem(items, j, first, thread));
  }
  return null;
}

export function* sample(
  self: PyRandom,
  population: Value,
  k: Value,
  counts: Value,
  thread: Thread,
): Guest<Value> {
  if (!isSequence(population)) {
    raise.typeError('Population must be a sequence.  For dicts or sets, use sorted(d).');
  }
  const size = yield* finished(length(population, thread));
  const at = (i: Value) => finished(getItem(population, i, thread));
  const result: Value[] = [];
  if (counts !== null) {
    const cumulative = yield* accumulate(counts, thread);
    if (cumulative.length !== size) raise.valueError('The number of counts does not match the population');
    const total = knownInteger(cumulative.length === 0 ? 0 : cumulative[size - 1]);
    if (total === undefined) raise.typeError('Counts must be integers');
    if (total < 0) raise.valueError('Counts must be non-negative');
    const limits = cumulative.slice(0, -1);
    const chosen = yield* positions(self, total, yield* wanted(k, thread), thread);
    for (const each of chosen) result.push(yield* at(yield* bisect(limits, each, limits.length, thread)));
    return new PyList(result);
  }
  const count = yield* wanted(k, thread);
  for (const each of yield* positions(self, size, count, thread)) result.push(yield* at(each));
  return new PyList(result);
}

export function* choices(
  self: PyRandom,
  population: Value,
  weights: Value,
  cumulativeWeights: Value,
  k: Value,
  thread: Thread,
): Guest<Value> {
  const size = yield* finished(length(population, thread));
  const result: Value[] = [];
  if (weights === null && cumulativeWeights === null) {
    const count = yield* index(k, thread);
    for (let i = 0; i < count; i++) {
      const at = Math.floor((yield* draw(self, thread)) * size);
      result.push(yield* finished(getItem(population, at, thread)));
    }
    return new PyList(result);
  }
  if (weights !== null && cumulativeWeights !== null) {
    raise.typeError('Cannot specify both weights and cumulative weights');
  }
  const cumulative =
    weights === null ? yield* collect(cumulativeWeights, thread) : yield* accumulatedWeights(weights, thread);
  if (cumulative.length !== size) raise.valueError('The number of weights does not match the population');
  if (size === 0) return raise.indexError('list index out of range');
  const total = yield* toReal(cumulative[size - 1]!, thread);
  if (total <= 0) raise.valueError('Total of weights must be greater than zero');
  if (!Number.isFinite(total)) raise.valueError('Total of weights must be finite');
  const count = yield* index(k, thread);
  for (let i = 0; i < count; i++) {
    const point = new PyFloat((yield* draw(self, thread)) * total);
    const at = yield* bisect(cumulative, point, size - 1, thread);
    result.push(yield* finished(getItem(population, at, thread)));
  }
  return new PyList(result);
}

/** `count` different integers below `size`, in the order of their choice. */
function* positions(self: PyRandom, size: Integer, count: Integer, thread: Thread): Guest<Integer[]> {
  if (count < 0 || count > size) raise.valueError('Sample larger than population or is negative');
  let setSize = 21; // the size of a small set less that of an empty list
  if (count > 5) setSize += 4 ** Math.ceil(logarithm(Number(count) * 3) / logarithm(4));
  const result: Integer[] = [];
  if (size <= setSize) {
    const left = Number(size);
    const pool = Array.from({ length: left }, (_, i) => i);
    for (let i = 0; i < count; i++) {
      const at = Number(yield* below(self, left - i, thread));
      result.push(pool[at]!);
      pool[at] = pool[left - i - 1]!;
    }
    return result;
  }
  const taken = new Set<Integer>();
  for (let i = 0; i < count; i++) {
    let at = yield* below(self, size, thread);
    while (taken.has(at)) at = yield* below(self, size, thread);
    taken.add(at);
    result.push(at);
  }
  return result;
}

function* wanted(k: Value, thread: Thread): Guest<Integer> {
  return yield* index(k, thread);
}

function* accumulate(items: Value, thread: Thread): Guest<Value[]> {
  const result: Value[] = [];
  for (const each of yield* collect(items, thread)) {
    const last = result[result.length - 1];
    result.push(last === undefined ? each : yield* finished(binary(operators.add, last, each, thread)));
  }
  return result;
}

function* accumulatedWeights(weights: Value, thread: Thread): Guest<Value[]> {
  try {
    return yield* accumulate(weights, thread);
  } catch (error) {
    if (!(error instanceof PyException) || error.type !== typeErrorType) throw error;
    if (knownInteger(weights) === undefined) throw error;
    const k = yield* finished(repr(weights, thread));
    return raise.typeError(`The number of choices must be a keyword argument: k=${k}`);
  }
}

/** Where `point` belongs in sorted items, after those equal to it. */
function* bisect(items: readonly Value[], point: Value, most: number, thread: Thread): Guest<number> {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (yield* finished(compareTruth('lt', point, items[middle]!, thread))) high = middle;
    else low = middle + 1;
  }
  return low;
}

function isSequence(value: Value): boolean {
  const type = typeOf(value);
  return type.slots.getitem !== undefined && type.slots.len !== undefined && !type.isSubtypeOf(dictType);
}

function* textOf(value: Value, thread: Thread): Guest<string> {
  return yield* finished(str(value, thread));
}
