/** Numbers written with digits of any script, as `int()` and `float()` read them. CPython: Objects/unicodeobject.c. */
import { decimalValue } from '../../lexer/unicode/values.ts';
import { whitespace } from './unicode.ts';

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
  return decimalValue(codePoint) ?? -1;
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
