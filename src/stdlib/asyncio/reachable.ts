/**
 * Which futures a program can still get at, asked when a loop closes and errors are left that nobody asked for; see
 * `runtime/objects/reachable.ts`.
 */
import type { PyObject, Value } from '../../runtime/kernel/object.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { reachable } from '../../runtime/objects/reachable.ts';
import { PyLoop } from './base-events.ts';

/** Those of `wanted` that nothing refers to; none of them when that would take too long to find out. */
export function unreachable(wanted: ReadonlySet<PyObject>, also: Value, thread: Thread): PyObject[] {
  const seen = reachable({
    interpreter: thread.interpreter,
    threads: [thread],
    also,
    isOpaque: (object) => object instanceof PyLoop,
  });
  return seen === undefined ? [] : [...wanted].filter((each) => !seen.has(each));
}
