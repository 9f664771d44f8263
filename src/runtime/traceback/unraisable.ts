/** The text of an error that nobody can catch. CPython: Python/errors.c (write_unraisable_exc); docs: library/sys.html#sys.unraisablehook. */
import { PyException } from '../kernel/exception.ts';
import { None, type Unwind, type Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { repr, str } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { qualifiedName } from './format.ts';
import { formatStack, stackOf } from './stack.ts';

/** `message` is `Exception ignored in` unless the place says something else. Carets, causes and notes are not shown. */
export function* formatUnraisable(
  error: PyException,
  message: string | null,
  object: Value,
  thread: Thread,
): Guest<string> {
  let text = '';
  if (object !== None) {
    const shown = yield* orElse('<object repr() failed>', () => repr(object, thread));
    text += `${message ?? 'Exception ignored in'}: ${shown}\n`;
  } else if (message !== null) text += `${message}:\n`;
  const stack = stackOf(error.traceback, null).map((entry) => ({ ...entry, position: null }));
  if (stack.length > 0) text += `Traceback (most recent call last):\n${formatStack(stack).join('')}`;
  const description = yield* orElse('<exception str() failed>', () => str(error, thread));
  return `${text}${qualifiedName(error.type)}: ${description}\n`;
}

function* orElse(replacement: string, make: () => string | Unwind): Guest<string> {
  try {
    return yield* finished(make());
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
    return replacement;
  }
}
