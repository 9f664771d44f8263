/** What `type.__new__` does with bases and a namespace. CPython: Objects/typeobject.c (type_new). */

import { isIdentifier } from '../../lexer/identifiers.ts';
import { mangle } from '../../parser/scope/mangle.ts';
import { pythonFrame } from '../frames/frame.ts';
import { PyFunction } from '../frames/function.ts';
import { objectType } from '../kernel/birth.ts';
import { PyDict } from '../kernel/dict.ts';
import { raise, typeName } from '../kernel/errors.ts';
import { deriveSlots } from '../kernel/guest-slots.ts';
import { collect } from '../kernel/iterate.ts';
import { PyGetSet } from '../kernel/native.ts';
import type { Value } from '../kernel/object.ts';
import type { Guest } from '../kernel/pausing.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { linearize, PyType } from '../kernel/type.ts';
import { Cell } from '../kernel/values.ts';
import { InstanceDict, replaceDict } from './instance-dict.ts';
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
  const type = new PyType(name, 'builtins', true);
  if (metatype !== type.type) type.type = metatype;
  const order = linearize(type, bases);
  if (order === null) {
    const names = bases.map((base) => base.name).join(', ');
    raise.typeError(`Cannot create a consistent method resolution order (MRO) for bases ${names}`);
  }
  type.derive(bases, order);
  type.base = bestBase(bases);
  type.layout = type.base.layout;
  for (const { key, value } of namespace) {
    const attribute = asString(key);
    if (attribute !== undefined) type.attributes.set(attribute, value!);
  }
  setNames(type, name, thread);
  wrapSpecialFunctions(type);
  makeSlots(type, slots);
  if (!type.attributes.has('__doc__')) type.attributes.set('__doc__', null);
  if (type.attributes.has('__eq__') && !type.attributes.has('__hash__'))
    type.attributes.set('__hash__', null);
  type.attributes.delete('__classdictcell__');
  const cell = type.attributes.get('__classcell__');
  if (cell !== undefined) {
    if (!(cell instanceof Cell))
      return raise.typeError(`__classcell__ must be a nonlocal cell, not <class '${typeName(cell)}'>`);
    type.attributes.delete('__classcell__');
    cell.value = type;
  }
  deriveSlots(type);
  return type;
}

function checkBases(given: readonly Value[]): PyType[] {
  if (given.length === 0) return [objectType];
  return given.map((base, i) => {
    if (!(base instanceof PyType)) return raise.typeError('bases must be types');
    if (!base.isBase) return raise.typeError(`type '${base.name}' is not an acceptable base type`);
    if (given.indexOf(base) !== i) return raise.typeError(`duplicate base class ${base.name}`);
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
      attributes.set(name, new PyMember(name, type, fields.length));
      fields.push(` ${type.name}.${name}`);
    }
  }
  type.slotFields = fields;
  type.fieldCount = fields.length;
  if (fields.length === base.slotFields.length) type.solid = base.solid;
  type.hasDict = wantsDict || baseHasDict;
  if (type.hasDict && base.lookup('__dict__') === undefined) attributes.set('__dict__', dictAttribute(type));
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

function dictAttribute(type: PyType): PyGetSet {
  return new PyGetSet(
    '__dict__',
    type,
    'dictionary for instance variables',
    (self: never) => new InstanceDict(self),
    (self: never, value) => replaceDict(self, value === undefined ? new PyDict() : value),
  );
}
