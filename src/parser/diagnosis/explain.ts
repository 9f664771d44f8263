/** Reads a refused program with unlimited look-ahead, first as it should be, then with the known mistakes. CPython: Parser/pegen.c. */
import type { SyntaxErrorType } from '../../lexer/errors.ts';
import type { TokenList } from '../../lexer/lexer.ts';
import type { Token } from '../../lexer/token.ts';
import * as tokens from '../../lexer/vocabulary.ts';
import type { Expr, Located } from '../ast.ts';
import type { CallArguments } from '../grammar/expressions.ts';
import { grammarText } from './grammar.ts';
import type { InnerStart } from './inner.ts';
import { type Mistake, mistakes } from './mistakes.ts';
import {
  type Captures,
  compileGrammar,
  compilePattern,
  failed,
  type Matcher,
  type Reader,
} from './notation.ts';
import { kindName } from './targets.ts';

/** An error with its place: lines from 1, columns in UTF-8 bytes from 0. */
export interface Problem {
  type: SyntaxErrorType;
  message: string;
  place: Located;
  /** The end is where CPython had read to, one less than an end it knows. */
  open: boolean;
  /** At the last token read, whatever it is: where that has no column, how far the line was read. */
  isHere?: boolean;
  /** How far the text was read, if not to the furthest token that was looked at. */
  reached?: Token;
}

/** Makes nodes of some tokens; null where they are no expression, or no arguments of a call. */
export interface TreeMaker {
  expression(list: readonly Token[]): Expr | null;
  call(list: readonly Token[]): CallArguments | null;
}

/** The end of the tokens, met inside of a bracket or before the end of the text. */
export class EndReached {}

export class Explanation implements Reader {
  readonly tokens: readonly Token[];
  readonly #trees: TreeMaker;
  readonly #endsEarly: boolean;
  readonly #rules = compileGrammar(grammarText + helperText);
  readonly #patterns = new Map<Mistake, Matcher>();
  /** Matches by token index, then by rule. */
  #memory: (Map<string, number> | undefined)[] = [];
  #explaining = false;
  #furthest = 0;
  #plain = 0;
  readonly #levels: number[];

  constructor(list: TokenList, trees: TreeMaker) {
    this.tokens = list.tokens;
    this.#endsEarly = list.unclosed !== null || list.error !== null;
    this.#trees = trees;
    let level = 0;
    this.#levels = list.tokens.map((token) => {
      if (openers.has(token.tokenType)) level++;
      else if (closers.has(token.tokenType)) level--;
      return level;
    });
  }

  /**
   * The first known mistake found from a token on, or null; throws `EndReached`. `last` is the last token that
   * a plain reading looks at, `furthest` that of both; `early` tells that a plain reading found it. The links of long
   * chains that begin at the indices of `chains` are read first, and remembered.
   */
  find(
    start: string,
    from: number,
    chains: Iterable<InnerStart> = [],
  ): { problem: Problem | null; last: Token; furthest: Token; early: boolean } {
    this.#furthest = from - 1;
    this.#explaining = false;
    let last = this.tokens[from]!;
    try {
      this.#run(start, from, false, chains);
      last = this.last;
      this.#run(start, from, true, chains);
      return { problem: null, last, furthest: this.last, early: false };
    } catch (error) {
      if (error instanceof Told) {
        return { problem: error.problem, last, furthest: this.last, early: !this.#explaining };
      }
      throw error;
    }
  }

  #run(start: string, from: number, explaining: boolean, chains: Iterable<InnerStart>): void {
    this.#memory = [];
    this.#explaining = explaining;
    this.#plain = 0;
    for (const { rule, at } of chains) this.rule(rule, at);
    this.rule(start, from);
  }

  // ── For matchers ─────────────────────────────────────────────────────────────────────────────────

  look(at: number): Token {
    const token = this.tokens[at] ?? this.tokens.at(-1)!;
    if (at > this.#furthest) {
      this.#furthest = Math.min(at, this.tokens.length - 1);
      if (this.#endsEarly && ends.has(token.tokenType)) throw new EndReached();
    }
    return token;
  }

  rule(name: string, at: number): number {
    const memory = (this.#memory[at] ??= new Map());
    const key = this.#plain > 0 && !sharedMemory.has(name) ? `${name} plain` : name;
    const known = memory.get(key);
    if (known !== undefined) return known;
    const end =
      name === 'expressionPlain' ? this.#plainExpression(at) : this.#rules.get(name)!(this, at, null);
    memory.set(key, end);
    // What a finished block remembers is not asked again: the block itself is.
    if (name === 'block' && end > at + 1) this.#memory.fill(undefined, at + 1, end);
    return end;
  }

  /** An expression in which no mistake is looked for. */
  #plainExpression(at: number): number {
    this.#plain++;
    const end = this.#rules.get('expression')!(this, at, null);
    this.#plain--;
    return end;
  }

  mistakes(name: string, at: number): number {
    if ((!this.#explaining || this.#plain > 0) && !alwaysTold.has(name)) return failed;
    for (const mistake of mistakes[name]!) {
      let matcher = this.#patterns.get(mistake);
      if (matcher === undefined) this.#patterns.set(mistake, (matcher = compilePattern(mistake.pattern)));
      const captures: Captures = new Map();
      const end = matcher(this, at, captures);
      if (end < 0) continue;
      const problem = mistake.tell(new Found(this, captures, end));
      if (problem !== null) throw new Told(problem);
    }
    return failed;
  }

  forced(at: number, spelling: string): never {
    const token = this.look(at);
    throw new Told({ type: 'SyntaxError', message: `expected '${spelling}'`, place: token, open: false });
  }

  // ── For mistakes ─────────────────────────────────────────────────────────────────────────────────

  get last(): Token {
    return this.tokens[this.#furthest]!;
  }

  level(at: number): number {
    return this.#levels[at] ?? 0;
  }

  tree(start: number, end: number): Expr | null {
    return this.#trees.expression(this.tokens.slice(start, end));
  }

  call(start: number, end: number): CallArguments | null {
    return this.#trees.call(this.tokens.slice(start, end));
  }
}

/** A known mistake was found. */
class Told {
  readonly problem: Problem;
  constructor(problem: Problem) {
    this.problem = problem;
  }
}

/** A match of a mistake's pattern, and the ways to speak of it. */
export class Found {
  readonly #reader: Explanation;
  readonly #captures: Captures;
  readonly #end: number;

  constructor(reader: Explanation, captures: Captures, end: number) {
    this.#reader = reader;
    this.#captures = captures;
    this.#end = end;
  }

  /** The first token of a capture. */
  token(name: string): Token {
    return this.#reader.tokens[this.#captures.get(name)!.start]!;
  }

  tree(name: string): Expr | null {
    const { start, end } = this.#captures.get(name)!;
    return this.#reader.tree(start, end);
  }

  kind(name: string): string {
    const value = this.tree(name);
    return value === null ? 'expression' : kindName(value);
  }

  /** Brackets open after the last token of a capture. */
  bracketsAfter(name: string): number {
    return this.#reader.level(this.#captures.get(name)!.end - 1);
  }

  /** What a capture would be as the arguments of a call. */
  callOf(name: string): CallArguments | null {
    const { start, end } = this.#captures.get(name)!;
    return this.#reader.call(start, end);
  }

  lastOf(name: string): Token {
    return this.#reader.tokens[this.#captures.get(name)!.end - 1]!;
  }

  // ── Places ───────────────────────────────────────────────────────────────────────────────────────

  /** At a capture; parentheses around an expression do not count. */
  at(name: string, message: string): Problem {
    return this.place(this.#located(name), message);
  }

  place(place: Located, message: string): Problem {
    return { type: 'SyntaxError', message, place, open: false };
  }

  between(first: string, last: string, message: string): Problem {
    return this.span(this.#located(first), this.#located(last), message);
  }

  span(first: Located, last: Located, message: string): Problem {
    return this.place(
      {
        lineno: first.lineno,
        col_offset: first.col_offset,
        end_lineno: last.end_lineno,
        end_col_offset: last.end_col_offset,
      },
      message,
    );
  }

  /** From a capture to the last token looked at. */
  from(name: string, message: string): Problem {
    return { ...this.span(this.#located(name), this.#reader.last, message), open: true };
  }

  /** At the last token looked at. */
  here(message: string): Problem {
    return { ...this.place(this.#reader.last, message), isHere: true };
  }

  /** Whether only the end of the text follows the match. */
  isLast(): boolean {
    return this.#reader.tokens[this.#end]?.tokenType === tokens.EndMarker;
  }

  /** At the token after the match. */
  next(message: string): Problem {
    return this.place(this.#reader.look(this.#end), message);
  }

  indentation(message: string): Problem {
    return { type: 'IndentationError', message, place: this.#reader.last, open: false, isHere: true };
  }

  /** At the last character of a key. */
  afterKey(name: string, message: string): Problem {
    const key = this.#located(name);
    const place = { ...key, col_offset: key.end_col_offset - 1, end_col_offset: -1 };
    return this.place(place, message);
  }

  #located(name: string): Located {
    const { start, end } = this.#captures.get(name)!;
    if (end - start === 1) return this.#reader.tokens[start]!;
    const value = this.#reader.tree(start, end);
    if (value !== null) return value;
    const first = this.#reader.tokens[start]!;
    const last = this.#reader.tokens[end - 1]!;
    return {
      lineno: first.lineno,
      col_offset: first.col_offset,
      end_lineno: last.end_lineno,
      end_col_offset: last.end_col_offset,
    };
  }
}

/** Rules that only mistakes speak of. */
const helperText = `notOperand = 'not' inversion
annotatedDisplay = list / tuple / '(' annotatedDisplay ')'
`;

/** What CPython remembers without asking whether mistakes were looked for: a failure without them stays one. */
const sharedMemory = new Set(
  (
    'block expression starExpression disjunction conjunction inversion factor strings starTarget targetWithStarAtom ' +
    'arguments awaitPrimary bitwiseOr bitwiseXor bitwiseAnd shift sum term primary targetPrimary simple'
  ).split(' '),
);

/** What even a plain reading stops at. */
const alwaysTold = new Set([
  'bareStar',
  'conversion',
  'defTypeParameter',
  'defTypeParameters',
  'imaginaryPart',
  'inClause',
  'moreStatements',
  'realPart',
]);

const ends = new Set([tokens.EndMarker, tokens.Mistaken]);
const openers = new Set([tokens.LeftParenthesis, tokens.LeftBracket, tokens.LeftBrace]);
const closers = new Set([tokens.RightParenthesis, tokens.RightBracket, tokens.RightBrace]);
