/** `re.PatternError`. CPython: Lib/re/_constants.py; docs: library/re.html#re.PatternError. */
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { exceptionType, raise, typeName } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import type { PyObject, Value } from '../../runtime/kernel/object.ts';
import { setField } from '../../runtime/kernel/shape.ts';
import { knownInteger } from '../../runtime/kernel/subscript.ts';
import { asString } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { bufferOf } from '../../runtime/objects/buffer.ts';
import { latin1Text } from '../../runtime/objects/latin1.ts';
import { type LibraryClass, libraryClass } from '../../runtime/objects/library-class.ts';
import { characters } from '../../runtime/objects/text-width.ts';
import { PatternFault } from './pattern-fault.ts';

export const patternErrorClass: LibraryClass = libraryClass('PatternError', {
  module: 're',
  doc: 'Exception raised for invalid regular expressions.\n\n    Attributes:\n\n        msg: The unformatted error message\n        pattern: The regular expression pattern\n        pos: The index in the pattern where compilation failed (may be None)\n        lineno: The line corresponding to pos (may be None)\n        colno: The column corresponding to pos (may be None)\n    ',
  bases: () => [exceptionType],
  slots: {
    init: bySignature(
      'PatternError.__init__',
      '(self, msg, pattern=None, pos=None)',
      (self: PyObject, message: Value, pattern: Value, place: Value) =>
        describe(self as PyException, message, pattern, place),
    ),
  },
});

/** What a fault is for Python; other things that were thrown stay as they are. */
export function reported(thrown: unknown, thread: Thread): unknown {
  if (!(thrown instanceof PatternFault)) return thrown;
  const error = new PyException(thread.interpreter.state(patternErrorClass), []);
  describe(error, thrown.message, thrown.source, thrown.place);
  return error;
}

function describe(error: PyException, message: Value, pattern: Value, place: Value): null {
  let shown = message;
  let line: Value = null;
  let column: Value = null;
  if (pattern !== null && place !== null) {
    const text = textOf(pattern);
    const at = Number(
      knownInteger(place) ?? raise.typeError(`%d format: a real number is required, not ${typeName(place)}`),
    );
    const before = characters(text).slice(0, at);
    line = before.filter((character) => character === '\n').length + 1;
    column = at - before.lastIndexOf('\n');
    shown = `${asString(message) ?? typeName(message)} at position ${at}`;
    if (text.includes('\n')) shown += ` (line ${line}, column ${column})`;
  }
  setField(error, 'msg', message);
  setField(error, 'pattern', pattern);
  setField(error, 'pos', place);
  setField(error, 'lineno', line);
  setField(error, 'colno', column);
  error.args = [shown];
  return null;
}

function textOf(pattern: Value): string {
  const text = asString(pattern);
  if (text !== undefined) return text;
  const bytes = bufferOf(pattern);
  return bytes === undefined
    ? raise.attributeError(`'${typeName(pattern)}' object has no attribute 'count'`)
    : latin1Text(bytes);
}
