/** Functions and methods written in TypeScript. CPython: Objects/methodobject.c, Objects/descrobject.c. */
import { noAttribute } from '../kernel/attributes.ts';
import {
  classMethodDescriptorType,
  getSetType,
  memberType,
  methodDescriptorType,
  methodWrapperType,
  nativeFunctionType,
  slotWrapperType,
  typeOf,
} from '../kernel/birth.ts';
import { describeType, getset, method, readOnly } from '../kernel/define.ts';
import { raise, typeName } from '../kernel/errors.ts';
import { addressOf, identityOf } from '../kernel/identity.ts';
import {
  PyClassMethodDescriptor,
  PyGetSet,
  PyMethodDescriptor,
  PyNativeFunction,
  PyNativeMember,
} from '../kernel/native.ts';
import { PyObject, type Result, type Unwind, type Value } from '../kernel/object.ts';
import { callSlotWrapper, PyNewFunction, PySlotWrapper, slotSignature } from '../kernel/slot-wrappers.ts';
import type { Names } from '../kernel/slots.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { instancesOf, NotImplemented } from '../kernel/values.ts';
import { attributeOf, PyBoundMethod } from './method.ts';

describeType<PyNativeFunction>(nativeFunctionType, {
  hasWeakReferences: true,
  instances: PyNativeFunction,
  isBase: false,
  slots: {
    call: callNative,
    call0: (self, thread) =>
      self.self === undefined
        ? self.native.call0(thread)
        : isNew(self)
          ? callNative(self, [], null, thread)
          : self.native.call1(self.self, thread),
    call1: (self, a, thread) =>
      self.self === undefined
        ? self.native.call1(a, thread)
        : isNew(self)
          ? callNative(self, [a], null, thread)
          : self.native.call2(self.self, a, thread),
    call2: (self, a, b, thread) =>
      self.self === undefined
        ? self.native.call2(a, b, thread)
        : isNew(self)
          ? callNative(self, [a, b], null, thread)
          : self.native.call3(self.self, a, b, thread),
    eq: (self, other) => {
      if (!(other instanceof PyNativeFunction)) return NotImplemented;
      return self === other || (self.native === other.native && self.self === other.self && !isNew(self));
    },
    hash: (self, thread) => boundHash(self.self, self.native, thread),
    repr: (self, thread) => {
      if (self.self === undefined) return `<built-in function ${self.native.name}>`;
      const { self: owner } = self;
      return `<built-in method ${self.native.name} of ${typeName(owner)} object at ${addressOf(owner, thread)}>`;
    },
  },
  methods: [
    getset<PyNativeFunction>('__name__', null, (self) => self.native.name),
    getset<PyNativeFunction>('__qualname__', null, (self) => self.native.qualname),
    getset<PyNativeFunction>('__doc__', null, (self) => self.native.doc),
    getset<PyNativeFunction>(
      '__module__',
      null,
      (self) => self.module,
      (self, value) => {
        self.module = (value as string | null) ?? null;
        return null;
      },
    ),
    getset<PyNativeFunction>('__self__', null, (self, thread) => {
      if (self.self !== undefined) return self.self;
      return self.module === null ? null : (thread.interpreter.modules.getName(self.module) ?? null);
    }),
    getset<PyNativeFunction>('__text_signature__', null, (self) => self.native.signature.text),
    method('__reduce__(self, /)', null, (self: PyNativeFunction, thread: Thread) =>
      self.self === undefined ? self.native.name : attributeOf(self.self, self.native.name, thread),
    ),
  ],
});

function callNative(self: PyNativeFunction, args: Value[], names: Names, thread: Thread) {
  if (self instanceof PyNewFunction) return self.invoke(args, names, thread);
  return self.native.call(self.self === undefined ? args : [self.self, ...args], names, thread);
}

/** Of what is made anew at each access: equal ones have one hash. */
function boundHash(self: Value | undefined, what: object, thread: Thread): number {
  const own = thread.interpreter.identities.of(what) / 16;
  return self === undefined ? own : (identityOf(self, thread) ^ own) >>> 0;
}

function isNew(self: PyNativeFunction): boolean {
  return self instanceof PyNewFunction;
}

/** Only the abstract ones have it. */
const abstractMark = getset<PyMethodDescriptor | PyClassMethodDescriptor | PyGetSet>(
  '__isabstractmethod__',
  null,
  (self) => (self.isAbstract ? true : noAttribute(self, '__isabstractmethod__')),
);

describeType<PyMethodDescriptor>(methodDescriptorType, {
  instances: PyMethodDescriptor,
  isBase: false,
  slots: {
    call: (self, args, names, thread) => {
      requireSelf(self, args.length === names?.length ? undefined : args[0]);
      return self.native.call(args, names, thread);
    },
    call1: (self, a, thread) => {
      requireSelf(self, a);
      return self.native.call1(a, thread);
    },
    call2: (self, a, b, thread) => {
      requireSelf(self, a);
      return self.native.call2(a, b, thread);
    },
    call3: (self, a, b, c, thread) => {
      requireSelf(self, a);
      return self.native.call3(a, b, c, thread);
    },
    get: (self, instance) => {
      if (instance === undefined) return self;
      requireSelf(self, instance);
      return self.owner.isHeap
        ? new PyBoundMethod(self, instance)
        : new PyNativeFunction(self.native, instance, null);
    },
    repr: (self, thread) =>
      self.owner.isHeap
        ? `<function ${self.native.qualname} at ${addressOf(self, thread)}>`
        : `<method '${self.native.name}' of '${self.owner.name}' objects>`,
  },
  methods: [
    ...descriptorAttributes(),
    abstractMark,
    method('__reduce__(self, /)', null, (self: PyMethodDescriptor, thread: Thread) =>
      attributeOf(self.owner, self.native.name, thread),
    ),
  ],
});

function requireSelf(descriptor: PyMethodDescriptor, self: Value | undefined): void {
  const { native, owner } = descriptor;
  // A method of a library class takes, as a function does, whatever has the data that it touches.
  if (owner.isHeap && (self === undefined || typeOf(self).layout.isSubtypeOf(owner.layout))) return;
  if (self === undefined) raise.typeError(`unbound method ${native.qualname}() needs an argument`);
  if (!typeOf(self).isSubtypeOf(owner)) {
    raise.typeError(
      `descriptor '${native.name}' for '${owner.name}' objects doesn't apply to a '${typeName(self)}' object`,
    );
  }
}

function descriptorAttributes() {
  return [
    readOnly<PyMethodDescriptor>('__name__', (self) => self.native.name),
    getset<PyMethodDescriptor>('__qualname__', null, (self) => self.native.qualname),
    getset<PyMethodDescriptor>('__doc__', null, (self) => self.native.doc),
    readOnly<PyMethodDescriptor>('__objclass__', (self) => self.owner),
    getset<PyMethodDescriptor>('__text_signature__', null, (self) => self.native.signature.text),
  ];
}

describeType<PyClassMethodDescriptor>(classMethodDescriptorType, {
  instances: PyClassMethodDescriptor,
  isBase: false,
  slots: {
    get: (self, _instance, owner) => new PyNativeFunction(self.native, owner, null),
    repr: (self) => `<method '${self.native.name}' of '${self.owner.name}' objects>`,
  },
  methods: [...descriptorAttributes(), abstractMark],
});

describeType<PyGetSet>(getSetType, {
  instances: PyGetSet,
  isBase: false,
  slots: {
    get: (self, instance, _owner, thread) =>
      instance === undefined ? self : computed(self, instance, thread),
    set: change,
    delete: (self, instance, thread) => change(self, instance, undefined, thread),
    repr: (self) => `<attribute '${self.name}' of '${self.owner.name}' objects>`,
  },
  methods: [
    readOnly<PyGetSet>('__name__', (self) => self.name),
    getset<PyGetSet>('__qualname__', null, (self) => `${self.owner.qualname}.${self.name}`),
    getset<PyGetSet>('__doc__', null, (self) => self.doc),
    readOnly<PyGetSet>('__objclass__', (self) => self.owner),
    abstractMark,
  ],
});

function computed(self: PyGetSet, instance: Value, thread: Thread): Result {
  requireOwner(self, instance);
  return self.get(instance as never, thread);
}

function change(self: PyGetSet, instance: Value, value: Value | undefined, thread: Thread): null | Unwind {
  requireOwner(self, instance);
  if (self.set === null) return notWritable(self, instance);
  return self.set(instance as never, value, thread);
}

function requireOwner(descriptor: PyGetSet, instance: Value): void {
  const { owner, name } = descriptor;
  if (!typeOf(instance).isSubtypeOf(owner)) {
    raise.typeError(
      `descriptor '${name}' for '${owner.name}' objects doesn't apply to a '${typeName(instance)}' object`,
    );
  }
}

function notWritable(descriptor: PyGetSet, instance: Value): never {
  return raise.attributeError(
    `attribute '${descriptor.name}' of '${typeName(instance)}' objects is not writable`,
  );
}

// ── Slots seen as functions ────────────────────────────────────────────────────────────────────────

describeType<PySlotWrapper>(slotWrapperType, {
  instances: PySlotWrapper,
  isBase: false,
  slots: {
    call: callSlotWrapper,
    get: (self, instance) => (instance === undefined ? self : new PyMethodWrapper(self, instance)),
    repr: (self) => `<slot wrapper '${self.name}' of '${self.owner.name}' objects>`,
  },
  methods: [
    readOnly<PySlotWrapper>('__name__', (self) => self.name),
    getset<PySlotWrapper>('__qualname__', null, (self) => `${self.owner.qualname}.${self.name}`),
    getset<PySlotWrapper>('__doc__', null, (self) => self.doc),
    readOnly<PySlotWrapper>('__objclass__', (self) => self.owner),
    getset<PySlotWrapper>('__text_signature__', null, (self) => slotSignature(self.kind)),
    method('__reduce__(self, /)', null, (self: PySlotWrapper, thread: Thread) =>
      attributeOf(self.owner, self.name, thread),
    ),
  ],
});

/** `[].__len__`: a slot wrapper bound to an instance. */
export class PyMethodWrapper extends PyObject {
  readonly wrapper: PySlotWrapper;
  readonly self: Value;

  constructor(wrapper: PySlotWrapper, self: Value) {
    super();
    this.wrapper = wrapper;
    this.self = self;
  }
}

describeType<PyMethodWrapper>(methodWrapperType, {
  instances: PyMethodWrapper,
  isBase: false,
  slots: {
    call: (self, args, names, thread) => callSlotWrapper(self.wrapper, [self.self, ...args], names, thread),
    eq: (self, other) => {
      if (!(other instanceof PyMethodWrapper)) return NotImplemented;
      return self.wrapper === other.wrapper && self.self === other.self;
    },
    hash: (self, thread) => boundHash(self.self, self.wrapper, thread),
    repr: (self, thread) =>
      `<method-wrapper '${self.wrapper.name}' of ${typeName(self.self)} object at ${addressOf(self.self, thread)}>`,
  },
  methods: [
    getset<PyMethodWrapper>('__name__', null, (self) => self.wrapper.name),
    getset<PyMethodWrapper>('__text_signature__', null, (self) => slotSignature(self.wrapper.kind)),
    getset<PyMethodWrapper>(
      '__qualname__',
      null,
      (self) => `${self.wrapper.owner.qualname}.${self.wrapper.name}`,
    ),
    getset<PyMethodWrapper>('__doc__', null, (self) => self.wrapper.doc),
    readOnly<PyMethodWrapper>('__self__', (self) => self.self),
    getset<PyMethodWrapper>('__objclass__', null, (self) => self.wrapper.owner),
    method('__reduce__(self, /)', null, (self: PyMethodWrapper, thread: Thread) =>
      attributeOf(self.self, self.wrapper.name, thread),
    ),
  ],
});

// ── Members of `__slots__` ─────────────────────────────────────────────────────────────────────────

export class PyMember extends PyObject {
  readonly name: string;
  readonly owner: PyType;
  readonly field: number;

  constructor(name: string, owner: PyType, field: number) {
    super();
    this.name = name;
    this.owner = owner;
    this.field = field;
  }
}

type AnyMember = PyMember | PyNativeMember;

describeType<AnyMember>(memberType, {
  instances: PyMember,
  isBase: false,
  slots: {
    get: (self, instance, _owner, thread) => {
      if (instance === undefined) return self;
      if (self instanceof PyNativeMember) return computed(self, instance, thread);
      return (
        membersOf(self, instance)[self.field] ??
        ((instance as PyObject).fields[self.field] === null ? null : noAttribute(instance, self.name))
      );
    },
    set: (self, instance, value, thread) => {
      if (self instanceof PyNativeMember) return change(self, instance, value, thread);
      membersOf(self, instance)[self.field] = value;
      return null;
    },
    delete: (self, instance, thread) => {
      if (self instanceof PyNativeMember) return change(self, instance, undefined, thread);
      const fields = membersOf(self, instance);
      if (fields[self.field] === undefined) raise.attributeError(self.name); // sic
      fields[self.field] = undefined;
      return null;
    },
    repr: (self) => `<member '${self.name}' of '${self.owner.name}' objects>`,
  },
  methods: [
    getset<AnyMember>('__doc__', null, (self) => (self instanceof PyNativeMember ? self.doc : null)),
    readOnly<AnyMember>('__name__', (self) => self.name),
    getset<AnyMember>('__qualname__', null, (self) => `${self.owner.qualname}.${self.name}`),
    readOnly<AnyMember>('__objclass__', (self) => self.owner),
    method('__reduce__(self, /)', null, (self: AnyMember, thread: Thread) =>
      attributeOf(self.owner, self.name, thread),
    ),
  ],
});

function membersOf(member: PyMember, instance: Value): (Value | undefined)[] {
  if (typeOf(instance).isSubtypeOf(member.owner)) return (instance as PyObject).fields;
  const owner = member.owner.name;
  return raise.typeError(
    `descriptor '${member.name}' for '${owner}' objects doesn't apply to a '${typeName(instance)}' object`,
  );
}

instancesOf(PyMember, memberType);
