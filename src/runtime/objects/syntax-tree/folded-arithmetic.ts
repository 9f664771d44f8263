/** Operations on constants that are worth their room. CPython: Python/ast_opt.c (safe_multiply, safe_power, safe_lshift). */
import type { Operator, UnaryOp } from '../../../parser/ast.ts';
import { PyException } from '../../kernel/exception.ts';
import { type Result, UNWIND, type Value } from '../../kernel/object.ts';
import { binary, operators, power, unary } from '../../kernel/operators.ts';
import { knownInteger } from '../../kernel/subscript.ts';
import type { Thread } from '../../kernel/thread.ts';
import { PyBytes, PyTuple } from '../../kernel/values.ts';
import { PyFrozenSet } from '../frozenset.ts';
import { bitLength } from '../integer-arithmetic.ts';

/** The value; undefined when there is none or it is too large. */
export function foldedBinary(op: Operator, a: Value, b: Value, thread: Thread): Value | undefined {
  if (!isSmall(op, a, b)) return undefined;
  return quietly(() => {
    if (op === 'Pow') return power(a, b, null, thread);
    return binary(binaryOperators[op as keyof typeof binaryOperators], a, b, thread);
  }, thread);
}

export function foldedUnary(
  op: Exclude<UnaryOp['op'], 'Not'>,
  value: Value,
  thread: Thread,
): Value | undefined {
  if (op === 'Invert' && typeof value === 'boolean') return undefined; // which warns
  return quietly(() => unary(unaryOperators[op], value, thread), thread);
}

/** A value, or undefined for an error. */
export function quietly(operation: () => Result, thread: Thread): Value | undefined {
  try {
    const value = operation();
    if (value !== UNWIND) return value;
    thread.takeError();
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
  }
  return undefined;
}

const mostBits = 128;
const mostItems = 256;
const mostCharacters = 4096;
const mostItemsInside = 1024;

function isSmall(op: Operator, a: Value, b: Value): boolean {
  const [left, right] = [knownInteger(a), knownInteger(b)];
  const both = left !== undefined && right !== undefined;
  switch (op) {
    case 'MatMult':
      return false;
    case 'Mod':
      return typeof a !== 'string' && !(a instanceof PyBytes);
    case 'Mult':
      if (both) return bitLength(left) + bitLength(right) <= mostBits;
      return isSmallRepetition(left ?? right, left === undefined ? a : b);
    case 'Pow':
      if (!both || right <= 0) return true;
      return Number(right) <= mostBits / Math.max(1, bitLength(left));
    case 'LShift':
      if (!both || left === 0 || right === 0) return true;
      return right >= 0 && Number(right) <= mostBits - bitLength(left);
    default:
      return true;
  }
}

function isSmallRepetition(count: number | bigint | undefined, sequence: Value): boolean {
  if (count === undefined) return true;
  if (sequence instanceof PyTuple || sequence instanceof PyFrozenSet) {
    const size = sequence instanceof PyTuple ? sequence.items.length : sequence.size;
    if (size === 0) return true;
    if (count < 0 || Number(count) > Math.floor(mostItems / size)) return false;
    return count === 0 || itemsInside(sequence) <= mostItemsInside / Number(count);
  }
  const size =
    typeof sequence === 'string' ? sequence.length : sequence instanceof PyBytes ? sequence.value.length : 0;
  return size === 0 || (count >= 0 && Number(count) <= Math.floor(mostCharacters / size));
}

function itemsInside(value: Value): number {
  if (!(value instanceof PyTuple)) return 0;
  return value.items.reduce<number>((sum, each) => sum + itemsInside(each), value.items.length);
}

const binaryOperators = {
  Add: operators.add,
  Sub: operators.sub,
  Mult: operators.mul,
  Div: operators.truediv,
  FloorDiv: operators.floordiv,
  Mod: operators.mod,
  LShift: operators.lshift,
  RShift: operators.rshift,
  BitOr: operators.or,
  BitXor: operators.xor,
  BitAnd: operators.and,
} as const;

const unaryOperators = { Invert: 'invert', UAdd: 'pos', USub: 'neg' } as const;
