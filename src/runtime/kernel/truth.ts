/** Truth of a value. Docs: library/stdtypes.html#truth-value-testing. */
import { typeOf } from './birth.ts';
import type { Unwind, Value } from './object.ts';
import { UNWIND } from './object.ts';
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
  const slots = typeOf(value).slots;
  if (slots.bool !== undefined) return slots.bool(value as never, thread);
  if (slots.len !== undefined) {
    const length = slots.len(value as never, thread);
    return length === UNWIND ? UNWIND : length !== 0;
  }
  return true;
}
