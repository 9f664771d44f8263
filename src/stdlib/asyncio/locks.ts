/** `Lock`, `Event`, `Condition`. CPython: Lib/asyncio/locks.py; docs: library/asyncio-sync.html. */
import { coroutineMethod, waitFor } from '../../runtime/frames/native-coroutine.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { call0 } from '../../runtime/kernel/call.ts';
import { type Attribute, defineType, getset, method } from '../../runtime/kernel/define.ts';
import { isInstance, raise } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { defaultRepr } from '../../runtime/kernel/object-slots.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { knownInteger } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import { adopt } from '../../runtime/kernel/values.ts';
import { Ring } from '../collections/ring.ts';
import { cancelledErrorType } from './exceptions.ts';
import { awaitFuture, type PyFuture } from './futures.ts';
import { attributeNested, invoke, overrides } from './invoke.ts';
import { boundFuture, LoopBound } from './mixins.ts';

// ── Lock ───────────────────────────────────────────────────────────────────────────────────────────

export class PyLock extends LoopBound {
  locked = false;
  readonly waiters = new Ring<PyFuture>();
}

export function* acquireLock(self: PyLock, thread: Thread): Guest<true> {
  const { waiters } = self;
  if (takeLock(self)) return true;
  const future = boundFuture(self, thread);
  waiters.push(future);
  try {
    try {
      const outcome = awaitFuture(future, thread);
      if (outcome === UNWIND) yield UNWIND;
    } finally {
      waiters.remove(future);
    }
  } catch (error) {
    if (isCancellation(error) && !self.locked) wakeUpFirst(self, thread);
    throw error;
  }
  self.locked = true;
  return true;
}

/** Takes it if it is free and nobody waits for it. */
function takeLock(self: PyLock): boolean {
  if (self.locked || self.waiters.find(isNotCancelled) !== undefined) return false;
  self.locked = true;
  return true;
}

export function releaseLock(self: PyLock, thread: Thread): null {
  if (!self.locked) raise.runtimeError('Lock is not acquired.');
  self.locked = false;
  wakeUpFirst(self, thread);
  return null;
}

function wakeUpFirst(self: PyLock, thread: Thread): void {
  const first = self.waiters.peek();
  if (first !== undefined && !first.isDone()) first.setResult(true, thread);
}

export const lockType = defineType<PyLock>('Lock', {
  doc: "Primitive lock objects.\n\nA primitive lock is a synchronization primitive that is not owned\nby a particular task when locked.  A primitive lock is in one\nof two states, 'locked' or 'unlocked'.\n\nIt is created in the unlocked state.  It has two basic methods,\nacquire() and release().  When the state is unlocked, acquire()\nchanges the state to locked and returns immediately.  When the\nstate is locked, acquire() blocks until a call to release() in\nanother task changes it to unlocked, then the acquire() call\nresets it to locked and returns.  The release() method should only\nbe called in the locked state; it changes the state to unlocked\nand returns immediately.  If an attempt is made to release an\nunlocked lock, a RuntimeError will be raised.\n\nWhen more than one task is blocked in acquire() waiting for\nthe state to turn to unlocked, only one task proceeds when a\nrelease() call resets the state to unlocked; successive release()\ncalls will unblock tasks in FIFO order.\n\nLocks also support the asynchronous context management protocol.\n'async with lock' statement should be used.\n\nUsage:\n\n    lock = Lock()\n    ...\n    await lock.acquire()\n    try:\n        ...\n    finally:\n        lock.release()\n\nContext manager usage:\n\n    lock = Lock()\n    ...\n    async with lock:\n         ...\n\nLock objects can be tested for locking state:\n\n    if not lock.locked():\n       await lock.acquire()\n    else:\n       # lock is acquired\n       ...\n\n",
  module: 'asyncio.locks',
  instances: PyLock,
  hasDict: true,
  slots: {
    init: bySignature('Lock.__init__', '(self)', () => null),
    new: (type) => adopt(new PyLock(), type),
    repr: (self, thread) => withState(self, self.locked ? 'locked' : 'unlocked', self.waiters.size, thread),
  },
  methods: [
    method('locked(self)', 'Return True if lock is acquired.', (self: PyLock) => self.locked, 'def'),
    coroutineMethod<PyLock>(
      'acquire(self)',
      'Acquire a lock.\n\nThis method blocks until the lock is unlocked, then sets it to\nlocked and returns True.\n',
      acquireLock,
      'def',
      (self) => (takeLock(self) ? true : undefined),
    ),
    method(
      'release(self)',
      'Release a lock.\n\nWhen the lock is locked, reset it to unlocked, and return.\nIf any other tasks are blocked waiting for the lock to become\nunlocked, allow exactly one of them to proceed.\n\nWhen invoked on an unlocked lock, a RuntimeError is raised.\n\nThere is no return value.\n',
      releaseLock,
      'def',
    ),
    ...contextMethods<PyLock>(acquireLock, releaseLock, { acquire: takeLock, release: releaseLock }),
    getset<PyLock>('_locked', null, (self) => self.locked),
  ],
});

// ── Event ──────────────────────────────────────────────────────────────────────────────────────────

export class PyEvent extends LoopBound {
  isSet = false;
  readonly waiters = new Set<PyFuture>();
}

export function setEvent(self: PyEvent, thread: Thread): null {
  if (self.isSet) return null;
  self.isSet = true;
  for (const waiter of self.waiters) if (!waiter.isDone()) waiter.setResult(true, thread);
  return null;
}

export function* waitForEvent(self: PyEvent, thread: Thread): Guest<true> {
  if (self.isSet) return true;
  const future = boundFuture(self, thread);
  self.waiters.add(future);
  try {
    const outcome = awaitFuture(future, thread);
    if (outcome === UNWIND) yield UNWIND;
    return true;
  } finally {
    self.waiters.delete(future);
  }
}

export const eventType = defineType<PyEvent>('Event', {
  doc: 'Asynchronous equivalent to threading.Event.\n\nClass implementing event objects. An event manages a flag that can be set\nto true with the set() method and reset to false with the clear() method.\nThe wait() method blocks until the flag is true. The flag is initially\nfalse.\n',
  module: 'asyncio.locks',
  instances: PyEvent,
  hasDict: true,
  slots: {
    init: bySignature('Event.__init__', '(self)', () => null),
    new: (type) => adopt(new PyEvent(), type),
    repr: (self, thread) => withState(self, self.isSet ? 'set' : 'unset', self.waiters.size, thread),
  },
  methods: [
    method(
      'is_set(self)',
      'Return True if and only if the internal flag is true.',
      (self: PyEvent) => self.isSet,
      'def',
    ),
    method(
      'set(self)',
      'Set the internal flag to true. All tasks waiting for it to\nbecome true are awakened. Tasks that call wait() once the flag is\ntrue will not block at all.\n',
      setEvent,
      'def',
    ),
    method(
      'clear(self)',
      'Reset the internal flag to false. Subsequently, tasks calling\nwait() will block until set() is called to set the internal flag\nto true again.',
      (self: PyEvent) => {
        self.isSet = false;
        return null;
      },
      'def',
    ),
    coroutineMethod<PyEvent>(
      'wait(self)',
      'Block until the internal flag is true.\n\nIf the internal flag is true on entry, return True\nimmediately.  Otherwise, block until another task calls\nset() to set the flag to true, then return True.\n',
      waitForEvent,
      'def',
      (self) => (self.isSet ? true : undefined),
    ),
    getset<PyEvent>('_value', null, (self) => self.isSet),
  ],
});

// ── Condition ──────────────────────────────────────────────────────────────────────────────────────

export class PyCondition extends LoopBound {
  lock: Value = adopt(new PyLock(), lockType);
  readonly waiters = new Set<PyFuture>();
}

export function* acquireCondition(self: PyCondition, thread: Thread): Guest<Value> {
  const { lock } = self;
  if (lock instanceof PyLock && !overrides(lock, 'acquire')) return yield* acquireLock(lock, thread);
  return yield* waitFor(yield* invoke(lock, 'acquire', [], thread), thread);
}

export function* releaseCondition(self: PyCondition, thread: Thread): Guest<Value> {
  const { lock } = self;
  if (lock instanceof PyLock && !overrides(lock, 'release')) return releaseLock(lock, thread);
  return yield* invoke(lock, 'release', [], thread);
}

function* isLocked(self: PyCondition, thread: Thread): Guest<boolean> {
  const { lock } = self;
  if (lock instanceof PyLock && !overrides(lock, 'locked')) return lock.locked;
  return yield* finished(truth(yield* invoke(lock, 'locked', [], thread), thread));
}

function* waitForNotice(self: PyCondition, thread: Thread): Guest<true> {
  if (!(yield* isLocked(self, thread))) raise.runtimeError('cannot wait on un-acquired lock');
  const future = boundFuture(self, thread);
  yield* releaseCondition(self, thread);
  try {
    try {
      self.waiters.add(future);
      try {
        const outcome = awaitFuture(future, thread);
        if (outcome === UNWIND) yield UNWIND;
        return true;
      } finally {
        self.waiters.delete(future);
      }
    } finally {
      yield* acquireWhateverHappens(self, thread);
    }
  } catch (error) {
    // This task may have been notified in vain: another one takes its place.
    notify(self, 1, thread);
    throw error;
  }
}

/** The lock is taken back even when the wait is cancelled; the last cancellation is raised then. */
function* acquireWhateverHappens(self: PyCondition, thread: Thread): Guest<void> {
  let cancellation: PyException | null = null;
  for (;;) {
    try {
      yield* acquireCondition(self, thread);
      break;
    } catch (error) {
      if (!isCancellation(error)) throw error;
      cancellation = error;
    }
  }
  if (cancellation !== null) throw cancellation;
}

/** Waits until `predicate()` holds; gives its value. */
export function* waitUntil(self: PyCondition, predicate: () => Guest<Value>, thread: Thread): Guest<Value> {
  for (;;) {
    const result = yield* predicate();
    if (yield* finished(truth(result, thread))) return result;
    if (overrides(self, 'wait')) yield* waitFor(yield* invoke(self, 'wait', [], thread), thread);
    else yield* waitForNotice(self, thread);
  }
}

export function notify(self: PyCondition, count: number, thread: Thread): void {
  let notified = 0;
  for (const waiter of self.waiters) {
    if (notified >= count) return;
    if (waiter.isDone()) continue;
    notified++;
    waiter.setResult(false, thread);
  }
}

export const conditionType = defineType<PyCondition>('Condition', {
  doc: 'Asynchronous equivalent to threading.Condition.\n\nThis class implements condition variable objects. A condition variable\nallows one or more tasks to wait until they are notified by another\ntask.\n\nA new Lock object is created and used as the underlying lock.\n',
  module: 'asyncio.locks',
  instances: PyCondition,
  hasDict: true,
  slots: {
    init: bySignature('Condition.__init__', '(self, lock=None)', (self: PyCondition, lock: Value) => {
      if (lock !== null) self.lock = lock;
      return null;
    }),
    new: (type) => adopt(new PyCondition(), type),
    *repr(self, thread) {
      return withState(
        self,
        (yield* isLocked(self, thread)) ? 'locked' : 'unlocked',
        self.waiters.size,
        thread,
      );
    },
  },
  methods: [
    // As in CPython, these three are the lock's own methods.
    getset<PyCondition>('locked', null, (self, thread) => attributeNested(self.lock, 'locked', thread)),
    getset<PyCondition>('acquire', null, (self, thread) => attributeNested(self.lock, 'acquire', thread)),
    getset<PyCondition>('release', null, (self, thread) => attributeNested(self.lock, 'release', thread)),
    coroutineMethod(
      'wait(self)',
      'Wait until notified.\n\nIf the calling task has not acquired the lock when this\nmethod is called, a RuntimeError is raised.\n\nThis method releases the underlying lock, and then blocks\nuntil it is awakened by a notify() or notify_all() call for\nthe same condition variable in another task.  Once\nawakened, it re-acquires the lock and returns True.\n\nThis method may return spuriously,\nwhich is why the caller should always\nre-check the state and be prepared to wait() again.\n',
      waitForNotice,
    ),
    coroutineMethod(
      'wait_for(self, predicate)',
      'Wait until a predicate becomes true.\n\nThe predicate should be a callable whose result will be\ninterpreted as a boolean value.  The method will repeatedly\nwait() until it evaluates to true.  The final predicate value is\nthe return value.\n',
      (self: PyCondition, predicate: Value, thread: Thread) =>
        waitUntil(self, () => finished(call0(predicate, thread)), thread),
    ),
    method(
      'notify(self, n=1)',
      'By default, wake up one task waiting on this condition, if any.\nIf the calling task has not acquired the lock when this method\nis called, a RuntimeError is raised.\n\nThis method wakes up n of the tasks waiting for the condition\n variable; if fewer than n are waiting, they are all awoken.\n\nNote: an awakened task does not actually return from its\nwait() call until it can reacquire the lock. Since notify() does\nnot release the lock, its caller should.\n',
      function* (self: PyCondition, count: Value, thread: Thread): Guest<Value> {
        if (!(yield* isLocked(self, thread))) raise.runtimeError('cannot notify on un-acquired lock');
        notify(self, Number(knownInteger(count) ?? 0), thread);
        return null;
      },
      'def',
    ),
    method(
      'notify_all(self)',
      'Wake up all threads waiting on this condition. This method acts\nlike notify(), but wakes up all waiting threads instead of one. If the\ncalling thread has not acquired the lock when this method is called,\na RuntimeError is raised.\n',
      function* (self: PyCondition, thread: Thread): Guest<Value> {
        if (!(yield* isLocked(self, thread))) raise.runtimeError('cannot notify on un-acquired lock');
        notify(self, self.waiters.size, thread);
        return null;
      },
      'def',
    ),
    ...contextMethods<PyCondition>(acquireCondition, releaseCondition),
    getset<PyCondition>('_lock', null, (self) => self.lock),
  ],
});

// ── What they share ────────────────────────────────────────────────────────────────────────────────

/** Acquiring without waiting, if that is possible, and releasing. */
interface AtOnce<Self> {
  acquire(self: Self): boolean;
  release(self: Self, thread: Thread): null;
}

/** `async with`: acquires and releases. */
export function contextMethods<Self extends LoopBound>(
  acquire: (self: Self, thread: Thread) => Guest<Value>,
  release: (self: Self, thread: Thread) => Guest<Value> | Value,
  atOnce: AtOnce<Self> | null = null,
): Attribute[] {
  return [
    coroutineMethod<Self>(
      '__aenter__(self)',
      '',
      function* (self: Self, thread: Thread): Guest<Value> {
        if (overrides(self, 'acquire')) yield* waitFor(yield* invoke(self, 'acquire', [], thread), thread);
        else yield* acquire(self, thread);
        return null;
      },
      'def',
      atOnce && ((self) => (self.type.isHeap || !atOnce.acquire(self) ? undefined : null)),
    ),
    coroutineMethod<Self>(
      '__aexit__(self, exc_type, exc, tb)',
      '',
      function* (self: Self, _type: Value, _error: Value, _traceback: Value, thread: Thread): Guest<Value> {
        if (overrides(self, 'release')) yield* invoke(self, 'release', [], thread);
        else {
          const released = release(self, thread);
          if (released !== null && typeof released === 'object' && 'next' in released) yield* released;
        }
        return null;
      },
      'def',
      atOnce && ((self, _type, thread) => (self.type.isHeap ? undefined : atOnce.release(self, thread))),
    ),
  ];
}

/** `<asyncio.locks.Lock object at 0x… [locked, waiters:2]>`. */
export function withState(self: LoopBound, state: string, waiters: number, thread: Thread): string {
  const extra = waiters > 0 ? `${state}, waiters:${waiters}` : state;
  return `<${defaultRepr(self, thread).slice(1, -1)} [${extra}]>`;
}

export function isCancellation(error: unknown): error is PyException {
  return error instanceof PyException && isInstance(error, cancelledErrorType);
}

export function isNotCancelled(future: PyFuture): boolean {
  return future.state !== 'CANCELLED';
}
