/** `wait`, `wait_for`, `shield`. CPython: Lib/asyncio/tasks.py; docs: library/asyncio-task.html#waiting-primitives. */
import { coroutineFunction, waitFor } from '../../runtime/frames/native-coroutine.ts';
import { typeOf } from '../../runtime/kernel/birth.ts';
import { compareTruth, equal } from '../../runtime/kernel/compare.ts';
import { copyContext } from '../../runtime/kernel/context.ts';
import { native } from '../../runtime/kernel/define.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { collect } from '../../runtime/kernel/iterate.ts';
import { UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { str } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import { PyTuple } from '../../runtime/kernel/values.ts';
import { setFrom } from '../../runtime/objects/set.ts';
import { callAt, type LoopLike, loopTime, PyLoop } from './base-events.ts';
import { isCoroutine } from './coroutines.ts';
import { ensureFuture, isFuture } from './ensure-future.ts';
import { neededLoop, type PyHandle, runningLoop } from './events.ts';
import {
  addCallback,
  cancelFuture,
  errorOf,
  isCancelled,
  isDone,
  loopOf,
  removeCallback,
  resultOf,
} from './future-access.ts';
import { awaitFuture, createFuture, type PyFuture } from './futures.ts';
import { isCancellation } from './locks.ts';
import { FunctionCallback, type Place } from './native-callback.ts';
import { getEventLoop } from './policy.ts';
import { seconds } from './seconds.ts';
import { enterTimeout, leaveTimeout, newTimeout, timeoutFrom } from './timeouts.ts';

export const FIRST_COMPLETED = 'FIRST_COMPLETED';
export const FIRST_EXCEPTION = 'FIRST_EXCEPTION';
export const ALL_COMPLETED = 'ALL_COMPLETED';
const CONDITIONS = [FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED];

export const wait = coroutineFunction(
  "wait(fs, *, timeout=None, return_when='ALL_COMPLETED')",
  "Wait for the Futures or Tasks given by fs to complete.\n\nThe fs iterable must not be empty.\n\nReturns two sets of Future: (done, pending).\n\nUsage:\n\n    done, pending = await asyncio.wait(fs)\n\nNote: This does not raise TimeoutError! Futures that aren't done\nwhen the timeout occurs are returned in the second set.\n",
  function* (awaitables: Value, timeout: Value, returnWhen: Value, thread: Thread): Guest<Value> {
    if (isFuture(awaitables) || isCoroutine(awaitables)) {
      raise.typeError(`expect a list of futures, not ${typeOf(awaitables).name}`);
    }
    if (!(yield* finished(truth(awaitables, thread)))) raise.valueError('Set of Tasks/Futures is empty.');
    let known = false;
    for (const each of CONDITIONS) known ||= yield* finished(equal(returnWhen, each, thread));
    if (!known) raise.valueError(`Invalid return_when value: ${yield* finished(str(returnWhen, thread))}`);
    const futures = setFrom(yield* collect(awaitables, thread), thread).items();
    if (futures.some(isCoroutine)) raise.typeError('Passing coroutines is forbidden, use tasks explicitly.');
    const loop = runningLoop(thread);
    if (!(loop instanceof PyLoop)) return raise.runtimeError('no running event loop');
    yield* waitForAny(futures, timeout, returnWhen, loop, thread);
    const isFinished = (future: Value) => isDone(future, thread);
    return new PyTuple([
      setFrom(futures.filter(isFinished), thread),
      setFrom(
        futures.filter((future) => !isFinished(future)),
        thread,
      ),
    ]);
  },
  { module: 'asyncio.tasks' },
);

export const waitForFunction = coroutineFunction(
  'wait_for(fut, timeout)',
  'Wait for the single Future or coroutine to complete, with timeout.\n\nCoroutine will be wrapped in Task.\n\nReturns result of the Future or coroutine.  When a timeout occurs,\nit cancels the task and raises TimeoutError.  To avoid the task\ncancellation, wrap it in shield().\n\nIf the wait is cancelled, the task is also cancelled.\n\nIf the task suppresses the cancellation and returns a value instead,\nthat value is returned.\n\nThis function is a coroutine.\n',
  function* (awaitable: Value, timeout: Value, thread: Thread): Guest<Value> {
    if (timeout !== null && (yield* finished(compareTruth('le', timeout, 0, thread))))
      return yield* withoutTime(awaitable, thread);
    const limit = newTimeout(timeout, thread);
    enterTimeout(limit, thread);
    let result: Value;
    try {
      result = yield* waitFor(awaitable, thread);
    } catch (error) {
      if (error instanceof PyException) leaveTimeout(limit, error, thread);
      throw error;
    }
    leaveTimeout(limit, null, thread);
    return result;
  },
  { module: 'asyncio.tasks' },
);

export const shield = native(
  'shield(arg)',
  "Wait for a future, shielding it from cancellation.\n\nThe statement\n\n    task = asyncio.create_task(something())\n    res = await shield(task)\n\nis exactly equivalent to the statement\n\n    res = await something()\n\n*except* that if the coroutine containing it is cancelled, the\ntask running in something() is not cancelled.  From the POV of\nsomething(), the cancellation did not happen.  But its caller is\nstill cancelled, so the yield-from expression still raises\nCancelledError.  Note: If something() is cancelled by other means\nthis will still cancel shield().\n\nIf you want to completely ignore cancellation (not recommended)\nyou can combine shield() with a try/except clause, as follows:\n\n    task = asyncio.create_task(something())\n    try:\n        res = await shield(task)\n    except CancelledError:\n        res = None\n\nSave a reference to tasks passed to this function, to avoid\na task disappearing mid-execution. The event loop only keeps\nweak references to tasks. A task that isn't referenced elsewhere\nmay get garbage collected at any time, even before it's done.\n",
  function* (awaitable: Value, thread: Thread): Guest<Value> {
    const inner = isFuture(awaitable)
      ? awaitable
      : yield* ensureFuture(awaitable, yield* getEventLoop(thread), thread);
    if (isDone(inner, thread)) return inner;
    const outer = createFuture(loopOf(inner, thread) as LoopLike, thread);
    const innerDone = new FunctionCallback(INNER_DONE, (_future, running) => {
      passOutcome(inner, outer, running);
      return null;
    });
    const outerDone = new FunctionCallback(OUTER_DONE, (_future, running) => {
      if (!isDone(inner, running)) removeCallback(inner, innerDone, running);
      return null;
    });
    addCallback(inner, innerDone, thread);
    addCallback(outer, outerDone, thread);
    return outer;
  },
  { wording: 'def', module: 'asyncio.tasks' },
);

const INNER_DONE: Place = { name: 'shield.<locals>._inner_done_callback', place: 'tasks.py:961' };
const OUTER_DONE: Place = { name: 'shield.<locals>._outer_done_callback', place: 'tasks.py:978' };
const ON_COMPLETION: Place = { name: '_wait.<locals>._on_completion', place: 'tasks.py:534' };
const RELEASE: Place = { name: '_release_waiter', place: 'tasks.py:461' };

function passOutcome(inner: Value, outer: PyFuture, thread: Thread): void {
  if (outer.state === 'CANCELLED') {
    if (!isCancelled(inner, thread)) errorOf(inner, thread);
    return;
  }
  if (isCancelled(inner, thread)) {
    outer.cancel(null, thread);
    return;
  }
  const error = errorOf(inner, thread);
  if (error !== null) {
    outer.setError(error, thread);
    return;
  }
  const result = resultOf(inner, thread);
  if (result !== UNWIND) outer.setResult(result, thread);
}

/** Waits until enough of the futures are done, or the time is over. */
function* waitForAny(
  futures: readonly Value[],
  timeout: Value,
  returnWhen: Value,
  loop: PyLoop,
  thread: Thread,
): Guest<void> {
  const waiter = createFuture(loop, thread);
  const release = () => {
    if (!waiter.isDone()) waiter.setResult(null, thread);
    return null;
  };
  const timer: PyHandle | null =
    timeout === null
      ? null
      : callAt(
          loop,
          loopTime(thread) + seconds(timeout),
          new FunctionCallback(RELEASE, release),
          [],
          copyContext(thread),
        );
  let left = futures.length;
  const callback = new FunctionCallback(ON_COMPLETION, (future, running) => {
    left--;
    const enough =
      left <= 0 ||
      returnWhen === FIRST_COMPLETED ||
      (returnWhen === FIRST_EXCEPTION && !isCancelled(future, running) && errorOf(future, running) !== null);
    if (!enough) return null;
    timer?.cancel();
    return release();
  });
  for (const future of futures) addCallback(future, callback, thread);
  try {
    const outcome = awaitFuture(waiter, thread);
    if (outcome === UNWIND) yield UNWIND;
  } finally {
    timer?.cancel();
    for (const future of futures) removeCallback(future, callback, thread);
  }
}

/** `wait_for` with nothing left of the time: the result if it is there, else a cancellation that is waited for. */
function* withoutTime(awaitable: Value, thread: Thread): Guest<Value> {
  const future = isFuture(awaitable)
    ? awaitable
    : yield* ensureFuture(awaitable, yield* getEventLoop(thread), thread);
  if (isDone(future, thread)) return yield* finished(resultOf(future, thread));
  yield* cancelAndWait(future, thread);
  try {
    return yield* finished(resultOf(future, thread));
  } catch (error) {
    throw isCancellation(error) ? timeoutFrom(error) : error;
  }
}

function* cancelAndWait(future: Value, thread: Thread): Guest<void> {
  const waiter = createFuture(neededLoop(thread) as LoopLike, thread);
  const callback = new FunctionCallback(RELEASE, (_future, running) => {
    if (!waiter.isDone()) waiter.setResult(null, running);
    return null;
  });
  addCallback(future, callback, thread);
  try {
    cancelFuture(future, null, thread);
    const outcome = awaitFuture(waiter, thread);
    if (outcome === UNWIND) yield UNWIND;
  } finally {
    removeCallback(future, callback, thread);
  }
}
