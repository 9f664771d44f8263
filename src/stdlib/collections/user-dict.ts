/** `collections.UserDict`. CPython: Lib/collections/__init__.py; docs: library/collections.html#collections.UserDict. */
import { getAttribute } from '../../runtime/kernel/attributes.ts';
import { dictType, typeOf } from '../../runtime/kernel/birth.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { call0, call1 } from '../../runtime/kernel/call.ts';
import { type Attribute, classMethod, method } from '../../runtime/kernel/define.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import { isInstance, raise } from '../../runtime/kernel/errors.ts';
import { iterate, iteratorOf, nextOf } from '../../runtime/kernel/iterate.ts';
import type { PyObject, Value } from '../../runtime/kernel/object.ts';
import { binary, inPlace, operators } from '../../runtime/kernel/operators.ts';
import { drive, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { callMethod } from '../../runtime/kernel/special.ts';
import { contains, deleteItem, getItem, length, setItem } from '../../runtime/kernel/subscript.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { NotImplemented, PyList } from '../../runtime/kernel/values.ts';
import { abstractClass } from '../../runtime/objects/abstract-class.ts';
import type { LibraryClass } from '../../runtime/objects/library-class.ts';
import { invoke } from '../asyncio/invoke.ts';
import { mutableMappingClass } from './abc/mapping.ts';
import { dataOf, quickData, setData } from './data.ts';

export const userDictClass: LibraryClass = abstractClass('UserDict', {
  module: 'collections',
  doc: null,
  bases: (interpreter) => [interpreter.state(mutableMappingClass)],
  slots: {
    init: bySignature(
      'UserDict.__init__',
      '(self, dict=None, /, **kwargs)',
      function* (self: PyObject, dict: Value, keywords: PyDict, thread: Thread): Guest<null> {
        yield* setData(self, new PyDict(), thread);
        if (dict !== null) yield* invoke(self, 'update', [dict], thread);
        if (keywords.size > 0) yield* invoke(self, 'update', [keywords], thread);
        return null;
      },
    ),
    len: (self, thread) => plainDictOf(self)?.size ?? drive(lengthOf(self, thread), thread),
    getitem: (self, key, thread) =>
      plainDictOf(self)?.entryOf(key, thread)?.value ?? drive(itemAt(self, key, thread), thread),
    setitem: (self, key, value, thread) => {
      const dict = plainDictOf(self);
      if (dict === null) return drive(setItemAt(self, key, value, thread), thread);
      dict.set(key, value, thread);
      return null;
    },
    *delitem(self, key, thread) {
      return yield* finished(deleteItem(yield* dataOf(self, thread), key, thread));
    },
    *iter(self, thread) {
      return yield* finished(iterate(yield* dataOf(self, thread), thread));
    },
    // not by __getitem__: __missing__ has no say in it
    contains: (self, key, thread) => {
      const dict = plainDictOf(self);
      return dict === null ? drive(has(self, key, thread), thread) : dict.entryOf(key, thread) !== undefined;
    },
    *repr(self, thread) {
      return yield* finished(repr(yield* dataOf(self, thread), thread));
    },
    *or(self, other, thread) {
      const right = yield* plainDict(other, thread);
      if (right === undefined) return NotImplemented;
      const data = yield* dataOf(self, thread);
      return yield* finished(
        call1(self.type, yield* finished(binary(operators.or, data, right, thread)), thread),
      );
    },
    *ror(self, other, thread) {
      const left = yield* plainDict(other, thread);
      if (left === undefined) return NotImplemented;
      const data = yield* dataOf(self, thread);
      return yield* finished(
        call1(self.type, yield* finished(binary(operators.or, left, data, thread)), thread),
      );
    },
    *ior(self, other, thread) {
      const right = isInstance(other, thread.interpreter.state(userDictClass))
        ? yield* dataOf(other, thread)
        : other;
      yield* setData(
        self,
        yield* finished(inPlace(operators.or, yield* dataOf(self, thread), right, thread)),
        thread,
      );
      return self;
    },
  },
  attributes: methods,
});

/** The dictionary, when it is no more than that. */
function plainDictOf(self: PyObject): PyDict | null {
  const data = quickData(self);
  return data instanceof PyDict && data.type === dictType ? data : null;
}

function* lengthOf(self: PyObject, thread: Thread): Guest<number> {
  return yield* finished(length(yield* dataOf(self, thread), thread));
}

function* itemAt(self: PyObject, key: Value, thread: Thread): Guest<Value> {
  const data = yield* dataOf(self, thread);
  if (yield* finished(contains(data, key, thread))) return yield* finished(getItem(data, key, thread));
  const missing = self.type.lookup('__missing__');
  return missing === undefined
    ? raise.keyError(key)
    : yield* finished(callMethod(missing, self, [key], thread));
}

function* setItemAt(self: PyObject, key: Value, value: Value, thread: Thread): Guest<null> {
  return yield* finished(setItem(yield* dataOf(self, thread), key, value, thread));
}

function* has(self: PyObject, key: Value, thread: Thread): Guest<boolean> {
  return yield* finished(contains(yield* dataOf(self, thread), key, thread));
}

/** The dictionary of an operand; `undefined` when it has none. */
function* plainDict(value: Value, thread: Thread): Guest<Value | undefined> {
  if (isInstance(value, thread.interpreter.state(userDictClass))) return yield* dataOf(value, thread);
  return isInstance(value, dictType) ? value : undefined;
}

function methods(): Attribute[] {
  return [
    method(
      'get(self, key, default=None)',
      null,
      function* (self: Value, key: Value, fallback: Value, thread: Thread) {
        if (yield* finished(contains(self, key, thread))) return yield* finished(getItem(self, key, thread));
        return fallback;
      },
      'def',
    ),
    method('__copy__(self)', null, shallowCopy, 'def'),
    method('copy(self)', null, copied, 'def'),
    classMethod(
      'fromkeys(cls, iterable, value=None)',
      null,
      function* (cls: PyType, iterable: Value, value: Value, thread: Thread): Guest<Value> {
        const made = yield* finished(call0(cls, thread));
        const keys = yield* iteratorOf(iterable, thread);
        for (let key = yield* nextOf(keys, thread); key !== undefined; key = yield* nextOf(keys, thread))
          yield* finished(setItem(made, key, value, thread));
        return made;
      },
      'def',
    ),
  ];
}

/** A new instance with the same attributes and a copy of `data`; neither its class nor a descriptor is called. */
export function* shallowCopy(self: Value, thread: Thread): Guest<Value> {
  const type = typeOf(self);
  const made = yield* finished(type.slots.new!(type, [], null, thread));
  const attributes = yield* finished(getAttribute(made, '__dict__', thread));
  const own = yield* finished(getAttribute(self, '__dict__', thread));
  yield* invoke(attributes, 'update', [own], thread);
  const data = yield* finished(getItem(own, 'data', thread));
  yield* finished(setItem(attributes, 'data', yield* copiedData(data, thread), thread));
  return made;
}

function* copiedData(data: Value, thread: Thread): Guest<Value> {
  if (!(data instanceof PyList)) return yield* invoke(data, 'copy', [], thread);
  return new PyList(data.items.slice());
}

function* copied(self: PyObject, thread: Thread): Guest<Value> {
  const data = yield* dataOf(self, thread);
  if (self.type === thread.interpreter.state(userDictClass))
    return yield* finished(call1(self.type, yield* invoke(data, 'copy', [], thread), thread));
  // a derived class is copied with its attributes, then updated as it likes
  const made = yield* emptied(self, data, thread);
  yield* invoke(made, 'update', [self], thread);
  return made;
}

function* emptied(self: PyObject, data: Value, thread: Thread): Guest<Value> {
  yield* setData(self, new PyDict(), thread);
  try {
    const copy = yield* finished(thread.interpreter.importModule('copy', thread));
    return yield* invoke(copy, 'copy', [self], thread);
  } finally {
    yield* setData(self, data, thread);
  }
}
