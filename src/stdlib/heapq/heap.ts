/**
 * Binary heaps in lists. CPython: Modules/_heapqmodule.c, whose order of comparisons and exchanges it keeps.
 *
 * Each movement first goes as far as values can be compared without asking a slot; only then does a JavaScript generator
 * take over.
 */
import { compareTruth } from '../../runtime/kernel/compare.ts';
import { raise, typeName } from '../../runtime/kernel/errors.ts';
import { addItem } from '../../runtime/kernel/iterate.ts';
import { type Result, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { breathe, drive, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyList } from '../../runtime/kernel/values.ts';
import { quickLess } from './order.ts';

/** Which of two items is nearer to the root of a heap. */
export type Order = 'min' | 'max';

/** `heappush` */
export function push(heap: Value, item: Value, thread: Thread): Result {
  const list = needList(heap, 'heappush', 'argument 1');
  addItem(list.items, item);
  const end = list.items.length - 1;
  const reached = riseQuickly(list.items, 0, end, 'min');
  return reached === DONE ? null : drive(pushSlowly(list, reached, thread), thread);
}

function* pushSlowly(list: PyList, position: number, thread: Thread): Guest<Value> {
  yield* rise(list, 0, position, 'min', thread);
  return null;
}

/** `heappop`, `_heappop_max` */
export function popper(name: string, order: Order) {
  return (heap: Value, thread: Thread): Result => {
    const list = needList(heap, name, 'argument');
    const { items } = list;
    if (items.length === 0) raise.indexError('index out of range');
    const last = items.pop()!;
    return items.length === 0 ? last : exchange(list, last, order, thread);
  };
}

/** `heapreplace`, `_heapreplace_max` */
export function replacer(name: string, order: Order) {
  return (heap: Value, item: Value, thread: Thread): Result => {
    const list = needList(heap, name, 'argument 1');
    if (list.items.length === 0) raise.indexError('index out of range');
    return exchange(list, item, order, thread);
  };
}

/** `heappushpop` */
export function pushPop(heap: Value, item: Value, thread: Thread): Result {
  const list = needList(heap, 'heappushpop', 'argument 1');
  if (list.items.length === 0) return item;
  const behind = quickLess(list.items[0]!, item);
  if (behind === false) return item;
  return behind ? exchange(list, item, 'min', thread) : drive(pushPopSlowly(list, item, thread), thread);
}

function* pushPopSlowly(list: PyList, item: Value, thread: Thread): Guest<Value> {
  let behind = compareTruth('lt', list.items[0]!, item, thread);
  if (behind === UNWIND) behind = (yield UNWIND) as boolean;
  if (!behind) return item;
  if (list.items.length === 0) raise.indexError('index out of range');
  const result = exchange(list, item, 'min', thread);
  return result === UNWIND ? yield UNWIND : result;
}

/** `heapify`, `_heapify_max` */
export function heapifier(name: string, order: Order) {
  return function* (heap: Value, thread: Thread): Guest<Value> {
    const list = needList(heap, name, 'argument');
    for (let i = (list.items.length >> 1) - 1; i >= 0; i--) {
      yield* sink(list, i, order, thread);
      if (--thread.fuel < 0) yield* breathe(thread);
    }
    return null;
  };
}

/** Puts `item` in the place of the root, which is the result. */
function exchange(list: PyList, item: Value, order: Order, thread: Thread): Result {
  const { items } = list;
  const root = items[0]!;
  items[0] = item;
  const sunk = sinkQuickly(items, 0, order);
  if (sunk < 0) return drive(exchangeSlowly(list, root, ~sunk, order, thread), thread);
  const reached = riseQuickly(items, 0, sunk, order);
  return reached === DONE ? root : drive(exchangeSlowly(list, root, sunk, order, thread), thread);
}

function* exchangeSlowly(
  list: PyList,
  root: Value,
  position: number,
  order: Order,
  thread: Thread,
): Guest<Value> {
  yield* sinkFrom(list, 0, position, order, thread);
  return root;
}

const DONE = -1;

/** Moves an item towards the root; gives the place where a slot has to be asked, or DONE. */
function riseQuickly(items: Value[], start: number, from: number, order: Order): number {
  let position = from;
  const item = items[position]!;
  while (position > start) {
    const parent = (position - 1) >> 1;
    const other = items[parent]!;
    const ahead = order === 'min' ? quickLess(item, other) : quickLess(other, item);
    if (ahead === undefined) return position;
    if (!ahead) return DONE;
    items[parent] = item;
    items[position] = other;
    position = parent;
  }
  return DONE;
}

/** Lets an item sink to a leaf; gives that place, or the complement of the place where a slot has to be asked. */
function sinkQuickly(items: Value[], from: number, order: Order): number {
  const end = items.length;
  const inner = end >> 1;
  let position = from;
  while (position < inner) {
    let child = 2 * position + 1;
    const next = child + 1;
    if (next < end) {
      const x = items[order === 'min' ? child : next]!;
      const y = items[order === 'min' ? next : child]!;
      const ahead = quickLess(x, y);
      if (ahead === undefined) return ~position;
      if (!ahead) child = next;
    }
    const moved = items[child]!;
    items[child] = items[position]!;
    items[position] = moved;
    position = child;
  }
  return position;
}

/** As `riseQuickly`, to the end. */
export function* rise(list: PyList, start: number, from: number, order: Order, thread: Thread): Guest<void> {
  const size = list.items.length;
  let position = from;
  while (position > start) {
    const parent = (position - 1) >> 1;
    const x = list.items[order === 'min' ? position : parent]!;
    const y = list.items[order === 'min' ? parent : position]!;
    let ahead = quickLess(x, y) ?? compareTruth('lt', x, y, thread);
    if (ahead === UNWIND) ahead = (yield UNWIND) as boolean;
    const { items } = list;
    if (items.length !== size) changed();
    if (!ahead) return;
    const moved = items[parent]!;
    items[parent] = items[position]!;
    items[position] = moved;
    position = parent;
  }
}

/** Lets the item at `start` sink to a leaf, and rise from there. */
export function* sink(list: PyList, start: number, order: Order, thread: Thread): Guest<void> {
  const sunk = sinkQuickly(list.items, start, order);
  if (sunk >= 0) {
    const reached = riseQuickly(list.items, start, sunk, order);
    if (reached !== DONE) yield* rise(list, start, reached, order, thread);
  } else yield* sinkFrom(list, start, ~sunk, order, thread);
}

function* sinkFrom(list: PyList, start: number, from: number, order: Order, thread: Thread): Guest<void> {
  const end = list.items.length;
  let position = from;
  while (position < end >> 1) {
    let child = 2 * position + 1;
    const next = child + 1;
    if (next < end) {
      const x = list.items[order === 'min' ? child : next]!;
      const y = list.items[order === 'min' ? next : child]!;
      let ahead = quickLess(x, y) ?? compareTruth('lt', x, y, thread);
      if (ahead === UNWIND) ahead = (yield UNWIND) as boolean;
      if (list.items.length !== end) changed();
      if (!ahead) child = next;
    }
    const { items } = list;
    const moved = items[child]!;
    items[child] = items[position]!;
    items[position] = moved;
    position = child;
  }
  yield* rise(list, start, position, order, thread);
}

export function needList(heap: Value, name: string, which: string): PyList {
  if (heap instanceof PyList) return heap;
  return raise.typeError(`${name}() ${which} must be list, not ${typeName(heap)}`);
}

function changed(): never {
  return raise.runtimeError('list changed size during iteration');
}
