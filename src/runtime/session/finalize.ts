/** What happens when the main program has ended. CPython: Python/pylifecycle.c (finalize_modules). */

import { closeDropped } from '../eval/temporaries.ts';
import { PyGenerator } from '../frames/suspendable.ts';
import { getAttribute } from '../kernel/attributes.ts';
import { call0 } from '../kernel/call.ts';
import { PyException } from '../kernel/exception.ts';
import { finalization } from '../kernel/interpreter-state.ts';
import type { Unwind } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import type { Thread } from '../kernel/thread.ts';
import { openFiles } from '../objects/io/open-files.ts';
import type { PyModule } from '../objects/module.ts';

/**
 * The module's names are dropped: generators among their values are closed, coroutines that have not begun will never be
 * awaited.
 */
export function finalize(main: PyModule, thread: Thread): null | Unwind {
  thread.interpreter.state(finalization).hasBegun = true;
  const entries = [...main.namespace];
  for (const { value } of entries) if (value instanceof PyGenerator) closeDropped(value, thread);
  // private names come first
  const isPrivate = (key: unknown) => typeof key === 'string' && key.startsWith('_') && key[1] !== '_';
  const ordered = [
    ...entries.filter(({ key }) => isPrivate(key)),
    ...entries.filter(({ key }) => !isPrivate(key)),
  ];
  for (const { value } of ordered) {
    if (!(value instanceof PyGenerator) || value.kind !== 'coroutine' || value.state !== 'created') continue;
    value.state = 'closed';
    const line = `<sys>:0: RuntimeWarning: coroutine '${value.qualname}' was never awaited\n`;
    thread.interpreter.host.console.write('stderr', line);
  }
  return null;
}

/** What files that were never closed hold back is written, by their `close` where that is the program's own. */
export function* flushFiles(thread: Thread): Guest<void> {
  for (const stream of thread.interpreter.state(openFiles).flushAll()) {
    try {
      const close = yield* finished(getAttribute(stream, 'close', thread));
      yield* finished(call0(close, thread));
    } catch (error) {
      if (!(error instanceof PyException)) throw error;
      thread.interpreter.unraisable(error, null, stream, thread);
    }
  }
}
