/** What `anext(iterator, default)` gives. CPython: Objects/iterobject.c (anextawaitable_*). */
import { awaiterOf, awaitValue } from '../frames/awaiting.ts';
import { getAttribute } from '../kernel/attributes.ts';
import { call } from '../kernel/call.ts';
import { defineType, method } from '../kernel/define.ts';
import { isInstance, stopAsyncIterationType } from '../kernel/errors.ts';
import { step, stopIteration } from '../kernel/iterate.ts';
import { PyObject, type Result, type Step, UNWIND, type Value } from '../kernel/object.ts';
import { andThen } from '../kernel/pausing.ts';
import type { Thread } from '../kernel/thread.ts';
import { raiseError } from '../kernel/unwinding.ts';

/** StopAsyncIteration becomes the default. */
export class NextAwaitable extends PyObject {
  readonly awaitable: Value;
  readonly otherwise: Value;

  constructor(awaitable: Value, otherwise: Value) {
    super();
    this.awaitable = awaitable;
    this.otherwise = otherwise;
  }
}

defineType<NextAwaitable>('anext_awaitable', {
  instances: NextAwaitable,
  isBase: false,
  slots: {
    await: (self) => self,
    awaitNow: (self, thread) => orDefault(self, thread, () => awaitValue(self.awaitable, thread)),
    iter: (self) => self,
    next: nextStep,
  },
  methods: [
    method('send(self, value, /)', null, (self: NextAwaitable, value: Value, thread: Thread) =>
      passOn(self, 'send', [value], thread),
    ),
    method(
      'throw(self, type, value=<missing>, traceback=<missing>, /)',
      null,
      (
        self: NextAwaitable,
        type: Value,
        value: Value | undefined,
        traceback: Value | undefined,
        thread: Thread,
      ) => {
        const args = [type, value, traceback].filter((each) => each !== undefined);
        return passOn(self, 'throw', args, thread);
      },
    ),
    method('close(self, /)', null, (self: NextAwaitable, thread: Thread) =>
      passOn(self, 'close', [], thread),
    ),
  ],
});

function orDefault({ otherwise }: NextAwaitable, thread: Thread, operation: () => Result): Result {
  return andThen<Value>(thread, operation, (outcome) => {
    if (outcome !== UNWIND || !isInstance(thread.error!, stopAsyncIterationType)) return outcome as Result;
    thread.takeError();
    return otherwise;
  });
}

function nextStep(self: NextAwaitable, thread: Thread): Step {
  return andThen<Value>(
    thread,
    () =>
      andThen<Value>(
        thread,
        () => awaiterOf(self.awaitable, thread),
        (awaiter) => (awaiter === UNWIND ? UNWIND : (step(awaiter as Value, thread) as Result)),
      ),
    (outcome) => {
      if (outcome !== UNWIND || !isInstance(thread.error!, stopAsyncIterationType)) return outcome as Result;
      thread.takeError();
      thread.stopValue = self.otherwise;
      return undefined as unknown as Result;
    },
  );
}

/** Calls the method of what the awaitable's `__await__` gives. */
function passOn(self: NextAwaitable, name: string, args: readonly Value[], thread: Thread): Result {
  return andThen<Value>(
    thread,
    () =>
      andThen<Value>(
        thread,
        () => awaiterOf(self.awaitable, thread),
        (awaiter) =>
          andThen<Value>(
            thread,
            () => (awaiter === UNWIND ? UNWIND : getAttribute(awaiter as Value, name, thread)),
            (found) => (found === UNWIND ? UNWIND : call(found as Value, [...args], null, thread)),
          ),
      ),
    (outcome) => {
      if (outcome !== UNWIND || !isInstance(thread.error!, stopAsyncIterationType)) return outcome as Result;
      thread.takeError();
      return raiseError(stopIteration(self.otherwise), thread);
    },
  );
}
