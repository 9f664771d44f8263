/** `merge`: sorted iterables as one. CPython: Lib/heapq.py; docs: library/heapq.html#heapq.merge. */
import { give, makeGenerator } from '../../runtime/frames/native-generator.ts';
import { call1 } from '../../runtime/kernel/call.ts';
import { iterate, step } from '../../runtime/kernel/iterate.ts';
import { PyObject, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import { PyList, PyTuple } from '../../runtime/kernel/values.ts';
import { type Order, sink } from './heap.ts';

/** One of the iterables, and its item that comes next. */
class Source extends PyObject {
  readonly iterator: Value;
  /** Among equal items, those of earlier iterables come first. */
  readonly rank: number;
  item: Value = null;

  constructor(iterator: Value, rank: number) {
    super();
    this.iterator = iterator;
    this.rank = rank;
  }
}

export function merge(iterables: readonly Value[], key: Value, reverse: Value): Value {
  return makeGenerator('merge', (thread) => merged(iterables, key, reverse, thread));
}

function* merged(iterables: readonly Value[], key: Value, reverse: Value, thread: Thread): Guest<Value> {
  const order: Order = (yield* finished(truth(reverse, thread))) ? 'max' : 'min';
  const heap = new PyList([]);
  for (const [i, iterable] of iterables.entries()) {
    const source = new Source(yield* finished(iterate(iterable, thread)), order === 'min' ? i : -i);
    const entry = yield* advanced(source, key, thread);
    if (entry !== undefined) heap.items.push(entry);
  }
  for (let i = (heap.items.length >> 1) - 1; i >= 0; i--) yield* sink(heap, i, order, thread);
  while (heap.items.length > 0) {
    const source = (heap.items[0] as PyTuple).items[2] as Source;
    yield* give(source.item, thread);
    const entry = yield* advanced(source, key, thread);
    if (entry !== undefined) heap.items[0] = entry;
    else {
      const last = heap.items.pop()!;
      if (heap.items.length === 0) break;
      heap.items[0] = last;
    }
    if (heap.items.length > 1) yield* sink(heap, 0, order, thread);
  }
  return null;
}

/** The entry in the heap for the next item of `source`; `undefined` at its end. */
function* advanced(source: Source, key: Value, thread: Thread): Guest<PyTuple | undefined> {
  let item = step(source.iterator, thread);
  if (item === UNWIND) item = yield UNWIND;
  if (item === undefined) return undefined;
  source.item = item as Value;
  const by = key === null ? source.item : yield* finished(call1(key, source.item, thread));
  return new PyTuple([by, source.rank, source]);
}
