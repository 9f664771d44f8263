/** Where a task is: `Task.get_stack` and `print_stack`. CPython: Lib/asyncio/base_tasks.py. */
import type { Frame } from '../../runtime/frames/frame.ts';
import { getAttribute } from '../../runtime/kernel/attributes.ts';
import { type Attribute, method } from '../../runtime/kernel/define.ts';
import type { PyException } from '../../runtime/kernel/exception.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { knownInteger } from '../../runtime/kernel/subscript.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Activation, Thread } from '../../runtime/kernel/thread.ts';
import { PyList, PyTuple } from '../../runtime/kernel/values.ts';
import { frameObject } from '../../runtime/objects/frame-object.ts';
import { invoke } from './invoke.ts';

/** What it takes of a task. */
interface Stacked {
  readonly error: PyException | null;
  /** The frame of its coroutine, while it has not ended. */
  frame(): Frame | null;
}

export function stackMethods<Task extends Value & Stacked>(): Attribute[] {
  return [
    method(
      'get_stack(self, /, *, limit=None)',
      "Return the list of stack frames for this task's coroutine.\n\nIf the coroutine is not done, this returns the stack where it is\nsuspended.  If the coroutine has completed successfully or was\ncancelled, this returns an empty list.  If the coroutine was\nterminated by an exception, this returns the list of traceback\nframes.\n\nThe frames are always ordered from oldest to newest.\n\nThe optional limit gives the maximum number of frames to\nreturn; by default all available frames are returned.  Its\nmeaning differs depending on whether a stack or a traceback is\nreturned: the newest frames of a stack are returned, but the\noldest frames of a traceback are returned.  (This matches the\nbehavior of the traceback module.)\n\nFor reasons beyond our control, only one stack frame is\nreturned for a suspended coroutine.",
      (self: Task, limit: Value, thread: Thread) =>
        new PyList(places(self, limit).map(({ frame }) => frameObject(frame as Frame, thread))),
    ),
    method(
      'print_stack(self, /, *, limit=None, file=None)',
      "Print the stack or traceback for this task's coroutine.\n\nThis produces output similar to that of the traceback module,\nfor the frames retrieved by get_stack().  The limit argument\nis passed to get_stack().  The file argument is an I/O stream\nto which the output is written; by default output is written\nto sys.stderr.",
      printStack,
    ),
  ];
}

interface StackPlace {
  readonly frame: Activation;
  readonly line: number;
}

function places(self: Stacked, limit: Value): StackPlace[] {
  const most = limit === null ? Number.POSITIVE_INFINITY : Math.max(Number(knownInteger(limit) ?? 0), 0);
  const frame = self.frame();
  if (frame !== null) return most > 0 ? [{ frame, line: frame.line }] : [];
  const found: StackPlace[] = [];
  for (let entry = self.error?.traceback ?? null; entry !== null && found.length < most; entry = entry.next) {
    const at = entry.frame as Frame;
    found.push({ frame: at, line: at.code.positions.lineAt(entry.at) });
  }
  return found;
}

function* printStack(self: Value & Stacked, limit: Value, file: Value, thread: Thread): Guest<Value> {
  const extracted = places(self, limit).map(({ frame, line }) => {
    const { code } = frame as Frame;
    return new PyTuple([code.filename, line, code.name, code.source?.line(line) ?? '']);
  });
  const what = extracted.length === 0 ? 'No stack' : self.error === null ? 'Stack' : 'Traceback';
  const suffix = extracted.length === 0 ? '' : ' (most recent call last):';
  const sys = yield* finished(thread.interpreter.importModule('sys', thread));
  const output = file ?? (yield* finished(getAttribute(sys, 'stderr', thread)));
  yield* invoke(output, 'write', [`${what} for ${yield* finished(repr(self, thread))}${suffix}\n`], thread);
  const traceback = yield* finished(thread.interpreter.importModule('traceback', thread));
  yield* invoke(traceback, 'print_list', [new PyList(extracted), output], thread, ['file']);
  if (self.error === null) return null;
  const lines = yield* invoke(traceback, 'format_exception_only', [self.error.type, self.error], thread);
  for (const line of (lines as PyList).items) yield* invoke(output, 'write', [line], thread);
  return null;
}
