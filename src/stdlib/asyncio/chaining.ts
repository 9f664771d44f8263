/** Futures of threads become futures of a loop, and the other way round. CPython: Lib/asyncio/futures.py (_chain_future); docs: library/asyncio-future.html#asyncio.wrap_future. */
import { copyContext } from '../../runtime/kernel/context.ts';
import { assertionErrorType, isInstance, raise } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import type { Result, Value } from '../../runtime/kernel/object.ts';
import { drive, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import {
  cancelledErrorType as workCancelledType,
  invalidStateErrorType as workInvalidStateType,
} from '../concurrent/futures/errors.ts';
import { PyWorkFuture } from '../concurrent/futures/future.ts';
import { callSoon, type LoopLike, PyLoop } from './base-events.ts';
import { cancelledErrorType, invalidStateErrorType } from './exceptions.ts';
import { addCallback, cancelFuture, errorOf, isCancelled, resultOf } from './future-access.ts';
import { newFuture, PyFuture } from './futures.ts';
import { invokeNested } from './invoke.ts';
import { FunctionCallback, type Place } from './native-callback.ts';

const CALL_CHECK_CANCEL: Place = {
  name: '_chain_future.<locals>._call_check_cancel',
  place: 'futures.py:386',
};
const CALL_SET_STATE: Place = {
  name: '_chain_future.<locals>._call_set_state',
  place: 'futures.py:393',
};
const SET_STATE: Place = { name: '_chain_future.<locals>._set_state', place: 'futures.py:380' };

/** A future of `loop` that gets the outcome of `future`; cancelling it cancels that one. */
export function* wrapFuture(future: Value, loop: LoopLike, thread: Thread): Guest<Value> {
  if (future instanceof PyFuture) return future;
  if (!(future instanceof PyWorkFuture)) {
    return raise.error(
      assertionErrorType,
      `concurrent.futures.Future is expected, got ${yield* finished(repr(future, thread))}`,
    );
  }
  const destination = newFuture(loop);
  const checkCancel = new FunctionCallback(CALL_CHECK_CANCEL, (_argument, running) =>
    destination.state === 'CANCELLED' ? drive(future.cancel(running), running) : null,
  );
  destination.addDoneCallback(checkCancel, copyContext(thread), thread);
  const tellLoop = function* (_done: PyWorkFuture, running: Thread): Guest<void> {
    if (loop instanceof PyLoop && loop.closed) return;
    const setState = new FunctionCallback(SET_STATE, (_argument, own) => copyState(future, destination, own));
    callSoonThreadsafe(loop, setState, running);
  };
  yield* future.addCallback(tellLoop, thread);
  return destination;
}

/** The outcome of a future of a loop goes to one that a thread waits for. */
export function chainToWork(source: Value, destination: PyWorkFuture, loop: LoopLike, thread: Thread): void {
  const setState = new FunctionCallback(CALL_SET_STATE, (_argument, running) =>
    drive(outcomeTo(source, destination, running), running),
  );
  addCallback(source, setState, thread);
  destination.callbacks.push(function* (_done: PyWorkFuture, running: Thread): Guest<void> {
    if (!destination.isCancelled || (loop instanceof PyLoop && loop.closed)) return;
    const cancel = new FunctionCallback(CALL_CHECK_CANCEL, (_argument, own) => {
      cancelFuture(source, null, own);
      return null;
    });
    callSoonThreadsafe(loop, cancel, running);
  });
}

export function callSoonThreadsafe(loop: LoopLike, callback: FunctionCallback, thread: Thread): void {
  if (loop instanceof PyLoop) {
    callSoon(loop, callback, [], copyContext(thread), thread);
    loop.wakeUp();
  } else invokeNested(loop, 'call_soon_threadsafe', [callback], thread);
}

function copyState(source: PyWorkFuture, destination: PyFuture, thread: Thread): Result {
  if (destination.isDone()) {
    if (destination.state === 'CANCELLED') return null;
    return raise.error(assertionErrorType);
  }
  if (source.isCancelled) destination.cancel(null, thread);
  else if (source.error !== null) destination.setError(forLoop(source.error), thread);
  else destination.setResult(source.value, thread);
  return null;
}

/** Exceptions of `concurrent.futures` become those of asyncio. */
function forLoop(error: PyException): PyException {
  const type = isInstance(error, workCancelledType)
    ? cancelledErrorType
    : isInstance(error, workInvalidStateType)
      ? invalidStateErrorType
      : null;
  if (type === null) return error;
  const converted = new PyException(type, error.args);
  converted.traceback = error.traceback;
  return converted;
}

function* outcomeTo(source: Value, destination: PyWorkFuture, thread: Thread): Guest<Value> {
  if (destination.isCancelled) return null;
  if (isCancelled(source, thread)) yield* destination.cancel(thread);
  if (!(yield* destination.begin(thread))) return null;
  const error = errorOf(source, thread);
  if (error !== null) yield* destination.finish(null, error, thread);
  else yield* destination.finish(yield* finished(resultOf(source, thread)), null, thread);
  return null;
}
