/** Stable sorting. CPython: Objects/listobject.c (list.sort), Objects/listsort.txt. */
import { compare } from '../kernel/compare.ts';
import { UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import type { Thread } from '../kernel/thread.ts';
import { truth } from '../kernel/truth.ts';
import { PyFloat, PyTuple } from '../kernel/values.ts';

/**
 * `items` in ascending order of their keys (of themselves if `keys` is null), or in descending order with equal ones
 * still in their order. Only `<` is asked.
 */
export function* sorted(
  items: readonly Value[],
  keys: readonly Value[] | null,
  descending: boolean,
  thread: Thread,
): Guest<Value[]> {
  if (items.length < 2) return items.slice();
  const known = knownOrder(keys ?? items);
  if (keys === null && known !== undefined && known.plain !== null) {
    const result = sortPlain(items, known.plain);
    return descending ? result.reverse() : result;
  }
  const order = indexes(items.length, descending);
  if (known === undefined || !sortKnown(order, known)) yield* sortGuests(keys ?? items, order, thread);
  if (descending) order.reverse();
  return order.map((i) => items[i]!);
}

/** False when some keys turned out to need more than the known order, which then has asked no guest code. */
function sortKnown(order: number[], known: KnownOrder): boolean {
  let decided = true;
  const trial = order.slice().sort((a, b) => {
    const answer = known.compare(a, b);
    if (answer !== undefined) return answer;
    decided = false;
    return 0;
  });
  if (decided) for (let i = 0; i < trial.length; i++) order[i] = trial[i]!;
  return decided;
}

/** The order of keys that can be compared without asking their slots. */
interface KnownOrder {
  /** Of the keys at two places; `undefined` when that can't be told. */
  readonly compare: (a: number, b: number) => number | undefined;
  /** Equal keys are the same value, of this JavaScript type. */
  readonly plain: 'number' | 'string' | null;
}

function knownOrder(keys: readonly Value[]): KnownOrder | undefined {
  const kind = kindOf(keys[0]);
  if (kind === undefined || kind === 'tuple') return kind === 'tuple' ? tupleOrder(keys) : undefined;
  const column = columnOf(keys, kind);
  if (column === undefined) return undefined;
  const { values, compare, plain } = column;
  return { compare: (a, b) => compare(values[a] as never, values[b] as never), plain };
}

type Kind = 'number' | 'string' | 'tuple';
type Comparable = number | bigint | boolean | string;

/** Keys as JavaScript values with one comparison for all of them. */
interface Column {
  readonly values: readonly Comparable[];
  readonly compare: (a: never, b: never) => number;
  readonly plain: KnownOrder['plain'];
}

function kindOf(key: Value | undefined): Kind | undefined {
  switch (typeof key) {
    case 'number':
    case 'bigint':
    case 'boolean':
      return 'number';
    case 'string':
      return 'string';
    default:
  }
  if (key instanceof PyFloat && !key.type.isHeap) return 'number';
  return key instanceof PyTuple && !key.type.isHeap ? 'tuple' : undefined;
}

function columnOf(keys: readonly Value[], kind: Kind): Column | undefined {
  return kind === 'string' ? textColumn(keys) : numberColumn(keys);
}

function numberColumn(keys: readonly Value[]): Column | undefined {
  const values: Comparable[] = [];
  let plain: 'number' | null = 'number';
  let allNumbers = true;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    if (typeof key === 'number') {
      values.push(key);
      continue;
    }
    plain = null;
    if (typeof key === 'bigint' || typeof key === 'boolean') {
      allNumbers = false;
      values.push(key);
    } else if (key instanceof PyFloat && !key.type.isHeap && !Number.isNaN(key.value)) values.push(key.value);
    else return undefined;
  }
  return {
    values,
    compare: (allNumbers ? compareNumbers : compareMixed) as (a: never, b: never) => number,
    plain,
  };
}

function textColumn(keys: readonly Value[]): Column | undefined {
  let high = false;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (typeof key !== 'string') return undefined;
    // Only above the surrogates does the order of code units differ from that of code points.
    if (!high && /[\ud800-\uffff]/.test(key)) high = true;
  }
  const compare = (high ? compareCodePoints : compareTexts) as (a: never, b: never) => number;
  return { values: keys as readonly string[], compare, plain: high ? null : 'string' };
}

function tupleOrder(keys: readonly Value[]): KnownOrder | undefined {
  let width = 0;
  for (const key of keys) {
    if (!(key instanceof PyTuple) || key.type.isHeap) return undefined;
    width = Math.max(width, key.items.length);
  }
  const tuples = keys as readonly PyTuple[];
  const lengths = tuples.map((key) => key.items.length);
  const columns: Column[] = [];
  for (let place = 0; place < Math.min(width, 8); place++) {
    // Tuples that are too short have any comparable value in this place: their end is noticed first.
    const sample = tuples.find((key) => key.items.length > place)!.items[place]!;
    const kind = kindOf(sample);
    if (kind === undefined || kind === 'tuple') break;
    const column = columnOf(
      tuples.map(({ items }) => (items.length > place ? items[place]! : sample)),
      kind,
    );
    if (column === undefined) break;
    columns.push(column);
  }
  if (columns.length === 0 && width > 0) return undefined;
  return {
    plain: null,
    compare: (a, b) => {
      const shared = Math.min(lengths[a]!, lengths[b]!);
      for (let place = 0; place < shared; place++) {
        const column = columns[place];
        if (column === undefined) return undefined;
        const answer = column.compare(column.values[a] as never, column.values[b] as never);
        if (answer !== 0) return answer;
      }
      return lengths[a]! - lengths[b]!;
    },
  };
}

function compareNumbers(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareMixed(a: number | bigint | boolean, b: number | bigint | boolean): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareCodePoints(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above all others. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
}

/** Values of which equal ones are the same need no stability. */
function sortPlain(items: readonly Value[], plain: 'number' | 'string'): Value[] {
  if (plain === 'string') {
    const texts = items as readonly string[];
    return isAscending(texts) ? texts.slice() : texts.slice().sort();
  }
  const numbers = items as readonly number[];
  if (isAscending(numbers)) return numbers.slice();
  const small = numbers.every((each) => (each | 0) === each);
  return Array.from(small ? Int32Array.from(numbers).sort() : Float64Array.from(numbers).sort());
}

function isAscending<T>(items: readonly T[]): boolean {
  for (let i = 1; i < items.length; i++) if (items[i]! < items[i - 1]!) return false;
  return true;
}

function indexes(count: number, backwards: boolean): number[] {
  const result: number[] = [];
  for (let i = 0; i < count; i++) result.push(backwards ? count - 1 - i : i);
  return result;
}

/** Merge sort of `order` by the keys it points to, which are compared as guests: natural runs, short ones made longer. */
function* sortGuests(keys: readonly Value[], order: number[], thread: Thread): Guest<void> {
  const least = leastRun(order.length);
  let starts: number[] = [];
  for (let from = 0; from < order.length; ) {
    starts.push(from);
    const run = yield* ascendingRun(keys, order, from, thread);
    const to = Math.min(order.length, Math.max(run, from + least));
    yield* insertRest(keys, order, from, run, to, thread);
    from = to;
  }
  while (starts.length > 1) {
    const merged: number[] = [];
    for (let i = 0; i < starts.length; i += 2) {
      merged.push(starts[i]!);
      if (i + 1 < starts.length) {
        yield* merge(keys, order, starts[i]!, starts[i + 1]!, starts[i + 2] ?? order.length, thread);
      }
    }
    starts = merged;
  }
}

/** Where the run that starts at `from` ends; a strictly descending one is turned round. */
function* ascendingRun(keys: readonly Value[], order: number[], from: number, thread: Thread): Guest<number> {
  let to = from + 1;
  if (to >= order.length) return to;
  let descending: Value | Unwind = compare('lt', keys[order[to]!]!, keys[order[from]!]!, thread);
  if (descending === UNWIND) descending = yield UNWIND;
  if (typeof descending !== 'boolean') descending = yield* finished(truth(descending as Value, thread));
  for (to++; to < order.length; to++) {
    let less: Value | Unwind = compare('lt', keys[order[to]!]!, keys[order[to - 1]!]!, thread);
    if (less === UNWIND) less = yield UNWIND;
    if (typeof less !== 'boolean') less = yield* finished(truth(less as Value, thread));
    if (less !== descending) break;
  }
  if (descending) {
    for (let low = from, high = to - 1; low < high; low++, high--) {
      const swapped = order[low]!;
      order[low] = order[high]!;
      order[high] = swapped;
    }
  }
  return to;
}

/** Binary insertion of `[sortedTo, to)` into the sorted `[from, sortedTo)`. */
function* insertRest(
  keys: readonly Value[],
  order: number[],
  from: number,
  sortedTo: number,
  to: number,
  thread: Thread,
): Guest<void> {
  for (let at = sortedTo; at < to; at++) {
    const pivot = order[at]!;
    let low = from;
    let high = at;
    while (low < high) {
      const middle = (low + high) >> 1;
      let less: Value | Unwind = compare('lt', keys[pivot]!, keys[order[middle]!]!, thread);
      if (less === UNWIND) less = yield UNWIND;
      if (typeof less !== 'boolean') less = yield* finished(truth(less as Value, thread));
      if (less) high = middle;
      else low = middle + 1;
    }
    order.copyWithin(low + 1, low, at);
    order[low] = pivot;
  }
}

function* merge(
  keys: readonly Value[],
  order: number[],
  from: number,
  middle: number,
  to: number,
  thread: Thread,
): Guest<void> {
  let apart: Value | Unwind = compare('lt', keys[order[middle]!]!, keys[order[middle - 1]!]!, thread);
  if (apart === UNWIND) apart = yield UNWIND;
  if (typeof apart !== 'boolean') apart = yield* finished(truth(apart as Value, thread));
  if (!apart) return;
  const left = order.slice(from, middle);
  let l = 0;
  let r = middle;
  let out = from;
  while (l < left.length && r < to) {
    let less: Value | Unwind = compare('lt', keys[order[r]!]!, keys[left[l]!]!, thread);
    if (less === UNWIND) less = yield UNWIND;
    if (typeof less !== 'boolean') less = yield* finished(truth(less as Value, thread));
    order[out++] = less ? order[r++]! : left[l++]!;
  }
  while (l < left.length) order[out++] = left[l++]!;
}

/** Between 32 and 64, such that the number of runs is close to a power of two. */
function leastRun(count: number): number {
  let rest = count;
  let odd = 0;
  while (rest >= 64) {
    odd |= rest & 1;
    rest >>= 1;
  }
  return rest + odd;
}
