/** A binary heap of guest values. CPython: Lib/heapq.py, whose order of comparisons it keeps. */
import { compareTruth } from '../../runtime/kernel/compare.ts';
import { UNWIND, type Value } from '../../runtime/kernel/object.ts';
import type { Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';

export function* heapPush(items: Value[], item: Value, thread: Thread): Guest<void> {
  items.push(item);
  yield* rise(items, 0, items.length - 1, thread);
}

/** The smallest item; there has to be one. */
export function* heapPop(items: Value[], thread: Thread): Guest<Value> {
  const last = items.pop()!;
  if (items.length === 0) return last;
  const first = items[0]!;
  items[0] = last;
  yield* sink(items, thread);
  return first;
}

function* rise(items: Value[], start: number, at: number, thread: Thread): Guest<void> {
  let position = at;
  while (position > start) {
    const parent = (position - 1) >> 1;
    let less: unknown = compareTruth('lt', items[position]!, items[parent]!, thread);
    if (less === UNWIND) less = yield UNWIND;
    if (less !== true) return;
    const moved = items[parent]!;
    items[parent] = items[position]!;
    items[position] = moved;
    position = parent;
  }
}

/** Moves the smaller child up until a leaf is reached, then the item up from there. */
function* sink(items: Value[], thread: Thread): Guest<void> {
  let position = 0;
  while (position < items.length >> 1) {
    let child = 2 * position + 1;
    if (child + 1 < items.length) {
      let less: unknown = compareTruth('lt', items[child]!, items[child + 1]!, thread);
      if (less === UNWIND) less = yield UNWIND;
      if (less !== true) child++;
    }
    const moved = items[child]!;
    items[child] = items[position]!;
    items[position] = moved;
    position = child;
  }
  yield* rise(items, 0, position, thread);
}
