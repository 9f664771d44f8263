/** `dict.keys()`, `dict.values()` and `dict.items()`. CPython: Objects/dictobject.c; docs: library/stdtypes.html#dict-views. */
import { equal, quickEqual } from '../kernel/compare.ts';
import { type Attribute, defineType, getset, method, type SlotDeclarations } from '../kernel/define.ts';
import type { PyDict } from '../kernel/dict.ts';
import { iterate, step } from '../kernel/iterate.ts';
import { PyObject, type Result, UNWIND, type Value } from '../kernel/object.ts';
import { andThen, breathe, drive, finished, type Guest } from '../kernel/pausing.ts';
import { contains, length } from '../kernel/subscript.ts';
import { repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { NotImplemented, PyTuple } from '../kernel/values.ts';
import {
  DictItemIterator,
  DictKeyIterator,
  DictReverseItemIterator,
  DictReverseKeyIterator,
  DictReverseValueIterator,
  DictValueIterator,
} from './dict-iterators.ts';
import { MappingProxy } from './mappingproxy.ts';
import { enterRepr, leaveRepr } from './repr-guard.ts';
import { PySet } from './set.ts';
import { addAll, exchange, removeAll } from './set-operations.ts';
import { AnySet } from './set-table.ts';

abstract class DictView extends PyObject {
  readonly dict: PyDict;

  constructor(dict: PyDict) {
    super();
    this.dict = dict;
  }
}

export class DictKeys extends DictView {}
export class DictValues extends DictView {}
export class DictItems extends DictView {}

function* viewText(self: DictView, values: Value[], thread: Thread): Guest<string> {
  if (!enterRepr(self, thread)) return '...';
  try {
    const parts: string[] = [];
    for (const each of values) parts.push(yield* finished(repr(each, thread)));
    return `${self.type.name}([${parts.join(', ')}])`;
  } finally {
    leaveRepr(self, thread);
  }
}

function pairsOf(dict: PyDict): Value[] {
  const pairs: Value[] = [];
  for (const { key, value } of dict) pairs.push(new PyTuple([key, value!]));
  return pairs;
}

function isSetLike(value: Value): boolean {
  return value instanceof AnySet || value instanceof DictKeys || value instanceof DictItems;
}

/** Whether all members of `self` are in `other`. */
function* within(self: Value, other: Value, thread: Thread): Guest<boolean> {
  let iterator = iterate(self, thread);
  if (iterator === UNWIND) iterator = yield UNWIND;
  for (;;) {
    let item = step(iterator, thread);
    if (item === UNWIND) item = yield UNWIND;
    if (--thread.fuel < 0) yield* breathe(thread);
    if (item === undefined) return true;
    if (!(yield* finished(contains(other, item as Value, thread)))) return false;
  }
}

type SizeTest = (own: number, others: number) => boolean;

/** A comparison: the sizes have to pass a test, then one has to be within the other. */
function compared(test: SizeTest, reversed: boolean) {
  return function* (self: DictView, other: Value, thread: Thread): Guest<Value> {
    if (!isSetLike(other)) return NotImplemented;
    if (!test(self.dict.size, yield* finished(length(other, thread)))) return false;
    return yield* reversed ? within(other, self, thread) : within(self, other, thread);
  };
}

function* toSet(iterable: Value, thread: Thread): Guest<PySet> {
  const set = new PySet();
  yield* addAll(set, iterable, thread);
  return set;
}

function* unionOf(left: Value, right: Value, thread: Thread): Guest<Value> {
  const set = yield* toSet(left, thread);
  yield* addAll(set, right, thread);
  return set;
}

function* differenceOf(left: Value, right: Value, thread: Thread): Guest<Value> {
  const set = yield* toSet(left, thread);
  yield* removeAll(set, right, thread);
  return set;
}

function* exchanged(left: Value, right: Value, thread: Thread): Guest<Value> {
  const set = yield* toSet(left, thread);
  yield* exchange(set, right, thread);
  return set;
}

/** The members that are in both; `self` is a view. */
function* common(self: DictView, other: Value, thread: Thread): Guest<Value> {
  const [many, few] =
    isSetLike(other) && (yield* finished(length(other, thread))) > self.dict.size
      ? [other, self]
      : [self, other];
  const set = new PySet();
  let iterator = iterate(few, thread);
  if (iterator === UNWIND) iterator = yield UNWIND;
  for (;;) {
    let item = step(iterator, thread);
    if (item === UNWIND) item = yield UNWIND;
    if (--thread.fuel < 0) yield* breathe(thread);
    if (item === undefined) return set;
    if (yield* finished(contains(many, item as Value, thread))) set.add(item as Value, thread);
  }
}

const setLikeSlots: SlotDeclarations<DictView> = {
  eq: compared((own, others) => own === others, false),
  ne: (self, other, thread) =>
    andThen<Value>(
      thread,
      () => drive(equalView(self, other, thread), thread),
      (same) => (typeof same === 'boolean' ? !same : (same as Result)),
    ),
  le: compared((own, others) => own <= others, false),
  lt: compared((own, others) => own < others, false),
  ge: compared((own, others) => own >= others, true),
  gt: compared((own, others) => own > others, true),
  or: unionOf,
  sub: differenceOf,
  xor: exchanged,
  and: common,
  ror: (self, other, thread) => drive(unionOf(other, self, thread), thread),
  rsub: (self, other, thread) => drive(differenceOf(other, self, thread), thread),
  rxor: (self, other, thread) => drive(exchanged(other, self, thread), thread),
  rand: common,
};

const equalView = compared((own, others) => own === others, false);

const isDisjoint = method(
  'isdisjoint(self, object, /)',
  'Return True if the view and the given iterable have a null intersection.',
  function* (self: DictView, object: Value, thread: Thread) {
    if (object === self) return self.dict.size === 0;
    let iterator = iterate(object, thread);
    if (iterator === UNWIND) iterator = yield UNWIND;
    for (;;) {
      let item = step(iterator, thread);
      if (item === UNWIND) item = yield UNWIND;
      if (--thread.fuel < 0) yield* breathe(thread);
      if (item === undefined) return true;
      if (yield* finished(contains(self, item as Value, thread))) return false;
    }
  },
);

const mapping: Attribute = getset<DictView>(
  'mapping',
  'dictionary that this view refers to',
  (self) => new MappingProxy(self.dict),
);

defineType<DictKeys>('dict_keys', {
  instances: DictKeys,
  isBase: false,
  slots: {
    ...setLikeSlots,
    *repr(self, thread) {
      return yield* viewText(
        self,
        [...self.dict].map(({ key }) => key),
        thread,
      );
    },
    len: (self) => self.dict.size,
    iter: (self) => new DictKeyIterator(self.dict),
    contains: (self, item, thread) => self.dict.entryOf(item, thread) !== undefined,
  },
  methods: [
    isDisjoint,
    method(
      '__reversed__(self, /)',
      'Return a reverse iterator over the dict keys.',
      (self: DictKeys) => new DictReverseKeyIterator(self.dict),
    ),
    mapping,
  ],
});

defineType<DictValues>('dict_values', {
  instances: DictValues,
  isBase: false,
  slots: {
    *repr(self, thread) {
      return yield* viewText(
        self,
        [...self.dict].map(({ value }) => value!),
        thread,
      );
    },
    len: (self) => self.dict.size,
    iter: (self) => new DictValueIterator(self.dict),
  },
  methods: [
    method(
      '__reversed__(self, /)',
      'Return a reverse iterator over the dict values.',
      (self: DictValues) => new DictReverseValueIterator(self.dict),
    ),
    mapping,
  ],
});

defineType<DictItems>('dict_items', {
  instances: DictItems,
  isBase: false,
  slots: {
    ...setLikeSlots,
    *repr(self, thread) {
      return yield* viewText(self, pairsOf(self.dict), thread);
    },
    len: (self) => self.dict.size,
    iter: (self) => new DictItemIterator(self.dict),
    contains: (self, item, thread) => {
      if (!(item instanceof PyTuple) || item.items.length !== 2) return false;
      const found = self.dict.get(item.items[0]!, thread);
      if (found === undefined) return false;
      return quickEqual(found, item.items[1]!) ?? equal(found, item.items[1]!, thread);
    },
  },
  methods: [
    isDisjoint,
    method(
      '__reversed__(self, /)',
      'Return a reverse iterator over the dict items.',
      (self: DictItems) => new DictReverseItemIterator(self.dict),
    ),
    mapping,
  ],
});
