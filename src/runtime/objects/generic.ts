/** `typing.Generic`, the base of classes with type parameters. CPython: Objects/typevarobject.c (generic_*), Lib/typing.py (_generic_class_getitem); docs: library/typing.html#typing.Generic. */

import { call } from '../kernel/call.ts';
import { classMethod, defineType } from '../kernel/define.ts';
import type { PyDict } from '../kernel/dict.ts';
import { raise } from '../kernel/errors.ts';
import { withKeywords } from '../kernel/keywords.ts';
import type { Result, Value } from '../kernel/object.ts';
import { drive, finished, type Guest } from '../kernel/pausing.ts';
import { bindAttribute } from '../kernel/special.ts';
import { repr, str } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { PyTuple } from '../kernel/values.ts';
import { GenericAlias, parametersOf } from './type-forms.ts';
import { ParamSpec, TypeVar, TypeVarTuple } from './type-variables.ts';

export const genericType: PyType = defineType('Generic', {
  doc: "Abstract base class for generic types\n\nOn Python 3.12 and newer, generic classes implicitly inherit from\nGeneric when they declare a parameter list after the class's name::\n\n    class Mapping[KT, VT]:\n        def __getitem__(self, key: KT) -> VT:\n            ...\n            # Etc.\n\nOn older versions of Python, however, generic classes have to\nexplicitly inherit from Generic.\n\nAfter a class has been declared to be generic, it can then be used as\nfollows::\n\n    def lookup_name[KT, VT](mapping: Mapping[KT, VT], key: KT, default: VT) -> VT:\n        try:\n            return mapping[key]\n        except KeyError:\n            return default\n",
  module: 'typing',
  methods: [
    classMethod(
      '__class_getitem__(cls, /, *args, **kwargs)',
      null,
      function* (cls: PyType, args: Value[], _keywords: PyDict, thread: Thread) {
        return yield* parameterized(cls, args[0]!, thread);
      },
    ),
    classMethod(
      '__init_subclass__(cls, /, *args, **kwargs)',
      null,
      function* (cls: PyType, args: Value[], keywords: PyDict, thread: Thread) {
        cls.attributes.set('__parameters__', yield* declared(cls, thread));
        return yield* inherited(cls, args, keywords, thread);
      },
    ),
  ],
});

/** `Generic[variables]`, the last base of a class with type parameters. */
export function genericOf(variables: readonly Value[], thread: Thread): Result {
  const made = new GenericAlias(genericType, new PyTuple(variables));
  return drive(
    (function* (): Guest<Value> {
      yield* checkDefaults(variables, thread);
      return made;
    })(),
    thread,
  );
}

function* parameterized(cls: PyType, item: Value, thread: Thread): Guest<Value> {
  const args = item instanceof PyTuple ? item : new PyTuple([item]);
  if (cls === genericType) {
    if (args.items.length === 0) raise.typeError('Parameter list to Generic[...] cannot be empty');
    for (const each of args.items) {
      if (!isVariable(each))
        raise.typeError(
          'Parameters to Generic[...] must all be type variables or parameter specification variables.',
        );
    }
    if (new Set(args.items).size < args.items.length)
      raise.typeError('Parameters to Generic[...] must all be unique');
    yield* checkDefaults(args.items, thread);
    return new GenericAlias(cls, args);
  }
  const parameters = cls.lookup('__parameters__');
  const wanted = parameters instanceof PyTuple ? parameters.items : [];
  if (wanted.length === 0) raise.typeError(`${yield* finished(repr(cls, thread))} is not a generic class`);
  const items = [...args.items];
  for (let i = items.length; i < wanted.length; i++) {
    const variable = wanted[i]!;
    if (!(variable instanceof TypeVar) || !variable.hasDefault()) break;
    items.push(yield* finished(variable.default.get(thread)));
  }
  const isVariadic = wanted.some((each) => each instanceof TypeVarTuple);
  if (!isVariadic && items.length !== wanted.length) {
    const defaults = wanted.filter((each) => each instanceof TypeVar && each.hasDefault()).length;
    const expected =
      items.length < wanted.length ? `at least ${wanted.length - defaults}` : String(wanted.length);
    const name = yield* finished(repr(cls, thread));
    const which = items.length > wanted.length ? 'many' : 'few';
    raise.typeError(`Too ${which} arguments for ${name}; actual ${args.items.length}, expected ${expected}`);
  }
  return new GenericAlias(cls, new PyTuple(items));
}

/** Those without a default come first; none with one comes after `*Ts`. */
function* checkDefaults(variables: readonly Value[], thread: Thread): Guest<void> {
  let afterDefault = false;
  let afterTuple = false;
  for (const each of variables) {
    if (!(each instanceof TypeVar || each instanceof ParamSpec)) {
      afterTuple = true;
      continue;
    }
    if (!each.hasDefault()) {
      if (!afterDefault) continue;
      const name = yield* finished(repr(each, thread));
      raise.typeError(`Type parameter ${name} without a default follows type parameter with a default`);
    }
    if (afterTuple) raise.typeError('Type parameter with a default follows TypeVarTuple');
    afterDefault = true;
  }
}

function isVariable(value: Value): boolean {
  if (value instanceof TypeVar || value instanceof ParamSpec) return true;
  return typeof value === 'object' && value !== null && value.type.name === '_UnpackGenericAlias';
}

/** The type variables of the bases, those of `Generic[…]` alone if that is among them. */
function* declared(cls: PyType, thread: Thread): Guest<PyTuple> {
  const bases = cls.attributes.get('__orig_bases__');
  const given = bases instanceof PyTuple ? bases.items : cls.bases;
  if (given.includes(genericType) && cls.name !== 'Protocol')
    raise.typeError('Cannot inherit from plain Generic');
  if (!(bases instanceof PyTuple)) return new PyTuple([]);
  const used = yield* parametersOf(bases, thread);
  const own = bases.items.filter((base) => base instanceof GenericAlias && base.origin === genericType);
  if (own.length > 1) raise.typeError('Cannot inherit from Generic[...] multiple times.');
  if (own.length === 0) return used;
  const listed = yield* parametersOf((own[0] as GenericAlias).args, thread);
  const missing = used.items.filter((each) => !listed.items.includes(each));
  if (missing.length > 0) {
    const names = yield* texts(missing, thread);
    const among = yield* texts(listed.items, thread);
    raise.typeError(`Some type variables (${names}) are not listed in Generic[${among}]`);
  }
  return listed;
}

function* texts(values: readonly Value[], thread: Thread): Guest<string> {
  const parts: string[] = [];
  for (const value of values) parts.push(yield* finished(str(value, thread)));
  return parts.join(', ');
}

/** `super(Generic, cls).__init_subclass__(*args, **kwargs)` */
function* inherited(cls: PyType, args: readonly Value[], keywords: PyDict, thread: Thread): Guest<Value> {
  const { mro } = cls;
  for (const type of mro.slice(mro.indexOf(genericType) + 1)) {
    const attribute = type.attributes.get('__init_subclass__');
    if (attribute === undefined) continue;
    const bound = yield* finished(bindAttribute(attribute, undefined, cls, thread));
    return yield* finished(call(bound, ...withKeywords(args, keywords), thread));
  }
  return null;
}
