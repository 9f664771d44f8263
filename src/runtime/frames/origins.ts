/** Where coroutines were made, if someone wants to know. CPython: Objects/genobject.c (compute_cr_origin); docs: library/sys.html#sys.set_coroutine_origin_tracking_depth. */
import { perInterpreter } from '../kernel/interpreter-state.ts';
import type { Value } from '../kernel/object.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyTuple } from '../kernel/values.ts';
import { pythonFrame } from './frame.ts';
import type { PyGenerator } from './suspendable.ts';

/** The calls below which a coroutine was made, the innermost first. */
const origins = perInterpreter('coroutine origins', () => new WeakMap<PyGenerator, PyTuple>());

/** To be called when `coroutine` has been made and the thread wants origins. */
export function noteOrigin(coroutine: PyGenerator, thread: Thread): void {
  const calls: Value[] = [];
  for (let frame = pythonFrame(thread.frame); frame !== null; frame = pythonFrame(frame.caller)) {
    if (calls.length >= thread.originDepth) break;
    const { filename, name } = frame.code;
    calls.push(new PyTuple([filename, frame.line, name]));
  }
  thread.interpreter.state(origins).set(coroutine, new PyTuple(calls));
}

export function originOf(coroutine: PyGenerator, thread: Thread): PyTuple | undefined {
  return thread.interpreter.state(origins).get(coroutine);
}
