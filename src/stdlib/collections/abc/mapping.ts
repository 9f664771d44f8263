/** `collections.abc.Mapping` and `MutableMapping`. CPython: Lib/_collections_abc.py; docs: library/collections.abc.html. */
import { findAttribute } from '../../../runtime/kernel/attributes.ts';
import { dictType } from '../../../runtime/kernel/birth.ts';
import { call1 } from '../../../runtime/kernel/call.ts';
import { equal } from '../../../runtime/kernel/compare.ts';
import { type Attribute, constant, method } from '../../../runtime/kernel/define.ts';
import { PyDict } from '../../../runtime/kernel/dict.ts';
import { isInstance, keyErrorType, raise } from '../../../runtime/kernel/errors.ts';
import { PyException } from '../../../runtime/kernel/exception.ts';
import { iteratorOf, nextOf } from '../../../runtime/kernel/iterate.ts';
import { UNWIND, type Value } from '../../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../../runtime/kernel/pausing.ts';
import { deleteItem, getItem, setItem } from '../../../runtime/kernel/subscript.ts';
import type { Thread } from '../../../runtime/kernel/thread.ts';
import { NotImplemented, PyTuple } from '../../../runtime/kernel/values.ts';
import { abstract, abstractClass, registerAll } from '../../../runtime/objects/abstract-class.ts';
import { mergeInto } from '../../../runtime/objects/dict.ts';
import { frameLocalsType } from '../../../runtime/objects/frame-locals.ts';
import { isInstanceOf } from '../../../runtime/objects/instance-check.ts';
import type { LibraryClass } from '../../../runtime/objects/library-class.ts';
import { mappingProxyType } from '../../../runtime/objects/mappingproxy.ts';
import { invoke } from '../../asyncio/invoke.ts';
import { collectionClass } from './one-trick.ts';
import { found, itemsViewClass, keysViewClass, unpackedPair, valuesViewClass } from './views.ts';

export const mappingClass: LibraryClass = abstractClass('Mapping', {
  module: 'collections.abc',
  doc: 'A Mapping is a generic container for associating key/value\npairs.\n\nThis class provides concrete generic implementations of all\nmethods except for __getitem__, __iter__, and __len__.\n',
  bases: (interpreter) => [interpreter.state(collectionClass)],
  fields: [],
  collection: 'mapping',
  slots: {
    *contains(self, key, thread) {
      return (yield* found(self, key, thread)) !== undefined;
    },
    *eq(self, other, thread) {
      if (!(yield* isMapping(other, thread))) return NotImplemented;
      const left = yield* asDict(self, thread);
      return yield* finished(equal(left, yield* asDict(other, thread), thread));
    },
  },
  attributes: () => [
    abstract(
      method('__getitem__(self, key)', null, (_self: Value, key: Value) => raise.keyError(key), 'def'),
    ),
    method(
      'get(self, key, default=None)',
      'D.get(k[,d]) -> D[k] if k in D, else d.  d defaults to None.',
      function* (self: Value, key: Value, fallback: Value, thread: Thread) {
        const value = yield* found(self, key, thread);
        return value === undefined ? fallback : value;
      },
      'def',
    ),
    view('keys', "D.keys() -> a set-like object providing a view on D's keys", keysViewClass),
    view('items', "D.items() -> a set-like object providing a view on D's items", itemsViewClass),
    view('values', "D.values() -> an object providing a view on D's values", valuesViewClass),
    constant('__reversed__', null),
  ],
  finish: (type, interpreter) => registerAll(type, [mappingProxyType, frameLocalsType], interpreter),
});

function view(name: string, doc: string, cls: LibraryClass): Attribute {
  return method(
    `${name}(self)`,
    doc,
    (self: Value, thread: Thread) => call1(thread.interpreter.state(cls), self, thread),
    'def',
  );
}

export function* isMapping(value: Value, thread: Thread): Guest<boolean> {
  return yield* finished(isInstanceOf(value, thread.interpreter.state(mappingClass), thread));
}

/** `dict(mapping.items())` */
function* asDict(mapping: Value, thread: Thread): Guest<PyDict> {
  const dict = new PyDict();
  const items = yield* invoke(mapping, 'items', [], thread);
  yield* mergeInto(dict, items, thread);
  return dict;
}

export const mutableMappingClass: LibraryClass = abstractClass('MutableMapping', {
  module: 'collections.abc',
  doc: 'A MutableMapping is a generic container for associating\nkey/value pairs.\n\nThis class provides concrete generic implementations of all\nmethods except for __getitem__, __setitem__, __delitem__,\n__iter__, and __len__.\n',
  bases: (interpreter) => [interpreter.state(mappingClass)],
  fields: [],
  collection: 'mapping',
  attributes: mutatingMethods,
  finish: (type, interpreter) => registerAll(type, [dictType], interpreter),
});

function mutatingMethods(): Attribute[] {
  return [
    abstract(
      method('__setitem__(self, key, value)', null, (_self: Value, key: Value) => raise.keyError(key), 'def'),
    ),
    abstract(
      method('__delitem__(self, key)', null, (_self: Value, key: Value) => raise.keyError(key), 'def'),
    ),
    method(
      'pop(self, key, default=<missing>)',
      'D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\nIf key is not found, d is returned if given, otherwise KeyError is raised.\n',
      pop,
      'def',
    ),
    method(
      'popitem(self)',
      'D.popitem() -> (k, v), remove and return some (key, value) pair\nas a 2-tuple; but raise KeyError if D is empty.\n',
      function* (self: Value, thread: Thread) {
        const key = yield* nextOf(yield* iteratorOf(self, thread), thread);
        if (key === undefined) return raise.error(keyErrorType);
        const value = yield* finished(getItem(self, key, thread));
        yield* finished(deleteItem(self, key, thread));
        return new PyTuple([key, value]);
      },
      'def',
    ),
    method(
      'clear(self)',
      'D.clear() -> None.  Remove all items from D.',
      function* (self: Value, thread: Thread): Guest<Value> {
        try {
          for (;;) yield* invoke(self, 'popitem', [], thread);
        } catch (error) {
          if (error instanceof PyException && isInstance(error, keyErrorType)) return null;
          throw error;
        }
      },
      'def',
    ),
    method(
      'update(self, other=(), /, **kwds)',
      'D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F.\nIf E present and has a .keys() method, does:     for k in E: D[k] = E[k]\nIf E present and lacks .keys() method, does:     for (k, v) in E: D[k] = v\nIn either case, this is followed by: for k, v in F.items(): D[k] = v\n',
      update,
      'def',
    ),
    method(
      'setdefault(self, key, default=None)',
      'D.setdefault(k[,d]) -> D.get(k,d), also set D[k]=d if k not in D',
      function* (self: Value, key: Value, fallback: Value, thread: Thread) {
        const value = yield* found(self, key, thread);
        if (value !== undefined) return value;
        yield* finished(setItem(self, key, fallback, thread));
        return fallback;
      },
      'def',
    ),
  ];
}

function* pop(self: Value, key: Value, fallback: Value | undefined, thread: Thread): Guest<Value> {
  const value =
    fallback === undefined ? yield* finished(getItem(self, key, thread)) : yield* found(self, key, thread);
  if (value === undefined) return fallback!;
  yield* finished(deleteItem(self, key, thread));
  return value;
}

function* update(self: Value, other: Value, keywords: PyDict, thread: Thread): Guest<null> {
  if (yield* isMapping(other, thread)) yield* takeKeys(self, other, other, thread);
  else {
    let keys = findAttribute(other, 'keys', thread);
    if (keys === UNWIND) keys = yield UNWIND;
    if (keys === undefined) yield* takePairs(self, other, thread);
    else yield* takeKeys(self, other, yield* invoke(other, 'keys', [], thread), thread);
  }
  for (const { key, value } of keywords) yield* finished(setItem(self, key, value!, thread));
  return null;
}

function* takeKeys(self: Value, other: Value, keys: Value, thread: Thread): Guest<void> {
  const iterator = yield* iteratorOf(keys, thread);
  for (let key = yield* nextOf(iterator, thread); key !== undefined; key = yield* nextOf(iterator, thread)) {
    const value = yield* finished(getItem(other, key, thread));
    yield* finished(setItem(self, key, value, thread));
  }
}

function* takePairs(self: Value, pairs: Value, thread: Thread): Guest<void> {
  const iterator = yield* iteratorOf(pairs, thread);
  for (
    let pair = yield* nextOf(iterator, thread);
    pair !== undefined;
    pair = yield* nextOf(iterator, thread)
  ) {
    const [key, value] = yield* unpackedPair(pair, thread);
    yield* finished(setItem(self, key, value, thread));
  }
}
