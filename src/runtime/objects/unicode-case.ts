/** Case mappings of whole texts. CPython: Objects/unicodeobject.c (do_upper, do_title …). */
import { foldOf, lowerOf, titleOf, upperOf } from '../../lexer/unicode/case.ts';
import { hasProperty } from '../../lexer/unicode/properties.ts';
import { CASE_IGNORABLE, CASED, LOWERCASE, UPPERCASE } from '../../lexer/unicode/tables/properties.ts';

const ascii = /^[\0-\x7f]*$/;

export function upper(text: string): string {
  return ascii.test(text) ? text.toUpperCase() : eachCharacter(text, upperOf);
}

export function lower(text: string): string {
  return ascii.test(text) ? text.toLowerCase() : eachCharacter(text, lowerAt);
}

/** For caseless comparisons. */
export function casefold(text: string): string {
  return ascii.test(text) ? text.toLowerCase() : eachCharacter(text, foldOf);
}

export function title(text: string): string {
  if (ascii.test(text)) {
    return text.replace(/[A-Za-z]+/g, (word) => word[0]!.toUpperCase() + word.slice(1).toLowerCase());
  }
  let previousIsCased = false;
  return eachCharacter(text, (codePoint, at) => {
    const mapped = previousIsCased ? lowerAt(codePoint, at, text) : titleOf(codePoint);
    previousIsCased = hasProperty(codePoint, CASED);
    return mapped;
  });
}

export function capitalize(text: string): string {
  if (ascii.test(text)) return text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase();
  return eachCharacter(text, (codePoint, at) =>
    at === 0 ? titleOf(codePoint) : lowerAt(codePoint, at, text),
  );
}

export function swapcase(text: string): string {
  if (ascii.test(text)) {
    return text.replace(/[A-Z]+|[a-z]+/g, (run) => (run < 'a' ? run.toLowerCase() : run.toUpperCase()));
  }
  return eachCharacter(text, (codePoint, at) => {
    if (hasProperty(codePoint, UPPERCASE)) return lowerAt(codePoint, at, text);
    return hasProperty(codePoint, LOWERCASE) ? upperOf(codePoint) : String.fromCodePoint(codePoint);
  });
}

/** The lowercase of the character at `at`; a sigma's depends on where in the word it stands. */
function lowerAt(codePoint: number, at: number, text: string): string {
  if (codePoint === 0x3a3) return isFinal(text, at) ? '\u03c2' : '\u03c3';
  return lowerOf(codePoint);
}

/** Whether there is a letter before and none after, whatever can be ignored between them. */
function isFinal(text: string, at: number): boolean {
  let before = at;
  do before -= isSecondHalf(text, before - 1) ? 2 : 1;
  while (before >= 0 && hasProperty(text.codePointAt(before)!, CASE_IGNORABLE));
  if (before < 0 || !hasProperty(text.codePointAt(before)!, CASED)) return false;
  let after = at;
  do after += isSecondHalf(text, after + 1) ? 2 : 1;
  while (after < text.length && hasProperty(text.codePointAt(after)!, CASE_IGNORABLE));
  return after >= text.length || !hasProperty(text.codePointAt(after)!, CASED);
}

/** Of a surrogate pair. */
function isSecondHalf(text: string, at: number): boolean {
  return at > 0 && text.codePointAt(at - 1)! > 0xffff;
}

function eachCharacter(text: string, map: (codePoint: number, at: number, text: string) => string): string {
  let result = '';
  for (let at = 0; at < text.length; ) {
    const codePoint = text.codePointAt(at)!;
    result += map(codePoint, at, text);
    at += codePoint > 0xffff ? 2 : 1;
  }
  return result;
}
