/**
 * `Future`: a result that comes later. Its await is the only place that yields to the loop.
 * CPython: Lib/asyncio/futures.py; docs: library/asyncio-future.html.
 */
import { yieldThen } from '../../runtime/frames/awaiting.ts';
import { call0, call1 } from '../../runtime/kernel/call.ts';
import { equal } from '../../runtime/kernel/compare.ts';
import { copyContext, PyContext } from '../../runtime/kernel/context.ts';
import { classMethod, defineType, getset, method } from '../../runtime/kernel/define.ts';
import {
  baseExceptionType,
  isInstance,
  makeError,
  raise,
  runtimeErrorType,
  stopIterationType,
  typeName,
} from '../../runtime/kernel/errors.ts';
import { PyException, type TracebackEntry } from '../../runtime/kernel/exception.ts';
import { stopIteration } from '../../runtime/kernel/iterate.ts';
import { PyObject, type Result, type Step, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyType } from '../../runtime/kernel/type.ts';
import { raiseError } from '../../runtime/kernel/unwinding.ts';
import { adopt, PyList, PyTuple } from '../../runtime/kernel/values.ts';
import { genericAlias } from '../../runtime/objects/generic-alias.ts';
import { guardedRepr } from '../../runtime/objects/repr-guard.ts';
import { callSoon, type LoopLike, loopDebug, PyLoop } from './base-events.ts';
import { currentLoop } from './events.ts';
import { cancelledError, invalidState } from './exceptions.ts';
import { callbackSource } from './format-helpers.ts';
import { invokeNested, overrides } from './invoke.ts';
import { reprLimited } from './repr-limited.ts';

export type FutureState = 'PENDING' | 'CANCELLED' | 'FINISHED';

/** What is called when a future is done, and in which context. */
export interface DoneCallback {
  readonly callback: Value;
  readonly context: PyContext;
}

/** Many futures never get a callback: an array is made when one comes. */
const NO_CALLBACKS = Object.freeze([]) as unknown as DoneCallback[];

export class PyFuture extends PyObject {
  loop: LoopLike = null as unknown as LoopLike;
  state: FutureState = 'PENDING';
  value: Value = null;
  error: PyException | null = null;
  errorTraceback: TracebackEntry | null = null;
  cancelMessage: Value = null;
  /** The error that ended the coroutine of a cancelled task, to be raised once. */
  cancelledWith: PyException | null = null;
  callbacks: DoneCallback[] = NO_CALLBACKS;
  /** Set by `await` just before the future is yielded, taken back by the task. */
  blocking = false;
  /** An error was set and nobody has asked for it. */
  neverRetrieved = false;

  isDone(): boolean {
    return this.state !== 'PENDING';
  }

  /** The result, or UNWIND with the error. */
  result(thread: Thread): Result {
    if (this.state === 'CANCELLED') return raiseError(this.makeCancelledError(), thread);
    if (this.state === 'PENDING') return raiseError(invalidState('Result is not set.'), thread);
    this.markRetrieved();
    const { error } = this;
    if (error === null) return this.value;
    error.traceback = this.errorTraceback;
    return raiseError(error, thread);
  }

  makeCancelledError(): PyException {
    const error = this.cancelledWith ?? cancelledError(this.cancelMessage);
    this.cancelledWith = null;
    return error;
  }

  /** False when it was done already. Tasks pass the request on. */
  cancel(message: Value, thread: Thread): boolean {
    return this.cancelFuture(message, thread);
  }

  cancelFuture(message: Value, thread: Thread): boolean {
    this.markRetrieved();
    if (this.state !== 'PENDING') return false;
    this.state = 'CANCELLED';
    this.cancelMessage = message;
    this.scheduleCallbacks(thread);
    return true;
  }

  setResult(value: Value, thread: Thread): void {
    if (this.state !== 'PENDING') throw invalidState('invalid state');
    this.value = value;
    this.state = 'FINISHED';
    this.scheduleCallbacks(thread);
  }

  setError(error: PyException, thread: Thread): void {
    if (this.state !== 'PENDING') throw invalidState('invalid state');
    this.error = isInstance(error, stopIterationType) ? stopIterationRefused(error) : error;
    this.errorTraceback = error.traceback;
    this.state = 'FINISHED';
    this.scheduleCallbacks(thread);
    this.neverRetrieved = true;
    if (this.loop instanceof PyLoop) this.loop.unretrieved.add(this);
  }

  /** Somebody has seen the error. */
  markRetrieved(): void {
    if (!this.neverRetrieved) return;
    this.neverRetrieved = false;
    if (this.loop instanceof PyLoop) this.loop.unretrieved.delete(this);
  }

  addDoneCallback(callback: Value, context: PyContext, thread: Thread): void {
    if (this.state !== 'PENDING') callSoon(this.loop, callback, [this], context, thread);
    else if (this.callbacks === NO_CALLBACKS) this.callbacks = [{ callback, context }];
    else this.callbacks.push({ callback, context });
  }

  /** Removes every callback that is the given one. */
  removeCallback(callback: Value): number {
    const before = this.callbacks.length;
    this.callbacks = this.callbacks.filter((each) => each.callback !== callback);
    return before - this.callbacks.length;
  }

  private scheduleCallbacks(thread: Thread): void {
    const { callbacks } = this;
    if (callbacks.length === 0) return;
    this.callbacks = NO_CALLBACKS;
    for (const { callback, context } of callbacks) callSoon(this.loop, callback, [this], context, thread);
  }
}

/** `await future`: yields it to the task, which wakes up when it is done. */
export function awaitFuture(self: PyFuture, thread: Thread): Result {
  if (self.state !== 'PENDING') return self.result(thread);
  self.blocking = true;
  return yieldThen(self, (outcome) => afterWait(self, outcome, thread), thread);
}

function afterWait(self: PyFuture, outcome: Step, thread: Thread): Result {
  if (outcome === UNWIND) return UNWIND;
  if (self.state === 'PENDING')
    return raiseError(makeError(runtimeErrorType, "await wasn't used with future"), thread);
  return self.result(thread);
}

export const futureType = defineType<PyFuture>('Future', {
  signature: '(*, loop=None)',
  hasWeakReferences: true,
  doc: "This class is *almost* compatible with concurrent.futures.Future.\n\n    Differences:\n\n    - result() and exception() do not take a timeout argument and\n      raise an exception when the future isn't done yet.\n\n    - Callbacks registered with add_done_callback() are always called\n      via the event loop's call_soon_threadsafe().\n\n    - This class is not compatible with the wait() and as_completed()\n      methods in the concurrent.futures package.",
  module: '_asyncio',
  instances: PyFuture,
  hasDict: true,
  slots: {
    new: (type) => adopt(new PyFuture(), type),
    init: (self, args, names, thread) => {
      if (names !== null && (names.length > 1 || names[0] !== 'loop')) {
        raise.typeError(
          `Future() got an unexpected keyword argument '${names.find((name) => name !== 'loop')}'`,
        );
      }
      if (args.length > (names?.length ?? 0))
        raise.typeError(`Future() takes at most 1 keyword argument (${args.length} given)`);
      initFuture(self, args[0] ?? null, thread);
      return null;
    },
    await: (self) => new FutureIterator(self),
    iter: (self) => new FutureIterator(self),
    awaitNow: awaitFuture,
    *repr(self, thread) {
      return yield* guardedRepr(self, thread, function* () {
        return `<${self.type.name} ${(yield* futureInfo(self, thread)).join(' ')}>`;
      });
    },
  },
  methods: [
    method(
      'result(self, /)',
      "Return the result this future represents.\n\nIf the future has been cancelled, raises CancelledError.  If the\nfuture's result isn't yet available, raises InvalidStateError.  If\nthe future is done and has an exception set, this exception is raised.",
      (self: PyFuture, thread: Thread) => self.result(thread),
    ),
    method(
      'exception(self, /)',
      "Return the exception that was set on this future.\n\nThe exception (or None if no exception was set) is returned only if\nthe future is done.  If the future has been cancelled, raises\nCancelledError.  If the future isn't done yet, raises\nInvalidStateError.",
      exceptionOf,
    ),
    method(
      'set_result(self, result, /)',
      'Mark the future done and set its result.\n\nIf the future is already done when this method is called, raises\nInvalidStateError.',
      (self: PyFuture, result: Value, thread: Thread) => {
        self.setResult(result, thread);
        return null;
      },
    ),
    method(
      'set_exception(self, exception, /)',
      'Mark the future done and set an exception.\n\nIf the future is already done when this method is called, raises\nInvalidStateError.',
      setException,
    ),
    method(
      'add_done_callback(self, fn, /, *, context=<missing>)',
      'Add a callback to be run when the future becomes done.\n\nThe callback is called with a single argument - the future object. If\nthe future is already done when this is called, the callback is\nscheduled with call_soon.',
      (self: PyFuture, callback: Value, context: Value | undefined, thread: Thread) => {
        self.addDoneCallback(callback, context instanceof PyContext ? context : copyContext(thread), thread);
        return null;
      },
    ),
    method(
      'remove_done_callback(self, fn, /)',
      'Remove all instances of a callback from the "call when done" list.\n\nReturns the number of callbacks removed.',
      function* (self: PyFuture, callback: Value, thread: Thread): Guest<Value> {
        const kept: DoneCallback[] = [];
        const { callbacks } = self;
        for (const each of callbacks)
          if (!(yield* finished(equal(each.callback, callback, thread)))) kept.push(each);
        self.callbacks = kept;
        return callbacks.length - kept.length;
      },
    ),
    method(
      'cancel(self, /, msg=None)',
      "Cancel the future and schedule callbacks.\n\nIf the future is already done or cancelled, return False.  Otherwise,\nchange the future's state to cancelled, schedule the callbacks and\nreturn True.",
      (self: PyFuture, message: Value, thread: Thread) => self.cancel(message, thread),
    ),
    method(
      'cancelled(self, /)',
      'Return True if the future was cancelled.',
      (self: PyFuture) => self.state === 'CANCELLED',
    ),
    method(
      'done(self, /)',
      'Return True if the future is done.\n\nDone means either that a result / exception are available, or that the\nfuture was cancelled.',
      (self: PyFuture) => self.state !== 'PENDING',
    ),
    method(
      'get_loop(self, /)',
      'Return the event loop the Future is bound to.',
      (self: PyFuture) => self.loop ?? raise.runtimeError('Future object is not initialized.'),
    ),
    method(
      '_make_cancelled_error(self, /)',
      'Create the CancelledError to raise if the Future is cancelled.\n\nThis should only be called once when handling a cancellation since\nit erases the context exception value.',
      (self: PyFuture) => self.makeCancelledError(),
    ),
    getset<PyFuture>(
      '_asyncio_future_blocking',
      null,
      (self) => self.blocking,
      (self, value) => {
        self.blocking = value === true;
        return null;
      },
    ),
    getset<PyFuture>('_loop', null, (self) => self.loop ?? null),
    getset<PyFuture>('_state', null, (self) => self.state),
    getset<PyFuture>('_result', null, (self) => self.value),
    getset<PyFuture>('_exception', null, (self) => self.error),
    getset<PyFuture>(
      '_cancel_message',
      null,
      (self) => self.cancelMessage,
      (self, value) => {
        self.cancelMessage = value ?? null;
        return null;
      },
    ),
    getset<PyFuture>(
      '_log_traceback',
      null,
      (self) => self.neverRetrieved,
      (self, value) => {
        if (value !== false) raise.valueError('_log_traceback can only be set to False');
        self.markRetrieved();
        return null;
      },
    ),
    getset<PyFuture>('_source_traceback', null, () => null),
    getset<PyFuture>('_callbacks', null, (self) =>
      self.callbacks.length === 0
        ? null
        : new PyList(self.callbacks.map((each) => new PyTuple([each.callback, each.context]))),
    ),
    classMethod('__class_getitem__(cls, item, /)', 'See PEP 585', genericAlias),
  ],
});

/** Binds a future to a loop, by default the current one. */
export function initFuture(self: PyFuture, loop: Value, thread: Thread): void {
  self.loop = (loop ?? currentLoop(thread)) as LoopLike;
  self.state = 'PENDING';
  loopDebug(self.loop, thread);
}

/** A pending future of `loop`. */
export function newFuture(loop: LoopLike): PyFuture {
  const future = adopt(new PyFuture(), futureType);
  future.loop = loop;
  return future;
}

/** `loop.create_future()`. */
export function createFuture(loop: LoopLike, thread: Thread): PyFuture {
  if (loop instanceof PyLoop && !overrides(loop, 'create_future')) return newFuture(loop);
  return invokeNested(loop, 'create_future', [], thread) as PyFuture;
}

function exceptionOf(self: PyFuture, thread: Thread): Result {
  if (self.state === 'CANCELLED') return raiseError(self.makeCancelledError(), thread);
  if (self.state === 'PENDING') return raiseError(invalidState('Exception is not set.'), thread);
  self.markRetrieved();
  return self.error;
}

function* setException(self: PyFuture, exception: Value, thread: Thread): Guest<Value> {
  if (self.state !== 'PENDING') throw invalidState('invalid state');
  let error = exception;
  if (exception instanceof PyType && exception.isSubtypeOf(baseExceptionType))
    error = yield* finished(call0(exception, thread));
  if (!(error instanceof PyException)) return raise.typeError('invalid exception object');
  self.setError(error, thread);
  return null;
}

function stopIterationRefused(error: PyException): PyException {
  const message = 'StopIteration interacts badly with generators and cannot be raised into a Future';
  const replaced = makeError(runtimeErrorType, message);
  replaced.cause = error;
  replaced.context = error;
  replaced.suppressContext = true;
  return replaced;
}

/** What the repr of a future tells. */
export function* futureInfo(self: PyFuture, thread: Thread): Guest<string[]> {
  const info = [self.state.toLowerCase()];
  if (self.state === 'FINISHED') {
    if (self.error !== null) info.push(`exception=${yield* finished(repr(self.error, thread))}`);
    else info.push(`result=${yield* reprLimited(self.value, thread)}`);
  }
  const { callbacks } = self;
  if (callbacks.length > 0) {
    const first = yield* callbackSource(callbacks[0]!.callback, [], false, thread);
    const last =
      callbacks.length < 2
        ? ''
        : `, ${yield* callbackSource(callbacks[callbacks.length - 1]!.callback, [], false, thread)}`;
    const between = callbacks.length > 2 ? `, <${callbacks.length - 2} more>` : '';
    info.push(`cb=[${first}${between}${last}]`);
  }
  return info;
}

// ── The documented protocol, for those who drive a future by hand ──────────────────────────────────

class FutureIterator extends PyObject {
  readonly future: PyFuture;
  yielded = false;

  constructor(future: PyFuture) {
    super();
    this.future = future;
  }
}

defineType<FutureIterator>('FutureIter', {
  module: '_asyncio',
  instances: FutureIterator,
  isBase: false,
  slots: { iter: (self) => self, next: advance },
  methods: [
    method('send(self, value, /)', '', (self: FutureIterator, _value: Value, thread: Thread) => {
      const step = advance(self, thread);
      return step === undefined ? raiseError(stopIteration(thread.stopValue), thread) : step;
    }),
    method(
      'throw(self, type, value=<missing>, traceback=<missing>, /)',
      '',
      function* (
        _self: FutureIterator,
        type: Value,
        value: Value | undefined,
        _traceback: Value,
        thread: Thread,
      ): Guest<Value> {
        if (type instanceof PyException) throw type;
        if (!(type instanceof PyType))
          return raise.typeError(
            `exceptions must be classes or instances deriving from BaseException, not ${typeName(type)}`,
          );
        throw (yield* finished(
          value === undefined ? call0(type, thread) : call1(type, value, thread),
        )) as PyException;
      },
    ),
    method('close(self, /)', '', () => null),
  ],
});

function advance(self: FutureIterator, thread: Thread): Step {
  const { future } = self;
  if (future.state === 'PENDING') {
    if (self.yielded) return raise.runtimeError("await wasn't used with future");
    self.yielded = true;
    future.blocking = true;
    return future;
  }
  const result = future.result(thread);
  if (result === UNWIND) return UNWIND;
  thread.stopValue = result;
  return undefined;
}
