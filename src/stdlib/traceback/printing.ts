/** Where the functions of `traceback` write. */
import { findAttribute, getAttribute } from '../../runtime/kernel/attributes.ts';
import { call1 } from '../../runtime/kernel/call.ts';
import { None, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';

/** Writes to `file`, or to `sys.stderr` when it is None. */
export function* printParts(parts: readonly string[], file: Value, thread: Thread): Guest<null> {
  let target = file;
  if (target === None) {
    const sys = yield* finished(thread.interpreter.importModule('sys', thread));
    let stream = findAttribute(sys, 'stderr', thread);
    if (stream === UNWIND) stream = yield UNWIND;
    target = stream ?? None;
    if (target === None) return None;
  }
  const write = yield* finished(getAttribute(target, 'write', thread));
  for (const part of parts) yield* finished(call1(write, part, thread));
  return None;
}
