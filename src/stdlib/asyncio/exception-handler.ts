/** What happens to errors that nobody awaits. CPython: Lib/asyncio/base_events.py (call_exception_handler). */
import { call2 } from '../../runtime/kernel/call.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { asString, repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyLoop } from './base-events.ts';
import { exitsLoop } from './debug.ts';
import { log } from './log.ts';

export function* callExceptionHandler(loop: PyLoop, context: PyDict, thread: Thread): Guest<void> {
  if (loop.exceptionHandler === null) {
    yield* defaultExceptionHandler(context, thread);
    return;
  }
  try {
    const result = call2(loop.exceptionHandler, loop, context, thread);
    if (result === UNWIND) yield UNWIND;
  } catch (error) {
    if (!(error instanceof PyException) || exitsLoop(error)) throw error;
    const failed = new PyDict();
    failed.setName('message', 'Unhandled error in exception handler');
    failed.setName('exception', error);
    failed.setName('context', context);
    yield* defaultExceptionHandler(failed, thread);
  }
}

/** Logs the message, the other entries by name, and the traceback. */
export function* defaultExceptionHandler(context: PyDict, thread: Thread): Guest<void> {
  const given = asString(context.getName('message') ?? null);
  const lines = [given === undefined || given === '' ? 'Unhandled exception in event loop' : given];
  const names = [...context].map((entry) => asString(entry.key) ?? '').sort();
  for (const name of names) {
    if (name === 'message' || name === 'exception') continue;
    const value = context.getName(name) as Value;
    lines.push(`${name}: ${yield* finished(repr(value, thread))}`);
  }
  const error = context.getName('exception');
  yield* log('error', lines.join('\n'), error instanceof PyException ? error : null, thread);
}
