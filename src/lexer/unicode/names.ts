/**
 * Names of characters, both ways, in Unicode 15.1. CPython: Modules/unicodedata.c (_getcode, _getucname).
 *
 * A name is a row of words, numbers of a vocabulary. All rows stand one after another, in the order of the code points;
 * after them come those of aliases and named sequences. Words bring their separator with them, when it is not a space.
 */
import { Lazy } from '../lazy.ts';
import { readDigits, readNumbers, signed } from './reader.ts';
import {
  aliasesTable,
  codesTable,
  ideographsTable,
  rowsTable,
  sequencesTable,
  shapesTable,
  vocabularyTable,
  wordsTable,
} from './tables/names.ts';

/** The character that `\N{name}` stands for, null for an unknown name. */
export function characterNamed(name: string): string | null {
  return find(name, false);
}

/** As `unicodedata.lookup`, which knows the names of sequences of characters, too. */
export function textNamed(name: string): string | null {
  return find(name, true);
}

/** As `unicodedata.name`; null for characters without a name. */
export function nameOf(codePoint: number): string | null {
  if (isSyllable(codePoint)) return syllablePrefix + syllableName(codePoint);
  if (isIdeograph(codePoint)) return ideographPrefix + hex(codePoint);
  return names.value.nameOf(codePoint);
}

/** As the error handler `namereplace` finds it: private characters have the names of aliases and sequences. */
export function nameOrAliasOf(codePoint: number): string | null {
  return names.value.aliasAt(codePoint) ?? nameOf(codePoint);
}

function find(name: string, sequences: boolean): string | null {
  // sic: computed names are looked up as they are spelled, others in any case
  if (name.startsWith(syllablePrefix)) return syllableNamed(name.slice(syllablePrefix.length));
  if (name.startsWith(ideographPrefix)) return ideographNamed(name.slice(ideographPrefix.length));
  return /^[ -~]+$/.test(name) ? names.value.find(name.toUpperCase(), sequences) : null;
}

function hex(codePoint: number): string {
  return codePoint.toString(16).toUpperCase().padStart(4, '0');
}

// ── Names that are computed ────────────────────────────────────────────────────────────────────────

const ideographPrefix = 'CJK UNIFIED IDEOGRAPH-';
const syllablePrefix = 'HANGUL SYLLABLE ';
const firstSyllable = 0xac00;
const initials = 'G GG N D DD R M B BB S SS  J JJ C K T P H'.split(' ');
const vowels = 'A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I'.split(' ');
const finals = ' G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H'.split(' ');
const syllable = /^([^AEIOUWY]*)([AEIOUWY]+)([^AEIOUWY]*)$/;

function isSyllable(codePoint: number): boolean {
  const place = codePoint - firstSyllable;
  return place >= 0 && place < initials.length * vowels.length * finals.length;
}

function syllableName(codePoint: number): string {
  const place = codePoint - firstSyllable;
  const final = place % finals.length;
  const vowel = Math.floor(place / finals.length) % vowels.length;
  const initial = Math.floor(place / finals.length / vowels.length);
  return `${initials[initial]}${vowels[vowel]}${finals[final]}`;
}

function syllableNamed(name: string): string | null {
  const [, initial, vowel, final] = (syllable.exec(name) ?? []) as (string | undefined)[];
  const places = [initials.indexOf(initial!), vowels.indexOf(vowel!), finals.indexOf(final!)] as const;
  if (places.includes(-1)) return null;
  const place = (places[0] * vowels.length + places[1]) * finals.length + places[2];
  return String.fromCharCode(firstSyllable + place);
}

function isIdeograph(codePoint: number): boolean {
  return ideographs.value.some(([start, end]) => codePoint >= start && codePoint < end);
}

function ideographNamed(digits: string): string | null {
  if (!/^[0-9A-F]{4,5}$/.test(digits)) return null;
  const codePoint = Number.parseInt(digits, 16);
  return isIdeograph(codePoint) ? String.fromCodePoint(codePoint) : null;
}

const ideographs = new Lazy(() => runsOf(ideographsTable()));

function runsOf(table: string): (readonly [start: number, end: number])[] {
  const runs: (readonly [number, number])[] = [];
  const numbers = readNumbers(table);
  let at = 0;
  for (let i = 0; i < numbers.length; i += 2) {
    const start = at + numbers[i]!;
    at = start + numbers[i + 1]! + 1;
    runs.push([start, at]);
  }
  return runs;
}

// ── Names that are written down ────────────────────────────────────────────────────────────────────

/** Stands for a last word that is the code point itself. */
const codeWord = '-#';
const firstAlias = 0xf0000;
const firstSequence = 0xf0200;

class Names {
  readonly #vocabulary = readVocabulary();
  readonly #codes = readCodes();
  readonly #aliases = readAliases();
  readonly #sequences = readSequences();
  /** The words of all names, and where each name's end. */
  readonly #words: Uint16Array;
  readonly #ends: Uint32Array;
  /** Names of the same hash are linked: the last one in `heads`, the one before it in `links`, counted from 1. */
  readonly #heads = new Uint16Array(1 << 16);
  readonly #links: Uint16Array;

  constructor() {
    const { words, ends } = readRows();
    this.#words = words;
    this.#ends = ends;
    this.#links = new Uint16Array(ends.length + 1);
    const hashes = this.#vocabulary.map(hashOfWord);
    let at = 0;
    for (let row = 0; row < ends.length; row++) {
      let hash = 0;
      for (; at < ends[row]!; at++) hash = withWord(hash, hashes[words[at]!]!);
      hash &= 0xffff;
      this.#links[row + 1] = this.#heads[hash]!;
      this.#heads[hash] = row + 1;
    }
  }

  nameOf(codePoint: number): string | null {
    let low = 0;
    let high = this.#codes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#codes[middle]! < codePoint) low = middle + 1;
      else high = middle;
    }
    return this.#codes[low] === codePoint ? this.#textOf(low) : null;
  }

  aliasAt(codePoint: number): string | null {
    const alias = codePoint - firstAlias;
    if (alias >= 0 && alias < this.#aliases.length) return this.#textOf(this.#codes.length + alias);
    const sequence = codePoint - firstSequence;
    if (sequence < 0 || sequence >= this.#sequences.length) return null;
    return this.#textOf(this.#codes.length + this.#aliases.length + sequence);
  }

  find(name: string, sequences: boolean): string | null {
    const words = wordsOf(name);
    const row = this.#rowOf(words, name) ?? this.#rowOf([...words.slice(0, -1), codeWord], name);
    if (row === undefined) return null;
    if (row < this.#codes.length) return String.fromCodePoint(this.#codes[row]!);
    const alias = row - this.#codes.length;
    if (alias < this.#aliases.length) return this.#aliases[alias]!;
    return sequences ? this.#sequences[alias - this.#aliases.length]! : null;
  }

  #rowOf(words: readonly string[], name: string): number | undefined {
    const hash = words.map(hashOfWord).reduce(withWord, 0) & 0xffff;
    let found = this.#heads[hash]!;
    while (found !== 0 && this.#textOf(found - 1) !== name) found = this.#links[found]!;
    return found === 0 ? undefined : found - 1;
  }

  #textOf(row: number): string {
    let text = '';
    for (let at = this.#startOf(row); at < this.#ends[row]!; at++) {
      const word = this.#vocabulary[this.#words[at]!]!;
      if (word === codeWord) text += `-${hex(this.#codes[row]!)}`;
      else text += word.startsWith('-') || word.startsWith(' ') ? word : ` ${word}`;
    }
    return text.slice(1);
  }

  #startOf(row: number): number {
    return row === 0 ? 0 : this.#ends[row - 1]!;
  }
}

const names = new Lazy(() => new Names());

function hashOfWord(word: string): number {
  let hash = 0;
  for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, 31) + word.charCodeAt(i)) | 0;
  return hash;
}

/** The hash of a row that goes on with a word. */
function withWord(hash: number, word: number): number {
  return (Math.imul(hash, 33) + word) | 0;
}

/** `-PHRU` of `A-PHRU` is a word, and so is ` -PHRU` of `A -PHRU`. */
function wordsOf(name: string): string[] {
  const words: string[] = [];
  for (const word of name.split(' ')) {
    const parts = word.match(/-?[^-]+|-/g) ?? [''];
    words.push(word.startsWith('-') ? ` ${parts[0]}` : parts[0]!, ...parts.slice(1));
  }
  return words;
}

/** A small letter before each word tells how many letters of the word before it are kept. */
function readVocabulary(): string[] {
  const table = vocabularyTable();
  const words: string[] = [];
  let word = '';
  for (let at = 0; at < table.length; ) {
    const kept = table.charCodeAt(at) - 0x61;
    const start = ++at;
    while (at < table.length && table.charCodeAt(at) < 0x61) at++;
    word = word.slice(0, kept) + table.slice(start, at);
    words.push(word);
  }
  return words;
}

/** Each row has a shape: how many words of the row before it are kept, and how many follow. */
function readRows(): { words: Uint16Array; ends: Uint32Array } {
  const shapes = readNumbers(shapesTable());
  const rows = readDigits(rowsTable());
  const added = readNumbers(wordsTable());
  const ends = new Uint32Array(rows.length);
  let size = 0;
  rows.forEach((shape, row) => {
    size += shapes[shape * 2]! + shapes[shape * 2 + 1]!;
    ends[row] = size;
  });
  const words = new Uint16Array(size);
  let next = 0;
  let before = 0;
  let at = 0;
  for (let row = 0; row < rows.length; row++) {
    const start = at;
    const kept = start + shapes[rows[row]! * 2]!;
    while (at < kept) words[at++] = words[before++]!;
    while (at < ends[row]!) words[at++] = added[next++]!;
    before = start;
  }
  return { words, ends };
}

function readCodes(): Uint32Array {
  const codes: number[] = [];
  for (const [start, end] of runsOf(codesTable()))
    for (let code = start; code < end; code++) codes.push(code);
  return Uint32Array.from(codes);
}

function readAliases(): string[] {
  let codePoint = 0;
  return readNumbers(aliasesTable()).map((step) => String.fromCodePoint((codePoint += signed(step))));
}

function readSequences(): string[] {
  const table = readNumbers(sequencesTable());
  const sequences: string[] = [];
  for (let at = 0; at < table.length; ) {
    const end = at + table[at]! + 1;
    sequences.push(String.fromCodePoint(...table.slice(at + 1, end)));
    at = end;
  }
  return sequences;
}
