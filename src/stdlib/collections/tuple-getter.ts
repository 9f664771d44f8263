/** `_collections._tuplegetter`: a field of a named tuple. CPython: Modules/_collectionsmodule.c (tuplegetter_*). */
import { defineType, getset, method } from '../../runtime/kernel/define.ts';
import { raise, typeName } from '../../runtime/kernel/errors.ts';
import { PyObject, type Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import { finished } from '../../runtime/kernel/pausing.ts';
import { knownInteger } from '../../runtime/kernel/subscript.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { PyTuple } from '../../runtime/kernel/values.ts';

export class TupleGetter extends PyObject {
  readonly index: number;
  doc: Value;

  constructor(index: number, doc: Value) {
    super();
    this.index = index;
    this.doc = doc;
  }
}

export const tupleGetterType: () => PyType = once(() =>
  defineType<TupleGetter>('_tuplegetter', {
    module: 'collections',
    isNamedInFull: true,
    instances: TupleGetter,
    isBase: false,
    slots: {
      new: (_type, args, names) => {
        if (names !== null) raise.typeError('_tuplegetter() takes no keyword arguments');
        if (args.length !== 2) raise.typeError(`_tuplegetter expected 2 arguments, got ${args.length}`);
        const index = knownInteger(args[0]);
        if (index === undefined)
          return raise.typeError(`'${typeName(args[0]!)}' object cannot be interpreted as an integer`);
        return new TupleGetter(Number(index), args[1]!);
      },
      get: (self, instance) => {
        if (instance instanceof PyTuple) return instance.items[self.index] ?? itemOf(instance, self.index);
        if (instance === undefined) return self;
        return raise.typeError(
          `descriptor for index '${self.index}' for tuple subclasses doesn't apply to '${typeName(instance)}' object`,
        );
      },
      set: () => raise.attributeError("can't set attribute"),
      delete: () => raise.attributeError("can't delete attribute"),
      *repr(self, thread) {
        return `_tuplegetter(${self.index}, ${yield* finished(repr(self.doc, thread))})`;
      },
    },
    methods: [
      getset<TupleGetter>(
        '__doc__',
        null,
        (self) => self.doc,
        (self, value) => {
          self.doc = value ?? null;
          return null;
        },
      ),
      method('__reduce__(self, /)', null, (self: TupleGetter) => {
        const args = new PyTuple([self.index, self.doc]);
        return new PyTuple([tupleGetterType(), args]);
      }),
    ],
  }),
);

/** None is an item too. */
function itemOf(tuple: PyTuple, index: number): Value {
  const item = tuple.items[index];
  return item === undefined ? raise.indexError('tuple index out of range') : item;
}
