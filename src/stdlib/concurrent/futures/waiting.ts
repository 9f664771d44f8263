/** `wait` and `as_completed`. CPython: Lib/concurrent/futures/_base.py; docs: library/concurrent.futures.html#module-functions. */

import { attributeError } from '../../../runtime/kernel/attributes.ts';
import { native } from '../../../runtime/kernel/define.ts';
import { makeError, raise, timeoutErrorType, typeName } from '../../../runtime/kernel/errors.ts';
import { collect } from '../../../runtime/kernel/iterate.ts';
import type { Value } from '../../../runtime/kernel/object.ts';
import type { Guest } from '../../../runtime/kernel/pausing.ts';
import { asString } from '../../../runtime/kernel/text.ts';
import type { Thread } from '../../../runtime/kernel/thread.ts';
import { defineRecord, recordOf } from '../../../runtime/objects/record.ts';
import { setFrom } from '../../../runtime/objects/set.ts';
import { PyEvent } from '../../threading/event.ts';
import { deadlineOf } from '../../threading/waiting.ts';
import { nativeGenerator, yieldValue } from './executor.ts';
import { PyWorkFuture, type Watcher } from './future.ts';

export const doneAndNotDoneType = defineRecord('DoneAndNotDoneFutures', {
  module: 'concurrent.futures._base',
  doc: 'DoneAndNotDoneFutures(done, not_done)',
  fields: ['done', 'not_done'],
});

export const wait = native(
  "wait(fs, timeout=None, return_when='ALL_COMPLETED')",
  'Wait for the futures in the given sequence to complete.',
  waitFor,
  {
    wording: 'def',
  },
);

export const asCompleted = native(
  'as_completed(fs, timeout=None)',
  'An iterator over the given futures that yields each as it completes.',
  (fs: Value, timeout: Value, thread: Thread) =>
    nativeGenerator('as_completed', completions(fs, timeout, thread)),
  { wording: 'def' },
);

/** Collects what completes; `enough` tells when the one who waits shall wake. */
class Collector implements Watcher {
  done: PyWorkFuture[] = [];
  readonly event = new PyEvent();
  private readonly enough: (future: PyWorkFuture, count: number) => boolean;

  constructor(enough: (future: PyWorkFuture, count: number) => boolean) {
    this.enough = enough;
  }

  completed(future: PyWorkFuture): void {
    this.done.push(future);
    if (this.enough(future, this.done.length)) this.event.set();
  }
}

function* waitFor(fs: Value, timeout: Value, returnWhen: Value, thread: Thread): Guest<Value> {
  const futures = yield* futuresOf(fs, thread);
  const mode = asString(returnWhen);
  const done = futures.filter(isNotified);
  const pending = futures.filter((each) => !isNotified(each));
  const failed = (future: PyWorkFuture) => !future.isCancelled && future.error !== null;
  const answer = (all: readonly PyWorkFuture[]) =>
    recordOf(doneAndNotDoneType, [
      setFrom(all, thread),
      setFrom(
        futures.filter((each) => !all.includes(each)),
        thread,
      ),
    ]);
  if (pending.length === 0) return answer(done);
  if (mode === 'FIRST_COMPLETED' && done.length > 0) return answer(done);
  if (mode === 'FIRST_EXCEPTION' && done.some(failed)) return answer(done);
  if (mode !== 'FIRST_COMPLETED' && mode !== 'FIRST_EXCEPTION' && mode !== 'ALL_COMPLETED')
    raise.valueError(`Invalid return condition: ${mode}`);
  const collector = new Collector((future, count) => {
    if (mode === 'FIRST_COMPLETED') return true;
    return count === pending.length || (mode === 'FIRST_EXCEPTION' && failed(future));
  });
  watch(pending, collector);
  try {
    yield* collector.event.wait(deadlineOf(timeout, thread), thread);
  } finally {
    unwatch(pending, collector);
  }
  return answer([...done, ...collector.done]);
}

function* completions(fs: Value, timeout: Value, thread: Thread): Guest<Value> {
  const deadline = deadlineOf(timeout, thread);
  const { clock } = thread.interpreter.host;
  const futures = yield* futuresOf(fs, thread);
  const pending = new Set(futures.filter((each) => !isNotified(each)));
  const collector = new Collector(() => true);
  watch(pending, collector);
  try {
    for (const each of futures) if (isNotified(each) && !pending.has(each)) yield* yieldValue(each, thread);
    while (pending.size > 0) {
      if (deadline !== undefined && deadline < clock.monotonic()) {
        throw makeError(timeoutErrorType, `${pending.size} (of ${futures.length}) futures unfinished`);
      }
      yield* collector.event.wait(deadline, thread);
      const { done } = collector;
      collector.done = [];
      collector.event.flag = false;
      for (const each of done) {
        pending.delete(each);
        unwatch([each], collector);
        yield* yieldValue(each, thread);
      }
    }
  } finally {
    unwatch(pending, collector);
  }
  return null;
}

/** Done, and those who wait have been told. */
function isNotified(future: PyWorkFuture): boolean {
  return future.state === 'FINISHED' || future.state === 'CANCELLED_AND_NOTIFIED';
}

/** Each future once. */
function* futuresOf(fs: Value, thread: Thread): Guest<PyWorkFuture[]> {
  const unique = new Set<PyWorkFuture>();
  for (const each of yield* collect(fs, thread)) {
    if (!(each instanceof PyWorkFuture)) {
      throw attributeError(each, '_condition', `'${typeName(each)}' object has no attribute '_condition'`);
    }
    unique.add(each);
  }
  return [...unique];
}

function watch(futures: Iterable<PyWorkFuture>, collector: Collector): void {
  for (const each of futures) each.watchers.push(collector);
}

function unwatch(futures: Iterable<PyWorkFuture>, collector: Collector): void {
  for (const each of futures) {
    const at = each.watchers.indexOf(collector);
    if (at >= 0) each.watchers.splice(at, 1);
  }
}
