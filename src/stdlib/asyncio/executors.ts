/** The loop's methods for executors. CPython: Lib/asyncio/base_events.py; docs: library/asyncio-eventloop.html#executing-code-in-thread-or-process-pools. */
import { coroutineMethod } from '../../runtime/frames/native-coroutine.ts';
import { type Attribute, method } from '../../runtime/kernel/define.ts';
import { raise, runtimeWarningType } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { newThreadPool, PyThreadPool } from '../concurrent/futures/thread.ts';
import { joinThread, nativeThread, newName, startThread } from '../threading/thread.ts';
import type { PyLoop } from './base-events.ts';
import { callSoonThreadsafe, wrapFuture } from './chaining.ts';
import { awaitFuture, newFuture } from './futures.ts';
import { invoke } from './invoke.ts';
import { FunctionCallback } from './native-callback.ts';
import { enterTimeout, leaveTimeout, newTimeout } from './timeouts.ts';

export const executorMethods: readonly Attribute[] = [
  method(
    'run_in_executor(self, executor, func, *args)',
    null,
    function* (self: PyLoop, executor: Value, func: Value, args: Value[], thread: Thread): Guest<Value> {
      return yield* runInExecutor(self, executor, func, args, thread);
    },
    'def',
  ),
  method(
    'set_default_executor(self, executor)',
    null,
    (self: PyLoop, executor: Value) => {
      if (!(executor instanceof PyThreadPool))
        raise.typeError('executor must be ThreadPoolExecutor instance');
      self.defaultExecutor = executor;
      return null;
    },
    'def',
  ),
  coroutineMethod(
    'shutdown_default_executor(self, timeout=None)',
    'Schedule the shutdown of the default executor.\n\nThe timeout parameter specifies the amount of time the executor will\nbe given to finish joining. The default value is None, which means\nthat the executor will be given an unlimited amount of time.\n',
    shutdownDefault,
  ),
];

export function* runInExecutor(
  self: PyLoop,
  given: Value,
  func: Value,
  args: readonly Value[],
  thread: Thread,
): Guest<Value> {
  if (self.closed) raise.runtimeError('Event loop is closed');
  let executor = given;
  if (executor === null) {
    if (self.executorShutdown) raise.runtimeError('Executor shutdown has been called');
    executor = self.defaultExecutor ??= newThreadPool('asyncio', thread);
  }
  const future = yield* invoke(executor, 'submit', [func, ...args], thread);
  return yield* wrapFuture(future, self, thread);
}

const DO_SHUTDOWN = { name: '_set_result_unless_cancelled', place: 'futures.py:312' };

/** A thread of its own waits for the workers, so that the loop goes on meanwhile. */
function* shutdownDefault(self: PyLoop, timeout: Value, thread: Thread): Guest<Value> {
  self.executorShutdown = true;
  const executor = self.defaultExecutor;
  if (executor === null) return null;
  const future = newFuture(self);
  const waiter = nativeThread(`${newName(thread)} (_do_shutdown)`, false, function* (own): Guest<Value> {
    let failure: PyException | null = null;
    try {
      yield* invoke(executor, 'shutdown', [true], own, ['wait']);
    } catch (error) {
      if (!(error instanceof PyException)) throw error;
      failure = error;
    }
    if (self.closed) return null;
    const tell = new FunctionCallback(DO_SHUTDOWN, (_argument, running) => {
      if (future.isDone()) return null;
      if (failure === null) future.setResult(null, running);
      else future.setError(failure, running);
      return null;
    });
    callSoonThreadsafe(self, tell, own);
    return null;
  });
  yield* startThread(waiter, thread);
  const limit = newTimeout(timeout, thread);
  enterTimeout(limit, thread);
  try {
    try {
      const outcome = awaitFuture(future, thread);
      if (outcome === UNWIND) yield UNWIND;
    } catch (error) {
      leaveTimeout(limit, error instanceof PyException ? error : null, thread);
      throw error;
    }
    leaveTimeout(limit, null, thread);
  } catch (error) {
    if (!(error instanceof PyException) || error.type.name !== 'TimeoutError') throw error;
    const text = `The executor did not finishing joining its threads within ${yield* finished(repr(timeout, thread))} seconds.`;
    const warned = thread.interpreter.warn(runtimeWarningType, text, 2, thread);
    if (warned === UNWIND) yield UNWIND;
    yield* invoke(executor, 'shutdown', [false], thread, ['wait']);
    return null;
  }
  yield* joinThread(waiter, null, thread);
  return null;
}
