/** `ExitStack` and `AsyncExitStack`. CPython: Lib/contextlib.py; docs: library/contextlib.html#contextlib.ExitStack. */

import { coroutineMethod, makeCoroutine, waitFor } from '../../runtime/frames/native-coroutine.ts';
import { typeOf } from '../../runtime/kernel/birth.ts';
import { call, call0, call1 } from '../../runtime/kernel/call.ts';
import { getset, method } from '../../runtime/kernel/define.ts';
import type { PyDict } from '../../runtime/kernel/dict.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { withKeywords } from '../../runtime/kernel/keywords.ts';
import { PyObject, type Value } from '../../runtime/kernel/object.ts';
import { drive, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { bindAttribute } from '../../runtime/kernel/special.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import { handledError } from '../../runtime/kernel/unwinding.ts';
import { adopt, PyTuple } from '../../runtime/kernel/values.ts';
import { abstractClass } from '../../runtime/objects/abstract-class.ts';
import type { LibraryClass } from '../../runtime/objects/library-class.ts';
import { PyBoundMethod } from '../../runtime/objects/method.ts';
import { dequeType, PyDeque } from '../collections/deque.ts';
import { abstractAsyncManagerClass, abstractManagerClass } from './abstract.ts';
import { exitWrapper } from './exit-wrapper.ts';
import { atOnce } from './managed.ts';

/** What a stack has pushed: pairs of whether it is synchronous, and a function of type, error and traceback. */
class PyExitStack extends PyObject {
  callbacks = emptyDeque();

  push(isSync: boolean, callback: Value): void {
    this.callbacks.append(new PyTuple([isSync, callback]));
  }
}

const common = () => [
  getset<PyExitStack>('_exit_callbacks', null, (self) => self.callbacks),
  method(
    'pop_all(self)',
    'Preserve the context stack by transferring it to a new instance.',
    function* (self: PyExitStack, thread: Thread): Guest<Value> {
      const other = (yield* finished(call0(self.type, thread))) as PyExitStack;
      other.callbacks = self.callbacks;
      self.callbacks = emptyDeque();
      return other;
    },
    'def',
  ),
  method(
    'push(self, exit)',
    'Registers a callback with the standard __exit__ method signature.\n\nCan suppress exceptions the same way __exit__ method can.\nAlso accepts any object with an __exit__ method (registering a call\nto the method instead of the object itself).',
    function* (self: PyExitStack, exit: Value, thread: Thread): Guest<Value> {
      self.push(true, yield* exitOf(exit, '__exit__', thread));
      return exit;
    },
    'def',
  ),
  method(
    'enter_context(self, cm)',
    'Enters the supplied context manager.\n\nIf successful, also pushes its __exit__ method as a callback and\nreturns the result of the __enter__ method.',
    function* (self: PyExitStack, manager: Value, thread: Thread): Guest<Value> {
      const [enter, exit] = yield* methodsOf(manager, '__enter__', '__exit__', 'context manager', thread);
      const result = yield* finished(call1(enter, manager, thread));
      self.push(true, new PyBoundMethod(exit, manager));
      return result;
    },
    'def',
  ),
  method(
    'callback(self, callback, /, *args, **kwds)',
    'Registers an arbitrary callback and arguments.\n\nCannot suppress exceptions.',
    (self: PyExitStack, callback: Value, args: Value[], keywords: PyDict) => {
      const given = withKeywords(args, keywords);
      self.push(
        true,
        exitWrapper(callback, (thread) =>
          drive(
            (function* (): Guest<Value> {
              yield* finished(call(callback, [...given[0]], given[1], thread));
              return null;
            })(),
            thread,
          ),
        ),
      );
      return callback;
    },
    'def',
  ),
];

export const exitStackClass: LibraryClass = abstractClass<PyExitStack>('ExitStack', {
  signature: '()',
  doc: 'Context manager for dynamic management of a stack of exit callbacks.\n\nFor example:\n    with ExitStack() as stack:\n        files = [stack.enter_context(open(fname)) for fname in filenames]\n        # All opened files will automatically be closed at the end of\n        # the with statement, even if attempts to open files later\n        # in the list raise an exception.\n',
  module: 'contextlib',
  bases: (interpreter) => [interpreter.state(abstractManagerClass)],
  hasOwnData: true,
  slots: { new: (type) => adopt(new PyExitStack(), type) },
  attributes: () => [
    ...common(),
    method('__enter__(self)', null, (self: Value) => self, 'def'),
    method('__exit__(self, *exc_details)', null, unwindStack, 'def'),
    method(
      'close(self)',
      'Immediately unwind the context stack.',
      function* (self: PyExitStack, thread: Thread): Guest<Value> {
        yield* unwindStack(self, [null, null, null], thread);
        return null;
      },
      'def',
    ),
  ],
});

export const asyncExitStackClass: LibraryClass = abstractClass<PyExitStack>('AsyncExitStack', {
  signature: '()',
  doc: 'Async context manager for dynamic management of a stack of exit\ncallbacks.\n\nFor example:\n    async with AsyncExitStack() as stack:\n        connections = [await stack.enter_async_context(get_connection())\n            for i in range(5)]\n        # All opened connections will automatically be released at the\n        # end of the async with statement, even if attempts to open a\n        # connection later in the list raise an exception.\n',
  module: 'contextlib',
  bases: (interpreter) => [interpreter.state(abstractAsyncManagerClass)],
  hasOwnData: true,
  slots: { new: (type) => adopt(new PyExitStack(), type) },
  attributes: () => [
    ...common(),
    coroutineMethod(
      'enter_async_context(self, cm)',
      'Enters the supplied async context manager.\n\nIf successful, also pushes its __aexit__ method as a callback and\nreturns the result of the __aenter__ method.',
      function* (self: PyExitStack, manager: Value, thread: Thread): Guest<Value> {
        const [enter, exit] = yield* methodsOf(
          manager,
          '__aenter__',
          '__aexit__',
          'asynchronous context manager',
          thread,
        );
        const result = yield* waitFor(yield* finished(call1(enter, manager, thread)), thread);
        self.push(false, new PyBoundMethod(exit, manager));
        return result;
      },
    ),
    method(
      'push_async_exit(self, exit)',
      'Registers a coroutine function with the standard __aexit__ method\nsignature.\n\nCan suppress exceptions the same way __aexit__ method can.\nAlso accepts any object with an __aexit__ method (registering a call\nto the method instead of the object itself).',
      function* (self: PyExitStack, exit: Value, thread: Thread): Guest<Value> {
        self.push(false, yield* exitOf(exit, '__aexit__', thread));
        return exit;
      },
      'def',
    ),
    method(
      'push_async_callback(self, callback, /, *args, **kwds)',
      'Registers an arbitrary coroutine function and arguments.\n\nCannot suppress exceptions.',
      (self: PyExitStack, callback: Value, args: Value[], keywords: PyDict) => {
        const given = withKeywords(args, keywords);
        self.push(
          false,
          exitWrapper(callback, (thread) =>
            makeCoroutine(
              '_exit_wrapper',
              'AsyncExitStack._create_async_cb_wrapper.<locals>._exit_wrapper',
              (function* (): Guest<Value> {
                yield* waitFor(yield* finished(call(callback, [...given[0]], given[1], thread)), thread);
                return null;
              })(),
            ),
          ),
        );
        return callback;
      },
      'def',
    ),
    coroutineMethod(
      'aclose(self)',
      'Immediately unwind the context stack.',
      (self: PyExitStack, thread: Thread) => unwindStack(self, [null, null, null], thread),
    ),
    coroutineMethod('__aenter__(self)', '', (self: Value) => atOnce(self)),
    coroutineMethod('__aexit__(self, *exc_details)', '', unwindStack),
  ],
});

/** Calls what was pushed, last first; each gets the error that is on its way then. */
function* unwindStack(self: PyExitStack, info: Value[], thread: Thread): Guest<Value> {
  const received = info[1] ?? null;
  const outer = handledError(thread.frame);
  let error = received as PyException | null;
  let swallowed = false;
  let pending = false;
  for (;;) {
    const next = self.callbacks.ring.pop();
    if (next === undefined) break;
    self.callbacks.version++;
    const [isSync, callback] = (next as PyTuple).items as [Value, Value];
    const details = error === null ? [null, null, null] : [error.type, error, error.traceback];
    try {
      let result = yield* finished(call(callback, details, null, thread));
      if (isSync !== true) result = yield* waitFor(result, thread);
      if (yield* finished(truth(result, thread))) {
        swallowed = true;
        pending = false;
        error = null;
      }
    } catch (thrown) {
      if (!(thrown instanceof PyException)) throw thrown;
      fixContext(thrown, error, outer);
      pending = true;
      error = thrown;
    }
  }
  // The context of the error is right already.
  if (pending) return thread.raise(error!) as never;
  return received !== null && swallowed;
}

/** Puts the error that was on its way in where the chain of contexts leads outside. */
function fixContext(error: PyException, before: PyException | null, outer: PyException | null): void {
  let last = error;
  for (;;) {
    const { context } = last;
    if (context === null || context === before) return;
    if (context === outer) break;
    last = context;
  }
  last.context = before;
}

function emptyDeque(): PyDeque {
  return adopt(new PyDeque(), dequeType());
}

/** What `push` puts on the stack: the method of a manager, or the function itself. */
function* exitOf(exit: Value, name: string, thread: Thread): Guest<Value> {
  const type = typeOf(exit);
  const found = type.lookup(name);
  if (found === undefined) return exit;
  return new PyBoundMethod(yield* finished(bindAttribute(found, undefined, type, thread)), exit);
}

function* methodsOf(
  manager: Value,
  enterName: string,
  exitName: string,
  protocol: string,
  thread: Thread,
): Guest<readonly [enter: Value, exit: Value]> {
  const type = typeOf(manager);
  const enter = type.lookup(enterName);
  const exit = type.lookup(exitName);
  if (enter === undefined || exit === undefined) {
    return raise.typeError(
      `'${type.module}.${type.qualname}' object does not support the ${protocol} protocol`,
    );
  }
  return [
    yield* finished(bindAttribute(enter, undefined, type, thread)),
    yield* finished(bindAttribute(exit, undefined, type, thread)),
  ];
}
