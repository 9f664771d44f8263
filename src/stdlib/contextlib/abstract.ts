/** The abstract bases and the decorators of context managers. CPython: Lib/contextlib.py; docs: library/contextlib.html. */

import { coroutineMethod, makeCoroutine, waitFor } from '../../runtime/frames/native-coroutine.ts';
import { getAttribute } from '../../runtime/kernel/attributes.ts';
import { call, call0 } from '../../runtime/kernel/call.ts';
import { classMethod, defineType, method } from '../../runtime/kernel/define.ts';
import type { PyObject, Value } from '../../runtime/kernel/object.ts';
import { drive, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Names } from '../../runtime/kernel/slots.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { abcClass, abstract, abstractClass, subclassHook } from '../../runtime/objects/abstract-class.ts';
import { genericAlias } from '../../runtime/objects/generic-alias.ts';
import type { LibraryClass } from '../../runtime/objects/library-class.ts';
import { atOnce, managed, managedAsync } from './managed.ts';
import { wrapperOf } from './wrapper-function.ts';

export const abstractManagerClass: LibraryClass = abstractClass('AbstractContextManager', {
  doc: 'An abstract base class for context managers.',
  module: 'contextlib',
  bases: (interpreter) => [interpreter.state(abcClass)],
  fields: [],
  attributes: () => [
    method(
      '__enter__(self)',
      'Return `self` upon entering the runtime context.',
      (self: Value) => self,
      'def',
    ),
    abstract(
      method(
        '__exit__(self, exc_type, exc_value, traceback)',
        'Raise any exception triggered within the runtime context.',
        () => null,
        'def',
      ),
    ),
    subclassHook('__enter__', '__exit__'),
    classMethod('__class_getitem__(cls, item, /)', 'Represent a PEP 585 generic type', genericAlias),
  ],
});

export const abstractAsyncManagerClass: LibraryClass = abstractClass('AbstractAsyncContextManager', {
  doc: 'An abstract base class for asynchronous context managers.',
  module: 'contextlib',
  bases: (interpreter) => [interpreter.state(abcClass)],
  fields: [],
  attributes: () => [
    coroutineMethod('__aenter__(self)', 'Return `self` upon entering the runtime context.', (self: Value) =>
      atOnce(self),
    ),
    abstract(
      coroutineMethod(
        '__aexit__(self, exc_type, exc_value, traceback)',
        'Raise any exception triggered within the runtime context.',
        () => atOnce(null),
      ),
    ),
    subclassHook('__aenter__', '__aexit__'),
    classMethod('__class_getitem__(cls, item, /)', 'Represent a PEP 585 generic type', genericAlias),
  ],
});

export const decoratorType = defineType<PyObject>('ContextDecorator', {
  doc: 'A base class or mixin that enables context managers to work as decorators.',
  module: 'contextlib',
  hasDict: true,
  slots: {
    call: (self, args) => decorate(self, args[0] ?? null),
  },
  methods: [
    method('_recreate_cm(self)', 'Return a recreated instance of self.', (self: Value) => self, 'def'),
  ],
});

export const asyncDecoratorType = defineType<PyObject>('AsyncContextDecorator', {
  doc: 'A base class or mixin that enables async context managers to work as decorators.',
  module: 'contextlib',
  hasDict: true,
  slots: {
    call: (self, args) => decorateAsync(self, args[0] ?? null),
  },
  methods: [
    method('_recreate_cm(self)', 'Return a recreated instance of self.', (self: Value) => self, 'def'),
  ],
});

/** A function that runs `wrapped` inside the manager, made anew for each call. */
function decorate(self: Value, wrapped: Value): Value {
  function* run(args: Value[], names: Names, thread: Thread): Guest<Value> {
    const manager = yield* recreated(self, thread);
    return yield* managed(manager, () => finished(call(wrapped, args, names, thread)), thread);
  }
  return wrapperOf(wrapped, (args, names, thread) => drive(run(args, names, thread), thread));
}

function decorateAsync(self: Value, wrapped: Value): Value {
  function* run(args: Value[], names: Names, thread: Thread): Guest<Value> {
    const manager = yield* recreated(self, thread);
    const body = function* (): Guest<Value> {
      return yield* waitFor(yield* finished(call(wrapped, args, names, thread)), thread);
    };
    return yield* managedAsync(manager, body, thread);
  }
  return wrapperOf(wrapped, (args, names, thread) =>
    makeCoroutine('inner', 'inner', run(args, names, thread)),
  );
}

function* recreated(self: Value, thread: Thread): Guest<Value> {
  return yield* finished(call0(yield* finished(getAttribute(self, '_recreate_cm', thread)), thread));
}
