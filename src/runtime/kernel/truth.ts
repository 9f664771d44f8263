/** Truth of a value. Docs: library/stdtypes.html#truth-value-testing. */
import { typeOf } from './birth.ts';
import type { Unwind, Value } from './object.ts';
import { UNWIND } from './object.ts';
import { andThen } from './pausing.ts';
import type { Thread } from './thread.ts';

export function truth(value: Value, thread: Thread): boolean | Unwind {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      return value !== 0;
    case 'string':
      return value !== '';
    case 'bigint':
      return true;
    default:
  }
  if (value === null) return false;
  const { slots, isHeap } = typeOf(value);
  if (slots.bool !== undefined) return slots.bool(value as never, thread);
  const { len } = slots;
  if (len === undefined) return true;
  // fast path: the length of a built-in type reaches no guest code
  if (!isHeap) return len(value as never, thread) !== 0;
  return andThen<boolean>(
    thread,
    () => len(value as never, thread),
    (length) => (length === UNWIND ? UNWIND : length !== 0),
  );
}
