/** `collections.abc.MappingView` and the views of keys, items and values. CPython: Lib/_collections_abc.py; docs: library/collections.abc.html. */
import { give, makeGenerator } from '../../../runtime/frames/native-generator.ts';
import { getAttribute, setAttribute } from '../../../runtime/kernel/attributes.ts';
import { dictType, typeOf } from '../../../runtime/kernel/birth.ts';
import { bySignature } from '../../../runtime/kernel/by-signature.ts';
import { equal } from '../../../runtime/kernel/compare.ts';
import { type Attribute, classMethod, type SlotDeclarations } from '../../../runtime/kernel/define.ts';
import { PyDict } from '../../../runtime/kernel/dict.ts';
import { isInstance, keyErrorType, raise, typeName } from '../../../runtime/kernel/errors.ts';
import { PyException } from '../../../runtime/kernel/exception.ts';
import { iteratorOf, nextOf } from '../../../runtime/kernel/iterate.ts';
import type { PyObject, Value } from '../../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../../runtime/kernel/pausing.ts';
import { contains, getItem, length } from '../../../runtime/kernel/subscript.ts';
import { repr } from '../../../runtime/kernel/text.ts';
import type { Thread } from '../../../runtime/kernel/thread.ts';
import { PyTuple } from '../../../runtime/kernel/values.ts';
import { abstractClass, registerAll } from '../../../runtime/objects/abstract-class.ts';
import { DictItems, DictKeys, DictValues } from '../../../runtime/objects/dict-views.ts';
import type { LibraryClass } from '../../../runtime/objects/library-class.ts';
import { PySet } from '../../../runtime/objects/set.ts';
import { addAll } from '../../../runtime/objects/set-operations.ts';
import { collectionClass, sizedClass, subscriptable } from './one-trick.ts';
import { setClass } from './set.ts';

const mappingOf = (self: Value, thread: Thread): Guest<Value> =>
  finished(getAttribute(self, '_mapping', thread));

export const mappingViewClass: LibraryClass = abstractClass('MappingView', {
  module: 'collections.abc',
  doc: null,
  bases: (interpreter) => [interpreter.state(sizedClass)],
  fields: ['_mapping'],
  slots: {
    init: bySignature(
      'MappingView.__init__',
      '(self, mapping)',
      function* (self: PyObject, mapping: Value, thread: Thread): Guest<null> {
        return yield* finished(setAttribute(self, '_mapping', mapping, thread));
      },
    ),
    *len(self, thread) {
      return yield* finished(length(yield* mappingOf(self, thread), thread));
    },
    *repr(self, thread) {
      return `${self.type.name}(${yield* finished(repr(yield* mappingOf(self, thread), thread))})`;
    },
  },
  attributes: () => [subscriptable],
});

/** Results of set operations on views are plain sets. */
const fromIterable: Attribute = (owner) =>
  classMethod(
    '_from_iterable(cls, it)',
    null,
    function* (_cls: Value, it: Value, thread: Thread): Guest<Value> {
      const set = new PySet();
      yield* addAll(set, it, thread);
      return set;
    },
    'def',
  )(owner);

/** A generator of what `pick` makes of each key of the view's mapping. */
function generator(
  qualname: string,
  pick: (mapping: Value, key: Value, thread: Thread) => Guest<Value>,
): SlotDeclarations<PyObject>['iter'] {
  return (self) =>
    makeGenerator(qualname, function* (thread) {
      const mapping = yield* mappingOf(self, thread);
      const keys = yield* iteratorOf(mapping, thread);
      for (let key = yield* nextOf(keys, thread); key !== undefined; key = yield* nextOf(keys, thread))
        yield* give(yield* pick(mapping, key, thread), thread);
      return null;
    });
}

export const keysViewClass: LibraryClass = abstractClass('KeysView', {
  module: 'collections.abc',
  doc: null,
  bases: (interpreter) => [interpreter.state(mappingViewClass), interpreter.state(setClass)],
  fields: [],
  slots: {
    *contains(self, key, thread) {
      return yield* finished(contains(yield* mappingOf(self, thread), key, thread));
    },
    // biome-ignore lint/correctness/useYield: others look the key up
    iter: generator('KeysView.__iter__', function* (_mapping, key) {
      return key;
    }),
  },
  attributes: () => [fromIterable],
  finish: (type, interpreter) => registerAll(type, [DictKeys.prototype.type], interpreter),
});

export const itemsViewClass: LibraryClass = abstractClass('ItemsView', {
  module: 'collections.abc',
  doc: null,
  bases: (interpreter) => [interpreter.state(mappingViewClass), interpreter.state(setClass)],
  fields: [],
  slots: {
    *contains(self, item, thread) {
      const [key, wanted] = yield* unpackedPair(item, thread);
      const value = yield* found(yield* mappingOf(self, thread), key, thread);
      return value !== undefined && (yield* finished(equal(value, wanted, thread)));
    },
    iter: generator('ItemsView.__iter__', function* (mapping, key, thread) {
      return new PyTuple([key, yield* finished(getItem(mapping, key, thread))]);
    }),
  },
  attributes: () => [fromIterable],
  finish: (type, interpreter) => registerAll(type, [DictItems.prototype.type], interpreter),
});

export const valuesViewClass: LibraryClass = abstractClass('ValuesView', {
  module: 'collections.abc',
  doc: null,
  bases: (interpreter) => [interpreter.state(mappingViewClass), interpreter.state(collectionClass)],
  fields: [],
  slots: {
    *contains(self, value, thread) {
      const mapping = yield* mappingOf(self, thread);
      const keys = yield* iteratorOf(mapping, thread);
      for (let key = yield* nextOf(keys, thread); key !== undefined; key = yield* nextOf(keys, thread)) {
        const each = yield* finished(getItem(mapping, key, thread));
        if (yield* finished(equal(each, value, thread))) return true;
      }
      return false;
    },
    iter: generator('ValuesView.__iter__', (mapping, key, thread) => finished(getItem(mapping, key, thread))),
  },
  finish: (type, interpreter) => registerAll(type, [DictValues.prototype.type], interpreter),
});

/** `mapping[key]`, or `undefined` when there is no such key. */
export function* found(mapping: Value, key: Value, thread: Thread): Guest<Value | undefined> {
  // fast path: a plain dictionary is asked without an error
  if (mapping instanceof PyDict && mapping.type === dictType) return mapping.get(key, thread);
  try {
    return yield* finished(getItem(mapping, key, thread));
  } catch (error) {
    if (error instanceof PyException && isInstance(error, keyErrorType)) return undefined;
    throw error;
  }
}

/** `first, second = value` */
export function* unpackedPair(value: Value, thread: Thread): Guest<[Value, Value]> {
  if (typeOf(value).slots.iter === undefined)
    raise.typeError(`cannot unpack non-iterable ${typeName(value)} object`);
  const items = yield* iteratorOf(value, thread);
  const pair: Value[] = [];
  for (let item = yield* nextOf(items, thread); item !== undefined; item = yield* nextOf(items, thread))
    if (pair.push(item) > 2) raise.valueError('too many values to unpack (expected 2)');
  if (pair.length < 2) raise.valueError(`not enough values to unpack (expected 2, got ${pair.length})`);
  return pair as [Value, Value];
}
