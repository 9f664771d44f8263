/** `sys.unraisablehook`: reports an error that nobody can catch. CPython: Python/errors.c (_PyErr_WriteUnraisableMsg); docs: library/sys.html#sys.unraisablehook. */
import { typeOf } from '../kernel/birth.ts';
import { call1 } from '../kernel/call.ts';
import { native } from '../kernel/define.ts';
import { raise } from '../kernel/errors.ts';
import { PyException } from '../kernel/exception.ts';
import { nested } from '../kernel/nesting.ts';
import { None, type Value } from '../kernel/object.ts';
import { drive, finished, type Guest } from '../kernel/pausing.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyTuple } from '../kernel/values.ts';
import { PyModule } from '../objects/module.ts';
import { defineRecord, recordOf } from '../objects/record.ts';
import { formatUnraisable } from '../traceback/unraisable.ts';
import { standardStream, write } from './print-input.ts';

const argsType = defineRecord('UnraisableHookArgs', {
  module: 'builtins',
  shownAs: 'UnraisableHookArgs',
  doc: 'UnraisableHookArgs\n\nType used to pass arguments to sys.unraisablehook.',
  fields: ['exc_type', 'exc_value', 'exc_traceback', 'err_msg', 'object'],
});

export const unraisableHook = native(
  'unraisablehook(unraisable, /)',
  'Handle an unraisable exception.\n\nThe unraisable argument has the following attributes:\n\n* exc_type: Exception type.\n* exc_value: Exception value, can be None.\n* exc_traceback: Exception traceback, can be None.\n* err_msg: Error message, can be None.\n* object: Object causing the exception, can be None.',
  function* (args: Value, thread: Thread): Guest<Value> {
    if (typeOf(args) !== argsType)
      raise.typeError('sys.unraisablehook argument type must be UnraisableHookArgs');
    const [, error, , message, object] = (args as PyTuple).items as [Value, Value, Value, Value, Value];
    if (error instanceof PyException)
      yield* show(error, message === None ? null : asString(message)!, object, thread);
    return None;
  },
);

/** Reports by `sys.unraisablehook`; what goes wrong in a hook of the program's own is reported in turn. */
export function reportUnraisable(
  error: PyException,
  message: string | null,
  object: Value,
  thread: Thread,
): void {
  const { why, error: travelling, traced } = thread;
  try {
    nested(thread, 'sys.unraisablehook', () => drive(report(error, message, object, thread), thread));
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
  }
  thread.why = why;
  thread.error = travelling;
  thread.traced = traced;
}

function* report(error: PyException, message: string | null, object: Value, thread: Thread): Guest<Value> {
  const sys = thread.interpreter.modules.getName('sys');
  const hook = sys instanceof PyModule ? sys.namespace.getName('unraisablehook') : undefined;
  if (hook === undefined || hook === unraisableHook) {
    yield* show(error, message, object, thread);
    return None;
  }
  const args = recordOf(argsType, [error.type, error, error.traceback, message, object]);
  try {
    yield* finished(call1(hook, args, thread));
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
    yield* show(thrown, 'Exception ignored in sys.unraisablehook', hook, thread);
  }
  return None;
}

function* show(error: PyException, message: string | null, object: Value, thread: Thread): Guest<void> {
  const stream = standardStream('stderr', thread);
  if (stream === undefined || stream === None) return;
  yield* write(stream, yield* formatUnraisable(error, message, object, thread), thread);
}
