/** `Barrier`. CPython: Lib/threading.py; docs: library/threading.html#barrier-objects. */
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { call0 } from '../../runtime/kernel/call.ts';
import { defineType, getset, method } from '../../runtime/kernel/define.ts';
import { raise, runtimeErrorType } from '../../runtime/kernel/errors.ts';
import type { PyException } from '../../runtime/kernel/exception.ts';
import { addressOf } from '../../runtime/kernel/identity.ts';
import { PyObject, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { knownInteger } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { adopt } from '../../runtime/kernel/values.ts';
import { deadlineOf, WaitQueue } from './waiting.ts';

export const brokenBarrierErrorType = defineType<PyException>('BrokenBarrierError', {
  module: 'threading',
  bases: [runtimeErrorType],
});

type State = 'filling' | 'draining' | 'resetting' | 'broken';

class PyBarrier extends PyObject {
  parties = 0;
  action: Value = null;
  timeout: Value = null;
  state: State = 'filling';
  count = 0;
  readonly waiters = new WaitQueue();
  /** Threads that come while others leave. */
  readonly entering = new WaitQueue();

  break(): void {
    this.state = 'broken';
    this.waiters.wakeAll();
    this.entering.wakeAll();
  }
}

export const barrierType = defineType<PyBarrier>('Barrier', {
  doc: "Implements a Barrier.\n\nUseful for synchronizing a fixed number of threads at known synchronization\npoints.  Threads block on 'wait()' and are simultaneously awoken once they\nhave all made that call.\n",
  module: 'threading',
  hasDict: true,
  slots: {
    new: (type) => adopt(new PyBarrier(), type),
    init: bySignature(
      'Barrier.__init__',
      '(self, parties, action=None, timeout=None)',
      (self: PyBarrier, parties: Value, action: Value, timeout: Value) => {
        const count = Number(knownInteger(parties) ?? 0);
        if (count < 1) raise.valueError('parties must be > 0');
        self.parties = count;
        self.action = action;
        self.timeout = timeout;
        return null;
      },
    ),
    repr: (self, thread) => {
      const path = `${self.type.module}.${self.type.qualname} at ${addressOf(self, thread)}`;
      return self.state === 'broken'
        ? `<${path}: broken>`
        : `<${path}: waiters=${waitingCount(self)}/${self.parties}>`;
    },
  },
  methods: [
    method(
      'wait(self, timeout=None)',
      "Wait for the barrier.\n\nWhen the specified number of threads have started waiting, they are all\nsimultaneously awoken. If an 'action' was provided for the barrier, one\nof the threads will have executed that callback prior to returning.\nReturns an individual index number from 0 to 'parties-1'.\n",
      wait,
      'def',
    ),
    method(
      'reset(self)',
      'Reset the barrier to the initial state.\n\nAny threads currently waiting will get the BrokenBarrier exception\nraised.\n',
      (self: PyBarrier) => {
        if (self.count > 0) {
          if (self.state === 'filling' || self.state === 'broken') self.state = 'resetting';
        } else self.state = 'filling';
        self.waiters.wakeAll();
        self.entering.wakeAll();
        return null;
      },
      'def',
    ),
    method(
      'abort(self)',
      "Place the barrier into a 'broken' state.\n\nUseful in case of error.  Any currently waiting threads and threads\nattempting to 'wait()' will have BrokenBarrierError raised.\n",
      (self: PyBarrier) => {
        self.break();
        return null;
      },
      'def',
    ),
    getset<PyBarrier>(
      'parties',
      'Return the number of threads required to trip the barrier.',
      (self) => self.parties,
    ),
    getset<PyBarrier>(
      'n_waiting',
      'Return the number of threads currently waiting at the barrier.',
      waitingCount,
    ),
    getset<PyBarrier>(
      'broken',
      'Return True if the barrier is in a broken state.',
      (self) => self.state === 'broken',
    ),
  ],
});

function waitingCount(self: PyBarrier): number {
  return self.state === 'filling' ? self.count : 0;
}

function* wait(self: PyBarrier, timeout: Value, thread: Thread): Guest<Value> {
  const deadline = deadlineOf(timeout ?? self.timeout, thread);
  while (isLeaving(self.state)) yield* self.entering.wait(thread, undefined, 'barrier.wait()');
  if (self.state === 'broken') broken();
  const index = self.count++;
  try {
    if (index + 1 === self.parties) yield* release(self, thread);
    else yield* waitForOthers(self, deadline, thread);
    return index;
  } finally {
    self.count--;
    if (self.count === 0 && isLeaving(self.state)) {
      self.state = 'filling';
      self.entering.wakeAll();
    }
  }
}

/** The last one lets all go. */
function* release(self: PyBarrier, thread: Thread): Guest<void> {
  try {
    if (self.action !== null) yield* finished(call0(self.action, thread));
  } catch (error) {
    self.break();
    throw error;
  }
  self.state = 'draining';
  self.waiters.wakeAll();
}

function* waitForOthers(self: PyBarrier, deadline: number | undefined, thread: Thread): Guest<void> {
  while (self.state === 'filling') {
    if (
      (yield* self.waiters.wait(thread, deadline, 'barrier.wait()')) === 'late' &&
      self.state === 'filling'
    ) {
      self.break();
      broken();
    }
  }
  if (endedBadly(self.state)) broken();
}

function isLeaving(state: State): boolean {
  return state === 'draining' || state === 'resetting';
}

function endedBadly(state: State): boolean {
  return state === 'broken' || state === 'resetting';
}

function broken(): never {
  return raise.error(brokenBarrierErrorType);
}
