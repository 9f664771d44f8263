/** `yield`, `yield from`, `await`. Docs: reference/expressions.html#yield-expressions. */

import type { Await, Yield, YieldFrom } from '../../parser/ast.ts';
import { awaitValue, yieldFrom } from '../frames/awaiting.ts';
import type { Frame } from '../frames/frame.ts';
import { PyGenerator } from '../frames/suspendable.ts';
import { typeOf } from '../kernel/birth.ts';
import { notIterable, raise } from '../kernel/errors.ts';
import { iterate } from '../kernel/iterate.ts';
import { type Result, UNWIND, type Value } from '../kernel/object.ts';
import { andThen } from '../kernel/pausing.ts';
import type { Builder } from './builder.ts';
import { CALLED, delivered, keep, type Run, take } from './state.ts';

export function yieldExpression(node: Yield, b: Builder): Run {
  return yielding(node.value === null ? () => null : b.expr(node.value), b.at(node), b);
}

/** Yields a value: of an asynchronous generator to who steps it, else to who resumed the root of the chain of awaits. */
export function yielding(value: Run, at: number, b: Builder): Run {
  const slot = b.stateSlot();
  const toItself = b.scope.isAsync;
  return (f) => {
    if (f.resuming && take(f, slot) === CALLED) return delivered(f);
    const result = value(f);
    if (result === UNWIND) return UNWIND;
    const owner = f.owner as PyGenerator;
    f.at = at;
    f.thread.yieldTo(toItself ? owner : owner.root, f, result);
    return keep(f, slot, CALLED);
  };
}

export function yieldFromExpression(node: YieldFrom, b: Builder): Run {
  const operand = b.expr(node.value);
  const at = b.at(node);
  const slot = b.stateSlot();
  return (f) => {
    if (f.resuming && take(f, slot) === CALLED) return delivered(f);
    const value = operand(f);
    if (value === UNWIND) return UNWIND;
    f.at = at;
    const result = delegate(value, f);
    return result === UNWIND ? keep(f, slot, CALLED) : result;
  };
}

export function awaitExpression(node: Await, b: Builder): Run {
  const operand = b.expr(node.value);
  const at = b.at(node);
  const slot = b.stateSlot();
  return (f) => {
    if (f.resuming && take(f, slot) === CALLED) return delivered(f);
    const value = operand(f);
    if (value === UNWIND) return UNWIND;
    f.at = at;
    const result = awaitValue(value, f.thread);
    return result === UNWIND ? keep(f, slot, CALLED) : result;
  };
}

function delegate(value: Value, f: Frame): Result {
  const { thread } = f;
  if (value instanceof PyGenerator) {
    if (value.kind === 'generator') return yieldFrom(value, thread);
    if (value.kind === 'coroutine') {
      if (f.code.isIterableCoroutine) return awaitValue(value, thread);
      return raise.typeError("cannot 'yield from' a coroutine object in a non-coroutine generator");
    }
  }
  if (typeOf(value).slots.iter === undefined) return notIterable(value);
  return andThen<Value>(
    thread,
    () => iterate(value, thread),
    (iterator) => (iterator === UNWIND ? UNWIND : yieldFrom(iterator as Value, thread)),
  );
}
