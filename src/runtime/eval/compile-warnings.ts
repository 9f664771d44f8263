/** Warnings found while source text was read. CPython: Python/errors.c (_PyErr_EmitSyntaxWarning), Parser/pegen.c. */
import type { SyntaxWarningNote } from '../../lexer/errors.ts';
import { getAttribute } from '../kernel/attributes.ts';
import { call } from '../kernel/call.ts';
import { deprecationWarningType, isInstance, syntaxErrorType, syntaxWarningType } from '../kernel/errors.ts';
import { PyException, withMembers } from '../kernel/exception.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyTuple } from '../kernel/values.ts';

/** Issues what deserves a warning through the module `warnings`; a filter that makes an error of one gives a SyntaxError. */
export function* issueWarnings(
  notes: readonly SyntaxWarningNote[],
  filename: string,
  thread: Thread,
): Guest<void> {
  if (notes.length === 0) return;
  const warnings = yield* finished(thread.interpreter.importModule('warnings', thread));
  const warn = yield* finished(getAttribute(warnings, 'warn_explicit', thread));
  for (const note of notes) {
    const { category, message, lineno, offset, end_lineno = null, end_offset = null, text = null } = note;
    const type = category === 'SyntaxWarning' ? syntaxWarningType : deprecationWarningType;
    try {
      yield* finished(call(warn, [message, type, filename, lineno], null, thread));
    } catch (error) {
      if (!(error instanceof PyException) || !isInstance(error, type)) throw error;
      const place = new PyTuple([filename, lineno, offset, text, end_lineno, end_offset]);
      throw withMembers(new PyException(syntaxErrorType, [message, place]), {
        msg: message,
        filename,
        lineno,
        offset,
        text,
        end_lineno,
        end_offset,
        print_file_and_line: null,
      });
    }
  }
}
