/** Where to look for a mistake in a program that is deeper than the JavaScript stack: into inner brackets, along chains from their ends. */
import type { TokenType } from 'chevrotain';
import type { Token } from '../../lexer/token.ts';
import * as tokens from '../../lexer/vocabulary.ts';

/** How many brackets around a mistake are looked into. */
const around = 50;

/** A rule of the diagnosing grammar, and the index of the token it begins with. */
export interface InnerStart {
  readonly rule: string;
  readonly at: number;
}

/** A bracket well outside of a token; null when few are open there. */
export function innerStart(list: readonly Token[], token: Token): InnerStart | null {
  const open: number[] = [];
  for (const [index, each] of list.entries()) {
    if (each === token) break;
    if (openers.has(each.tokenType)) open.push(index);
    else if (closers.has(each.tokenType)) open.pop();
  }
  const at = open.at(-around);
  return at === undefined ? null : startAt(list, at);
}

/** The links of chains that lean to the right, last one first: each is read when all behind it are known. */
export function* chainLinks(list: readonly Token[], from: number, to: number): Generator<InnerStart> {
  for (let at = to; at > from; at--) {
    const rule = linkRules.get(list[at - 1]!.tokenType);
    if (rule !== undefined) yield { rule, at };
  }
}

function startAt(list: readonly Token[], at: number): InnerStart {
  const before = list[at - 1]?.tokenType ?? tokens.Newline;
  const { tokenType } = list[at]!;
  if (tokenType === tokens.LeftBrace && texts.has(before)) return { rule: 'replacementField', at };
  if (tokenType === tokens.LeftBrace || !operandEnds.has(before)) return { rule: 'atom', at };
  return { rule: tokenType === tokens.LeftParenthesis ? 'arguments' : 'slices', at: at + 1 };
}

/** What begins behind a token, where it begins a link. */
const linkRules: ReadonlyMap<TokenType, string> = new Map([
  [tokens.Minus, 'factor'],
  [tokens.Plus, 'factor'],
  [tokens.Tilde, 'factor'],
  [tokens.DoubleStar, 'factor'],
  [tokens.Not, 'inversion'],
  [tokens.Else, 'expression'],
  [tokens.Colon, 'expression'],
]);

const openers: ReadonlySet<TokenType> = new Set([
  tokens.LeftParenthesis,
  tokens.LeftBracket,
  tokens.LeftBrace,
]);

const closers: ReadonlySet<TokenType> = new Set([
  tokens.RightParenthesis,
  tokens.RightBracket,
  tokens.RightBrace,
]);

/** In front of a replacement field. */
const texts: ReadonlySet<TokenType> = new Set([tokens.FStringStart, tokens.FStringMiddle]);

/** In front of the brackets of a call or a subscript. */
const operandEnds: ReadonlySet<TokenType> = new Set([
  tokens.Name,
  tokens.StringLiteral,
  tokens.FStringEnd,
  tokens.RightParenthesis,
  tokens.RightBracket,
  tokens.RightBrace,
]);
