/** The dance of binary operations: one operand is asked, then the other. Docs: reference/datamodel.html#emulating-numeric-types. */
import { type Result, UNWIND, type Value } from './object.ts';
import { andThen } from './pausing.ts';
import type { Thread } from './thread.ts';
import { NotImplemented } from './values.ts';

export type Asked = ((self: never, other: Value, thread: Thread) => Result) | undefined;

/**
 * Asks `first` for `a` and `b`; if it is absent or answers NotImplemented, asks `second` for `b` and `a`; then `neither`.
 * `guest` tells that an answer may come after a pause (a class written in Python takes part).
 */
export function ask<Operation>(
  first: Asked,
  a: Value,
  second: Asked,
  b: Value,
  thread: Thread,
  guest: boolean,
  operation: Operation,
  neither: (operation: Operation, a: Value, b: Value, thread: Thread) => Result,
): Result {
  if (guest) return askGuest(first, a, second, b, thread, operation, neither);
  let answer: Result = first === undefined ? NotImplemented : first(a as never, b, thread);
  if (answer !== NotImplemented) return answer;
  answer = second === undefined ? NotImplemented : second(b as never, a, thread);
  return answer === NotImplemented ? neither(operation, a, b, thread) : answer;
}

function askGuest<Operation>(
  first: Asked,
  a: Value,
  second: Asked,
  b: Value,
  thread: Thread,
  operation: Operation,
  neither: (operation: Operation, a: Value, b: Value, thread: Thread) => Result,
): Result {
  const otherwise = () =>
    andThen<Value>(
      thread,
      () => (second === undefined ? NotImplemented : second(b as never, a, thread)),
      (answer) => (answer === NotImplemented ? neither(operation, a, b, thread) : (answer as Result)),
    );
  if (first === undefined) return otherwise();
  return andThen<Value>(
    thread,
    () => first(a as never, b, thread),
    (answer) => (answer === NotImplemented ? otherwise() : (answer as Result)),
  );
}

/** Applies `convert` to an operation's result, also when it comes after a pause. */
export function converted<T>(
  thread: Thread,
  guest: boolean,
  operation: () => Result,
  convert: (value: Value, thread: Thread) => T | typeof UNWIND,
): T | typeof UNWIND {
  if (!guest) {
    const result = operation();
    return result === UNWIND ? UNWIND : convert(result, thread);
  }
  return andThen<T>(thread, operation, (outcome) =>
    outcome === UNWIND ? UNWIND : convert(outcome as Value, thread),
  );
}
