/** What `gather` does. CPython: Lib/asyncio/tasks.py; docs: library/asyncio-task.html#running-tasks-concurrently. */
import { defineType } from '../../runtime/kernel/define.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { UNWIND, type Value } from '../../runtime/kernel/object.ts';
import type { Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { adopt, PyList } from '../../runtime/kernel/values.ts';
import type { LoopLike } from './base-events.ts';
import { ensureFuture } from './ensure-future.ts';
import { cancelledErrorType } from './exceptions.ts';
import {
  addCallback,
  cancelFuture,
  cancelMessageOf,
  errorOf,
  isCancelled,
  isDone,
  loopOf,
  makeCancelledError,
  quietWhenDestroyed,
  resultOf,
} from './future-access.ts';
import { createFuture, futureType, PyFuture } from './futures.ts';
import { FunctionCallback, type Place } from './native-callback.ts';
import { PyTask } from './tasks.ts';

/** The future that `gather` gives: to cancel it is to cancel its children. */
class GatheringFuture extends PyFuture {
  children: readonly Value[] = [];
  cancelRequested = false;

  override cancel(message: Value, thread: Thread): boolean {
    if (this.isDone()) return false;
    let any = false;
    for (const child of this.children) if (cancelFuture(child, message, thread)) any = true;
    if (any) this.cancelRequested = true;
    return any;
  }
}

const gatheringFutureType = defineType<GatheringFuture>('_GatheringFuture', {
  doc: "Helper for gather().\n\nThis overrides cancel() to cancel all the children and act more\nlike Task.cancel(), which doesn't immediately mark itself as\ncancelled.\n",
  module: 'asyncio.tasks',
  bases: [futureType],
  instances: GatheringFuture,
});

/** Gives the loop for what is no future yet. */
export type LoopSource = (thread: Thread) => Guest<Value>;

export function* gatherAll(
  awaitables: readonly Value[],
  returnExceptions: boolean,
  loopSource: LoopSource,
  thread: Thread,
): Guest<PyFuture> {
  if (awaitables.length === 0) {
    const nothing = createFuture((yield* loopSource(thread)) as LoopLike, thread);
    nothing.setResult(new PyList([]), thread);
    return nothing;
  }
  const gathering = new Gathering(returnExceptions);
  const callback = new FunctionCallback(DONE, (future, running) => {
    gathering.childDone(future, running);
    return null;
  });
  const known = new PyDict();
  const children: Value[] = [];
  const doneAlready: Value[] = [];
  let loop: Value = null;
  for (const awaitable of awaitables) {
    let future = known.get(awaitable, thread);
    if (future === undefined) {
      future = yield* ensureFuture(
        awaitable,
        loop ?? (awaitable instanceof PyFuture ? awaitable.loop : yield* loopSource(thread)),
        thread,
      );
      loop ??= loopOf(future, thread);
      if (future !== awaitable) {
        if (future instanceof PyTask) future.logDestroyPending = false;
        else quietWhenDestroyed(future, thread);
      }
      known.set(awaitable, future, thread);
      gathering.count++;
      if (isDone(future, thread)) doneAlready.push(future);
      else addCallback(future, callback, thread);
    }
    children.push(future);
  }
  const outer = adopt(new GatheringFuture(), gatheringFutureType);
  outer.loop = loop as LoopLike;
  outer.children = children;
  gathering.outer = outer;
  for (const future of doneAlready) gathering.childDone(future, thread);
  return outer;
}

const DONE: Place = { name: 'gather.<locals>._done_callback', place: 'tasks.py:820' };

class Gathering {
  count = 0;
  outer: GatheringFuture | null = null;
  private finished = 0;
  private readonly returnExceptions: boolean;

  constructor(returnExceptions: boolean) {
    this.returnExceptions = returnExceptions;
  }

  childDone(future: Value, thread: Thread): void {
    this.finished++;
    const { outer } = this;
    if (outer === null || outer.isDone()) {
      if (!isCancelled(future, thread)) errorOf(future, thread);
      return;
    }
    if (!this.returnExceptions) {
      const error = isCancelled(future, thread)
        ? makeCancelledError(future, thread)
        : errorOf(future, thread);
      if (error !== null) {
        outer.setError(error, thread);
        return;
      }
    }
    if (this.finished < this.count) return;
    const results = outer.children.map((child) => childResult(child, thread));
    // sic: the error is the last child's, whichever of them was the last to end
    const last = outer.children[outer.children.length - 1]!;
    if (outer.cancelRequested) outer.setError(makeCancelledError(last, thread), thread);
    else outer.setResult(new PyList(results), thread);
  }
}

function childResult(child: Value, thread: Thread): Value {
  if (isCancelled(child, thread))
    return new PyException(cancelledErrorType, [cancelMessageOf(child, thread) ?? '']);
  const error = errorOf(child, thread);
  if (error !== null) return error;
  const result = resultOf(child, thread);
  if (result === UNWIND) throw thread.takeError();
  return result;
}
