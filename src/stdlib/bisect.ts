/** `bisect`. CPython: Modules/_bisectmodule.c; docs: library/bisect.html. */

import { getAttribute } from '../runtime/kernel/attributes.ts';
import { listType, typeOf } from '../runtime/kernel/birth.ts';
import { call1, call2 } from '../runtime/kernel/call.ts';
import { compareTruth } from '../runtime/kernel/compare.ts';
import { native } from '../runtime/kernel/define.ts';
import { raise, typeName } from '../runtime/kernel/errors.ts';
import { addItem } from '../runtime/kernel/iterate.ts';
import type { Result, Value } from '../runtime/kernel/object.ts';
import { drive, finished, type Guest } from '../runtime/kernel/pausing.ts';
import { countFrom, getItem, index, length } from '../runtime/kernel/subscript.ts';
import type { Thread } from '../runtime/kernel/thread.ts';
import { PyList } from '../runtime/kernel/values.ts';

import { defineAccelerator, defineModule } from '../runtime/objects/define-module.ts';
import { addIntegers, type Integer, shiftRight } from '../runtime/objects/integer-arithmetic.ts';
import { PyRange } from '../runtime/objects/range.ts';
import { quickLess } from './heapq/order.ts';

type Side = 'left' | 'right';

const PARAMETERS = '(a, x, lo=0, hi=None, *, key=None)';

const bisect = defineModule('bisect', () => {
  const right = native(
    `bisect_right${PARAMETERS}`,
    'Return the index where to insert item x in list a, assuming a is sorted.\n\nThe return value i is such that all e in a[:i] have e <= x, and all e in\na[i:] have e > x.  So if x already appears in the list, a.insert(i, x) will\ninsert just after the rightmost x already there.',
    searcher('right'),
    { module: '_bisect' },
  );
  const left = native(
    `bisect_left${PARAMETERS}`,
    'Return the index where to insert item x in list a, assuming a is sorted.\n\nThe return value i is such that all e in a[:i] have e < x, and all e in\na[i:] have e >= x.  So if x already appears in the list, a.insert(i, x) will\ninsert just before the leftmost x already there.',
    searcher('left'),
    { module: '_bisect' },
  );
  const insertRight = native(
    `insort_right${PARAMETERS}`,
    'Insert item x in list a, and keep it sorted assuming a is sorted.\n\nIf x is already in a, insert it to the right of the rightmost x.',
    inserter('right'),
    { module: '_bisect' },
  );
  const insertLeft = native(
    `insort_left${PARAMETERS}`,
    'Insert item x in list a, and keep it sorted assuming a is sorted.\n\nIf x is already in a, insert it to the left of the leftmost x.',
    inserter('left'),
    { module: '_bisect' },
  );
  return {
    doc: 'Bisection algorithms.',
    functions: [right, left, insertRight, insertLeft],
    aliases: { bisect: 'bisect_right', insort: 'insort_right' },
  };
});
export default bisect;

export const bisectAccelerator = defineAccelerator(
  '_bisect',
  'Bisection algorithms.',
  bisect,
  'bisect_left bisect_right insort_left insort_right',
);

/** `bisect_left`, `bisect_right` */
function searcher(side: Side) {
  return (a: Value, x: Value, lo: Value, hi: Value, key: Value, thread: Thread): Result => {
    if (key === null && a instanceof PyList && a.type === listType && typeof lo === 'number' && hi === null) {
      const found = searchQuickly(a.items, x, lo, side);
      if (found !== undefined) return found;
    }
    return drive(search(a, x, lo, hi, key, side, thread), thread);
  };
}

/** `insort_left`, `insort_right` */
function inserter(side: Side) {
  return function* (a: Value, x: Value, lo: Value, hi: Value, key: Value, thread: Thread): Guest<Value> {
    const wanted = key === null ? x : yield* finished(call1(key, x, thread));
    const at = yield* search(a, wanted, lo, hi, key, side, thread);
    if (a instanceof PyList && a.type === listType && typeof at === 'number') {
      if (at >= a.items.length) addItem(a.items, x);
      else a.items.splice(at, 0, x);
    } else {
      const insert = yield* finished(getAttribute(a, 'insert', thread));
      yield* finished(call2(insert, at, x, thread));
    }
    return null;
  };
}

/** The place as far as no slot has to be asked; `undefined` otherwise. */
function searchQuickly(items: readonly Value[], x: Value, from: number, side: Side): number | undefined {
  if (from < 0) return undefined;
  let low = from;
  let high = items.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const item = items[middle]!;
    const less = side === 'right' ? quickLess(x, item) : quickLess(item, x);
    if (less === undefined) return undefined;
    if (less === (side === 'right')) high = middle;
    else low = middle + 1;
  }
  return low;
}

function* search(
  a: Value,
  x: Value,
  lo: Value,
  hi: Value,
  key: Value,
  side: Side,
  thread: Thread,
): Guest<Integer> {
  let low = yield* sizeOf(lo, thread);
  let high = hi === null ? -1 : yield* bound(hi, thread);
  if (low < 0) raise.valueError('lo must be non-negative');
  if (high === -1) high = a instanceof PyRange ? a.length : yield* finished(length(a, thread));
  while (low < high) {
    const middle = shiftRight(addIntegers(low, high), 1);
    let item = yield* finished(getItem(a, middle, thread));
    if (key !== null) item = yield* finished(call1(key, item, thread));
    const less =
      side === 'right'
        ? (quickLess(x, item) ?? (yield* finished(compareTruth('lt', x, item, thread))))
        : (quickLess(item, x) ?? (yield* finished(compareTruth('lt', item, x, thread))));
    if (less === (side === 'right')) high = middle;
    else low = addIntegers(middle, 1);
  }
  return low;
}

/** A `Py_ssize_t`, exactly. */
function* sizeOf(value: Value, thread: Thread): Guest<Integer> {
  const known = yield* index(value, thread);
  if (typeof known === 'bigint' && BigInt.asIntN(64, known) !== known)
    raise.overflowError('Python int too large to convert to C ssize_t');
  return known;
}

function* bound(hi: Value, thread: Thread): Guest<Integer> {
  if (typeof hi !== 'number' && typeOf(hi).slots.index === undefined)
    return raise.typeError(`argument should be integer or None, not '${typeName(hi)}'`);
  const known = yield* index(hi, thread);
  countFrom(known, hi);
  return known;
}
