/** Comparisons, membership, identity, `and`, `or`, `not` as conditions. Docs: reference/expressions.html#comparisons. */

import type { BoolOp, Compare, ComparisonOperator, Expr, IfExp } from '../../parser/ast.ts';
import type { Frame } from '../frames/frame.ts';
import { typeOf } from '../kernel/birth.ts';
import { type Comparison, compare } from '../kernel/compare.ts';
import { converted } from '../kernel/dispatch.ts';
import { type Result, UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import { contains } from '../kernel/subscript.ts';
import type { Thread } from '../kernel/thread.ts';
import { truth } from '../kernel/truth.ts';
import { PyFloat } from '../kernel/values.ts';
import type { Builder } from './builder.ts';
import { general, smallInteger } from './operators.ts';
import { localSlot } from './simple-operands.ts';
import { CALLED, delivered, keep, peek, type Run, take } from './state.ts';
import { closingContainer } from './temporaries.ts';

/** A condition: gives true, false or UNWIND. */
export type Test = (frame: Frame) => boolean | Unwind;
type Apply = (a: Value, b: Value, thread: Thread) => Result;

export function comparison(node: Compare, b: Builder): Run {
  if (node.ops.length > 1) return chained(node, b, false);
  const op = node.ops[0]!;
  const right = node.comparators[0]!;
  const at = b.at(node);
  const name = localSlot(node.left, b);
  const small = smallInteger(right);
  if (name >= 0 && small !== undefined && op in constantTests) {
    return constantTests[op as keyof typeof constantTests](name, small, b.expr(node.left), at);
  }
  const first = b.expr(node.left);
  const second = b.expr(right);
  switch (op) {
    case 'Is':
    case 'IsNot':
      return right.kind === 'Constant' && right.value.type === 'None'
        ? identityWithNone(first, op === 'Is', b)
        : identity(first, second, op === 'Is', b);
    case 'Lt':
      return lessThan(first, second, at, b);
    case 'In':
    case 'NotIn':
      return closingContainer(right, second, (each) => general(first, each, at, comparisons[op], b), b);
    default:
      return general(first, second, at, comparisons[op], b);
  }
}

/** The truth of an expression; comparisons of built-in values give theirs directly. */
export function condition(node: Expr, b: Builder): Test {
  if (node.kind === 'BoolOp') return decision(node, b);
  if (node.kind === 'Compare' && node.ops.length > 1) return chained(node, b, true) as Test;
  if (node.kind === 'UnaryOp' && node.op === 'Not') {
    let { operand } = node;
    let negates = true;
    for (; operand.kind === 'UnaryOp' && operand.op === 'Not'; operand = operand.operand) negates = !negates;
    const holds = condition(operand, b);
    if (!negates) return holds;
    return (f) => {
      const answer = holds(f);
      return answer === UNWIND ? UNWIND : !answer;
    };
  }
  if (node.kind === 'IfExp') return choice(node, b);
  const run = b.expr(node);
  const at = b.at(node);
  const slot = b.stateSlot();
  return (f) => {
    if (f.resuming && take(f, slot) === CALLED) return delivered(f) as boolean | Unwind;
    const value = run(f);
    if (value === true || value === false || value === UNWIND) return value;
    f.at = at;
    const result = truth(value, f.thread);
    return result === UNWIND ? keep(f, slot, CALLED) : result;
  };
}

/** `a if test else b` as a condition. */
function choice(node: IfExp, b: Builder): Test {
  const test = condition(node.test, b);
  const body = condition(node.body, b);
  const otherwise = condition(node.orelse, b);
  const slot = b.stateSlot();
  return (f) => {
    const kept = f.resuming ? (take(f, slot) as boolean | undefined) : undefined;
    const chosen = kept === undefined ? test(f) : kept;
    if (chosen === UNWIND) return UNWIND;
    const answer = chosen ? body(f) : otherwise(f);
    return answer === UNWIND ? keep(f, slot, chosen) : answer;
  };
}

/** `a and b` as a condition: no operand is asked for its truth twice. */
function decision(node: BoolOp, b: Builder): Test {
  const tests = node.values.map((value) => condition(value, b));
  const deciding = node.op === 'Or';
  const slot = b.stateSlot();
  return (f) => {
    for (let i = f.resuming ? (take(f, slot) as number) : 0; i < tests.length; i++) {
      const answer = tests[i]!(f);
      if (answer === UNWIND) return keep(f, slot, i);
      if (answer === deciding) return answer;
    }
    return !deciding;
  };
}

/** `a and b and c`: the value of the first operand that decides. */
export function boolean(node: BoolOp, b: Builder): Run {
  const slot = b.stateSlot();
  const operands = node.values.map((value) => b.expr(value));
  const at = b.at(node);
  const last = operands.length - 1;
  const deciding = node.op === 'Or';
  return (f) => {
    let i = 0;
    if (f.resuming) {
      const kept = take(f, slot) as { i: number; value: Value | undefined };
      i = kept.i;
      if (kept.value !== undefined) {
        const decided = delivered(f);
        if (decided === UNWIND) return UNWIND;
        if (decided === deciding) return kept.value;
        i++;
      }
    }
    for (; ; i++) {
      const value = operands[i]!(f);
      if (value === UNWIND) return keep(f, slot, { i, value: undefined });
      if (i === last) return value;
      if (!f.resuming) f.at = at;
      const decided = truth(value, f.thread);
      if (decided === UNWIND) return keep(f, slot, { i, value });
      if (decided === deciding) return value;
    }
  };
}

/**
 * `a < b <= c`: `b` is evaluated once, `c` only if the first comparison holds. As a condition it gives the truth of the
 * answer that decides, which is not asked for its truth twice.
 */
function chained(node: Compare, b: Builder, asCondition: boolean): Run {
  const slot = b.stateSlot();
  const at = b.at(node);
  const operands = [node.left, ...node.comparators].map((operand) => b.expr(operand));
  const applies = node.ops.map((op) => comparisons[op]);
  const last = applies.length - 1;
  type State = { i: number; left: Value | undefined; right: Value | undefined; answer: Value | undefined };
  return (f) => {
    let i = 0;
    let left: Result | undefined;
    let right: Result | undefined;
    let answer: Result | undefined;
    let held: boolean | Unwind | undefined;
    if (f.resuming) {
      const kept = take(f, slot) as State | undefined;
      if (kept !== undefined) {
        ({ i, left, right, answer } = kept);
        if (answer !== undefined) held = delivered(f) as boolean | Unwind;
        else if (right !== undefined) answer = delivered(f);
      }
    }
    if (left === undefined) {
      left = operands[0]!(f);
      if (left === UNWIND) return UNWIND;
    }
    for (; ; i++) {
      if (right === undefined) {
        right = operands[i + 1]!(f);
        if (right === UNWIND) return keep(f, slot, { i, left, right: undefined, answer: undefined });
      }
      if (answer === undefined) {
        f.at = at;
        answer = applies[i]!(left as Value, right as Value, f.thread);
      }
      if (answer === UNWIND) return keep(f, slot, { i, left, right, answer: undefined });
      if (i === last && !asCondition) return answer;
      held ??= truth(answer, f.thread);
      if (held === UNWIND) return keep(f, slot, { i, left, right, answer });
      if (asCondition && (!held || i === last)) return held;
      if (!held) return answer;
      left = right;
      right = undefined;
      answer = undefined;
      held = undefined;
    }
  };
}

function identity(left: Run, right: Run, same: boolean, b: Builder): Run {
  const slot = b.stateSlot();
  const i = b.slotOf(left);
  const j = b.slotOf(right);
  return (f) => {
    const kept = f.resuming ? (take(f, slot) as Value | undefined) : undefined;
    let x: Result | undefined = kept === undefined ? peek(f, i) : kept;
    if (x === undefined) x = left(f);
    if (x === UNWIND) return UNWIND;
    let y: Result | undefined = peek(f, j);
    if (y === undefined) y = right(f);
    if (y === UNWIND) return keep(f, slot, x);
    return (x === y) === same;
  };
}

function identityWithNone(left: Run, same: boolean, b: Builder): Run {
  const i = b.slotOf(left);
  return (f) => {
    let x: Result | undefined = peek(f, i);
    if (x === undefined) x = left(f);
    return x === UNWIND ? UNWIND : (x === null) === same;
  };
}

function lessThan(left: Run, right: Run, at: number, b: Builder): Run {
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
    if (typeof x === 'number' && typeof y === 'number') return x < y;
    f.at = at;
    const result = compare('lt', x, y, f.thread);
    return result === UNWIND ? keep(f, slot, CALLED) : result;
  };
}

/** `name < 10` and its like: a closure literal for each, so that V8 sees one comparison in each. */
const constantTests = {
  Lt:
    (index: number, constant: number, load: Run, at: number): Run =>
    (f) => {
      const x = f.slots[index];
      return typeof x === 'number' ? x < constant : slowly(f, 'lt', load, constant, at);
    },
  LtE:
    (index: number, constant: number, load: Run, at: number): Run =>
    (f) => {
      const x = f.slots[index];
      return typeof x === 'number' ? x <= constant : slowly(f, 'le', load, constant, at);
    },
  Gt:
    (index: number, constant: number, load: Run, at: number): Run =>
    (f) => {
      const x = f.slots[index];
      return typeof x === 'number' ? x > constant : slowly(f, 'gt', load, constant, at);
    },
  GtE:
    (index: number, constant: number, load: Run, at: number): Run =>
    (f) => {
      const x = f.slots[index];
      return typeof x === 'number' ? x >= constant : slowly(f, 'ge', load, constant, at);
    },
  Eq:
    (index: number, constant: number, load: Run, at: number): Run =>
    (f) => {
      const x = f.slots[index];
      return typeof x === 'number' ? x === constant : slowly(f, 'eq', load, constant, at);
    },
  NotEq:
    (index: number, constant: number, load: Run, at: number): Run =>
    (f) => {
      const x = f.slots[index];
      return typeof x === 'number' ? x !== constant : slowly(f, 'ne', load, constant, at);
    },
};

function slowly(f: Frame, operation: Comparison, load: Run, constant: number, at: number): Result {
  if (f.resuming) return delivered(f);
  const value = load(f);
  if (value === UNWIND) return UNWIND;
  f.at = at;
  return compare(operation, value, constant, f.thread);
}

// ── What comparisons mean for values of common built-in types ───────────────────────────────────────

const comparisons: Readonly<Record<ComparisonOperator, Apply>> = {
  Eq: (a, b, thread) => {
    if (typeof a === 'number' && typeof b === 'number') return a === b;
    if (typeof a === 'string' && typeof b === 'string') return a === b;
    return compare('eq', a, b, thread);
  },
  NotEq: (a, b, thread) => {
    if (typeof a === 'number' && typeof b === 'number') return a !== b;
    if (typeof a === 'string' && typeof b === 'string') return a !== b;
    return compare('ne', a, b, thread);
  },
  Lt: ordering('lt', (a, b) => a < b),
  LtE: ordering('le', (a, b) => a <= b),
  Gt: ordering('gt', (a, b) => a > b),
  GtE: ordering('ge', (a, b) => a >= b),
  Is: (a, b) => a === b,
  IsNot: (a, b) => a !== b,
  In: (a, b, thread) => contains(b, a, thread),
  NotIn: (a, b, thread) =>
    converted(
      thread,
      typeOf(b).isHeap || typeof b === 'object',
      () => contains(b, a, thread),
      (found) => !found,
    ),
};

function ordering(operation: Comparison, numbers: (a: number, b: number) => boolean): Apply {
  return (a, b, thread) => {
    if (typeof a === 'number') {
      if (typeof b === 'number') return numbers(a, b);
      if (b instanceof PyFloat && !b.type.isHeap) return numbers(a, b.value);
    } else if (a instanceof PyFloat && !a.type.isHeap) {
      if (b instanceof PyFloat && !b.type.isHeap) return numbers(a.value, b.value);
      if (typeof b === 'number') return numbers(a.value, b);
    }
    return compare(operation, a, b, thread);
  };
}
