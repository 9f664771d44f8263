/** `contextmanager` and `asynccontextmanager`. CPython: Lib/contextlib.py; docs: library/contextlib.html#contextlib.contextmanager. */

import { coroutineMethod, waitFor } from '../../runtime/frames/native-coroutine.ts';
import { PyGenerator, resume } from '../../runtime/frames/suspendable.ts';
import { findAttribute, getAttribute } from '../../runtime/kernel/attributes.ts';
import { typeOf } from '../../runtime/kernel/birth.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { call, call0, call1 } from '../../runtime/kernel/call.ts';
import { getset, method, native, type SlotDeclarations } from '../../runtime/kernel/define.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import {
  isInstance,
  makeError,
  raise,
  runtimeErrorType,
  stopAsyncIterationType,
  stopIterationType,
  typeName,
} from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { collect, step, stopIteration } from '../../runtime/kernel/iterate.ts';
import { PyObject, type Result, type Step, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { drive, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { setField } from '../../runtime/kernel/shape.ts';
import type { Names } from '../../runtime/kernel/slots.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { addContext, caught } from '../../runtime/kernel/unwinding.ts';
import { adopt, PyTuple } from '../../runtime/kernel/values.ts';
import { abstractClass } from '../../runtime/objects/abstract-class.ts';
import type { LibraryClass } from '../../runtime/objects/library-class.ts';
import {
  abstractAsyncManagerClass,
  abstractManagerClass,
  asyncDecoratorType,
  decoratorType,
} from './abstract.ts';
import { wrapperOf } from './wrapper-function.ts';

/** A manager made of a generator, and how it was called: as a decorator it has to make it again. */
class GeneratorManager extends PyObject {
  generator: Value = null;
  func: Value = null;
  args: Value[] = [];
  names: Names = null;
}

/** What both kinds of managers have; the arguments may be taken apart. */
const common = () => [
  getset<GeneratorManager>('gen', null, (self) => self.generator),
  getset<GeneratorManager>('func', null, (self) => self.func),
  getset<GeneratorManager>(
    'args',
    null,
    ({ args, names }) => new PyTuple(args.slice(0, args.length - (names?.length ?? 0))),
  ),
  getset<GeneratorManager>('kwds', null, ({ args, names }) => {
    const keywords = new PyDict();
    names?.forEach((name, i) => {
      keywords.setName(name, args[args.length - names.length + i]!);
    });
    return keywords;
  }),
  method(
    '_recreate_cm(self)',
    null,
    function* (self: GeneratorManager, thread: Thread): Guest<Value> {
      return yield* started(new GeneratorManager(), self.type, self.func, self.args, self.names, thread);
    },
    'def',
  ),
];

const slots: SlotDeclarations<GeneratorManager> = {
  new: (type) => adopt(new GeneratorManager(), type),
  init: bySignature(
    '_GeneratorContextManagerBase.__init__',
    '(self, func, args, kwds)',
    function* (self: GeneratorManager, func: Value, args: Value, keywords: Value, thread: Thread) {
      const given = yield* collect(args, thread);
      const names = keywords instanceof PyDict ? [...keywords].map(({ key }) => key as string) : [];
      if (keywords instanceof PyDict) given.push(...[...keywords].map(({ value }) => value!));
      yield* started(self, self.type, func, given, names.length === 0 ? null : names, thread);
      return null;
    },
  ),
};

export const managerClass: LibraryClass = abstractClass<GeneratorManager>('_GeneratorContextManager', {
  doc: 'Helper for @contextmanager decorator.',
  module: 'contextlib',
  bases: (interpreter) => [decoratorType, interpreter.state(abstractManagerClass)],
  hasOwnData: true,
  slots,
  attributes: () => [
    ...common(),
    method(
      '__enter__(self)',
      null,
      function* (self: GeneratorManager, thread: Thread): Guest<Value> {
        forgetArguments(self);
        let value: Step = step(self.generator, thread);
        if (value === UNWIND) value = yield UNWIND;
        return value === undefined ? didNotYield(stopIteration(thread.stopValue)) : (value as Value);
      },
      'def',
    ),
    method('__exit__(self, typ, value, traceback)', null, leave, 'def'),
  ],
});

export const asyncManagerClass: LibraryClass = abstractClass<GeneratorManager>(
  '_AsyncGeneratorContextManager',
  {
    doc: 'Helper for @asynccontextmanager decorator.',
    module: 'contextlib',
    bases: (interpreter) => [interpreter.state(abstractAsyncManagerClass), asyncDecoratorType],
    hasOwnData: true,
    slots,
    attributes: () => [
      ...common(),
      coroutineMethod(
        '__aenter__(self)',
        '',
        function* (self: GeneratorManager, thread: Thread): Guest<Value> {
          forgetArguments(self);
          try {
            return yield* nextAsync(self.generator, thread);
          } catch (error) {
            if (isA(error, stopAsyncIterationType)) return didNotYield(error as PyException);
            throw error;
          }
        },
      ),
      coroutineMethod('__aexit__(self, typ, value, traceback)', '', leaveAsync),
    ],
  },
);

export const contextManager = native(
  'contextmanager(func)',
  '@contextmanager decorator.\n\nTypical usage:\n\n    @contextmanager\n    def some_generator(<arguments>):\n        <setup>\n        try:\n            yield <value>\n        finally:\n            <cleanup>\n\nThis makes this:\n\n    with some_generator(<arguments>) as <variable>:\n        <body>\n\nequivalent to this:\n\n    <setup>\n    try:\n        <variable> = <value>\n        <body>\n    finally:\n        <cleanup>\n',
  (func: Value) =>
    wrapperOf(func, (args, names, thread) =>
      drive(
        started(new GeneratorManager(), thread.interpreter.state(managerClass), func, args, names, thread),
        thread,
      ),
    ),
  { wording: 'def' },
);

export const asyncContextManager = native(
  'asynccontextmanager(func)',
  '@asynccontextmanager decorator.\n\nTypical usage:\n\n    @asynccontextmanager\n    async def some_async_generator(<arguments>):\n        <setup>\n        try:\n            yield <value>\n        finally:\n            <cleanup>\n\nThis makes this:\n\n    async with some_async_generator(<arguments>) as <variable>:\n        <body>\n\nequivalent to this:\n\n    <setup>\n    try:\n        <variable> = <value>\n        <body>\n    finally:\n        <cleanup>\n',
  (func: Value) =>
    wrapperOf(func, (args, names, thread) =>
      drive(
        started(
          new GeneratorManager(),
          thread.interpreter.state(asyncManagerClass),
          func,
          args,
          names,
          thread,
        ),
        thread,
      ),
    ),
  { wording: 'def' },
);

/** They are needed only to make the manager again, which is no use once it was entered. */
function forgetArguments(self: GeneratorManager): void {
  self.func = null;
  self.args = [];
  self.names = null;
}

function* started(
  self: GeneratorManager,
  type: PyType,
  func: Value,
  args: Value[],
  names: Names,
  thread: Thread,
): Guest<Value> {
  self.generator = yield* finished(call(func, [...args], names, thread));
  self.func = func;
  self.args = args;
  self.names = names;
  adopt(self, type);
  const doc = yield* finished(findAttribute(func, '__doc__', thread) ?? null);
  if (doc !== null) setField(self, '__doc__', doc);
  return self;
}

// ── Leaving: the generator goes on after its `yield` ──────────────────────────────────────────────

function* leave(
  self: GeneratorManager,
  type: Value,
  given: Value,
  traceback: Value,
  thread: Thread,
): Guest<Value> {
  const { generator } = self;
  if (type === null) {
    let value: Step = step(generator, thread);
    if (value === UNWIND) value = yield UNWIND;
    if (value === undefined) return false;
    return yield* refuse("generator didn't stop", closeGenerator(generator, thread), thread);
  }
  const error = (given ?? (yield* finished(call0(type, thread)))) as PyException;
  let value: Step;
  try {
    value = yield* throwInto(generator, error, thread);
  } catch (thrown) {
    return afterThrow(thrown, error, traceback, thread, [stopIterationType]);
  }
  if (value === undefined) return true;
  return yield* refuse("generator didn't stop after throw()", closeGenerator(generator, thread), thread);
}

function* leaveAsync(
  self: GeneratorManager,
  type: Value,
  given: Value,
  traceback: Value,
  thread: Thread,
): Guest<Value> {
  const { generator } = self;
  if (type === null) {
    try {
      yield* nextAsync(generator, thread);
    } catch (error) {
      if (isA(error, stopAsyncIterationType)) return false;
      throw error;
    }
    return yield* refuse("generator didn't stop", closeAsync(generator, thread), thread);
  }
  const error = (given ?? (yield* finished(call0(type, thread)))) as PyException;
  try {
    yield* throwAsync(generator, error, thread);
  } catch (thrown) {
    if (isA(thrown, stopAsyncIterationType)) return thrown !== error;
    return afterThrow(thrown, error, traceback, thread, [stopIterationType, stopAsyncIterationType]);
  }
  return yield* refuse("generator didn't stop after athrow()", closeAsync(generator, thread), thread);
}

/** The error is there before the generator is closed: what fails there has it for its context. */
function* refuse(message: string, closing: Guest<void>, thread: Thread): Guest<never> {
  const refusal = makeError(runtimeErrorType, message);
  addContext(refusal, thread);
  const here = thread.frame!;
  const outer = here.handled;
  here.handled = refusal;
  try {
    yield* closing;
  } finally {
    here.handled = outer;
  }
  throw refusal;
}

/**
 * The generator failed. When it is the error that was thrown in, the `with` statement goes on with it, its traceback
 * as it was; also when a stop of an iteration had to become a RuntimeError.
 */
function afterThrow(
  thrown: unknown,
  error: PyException,
  traceback: Value,
  thread: Thread,
  stops: readonly PyType[],
): Value {
  if (!(thrown instanceof PyException)) throw thrown;
  const isSame =
    thrown === error ||
    (isInstance(thrown, runtimeErrorType) &&
      thrown.cause === error &&
      stops.some((type) => isInstance(error, type)));
  if (!isSame) return thread.raise(thrown) as never;
  error.traceback = traceback as typeof error.traceback;
  return false;
}

function didNotYield(end: PyException): never {
  const error = makeError(runtimeErrorType, "generator didn't yield");
  error.context = end;
  error.suppressContext = true;
  throw error;
}

// ── The generator, or whatever a function gave in its place ───────────────────────────────────────

/** `generator.throw(error)`; `undefined` when it ended. */
function* throwInto(generator: Value, error: PyException, thread: Thread): Guest<Step> {
  if (generator instanceof PyGenerator) {
    thread.raise(error);
    const value = resume(generator, UNWIND, thread);
    return value === UNWIND ? yield UNWIND : value;
  }
  const throwIt = yield* finished(getAttribute(generator, 'throw', thread));
  try {
    return yield* finished(call1(throwIt, error, thread));
  } catch (thrown) {
    if (isA(thrown, stopIterationType) && thrown !== error) return undefined;
    throw thrown;
  }
}

function* closeGenerator(generator: Value, thread: Thread): Guest<void> {
  const close = yield* finished(getAttribute(generator, 'close', thread));
  let outcome: Result;
  try {
    outcome = call0(close, thread);
  } catch (thrown) {
    outcome = caught(thrown, thread); // while what is handled here is its context
  }
  yield* finished(outcome);
}

function* nextAsync(generator: Value, thread: Thread): Guest<Value> {
  const slot = typeOf(generator).slots.anext;
  if (slot === undefined) return raise.typeError(`'${typeName(generator)}' object is not an async iterator`);
  return yield* waitFor(yield* finished(slot(generator as never, thread)), thread);
}

function* throwAsync(generator: Value, error: PyException, thread: Thread): Guest<Value> {
  const throwIt = yield* finished(getAttribute(generator, 'athrow', thread));
  return yield* waitFor(yield* finished(call1(throwIt, error, thread)), thread);
}

function* closeAsync(generator: Value, thread: Thread): Guest<void> {
  const close = yield* finished(getAttribute(generator, 'aclose', thread));
  yield* waitFor(yield* finished(call0(close, thread)), thread);
}

function isA(thrown: unknown, type: PyType): boolean {
  return thrown instanceof PyException && isInstance(thrown, type);
}
