/** `typing.Generic`, the base of classes with type parameters. CPython: Objects/typevarobject.c (generic_*), Lib/typing.py (_generic_class_getitem); docs: library/typing.html#typing.Generic. */

import { typeOf } from '../kernel/birth.ts';
import { call } from '../kernel/call.ts';
import { classMethod, defineType } from '../kernel/define.ts';
import type { PyDict } from '../kernel/dict.ts';
import { raise } from '../kernel/errors.ts';
import { perInterpreter } from '../kernel/interpreter-state.ts';
import { withKeywords } from '../kernel/keywords.ts';
import type { Result, Value } from '../kernel/object.ts';
import { drive, finished, type Guest } from '../kernel/pausing.ts';
import { bindAttribute } from '../kernel/special.ts';
import { repr, str } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { emptyTuple, PyTuple } from '../kernel/values.ts';
import { preparedArguments } from './substitution.ts';
import { paramSpecType, TypeVarTuple, typeVarType } from './type-variables.ts';
import {
  contains,
  converted,
  field,
  isGenericOrProtocol,
  isPlainlyType,
  isTypingAlias,
  isUnpackedTypeVarTuple,
  typeParameters,
  typingAlias,
} from './typing-forms.ts';

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
  return drive(typingAlias(genericType, new PyTuple(variables), thread), thread);
}

/** `A[int]` is the same object at every time, by class and by argument. */
const aliases = perInterpreter('generic aliases', () => new WeakMap<PyType, WeakMap<PyType, Value>>());

function* parameterized(cls: PyType, item: Value, thread: Thread): Guest<Value> {
  if (!isPlainlyType(item)) return yield* newAlias(cls, item, thread);
  const known = thread.interpreter.state(aliases);
  let ofClass = known.get(cls);
  if (ofClass === undefined) known.set(cls, (ofClass = new WeakMap()));
  let alias = ofClass.get(item);
  if (alias === undefined) ofClass.set(item, (alias = yield* newAlias(cls, item, thread)));
  return alias;
}

function* newAlias(cls: PyType, item: Value, thread: Thread): Guest<Value> {
  const given: Value[] = [];
  for (const each of item instanceof PyTuple ? item.items : [item])
    given.push(yield* converted(each, thread));
  const args = isGenericOrProtocol(cls)
    ? yield* variablesOf(cls, given, thread)
    : yield* specialized(cls, given, thread);
  return yield* typingAlias(cls, new PyTuple(args), thread);
}

/** The arguments of `Generic[…]` and `Protocol[…]`. */
function* variablesOf(cls: PyType, given: readonly Value[], thread: Thread): Guest<readonly Value[]> {
  if (given.length === 0) raise.typeError(`Parameter list to ${cls.name}[...] cannot be empty`);
  const distinct: Value[] = [];
  for (const each of given) {
    const isVariable = typeOf(each) === typeVarType || typeOf(each) === paramSpecType;
    if (!isVariable && !(yield* isUnpackedTypeVarTuple(each, thread)))
      raise.typeError(
        `Parameters to ${cls.name}[...] must all be type variables or parameter specification variables.`,
      );
    if (!(yield* contains(distinct, each, thread))) distinct.push(each);
  }
  if (distinct.length < given.length) raise.typeError(`Parameters to ${cls.name}[...] must all be unique`);
  return given;
}

/** The arguments of a generic class, with defaults filled in and those of `*Ts` in a row. */
function* specialized(cls: PyType, given: readonly Value[], thread: Thread): Guest<readonly Value[]> {
  const declaredParameters = cls.lookup('__parameters__');
  const wanted = declaredParameters instanceof PyTuple ? declaredParameters.items : [];
  const args = yield* preparedArguments(cls, wanted, given, thread);
  if (wanted.length === 0) raise.typeError(`${yield* finished(repr(cls, thread))} is not a generic class`);
  if (args.length > wanted.length) {
    const name = yield* finished(repr(cls, thread));
    raise.typeError(`Too many arguments for ${name}; actual ${args.length}, expected ${wanted.length}`);
  }
  return args.flatMap((each, i) =>
    wanted[i] instanceof TypeVarTuple && each instanceof PyTuple ? each.items : [each],
  );
}

/** The type variables of the bases, those of `Generic[…]` alone if that is among them. */
function* declared(cls: PyType, thread: Thread): Guest<PyTuple> {
  const bases = cls.attributes.get('__orig_bases__');
  const isPlain =
    bases instanceof PyTuple
      ? bases.items.includes(genericType)
      : cls.bases.includes(genericType) && cls.name !== 'Protocol' && cls.type.name !== '_TypedDictMeta';
  if (isPlain) raise.typeError('Cannot inherit from plain Generic');
  if (!(bases instanceof PyTuple)) return emptyTuple;
  const used = yield* typeParameters(bases.items, true, thread);
  let listed: readonly Value[] | undefined;
  for (const base of bases.items) {
    if (!isTypingAlias(base) || field(base, '__origin__') !== genericType) continue;
    if (listed !== undefined) raise.typeError('Cannot inherit from Generic[...] multiple times.');
    listed = (field(base, '__parameters__') as PyTuple).items;
  }
  if (listed === undefined) return new PyTuple(used);
  const missing = used.filter((each) => !listed.includes(each));
  if (missing.length > 0) {
    const names = yield* texts(missing, thread);
    const among = yield* texts(listed, thread);
    raise.typeError(`Some type variables (${names}) are not listed in Generic[${among}]`);
  }
  return new PyTuple(listed);
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
