/** How iterators over sequences are taken apart: into what is iterated, and the place in it. CPython: Objects/iterobject.c (iter_reduce), Objects/listobject.c (listiter_reduce_general). */
import { type Attribute, method } from '../kernel/define.ts';
import { raise } from '../kernel/errors.ts';
import type { Value } from '../kernel/object.ts';
import type { Guest } from '../kernel/pausing.ts';
import { index } from '../kernel/subscript.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyTuple } from '../kernel/values.ts';

/** `(iter, (sequence,), index)`; without an index the iterator is at the beginning. */
export interface Rest {
  readonly of: Value;
  readonly index?: Value;
}

/** `by` names the built-in function that makes the iterator again. */
export function reducing<T>(rest: (self: T) => Rest, by: 'iter' | 'reversed' = 'iter'): Attribute {
  return method(
    '__reduce__(self, /)',
    'Return state information for pickling.',
    (self: T, thread: Thread) => {
      // the look-up may reach guest code, which may move the iterator
      const make = builtinNamed(by, thread);
      const { of, index: at } = rest(self);
      const parts: Value[] = [make, new PyTuple([of])];
      if (at !== undefined) parts.push(at);
      return new PyTuple(parts);
    },
  );
}

/** What `builtins` has under a name now. */
export function builtinNamed(name: string, thread: Thread): Value {
  return thread.interpreter.builtins.get(name, thread) ?? raise.attributeError(name);
}

/** Moves an iterator to a place, given as CPython counts it. */
export function restoring<T>(move: (self: T, index: number) => void): Attribute {
  return restoringLong<T>((self, index) => move(self, Number(index)));
}

/** As `restoring`, for iterators that may have more steps than a number can count. */
export function restoringLong<T>(move: (self: T, index: number | bigint) => void): Attribute {
  return method(
    '__setstate__(self, object, /)',
    'Set state information for unpickling.',
    function* (self: T, state: Value, thread: Thread): Guest<Value> {
      move(self, yield* index(state, thread));
      return null;
    },
  );
}

export function within(index: number, least: number, most: number): number {
  return Math.max(least, Math.min(index, most));
}
