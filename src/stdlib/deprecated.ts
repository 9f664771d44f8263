/** What the library says of its old names. */
import { deprecationWarningType } from '../runtime/kernel/errors.ts';
import { type Result, UNWIND } from '../runtime/kernel/object.ts';
import type { Guest } from '../runtime/kernel/pausing.ts';
import type { Thread } from '../runtime/kernel/thread.ts';

/** Warns where the native was called. */
export function* deprecated(message: string, thread: Thread): Guest<void> {
  const warned: Result = thread.interpreter.warn(deprecationWarningType, message, 1, thread);
  if (warned === UNWIND) yield UNWIND;
}
