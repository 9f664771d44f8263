/** Built-in functions on numbers and characters. CPython: Python/bltinmodule.c; docs: library/functions.html. */
import { floatType, typeOf } from '../kernel/birth.ts';
import { native } from '../kernel/define.ts';
import { raise, typeName } from '../kernel/errors.ts';
import type { PyNativeFunction } from '../kernel/native.ts';
import { None, type Result, type Value } from '../kernel/object.ts';
import { binary, operators, power, unary } from '../kernel/operators.ts';
import { callMethod } from '../kernel/special.ts';
import { withIndex } from '../kernel/subscript.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyBytes, PyFloat } from '../kernel/values.ts';
import { PyByteArray } from '../objects/bytearray.ts';
import { countCodePoints } from '../objects/text-width.ts';

function round(number: Value, digits: Value, thread: Thread): Result {
  // fast path: beside float.__round__
  if (digits === None && number instanceof PyFloat && number.type === floatType) {
    const { value } = number;
    const floor = Math.floor(value);
    if (Math.abs(value) < 2 ** 52 && value - floor !== 0.5) return Math.round(value) + 0;
  }
  const method = typeOf(number).lookup('__round__');
  if (method === undefined)
    return raise.typeError(`type ${typeName(number)} doesn't define __round__ method`);
  return callMethod(method, number, digits === None ? [] : [digits], thread);
}

function inBase(radix: number, prefix: string) {
  return (number: Value, thread: Thread): Result =>
    withIndex<Value>(number, thread, (value) =>
      value < 0 ? `-${prefix}${value.toString(radix).slice(1)}` : prefix + value.toString(radix),
    );
}

function chr(code: Value, thread: Thread): Result {
  return withIndex<Value>(code, thread, (value) => {
    if (value < 0 || value > 0x10ffff) return raise.valueError('chr() arg not in range(0x110000)');
    return String.fromCodePoint(Number(value));
  });
}

function ord(character: Value): Value {
  const text = asString(character);
  if (text !== undefined) {
    const count = countCodePoints(text);
    return count === 1 ? text.codePointAt(0)! : notOneCharacter(count);
  }
  const bytes =
    character instanceof PyBytes
      ? character.value
      : character instanceof PyByteArray
        ? character.value
        : undefined;
  if (bytes === undefined) {
    return raise.typeError(`ord() expected string of length 1, but ${typeName(character)} found`);
  }
  return bytes.length === 1 ? bytes[0]! : notOneCharacter(bytes.length);
}

function notOneCharacter(count: number): never {
  return raise.typeError(`ord() expected a character, but string of length ${count} found`);
}

export const arithmeticFunctions: readonly PyNativeFunction[] = [
  native('abs(x, /)', 'Return the absolute value of the argument.', (x: Value, thread: Thread) =>
    unary('abs', x, thread),
  ),
  native(
    'divmod(x, y, /)',
    'Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.',
    (x: Value, y: Value, thread: Thread) => binary(operators.divmod, x, y, thread),
  ),
  native(
    'pow(base, exp, mod=None)',
    'Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments\n\nSome types, such as ints, are able to use a more efficient algorithm when\ninvoked using the three argument form.',
    power,
  ),
  native(
    'round(number, ndigits=None)',
    'Round a number to a given precision in decimal digits.\n\nThe return value is an integer if ndigits is omitted or None.  Otherwise\nthe return value has the same type as the number.  ndigits may be negative.',
    round,
  ),
  native(
    'bin(number, /)',
    "Return the binary representation of an integer.\n\n   >>> bin(2796202)\n   '0b1010101010101010101010'",
    inBase(2, '0b'),
  ),
  native(
    'oct(number, /)',
    "Return the octal representation of an integer.\n\n   >>> oct(342391)\n   '0o1234567'",
    inBase(8, '0o'),
  ),
  native(
    'hex(number, /)',
    "Return the hexadecimal representation of an integer.\n\n   >>> hex(12648430)\n   '0xc0ffee'",
    inBase(16, '0x'),
  ),
  native('chr(i, /)', 'Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.', chr),
  native('ord(c, /)', 'Return the Unicode code point for a one-character string.', ord),
];
