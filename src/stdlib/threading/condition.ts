/** `Condition`. CPython: Lib/threading.py; docs: library/threading.html#condition-objects. */

import { findAttribute, getAttribute } from '../../runtime/kernel/attributes.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { call, call0, call1 } from '../../runtime/kernel/call.ts';
import { defineType, getset, method } from '../../runtime/kernel/define.ts';
import type { PyDict } from '../../runtime/kernel/dict.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { withKeywords } from '../../runtime/kernel/keywords.ts';
import { PyObject, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { knownInteger } from '../../runtime/kernel/subscript.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import { adopt, PyFloat } from '../../runtime/kernel/values.ts';
import { PyLock, PyRLock, restore } from './lock.ts';
import { deadlineOf, WaitQueue } from './waiting.ts';

export class PyCondition extends PyObject {
  lock: Value = null;
  readonly waiters = new WaitQueue();
}

export const conditionType = defineType<PyCondition>('Condition', {
  doc: 'Class that implements a condition variable.\n\nA condition variable allows one or more threads to wait until they are\nnotified by another thread.\n\nIf the lock argument is given and not None, it must be a Lock or RLock\nobject, and it is used as the underlying lock. Otherwise, a new RLock object\nis created and used as the underlying lock.',
  module: 'threading',
  hasDict: true,
  slots: {
    new: (type) => adopt(new PyCondition(), type),
    init: bySignature('Condition.__init__', '(self, lock=None)', (self: PyCondition, lock: Value) => {
      self.lock = lock ?? new PyRLock();
      return null;
    }),
    *repr(self, thread) {
      return `<Condition(${yield* finished(repr(self.lock, thread))}, ${self.waiters.size})>`;
    },
  },
  methods: [
    getset<PyCondition>('_lock', null, (self) => self.lock),
    method(
      'acquire(self, *args, **kwargs)',
      null,
      function* (self: PyCondition, args: Value[], keywords: PyDict, thread: Thread): Guest<Value> {
        const acquire = yield* finished(getAttribute(self.lock, 'acquire', thread));
        return yield* finished(call(acquire, ...withKeywords(args, keywords), thread));
      },
      'def',
    ),
    method(
      'release(self)',
      null,
      function* (self: PyCondition, thread: Thread): Guest<Value> {
        return yield* ask(self.lock, 'release', thread);
      },
      'def',
    ),
    method(
      '__enter__(self)',
      null,
      function* (self: PyCondition, thread: Thread): Guest<Value> {
        return yield* ask(self.lock, '__enter__', thread);
      },
      'def',
    ),
    method(
      '__exit__(self, *args)',
      null,
      function* (self: PyCondition, args: Value[], thread: Thread): Guest<Value> {
        const exit = yield* finished(getAttribute(self.lock, '__exit__', thread));
        return yield* finished(call(exit, args, null, thread));
      },
      'def',
    ),
    method(
      '_is_owned(self)',
      null,
      function* (self: PyCondition, thread: Thread): Guest<Value> {
        return yield* isOwned(self.lock, thread);
      },
      'def',
    ),
    method('wait(self, timeout=None)', 'Wait until notified or until a timeout occurs.', wait, 'def'),
    method(
      'wait_for(self, predicate, timeout=None)',
      'Wait until a condition evaluates to True.',
      waitFor,
      'def',
    ),
    method(
      'notify(self, n=1)',
      'Wake up one or more threads waiting on this condition, if any.',
      function* (self: PyCondition, count: Value, thread: Thread): Guest<Value> {
        if (!(yield* isOwned(self.lock, thread))) raise.runtimeError('cannot notify on un-acquired lock');
        self.waiters.wake(Number(knownInteger(count) ?? 1));
        return null;
      },
      'def',
    ),
    method(
      'notify_all(self)',
      'Wake up all threads waiting on this condition.',
      function* (self: PyCondition, thread: Thread): Guest<Value> {
        if (!(yield* isOwned(self.lock, thread))) raise.runtimeError('cannot notify on un-acquired lock');
        self.waiters.wakeAll();
        return null;
      },
      'def',
    ),
  ],
});

/** Gives the lock away, waits, takes the lock again. */
function* wait(self: PyCondition, timeout: Value, thread: Thread): Guest<boolean> {
  if (!(yield* isOwned(self.lock, thread))) raise.runtimeError('cannot wait on un-acquired lock');
  const deadline = deadlineOf(timeout, thread);
  const saved = yield* releaseSave(self.lock, thread);
  try {
    return (yield* self.waiters.wait(thread, deadline, 'condition.wait()')) !== 'late';
  } finally {
    yield* acquireRestore(self.lock, saved, thread);
  }
}

function* waitFor(self: PyCondition, predicate: Value, timeout: Value, thread: Thread): Guest<Value> {
  const { clock } = thread.interpreter.host;
  const end = deadlineOf(timeout, thread);
  let result = yield* finished(call0(predicate, thread));
  const waitMethod = yield* finished(getAttribute(self, 'wait', thread));
  while (!(yield* finished(truth(result, thread)))) {
    let rest: Value = null;
    if (end !== undefined) {
      const seconds = end - clock.monotonic();
      if (seconds <= 0) break;
      rest = new PyFloat(seconds);
    }
    yield* finished(call1(waitMethod, rest, thread));
    result = yield* finished(call0(predicate, thread));
  }
  return result;
}

/** Without `_is_owned`, a lock that can be taken was not owned. */
function* isOwned(lock: Value, thread: Thread): Guest<boolean> {
  if (lock instanceof PyLock) return lock.locked;
  if (lock instanceof PyRLock) return lock.owner === thread;
  let owned = findAttribute(lock, '_is_owned', thread);
  if (owned === UNWIND) owned = yield UNWIND;
  if (owned !== undefined)
    return yield* finished(truth(yield* finished(call0(owned as Value, thread)), thread));
  const acquire = yield* finished(getAttribute(lock, 'acquire', thread));
  if (!(yield* finished(truth(yield* finished(call1(acquire, false, thread)), thread)))) return true;
  yield* ask(lock, 'release', thread);
  return false;
}

function* releaseSave(lock: Value, thread: Thread): Guest<Value | number> {
  if (lock instanceof PyRLock) return lock.giveAll();
  if (lock instanceof PyLock) {
    lock.give();
    return null;
  }
  let save = findAttribute(lock, '_release_save', thread);
  if (save === UNWIND) save = yield UNWIND;
  return save === undefined
    ? yield* ask(lock, 'release', thread)
    : yield* finished(call0(save as Value, thread));
}

function* acquireRestore(lock: Value, saved: Value | number, thread: Thread): Guest<void> {
  if (lock instanceof PyRLock) yield* restore(lock, saved as number, thread);
  else if (lock instanceof PyLock) yield* lock.acquire(thread, undefined);
  else {
    let again = findAttribute(lock, '_acquire_restore', thread);
    if (again === UNWIND) again = yield UNWIND;
    if (again === undefined) yield* ask(lock, 'acquire', thread);
    else yield* finished(call1(again as Value, saved as Value, thread));
  }
}

function* ask(object: Value, name: string, thread: Thread): Guest<Value> {
  return yield* finished(call0(yield* finished(getAttribute(object, name, thread)), thread));
}
