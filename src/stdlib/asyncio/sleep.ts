/** `sleep`. CPython: Lib/asyncio/tasks.py; docs: library/asyncio-task.html#sleeping. */
import { makeCoroutine, waitFor } from '../../runtime/frames/native-coroutine.ts';
import { GiveWay, PyGenerator } from '../../runtime/frames/suspendable.ts';
import { compareTruth } from '../../runtime/kernel/compare.ts';
import { copyContext } from '../../runtime/kernel/context.ts';
import { defineType, native } from '../../runtime/kernel/define.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { type Result, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { callAt, loopTime, PyLoop } from './base-events.ts';
import { runningLoop } from './events.ts';
import { awaitFuture, newFuture, type PyFuture } from './futures.ts';
import { NativeCallback } from './native-callback.ts';
import { seconds } from './seconds.ts';

export const sleep = native(
  'sleep(delay, result=None)',
  'Coroutine that completes after a given time (in seconds).',
  (delay: Value, result: Value): Value => {
    // fast path: giving way takes neither a timer nor a JavaScript generator
    if (typeof delay === 'number' && delay <= 0)
      return new PyGenerator('coroutine', new GiveWay(result), 'sleep', 'sleep');
    return makeCoroutine('sleep', 'sleep', (running) => sleeping(delay, result, running));
  },
  { wording: 'def', module: 'asyncio.tasks' },
);

sleep.native.isCoroutine = true;

function* sleeping(delay: Value, result: Value, thread: Thread): Guest<Value> {
  const isOver = yield* finished(compareTruth('le', delay, 0, thread));
  if (isOver)
    return yield* waitFor(new PyGenerator('coroutine', new GiveWay(result), 'sleep', 'sleep'), thread);
  const time = seconds(delay);
  if (Number.isNaN(time)) return raise.valueError('Invalid delay: NaN (not a number)');
  const loop = runningLoop(thread);
  if (!(loop instanceof PyLoop)) return raise.runtimeError('no running event loop');
  const future = newFuture(loop);
  const timer = callAt(loop, loopTime(thread) + time, new SetResult(future), [result], copyContext(thread));
  try {
    const outcome = awaitFuture(future, thread);
    return outcome === UNWIND ? yield UNWIND : outcome;
  } finally {
    timer.cancel();
  }
}

/** `futures._set_result_unless_cancelled`. */
class SetResult extends NativeCallback {
  readonly owner: PyFuture;

  constructor(future: PyFuture) {
    super();
    this.owner = future;
  }

  run(result: Value, thread: Thread): Result {
    if (!this.owner.isDone()) this.owner.setResult(result, thread);
    return null;
  }
}

defineType<SetResult>('set_result_unless_cancelled', {
  instances: SetResult,
  isBase: false,
  slots: {
    repr: () => '_set_result_unless_cancelled',
    call: (self, args, _names, thread) => self.run(args[0] ?? null, thread),
  },
});
