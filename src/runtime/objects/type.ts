/** `type`: making classes and calling them. CPython: Objects/typeobject.c; docs: library/functions.html#type. */
import { attributeError, findAttribute, typeGet } from '../kernel/attributes.ts';
import { objectType, typeOf, typeType } from '../kernel/birth.ts';
import { call, call3 } from '../kernel/call.ts';
import { describeType, getset, method, readOnly } from '../kernel/define.ts';
import { PyDict } from '../kernel/dict.ts';
import {
  givenTypeName,
  isInstance,
  quotedName,
  raise,
  runtimeWarningType,
  typeName,
} from '../kernel/errors.ts';
import { PyException } from '../kernel/exception.ts';
import { deriveSlotOf } from '../kernel/guest-slots.ts';
import { Native, PyClassMethodDescriptor } from '../kernel/native.ts';
import { type Result, UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import { bareName, fullName, objectInit, objectNew } from '../kernel/object-slots.ts';
import { andThen, finished, type Guest, later } from '../kernel/pausing.ts';
import { getField, setField } from '../kernel/shape.ts';
import { Signature } from '../kernel/signature.ts';
import type { Names } from '../kernel/slots.ts';
import { bindAttribute } from '../kernel/special.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { truth } from '../kernel/truth.ts';
import { PyType } from '../kernel/type.ts';
import { PyList, PyTuple } from '../kernel/values.ts';
import { attributeNames } from './attribute-names.ts';
import { assignBases, orderByMetatype } from './class-bases.ts';
import { declaredSlots, makeClass, orderOf } from './class-creation.ts';
import { instanceOfClass, subclassOfClass } from './instance-check.ts';
import { MappingProxy } from './mappingproxy.ts';
import { typeUnion } from './union.ts';

describeType<PyType>(typeType, {
  itemSize: 40,
  hasWeakReferences: true,
  doc: "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
  instances: PyType,
  hasDict: true,
  slots: {
    call: callType,
    *new(type, args, names, thread) {
      return yield* newType(type, args, names, thread);
    },
    init: (_self, args, names) => {
      const count = args.length - (names?.length ?? 0);
      if (count !== 1 && count !== 3) return raise.typeError('type.__init__() takes 1 or 3 arguments');
      if (args.length === 1 && names !== null)
        return raise.typeError('type.__init__() takes no keyword arguments');
      return null;
    },
    repr: (self) => `<class '${fullName(self)}'>`,
    setattr: setTypeAttribute,
    delattr: (self, name, thread) => setTypeAttribute(self, name, undefined, thread),
    or: typeUnion,
    ror: (self, other, thread) => typeUnion(other, self, thread),
  },
  methods: [
    getset<PyType>('__name__', null, bareName, (self, value) => rename(self, '__name__', value)),
    getset<PyType>(
      '__qualname__',
      null,
      (self) => self.qualname,
      (self, value) => rename(self, '__qualname__', value),
    ),
    getset<PyType>(
      '__module__',
      null,
      (self) => (self.isHeap ? self.attributes.get('__module__') : undefined) ?? self.module,
      (self, value) => {
        requireChangeable(self, '__module__', value);
        self.attributes.set('__module__', value);
        self.changed('__module__');
        return null;
      },
    ),
    getset<PyType>(
      '__bases__',
      null,
      (self) => new PyTuple(self.bases),
      function* (self, value, thread) {
        requireChangeable(self, '__bases__', value);
        yield* assignBases(self, value, thread);
        return null;
      },
    ),
    readOnly<PyType>('__base__', (self) => self.base),
    getset<PyType>('__mro__', null, (self) => (self.isOrdered ? new PyTuple(self.mro) : null)),
    getset<PyType>(
      '__doc__',
      null,
      (self, thread): Result => {
        const own = self.isHeap ? self.attributes.get('__doc__') : (self.doc ?? undefined);
        return own === undefined ? null : bindAttribute(own, undefined, self, thread);
      },
      (self, value) => {
        requireChangeable(self, '__doc__', value);
        self.attributes.set('__doc__', value);
        self.changed('__doc__');
        return null;
      },
    ),
    getset<PyType>('__dict__', null, (self) => new MappingProxy(namespaceOf(self))),
    getset<PyType>('__text_signature__', null, (self) => self.signature ?? signatureInDoc(self)),
    readOnly<PyType>('__flags__', flagsOf),
    readOnly<PyType>('__basicsize__', () => 16),
    readOnly<PyType>('__itemsize__', (self) => self.layout.itemSize),
    // As CPython tells of objects that keep both before their first field.
    readOnly<PyType>('__dictoffset__', (self) => (self.hasDict ? -1 : 0)),
    readOnly<PyType>('__weakrefoffset__', (self) => (self.hasWeakReferences ? -32 : 0)),
    getset<PyType>(
      '__annotations__',
      null,
      (self) => annotationsOf(self),
      (self, value) => {
        requireHeap(self, '__annotations__');
        if (value !== undefined) self.attributes.set('__annotations__', value);
        else if (!self.attributes.delete('__annotations__')) raise.attributeError('__annotations__');
        return null;
      },
    ),
    getset<PyType>(
      '__abstractmethods__',
      null,
      (self): Value => {
        // what `type` itself has under this name is this very descriptor
        const own = self === typeType ? undefined : self.attributes.get('__abstractmethods__');
        return own === undefined ? raise.attributeError('__abstractmethods__') : own;
      },
      function* (self, value, thread) {
        const isAbstract = value !== undefined && (yield* finished(truth(value, thread)));
        if (value !== undefined) self.attributes.set('__abstractmethods__', value);
        else if (!self.attributes.delete('__abstractmethods__')) raise.attributeError('__abstractmethods__');
        self.isAbstract = isAbstract;
        self.changed();
        return null;
      },
    ),
    getset<PyType>(
      '__type_params__',
      null,
      (self) => (self.isHeap ? self.attributes.get('__type_params__') : undefined) ?? new PyTuple([]),
      (self, value) => {
        requireChangeable(self, '__type_params__', value);
        self.attributes.set('__type_params__', value);
        return null;
      },
    ),
    method(
      'mro(self, /)',
      "Return a type's method resolution order.",
      (self: PyType) => new PyList(orderOf(self, self.bases)),
    ),
    method(
      '__subclasses__(self, /)',
      'Return a list of immediate subclasses.',
      (self: PyType) => new PyList(self.liveSubclasses()),
    ),
    method(
      '__instancecheck__(self, instance, /)',
      'Check if an object is an instance.',
      function* (self: PyType, instance: Value, thread: Thread) {
        return yield* instanceOfClass(instance, self, thread);
      },
    ),
    method(
      '__subclasscheck__(self, subclass, /)',
      'Check if a class is a subclass.',
      function* (self: PyType, subclass: Value, thread: Thread) {
        return yield* subclassOfClass(subclass, self, thread);
      },
    ),
    method(
      '__dir__(self, /)',
      'Specialized __dir__ implementation for types.',
      (self: PyType, thread: Thread) => attributeNames(self, thread).next().value as Value,
    ),
    (owner) => ['__prepare__', prepareMethod(owner)],
  ],
});

/** What the doc string of a class in Python tells on top, as those of classes in C do: `name(…)`, then `--` and an empty line. */
function signatureInDoc(type: PyType): string | null {
  const doc = type.isHeap ? asString(type.attributes.get('__doc__') ?? null) : undefined;
  const end = doc?.indexOf(')\n--\n\n') ?? -1;
  if (doc === undefined || end < 0 || !doc.startsWith(`${type.name}(`)) return null;
  const text = doc.slice(type.name.length, end + 1);
  return text.includes('\n\n') ? null : text;
}
typeType.slots.getattr = typeGet;

/** The bits that programs ask for. CPython: Include/object.h (Py_TPFLAGS_*). */
function flagsOf(self: PyType): number {
  let flags = self.isHeap ? 1 << 9 : 1 << 8;
  if (self.isBase) flags |= 1 << 10;
  if (self.collection !== null) flags |= self.collection === 'sequence' ? 1 << 5 : 1 << 6;
  if (self.isAbstract) flags |= 1 << 20;
  return flags;
}

/** `type.__prepare__`, a class method. */
function prepareMethod(owner: PyType): Value {
  const signature = new Signature('__prepare__(cls, /, *args, **kwds)', 'c');
  return new PyClassMethodDescriptor(
    new Native(
      'type.__prepare__',
      'Used to create the namespace for the class statement',
      signature,
      () => new PyDict(),
    ),
    owner,
  );
}

/** `type(x)`, or making an instance: `__new__`, then `__init__` if the result is an instance. */
function callType(self: PyType, args: Value[], names: Names, thread: Thread): Result {
  if (self === typeType && args.length === 1 && names === null) return typeOf(args[0]!);
  if (self === typeType) {
    const given = args.length - (names?.length ?? 0);
    if (given === 1) raise.typeError('type() takes no keyword arguments');
    if (given !== 3) raise.typeError('type() takes 1 or 3 arguments');
  }
  const create = self.slots.new;
  if (create === undefined) return raise.typeError(`cannot create '${fullName(self)}' instances`);
  if (create === objectNew) {
    // fast path: `object.__new__` reaches no guest code
    return initialize(objectNew(self, args, names, thread), self, args, names, thread);
  }
  return andThen<Value>(
    thread,
    () => create(self, args, names, thread),
    (made) => {
      if (made === UNWIND || !isInstance(made as Value, self)) return made as Result;
      return initialize(made as Value, typeOf(made as Value), args, names, thread);
    },
  );
}

function initialize(instance: Value, type: PyType, args: Value[], names: Names, thread: Thread): Result {
  const init = type.slots.init;
  if (init === undefined) return instance;
  if (init === objectInit) {
    objectInit(instance, args, names, thread);
    return instance;
  }
  const here = thread.frame;
  if (init(instance as never, args, names, thread) !== UNWIND) return instance;
  return later<Value>(thread, here, (outcome) => (outcome === UNWIND ? UNWIND : instance));
}

function* newType(metatype: PyType, args: Value[], names: Names, thread: Thread): Guest<Value> {
  const given = names === null ? args.length : args.length - names.length;
  if (given !== 3) return raise.typeError(`type.__new__() takes exactly 3 arguments (${given} given)`);
  const [name, bases, namespace] = args as [Value, Value, Value];
  const text = asString(name);
  if (text === undefined)
    return raise.typeError(`type.__new__() argument 1 must be str, not ${givenTypeName(name)}`);
  if (!(bases instanceof PyTuple))
    return raise.typeError(`type.__new__() argument 2 must be tuple, not ${givenTypeName(bases)}`);
  if (!(namespace instanceof PyDict)) {
    return raise.typeError(`type.__new__() argument 3 must be dict, not ${givenTypeName(namespace)}`);
  }
  for (const base of bases.items) {
    if (base instanceof PyType) continue;
    if ((yield* finished(findAttribute(base, '__mro_entries__', thread) as Result)) !== undefined)
      raise.typeError("type() doesn't support MRO entry resolution; use types.new_class()");
  }
  const winner = mostDerivedMetatype(metatype, bases.items);
  const create = winner.slots.new;
  // sic: the bases may have a metatype that makes its classes in another way
  if (winner !== metatype && create !== undefined && create !== typeType.slots.new)
    return yield* finished(create(winner, args, names, thread));
  const slots = yield* declaredSlots(namespace, thread);
  const type = makeClass(winner, text, bases.items, namespace, slots, thread);
  for (const { key } of namespace) {
    if (asString(key) !== undefined) continue;
    const warning = `non-string key in the __dict__ of class ${text}`;
    if (thread.interpreter.warn(runtimeWarningType, warning, 1, thread) === UNWIND) yield UNWIND;
    keepAllNames(type, namespace, thread);
    break;
  }
  yield* orderByMetatype(type, thread);
  yield* nameMembers(type, thread);
  yield* initSubclass(type, args.slice(3), names, thread);
  return type;
}

/** The most derived of `metatype` and the types of the bases. */
export function mostDerivedMetatype(metatype: PyType, bases: readonly Value[]): PyType {
  let winner = metatype;
  for (const base of bases) {
    const candidate = typeOf(base);
    if (winner.isSubtypeOf(candidate)) continue;
    if (!candidate.isSubtypeOf(winner)) {
      raise.typeError(
        'metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases',
      );
    }
    winner = candidate;
  }
  return winner;
}

/** Calls `__set_name__` of what the class namespace holds. */
function* nameMembers(type: PyType, thread: Thread): Guest<void> {
  for (const [name, value] of [...type.attributes]) {
    const setName = typeOf(value).lookup('__set_name__');
    if (setName === undefined) continue;
    let result: Result;
    try {
      result = call3(setName, value, type, name, thread);
      if (result === UNWIND) yield UNWIND;
    } catch (error) {
      if (error instanceof PyException) {
        const note = `Error calling __set_name__ on '${typeName(value)}' instance '${name}' in '${type.name}'`;
        appendNote(error, note);
      }
      throw error;
    }
  }
}

function appendNote(error: PyException, note: string): void {
  const notes = getField(error, '__notes__');
  if (notes instanceof PyList) notes.items.push(note);
  else setField(error, '__notes__', new PyList([note]));
}

function* initSubclass(type: PyType, values: Value[], names: Names, thread: Thread): Guest<void> {
  if (!type.mro.includes(type))
    raise.typeError(
      `super(type, obj): obj (type ${type.name}) is not an instance or subtype of type (${type.name}).`,
    );
  const owner = type.mro.slice(1).find((base) => base.attributes.has('__init_subclass__'));
  if (owner === undefined || (owner === objectType && names === null)) return;
  let bound = bindAttribute(owner.attributes.get('__init_subclass__')!, undefined, type, thread);
  if (bound === UNWIND) bound = yield UNWIND;
  let result = call(bound, values, names, thread);
  if (result === UNWIND) result = yield UNWIND;
}

function setTypeAttribute(
  self: PyType,
  name: string,
  value: Value | undefined,
  thread: Thread,
): null | Unwind {
  requireHeap(self, name);
  const descriptor = self.type.lookup(name);
  if (descriptor !== undefined) {
    const slots = typeOf(descriptor).slots;
    if (value === undefined && slots.delete !== undefined)
      return slots.delete(descriptor as never, self, thread);
    if (value !== undefined && slots.set !== undefined)
      return slots.set(descriptor as never, self, value, thread);
  }
  if (value === undefined) {
    if (!self.attributes.delete(name)) {
      throw attributeError(self, name, `type object '${quotedName(self)}' has no attribute '${name}'`);
    }
  } else self.attributes.set(name, value);
  self.changed(name);
  if (name.startsWith('__') && name.endsWith('__')) deriveSlotOf(self, name);
  return null;
}

function requireHeap(type: PyType, name: string): void {
  if (!type.isHeap) raise.typeError(`cannot set '${name}' attribute of immutable type '${fullName(type)}'`);
}

/** sic: what may not be deleted is told with the words for types that may not be changed at all. */
function requireChangeable(type: PyType, name: string, value: Value | undefined): asserts value is Value {
  requireHeap(type, name);
  if (value === undefined)
    raise.typeError(`cannot delete '${name}' attribute of immutable type '${type.name}'`);
}

function rename(self: PyType, attribute: '__name__' | '__qualname__', value: Value | undefined): null {
  requireChangeable(self, attribute, value);
  const text = asString(value);
  if (text === undefined) {
    return raise.typeError(`can only assign string to ${self.name}.${attribute}, not '${typeName(value)}'`);
  }
  if (attribute === '__name__') {
    if (text.includes('\0')) raise.valueError('type name must not contain null characters');
    self.name = text;
  } else self.qualname = text;
  return null;
}

/** The namespace of a type as a dictionary. */
function namespaceOf({ attributes }: PyType): PyDict {
  if (attributes.mirror instanceof PyDict) return attributes.mirror;
  const dict = new PyDict();
  for (const [name, value] of attributes) dict.setName(name, value);
  attributes.mirror = dict;
  return dict;
}

/** Names that are no strings are seen in `__dict__` only. */
function keepAllNames(type: PyType, namespace: PyDict, thread: Thread): void {
  const dict = namespaceOf(type);
  for (const { key, value } of namespace) if (asString(key) === undefined) dict.set(key, value!, thread);
}

function annotationsOf(self: PyType): Value {
  let own = self.isHeap ? self.attributes.get('__annotations__') : undefined;
  if (own === undefined) {
    if (!self.isHeap) raise.attributeError(`type object '${self.name}' has no attribute '__annotations__'`);
    own = new PyDict();
    self.attributes.set('__annotations__', own);
  }
  return own;
}
