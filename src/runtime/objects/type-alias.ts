/** `TypeAliasType`: what `type X = …` makes. CPython: Objects/typevarobject.c (typealias_*); docs: library/typing.html#typing.TypeAliasType. */

import { pythonFrame } from '../frames/frame.ts';
import { defineType, getset, method } from '../kernel/define.ts';
import { raise } from '../kernel/errors.ts';
import { PyObject, type Value } from '../kernel/object.ts';
import { asString } from '../kernel/text.ts';
import { emptyTuple, PyTuple } from '../kernel/values.ts';
import { TupleIterator } from './iterators.ts';
import { type Lazy, LazyValue } from './lazy-value.ts';
import { GenericAlias, PyUnion } from './type-forms.ts';

export class PyTypeAlias extends PyObject {
  readonly name: string;
  readonly parameters: PyTuple;
  readonly module: Value;
  readonly value: LazyValue;

  constructor(name: string, parameters: PyTuple, evaluate: Lazy, module: Value) {
    super();
    this.name = name;
    this.parameters = parameters;
    this.value = new LazyValue(evaluate, null);
    this.module = module;
  }
}

export const typeAliasType = defineType<PyTypeAlias>('TypeAliasType', {
  doc: 'Type alias.\n\nType aliases are created through the type statement::\n\n    type Alias = int',
  module: 'typing',
  instances: PyTypeAlias,
  isBase: false,
  slots: {
    new: (_type, args, names, thread) => {
      const count = args.length - (names?.length ?? 0);
      if (count > 2) raise.typeError(`typealias() takes exactly 2 positional arguments (${count} given)`);
      const given = (name: string, i: number): Value | undefined =>
        i < count ? args[i] : args[count + (names?.indexOf(name) ?? 0)];
      const name = asString(given('name', 0));
      if (name === undefined) return raise.typeError("typealias() missing required argument 'name' (pos 1)");
      const value = given('value', 1);
      if (value === undefined)
        return raise.typeError("typealias() missing required argument 'value' (pos 2)");
      const parameters = names?.includes('type_params') ? given('type_params', count) : emptyTuple;
      if (!(parameters instanceof PyTuple)) return raise.typeError('type_params must be a tuple');
      const module = pythonFrame(thread.frame)?.globals.getName('__name__') ?? null;
      return new PyTypeAlias(name, parameters, () => value, module);
    },
    repr: (self) => self.name,
    getitem: (self, item) => {
      if (self.parameters.items.length === 0)
        return raise.typeError('Only generic type aliases are subscriptable');
      return new GenericAlias(self, item instanceof PyTuple ? item : new PyTuple([item]));
    },
    iter: (self) => new TupleIterator(new PyTuple([new GenericAlias(self, emptyTuple, true)])),
    or: (self, other) => new PyUnion(new PyTuple([self, other])),
    ror: (self, other) => new PyUnion(new PyTuple([other, self])),
  },
  methods: [
    getset<PyTypeAlias>('__name__', null, (self) => self.name),
    getset<PyTypeAlias>('__value__', null, (self, thread) => self.value.get(thread)),
    getset<PyTypeAlias>('__type_params__', null, (self) => self.parameters),
    getset<PyTypeAlias>('__parameters__', null, (self) => self.parameters),
    getset<PyTypeAlias>('__module__', null, (self) => self.module),
    method('__reduce__(self, /)', null, (self: PyTypeAlias) => self.name),
  ],
});
