/** What `list` and `tuple` have in common. CPython: Objects/listobject.c, Objects/tupleobject.c, Objects/abstract.c. */
import { typeOf } from '../kernel/birth.ts';
import { type Comparison, compare, equal, quickEqual } from '../kernel/compare.ts';
import { memoryErrorType, raise, typeName } from '../kernel/errors.ts';
import { type Result, UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import { drive, finished, type Guest } from '../kernel/pausing.ts';
import { countFrom, knownInteger, withIndex } from '../kernel/subscript.ts';
import { repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { NotImplemented } from '../kernel/values.ts';
import { sliceBound } from './slice.ts';

/** A sequence whose items are in a JavaScript array, which guest code may exchange for another one. */
export interface ItemSequence {
  readonly items: readonly Value[];
}

/** Most items that one sequence may have: see `addItem`. */
export const LARGEST = 100_000_000;

/** Lexicographical comparison. */
export function compareSequences(
  operation: Comparison,
  left: ItemSequence,
  right: ItemSequence,
  thread: Thread,
): Result {
  const { items } = left;
  const others = right.items;
  const shared = Math.min(items.length, others.length);
  for (let i = 0; i < shared; i++) {
    const same = quickEqual(items[i]!, others[i]!);
    if (same === true) continue;
    if (same === undefined) return drive(compareFrom(i, operation, left, right, thread), thread);
    return different(operation) ?? compare(operation, items[i]!, others[i]!, thread);
  }
  return compareLengths(operation, items.length - others.length);
}

/** As `compareSequences`, from an item on at which guest code may have to be asked. */
function* compareFrom(
  from: number,
  operation: Comparison,
  left: ItemSequence,
  right: ItemSequence,
  thread: Thread,
): Guest<Value> {
  for (let i = from; i < left.items.length && i < right.items.length; i++) {
    let same = equal(left.items[i]!, right.items[i]!, thread);
    if (same === UNWIND) same = (yield UNWIND) as boolean;
    if (same) continue;
    // the comparison may have shortened one of them
    if (i >= left.items.length || i >= right.items.length) break;
    const answer = different(operation);
    if (answer !== undefined) return answer;
    return yield* finished(compare(operation, left.items[i]!, right.items[i]!, thread));
  }
  return compareLengths(operation, left.items.length - right.items.length);
}

/** The answer when items differ, if that decides. */
function different(operation: Comparison): boolean | undefined {
  if (operation === 'eq') return false;
  return operation === 'ne' ? true : undefined;
}

function compareLengths(operation: Comparison, difference: number): boolean {
  switch (operation) {
    case 'eq':
      return difference === 0;
    case 'ne':
      return difference !== 0;
    case 'lt':
      return difference < 0;
    case 'le':
      return difference <= 0;
    case 'gt':
      return difference > 0;
    case 'ge':
      return difference >= 0;
  }
}

/** `item in sequence` */
export function hasItem(self: ItemSequence, item: Value, thread: Thread): boolean | Unwind {
  const at = position(self, item, 0, Number.POSITIVE_INFINITY, thread);
  return at === UNWIND ? UNWIND : typeof at === 'number' ? at >= 0 : at;
}

/** The first place of `item` in `[from, to)`, -1, or (after guest code was asked) only whether there is one. */
function position(
  self: ItemSequence,
  item: Value,
  from: number,
  to: number,
  thread: Thread,
): number | boolean | Unwind {
  const { items } = self;
  const end = Math.min(to, items.length);
  const kind = typeof item;
  const isPlain = kind === 'number' || kind === 'string';
  for (let i = from; i < end; i++) {
    const each = items[i]!;
    if (each === item) return i;
    // fast path: these are equal to none of their own kind but themselves
    if (isPlain && typeof each === kind) continue;
    const same = quickEqual(each, item);
    if (same === true) return i;
    if (same === undefined) return drive(isFound(self, item, i, to, thread), thread);
  }
  return -1;
}

function* isFound(self: ItemSequence, item: Value, from: number, to: number, thread: Thread): Guest<boolean> {
  return (yield* place(self, item, from, to, thread)) >= 0;
}

/** The first place of `item` in `[from, to)`, or -1. */
export function* place(
  self: ItemSequence,
  item: Value,
  from: number,
  to: number,
  thread: Thread,
): Guest<number> {
  for (let i = from; i < to && i < self.items.length; i++) {
    let same = quickEqual(self.items[i]!, item) ?? equal(self.items[i]!, item, thread);
    if (same === UNWIND) same = (yield UNWIND) as boolean;
    if (same) return i;
  }
  return -1;
}

/** The method `index`. */
export function* indexIn(
  self: ItemSequence,
  value: Value,
  start: Value,
  stop: Value,
  thread: Thread,
  message?: string,
): Guest<number> {
  const first = yield* sliceBound(start, thread);
  const last = yield* sliceBound(stop, thread);
  const { length } = self.items;
  const from = first < 0 ? Math.max(first + length, 0) : first;
  const to = last < 0 ? Math.max(last + length, 0) : last;
  const at = yield* place(self, value, from, to, thread);
  if (at >= 0) return at;
  return raise.valueError(message ?? `${yield* finished(repr(value, thread))} is not in list`);
}

/** The method `count`. */
export function* countOf(self: ItemSequence, value: Value, thread: Thread): Guest<number> {
  let count = 0;
  for (let i = 0; i < self.items.length; i++) {
    let same = quickEqual(self.items[i]!, value) ?? equal(self.items[i]!, value, thread);
    if (same === UNWIND) same = (yield UNWIND) as boolean;
    if (same) count++;
  }
  return count;
}

/** `sequence * count`; what is no count is asked itself if it is of a class written in Python. */
export function repeated(
  self: ItemSequence,
  count: Value,
  thread: Thread,
  make: (items: Value[]) => Value,
): Result {
  if (!isCount(count)) return notCount(count);
  return withIndex<Value>(count, thread, (times) => make(repeat(self.items, countFrom(times, count))));
}

export function isCount(value: Value): boolean {
  return knownInteger(value) !== undefined || typeOf(value).slots.index !== undefined;
}

export function notCount(value: Value): Value {
  const type = typeOf(value);
  if (type.isHeap && type.slots.rmul !== undefined) return NotImplemented;
  return raise.typeError(`can't multiply sequence by non-int of type '${typeName(value)}'`);
}

/** `items * count`; refuses before memory is taken. */
export function repeat<T>(items: readonly T[], count: number): T[] {
  if (items.length === 0 || count <= 0) return [];
  if (items.length * count > LARGEST) raise.error(memoryErrorType);
  if (items.length === 1) return filled(items[0]!, count);
  const result: T[] = [];
  for (let i = 0; i < count; i++) append(result, items);
  return result;
}

/** Pushing instead of `new Array(count)` keeps V8's array packed. */
function filled<T>(item: T, count: number): T[] {
  if (count > 100_000) return new Array<T>(count).fill(item);
  const result: T[] = [];
  for (let i = 0; i < count; i++) result.push(item);
  return result;
}

/** Appends many items; a spread call would overflow the JavaScript stack. */
export function append<T>(items: T[], more: readonly T[]): void {
  const { length } = more;
  if (items.length + length > LARGEST) raise.error(memoryErrorType);
  for (let i = 0; i < length; i++) items.push(more[i]!);
}

/** The answer of `+` to an operand of another kind, which is asked first if it is of a class written in Python. */
export function notConcatenable(name: string, other: Value): Value {
  const type = typeOf(other);
  if (type.isHeap && type.slots.radd !== undefined) return NotImplemented;
  return raise.typeError(`can only concatenate ${name} (not "${typeName(other)}") to ${name}`);
}
