/** What `type.__new__` does with bases and a namespace. CPython: Objects/typeobject.c (type_new). */

import { mangle } from '../../parser/scope/mangle.ts';
import { pythonFrame } from '../frames/frame.ts';
import { PyFunction } from '../frames/function.ts';
import { objectType } from '../kernel/birth.ts';
import type { PyDict } from '../kernel/dict.ts';
import { raise, typeName } from '../kernel/errors.ts';
import { deriveSlots } from '../kernel/guest-slots.ts';
import { knownItems } from '../kernel/iterate.ts';
import { PyGetSet } from '../kernel/native.ts';
import type { Value } from '../kernel/object.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { linearize, PyType } from '../kernel/type.ts';
import { Cell, PyTuple } from '../kernel/values.ts';
import { InstanceDict, replaceDict } from './instance-dict.ts';
import { PyMember } from './native-function.ts';
import { classMethodOf, staticMethodOf } from './static-class-method.ts';

/** A new class; `__set_name__` and `__init_subclass__` are left to the caller. */
export function makeClass(
  metatype: PyType,
  name: string,
  givenBases: readonly Value[],
  namespace: PyDict,
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
  type.layout = bestLayout(bases);
  for (const { key, value } of namespace) {
    const attribute = asString(key);
    if (attribute !== undefined) type.attributes.set(attribute, value!);
  }
  setNames(type, name, thread);
  wrapSpecialFunctions(type);
  makeSlots(type, bases);
  if (!type.attributes.has('__doc__')) type.attributes.set('__doc__', null);
  if (type.attributes.has('__eq__') && !type.attributes.has('__hash__'))
    type.attributes.set('__hash__', null);
  const cell = type.attributes.get('__classcell__');
  if (cell !== undefined) {
    if (!(cell instanceof Cell))
      return raise.typeError(
        `type.__new__(): __classcell__ must be a nonlocal cell, not <class '${typeName(cell)}'>`,
      );
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

/** The built-in type whose data instances hold: the most derived among the bases'. */
function bestLayout(bases: readonly PyType[]): PyType {
  let best = bases[0]!.layout;
  for (const { layout } of bases) {
    if (best.isSubtypeOf(layout)) continue;
    if (!layout.isSubtypeOf(best)) raise.typeError('multiple bases have instance lay-out conflict');
    best = layout;
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

function makeSlots(type: PyType, bases: readonly PyType[]): void {
  const { attributes } = type;
  const declared = attributes.get('__slots__');
  const inherited = bases.map((base) => base.slotFields);
  const fields = [...(inherited.find((names) => names.length > 0) ?? [])];
  if (inherited.filter((names) => names.length > 0).length > 1) {
    raise.typeError('multiple bases have instance lay-out conflict');
  }
  const baseHasDict = bases.some((base) => base.hasDict);
  let wantsDict = declared === undefined;
  if (declared !== undefined) {
    for (const each of slotNames(declared)) {
      if (each === '__dict__') {
        if (baseHasDict) raise.typeError('__dict__ slot disallowed: we already got one');
        wantsDict = true;
        continue;
      }
      if (each === '__weakref__') continue;
      const name = mangle(each, type.name);
      if (attributes.has(name)) raise.valueError(`'${name}' in __slots__ conflicts with class variable`);
      attributes.set(name, new PyMember(name, type, fields.length));
      fields.push(` ${type.name}.${name}`);
    }
  }
  type.slotFields = fields;
  type.fieldCount = fields.length;
  type.hasDict = wantsDict || baseHasDict;
  if (type.hasDict && !baseHasDict) attributes.set('__dict__', dictAttribute(type));
}

function slotNames(declared: Value): string[] {
  const items = typeof declared === 'string' ? [declared] : (knownItems(declared) ?? [...keysOf(declared)]);
  return items.map((item) => {
    const name = asString(item);
    if (name === undefined)
      return raise.typeError(`__slots__ items must be strings, not '${typeName(item)}'`);
    if (!/^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(name))
      return raise.typeError('__slots__ must be identifiers');
    return name;
  });
}

function keysOf(declared: Value): Iterable<Value> {
  if (declared instanceof PyTuple) return declared.items;
  return [...(declared as unknown as Iterable<{ key: Value }>)].map(
    (entry) => entry.key ?? (entry as unknown as Value),
  );
}

function dictAttribute(type: PyType): PyGetSet {
  return new PyGetSet(
    '__dict__',
    type,
    'dictionary for instance variables',
    (self: never) => new InstanceDict(self),
    (self: never, value) => replaceDict(self, value),
  );
}
