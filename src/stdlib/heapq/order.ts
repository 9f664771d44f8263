/** `<` of values whose order can be told without asking a slot: numbers, strings, and tuples of such. */
import { floatType, tupleType } from '../../runtime/kernel/birth.ts';
import { quickEqual } from '../../runtime/kernel/compare.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { PyFloat, PyTuple } from '../../runtime/kernel/values.ts';
import { compareTexts } from '../../runtime/objects/str.ts';

/** `a < b`, or `undefined` when a slot has to be asked. */
export function quickLess(a: Value, b: Value): boolean | undefined {
  if (typeof a === 'number' && typeof b === 'number') return a < b;
  if (typeof a === 'string') return typeof b === 'string' ? compareTexts(a, b) < 0 : undefined;
  if (a instanceof PyFloat && a.type === floatType) {
    if (typeof b === 'number') return a.value < b;
    return b instanceof PyFloat && b.type === floatType ? a.value < b.value : undefined;
  }
  if (a instanceof PyTuple && b instanceof PyTuple && a.type === tupleType && b.type === tupleType)
    return quickTupleLess(a.items, b.items);
  if (b instanceof PyFloat && b.type === floatType && typeof a === 'number') return a < b.value;
  return undefined;
}

function quickTupleLess(left: readonly Value[], right: readonly Value[]): boolean | undefined {
  const shared = Math.min(left.length, right.length);
  for (let i = 0; i < shared; i++) {
    const a = left[i]!;
    const b = right[i]!;
    const same = quickEqual(a, b);
    if (same === undefined) return undefined;
    if (!same) return quickLess(a, b);
  }
  return left.length < right.length;
}
