/** `concurrent.futures.Future`. CPython: Lib/concurrent/futures/_base.py; docs: library/concurrent.futures.html#future-objects. */

import { typeOf } from '../../../runtime/kernel/birth.ts';
import { bySignature } from '../../../runtime/kernel/by-signature.ts';
import { call1 } from '../../../runtime/kernel/call.ts';
import { classMethod, defineType, getset, method } from '../../../runtime/kernel/define.ts';
import { makeError, raise, runtimeErrorType, timeoutErrorType } from '../../../runtime/kernel/errors.ts';
import { PyException } from '../../../runtime/kernel/exception.ts';
import { addressOf } from '../../../runtime/kernel/identity.ts';
import { PyObject, type Result, UNWIND, type Value } from '../../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../../runtime/kernel/pausing.ts';
import { repr } from '../../../runtime/kernel/text.ts';
import type { Thread } from '../../../runtime/kernel/thread.ts';
import { raiseError } from '../../../runtime/kernel/unwinding.ts';
import { adopt } from '../../../runtime/kernel/values.ts';
import { genericAlias } from '../../../runtime/objects/generic-alias.ts';
import { log } from '../../asyncio/log.ts';
import { deadlineOf, WaitQueue } from '../../threading/waiting.ts';
import { cancelledErrorType, invalidStateErrorType } from './errors.ts';

export type WorkState = 'PENDING' | 'RUNNING' | 'CANCELLED' | 'CANCELLED_AND_NOTIFIED' | 'FINISHED';

/** Somebody who waits for several futures. */
export interface Watcher {
  completed(future: PyWorkFuture): void;
}

/** A callback written in TypeScript. */
export type WorkCallback = (future: PyWorkFuture, thread: Thread) => Guest<unknown>;

export class PyWorkFuture extends PyObject {
  state: WorkState = 'PENDING';
  value: Value = null;
  error: PyException | null = null;
  readonly watchers: Watcher[] = [];
  callbacks: (Value | WorkCallback)[] = [];
  private readonly waiting = new WaitQueue();

  get isCancelled(): boolean {
    return this.state === 'CANCELLED' || this.state === 'CANCELLED_AND_NOTIFIED';
  }

  get isDone(): boolean {
    return this.isCancelled || this.state === 'FINISHED';
  }

  /** False when it runs or is finished. */
  *cancel(thread: Thread): Guest<boolean> {
    if (this.state === 'RUNNING' || this.state === 'FINISHED') return false;
    if (this.isCancelled) return true;
    this.state = 'CANCELLED';
    this.waiting.wakeAll();
    yield* this.runCallbacks(thread);
    return true;
  }

  /** To be called by executors only; false when the work was cancelled before it began. */
  *begin(thread: Thread): Guest<boolean> {
    if (this.state === 'CANCELLED') {
      this.state = 'CANCELLED_AND_NOTIFIED';
      for (const each of this.watchers) each.completed(this);
      return false;
    }
    if (this.state !== 'PENDING') {
      const address = addressOf(this, thread);
      yield* log('error', `Future ${Number(address)} in unexpected state: ${this.state}`, null, thread);
      raise.runtimeError('Future in unexpected state');
    }
    this.state = 'RUNNING';
    return true;
  }

  *finish(value: Value, error: PyException | null, thread: Thread): Guest<void> {
    if (this.isDone)
      raise.error(invalidStateErrorType, `${this.state}: ${yield* finished(repr(this, thread))}`);
    this.value = value;
    this.error = error;
    this.state = 'FINISHED';
    for (const each of this.watchers) each.completed(this);
    this.waiting.wakeAll();
    yield* this.runCallbacks(thread);
  }

  /** Waits until it is done. */
  *wait(timeout: Value, thread: Thread): Guest<void> {
    const deadline = deadlineOf(timeout, thread);
    if (this.isDone) return;
    yield* this.waiting.wait(thread, deadline, 'future.result()');
    if (!this.isDone) raise.error(timeoutErrorType);
  }

  *result(timeout: Value, thread: Thread): Guest<Value> {
    yield* this.wait(timeout, thread);
    if (this.isCancelled) raise.error(cancelledErrorType);
    if (this.error !== null) return raiseError(this.error, thread) as never;
    return this.value;
  }

  *addCallback(callback: Value | WorkCallback, thread: Thread): Guest<void> {
    if (this.isDone) yield* this.runCallback(callback, thread);
    else this.callbacks.push(callback);
  }

  private *runCallbacks(thread: Thread): Guest<void> {
    for (const each of this.callbacks) yield* this.runCallback(each, thread);
  }

  private *runCallback(callback: Value | WorkCallback, thread: Thread): Guest<void> {
    try {
      if (typeof callback === 'function') yield* callback(this, thread);
      else yield* finished(call1(callback, this, thread));
    } catch (error) {
      if (!(error instanceof PyException)) throw error;
      yield* log(
        'error',
        `exception calling callback for ${yield* finished(repr(this, thread))}`,
        error,
        thread,
      );
    }
  }
}

export const workFutureType = defineType<PyWorkFuture>('Future', {
  doc: 'Represents the result of an asynchronous computation.',
  module: 'concurrent.futures._base',
  instances: PyWorkFuture,
  hasDict: true,
  slots: {
    new: (type) => adopt(new PyWorkFuture(), type),
    init: bySignature('Future.__init__', '(self)', () => null),
    repr: (self, thread) => {
      const { type, state, error, value } = self;
      const shown = state === 'CANCELLED_AND_NOTIFIED' ? 'cancelled' : state.toLowerCase();
      const end =
        state !== 'FINISHED'
          ? ''
          : error !== null
            ? ` raised ${error.type.name}`
            : ` returned ${nameOfType(value)}`;
      return `<${type.name} at 0x${Number(addressOf(self, thread)).toString(16)} state=${shown}${end}>`;
    },
  },
  methods: [
    method(
      'cancel(self)',
      'Cancel the future if possible.\n\nReturns True if the future was cancelled, False otherwise. A future\ncannot be cancelled if it is running or has already completed.\n',
      function* (self: PyWorkFuture, thread: Thread): Guest<Value> {
        return yield* self.cancel(thread);
      },
      'def',
    ),
    method(
      'cancelled(self)',
      'Return True if the future was cancelled.',
      (self: PyWorkFuture) => self.isCancelled,
      'def',
    ),
    method(
      'running(self)',
      'Return True if the future is currently executing.',
      (self: PyWorkFuture) => self.state === 'RUNNING',
      'def',
    ),
    method(
      'done(self)',
      'Return True if the future was cancelled or finished executing.',
      (self: PyWorkFuture) => self.isDone,
      'def',
    ),
    method(
      'add_done_callback(self, fn)',
      'Attaches a callable that will be called when the future finishes.',
      function* (self: PyWorkFuture, callback: Value, thread: Thread): Guest<Value> {
        yield* self.addCallback(callback, thread);
        return null;
      },
      'def',
    ),
    method(
      'result(self, timeout=None)',
      'Return the result of the call that the future represents.',
      function* (self: PyWorkFuture, timeout: Value, thread: Thread): Guest<Value> {
        return yield* self.result(timeout, thread);
      },
      'def',
    ),
    method(
      'exception(self, timeout=None)',
      'Return the exception raised by the call that the future represents.',
      function* (self: PyWorkFuture, timeout: Value, thread: Thread): Guest<Value> {
        yield* self.wait(timeout, thread);
        if (self.isCancelled) raise.error(cancelledErrorType);
        return self.error;
      },
      'def',
    ),
    method(
      'set_running_or_notify_cancel(self)',
      'Mark the future as running or process any cancel notifications.\n\nShould only be used by Executor implementations and unit tests.',
      function* (self: PyWorkFuture, thread: Thread): Guest<Value> {
        return yield* self.begin(thread);
      },
      'def',
    ),
    method(
      'set_result(self, result)',
      'Sets the return value of work associated with the future.\n\nShould only be used by Executor implementations and unit tests.\n',
      function* (self: PyWorkFuture, result: Value, thread: Thread): Guest<Value> {
        yield* self.finish(result, null, thread);
        return null;
      },
      'def',
    ),
    method(
      'set_exception(self, exception)',
      'Sets the result of the future as being the given exception.\n\nShould only be used by Executor implementations and unit tests.\n',
      function* (self: PyWorkFuture, exception: Value, thread: Thread): Guest<Value> {
        yield* self.finish(
          null,
          exception instanceof PyException ? exception : makeError(runtimeErrorType, 'no exception'),
          thread,
        );
        return null;
      },
      'def',
    ),
    getset<PyWorkFuture>('_state', null, (self) => self.state),
    classMethod('__class_getitem__(cls, item, /)', 'See PEP 585', genericAlias),
  ],
});

export function newWorkFuture(): PyWorkFuture {
  return adopt(new PyWorkFuture(), workFutureType);
}

/** Runs `body` as the work of the future: its outcome becomes the future's. */
export function* work(future: PyWorkFuture, body: () => Result, thread: Thread): Guest<void> {
  if (!(yield* future.begin(thread))) return;
  let value: Value = null;
  let failure: PyException | null = null;
  try {
    const result = body();
    value = result === UNWIND ? yield UNWIND : result;
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    failure = error;
  }
  yield* future.finish(value, failure, thread);
}

function nameOfType(value: Value): string {
  return typeOf(value).name;
}
