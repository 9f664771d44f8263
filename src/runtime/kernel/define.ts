/**
 * Declaring built-in types and modules. A native's signature is written once, as Python text: it feeds the binder, the
 * wording of its errors and `__text_signature__`.
 */
import { objectType } from './birth.ts';
import { callSignature } from './by-signature.ts';
import {
  type Implementation,
  Native,
  PyClassMethodDescriptor,
  PyGetSet,
  PyMethodDescriptor,
  PyNativeFunction,
  PyNativeMember,
  plain,
} from './native.ts';
import type { PyObject, Result, Unwind, Value } from './object.ts';
import type { Wording } from './parameters.ts';
import { Signature } from './signature.ts';
import { addSpecialMethods } from './slot-wrappers.ts';
import type { Slots } from './slots.ts';
import type { Thread } from './thread.ts';
import './object-slots.ts';
import { linearize, PyType } from './type.ts';
import { instancesOf } from './values.ts';

/** Something that goes into the namespace of a type. */
export type Attribute = (owner: PyType) => readonly [name: string, value: Value];

type Body = Implementation;

/** A `Guest` written where it is declared: TypeScript widens the type of what it yields. */
type Declared<T> = Generator<symbol, T, Value>;

/** A slot may be written as a plain function or as a `function*` that calls guest code. */
export type SlotDeclarations<Self> = {
  [K in keyof Slots]?: NonNullable<Slots[K]> extends (self: never, ...rest: infer Rest) => infer R
    ? (self: K extends 'new' ? PyType : Self, ...rest: Rest) => R | Declared<Exclude<R, Unwind>>
    : never;
};

export interface TypeDeclaration<Self> {
  doc?: string;
  /** What a call takes, as `__text_signature__` has it: `(iterable=(), /)`. */
  signature?: string;
  /** Bases, most derived first; `object` when absent. */
  bases?: readonly PyType[];
  /** The TypeScript class of instances. */
  instances?: { prototype: PyObject };
  module?: string;
  qualname?: string;
  /** Messages call it by its module and name, as they do with types of CPython's modules that are written in C. */
  isNamedInFull?: boolean;
  /** False for types from which no class can be derived. */
  isBase?: boolean;
  hasDict?: boolean;
  /** Weak references to instances are possible; when absent, true for types of the library that have a `__dict__`. */
  hasWeakReferences?: boolean;
  /** `__itemsize__` */
  itemSize?: number;
  /** The patterns of `match` that take instances. */
  collection?: 'sequence' | 'mapping';
  slots?: SlotDeclarations<Self>;
  methods?: readonly Attribute[];
}

/** Makes a built-in type. */
export function defineType<Self extends Value>(name: string, declaration: TypeDeclaration<Self>): PyType {
  const type = new PyType(name, declaration.module ?? 'builtins', false);
  const bases = declaration.bases ?? [objectType];
  type.derive(bases, linearize(type, bases)!);
  return describeType(type, declaration);
}

/** Tells what a type that was born in the kernel can do. */
export function describeType<Self extends Value>(type: PyType, declaration: TypeDeclaration<Self>): PyType {
  if (declaration.module !== undefined) type.module = declaration.module;
  if (declaration.qualname !== undefined) type.qualname = declaration.qualname;
  if (declaration.isNamedInFull === true) type.name = `${type.module}.${type.qualname}`;
  type.doc = declaration.doc ?? null;
  type.signature = declaration.signature ?? callSignature(declaration.slots);
  type.isBase = declaration.isBase ?? true;
  type.collection = declaration.collection ?? type.collection;
  type.hasDict = (declaration.hasDict ?? false) || type.bases.some((base) => base.hasDict);
  const { hasWeakReferences = declaration.hasDict === true && declaration.module !== undefined } =
    declaration;
  type.hasWeakReferences = hasWeakReferences || type.bases.some((base) => base.hasWeakReferences);
  type.itemSize = declaration.itemSize ?? 0;
  if (declaration.instances !== undefined) instancesOf(declaration.instances, type);
  else {
    type.layout = type.base?.layout ?? type;
    type.solid = type.base?.solid ?? type;
  }
  for (const [name, implementation] of Object.entries(declaration.slots ?? {})) {
    (type.slots as unknown as Record<string, unknown>)[name] = plain(implementation as Implementation);
  }
  addSpecialMethods(type);
  for (const attribute of declaration.methods ?? []) {
    const [key, value] = attribute(type);
    type.attributes.set(key, value);
  }
  if (type.doc !== null && !type.attributes.has('__doc__')) type.attributes.set('__doc__', type.doc);
  inheritSlots(type);
  return type;
}

/** A method: `method('append(self, object, /)', 'Append object to the end of the list.', (self, object) => …)`. */
export function method(signature: string, doc: string | null, body: Body, wording: Wording = 'c'): Attribute {
  return methodOf(new Signature(signature, wording, wording === 'def' ? withoutMark : undefined), doc, body);
}

/** A method that has no `__text_signature__`. */
export function untoldMethod(signature: string, doc: string | null, body: Body): Attribute {
  return methodOf(new Signature(signature, 'c', () => null), doc, body);
}

function methodOf(parsed: Signature, doc: string | null, body: Body): Attribute {
  return (owner) => {
    const native = new Native(`${owner.qualname}.${parsed.name}`, doc, parsed, body);
    return [parsed.name, new PyMethodDescriptor(native, owner)];
  };
}

export function classMethod(
  signature: string,
  doc: string | null,
  body: Body,
  wording: Wording = 'c',
): Attribute {
  const parsed = new Signature(signature, wording, withMark);
  return (owner) => {
    const native = new Native(`${owner.qualname}.${parsed.name}`, doc, parsed, body);
    return [parsed.name, new PyClassMethodDescriptor(native, owner)];
  };
}

export function staticMethod(
  signature: string,
  doc: string | null,
  body: Body,
  wording: Wording = 'c',
): Attribute {
  const parsed = new Signature(signature, wording);
  return (owner) => {
    const native = new Native(`${owner.qualname}.${parsed.name}`, doc, parsed, body);
    return [parsed.name, new PyNativeFunction(native, undefined, null)];
  };
}

/** An attribute that is computed, and set if `set` is given; `set` gets `undefined` to delete. */
export function getset<Self extends Value>(
  name: string,
  doc: string | null,
  get: (self: Self, thread: Thread) => Result | Declared<Value>,
  set?: (self: Self, value: Value | undefined, thread: Thread) => null | Unwind | Declared<null>,
): Attribute {
  const read = plain(get as (self: never, thread: Thread) => Result);
  const write = set && plain(set as (self: never, value: Value | undefined, thread: Thread) => null | Unwind);
  return (owner) => [name, new PyGetSet(name, owner, doc, read, write ?? null)];
}

/** An attribute that CPython keeps in the object's C structure; refused in its own words when it is set. */
export function readOnly<Self extends Value>(
  name: string,
  get: (self: Self, thread: Thread) => Result,
  doc: string | null = null,
): Attribute {
  const read = plain(get as (self: never, thread: Thread) => Result);
  return (owner) => [name, new PyNativeMember(name, owner, doc, read)];
}

/** A plain value in the namespace of a type. */
export function constant(name: string, value: Value): Attribute {
  return () => [name, value];
}

interface NativeOptions {
  readonly wording?: Wording;
  readonly module?: string;
  /** `__text_signature__` where it is not what the binder needs; null where CPython has none. */
  readonly textSignature?: string | null;
  readonly qualname?: string;
}

/** A function of a module: `native('bisect_right(a, x, lo=0, hi=None, *, key=None)', '…', bisectRight)`. */
export function native(
  signature: string,
  doc: string | null,
  body: Body,
  options: NativeOptions = {},
): PyNativeFunction {
  const { wording = 'c', textSignature, module = null, qualname } = options;
  const parsed = new Signature(signature, wording, (own) => {
    const text = textSignature === undefined ? own : textSignature;
    if (text === null) return null;
    return wording === 'def' ? withoutMark(text) : withModule(text);
  });
  return new PyNativeFunction(new Native(qualname ?? parsed.name, doc, parsed, body), undefined, module);
}

/** The text as the module itself is its first argument: `($module, x, /)`. */
function withModule(text: string): string {
  const rest = text.slice(1);
  if (/(^|, )\/[,)]/.test(rest)) return `($module, ${rest}`;
  return rest === ')' ? '($module, /)' : `($module, /, ${rest}`;
}

/** What a class method is called with stands first, whatever its name. */
function withMark(text: string): string {
  return text.startsWith('($') ? text : `($${text.slice(1)}`;
}

/** A function written in Python takes `self` by its name too. */
export function withoutMark(text: string): string {
  return text.replace('$', '');
}

/** Fills the slots that a type did not define from the first type in its order of resolution that has them. */
export function inheritSlots(type: PyType): void {
  const slots = type.slots as unknown as Record<string, unknown>;
  const ownEquality = slots['eq'] !== undefined;
  for (const name of Object.keys(slots)) {
    if (slots[name] !== undefined) continue;
    if (name === 'hash' && ownEquality) continue;
    // what only the interpreter makes can't be made by calling its type
    if (name === 'new' && !type.isBase && type.bases[0] === objectType) continue;
    for (const base of type.mro.slice(1)) {
      const inherited = (base.slots as unknown as Record<string, unknown>)[name];
      if (inherited === undefined) continue;
      slots[name] = inherited;
      break;
    }
  }
}
