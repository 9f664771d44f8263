/** Why a program could not be parsed, in CPython's words. CPython: Parser/pegen_errors.c and the `invalid_` rules of its grammar. */
import { PythonSyntaxError, type SyntaxErrorType } from '../lexer/errors.ts';
import type { OpenBracket, TokenList } from '../lexer/lexer.ts';
import { type SourceText, utf8Length } from '../lexer/source.ts';
import { Token } from '../lexer/token.ts';
import * as tokens from '../lexer/vocabulary.ts';
import { EndReached, Explanation, type Problem, type TreeMaker } from './diagnosis/explain.ts';
import { chainLinks, type InnerStart, innerStart } from './diagnosis/inner.ts';
import type { Mode, PythonParser } from './grammar/parser.ts';

const starts = { exec: 'file', eval: 'evaluated', single: 'interactive', func_type: 'functionType' } as const;

/** The error for a text whose recognition stopped at `token`. The parser is borrowed to make nodes of parts of the text. */
export function explainFailure(
  source: SourceText,
  list: TokenList,
  token: Token,
  mode: Mode | 'func_type',
  parser: PythonParser,
): PythonSyntaxError {
  const start = starts[mode];
  const from = mode === 'exec' ? statementBefore(list.tokens, token) : 0;
  const { unclosed, error: lexical } = list;
  try {
    const explain = () => new Explanation(list, treeMaker(source, parser));
    const { problem, last, furthest, early } = findMistake(
      list.tokens,
      token,
      { rule: start, at: from },
      explain,
    );
    const isIndent = last.tokenType === tokens.Indent || last.tokenType === tokens.Dedent;
    if (problem === null && isIndent) {
      const message = last.tokenType === tokens.Indent ? 'unexpected indent' : 'unexpected unindent';
      return withoutColumn(source, last, message, 'IndentationError');
    }
    if (problem?.reached !== undefined) {
      return problemError(source, problem, new Reached(list.tokens, problem.reached));
    }
    if (lexical?.prevails && (early || !list.endsInFString)) return lexical.error;
    // A bracket left open on an earlier line is told first.
    if (unclosed !== null && !list.endsInFString && furthest.lineno > unclosed.lineno) {
      return neverClosed(source, list, unclosed);
    }
    if (problem !== null) return problemError(source, problem, new Reached(list.tokens, furthest));
    const plain: Problem = {
      type: 'SyntaxError',
      message: 'invalid syntax',
      place: { ...last },
      open: false,
    };
    if (source.text === '') plain.place.lineno = plain.place.end_lineno = 0;
    return problemError(source, plain, new Reached(list.tokens, furthest));
  } catch (thrown) {
    if (thrown instanceof EndReached)
      return lexical === null ? neverClosed(source, list, unclosed!) : lexical.error;
    if (!(thrown instanceof RangeError)) throw thrown;
    if (lexical !== null) return lexical.error;
    if (unclosed !== null && token.tokenType === tokens.Mistaken) return neverClosed(source, list, unclosed);
    const plain: Problem = { type: 'SyntaxError', message: 'invalid syntax', place: token, open: false };
    return problemError(source, plain, new Reached(list.tokens, token));
  }
}

/** Where the JavaScript stack is too small, another look is taken along the chains, or begins further inside. */
function findMistake(
  list: readonly Token[],
  token: Token,
  { rule, at }: InnerStart,
  explain: () => Explanation,
) {
  try {
    return explain().find(rule, at);
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
  }
  const to = list.lastIndexOf(token);
  const end = list.findIndex((each, i) => i >= to && each.tokenType === tokens.Newline);
  const inner = innerStart(list, token) ?? { rule, at };
  for (const [start, last] of [
    [{ rule, at }, to],
    [inner, to],
    [inner, end],
  ] as const) {
    try {
      return explain().find(start.rule, start.at, [...chainLinks(list, at, last)]);
    } catch (thrown) {
      if (!(thrown instanceof RangeError)) throw thrown;
    }
  }
  throw new RangeError('too deep');
}

function problemError(source: SourceText, problem: Problem, reached: Reached): PythonSyntaxError {
  const { type, message, place } = problem;
  if (
    (problem.isHere && place.col_offset < 0) ||
    (place instanceof Token && columnless.has(place.tokenType))
  ) {
    return withoutColumn(source, place as Token, message, type);
  }
  const { lineno, end_lineno } = place;
  const text = reached.lineText(source, lineno);
  // sic: columns are counted in what is shown, even where that begins with earlier lines.
  const isJoined = text !== null && !source.isAscii && text.indexOf('\n') < text.length - 1;
  const column = (bytes: number) =>
    isJoined ? columnWithin(text, bytes) : source.characterColumn(lineno, bytes);
  const end =
    problem.open && place.end_col_offset < 0
      ? utf8Length(text ?? '', 0, text?.length ?? 0)
      : place.end_col_offset + (problem.open ? 0 : 1);
  return new PythonSyntaxError(
    type,
    message,
    {
      lineno,
      offset: column(place.col_offset) + 1,
      end_lineno,
      // sic: the end column is counted in the first line, wherever the error ends.
      end_offset: end_lineno === lineno ? column(end) : columnWithin(text ?? '', end),
    },
    text,
  );
}

/** How many characters of a text its first bytes make, one more than it has at most. */
function columnWithin(text: string, bytes: number): number {
  if (bytes < 0) return bytes;
  let left = bytes;
  let column = 0;
  for (const character of text) {
    if (left <= 0) return column;
    left -= utf8Length(character, 0, character.length);
    column++;
  }
  return left > 0 ? column + 1 : column;
}

/** How far CPython's tokenizer had come: what it has of the line with an error depends on it. */
class Reached {
  readonly #tokens: readonly Token[];
  readonly #last: Token;

  constructor(list: readonly Token[], last: Token) {
    this.#tokens = list;
    this.#last = last;
  }

  /** Earlier lines come without their newline, the current one with all lines of a string that ends in it
   * and those joined to it by backslashes. */
  lineText(source: SourceText, lineno: number): string | null {
    const line = lineno === 0 ? '' : source.lineText(lineno);
    const current = this.#last.end_lineno;
    if (line === null || lineno < current) return line === null ? null : line.replace(/\n$/, '');
    let first = lineno;
    for (let i = this.#tokens.indexOf(this.#last); i >= 0 && this.#tokens[i]!.end_lineno >= first; i--) {
      const token = this.#tokens[i]!;
      if (token.tokenType === tokens.StringLiteral && token.lineno < first) first = token.lineno;
    }
    return lines(source, first, lineno);
  }
}

/** Some lines, and those that backslashes join to the first; a line of a backslash alone is not joined. */
function lines(source: SourceText, from: number, to: number): string {
  let first = from;
  while (first > 1 && /[^\s\\].*\\\n$/.test(source.lineText(first - 1)!)) first--;
  let text = '';
  for (let each = first; each <= to; each++) text += source.lineText(each);
  return text;
}

/** For a token without a column CPython gives how far its tokenizer has come in the line. */
function withoutColumn(
  source: SourceText,
  token: Token,
  message: string,
  type: SyntaxErrorType,
): PythonSyntaxError {
  const { lineno } = token;
  const line = source.lineText(lineno) ?? '';
  const isEnd = token.col_offset < 0;
  const offset = isEnd ? [...line].length : source.characterColumn(lineno, token.end_col_offset);
  const place = { lineno, offset, end_lineno: lineno, end_offset: -1 };
  return new PythonSyntaxError(type, message, place, line);
}

const columnless = new Set([tokens.Indent, tokens.Dedent, tokens.EndMarker]);

function neverClosed(source: SourceText, list: TokenList, bracket: OpenBracket): PythonSyntaxError {
  const count = source.lineStarts.length - (source.text.endsWith('\n') ? 1 : 0);
  const { lineno, column } = source.place(bracket.offset);
  return new PythonSyntaxError(
    'SyntaxError',
    `'${bracket.character}' was never closed`,
    { lineno, offset: column + 1, end_lineno: lineno, end_offset: 0 },
    lineno < count
      ? source.lineText(lineno)!.slice(0, -1)
      : lines(source, Math.min(lineno, openFString(list.tokens) ?? lineno), lineno),
  );
}

/** The line of the outermost f-string that is not ended. */
function openFString(list: readonly Token[]): number | undefined {
  const open: number[] = [];
  for (const { tokenType, lineno } of list) {
    if (tokenType === tokens.FStringStart) open.push(lineno);
    else if (tokenType === tokens.FStringEnd) open.pop();
  }
  return open[0];
}

/** The index of the last statement at the outermost level that begins before a token: what is in front of it is right. */
function statementBefore(list: readonly Token[], token: Token): number {
  let depth = 0;
  let found = 0;
  for (let i = 0; i < list.length; i++) {
    const each = list[i]!;
    if (each === token) break;
    const { tokenType } = each;
    if (tokenType === tokens.Indent) depth++;
    else if (tokenType === tokens.Dedent) depth--;
    else if (depth === 0 && !clauses.has(tokenType)) {
      const before = i === 0 ? tokens.Newline : list[i - 1]!.tokenType;
      if (before === tokens.Newline || before === tokens.Dedent) found = i;
    }
  }
  return found;
}

/** Words that go on with a statement begun on an earlier line. */
const clauses = new Set([tokens.Else, tokens.Elif, tokens.Except, tokens.Finally]);

function treeMaker(source: SourceText, parser: PythonParser): TreeMaker {
  const quietly = <Result>(read: () => Result): Result | null => {
    try {
      return read();
    } catch {
      return null;
    }
  };
  const sign = (type: typeof tokens.Comma, at: Token) =>
    new Token(type, '', at.startOffset, at.startOffset, at.lineno, at.col_offset, at.lineno, at.col_offset);
  return {
    expression: (list) => {
      const end = sign(tokens.EndMarker, list.at(-1)!);
      return quietly(() => parser.readExpression(source, [...list, end]));
    },
    call: (list) => {
      const open = sign(tokens.LeftParenthesis, list[0]!);
      const close = sign(tokens.RightParenthesis, list.at(-1)!);
      return quietly(() =>
        parser.readArguments(source, [open, ...list, close, sign(tokens.EndMarker, close)]),
      );
    },
  };
}
