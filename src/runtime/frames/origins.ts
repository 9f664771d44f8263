/** Where coroutines were made, if someone wants to know. CPython: Objects/genobject.c (compute_cr_origin); docs: library/sys.html#sys.set_coroutine_origin_tracking_depth. */
import { perInterpreter } from '../kernel/interpreter-state.ts';
import type { Value } from '../kernel/object.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyTuple } from '../kernel/values.ts';
import { pythonFrame } from './frame.ts';
import type { PyGenerator } from './suspendable.ts';

/** The calls below which a coroutine was made, the innermost first. */
interface Origin {
  readonly calls: PyTuple;
  /** As a traceback shows them, the innermost last. */
  readonly text: string;
}

const origins = perInterpreter('coroutine origins', () => new WeakMap<PyGenerator, Origin>());

/** To be called when `coroutine` has been made and the thread wants origins. */
export function noteOrigin(coroutine: PyGenerator, thread: Thread): void {
  const calls: Value[] = [];
  let text = '';
  for (let frame = pythonFrame(thread.frame); frame !== null; frame = pythonFrame(frame.caller)) {
    if (calls.length >= thread.originDepth) break;
    const { filename, name, source } = frame.code;
    calls.push(new PyTuple([filename, frame.line, name]));
    const line = source?.line(frame.line)?.trim() ?? '';
    text = `  File "${filename}", line ${frame.line}, in ${name}\n${line === '' ? '' : `    ${line}\n`}${text}`;
  }
  thread.interpreter.state(origins).set(coroutine, { calls: new PyTuple(calls), text });
}

export function originOf(coroutine: PyGenerator, thread: Thread): Origin | undefined {
  return thread.interpreter.state(origins).get(coroutine);
}
