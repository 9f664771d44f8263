/** `Semaphore` and `BoundedSemaphore`. CPython: Lib/asyncio/locks.py; docs: library/asyncio-sync.html#semaphore. */
import { coroutineMethod } from '../../runtime/frames/native-coroutine.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { compareTruth } from '../../runtime/kernel/compare.ts';
import { defineType, getset, method } from '../../runtime/kernel/define.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { knownInteger } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { adopt, PyFloat } from '../../runtime/kernel/values.ts';
import { Ring } from '../collections/ring.ts';
import { awaitFuture, type PyFuture } from './futures.ts';
import { contextMethods, isCancellation, isNotCancelled, withState } from './locks.ts';
import { boundFuture, LoopBound } from './mixins.ts';

class PySemaphore extends LoopBound {
  value = 1;
  readonly waiters = new Ring<PyFuture>();

  isLocked(): boolean {
    return this.value === 0 || this.waiters.find(isNotCancelled) !== undefined;
  }

  start(value: number): void {
    this.value = value;
  }

  release(thread: Thread): null {
    this.value++;
    wakeUpNext(this, thread);
    return null;
  }
}

class PyBoundedSemaphore extends PySemaphore {
  /** The initial value. */
  bound = 1;

  override start(value: number): void {
    super.start(value);
    this.bound = value;
  }

  override release(thread: Thread): null {
    if (this.value >= this.bound) raise.valueError('BoundedSemaphore released too many times');
    return super.release(thread);
  }
}

function* acquire(self: PySemaphore, thread: Thread): Guest<true> {
  if (take(self)) return true;
  const { waiters } = self;
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
    // It was our turn, but we do not take it.
    if (isCancellation(error) && future.isDone() && isNotCancelled(future)) self.value++;
    throw error;
  } finally {
    // Those who came meanwhile had to queue even if the value would have allowed them in.
    while (self.value > 0 && wakeUpNext(self, thread));
  }
  return true;
}

function take(self: PySemaphore): boolean {
  if (self.isLocked()) return false;
  self.value--;
  return true;
}

function release(self: PySemaphore, thread: Thread): null {
  return self.release(thread);
}

function wakeUpNext(self: PySemaphore, thread: Thread): boolean {
  const next = self.waiters.find((waiter) => !waiter.isDone());
  if (next === undefined) return false;
  self.value--;
  next.setResult(true, thread);
  return true;
}

function* init(self: PySemaphore, value: Value, thread: Thread): Guest<Value> {
  if (yield* finished(compareTruth('lt', value, 0, thread)))
    raise.valueError('Semaphore initial value must be >= 0');
  self.start(value instanceof PyFloat ? value.value : Number(knownInteger(value) ?? 0));
  return null;
}

export const semaphoreType = defineType<PySemaphore>('Semaphore', {
  doc: 'A Semaphore implementation.\n\nA semaphore manages an internal counter which is decremented by each\nacquire() call and incremented by each release() call. The counter\ncan never go below zero; when acquire() finds that it is zero, it blocks,\nwaiting until some other thread calls release().\n\nSemaphores also support the context management protocol.\n\nThe optional argument gives the initial value for the internal\ncounter; it defaults to 1. If the value given is less than 0,\nValueError is raised.\n',
  module: 'asyncio.locks',
  instances: PySemaphore,
  hasDict: true,
  slots: {
    init: bySignature('Semaphore.__init__', '(self, value=1)', init),
    new: (type) => adopt(new PySemaphore(), type),
    repr: (self, thread) =>
      withState(
        self,
        self.isLocked() ? 'locked' : `unlocked, value:${self.value}`,
        self.waiters.size,
        thread,
      ),
  },
  methods: [
    method(
      'locked(self)',
      'Returns True if semaphore cannot be acquired immediately.',
      (self: PySemaphore) => self.isLocked(),
      'def',
    ),
    coroutineMethod<PySemaphore>(
      'acquire(self)',
      'Acquire a semaphore.\n\nIf the internal counter is larger than zero on entry,\ndecrement it by one and return True immediately.  If it is\nzero on entry, block, waiting until some other task has\ncalled release() to make it larger than 0, and then return\nTrue.\n',
      acquire,
      'def',
      (self) => (take(self) ? true : undefined),
    ),
    method(
      'release(self)',
      'Release a semaphore, incrementing the internal counter by one.\n\nWhen it was zero on entry and another task is waiting for it to\nbecome larger than zero again, wake up that task.\n',
      release,
      'def',
    ),
    ...contextMethods<PySemaphore>(acquire, release, { acquire: take, release }),
    getset<PySemaphore>(
      '_value',
      null,
      (self) => self.value,
      (self, value) => {
        self.value = Number(knownInteger(value ?? null) ?? 0);
        return null;
      },
    ),
  ],
});

export const boundedSemaphoreType = defineType<PyBoundedSemaphore>('BoundedSemaphore', {
  doc: 'A bounded semaphore implementation.\n\nThis raises ValueError in release() if it would increase the value\nabove the initial value.\n',
  module: 'asyncio.locks',
  bases: [semaphoreType],
  instances: PyBoundedSemaphore,
  slots: {
    new: (type) => adopt(new PyBoundedSemaphore(), type),
    init: bySignature('BoundedSemaphore.__init__', '(self, value=1)', init),
  },
  methods: [
    method(
      'release(self)',
      'Release a semaphore, incrementing the internal counter by one.\n\nWhen it was zero on entry and another task is waiting for it to\nbecome larger than zero again, wake up that task.\n',
      release,
      'def',
    ),
    getset<PyBoundedSemaphore>('_bound_value', null, (self) => self.bound),
  ],
});
