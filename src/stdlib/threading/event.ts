/** `Event`, `Semaphore` and `BoundedSemaphore`. CPython: Lib/threading.py; docs: library/threading.html#event-objects. */
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { defineType, getset, method } from '../../runtime/kernel/define.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { addressOf } from '../../runtime/kernel/identity.ts';
import { PyObject, type Result, type Value } from '../../runtime/kernel/object.ts';
import { drive, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { knownInteger } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { adopt } from '../../runtime/kernel/values.ts';
import { deprecated } from '../deprecated.ts';
import { deadlineOf, WaitQueue } from './waiting.ts';

export class PyEvent extends PyObject {
  flag = false;
  readonly waiters = new WaitQueue();

  set(): void {
    this.flag = true;
    this.waiters.wakeAll();
  }

  /** True when the flag is or was set. */
  *wait(deadline: number | undefined, thread: Thread): Guest<boolean> {
    if (this.flag) return true;
    return (yield* this.waiters.wait(thread, deadline, 'event.wait()')) !== 'late';
  }
}

export const eventType = defineType<PyEvent>('Event', {
  doc: 'Class implementing event objects.\n\nEvents manage a flag that can be set to true with the set() method and reset\nto false with the clear() method. The wait() method blocks until the flag is\ntrue.  The flag is initially false.\n',
  module: 'threading',
  hasDict: true,
  slots: {
    new: (type) => adopt(new PyEvent(), type),
    init: bySignature('Event.__init__', '(self)', () => null),
    repr: (self, thread) => `<${pathOf(self)} at ${addressOf(self, thread)}: ${self.flag ? 'set' : 'unset'}>`,
  },
  methods: [
    method(
      'is_set(self)',
      'Return true if and only if the internal flag is true.',
      (self: PyEvent) => self.flag,
      'def',
    ),
    method(
      'isSet(self)',
      'Return true if and only if the internal flag is true.\n\nThis method is deprecated, use is_set() instead.',
      function* (self: PyEvent, thread: Thread): Guest<Value> {
        yield* deprecated('isSet() is deprecated, use is_set() instead', thread);
        return self.flag;
      },
      'def',
    ),
    method(
      'set(self)',
      'Set the internal flag to true.\n\nAll threads waiting for it to become true are awakened. Threads\nthat call wait() once the flag is true will not block at all.',
      (self: PyEvent) => {
        self.set();
        return null;
      },
      'def',
    ),
    method(
      'clear(self)',
      'Reset the internal flag to false.\n\nSubsequently, threads calling wait() will block until set() is called to\nset the internal flag to true again.',
      (self: PyEvent) => {
        self.flag = false;
        return null;
      },
      'def',
    ),
    method(
      'wait(self, timeout=None)',
      'Block until the internal flag is true.\n\nIf the internal flag is true on entry, return immediately. Otherwise,\nblock until another thread calls set() to set the flag to true, or until\nthe optional timeout occurs.',
      (self: PyEvent, timeout: Value, thread: Thread): Result =>
        self.flag ? true : drive(self.wait(deadlineOf(timeout, thread), thread), thread),
      'def',
    ),
  ],
});

class PySemaphore extends PyObject {
  value = 1;
  initial = 1;
  readonly waiters = new WaitQueue();

  *acquire(deadline: number | undefined, thread: Thread): Guest<boolean> {
    while (this.value === 0) {
      const how = yield* this.waiters.wait(thread, deadline, 'semaphore.acquire()');
      if (how === 'late' && this.value === 0) return false;
    }
    this.value--;
    return true;
  }
}

export const semaphoreType = defineType<PySemaphore>('Semaphore', {
  doc: 'This class implements semaphore objects.\n\nSemaphores manage a counter representing the number of release() calls minus\nthe number of acquire() calls, plus an initial value. The acquire() method\nblocks if necessary until it can return without making the counter\nnegative. If not given, value defaults to 1.\n',
  module: 'threading',
  hasDict: true,
  slots: {
    new: (type) => adopt(new PySemaphore(), type),
    init: bySignature('Semaphore.__init__', '(self, value=1)', initialize),
    repr: (self, thread) => `<${pathOf(self)} at ${addressOf(self, thread)}: value=${self.value}>`,
  },
  methods: [
    getset<PySemaphore>('_value', null, (self) => self.value),
    method(
      'acquire(self, blocking=True, timeout=None)',
      'Acquire a semaphore, decrementing the internal counter by one.',
      acquire,
      'def',
    ),
    method('__enter__(self, blocking=True, timeout=None)', null, acquire, 'def'),
    method(
      'release(self, n=1)',
      'Release a semaphore, incrementing the internal counter by one or more.',
      (self: PySemaphore, count: Value) => release(self, count),
      'def',
    ),
    method('__exit__(self, t, v, tb)', null, (self: PySemaphore) => release(self, 1), 'def'),
  ],
});

export const boundedSemaphoreType: PyType = defineType<PySemaphore>('BoundedSemaphore', {
  doc: "Implements a bounded semaphore.\n\nA bounded semaphore checks to make sure its current value doesn't exceed its\ninitial value. If it does, ValueError is raised.",
  module: 'threading',
  bases: [semaphoreType],
  slots: {
    init: bySignature('BoundedSemaphore.__init__', '(self, value=1)', initialize),
    repr: (self, thread) =>
      `<${pathOf(self)} at ${addressOf(self, thread)}: value=${self.value}/${self.initial}>`,
  },
  methods: [
    method(
      'release(self, n=1)',
      'Release a semaphore, incrementing the internal counter by one or more.',
      boundedRelease,
      'def',
    ),
    method('__exit__(self, t, v, tb)', null, (self: PySemaphore) => boundedRelease(self, 1), 'def'),
  ],
});

function initialize(self: PySemaphore, value: Value): null {
  const count = Number(knownInteger(value) ?? 1);
  if (count < 0) raise.valueError('semaphore initial value must be >= 0');
  self.value = count;
  self.initial = count;
  return null;
}

function* acquire(self: PySemaphore, blocking: Value, timeout: Value, thread: Thread): Guest<Value> {
  const blocks = yield* finished(truth(blocking, thread));
  if (!blocks && timeout !== null) raise.valueError("can't specify timeout for non-blocking acquire");
  if (self.value > 0) {
    self.value--;
    return true;
  }
  return blocks ? yield* self.acquire(deadlineOf(timeout, thread), thread) : false;
}

function boundedRelease(self: PySemaphore, count: Value): null {
  const more = Number(knownInteger(count) ?? 1);
  if (more >= 1 && self.value + more > self.initial) raise.valueError('Semaphore released too many times');
  return release(self, count);
}

function release(self: PySemaphore, count: Value): null {
  const more = Number(knownInteger(count) ?? 1);
  if (more < 1) raise.valueError('n must be one or more');
  self.value += more;
  self.waiters.wake(more);
  return null;
}

function pathOf(self: PyObject): string {
  return `${self.type.module}.${self.type.qualname}`;
}
