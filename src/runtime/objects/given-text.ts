/** What `str()`, `repr()` and `ascii()` give to a program. CPython: Objects/object.c (PyObject_Str, PyObject_Repr, PyObject_ASCII). */
import { objectType, typeOf } from '../kernel/birth.ts';
import { raise, typeName } from '../kernel/errors.ts';
import { type Result, UNWIND, type Value } from '../kernel/object.ts';
import { andThen } from '../kernel/pausing.ts';
import { PySlotWrapper } from '../kernel/slot-wrappers.ts';
import { callMethod } from '../kernel/special.ts';
import { asString, repr, str } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { asciiOf } from './piecewise.ts';

/** A method of a class written in Python may give an instance of a subclass of `str`; it stays what it is. */
export function givenStr(value: Value, thread: Thread): Result {
  if (typeof value === 'string') return value;
  const type = typeOf(value);
  if (!type.isHeap) return str(value, thread);
  const method = type.lookup('__str__');
  const inherited = method instanceof PySlotWrapper && method.owner === objectType;
  return given(value, inherited ? type.lookup('__repr__') : method, str, '__str__', thread);
}

export function givenRepr(value: Value, thread: Thread): Result {
  const type = typeOf(value);
  if (!type.isHeap) return repr(value, thread);
  return given(value, type.lookup('__repr__'), repr, '__repr__', thread);
}

export function givenAscii(value: Value, thread: Thread): Result {
  return andThen<Value>(
    thread,
    () => givenRepr(value, thread),
    (shown) => {
      if (shown === UNWIND) return UNWIND;
      const text = asString(shown as Value)!;
      return /^[\0-\x7f]*$/.test(text) ? (shown as Value) : asciiOf(text, thread);
    },
  );
}

function given(
  value: Value,
  method: Value | undefined,
  otherwise: (value: Value, thread: Thread) => Result,
  name: string,
  thread: Thread,
): Result {
  if (method === undefined || method === null || method instanceof PySlotWrapper)
    return otherwise(value, thread);
  return andThen<Value>(
    thread,
    () => callMethod(method, value, [], thread),
    (text) => {
      if (text === UNWIND || asString(text as Value) !== undefined) return text as Result;
      return raise.typeError(`${name} returned non-string (type ${typeName(text as Value)})`);
    },
  );
}
