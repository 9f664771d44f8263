/** Rich comparison. CPython: Objects/object.c (do_richcompare); docs: reference/expressions.html#value-comparisons. */
import { typeOf } from './birth.ts';
import { ask, converted } from './dispatch.ts';
import { raise, typeName } from './errors.ts';
import { type Result, UNWIND, type Unwind, type Value } from './object.ts';
import { toldWhere } from './pausing.ts';
import type { Thread } from './thread.ts';
import { truth } from './truth.ts';
import { PyFloat, PyTuple } from './values.ts';

export type Comparison = 'lt' | 'le' | 'eq' | 'ne' | 'gt' | 'ge';

const swapped = { lt: 'gt', le: 'ge', eq: 'eq', ne: 'ne', gt: 'lt', ge: 'le' } as const;
const symbols = { lt: '<', le: '<=', eq: '==', ne: '!=', gt: '>', ge: '>=' } as const;

/** `a < b` and its like; the result is any object. */
export function compare(operation: Comparison, a: Value, b: Value, thread: Thread): Result {
  try {
    return compareByTypes(operation, a, b, thread);
  } catch (thrown) {
    throw toldWhere(thrown, ' in comparison');
  }
}

function compareByTypes(operation: Comparison, a: Value, b: Value, thread: Thread): Result {
  const left = typeOf(a);
  const right = typeOf(b);
  const first = left.slots[operation];
  const second = right.slots[swapped[operation]];
  const guest = left.isHeap || right.isHeap;
  if (guest && left !== right && second !== undefined && right.isSubtypeOf(left)) {
    return ask(second, b, first, a, thread, true, swapped[operation], notComparableSwapped);
  }
  return ask(first, a, second, b, thread, guest, operation, notComparable);
}

/** `a == b` as containers ask it: identity is enough, and the truth of the answer is taken. */
export function equal(a: Value, b: Value, thread: Thread): boolean | Unwind {
  if (a === b) return true;
  // fast path: these are equal to none of their own kind but themselves
  if (typeof a === 'string' && typeof b === 'string') return false;
  if (typeof a === 'number' && typeof b === 'number') return false;
  return compareTruth('eq', a, b, thread);
}

/** Of tuples in tuples; the slots of deeper ones can be left and come back to. */
const MOST_LEVELS = 20;

/**
 * `a == b` where it can be told without asking a slot: of numbers, strings, None, and of tuples of such. `undefined`
 * for anything else.
 */
export function quickEqual(a: Value, b: Value, level = 0): boolean | undefined {
  if (a === b) return true;
  if (typeof a !== 'object') {
    if (typeof a === typeof b) return false;
    if (typeof b !== 'object')
      return typeof a !== 'string' && typeof b !== 'string' && quickNumber(a) === quickNumber(b);
    if (b === null) return false;
    return b instanceof PyFloat && !b.type.isHeap
      ? typeof a !== 'string' && isSame(quickNumber(a), b.value)
      : undefined;
  }
  if (a === null) return b === null || typeof b !== 'object' || !b.type.isHeap ? false : undefined;
  if (a instanceof PyFloat && !a.type.isHeap) {
    if (b === null || typeof b === 'string') return false;
    if (typeof b !== 'object') return isSame(quickNumber(b), a.value);
    return b instanceof PyFloat && !b.type.isHeap ? a.value === b.value : undefined;
  }
  if (a instanceof PyTuple && b instanceof PyTuple && !a.type.isHeap && !b.type.isHeap) {
    const left = a.items;
    const right = b.items;
    if (left.length !== right.length || level > MOST_LEVELS) return undefined;
    for (let i = 0; i < left.length; i++) {
      const same = quickEqual(left[i]!, right[i]!, level + 1);
      if (same !== true) return same;
    }
    return true;
  }
  return undefined;
}

function quickNumber(value: boolean | number | bigint): number | bigint {
  return typeof value === 'boolean' ? Number(value) : value;
}

/** Integer against float. */
function isSame(integer: number | bigint, float: number): boolean {
  return typeof integer === 'number'
    ? integer === float
    : Number.isInteger(float) && integer === BigInt(float);
}

/** The truth of a comparison. */
export function compareTruth(operation: Comparison, a: Value, b: Value, thread: Thread): boolean | Unwind {
  if (!typeOf(a).isHeap && !typeOf(b).isHeap) {
    const result = compare(operation, a, b, thread);
    return result === UNWIND || typeof result === 'boolean' ? result : truth(result, thread);
  }
  return converted(thread, true, () => compare(operation, a, b, thread), truth);
}

function notComparable(operation: Comparison, a: Value, b: Value): Value {
  if (operation === 'eq') return a === b;
  if (operation === 'ne') return a !== b;
  return raise.typeError(
    `'${symbols[operation]}' not supported between instances of '${typeName(a)}' and '${typeName(b)}'`,
  );
}

function notComparableSwapped(operation: Comparison, b: Value, a: Value): Value {
  return notComparable(swapped[operation], a, b);
}
