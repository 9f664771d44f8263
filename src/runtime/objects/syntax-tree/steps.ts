/** Recursion over trees that are deeper than JavaScript's stack. */
import { raise } from '../../kernel/errors.ts';
import { UNWIND, type Unwind, type Value } from '../../kernel/object.ts';
import type { Guest } from '../../kernel/pausing.ts';

/** A function that calls itself by `yield`: of its own kind, or UNWIND when guest code has to be waited for. */
export type Steps<T> = Generator<Steps<unknown> | Unwind, T, unknown>;

/** Runs one to its end, `deepest` of them within each other at most. */
export function* runSteps<T>(first: Steps<T>, deepest: number, tooDeep: () => string): Guest<T> {
  const stack: Steps<unknown>[] = [first];
  let input: unknown;
  for (;;) {
    const { done, value } = stack.at(-1)!.next(input);
    if (done === true) {
      stack.pop();
      if (stack.length === 0) return value as T;
      input = value;
    } else if (value === UNWIND) input = (yield UNWIND) as Value;
    else {
      if (stack.length >= deepest) raise.recursionError(tooDeep());
      stack.push(value as Steps<unknown>);
      input = undefined;
    }
  }
}
