/** Case mappings of whole texts. CPython: Objects/unicodeobject.c (do_upper, do_title …), Objects/unicodetype_db.h. */
import { isCased, isLater, isLowercaseCharacter, isUppercaseCharacter } from './unicode.ts';

/** Lowercase letters that got an uppercase partner after Unicode 15.1. */
const pairedLater = /[\u019b\u0264\ua7d3\ua7d5]/;
const ascii = /^[\0-\x7f]*$/;
/** Characters whose titlecase is not their uppercase in one way or another. */
const ownTitle =
  /[\xdf\u01c4-\u01cc\u01f1-\u01f3\u0587\u10d0-\u10fa\u10fd-\u10ff\u1f80-\u1faf\u1fb2-\u1fb4\u1fb7\u1fbc\u1fc2-\u1fc4\u1fc7\u1fcc\u1ff2-\u1ff4\u1ff7\u1ffc\ufb00-\ufb06\ufb13-\ufb17]/;
const digraphTitles = new Map([...'ǄǅǆǇǈǉǊǋǌǱǲǳ'].map((each, i) => [each, 'ǅǈǋǲ'[Math.floor(i / 3)]!]));

export function upper(text: string): string {
  return isKnownToBoth(text) ? text.toUpperCase() : eachCharacter(text, upperCharacter);
}

export function lower(text: string): string {
  return isLater(text) ? eachCharacter(text, lowerAt) : text.toLowerCase();
}

/** For caseless comparisons. */
export function casefold(text: string): string {
  return ascii.test(text) ? text.toLowerCase() : eachCharacter(text, casefoldCharacter);
}

export function title(text: string): string {
  if (ascii.test(text)) {
    return text.replace(/[A-Za-z]+/g, (word) => word[0]!.toUpperCase() + word.slice(1).toLowerCase());
  }
  let previousIsCased = false;
  return eachCharacter(text, (character, at) => {
    const mapped = previousIsCased ? lowerAt(character, at, text) : titleCharacter(character);
    previousIsCased = isCased(character);
    return mapped;
  });
}

export function capitalize(text: string): string {
  if (text === '') return text;
  const first = String.fromCodePoint(text.codePointAt(0)!);
  return titleCharacter(first) + lower(text).slice(lower(first).length);
}

export function swapcase(text: string): string {
  return eachCharacter(text, (character, at) => {
    if (isUppercaseCharacter(character)) return lowerAt(character, at, text);
    return isLowercaseCharacter(character) ? upperCharacter(character) : character;
  });
}

function titleCharacter(character: string): string {
  if (!ownTitle.test(character)) return upperCharacter(character);
  const code = character.codePointAt(0)!;
  if (code >= 0x10d0 && code <= 0x10ff) return character;
  const digraph = digraphTitles.get(character);
  if (digraph !== undefined) return digraph;
  if (code >= 0x1f80 && code < 0x1fb0) return String.fromCharCode(code | 8);
  const capital = upperCharacter(character);
  if (code >= 0x1fb0 && code < 0x2000) return greekTitle(capital);
  return capital[0]! + capital.slice(1).toLowerCase();
}

/** The iota beside a capital goes below it: as one character with it, or as a combining mark after other marks. */
function greekTitle(capital: string): string {
  const title = `${capital.slice(0, -1)}\u0345`;
  return capital.length === 2 ? title.normalize('NFC') : title;
}

function upperCharacter(character: string): string {
  return isKnownToBoth(character) ? character.toUpperCase() : character;
}

/** The lowercase of the character at `at`; a sigma's depends on where in the word it stands. */
function lowerAt(character: string, at: number, text: string): string {
  if (character === '\u03a3') return isFinal(text, at) ? '\u03c2' : '\u03c3';
  return isLater(character) ? character : character.toLowerCase();
}

function isFinal(text: string, at: number): boolean {
  return (
    /\p{Cased}\p{Case_Ignorable}*$/u.test(text.slice(Math.max(0, at - 64), at)) &&
    !/^\p{Case_Ignorable}*\p{Cased}/u.test(text.slice(at + 1, at + 65))
  );
}

function casefoldCharacter(character: string): string {
  const code = character.codePointAt(0)!;
  if (code === 0x131) return character;
  if (code === 0x1e9e) return 'ss';
  if (code >= 0x13a0 && code <= 0x13f5) return character;
  if (code >= 0x13f8 && code <= 0x13fd) return String.fromCharCode(code - 8);
  if (code >= 0xab70 && code <= 0xabbf) return String.fromCharCode(code - 0xab70 + 0x13a0);
  // Character by character, so that no sigma becomes a final one.
  return isKnownToBoth(character)
    ? eachCharacter(character.toUpperCase(), (each) => each.toLowerCase())
    : character;
}

function isKnownToBoth(text: string): boolean {
  return !pairedLater.test(text) && !isLater(text);
}

function eachCharacter(text: string, map: (character: string, at: number, text: string) => string): string {
  let result = '';
  let at = 0;
  for (const character of text) {
    result += map(character, at, text);
    at += character.length;
  }
  return result;
}
