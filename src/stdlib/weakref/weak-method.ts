/** `weakref.WeakMethod` and `KeyedRef`. CPython: Lib/weakref.py; docs: library/weakref.html#weakref.WeakMethod. */

import { typeOf } from '../../runtime/kernel/birth.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { call1 } from '../../runtime/kernel/call.ts';
import { equal } from '../../runtime/kernel/compare.ts';
import { constant, native } from '../../runtime/kernel/define.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import type { PyObject, Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { adopt, NotImplemented } from '../../runtime/kernel/values.ts';
import { type LibraryClass, libraryClass } from '../../runtime/objects/library-class.ts';
import { PyBoundMethod } from '../../runtime/objects/method.ts';
import { PyWeakRef, referenceType, referTo, weakReference } from '../../runtime/objects/weakref.ts';

/** Refers weakly to the object of a method, and to its function. */
class PyWeakMethod extends PyWeakRef {
  readonly func: PyWeakRef;
  /** Neither has gone. */
  isAlive = true;

  constructor(target: WeakRef<PyObject>, callback: Value, func: PyWeakRef) {
    super(target, callback);
    this.func = func;
  }

  method(): Value {
    const { object } = this;
    const func = this.func.object;
    return object === undefined || func === undefined ? null : new PyBoundMethod(func, object);
  }
}

export const weakMethodClass: LibraryClass = libraryClass<PyWeakMethod>('WeakMethod', {
  module: 'weakref',
  doc: '\nA custom `weakref.ref` subclass which simulates a weak reference to\na bound method, working around the lifetime problem of bound methods.\n',
  bases: () => [referenceType()],
  fields: ['_func_ref', '_meth_type', '_alive', '__weakref__'],
  slots: {
    new: bySignature('WeakMethod.__new__', '(cls, meth, callback=None)', newWeakMethod) as never,
    init: () => null,
    call: (self) => self.method(),
    *eq(self, other, thread) {
      if (!(other instanceof PyWeakMethod)) return NotImplemented;
      return yield* isSame(self, other, thread);
    },
    *ne(self, other, thread) {
      if (!(other instanceof PyWeakMethod)) return NotImplemented;
      return !(yield* isSame(self, other, thread));
    },
  },
  attributes: () => [constant('__hash__', referenceType().attributes.get('__hash__')!)],
});

function* newWeakMethod(cls: PyType, method: Value, callback: Value, thread: Thread): Guest<Value> {
  if (!(method instanceof PyBoundMethod)) {
    const given = yield* finished(repr(typeOf(method), thread));
    return raise.typeError(`argument should be a bound method, not ${given}`);
  }
  const gone = native(
    '_cb(arg)',
    null,
    function* (_arg: Value, running: Thread): Guest<Value> {
      if (!made.isAlive) return null;
      made.isAlive = false;
      if (callback !== null) yield* finished(call1(callback, made, running));
      return null;
    },
    { wording: 'def', module: 'weakref' },
  );
  const func = weakReference(method.callable, gone, thread);
  const made: PyWeakMethod = referTo(
    method.self,
    gone,
    () => false,
    (target) => adopt(new PyWeakMethod(target, gone, func), cls),
    thread,
  );
  return made;
}

function* isSame(self: PyWeakMethod, other: PyWeakMethod, thread: Thread): Guest<boolean> {
  const [left, right] = [self.object, other.object];
  const [leftFunc, rightFunc] = [self.func.object, other.func.object];
  const isGone = [left, right, leftFunc, rightFunc].some((each) => each === undefined);
  if (isGone || !self.isAlive || !other.isAlive) return self === other;
  return leftFunc === rightFunc && (yield* finished(equal(left!, right!, thread)));
}

/** A reference that knows the key under which its object is kept. */
class PyKeyedRef extends PyWeakRef {}

export const keyedRefClass: LibraryClass = libraryClass<PyKeyedRef>('KeyedRef', {
  module: 'weakref',
  doc: "Specialized reference that includes a key corresponding to the value.\n\nThis is used in the WeakValueDictionary to avoid having to create\na function object for each key stored in the mapping.  A shared\ncallback object can use the 'key' attribute of a KeyedRef instead\nof getting a reference to the key from an enclosing scope.\n\n",
  bases: () => [referenceType()],
  fields: ['key'],
  slots: {
    new: bySignature('KeyedRef.__new__', '(type, ob, callback, key)', newKeyedRef) as never,
    init: bySignature('KeyedRef.__init__', '(self, ob, callback, key)', () => null),
  },
});

function newKeyedRef(cls: PyType, object: Value, callback: Value, key: Value, thread: Thread): Value {
  return keyedReference(object, callback, key, thread, cls);
}

export function keyedReference(
  object: Value,
  callback: Value,
  key: Value,
  thread: Thread,
  cls: PyType = thread.interpreter.state(keyedRefClass),
): PyWeakRef {
  const made = referTo(
    object,
    callback,
    () => false,
    (target) => adopt(new PyWeakRef(target, callback), cls),
    thread,
  );
  made.fields[0] = key;
  return made;
}
