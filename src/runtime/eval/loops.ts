/** `while`, `for`, `async for`. Docs: reference/compound_stmts.html#the-for-statement. */

import type { For, While } from '../../parser/ast.ts';
import { awaiterOf, awaitValue, yieldFrom } from '../frames/awaiting.ts';
import type { Frame } from '../frames/frame.ts';
import { PyGenerator, resume } from '../frames/suspendable.ts';
import { typeOf } from '../kernel/birth.ts';
import {
  isInstance,
  makeError,
  raise,
  stopAsyncIterationType,
  typeErrorType,
  typeName,
} from '../kernel/errors.ts';
import { iterate } from '../kernel/iterate.ts';
import { type Result, type Step, UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import { andThen } from '../kernel/pausing.ts';
import { ERROR, type Thread } from '../kernel/thread.ts';
import { RangeIterator } from '../objects/iterators.ts';
import { target } from './assignments.ts';
import { block } from './block.ts';
import type { Builder } from './builder.ts';
import { condition } from './comparisons.ts';
import { localSlot } from './simple-operands.ts';
import { BREAK, CONTINUE, delivered, type Exec, keep, type Run, type Signal, take } from './state.ts';
import { closeDropped, type LetGo, letGoOf, mayLeaveRest } from './temporaries.ts';

export function whileLoop(node: While, b: Builder): Exec {
  const test = condition(node.test, b);
  const at = b.at(node.test);
  const body = block(node.body, b);
  const otherwise = node.orelse.length === 0 ? null : block(node.orelse, b);
  const slot = b.stateSlot();
  type Place = 'test' | 'body' | 'edge' | 'else';
  return (f) => {
    let place: Place = f.resuming ? (take(f, slot) as Place) : 'test';
    if (place === 'edge') {
      if (delivered(f) === UNWIND) return UNWIND;
      place = 'test';
    }
    while (place !== 'else') {
      if (place === 'test') {
        const holds = test(f);
        if (holds === UNWIND) return keep(f, slot, 'test');
        if (!holds) break;
      }
      place = 'test';
      const signal = body(f);
      if (signal !== undefined && signal !== CONTINUE) {
        if (signal === UNWIND) return keep(f, slot, 'body');
        return signal === BREAK ? undefined : signal;
      }
      if (--f.thread.fuel < 0) {
        f.at = at;
        if (pausesAtEdge(f)) return keep(f, slot, 'edge');
      }
    }
    return otherwise === null ? undefined : inElse(otherwise, f, slot, 'else');
  };
}

/** A checkpoint at the end of an iteration; true when the frame has to be left. */
function pausesAtEdge(f: Frame): boolean {
  const { thread } = f;
  const order = thread.interpreter.scheduler.checkpoint(thread);
  if (order === UNWIND) return true;
  if (order === 'go on' || thread.unpausable > 0) return false;
  thread.pause('slice', f);
  return true;
}

function inElse(otherwise: Exec, f: Frame, slot: number, state: unknown): Signal {
  const signal = otherwise(f);
  return signal === UNWIND ? keep(f, slot, state) : signal;
}

/** Where a loop is. It is made when the frame first stops inside of it, and kept for the next time. */
class LoopState {
  place: 'begin' | 'next' | 'target' | 'body' | 'edge' | 'else' = 'begin';
  item: Step = null;
  iterator: Value;
  next: Next;

  constructor(iterator: Value, next: Next) {
    this.iterator = iterator;
    this.next = next;
  }
}

/** A step of an iterator. */
type Next = (iterator: never, thread: Thread) => Step;

/** How a kind of loop gets its iterator, and its items. */
export interface Iteration {
  begin(source: Value, thread: Thread): Result;
  nextOf(iterator: Value): Next;
  /** What a delivered item is to the loop: `undefined` ends it. */
  received(outcome: Step, thread: Thread): Step;
}

export function forLoop(node: For, b: Builder): Exec {
  const body = block(node.body, b);
  const otherwise = node.orelse.length === 0 ? null : block(node.orelse, b);
  const kind = node.kind === 'AsyncFor' ? asynchronously : synchronously;
  return iteration(kind, node, b.expr(node.iter), body, otherwise, b);
}

/** Runs `body` for each item; also the loops of comprehensions. */
export function iteration(
  kind: Iteration,
  node: Pick<For, 'target' | 'iter'>,
  iterable: Run,
  body: Exec,
  otherwise: Exec | null,
  b: Builder,
): Exec {
  const slot = b.stateSlot();
  const store = target(node.target, b);
  const local = localSlot(node.target, b);
  const at = b.at(node.iter);
  const letGo = letGoOf(node.iter);
  const leavesRest = mayLeaveRest(node.iter);
  const stop = (
    f: Frame,
    state: LoopState | undefined,
    place: LoopState['place'],
    iterator: Value,
    item: Step,
    next: Next,
  ): Unwind => {
    const kept = state ?? new LoopState(iterator, next);
    kept.place = place;
    kept.item = item;
    return keep(f, slot, kept);
  };
  return (f): Signal => {
    const { thread } = f;
    const state = f.resuming ? (take(f, slot) as LoopState | undefined) : undefined;
    let iterator: Result;
    let next: Next;
    let item: Step = null;
    let place: LoopState['place'] = 'next';
    if (state === undefined) {
      const source = iterable(f);
      if (source === UNWIND) return UNWIND;
      f.at = at;
      if (letGo !== null && source instanceof PyGenerator && source.kind === 'coroutine')
        letGo(source, thread);
      iterator = kind.begin(source, thread);
      if (iterator === UNWIND) return stop(f, state, 'begin', null, null, noIterator);
      if (iterator !== source) markTemporary(iterator);
      next = kind.nextOf(iterator);
    } else {
      ({ place, iterator, item, next } = state);
      if (place === 'next') {
        item = kind.received(delivered(f), thread);
        if (item === UNWIND) return UNWIND;
        if (item === undefined && leavesRest) drop(iterator, letGo, thread);
        place = item === undefined ? 'else' : 'target';
      } else if (place === 'edge' || place === 'begin') {
        const outcome = delivered(f);
        if (outcome === UNWIND) return UNWIND;
        if (place === 'begin') {
          iterator = state.iterator = outcome;
          next = state.next = kind.nextOf(iterator);
        }
        place = 'next';
      }
    }
    try {
      while (place !== 'else') {
        if (place === 'next') {
          f.at = at;
          // fast path: the iterator of a small range
          item = iterator instanceof RangeIterator ? iterator.advance() : next(iterator as never, thread);
          if (item === UNWIND) return stop(f, state, 'next', iterator, null, next);
          if (item === undefined) break;
        }
        if (place !== 'body') {
          // fast path: a plain local variable
          if (local >= 0) f.slots[local] = item as Value;
          else if (store(f, item as Value) === UNWIND) {
            if (thread.why === ERROR) drop(iterator, letGo, thread);
            return stop(f, state, 'target', iterator, item, next);
          }
        }
        place = 'next';
        const signal = body(f);
        if (signal !== undefined && signal !== CONTINUE) {
          if (signal !== UNWIND || thread.why === ERROR) drop(iterator, letGo, thread);
          if (signal === UNWIND) return stop(f, state, 'body', iterator, null, next);
          return signal === BREAK ? undefined : signal;
        }
        if (--thread.fuel < 0 && pausesAtEdge(f)) return stop(f, state, 'edge', iterator, null, next);
      }
    } catch (thrown) {
      // an error that a native throws in the body closes the generator too
      drop(iterator, letGo, thread);
      throw thrown;
    }
    if (leavesRest && place !== 'else') drop(iterator, letGo, thread);
    if (otherwise === null) return undefined;
    const signal = otherwise(f);
    return signal === UNWIND ? stop(f, state, 'else', iterator, null, next) : signal;
  };
}

/** What a generator function `__iter__` has just made for the loop belongs to the loop. */
function markTemporary(iterator: Value): void {
  if (iterator instanceof PyGenerator && iterator.state === 'created' && iterator.name === '__iter__')
    iterator.isTemporary = true;
}

/** A loop that is left early lets go of its iterator, which may be nobody else's. */
function drop(iterator: Value, letGo: LetGo | null, thread: Thread): void {
  if (iterator instanceof PyGenerator && iterator.isTemporary) closeDropped(iterator, thread);
  else if (letGo !== null) letGo(iterator, thread);
}

export const synchronously: Iteration = {
  begin: iterate,
  /** Generators are resumed without a detour. */
  nextOf(iterator) {
    if (iterator instanceof PyGenerator && iterator.kind === 'generator') return resumeNext;
    return typeOf(iterator).slots.next ?? noIterator;
  },
  received: (outcome) => outcome,
};

/** Iteration over what is an iterator already. */
export function begun(kind: Iteration): Iteration {
  return { ...kind, begin: (iterator) => iterator };
}

function resumeNext(generator: PyGenerator, thread: Thread): Step {
  return resume(generator, null, thread);
}

function noIterator(value: Value): never {
  return raise.typeError(`iter() returned non-iterator of type '${typeName(value)}'`);
}

// ── async for ──────────────────────────────────────────────────────────────────────────────────────

export const asynchronously: Iteration = {
  begin: asyncIterate,
  nextOf: () => asyncNext,
  received: atEnd,
};

export function asyncIterate(value: Value, thread: Thread): Result {
  const slot = typeOf(value).slots.aiter;
  if (slot === undefined) {
    return raise.typeError(`'async for' requires an object with __aiter__ method, got ${typeName(value)}`);
  }
  return andThen<Value>(
    thread,
    () => slot(value as never, thread),
    (outcome) => {
      if (outcome === UNWIND || typeOf(outcome as Value).slots.anext !== undefined) return outcome as Result;
      return raise.typeError(
        `'async for' received an object from __aiter__ that does not implement __anext__: ${typeName(outcome as Value)}`,
      );
    },
  );
}

function asyncNext(iterator: Value, thread: Thread): Step {
  const slot = typeOf(iterator).slots.anext!;
  const item = andThen<Value>(
    thread,
    () => slot(iterator as never, thread),
    (awaitable) => {
      if (awaitable === UNWIND) return UNWIND;
      const value = awaitable as Value;
      if (
        typeOf(value).slots.awaitNow !== undefined ||
        (value instanceof PyGenerator && value.kind === 'coroutine')
      )
        return awaitValue(value, thread);
      return andThen<Value>(
        thread,
        () => awaiterOf(value, thread),
        (awaiter) => (awaiter === UNWIND ? notAwaitable(value, thread) : yieldFrom(awaiter as Value, thread)),
      );
    },
  );
  return atEnd(item, thread);
}

function notAwaitable(value: Value, thread: Thread): Unwind {
  const cause = thread.takeError();
  const message = `'async for' received an invalid object from __anext__: ${typeName(value)}`;
  const error = makeError(typeErrorType, message);
  error.cause = cause;
  error.context = cause;
  error.suppressContext = true;
  return thread.raise(error);
}

/** A StopAsyncIteration that arrives here ends the loop. */
function atEnd(outcome: Step, thread: Thread): Step {
  if (outcome !== UNWIND || thread.why !== ERROR) return outcome;
  if (!isInstance(thread.error!, stopAsyncIterationType)) return UNWIND;
  thread.takeError();
  return undefined;
}
