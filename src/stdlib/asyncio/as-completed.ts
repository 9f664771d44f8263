/** `as_completed`. CPython: Lib/asyncio/tasks.py (_AsCompletedIterator); docs: library/asyncio-task.html#asyncio.as_completed. */
import { makeCoroutine } from '../../runtime/frames/native-coroutine.ts';
import { typeOf } from '../../runtime/kernel/birth.ts';
import { copyContext } from '../../runtime/kernel/context.ts';
import { defineType, native } from '../../runtime/kernel/define.ts';
import { raise, stopAsyncIterationType, timeoutErrorType } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { collect } from '../../runtime/kernel/iterate.ts';
import { PyObject, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { setFrom } from '../../runtime/objects/set.ts';
import { Ring } from '../collections/ring.ts';
import { callAt, loopTime, PyLoop } from './base-events.ts';
import { ensureFuture } from './ensure-future.ts';
import type { PyHandle } from './events.ts';
import { addCallback, removeCallback, resultOf } from './future-access.ts';
import { awaitFuture, type PyFuture } from './futures.ts';
import { boundFuture, LoopBound } from './mixins.ts';
import { FunctionCallback, type Place } from './native-callback.ts';
import { getEventLoop } from './policy.ts';
import { seconds } from './seconds.ts';

/** Hands futures over in the order in which they get done; null stands for one that the time ran out for. */
class Completions extends LoopBound {
  readonly done = new Ring<Value>();
  readonly getters = new Ring<PyFuture>();

  put(future: Value, thread: Thread): void {
    this.done.push(future);
    for (let getter = this.getters.shift(); getter !== undefined; getter = this.getters.shift()) {
      if (getter.isDone()) continue;
      getter.setResult(null, thread);
      return;
    }
  }

  *get(thread: Thread): Guest<Value> {
    while (this.done.size === 0) {
      const getter = boundFuture(this, thread);
      this.getters.push(getter);
      try {
        const outcome = awaitFuture(getter, thread);
        if (outcome === UNWIND) yield UNWIND;
      } catch (error) {
        getter.cancel(null, thread);
        this.getters.remove(getter);
        throw error;
      }
    }
    return this.done.shift()!;
  }
}

class AsCompletedIterator extends PyObject {
  readonly completions = new Completions();
  readonly todo = new Set<Value>();
  left = 0;
  timer: PyHandle | null = null;
}

const HANDLE_COMPLETION: Place = {
  name: '_AsCompletedIterator._handle_completion',
  place: null,
};
const HANDLE_TIMEOUT: Place = { name: '_AsCompletedIterator._handle_timeout', place: null };

defineType<AsCompletedIterator>('_AsCompletedIterator', {
  doc: 'Iterator of awaitables representing tasks of asyncio.as_completed.\n\nAs an asynchronous iterator, iteration yields futures as they finish. As a\nplain iterator, new coroutines are yielded that will return or raise the\nresult of the next underlying future to complete.\n',
  module: 'asyncio.tasks',
  instances: AsCompletedIterator,
  slots: {
    aiter: (self) => self,
    anext: (self) =>
      makeCoroutine('__anext__', '_AsCompletedIterator.__anext__', (running) => next(self, running)),
    iter: (self) => self,
    next: (self) => {
      if (self.left === 0) return undefined;
      self.left--;
      return makeCoroutine('_wait_for_one', '_AsCompletedIterator._wait_for_one', (running) =>
        waitForOne(self, true, running),
      );
    },
  },
});

export const asCompleted = native(
  'as_completed(fs, *, timeout=None)',
  'Create an iterator of awaitables or their results in completion order.\n\nRun the supplied awaitables concurrently. The returned object can be\niterated to obtain the results of the awaitables as they finish.\n\nThe object returned can be iterated as an asynchronous iterator or a plain\niterator. When asynchronous iteration is used, the originally-supplied\nawaitables are yielded if they are tasks or futures. This makes it easy to\ncorrelate previously-scheduled tasks with their results.\n\nA TimeoutError is raised if the timeout occurs before all awaitables are\ndone. This is raised by the async for loop during asynchronous iteration or\nby the coroutines yielded during plain iteration.\n',
  function* (awaitables: Value, timeout: Value, thread: Thread): Guest<Value> {
    if (typeOf(awaitables).slots.await !== undefined) {
      raise.typeError(`expects an iterable of awaitables, not ${typeOf(awaitables).name}`);
    }
    const self = new AsCompletedIterator();
    const loop = yield* getEventLoop(thread);
    const callback = new FunctionCallback(HANDLE_COMPLETION, (future, running) => {
      if (self.todo.size === 0) return null;
      self.todo.delete(future);
      self.completions.put(future, running);
      if (self.todo.size === 0) self.timer?.cancel();
      return null;
    });
    const given = setFrom(yield* collect(awaitables, thread), thread).items();
    for (const each of given) self.todo.add(yield* ensureFuture(each, loop, thread));
    for (const future of self.todo) addCallback(future, callback, thread);
    self.left = self.todo.size;
    if (self.left > 0 && timeout !== null && loop instanceof PyLoop) {
      const onTimeout = new FunctionCallback(HANDLE_TIMEOUT, (_argument, running) => {
        for (const future of self.todo) {
          removeCallback(future, callback, running);
          self.completions.put(null, running);
        }
        self.todo.clear();
        return null;
      });
      self.timer = callAt(loop, loopTime(thread) + seconds(timeout), onTimeout, [], copyContext(thread));
    }
    return self;
  },
  { wording: 'def', module: 'asyncio.tasks' },
);

function* next(self: AsCompletedIterator, thread: Thread): Guest<Value> {
  if (self.left === 0) throw new PyException(stopAsyncIterationType, []);
  self.left--;
  return yield* waitForOne(self, false, thread);
}

function* waitForOne(self: AsCompletedIterator, resolve: boolean, thread: Thread): Guest<Value> {
  const future = yield* self.completions.get(thread);
  if (future === null) throw new PyException(timeoutErrorType, []);
  return resolve ? yield* finished(resultOf(future, thread)) : future;
}
