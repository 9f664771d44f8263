/** What is bound to the loop that first uses it. CPython: Lib/asyncio/mixins.py. */
import { raise } from '../../runtime/kernel/errors.ts';
import { nested } from '../../runtime/kernel/nesting.ts';
import { PyObject, type Value } from '../../runtime/kernel/object.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { LoopLike } from './base-events.ts';
import { runningLoop } from './events.ts';
import { createFuture, type PyFuture } from './futures.ts';

export abstract class LoopBound extends PyObject {
  loop: Value = null;
}

/** The running loop, which has to be the one that was there the first time. */
export function boundLoop(self: LoopBound, thread: Thread): LoopLike {
  const loop = runningLoop(thread);
  self.loop ??= loop;
  if (loop !== self.loop) {
    raise.runtimeError(
      `${nested(thread, '__repr__', () => repr(self, thread))} is bound to a different event loop`,
    );
  }
  if (loop === null) raise.attributeError("'NoneType' object has no attribute 'create_future'");
  return loop as LoopLike;
}

/** A future of the loop that `self` is bound to. */
export function boundFuture(self: LoopBound, thread: Thread): PyFuture {
  return createFuture(boundLoop(self, thread), thread);
}
