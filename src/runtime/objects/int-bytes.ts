/** `int.to_bytes` and `int.from_bytes`. CPython: Objects/longobject.c; docs: library/stdtypes.html#int.to_bytes. */

import { typeOf } from '../kernel/birth.ts';
import { memoryErrorType, raise, typeName } from '../kernel/errors.ts';
import { collect } from '../kernel/iterate.ts';
import type { Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { callSpecial } from '../kernel/special.ts';
import { index } from '../kernel/subscript.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { integer, PyBytes } from '../kernel/values.ts';
import { anyBufferOf } from './buffer.ts';
import { bitLength, checkBits, type Integer } from './integer-arithmetic.ts';

const MOST = 2 ** 31 - 1;

export function bytesFromInteger(
  value: Integer,
  length: Integer,
  little: boolean,
  signed: boolean,
): Uint8Array {
  if (value < 0 && !signed) raise.overflowError("can't convert negative int to unsigned");
  if (length > 9223372036854775807n) raise.overflowError('Python int too large to convert to C ssize_t');
  const room = Number(length) * 8;
  // The lowest negative number of a width has one bit less than its absolute value.
  const bits = value < 0 ? bitLength(BigInt(value) + 1n) : bitLength(value);
  if (value !== 0 && bits > (signed ? room - 1 : room)) raise.overflowError('int too big to convert');
  if (length > MOST) raise.error(memoryErrorType);
  const size = Number(length);
  const bytes = new Uint8Array(size);
  if (size === 0) return bytes;
  const digits = (value < 0 ? BigInt.asUintN(room, BigInt(value)) : value).toString(16);
  for (let end = digits.length, at = 0; end > 0; end -= 2, at++) {
    const byte = Number.parseInt(digits.slice(Math.max(0, end - 2), end), 16);
    bytes[little ? at : size - 1 - at] = byte;
  }
  return bytes;
}

export function integerFromBytes(
  bytes: Uint8Array,
  little: boolean,
  signed: boolean,
  thread: Thread,
): Integer {
  const { length } = bytes;
  if (length === 0) return 0;
  checkBits(length * 8 - 8, thread);
  if (length <= 6) {
    let value = 0;
    for (let i = 0; i < length; i++) value = value * 256 + bytes[little ? length - 1 - i : i]!;
    const limit = 2 ** (8 * length);
    return signed && value >= limit / 2 ? value - limit : value;
  }
  const digits: string[] = ['0x'];
  for (let i = 0; i < length; i++) digits.push(hexadecimal[bytes[little ? length - 1 - i : i]!]!);
  const value = BigInt(digits.join(''));
  return integer(signed ? BigInt.asIntN(length * 8, value) : value);
}

/** `bytes(source)` for sources that are no numbers and no strings. */
export function* collectBytes(source: Value, thread: Thread): Guest<Uint8Array> {
  const held = anyBufferOf(source, thread);
  if (held !== undefined) return held;
  if (typeOf(source).lookup('__bytes__') !== undefined) {
    const result = yield* finished(callSpecial(source, '__bytes__', [], thread));
    if (result instanceof PyBytes) return result.value;
    return raise.typeError(`__bytes__ returned non-bytes (type ${typeName(result)})`);
  }
  const refusal = `cannot convert '${typeName(source)}' object to bytes`;
  if (asString(source) !== undefined) raise.typeError(refusal);
  const items = yield* collect(source, thread, refusal);
  const bytes = new Uint8Array(items.length);
  for (let i = 0; i < items.length; i++) {
    const byte = yield* index(items[i]!, thread);
    if (byte < 0 || byte > 255) raise.valueError('bytes must be in range(0, 256)');
    bytes[i] = Number(byte);
  }
  return bytes;
}

const hexadecimal: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, '0'),
);
