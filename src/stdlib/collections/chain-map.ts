/** `collections.ChainMap`. CPython: Lib/collections/__init__.py; docs: library/collections.html#collections.ChainMap. */
import { getAttribute, setAttribute } from '../../runtime/kernel/attributes.ts';
import { dictType } from '../../runtime/kernel/birth.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { call, call1, call2 } from '../../runtime/kernel/call.ts';
import { type Attribute, classMethod, getset, method } from '../../runtime/kernel/define.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import { isInstance, keyErrorType } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { collect, iterate, knownItems } from '../../runtime/kernel/iterate.ts';
import type { PyObject, Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { callSpecial } from '../../runtime/kernel/special.ts';
import { contains, deleteItem, getItem, setItem } from '../../runtime/kernel/subscript.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { NotImplemented, PyList } from '../../runtime/kernel/values.ts';
import { abstractClass } from '../../runtime/objects/abstract-class.ts';
import { mergeInto } from '../../runtime/objects/dict.ts';
import type { LibraryClass } from '../../runtime/objects/library-class.ts';
import { enterRepr, leaveRepr } from '../../runtime/objects/repr-guard.ts';
import { PySet } from '../../runtime/objects/set.ts';
import { addAll } from '../../runtime/objects/set-operations.ts';
import { invoke } from '../asyncio/invoke.ts';
import { isMapping, mutableMappingClass } from './abc/mapping.ts';
import { found } from './abc/views.ts';

export const chainMapClass: LibraryClass = abstractClass('ChainMap', {
  module: 'collections',
  doc: ' A ChainMap groups multiple dicts (or other mappings) together\nto create a single, updateable view.\n\nThe underlying mappings are stored in a list.  That list is public and can\nbe accessed or updated using the *maps* attribute.  There is no other\nstate.\n\nLookups search the underlying mappings successively until a key is found.\nIn contrast, writes, updates, and deletions only operate on the first\nmapping.\n\n',
  bases: (interpreter) => [interpreter.state(mutableMappingClass)],
  slots: {
    init: bySignature(
      'ChainMap.__init__',
      '(self, *maps)',
      function* (self: PyObject, maps: Value[], thread: Thread): Guest<null> {
        const list = new PyList(maps.length === 0 ? [new PyDict()] : maps);
        return yield* finished(setAttribute(self, 'maps', list, thread));
      },
    ),
    *getitem(self, key, thread) {
      for (const mapping of yield* mapsOf(self, thread)) {
        const value = yield* found(mapping, key, thread);
        if (value !== undefined) return value;
      }
      return yield* finished(callSpecial(self, '__missing__', [key], thread));
    },
    *len(self, thread) {
      const keys = new PySet();
      for (const mapping of yield* mapsOf(self, thread)) yield* addAll(keys, mapping, thread);
      return keys.size;
    },
    *iter(self, thread) {
      return yield* finished(iterate(yield* allKeys(self, thread), thread));
    },
    *contains(self, key, thread) {
      for (const mapping of yield* mapsOf(self, thread))
        if (yield* finished(contains(mapping, key, thread))) return true;
      return false;
    },
    *bool(self, thread) {
      for (const mapping of yield* mapsOf(self, thread))
        if (yield* finished(truth(mapping, thread))) return true;
      return false;
    },
    *repr(self, thread) {
      if (!enterRepr(self, thread)) return '...';
      try {
        const parts: string[] = [];
        for (const mapping of yield* mapsOf(self, thread)) parts.push(yield* finished(repr(mapping, thread)));
        return `${self.type.name}(${parts.join(', ')})`;
      } finally {
        leaveRepr(self, thread);
      }
    },
    *setitem(self, key, value, thread) {
      return yield* finished(setItem(yield* firstOf(self, thread), key, value, thread));
    },
    *delitem(self, key, thread) {
      const first = yield* firstOf(self, thread);
      return yield* missing(key, () => finished(deleteItem(first, key, thread)), thread);
    },
    *or(self, other, thread) {
      if (!(yield* isMapping(other, thread))) return NotImplemented;
      const copy = yield* invoke(self, 'copy', [], thread);
      yield* invoke(yield* firstOf(copy, thread), 'update', [other], thread);
      return copy;
    },
    *ror(self, other, thread) {
      if (!(yield* isMapping(other, thread))) return NotImplemented;
      const merged = new PyDict();
      yield* mergeInto(merged, other, thread);
      for (const mapping of [...(yield* mapsOf(self, thread))].reverse())
        yield* mergeInto(merged, mapping, thread);
      return yield* finished(call1(self.type, merged, thread));
    },
    *ior(self, other, thread) {
      yield* invoke(yield* firstOf(self, thread), 'update', [other], thread);
      return self;
    },
  },
  attributes: methods,
});

function* mapsOf(self: Value, thread: Thread): Guest<readonly Value[]> {
  const maps = yield* finished(getAttribute(self, 'maps', thread));
  return knownItems(maps) ?? (yield* collect(maps, thread));
}

function* firstOf(self: Value, thread: Thread): Guest<Value> {
  return yield* finished(getItem(yield* finished(getAttribute(self, 'maps', thread)), 0, thread));
}

/** All keys, in the order in which the mappings were laid over each other. */
function* allKeys(self: Value, thread: Thread): Guest<PyDict> {
  const keys = new PyDict();
  for (const mapping of [...(yield* mapsOf(self, thread))].reverse()) {
    for (const key of yield* collect(mapping, thread)) keys.set(key, null, thread);
  }
  return keys;
}

/** Says of a missing key that the first mapping is where it is missing. */
function* missing<T>(key: Value, operation: () => Guest<T>, thread: Thread): Guest<T> {
  try {
    return yield* operation();
  } catch (error) {
    if (!(error instanceof PyException) || !isInstance(error, keyErrorType)) throw error;
    const text = yield* finished(repr(key, thread));
    throw because(error, `Key not found in the first mapping: ${text}`);
  }
}

/** A KeyError raised while another one was handled. */
function because(error: PyException, message: string): PyException {
  const raised = new PyException(keyErrorType, [message]);
  raised.context = error;
  return raised;
}

function methods(): Attribute[] {
  return [
    method(
      '__missing__(self, key)',
      null,
      (_self: Value, key: Value) => {
        throw new PyException(keyErrorType, [key]);
      },
      'def',
    ),
    method(
      'get(self, key, default=None)',
      null,
      function* (self: Value, key: Value, fallback: Value, thread: Thread) {
        if (yield* finished(contains(self, key, thread))) return yield* finished(getItem(self, key, thread));
        return fallback;
      },
      'def',
    ),
    classMethod(
      'fromkeys(cls, iterable, value=None, /)',
      'Create a new ChainMap with keys from iterable and values set to value.',
      function* (cls: PyType, iterable: Value, value: Value, thread: Thread): Guest<Value> {
        const fromKeys = yield* finished(getAttribute(dictType, 'fromkeys', thread));
        return yield* finished(call1(cls, yield* finished(call2(fromKeys, iterable, value, thread)), thread));
      },
      'def',
    ),
    method(
      'copy(self)',
      'New ChainMap or subclass with a new copy of maps[0] and refs to maps[1:]',
      copied,
      'def',
    ),
    method(
      '__copy__(self)',
      'New ChainMap or subclass with a new copy of maps[0] and refs to maps[1:]',
      copied,
      'def',
    ),
    method(
      'new_child(self, m=None, **kwargs)',
      'New ChainMap with a new map followed by all previous maps.\nIf no map is provided, an empty dict is used.\nKeyword arguments update the map or new empty dict.\n',
      function* (self: PyObject, child: Value, keywords: PyDict, thread: Thread) {
        if (child !== null && keywords.size > 0) yield* invoke(child, 'update', [keywords], thread);
        const maps = [child ?? keywords, ...(yield* mapsOf(self, thread))];
        return yield* finished(call(self.type, maps, null, thread));
      },
      'def',
    ),
    getset<PyObject>('parents', 'New ChainMap from maps[1:].', function* (self, thread) {
      return yield* finished(call(self.type, (yield* mapsOf(self, thread)).slice(1), null, thread));
    }),
    method(
      'popitem(self)',
      'Remove and return an item pair from maps[0]. Raise KeyError is maps[0] is empty.',
      function* (self: Value, thread: Thread): Guest<Value> {
        try {
          return yield* invoke(yield* firstOf(self, thread), 'popitem', [], thread);
        } catch (error) {
          if (!(error instanceof PyException) || !isInstance(error, keyErrorType)) throw error;
          throw because(error, 'No keys found in the first mapping.');
        }
      },
      'def',
    ),
    method(
      'pop(self, key, *args)',
      'Remove *key* from maps[0] and return its value. Raise KeyError if *key* not in maps[0].',
      function* (self: Value, key: Value, args: Value[], thread: Thread) {
        const first = yield* firstOf(self, thread);
        return yield* missing(key, () => invoke(first, 'pop', [key, ...args], thread), thread);
      },
      'def',
    ),
    method(
      'clear(self)',
      'Clear maps[0], leaving maps[1:] intact.',
      function* (self: Value, thread: Thread) {
        yield* invoke(yield* firstOf(self, thread), 'clear', [], thread);
        return null;
      },
      'def',
    ),
  ];
}

function* copied(self: PyObject, thread: Thread): Guest<Value> {
  const [first, ...rest] = yield* mapsOf(self, thread);
  const copy = yield* invoke(first!, 'copy', [], thread);
  return yield* finished(call(self.type, [copy, ...rest], null, thread));
}
