/**
 * Abstract base classes: `ABCMeta`, who counts as a subclass of what, and which methods are missing.
 * CPython: Modules/_abc.c, Lib/abc.py; docs: library/abc.html.
 */
import { findAttribute, genericGet, getAttribute } from '../kernel/attributes.ts';
import { objectType, typeOf, typeType } from '../kernel/birth.ts';
import { call, call0, call1 } from '../kernel/call.ts';
import { type Attribute, classMethod, defineType, method } from '../kernel/define.ts';
import { raise } from '../kernel/errors.ts';
import { type InterpreterState, perInterpreter } from '../kernel/interpreter-state.ts';
import { collect } from '../kernel/iterate.ts';
import { PyClassMethodDescriptor, PyGetSet, PyMethodDescriptor } from '../kernel/native.ts';
import { PyObject, type Result, UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import { once } from '../kernel/once.ts';
import { drive, finished, type Guest } from '../kernel/pausing.ts';
import { knownInteger } from '../kernel/subscript.ts';
import { asString, repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { truth } from '../kernel/truth.ts';
import { PyType } from '../kernel/type.ts';
import { NotImplemented, PyList } from '../kernel/values.ts';
import { isAbstract } from './abstract.ts';
import { frozenSetFrom } from './frozenset.ts';
import { isSubclassOf } from './instance-check.ts';
import { type ClassDeclaration, type LibraryClass, libraryClass } from './library-class.ts';
import { setFrom } from './set.ts';
import { PyClassMethod } from './static-class-method.ts';
import { weakReference } from './weakref.ts';

/** Types, held weakly. */
class WeakTypes {
  private readonly members = new WeakSet<PyType>();
  private inOrder: WeakRef<PyType>[] = [];

  has(type: PyType): boolean {
    return this.members.has(type);
  }

  add(type: PyType): void {
    if (this.members.has(type)) return;
    this.members.add(type);
    this.inOrder.push(new WeakRef(type));
  }

  alive(): PyType[] {
    const types: PyType[] = [];
    for (const each of this.inOrder) {
      const type = each.deref();
      if (type !== undefined) types.push(type);
    }
    if (types.length < this.inOrder.length) this.inOrder = types.map((each) => new WeakRef(each));
    return types;
  }
}

/** What `cls._abc_impl` holds: who was registered, and what is known already. */
export class AbstractData extends PyObject {
  registry = new WeakTypes();
  cache = new WeakTypes();
  negative = new WeakTypes();
  /** What the negative cache knows is true as long as nothing has been registered since. */
  negativeVersion = 0;

  clearRegistry(): void {
    this.registry = new WeakTypes();
  }

  clearCaches(): void {
    this.cache = new WeakTypes();
    this.negative = new WeakTypes();
  }

  /** Forgets who is no subclass when something has been registered since that was found out. */
  refresh(version: number): void {
    if (this.negativeVersion >= version) return;
    this.negative = new WeakTypes();
    this.negativeVersion = version;
  }

  /** What is known of a type; `undefined` when it has to be found out. */
  known(type: PyType, version: number): boolean | undefined {
    if (this.cache.has(type)) return true;
    return this.negativeVersion === version && this.negative.has(type) ? false : undefined;
  }
}

const dataType = once(() =>
  defineType<AbstractData>('_abc_data', {
    doc: 'Internal state held by ABC machinery.',
    module: '_abc',
    isNamedInFull: true,
    instances: AbstractData,
    slots: { new: () => new AbstractData() },
  }),
);

/** How often something was registered in this interpreter. */
const registrations = perInterpreter('abc registrations', () => ({ count: 0 }));

/** `abc.get_cache_token()` */
export function cacheToken({ interpreter }: { interpreter: InterpreterState }): number {
  return interpreter.state(registrations).count;
}

function dataOf(cls: Value): AbstractData | undefined {
  const data = cls instanceof PyType ? cls.lookup('_abc_impl') : undefined;
  return data instanceof AbstractData ? data : undefined;
}

/** As `dataOf`, for natives that are called with any object. */
export function* abstractDataOf(cls: Value, thread: Thread): Guest<AbstractData> {
  const data = dataOf(cls) ?? (yield* finished(getAttribute(cls, '_abc_impl', thread)));
  return data instanceof AbstractData ? data : raise.typeError('_abc_impl is set to a wrong type');
}

// ── Making a class ─────────────────────────────────────────────────────────────────────────────────

export const abcMetaType: () => PyType = once(() =>
  defineType<PyType>('ABCMeta', {
    signature: '(name, bases, namespace, /, **kwargs)',
    doc: "Metaclass for defining Abstract Base Classes (ABCs).\n\nUse this metaclass to create an ABC.  An ABC can be subclassed\ndirectly, and then acts as a mix-in class.  You can also register\nunrelated concrete classes (even built-in classes) and unrelated\nABCs as 'virtual subclasses' -- these and their descendants will\nbe considered subclasses of the registering ABC by the built-in\nissubclass() function, but the registering ABC won't show up in\ntheir MRO (Method Resolution Order) nor will method\nimplementations defined by the registering ABC be callable (not\neven via super()).\n",
    module: 'abc',
    bases: [typeType],
    hasWeakReferences: true,
    slots: {
      *new(type, args, names, thread): Guest<Value> {
        const cls = yield* finished(typeType.slots.new!(type, args, names, thread));
        yield* initialize(cls, thread);
        return cls;
      },
    },
    methods: [
      method(
        'register(cls, subclass)',
        'Register a virtual subclass of an ABC.\n\nReturns the subclass, to allow usage as a class decorator.\n',
        register,
        'def',
      ),
      method(
        '__instancecheck__(cls, instance)',
        'Override for isinstance(instance, cls).',
        instanceCheck,
        'def',
      ),
      method(
        '__subclasscheck__(cls, subclass)',
        'Override for issubclass(subclass, cls).',
        subclassCheck,
        'def',
      ),
      method(
        '_dump_registry(cls, file=None)',
        'Debug helper to print the ABC registry.',
        dumpRegistry,
        'def',
      ),
      method(
        '_abc_registry_clear(cls)',
        'Clear the registry (for debugging or testing).',
        function* (cls: Value, thread: Thread) {
          (yield* abstractDataOf(cls, thread)).clearRegistry();
          return null;
        },
        'def',
      ),
      method(
        '_abc_caches_clear(cls)',
        'Clear the caches (for debugging or testing).',
        function* (cls: Value, thread: Thread) {
          (yield* abstractDataOf(cls, thread)).clearCaches();
          return null;
        },
        'def',
      ),
    ],
  }),
);

/** `abc.ABC` */
export const abcClass: LibraryClass = abstractClass('ABC', {
  module: 'abc',
  doc: 'Helper class that provides a standard way to create an ABC using\ninheritance.\n',
  fields: [],
});

/** A library class that is abstract: its metaclass is `ABCMeta`, its missing methods are those marked `abstract`. */
export function abstractClass<Self extends PyObject = PyObject>(
  name: string,
  declaration: ClassDeclaration<Self>,
): LibraryClass {
  return libraryClass<Self>(name, {
    ...declaration,
    metatype: declaration.metatype ?? abcMetaType,
    finish: (type, interpreter) => {
      const names = new Set([...type.attributes.keys(), ...type.bases.flatMap(missingIn)]);
      const missing = [...names].filter((each) => isMarked(type.lookup(each)));
      // names are strings: no guest code is asked for their hashes
      type.attributes.set('__abstractmethods__', frozenSetFrom(missing, null as never));
      type.isAbstract = missing.length > 0;
      addData(type, interpreter);
      declaration.finish?.(type, interpreter);
    },
  });
}

/** Marks a method or an attribute that subclasses have to define. */
export function abstract(attribute: Attribute): Attribute {
  return (owner) => {
    const [name, value] = attribute(owner);
    if (
      value instanceof PyMethodDescriptor ||
      value instanceof PyClassMethodDescriptor ||
      value instanceof PyGetSet
    )
      value.isAbstract = true;
    return [name, value];
  };
}

/** `__subclasshook__` of a class that counts every class with these methods as its subclass. */
export function subclassHook(...names: string[]): Attribute {
  return (owner) =>
    classMethod(
      '__subclasshook__(cls, C)',
      null,
      (cls: PyType, other: Value) =>
        cls === owner && other instanceof PyType && hasMethods(other, names) ? true : NotImplemented,
      'def',
    )(owner);
}

/** None in place of a method says that there is none. */
function hasMethods(type: PyType, names: readonly string[]): boolean {
  return names.every((name) => (type.lookup(name) ?? null) !== null);
}

function isMarked(value: Value | undefined): boolean {
  const marked = value instanceof PyClassMethod ? value.callable : value;
  return (marked instanceof PyMethodDescriptor || marked instanceof PyGetSet) && marked.isAbstract;
}

function missingIn(type: PyType): string[] {
  const missing = type.attributes.get('__abstractmethods__');
  return missing === undefined ? [] : ([...(missing as unknown as Iterable<Value>)] as string[]);
}

function addData(type: PyType, interpreter: InterpreterState): void {
  dataType();
  const data = new AbstractData();
  data.negativeVersion = cacheToken({ interpreter });
  type.attributes.set('_abc_impl', data);
  type.changed();
}

/** What `ABCMeta` does with a new class. */
export function* initialize(cls: Value, thread: Thread): Guest<void> {
  if (!(cls instanceof PyType)) return;
  yield* findAbstractMethods(cls, thread);
  addData(cls, thread.interpreter);
  const flags = knownInteger(cls.attributes.get('__abc_tpflags__'));
  if (flags === undefined) return;
  const collection = Number(flags) & (SEQUENCE | MAPPING);
  if (collection === (SEQUENCE | MAPPING))
    raise.typeError('__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING');
  if (collection !== 0) cls.collection = collection === SEQUENCE ? 'sequence' : 'mapping';
  cls.attributes.delete('__abc_tpflags__');
  cls.changed();
}

const SEQUENCE = 1 << 5;
const MAPPING = 1 << 6;

/** Sets `__abstractmethods__`: the abstract ones of the class, and those of its bases that it has not defined. */
export function* findAbstractMethods(cls: PyType, thread: Thread): Guest<void> {
  const missing: Value[] = [];
  for (const [name, value] of [...cls.attributes]) if (yield* isAbstract(value, thread)) missing.push(name);
  for (const base of cls.bases) {
    const names = yield* find(base, '__abstractmethods__', thread);
    if (names === undefined) continue;
    for (const name of yield* collect(names, thread)) {
      const value = yield* find(
        cls,
        asString(name) ?? raise.typeError('attribute name must be string'),
        thread,
      );
      if (value !== undefined && (yield* isAbstract(value, thread))) missing.push(name);
    }
  }
  cls.attributes.set('__abstractmethods__', frozenSetFrom(missing, thread));
  cls.isAbstract = missing.length > 0;
  cls.changed();
}

function* find(object: Value, name: string, thread: Thread): Guest<Value | undefined> {
  let found = findAttribute(object, name, thread);
  if (found === UNWIND) found = yield UNWIND;
  return found as Value | undefined;
}

// ── Asking and telling who is a subclass ───────────────────────────────────────────────────────────

/** `cls.register(subclass)` */
export function* register(cls: PyType, subclass: Value, thread: Thread): Guest<Value> {
  if (!(subclass instanceof PyType)) return raise.typeError('Can only register classes');
  if (yield* finished(derivesUnasked(subclass, cls, thread))) return subclass;
  // what is registered the other way round would make a circle
  if (yield* finished(derivesUnasked(cls, subclass, thread)))
    raise.runtimeError('Refusing to create an inheritance cycle');
  addRegistered(cls, yield* abstractDataOf(cls, thread), subclass, thread.interpreter);
  return subclass;
}

/** Registers types with a library class that is being made. */
export function registerAll(cls: PyType, types: readonly PyType[], interpreter: InterpreterState): void {
  const data = dataOf(cls)!;
  for (const type of types) addRegistered(cls, data, type, interpreter);
}

function addRegistered(
  cls: PyType,
  data: AbstractData,
  subclass: PyType,
  interpreter: InterpreterState,
): void {
  data.registry.add(subclass);
  interpreter.state(registrations).count++;
  if (cls instanceof PyType && cls.collection !== null && subclass.isHeap)
    setCollection(subclass, cls.collection);
}

function setCollection(type: PyType, collection: 'sequence' | 'mapping'): void {
  if (type.collection === collection) return;
  type.collection = collection;
  for (const each of type.liveSubclasses()) setCollection(each, collection);
}

/** `ABCMeta.__instancecheck__` */
export function instanceCheck(cls: Value, instance: Value, thread: Thread): Result {
  // fast path: what is known of a type whose instances tell no other class than their own
  const type = typeOf(instance);
  if (type.slots.getattr === genericGet && type.lookup('__class__') === ownClass()) {
    const known = dataOf(cls)?.known(type, cacheToken(thread));
    if (known !== undefined) return known;
  }
  return drive(checkInstance(cls, instance, thread), thread);
}

function ownClass(): Value | undefined {
  return objectType.attributes.get('__class__');
}

function* checkInstance(cls: Value, instance: Value, thread: Thread): Guest<Value> {
  const data = yield* abstractDataOf(cls, thread);
  const claimed = yield* finished(getAttribute(instance, '__class__', thread));
  if (claimed instanceof PyType && data.cache.has(claimed)) return true;
  const type = typeOf(instance);
  if (claimed === type) {
    const known = data.known(type, cacheToken(thread));
    return known ?? (yield* askSubclassCheck(cls, type, thread));
  }
  const answer = yield* askSubclassCheck(cls, claimed, thread);
  if (yield* finished(truth(answer, thread))) return answer;
  return yield* askSubclassCheck(cls, type, thread);
}

/** `cls.__subclasscheck__(subclass)`: a metaclass may have its own. */
function* askSubclassCheck(cls: Value, subclass: Value, thread: Thread): Guest<Value> {
  const check = yield* finished(getAttribute(cls, '__subclasscheck__', thread));
  return yield* finished(call1(check, subclass, thread));
}

/** `ABCMeta.__subclasscheck__` */
export function subclassCheck(cls: Value, subclass: Value, thread: Thread): boolean | Unwind {
  if (!(subclass instanceof PyType)) return raise.typeError('issubclass() arg 1 must be a class');
  // fast path: what is known already
  return (
    dataOf(cls)?.known(subclass, cacheToken(thread)) ?? drive(checkSubclass(cls, subclass, thread), thread)
  );
}

function* checkSubclass(cls: Value, subclass: PyType, thread: Thread): Guest<boolean> {
  const data = yield* abstractDataOf(cls, thread);
  if (data.cache.has(subclass)) return true;
  data.refresh(cacheToken(thread));
  if (data.negative.has(subclass)) return false;
  const answer = yield* finds(cls as PyType, data, subclass, thread);
  (answer ? data.cache : data.negative).add(subclass);
  return answer;
}

function* finds(cls: PyType, data: AbstractData, subclass: PyType, thread: Thread): Guest<boolean> {
  const hook = yield* finished(getAttribute(cls, '__subclasshook__', thread));
  const told = yield* finished(call1(hook, subclass, thread));
  if (told === true || told === false) return told;
  if (told !== NotImplemented)
    raise.assertionError('__subclasshook__ must return either False, True, or NotImplemented');
  if (subclass.mro.includes(cls)) return true;
  for (const each of data.registry.alive())
    if (yield* finished(derivesUnasked(subclass, each, thread))) return true;
  const method = yield* finished(getAttribute(cls, '__subclasses__', thread));
  const subclasses = yield* finished(call0(method, thread));
  if (!(subclasses instanceof PyList)) return raise.typeError('__subclasses__() must return a list');
  for (const each of [...subclasses.items])
    if (yield* finished(derivesUnasked(subclass, each, thread))) return true;
  return false;
}

/** `issubclass(cls, base)` by the library itself: protocols of `typing` don't refuse it. */
export function derivesUnasked(cls: Value, base: Value, thread: Thread): boolean | Unwind {
  const { name, module } = typeOf(base);
  const isProtocol = name === '_ProtocolMeta' && module === 'typing';
  return isProtocol ? subclassCheck(base, cls, thread) : isSubclassOf(cls, base, thread);
}

// ── For people ─────────────────────────────────────────────────────────────────────────────────────

/** `_abc._get_dump(cls)`: registry, cache, negative cache and its version; the sets hold weak references. */
export function* dumpOf(cls: Value, thread: Thread): Guest<Value[]> {
  const { registry, cache, negative, negativeVersion } = yield* abstractDataOf(cls, thread);
  const sets = [registry, cache, negative].map((types) =>
    setFrom(
      types.alive().map((type) => weakReference(type, null, thread)),
      thread,
    ),
  );
  return [...sets, negativeVersion];
}

function* dumpRegistry(cls: PyType, file: Value, thread: Thread): Guest<Value> {
  const lines = [`Class: ${cls.module}.${cls.qualname}`, `Inv. counter: ${cacheToken(thread)}`];
  const names = ['_abc_registry', '_abc_cache', '_abc_negative_cache', '_abc_negative_cache_version'];
  for (const [i, value] of (yield* dumpOf(cls, thread)).entries())
    lines.push(`${names[i]}: ${yield* finished(repr(value, thread))}`);
  const print = thread.interpreter.builtins.getName('print') ?? null;
  for (const line of lines) yield* finished(call(print, [line, file], ['file'], thread));
  return null;
}
