/** `types.SimpleNamespace`. CPython: Objects/namespaceobject.c; docs: library/types.html#types.SimpleNamespace. */
import { call0 } from '../kernel/call.ts';
import { equal } from '../kernel/compare.ts';
import { defineType, getset, method } from '../kernel/define.ts';
import { PyDict } from '../kernel/dict.ts';
import { raise } from '../kernel/errors.ts';
import { None, PyObject, type Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { attributeEntries, setField } from '../kernel/shape.ts';
import { asString, repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { adopt, emptyTuple, NotImplemented, PyTuple } from '../kernel/values.ts';
import { mergeInto } from './dict.ts';
import { dictionaryOf } from './instance-dict.ts';
import { enterRepr, leaveRepr } from './repr-guard.ts';

export class PyNamespace extends PyObject {}

/** A namespace with these attributes. */
export function namespaceFrom(attributes: Iterable<readonly [string, Value]>): PyNamespace {
  const namespace = adopt(new PyNamespace(), namespaceType);
  for (const [name, value] of attributes) setField(namespace, name, value);
  return namespace;
}

export const namespaceType: PyType = defineType<PyNamespace>('SimpleNamespace', {
  signature: '(mapping_or_iterable=(), /, **kwargs)',
  doc: 'A simple attribute-based namespace.',
  module: 'types',
  instances: PyNamespace,
  hasDict: true,
  hasWeakReferences: false,
  slots: {
    new: (type) => adopt(new PyNamespace(), type),
    *init(self, args, names, thread) {
      const given = args.length - (names?.length ?? 0);
      if (given > 1) raise.typeError(`${self.type.name} expected at most 1 argument, got ${given}`);
      if (given === 1) {
        const content = new PyDict();
        yield* mergeInto(content, args[0]!, thread);
        for (const { key } of content)
          if (asString(key) === undefined) raise.typeError('keywords must be strings');
        for (const { key, value } of content) setField(self, asString(key)!, value!);
      }
      for (const [i, name] of (names ?? []).entries()) setField(self, name, args[given + i]!);
      return None;
    },
    *repr(self, thread) {
      const name = self.type === namespaceType ? 'namespace' : self.type.name;
      if (!enterRepr(self, thread)) return `${name}(...)`;
      try {
        const parts: string[] = [];
        for (const [key, value] of attributeEntries(self))
          parts.push(`${key}=${yield* finished(repr(value, thread))}`);
        return `${name}(${parts.join(', ')})`;
      } finally {
        leaveRepr(self, thread);
      }
    },
    *eq(self, other, thread) {
      if (!(other instanceof PyNamespace)) return NotImplemented;
      return yield* finished(equal(asDict(self), asDict(other), thread));
    },
  },
  methods: [
    getset<PyNamespace>('__dict__', null, (self) => dictionaryOf(self)),
    method(
      '__reduce__(self, /)',
      'Return state information for pickling',
      (self: PyNamespace) => new PyTuple([self.type, emptyTuple, asDict(self)]),
    ),
    method(
      '__replace__(self, /, **changes)',
      'Return a copy of the namespace object with new values for the specified attributes.',
      replace,
    ),
  ],
});

function asDict(self: PyNamespace): PyDict {
  const dict = new PyDict();
  for (const [name, value] of attributeEntries(self)) dict.setName(name, value);
  return dict;
}

function* replace(self: PyNamespace, changes: PyDict, thread: Thread): Guest<Value> {
  const copy = yield* finished(call0(self.type, thread));
  if (!(copy instanceof PyNamespace)) return raise.typeError('expect types.SimpleNamespace type');
  for (const [name, value] of attributeEntries(self)) setField(copy, name, value);
  for (const { key, value } of changes) setField(copy, key as string, value!);
  return copy;
}
