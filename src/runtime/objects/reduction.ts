/**
 * What objects are taken apart into, for copying and pickling: `object.__reduce_ex__` and the functions of `copyreg` it
 * names. CPython: Objects/typeobject.c (object___reduce_ex___impl), Lib/copyreg.py; docs: library/pickle.html#object.__reduce__.
 */
import { findAttribute, getAttribute } from '../kernel/attributes.ts';
import { objectType, typeOf } from '../kernel/birth.ts';
import { call, call0, call1 } from '../kernel/call.ts';
import { type Attribute, method, native } from '../kernel/define.ts';
import { PyDict } from '../kernel/dict.ts';
import { raise, typeName } from '../kernel/errors.ts';
import { collect, iterate } from '../kernel/iterate.ts';
import { withKeywords } from '../kernel/keywords.ts';
import { type PyMethodDescriptor, PyNativeFunction } from '../kernel/native.ts';
import { PyObject, UNWIND, type Value } from '../kernel/object.ts';
import { bareName } from '../kernel/object-slots.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { PyNewFunction } from '../kernel/slot-wrappers.ts';
import { callMethod } from '../kernel/special.ts';
import { index } from '../kernel/subscript.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { truth } from '../kernel/truth.ts';
import { PyType } from '../kernel/type.ts';
import { PyList, PyTuple } from '../kernel/values.ts';
import { dictionaryOf } from './instance-dict.ts';

/** Methods of `object`. */
export const reductionMethods: readonly Attribute[] = [
  method('__reduce__(self, /)', 'Helper for pickle.', function* (self: Value, thread: Thread) {
    return yield* reduced(self, 0, thread);
  }),
  method(
    '__reduce_ex__(self, protocol, /)',
    'Helper for pickle.',
    function* (self: Value, protocol: Value, thread: Thread) {
      const version = Number(yield* index(protocol, thread));
      const reduce = typeOf(self).lookup('__reduce__')!;
      if (reduce !== objectType.attributes.get('__reduce__')) {
        const bound = yield* finished(getAttribute(self, '__reduce__', thread));
        return yield* finished(call0(bound, thread));
      }
      return yield* reduced(self, version, thread);
    },
  ),
  method('__getstate__(self, /)', 'Helper for pickle.', function* (self: Value, thread: Thread) {
    return yield* ownState(self, false, thread);
  }),
];

function* reduced(self: Value, protocol: number, thread: Thread): Guest<Value> {
  return protocol < 2 ? yield* reducedByBase(self, thread) : yield* reducedByNew(self, thread);
}

// ── Protocol 2 and later ───────────────────────────────────────────────────────────────────────────

function* reducedByNew(self: Value, thread: Thread): Guest<Value> {
  const type = typeOf(self);
  if (type.slots.new === undefined) return notPicklable(self);
  const given = yield* newArguments(self, thread);
  const { interpreter } = thread;
  const copyreg = yield* finished(interpreter.importModule('copyreg', thread));
  const hasKeywords = given?.keywords !== undefined && given.keywords.size > 0;
  const make = yield* finished(getAttribute(copyreg, hasKeywords ? '__newobj_ex__' : '__newobj__', thread));
  const args = hasKeywords
    ? [type, new PyTuple(given.args), given.keywords!]
    : [type, ...(given?.args ?? [])];
  const required = given === undefined && !(self instanceof PyList) && !(self instanceof PyDict);
  const state = yield* objectState(self, thread, required);
  const items = self instanceof PyList ? yield* finished(iterate(self, thread)) : null;
  let pairs: Value = null;
  if (self instanceof PyDict) {
    const method = yield* finished(getAttribute(self, 'items', thread));
    pairs = yield* finished(iterate(yield* finished(call0(method, thread)), thread));
  }
  return new PyTuple([make, new PyTuple(args), state, items, pairs]);
}

interface NewArguments {
  readonly args: readonly Value[];
  readonly keywords?: PyDict;
}

/** What `__new__` is to be called with beside the class; `undefined` when the class doesn't tell. */
function* newArguments(self: Value, thread: Thread): Guest<NewArguments | undefined> {
  const type = typeOf(self);
  const extended = type.lookup('__getnewargs_ex__');
  if (extended !== undefined) {
    const pair = yield* finished(callMethod(extended, self, [], thread));
    if (!(pair instanceof PyTuple))
      return raise.typeError(`__getnewargs_ex__ should return a tuple, not '${typeName(pair)}'`);
    if (pair.items.length !== 2)
      return raise.valueError(
        `__getnewargs_ex__ should return a tuple of length 2, not ${pair.items.length}`,
      );
    const [args, keywords] = pair.items as [Value, Value];
    const complaint = 'item of the tuple returned by __getnewargs_ex__ must be a';
    if (!(args instanceof PyTuple))
      return raise.typeError(`first ${complaint} tuple, not '${typeName(args)}'`);
    if (!(keywords instanceof PyDict))
      return raise.typeError(`second ${complaint} dict, not '${typeName(keywords)}'`);
    return { args: args.items, keywords };
  }
  const plain = type.lookup('__getnewargs__');
  if (plain === undefined) return undefined;
  const args = yield* finished(callMethod(plain, self, [], thread));
  if (!(args instanceof PyTuple))
    return raise.typeError(`__getnewargs__ should return a tuple, not '${typeName(args)}'`);
  return { args: args.items };
}

/** `self.__getstate__()`; `required` refuses what has data beside its attributes. */
export function* objectState(self: Value, thread: Thread, required = false): Guest<Value> {
  const own = objectType.attributes.get('__getstate__') as PyMethodDescriptor;
  const method = yield* finished(getAttribute(self, '__getstate__', thread));
  const isOwn = method instanceof PyNativeFunction && method.native === own.native && method.self === self;
  return isOwn ? yield* ownState(self, required, thread) : yield* finished(call0(method, thread));
}

/** The attributes in `__dict__`, or with those in `__slots__` a pair of both; None when there are none. */
function* ownState(self: Value, required: boolean, thread: Thread): Guest<Value> {
  if (!(self instanceof PyObject)) return null;
  const { type } = self;
  if (required && type.itemSize > 0) raise.typeError(`cannot pickle ${type.name} objects`); // sic
  if (required && type.layout !== objectType) notPicklable(self);
  const attributes = type.hasDict && self.shape !== undefined ? dictionaryOf(self) : undefined;
  const state = attributes === undefined || attributes.size === 0 ? null : attributes;
  const names = yield* slotNames(type, thread);
  const slots = new PyDict();
  for (const name of names) {
    let value = findAttribute(self, name, thread);
    if (value === UNWIND) value = yield UNWIND;
    if (value !== undefined) slots.setName(name, value as Value);
  }
  return slots.size === 0 ? state : new PyTuple([state, slots]);
}

function notPicklable(self: Value): never {
  return raise.typeError(`cannot pickle '${typeName(self)}' object`);
}

/** The names of all slots of a class; kept in `__slotnames__`. */
export function* slotNames(type: PyType, thread: Thread): Guest<string[]> {
  const known = type.attributes.get('__slotnames__');
  if (known instanceof PyList) return known.items as string[];
  if (!type.isHeap) return [];
  const names: string[] = [];
  for (const each of type.mro) {
    const declared = each.attributes.get('__slots__');
    if (declared === undefined) continue;
    const items = asString(declared) === undefined ? yield* collect(declared, thread) : [declared];
    for (const item of items) {
      const name = asString(item)!;
      if (name === '__dict__' || name === '__weakref__') continue;
      const isPrivate = name.startsWith('__') && !name.endsWith('__');
      const owner = each.name.replace(/^_+/, '');
      names.push(isPrivate && owner !== '' ? `_${owner}${name}` : name);
    }
  }
  type.attributes.set('__slotnames__', new PyList(names));
  type.changed();
  return names;
}

// ── Protocols 0 and 1 ──────────────────────────────────────────────────────────────────────────────

/** The nearest base not written in Python, made from the object, and the attributes. */
export function* reducedByBase(self: Value, thread: Thread): Guest<Value> {
  const cls = yield* finished(getAttribute(self, '__class__', thread));
  if (!(cls instanceof PyType)) return notPicklable(self);
  const base = cls.mro.find((each) => isReconstructed(each) || hasOwnNew(each)) ?? objectType;
  let state: Value = null;
  if (base !== objectType) {
    if (base === cls) raise.typeError(`cannot pickle '${bareName(cls)}' object`);
    state = yield* finished(call1(base, self, thread));
  }
  const copyreg = yield* finished(thread.interpreter.importModule('copyreg', thread));
  const make = yield* finished(getAttribute(copyreg, '_reconstructor', thread));
  const recipe: Value[] = [make, new PyTuple([cls, base, state])];
  const hasSlots = yield* declaresSlots(self, thread);
  const isOwn = typeOf(self).lookup('__getstate__') === objectType.attributes.get('__getstate__');
  if (isOwn && hasSlots)
    raise.typeError('a class that defines __slots__ without defining __getstate__ cannot be pickled');
  const attributes = yield* objectState(self, thread);
  if (yield* finished(truth(attributes, thread))) recipe.push(attributes);
  return new PyTuple(recipe);
}

/** What CPython does not make on its heap; `typing.Generic` it does. */
function isReconstructed(type: PyType): boolean {
  return !type.isHeap && type.module !== 'typing';
}

function hasOwnNew(type: PyType): boolean {
  const found = type.lookup('__new__');
  return found instanceof PyNewFunction && found.owner === type;
}

function* declaresSlots(self: Value, thread: Thread): Guest<boolean> {
  let declared = findAttribute(self, '__slots__', thread);
  if (declared === UNWIND) declared = yield UNWIND;
  return declared !== undefined && (yield* finished(truth(declared as Value, thread)));
}

export const reconstructor: PyNativeFunction = native(
  '_reconstructor(cls, base, state)',
  null,
  function* (cls: Value, base: Value, state: Value, thread: Thread): Guest<Value> {
    if (base === objectType) return yield* newObject(objectType, [cls], null, thread);
    const made = yield* newObject(base, [cls, state], null, thread);
    const type = base as PyType;
    const init = type.lookup('__init__');
    if (init !== objectType.attributes.get('__init__')) {
      const method = yield* finished(getAttribute(base, '__init__', thread));
      yield* finished(call(method, [made, state], null, thread));
    }
    return made;
  },
  { wording: 'def', module: 'copyreg' },
);

/** `cls.__new__(*args, **keywords)` */
function* newObject(
  cls: Value,
  args: readonly Value[],
  keywords: PyDict | null,
  thread: Thread,
): Guest<Value> {
  const make = yield* finished(getAttribute(cls, '__new__', thread));
  const [values, names] = keywords === null ? [[...args], null] : withKeywords(args, keywords);
  return yield* finished(call(make, values, names, thread));
}

export const newObjectFunctions: readonly PyNativeFunction[] = [
  native(
    '__newobj__(cls, *args)',
    null,
    function* (cls: Value, args: Value[], thread: Thread) {
      return yield* newObject(cls, [cls, ...args], null, thread);
    },
    { wording: 'def' },
  ),
  native(
    '__newobj_ex__(cls, args, kwargs)',
    'Used by pickle protocol 4, instead of __newobj__ to allow classes with\nkeyword-only arguments to be pickled correctly.\n',
    function* (cls: Value, args: Value, keywords: Value, thread: Thread) {
      const given = yield* collect(args, thread);
      if (!(keywords instanceof PyDict))
        return raise.typeError(`argument after ** must be a mapping, not ${typeName(keywords)}`);
      return yield* newObject(cls, [cls, ...given], keywords, thread);
    },
    { wording: 'def' },
  ),
];
