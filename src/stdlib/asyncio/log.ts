/** The logger `asyncio`, as it writes while nobody configured logging. CPython: Lib/asyncio/log.py. */
import type { PyException } from '../../runtime/kernel/exception.ts';
import type { Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { formatException } from '../../runtime/traceback/format.ts';

export type Level = 'debug' | 'info' | 'warning' | 'error';

/** Writes a message, and the traceback of `error` below it. Without configuration only warnings and errors are shown. */
export function* log(level: Level, message: string, error: PyException | null, thread: Thread): Guest<void> {
  if (level === 'debug' || level === 'info') return;
  const { console } = thread.interpreter.host;
  console.write('stderr', `${message}\n`);
  if (error !== null) console.write('stderr', yield* formatException(error, thread));
}
