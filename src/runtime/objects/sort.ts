/** Stable sorting. CPython: Objects/listobject.c (list.sort), Objects/listsort.txt. */
import type { Value } from '../kernel/object.ts';
import type { Guest } from '../kernel/pausing.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyFloat, PyTuple } from '../kernel/values.ts';
import { GuestSort } from './guest-sort.ts';

/**
 * `items` in ascending order of their keys (of themselves if `keys` is null), or in descending order with equal ones
 * still in their order. Only `<` is asked. When that fails, `failed` gets the items as far as they were sorted.
 */
export function* sorted(
  items: readonly Value[],
  keys: readonly Value[] | null,
  descending: boolean,
  thread: Thread,
  failed?: (unfinished: Value[]) => void,
): Guest<Value[]> {
  if (items.length < 2) return items.slice();
  const known = knownOrder(keys ?? items);
  if (keys === null && known !== undefined && known.plain !== null) {
    const result = sortPlain(items, known.plain);
    return descending ? result.reverse() : result;
  }
  const order = indexes(items.length, descending);
  const inOrder = (): Value[] => {
    if (descending) order.reverse();
    return order.map((i) => items[i]!);
  };
  if (known !== undefined && sortKnown(order, known)) return inOrder();
  try {
    yield* new GuestSort(keys ?? items, order, thread).run();
  } catch (error) {
    failed?.(inOrder());
    throw error;
  }
  return inOrder();
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
