/** `copy.copy` and `copy.replace`. CPython: Lib/copy.py; docs: library/copy.html#copy.copy. */
import { findAttribute, genericGet, getAttribute, setAttribute } from '../../runtime/kernel/attributes.ts';
import {
  bytesType,
  complexType,
  dictType,
  functionType,
  listType,
  nativeFunctionType,
  objectType,
  tupleType,
  typeOf,
} from '../../runtime/kernel/birth.ts';
import { call, call0, call1 } from '../../runtime/kernel/call.ts';
import type { PyDict } from '../../runtime/kernel/dict.ts';
import { raise, typeName } from '../../runtime/kernel/errors.ts';
import { collect, iteratorOf, nextOf } from '../../runtime/kernel/iterate.ts';
import { withKeywords } from '../../runtime/kernel/keywords.ts';
import { PyGetSet } from '../../runtime/kernel/native.ts';
import { PyObject, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { callMethod } from '../../runtime/kernel/special.ts';
import { setItem } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyType } from '../../runtime/kernel/type.ts';
import { Ellipsis, NotImplemented, PyFloat, PyInstance, PyTuple } from '../../runtime/kernel/values.ts';
import { byteArrayType } from '../../runtime/objects/bytearray.ts';
import { codeType } from '../../runtime/objects/code-object.ts';
import { frozenSetType } from '../../runtime/objects/frozenset.ts';
import { propertyType } from '../../runtime/objects/property.ts';
import { rangeType } from '../../runtime/objects/range.ts';
import { setType } from '../../runtime/objects/set.ts';
import { sliceType } from '../../runtime/objects/slice.ts';
import { PyWeakRef, referenceType } from '../../runtime/objects/weakref.ts';
import { invoke } from '../asyncio/invoke.ts';
import { unpackedPair } from '../collections/abc/views.ts';
import { registeredReduction } from '../copyreg.ts';
import { copyError } from './error.ts';

/** Values that are their own copies, deep ones too. */
export function isAtomic(value: Value): boolean {
  if (!(value instanceof PyObject)) return true;
  const { type } = value;
  if (value instanceof PyFloat) return !type.isHeap;
  return (
    value instanceof PyType ||
    type === functionType ||
    type === nativeFunctionType ||
    type === bytesType ||
    type === complexType ||
    type === rangeType ||
    type === propertyType ||
    type === codeType ||
    value === Ellipsis ||
    value === NotImplemented ||
    (value instanceof PyWeakRef && type === referenceType())
  );
}

/** Values that cannot change, so that there is no need of a shallow copy. */
function isImmutable(value: Value): boolean {
  if (isAtomic(value)) return true;
  const type = typeOf(value);
  return type === tupleType || type === frozenSetType || type === sliceType;
}

/** Names that decide how an object is copied. */
const HOOKS = ['__reduce_ex__', '__reduce__', '__getstate__', '__new__'] as const;
const OPTIONAL_HOOKS = [
  '__copy__',
  '__deepcopy__',
  '__setstate__',
  '__getnewargs__',
  '__getnewargs_ex__',
] as const;

/** An instance whose class leaves all that copying asks to `object`: its copy is a new one with the same attributes. */
export function isPlainInstance(value: Value, thread: Thread): value is PyInstance {
  // fast path: guest code has no say in it
  if (!(value instanceof PyInstance) || value.shape === undefined || value.shape.dictionary !== null)
    return false;
  const { type } = value;
  if (type.slots.getattr !== genericGet || type.isAbstract || type.slotFields.length > 0) return false;
  for (const name of HOOKS) if (type.lookup(name) !== objectType.attributes.get(name)) return false;
  for (const name of OPTIONAL_HOOKS)
    if (type.lookup(name) !== undefined || value.shape.indexOf(name) >= 0) return false;
  return type.lookup('__dict__') instanceof PyGetSet && registeredReduction(type, thread) === undefined;
}

/** A new instance with the attributes that `fields` are, in the same order. */
export function instanceLike(value: PyInstance, fields: (Value | undefined)[]): PyInstance {
  const copy = new PyInstance(value.type, fields);
  copy.shape = value.shape;
  return copy;
}

export function* shallowCopy(value: Value, thread: Thread): Guest<Value> {
  if (isImmutable(value)) return value;
  if (isPlainInstance(value, thread)) return instanceLike(value, value.fields.slice());
  const type = typeOf(value);
  if (type === listType || type === dictType || type === setType || type === byteArrayType)
    return yield* finished(callMethod(type.lookup('copy')!, value, [], thread));
  const copier = yield* found(type, '__copy__', thread);
  if (copier !== null) return yield* finished(call1(copier, value, thread));
  const recipe = yield* reduction(value, 'shallow', thread);
  return recipe === undefined ? value : yield* rebuilt(recipe, null, thread);
}

/** An attribute; None counts as none. */
export function* found(object: Value, name: string, thread: Thread): Guest<Value> {
  let attribute = findAttribute(object, name, thread);
  if (attribute === UNWIND) attribute = yield UNWIND;
  return (attribute as Value | undefined) ?? null;
}

/** What an object is taken apart into; `undefined` when it is to be kept as it is. */
export function* reduction(
  value: Value,
  depth: 'shallow' | 'deep',
  thread: Thread,
): Guest<readonly Value[] | undefined> {
  const type = typeOf(value);
  let recipe: Value;
  const registered = registeredReduction(type, thread) ?? null;
  if (registered !== null) recipe = yield* finished(call1(registered, value, thread));
  else {
    const extended = yield* found(value, '__reduce_ex__', thread);
    if (extended !== null) recipe = yield* finished(call1(extended, 4, thread));
    else {
      const plain = yield* found(value, '__reduce__', thread);
      if (plain === null) throw yield* copyError(depth, type, thread);
      recipe = yield* finished(call0(plain, thread));
    }
  }
  if (typeof recipe === 'string') return undefined;
  if (typeOf(recipe).slots.iter === undefined)
    raise.typeError(`Value after * must be an iterable, not ${typeName(recipe)}`);
  const parts = yield* collect(recipe, thread);
  if (parts.length < 2) {
    const missing =
      parts.length === 0 ? "2 required positional arguments: 'func' and" : '1 required positional argument:';
    raise.typeError(`_reconstruct() missing ${missing} 'args'`);
  }
  if (parts.length > 5)
    raise.typeError(
      `_reconstruct() takes from 4 to 7 positional arguments but ${parts.length + 2} were given`,
    );
  return parts;
}

/** How the parts of a deep copy are made and remembered. */
export interface Deep {
  copy(value: Value): Guest<Value>;
  made(copy: Value): Guest<void>;
}

/** Puts together what an object was taken apart into. */
export function* rebuilt(recipe: readonly Value[], deep: Deep | null, thread: Thread): Guest<Value> {
  const [func, argList, state = null, listItems = null, dictItems = null] = recipe as [
    Value,
    Value,
    ...Value[],
  ];
  const copied = (value: Value): Guest<Value> => (deep === null ? itself(value) : deep.copy(value));
  const args: Value[] = [];
  for (const each of yield* collect(argList, thread)) args.push(yield* copied(each));
  const made = yield* finished(call(func, args, null, thread));
  if (deep !== null) yield* deep.made(made);
  if (state !== null) yield* restore(made, yield* copied(state), thread);
  if (listItems !== null) {
    const items = yield* iteratorOf(listItems, thread);
    for (let item = yield* nextOf(items, thread); item !== undefined; item = yield* nextOf(items, thread))
      yield* invoke(made, 'append', [yield* copied(item)], thread);
  }
  if (dictItems !== null) {
    const items = yield* iteratorOf(dictItems, thread);
    for (let item = yield* nextOf(items, thread); item !== undefined; item = yield* nextOf(items, thread)) {
      const [key, value] = yield* unpackedPair(item, thread);
      const keyCopy = yield* copied(key);
      yield* finished(setItem(made, keyCopy, yield* copied(value), thread));
    }
  }
  return made;
}

// biome-ignore lint/correctness/useYield: stands where a deep copy may ask guest code
function* itself(value: Value): Guest<Value> {
  return value;
}

function* restore(made: Value, given: Value, thread: Thread): Guest<void> {
  const restorer = yield* found(made, '__setstate__', thread);
  if (restorer !== null) {
    yield* finished(call1(restorer, given, thread));
    return;
  }
  const isPair = given instanceof PyTuple && given.items.length === 2;
  const [attributes, slots] = isPair ? (given.items as [Value, Value]) : [given, null];
  if (attributes !== null) {
    const dict = yield* finished(getAttribute(made, '__dict__', thread));
    yield* invoke(dict, 'update', [attributes], thread);
  }
  if (slots === null) return;
  for (const pair of yield* collect(yield* invoke(slots, 'items', [], thread), thread)) {
    const [name, value] = yield* unpackedPair(pair, thread);
    if (typeof name !== 'string') raise.typeError(`attribute name must be string, not '${typeName(name)}'`);
    yield* finished(setAttribute(made, name as string, value, thread));
  }
}

/** `copy.replace(obj, **changes)` */
export function* replace(object: Value, changes: PyDict, thread: Thread): Guest<Value> {
  const type = typeOf(object);
  const method = yield* found(type, '__replace__', thread);
  if (method === null) raise.typeError(`replace() does not support ${typeName(object)} objects`);
  const [args, names] = withKeywords([object], changes);
  return yield* finished(call(method, args, names, thread));
}
