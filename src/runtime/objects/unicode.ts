/** What texts are made of: letters, digits, capitals. CPython: Objects/unicodeobject.c (unicode_isalpha_impl …). */
import { hasProperty, isMadeOf } from '../../lexer/unicode/properties.ts';
import {
  ALPHABETIC,
  DECIMAL,
  DIGIT,
  LOWERCASE,
  NUMERIC,
  TITLECASE,
  UPPERCASE,
} from '../../lexer/unicode/tables/properties.ts';

/** The inside of a class of what `str.isspace` accepts, for a regular expression. */
export const whitespace =
  '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

const spaces = new RegExp(`^[${whitespace}]+$`);
const ascii = /^[\0-\x7f]*$/;

export function isAlpha(text: string): boolean {
  return ascii.test(text) ? /^[A-Za-z]+$/.test(text) : isMadeOf(text, ALPHABETIC);
}

export function isDecimal(text: string): boolean {
  return ascii.test(text) ? /^[0-9]+$/.test(text) : isMadeOf(text, DECIMAL);
}

export function isDigit(text: string): boolean {
  return ascii.test(text) ? /^[0-9]+$/.test(text) : isMadeOf(text, DIGIT);
}

export function isNumeric(text: string): boolean {
  return ascii.test(text) ? /^[0-9]+$/.test(text) : isMadeOf(text, NUMERIC);
}

export function isAlphanumeric(text: string): boolean {
  return ascii.test(text) ? /^[0-9A-Za-z]+$/.test(text) : isMadeOf(text, ALPHABETIC | NUMERIC);
}

export function isSpace(text: string): boolean {
  return spaces.test(text);
}

export function isLower(text: string): boolean {
  if (ascii.test(text)) return /[a-z]/.test(text) && !/[A-Z]/.test(text);
  return hasOneOf(text, LOWERCASE) && !hasOneOf(text, UPPERCASE | TITLECASE);
}

export function isUpper(text: string): boolean {
  if (ascii.test(text)) return /[A-Z]/.test(text) && !/[a-z]/.test(text);
  return hasOneOf(text, UPPERCASE) && !hasOneOf(text, LOWERCASE | TITLECASE);
}

/** Upper- and titlecase characters follow uncased ones only, lowercase characters cased ones only. */
export function isTitle(text: string): boolean {
  if (ascii.test(text)) return /[A-Z]/.test(text) && !/[A-Z][A-Z]|[a-z][A-Z]|(?<![A-Za-z])[a-z]/.test(text);
  let cased = false;
  let previousIsCased = false;
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    const isLowercase = hasProperty(codePoint, LOWERCASE);
    const isCapital = hasProperty(codePoint, UPPERCASE | TITLECASE);
    if (isCapital ? previousIsCased : isLowercase && !previousIsCased) return false;
    previousIsCased = isCapital || isLowercase;
    cased ||= previousIsCased;
  }
  return cased;
}

function hasOneOf(text: string, flags: number): boolean {
  for (let at = 0; at < text.length; at++) {
    const codePoint = text.codePointAt(at)!;
    if (hasProperty(codePoint, flags)) return true;
    if (codePoint > 0xffff) at++;
  }
  return false;
}
