/** A Python frame: where a running function keeps its variables and, when it stops, its progress. See docs/EXECUTION.md. */
import type { PyDict } from '../kernel/dict.ts';
import { TracebackEntry } from '../kernel/exception.ts';
import { type Result, UNWIND, type Value } from '../kernel/object.ts';
import { Activation, ERROR, type Thread } from '../kernel/thread.ts';
import { caught } from '../kernel/unwinding.ts';
import type { Code } from './code.ts';

export class Frame extends Activation {
  readonly code: Code;
  /** Variables: parameters, locals, cells. */
  readonly slots: (Value | undefined)[];
  thread: Thread;
  /** Number of the position of what runs now, in `code.positions`. */
  at = 0;
  /** The value of a `return` that has been executed. */
  returned: Value = null;
  /** The state slots of nodes, written on the way out of a pause and consumed on re-entry. */
  saved: unknown[] | null = null;
  /** The namespace of a class body, or of a module. */
  namespace: Value = null;

  constructor(code: Code, slots: (Value | undefined)[], thread: Thread) {
    super();
    this.code = code;
    this.slots = slots;
    this.thread = thread;
  }

  override enter(thread: Thread): Result {
    const outer = thread.frame;
    const { code } = this;
    const { weight } = code;
    thread.frame = this;
    this.thread = thread;
    thread.depth += weight;
    let result: Result;
    try {
      result = code.run(this);
    } catch (thrown) {
      result = caught(thrown, thread);
    }
    thread.depth -= weight;
    thread.frame = outer;
    if (result === UNWIND) {
      if (thread.why === ERROR) addTraceback(this, thread);
      else this.resuming = true;
    }
    return result;
  }

  get globals(): PyDict {
    return this.code.globals;
  }

  get line(): number {
    return this.code.positions.lineAt(this.at);
  }
}

/** The entry of `frame` in the traceback of the travelling error, once for each time the error comes to the frame. */
export function addTraceback(frame: Frame, thread: Thread): void {
  if (thread.traced === frame) return;
  const error = thread.error!;
  error.traceback = new TracebackEntry(error.traceback, frame, frame.at);
  thread.traced = frame;
}

/** The innermost Python frame of an activation's chain, itself included. */
export function pythonFrame(activation: Activation | null): Frame | null {
  for (let each = activation; each !== null; each = each.caller) if (each instanceof Frame) return each;
  return null;
}
