/** `nlargest` and `nsmallest`. CPython: Lib/heapq.py; docs: library/heapq.html#heapq.nlargest. */
import { call1 } from '../../runtime/kernel/call.ts';
import { type Comparison, compareTruth } from '../../runtime/kernel/compare.ts';
import { attributeErrorType, isInstance, typeErrorType } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { collect, iterate, step } from '../../runtime/kernel/iterate.ts';
import { type Step, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { unary } from '../../runtime/kernel/operators.ts';
import { breathe, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { index, length } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyList, PyTuple } from '../../runtime/kernel/values.ts';
import { quiet } from '../../runtime/objects/native-iterator.ts';
import { sorted } from '../../runtime/objects/sort.ts';
import { type Order, sink } from './heap.ts';
import { quickLess } from './order.ts';

/** The first `n` items of `iterable` in ascending (`smallest`) or descending order. */
export function extremes(which: 'smallest' | 'largest') {
  const smallest = which === 'smallest';
  return function* (n: Value, iterable: Value, key: Value, thread: Thread): Guest<Value> {
    if (yield* is('eq', n, 1, thread)) {
      const iterator = yield* finished(iterate(iterable, thread));
      const found = yield* single(iterator, key, smallest, thread);
      return new PyList(found === undefined ? [] : [found]);
    }
    const size = yield* sizeOf(iterable, thread);
    if (size !== undefined && (yield* is('ge', n, size, thread))) {
      const items = yield* collect(iterable, thread);
      const keys = key === null ? null : yield* keysOf(items, key, thread);
      const result = yield* sorted(items, keys, !smallest, thread);
      const bound = yield* index(n, thread);
      return new PyList(bound >= result.length ? result : result.slice(0, Number(bound)));
    }
    return yield* chosen(n, iterable, key, smallest, thread);
  };
}

/** `undefined` for an iterable that does not tell its length. */
function* sizeOf(iterable: Value, thread: Thread): Guest<number | undefined> {
  try {
    return yield* finished(length(iterable, thread));
  } catch (error) {
    const silent =
      error instanceof PyException &&
      (isInstance(error, typeErrorType) || isInstance(error, attributeErrorType));
    if (!silent) throw error;
    return undefined;
  }
}

/** What `min` or `max` give; `undefined` when there are no items. */
function* single(iterator: Value, key: Value, smallest: boolean, thread: Thread): Guest<Value | undefined> {
  let best: Value | undefined;
  let bestKey: Value = null;
  for (;;) {
    const item = yield* next(iterator, thread);
    if (item === undefined) return best;
    const by = key === null ? item : yield* finished(call1(key, item, thread));
    if (best !== undefined && !(yield* is(smallest ? 'lt' : 'gt', by, bestKey, thread))) continue;
    best = item;
    bestKey = by;
  }
}

/** Keeps the best `n` seen so far in a heap whose root is the worst of them. */
function* chosen(n: Value, iterable: Value, key: Value, smallest: boolean, thread: Thread): Guest<Value> {
  const iterator = yield* finished(iterate(iterable, thread));
  const still = quiet(iterator);
  const heap = new PyList([]);
  const order: Order = smallest ? 'max' : 'min';
  if (!smallest) yield* finished(unary('neg', n, thread));
  const count = yield* index(n, thread);
  let rank = 0;
  const entry = function* (item: Value): Guest<PyTuple> {
    const by = key === null ? item : yield* finished(call1(key, item, thread));
    return new PyTuple([by, smallest ? rank++ : 0 - rank++, item]);
  };
  while (heap.items.length < count) {
    const item = yield* next(iterator, thread);
    if (item === undefined) break;
    heap.items.push(yield* entry(item));
  }
  if (heap.items.length > 0) {
    for (let i = (heap.items.length >> 1) - 1; i >= 0; i--) yield* sink(heap, i, order, thread);
    for (;;) {
      if (--thread.fuel < 0) yield* breathe(thread);
      let item: Step = still === null ? step(iterator, thread) : still.advance();
      if (item === UNWIND) item = yield UNWIND;
      if (item === undefined) break;
      let by: Step = item;
      if (key !== null) {
        by = call1(key, item as Value, thread);
        if (by === UNWIND) by = yield UNWIND;
      }
      const worst = (heap.items[0] as PyTuple).items[0]!;
      const x = smallest ? (by as Value) : worst;
      const y = smallest ? worst : (by as Value);
      let better = quickLess(x, y) ?? compareTruth('lt', x, y, thread);
      if (better === UNWIND) better = (yield UNWIND) as boolean;
      if (!better) continue;
      heap.items[0] = new PyTuple([by as Value, smallest ? rank++ : 0 - rank++, item as Value]);
      yield* sink(heap, 0, order, thread);
    }
  }
  const ranked = yield* sorted(heap.items, null, !smallest, thread);
  return new PyList(ranked.map((each) => (each as PyTuple).items[2]!));
}

function* next(iterator: Value, thread: Thread): Guest<Value | undefined> {
  if (--thread.fuel < 0) yield* breathe(thread);
  let item: Step = step(iterator, thread);
  if (item === UNWIND) item = yield UNWIND;
  return item as Value | undefined;
}

function* is(comparison: Comparison, a: Value, b: Value, thread: Thread): Guest<boolean> {
  return yield* finished(compareTruth(comparison, a, b, thread));
}

function* keysOf(items: readonly Value[], key: Value, thread: Thread): Guest<Value[]> {
  const keys: Value[] = [];
  for (const item of items) keys.push(yield* finished(call1(key, item, thread)));
  return keys;
}
