/** How iterators over sequences are taken apart: into what is iterated, and the place in it. CPython: Objects/iterobject.c (iter_reduce), Objects/listobject.c (listiter_reduce_general). */
import { type Attribute, method } from '../kernel/define.ts';
import type { Value } from '../kernel/object.ts';
import type { Guest } from '../kernel/pausing.ts';
import { index } from '../kernel/subscript.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyTuple } from '../kernel/values.ts';

/** `(iter, (sequence,), index)`; without an index the iterator is at the beginning. */
export interface Rest {
  readonly of: Value;
  readonly index?: Value;
  /** The built-in function that makes the iterator again; `iter` when absent. */
  readonly by?: 'iter' | 'reversed';
}

export function reducing<T>(rest: (self: T) => Rest): Attribute {
  return method(
    '__reduce__(self, /)',
    'Return state information for pickling.',
    (self: T, thread: Thread) => {
      const { of, index: at, by = 'iter' } = rest(self);
      const parts: Value[] = [thread.interpreter.builtins.getName(by)!, new PyTuple([of])];
      if (at !== undefined) parts.push(at);
      return new PyTuple(parts);
    },
  );
}

/** Moves an iterator to a place, given as CPython counts it. */
export function restoring<T>(move: (self: T, index: number) => void): Attribute {
  return method(
    '__setstate__(self, object, /)',
    'Set state information for unpickling.',
    function* (self: T, state: Value, thread: Thread): Guest<Value> {
      move(self, Number(yield* index(state, thread)));
      return null;
    },
  );
}

export function within(index: number, least: number, most: number): number {
  return Math.max(least, Math.min(index, most));
}
