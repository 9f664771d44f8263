/** Keeps `repr` of a container that holds itself from running for ever. CPython: Objects/object.c (Py_ReprEnter). */
import { perInterpreter } from '../kernel/interpreter-state.ts';
import type { PyObject } from '../kernel/object.ts';
import type { Guest } from '../kernel/pausing.ts';
import type { Thread } from '../kernel/thread.ts';

const running = perInterpreter('repr guard', () => new WeakMap<Thread, Set<PyObject>>());

/** False when the repr of `object` is being made already in this thread; otherwise `leaveRepr` has to follow. */
export function enterRepr(object: PyObject, thread: Thread): boolean {
  const known = thread.interpreter.state(running);
  let objects = known.get(thread);
  if (objects === undefined) {
    objects = new Set();
    known.set(thread, objects);
  }
  if (objects.has(object)) return false;
  objects.add(object);
  return true;
}

export function leaveRepr(object: PyObject, thread: Thread): void {
  thread.interpreter.state(running).get(thread)?.delete(object);
}

/** `reprlib.recursive_repr()`: a repr inside of itself is three dots. */
export function* guardedRepr(object: PyObject, thread: Thread, text: () => Guest<string>): Guest<string> {
  if (!enterRepr(object, thread)) return '...';
  try {
    return yield* text();
  } finally {
    leaveRepr(object, thread);
  }
}
