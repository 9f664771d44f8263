/**
 * Where a pause is impossible: the callee runs nested, with pausing switched off. The list of such places is in
 * docs/EXECUTION.md; keep it short.
 */
import { raise } from './errors.ts';
import { UNWIND, type Unwind } from './object.ts';
import { ERROR, type Thread } from './thread.ts';

/** Runs `operation` to its end without pausing; an error is thrown. `place` is named when it would have to wait. */
export function nested<T>(thread: Thread, place: string, operation: () => T | Unwind): T {
  const outer = thread.unpausablePlace;
  thread.unpausable++;
  thread.unpausablePlace = place;
  try {
    const result = operation();
    if (result !== UNWIND) return result as T;
    if (thread.why === ERROR) throw thread.takeError();
    return raise.systemError(`${place} yielded where it cannot`);
  } finally {
    thread.unpausable--;
    thread.unpausablePlace = outer;
  }
}
