/** `types.GenericAlias`: `list[int]`. CPython: Objects/genericaliasobject.c; docs: library/stdtypes.html#types-genericalias. */
import { genericGet, getAttribute, setAttribute } from '../kernel/attributes.ts';
import { call } from '../kernel/call.ts';
import { equal } from '../kernel/compare.ts';
import { defineType, getset, method, readOnly } from '../kernel/define.ts';
import { attributeErrorType, isInstance, raise, typeErrorType } from '../kernel/errors.ts';
import type { PyException } from '../kernel/exception.ts';
import { fold, hash } from '../kernel/hashing.ts';
import type { Value } from '../kernel/object.ts';
import { finished } from '../kernel/pausing.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { adopt, NotImplemented, PyTuple } from '../kernel/values.ts';
import { attributeNames } from './attribute-names.ts';
import { TupleIterator } from './iterators.ts';
import { substituted } from './substitution.ts';
import { formText, GenericAlias, parametersOf } from './type-forms.ts';
import { typeUnion } from './union.ts';

/** `cls[item]` of a built-in type: its `__class_getitem__`. */
export function genericAlias(cls: PyType, item: Value): GenericAlias {
  return new GenericAlias(cls, item instanceof PyTuple ? item : new PyTuple([item]));
}

/** Names that are the alias's own; all others are its origin's. */
const OWN = new Set([
  '__class__',
  '__origin__',
  '__args__',
  '__unpacked__',
  '__parameters__',
  '__typing_unpacked_tuple_args__',
  '__mro_entries__',
  '__reduce_ex__',
  '__reduce__',
  '__copy__',
  '__deepcopy__',
  '__bases__',
  '__file__',
]);

export const genericAliasType: PyType = defineType<GenericAlias>('GenericAlias', {
  signature: '(origin, args, /)',
  hasWeakReferences: true,
  doc: 'Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).',
  module: 'types',
  instances: GenericAlias,
  slots: {
    new: (type, args, names) => {
      if (names !== null) raise.typeError('GenericAlias() takes no keyword arguments');
      if (args.length !== 2) raise.typeError(`GenericAlias expected 2 arguments, got ${args.length}`);
      const given = args[1] instanceof PyTuple ? args[1] : new PyTuple([args[1]!]);
      return adopt(new GenericAlias(args[0]!, given), type);
    },
    *repr(self, thread) {
      const parts: string[] = [];
      for (const each of self.args.items) parts.push(yield* formText(each, thread));
      const origin = yield* formText(self.origin, thread);
      return `${self.unpacked ? '*' : ''}${origin}[${parts.length === 0 ? '()' : parts.join(', ')}]`;
    },
    *hash(self, thread) {
      const origin = BigInt(yield* finished(hash(self.origin, thread)));
      return fold(origin ^ BigInt(yield* finished(hash(self.args, thread))));
    },
    *eq(self, other, thread) {
      if (!(other instanceof GenericAlias)) return NotImplemented;
      if (self.unpacked !== other.unpacked) return false;
      if (!(yield* finished(equal(self.origin, other.origin, thread)))) return false;
      return yield* finished(equal(self.args, other.args, thread));
    },
    *call(self, args, names, thread) {
      const object = yield* finished(call(self.origin, args, names, thread));
      try {
        yield* finished(setAttribute(object, '__orig_class__', self, thread));
      } catch (error) {
        const harmless = [attributeErrorType, typeErrorType].some((type) =>
          isInstance(error as PyException, type),
        );
        if (!harmless) throw error;
      }
      return object;
    },
    getattr: (self, name, thread) =>
      OWN.has(name) ? genericGet(self, name, thread) : getAttribute(self.origin, name, thread),
    iter: (self) => new TupleIterator(new PyTuple([new GenericAlias(self.origin, self.args, true)])),
    *getitem(self, item, thread) {
      self.parameters ??= yield* parametersOf(self.args, thread);
      const given = item instanceof PyTuple ? item.items : [item];
      const args = yield* substituted(self, self.args, self.parameters, given, thread);
      return new GenericAlias(self.origin, new PyTuple(args), self.unpacked);
    },
    or: typeUnion,
    ror: (self, other, thread) => typeUnion(other, self, thread),
  },
  methods: [
    readOnly<GenericAlias>('__origin__', (self) => self.origin),
    readOnly<GenericAlias>('__args__', (self) => self.args),
    readOnly<GenericAlias>('__unpacked__', (self) => self.unpacked),
    getset<GenericAlias>('__parameters__', 'Type variables in the GenericAlias.', function* (self, thread) {
      self.parameters ??= yield* parametersOf(self.args, thread);
      return self.parameters;
    }),
    getset<GenericAlias>('__typing_unpacked_tuple_args__', null, (self) =>
      self.unpacked && (self.origin as PyType).name === 'tuple' ? self.args : null,
    ),
    method('__mro_entries__(self, bases, /)', '', (self: GenericAlias) => new PyTuple([self.origin])),
    method('__instancecheck__(self, object, /)', '', () =>
      raise.typeError('isinstance() argument 2 cannot be a parameterized generic'),
    ),
    method('__subclasscheck__(self, object, /)', '', () =>
      raise.typeError('issubclass() argument 2 cannot be a parameterized generic'),
    ),
    method(
      '__reduce__(self, /)',
      '',
      (self: GenericAlias) => new PyTuple([genericAliasType, new PyTuple([self.origin, self.args])]),
    ),
    method('__dir__(self, /)', '', function* (self: GenericAlias, thread: Thread) {
      const names = yield* attributeNames(self.origin, thread);
      for (const name of OWN) if (!names.items.includes(name)) names.items.push(name);
      return names;
    }),
  ],
});
