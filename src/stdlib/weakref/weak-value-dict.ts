/** `weakref.WeakValueDictionary`. CPython: Lib/weakref.py; docs: library/weakref.html#weakref.WeakValueDictionary. */

import { give, makeGenerator } from '../../runtime/frames/native-generator.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { call0 } from '../../runtime/kernel/call.ts';
import { type Attribute, method } from '../../runtime/kernel/define.ts';
import { type Entry, PyDict } from '../../runtime/kernel/dict.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { addressOf } from '../../runtime/kernel/identity.ts';
import type { PyObject, Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { setItem } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { NotImplemented, PyList, PyTuple } from '../../runtime/kernel/values.ts';
import { abstractClass } from '../../runtime/objects/abstract-class.ts';
import { mergeInto } from '../../runtime/objects/dict.ts';
import type { LibraryClass } from '../../runtime/objects/library-class.ts';
import { attribute } from '../../runtime/objects/type-forms.ts';
import { PyWeakRef } from '../../runtime/objects/weakref.ts';
import { invoke } from '../asyncio/invoke.ts';
import { isMapping, mutableMappingClass } from '../collections/abc/mapping.ts';
import { deepCopy } from '../copy/deep.ts';
import { dictOf, prepare, removerOf, SizeGuard } from './removing.ts';
import { keyedReference } from './weak-method.ts';

export const weakValueDictClass: LibraryClass = abstractClass('WeakValueDictionary', {
  module: 'weakref',
  doc: 'Mapping class that references values weakly.\n\nEntries in the dictionary will be discarded when no strong\nreference to the value exists anymore\n',
  bases: (interpreter) => [interpreter.state(mutableMappingClass)],
  slots: {
    init: bySignature(
      'WeakValueDictionary.__init__',
      '(self, other=(), /, **kw)',
      function* (self: PyObject, other: Value, keywords: PyDict, thread: Thread): Guest<null> {
        prepare(self, new PyDict(), (data, reference, running) => {
          const key = reference.fields[0]!;
          if (!(data instanceof PyDict) || data.get(key, running) !== reference) return false;
          data.delete(key, running);
          return true;
        });
        yield* update(self, other, keywords, thread);
        return null;
      },
    ),
    getitem: (self, key, thread) => objectOf(dictOf(self).entryOf(key, thread)) ?? raise.keyError(key),
    setitem: (self, key, value, thread) => {
      keep(self, key, value, thread);
      return null;
    },
    delitem: (self, key, thread) =>
      dictOf(self).delete(key, thread) === undefined ? raise.keyError(key) : null,
    len: (self) => dictOf(self).size,
    contains: (self, key, thread) => objectOf(dictOf(self).entryOf(key, thread)) !== undefined,
    iter: (self) => going(self, 'WeakValueDictionary.keys', (entry) => entry.key),
    repr: (self, thread) => `<${self.type.name} at ${addressOf(self, thread)}>`,
    *or(self, other, thread) {
      if (!(yield* isMapping(other, thread))) return NotImplemented;
      const copy = yield* invoke(self, 'copy', [], thread);
      yield* invoke(copy, 'update', [other], thread);
      return copy;
    },
    *ror(self, other, thread) {
      if (!(yield* isMapping(other, thread))) return NotImplemented;
      const copy = yield* finished(call0(self.type, thread));
      yield* invoke(copy, 'update', [other], thread);
      yield* invoke(copy, 'update', [self], thread);
      return copy;
    },
    *ior(self, other, thread) {
      yield* invoke(self, 'update', [other], thread);
      return self;
    },
  },
  attributes: methods,
});

/** The object of an entry; `undefined` when there is no entry, or the object has gone. */
function objectOf(entry: Entry | undefined): PyObject | undefined {
  const reference = entry?.value;
  return reference instanceof PyWeakRef ? reference.object : undefined;
}

function keep(self: PyObject, key: Value, value: Value, thread: Thread): void {
  const reference = keyedReference(value, removerOf(self), key, thread);
  dictOf(self).set(key, reference, thread);
}

/** A generator of what `pick` makes of the entries whose objects are there. */
function going(self: PyObject, name: string, pick: (entry: Entry, value: PyObject) => Value): Value {
  return makeGenerator(name, function* (thread) {
    const data = dictOf(self);
    const guard = new SizeGuard(self, () => data.size, 'dictionary');
    for (const entry of [...data]) {
      guard.check();
      const value = objectOf(entry);
      if (value !== undefined) yield* give(pick(entry, value), thread);
    }
    return null;
  });
}

function methods(): Attribute[] {
  const referencesDoc =
    "The references are not guaranteed to be 'live' at the time\nthey are used, so the result of calling the references needs\nto be checked before being used.\n";
  return [
    method(
      'get(self, key, default=None)',
      null,
      (self: PyObject, key: Value, fallback: Value, thread: Thread) =>
        objectOf(dictOf(self).entryOf(key, thread)) ?? fallback,
      'def',
    ),
    method(
      'keys(self)',
      null,
      (self: PyObject) => going(self, 'WeakValueDictionary.keys', (entry) => entry.key),
      'def',
    ),
    method(
      'values(self)',
      null,
      (self: PyObject) => going(self, 'WeakValueDictionary.values', (_entry, value) => value),
      'def',
    ),
    method(
      'items(self)',
      null,
      (self: PyObject) =>
        going(self, 'WeakValueDictionary.items', (entry, value) => new PyTuple([entry.key, value])),
      'def',
    ),
    method(
      'itervaluerefs(self)',
      `Return an iterator that yields the weak references to the values.\n\n${referencesDoc}`,
      (self: PyObject) =>
        makeGenerator('WeakValueDictionary.itervaluerefs', function* (thread) {
          for (const reference of references(self)) yield* give(reference, thread);
          return null;
        }),
      'def',
    ),
    method(
      'valuerefs(self)',
      `Return a list of weak references to the values.\n\n${referencesDoc}`,
      (self: PyObject) => new PyList(references(self)),
      'def',
    ),
    method(
      'popitem(self)',
      null,
      (self: PyObject) => {
        const data = dictOf(self);
        for (;;) {
          const entry = data.lastEntry();
          if (entry === undefined) return raise.keyError('popitem(): dictionary is empty');
          const value = objectOf(entry);
          data.remove(entry);
          if (value !== undefined) return new PyTuple([entry.key, value]);
        }
      },
      'def',
    ),
    method(
      'pop(self, key, *args)',
      null,
      (self: PyObject, key: Value, args: Value[], thread: Thread) => {
        const data = dictOf(self);
        const entry = data.entryOf(key, thread);
        const value = objectOf(entry);
        if (entry !== undefined) data.remove(entry);
        if (value !== undefined) return value;
        return args.length > 0 ? args[0]! : raise.keyError(key);
      },
      'def',
    ),
    method(
      'setdefault(self, key, default=None)',
      null,
      (self: PyObject, key: Value, fallback: Value, thread: Thread) => {
        const value = objectOf(dictOf(self).entryOf(key, thread));
        if (value !== undefined) return value;
        keep(self, key, fallback, thread);
        return fallback;
      },
      'def',
    ),
    method('update(self, other=None, /, **kwargs)', null, update, 'def'),
    method('copy(self)', null, copied, 'def'),
    method('__copy__(self)', null, copied, 'def'),
    method(
      '__deepcopy__(self, memo)',
      null,
      function* (self: PyObject, memo: Value, thread: Thread) {
        const copy = yield* finished(call0(self.type, thread));
        for (const entry of [...dictOf(self)]) {
          const value = objectOf(entry);
          if (value === undefined) continue;
          const key = yield* deepCopy(entry.key, memo, thread);
          yield* finished(setItem(copy, key, value, thread));
        }
        return copy;
      },
      'def',
    ),
  ];
}

function references(self: PyObject): Value[] {
  return [...dictOf(self)].map(({ value }) => value!);
}

function* copied(self: PyObject, thread: Thread): Guest<Value> {
  const copy = yield* finished(call0(thread.interpreter.state(weakValueDictClass), thread));
  for (const entry of [...dictOf(self)]) {
    const value = objectOf(entry);
    if (value !== undefined) keep(copy as PyObject, entry.key, value, thread);
  }
  return copy;
}

function* update(self: PyObject, other: Value, keywords: PyDict, thread: Thread): Guest<null> {
  for (const [key, value] of yield* pairsOf(other, thread)) keep(self, key, value, thread);
  for (const { key, value } of keywords) keep(self, key, value!, thread);
  return null;
}

/** The items of a mapping, or of what `dict` makes of anything else; none of None. */
export function* pairsOf(other: Value, thread: Thread): Guest<(readonly [Value, Value])[]> {
  if (other === null) return [];
  const hasItems = (yield* attribute(other, 'items', thread)) !== undefined;
  const dict = new PyDict();
  yield* mergeInto(dict, hasItems ? yield* invoke(other, 'items', [], thread) : other, thread);
  return [...dict].map(({ key, value }) => [key, value!] as const);
}
