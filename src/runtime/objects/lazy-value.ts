/** What type parameters and type aliases evaluate late. Docs: reference/executionmodel.html#lazy-evaluation. */
import { type Result, UNWIND, type Value } from '../kernel/object.ts';
import { andThen } from '../kernel/pausing.ts';
import type { Thread } from '../kernel/thread.ts';

/** An expression that is evaluated when its value is asked for. */
export type Lazy = (thread: Thread) => Result;

/** A value that is evaluated once, when it is first asked for. */
export class LazyValue {
  known: Value;
  private evaluate: Lazy | null;

  constructor(evaluate: Lazy | null, otherwise: Value) {
    this.evaluate = evaluate;
    this.known = otherwise;
  }

  get isPending(): boolean {
    return this.evaluate !== null;
  }

  get(thread: Thread): Result {
    const { evaluate } = this;
    if (evaluate === null) return this.known;
    return andThen<Value>(
      thread,
      () => evaluate(thread),
      (value) => {
        if (value === UNWIND) return UNWIND;
        this.known = value as Value;
        this.evaluate = null;
        return this.known;
      },
    );
  }
}
