/** Coroutines that nobody awaits. CPython: Python/_warnings.c (_PyErr_WarnUnawaitedCoroutine). */
import { findAttribute } from '../kernel/attributes.ts';
import { call1 } from '../kernel/call.ts';
import { isInstance, runtimeWarningType } from '../kernel/errors.ts';
import { PyException } from '../kernel/exception.ts';
import { nested } from '../kernel/nesting.ts';
import type { Result, Value } from '../kernel/object.ts';
import { drive, finished, type Guest } from '../kernel/pausing.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyGenerator } from './suspendable.ts';

/** Warns that `coroutine` was dropped, by the function that the module `warnings` has for it, and closes it. */
export function neverAwaited(coroutine: PyGenerator, thread: Thread): void {
  coroutine.state = 'closed';
  const { interpreter } = thread;
  let isWarned = false;
  function* warn(): Guest<Value> {
    const warnings = yield* finished(interpreter.importModule('warnings', thread));
    const warner = yield* finished(findAttribute(warnings, '_warn_unawaited_coroutine', thread) ?? null);
    if (warner === null) return null;
    isWarned = true;
    return yield* finished(call1(warner, coroutine, thread));
  }
  const failure = whileDropping(coroutine, thread, () => drive(warn(), thread));
  if (failure !== null && !isInstance(failure, runtimeWarningType)) isWarned = false;
  if (isWarned) return;
  const message = `coroutine '${coroutine.qualname}' was never awaited`;
  whileDropping(coroutine, thread, () => interpreter.warn(runtimeWarningType, message, 1, thread, coroutine));
}

/** What happens when the last reference to `object` goes: it can't pause, and what it raises is reported, no more. */
export function whileDropping(object: Value, thread: Thread, operation: () => Result): PyException | null {
  const { why, error, traced } = thread;
  let failure: PyException | null = null;
  try {
    nested(thread, '__del__', operation);
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
    failure = thrown;
    thread.interpreter.unraisable(thrown, null, object, thread);
  }
  thread.why = why;
  thread.error = error;
  thread.traced = traced;
  return failure;
}
