/** Errors that end a thread. CPython: Python/thread.c (thread_excepthook); docs: library/threading.html#threading.excepthook. */
import { findAttribute, getAttribute } from '../../runtime/kernel/attributes.ts';
import { call1 } from '../../runtime/kernel/call.ts';
import { native } from '../../runtime/kernel/define.ts';
import { isInstance, raise, systemExitType } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { type PyObject, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { asString } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyTuple } from '../../runtime/kernel/values.ts';
import { defineRecord, recordOf } from '../../runtime/objects/record.ts';
import { formatException } from '../../runtime/traceback/format.ts';
import { printParts } from '../traceback/printing.ts';

export const hookArgumentsType = defineRecord('_ExceptHookArgs', {
  doc: 'Type used to pass arguments to threading.excepthook.',
  module: '_thread',
  fields: ['exc_type', 'exc_value', 'exc_traceback', 'thread'],
  shownAs: '_thread._ExceptHookArgs',
});

/** What `threading.excepthook` is unless a program sets it. */
export const exceptHook = native(
  '_excepthook(args, /)',
  'excepthook(args)\n\nHandle uncaught Thread.run() exception.',
  function* (args: Value, thread: Thread): Guest<Value> {
    if (!(args instanceof PyTuple && args.type === hookArgumentsType))
      return raise.typeError('_thread.excepthook argument type must be ExceptHookArgs');
    const [type, error, , owner] = args.items;
    if (type === systemExitType || !(error instanceof PyException)) return null;
    const name = owner === null ? undefined : findAttribute(owner as Value, 'name', thread);
    const shown = asString((name === UNWIND ? yield UNWIND : name) as Value | undefined) ?? String(thread.id);
    yield* printParts(
      [`Exception in thread ${shown}:\n`, yield* formatException(error, thread)],
      null,
      thread,
    );
    return null;
  },
  { module: '_thread', textSignature: null },
);

export function* reportUncaught(error: PyException, owner: PyObject, thread: Thread): Guest<void> {
  if (isInstance(error, systemExitType)) return;
  const args = recordOf(hookArgumentsType, [error.type, error, error.traceback, owner]);
  const module = yield* finished(thread.interpreter.importModule('threading', thread));
  try {
    const hook = yield* finished(getAttribute(module, 'excepthook', thread));
    yield* finished(call1(hook, args, thread));
  } catch (failure) {
    if (!(failure instanceof PyException)) throw failure;
    const text = `Exception in threading.excepthook:\n${yield* formatException(failure, thread)}`;
    yield* printParts([text], null, thread);
  }
}
