/** Operators and how tightly they bind; the stack that turns a flat row of operands into a tree. Docs: reference/expressions.html#operator-precedence. */
import type { TokenType } from 'chevrotain';
import type { Token } from '../../lexer/token.ts';
import * as tokens from '../../lexer/vocabulary.ts';
import type { ComparisonOperator, Expr, Located, Operator, UnaryOperator } from '../ast.ts';
import * as build from '../build.ts';

export const precedence = {
  none: 0,
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  bitOr: 5,
  bitXor: 6,
  bitAnd: 7,
  shift: 8,
  sum: 9,
  term: 10,
  factor: 11,
  power: 12,
} as const;

export interface BinaryEntry {
  type: TokenType;
  precedence: number;
  op: Operator | ComparisonOperator | 'And' | 'Or';
}

export interface PrefixEntry {
  type: TokenType;
  precedence: number;
  op: UnaryOperator;
}

/** `is not` and `not in` take two tokens: the grammar joins them. */
export const isNot: BinaryEntry = { type: tokens.Is, precedence: precedence.comparison, op: 'IsNot' };
export const notIn: BinaryEntry = { type: tokens.Not, precedence: precedence.comparison, op: 'NotIn' };
export const is: BinaryEntry = { type: tokens.Is, precedence: precedence.comparison, op: 'Is' };

export const binaryOperators: readonly BinaryEntry[] = [
  { type: tokens.Plus, precedence: precedence.sum, op: 'Add' },
  { type: tokens.Minus, precedence: precedence.sum, op: 'Sub' },
  { type: tokens.Star, precedence: precedence.term, op: 'Mult' },
  { type: tokens.Slash, precedence: precedence.term, op: 'Div' },
  { type: tokens.DoubleSlash, precedence: precedence.term, op: 'FloorDiv' },
  { type: tokens.Percent, precedence: precedence.term, op: 'Mod' },
  { type: tokens.At, precedence: precedence.term, op: 'MatMult' },
  { type: tokens.DoubleStar, precedence: precedence.power, op: 'Pow' },
  { type: tokens.Bar, precedence: precedence.bitOr, op: 'BitOr' },
  { type: tokens.Caret, precedence: precedence.bitXor, op: 'BitXor' },
  { type: tokens.Ampersand, precedence: precedence.bitAnd, op: 'BitAnd' },
  { type: tokens.LeftShift, precedence: precedence.shift, op: 'LShift' },
  { type: tokens.RightShift, precedence: precedence.shift, op: 'RShift' },
  { type: tokens.EqualEqual, precedence: precedence.comparison, op: 'Eq' },
  { type: tokens.NotEqual, precedence: precedence.comparison, op: 'NotEq' },
  { type: tokens.Less, precedence: precedence.comparison, op: 'Lt' },
  { type: tokens.LessEqual, precedence: precedence.comparison, op: 'LtE' },
  { type: tokens.Greater, precedence: precedence.comparison, op: 'Gt' },
  { type: tokens.GreaterEqual, precedence: precedence.comparison, op: 'GtE' },
  { type: tokens.In, precedence: precedence.comparison, op: 'In' },
  { type: tokens.And, precedence: precedence.and, op: 'And' },
  { type: tokens.Or, precedence: precedence.or, op: 'Or' },
];

export const prefixOperators: readonly PrefixEntry[] = [
  { type: tokens.Minus, precedence: precedence.factor, op: 'USub' },
  { type: tokens.Plus, precedence: precedence.factor, op: 'UAdd' },
  { type: tokens.Tilde, precedence: precedence.factor, op: 'Invert' },
  { type: tokens.Not, precedence: precedence.not, op: 'Not' },
];

export const augmentedOperators: readonly { type: TokenType; op: Operator }[] = [
  { type: tokens.PlusEqual, op: 'Add' },
  { type: tokens.MinusEqual, op: 'Sub' },
  { type: tokens.StarEqual, op: 'Mult' },
  { type: tokens.SlashEqual, op: 'Div' },
  { type: tokens.DoubleSlashEqual, op: 'FloorDiv' },
  { type: tokens.PercentEqual, op: 'Mod' },
  { type: tokens.AtEqual, op: 'MatMult' },
  { type: tokens.AmpersandEqual, op: 'BitAnd' },
  { type: tokens.BarEqual, op: 'BitOr' },
  { type: tokens.CaretEqual, op: 'BitXor' },
  { type: tokens.LeftShiftEqual, op: 'LShift' },
  { type: tokens.RightShiftEqual, op: 'RShift' },
  { type: tokens.DoubleStarEqual, op: 'Pow' },
];

/** A waiting operator: a binary one, or a prefix with the token it began at. */
type Waiting = { entry: BinaryEntry; prefix: null } | { entry: PrefixEntry; prefix: Located };

/**
 * Operands and waiting operators of all expressions being read; each expression works above the marks it found.
 * No operator recurses, so a chain may be as long as it likes.
 */
export class OperatorStack {
  readonly #operands: Expr[] = [];
  /** First and last token of each operand: parentheses belong to it, though not to its node. */
  readonly #starts: Located[] = [];
  readonly #ends: Located[] = [];
  readonly #waiting: Waiting[] = [];

  /** How many operators wait: the mark of an expression that begins. */
  get mark(): number {
    return this.#waiting.length;
  }

  clear(): void {
    this.#operands.length = 0;
    this.#starts.length = 0;
    this.#ends.length = 0;
    this.#waiting.length = 0;
  }

  operand(value: Expr, start: Located, end: Located): void {
    this.#operands.push(value);
    this.#starts.push(start);
    this.#ends.push(end);
  }

  /** Whether a prefix may stand here: `not` binds too loosely to be an operand of anything but `not`, `and`, `or`. */
  takesPrefix(entry: PrefixEntry, mark: number): boolean {
    return (
      entry.precedence !== precedence.not ||
      this.#waiting.length === mark ||
      this.#waiting[this.#waiting.length - 1]!.entry.precedence <= precedence.not
    );
  }

  prefix(entry: PrefixEntry, token: Token): void {
    this.#waiting.push({ entry, prefix: token });
  }

  binary(entry: BinaryEntry, mark: number): void {
    const chains = entry.precedence <= precedence.and || entry.precedence === precedence.comparison;
    if (entry.precedence !== precedence.power) {
      this.#reduce(mark, chains ? entry.precedence + 1 : entry.precedence);
    }
    this.#waiting.push({ entry, prefix: null });
  }

  /** The finished expression. */
  finish(mark: number): Expr {
    this.#reduce(mark, 0);
    this.#starts.pop();
    this.#ends.pop();
    return this.#operands.pop()!;
  }

  /** Builds what waits above the mark and binds at least as tightly as `lowest`. */
  #reduce(mark: number, lowest: number): void {
    const waiting = this.#waiting;
    const operands = this.#operands;
    while (waiting.length > mark) {
      const top = waiting[waiting.length - 1]!;
      const level = top.entry.precedence;
      if (level < lowest) return;
      if (top.prefix !== null) {
        waiting.pop();
        const end = this.#ends[operands.length - 1]!;
        this.#starts[operands.length - 1] = top.prefix;
        operands.push(build.unaryOp(top.entry.op, operands.pop()!, top.prefix, end));
      } else if (level === precedence.comparison || level <= precedence.and) {
        this.#reduceChain(mark, level);
      } else {
        waiting.pop();
        const right = operands.pop()!;
        const left = operands.pop()!;
        const end = this.#ends.pop()!;
        this.#starts.pop();
        this.#ends[operands.length] = end;
        operands.push(
          build.binOp(left, top.entry.op as Operator, right, this.#starts[operands.length]!, end),
        );
      }
    }
  }

  /** `a < b < c` and `a and b and c` are one node each. */
  #reduceChain(mark: number, level: number): void {
    const waiting = this.#waiting;
    const operands = this.#operands;
    let first = waiting.length - 1;
    while (first > mark && waiting[first - 1]!.entry.precedence === level) first--;
    const entries = waiting.splice(first);
    const values = operands.splice(operands.length - entries.length - 1);
    const at = operands.length;
    const start = this.#starts[at]!;
    const end = this.#ends[at + values.length - 1]!;
    this.#starts.length = at + 1;
    this.#ends.length = at + 1;
    this.#ends[at] = end;
    const op = entries[0]!.entry.op;
    if (op === 'And' || op === 'Or') operands.push(build.boolOp(op, values, start, end));
    else {
      const ops = entries.map((each) => each.entry.op as ComparisonOperator);
      operands.push(build.compare(values[0]!, ops, values.slice(1), start, end));
    }
  }
}
