/** Text to tokens. CPython: Parser/lexer/lexer.c; docs: reference/lexical_analysis.html. */
import type { TokenType } from 'chevrotain';
import {
  BACKSLASH,
  BLANK,
  COMMENT,
  characterKinds,
  countCharacters,
  DIGIT,
  isDigit,
  isStringPrefix,
  NAME,
  NEWLINE,
  namePart,
  QUOTE,
} from './characters.ts';
import { LexicalFailure, PythonSyntaxError, type SyntaxErrorType, type SyntaxWarningNote } from './errors.ts';
import { FStringState, maxNestedFields, maxNestedFStrings, scanText } from './fstrings.ts';
import { isNamePart, isNameStart, normalizeName } from './identifiers.ts';
import { IndentationStack, measureIndent } from './indentation.ts';
import { type NumberReport, scanNumber } from './numbers.ts';
import { endOfComment, strayReturnLength } from './returns.ts';
import { type SourceText, utf8Length } from './source.ts';
import { Token } from './token.ts';
import { isPrintable } from './unicode/properties.ts';
import * as tokens from './vocabulary.ts';

/** A bracket that waits for its partner. */
export interface OpenBracket {
  character: string;
  offset: number;
  lineno: number;
}

export interface TokenList {
  tokens: Token[];
  warnings: SyntaxWarningNote[];
  /** The innermost bracket still open at the end of the text; the parser decides which error that makes. */
  unclosed: OpenBracket | null;
  /** The text ends inside of an f-string. */
  endsInFString: boolean;
  /** Why the tokens end early, with ERRORTOKEN. A parser's own failure in front of it may be told instead. */
  error: LexicalError | null;
}

export interface LexicalError {
  error: PythonSyntaxError;
  /** CPython tells it even when the parser has failed before. */
  prevails: boolean;
}

/**
 * All tokens of a source, ended by ENDMARKER. With `liberal`, whatever Python's module `tokenize` lets through comes
 * through: names and numbers as they are, brackets without partners (see listing.ts).
 */
export function tokenize(source: SourceText, liberal = false): TokenList {
  return new Scanner(source, liberal).tokens();
}

const maxBrackets = 200;

class Scanner {
  readonly #source: SourceText;
  readonly #text: string;
  readonly #isAscii: boolean;
  readonly #liberal: boolean;
  readonly #tokens: Token[] = [];
  readonly #warnings: SyntaxWarningNote[] = [];
  readonly #brackets: OpenBracket[] = [];
  readonly #fstrings: FStringState[] = [];
  readonly #indentation = new IndentationStack();
  #at = 0;
  #lineno = 1;
  #lineStart = 0;
  /** How many bytes more than UTF-16 units the current line has before `#at`. */
  #extraBytes = 0;
  readonly #numberReport: NumberReport;
  /** Where the comment of the current line begins, or -1. */
  #commentStart = -1;

  constructor(source: SourceText, liberal: boolean) {
    this.#source = source;
    this.#text = source.text;
    this.#isAscii = source.isAscii;
    this.#liberal = liberal;
    this.#numberReport = {
      liberal,
      fail: (message, at) => this.#failAt(message, at),
      failBetween: (message, start, end) => this.#failBetween(message, start, end),
      warn: (message, at) => {
        const { lineno, column } = source.place(at);
        this.#warn(message, lineno, column);
      },
    };
  }

  tokens(): TokenList {
    let error: LexicalError | null = null;
    try {
      this.#scan();
    } catch (thrown) {
      if (!(thrown instanceof LexicalFailure)) throw thrown;
      error = thrown;
      const at = this.#at;
      const { lineno } = thrown.error;
      for (const type of [tokens.Mistaken, tokens.EndMarker]) {
        this.#tokens.push(new Token(type, '', at, at, lineno, 0, lineno, 0));
      }
    }
    return {
      tokens: this.#tokens,
      warnings: this.#warnings,
      unclosed: this.#brackets.at(-1) ?? null,
      endsInFString: this.#fstrings.length > 0,
      error,
    };
  }

  #scan(): void {
    const text = this.#text;
    const length = text.length;
    let lineBegins = true;
    for (;;) {
      if (lineBegins) {
        lineBegins = false;
        if (!this.#beginLine()) break;
      }
      const fstring = this.#fstrings.length === 0 ? undefined : this.#fstrings[this.#fstrings.length - 1]!;
      if (fstring?.inText) {
        this.#fstringText(fstring);
        continue;
      }
      const start = this.#at;
      if (start >= length) break;
      const unit = text.charCodeAt(start);
      const kind = unit < 128 ? characterKinds[unit]! : NAME;
      switch (kind) {
        case BLANK:
          this.#at++;
          break;
        case NEWLINE:
          if (this.#brackets.length === 0) {
            this.#endLine(start);
            lineBegins = true;
          }
          this.#newLine(start + 1);
          break;
        case NAME:
          this.#name(start);
          break;
        case DIGIT:
          this.#number(start);
          break;
        case QUOTE:
          this.#string(start, start);
          break;
        case COMMENT:
          this.#at = endOfComment(text, start, this.#liberal);
          this.#commentStart = start;
          break;
        case BACKSLASH:
          if (text.charCodeAt(start + 1) === 0x0a) {
            if (start + 2 >= length) this.#failAtEnd();
            this.#newLine(start + 2);
          } else this.#failContinuation(start + 1);
          break;
        default:
          this.#operator(start, unit, fstring);
      }
    }
    this.#finish();
  }

  // ── Lines ────────────────────────────────────────────────────────────────────────────────────────

  /** NEWLINE takes in the comment in front of it. */
  #endLine(at: number): void {
    const column = at - this.#lineStart + this.#extraBytes;
    const lineno = this.#lineno;
    const start = this.#commentStart < 0 ? at : this.#commentStart;
    const startColumn = column - (at - start);
    this.#tokens.push(
      new Token(tokens.Newline, '\n', start, at + 1, lineno, startColumn, lineno, column + 1),
    );
  }

  #newLine(at: number): void {
    this.#at = at;
    this.#lineno++;
    this.#lineStart = at;
    this.#extraBytes = 0;
    this.#commentStart = -1;
  }

  /** Skips lines without tokens and opens or closes blocks; false at the end of the text. */
  #beginLine(): boolean {
    const text = this.#text;
    for (;;) {
      const first = text.charCodeAt(this.#at);
      let column = 0;
      let alternative = 0;
      if (first === 0x20 || first === 0x09 || first === 0x0c || first === 0x5c) {
        const indent = measureIndent(text, this.#at);
        column = indent.column;
        alternative = indent.alternative;
        for (
          let at = text.indexOf('\n', this.#at);
          at >= 0 && at < indent.end;
          at = text.indexOf('\n', at + 1)
        ) {
          this.#newLine(at + 1);
        }
        this.#at = indent.end;
        if (indent.end >= text.length && text.endsWith('\\\n')) this.#failAtEnd();
        if (text.charCodeAt(indent.end) === 0x5c) this.#failContinuation(indent.end + 1);
      }
      const unit = text.charCodeAt(this.#at);
      if (unit === 0x0a) {
        this.#newLine(this.#at + 1);
        continue;
      }
      if (unit === 0x23) {
        const end = endOfComment(text, this.#at, this.#liberal);
        if (end === text.length) {
          this.#at = end;
          return false;
        }
        if (text.charCodeAt(end) === 0x0d) return true;
        this.#newLine(end + 1);
        continue;
      }
      if (this.#at >= text.length) {
        if (column > 0 && this.#source.endsOpen) this.#blankEnd(column, alternative);
        return false;
      }
      if (unit !== 0x0d) this.#indent(column, alternative);
      return true;
    }
  }

  /** Blanks at the end of what is not a module are a line with an indentation. */
  #blankEnd(column: number, alternative: number): void {
    this.#indent(column, alternative);
    const lineno = this.#lineno;
    if (this.#indentation.depth > 0) {
      this.#tokens.push(new Token(tokens.Newline, '', this.#at, this.#at, lineno, -1, lineno, -1));
    }
  }

  #indent(column: number, alternative: number): void {
    const step = this.#indentation.step(column, alternative);
    if (step === 'same') return;
    const at = this.#at;
    if (step === 'indent') {
      const image = this.#text.slice(this.#lineStart, at);
      this.#tokens.push(
        new Token(
          tokens.Indent,
          image,
          this.#lineStart,
          at,
          this.#lineno,
          0,
          this.#lineno,
          at - this.#lineStart,
        ),
      );
    } else if (step === 'tabs') {
      this.#failTabs();
    } else if (step === 'too deep') {
      this.#failDepth();
    } else if (step === 'no match') {
      this.#failDedent();
    } else {
      const col = at - this.#lineStart;
      for (let i = 0; i < step.dedents; i++) {
        this.#tokens.push(new Token(tokens.Dedent, '', at, at, this.#lineno, col, this.#lineno, col));
      }
    }
  }

  /** The tokens at the end belong to the last line and have no column. */
  #finish(): void {
    const out = this.#tokens;
    const at = this.#text.length;
    const last = out.at(-1);
    const column = at - this.#lineStart + this.#extraBytes;
    const lineno = this.#lineno;
    if (last !== undefined && last.tokenType !== tokens.Newline && this.#brackets.length === 0) {
      const start = this.#commentStart < 0 ? at : this.#commentStart;
      const startColumn = this.#source.endsOpen ? -1 : column - (at - start);
      const endColumn = this.#source.endsOpen ? -1 : column + 1;
      out.push(new Token(tokens.Newline, '', start, at, lineno, startColumn, lineno, endColumn));
    }
    if (this.#brackets.length > 0) {
      for (const type of [tokens.Mistaken, tokens.EndMarker]) {
        out.push(new Token(type, '', at, at, lineno, column, lineno, column));
      }
      return;
    }
    const lastLine = column === 0 && lineno > 1 ? lineno - 1 : lineno;
    for (let i = this.#indentation.depth; i > 0; i--) {
      out.push(new Token(tokens.Dedent, '', at, at, lastLine, -1, lastLine, -1));
    }
    out.push(new Token(tokens.EndMarker, '', at, at, lastLine, -1, lastLine, -1));
  }

  // ── Names ────────────────────────────────────────────────────────────────────────────────────────

  #name(start: number): void {
    const text = this.#text;
    let end = start;
    let unit = text.charCodeAt(end);
    while (unit < 128 && namePart[unit] === 1) unit = text.charCodeAt(++end);
    if (unit >= 128) {
      this.#unicodeName(start, end);
      return;
    }
    if ((unit === 0x22 || unit === 0x27) && end - start <= 2 && isStringPrefix(text, start, end)) {
      this.#string(start, end);
      return;
    }
    this.#at = end;
    const image = text.slice(start, end);
    const type = end - start <= 8 ? (tokens.keywords.get(image) ?? tokens.Name) : tokens.Name;
    const column = start - this.#lineStart + this.#extraBytes;
    const lineno = this.#lineno;
    this.#tokens.push(new Token(type, image, start, end, lineno, column, lineno, column + end - start));
  }

  /** A name with characters beyond ASCII: all of them belong to it, then each is judged. */
  #unicodeName(start: number, from: number): void {
    const text = this.#text;
    let end = from;
    for (;;) {
      const unit = text.charCodeAt(end);
      if (unit >= 128 || (unit < 128 && namePart[unit] === 1)) end++;
      else break;
    }
    const spelling = text.slice(start, end);
    let at = start;
    for (const character of spelling) {
      const ascii = character.charCodeAt(0) < 128;
      if (!ascii && !this.#liberal && !(at === start ? isNameStart(character) : isNamePart(character))) {
        const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
        const message = isPrintable(character)
          ? `invalid character '${character}' (U+${code})`
          : `invalid non-printable character U+${code}`;
        this.#failAt(message, at + 1);
      }
      at += character.length;
    }
    this.#emit(tokens.Name, normalizeName(spelling), start, end);
  }

  // ── Numbers ──────────────────────────────────────────────────────────────────────────────────────

  #number(start: number): void {
    const end = scanNumber(this.#text, start, this.#numberReport);
    this.#emit(tokens.NumberLiteral, this.#text.slice(start, end), start, end);
  }

  // ── Strings ──────────────────────────────────────────────────────────────────────────────────────

  /** A string whose prefix begins at `start` and whose quotes begin at `quoteAt`. */
  #string(start: number, quoteAt: number): void {
    const text = this.#text;
    const quote = text.charCodeAt(quoteAt);
    const triple = text.charCodeAt(quoteAt + 1) === quote && text.charCodeAt(quoteAt + 2) === quote;
    for (let i = start; i < quoteAt; i++) {
      if ((text.charCodeAt(i) | 0x20) === 0x66) {
        this.#fstringStart(start, quoteAt, quote, triple ? 3 : 1);
        return;
      }
    }
    let at = quoteAt + (triple ? 3 : 1);
    const length = text.length;
    let escapedQuote = false;
    for (;;) {
      const unit = text.charCodeAt(at);
      if (unit === quote) {
        if (!triple) {
          at++;
          break;
        }
        if (text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote) {
          at += 3;
          break;
        }
      } else if (unit === 0x5c) {
        at++;
        if (text.charCodeAt(at) === quote) escapedQuote = true;
      } else if (unit === 0x0a && !triple) this.#failString(start, at, quote, 1, escapedQuote);
      if (at >= length) this.#failString(start, length, quote, triple ? 3 : 1, escapedQuote);
      at++;
    }
    this.#emit(tokens.StringLiteral, text.slice(start, at), start, at);
  }

  #failString(start: number, at: number, quote: number, quotes: number, escaped: boolean): never {
    const outer = this.#fstrings.at(-1);
    const end = this.#source.place(Math.min(at, this.#lastOffset())).lineno;
    const place = this.#text[start - 1] === '\r' ? start : start + 1;
    if (outer?.quote === quote && outer.quotes === quotes) this.#failAt("f-string: expecting '}'", place);
    if (quotes === 3)
      this.#failAt(`unterminated triple-quoted string literal (detected at line ${end})`, place);
    const hint = escaped ? '; perhaps you escaped the end quote?' : '';
    this.#failAt(`unterminated string literal (detected at line ${end})${hint}`, place);
  }

  #fstringStart(start: number, quoteAt: number, quote: number, quotes: number): void {
    if (this.#fstrings.length >= maxNestedFStrings - 1)
      this.#failAt('too many nested f-strings', quoteAt + quotes);
    const raw = /[rR]/.test(this.#text.slice(start, quoteAt));
    this.#fstrings.push(new FStringState(quote, quotes, raw, start, this.#lineno));
    this.#emit(tokens.FStringStart, this.#text.slice(start, quoteAt + quotes), start, quoteAt + quotes);
  }

  #fstringText(state: FStringState): void {
    const text = this.#text;
    const start = this.#at;
    const found = scanText(text, start, state, this.#liberal);
    if (found.why === 'unterminated') this.#failFString(state, found.end);
    for (const offset of found.escapedBraces) {
      const place = this.#source.place(offset);
      this.#warn(`invalid escape sequence '\\${text[offset + 1]}'`, place.lineno, place.column + 1);
    }
    if (found.why === 'doubled') {
      this.#emit(tokens.FStringMiddle, text.slice(start, found.end), start, found.end + 1);
      return;
    }
    const isField = found.why === 'field' && text.charCodeAt(start + 1) !== 0x7b;
    if (found.end > start || (this.#liberal && found.why !== 'quotes' && !isField))
      this.#emit(tokens.FStringMiddle, text.slice(start, found.end), start, found.end);
    switch (found.why) {
      case 'quotes':
        this.#emit(
          tokens.FStringEnd,
          text.slice(found.end, found.end + state.quotes),
          found.end,
          found.end + state.quotes,
        );
        this.#fstrings.pop();
        break;
      case 'field':
        if (state.fields.length >= maxNestedFields) {
          this.#failAt('f-string: expressions nested too deeply', found.end);
        }
        state.fields.push(state.depth);
        state.inText = false;
        break;
      case 'name':
        break;
      case 'newline in spec':
        state.inText = false;
        state.inFormatSpec = false;
        break;
      default:
        state.inText = false;
    }
  }

  #failFString(state: FStringState, end: number): never {
    const last = this.#source.place(Math.min(end, this.#lastOffset())).lineno;
    const kind = state.quotes === 3 ? 'triple-quoted f-string' : 'f-string';
    this.#failAt(`unterminated ${kind} literal (detected at line ${last})`, state.start + 1);
  }

  // ── Operators ────────────────────────────────────────────────────────────────────────────────────

  #operator(start: number, unit: number, fstring: FStringState | undefined): void {
    const text = this.#text;
    if (fstring !== undefined && unit === 0x3a && fstring.atFieldLevel) {
      fstring.inText = true;
      fstring.inFormatSpec = true;
      this.#emit(tokens.Colon, ':', start, start + 1);
      return;
    }
    const second = text.charCodeAt(start + 1);
    const third = text.charCodeAt(start + 2);
    switch (unit) {
      case 0x28:
      case 0x5b:
      case 0x7b:
        this.#open(start, fstring);
        return;
      case 0x29:
      case 0x5d:
      case 0x7d:
        this.#close(start, unit, fstring);
        return;
      case 0x2e:
        if (isDigit(second)) this.#number(start);
        else if (second === 0x2e && third === 0x2e) this.#emit(tokens.EllipsisDots, '...', start, start + 3);
        else this.#emit(tokens.Dot, '.', start, start + 1);
        return;
    }
    const single = text[start]!;
    let type = tokens.operators.get(single);
    let length = 1;
    if (second === 0x3d || second === unit || second === 0x3e) {
      const pair = tokens.operators.get(text.slice(start, start + 2));
      if (pair !== undefined) {
        type = pair;
        length = 2;
        if (third === 0x3d) {
          const triple = tokens.operators.get(text.slice(start, start + 3));
          if (triple !== undefined) {
            type = triple;
            length = 3;
          }
        }
      } else if (unit === 0x3c && second === 0x3e) {
        type = tokens.Unknown;
        length = 2;
      }
    }
    if (type === undefined) {
      if (unit === 0x0d) {
        this.#strayReturn(start);
        return;
      }
      if (unit < 0x20 || unit === 0x7f) {
        const code = unit.toString(16).toUpperCase().padStart(4, '0');
        this.#failAt(`invalid non-printable character U+${code}`, start + 1);
      }
      type = tokens.Unknown;
    }
    this.#emit(type, length === 1 ? single : text.slice(start, start + length), start, start + length);
  }

  #strayReturn(start: number): void {
    const length = strayReturnLength(this.#text, start);
    if (length < 0) this.#failAt('invalid non-printable character U+000D', start + 2);
    if (length === 0) this.#at++;
    else this.#emit(tokens.Unknown, this.#text.slice(start, start + length), start, start + length);
  }

  #open(start: number, fstring: FStringState | undefined): void {
    const character = this.#text[start]!;
    if (this.#brackets.length >= maxBrackets) this.#failAt('too many nested parentheses', start + 1);
    this.#brackets.push({ character, offset: start, lineno: this.#lineno });
    if (fstring !== undefined) fstring.depth++;
    this.#emit(tokens.operators.get(character)!, character, start, start + 1);
  }

  #close(start: number, unit: number, fstring: FStringState | undefined): void {
    const character = this.#text[start]!;
    if (fstring !== undefined && fstring.depth === 0 && unit === 0x7d) {
      this.#failAt("f-string: single '}' is not allowed", start + 1);
    }
    const opening = this.#brackets.pop();
    if (opening === undefined) {
      if (!this.#liberal) this.#failAt(`unmatched '${character}'`, start + 1);
    } else if (partners[opening.character] !== character && !this.#liberal) {
      if (fstring !== undefined && opening.character === '{' && fstring.atFieldLevel) {
        this.#failAt(`f-string: unmatched '${character}'`, start + 1);
      }
      const where = opening.lineno === this.#lineno ? '' : ` on line ${opening.lineno}`;
      this.#failAt(
        `closing parenthesis '${character}' does not match opening parenthesis '${opening.character}'${where}`,
        start + 1,
      );
    }
    if (fstring !== undefined) {
      fstring.depth--;
      if (fstring.depth < 0) this.#failAt(`f-string: unmatched '${character}'`, start + 1);
      if (unit === 0x7d && fstring.depth === fstring.fields.at(-1)) {
        fstring.fields.pop();
        fstring.inText = true;
        fstring.inFormatSpec = false; // sic: also behind a field inside of a format spec
      }
    }
    this.#emit(tokens.operators.get(character)!, character, start, start + 1);
  }

  // ── Tokens, errors ───────────────────────────────────────────────────────────────────────────────

  /** Adds a token that begins on the current line, and goes on behind it. */
  #emit(type: TokenType, image: string, start: number, end: number): void {
    const text = this.#text;
    const lineno = this.#lineno;
    const column = start - this.#lineStart + this.#extraBytes;
    let lineFrom = start;
    if (type === tokens.StringLiteral || type === tokens.FStringMiddle) {
      for (let at = image.indexOf('\n'); at >= 0; at = image.indexOf('\n', at + 1)) {
        lineFrom = start + at + 1;
        this.#newLine(lineFrom);
      }
    }
    if (!this.#isAscii) this.#extraBytes += utf8Length(text, lineFrom, end) - (end - lineFrom);
    this.#at = end;
    const endColumn = end - this.#lineStart + this.#extraBytes;
    this.#tokens.push(new Token(type, image, start, end, lineno, column, this.#lineno, endColumn));
  }

  #warn(message: string, lineno: number, offset: number): void {
    const text = this.#source.lineText(lineno)?.replace(/\n$/, '') ?? null;
    const end = { end_lineno: lineno, end_offset: offset, text };
    this.#warnings.push({ category: 'SyntaxWarning', message, lineno, offset, ...end });
  }

  #lastOffset(): number {
    const { text } = this.#source;
    return text.endsWith('\n') ? text.length - 1 : text.length;
  }

  /** CPython's tokenizer points at the last character it has read: the one before `at`. */
  #failAt(message: string, at: number): never {
    const { lineno, column } = this.#source.place(at - 1);
    this.#fail('SyntaxError', message, lineno, column + 1, column + 1, false);
  }

  #failBetween(message: string, start: number, end: number): never {
    // sic: bytes, not characters
    const offset = start - this.#lineStart + this.#extraBytes + 1;
    this.#fail('SyntaxError', message, this.#lineno, offset, offset + end - start, false);
  }

  #failTabs(): never {
    this.#fail('TabError', 'inconsistent use of tabs and spaces in indentation', this.#lineno, 1, 0, true);
  }

  #failDepth(): never {
    this.#fail('IndentationError', 'too many levels of indentation', this.#lineno, 1, 0, true);
  }

  /** CPython points behind the newline here. */
  #failDedent(): never {
    const lineno = this.#lineno;
    const offset = countCharacters(this.#source.lineText(lineno) ?? '');
    this.#fail(
      'IndentationError',
      'unindent does not match any outer indentation level',
      lineno,
      offset,
      -1,
      true,
    );
  }

  #failContinuation(at: number): never {
    const isAtEnd = at >= this.#text.length;
    if (isAtEnd && !this.#source.endsOpen) this.#failAtEnd();
    const { lineno, column } = this.#source.place(isAtEnd ? at - 1 : at);
    const message = 'unexpected character after line continuation character';
    this.#fail('SyntaxError', message, lineno, column + 1, 0, true);
  }

  #failAtEnd(): never {
    const bracket = this.#brackets.at(-1);
    if (bracket !== undefined && !this.#liberal) {
      const { lineno, column } = this.#source.place(bracket.offset);
      const message = `'${bracket.character}' was never closed`;
      this.#fail(
        'SyntaxError',
        message,
        lineno,
        column + 1,
        0,
        lineno === this.#source.place(this.#lastOffset()).lineno,
      );
    }
    const { lineno } = this.#source.place(this.#lastOffset());
    const offset = countCharacters(this.#source.lineText(lineno) ?? '');
    this.#fail('SyntaxError', 'unexpected EOF while parsing', lineno, offset, -1, true);
  }

  #fail(
    type: SyntaxErrorType,
    message: string,
    lineno: number,
    offset: number,
    end: number,
    newline: boolean,
  ): never {
    const line = this.#source.lineText(lineno);
    const text = newline || line === null ? line : line.replace(/\n$/, '');
    const place = { lineno, offset, end_lineno: lineno, end_offset: end };
    throw new LexicalFailure(new PythonSyntaxError(type, message, place, text, !newline), !newline);
  }
}

const partners: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
