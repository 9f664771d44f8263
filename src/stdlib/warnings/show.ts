/** How a warning is shown: by the module `warnings`, or without it. CPython: Python/_warnings.c (call_show_warning, show_warning). */
import { findAttribute, getAttribute } from '../../runtime/kernel/attributes.ts';
import { typeOf } from '../../runtime/kernel/birth.ts';
import { call, call1 } from '../../runtime/kernel/call.ts';
import { isInstance, osErrorType, raise } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { None, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { asString, str } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { sourceLineOf } from '../../runtime/traceback/source-line.ts';
import { moduleAttribute } from './filters.ts';

export interface ShownWarning {
  readonly message: Value;
  /** The message as text, as `str` gave it. */
  readonly text: Value;
  readonly category: PyType;
  readonly filename: Value;
  readonly line: number;
  readonly source: Value;
}

/** Hands a warning to `warnings._showwarnmsg`; writes it when the program has not imported the module. */
export function* showWarning(warning: ShownWarning, thread: Thread): Guest<void> {
  const { message, category, filename, line, source } = warning;
  if (source !== None) yield* finished(thread.interpreter.importModule('warnings', thread));
  const show = yield* moduleAttribute('_showwarnmsg', thread);
  if (show === undefined) return yield* write(warning, thread);
  if (typeOf(show).slots.call === undefined)
    return raise.typeError('warnings._showwarnmsg() must be set to a callable');
  const make = yield* moduleAttribute('WarningMessage', thread);
  if (make === undefined) return raise.runtimeError('unable to get warnings.WarningMessage');
  const args = [message, category, filename, line, None, None, source];
  const made = yield* finished(call(make, args, null, thread));
  yield* finished(call1(show, made, thread));
}

/** Writes to `sys.stderr`; an OSError loses the warning. */
function* write(warning: ShownWarning, thread: Thread): Guest<void> {
  const text = yield* textOf(warning, thread);
  const sys = thread.interpreter.modules.getName('sys');
  let file = sys === undefined ? undefined : findAttribute(sys, 'stderr', thread);
  if (file === UNWIND) file = yield UNWIND;
  if (file === undefined) {
    thread.interpreter.host.console.write('stderr', text);
    return;
  }
  if (file === None) return;
  try {
    yield* finished(call1(yield* finished(getAttribute(file, 'write', thread)), text, thread));
  } catch (thrown) {
    if (!(thrown instanceof PyException) || !isInstance(thrown, osErrorType)) throw thrown;
  }
}

function* textOf({ text, category, filename, line }: ShownWarning, thread: Thread): Guest<string> {
  const where = yield* finished(str(filename, thread));
  const shown = asString(text) ?? (yield* finished(str(text, thread)));
  const source = sourceLineOf(where, line, thread)?.trim();
  return `${where}:${line}: ${category.name}: ${shown}\n${source ? `  ${source}\n` : ''}`;
}
