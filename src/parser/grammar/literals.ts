/** Tokens of literals to nodes: numbers, joined strings, the parts of f-strings. CPython: Parser/action_helpers.c, string_parser.c. */
import { PythonSyntaxError, type SyntaxWarningNote } from '../../lexer/errors.ts';
import { maxIntDigits, numberValue } from '../../lexer/numbers.ts';
import { type SourceText, utf8Length } from '../../lexer/source.ts';
import {
  decodeBytes,
  decodeString,
  EscapeError,
  joinPieces,
  piecesOf,
  readPrefix,
  type StringValue,
} from '../../lexer/strings.ts';
import type { Token } from '../../lexer/token.ts';
import type { Constant, Expr, JoinedStr, Literal, Located } from '../ast.ts';
import * as build from '../build.ts';

/** One literal of a row of adjacent ones. */
export type StringPart = Constant | JoinedStr;

const zero: Literal = { type: 'int', value: 0 };

export class LiteralReader {
  readonly #source: SourceText | null;
  readonly warnings: SyntaxWarningNote[] = [];
  /** A wrong escape in the f-string at hand: CPython decodes its texts at its end. */
  #unreadable: EscapeError | null = null;

  readonly #intDigits: number;

  constructor(source: SourceText | null = null, intDigits = maxIntDigits) {
    this.#source = source;
    this.#intDigits = intDigits;
  }

  number(token: Token): Literal {
    if (this.#source === null) return zero;
    const value = numberValue(token.image, this.#intDigits);
    if (value.type !== 'too long') return value;
    const { lineno, end_lineno } = token;
    const place = { lineno, offset: 0, end_lineno, end_offset: 0 };
    throw new PythonSyntaxError(
      'SyntaxError',
      `Exceeds the limit (${this.#intDigits} digits) for integer string conversion: value has ${value.digits} digits; ` +
        'use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals ' +
        'to avoid decimal conversion limits.',
      place,
      this.#source.lineText(lineno),
    );
  }

  string(token: Token): Constant {
    const { image } = token;
    const prefix = readPrefix(image);
    const body = image.slice(prefix.start, image.length - prefix.quotes);
    const warn = this.#warner(token);
    try {
      if (prefix.bytes) {
        const value = decodeBytes(body, prefix.raw, warn);
        if (value === null) throw this.#error('bytes can only contain ASCII literal characters', token);
        return build.constant({ type: 'bytes', value }, false, token, token);
      }
      const value: Literal = prefix.raw ? { type: 'str', value: body } : decodeString(body, warn);
      return build.constant(value, prefix.unicode, token, token);
    } catch (error) {
      throw error instanceof EscapeError ? this.#error(error.message, token) : error;
    }
  }

  // ── F-strings ────────────────────────────────────────────────────────────────────────────────────

  fstringText(token: Token, raw: boolean): Constant {
    let value: StringValue = { type: 'str', value: token.image };
    if (!raw) {
      try {
        value = decodeString(token.image, this.#middleWarner(token));
      } catch (error) {
        if (!(error instanceof EscapeError)) throw error;
        this.#unreadable ??= error;
      }
    }
    return build.constant(value, false, token, token);
  }

  fstring(values: Expr[], start: Token, end: Token): JoinedStr {
    if (this.#unreadable !== null) throw this.#error(this.#unreadable.message, end);
    return build.joinedStr(values, start, end);
  }

  formatSpec(parts: Expr[], colon: Token, end: Token): JoinedStr {
    return build.joinedStr(foldConstants(parts), colon, end);
  }

  /** The text of `{expression = }`: all of it up to what follows the equals sign, comments taken out. */
  debugText(open: Token, after: Token): Constant {
    const text = this.#source?.text.slice(open.endOffset, after.startOffset) ?? '';
    const place = {
      lineno: open.lineno,
      col_offset: open.col_offset + 1,
      end_lineno: after.lineno,
      end_col_offset: after.col_offset,
    };
    return build.constant(
      { type: 'str', value: text.includes('#') ? withoutComments(text) : text },
      false,
      place,
      place,
    );
  }

  // ── Adjacent literals ────────────────────────────────────────────────────────────────────────────

  /** `next` is the token after the last literal. */
  join(parts: StringPart[], next: Token): Expr {
    const first = parts[0];
    if (first === undefined || this.#source === null) return build.constant(zero, false, origin, origin);
    const last = parts[parts.length - 1]!;
    const isBytes = isBytesPart(first);
    for (const part of parts) {
      if (isBytesPart(part) !== isBytes) {
        throw this.#error('cannot mix bytes and nonbytes literals', next);
      }
    }
    if (isBytes) {
      if (parts.length === 1) return first;
      const bytes = parts.map((part) => bytesOf(part));
      const value = new Uint8Array(bytes.reduce((sum, each) => sum + each.length, 0));
      let at = 0;
      for (const each of bytes) {
        value.set(each, at);
        at += each.length;
      }
      return build.constant({ type: 'bytes', value }, false, first, last);
    }
    const formatted = parts.some((part) => part.kind === 'JoinedStr');
    if (!formatted && parts.length === 1) return first;
    const flat: Expr[] = [];
    for (const part of parts) {
      if (part.kind === 'JoinedStr') for (const value of part.values) flat.push(value);
      else flat.push(part);
    }
    const values = foldConstants(flat, formatted);
    return formatted ? build.joinedStr(values, first, last) : values[0]!;
  }

  // ── Warnings and errors ──────────────────────────────────────────────────────────────────────────

  /** A warning in a string is told of the place where the string begins; one in an f-string of its own. */
  #warner(token: Token) {
    return (spelling: string, _offset: number, octal: boolean): void => {
      if (this.#source === null) return;
      const { message, lineno, offset, end_lineno, end_offset, text } = this.#error(
        invalidEscape(spelling, octal),
        token,
      );
      this.warnings.push({
        category: 'SyntaxWarning',
        message,
        lineno,
        offset,
        end_lineno,
        end_offset,
        text,
      });
    };
  }

  #middleWarner(token: Token) {
    return (spelling: string, offset: number, octal: boolean): void => {
      if (this.#source === null) return;
      const { lineno, column } = this.#source.place(token.startOffset + offset);
      const message = invalidEscape(spelling, octal);
      this.warnings.push({ category: 'SyntaxWarning', message, lineno, offset: column + 1 });
    };
  }

  #error(message: string, place: Located): PythonSyntaxError {
    const source = this.#source!;
    const { lineno, end_lineno } = place;
    let line = source.lineText(lineno)!;
    let end = place.end_col_offset;
    if (end_lineno > lineno) {
      // sic: the end of a literal of several lines is looked for in its first line
      line = line.replace(/\n$/, '');
      end = Math.min(end, utf8Length(line, 0, line.length));
    }
    // the end of a text that ends open has no column
    const isEnd = place.col_offset < 0;
    const offset = isEnd ? [...line].length : source.characterColumn(lineno, place.col_offset) + 1;
    const end_offset = isEnd ? -1 : source.characterColumn(lineno, end) + 1;
    return new PythonSyntaxError('SyntaxError', message, { lineno, offset, end_lineno, end_offset }, line);
  }
}

function invalidEscape(spelling: string, octal: boolean): string {
  return `invalid ${octal ? 'octal escape sequence' : 'escape sequence'} '\\${spelling}'`;
}

const origin: Located = { lineno: 1, col_offset: 0, end_lineno: 1, end_col_offset: 0 };

/** Joins runs of constants; inside of an f-string empty ones go away. */
function foldConstants(parts: Expr[], dropEmpty = true): Expr[] {
  const folded: Expr[] = [];
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!;
    if (part.kind !== 'Constant') {
      folded.push(part);
      continue;
    }
    const pieces: string[] = [];
    let last: Constant = part;
    for (; ; i++) {
      if (last.value.type === 'str') pieces.push(...piecesOf(last.value));
      const next = parts[i + 1];
      if (next?.kind !== 'Constant') break;
      last = next;
    }
    const value = joinPieces(pieces);
    if (value.value === '' && dropEmpty) continue;
    folded.push(last === part ? part : build.constant(value, part.unicodePrefix, part, last));
  }
  return folded;
}

function isBytesPart(part: StringPart): boolean {
  return part.kind === 'Constant' && part.value.type === 'bytes';
}

function bytesOf(part: StringPart): Uint8Array {
  return part.kind === 'Constant' && part.value.type === 'bytes' ? part.value.value : new Uint8Array();
}

/** Takes out comments, but not what looks like one inside of a string. */
function withoutComments(text: string): string {
  let result = '';
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    if (quote === '' && character === '#') {
      while (i < text.length && text[i] !== '\n') i++;
      if (i < text.length) result += '\n';
      continue;
    }
    if (character === '"' || character === "'") {
      if (quote === '') quote = character;
      else if (quote === character) quote = '';
    }
    result += character;
  }
  return result;
}
