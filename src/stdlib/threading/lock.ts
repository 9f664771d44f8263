/** `Lock` and `RLock`. CPython: Modules/_threadmodule.c; docs: library/threading.html#lock-objects. */
import { defineType, method, native } from '../../runtime/kernel/define.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { addressOf } from '../../runtime/kernel/identity.ts';
import { PyObject, type Result, type Value } from '../../runtime/kernel/object.ts';
import { drive, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { adopt, PyTuple } from '../../runtime/kernel/values.ts';
import { secondsOf, TIMEOUT_MAX, WaitQueue } from './waiting.ts';

/** What both kinds of locks are made of. */
abstract class AnyLock extends PyObject {
  protected readonly waiters = new WaitQueue();
  abstract isFree(thread: Thread): boolean;
  abstract take(thread: Thread): void;
  abstract give(thread: Thread): void;

  /**
   * A lock that becomes free is open to everybody; whoever waits is woken and tries again. One who was woken in vain
   * is given the lock the next time, so that nobody waits for ever.
   */
  *acquire(thread: Thread, deadline: number | undefined): Guest<boolean> {
    for (let insists = false; !this.isFree(thread); insists = true) {
      const how = yield* this.waiters.wait(thread, deadline, this.waitingFor, insists);
      if (how === 'given') return true;
      if (how === 'late' && !this.isFree(thread)) return false;
    }
    this.take(thread);
    return true;
  }

  protected abstract readonly waitingFor: string;
}

export class PyLock extends AnyLock {
  locked = false;
  protected readonly waitingFor = 'lock.acquire()';

  isFree(): boolean {
    return !this.locked;
  }

  take(): void {
    this.locked = true;
  }

  give(): void {
    if (!this.locked) raise.runtimeError('release unlocked lock');
    if (this.waiters.isUrgent) this.waiters.wakeOne('given');
    else {
      this.locked = false;
      this.waiters.wakeOne();
    }
  }
}

export class PyRLock extends AnyLock {
  owner: Thread | null = null;
  count = 0;
  protected readonly waitingFor = 'rlock.acquire()';

  isFree(thread: Thread): boolean {
    return this.owner === null || this.owner === thread;
  }

  take(thread: Thread): void {
    this.owner = thread;
    this.count++;
  }

  give(thread: Thread): void {
    if (this.owner !== thread) raise.runtimeError('cannot release un-acquired lock');
    if (--this.count === 0) this.free();
  }

  /** Gives the lock away however often it was taken; the result is how often. */
  giveAll(): number {
    const { count } = this;
    this.count = 0;
    this.free();
    return count;
  }

  private free(): void {
    this.owner = null;
    this.waiters.wakeOne();
  }
}

const acquireDoc =
  'Lock the lock.\n\nWithout argument, this blocks if the lock is already\nlocked (even by the same thread), waiting for another thread to release\nthe lock, and return True once the lock is acquired.\nWith an argument, this will only block if the argument is true,\nand the return value reflects whether the lock is acquired.\nThe blocking operation is interruptible.';
const releaseDoc =
  "Release the lock.\n\nAllows another thread that is blocked waiting for\nthe lock to acquire the lock.  The lock must be in the locked state,\nbut it needn't be locked by the same thread that unlocks it.";

const common = [
  method('acquire(self, /, blocking=True, timeout=-1)', acquireDoc, acquire),
  method('release(self, /)', releaseDoc, release),
  method('__enter__(self, /)', 'Lock the lock.', enter),
  method(
    '__exit__(self, /, *exc_info)',
    'Release the lock.',
    (self: AnyLock, _info: Value[], thread: Thread) => release(self, thread),
  ),
];

export const lockType = defineType<PyLock>('lock', {
  signature: '()',
  hasWeakReferences: true,
  doc: 'A lock object is a synchronization primitive.  To create a lock,\ncall threading.Lock().  Methods are:\n\nacquire() -- lock the lock, possibly blocking until it can be obtained\nrelease() -- unlock of the lock\nlocked() -- test whether the lock is currently locked\n\nA lock is not owned by the thread that locked it; another thread may\nunlock it.  A thread attempting to lock a lock that it has already locked\nwill block until another thread unlocks it.  Deadlocks may ensue.',
  module: '_thread',
  instances: PyLock,
  isBase: false,
  slots: {
    new: (_type, args) => {
      if (args.length > 0) raise.typeError(`lock() takes no arguments (${args.length} given)`);
      return new PyLock();
    },
    repr: (self, thread) =>
      `<${self.locked ? 'locked' : 'unlocked'} _thread.lock object at ${addressOf(self, thread)}>`,
  },
  methods: [
    ...common,
    method(
      'locked(self, /)',
      'Return whether the lock is in the locked state.',
      (self: PyLock) => self.locked,
    ),
    method('acquire_lock(self, /, blocking=True, timeout=-1)', 'An obsolete synonym of acquire().', acquire),
    method('release_lock(self, /)', 'An obsolete synonym of release().', release),
    method('locked_lock(self, /)', 'An obsolete synonym of locked().', (self: PyLock) => self.locked),
  ],
});

export const rlockType: PyType = defineType<PyRLock>('RLock', {
  hasWeakReferences: true,
  module: '_thread',
  instances: PyRLock,
  slots: {
    new: (type) => adopt(new PyRLock(), type),
    repr: (self, thread) =>
      `<${self.count > 0 ? 'locked' : 'unlocked'} ${self.type.module}.${self.type.name} object owner=${self.owner?.id ?? 0} count=${self.count} at ${addressOf(self, thread)}>`,
  },
  methods: [
    ...common,
    method(
      '_is_owned(self, /)',
      'For internal use by `threading.Condition`.',
      (self: PyRLock, thread: Thread) => self.owner === thread,
    ),
    method(
      '_recursion_count(self, /)',
      'For internal use by reentrancy checks.',
      (self: PyRLock, thread: Thread) => (self.owner === thread ? self.count : 0),
    ),
    method(
      '_release_save(self, /)',
      'For internal use by `threading.Condition`.',
      (self: PyRLock, thread: Thread) => {
        if (self.count === 0) raise.runtimeError('cannot release un-acquired lock');
        return new PyTuple([self.giveAll(), thread.id]);
      },
    ),
    method(
      '_acquire_restore(self, state, /)',
      'For internal use by `threading.Condition`.',
      function* (self: PyRLock, state: PyTuple, thread: Thread): Guest<Value> {
        yield* restore(self, state.items[0] as number, thread);
        return null;
      },
    ),
  ],
});

export const rlockFunction = native(
  'RLock(*args, **kwargs)',
  'Factory function that returns a new reentrant lock.\n\nA reentrant lock must be released by the thread that acquired it. Once a\nthread has acquired a reentrant lock, the same thread may acquire it again\nwithout blocking; the thread must release it once for each time it has\nacquired it.\n',
  () => new PyRLock(),
  { wording: 'def' },
);

/** Takes a lock again as often as it was taken. */
export function* restore(lock: PyRLock, count: number, thread: Thread): Guest<void> {
  yield* lock.acquire(thread, undefined);
  lock.count = count;
}

function acquire(self: AnyLock, blocking: Value, timeout: Value, thread: Thread): Result {
  const blocks = blocking === true || (blocking !== false && blocking !== 0 && blocking !== null);
  const seconds = timeout === -1 ? -1 : secondsOf(timeout);
  if (!blocks && seconds !== -1) raise.valueError("can't specify a timeout for a non-blocking call");
  if (seconds < 0 && seconds !== -1) raise.valueError('timeout value must be a non-negative number');
  if (seconds > TIMEOUT_MAX) raise.overflowError('timeout value is too large');
  if (self.isFree(thread)) {
    self.take(thread);
    return true;
  }
  if (!blocks || seconds === 0) return false;
  const deadline = seconds < 0 ? undefined : thread.interpreter.host.clock.monotonic() + seconds;
  return drive(self.acquire(thread, deadline), thread);
}

function enter(self: AnyLock, thread: Thread): Result {
  if (!self.isFree(thread)) return drive(self.acquire(thread, undefined), thread);
  self.take(thread);
  return true;
}

function release(self: AnyLock, thread: Thread): null {
  self.give(thread);
  return null;
}
