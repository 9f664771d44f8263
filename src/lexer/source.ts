/** Source text: lines, places, and how bytes become text. CPython: Parser/tokenizer/; docs: reference/lexical_analysis.html. */
import { charmapAliases, charmapTable } from './charmaps.ts';
import { PythonSyntaxError } from './errors.ts';

export class SourceText {
  /** The text with every line ended by `\n` alone. */
  readonly text: string;
  readonly filename: string;
  /** No character needs more than one byte in UTF-8: columns in bytes and in characters are the same. */
  readonly isAscii: boolean;
  /** The text ends without a newline, and is not a module, to which CPython would add it. */
  readonly endsOpen: boolean;
  #lineStarts: number[] | null = null;

  constructor(text: string, filename = '<string>', isModule = true, keepsReturns = false) {
    this.text = !keepsReturns && text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
    this.filename = filename;
    this.isAscii = !/[\u0080-\uffff]/.test(text);
    this.endsOpen = !isModule && !this.text.endsWith('\n');
  }

  /** The same text read as an expression or as interactive input. */
  asFragment(): SourceText {
    return new SourceText(this.text, this.filename, false);
  }

  /** Offsets of the first character of each line. */
  get lineStarts(): readonly number[] {
    if (this.#lineStarts === null) {
      const starts = [0];
      for (let at = this.text.indexOf('\n'); at >= 0; at = this.text.indexOf('\n', at + 1))
        starts.push(at + 1);
      this.#lineStarts = starts;
    }
    return this.#lineStarts;
  }

  /** The line counted from 1, ended by a newline unless the text `endsOpen` there, or null beyond the text. */
  lineText(lineno: number): string | null {
    const start = this.lineStarts[lineno - 1];
    if (start === undefined) return null;
    const next = this.lineStarts[lineno];
    if (next !== undefined) return this.text.slice(start, next);
    return this.endsOpen ? this.text.slice(start) : `${this.text.slice(start)}\n`;
  }

  /** The line from 1 and the column in characters from 0 of an offset. */
  place(offset: number): { lineno: number; column: number } {
    const starts = this.lineStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { lineno: low + 1, column: countCharacters(this.text, starts[low]!, offset) };
  }

  /** The column in characters of a column in UTF-8 bytes. */
  characterColumn(lineno: number, bytes: number): number {
    if (this.isAscii || bytes <= 0) return bytes;
    const line = this.lineText(lineno) ?? '';
    let left = bytes;
    let column = 0;
    for (const character of line) {
      if (left <= 0) break;
      left -= utf8Length(character, 0, character.length);
      column++;
    }
    return column + Math.max(left, 0);
  }

  /** The source between two positions in UTF-8 bytes; null when they are not inside the text. CPython: ast.get_source_segment. */
  segment(lineno: number, col_offset: number, end_lineno: number, end_col_offset: number): string | null {
    if (this.lineStarts[end_lineno - 1] === undefined) return null;
    return this.text.slice(this.offsetOf(lineno, col_offset), this.offsetOf(end_lineno, end_col_offset));
  }

  /** The offset in the text of a position in UTF-8 bytes. */
  offsetOf(lineno: number, col_offset: number): number {
    let offset = this.lineStarts[lineno - 1] ?? this.text.length;
    if (this.isAscii) return offset + col_offset;
    let left = col_offset;
    while (left > 0 && offset < this.text.length) {
      const size = this.text.codePointAt(offset)! > 0xffff ? 2 : 1;
      left -= utf8Length(this.text, offset, offset + size);
      offset += size;
    }
    return offset;
  }
}

/** How many bytes `text[start:end]` takes in UTF-8. */
export function utf8Length(text: string, start: number, end: number): number {
  let length = end - start;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    if (unit < 0x800) length += 1;
    else if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < end) {
      length += 2;
      i++;
    } else length += 2;
  }
  return length;
}

function countCharacters(text: string, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit < 0xdc00) {
      const next = text.charCodeAt(i + 1);
      if (next >= 0xdc00 && next < 0xe000) i++;
    }
    count++;
  }
  return count;
}

/**
 * Bytes of a program to text: byte order mark, encoding cookie, UTF-8 by default.
 * `fromFile` chooses the words CPython has for a file it runs; otherwise those of `compile(bytes)`.
 */
export function decodeSource(bytes: Uint8Array, filename = '<string>', fromFile = false): SourceText {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = hasMark ? bytes.subarray(3) : bytes;
  const cookie = encodingCookie(body);
  const encoding = cookie === null ? 'utf-8' : normalEncoding(cookie);
  // sic: with a mark, CPython knows no other spelling of UTF-8
  if (hasMark && cookie !== null && !/^utf[-_]8(?:[-_].*)?$/i.test(cookie)) {
    const name = encoding === 'iso-8859-1' ? encoding : cookie;
    throw (fromFile ? noPlace : atStart)(`encoding problem: ${name} with BOM`);
  }
  if (encoding === null) {
    const text = decodeLegacy(body, cookie!) ?? decodeByTable(body, cookie!);
    if (text !== null) return new SourceText(text, filename);
    if (fromFile) throw noPlace(`encoding problem: ${cookie}`);
    throw atStart(`unknown encoding: ${cookie}`);
  }
  if (encoding === 'iso-8859-1') return new SourceText(latin1(body), filename);
  if (encoding === 'ascii') {
    const wrong = body.findIndex((byte) => byte > 0x7f);
    if (wrong >= 0) {
      const byte = body[wrong]!.toString(16);
      const what = `'ascii' codec can't decode byte 0x${byte} in position ${wrong}: ordinal not in range(128)`;
      throw fromFile ? noPlace(`encoding problem: ${cookie}`) : atStart(what);
    }
    return new SourceText(latin1(body), filename);
  }
  const wrong = firstInvalidUtf8(body);
  const nullAt = fromFile ? body.indexOf(0) : -1;
  const isDeclared = hasMark || cookie !== null;
  if (nullAt >= 0 && (wrong === null || isDeclared || nullAt < wrong.at)) throw nullByte(body);
  if (wrong !== null) {
    const { at, reason, length } = wrong;
    const byte = body[at]!.toString(16).padStart(2, '0');
    // What is declared is not looked at before it is used.
    if (fromFile && !isDeclared) {
      let lineno = 1;
      for (let i = 0; i < at; i++) if (body[i] === 0x0a) lineno++;
      throw noPlace(
        `Non-UTF-8 code starting with '\\x${byte}' in file ${filename} on line ${lineno}, but no encoding declared; ` +
          'see https://peps.python.org/pep-0263/ for details',
      );
    }
    const last = at + length - 1;
    const what = length === 1 ? `byte 0x${byte} in position ${at}` : `bytes in position ${at}-${last}`;
    throw noPlace(`(unicode error) 'utf-8' codec can't decode ${what}: ${reason}`);
  }
  return new SourceText(new TextDecoder('utf-8', { ignoreBOM: true }).decode(body), filename);
}

/** What CPython says of a program file with a null byte: the line up to there, without a mark. */
function nullByte(bytes: Uint8Array): PythonSyntaxError {
  const before = latin1(bytes.subarray(0, bytes.indexOf(0)));
  const lines = before.split('\n');
  const lineno = lines.length;
  const text = lines[lineno - 1]!;
  const place = { lineno, offset: 0, end_lineno: lineno, end_offset: 0 };
  return new PythonSyntaxError('SyntaxError', 'source code cannot contain null bytes', place, text);
}

/** Line 0 of the text, as `compile` tells of encodings. */
function atStart(message: string): PythonSyntaxError {
  return new PythonSyntaxError(
    'SyntaxError',
    message,
    { lineno: 0, offset: -1, end_lineno: null, end_offset: null },
    null,
  );
}

function noPlace(message: string): PythonSyntaxError {
  return new PythonSyntaxError(
    'SyntaxError',
    message,
    { lineno: 0, offset: 0, end_lineno: 0, end_offset: 0 },
    null,
  );
}

/** The encoding named in a comment of the first two lines; the second counts only after a blank or comment line. */
export function encodingCookie(bytes: Uint8Array): string | null {
  let start = 0;
  for (let line = 0; line < 2; line++) {
    let end = bytes.indexOf(0x0a, start);
    if (end < 0) end = bytes.length;
    const text = latin1(bytes.subarray(start, Math.min(end, start + 4096)));
    const found = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/.exec(text);
    if (found) return found[1]!;
    if (!/^[ \t\f]*(?:[#\r]|$)/.test(text)) return null;
    start = end + 1;
  }
  return null;
}

export function normalEncoding(name: string): 'utf-8' | 'iso-8859-1' | 'ascii' | null {
  const normal = name.toLowerCase().replace(/[-_]+/g, '-').replace(/-$/, '');
  if (/^utf-?8(?:-.*)?$|^(?:u8|utf|cp65001)$/.test(normal)) return 'utf-8';
  if (/^(?:latin-?1|iso-?8859-1|iso-latin-1)(?:-.*)?$|^(?:8859|cp819|l1|latin|iso8859)$/.test(normal))
    return 'iso-8859-1';
  if (/^(?:us-)?ascii$|^(?:646|ansi-x3.4-1968|cp367|ibm367|iso646-us|us)$/.test(normal)) return 'ascii';
  return null;
}

/** Encodings of one script, as far as the platform knows them by the name that CPython uses too. */
export function decodeLegacy(bytes: Uint8Array, name: string, fatal = true): string | null {
  const normal = name.toLowerCase().replaceAll('_', '-');
  const label = normal
    .replace(/^cp(?=125|874)/, 'windows-')
    .replace(/^iso-?8859-?/, 'iso-8859-')
    .replace('shift-jis', 'shift_jis')
    .replace('mac-roman', 'macintosh');
  if (!legacyLabel.test(label)) return null;
  // Some versions of Node take this one for Latin-1.
  if (label === 'windows-1252')
    return latin1(bytes).replace(
      /[\x80-\x9f]/g,
      (character) => westernSigns[character.charCodeAt(0) - 0x80]!,
    );
  try {
    return new TextDecoder(label, { fatal }).decode(bytes);
  } catch {
    return null;
  }
}

/** By any name of an encoding with a table; null where a byte means nothing. */
function decodeByTable(bytes: Uint8Array, cookie: string): string | null {
  const name = cookie.toLowerCase().replaceAll('-', '_');
  const known = Object.entries(charmapAliases).find(
    ([own, others]) => own.replaceAll('-', '_') === name || others.split(' ').includes(name),
  );
  if (known === undefined) return null;
  const table = charmapTable(known[0])!;
  const characters = Array.from(bytes, (byte) => table[byte]!);
  return characters.includes('') ? null : characters.join('');
}

const legacyLabel =
  /^(?:koi8-[ru]|windows-(?:125[0-8]|874)|cp866|iso-8859-\d+|euc-(?:jp|kr)|shift_jis|gb18030|gbk|big5|macintosh|tis-620)$/;

/** The characters 0x80 to 0x9f of windows-1252. */
const westernSigns =
  '\u20ac\ufffd\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\ufffd\u017d\ufffd' +
  '\ufffd\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\ufffd\u017e\u0178';

export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return text;
}

/** The first sequence that is not UTF-8, with the reason in the words of CPython's codec. */
export function firstInvalidUtf8(bytes: Uint8Array): { at: number; length: number; reason: string } | null {
  const length = bytes.length;
  let i = 0;
  while (i < length) {
    const first = bytes[i]!;
    if (first < 0x80) {
      i++;
      continue;
    }
    if (first < 0xc2 || first > 0xf4) return { at: i, length: 1, reason: 'invalid start byte' };
    const size = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    for (let k = 1; k < size; k++) {
      if (i + k >= length) return { at: i, length: k, reason: 'unexpected end of data' };
      const next = bytes[i + k]!;
      const low = k === 1 && first === 0xe0 ? 0xa0 : k === 1 && first === 0xf0 ? 0x90 : 0x80;
      const high = k === 1 && first === 0xed ? 0x9f : k === 1 && first === 0xf4 ? 0x8f : 0xbf;
      if (next < low || next > high) return { at: i, length: k, reason: 'invalid continuation byte' };
    }
    i += size;
  }
  return null;
}
