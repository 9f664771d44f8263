/** How many items an iterable expects to give. CPython: PyObject_LengthHint in Objects/abstract.c; docs: library/operator.html#operator.length_hint. */
import { typeOf } from './birth.ts';
import { isInstance, raise, typeErrorType, typeName } from './errors.ts';
import { PyException } from './exception.ts';
import type { Result, Value } from './object.ts';
import { finished, type Guest } from './pausing.ts';
import { callMethod } from './special.ts';
import type { Thread } from './thread.ts';
import { NotImplemented, PyInt } from './values.ts';

/**
 * Asks an iterable for its length, or for `__length_hint__`; `otherwise` when it knows neither. CPython asks so before it
 * makes a list or a tuple of it: guest code sees the question, and an error in it ends the operation.
 */
export function* lengthHint(iterable: Value, otherwise: number, thread: Thread): Guest<number | bigint> {
  const type = typeOf(iterable);
  const { len } = type.slots;
  if (len !== undefined) {
    const known = yield* unlessTypeError(() => len(iterable as never, thread));
    if (known !== undefined) return known as number;
  }
  const method = type.lookup('__length_hint__');
  if (method === undefined) return otherwise;
  const hint = yield* unlessTypeError(() => callMethod(method, iterable, [], thread));
  if (hint === undefined || hint === NotImplemented) return otherwise;
  const known = hint instanceof PyInt ? hint.value : typeof hint === 'boolean' ? Number(hint) : hint;
  if (typeof known !== 'number' && typeof known !== 'bigint')
    return raise.typeError(`__length_hint__ must be an integer, not ${typeName(hint)}`);
  if (known < 0) raise.valueError('__length_hint__() should return >= 0');
  return known;
}

function* unlessTypeError(operation: () => Result): Guest<Value | undefined> {
  try {
    return yield* finished(operation());
  } catch (error) {
    if (error instanceof PyException && isInstance(error, typeErrorType)) return undefined;
    throw error;
  }
}

/** Whether it knows how many items it will give. */
export function mayBeAsked(iterable: Value): boolean {
  const type = typeOf(iterable);
  return type.slots.len !== undefined || type.lookup('__length_hint__') !== undefined;
}
