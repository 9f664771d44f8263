/** `TypeAliasType`: what `type X = …` makes. CPython: Objects/typevarobject.c (typealias_*); docs: library/typing.html#typing.TypeAliasType. */

import { pythonFrame } from '../frames/frame.ts';
import { bySignature } from '../kernel/by-signature.ts';
import { defineType, getset, method, readOnly } from '../kernel/define.ts';
import { givenTypeName, raise } from '../kernel/errors.ts';
import type { Value } from '../kernel/object.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { emptyTuple, PyTuple } from '../kernel/values.ts';
import { TupleIterator } from './iterators.ts';
import { GenericAlias, PyTypeAlias } from './type-forms.ts';
import { TypeVarTuple, unpackedTypeVarTuple } from './type-variables.ts';
import { typeUnion } from './union.ts';

export const typeAliasType = defineType<PyTypeAlias>('TypeAliasType', {
  doc: 'Type alias.\n\nType aliases are created through the type statement::\n\n    type Alias = int',
  module: 'typing',
  instances: PyTypeAlias,
  isBase: false,
  slots: {
    new: bySignature('typealias', '(type, /, name, value, *, type_params=())', newAlias, 'c'),
    repr: (self) => self.name,
    getitem: (self, item) => {
      if (self.parameters.items.length === 0)
        return raise.typeError('Only generic type aliases are subscriptable');
      return new GenericAlias(self, item instanceof PyTuple ? item : new PyTuple([item]));
    },
    iter: (self) => new TupleIterator(new PyTuple([new GenericAlias(self, emptyTuple, true)])),
    or: typeUnion,
    ror: (self, other, thread) => typeUnion(other, self, thread),
  },
  methods: [
    readOnly<PyTypeAlias>('__name__', (self) => self.name),
    getset<PyTypeAlias>('__value__', null, (self, thread) => self.value.get(thread)),
    getset<PyTypeAlias>('__type_params__', null, (self) => self.parameters),
    getset<PyTypeAlias>('__parameters__', null, (self) => {
      const { items } = self.parameters;
      return new PyTuple(
        items.map((each) => (each instanceof TypeVarTuple ? unpackedTypeVarTuple(each) : each)),
      );
    }),
    getset<PyTypeAlias>('__module__', null, (self) => self.module),
    method('__reduce__(self, /)', null, (self: PyTypeAlias) => self.name),
  ],
});

function newAlias(_type: PyType, name: Value, value: Value, parameters: Value, thread: Thread): PyTypeAlias {
  const text = asString(name);
  if (text === undefined)
    return raise.typeError(`typealias() argument 'name' must be str, not ${givenTypeName(name)}`);
  if (!(parameters instanceof PyTuple)) return raise.typeError('type_params must be a tuple');
  const module = pythonFrame(thread.frame)?.globals.getName('__name__') ?? null;
  return new PyTypeAlias(text, parameters, () => value, module);
}
