/** Numbers from other values: what `int()`, `float()` and natives that want a real number do. CPython: Objects/abstract.c. */
import { boolType, floatType, intType, typeOf } from '../kernel/birth.ts';
import { deprecationWarningType, raise, typeName } from '../kernel/errors.ts';
import type { Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { callSpecial } from '../kernel/special.ts';
import { index, knownInteger } from '../kernel/subscript.ts';
import { asString, repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { integer, PyBytes, PyFloat } from '../kernel/values.ts';
import { byteStringOf, possibleBufferOf } from './buffer.ts';
import { numberText } from './decimal-digits.ts';
import { parseFloatText } from './float-text.ts';
import { type Integer, integerToFloat } from './integer-arithmetic.ts';
import { parseInteger } from './integer-text.ts';
import { latin1Text } from './latin1.ts';

/** `int(value)` */
export function* toInteger(value: Value, thread: Thread): Guest<Integer> {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  const type = typeOf(value);
  if (type.slots.int !== undefined) {
    const result = yield* finished(type.slots.int(value as never, thread));
    return yield* exactInteger(result, '__int__', thread);
  }
  if (type.slots.index !== undefined) return yield* index(value, thread);
  if (type.lookup('__trunc__') !== undefined) {
    yield* finished(
      thread.interpreter.warn(
        deprecationWarningType,
        'The delegation of int() to __trunc__ is deprecated.',
        1,
        thread,
      ),
    );
    const result = yield* finished(callSpecial(value, '__trunc__', [], thread));
    const known = knownInteger(result);
    if (known !== undefined) return known;
    if (typeOf(result).slots.index !== undefined) return yield* index(result, thread);
    return raise.typeError(`__trunc__ returned non-Integral (type ${typeName(result)})`);
  }
  const text = textOf(value, thread);
  if (text === undefined) {
    return raise.typeError(
      `int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`,
    );
  }
  return yield* readInteger(value, text, 10, thread);
}

/** `int(value, base)` */
export function* toIntegerInBase(value: Value, baseValue: Value, thread: Thread): Guest<Integer> {
  const base = Number(yield* index(baseValue, thread));
  if ((base !== 0 && base < 2) || base > 36) raise.valueError('int() base must be >= 2 and <= 36, or 0');
  // sic: other objects that have bytes are read without a base only
  const isText = asString(value) !== undefined || byteStringOf(value) !== undefined;
  const text = isText ? textOf(value, thread) : undefined;
  if (text === undefined) return raise.typeError("int() can't convert non-string with explicit base");
  return yield* readInteger(value, text, base, thread);
}

/** `float(value)` */
export function* toFloat(value: Value, thread: Thread): Guest<number> {
  if (value instanceof PyFloat && value.type === floatType) return value.value;
  const text = typeof value === 'string' ? value : hasFloat(value) ? undefined : textOf(value, thread);
  if (text !== undefined) {
    const parsed = parseFloatText(numberText(text));
    if (parsed !== undefined) return parsed;
    return raise.valueError(`could not convert string to float: ${yield* shown(value, thread)}`);
  }
  if (!hasFloat(value))
    raise.typeError(`float() argument must be a string or a real number, not '${typeName(value)}'`);
  return yield* toReal(value, thread);
}

/** The float of a real number, as most functions that calculate take it. */
export function* toReal(value: Value, thread: Thread): Guest<number> {
  if (typeof value === 'number') return value;
  const type = typeOf(value);
  if (value instanceof PyFloat && type.slots.float === floatType.slots.float) return value.value;
  const known = knownInteger(value);
  if (known !== undefined && type.slots.float === intType.slots.float) return integerToFloat(known);
  if (type.slots.float !== undefined) {
    const result = yield* finished(type.slots.float(value as never, thread));
    if (!(result instanceof PyFloat)) {
      return raise.typeError(`${type.name}.__float__ returned non-float (type ${typeName(result)})`);
    }
    if (result.type !== floatType) {
      const message = `${type.name}.__float__ returned non-float (type ${typeName(result)}).  The ability to return an instance of a strict subclass of float is deprecated, and may be removed in a future version of Python.`;
      yield* finished(thread.interpreter.warn(deprecationWarningType, message, 1, thread));
    }
    return result.value;
  }
  if (type.slots.index !== undefined) return integerToFloat(yield* index(value, thread));
  return raise.typeError(`must be real number, not ${typeName(value)}`);
}

/** The integer part; ValueError or OverflowError where there is none. */
export function floatToInteger(value: number): Integer {
  const whole = Math.trunc(value);
  if (Number.isSafeInteger(whole)) return whole + 0;
  if (Number.isNaN(value)) raise.valueError('cannot convert float NaN to integer');
  if (!Number.isFinite(value)) raise.overflowError('cannot convert float infinity to integer');
  return integer(BigInt(whole));
}

/** Whether a number of this kind can become a float without being read from text. */
export function hasFloat(value: Value): boolean {
  const { slots } = typeOf(value);
  return slots.float !== undefined || slots.index !== undefined;
}

function* exactInteger(result: Value, method: string, thread: Thread): Guest<Integer> {
  if (typeof result === 'number' || typeof result === 'bigint') return result;
  const known = knownInteger(result);
  if (known === undefined) return raise.typeError(`${method} returned non-int (type ${typeName(result)})`);
  if (typeOf(result) !== boolType || method === '__int__') {
    const message = `${method} returned non-int (type ${typeName(result)}).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.`;
    yield* finished(thread.interpreter.warn(deprecationWarningType, message, 1, thread));
  }
  return known;
}

function* readInteger(value: Value, text: string, base: number, thread: Thread): Guest<Integer> {
  const parsed = parseInteger(numberText(text), base, thread);
  if (parsed !== undefined) return parsed;
  return raise.valueError(
    `invalid literal for int() with base ${base}: ${shorten(yield* shown(value, thread))}`,
  );
}

/** The text of a string or of bytes; the bytes stand for characters. */
function textOf(value: Value, thread: Thread): string | undefined {
  const text = asString(value);
  if (text !== undefined) return text;
  const bytes = possibleBufferOf(value, thread);
  if (bytes === undefined) return undefined;
  // A character that no number has stands for bytes beyond ASCII.
  return latin1Text(bytes).replace(/[\x80-\xff]/g, '?');
}

/** How messages show what could not be read. Other holders of bytes are shown as the bytes they hold. */
function* shown(value: Value, thread: Thread): Guest<string> {
  const text = asString(value);
  if (text !== undefined) return yield* finished(repr(text, thread));
  return yield* finished(repr(new PyBytes(possibleBufferOf(value, thread)!), thread));
}

function shorten(text: string): string {
  return text.length > 200 ? text.slice(0, 200) : text;
}
