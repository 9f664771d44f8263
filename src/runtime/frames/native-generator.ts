/** Generators whose body is written in TypeScript: what it gives with `yield* give(value, thread)` is yielded. */
import { UNWIND, type Value } from '../kernel/object.ts';
import { type Guest, NativeActivation } from '../kernel/pausing.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyGenerator } from './suspendable.ts';

/** A generator object; its body begins with the first step. */
export function makeGenerator(name: string, body: (thread: Thread) => Guest<Value>): PyGenerator {
  return new PyGenerator('generator', new NativeActivation(body, null), name, name);
}

/** `yield value` in the body of a generator; the result is what was sent. */
export function* give(value: Value, thread: Thread): Guest<Value> {
  const here = thread.frame!;
  thread.yieldTo(here.owner!.root, here, value);
  return yield UNWIND;
}
