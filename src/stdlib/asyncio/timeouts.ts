/** `timeout` and `timeout_at`. CPython: Lib/asyncio/timeouts.py; docs: library/asyncio-task.html#timeouts. */
import { coroutineMethod } from '../../runtime/frames/native-coroutine.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { copyContext } from '../../runtime/kernel/context.ts';
import { defineType, method, native } from '../../runtime/kernel/define.ts';
import {
  exceptionGroupType,
  isInstance,
  makeError,
  raise,
  runtimeErrorType,
  timeoutErrorType,
} from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { PyObject, type Result, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { adopt, PyFloat } from '../../runtime/kernel/values.ts';
import { PyExceptionGroup } from '../../runtime/objects/exception-group.ts';
import { callAt, callSoon, loopTime, PyLoop } from './base-events.ts';
import { neededLoop, type PyHandle, runningLoop } from './events.ts';
import { cancelledErrorType } from './exceptions.ts';
import { cancelFuture } from './future-access.ts';
import { invokeNested } from './invoke.ts';
import { FunctionCallback, type Place } from './native-callback.ts';
import { seconds } from './seconds.ts';
import { currentTask } from './task-registry.ts';
import { PyTask } from './tasks.ts';

type State = 'created' | 'active' | 'expiring' | 'expired' | 'finished';

export class PyTimeout extends PyObject {
  state: State = 'created';
  when: Value = null;
  handle: PyHandle | null = null;
  task: Value = null;
  /** Requests to cancel the task that were there before. */
  cancelling = 0;
}

export const timeoutType = defineType<PyTimeout>('Timeout', {
  doc: 'Asynchronous context manager for cancelling overdue coroutines.\n\nUse `timeout()` or `timeout_at()` rather than instantiating this class directly.\n',
  module: 'asyncio.timeouts',
  instances: PyTimeout,
  hasDict: true,
  slots: {
    init: bySignature('Timeout.__init__', '(self, when)', (self: PyTimeout, when: Value) => {
      self.when = when;
      return null;
    }),
    new: (type) => adopt(new PyTimeout(), type),
    *repr(self, thread) {
      if (self.state !== 'active') return `<Timeout [${self.state}]>`;
      const { when } = self;
      const shown = when instanceof PyFloat ? new PyFloat(Number(when.value.toFixed(3))) : when;
      return `<Timeout [active] when=${yield* finished(repr(shown, thread))}>`;
    },
  },
  methods: [
    method('when(self)', 'Return the current deadline.', (self: PyTimeout) => self.when, 'def'),
    method(
      'reschedule(self, when)',
      'Reschedule the timeout.',
      (self: PyTimeout, when: Value, thread: Thread) => {
        reschedule(self, when, thread);
        return null;
      },
      'def',
    ),
    method(
      'expired(self)',
      'Is timeout expired during execution?',
      (self: PyTimeout) => self.state === 'expiring' || self.state === 'expired',
      'def',
    ),
    // biome-ignore lint/correctness/useYield: there is nothing to wait for
    coroutineMethod('__aenter__(self)', '', function* (self: PyTimeout, thread: Thread): Guest<Value> {
      enterTimeout(self, thread);
      return self;
    }),
    coroutineMethod(
      '__aexit__(self, exc_type, exc_val, exc_tb)',
      '',
      // biome-ignore lint/correctness/useYield: there is nothing to wait for
      function* (
        self: PyTimeout,
        _type: Value,
        error: Value,
        _traceback: Value,
        thread: Thread,
      ): Guest<Value> {
        leaveTimeout(self, error as PyException | null, thread);
        return null;
      },
    ),
  ],
});

export const timeoutFunctions = [
  native(
    'timeout(delay)',
    'Timeout async context manager.\n\nUseful in cases when you want to apply timeout logic around block\nof code or in cases when asyncio.wait_for is not suitable. For example:\n\n>>> async with asyncio.timeout(10):  # 10 seconds timeout\n...     await long_running_task()\n\n\ndelay - value in seconds or None to disable timeout logic\n\nlong_running_task() is interrupted by raising asyncio.CancelledError,\nthe top-most affected timeout() context manager converts CancelledError\ninto TimeoutError.\n',
    (delay: Value, thread: Thread) => {
      neededLoop(thread);
      return newTimeout(delay, thread);
    },
    { wording: 'def', module: 'asyncio.timeouts' },
  ),
  native(
    'timeout_at(when)',
    'Schedule the timeout at absolute time.\n\nLike timeout() but argument gives absolute time in the same clock system\nas loop.time().\n\nPlease note: it is not POSIX time but a time with\nundefined starting base, e.g. the time of the system power on.\n\n>>> async with asyncio.timeout_at(loop.time() + 10):\n...     await long_running_task()\n\n\nwhen - a deadline when timeout occurs or None to disable timeout logic\n\nlong_running_task() is interrupted by raising asyncio.CancelledError,\nthe top-most affected timeout() context manager converts CancelledError\ninto TimeoutError.\n',
    (when: Value) => {
      const timeout = adopt(new PyTimeout(), timeoutType);
      timeout.when = when;
      return timeout;
    },
    { wording: 'def', module: 'asyncio.timeouts' },
  ),
];

/** A timeout `delay` seconds from now; None for one that never comes. */
export function newTimeout(delay: Value, thread: Thread): PyTimeout {
  const timeout = adopt(new PyTimeout(), timeoutType);
  if (delay !== null) timeout.when = new PyFloat(timeNow(thread) + seconds(delay));
  return timeout;
}

export function enterTimeout(self: PyTimeout, thread: Thread): void {
  if (self.state !== 'created') raise.runtimeError('Timeout has already been entered');
  const loop = neededLoop(thread);
  const task = currentTask(loop, thread);
  if (task === null) raise.runtimeError('Timeout should be used inside a task');
  self.state = 'active';
  self.task = task;
  self.cancelling =
    task instanceof PyTask ? task.cancelRequests : Number(invokeNested(task, 'cancelling', [], thread));
  reschedule(self, self.when, thread);
}

/** The end of the block, which `error` has left; raises TimeoutError if that came from here. */
export function leaveTimeout(self: PyTimeout, error: PyException | null, thread: Thread): void {
  self.handle?.cancel();
  self.handle = null;
  if (self.state === 'active') self.state = 'finished';
  if (self.state !== 'expiring') return;
  self.state = 'expired';
  const { task } = self;
  const left = task instanceof PyTask ? task.uncancel() : Number(invokeNested(task, 'uncancel', [], thread));
  if (left > self.cancelling || error === null) return;
  if (isInstance(error, cancelledErrorType)) throw timeoutFrom(error);
  explainCancellation(error);
  if (error instanceof PyExceptionGroup && isInstance(error, exceptionGroupType))
    error.exceptions.forEach(explainCancellation);
}

function reschedule(self: PyTimeout, when: Value, thread: Thread): void {
  if (self.state === 'created') raise.runtimeError('Timeout has not been entered');
  if (self.state !== 'active') raise.runtimeError(`Cannot change state of ${self.state} Timeout`);
  self.when = when;
  self.handle?.cancel();
  self.handle = null;
  if (when === null) return;
  const loop = runningLoop(thread);
  if (!(loop instanceof PyLoop)) throw makeError(runtimeErrorType, 'no running event loop');
  const callback = new FunctionCallback(ON_TIMEOUT, (_argument, running) => onTimeout(self, running));
  const at = seconds(when);
  self.handle =
    at <= loopTime(thread)
      ? callSoon(loop, callback, [], copyContext(thread), thread)
      : callAt(loop, at, callback, [], copyContext(thread));
}

const ON_TIMEOUT: Place = { name: 'Timeout._on_timeout', place: null };

function onTimeout(self: PyTimeout, thread: Thread): Result {
  cancelFuture(self.task, null, thread);
  self.state = 'expiring';
  self.handle = null;
  return null;
}

/** The first cancellation in the chain of contexts was ours. */
function explainCancellation(error: PyException): void {
  for (let each = error; each.context !== null; each = each.context) {
    if (!isInstance(each.context, cancelledErrorType)) continue;
    each.context = timeoutFrom(each.context);
    return;
  }
}

/** `raise TimeoutError from error`. */
export function timeoutFrom(error: PyException): PyException {
  const timeout = new PyException(timeoutErrorType, []);
  timeout.cause = error;
  timeout.context = error;
  timeout.suppressContext = true;
  return timeout;
}

function timeNow(thread: Thread): number {
  const loop = runningLoop(thread);
  return loop instanceof PyLoop ? loopTime(thread) : seconds(invokeNested(loop, 'time', [], thread));
}
