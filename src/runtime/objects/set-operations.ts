/** What `set` and `frozenset` have in common. CPython: Objects/setobject.c. */

import { typeOf } from '../kernel/birth.ts';
import { type Attribute, method, type SlotDeclarations } from '../kernel/define.ts';
import { PyDict } from '../kernel/dict.ts';
import { raise } from '../kernel/errors.ts';
import { iterate, knownItems, step } from '../kernel/iterate.ts';
import { UNWIND, type Value } from '../kernel/object.ts';
import { breathe, finished, type Guest } from '../kernel/pausing.ts';
import { repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { NotImplemented, PyList, PyTuple } from '../kernel/values.ts';
import { reducing } from './iterator-reduction.ts';
import { iteratorType, QuietIterator } from './native-iterator.ts';
import { objectState } from './reduction.ts';
import { enterRepr, leaveRepr } from './repr-guard.ts';
import { AnySet } from './set-table.ts';

export class SetIterator extends QuietIterator {
  set: AnySet | null;
  index = 0;
  private size: number;

  constructor(set: AnySet) {
    super();
    this.set = set;
    this.size = set.size;
  }

  get left(): number {
    if (this.set === null || this.set.size !== this.size) return 0;
    let count = 0;
    let at = this.index;
    while (this.set.itemFrom(at) !== undefined) {
      at = this.set.placeAfter;
      count++;
    }
    return count;
  }

  /** What is left, without going on. */
  rest(): Value[] {
    const items: Value[] = [];
    if (this.set === null || this.set.size !== this.size) return items;
    for (let at = this.index; ; at = this.set.placeAfter) {
      const item = this.set.itemFrom(at);
      if (item === undefined) return items;
      items.push(item);
    }
  }

  advance(): Value | undefined {
    const { set } = this;
    if (set === null) return undefined;
    if (set.size !== this.size) {
      this.size = -1;
      return raise.runtimeError('Set changed size during iteration');
    }
    const item = set.itemFrom(this.index);
    if (item === undefined) this.set = null;
    else this.index = set.placeAfter;
    return item;
  }
}

iteratorType('set_iterator', SetIterator, (self) => self.left, [
  reducing<SetIterator>((self) => ({ of: new PyList(self.rest()) })),
]);

/** Adds what an iterable gives. */
export function* addAll(set: AnySet, iterable: Value, thread: Thread): Guest<void> {
  if (iterable instanceof AnySet) {
    set.merge(iterable, thread);
    return;
  }
  const known = knownItems(iterable);
  if (known !== undefined) {
    for (let i = 0; i < known.length; i++) set.add(known[i]!, thread);
    return;
  }
  if (iterable instanceof PyDict && !iterable.type.isHeap) {
    if (iterable.size > 0) set.makeRoom(iterable.size);
    for (const { key } of iterable) set.add(key, thread);
    return;
  }
  let iterator = iterate(iterable, thread);
  if (iterator === UNWIND) iterator = yield UNWIND;
  for (;;) {
    let item = step(iterator, thread);
    if (item === UNWIND) item = yield UNWIND;
    if (--thread.fuel < 0) yield* breathe(thread);
    if (item === undefined) return;
    set.add(item as Value, thread);
  }
}

/** `item in set`; a set, which has no hash, is looked for as a frozenset. */
export function holds(self: AnySet, item: Value, thread: Thread): boolean {
  return self.has(asElement(item, thread), thread);
}

export function asElement(item: Value, thread: Thread): Value {
  if (!(item instanceof AnySet) || typeOf(item).slots.hash !== undefined) return item;
  const frozen = frozenCopy.make(item);
  frozen.merge(item, thread);
  return frozen;
}

/** Makes an empty frozenset; given by `frozenset.ts`. */
export const frozenCopy: { make: (like: AnySet) => AnySet } = { make: (like) => like.blank() };

export function copied(self: AnySet, thread: Thread): AnySet {
  const copy = self.blank();
  copy.merge(self, thread);
  return copy;
}

function* union(self: AnySet, others: readonly Value[], thread: Thread): Guest<AnySet> {
  const result = copied(self, thread);
  for (const other of others) if (other !== self) yield* addAll(result, other, thread);
  return result;
}

export function* intersection(self: AnySet, other: Value, thread: Thread): Guest<AnySet> {
  if (other === self) return copied(self, thread);
  const result = self.blank();
  if (other instanceof AnySet) {
    const [small, large] = other.size > self.size ? [self, other] : [other, self];
    for (const item of small.items()) if (large.has(item, thread)) result.add(item, thread);
    return result;
  }
  yield* eachItem(other, thread, (item) => {
    if (self.has(item, thread)) result.add(item, thread);
    return true;
  });
  return result;
}

export function* intersectionOfAll(self: AnySet, others: readonly Value[], thread: Thread): Guest<AnySet> {
  if (others.length === 0) return copied(self, thread);
  let result = self;
  for (const other of others) result = yield* intersection(result, other, thread);
  return result;
}

export function* difference(self: AnySet, other: Value, thread: Thread): Guest<AnySet> {
  const size = other instanceof AnySet || other instanceof PyDict ? other.size : undefined;
  if (size === undefined || self.size >> 2 > size) {
    const result = copied(self, thread);
    yield* removeAll(result, other, thread);
    return result;
  }
  const result = self.blank();
  for (const item of self.items()) {
    const found =
      other instanceof AnySet
        ? other.has(item, thread)
        : (other as PyDict).entryOf(item, thread) !== undefined;
    if (!found) result.add(item, thread);
  }
  return result;
}

/** Removes what an iterable gives. */
export function* removeAll(self: AnySet, other: Value, thread: Thread): Guest<void> {
  if (other === self) {
    self.clear();
    return;
  }
  if (other instanceof AnySet) {
    const fewer = other.size >> 3 > self.size ? yield* intersection(self, other, thread) : other;
    for (const item of fewer.items()) self.delete(item, thread);
  } else {
    yield* eachItem(other, thread, (item) => {
      self.delete(item, thread);
      return true;
    });
  }
  self.tidy();
}

/** Adds what is not in `self` and removes what is. */
export function* exchange(self: AnySet, other: Value, thread: Thread): Guest<void> {
  if (other === self) {
    self.clear();
    return;
  }
  let items: AnySet;
  if (other instanceof AnySet) items = other;
  else {
    items = self.blank();
    yield* addAll(items, other, thread);
  }
  for (const item of items.items()) if (!self.delete(item, thread)) self.add(item, thread);
}

function* symmetricDifference(self: AnySet, other: Value, thread: Thread): Guest<AnySet> {
  const result = self.blank();
  yield* addAll(result, other, thread);
  yield* exchange(result, self, thread);
  return result;
}

export function isSubset(self: AnySet, other: AnySet, thread: Thread): boolean {
  if (self.size > other.size) return false;
  for (const item of self.items()) if (!other.has(item, thread)) return false;
  return true;
}

/** Goes through an iterable until `use` gives false. */
function* eachItem(iterable: Value, thread: Thread, use: (item: Value) => boolean): Guest<void> {
  let iterator = iterate(iterable, thread);
  if (iterator === UNWIND) iterator = yield UNWIND;
  for (;;) {
    let item = step(iterator, thread);
    if (item === UNWIND) item = yield UNWIND;
    if (--thread.fuel < 0) yield* breathe(thread);
    if (item === undefined || !use(item as Value)) return;
  }
}

export const setSlots: SlotDeclarations<AnySet> = {
  *repr(self, thread) {
    const { type } = self;
    const items = self.items();
    if (items.length === 0) return `${type.name}()`;
    if (!enterRepr(self, thread)) return `${type.name}(...)`;
    try {
      const parts: string[] = [];
      for (const item of items) parts.push(yield* finished(repr(item, thread)));
      return type.name === 'set' && !type.isHeap
        ? `{${parts.join(', ')}}`
        : `${type.name}({${parts.join(', ')}})`;
    } finally {
      leaveRepr(self, thread);
    }
  },
  len: (self) => self.size,
  iter: (self) => new SetIterator(self),
  contains: holds,
  eq: (self, other, thread) =>
    other instanceof AnySet ? self.size === other.size && isSubset(self, other, thread) : NotImplemented,
  ne: (self, other, thread) =>
    other instanceof AnySet ? self.size !== other.size || !isSubset(self, other, thread) : NotImplemented,
  le: (self, other, thread) => (other instanceof AnySet ? isSubset(self, other, thread) : NotImplemented),
  ge: (self, other, thread) => (other instanceof AnySet ? isSubset(other, self, thread) : NotImplemented),
  lt: (self, other, thread) =>
    other instanceof AnySet ? self.size < other.size && isSubset(self, other, thread) : NotImplemented,
  gt: (self, other, thread) =>
    other instanceof AnySet ? other.size < self.size && isSubset(other, self, thread) : NotImplemented,
  or: (self, other, thread) => {
    if (!(other instanceof AnySet)) return NotImplemented;
    const result = copied(self, thread);
    result.merge(other, thread);
    return result;
  },
  *and(self, other, thread) {
    return other instanceof AnySet ? yield* intersection(self, other, thread) : NotImplemented;
  },
  *sub(self, other, thread) {
    return other instanceof AnySet ? yield* difference(self, other, thread) : NotImplemented;
  },
  *xor(self, other, thread) {
    return other instanceof AnySet ? yield* symmetricDifference(self, other, thread) : NotImplemented;
  },
};

export const setMethods: readonly Attribute[] = [
  method('__contains__(self, object, /)', 'x.__contains__(y) <==> y in x.', holds),
  method('union(self, /, *others)', 'Return a new set with elements from the set and all others.', union),
  method(
    'intersection(self, /, *others)',
    'Return a new set with elements common to the set and all others.',
    intersectionOfAll,
  ),
  method(
    'difference(self, /, *others)',
    'Return a new set with elements in the set that are not in the others.',
    function* (self: AnySet, others: Value[], thread: Thread) {
      if (others.length === 0) return copied(self, thread);
      const result = yield* difference(self, others[0]!, thread);
      for (let i = 1; i < others.length; i++) yield* removeAll(result, others[i]!, thread);
      return result;
    },
  ),
  method(
    'symmetric_difference(self, other, /)',
    'Return a new set with elements in either the set or other but not both.',
    symmetricDifference,
  ),
  method(
    'isdisjoint(self, other, /)',
    'Return True if two sets have a null intersection.',
    function* (self: AnySet, other: Value, thread: Thread) {
      if (other === self) return self.size === 0;
      let disjoint = true;
      const [few, many] = other instanceof AnySet && other.size > self.size ? [self, other] : [other, self];
      yield* eachItem(few, thread, (item) => (disjoint = !many.has(item, thread)));
      return disjoint;
    },
  ),
  method(
    'issubset(self, other, /)',
    'Report whether another set contains this set.',
    function* (self: AnySet, other: Value, thread: Thread) {
      if (other instanceof AnySet) return isSubset(self, other, thread);
      return (yield* intersection(self, other, thread)).size === self.size;
    },
  ),
  method(
    'issuperset(self, other, /)',
    'Report whether this set contains another set.',
    function* (self: AnySet, other: Value, thread: Thread) {
      if (other instanceof AnySet) return isSubset(other, self, thread);
      let all = true;
      yield* eachItem(other, thread, (item) => (all = holds(self, item, thread)));
      return all;
    },
  ),
  method(
    '__reduce__(self, /)',
    'Return state information for pickling.',
    function* (self: AnySet, thread: Thread) {
      const state = yield* objectState(self, thread);
      return new PyTuple([self.type, new PyTuple([new PyList(self.items())]), state]);
    },
  ),
];
