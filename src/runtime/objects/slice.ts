/** The built-in `slice`, and indexing of sequences. CPython: Objects/sliceobject.c; docs: library/functions.html#slice. */
import { typeOf } from '../kernel/birth.ts';
import { type Comparison, compare, equal } from '../kernel/compare.ts';
import { defineType, method, readOnly } from '../kernel/define.ts';
import { raise, typeName } from '../kernel/errors.ts';
import { fold, hash } from '../kernel/hashing.ts';
import { None, PyObject, type Result, type Unwind, type Value } from '../kernel/object.ts';
import { andThen, drive, finished, type Guest } from '../kernel/pausing.ts';
import { index, knownInteger, placeFrom, withIndex } from '../kernel/subscript.ts';
import { repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { integer, NotImplemented, PyTuple } from '../kernel/values.ts';

/** How long the sliced sequence is; a function where guest code called meanwhile may change it. */
export type Length = number | (() => number);

export class PySlice extends PyObject {
  readonly start: Value;
  readonly stop: Value;
  readonly step: Value;

  constructor(start: Value, stop: Value, step: Value) {
    super();
    this.start = start;
    this.stop = stop;
    this.step = step;
  }

  /** The places it chooses; calls `__index__` where needed. */
  *resolve(length: Length, thread: Thread): Guest<Chosen> {
    return (yield* this.bounds(thread)).within(typeof length === 'number' ? length : length());
  }

  /** Start, stop and step as numbers, for sequences whose length is known only later. */
  *bounds(thread: Thread): Guest<Bounds> {
    const step = this.step === None ? 1 : yield* bound(this.step, thread);
    if (step === 0) raise.valueError('slice step cannot be zero');
    const start = this.start === None ? undefined : yield* bound(this.start, thread);
    const stop = this.stop === None ? undefined : yield* bound(this.stop, thread);
    return { within: (length) => chosen(start, stop, step, length) };
  }
}

interface Bounds {
  within(length: number): Chosen;
}

/** The places of a sequence that a slice chooses: `start`, `start + step`, … `count` of them. */
export class Chosen {
  readonly start: number;
  /** Cut to the length, -1 for "before the first"; not always `start + count * step`. */
  readonly stop: number;
  readonly step: number;
  readonly count: number;

  constructor(start: number, stop: number, step: number, count: number) {
    this.start = start;
    this.stop = stop;
    this.step = step;
    this.count = count;
  }

  of<T>(items: readonly T[]): T[] {
    const { start, step, count } = this;
    if (step === 1) return items.slice(start, start + count);
    const result: T[] = [];
    for (let i = 0, at = start; i < count; i++, at += step) result.push(items[at]!);
    return result;
  }

  /** Of a string without surrogate pairs. */
  ofText(text: string): string {
    const { start, step, count } = this;
    if (step === 1) return text.slice(start, start + count);
    if (count <= 24) {
      // a third of the time of `join`
      let short = '';
      for (let i = 0, at = start; i < count; i++, at += step) short += text[at]!;
      return short;
    }
    const parts: string[] = [];
    for (let i = 0, at = start; i < count; i++, at += step) parts.push(text[at]!);
    return parts.join('');
  }

  ofBytes(bytes: Uint8Array): Uint8Array {
    const { start, step, count } = this;
    if (step === 1) return bytes.slice(start, start + count);
    const result = new Uint8Array(count);
    for (let i = 0, at = start; i < count; i++, at += step) result[i] = bytes[at]!;
    return result;
  }

  /** Puts `more` in the place of what is chosen. */
  assign<T>(items: T[], more: readonly T[]): void {
    const { start, step, count } = this;
    if (step === 1) {
      // The sequence may have shrunk since the slice was resolved.
      const from = Math.min(start, items.length);
      replace(items, from, Math.min(count, items.length - from), more);
      return;
    }
    if (more.length !== count) {
      raise.valueError(
        `attempt to assign sequence of size ${more.length} to extended slice of size ${count}`,
      );
    }
    for (let i = 0, at = start; i < count; i++, at += step) items[at] = more[i]!;
  }

  remove<T>(items: T[]): void {
    const { step, count } = this;
    if (count === 0) return;
    const start = step > 0 ? this.start : this.start + (count - 1) * step;
    const stride = Math.abs(step);
    if (stride === 1) {
      items.splice(start, count);
      return;
    }
    let to = start;
    let left = count;
    for (let from = start; from < items.length; from++) {
      if (left > 0 && (from - start) % stride === 0) left--;
      else items[to++] = items[from]!;
    }
    items.length = to;
  }
}

/** Gives what `slice` chooses to `use`: at once if its bounds are integers. */
export function withSlice<T>(
  slice: PySlice,
  length: Length,
  thread: Thread,
  use: (chosen: Chosen) => T | Unwind,
): T | Unwind {
  const known = knownChoice(slice, length);
  if (known !== undefined) return use(known);
  return andThen<T>(
    thread,
    () => drive(slice.resolve(length, thread) as Guest<unknown>, thread) as Result,
    (outcome) => (typeof outcome === 'symbol' ? (outcome as Unwind) : use(outcome as unknown as Chosen)),
  );
}

/** What `slice` chooses if no guest code has to be asked. */
function knownChoice(slice: PySlice, length: Length): Chosen | undefined {
  const { start, stop, step } = slice;
  if (start !== None && typeof start !== 'number') return undefined;
  if (stop !== None && typeof stop !== 'number') return undefined;
  if (step !== None && typeof step !== 'number') return undefined;
  if (step === 0) raise.valueError('slice step cannot be zero');
  return chosen(
    start ?? undefined,
    stop ?? undefined,
    step ?? 1,
    typeof length === 'number' ? length : length(),
  );
}

/** Gives an index, still to be counted from the end if negative, to `use`; `name` is the sequence's in messages. */
export function withSequenceIndex<T>(
  name: string,
  key: Value,
  thread: Thread,
  use: (at: number) => T | Unwind,
): T | Unwind {
  if (typeof key === 'number') return use(key);
  checkIndex(name, key);
  return withIndex(key, thread, (at) => use(placeFrom(at, key)));
}

/** As `withSequenceIndex`, for generators. */
export function* sequenceIndex(name: string, key: Value, thread: Thread): Guest<number> {
  if (typeof key === 'number') return key;
  checkIndex(name, key);
  return placeFrom(yield* index(key, thread), key);
}

/** A bound of a slice, cut to what a length can be compared with. */
export function* sliceBound(value: Value, thread: Thread): Guest<number> {
  if (knownInteger(value) === undefined && typeOf(value).slots.index === undefined) {
    raise.typeError('slice indices must be integers or have an __index__ method');
  }
  return Number(yield* index(value, thread));
}

function checkIndex(name: string, key: Value): void {
  if (knownInteger(key) === undefined && typeOf(key).slots.index === undefined) {
    raise.typeError(`${name} indices must be integers or slices, not ${typeName(key)}`);
  }
}

function* bound(value: Value, thread: Thread): Guest<number> {
  if (knownInteger(value) === undefined && typeOf(value).slots.index === undefined) {
    raise.typeError('slice indices must be integers or None or have an __index__ method');
  }
  return Number(yield* index(value, thread));
}

function chosen(start: number | undefined, stop: number | undefined, step: number, length: number): Chosen {
  const least = step < 0 ? -1 : 0;
  const most = step < 0 ? length - 1 : length;
  const first = start === undefined ? (step < 0 ? most : least) : within(start, length, least, most);
  const last = stop === undefined ? (step < 0 ? least : most) : within(stop, length, least, most);
  const count = Math.max(0, step < 0 ? Math.ceil((first - last) / -step) : Math.ceil((last - first) / step));
  return new Chosen(first, last, step, count);
}

function within(at: number, length: number, least: number, most: number): number {
  return at < 0 ? Math.max(at + length, least) : Math.min(at, most);
}

function replace<T>(items: T[], from: number, count: number, more: readonly T[]): void {
  if (more.length < 1000) {
    items.splice(from, count, ...more);
    return;
  }
  const tail = items.slice(from + count);
  items.length = from;
  for (let i = 0; i < more.length; i++) items.push(more[i]!);
  for (let i = 0; i < tail.length; i++) items.push(tail[i]!);
}

export const sliceType: PyType = defineType<PySlice>('slice', {
  doc: 'slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for extended slicing (e.g. a[0:10:2]).',
  instances: PySlice,
  isBase: false,
  slots: {
    new: (_type, args, names) => {
      if (names !== null) raise.typeError('slice() takes no keyword arguments');
      if (args.length === 0) raise.typeError('slice expected at least 1 argument, got 0');
      if (args.length > 3) raise.typeError(`slice expected at most 3 arguments, got ${args.length}`);
      if (args.length === 1) return new PySlice(None, args[0]!, None);
      return new PySlice(args[0]!, args[1]!, args[2] ?? None);
    },
    *repr(self, thread) {
      const parts: string[] = [];
      for (const part of partsOf(self)) parts.push(yield* finished(repr(part, thread)));
      return `slice(${parts.join(', ')})`;
    },
    *hash(self, thread) {
      let accumulator = 2870177450012600261n;
      for (const part of partsOf(self)) {
        const lane = BigInt.asUintN(64, BigInt(yield* finished(hash(part, thread))));
        accumulator = BigInt.asUintN(64, accumulator + lane * 14029467366897019727n);
        accumulator = BigInt.asUintN(64, (accumulator << 31n) | (accumulator >> 33n));
        accumulator = BigInt.asUintN(64, accumulator * 11400714785074694791n);
      }
      return fold(BigInt.asIntN(64, accumulator));
    },
    eq: (self, other, thread) => drive(compareSlices('eq', self, other, thread), thread),
    ne: (self, other, thread) => drive(compareSlices('ne', self, other, thread), thread),
    lt: (self, other, thread) => drive(compareSlices('lt', self, other, thread), thread),
    le: (self, other, thread) => drive(compareSlices('le', self, other, thread), thread),
    gt: (self, other, thread) => drive(compareSlices('gt', self, other, thread), thread),
    ge: (self, other, thread) => drive(compareSlices('ge', self, other, thread), thread),
  },
  methods: [
    readOnly<PySlice>('start', (self) => self.start),
    readOnly<PySlice>('stop', (self) => self.stop),
    readOnly<PySlice>('step', (self) => self.step),
    method(
      'indices(self, object, /)',
      'S.indices(len) -> (start, stop, stride)\n\nAssuming a sequence of length len, calculate the start and stop\nindices, and the stride length of the extended slice described by\nS. Out of bounds indices are clipped in a manner consistent with the\nhandling of normal slices.',
      function* (self: PySlice, object: Value, thread: Thread) {
        const length = BigInt(yield* index(object, thread));
        if (length < 0n) raise.valueError('length should not be negative');
        return new PyTuple(yield* indices(self, length, thread));
      },
    ),
    method(
      '__reduce__(self, /)',
      'Return state information for pickling.',
      (self: PySlice) => new PyTuple([sliceType, new PyTuple(partsOf(self))]),
    ),
  ],
});

function partsOf(slice: PySlice): Value[] {
  return [slice.start, slice.stop, slice.step];
}

function* compareSlices(operation: Comparison, self: PySlice, other: Value, thread: Thread): Guest<Value> {
  if (!(other instanceof PySlice)) return NotImplemented;
  if (self === other) return operation === 'eq' || operation === 'le' || operation === 'ge';
  const left = partsOf(self);
  const right = partsOf(other);
  for (let i = 0; i < 3; i++) {
    if (yield* finished(equal(left[i]!, right[i]!, thread))) continue;
    if (operation === 'eq') return false;
    if (operation === 'ne') return true;
    return yield* finished(compare(operation, left[i]!, right[i]!, thread));
  }
  return operation === 'eq' || operation === 'le' || operation === 'ge';
}

/** Start, stop and step for a sequence of any length. */
export function* indices(slice: PySlice, length: bigint, thread: Thread): Guest<(number | bigint)[]> {
  const step = slice.step === None ? 1n : yield* bigBound(slice.step, thread);
  if (step === 0n) raise.valueError('slice step cannot be zero');
  const least = step < 0n ? -1n : 0n;
  const most = step < 0n ? length - 1n : length;
  let start = step < 0n ? most : least;
  if (slice.start !== None) start = cut(yield* bigBound(slice.start, thread), length, least, most);
  let stop = step < 0n ? least : most;
  if (slice.stop !== None) stop = cut(yield* bigBound(slice.stop, thread), length, least, most);
  return [integer(start), integer(stop), integer(step)];
}

function cut(at: bigint, length: bigint, least: bigint, most: bigint): bigint {
  if (at >= 0n) return at < most ? at : most;
  return at + length > least ? at + length : least;
}

function* bigBound(value: Value, thread: Thread): Guest<bigint> {
  if (knownInteger(value) === undefined && typeOf(value).slots.index === undefined) {
    raise.typeError('slice indices must be integers or None or have an __index__ method');
  }
  return BigInt(yield* index(value, thread));
}
