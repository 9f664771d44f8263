/** Spelling of string literals to values: prefixes, escapes and their warnings. CPython: Parser/string_parser.c. */

import { characterNamed } from './unicode/names.ts';

export interface StringPrefix {
  raw: boolean;
  bytes: boolean;
  unicode: boolean;
  /** Offset of the text after the prefix and the opening quotes. */
  start: number;
  /** One or three. */
  quotes: number;
}

/** The value of a `str` literal. */
export interface StringValue {
  type: 'str';
  value: string;
  /** Offsets of surrogate pairs whose halves were spelled apart (`'\ud83d\ude00'`): two characters in CPython. */
  splitPairs?: readonly number[];
}

/** An escape that can't be read, at an offset of the decoded text's UTF-8 bytes as CPython's codec counts. */
export class EscapeError {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}

/** Tells of an invalid escape: its text after the backslash, and its offset in the body. */
export type EscapeWarning = (spelling: string, offset: number, octal: boolean) => void;

export function readPrefix(image: string): StringPrefix {
  let raw = false;
  let bytes = false;
  let unicode = false;
  let start = 0;
  for (; ; start++) {
    const letter = image.charCodeAt(start) | 0x20;
    if (letter === 0x72) raw = true;
    else if (letter === 0x62) bytes = true;
    else if (letter === 0x75) unicode = true;
    else if (letter !== 0x66) break;
  }
  const quote = image.charCodeAt(start);
  const triple =
    image.length >= start + 6 &&
    image.charCodeAt(start + 1) === quote &&
    image.charCodeAt(start + 2) === quote;
  const quotes = triple ? 3 : 1;
  return { raw, bytes, unicode, start: start + quotes, quotes };
}

/** The text of a non-raw `str` body. */
export function decodeString(body: string, warn: EscapeWarning): StringValue {
  let slash = body.indexOf('\\');
  if (slash < 0) return { type: 'str', value: body };
  const parts: string[] = [];
  let done = 0;
  let warned = false;
  while (slash >= 0) {
    if (slash > done) parts.push(body.slice(done, slash));
    const letter = body[slash + 1];
    done = slash + 2;
    const simple = letter === undefined ? undefined : simpleEscapes[letter];
    if (simple !== undefined) parts.push(simple);
    else if (letter === 'x' || letter === 'u' || letter === 'U') {
      const count = letter === 'x' ? 2 : letter === 'u' ? 4 : 8;
      const digits = hexDigits(body, done, count);
      if (digits < count) throw unicodeEscapeError(body, slash, done + digits, truncated[letter]!);
      const code = Number.parseInt(body.slice(done, done + count), 16);
      done += count;
      if (code > 0x10ffff) throw unicodeEscapeError(body, slash, done, 'illegal Unicode character');
      parts.push(String.fromCodePoint(code));
    } else if (letter === 'N') {
      const close = body[done] === '{' ? body.indexOf('}', done) : -1;
      if (close <= done + 1) {
        const end = body[done] !== '{' ? done : close < 0 ? body.length : close;
        throw unicodeEscapeError(body, slash, end, 'malformed \\N character escape');
      }
      const character = characterNamed(body.slice(done + 1, close));
      done = close + 1;
      if (character === null) throw unicodeEscapeError(body, slash, done, 'unknown Unicode character name');
      parts.push(character);
    } else if (letter !== undefined && letter >= '0' && letter <= '7') {
      const end = octalEnd(body, slash + 1);
      const code = Number.parseInt(body.slice(slash + 1, end), 8);
      if (code > 0o377 && !warned) {
        warned = true;
        warn(body.slice(slash + 1, end), slash, true);
      }
      parts.push(String.fromCharCode(code));
      done = end;
    } else {
      parts.push('\\');
      done = slash + 1;
      // sic: not in front of a character beyond ASCII
      if (!warned && letter !== undefined && letter < '\x80') {
        warned = true;
        warn(letter, slash, false);
      }
    }
    slash = body.indexOf('\\', done);
  }
  if (done < body.length) parts.push(body.slice(done));
  return joinPieces(parts);
}

/** A value from its pieces: whole characters, and the halves of surrogate pairs that are spelled alone. */
export function joinPieces(pieces: readonly string[]): StringValue {
  const value = pieces.join('');
  const splitPairs = /[\ud800-\udbff][\udc00-\udfff]/.test(value) ? pairsBetween(pieces) : [];
  return splitPairs.length === 0 ? { type: 'str', value } : { type: 'str', value, splitPairs };
}

function pairsBetween(pieces: readonly string[]): number[] {
  const found: number[] = [];
  let end = 0;
  let endsInHalf = false;
  for (const piece of pieces) {
    if (piece === '') continue;
    if (endsInHalf && /^[\udc00-\udfff]/.test(piece)) found.push(end - 1);
    end += piece.length;
    endsInHalf = /[\ud800-\udbff]$/.test(piece);
  }
  return found;
}

/** The value as pieces that `joinPieces` puts together again. */
export function piecesOf({ value, splitPairs = [] }: StringValue): string[] {
  const ends = [...splitPairs.map((at) => at + 1), value.length];
  return ends.map((end, i) => value.slice(ends[i - 1] ?? 0, end));
}

/** The bytes of a body; null when it holds a character beyond ASCII. */
export function decodeBytes(body: string, raw: boolean, warn: EscapeWarning): Uint8Array | null {
  const result = new Uint8Array(body.length);
  let length = 0;
  let warned = false;
  for (let i = 0; i < body.length; ) {
    const unit = body.charCodeAt(i);
    if (unit > 0x7f) return null;
    if (unit !== 0x5c || raw) {
      result[length++] = unit;
      i++;
      continue;
    }
    const letter = body[i + 1] ?? '';
    const simple = simpleEscapes[letter];
    if (simple !== undefined) {
      if (simple !== '') result[length++] = simple.charCodeAt(0);
      i += 2;
    } else if (letter === 'x') {
      if (hexDigits(body, i + 2, 2) < 2) {
        throw new EscapeError(`(value error) invalid \\x escape at position ${i}`);
      }
      result[length++] = Number.parseInt(body.slice(i + 2, i + 4), 16);
      i += 4;
    } else if (letter >= '0' && letter <= '7') {
      const end = octalEnd(body, i + 1);
      const code = Number.parseInt(body.slice(i + 1, end), 8);
      if (code > 0o377 && !warned) {
        warned = true;
        warn(body.slice(i + 1, end), i, true);
      }
      result[length++] = code & 0xff;
      i = end;
    } else {
      result[length++] = 0x5c;
      if (!warned) {
        warned = true;
        warn(letter, i, false);
      }
      i++;
    }
  }
  return result.slice(0, length);
}

function hexDigits(text: string, start: number, count: number): number {
  let found = 0;
  while (found < count && /[0-9a-fA-F]/.test(text[start + found] ?? '')) found++;
  return found;
}

function octalEnd(text: string, start: number): number {
  let end = start;
  while (end < start + 3 && text.charCodeAt(end) >= 0x30 && text.charCodeAt(end) <= 0x37) end++;
  return end;
}

/** CPython decodes a copy in which every character beyond ASCII takes the ten letters of a `\U` escape. */
function unicodeEscapeError(body: string, from: number, to: number, reason: string): EscapeError {
  const start = codecOffset(body, from);
  const end = start + (codecOffset(body, to) - start) - 1;
  const at = start === end ? `position ${start}` : `position ${start}-${end}`;
  const what = start === end ? `can't decode byte 0x5c in ${at}` : `can't decode bytes in ${at}`;
  return new EscapeError(`(unicode error) 'unicodeescape' codec ${what}: ${reason}`);
}

function codecOffset(body: string, offset: number): number {
  let result = 0;
  for (let i = 0; i < offset; i++) {
    const unit = body.charCodeAt(i);
    if (unit >= 0xdc00 && unit < 0xe000) continue;
    result += unit > 0x7f ? 10 : 1;
  }
  return result;
}

const truncated: Readonly<Record<string, string>> = {
  x: 'truncated \\xXX escape',
  u: 'truncated \\uXXXX escape',
  U: 'truncated \\UXXXXXXXX escape',
};

const simpleEscapes: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
});
