/** `\d`, `\s`, `\w` and what they are not. CPython: Modules/_sre/sre.c (sre_category). */
import { Lazy } from '../../lexer/lazy.ts';
import { hasProperty } from '../../lexer/unicode/properties.ts';
import { ALPHABETIC, DECIMAL, DIGIT, NUMERIC } from '../../lexer/unicode/tables/properties.ts';
import { isSpace } from '../../runtime/objects/unicode.ts';
import { ALL_KINDS, CharacterClass, DECIMALS, OTHERS, SPACES, WORD_LETTERS } from './character-class.ts';
import { UNICODE } from './flags.ts';
import type { Category } from './tree.ts';

type Test = (code: number) => boolean;

const unicodeTests: Readonly<Record<Category, Test>> = {
  digit: (code) => hasProperty(code, DECIMAL),
  space: (code) => isSpace(String.fromCodePoint(code)),
  word: (code) => code === 0x5f || hasProperty(code, ALPHABETIC | DECIMAL | DIGIT | NUMERIC),
};

const asciiTests: Readonly<Record<Category, Test>> = {
  digit: (code) => code >= 0x30 && code <= 0x39,
  space: (code) => code === 0x20 || (code >= 9 && code <= 13),
  word: (code) =>
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f,
};

/** Kinds of the members beyond Latin-1. */
const unicodeKinds: Readonly<Record<Category, number>> = {
  digit: DECIMALS,
  space: SPACES,
  word: DECIMALS | WORD_LETTERS,
};

export function categoryTest(category: Category, flags: number): Test {
  return (flags & UNICODE ? unicodeTests : asciiTests)[category];
}

export function categoryKinds(category: Category, negated: boolean, flags: number): number {
  const kinds = flags & UNICODE ? unicodeKinds[category] : 0;
  return negated ? ALL_KINDS & ~kinds : kinds;
}

/** The kind of a character beyond Latin-1. */
export function kindOf(code: number): number {
  if (unicodeTests.digit(code)) return DECIMALS;
  if (unicodeTests.word(code)) return WORD_LETTERS;
  return unicodeTests.space(code) ? SPACES : OTHERS;
}

/** The class that is a category alone. */
export function categoryClass(category: Category, negated: boolean, flags: number): CharacterClass {
  return classes.value[flags & UNICODE ? 'unicode' : 'ascii'][negated ? 'outside' : 'inside'][category].value;
}

const classes = new Lazy(() => ({ unicode: familyOf(UNICODE), ascii: familyOf(0) }));

function familyOf(flags: number) {
  return { inside: sideOf(false, flags), outside: sideOf(true, flags) };
}

function sideOf(negated: boolean, flags: number): Readonly<Record<Category, Lazy<CharacterClass>>> {
  const of = (category: Category) =>
    new Lazy(() => {
      const test = categoryTest(category, flags);
      return new CharacterClass((code) => test(code) !== negated, categoryKinds(category, negated, flags));
    });
  return { digit: of('digit'), space: of('space'), word: of('word') };
}
