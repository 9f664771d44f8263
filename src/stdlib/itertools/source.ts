/** What the iterators of `itertools` have in common. CPython: Modules/itertoolsmodule.c. */

import { call1, call2 } from '../../runtime/kernel/call.ts';
import { type Attribute, defineType, method, type TypeDeclaration } from '../../runtime/kernel/define.ts';
import { deprecationWarningType, raise } from '../../runtime/kernel/errors.ts';
import { endOrError, iterate, step } from '../../runtime/kernel/iterate.ts';
import { type PyObject, type Result, type Step, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest, later } from '../../runtime/kernel/pausing.ts';
import type { Names } from '../../runtime/kernel/slots.ts';
import type { Activation, Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { caught } from '../../runtime/kernel/unwinding.ts';
import { adopt, PyTuple } from '../../runtime/kernel/values.ts';
import { withSize } from '../../runtime/objects/bounds.ts';
import { type QuietIterator, quiet, refuseKeywords } from '../../runtime/objects/native-iterator.ts';

/** The iterator that another one takes its items from. */
export class Source {
  readonly iterator: Value;
  /** The iterator itself, if its steps never reach guest code. */
  readonly still: QuietIterator | null;

  constructor(iterator: Value) {
    this.iterator = iterator;
    this.still = quiet(iterator);
  }

  next(thread: Thread): Step {
    return this.still !== null ? this.still.advance() : step(this.iterator, thread);
  }
}

export function* sourceOf(iterable: Value, thread: Thread): Guest<Source> {
  return new Source(yield* finished(iterate(iterable, thread)));
}

/** Takes an item and gives what `use` makes of it; the end when there is none. */
export function pulled<Self>(
  self: Self,
  source: Source,
  thread: Thread,
  use: (self: Self, item: Value, thread: Thread) => Step,
): Step {
  const { still } = source;
  const here = thread.frame;
  const item = still === null ? step(source.iterator, thread) : still.advance();
  if (item === undefined) return undefined;
  if (item !== UNWIND) return use(self, item, thread);
  return later<Value>(
    thread,
    here,
    (outcome) =>
      (outcome === undefined || outcome === UNWIND ? outcome : use(self, outcome, thread)) as Value,
  );
}

/** The outcome of a call; what the callee throws becomes the travelling error. */
export function called1(callee: Value, a: Value, thread: Thread): Result {
  try {
    return call1(callee, a, thread);
  } catch (thrown) {
    return caught(thrown, thread);
  }
}

export function called2(callee: Value, a: Value, b: Value, thread: Thread): Result {
  try {
    return call2(callee, a, b, thread);
  } catch (thrown) {
    return caught(thrown, thread);
  }
}

/**
 * Goes on with `finish` once an operation that gave UNWIND while `here` was running is over. A StopIteration that it
 * raised ends the iteration.
 */
export function resumed(thread: Thread, here: Activation | null, finish: (outcome: Value) => Step): Step {
  return later<Value>(
    thread,
    here,
    (outcome) => (outcome === UNWIND ? endOrError(thread) : finish(outcome as Value)) as Value,
  );
}

/** Makes the type of an iterator of `itertools`. */
export function iteratorType<Self extends PyObject>(
  name: string,
  declaration: Omit<TypeDeclaration<Self>, 'module' | 'isNamedInFull' | 'slots'> & {
    slots: NonNullable<TypeDeclaration<Self>['slots']>;
  },
): PyType {
  return defineType<Self>(name, {
    ...declaration,
    module: 'itertools',
    isNamedInFull: true,
    slots: { iter: (self) => self, ...declaration.slots },
  } as TypeDeclaration<Self>);
}

/** An instance for a type or for a class derived from it. */
export function instanceOf<T extends PyObject>(type: PyType, made: T): T {
  return type.isHeap ? adopt(made, type) : made;
}

/** A `Py_ssize_t`. */
export function* sizeOf(value: Value, thread: Thread): Guest<number> {
  return yield* finished(withSize<number>(value, thread, (size) => size));
}

/** The positional arguments of a constructor that takes so many and no keywords. */
export function positional(
  name: string,
  type: PyType,
  args: readonly Value[],
  names: Names,
  count: number,
): readonly Value[] {
  refuseKeywords(name, type, names);
  const given = names === null ? args : args.slice(0, args.length - names.length);
  if (given.length !== count)
    raise.typeError(`${name} expected ${count} argument${count === 1 ? '' : 's'}, got ${given.length}`);
  return given;
}

// ── Pickling and copying, which are about to go ────────────────────────────────────────────────────

const LEAVING = 'Pickle, copy, and deepcopy support will be removed from itertools in Python 3.14.';

export function reducing<Self>(body: (self: Self) => Value): Attribute {
  return method(REDUCE, REDUCE_DOC, function* (self: Self, thread: Thread): Guest<Value> {
    yield* warnLeaving(thread);
    return body(self);
  });
}

export function restoring<Self>(body: (self: Self, state: Value) => void): Attribute {
  return method(SETSTATE, SETSTATE_DOC, function* (self: Self, state: Value, thread: Thread): Guest<Value> {
    yield* warnLeaving(thread);
    body(self, state);
    return null;
  });
}

/** The items of a state that has so many. */
export function stateItems(state: Value, least: number, most = least): readonly Value[] {
  if (!(state instanceof PyTuple)) return raise.typeError('state is not a tuple');
  const given = state.items.length;
  if (given >= least && given <= most) return state.items;
  const bound = least === most ? 'exactly' : given < least ? 'at least' : 'at most';
  const count = given < least ? least : most;
  return raise.typeError(
    `function takes ${bound} ${count} argument${count === 1 ? '' : 's'} (${given} given)`,
  );
}

export const REDUCE = '__reduce__(self, /)';
export const REDUCE_DOC = 'Return state information for pickling.';
export const SETSTATE = '__setstate__(self, object, /)';
export const SETSTATE_DOC = 'Set state information for unpickling.';

export function* warnLeaving(thread: Thread): Guest<void> {
  yield* finished(thread.interpreter.warn(deprecationWarningType, LEAVING, 1, thread));
}
