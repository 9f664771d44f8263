/** `while`, `for`, `async for`. Docs: reference/compound_stmts.html#the-for-statement. */
import type { Frame } from '../frames/frame.ts';
import { awaitValue } from '../frames/awaiting.ts';
import { PyGenerator, resume } from '../frames/suspendable.ts';
import { typeOf } from '../kernel/birth.ts';
import { isInstance, raise, stopAsyncIterationType, typeName } from '../kernel/errors.ts';
import { iterate } from '../kernel/iterate.ts';
import { type Result, type Step, UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import { andThen } from '../kernel/pausing.ts';
import { ERROR, type Thread } from '../kernel/thread.ts';
import type { For, While } from '../../parser/ast.ts';
import { target } from './assignments.ts';
import { block } from './block.ts';
import type { Builder } from './builder.ts';
import { condition } from './comparisons.ts';
import type { Store } from './names.ts';
import { BREAK, CONTINUE, delivered, type Exec, keep, type Run, type Signal, take } from './state.ts';

export function whileLoop(node: While, b: Builder): Exec {
  const test = condition(node.test, b);
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
      if (--f.thread.fuel < 0 && pausesAtEdge(f)) return keep(f, slot, 'edge');
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

/** Where a `for` loop is, kept only over a pause. */
interface ForState {
  place: 'iter' | 'next' | 'target' | 'body' | 'edge' | 'else';
  iterator: Value;
  item: Value;
}

export function forLoop(node: For, b: Builder): Exec {
  const iterable = b.expr(node.iter);
  const at = b.at(node.iter);
  const store = target(node.target, b);
  const body = block(node.body, b);
  const otherwise = node.orelse.length === 0 ? null : block(node.orelse, b);
  return iteration(iterable, at, store, body, otherwise, b);
}

/** Runs `body` for each item; also the loops of comprehensions. */
export function iteration(
  iterable: Run,
  at: number,
  store: Store,
  body: Exec,
  otherwise: Exec | null,
  b: Builder,
): Exec {
  const slot = b.stateSlot();
  return (f) => {
    const { thread } = f;
    const kept = f.resuming ? (take(f, slot) as ForState | undefined) : undefined;
    let iterator: Result;
    let place: ForState['place'] = 'next';
    let item: Step = null;
    if (kept === undefined) {
      const source = iterable(f);
      if (source === UNWIND) return UNWIND;
      f.at = at;
      iterator = iterate(source, thread);
      if (iterator === UNWIND) return keep(f, slot, { place: 'iter', iterator: null, item: null });
    } else {
      ({ place, iterator, item } = kept);
      if (place === 'iter') {
        iterator = delivered(f);
        if (iterator === UNWIND) return UNWIND;
        place = 'next';
      } else if (place === 'edge') {
        if (delivered(f) === UNWIND) return UNWIND;
        place = 'next';
      } else if (place === 'next') {
        item = delivered(f);
        if (item === UNWIND) return UNWIND;
        place = item === undefined ? 'else' : 'target';
      }
    }
    const next = nextOf(iterator);
    while (place !== 'else') {
      if (place === 'next') {
        f.at = at;
        item = next(iterator as never, thread);
        if (item === UNWIND) return keep(f, slot, { place: 'next', iterator, item: null });
        if (item === undefined) break;
        place = 'target';
      }
      if (place === 'target') {
        if (store(f, item as Value) === UNWIND) return keep(f, slot, { place: 'target', iterator, item });
      }
      place = 'next';
      const signal = body(f);
      if (signal !== undefined && signal !== CONTINUE) {
        if (signal === UNWIND) return keep(f, slot, { place: 'body', iterator, item: null });
        return signal === BREAK ? undefined : signal;
      }
      if (--thread.fuel < 0 && pausesAtEdge(f)) return keep(f, slot, { place: 'edge', iterator, item: null });
    }
    return otherwise === null ? undefined : inElse(otherwise, f, slot, { place: 'else', iterator, item: null });
  };
}

/** How the iterator steps. Generators are resumed without a detour. */
function nextOf(iterator: Value): (iterator: never, thread: Thread) => Step {
  if (iterator instanceof PyGenerator && iterator.kind === 'generator') return resumeNext;
  return typeOf(iterator).slots.next ?? noIterator;
}

function resumeNext(generator: PyGenerator, thread: Thread): Step {
  return resume(generator, null, thread);
}

function noIterator(value: Value): never {
  return raise.typeError(`iter() returned non-iterator of type '${typeName(value)}'`);
}

// ── async for ──────────────────────────────────────────────────────────────────────────────────────

export function asyncForLoop(node: For, b: Builder): Exec {
  const iterable = b.expr(node.iter);
  const at = b.at(node.iter);
  const store = target(node.target, b);
  const body = block(node.body, b);
  const otherwise = node.orelse.length === 0 ? null : block(node.orelse, b);
  return asyncIteration(iterable, at, store, body, otherwise, b);
}

/** As `iteration`, over an asynchronous iterator. */
export function asyncIteration(
  iterable: Run,
  at: number,
  store: Store,
  body: Exec,
  otherwise: Exec | null,
  b: Builder,
): Exec {
  const slot = b.stateSlot();
  return (f) => {
    const { thread } = f;
    const kept = f.resuming ? (take(f, slot) as ForState | undefined) : undefined;
    let iterator: Result;
    let place: ForState['place'] = 'next';
    let item: Step = null;
    if (kept === undefined) {
      const source = iterable(f);
      if (source === UNWIND) return UNWIND;
      f.at = at;
      iterator = asyncIterate(source, thread);
      if (iterator === UNWIND) return keep(f, slot, { place: 'iter', iterator: null, item: null });
    } else {
      ({ place, iterator, item } = kept);
      if (place === 'iter') {
        iterator = delivered(f);
        if (iterator === UNWIND) return UNWIND;
        place = 'next';
      } else if (place === 'edge') {
        if (delivered(f) === UNWIND) return UNWIND;
        place = 'next';
      } else if (place === 'next') {
        item = atEnd(delivered(f), thread);
        if (item === UNWIND) return UNWIND;
        place = item === undefined ? 'else' : 'target';
      }
    }
    while (place !== 'else') {
      if (place === 'next') {
        f.at = at;
        item = atEnd(asyncNext(iterator as Value, thread), thread);
        if (item === UNWIND) return keep(f, slot, { place: 'next', iterator, item: null });
        if (item === undefined) break;
        place = 'target';
      }
      if (place === 'target') {
        if (store(f, item as Value) === UNWIND) return keep(f, slot, { place: 'target', iterator, item });
      }
      place = 'next';
      const signal = body(f);
      if (signal !== undefined && signal !== CONTINUE) {
        if (signal === UNWIND) return keep(f, slot, { place: 'body', iterator, item: null });
        return signal === BREAK ? undefined : signal;
      }
      if (--thread.fuel < 0 && pausesAtEdge(f)) return keep(f, slot, { place: 'edge', iterator, item: null });
    }
    return otherwise === null ? undefined : inElse(otherwise, f, slot, { place: 'else', iterator, item: null });
  };
}

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

function asyncNext(iterator: Value, thread: Thread): Result {
  const slot = typeOf(iterator).slots.anext!;
  return andThen<Value>(
    thread,
    () => slot(iterator as never, thread),
    (awaitable) => (awaitable === UNWIND ? UNWIND : awaitValue(awaitable as Value, thread)),
  );
}

/** A StopAsyncIteration that arrives here ends the loop. */
function atEnd(outcome: Result, thread: Thread): Result | undefined | Unwind {
  if (outcome !== UNWIND || thread.why !== ERROR) return outcome;
  if (!isInstance(thread.error!, stopAsyncIterationType)) return UNWIND;
  thread.takeError();
  return undefined;
}
