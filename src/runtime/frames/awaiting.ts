/** `await` and `yield from`: the running activation waits for another computation. Docs: reference/expressions.html#await. */

import { findAttribute } from '../kernel/attributes.ts';
import { typeOf } from '../kernel/birth.ts';
import { call, call0, call1 } from '../kernel/call.ts';
import { generatorExitType, isInstance, raise, typeName } from '../kernel/errors.ts';
import type { PyException } from '../kernel/exception.ts';
import { endOrError, step } from '../kernel/iterate.ts';
import { type Result, type Step, UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import { andThen, NATIVE_WEIGHT } from '../kernel/pausing.ts';
import { Activation, ERROR, type Thread } from '../kernel/thread.ts';
import { caught } from '../kernel/unwinding.ts';
import { Frame } from './frame.ts';
import { delegateTo, detaching, PyGenerator, resume, separate } from './suspendable.ts';

/** `await value` in the running activation. */
export function awaitValue(value: Value, thread: Thread): Result {
  if (value instanceof PyGenerator && value.kind === 'coroutine') {
    if (value.state === 'created') return delegateTo(value, thread) as Result;
    if (value.state === 'closed') raise.runtimeError('cannot reuse already awaited coroutine');
    if (!value.isSuspended) raise.valueError('coroutine already executing');
    return raise.runtimeError('coroutine is being awaited already');
  }
  const { awaitNow } = typeOf(value).slots;
  if (awaitNow !== undefined) return awaitNow(value as never, thread);
  return andThen<Value>(
    thread,
    () => awaiterOf(value, thread),
    (awaiter) => (awaiter === UNWIND ? UNWIND : yieldFrom(awaiter as Value, thread)),
  );
}

/** The iterator of an awaitable: what its `__await__` gives. */
export function awaiterOf(value: Value, thread: Thread): Result {
  const slot = typeOf(value).slots.await;
  if (slot === undefined) {
    if (isIterableCoroutine(value)) return value;
    return raise.typeError(`object ${typeName(value)} can't be used in 'await' expression`);
  }
  return andThen<Value>(
    thread,
    () => slot(value as never, thread),
    (awaiter) => (awaiter === UNWIND ? UNWIND : checkedAwaiter(awaiter as Value)),
  );
}

/** `yield from iterator`, where `iterator` is what `iter()` gave. */
export function yieldFrom(iterator: Value, thread: Thread): Result {
  if (iterator instanceof PyGenerator && iterator.kind === 'generator' && iterator.state === 'created') {
    return delegateTo(iterator, thread) as Result;
  }
  return delegateToIterator(iterator, thread);
}

/**
 * Yields `value` to whoever resumed the root of the running activation. When it is resumed, `finish` makes the result
 * from what was sent, or from UNWIND when an error was thrown in.
 */
export function yieldThen(
  value: Value,
  finish: (outcome: Step, thread: Thread) => Result,
  thread: Thread,
): Unwind {
  const waiting = thread.frame!;
  return thread.yieldTo(waiting.owner!.root, new Suspension(finish, waiting), value);
}

class Suspension extends Activation {
  private readonly finish: (outcome: Step, thread: Thread) => Result;

  constructor(finish: (outcome: Step, thread: Thread) => Result, caller: Activation) {
    super();
    this.finish = finish;
    this.caller = caller;
    this.owner = caller.owner;
    this.level = caller.level;
  }

  override enter(thread: Thread): Result {
    return this.finish(this.inbox, thread);
  }

  override settle(result: Step): Step {
    return result;
  }
}

/** A generator that `types.coroutine` has made a coroutine of. */
export function isIterableCoroutine(value: Value): boolean {
  return value instanceof PyGenerator && value.body instanceof Frame && value.body.code.isIterableCoroutine;
}

function checkedAwaiter(awaiter: Value): Value {
  if ((awaiter instanceof PyGenerator && awaiter.kind === 'coroutine') || isIterableCoroutine(awaiter)) {
    return raise.typeError('__await__() returned a coroutine');
  }
  if (typeOf(awaiter).slots.next === undefined) {
    return raise.typeError(`__await__() returned non-iterator of type '${typeName(awaiter)}'`);
  }
  return awaiter;
}

/** The documented protocol: `send`, `throw` and `close` of any iterator. */
function delegateToIterator(iterator: Value, thread: Thread): Result {
  return new Delegation(iterator, thread.frame!).enter(thread);
}

/** What was given to `throw`, for an iterator that has such a method; `make` gives the exception for those that have none. */
export interface ThrownArguments {
  readonly args: readonly Value[];
  readonly make: (thread: Thread) => Result;
}

/** An activation's waiting for an iterator: what is sent or thrown goes to it, what it yields to the root. */
export class Delegation extends Activation {
  readonly iterator: Value;
  thrown: ThrownArguments | null = null;
  /** The iterator was asked and has paused: what is delivered is its answer. */
  private asked = false;

  constructor(iterator: Value, waiting: Activation) {
    super();
    this.iterator = iterator;
    this.caller = waiting;
    this.owner = waiting.owner;
    this.level = waiting.level;
  }

  override enter(thread: Thread): Result {
    const answer = this.asked ? this.inbox : this.ask(thread);
    this.asked = answer === UNWIND && thread.why !== ERROR;
    if (answer === UNWIND) return UNWIND;
    if (answer === undefined) return thread.stopValue;
    return thread.yieldTo(this.owner!.root, this, answer as Value);
  }

  private ask(thread: Thread): Step {
    const { iterator, inbox } = this;
    const outer = thread.frame;
    thread.frame = this;
    thread.depth += NATIVE_WEIGHT;
    thread.stopValue = null;
    try {
      if (inbox !== UNWIND) return advance(iterator, inbox as Value, thread);
      const { thrown } = this;
      this.thrown = null;
      return throwInto(iterator, thread.takeError(), thrown, thread);
    } catch (thrown) {
      return caught(thrown, thread);
    } finally {
      thread.depth -= NATIVE_WEIGHT;
      thread.frame = outer;
    }
  }

  override settle(result: Step): Step {
    return result;
  }
}

detaching.detach = (inner) => {
  let { root } = inner;
  while (root.state !== 'suspended') ({ root } = root);
  const waiting = inner.body.caller!;
  separate(inner, root);
  root.innermost = new Delegation(inner, waiting);
};

function advance(iterator: Value, sent: Value, thread: Thread): Step {
  if (iterator instanceof PyGenerator) return resume(iterator, sent, thread);
  if (sent === null) return step(iterator, thread);
  return endingStep(thread, () => callNamed(iterator, 'send', (send) => call1(send, sent, thread), thread));
}

function throwInto(iterator: Value, error: PyException, given: ThrownArguments | null, thread: Thread): Step {
  if (isInstance(error, generatorExitType)) {
    return andThen<Value>(
      thread,
      () => findAttribute(iterator, 'close', thread),
      (close) => {
        if (close === UNWIND) thread.interpreter.unraisable(thread.takeError(), null, iterator, thread);
        return andThen<Value>(
          thread,
          () => (close === undefined || close === UNWIND ? null : call0(close, thread)),
          (outcome) => (outcome === UNWIND ? UNWIND : thread.raise(error)),
        );
      },
    );
  }
  if (iterator instanceof PyGenerator) {
    thread.raise(error);
    return resume(iterator, UNWIND, thread);
  }
  return andThen<Value>(
    thread,
    () => findAttribute(iterator, 'throw', thread),
    (method) => {
      if (method === UNWIND) return UNWIND;
      // sic: a StopIteration thrown in is the result
      if (method === undefined) return endingStep(thread, () => raiseGiven(error, given, thread)) as Result;
      // it gets what was given to `throw`, be it a class
      const args = given === null ? [error] : [...given.args];
      return endingStep(thread, () => call(method as Value, args, null, thread)) as Result;
    },
  );
}

function raiseGiven(error: PyException, given: ThrownArguments | null, thread: Thread): Result {
  if (given === null) return thread.raise(error);
  return andThen<Value>(
    thread,
    () => given.make(thread),
    (made) => (made === UNWIND ? UNWIND : thread.raise(made as PyException)),
  );
}

function callNamed(object: Value, name: string, use: (method: Value) => Result, thread: Thread): Result {
  return andThen<Value>(
    thread,
    () => findAttribute(object, name, thread),
    (method) => {
      if (method === UNWIND) return UNWIND;
      if (method === undefined) {
        return raise.attributeError(`'${typeName(object)}' object has no attribute '${name}'`);
      }
      return use(method as Value);
    },
  );
}

function endingStep(thread: Thread, operation: () => Result): Step {
  return andThen<Value>(thread, operation, (outcome) =>
    outcome === UNWIND ? (endOrError(thread) as Result) : (outcome as Value),
  );
}
