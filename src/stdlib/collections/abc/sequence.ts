/** `collections.abc.Sequence`, `MutableSequence` and `ByteString`. CPython: Lib/_collections_abc.py; docs: library/collections.abc.html. */
import { give, makeGenerator } from '../../../runtime/frames/native-generator.ts';
import { bytesType, listType, strType, tupleType } from '../../../runtime/kernel/birth.ts';
import { compareTruth, equal } from '../../../runtime/kernel/compare.ts';
import { type Attribute, defineType, method } from '../../../runtime/kernel/define.ts';
import { indexErrorType, isInstance, raise, valueErrorType } from '../../../runtime/kernel/errors.ts';
import { PyException } from '../../../runtime/kernel/exception.ts';
import { collect, iteratorOf, nextOf } from '../../../runtime/kernel/iterate.ts';
import type { Value } from '../../../runtime/kernel/object.ts';
import { once } from '../../../runtime/kernel/once.ts';
import { binary, operators } from '../../../runtime/kernel/operators.ts';
import { finished, type Guest } from '../../../runtime/kernel/pausing.ts';
import { deleteItem, getItem, length, setItem } from '../../../runtime/kernel/subscript.ts';
import type { Thread } from '../../../runtime/kernel/thread.ts';
import type { PyType } from '../../../runtime/kernel/type.ts';
import { PyList } from '../../../runtime/kernel/values.ts';
import {
  abcMetaType,
  abstract,
  abstractClass,
  instanceCheck,
  registerAll,
} from '../../../runtime/objects/abstract-class.ts';
import { byteArrayType } from '../../../runtime/objects/bytearray.ts';
import type { LibraryClass } from '../../../runtime/objects/library-class.ts';
import { memoryViewType } from '../../../runtime/objects/memoryview.ts';
import { rangeType } from '../../../runtime/objects/range.ts';
import { invoke } from '../../asyncio/invoke.ts';
import { deprecated } from '../../deprecated.ts';
import { collectionClass, reversibleClass } from './one-trick.ts';

const noIndex = () => raise.error(indexErrorType);

export const sequenceClass: LibraryClass = abstractClass('Sequence', {
  module: 'collections.abc',
  doc: 'All the operations on a read-only sequence.\n\nConcrete subclasses must override __new__ or __init__,\n__getitem__, and __len__.\n',
  bases: (interpreter) => [interpreter.state(reversibleClass), interpreter.state(collectionClass)],
  fields: [],
  collection: 'sequence',
  slots: {
    iter: (self) =>
      makeGenerator('Sequence.__iter__', function* (thread) {
        for (let i = 0; ; i++) {
          const item = yield* itemAt(self, i, thread);
          if (item === undefined) return null;
          yield* give(item, thread);
        }
      }),
    *contains(self, value, thread) {
      return (yield* occurrences(self, value, 1, thread)) > 0;
    },
  },
  attributes: () => [
    abstract(method('__getitem__(self, index)', null, noIndex, 'def')),
    method(
      '__reversed__(self)',
      null,
      (self: Value) =>
        makeGenerator('Sequence.__reversed__', function* (thread) {
          for (let i = (yield* finished(length(self, thread))) - 1; i >= 0; i--)
            yield* give(yield* finished(getItem(self, i, thread)), thread);
          return null;
        }),
      'def',
    ),
    method(
      'index(self, value, start=0, stop=None)',
      'S.index(value, [start, [stop]]) -> integer -- return first index of value.\nRaises ValueError if the value is not present.\n\nSupporting start and stop arguments is optional, but\nrecommended.\n',
      indexOf,
      'def',
    ),
    method(
      'count(self, value)',
      'S.count(value) -> integer -- return number of occurrences of value',
      function* (self: Value, value: Value, thread: Thread) {
        return yield* occurrences(self, value, Number.POSITIVE_INFINITY, thread);
      },
      'def',
    ),
  ],
  finish: (type, interpreter) =>
    registerAll(type, [tupleType, strType, rangeType, memoryViewType], interpreter),
});

/** `undefined` where the sequence ends. */
function* itemAt(self: Value, index: Value, thread: Thread): Guest<Value | undefined> {
  try {
    return yield* finished(getItem(self, index, thread));
  } catch (error) {
    if (error instanceof PyException && isInstance(error, indexErrorType)) return undefined;
    throw error;
  }
}

function* occurrences(self: Value, value: Value, most: number, thread: Thread): Guest<number> {
  const items = yield* iteratorOf(self, thread);
  let count = 0;
  while (count < most) {
    const item = yield* nextOf(items, thread);
    if (item === undefined) break;
    if (yield* finished(equal(item, value, thread))) count++;
  }
  return count;
}

function* indexOf(self: Value, value: Value, start: Value, stop: Value, thread: Thread): Guest<Value> {
  const fromEnd = function* (at: Value): Guest<Value> {
    return yield* finished(binary(operators.add, yield* finished(length(self, thread)), at, thread));
  };
  const isBelow = (a: Value, b: Value): Guest<boolean> => finished(compareTruth('lt', a, b, thread));
  let at = start;
  if (at !== null && (yield* isBelow(at, 0))) {
    at = yield* fromEnd(at);
    if (yield* isBelow(at, 0)) at = 0;
  }
  let end = stop;
  if (end !== null && (yield* isBelow(end, 0))) end = yield* fromEnd(end);
  while (end === null || (yield* isBelow(at, end))) {
    const item = yield* itemAt(self, at, thread);
    if (item === undefined) break;
    if (yield* finished(equal(item, value, thread))) return at;
    at = yield* finished(binary(operators.add, at, 1, thread));
  }
  return raise.error(valueErrorType);
}

// ── Changing ───────────────────────────────────────────────────────────────────────────────────────

export const mutableSequenceClass: LibraryClass = abstractClass('MutableSequence', {
  module: 'collections.abc',
  doc: 'All the operations on a read-write sequence.\n\nConcrete subclasses must provide __new__ or __init__,\n__getitem__, __setitem__, __delitem__, __len__, and insert().\n',
  bases: (interpreter) => [interpreter.state(sequenceClass)],
  fields: [],
  collection: 'sequence',
  slots: {
    *iadd(self, values, thread) {
      yield* invoke(self, 'extend', [values], thread);
      return self;
    },
  },
  attributes: mutatingMethods,
  finish: (type, interpreter) => registerAll(type, [listType, byteArrayType], interpreter),
});

function mutatingMethods(): Attribute[] {
  return [
    abstract(method('__setitem__(self, index, value)', null, noIndex, 'def')),
    abstract(method('__delitem__(self, index)', null, noIndex, 'def')),
    abstract(
      method(
        'insert(self, index, value)',
        'S.insert(index, value) -- insert value before index',
        noIndex,
        'def',
      ),
    ),
    method(
      'append(self, value)',
      'S.append(value) -- append value to the end of the sequence',
      function* (self: Value, value: Value, thread: Thread) {
        yield* invoke(self, 'insert', [yield* finished(length(self, thread)), value], thread);
        return null;
      },
      'def',
    ),
    method(
      'clear(self)',
      'S.clear() -> None -- remove all items from S',
      function* (self: Value, thread: Thread): Guest<Value> {
        try {
          for (;;) yield* invoke(self, 'pop', [], thread);
        } catch (error) {
          if (error instanceof PyException && isInstance(error, indexErrorType)) return null;
          throw error;
        }
      },
      'def',
    ),
    method('reverse(self)', 'S.reverse() -- reverse *IN PLACE*', reverse, 'def'),
    method(
      'extend(self, values)',
      'S.extend(iterable) -- extend sequence by appending elements from the iterable',
      extend,
      'def',
    ),
    method(
      'pop(self, index=-1)',
      'S.pop([index]) -> item -- remove and return item at index (default last).\nRaise IndexError if list is empty or index is out of range.\n',
      function* (self: Value, index: Value, thread: Thread) {
        const value = yield* finished(getItem(self, index, thread));
        yield* finished(deleteItem(self, index, thread));
        return value;
      },
      'def',
    ),
    method(
      'remove(self, value)',
      'S.remove(value) -- remove first occurrence of value.\nRaise ValueError if the value is not present.\n',
      function* (self: Value, value: Value, thread: Thread) {
        yield* finished(deleteItem(self, yield* invoke(self, 'index', [value], thread), thread));
        return null;
      },
      'def',
    ),
  ];
}

function* reverse(self: Value, thread: Thread): Guest<null> {
  const count = yield* finished(length(self, thread));
  for (let i = 0; i < Math.floor(count / 2); i++) {
    const other = count - i - 1;
    const last = yield* finished(getItem(self, other, thread));
    const first = yield* finished(getItem(self, i, thread));
    yield* finished(setItem(self, i, last, thread));
    yield* finished(setItem(self, other, first, thread));
  }
  return null;
}

function* extend(self: Value, values: Value, thread: Thread): Guest<null> {
  // what is appended to itself is asked for all its items first
  const source = values === self ? new PyList(yield* collect(values, thread)) : values;
  const items = yield* iteratorOf(source, thread);
  for (let item = yield* nextOf(items, thread); item !== undefined; item = yield* nextOf(items, thread))
    yield* invoke(self, 'append', [item], thread);
  return null;
}

// ── Bytes ──────────────────────────────────────────────────────────────────────────────────────────

const BYTE_STRING_WARNING =
  "'collections.abc.ByteString' is deprecated and slated for removal in Python 3.14";

/** The metaclass of `ByteString`, which warns of its use. */
const warningMetaType: () => PyType = once(() => {
  const plain = abcMetaType();
  return defineType<PyType>('_DeprecateByteStringMeta', {
    module: 'collections.abc',
    bases: [plain],
    slots: {
      *new(type, args, names, thread) {
        if (args[0] !== 'ByteString') yield* deprecated(BYTE_STRING_WARNING, thread);
        return yield* finished(plain.slots.new!(type, args, names, thread));
      },
    },
    methods: [
      method(
        '__instancecheck__(cls, instance)',
        null,
        function* (cls: Value, instance: Value, thread: Thread) {
          yield* deprecated(BYTE_STRING_WARNING, thread);
          return yield* finished(instanceCheck(cls, instance, thread));
        },
        'def',
      ),
    ],
  });
});

export const byteStringClass: LibraryClass = abstractClass('ByteString', {
  module: 'collections.abc',
  doc: 'This unifies bytes and bytearray.\n\nXXX Should add all their methods.\n',
  bases: (interpreter) => [interpreter.state(sequenceClass)],
  metatype: warningMetaType,
  fields: [],
  collection: 'sequence',
  finish: (type, interpreter) => registerAll(type, [bytesType, byteArrayType], interpreter),
});
