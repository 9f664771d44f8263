/** The aliases of `typing`. CPython: Lib/typing.py (_BaseGenericAlias, _GenericAlias, _UnionGenericAlias, _UnpackGenericAlias). */
import { genericGet, genericSet, getAttribute, setAttribute, withFallback } from '../kernel/attributes.ts';
import { noneType, tupleType, typeOf } from '../kernel/birth.ts';
import { bySignature } from '../kernel/by-signature.ts';
import { call } from '../kernel/call.ts';
import { equal } from '../kernel/compare.ts';
import { classMethod, constant, describeType, getset, method } from '../kernel/define.ts';
import type { PyDict } from '../kernel/dict.ts';
import { exceptionType, isInstance, notIterable, raise } from '../kernel/errors.ts';
import type { PyException } from '../kernel/exception.ts';
import { hash } from '../kernel/hashing.ts';
import type { Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { callSpecial } from '../kernel/special.ts';
import { getItem } from '../kernel/subscript.ts';
import { asString, repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyType } from '../kernel/type.ts';
import { adopt, NotImplemented, PyList, PyTuple } from '../kernel/values.ts';
import { attributeNames } from './attribute-names.ts';
import { genericType } from './generic.ts';
import { isSubclassOf } from './instance-check.ts';
import { dictionaryOf, replaceDict } from './instance-dict.ts';
import { TupleIterator } from './iterators.ts';
import { substituted } from './substitution.ts';
import { attribute, GenericAlias, PyUnion } from './type-forms.ts';
import {
  argsOf,
  baseAliasType,
  contains,
  converted,
  field,
  fromTyping,
  hashOfMembers,
  hasOrigin,
  isGenericOrProtocol,
  isTypingAlias,
  originOf,
  setArguments,
  setBasics,
  TypingAlias,
  typeText,
  typeTexts,
  typingAlias,
  typingAliasType,
  unionAliasType,
  unionOf,
  unpackAliasType,
} from './typing-forms.ts';

const NOT_CHECKABLE = 'Subscripted generics cannot be used with class and instance checks';

/** Set on the alias itself; all other names are its origin's. */
const OWN = new Set(['_name', '_inst', '_nparams', '_defaults']);

describeType<TypingAlias>(baseAliasType, {
  doc: 'The central part of the internal API.\n\nThis represents a generic version of a type with type arguments.',
  module: 'typing',
  instances: TypingAlias,
  hasDict: true,
  hasWeakReferences: true,
  slots: {
    new: (type) => adopt(new TypingAlias(), type),
    init: bySignature(
      '_BaseGenericAlias.__init__',
      '(self, origin, *, inst=True, name=None)',
      (self: TypingAlias, origin: Value, inst: Value, name: Value) => {
        setBasics(self, origin, inst, name);
        return null;
      },
    ),
    getattr: withFallback(genericGet),
    *setattr(self, name, value, thread) {
      const target = isDunder(name) || OWN.has(name) ? undefined : yield* originOf(self, thread);
      if (target === undefined) yield* finished(genericSet(self, name, value, thread));
      else yield* finished(setAttribute(target, name, value, thread));
      return null;
    },
    *call(self, args, names, thread) {
      const origin = yield* originOf(self, thread);
      if (field(self, '_inst') !== true) {
        const name = asString(yield* finished(getAttribute(origin, '__name__', thread)));
        raise.typeError(`Type ${field(self, '_name')} cannot be instantiated; use ${name}() instead`);
      }
      const made = yield* finished(call(origin, args, names, thread));
      try {
        yield* finished(setAttribute(made, '__orig_class__', self, thread));
      } catch (error) {
        if (!isInstance(error as PyException, exceptionType)) throw error;
      }
      return made;
    },
  },
  methods: [
    constant('__module__', 'typing'),
    getset<TypingAlias>('__dict__', null, (self) => dictionaryOf(self), replaceDict),
    classMethod(
      '__init_subclass__(cls, /, *args, **kwargs)',
      null,
      (_cls: PyType, _args: Value[], keywords: PyDict) =>
        keywords.getName('_root') === undefined
          ? raise.typeError('Cannot subclass special typing classes')
          : null,
    ),
    method('__getattr__(self, attr)', null, function* (self: TypingAlias, name: string, thread: Thread) {
      if (name === '__name__' || name === '__qualname__') {
        const own = asString(field(self, '_name'));
        if (own) return own;
        return yield* finished(getAttribute(yield* originOf(self, thread), '__name__', thread));
      }
      if (isDunder(name) || !hasOrigin(self)) return raise.attributeError(name);
      return yield* finished(getAttribute(yield* originOf(self, thread), name, thread));
    }),
    method('__mro_entries__(self, bases)', null, genericMroEntries),
    method(
      '__instancecheck__(self, obj)',
      null,
      function* (self: TypingAlias, object: Value, thread: Thread) {
        return yield* finished(callSpecial(self, '__subclasscheck__', [typeOf(object)], thread));
      },
    ),
    method('__subclasscheck__(self, cls)', null, () => raise.typeError(NOT_CHECKABLE)),
    method('__dir__(self)', null, function* (self: TypingAlias, thread: Thread) {
      const names = new Set((yield* attributeNames(self, thread)).items);
      const { items } = yield* attributeNames(yield* originOf(self, thread), thread);
      for (const name of items) if (!isDunder(asString(name) ?? '')) names.add(name);
      return new PyList([...names]);
    }),
  ],
});

describeType<TypingAlias>(typingAliasType, {
  module: 'typing',
  slots: {
    init: bySignature(
      '_GenericAlias.__init__',
      '(self, origin, args, *, inst=True, name=None)',
      function* (self: TypingAlias, origin: Value, args: Value, inst: Value, name: Value, thread: Thread) {
        setBasics(self, origin, inst, name);
        yield* setArguments(self, args instanceof PyTuple ? args : new PyTuple([args]), thread);
        return null;
      },
    ),
    *eq(self, other, thread) {
      if (!isTypingAlias(other)) return NotImplemented;
      const origins = [yield* originOf(self, thread), yield* originOf(other, thread)] as const;
      if (!(yield* finished(equal(...origins, thread)))) return false;
      return yield* finished(equal(argsOf(self), argsOf(other), thread));
    },
    *hash(self, thread) {
      return yield* finished(hash(new PyTuple([yield* originOf(self, thread), argsOf(self)]), thread));
    },
    *repr(self, thread) {
      const name = asString(field(self, '_name'));
      const origin = name ? `typing.${name}` : yield* typeText(yield* originOf(self, thread), thread);
      const { items } = argsOf(self);
      return `${origin}[${items.length === 0 ? '()' : yield* typeTexts(items, thread)}]`;
    },
    *getitem(self, item, thread) {
      return yield* subscribed(self, item, thread);
    },
    *or(self, other, thread) {
      return yield* unionOf(self, other, thread);
    },
    *ror(self, other, thread) {
      return yield* unionOf(other, self, thread);
    },
    *iter(self, thread) {
      const unpacked = yield* typingAlias(null, new PyTuple([self]), thread, unpackAliasType);
      return new TupleIterator(new PyTuple([unpacked]));
    },
  },
  methods: [
    method('copy_with(self, args)', null, function* (self: TypingAlias, args: Value, thread: Thread) {
      const given = [yield* originOf(self, thread), args, field(self, '_name'), field(self, '_inst')];
      return yield* finished(call(typeOf(self), given, ['name', 'inst'], thread));
    }),
    method('__mro_entries__(self, bases)', null, function* (self: TypingAlias, bases: Value, thread: Thread) {
      const origin = yield* originOf(self, thread);
      if (isSpecialForm(origin)) raise.typeError(`Cannot subclass ${yield* finished(repr(self, thread))}`);
      if (asString(field(self, '_name'))) return yield* genericMroEntries(self, bases, thread);
      if (origin === genericType && bases instanceof PyTuple) {
        const { items } = bases;
        if (items.some((base) => base !== genericType && isGenericOrProtocol(base))) return new PyTuple([]);
        const later = items.slice(items.indexOf(self) + 1);
        if (later.some((base) => base instanceof TypingAlias)) return new PyTuple([]);
      }
      return new PyTuple([origin]);
    }),
    method('__reduce__(self)', null, function* (self: TypingAlias, thread: Thread) {
      return yield* reduction(self, thread);
    }),
  ],
});

describeType<TypingAlias>(unionAliasType, {
  module: 'typing',
  slots: {
    *eq(self, other, thread) {
      const isUnion = other instanceof TypingAlias && other.type.mro.includes(unionAliasType);
      if (!isUnion && !(other instanceof PyUnion)) return NotImplemented;
      const theirs = other instanceof PyUnion ? other.args.items : argsOf(other as TypingAlias).items;
      const mine = argsOf(self).items;
      for (const each of mine) if (!(yield* contains(theirs, each, thread))) return false;
      for (const each of theirs) if (!(yield* contains(mine, each, thread))) return false;
      return true;
    },
    *hash(self, thread) {
      return yield* hashOfMembers(argsOf(self), thread);
    },
    *repr(self, thread) {
      const { items } = argsOf(self);
      const other = items.find((each) => each !== noneType);
      if (items.length === 2 && items.includes(noneType) && other !== undefined)
        return `typing.Optional[${yield* typeText(other, thread)}]`;
      return `typing.Union[${yield* typeTexts(items, thread)}]`;
    },
    iter: notIterable,
  },
  methods: [
    constant('__iter__', null),
    lateOrigin('Union'),
    method('copy_with(self, params)', null, function* (_self: TypingAlias, members: Value, thread: Thread) {
      return yield* finished(getItem(yield* fromTyping('Union', thread), members, thread));
    }),
    method('__subclasscheck__(self, cls)', null, function* (self: TypingAlias, cls: Value, thread: Thread) {
      for (const each of argsOf(self).items)
        if (yield* finished(isSubclassOf(cls, each, thread))) return true;
      return null; // sic
    }),
    method('__reduce__(self)', null, function* (self: TypingAlias, thread: Thread) {
      const [getitem, given] = (yield* reduction(self, thread)).items as [Value, PyTuple];
      return new PyTuple([getitem, new PyTuple([yield* originOf(self, thread), given.items[1]!])]);
    }),
  ],
});

describeType<TypingAlias>(unpackAliasType, {
  module: 'typing',
  slots: {
    *repr(self, thread) {
      return `typing.Unpack[${yield* typeText(argsOf(self).items[0]!, thread)}]`;
    },
    *getitem(self, item, thread) {
      return isOfTypeVarTuple(self) ? item : yield* subscribed(self, item, thread);
    },
  },
  methods: [
    lateOrigin('Unpack'),
    getset<TypingAlias>('__typing_is_unpacked_typevartuple__', null, isOfTypeVarTuple),
    getset<TypingAlias>('__typing_unpacked_tuple_args__', null, function* (self, thread) {
      const arg = argsOf(self).items[0]!;
      const isBuiltin = arg instanceof GenericAlias;
      if (!isBuiltin && !isTypingAlias(arg)) return null;
      const origin = isBuiltin ? arg.origin : yield* originOf(arg as TypingAlias, thread);
      if (origin !== tupleType) return raise.typeError('Unpack[...] must be used with a tuple type');
      return isBuiltin ? arg.args : argsOf(arg as TypingAlias);
    }),
  ],
});

function isOfTypeVarTuple(self: TypingAlias): boolean {
  return typeOf(argsOf(self).items[0]!).qualname === 'TypeVarTuple';
}

function lateOrigin(name: string) {
  return getset<TypingAlias>('__origin__', null, function* (_self, thread) {
    return yield* fromTyping(name, thread);
  });
}

function isDunder(name: string): boolean {
  return name.startsWith('__') && name.endsWith('__');
}

function isSpecialForm(value: Value): boolean {
  return typeOf(value).mro.some((type) => type.name === '_SpecialForm' && type.module === 'typing');
}

/** `alias[item]` of an alias that has type parameters. */
function* subscribed(self: TypingAlias, item: Value, thread: Thread): Guest<Value> {
  const origin = yield* originOf(self, thread);
  if (isGenericOrProtocol(origin))
    raise.typeError(`Cannot subscript already-subscripted ${yield* finished(repr(self, thread))}`);
  const given: Value[] = [];
  for (const each of item instanceof PyTuple ? item.items : [item])
    given.push(yield* converted(each, thread));
  const parameters = field(self, '__parameters__') as PyTuple;
  const isCallable =
    origin instanceof PyType && origin.name === 'Callable' && origin.module === 'collections.abc';
  const args = yield* substituted(self, argsOf(self), parameters, given, thread, isCallable);
  if (typeOf(self) === typingAliasType && field(self, '_name') === null)
    return yield* typingAlias(origin, new PyTuple(args), thread);
  return yield* finished(callSpecial(self, 'copy_with', [new PyTuple(args)], thread));
}

/** The origin, and `Generic` unless something later in `bases` brings it. */
function* genericMroEntries(self: TypingAlias, bases: Value, thread: Thread): Guest<PyTuple> {
  const items = bases instanceof PyTuple ? bases.items : [];
  const origin = yield* originOf(self, thread);
  const entries = items.includes(origin) ? [] : [origin];
  for (const base of items.slice(items.indexOf(self) + 1)) {
    if (base instanceof TypingAlias) return new PyTuple(entries);
    if (base instanceof PyType) {
      if (base.isSubtypeOf(genericType)) return new PyTuple(entries);
      continue;
    }
    const method = yield* attribute(base, '__mro_entries__', thread);
    const replacing = method === undefined ? null : yield* finished(call(method, [bases], null, thread));
    if (!(replacing instanceof PyTuple)) continue;
    if (replacing.items.some((each) => each instanceof PyType && each.isSubtypeOf(genericType)))
      return new PyTuple(entries);
  }
  return new PyTuple([...entries, genericType]);
}

function* reduction(self: TypingAlias, thread: Thread): Guest<PyTuple> {
  const name = asString(field(self, '_name'));
  const origin = name ? yield* fromTyping(name, thread) : yield* originOf(self, thread);
  const args = argsOf(self);
  const only = args.items.length === 1 && !(args.items[0] instanceof PyTuple);
  const operator = yield* finished(thread.interpreter.importModule('operator', thread));
  const getitem = yield* finished(getAttribute(operator, 'getitem', thread));
  return new PyTuple([getitem, new PyTuple([origin, only ? args.items[0]! : args])]);
}
