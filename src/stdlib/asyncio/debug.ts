/** What debug mode tells, and which errors a loop lets through. Docs: library/asyncio-dev.html#debug-mode. */
import { isInstance, keyboardInterruptType, systemExitType } from '../../runtime/kernel/errors.ts';
import type { PyException } from '../../runtime/kernel/exception.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyHandle } from './events.ts';
import { log } from './log.ts';
import { NativeCallback } from './native-callback.ts';

export function exitsLoop(error: PyException): boolean {
  return isInstance(error, systemExitType) || isInstance(error, keyboardInterruptType);
}

/** `Executing <Task …> took 0.150 seconds`. */
export function* reportSlowCallback(handle: PyHandle, seconds: number, thread: Thread): Guest<void> {
  const { callback } = handle;
  const shown = callback instanceof NativeCallback ? callback.owner : handle;
  const text = yield* finished(repr(shown, thread));
  yield* log('warning', `Executing ${text} took ${seconds.toFixed(3)} seconds`, null, thread);
}
