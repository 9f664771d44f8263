/**
 * Classes of the library that CPython writes in Python: each interpreter has its own, which programs may change, register
 * with and derive from as if a `class` statement had made it. Methods take any `self` that has the data they touch.
 */
import { objectType, typeOf } from '../kernel/birth.ts';
import { callSignature } from '../kernel/by-signature.ts';
import type { Attribute, SlotDeclarations } from '../kernel/define.ts';
import { deriveSlots } from '../kernel/guest-slots.ts';
import { type InterpreterState, perInterpreter, type StateKey } from '../kernel/interpreter-state.ts';
import { type Implementation, PyClassMethodDescriptor, PyMethodDescriptor, plain } from '../kernel/native.ts';
import type { PyObject, Value } from '../kernel/object.ts';
import { addSpecialMethods } from '../kernel/slot-wrappers.ts';
import { linearize, PyType } from '../kernel/type.ts';
import { PyTuple } from '../kernel/values.ts';
import { bestBase, makeSlots } from './class-creation.ts';
import { classMethodOf } from './static-class-method.ts';

/** One class for each interpreter: `thread.interpreter.state(counterClass)`. */
export type LibraryClass = StateKey<PyType>;

export interface ClassDeclaration<Self extends PyObject = PyObject> {
  readonly module: string;
  readonly doc: string | null;
  /** What a call takes, where the slots don't tell: `(iterable=(), /)`. */
  readonly signature?: string;
  readonly qualname?: string;
  /** Most derived first; `object` when absent. */
  readonly bases?: (interpreter: InterpreterState) => readonly PyType[];
  /** The metaclass; that of the first base when absent. */
  readonly metatype?: () => PyType;
  /** `__slots__`; none when absent. */
  readonly fields?: readonly string[];
  /** Instances are of a TypeScript class of their own, made by the slot `new`. */
  readonly hasOwnData?: boolean;
  /** The patterns of `match` that take instances. */
  readonly collection?: 'sequence' | 'mapping';
  readonly slots?: SlotDeclarations<Self>;
  /** Methods and other names of the class, made when it is. */
  readonly attributes?: () => readonly Attribute[];
  /** Called when all is there. */
  readonly finish?: (type: PyType, interpreter: InterpreterState) => void;
}

export function libraryClass<Self extends PyObject = PyObject>(
  name: string,
  declaration: ClassDeclaration<Self>,
): LibraryClass {
  return perInterpreter(`${declaration.module}.${name}`, (interpreter) =>
    makeLibraryClass(name, declaration, interpreter),
  );
}

export function makeLibraryClass<Self extends PyObject>(
  name: string,
  declaration: ClassDeclaration<Self>,
  interpreter: InterpreterState,
): PyType {
  const { module, doc, qualname = name, fields, collection, finish } = declaration;
  const type = new PyType(name, module, true);
  const bases = declaration.bases?.(interpreter) ?? [objectType];
  type.derive(bases, linearize(type, bases)!);
  const metatype = declaration.metatype?.() ?? typeOf(bases[0]!);
  if (metatype !== type.type) type.type = metatype;
  type.base = bestBase(bases);
  type.layout = declaration.hasOwnData === true ? type : type.base.layout;
  type.qualname = qualname;
  type.signature = declaration.signature ?? callSignature(declaration.slots);
  type.collection = collection ?? type.collection;
  const { attributes } = type;
  attributes.set('__module__', module);
  attributes.set('__doc__', doc);
  if (fields !== undefined) attributes.set('__slots__', new PyTuple(fields));
  for (const [slot, implementation] of Object.entries(declaration.slots ?? {}))
    (type.slots as unknown as Record<string, unknown>)[slot] = plain(implementation as Implementation);
  addSpecialMethods(type);
  for (const attribute of declaration.attributes?.() ?? []) {
    const [key, value] = attribute(type);
    attributes.set(key, value instanceof PyClassMethodDescriptor ? asClassMethod(value) : value);
  }
  if (attributes.has('__eq__') && !attributes.has('__hash__')) attributes.set('__hash__', null);
  makeSlots(type, fields);
  if (declaration.hasOwnData === true) type.solid = type;
  deriveSlots(type);
  finish?.(type, interpreter);
  return type;
}

/** What a decorated function is there. */
function asClassMethod({ native, isAbstract }: PyClassMethodDescriptor): Value {
  const callable = new PyMethodDescriptor(native, objectType);
  callable.isAbstract = isAbstract;
  return classMethodOf(callable);
}
