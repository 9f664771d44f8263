/** How arrays compare with each other. CPython: Modules/arraymodule.c (array_richcompare). */
import { type Comparison, compare, quickEqual } from '../../runtime/kernel/compare.ts';
import type { Result, Value } from '../../runtime/kernel/object.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { NotImplemented, PyFloat } from '../../runtime/kernel/values.ts';
import { PyArray } from './storage.ts';

export function comparisons() {
  const by = (operation: Comparison) => (self: PyArray, other: Value, thread: Thread) =>
    compared(operation, self, other, thread);
  return { eq: by('eq'), ne: by('ne'), lt: by('lt'), le: by('le'), gt: by('gt'), ge: by('ge') };
}

function compared(operation: Comparison, self: PyArray, other: Value, thread: Thread): Result {
  if (!(other instanceof PyArray)) return NotImplemented;
  const isEquality = operation === 'eq' || operation === 'ne';
  if (isEquality && self.length !== other.length) return operation === 'ne';
  const shared = Math.min(self.length, other.length);
  for (let i = 0; i < shared; i++) {
    const a = self.get(i);
    const b = other.get(i);
    if (isEqualItem(a, b)) continue;
    if (isEquality) return operation === 'ne';
    return compare(operation, a, b, thread);
  }
  return compare(operation, self.length, other.length, thread);
}

function isEqualItem(a: Value, b: Value): boolean {
  if (a instanceof PyFloat && b instanceof PyFloat) return a.value === b.value;
  return quickEqual(a, b) === true;
}
