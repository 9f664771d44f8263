/** `weakref.WeakKeyDictionary`. CPython: Lib/weakref.py; docs: library/weakref.html#weakref.WeakKeyDictionary. */
import { give, makeGenerator } from '../../runtime/frames/native-generator.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { call0 } from '../../runtime/kernel/call.ts';
import { type Attribute, method } from '../../runtime/kernel/define.ts';
import { type Entry, PyDict } from '../../runtime/kernel/dict.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { addressOf } from '../../runtime/kernel/identity.ts';
import { PyObject, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { setItem } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { NotImplemented, PyList, PyTuple } from '../../runtime/kernel/values.ts';
import { abstractClass } from '../../runtime/objects/abstract-class.ts';
import type { LibraryClass } from '../../runtime/objects/library-class.ts';
import { PyWeakRef, weakReference } from '../../runtime/objects/weakref.ts';
import { invoke } from '../asyncio/invoke.ts';
import { isMapping, mutableMappingClass } from '../collections/abc/mapping.ts';
import { deepCopy } from '../copy/deep.ts';
import { dictOf, prepare, removerOf, SizeGuard } from './removing.ts';
import { pairsOf } from './weak-value-dict.ts';

export const weakKeyDictClass: LibraryClass = abstractClass('WeakKeyDictionary', {
  module: 'weakref',
  doc: 'Mapping class that references keys weakly.\n\nEntries in the dictionary will be discarded when there is no\nlonger a strong reference to the key. This can be used to\nassociate additional data with an object owned by other parts of\nan application without adding attributes to those objects.\n',
  bases: (interpreter) => [interpreter.state(mutableMappingClass)],
  slots: {
    init: bySignature(
      'WeakKeyDictionary.__init__',
      '(self, dict=None)',
      function* (self: PyObject, dict: Value, thread: Thread): Guest<null> {
        prepare(
          self,
          new PyDict(),
          (data, reference, running) =>
            data instanceof PyDict && data.delete(reference, running) !== undefined,
        );
        return yield* update(self, dict, thread);
      },
    ),
    getitem: (self, key, thread) => {
      const entry = entryFor(self, key, thread);
      return entry === undefined ? raise.keyError(weakReference(key, null, thread)) : entry.value!;
    },
    setitem: (self, key, value, thread) => {
      keep(self, key, value, thread);
      return null;
    },
    delitem: (self, key, thread) => {
      const reference = weakReference(key, null, thread);
      return dictOf(self).delete(reference, thread) === undefined ? raise.keyError(reference) : null;
    },
    len: (self) => dictOf(self).size,
    contains: (self, key, thread) => canBeKey(key) && entryFor(self, key, thread) !== undefined,
    iter: (self) => going(self, 'WeakKeyDictionary.keys', (key) => key),
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

function canBeKey(value: Value): boolean {
  return value instanceof PyObject && value.type.hasWeakReferences;
}

function entryFor(self: PyObject, key: Value, thread: Thread): Entry | undefined {
  return dictOf(self).entryOf(weakReference(key, null, thread), thread);
}

function keep(self: PyObject, key: Value, value: Value, thread: Thread): void {
  const known = dictOf(self);
  known.set(weakReference(key, removerOf(self), thread), value, thread);
}

function keyOf({ key }: Entry): PyObject | undefined {
  return key instanceof PyWeakRef ? key.object : undefined;
}

/** A generator of what `pick` makes of the entries whose keys are there. */
function going(self: PyObject, name: string, pick: (key: PyObject, value: Value) => Value): Value {
  return makeGenerator(name, function* (thread) {
    const data = dictOf(self);
    const guard = new SizeGuard(self, () => data.size, 'dictionary');
    for (const entry of [...data]) {
      guard.check();
      const key = keyOf(entry);
      if (key !== undefined && entry.value !== undefined) yield* give(pick(key, entry.value), thread);
    }
    return null;
  });
}

function methods(): Attribute[] {
  return [
    method(
      'get(self, key, default=None)',
      null,
      (self: PyObject, key: Value, fallback: Value, thread: Thread) => {
        const entry = entryFor(self, key, thread);
        return entry === undefined ? fallback : entry.value!;
      },
      'def',
    ),
    method(
      'keys(self)',
      null,
      (self: PyObject) => going(self, 'WeakKeyDictionary.keys', (key) => key),
      'def',
    ),
    method(
      'values(self)',
      null,
      (self: PyObject) => going(self, 'WeakKeyDictionary.values', (_key, value) => value),
      'def',
    ),
    method(
      'items(self)',
      null,
      (self: PyObject) => going(self, 'WeakKeyDictionary.items', (key, value) => new PyTuple([key, value])),
      'def',
    ),
    method(
      'keyrefs(self)',
      "Return a list of weak references to the keys.\n\nThe references are not guaranteed to be 'live' at the time\nthey are used, so the result of calling the references needs\nto be checked before being used.\n",
      (self: PyObject) => new PyList([...dictOf(self)].map(({ key }) => key)),
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
          const key = keyOf(entry);
          const value = entry.value!;
          data.remove(entry);
          if (key !== undefined) return new PyTuple([key, value]);
        }
      },
      'def',
    ),
    method(
      'pop(self, key, *args)',
      null,
      (self: PyObject, key: Value, args: Value[], thread: Thread) => {
        const reference = weakReference(key, null, thread);
        const value = dictOf(self).delete(reference, thread);
        if (value !== undefined) return value;
        return args.length > 0 ? args[0]! : raise.keyError(reference);
      },
      'def',
    ),
    method(
      'setdefault(self, key, default=None)',
      null,
      (self: PyObject, key: Value, fallback: Value, thread: Thread) => {
        const reference = weakReference(key, removerOf(self), thread);
        return dictOf(self).entryOrNew(reference, fallback, thread).value!;
      },
      'def',
    ),
    method(
      'update(self, dict=None, /, **kwargs)',
      null,
      function* (self: PyObject, dict: Value, keywords: PyDict, thread: Thread) {
        yield* update(self, dict, thread);
        if (keywords.size > 0) yield* update(self, keywords, thread);
        return null;
      },
      'def',
    ),
    method('copy(self)', null, copied, 'def'),
    method('__copy__(self)', null, copied, 'def'),
    method(
      '__deepcopy__(self, memo)',
      null,
      function* (self: PyObject, memo: Value, thread: Thread) {
        const copy = yield* finished(call0(self.type, thread));
        for (const entry of [...dictOf(self)]) {
          const key = keyOf(entry);
          if (key === undefined) continue;
          const value = yield* deepCopy(entry.value!, memo, thread);
          yield* finished(setItem(copy, key, value, thread));
        }
        return copy;
      },
      'def',
    ),
  ];
}

function* copied(self: PyObject, thread: Thread): Guest<Value> {
  const copy = yield* finished(call0(thread.interpreter.state(weakKeyDictClass), thread));
  for (const entry of [...dictOf(self)]) {
    const key = keyOf(entry);
    if (key !== undefined) keep(copy as PyObject, key, entry.value!, thread);
  }
  return copy;
}

function* update(self: PyObject, dict: Value, thread: Thread): Guest<null> {
  for (const [key, value] of yield* pairsOf(dict, thread)) keep(self, key, value, thread);
  return null;
}
