/** Binary, in-place and unary operators. Docs: reference/expressions.html#binary-arithmetic-operations. */

import type { BinOp, Expr, Operator, UnaryOp } from '../../parser/ast.ts';
import { floatType } from '../kernel/birth.ts';
import { type Result, UNWIND, type Value } from '../kernel/object.ts';
import {
  type BinaryOperator,
  binary,
  inPlace,
  inPlacePower,
  operators,
  power,
  unary,
} from '../kernel/operators.ts';
import type { Thread } from '../kernel/thread.ts';
import { truth } from '../kernel/truth.ts';
import { integer, PyFloat } from '../kernel/values.ts';
import type { Builder } from './builder.ts';
import { isFloat, localSlot, simpleOperand, simpleOperation } from './simple-operands.ts';
import { CALLED, delivered, keep, peek, type Run, take } from './state.ts';

type Apply = (a: Value, b: Value, thread: Thread) => Result;

const LARGEST = Number.MAX_SAFE_INTEGER;

/** `left op right`. Operands that are a local variable or a small integer have closures of their own. */
export function binaryOperation(node: BinOp, b: Builder): Run {
  const at = b.at(node);
  const name = localSlot(node.left, b);
  const small = smallInteger(node.right);
  if (name >= 0 && small !== undefined) {
    if (node.op === 'Add') return addConstant(name, small, b.expr(node.left), at);
    if (node.op === 'Sub') return addConstant(name, -small, b.expr(node.left), at, small);
  }
  const run = operation(node.op, b.expr(node.left), b.expr(node.right), at, b);
  const left = simpleOperand(node.left, b);
  const right = left && simpleOperand(node.right, b);
  return (left && right && simpleOperation(node.op, left, right, run)) ?? run;
}

function operation(op: Operator, left: Run, right: Run, at: number, b: Builder): Run {
  switch (op) {
    case 'Add':
      return additive(left, right, at, b);
    case 'Sub':
      return subtractive(left, right, at, b);
    case 'Mult':
      return multiplicative(left, right, at, b);
    default:
      return general(left, right, at, applications[op], b);
  }
}

/** The general form of a node with two operands; the others only put the case of two numbers in front. */
export function general(left: Run, right: Run, at: number, apply: Apply, b: Builder): Run {
  const slot = b.stateSlot();
  const i = b.slotOf(left);
  const j = b.slotOf(right);
  return (f) => {
    let x: Result;
    if (f.resuming) {
      const kept = take(f, slot);
      if (kept === CALLED) return delivered(f);
      x = kept === undefined ? left(f) : (kept as Value);
    } else {
      const known = peek(f, i);
      x = known !== undefined ? known : left(f);
    }
    if (x === UNWIND) return UNWIND;
    let y: Result | undefined = peek(f, j);
    if (y === undefined) y = right(f);
    if (y === UNWIND) return keep(f, slot, x);
    f.at = at;
    const result = apply(x, y, f.thread);
    return result === UNWIND ? keep(f, slot, CALLED) : result;
  };
}

function additive(left: Run, right: Run, at: number, b: Builder): Run {
  const slot = b.stateSlot();
  const i = b.slotOf(left);
  const j = b.slotOf(right);
  return (f) => {
    let x: Result;
    if (f.resuming) {
      const kept = take(f, slot);
      if (kept === CALLED) return delivered(f);
      x = kept === undefined ? left(f) : (kept as Value);
    } else {
      const known = peek(f, i);
      x = known !== undefined ? known : left(f);
    }
    if (x === UNWIND) return UNWIND;
    let y: Result | undefined = peek(f, j);
    if (y === undefined) y = right(f);
    if (y === UNWIND) return keep(f, slot, x);
    if (typeof x === 'number' && typeof y === 'number') {
      const sum = x + y;
      if (sum <= LARGEST && sum >= -LARGEST) return sum;
    }
    if (isFloat(x) && isFloat(y)) return new PyFloat(x.value + y.value);
    f.at = at;
    const result = add(x, y, f.thread);
    return result === UNWIND ? keep(f, slot, CALLED) : result;
  };
}

function subtractive(left: Run, right: Run, at: number, b: Builder): Run {
  const slot = b.stateSlot();
  const i = b.slotOf(left);
  const j = b.slotOf(right);
  return (f) => {
    let x: Result;
    if (f.resuming) {
      const kept = take(f, slot);
      if (kept === CALLED) return delivered(f);
      x = kept === undefined ? left(f) : (kept as Value);
    } else {
      const known = peek(f, i);
      x = known !== undefined ? known : left(f);
    }
    if (x === UNWIND) return UNWIND;
    let y: Result | undefined = peek(f, j);
    if (y === undefined) y = right(f);
    if (y === UNWIND) return keep(f, slot, x);
    if (typeof x === 'number' && typeof y === 'number') {
      const difference = x - y;
      if (difference <= LARGEST && difference >= -LARGEST) return difference;
    }
    if (isFloat(x) && isFloat(y)) return new PyFloat(x.value - y.value);
    f.at = at;
    const result = subtract(x, y, f.thread);
    return result === UNWIND ? keep(f, slot, CALLED) : result;
  };
}

function multiplicative(left: Run, right: Run, at: number, b: Builder): Run {
  const slot = b.stateSlot();
  const i = b.slotOf(left);
  const j = b.slotOf(right);
  return (f) => {
    let x: Result;
    if (f.resuming) {
      const kept = take(f, slot);
      if (kept === CALLED) return delivered(f);
      x = kept === undefined ? left(f) : (kept as Value);
    } else {
      const known = peek(f, i);
      x = known !== undefined ? known : left(f);
    }
    if (x === UNWIND) return UNWIND;
    let y: Result | undefined = peek(f, j);
    if (y === undefined) y = right(f);
    if (y === UNWIND) return keep(f, slot, x);
    if (typeof x === 'number' && typeof y === 'number') {
      const product = x * y;
      // `+ 0` turns JavaScript's -0 into 0.
      if (product <= LARGEST && product >= -LARGEST) return product + 0;
    }
    if (isFloat(x) && isFloat(y)) return new PyFloat(x.value * y.value);
    f.at = at;
    const result = multiply(x, y, f.thread);
    return result === UNWIND ? keep(f, slot, CALLED) : result;
  };
}

/** `name + 1` and `name - 1`; `written` is the constant of a subtraction as the program has it. */
function addConstant(index: number, constant: number, load: Run, at: number, written?: number): Run {
  return (f) => {
    const x = f.slots[index];
    if (typeof x === 'number') {
      const sum = x + constant;
      if (sum <= LARGEST && sum >= -LARGEST) return sum;
    }
    if (f.resuming) return delivered(f);
    const value = load(f);
    if (value === UNWIND) return UNWIND;
    f.at = at;
    return written === undefined ? add(value, constant, f.thread) : subtract(value, written, f.thread);
  };
}

// ── What operators mean, for both operands of a common built-in type; the slots know the rest ───────

function add(a: Value, b: Value, thread: Thread): Result {
  if (typeof a === 'number' && typeof b === 'number') return integer(BigInt(a) + BigInt(b));
  if (a instanceof PyFloat && a.type === floatType) {
    if (b instanceof PyFloat && b.type === floatType) return new PyFloat(a.value + b.value);
    if (typeof b === 'number') return new PyFloat(a.value + b);
  } else if (typeof a === 'number' && b instanceof PyFloat && b.type === floatType)
    return new PyFloat(a + b.value);
  return binary(operators.add, a, b, thread);
}

function subtract(a: Value, b: Value, thread: Thread): Result {
  if (typeof a === 'number' && typeof b === 'number') return integer(BigInt(a) - BigInt(b));
  if (a instanceof PyFloat && a.type === floatType) {
    if (b instanceof PyFloat && b.type === floatType) return new PyFloat(a.value - b.value);
    if (typeof b === 'number') return new PyFloat(a.value - b);
  } else if (typeof a === 'number' && b instanceof PyFloat && b.type === floatType)
    return new PyFloat(a - b.value);
  return binary(operators.sub, a, b, thread);
}

function multiply(a: Value, b: Value, thread: Thread): Result {
  if (typeof a === 'number' && typeof b === 'number') return integer(BigInt(a) * BigInt(b));
  if (a instanceof PyFloat && a.type === floatType) {
    if (b instanceof PyFloat && b.type === floatType) return new PyFloat(a.value * b.value);
    if (typeof b === 'number') return new PyFloat(a.value * b);
  } else if (typeof a === 'number' && b instanceof PyFloat && b.type === floatType)
    return new PyFloat(a * b.value);
  return binary(operators.mul, a, b, thread);
}

function divide(a: Value, b: Value, thread: Thread): Result {
  const x = realNumber(a);
  const y = realNumber(b);
  if (x !== undefined && y !== undefined && y !== 0) return new PyFloat(x / y);
  return binary(operators.truediv, a, b, thread);
}

function floorDivide(a: Value, b: Value, thread: Thread): Result {
  if (typeof a === 'number' && typeof b === 'number' && b !== 0) {
    // `a - remainder` is a multiple of `b`, so the division is exact.
    const remainder = a % b;
    const quotient = (a - remainder) / b;
    return remainder !== 0 && remainder < 0 !== b < 0 ? quotient - 1 : quotient + 0;
  }
  return binary(operators.floordiv, a, b, thread);
}

function modulo(a: Value, b: Value, thread: Thread): Result {
  if (typeof a === 'number' && typeof b === 'number' && b !== 0) {
    const remainder = a % b;
    return remainder !== 0 && remainder < 0 !== b < 0 ? remainder + b : remainder + 0;
  }
  return binary(operators.mod, a, b, thread);
}

/** A small int or a float as a JavaScript number. */
function realNumber(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  return value instanceof PyFloat && value.type === floatType ? value.value : undefined;
}

function bitwise(operator: BinaryOperator, small: (a: number, b: number) => number): Apply {
  return (a, b, thread) => {
    // fast path: JavaScript's bitwise operators work on 32 bits
    if (typeof a === 'number' && typeof b === 'number' && (a | 0) === a && (b | 0) === b) return small(a, b);
    return binary(operator, a, b, thread);
  };
}

function slotted(operator: BinaryOperator): Apply {
  return (a, b, thread) => binary(operator, a, b, thread);
}

/** What each binary operator of the syntax does. */
export const applications: Readonly<Record<Operator, Apply>> = {
  Add: (a, b, thread) => {
    if (typeof a === 'number' && typeof b === 'number') {
      const sum = a + b;
      if (sum <= LARGEST && sum >= -LARGEST) return sum;
    }
    return add(a, b, thread);
  },
  Sub: subtract,
  Mult: multiply,
  MatMult: slotted(operators.matmul),
  Div: divide,
  Mod: modulo,
  Pow: (a, b, thread) => power(a, b, null, thread),
  LShift: slotted(operators.lshift),
  RShift: slotted(operators.rshift),
  BitOr: bitwise(operators.or, (a, b) => a | b),
  BitXor: bitwise(operators.xor, (a, b) => a ^ b),
  BitAnd: bitwise(operators.and, (a, b) => a & b),
  FloorDiv: floorDivide,
};

/** What each augmented assignment does with its two values. */
export const inPlaceApplications: Readonly<Record<Operator, Apply>> = {
  Add: (a, b, thread) => {
    if (typeof a === 'number' && typeof b === 'number') {
      const sum = a + b;
      return sum <= LARGEST && sum >= -LARGEST ? sum : integer(BigInt(a) + BigInt(b));
    }
    if (typeof a === 'object' && a !== null && !(a instanceof PyFloat))
      return inPlace(operators.add, a, b, thread);
    return typeof a === 'string' || a instanceof PyFloat
      ? augmentedAdd(a, b, thread)
      : inPlace(operators.add, a, b, thread);
  },
  Sub: plainOr(subtract, operators.sub),
  Mult: plainOr(multiply, operators.mul),
  MatMult: (a, b, thread) => inPlace(operators.matmul, a, b, thread),
  Div: plainOr(divide, operators.truediv),
  Mod: plainOr(modulo, operators.mod),
  Pow: inPlacePower,
  LShift: (a, b, thread) => inPlace(operators.lshift, a, b, thread),
  RShift: (a, b, thread) => inPlace(operators.rshift, a, b, thread),
  BitOr: (a, b, thread) => inPlace(operators.or, a, b, thread),
  BitXor: (a, b, thread) => inPlace(operators.xor, a, b, thread),
  BitAnd: (a, b, thread) => inPlace(operators.and, a, b, thread),
  FloorDiv: plainOr(floorDivide, operators.floordiv),
};

function augmentedAdd(a: Value, b: Value, thread: Thread): Result {
  if (typeof a === 'string' && typeof b === 'string') return a + b;
  const x = a instanceof PyFloat && a.type === floatType ? realNumber(b) : undefined;
  return x !== undefined ? new PyFloat((a as PyFloat).value + x) : inPlace(operators.add, a, b, thread);
}

/** Numbers have no in-place forms: the plain operation, when both are numbers. */
function plainOr(apply: Apply, operator: BinaryOperator): Apply {
  return (a, b, thread) =>
    realNumber(a) !== undefined && realNumber(b) !== undefined
      ? apply(a, b, thread)
      : inPlace(operator, a, b, thread);
}

// ── Unary operators ────────────────────────────────────────────────────────────────────────────────

export function unaryOperation(node: UnaryOp, b: Builder): Run {
  const at = b.at(node);
  const slot = b.stateSlot();
  if (node.op === 'Not') return negation(b.expr(negated(node)), at, slot);
  const operand = b.expr(node.operand);
  const operator = node.op === 'USub' ? 'neg' : node.op === 'UAdd' ? 'pos' : 'invert';
  return (f) => {
    if (f.resuming && take(f, slot) === CALLED) return delivered(f);
    const value = operand(f);
    if (value === UNWIND) return UNWIND;
    if (operator === 'neg' && typeof value === 'number') return 0 - value;
    f.at = at;
    const result = unary(operator, value, f.thread);
    return result === UNWIND ? keep(f, slot, CALLED) : result;
  };
}

/** sic: CPython makes one operation of `not` and a comparison by order behind it, which then stands where the `not` does. */
function negated({ operand, lineno, col_offset, end_lineno, end_col_offset }: UnaryOp): Expr {
  if (operand.kind !== 'Compare' || operand.ops.length > 1 || /In|Is/.test(operand.ops[0]!)) return operand;
  return { ...operand, lineno, col_offset, end_lineno, end_col_offset };
}

function negation(operand: Run, at: number, slot: number): Run {
  return (f) => {
    let value: Result;
    if (f.resuming && take(f, slot) === CALLED) {
      value = delivered(f);
      return value === UNWIND ? UNWIND : !value;
    }
    value = operand(f);
    if (value === UNWIND) return UNWIND;
    if (typeof value === 'boolean') return !value;
    f.at = at;
    const result = truth(value, f.thread);
    return result === UNWIND ? keep(f, slot, CALLED) : !result;
  };
}

// ── Operands that get closures of their own ────────────────────────────────────────────────────────

/** The value of an integer literal that fits a small machine integer. */
export function smallInteger(node: Expr): number | undefined {
  if (node.kind !== 'Constant' || node.value.type !== 'int') return undefined;
  const { value } = node.value;
  return typeof value === 'number' && value < 2 ** 30 ? value : undefined;
}
