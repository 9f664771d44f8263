/** `groupby`, `batched`, `pairwise`. CPython: Modules/itertoolsmodule.c; docs: library/itertools.html#itertools.groupby. */
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { call1 } from '../../runtime/kernel/call.ts';
import { equal, quickEqual } from '../../runtime/kernel/compare.ts';
import { method } from '../../runtime/kernel/define.ts';
import { isInstance, raise, stopIterationType, typeName } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { PyObject, type Step, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import { breathe, drive, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { PyTuple } from '../../runtime/kernel/values.ts';
import {
  called1,
  instanceOf,
  iteratorType,
  positional,
  pulled,
  REDUCE,
  REDUCE_DOC,
  reducing,
  restoring,
  resumed,
  type Source,
  sizeOf,
  sourceOf,
  stateItems,
  warnLeaving,
} from './source.ts';

// ── groupby ────────────────────────────────────────────────────────────────────────────────────────

class GroupBy extends PyObject {
  readonly source: Source;
  readonly key: Value;
  /** The key of the group that was given last. */
  groupKey: Value | undefined = undefined;
  /** The item that was taken last, until a group has given it, and its key. */
  item: Value | undefined = undefined;
  itemKey: Value | undefined = undefined;
  /** The group that may still take items. */
  group: Group | null = null;

  constructor(source: Source, key: Value) {
    super();
    this.source = source;
    this.key = key;
  }
}

class Group extends PyObject {
  readonly parent: GroupBy;
  readonly key: Value;

  constructor(parent: GroupBy, key: Value) {
    super();
    this.parent = parent;
    this.key = key;
    parent.group = this;
  }
}

export const groupByType: () => PyType = once(() =>
  iteratorType<GroupBy>('groupby', {
    doc: 'make an iterator that returns consecutive keys and groups from the iterable\n\n  iterable\n    Elements to divide into groups according to the key function.\n  key\n    A function for computing the group category for each element.\n    If the key function is not specified or is None, the element itself\n    is used for grouping.',
    instances: GroupBy,
    slots: {
      new: bySignature(
        'groupby',
        '(cls, iterable, key=None)',
        function* (cls: PyType, iterable: Value, key: Value, thread: Thread): Guest<Value> {
          return instanceOf(cls, new GroupBy(yield* sourceOf(iterable, thread), key));
        },
        'c',
      ),
      next: (self, thread): Step => {
        const { itemKey, groupKey } = self;
        // fast path: the last group has been gone through, or there was none
        if (itemKey !== undefined && (groupKey === undefined || quickEqual(groupKey, itemKey) === false))
          return begun(self, itemKey);
        return drive(ending(nextGroup(self, thread)), thread) as Step;
      },
    },
    methods: [
      reducing<GroupBy>((self) => {
        const { source, key, item, itemKey, groupKey } = self;
        const made: Value[] = [self.type, new PyTuple([source.iterator, key])];
        if (item !== undefined && itemKey !== undefined && groupKey !== undefined)
          made.push(new PyTuple([item, groupKey, itemKey]));
        return new PyTuple(made);
      }),
      restoring<GroupBy>((self, state) => {
        [self.item, self.groupKey, self.itemKey] = stateItems(state, 3);
      }),
    ],
  }),
);

export const groupType: () => PyType = once(() =>
  iteratorType<Group>('_grouper', {
    instances: Group,
    isBase: false,
    slots: {
      new: (type, args, names) => {
        const [parent, key] = positional('_grouper', type, args, names, 2);
        if (!(parent instanceof GroupBy))
          return raise.typeError(`_grouper() argument 1 must be itertools.groupby, not ${typeName(parent!)}`);
        return instanceOf(type, new Group(parent, key!));
      },
      next: (self, thread): Step => {
        const { parent } = self;
        if (parent.group !== self) return undefined;
        return parent.item === undefined ? pulled(self, parent.source, thread, keyed) : given(self, thread);
      },
    },
    methods: [
      method(REDUCE, REDUCE_DOC, function* (self: Group, thread: Thread): Guest<Value> {
        yield* warnLeaving(thread);
        if (self.parent.group === self) return new PyTuple([self.type, new PyTuple([self.parent, self.key])]);
        const iter = thread.interpreter.builtins.getName('iter')!;
        return new PyTuple([iter, new PyTuple([new PyTuple([])])]);
      }),
    ],
  }),
);

/** Skips what is left of the last group. */
function* nextGroup(self: GroupBy, thread: Thread): Guest<Value | undefined> {
  self.group = null;
  while (
    self.itemKey === undefined ||
    (self.groupKey !== undefined && (yield* isSame(self, self.groupKey, thread)))
  ) {
    if (!(yield* take(self, thread))) return undefined;
    if (--thread.fuel < 0) yield* breathe(thread);
  }
  return begun(self, self.itemKey!);
}

function begun(self: GroupBy, key: Value): Value {
  self.groupKey = key;
  groupType();
  return new PyTuple([key, new Group(self, key)]);
}

/** An item has been taken for a group: its key decides whether it belongs there. */
function keyed(self: Group, item: Value, thread: Thread): Step {
  const { parent } = self;
  const here = thread.frame;
  const key = parent.key === null ? item : called1(parent.key, item, thread);
  if (key === UNWIND) {
    return resumed(thread, here, (value) => {
      parent.item = item;
      parent.itemKey = value;
      return given(self, thread);
    });
  }
  parent.item = item;
  parent.itemKey = key;
  return given(self, thread);
}

/** Gives the item that was taken last, if it belongs to the group. */
function given(self: Group, thread: Thread): Step {
  const { parent } = self;
  const same = quickEqual(self.key, parent.itemKey!);
  if (same === undefined) return drive(ending(givenSlowly(self, thread)), thread) as Step;
  if (!same) return undefined;
  const { item } = parent;
  parent.item = undefined;
  return item;
}

function* givenSlowly({ parent, key }: Group, thread: Thread): Guest<Value | undefined> {
  if (!(yield* isSame(parent, key, thread))) return undefined;
  const { item } = parent;
  parent.item = undefined;
  return item;
}

function* isSame(self: GroupBy, key: Value, thread: Thread): Guest<boolean> {
  const same = equal(key, self.itemKey!, thread);
  return same === UNWIND ? ((yield UNWIND) as boolean) : same;
}

/** Takes the next item of the source; false at its end. */
function* take(self: GroupBy, thread: Thread): Guest<boolean> {
  let item = self.source.next(thread);
  if (item === UNWIND) item = yield UNWIND;
  if (item === undefined) return false;
  let key: Step = item;
  if (self.key !== null) {
    key = call1(self.key, item as Value, thread);
    if (key === UNWIND) key = yield UNWIND;
  }
  self.item = item as Value;
  self.itemKey = key as Value;
  return true;
}

/** A key function that raises StopIteration ends the iteration. */
function* ending(steps: Guest<Value | undefined>): Guest<Value | undefined> {
  try {
    return yield* steps;
  } catch (error) {
    if (error instanceof PyException && isInstance(error, stopIterationType)) return undefined;
    throw error;
  }
}

// ── batched ────────────────────────────────────────────────────────────────────────────────────────

class Batched extends PyObject {
  source: Source | null;
  readonly size: number;
  readonly strict: boolean;
  /** Copied for each small batch: an array that grows takes more room than it needs. */
  readonly blank: Value[];

  constructor(source: Source, size: number, strict: boolean) {
    super();
    this.blank = size > SMALL ? [] : Array.from({ length: size }, () => null);
    this.source = source;
    this.size = size;
    this.strict = strict;
  }
}

export const batchedType: () => PyType = once(() =>
  iteratorType<Batched>('batched', {
    doc: "Batch data into tuples of length n. The last batch may be shorter than n.\n\nLoops over the input iterable and accumulates data into tuples\nup to size n.  The input is consumed lazily, just enough to\nfill a batch.  The result is yielded as soon as a batch is full\nor when the input iterable is exhausted.\n\n    >>> for batch in batched('ABCDEFG', 3):\n    ...     print(batch)\n    ...\n    ('A', 'B', 'C')\n    ('D', 'E', 'F')\n    ('G',)\n\nIf \"strict\" is True, raises a ValueError if the final batch is shorter\nthan n.",
    instances: Batched,
    slots: {
      new: bySignature(
        'batched',
        '(cls, iterable, n, *, strict=False)',
        function* (cls: PyType, iterable: Value, n: Value, strict: Value, thread: Thread): Guest<Value> {
          const size = yield* sizeOf(n, thread);
          const isStrict = yield* finished(truth(strict, thread));
          if (size < 1) raise.valueError('n must be at least one');
          return instanceOf(cls, new Batched(yield* sourceOf(iterable, thread), size, isStrict));
        },
        'c',
      ),
      next: (self, thread): Step => {
        const { source, size } = self;
        if (source === null) return undefined;
        if (source.still === null || size > SMALL) return drive(filled(self, source, thread), thread) as Step;
        const items = self.blank.slice();
        for (let i = 0; i < size; i++) {
          const item = source.still.advance();
          if (item === undefined) return rest(self, items.slice(0, i));
          items[i] = item;
        }
        return new PyTuple(items);
      },
    },
  }),
);

/** Batches that are filled without taking fuel. */
const SMALL = 1000;

function* filled(self: Batched, source: Source, thread: Thread): Guest<Value | undefined> {
  const items: Value[] = [];
  while (items.length < self.size) {
    let item = source.next(thread);
    if (item === UNWIND) item = yield UNWIND;
    if (item === undefined) {
      thread.stopValue = null;
      return rest(self, items);
    }
    items.push(item as Value);
    if (--thread.fuel < 0) yield* breathe(thread);
  }
  return new PyTuple(items);
}

/** The last batch, for which there were not enough items. */
function rest(self: Batched, items: Value[]): Value | undefined {
  if (items.length > 0 && !self.strict) return new PyTuple(items);
  self.source = null;
  return items.length === 0 ? undefined : raise.valueError('batched(): incomplete batch');
}

// ── pairwise ───────────────────────────────────────────────────────────────────────────────────────

class Pairwise extends PyObject {
  source: Source | null;
  last: Value | undefined = undefined;

  constructor(source: Source) {
    super();
    this.source = source;
  }
}

export const pairwiseType: () => PyType = once(() =>
  iteratorType<Pairwise>('pairwise', {
    signature: '(iterable, /)',
    doc: 'Return an iterator of overlapping pairs taken from the input iterator.\n\n    s -> (s0,s1), (s1,s2), (s2, s3), ...',
    instances: Pairwise,
    slots: {
      *new(type, args, names, thread) {
        const [iterable] = positional('pairwise', type, args, names, 1);
        return instanceOf(type, new Pairwise(yield* sourceOf(iterable!, thread)));
      },
      next: (self, thread): Step => {
        const { last, source } = self;
        if (source === null) return undefined;
        if (last === undefined || source.still === null) return drive(nextPair(self, thread), thread) as Step;
        const item = source.still.advance();
        if (item === undefined) {
          self.source = null;
          self.last = undefined;
          return undefined;
        }
        self.last = item;
        return new PyTuple([last, item]);
      },
    },
  }),
);

/** The source may ask for a pair itself, in the middle of a step: then what it left is what counts. */
function* nextPair(self: Pairwise, thread: Thread): Guest<Value | undefined> {
  if (self.last === undefined) {
    self.last = yield* taken(self, thread);
    if (self.last === undefined) return undefined;
    if (self.source === null) {
      self.last = undefined;
      return undefined;
    }
  }
  const { last } = self;
  const item = yield* taken(self, thread);
  self.last = item;
  return item === undefined ? undefined : new PyTuple([last, item]);
}

/** An item of the source, which is let go at its end and after an error. */
function* taken(self: Pairwise, thread: Thread): Guest<Value | undefined> {
  let item: Step;
  try {
    item = self.source!.next(thread);
    if (item === UNWIND) item = yield UNWIND;
  } catch (error) {
    self.source = null;
    self.last = undefined;
    throw error;
  }
  if (item === undefined) self.source = null;
  return item as Value | undefined;
}
