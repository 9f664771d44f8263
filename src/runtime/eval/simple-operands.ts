/**
 * Operators between local variables and constants: nothing in them can pause while both are numbers, so they read the
 * frame directly. Each operator has a closure literal of its own, because V8 keeps its feedback by literal.
 */
import type { Expr, Operator } from '../../parser/ast.ts';
import { floatType } from '../kernel/birth.ts';
import type { Value } from '../kernel/object.ts';
import { PyFloat } from '../kernel/values.ts';
import { literalValue } from '../objects/literal-value.ts';
import type { Builder } from './builder.ts';
import type { Run } from './state.ts';

const LARGEST = Number.MAX_SAFE_INTEGER;

/** A local variable by its slot, or with the slot -1 a constant. */
export interface Operand {
  readonly slot: number;
  readonly constant: Value;
}

/** Null for what is neither. */
export function simpleOperand(node: Expr, b: Builder): Operand | null {
  const slot = localSlot(node, b);
  if (slot >= 0) return { slot, constant: null };
  return node.kind === 'Constant' ? { slot: -1, constant: literalValue(node.value) } : null;
}

/** `left op right`, with `general` for everything but two small ints or two floats; null for rarer operators. */
export function simpleOperation(op: Operator, left: Operand, right: Operand, general: Run): Run | null {
  const { slot: i, constant: a } = left;
  const { slot: j, constant: c } = right;
  switch (op) {
    case 'Add':
      return (f) => {
        const x = i < 0 ? a : f.slots[i];
        const y = j < 0 ? c : f.slots[j];
        if (f.resuming || x === undefined || y === undefined) return general(f);
        return plus(x, y) ?? general(f);
      };
    case 'Sub':
      return (f) => {
        const x = i < 0 ? a : f.slots[i];
        const y = j < 0 ? c : f.slots[j];
        if (f.resuming || x === undefined || y === undefined) return general(f);
        return minus(x, y) ?? general(f);
      };
    case 'Mult':
      return (f) => {
        const x = i < 0 ? a : f.slots[i];
        const y = j < 0 ? c : f.slots[j];
        if (f.resuming || x === undefined || y === undefined) return general(f);
        return times(x, y) ?? general(f);
      };
    case 'Div':
      return (f) => {
        if (f.resuming) return general(f);
        const x = i < 0 ? a : f.slots[i];
        const y = j < 0 ? c : f.slots[j];
        return isFloat(x) && isFloat(y) && y.value !== 0 ? new PyFloat(x.value / y.value) : general(f);
      };
    default:
      return null;
  }
}

// ── Two small ints or two floats; `undefined` for everything else ──────────────────────────────────

export function plus(x: Value, y: Value): Value | undefined {
  if (typeof x === 'number') {
    if (typeof y !== 'number') return undefined;
    const sum = x + y;
    return sum <= LARGEST && sum >= -LARGEST ? sum : undefined;
  }
  return isFloat(x) && isFloat(y) ? new PyFloat(x.value + y.value) : undefined;
}

export function minus(x: Value, y: Value): Value | undefined {
  if (typeof x === 'number') {
    if (typeof y !== 'number') return undefined;
    const difference = x - y;
    return difference <= LARGEST && difference >= -LARGEST ? difference : undefined;
  }
  return isFloat(x) && isFloat(y) ? new PyFloat(x.value - y.value) : undefined;
}

export function times(x: Value, y: Value): Value | undefined {
  if (typeof x === 'number') {
    if (typeof y !== 'number') return undefined;
    const product = x * y;
    return product <= LARGEST && product >= -LARGEST ? product + 0 : undefined;
  }
  return isFloat(x) && isFloat(y) ? new PyFloat(x.value * y.value) : undefined;
}

export function isFloat(value: unknown): value is PyFloat {
  return value instanceof PyFloat && value.type === floatType;
}

/** The frame slot of a plain local variable, or -1. */
export function localSlot(node: Expr, b: Builder): number {
  if (node.kind !== 'Name') return -1;
  const binding = b.lookup(node.id);
  return binding.how === 'fast' ? binding.index : -1;
}
