/** `CacheInfo`: what `cache_info()` gives, a named tuple. CPython: Lib/functools.py; docs: library/functools.html#functools.lru_cache. */
import { tupleType } from '../../runtime/kernel/birth.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { classMethod, constant, defineType, getset, method } from '../../runtime/kernel/define.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { collect } from '../../runtime/kernel/iterate.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { adopt, PyList, PyTuple } from '../../runtime/kernel/values.ts';

const FIELDS = ['hits', 'misses', 'maxsize', 'currsize'] as const;

export function cacheInfo(hits: number, misses: number, maxsize: Value, size: number): PyTuple {
  return adopt(new PyTuple([hits, misses, maxsize, size]), cacheInfoType());
}

export const cacheInfoType: () => PyType = once(() =>
  defineType<PyTuple>('CacheInfo', {
    module: 'functools',
    doc: 'CacheInfo(hits, misses, maxsize, currsize)',
    bases: [tupleType],
    slots: {
      new: bySignature(
        'CacheInfo.__new__',
        '(_cls, hits, misses, maxsize, currsize)',
        (type: PyType, ...values: Value[]) => adopt(new PyTuple(values.slice(0, FIELDS.length)), type),
      ),
      *repr(self, thread) {
        const parts: string[] = [];
        for (const [i, field] of FIELDS.entries())
          parts.push(`${field}=${yield* finished(repr(self.items[i]!, thread))}`);
        return `${self.type.name}(${parts.join(', ')})`;
      },
    },
    methods: [
      ...FIELDS.map((field, i) =>
        getset<PyTuple>(field, `Alias for field number ${i}`, (self) => self.items[i]!),
      ),
      constant('_fields', new PyTuple(FIELDS)),
      constant('__match_args__', new PyTuple(FIELDS)),
      constant('_field_defaults', new PyDict()),
      constant('__slots__', new PyTuple([])),
      classMethod(
        '_make(cls, iterable)',
        'Make a new CacheInfo object from a sequence or iterable',
        make,
        'def',
      ),
      method(
        '_replace(self, /, **kwds)',
        'Return a new CacheInfo object replacing specified fields with new values',
        replace,
        'def',
      ),
      method(
        '__replace__(self, /, **kwds)',
        'Return a new CacheInfo object replacing specified fields with new values',
        replace,
        'def',
      ),
      method('_asdict(self)', 'Return a new dict which maps field names to their values.', asDict, 'def'),
      method(
        '__getnewargs__(self)',
        'Return self as a plain tuple.  Used by copy and pickle.',
        (self: PyTuple) => new PyTuple(self.items),
        'def',
      ),
    ],
  }),
);

function* make(cls: PyType, iterable: Value, thread: Thread): Guest<Value> {
  const items = yield* collect(iterable, thread);
  if (items.length !== FIELDS.length)
    raise.typeError(`Expected ${FIELDS.length} arguments, got ${items.length}`);
  return adopt(new PyTuple(items), cls);
}

function* replace(self: PyTuple, changes: PyDict, thread: Thread): Guest<Value> {
  const items = self.items.map((item, i) => changes.getName(FIELDS[i]!) ?? item);
  const unknown = [...changes].map(({ key }) => key).filter((key) => !FIELDS.includes(key as 'hits'));
  if (unknown.length > 0)
    raise.typeError(`Got unexpected field names: ${yield* finished(repr(new PyList(unknown), thread))}`);
  return adopt(new PyTuple(items), self.type);
}

function asDict(self: PyTuple): Value {
  const dict = new PyDict();
  for (const [i, field] of FIELDS.entries()) dict.setName(field, self.items[i]!);
  return dict;
}
