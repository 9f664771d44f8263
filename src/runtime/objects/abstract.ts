/** `__isabstractmethod__`: what decorators of methods ask of what they wrap. Docs: library/abc.html#abc.abstractmethod. */
import { findAttribute } from '../kernel/attributes.ts';
import { UNWIND, type Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import type { Thread } from '../kernel/thread.ts';
import { truth } from '../kernel/truth.ts';

export function* isAbstract(callable: Value, thread: Thread): Guest<boolean> {
  let mark = findAttribute(callable, '__isabstractmethod__', thread);
  if (mark === UNWIND) mark = yield UNWIND;
  return mark === undefined ? false : yield* finished(truth(mark as Value, thread));
}
