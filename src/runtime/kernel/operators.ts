/** Arithmetic and bitwise operators. CPython: Objects/abstract.c; docs: reference/expressions.html#binary-arithmetic-operations. */
import { bytesType, listType, strType, tupleType, typeOf } from './birth.ts';
import { ask } from './dispatch.ts';
import { raise, typeName } from './errors.ts';
import type { Result, Value } from './object.ts';
import type { Slots } from './slots.ts';
import type { Thread } from './thread.ts';
import type { PyType } from './type.ts';

/** A binary operator: its slots, and how messages call it. */
export interface BinaryOperator {
  readonly slot: BinarySlotName;
  readonly reflected: BinarySlotName;
  readonly inPlace: BinarySlotName;
  readonly symbol: string;
}

type BinarySlotName = {
  [K in keyof Slots]: Slots[K] extends Slots['add'] ? (Slots['add'] extends Slots[K] ? K : never) : never;
}[keyof Slots];

export const operators = {
  add: { slot: 'add', reflected: 'radd', inPlace: 'iadd', symbol: '+' },
  sub: { slot: 'sub', reflected: 'rsub', inPlace: 'isub', symbol: '-' },
  mul: { slot: 'mul', reflected: 'rmul', inPlace: 'imul', symbol: '*' },
  matmul: { slot: 'matmul', reflected: 'rmatmul', inPlace: 'imatmul', symbol: '@' },
  truediv: { slot: 'truediv', reflected: 'rtruediv', inPlace: 'itruediv', symbol: '/' },
  floordiv: { slot: 'floordiv', reflected: 'rfloordiv', inPlace: 'ifloordiv', symbol: '//' },
  mod: { slot: 'mod', reflected: 'rmod', inPlace: 'imod', symbol: '%' },
  divmod: { slot: 'divmod', reflected: 'rdivmod', inPlace: 'divmod', symbol: 'divmod()' },
  lshift: { slot: 'lshift', reflected: 'rlshift', inPlace: 'ilshift', symbol: '<<' },
  rshift: { slot: 'rshift', reflected: 'rrshift', inPlace: 'irshift', symbol: '>>' },
  and: { slot: 'and', reflected: 'rand', inPlace: 'iand', symbol: '&' },
  or: { slot: 'or', reflected: 'ror', inPlace: 'ior', symbol: '|' },
  xor: { slot: 'xor', reflected: 'rxor', inPlace: 'ixor', symbol: '^' },
} as const satisfies Record<string, BinaryOperator>;

export function binary(operator: BinaryOperator, a: Value, b: Value, thread: Thread): Result {
  const left = typeOf(a);
  const right = typeOf(b);
  const first = left.slots[operator.slot];
  // Operands of one type are not asked twice, as in CPython.
  const second = left === right ? undefined : right.slots[operator.reflected];
  const guest = left.isHeap || right.isHeap;
  if (
    (guest || right.base === left) &&
    second !== undefined &&
    right.isSubtypeOf(left) &&
    overrides(right, left, operator.reflected)
  ) {
    return ask(second, b, first, a, thread, true, operator, unsupportedSwapped);
  }
  return ask(first, a, second, b, thread, guest, operator, unsupported);
}

/** A subclass is asked first only where it has a method of its own. */
function overrides(type: PyType, base: PyType, slot: BinarySlotName | 'rpow'): boolean {
  return type.lookup(`__${slot}__`) !== base.lookup(`__${slot}__`);
}

/** `a += b` and its like. */
export function inPlace(operator: BinaryOperator, a: Value, b: Value, thread: Thread): Result {
  const type = typeOf(a);
  const slot = type.slots[operator.inPlace];
  const right = typeOf(b);
  // sic: what comes after a sequence is asked before the sequence itself
  if (right.isHeap && type.collection === 'sequence' && !type.isHeap && slot !== undefined) {
    const reflected = right.slots[operator.reflected];
    if (reflected !== undefined && !sequences.some(({ slots }) => slots[operator.reflected] === reflected)) {
      return ask(reflected, b, slot, a, thread, true, operator, (_, y, x) =>
        plainInstead(operator, x, y, thread),
      );
    }
  }
  if (slot === undefined) return ask(undefined, a, undefined, b, thread, type.isHeap, operator, plainInstead);
  return ask(slot, a, undefined, b, thread, type.isHeap, operator, plainInstead);
}

export function power(
  a: Value,
  b: Value,
  modulus: Value,
  thread: Thread,
  neither = modulus === null ? unsupportedPower : unsupportedModularPower,
): Result {
  const left = typeOf(a);
  const right = typeOf(b);
  const guest = left.isHeap || right.isHeap;
  const ahead = left.slots.pow;
  const behind = left === right ? undefined : right.slots.rpow;
  const first = ahead && ((self: never, other: Value) => ahead(self, other, modulus, thread));
  const second = behind && ((self: never, other: Value) => behind(self, other, modulus, thread));
  if (guest && second !== undefined && right.isSubtypeOf(left) && overrides(right, left, 'rpow')) {
    return ask(second, b, first, a, thread, true, modulus, (_, y, x) => neither(modulus, x, y));
  }
  return ask(first, a, second, b, thread, guest, modulus, neither);
}

export function inPlacePower(a: Value, b: Value, thread: Thread): Result {
  const type = typeOf(a);
  return ask(type.slots.ipow, a, undefined, b, thread, type.isHeap, null, (_, x, y) =>
    power(x, y, null, thread, unsupportedInPlacePower),
  );
}

export type UnaryOperator = 'neg' | 'pos' | 'invert' | 'abs';
const unarySymbols = { neg: 'unary -', pos: 'unary +', invert: 'unary ~', abs: 'abs()' } as const;

export function unary(operator: UnaryOperator, a: Value, thread: Thread): Result {
  const slot = typeOf(a).slots[operator];
  if (slot === undefined) {
    return raise.typeError(`bad operand type for ${unarySymbols[operator]}: '${typeName(a)}'`);
  }
  return slot(a as never, thread);
}

function plainInstead(operator: BinaryOperator, a: Value, b: Value, thread: Thread): Result {
  const left = typeOf(a);
  const right = typeOf(b);
  const second = left === right ? undefined : right.slots[operator.reflected];
  const guest = left.isHeap || right.isHeap;
  // sic: instances of classes, and containers, that `*=` a sequence do not repeat it, though some do with `*`
  const declines = left.isHeap || (left.slots.contains !== undefined && left.slots.mul === undefined);
  const repeats = second !== undefined && sequences.some(({ slots }) => slots.rmul === second);
  const behind = declines && repeats ? undefined : second;
  if (guest && behind !== undefined && right.isSubtypeOf(left) && overrides(right, left, operator.reflected))
    return ask(behind, b, left.slots[operator.slot], a, thread, true, operator, (_, y, x) =>
      unsupportedInPlace(operator, x, y),
    );
  return ask(left.slots[operator.slot], a, behind, b, thread, guest, operator, unsupportedInPlace);
}

const sequences = [listType, tupleType, strType, bytesType];

function unsupported(operator: BinaryOperator, a: Value, b: Value): never {
  // a sequence has the last word when the other operand has declined
  if (operator === operators.add && typeOf(b).slots.radd !== undefined) {
    const { slots } = typeOf(a);
    const sequence = [listType, tupleType, strType].find((each) => each.slots.add === slots.add);
    if (sequence !== undefined) {
      raise.typeError(`can only concatenate ${sequence.name} (not "${typeName(b)}") to ${sequence.name}`);
    }
  }
  return unsupportedOperands(operator.symbol, a, b);
}

function unsupportedSwapped(operator: BinaryOperator, b: Value, a: Value): never {
  return unsupportedOperands(operator.symbol, a, b);
}

function unsupportedInPlace(operator: BinaryOperator, a: Value, b: Value): never {
  return unsupportedOperands(`${operator.symbol}=`, a, b);
}

function unsupportedPower(_: Value, a: Value, b: Value): never {
  return unsupportedOperands('** or pow()', a, b);
}

function unsupportedInPlacePower(_: Value, a: Value, b: Value): never {
  return unsupportedOperands('**=', a, b);
}

function unsupportedModularPower(modulus: Value, a: Value, b: Value): never {
  return raise.typeError(
    `unsupported operand type(s) for ** or pow(): '${typeName(a)}', '${typeName(b)}', '${typeName(modulus)}'`,
  );
}

function unsupportedOperands(symbol: string, a: Value, b: Value): never {
  return raise.typeError(`unsupported operand type(s) for ${symbol}: '${typeName(a)}' and '${typeName(b)}'`);
}
