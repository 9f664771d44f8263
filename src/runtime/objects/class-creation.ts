/** What `type.__new__` does with bases and a namespace. CPython: Objects/typeobject.c (type_new). */

import { isIdentifier } from '../../lexer/identifiers.ts';
import { mangle } from '../../parser/scope/mangle.ts';
import { pythonFrame } from '../frames/frame.ts';
import { PyFunction } from '../frames/function.ts';
import { objectType, typeOf, typeType } from '../kernel/birth.ts';
import { PyDict } from '../kernel/dict.ts';
import { quotedName, raise, typeName } from '../kernel/errors.ts';
import { deriveSlots } from '../kernel/guest-slots.ts';
import { collect } from '../kernel/iterate.ts';
import { PyGetSet } from '../kernel/native.ts';
import type { PyObject, Value } from '../kernel/object.ts';
import type { Guest } from '../kernel/pausing.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { linearize, PyType } from '../kernel/type.ts';
import { Cell } from '../kernel/values.ts';
import { dictionaryOf, replaceDict } from './instance-dict.ts';
import { PyMember } from './native-function.ts';
import { classMethodOf, staticMethodOf } from './static-class-method.ts';
import { weakReferencesAttribute } from './weakref.ts';

/** A new class; `__set_name__` and `__init_subclass__` are left to the caller. */
export function makeClass(
  metatype: PyType,
  name: string,
  givenBases: readonly Value[],
  namespace: PyDict,
  slots: readonly Value[] | undefined,
  thread: Thread,
): PyType {
  const bases = checkBases(givenBases);
  const incomplete = bases.find((base) => !base.isOrdered);
  if (incomplete !== undefined) raise.typeError(`Cannot extend an incomplete type '${incomplete.name}'`);
  const type = new PyType(name, 'builtins', true);
  if (metatype !== type.type) type.type = metatype;
  const isOrderedByMetatype = metatype.lookup('mro') !== typeType.lookup('mro');
  const order = isOrderedByMetatype
    ? (linearize(type, bases) ?? anyOrder(type, bases))
    : orderOf(type, bases);
  const base = bestBase(bases);
  type.derive(bases, order);
  type.base = base;
  type.layout = type.base.layout;
  for (const { key, value } of namespace) {
    const attribute = asString(key);
    if (attribute !== undefined) type.attributes.set(attribute, value!);
  }
  setNames(type, name, thread);
  wrapSpecialFunctions(type);
  type.attributes.delete('__classdictcell__');
  const cell = type.attributes.get('__classcell__');
  if (cell !== undefined && !(cell instanceof Cell))
    return raise.typeError(`__classcell__ must be a nonlocal cell, not <class '${typeName(cell)}'>`);
  type.attributes.delete('__classcell__');
  makeSlots(type, slots);
  if (!type.attributes.has('__doc__')) type.attributes.set('__doc__', null);
  if (type.attributes.has('__eq__') && !type.attributes.has('__hash__'))
    type.attributes.set('__hash__', null);
  if (cell !== undefined) cell.value = type;
  deriveSlots(type);
  return type;
}

/** The order of resolution that the bases ask for. */
export function orderOf(type: PyType, bases: readonly PyType[]): PyType[] {
  const twice = bases.find((base, i) => bases.indexOf(base) !== i);
  if (twice !== undefined) raise.typeError(`duplicate base class ${twice.name}`);
  const conflict: PyType[] = [];
  const order = linearize(type, bases, conflict);
  if (order !== null) return order;
  const names = conflict.map((base) => base.name).join(', ');
  return raise.typeError(`Cannot create a consistent method resolution order (MRO) for bases ${names}`);
}

/** Until a metatype has told the order. */
function anyOrder(type: PyType, bases: readonly PyType[]): PyType[] {
  return [...new Set([type, ...bases.flatMap((base) => base.mro)])];
}

export function checkBases(given: readonly Value[]): PyType[] {
  if (given.length === 0) return [objectType];
  return given.map((base) => {
    if (!(base instanceof PyType)) return raise.typeError('bases must be types');
    if (!base.isBase) return raise.typeError(`type '${quotedName(base)}' is not an acceptable base type`);
    return base;
  });
}

/** The base whose instances the class's extend: the first of those whose own are the most derived. */
export function bestBase(bases: readonly PyType[]): PyType {
  let best = bases[0]!;
  for (const base of bases) {
    if (best.solid.isSubtypeOf(base.solid)) continue;
    if (!base.solid.isSubtypeOf(best.solid)) raise.typeError('multiple bases have instance lay-out conflict');
    best = base;
  }
  return best;
}

function setNames(type: PyType, name: string, thread: Thread): void {
  const { attributes } = type;
  if (!attributes.has('__module__')) {
    const module = pythonFrame(thread.frame)?.globals.getName('__name__');
    if (module !== undefined) attributes.set('__module__', module);
  }
  const module = attributes.get('__module__');
  if (typeof module === 'string') type.module = module;
  const qualname = attributes.get('__qualname__');
  if (qualname !== undefined) {
    const text = asString(qualname);
    if (text === undefined) raise.typeError(`type __qualname__ must be a str, not ${typeName(qualname)}`);
    type.qualname = text;
    attributes.delete('__qualname__');
  } else type.qualname = name;
}

/** `__new__` is a static method and these two are class methods without a decorator saying so. */
function wrapSpecialFunctions(type: PyType): void {
  const { attributes } = type;
  const create = attributes.get('__new__');
  if (create instanceof PyFunction) attributes.set('__new__', staticMethodOf(create));
  for (const name of ['__init_subclass__', '__class_getitem__']) {
    const found = attributes.get(name);
    if (found instanceof PyFunction) attributes.set(name, classMethodOf(found));
  }
}

/** What instances have room for: `__slots__`, a dictionary, weak references. */
export function makeSlots(type: PyType, declared: readonly Value[] | undefined): void {
  const { attributes, bases } = type;
  const base = type.base!;
  const fields = [...base.slotFields];
  const isSized = type.layout.itemSize > 0;
  const baseHasDict = bases.some((each) => each.hasDict);
  const baseHasWeakReferences = bases.some((each) => each.hasWeakReferences);
  let wantsDict = declared === undefined;
  let wantsWeakReferences = declared === undefined && !isSized;
  if (declared !== undefined) {
    const names = declared.map(slotName);
    const added: string[] = [];
    const taken = new Set(attributes.keys());
    if (names.length > 0 && isSized)
      raise.typeError(`nonempty __slots__ not supported for subtype of '${base.name}'`);
    for (const each of names) {
      if (each === '__dict__') {
        if (wantsDict || base.lookup('__dict__') !== undefined)
          raise.typeError('__dict__ slot disallowed: we already got one');
        wantsDict = true;
        continue;
      }
      if (each === '__weakref__') {
        if (wantsWeakReferences || base.hasWeakReferences)
          raise.typeError('__weakref__ slot disallowed: we already got one');
        wantsWeakReferences = true;
        continue;
      }
      const name = mangle(each, type.name);
      if (taken.has(name)) raise.valueError(`'${name}' in __slots__ conflicts with class variable`);
      if (!added.includes(name)) added.push(name);
    }
    // sorted: classes that name the same slots lay their instances out alike
    for (const name of added.sort()) {
      attributes.set(name, new PyMember(name, type, fields.length));
      fields.push(` ${type.name}.${name}`);
    }
  }
  type.slotFields = fields;
  type.fieldCount = fields.length;
  if (fields.length === base.slotFields.length) type.solid = base.solid;
  type.hasDict = wantsDict || baseHasDict;
  if (type.hasDict && base.lookup('__dict__') === undefined && !attributes.has('__dict__'))
    attributes.set('__dict__', dictAttribute(type));
  type.hasWeakReferences = wantsWeakReferences || baseHasWeakReferences;
  if (type.hasWeakReferences && !base.hasWeakReferences)
    attributes.set('__weakref__', weakReferencesAttribute(type));
}

/** What `__slots__` of a class body lists, if it is there. */
export function* declaredSlots(namespace: PyDict, thread: Thread): Guest<readonly Value[] | undefined> {
  const declared = namespace.getName('__slots__');
  if (declared === undefined) return undefined;
  return asString(declared) === undefined ? yield* collect(declared, thread) : [declared];
}

function slotName(item: Value): string {
  const name = asString(item);
  if (name === undefined) return raise.typeError(`__slots__ items must be strings, not '${typeName(item)}'`);
  if (!isIdentifier(name)) return raise.typeError('__slots__ must be identifiers');
  return name;
}

/** How the nearest base that is not written in Python shows its instances' dictionaries. */
function builtInDict(self: PyObject): PyGetSet | undefined {
  for (const type of typeOf(self).mro) {
    if (type.isHeap) continue;
    const found = type.attributes.get('__dict__');
    if (found instanceof PyGetSet) return found;
  }
  return undefined;
}

function dictAttribute(type: PyType): PyGetSet {
  return new PyGetSet(
    '__dict__',
    type,
    'dictionary for instance variables',
    (self: PyObject, thread) => {
      const own = builtInDict(self);
      return own === undefined ? dictionaryOf(self) : own.get(self as never, thread);
    },
    (self: PyObject, value, thread) => {
      const own = builtInDict(self);
      if (own === undefined) return replaceDict(self, value === undefined ? new PyDict() : value);
      if (own.set !== null) return own.set(self as never, value, thread);
      return raise.attributeError(`attribute '__dict__' of '${typeName(self)}' objects is not writable`);
    },
  );
}
