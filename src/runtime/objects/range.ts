/** The built-in `range`. CPython: Objects/rangeobject.c; docs: library/stdtypes.html#range. */
import { typeOf } from '../kernel/birth.ts';
import { equal } from '../kernel/compare.ts';
import { defineType, method, readOnly } from '../kernel/define.ts';
import { raise } from '../kernel/errors.ts';
import { hash } from '../kernel/hashing.ts';
import { None, PyObject, UNWIND, type Value } from '../kernel/object.ts';
import { drive, finished, type Guest } from '../kernel/pausing.ts';
import { index, knownInteger, withIndex } from '../kernel/subscript.ts';
import { repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { integer, NotImplemented, PyTuple } from '../kernel/values.ts';
import { reducing, restoringLong, within } from './iterator-reduction.ts';
import { LongRangeIterator, RangeIterator } from './iterators.ts';
import type { QuietIterator } from './native-iterator.ts';
import { indices, PySlice, withSlice } from './slice.ts';

type Int = number | bigint;

export class PyRange extends PyObject {
  readonly start: Int;
  readonly stop: Int;
  readonly step: Int;
  readonly length: Int;
  /** The members, `stop` and the length are safe integers. */
  readonly isSmall: boolean;

  constructor(start: Int, stop: Int, step: Int) {
    super();
    this.start = start;
    this.stop = stop;
    this.step = step;
    this.length = lengthOf(start, stop, step);
    this.isSmall =
      typeof start === 'number' &&
      typeof stop === 'number' &&
      typeof step === 'number' &&
      typeof this.length === 'number' &&
      Number.isSafeInteger(start + this.length * step);
  }

  iterate(): QuietIterator {
    if (this.isSmall)
      return new RangeIterator(this.start as number, this.step as number, this.length as number);
    return new LongRangeIterator(BigInt(this.start), BigInt(this.step), BigInt(this.length));
  }

  /** The member at a place within the length. */
  at(place: Int): Int {
    if (this.isSmall) return (this.start as number) + Number(place) * (this.step as number);
    return integer(BigInt(this.start) + BigInt(place) * BigInt(this.step));
  }

  /** The place of an integer, or -1. */
  placeOf(value: Int): Int {
    if (this.isSmall && typeof value === 'number') {
      const place = (value - (this.start as number)) / (this.step as number);
      return Number.isInteger(place) && place >= 0 && place < (this.length as number) ? place : -1;
    }
    const distance = BigInt(value) - BigInt(this.start);
    const step = BigInt(this.step);
    if (distance % step !== 0n) return -1;
    const place = distance / step;
    return place >= 0n && place < BigInt(this.length) ? integer(place) : -1;
  }
}

/** `range(stop)` and its like, of integers. */
export function rangeFrom(start: Int, stop: Int, step: Int): PyRange {
  if (step === 0) raise.valueError('range() arg 3 must not be zero');
  return new PyRange(start, stop, step);
}

function lengthOf(start: Int, stop: Int, step: Int): Int {
  if (typeof start === 'number' && typeof stop === 'number' && typeof step === 'number') {
    const distance = step > 0 ? stop - start : start - stop;
    if (distance <= 0) return 0;
    if (Number.isSafeInteger(distance)) return Math.floor((distance - 1) / Math.abs(step)) + 1;
  }
  const size = BigInt(step);
  const distance = size > 0n ? BigInt(stop) - BigInt(start) : BigInt(start) - BigInt(stop);
  if (distance <= 0n) return 0;
  return integer((distance - 1n) / (size > 0n ? size : -size) + 1n);
}

export const rangeType: PyType = defineType<PyRange>('range', {
  doc: 'range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn an object that produces a sequence of integers from start (inclusive)\nto stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\nstart defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\nThese are exactly the valid indices for a list of 4 elements.\nWhen step is given, it specifies the increment (or decrement).',
  collection: 'sequence',
  instances: PyRange,
  isBase: false,
  slots: {
    new: (_type, args, names, thread) => {
      if (names !== null) raise.typeError('range() takes no keyword arguments');
      if (args.length === 0) raise.typeError('range expected at least 1 argument, got 0');
      if (args.length > 3) raise.typeError(`range expected at most 3 arguments, got ${args.length}`);
      const [first, second, third] = args as [Value, Value?, Value?];
      if (typeof first === 'number') {
        if (second === undefined) return new PyRange(0, first, 1);
        if (typeof second === 'number' && (third === undefined || typeof third === 'number')) {
          return rangeFrom(first, second, third ?? 1);
        }
      }
      return drive(made(args, thread), thread);
    },
    *repr(self, thread) {
      const start = yield* finished(repr(self.start, thread));
      const stop = yield* finished(repr(self.stop, thread));
      if (self.step === 1) return `range(${start}, ${stop})`;
      return `range(${start}, ${stop}, ${yield* finished(repr(self.step, thread))})`;
    },
    hash: (self, thread) =>
      hash(
        new PyTuple([
          self.length,
          self.length === 0 ? null : self.start,
          self.length === 0 || self.length === 1 ? null : self.step,
        ]),
        thread,
      ),
    bool: (self) => self.length !== 0,
    len: (self) => {
      if (typeof self.length === 'number') return self.length;
      if (self.length < 1n << 63n) return Number(self.length);
      return raise.overflowError('Python int too large to convert to C ssize_t');
    },
    iter: (self) => self.iterate(),
    contains: (self, item, thread) => {
      const known = isExactInteger(item) ? knownInteger(item) : undefined;
      return known === undefined ? drive(search(self, item, thread), thread) : self.placeOf(known) >= 0;
    },
    getitem: (self, key, thread) => {
      if (typeof key === 'number') return itemAt(self, key);
      if (key instanceof PySlice) {
        if (!self.isSmall) return drive(longSlice(self, key, thread), thread);
        return withSlice(key, self.length as number, thread, ({ start, stop, step }) => {
          return new PyRange(self.at(start), self.at(stop), integer(BigInt(self.step) * BigInt(step)));
        });
      }
      if (knownInteger(key) === undefined && typeOf(key).slots.index === undefined) {
        raise.typeError(`range indices must be integers or slices, not ${typeOf(key).name}`);
      }
      return withIndex<Value>(key, thread, (at) => itemAt(self, at));
    },
    eq: (self, other) => {
      if (!(other instanceof PyRange)) return NotImplemented;
      if (self.length !== other.length) return false;
      if (self.length === 0) return true;
      return self.start === other.start && (self.length === 1 || self.step === other.step);
    },
  },
  methods: [
    readOnly<PyRange>('start', (self) => self.start),
    readOnly<PyRange>('stop', (self) => self.stop),
    readOnly<PyRange>('step', (self) => self.step),
    method('__reversed__(self, /)', 'Return a reverse iterator.', (self: PyRange) =>
      reversed(self).iterate(),
    ),
    method(
      '__reduce__(self, /)',
      '',
      (self: PyRange) => new PyTuple([rangeType, new PyTuple([self.start, self.stop, self.step])]),
    ),
    method(
      'count(self, object, /)',
      'rangeobject.count(value) -> integer -- return number of occurrences of value',
      function* (self: PyRange, object: Value, thread: Thread) {
        if (isExactInteger(object)) return self.placeOf(knownInteger(object)!) >= 0 ? 1 : 0;
        let count = 0;
        const iterator = self.iterate();
        for (let each = iterator.advance(); each !== undefined; each = iterator.advance()) {
          if (yield* finished(equal(each, object, thread))) count++;
        }
        return count;
      },
    ),
    method(
      'index(self, object, /)',
      'rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is not present.',
      function* (self: PyRange, object: Value, thread: Thread) {
        const place = isExactInteger(object)
          ? self.placeOf(knownInteger(object)!)
          : yield* searchPlace(self, object, thread);
        if (place >= 0) return place;
        if (!isExactInteger(object)) return raise.valueError('sequence.index(x): x not in sequence');
        return raise.valueError(`${object} is not in range`);
      },
    ),
  ],
});

function reversed(self: PyRange): PyRange {
  const step = BigInt(self.step);
  const start = BigInt(self.start);
  const last = start + (BigInt(self.length) - 1n) * step;
  return new PyRange(integer(last), integer(start - step), integer(-step));
}

function* made(args: readonly Value[], thread: Thread): Guest<Value> {
  const numbers: Int[] = [];
  for (const each of args) numbers.push(yield* index(each, thread));
  if (numbers.length === 1) return new PyRange(0, numbers[0]!, 1);
  return rangeFrom(numbers[0]!, numbers[1]!, numbers[2] ?? 1);
}

function itemAt(self: PyRange, at: Int): Value {
  const { length } = self;
  if (typeof at === 'number' && typeof length === 'number') {
    const place = at < 0 ? at + length : at;
    return place >= 0 && place < length
      ? self.at(place)
      : raise.indexError('range object index out of range');
  }
  const place = at < 0 ? BigInt(at) + BigInt(length) : BigInt(at);
  return place >= 0n && place < BigInt(length)
    ? self.at(place)
    : raise.indexError('range object index out of range');
}

function* longSlice(self: PyRange, key: PySlice, thread: Thread): Guest<Value> {
  const [start, stop, step] = (yield* indices(key, BigInt(self.length), thread)) as [Int, Int, Int];
  return new PyRange(self.at(start), self.at(stop), integer(BigInt(self.step) * BigInt(step)));
}

/** Instances of subclasses of `int` may have an equality of their own. */
function isExactInteger(value: Value): boolean {
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean';
}

function* search(self: PyRange, item: Value, thread: Thread): Guest<boolean> {
  return (yield* searchPlace(self, item, thread)) >= 0;
}

function* searchPlace(self: PyRange, item: Value, thread: Thread): Guest<number> {
  const iterator = self.iterate();
  for (let place = 0; ; place++) {
    const each = iterator.advance();
    if (each === undefined) return -1;
    let same = equal(each, item, thread);
    if (same === UNWIND) same = (yield UNWIND) as boolean;
    if (same) return place;
  }
}

// Iterators over ranges are taken apart into a range of what is left.
for (const iterator of [RangeIterator, LongRangeIterator]) {
  const { type } = iterator.prototype;
  for (const attribute of [
    reducing<RangeIterator | LongRangeIterator>((self) => {
      const { current, step, remaining } = self;
      const stop = integer(BigInt(current) + BigInt(step) * BigInt(remaining));
      return { of: new PyRange(whole(current), stop, whole(step)), index: None };
    }),
    restoringLong<RangeIterator | LongRangeIterator>((self, index) => {
      if (self instanceof RangeIterator) {
        const skipped = within(Number(index), 0, self.remaining);
        self.current += skipped * self.step;
        self.remaining -= skipped;
      } else {
        const wanted = BigInt(index);
        const skipped = wanted < 0n ? 0n : wanted > self.remaining ? self.remaining : wanted;
        self.current += skipped * self.step;
        self.remaining -= skipped;
      }
    }),
  ]) {
    const [name, value] = attribute(type);
    type.attributes.set(name, value);
  }
}

function whole(value: number | bigint): Int {
  return typeof value === 'bigint' ? integer(value) : value;
}
