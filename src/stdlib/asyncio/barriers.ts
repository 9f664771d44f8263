/** `Barrier`. CPython: Lib/asyncio/locks.py; docs: library/asyncio-sync.html#barrier. */
import { coroutineMethod, waitFor } from '../../runtime/frames/native-coroutine.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { compareTruth } from '../../runtime/kernel/compare.ts';
import { defineType, getset } from '../../runtime/kernel/define.ts';
import { makeError, raise } from '../../runtime/kernel/errors.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { defaultRepr } from '../../runtime/kernel/object-slots.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { knownInteger } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { adopt } from '../../runtime/kernel/values.ts';
import { brokenBarrierErrorType } from './exceptions.ts';
import { invoke, overrides } from './invoke.ts';
import {
  acquireCondition,
  conditionType,
  notify,
  PyCondition,
  releaseCondition,
  waitUntil,
} from './locks.ts';
import { LoopBound } from './mixins.ts';

class PyBarrier extends LoopBound {
  state: 'filling' | 'draining' | 'resetting' | 'broken' = 'filling';
  parties = 1;
  /** Tasks that are in it. */
  count = 0;
  readonly condition = adopt(new PyCondition(), conditionType);

  get waiting(): number {
    return this.state === 'filling' ? this.count : 0;
  }
}

export const barrierType = defineType<PyBarrier>('Barrier', {
  doc: "Asyncio equivalent to threading.Barrier\n\nImplements a Barrier primitive.\nUseful for synchronizing a fixed number of tasks at known synchronization\npoints. Tasks block on 'wait()' and are simultaneously awoken once they\nhave all made their call.\n",
  module: 'asyncio.locks',
  instances: PyBarrier,
  hasDict: true,
  slots: {
    init: bySignature(
      'Barrier.__init__',
      '(self, parties)',
      function* (self: PyBarrier, parties: Value, thread: Thread): Guest<Value> {
        if (yield* finished(compareTruth('lt', parties, 1, thread))) raise.valueError('parties must be > 0');
        self.parties = Number(knownInteger(parties) ?? 1);
        return null;
      },
    ),
    new: (type) => adopt(new PyBarrier(), type),
    repr: (self, thread) => {
      const waiters = self.state === 'broken' ? '' : `, waiters:${self.waiting}/${self.parties}`;
      return `<${defaultRepr(self, thread).slice(1, -1)} [${self.state}${waiters}]>`;
    },
  },
  methods: [
    coroutineMethod('__aenter__(self)', '', function* (self: PyBarrier, thread: Thread): Guest<Value> {
      if (overrides(self, 'wait')) return yield* waitFor(yield* invoke(self, 'wait', [], thread), thread);
      return yield* wait(self, thread);
    }),
    // biome-ignore lint/correctness/useYield: there is nothing to wait for
    coroutineMethod('__aexit__(self, *args)', '', function* (): Guest<Value> {
      return null;
    }),
    coroutineMethod(
      'wait(self)',
      "Wait for the barrier.\n\nWhen the specified number of tasks have started waiting, they are all\nsimultaneously awoken.\nReturns an unique and individual index number from 0 to 'parties-1'.\n",
      wait,
    ),
    coroutineMethod(
      'reset(self)',
      'Reset the barrier to the initial state.\n\nAny tasks currently waiting will get the BrokenBarrier exception\nraised.\n',
      (self: PyBarrier, thread: Thread) =>
        locked(self, thread, () => {
          self.state = self.count > 0 ? 'resetting' : 'filling';
        }),
    ),
    coroutineMethod(
      'abort(self)',
      "Place the barrier into a 'broken' state.\n\nUseful in case of error.  Any currently waiting tasks and tasks\nattempting to 'wait()' will have BrokenBarrierError raised.\n",
      (self: PyBarrier, thread: Thread) =>
        locked(self, thread, () => {
          self.state = 'broken';
        }),
    ),
    getset<PyBarrier>(
      'parties',
      'Return the number of tasks required to trip the barrier.',
      (self) => self.parties,
    ),
    getset<PyBarrier>(
      'n_waiting',
      'Return the number of tasks currently waiting at the barrier.',
      (self) => self.waiting,
    ),
    getset<PyBarrier>(
      'broken',
      'Return True if the barrier is in a broken state.',
      (self) => self.state === 'broken',
    ),
  ],
});

function* wait(self: PyBarrier, thread: Thread): Guest<Value> {
  const { condition } = self;
  yield* acquireCondition(condition, thread);
  try {
    yield* until(self, () => self.state !== 'draining' && self.state !== 'resetting', thread);
    if (self.state === 'broken') throw makeError(brokenBarrierErrorType, 'Barrier aborted');
    try {
      const index = self.count++;
      if (index + 1 === self.parties) {
        self.state = 'draining';
        notify(condition, condition.waiters.size, thread);
      } else {
        yield* until(self, () => self.state !== 'filling', thread);
        if (isUnusable(self)) throw makeError(brokenBarrierErrorType, 'Abort or reset of barrier');
      }
      return index;
    } finally {
      self.count--;
      leave(self, thread);
    }
  } finally {
    yield* releaseCondition(condition, thread);
  }
}

function isUnusable(self: PyBarrier): boolean {
  return self.state === 'broken' || self.state === 'resetting';
}

/** The last one out wakes those who wait for the barrier to drain. */
function leave(self: PyBarrier, thread: Thread): void {
  if (self.count > 0) return;
  if (self.state === 'resetting' || self.state === 'draining') self.state = 'filling';
  notify(self.condition, self.condition.waiters.size, thread);
}

function* until(self: PyBarrier, holds: () => boolean, thread: Thread): Guest<void> {
  yield* waitUntil(
    self.condition,
    // biome-ignore lint/correctness/useYield: conditions of programs may be Python functions
    function* () {
      return holds();
    },
    thread,
  );
}

function* locked(self: PyBarrier, thread: Thread, change: () => void): Guest<Value> {
  const { condition } = self;
  yield* acquireCondition(condition, thread);
  try {
    change();
    notify(condition, condition.waiters.size, thread);
    return null;
  } finally {
    yield* releaseCondition(condition, thread);
  }
}
