/** `weakref.proxy`: an object that passes everything on to another one, which it refers to weakly. CPython: Objects/weakrefobject.c (proxy_*); docs: library/weakref.html#weakref.proxy. */
import { deleteAttribute, getAttribute, setAttribute } from '../../runtime/kernel/attributes.ts';
import { typeOf } from '../../runtime/kernel/birth.ts';
import { call } from '../../runtime/kernel/call.ts';
import { type Comparison, compare } from '../../runtime/kernel/compare.ts';
import { type Attribute, defineType, method, type SlotDeclarations } from '../../runtime/kernel/define.ts';
import { raise, referenceErrorType, typeName } from '../../runtime/kernel/errors.ts';
import { iterate, step } from '../../runtime/kernel/iterate.ts';
import type { PyObject, Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import {
  type BinaryOperator,
  binary,
  inPlace,
  inPlacePower,
  operators,
  power,
  unary,
} from '../../runtime/kernel/operators.ts';
import { contains, deleteItem, getItem, length, setItem } from '../../runtime/kernel/subscript.ts';
import { str } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { PyWeakRef, referTo, reprOf } from '../../runtime/objects/weakref.ts';
import { invoke } from '../asyncio/invoke.ts';

class PyProxy extends PyWeakRef {}
class PyCallableProxy extends PyProxy {}

export const proxyType: () => PyType = once(() =>
  defineType<PyProxy>('ProxyType', {
    module: 'weakref',
    isNamedInFull: true,
    instances: PyProxy,
    isBase: false,
    slots: slots(),
    methods: methods(),
  }),
);

export const callableProxyType: () => PyType = once(() =>
  defineType<PyCallableProxy>('CallableProxyType', {
    module: 'weakref',
    isNamedInFull: true,
    instances: PyCallableProxy,
    isBase: false,
    slots: {
      ...slots(),
      call: (self, args, names, thread) => call(objectOf(self), args, names, thread),
    },
  }),
);

/** `weakref.proxy(object, callback)` */
export function proxyTo(object: Value, callback: Value, thread: Thread): Value {
  proxyType();
  callableProxyType();
  const isCallable = typeOf(object).slots.call !== undefined;
  return referTo(
    object,
    callback,
    (known) => known instanceof PyProxy,
    (target) => (isCallable ? new PyCallableProxy(target, callback) : new PyProxy(target, callback)),
    thread,
  );
}

export function isProxy(value: Value): boolean {
  return value instanceof PyProxy;
}

function objectOf(proxy: PyProxy): PyObject {
  return proxy.object ?? raise.error(referenceErrorType, 'weakly-referenced object no longer exists');
}

/** The object behind an operand that is a proxy. */
function bare(value: Value): Value {
  return value instanceof PyProxy ? objectOf(value) : value;
}

type Slots = SlotDeclarations<PyProxy>;

function slots(): Slots {
  const made: Record<string, unknown> = {};
  for (const operation of ['lt', 'le', 'eq', 'ne', 'gt', 'ge'] as const)
    made[operation] = comparison(operation);
  for (const [name, operator] of Object.entries(operators) as [string, BinaryOperator][]) {
    made[name] = (self: Value, other: Value, thread: Thread) =>
      binary(operator, bare(self), bare(other), thread);
    made[`r${name}`] = (self: Value, other: Value, thread: Thread) =>
      binary(operator, bare(other), bare(self), thread);
    if (name !== 'divmod')
      made[`i${name}`] = (self: Value, other: Value, thread: Thread) =>
        inPlace(operator, bare(self), bare(other), thread);
  }
  return { ...(made as Slots), ...ownSlots() };
}

function comparison(operation: Comparison) {
  return (self: Value, other: Value, thread: Thread) => compare(operation, bare(self), bare(other), thread);
}

function ownSlots(): Slots {
  return {
    *repr(self, thread) {
      return yield* reprOf('weakproxy', self, thread);
    },
    str: (self, thread) => str(objectOf(self), thread),
    getattr: (self, name, thread) => getAttribute(objectOf(self), name, thread),
    setattr: (self, name, value, thread) => setAttribute(objectOf(self), name, value, thread),
    delattr: (self, name, thread) => deleteAttribute(objectOf(self), name, thread),
    bool: (self, thread) => truth(objectOf(self), thread),
    len: (self, thread) => length(objectOf(self), thread),
    iter: (self, thread) => iterate(objectOf(self), thread),
    next: (self, thread) => {
      const object = objectOf(self);
      if (typeOf(object).slots.next === undefined)
        raise.typeError(`Weakref proxy referenced a non-iterator '${typeName(object)}' object`);
      return step(object, thread);
    },
    contains: (self, item, thread) => contains(objectOf(self), bare(item), thread),
    getitem: (self, key, thread) => getItem(objectOf(self), bare(key), thread),
    setitem: (self, key, value, thread) => setItem(objectOf(self), bare(key), bare(value), thread),
    delitem: (self, key, thread) => deleteItem(objectOf(self), bare(key), thread),
    pow: (self, other, modulus, thread) => power(bare(self), bare(other), bare(modulus), thread),
    rpow: (self, other, modulus, thread) => power(bare(other), bare(self), bare(modulus), thread),
    ipow: (self, other, thread) => inPlacePower(bare(self), bare(other), thread),
    neg: (self, thread) => unary('neg', objectOf(self), thread),
    pos: (self, thread) => unary('pos', objectOf(self), thread),
    abs: (self, thread) => unary('abs', objectOf(self), thread),
    invert: (self, thread) => unary('invert', objectOf(self), thread),
    *int(self, thread) {
      return yield* invoke(objectOf(self), '__int__', [], thread);
    },
    *float(self, thread) {
      return yield* invoke(objectOf(self), '__float__', [], thread);
    },
    *index(self, thread) {
      return yield* invoke(objectOf(self), '__index__', [], thread);
    },
  };
}

function methods(): Attribute[] {
  return ['__bytes__', '__reversed__'].map((name) =>
    method(`${name}(self, /)`, null, function* (self: PyProxy, thread: Thread) {
      return yield* invoke(objectOf(self), name, [], thread);
    }),
  );
}
