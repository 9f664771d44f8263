/** Tokens as Python's module `tokenize` lists them. CPython: Lib/tokenize.py, Python/Python-tokenize.c; docs: library/tokenize.html. */
import type { SyntaxErrorType } from './errors.ts';
import { type TokenList, tokenize } from './lexer.ts';
import { escaped, quoted } from './quoted.ts';
import { SourceText, utf8Length } from './source.ts';
import type { Token } from './token.ts';
import * as tokens from './vocabulary.ts';

/** Lines count from 1, columns in characters from 0; the end is exclusive. */
export interface ListedToken {
  /** Of the exact type, as in CPython's `token` module. */
  readonly name: string;
  /** As it stands in the text, carriage returns included. */
  readonly text: string;
  readonly lineno: number;
  readonly column: number;
  readonly end_lineno: number;
  readonly end_column: number;
}

/** Why a list ends early. */
export interface ListingError {
  /** The class that the lexer gives it. */
  readonly type: SyntaxErrorType;
  readonly message: string;
  /** 0 for what CPython does not expect. */
  readonly lineno: number;
  readonly column: number;
}

/** A line as `python -m tokenize -e` prints it. */
export function tokenLine({ name, text, lineno, column, end_lineno, end_column }: ListedToken): string {
  const range = `${lineno},${column}-${end_lineno},${end_column}:`;
  const spelling = quoted(text);
  const missing = spelling.length > 30 ? 0 : Math.max(0, 15 - [...spelling].length);
  return `${range.padEnd(20)}${name.padEnd(15)}${spelling}${' '.repeat(missing)}\n`;
}

/** The name of a text's encoding opens the list of a file. */
export function encodingToken(encoding: string): ListedToken {
  return { name: 'ENCODING', text: encoding, lineno: 0, column: 0, end_lineno: 0, end_column: 0 };
}

/** Comments and the ends of lines without tokens stand in the gaps between the tokens of `tokenize`. */
export class TokenListing {
  readonly warnings: TokenList['warnings'];
  /** The tokens end early, `error` says why. */
  readonly fails: boolean;
  readonly #lines: Lines;
  readonly #source: SourceText;
  readonly #tokens: readonly Token[];
  readonly #failure: Failure | null;

  #lineno = 1;
  #lineStart = 0;
  /** Columns of the current line are counted up to this offset. */
  #countedTo = 0;
  #counted = 0;
  /** Nothing but blanks so far in a line that does not continue another. */
  #lineIsBlank = true;
  #afterLoneComment = false;
  #openFStrings = 0;
  /** What CPython's buffer holds begins here; it counts columns of some errors from there. */
  #bufferStart = 0;

  constructor(text: string) {
    this.#lines = new Lines(text);
    const { readable, refused } = firstRefused(this.#lines.text);
    this.#source = new SourceText(readable, '<string>', true, true);
    const list = tokenize(this.#source, true);
    this.#tokens = list.tokens;
    this.#failure = failureOf(list);
    if (refused !== null && isAtEnd(this.#failure, readable)) this.#failure = refused;
    this.fails = this.#failure !== null;
    this.warnings = list.warnings;
  }

  /** Once only; `error` is known when all are taken. */
  *tokens(): Generator<ListedToken> {
    const { text } = this.#source;
    let at = 0;
    for (const token of this.#tokens) {
      const type = token.tokenType;
      const isLineEnd = type === tokens.Newline;
      const start = isLineEnd ? token.endOffset - 1 : token.startOffset;
      yield* this.#gap(at, start);
      if (type === tokens.Mistaken || (this.fails && start === text.length)) return;
      // A carriage return that ends no line is the beginning of a token.
      const from = start > at && text.charCodeAt(start - 1) === 0x0d ? start - 1 : start;
      // The second half of a doubled brace belongs to the token's extent, but not to its text.
      const end = type === tokens.FStringMiddle ? start + token.image.length : token.endOffset;
      if (isLineEnd) yield this.#lineEnd(from, this.#afterLoneComment ? 'NL' : 'NEWLINE');
      else
        yield this.#listed(
          from < start ? strayName(token) : nameOf(token),
          from,
          end,
          token.end_lineno - token.lineno,
        );
      at = token.endOffset;
      if (type === tokens.FStringStart) this.#openFStrings++;
      else if (type === tokens.FStringEnd) this.#openFStrings--;
    }
  }

  get error(): ListingError | null {
    const failure = this.#failure;
    if (failure === null || failure.kind === 'place') return failure;
    const { type, message } = failure;
    const lineno = failure.kind === 'end' ? this.#source.lineStarts.length - 1 : failure.lineno;
    // At the beginning of a line, nothing of it is kept when a backslash asks for the next one.
    if (failure.kind === 'end' && this.#lineIsBlank && this.#openFStrings === 0)
      return { type, message, lineno, column: 0 };
    const held = this.#lines.withReturns(this.#source, this.#bufferStart, lineno);
    const column = failure.kind === 'end' ? utf8Length(held, 0, held.length) : [...held].length;
    return { type, message, lineno, column };
  }

  *#gap(from: number, to: number): Generator<ListedToken> {
    const { text } = this.#source;
    for (let at = from; at < to; ) {
      const unit = text.charCodeAt(at);
      if (unit === 0x23) {
        const start = at;
        while (at < to && text.charCodeAt(at) !== 0x0a && text.charCodeAt(at) !== 0x0d) at++;
        this.#afterLoneComment = this.#lineIsBlank;
        yield this.#listed('COMMENT', start, at, 0);
      } else if (unit === 0x0a) {
        yield this.#lineEnd(at, 'NL');
        at++;
      } else if (unit === 0x5c) {
        at += 2;
        this.#newLine(this.#lineno + 1, at);
        if (this.#lineIsBlank && this.#openFStrings === 0) this.#bufferStart = at;
      } else at++;
    }
  }

  #lineEnd(at: number, name: 'NEWLINE' | 'NL'): ListedToken {
    const lineno = this.#lineno;
    const column = this.#column(at);
    const { text, length } = this.#lines.end(lineno, at, name);
    const token = { name, text, lineno, column, end_lineno: lineno, end_column: column + length };
    this.#newLine(lineno + 1, at + 1);
    this.#lineIsBlank = true;
    this.#afterLoneComment = false;
    if (this.#openFStrings === 0) this.#bufferStart = at + 1;
    return token;
  }

  #listed(name: string, from: number, end: number, lineEnds: number): ListedToken {
    const lineno = this.#lineno;
    const end_lineno = lineno + lineEnds;
    const column = this.#column(from);
    let text = this.#source.text.slice(from, end);
    if (lineEnds > 0) {
      text = this.#lines.restored(text, lineno);
      this.#newLine(end_lineno, this.#source.lineStarts[end_lineno - 1]!);
    }
    if (name !== 'INDENT' && name !== 'DEDENT') this.#lineIsBlank = false;
    return { name, text, lineno, column, end_lineno, end_column: this.#column(end) };
  }

  #newLine(lineno: number, start: number): void {
    this.#lineno = lineno;
    this.#lineStart = start;
    this.#countedTo = start;
    this.#counted = 0;
  }

  /** Asked for in the order of the text. */
  #column(offset: number): number {
    if (this.#source.isAscii) return offset - this.#lineStart;
    const { text } = this.#source;
    for (let at = this.#countedTo; at < offset; at++) {
      const isSecondHalf = (text.charCodeAt(at) & 0xfc00) === 0xdc00 && isFirstHalf(text.charCodeAt(at - 1));
      if (!isSecondHalf) this.#counted++;
    }
    this.#countedTo = Math.max(this.#countedTo, offset);
    return this.#counted;
  }
}

function isFirstHalf(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800;
}

// ── Names ──────────────────────────────────────────────────────────────────────────────────────────

const keywords = new Set(tokens.keywords.values());

function nameOf(token: Token): string {
  return keywords.has(token.tokenType) ? 'NAME' : token.tokenType.name;
}

/** Behind a stray carriage return, no operator is one that CPython's table of exact types knows. */
function strayName(token: Token): string {
  const { tokenType } = token;
  return tokens.operators.get(token.image) === tokenType ? 'OP' : nameOf(token);
}

// ── Errors ─────────────────────────────────────────────────────────────────────────────────────────

/** `end` and `line`: the column depends on what CPython's buffer holds up to the end of the text or of the line. */
type Failure =
  | { kind: 'end'; type: 'SyntaxError'; message: string }
  | ({ kind: 'line' | 'place' } & ListingError);

const endOfText: Failure = {
  kind: 'end',
  type: 'SyntaxError',
  message: 'unexpected EOF in multi-line statement',
};

function failureOf({ error: found, unclosed }: TokenList): Failure | null {
  if (found === null) return unclosed === null ? null : endOfText;
  const { type, message, lineno, offset: column } = found.error;
  if (message === 'unexpected EOF while parsing') return endOfText;
  if (type !== 'SyntaxError' || message.startsWith('unexpected character after line continuation'))
    return { kind: 'line', type, message, lineno, column };
  const isText = message.startsWith('unterminated triple-quoted string literal');
  return { kind: 'place', type, message: isText ? 'EOF in multi-line string' : message, lineno, column };
}

/** The lines in front of one that the tokenizer does not take, and why it takes it not. */
function firstRefused(text: string): { readable: string; refused: Failure | null } {
  const at = text.search(/\0|[\ud800-\udfff]/u);
  if (at < 0) return { readable: text, refused: null };
  const start = text.lastIndexOf('\n', at) + 1;
  const readable = text.slice(0, start);
  if (text[at] === '\0') {
    const lineno = readable.split('\n').length;
    const message = 'source code cannot contain null bytes';
    return { readable, refused: { kind: 'place', type: 'SyntaxError', message, lineno, column: 0 } };
  }
  const position = [...text.slice(start, at)].length;
  const message = `'utf-8' codec can't encode character '${escaped(text[at]!)}' in position ${position}: surrogates not allowed`;
  return { readable, refused: { kind: 'place', type: 'SyntaxError', message, lineno: 0, column: 0 } };
}

/** An error at the end of the text is none when more of it follows. */
function isAtEnd(failure: Failure | null, text: string): boolean {
  if (failure === null || failure.kind === 'end' || text.endsWith('\\\n')) return true;
  return /^(?:EOF|unterminated triple)/.test(failure.message);
}

// ── Ends of lines ──────────────────────────────────────────────────────────────────────────────────

/** The text with every line ended by `\n`, and how it was before. */
class Lines {
  readonly text: string;
  /** What ended the last line if no newline did. */
  readonly #openEnd: '' | '\r' | null = null;
  /** The lines that `\r\n` ended. */
  readonly #long: ReadonlySet<number>;

  constructor(text: string) {
    const isOpen = text !== '' && !text.endsWith('\n');
    if (isOpen) this.#openEnd = text.endsWith('\r') ? '\r' : '';
    const whole = isOpen ? `${text}\n` : text;
    const long = new Set<number>();
    if (whole.includes('\r\n')) {
      let lineno = 1;
      for (let at = whole.indexOf('\n'); at >= 0; at = whole.indexOf('\n', at + 1)) {
        if (whole.charCodeAt(at - 1) === 0x0d) long.add(lineno);
        lineno++;
      }
    }
    this.#long = long;
    this.text = long.size === 0 ? whole : whole.replaceAll('\r\n', '\n');
  }

  /** At `at`, a line ends. */
  end(lineno: number, at: number, name: 'NEWLINE' | 'NL'): { text: string; length: number } {
    const length = this.#long.has(lineno) ? 2 : 1;
    if (this.#openEnd !== null && at === this.text.length - 1)
      return { text: name === 'NL' ? '' : this.#openEnd, length };
    return { text: length === 2 ? '\r\n' : '\n', length };
  }

  /** Text of several lines, the first of them `lineno`. */
  restored(text: string, lineno: number): string {
    if (this.#long.size === 0) return text;
    let line = lineno;
    return text.replace(/\n/g, () => (this.#long.has(line++) ? '\r\n' : '\n'));
  }

  /** From `start` to the end of a line. */
  withReturns(source: SourceText, start: number, lineno: number): string {
    const end = source.lineStarts[lineno] ?? source.text.length;
    return this.restored(source.text.slice(start, end), source.place(start).lineno);
  }
}
