/**
 * Case of single characters, as matching without regard to case sees it. CPython: Modules/_sre/sre.c
 * (sre_lower_unicode …), Lib/re/_casefix.py.
 */
import { Lazy } from '../../lexer/lazy.ts';
import { lowerOf, upperOf } from '../../lexer/unicode/case.ts';

/** The first character of the lowercase. */
export function lowerUnicode(code: number): number {
  return code < 0x80 ? lowerAscii(code) : lowerOf(code).codePointAt(0)!;
}

export function upperUnicode(code: number): number {
  return code < 0x80 ? upperAscii(code) : upperOf(code).codePointAt(0)!;
}

export function isCasedUnicode(code: number): boolean {
  return lowerUnicode(code) !== code || upperUnicode(code) !== code;
}

export function lowerAscii(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

export function upperAscii(code: number): number {
  return code >= 97 && code <= 122 ? code - 32 : code;
}

export function isCasedAscii(code: number): boolean {
  return lowerAscii(code) !== code || upperAscii(code) !== code;
}

/** Other lowercase letters with the same uppercase. */
export function alsoLower(code: number): readonly number[] {
  return relatives.value.get(code) ?? [];
}

const relatives = new Lazy(() => {
  const others = new Map<number, readonly number[]>();
  for (const family of families) {
    const members = [...family].map((character) => character.codePointAt(0)!);
    for (const member of members)
      others.set(
        member,
        members.filter((each) => each !== member),
      );
  }
  return others;
});

/** Lowercase letters that share their uppercase. */
const families: readonly string[] = [
  'i\u0131',
  's\u017f',
  '\u00b5\u03bc',
  '\u0345\u03b9\u1fbe',
  '\u0390\u1fd3',
  '\u03b0\u1fe3',
  '\u03b2\u03d0',
  '\u03b5\u03f5',
  '\u03b8\u03d1',
  '\u03ba\u03f0',
  '\u03c0\u03d6',
  '\u03c1\u03f1',
  '\u03c2\u03c3',
  '\u03c6\u03d5',
  '\u0432\u1c80',
  '\u0434\u1c81',
  '\u043e\u1c82',
  '\u0441\u1c83',
  '\u0442\u1c84\u1c85',
  '\u044a\u1c86',
  '\u0463\u1c87',
  '\u1c88\ua64b',
  '\u1e61\u1e9b',
  '\ufb05\ufb06',
];
