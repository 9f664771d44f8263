/** `repr()` and `str()`. Docs: reference/datamodel.html#object.__repr__. */
import { typeOf } from './birth.ts';
import { givenTypeName, raise } from './errors.ts';
import type { Unwind, Value } from './object.ts';
import { toldWhere } from './pausing.ts';
import type { Thread } from './thread.ts';
import { PyStr } from './values.ts';

export function repr(value: Value, thread: Thread): string | Unwind {
  try {
    return typeOf(value).slots.repr!(value as never, thread);
  } catch (thrown) {
    throw toldWhere(thrown, ' while getting the repr of an object');
  }
}

export function str(value: Value, thread: Thread): string | Unwind {
  if (typeof value === 'string') return value;
  const slots = typeOf(value).slots;
  return slots.str !== undefined ? slots.str(value as never, thread) : repr(value, thread);
}

/** The JavaScript string of a `str` or an instance of a subclass; `undefined` for anything else. */
export function asString(value: Value | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return value instanceof PyStr ? value.value : undefined;
}

/** As `asString`, with the TypeError of an argument that has to be a string. */
export function needString(value: Value, callee: string, argument = 'argument'): string {
  const text = asString(value);
  if (text === undefined) raise.typeError(`${callee} ${argument} must be str, not ${givenTypeName(value)}`);
  return text;
}
