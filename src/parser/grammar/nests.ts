/**
 * Programs that nest deeper than the JavaScript stack allows are read from the inside: whatever lies between brackets,
 * in a block, or is the parameters of a lambda, becomes one token at every few levels. It carries the nodes.
 */
import type { TokenType } from 'chevrotain';
import { Token } from '../../lexer/token.ts';
import * as tokens from '../../lexer/vocabulary.ts';
import { ParseFailure } from './engine.ts';

export type NestType =
  | typeof tokens.ReadAtom
  | typeof tokens.ReadCall
  | typeof tokens.ReadSubscript
  | typeof tokens.ReadField
  | typeof tokens.ReadParameters
  | typeof tokens.ReadBlock;

export interface NestContent {
  /** Throws what was thrown when the nest was read. */
  nodes(): unknown;
  /** How many levels it takes: see `Engine.level`. */
  readonly levels: number;
}

/** Stands for the tokens of a nest. */
export class ReadToken extends Token {
  readonly content: NestContent;
  /** Its first token. */
  readonly first: Token;

  constructor(type: TokenType, content: NestContent, first: Token, last: Token) {
    const { startOffset, lineno, col_offset } = first;
    const { endOffset, end_lineno, end_col_offset } = last;
    super(type, '', startOffset, endOffset, lineno, col_offset, end_lineno, end_col_offset);
    this.content = content;
    this.first = first;
  }
}

/** A nest that is open. */
interface Nest {
  type: NestType;
  /** What is in it up to here, when it is to become one token. */
  list: Token[] | null;
  /** It is in an f-string that is raw. */
  raw: boolean;
}

/** Makes nodes of the tokens of a nest, behind which no rule can go on. */
export type ReadNest = (type: NestType, list: Token[], raw: boolean) => NestContent;

/** A failure at the token of a nest is one at its first token. */
export function unfolded(thrown: unknown): unknown {
  if (!(thrown instanceof ParseFailure && thrown.token instanceof ReadToken)) return thrown;
  return unfolded(new ParseFailure(thrown.token.first));
}

/** The tokens with deep nests folded, which are so many levels apart. */
export function foldNests(list: readonly Token[], levelsApart: number, read: ReadNest): Token[] {
  const folder = new Folder(levelsApart, read);
  for (const [index, token] of list.entries()) folder.add(token, list[index + 1] ?? token);
  return folder.end(list.at(-1)!);
}

class Folder {
  readonly #levelsApart: number;
  readonly #read: ReadNest;
  readonly #whole: Token[] = [];
  #list = this.#whole;
  readonly #nests: Nest[] = [];
  readonly #outer: Token[][] = [];
  /** Whether the open f-strings are raw. */
  readonly #fstrings: boolean[] = [];
  #brackets = 0;
  #previous: TokenType = tokens.Newline;
  /** Between the fields of an f-string. */
  #inText = false;
  /** A `case` and its pattern, in which brackets mean something else. */
  #inPattern = false;

  constructor(levelsApart: number, read: ReadNest) {
    this.#levelsApart = levelsApart;
    this.#read = read;
  }

  add(token: Token, next: Token): void {
    const type = token.tokenType;
    if (beginnings.has(this.#previous)) this.#inPattern = token.image === 'case';
    if (type === tokens.Colon || closers.has(type)) this.#closeParameters(token);
    if (openers.has(type)) this.#open(this.#nestAt(type), next);
    this.#list.push(token);
    this.#inText = type === tokens.FStringMiddle || (type === tokens.Colon && this.#isInField());
    if (type === tokens.Lambda) this.#open(tokens.ReadParameters, next);
    else if (type === tokens.FStringStart) {
      this.#fstrings.push(/r/i.test(token.image));
      this.#inText = true;
    } else if (type === tokens.FStringEnd) this.#fstrings.pop();
    else if (closers.has(type)) {
      this.#inText = this.#isInField();
      this.#close(next);
    }
    this.#previous = type;
  }

  #isInField(): boolean {
    return this.#nests.at(-1)?.type === tokens.ReadField;
  }

  /** They end at their colon; in a wrong program, with what is around them. */
  #closeParameters(next: Token): void {
    while (this.#nests.at(-1)?.type === tokens.ReadParameters) {
      this.#close(next);
      if (next.tokenType === tokens.Colon) return;
    }
  }

  end(last: Token): Token[] {
    while (this.#nests.length > 0) this.#close(last);
    return this.#whole;
  }

  #nestAt(opener: TokenType): NestType {
    if (opener === tokens.Indent) return tokens.ReadBlock;
    if (opener === tokens.LeftBrace) return this.#inText ? tokens.ReadField : tokens.ReadAtom;
    if (!operandEnds.has(this.#previous)) return tokens.ReadAtom;
    return opener === tokens.LeftParenthesis ? tokens.ReadCall : tokens.ReadSubscript;
  }

  #open(type: NestType, next: Token): void {
    const isBracket = type !== tokens.ReadBlock && type !== tokens.ReadParameters;
    if (isBracket) this.#brackets++;
    // The outermost brackets may be those of a definition or an import.
    const folds = isBracket ? this.#brackets > 1 && !this.#inPattern : next.image !== 'case';
    const isFolded = folds && (this.#nests.length + 1) % this.#levelsApart === 0;
    this.#nests.push({ type, list: isFolded ? [] : null, raw: this.#fstrings.at(-1) ?? false });
    if (!isFolded) return;
    this.#outer.push(this.#list);
    this.#list = this.#nests.at(-1)!.list!;
  }

  #close(next: Token): void {
    const nest = this.#nests.pop();
    if (nest === undefined) return;
    if (nest.type !== tokens.ReadBlock && nest.type !== tokens.ReadParameters) this.#brackets--;
    if (nest.list === null) return;
    this.#list = this.#outer.pop()!;
    const first = nest.list[0] ?? next;
    const last = nest.list.findLast((token) => !layout.has(token.tokenType)) ?? first;
    this.#list.push(new ReadToken(nest.type, this.#contentOf(nest, next), first, last));
  }

  #contentOf({ type, list, raw }: Nest, next: Token): NestContent {
    try {
      const end = new ReadToken(tokens.Mistaken, nothing, next, next);
      return this.#read(type, [...list!, end], raw);
    } catch (thrown) {
      if (thrown instanceof RangeError) throw thrown;
      return failedContent(unfolded(thrown));
    }
  }
}

const nothing: NestContent = { nodes: () => null, levels: 0 };

function failedContent(thrown: unknown): NestContent {
  const nodes = () => {
    throw thrown;
  };
  return { nodes, levels: 0 };
}

const openers: ReadonlySet<TokenType> = new Set([
  tokens.LeftParenthesis,
  tokens.LeftBracket,
  tokens.LeftBrace,
  tokens.Indent,
]);

const closers: ReadonlySet<TokenType> = new Set([
  tokens.RightParenthesis,
  tokens.RightBracket,
  tokens.RightBrace,
  tokens.Dedent,
]);

const layout: ReadonlySet<TokenType> = new Set([tokens.Newline, tokens.Indent, tokens.Dedent]);

/** In front of the first token of a line. */
const beginnings: ReadonlySet<TokenType> = new Set([tokens.Newline, tokens.Indent, tokens.Dedent]);

/** Behind these a bracket belongs to a call or a subscript. */
const operandEnds: ReadonlySet<TokenType> = new Set([
  tokens.Name,
  tokens.NumberLiteral,
  tokens.StringLiteral,
  tokens.FStringEnd,
  tokens.RightParenthesis,
  tokens.RightBracket,
  tokens.RightBrace,
  tokens.None,
  tokens.True,
  tokens.False,
  tokens.EllipsisDots,
]);
