/** What was thrown by a native becomes the travelling error, once, at the first boundary it meets. */
import { makeError, memoryErrorType, recursionErrorType, systemErrorType } from './errors.ts';
import { PyException } from './exception.ts';
import type { Unwind } from './object.ts';
import type { Activation, Thread } from './thread.ts';

/** Makes what a JavaScript `catch` got the travelling error. A JavaScript error never reaches guest code as it is. */
export function caught(thrown: unknown, thread: Thread): Unwind {
  if (thrown instanceof PyException) {
    addContext(thrown, thread);
    return thread.raise(thrown);
  }
  if (thrown instanceof Abort) throw thrown;
  const error = asGuestError(thrown);
  addContext(error, thread);
  return thread.raise(error);
}

/** Raises from a native without throwing: for those that fail often. */
export function raiseError(error: PyException, thread: Thread): Unwind {
  addContext(error, thread);
  return thread.raise(error);
}

/** Ends the interpreter's run from outside; no guest code can catch it. */
export class Abort {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

/** `__context__` of an error raised while another one is being handled. */
export function addContext(error: PyException, thread: Thread): void {
  setContext(error, handledError(thread.frame));
}

/** `__context__` of an error thrown into a generator: what the generator handles, at `innermost` or on the way to its `body`. */
export function addContextInside(error: PyException, innermost: Activation, body: Activation): void {
  let each = innermost;
  while (each.handled === null && each !== body) each = each.caller!;
  setContext(error, each.handled);
}

function setContext(error: PyException, handled: PyException | null): void {
  if (handled === null || handled === error) return;
  // An error is never its own context: a chain that leads back is cut. The hare finds chains that are circles already.
  let slow: PyException | null = handled;
  let steps = 0;
  for (let each: PyException = handled; each.context !== null; each = each.context) {
    if (each.context === error) {
      each.context = null;
      break;
    }
    if (++steps % 2 === 0) slow = slow!.context;
    if (slow === each.context) break;
  }
  error.context = handled;
}

/** What `sys.exception()` is for code that runs in `activation`. */
export function handledError(activation: Activation | null): PyException | null {
  for (let each = activation; each !== null; each = each.caller)
    if (each.handled !== null) return each.handled;
  return null;
}

/** What a JavaScript `catch` got, as the guest's error. */
export function asGuestError(thrown: unknown): PyException {
  if (thrown instanceof PyException) return thrown;
  if (thrown instanceof RangeError) {
    if (/call stack/.test(thrown.message)) {
      return makeError(recursionErrorType, 'maximum recursion depth exceeded');
    }
    return new PyException(memoryErrorType, []);
  }
  const detail = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  const error = makeError(systemErrorType, `internal error: ${detail}`);
  error.internal = thrown;
  return error;
}
