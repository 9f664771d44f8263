/** Numbers written with digits of any script, as `int()` and `float()` read them. CPython: Objects/unicodeobject.c. */
import { whitespace } from './unicode.ts';

/** The zeros of Unicode 15.1 beyond ASCII; nine more digits follow each. */
const zeros = Int32Array.from(
  (
    '660 6f0 7c0 966 9e6 a66 ae6 b66 be6 c66 ce6 d66 de6 e50 ed0 f20 1040 1090 17e0 1810 1946 19d0 1a80 1a90 1b50 ' +
    '1bb0 1c40 1c50 a620 a8d0 a900 a9d0 a9f0 aa50 abf0 ff10 104a0 10d30 11066 110f0 11136 111d0 112f0 11450 114d0 ' +
    '11650 116c0 11730 118e0 11950 11c50 11d50 11da0 11f50 16a60 16ac0 16b50 1d7ce 1d7d8 1d7e2 1d7ec 1d7f6 1e140 ' +
    '1e2f0 1e4f0 1e950 1fbf0'
  ).split(' '),
  (hexadecimal) => Number.parseInt(hexadecimal, 16),
);
const beyondAscii = /[\x80-\uffff]/;
const space = new RegExp(`[${whitespace}]`);

/**
 * The text in ASCII, without white space around it: digits of other scripts become ASCII digits, other characters `?`.
 * Separators below U+0020 count as white space only in texts that are not ASCII, as in CPython.
 */
export function numberText(text: string): string {
  const ascii = beyondAscii.test(text) ? toAscii(text) : text;
  let start = 0;
  let stop = ascii.length;
  while (start < stop && isAsciiSpace(ascii.charCodeAt(start))) start++;
  while (stop > start && isAsciiSpace(ascii.charCodeAt(stop - 1))) stop--;
  return ascii.slice(start, stop);
}

/** The value of a decimal digit of any script, -1 for other characters. */
export function decimalDigit(codePoint: number): number {
  if (codePoint < 128) return codePoint >= 48 && codePoint <= 57 ? codePoint - 48 : -1;
  let low = 0;
  let high = zeros.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (zeros[middle]! <= codePoint) low = middle + 1;
    else high = middle;
  }
  const digit = low === 0 ? -1 : codePoint - zeros[low - 1]!;
  return digit <= 9 ? digit : -1;
}

function toAscii(text: string): string {
  let result = '';
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    if (space.test(character)) result += ' ';
    else if (codePoint < 128) result += character;
    else {
      const digit = decimalDigit(codePoint);
      result += digit < 0 ? '?' : digit;
    }
  }
  return result;
}

function isAsciiSpace(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13);
}
