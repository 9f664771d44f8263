/** `to_thread`, `wrap_future` and `run_coroutine_threadsafe`. CPython: Lib/asyncio/threads.py, tasks.py; docs: library/asyncio-task.html#running-in-threads. */

import { coroutineFunction, waitFor } from '../../runtime/frames/native-coroutine.ts';
import { copyContext, type PyContext } from '../../runtime/kernel/context.ts';
import { defineType, native } from '../../runtime/kernel/define.ts';
import type { PyDict } from '../../runtime/kernel/dict.ts';
import {
  exceptionType,
  isInstance,
  keyboardInterruptType,
  raise,
  systemExitType,
} from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { withKeywords } from '../../runtime/kernel/keywords.ts';
import { PyObject, type Value } from '../../runtime/kernel/object.ts';
import { drive, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Names } from '../../runtime/kernel/slots.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { newWorkFuture } from '../concurrent/futures/future.ts';
import { runIn } from '../contextvars.ts';
import type { LoopLike } from './base-events.ts';
import { callSoonThreadsafe, chainToWork, wrapFuture } from './chaining.ts';
import { isCoroutine } from './coroutines.ts';
import { ensureFuture } from './ensure-future.ts';
import { neededLoop } from './events.ts';
import { invoke } from './invoke.ts';
import { FunctionCallback } from './native-callback.ts';
import { getEventLoop } from './policy.ts';

/** What is left to be called in a copy of the context. */
class CallInContext extends PyObject {
  readonly context: PyContext;
  readonly callable: Value;
  readonly args: Value[];
  readonly names: Names;

  constructor(context: PyContext, callable: Value, args: Value[], names: Names) {
    super();
    this.context = context;
    this.callable = callable;
    this.args = args;
    this.names = names;
  }
}

defineType<CallInContext>('partial', {
  module: 'functools',
  instances: CallInContext,
  isBase: false,
  slots: {
    call: (self, _args, _names, thread) =>
      drive(runIn(self.context, self.callable, self.args, self.names, thread), thread),
  },
});

const toThread = coroutineFunction(
  'to_thread(func, /, *args, **kwargs)',
  'Asynchronously run function *func* in a separate thread.\n\nAny *args and **kwargs supplied for this function are directly passed\nto *func*. Also, the current :class:`contextvars.Context` is propagated,\nallowing context variables from the main thread to be accessed in the\nseparate thread.\n\nReturn a coroutine that can be awaited to get the eventual result of *func*.\n',
  function* (func: Value, args: Value[], keywords: PyDict, thread: Thread): Guest<Value> {
    const loop = neededLoop(thread);
    const [all, names] = withKeywords(args, keywords);
    const work = new CallInContext(copyContext(thread), func, all, names);
    return yield* waitFor(yield* invoke(loop, 'run_in_executor', [null, work], thread), thread);
  },
  { module: 'asyncio.threads' },
);

const wrapFutureFunction = native(
  'wrap_future(future, *, loop=None)',
  'Wrap concurrent.futures.Future object.',
  function* (future: Value, loop: Value, thread: Thread): Guest<Value> {
    return yield* wrapFuture(future, (loop ?? (yield* getEventLoop(thread))) as LoopLike, thread);
  },
  { wording: 'def', module: 'asyncio.futures' },
);

const RUN_THREADSAFE = { name: 'run_coroutine_threadsafe.<locals>.callback', place: 'tasks.py:1010' };

const runCoroutineThreadsafe = native(
  'run_coroutine_threadsafe(coro, loop)',
  'Submit a coroutine object to a given event loop.\n\nReturn a concurrent.futures.Future to access the result.\n',
  (coroutine: Value, loop: Value, thread: Thread) => {
    if (!isCoroutine(coroutine)) raise.typeError('A coroutine object is required');
    const future = newWorkFuture();
    const begin = new FunctionCallback(RUN_THREADSAFE, (_argument, running) =>
      drive(
        (function* (): Guest<Value> {
          try {
            chainToWork(yield* ensureFuture(coroutine, loop, running), future, loop as LoopLike, running);
          } catch (error) {
            if (!(error instanceof PyException)) throw error;
            if (yield* future.begin(running)) yield* future.finish(null, error, running);
            if (
              isInstance(error, systemExitType) ||
              isInstance(error, keyboardInterruptType) ||
              !isInstance(error, exceptionType)
            )
              throw error;
          }
          return null;
        })(),
        running,
      ),
    );
    callSoonThreadsafe(loop as LoopLike, begin, thread);
    return future;
  },
  { wording: 'def', module: 'asyncio.tasks' },
);

export const threadFunctions = [toThread, wrapFutureFunction, runCoroutineThreadsafe];
