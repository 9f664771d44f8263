/** Escapes in patterns, in sets and outside. CPython: Lib/re/_parser.py (_class_escape, _escape). */
import { quoted } from '../../lexer/quoted.ts';
import { characterNamed } from '../../lexer/unicode/names.ts';
import type { Groups } from './groups.ts';
import { lengthOf, type Reader } from './reader.ts';
import type { Category, Node, SetItem } from './tree.ts';

const controls: ReadonlyMap<string, number> = new Map([
  ['a', 7],
  ['b', 8],
  ['f', 12],
  ['n', 10],
  ['r', 13],
  ['t', 9],
  ['v', 11],
  ['\\', 92],
]);

const places: ReadonlyMap<string, Node> = new Map([
  ['A', { op: 'at', place: 'beginningOfText' }],
  ['b', { op: 'at', place: 'boundary' }],
  ['B', { op: 'at', place: 'notBoundary' }],
  ['Z', { op: 'at', place: 'endOfText' }],
]);

const categories: ReadonlyMap<string, Category> = new Map([
  ['d', 'digit'],
  ['s', 'space'],
  ['w', 'word'],
]);

const octal = /^[0-7]$/;
const decimal = /^[0-9]$/;
const hexadecimal = /^[0-9A-Fa-f]$/;

/** The code of a control character's escape, as sets and templates have it. */
export function controlOf(escaped: string): number | undefined {
  return controls.get(escaped.slice(1));
}

/** `escaped` is a backslash and the character after it. */
export function setEscape(reader: Reader, escaped: string): SetItem {
  const code = controlOf(escaped);
  if (code !== undefined) return { kind: 'literal', code };
  const category = categoryOf(escaped);
  if (category !== undefined) return category;
  const coded = codedEscape(reader, escaped);
  if (coded !== undefined) return { kind: 'literal', code: coded };
  const character = escaped.slice(1);
  if (octal.test(character)) {
    const whole = escaped + reader.takeWhile(2, octal);
    return { kind: 'literal', code: octalCode(reader, whole) };
  }
  return { kind: 'literal', code: itself(reader, escaped) };
}

export function escapedNode(reader: Reader, escaped: string, groups: Groups): Node {
  const character = escaped.slice(1);
  const place = places.get(character);
  if (place !== undefined) return place;
  const category = categoryOf(escaped);
  if (category !== undefined) return { op: 'set', negated: false, items: [category] };
  const code = controlOf(escaped) ?? codedEscape(reader, escaped);
  if (code !== undefined) return { op: 'literal', code };
  if (character === '0') {
    return { op: 'literal', code: Number.parseInt(`0${reader.takeWhile(2, octal)}`, 8) };
  }
  if (decimal.test(character)) return octalOrReference(reader, escaped, groups);
  return { op: 'literal', code: itself(reader, escaped) };
}

/** Three octal digits are a character, anything else is the number of a group. */
function octalOrReference(reader: Reader, escaped: string, groups: Groups): Node {
  let whole = escaped;
  if (reader.next !== null && decimal.test(reader.next)) {
    whole += reader.take();
    if (/^\\[0-7][0-7]$/.test(whole) && reader.next !== null && octal.test(reader.next)) {
      whole += reader.take();
      return { op: 'literal', code: octalCode(reader, whole) };
    }
  }
  const number = Number(whole.slice(1));
  if (number >= groups.count) {
    throw reader.error(`invalid group reference ${number}`, whole.length - 1);
  }
  const width = groups.widthOf(number);
  if (width === null) throw reader.error('cannot refer to an open group', whole.length);
  groups.checkInLookbehind(number, reader);
  return { op: 'reference', number, width };
}

function octalCode(reader: Reader, whole: string): number {
  const code = Number.parseInt(whole.slice(1), 8);
  if (code > 0o377) {
    throw reader.error(`octal escape value ${whole} outside of range 0-0o377`, whole.length);
  }
  return code;
}

/** `\x41`, `\u0041`, `\U00000041`, `\N{NAME}`; `undefined` for other escapes. */
function codedEscape(reader: Reader, escaped: string): number | undefined {
  const digits = { x: 2, u: 4, U: 8 }[escaped.slice(1)];
  if (digits !== undefined && (digits === 2 || reader.isText)) {
    const whole = escaped + reader.takeWhile(digits, hexadecimal);
    if (whole.length !== digits + 2) {
      throw reader.error(`incomplete escape ${whole}`, whole.length);
    }
    const code = Number.parseInt(whole.slice(2), 16);
    if (code > 0x10ffff) throw reader.error(`bad escape ${whole}`, whole.length);
    return code;
  }
  return escaped === '\\N' && reader.isText ? namedCharacter(reader) : undefined;
}

function namedCharacter(reader: Reader): number {
  if (!reader.skip('{')) throw reader.error('missing {');
  const name = reader.takeUntil('}', 'character name');
  const character = characterNamed(name);
  if (character === null) {
    throw reader.error(`undefined character name ${quoted(name)}`, lengthOf(name) + '\\N{}'.length);
  }
  return character.codePointAt(0)!;
}

function categoryOf(escaped: string): SetItem | undefined {
  const letter = escaped.slice(1);
  const category = categories.get(letter.toLowerCase());
  if (category === undefined) return undefined;
  return { kind: 'category', category, negated: letter !== letter.toLowerCase() };
}

/** Letters and digits have to mean something. */
function itself(reader: Reader, escaped: string): number {
  const character = escaped.slice(1);
  if (/^[0-9A-Za-z]$/.test(character)) throw reader.error(`bad escape ${escaped}`, lengthOf(escaped));
  return character.codePointAt(0)!;
}
