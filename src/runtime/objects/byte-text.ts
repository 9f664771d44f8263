/** Bytes seen as ASCII text: case, classes, words, lines. CPython: Objects/bytes_methods.c, Objects/stringlib/split.h. */
import { memoryErrorType, raise } from '../kernel/errors.ts';
import { ByteSink, LARGEST_BYTES, newBytes } from './byte-sink.ts';

export const spaces: ReadonlySet<number> = new Set([9, 10, 11, 12, 13, 32]);

const isUpperByte = (byte: number) => byte >= 65 && byte <= 90;
const isLowerByte = (byte: number) => byte >= 97 && byte <= 122;
const isLetter = (byte: number) => isUpperByte(byte & 0xdf);
const isDigitByte = (byte: number) => byte >= 48 && byte <= 57;
const toLower = (byte: number) => (isUpperByte(byte) ? byte + 32 : byte);
const toUpper = (byte: number) => (isLowerByte(byte) ? byte - 32 : byte);

export function lower(bytes: Uint8Array): Uint8Array {
  return bytes.map(toLower);
}

export function upper(bytes: Uint8Array): Uint8Array {
  return bytes.map(toUpper);
}

export function swapcase(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => (isLetter(byte) ? byte ^ 32 : byte));
}

export function capitalize(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, i) => (i === 0 ? toUpper(byte) : toLower(byte)));
}

export function title(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, i) => (i > 0 && isLetter(bytes[i - 1]!) ? toLower(byte) : toUpper(byte)));
}

export function isAlphanumeric(bytes: Uint8Array): boolean {
  return bytes.length > 0 && bytes.every((byte) => isLetter(byte) || isDigitByte(byte));
}

export function isAlpha(bytes: Uint8Array): boolean {
  return bytes.length > 0 && bytes.every(isLetter);
}

export function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 128);
}

export function isDigit(bytes: Uint8Array): boolean {
  return bytes.length > 0 && bytes.every(isDigitByte);
}

export function isSpace(bytes: Uint8Array): boolean {
  return bytes.length > 0 && bytes.every((byte) => spaces.has(byte));
}

export function isLower(bytes: Uint8Array): boolean {
  return bytes.some(isLowerByte) && !bytes.some(isUpperByte);
}

export function isUpper(bytes: Uint8Array): boolean {
  return bytes.some(isUpperByte) && !bytes.some(isLowerByte);
}

export function isTitle(bytes: Uint8Array): boolean {
  if (!bytes.some(isLetter)) return false;
  return bytes.every((byte, i) => {
    const afterLetter = i > 0 && isLetter(bytes[i - 1]!);
    return afterLetter ? !isUpperByte(byte) : !isLowerByte(byte);
  });
}

/** Runs of bytes that are no whitespace; after `limit` of them the rest stays whole. */
export function words(bytes: Uint8Array, limit: number): Uint8Array[] {
  const result: Uint8Array[] = [];
  for (let at = 0; ; ) {
    while (at < bytes.length && spaces.has(bytes[at]!)) at++;
    if (at === bytes.length) return result;
    const from = at;
    if (limit >= 0 && result.length >= limit) {
      result.push(bytes.subarray(from));
      return result;
    }
    while (at < bytes.length && !spaces.has(bytes[at]!)) at++;
    result.push(bytes.subarray(from, at));
  }
}

export function wordsFromEnd(bytes: Uint8Array, limit: number): Uint8Array[] {
  const result: Uint8Array[] = [];
  for (let at = bytes.length; ; ) {
    while (at > 0 && spaces.has(bytes[at - 1]!)) at--;
    if (at === 0) break;
    const to = at;
    if (result.length >= limit) {
      result.push(bytes.subarray(0, to));
      break;
    }
    while (at > 0 && !spaces.has(bytes[at - 1]!)) at--;
    result.push(bytes.subarray(at, to));
  }
  return result.reverse();
}

export function lines(bytes: Uint8Array, keepEnds: boolean): Uint8Array[] {
  const result: Uint8Array[] = [];
  for (let from = 0; from < bytes.length; ) {
    let at = from;
    while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at++;
    let next = Math.min(at + 1, bytes.length);
    if (bytes[at] === 13 && bytes[at + 1] === 10) next++;
    result.push(bytes.subarray(from, keepEnds ? next : at));
    from = next;
  }
  return result;
}

export function expandTabs(bytes: Uint8Array, size: number): Uint8Array {
  const sink = new ByteSink(expandedSize(bytes, size));
  let column = 0;
  for (const byte of bytes) {
    if (byte !== 9) {
      sink.push(byte);
      column = byte === 10 || byte === 13 ? 0 : column + 1;
    } else if (size > 0) {
      const count = size - (column % size);
      sink.append(newBytes(count).fill(32));
      column += count;
    }
  }
  return sink.finish();
}

/** Counted before memory is taken. */
function expandedSize(bytes: Uint8Array, size: number): number {
  let total = 0;
  let column = 0;
  for (const byte of bytes) {
    if (byte !== 9) {
      total++;
      column = byte === 10 || byte === 13 ? 0 : column + 1;
    } else if (size > 0) {
      const count = size - (column % size);
      total += count;
      column += count;
    }
  }
  if (total > LARGEST_BYTES) raise.error(memoryErrorType);
  return total;
}
