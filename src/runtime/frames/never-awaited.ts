/** Coroutines that nobody awaits. CPython: Python/_warnings.c (_PyErr_WarnUnawaitedCoroutine). */
import { runtimeWarningType } from '../kernel/errors.ts';
import type { Unwind } from '../kernel/object.ts';
import type { Thread } from '../kernel/thread.ts';
import { originOf } from './origins.ts';
import type { PyGenerator } from './suspendable.ts';

/** Warns that `coroutine` was dropped, and closes it. */
export function neverAwaited(coroutine: PyGenerator, thread: Thread): null | Unwind {
  coroutine.state = 'closed';
  const origin = originOf(coroutine, thread);
  const made =
    origin === undefined ? '' : `\nCoroutine created at (most recent call last)\n${origin.text.trimEnd()}`;
  const message = `coroutine '${coroutine.qualname}' was never awaited${made}`;
  return thread.interpreter.warn(runtimeWarningType, message, 1, thread, coroutine);
}
