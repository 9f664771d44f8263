/**
 * A small notation for grammars with ordered choice, compiled to matchers that only say how far they got.
 *
 *     rule = item item / other item         the first alternative that matches wins
 *     'if'  "case"  NAME                    a token by spelling, a soft keyword, a kind of token
 *     TYPE_COMMENT                          what CPython looks for and is never there
 *     [x]  (x / y)  x*  x+  ','.x+          optional, group, repetitions, repetition with a separator
 *     &x  !x                                look ahead
 *     ~                                     no other alternative of this rule is tried after this point
 *     &&':'                                 must follow, or the error is "expected ':'"
 *     a=x                                   the match of x is called a
 *     ?name                                 the known mistakes of that name, tried only when looking for an explanation
 */
import type { TokenType } from 'chevrotain';
import type { Token } from '../../lexer/token.ts';
import * as tokens from '../../lexer/vocabulary.ts';

/** What a matcher needs to know of the text; positions are indexes of tokens. */
export interface Reader {
  readonly tokens: readonly Token[];
  /** Looks at a token and remembers the furthest one looked at. */
  look(at: number): Token;
  rule(name: string, at: number): number;
  mistakes(name: string, at: number): number;
  /** Ends everything: `&&` found another token. */
  forced(at: number, spelling: string): never;
}

/** Matches by name: the first token and the token after the last. */
export type Captures = Map<string, { start: number; end: number }>;

/** The index after the match, or `failed`, or `cut`. */
export type Matcher = (reader: Reader, at: number, captures: Captures | null) => number;

export const failed = -1;
const cut = -2;

/** Rules by name, from lines `name = alternatives`; a line that begins with a blank goes on. */
export function compileGrammar(text: string): Map<string, Matcher> {
  const rules = new Map<string, Matcher>();
  for (const line of text.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const found = /^(\w+) = (.*)$/.exec(line.trim());
    if (found !== null) rules.set(found[1]!, compilePattern(found[2]!));
  }
  return rules;
}

export function compilePattern(text: string): Matcher {
  const compiler = new Compiler(text);
  const matcher = compiler.choice();
  return (reader, at, captures) => {
    const end = matcher(reader, at, captures);
    return end === cut ? failed : end;
  };
}

class Compiler {
  readonly #words: string[];
  #at = 0;

  constructor(text: string) {
    this.#words = text.match(/'[^']+'|"[^"]+"|&&|\?\w+|\w+=|\w+|[[\]()*+.&!~/]/g) ?? [];
  }

  choice(): Matcher {
    const alternatives = [this.#sequence()];
    while (this.#words[this.#at] === '/') {
      this.#at++;
      alternatives.push(this.#sequence());
    }
    if (alternatives.length === 1) return alternatives[0]!;
    return (reader, at, captures) => {
      for (const alternative of alternatives) {
        const end = alternative(reader, at, captures);
        if (end !== failed) return end;
      }
      return failed;
    };
  }

  #sequence(): Matcher {
    const items: (Matcher | null)[] = [];
    for (;;) {
      const word = this.#words[this.#at];
      if (word === undefined || word === '/' || word === ')' || word === ']') break;
      if (word === '~') {
        this.#at++;
        items.push(null);
      } else items.push(this.#repeated());
    }
    if (items.length === 1) return items[0]!;
    return (reader, start, captures) => {
      let at = start;
      let committed = false;
      for (const item of items) {
        if (item === null) {
          committed = true;
          continue;
        }
        at = item(reader, at, captures);
        if (at < 0) return committed ? cut : failed;
      }
      return at;
    };
  }

  #repeated(): Matcher {
    const word = this.#words[this.#at]!;
    if (/^\w+=$/.test(word)) {
      this.#at++;
      const name = word.slice(0, -1);
      const item = this.#repeated();
      return (reader, at, captures) => {
        const end = item(reader, at, captures);
        if (end >= 0) captures?.set(name, { start: at, end });
        return end;
      };
    }
    if (word === '&' || word === '!') {
      this.#at++;
      const item = this.#repeated();
      const wanted = word === '&';
      return (reader, at) => (item(reader, at, null) >= 0 === wanted ? at : failed);
    }
    if (word === '&&') {
      this.#at++;
      const spelling = this.#words[this.#at++]!.slice(1, -1);
      const type = tokenType(spelling);
      return (reader, at) => (reader.look(at).tokenType === type ? at + 1 : reader.forced(at, spelling));
    }
    let item = this.#item();
    if (this.#words[this.#at] === '.') {
      this.#at++;
      const separator = item;
      const element = this.#item();
      this.#at++; // the plus
      return (reader, start, captures) => {
        let at = element(reader, start, captures);
        while (at >= 0) {
          const next = separator(reader, at, null);
          const end = next < 0 ? failed : element(reader, next, captures);
          if (end < 0) break;
          at = end;
        }
        return at;
      };
    }
    const suffix = this.#words[this.#at];
    if (suffix === '*' || suffix === '+') {
      this.#at++;
      const element = item;
      item = (reader, start, captures) => {
        let at = start;
        for (;;) {
          const end = element(reader, at, captures);
          if (end <= at) break;
          at = end;
        }
        return suffix === '+' && at === start ? failed : at;
      };
    }
    return item;
  }

  #item(): Matcher {
    const word = this.#words[this.#at++]!;
    if (word === '(' || word === '[') {
      const inner = this.choice();
      this.#at++;
      if (word === '(') return (reader, at, captures) => inner(reader, at, captures);
      return (reader, at, captures) => {
        const end = inner(reader, at, captures);
        return end >= 0 ? end : at;
      };
    }
    const text = word.slice(1, -1);
    if (word.startsWith("'")) {
      const type = tokenType(text);
      return (reader, at) => (reader.look(at).tokenType === type ? at + 1 : failed);
    }
    if (word.startsWith('"')) {
      return (reader, at) => {
        const token = reader.look(at);
        return token.tokenType === tokens.Name && token.image === text ? at + 1 : failed;
      };
    }
    if (word.startsWith('?')) return (reader, at) => reader.mistakes(word.slice(1), at);
    if (word === 'SOFT_KEYWORD') {
      return (reader, at) => {
        const token = reader.look(at);
        return token.tokenType === tokens.Name && looksSoft(token.image) ? at + 1 : failed;
      };
    }
    const kind = kinds.get(word);
    if (kind !== undefined) return (reader, at) => (reader.look(at).tokenType === kind ? at + 1 : failed);
    return (reader, at) => reader.rule(word, at);
  }
}

/** sic: CPython takes the beginning of a soft keyword for one. */
function looksSoft(name: string): boolean {
  return ['_', 'case', 'match', 'type'].some((keyword) => keyword.startsWith(name));
}

function tokenType(spelling: string): TokenType {
  return (tokens.keywords.get(spelling) ?? tokens.operators.get(spelling))!;
}

const kinds: ReadonlyMap<string, TokenType> = new Map([
  ['NAME', tokens.Name],
  ['NUMBER', tokens.NumberLiteral],
  ['STRING', tokens.StringLiteral],
  ['FSTRING_START', tokens.FStringStart],
  ['FSTRING_MIDDLE', tokens.FStringMiddle],
  ['FSTRING_END', tokens.FStringEnd],
  ['NEWLINE', tokens.Newline],
  ['INDENT', tokens.Indent],
  ['DEDENT', tokens.Dedent],
  ['ENDMARKER', tokens.EndMarker],
  ['TYPE_COMMENT', tokens.TypeComment],
]);
