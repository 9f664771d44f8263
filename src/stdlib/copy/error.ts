/** `copy.Error`. CPython: Lib/copy.py. */
import { exceptionType, makeError } from '../../runtime/kernel/errors.ts';
import type { PyException } from '../../runtime/kernel/exception.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { type LibraryClass, libraryClass } from '../../runtime/objects/library-class.ts';

export const errorClass: LibraryClass = libraryClass('Error', {
  module: 'copy',
  doc: null,
  bases: () => [exceptionType],
});

/** Says that there is no way to copy an object of this type. */
export function* copyError(depth: 'shallow' | 'deep', type: PyType, thread: Thread): Guest<PyException> {
  const shown = yield* finished(repr(type, thread));
  return makeError(thread.interpreter.state(errorClass), `un(${depth})copyable object of type ${shown}`);
}
