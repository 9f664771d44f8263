/** The built-in `tuple`. CPython: Objects/tupleobject.c; docs: library/stdtypes.html#tuple. */
import { tupleType } from '../kernel/birth.ts';
import { classMethod, describeType, method } from '../kernel/define.ts';
import { raise } from '../kernel/errors.ts';

import { collect } from '../kernel/iterate.ts';
import type { Result, Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { hashTuple } from '../kernel/tuple-hash.ts';
import type { PyType } from '../kernel/type.ts';
import { adopt, emptyTuple, NotImplemented, PyTuple } from '../kernel/values.ts';
import { genericAlias } from './generic-alias.ts';
import { TupleIterator } from './iterators.ts';
import { refuseKeywords } from './native-iterator.ts';
import { enterRepr, leaveRepr } from './repr-guard.ts';
import { compareSequences, countOf, hasItem, indexIn, notConcatenable, repeated } from './sequences.ts';
import { PySlice, withSequenceIndex, withSlice } from './slice.ts';

/** A tuple of these items, which must not change any more. */
export function tupleFrom(items: readonly Value[]): PyTuple {
  return items.length === 0 ? emptyTuple : new PyTuple(items);
}

describeType<PyTuple>(tupleType, {
  signature: '(iterable=(), /)',
  itemSize: 8,
  doc: "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\nIf iterable is specified the tuple is initialized from iterable's items.\n\nIf the argument is a tuple, the return value is the same object.",
  collection: 'sequence',
  instances: PyTuple,
  slots: {
    *new(type, args, names, thread) {
      refuseKeywords('tuple', type, names);
      const given = args.length - (names?.length ?? 0);
      if (given > 1) raise.typeError(`tuple expected at most 1 argument, got ${given}`);
      return yield* made(type, args.slice(0, given), thread);
    },
    *repr(self, thread) {
      const { items } = self;
      if (items.length === 0) return '()';
      if (!enterRepr(self, thread)) return '(...)';
      try {
        const parts: string[] = [];
        for (const item of items) parts.push(yield* finished(repr(item, thread)));
        return parts.length === 1 ? `(${parts[0]},)` : `(${parts.join(', ')})`;
      } finally {
        leaveRepr(self, thread);
      }
    },
    hash: hashTuple,
    len: (self) => self.items.length,
    iter: (self) => new TupleIterator(self),
    contains: hasItem,
    getitem: (self, key, thread) => {
      if (typeof key === 'number') return itemAt(self, key);
      if (key instanceof PySlice) {
        const { length } = self.items;
        return withSlice(key, length, thread, (chosen) =>
          chosen.count === length && chosen.step === 1 && self.type === tupleType
            ? self
            : tupleFrom(chosen.of(self.items)),
        );
      }
      return withSequenceIndex('tuple', key, thread, (at) => itemAt(self, at));
    },
    add: (self, other) => {
      if (!(other instanceof PyTuple)) return notConcatenable('tuple', other);
      if (self.items.length === 0 && other.type === tupleType) return other;
      if (other.items.length === 0 && self.type === tupleType) return self;
      return new PyTuple(self.items.concat(other.items));
    },
    mul: times,
    rmul: times,
    eq: (self, other, thread) =>
      other instanceof PyTuple ? compareSequences('eq', self, other, thread) : NotImplemented,
    ne: (self, other, thread) =>
      other instanceof PyTuple ? compareSequences('ne', self, other, thread) : NotImplemented,
    lt: (self, other, thread) =>
      other instanceof PyTuple ? compareSequences('lt', self, other, thread) : NotImplemented,
    le: (self, other, thread) =>
      other instanceof PyTuple ? compareSequences('le', self, other, thread) : NotImplemented,
    gt: (self, other, thread) =>
      other instanceof PyTuple ? compareSequences('gt', self, other, thread) : NotImplemented,
    ge: (self, other, thread) =>
      other instanceof PyTuple ? compareSequences('ge', self, other, thread) : NotImplemented,
  },
  methods: [
    method(
      'index(self, value, start=0, stop=9223372036854775807, /)',
      'Return first index of value.\n\nRaises ValueError if the value is not present.',
      function* (self: PyTuple, value: Value, start: Value, stop: Value, thread: Thread) {
        return yield* indexIn(self, value, start, stop, thread, 'tuple.index(x): x not in tuple');
      },
    ),
    method('count(self, value, /)', 'Return number of occurrences of value.', countOf),
    method('__getnewargs__(self, /)', '', (self: PyTuple) => new PyTuple([new PyTuple(self.items)])),
    classMethod('__class_getitem__(cls, object, /)', 'See PEP 585', genericAlias),
  ],
});

function times(self: PyTuple, count: Value, thread: Thread): Result {
  if (count === 1 && self.type === tupleType) return self;
  return repeated(self, count, thread, tupleFrom);
}

function* made(type: PyType, args: readonly Value[], thread: Thread): Guest<Value> {
  const source = args[0];
  if (type === tupleType) {
    if (source === undefined) return emptyTuple;
    return source instanceof PyTuple && source.type === tupleType
      ? source
      : tupleFrom(yield* collect(source, thread));
  }
  return adopt(new PyTuple(source === undefined ? [] : yield* collect(source, thread)), type);
}

function itemAt(self: PyTuple, at: number): Value {
  const item = self.items[at < 0 ? at + self.items.length : at];
  return item === undefined ? raise.indexError('tuple index out of range') : item;
}
