/** `heapq`. CPython: Lib/heapq.py, Modules/_heapqmodule.c; docs: library/heapq.html. */
import { native } from '../../runtime/kernel/define.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import type { Guest } from '../../runtime/kernel/pausing.ts';
import { index } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { defineAccelerator, defineModule } from '../../runtime/objects/define-module.ts';
import { extremes } from './extremes.ts';
import { heapifier, needList, type Order, popper, push, pushPop, replacer, rise, sink } from './heap.ts';
import { merge } from './merge.ts';

const inC = { module: '_heapq' };
const inPython = { wording: 'def' } as const;

const heapq = defineModule('heapq', () => ({
  doc: 'Heap queue algorithm (a.k.a. priority queue).\n\nHeaps are lists for which a[k] <= a[2*k+1] and a[k] <= a[2*k+2] for all k,\ncounting from 0: a[0] is always the smallest item.\n',
  functions: [
    native('heappush(heap, item, /)', 'Push item onto heap, maintaining the heap invariant.', push, inC),
    native(
      'heappop(heap, /)',
      'Pop the smallest item off the heap, maintaining the heap invariant.',
      popper('heappop', 'min'),
      inC,
    ),
    native(
      'heapify(heap, /)',
      'Transform list into a heap, in-place, in O(len(heap)) time.',
      heapifier('heapify', 'min'),
      inC,
    ),
    native(
      'heapreplace(heap, item, /)',
      'Pop and return the current smallest value, and add the new item.\n\nThe value returned may be larger than item.',
      replacer('heapreplace', 'min'),
      inC,
    ),
    native(
      'heappushpop(heap, item, /)',
      'Push item on the heap, then pop and return the smallest item from the heap.',
      pushPop,
      inC,
    ),
    native('_heappop_max(heap, /)', 'Maxheap variant of heappop.', popper('_heappop_max', 'max'), inC),
    native('_heapify_max(heap, /)', 'Maxheap variant of heapify.', heapifier('_heapify_max', 'max'), inC),
    native(
      '_heapreplace_max(heap, item, /)',
      'Maxheap variant of heapreplace.',
      replacer('_heapreplace_max', 'max'),
      inC,
    ),
    native(
      'merge(*iterables, key=None, reverse=False)',
      'Merge multiple sorted inputs into a single sorted output.\n\nReturns a generator, does not pull the data into memory all at once, and\nassumes that each of the inputs is already sorted (smallest to largest).',
      merge,
      inPython,
    ),
    native(
      'nlargest(n, iterable, key=None)',
      'Find the n largest elements in a dataset.\n\nEquivalent to:  sorted(iterable, key=key, reverse=True)[:n]\n',
      extremes('largest'),
      inPython,
    ),
    native(
      'nsmallest(n, iterable, key=None)',
      'Find the n smallest elements in a dataset.\n\nEquivalent to:  sorted(iterable, key=key)[:n]\n',
      extremes('smallest'),
      inPython,
    ),
    native('_siftdown(heap, startpos, pos)', null, riser('_siftdown', 'min'), inPython),
    native('_siftup(heap, pos)', null, sinker('_siftup', 'min'), inPython),
    native(
      '_siftdown_max(heap, startpos, pos)',
      'Maxheap variant of _siftdown',
      riser('_siftdown_max', 'max'),
      inPython,
    ),
    native('_siftup_max(heap, pos)', 'Maxheap variant of _siftup', sinker('_siftup_max', 'max'), inPython),
  ],
  all: ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop'],
}));
export default heapq;

export const heapqAccelerator = defineAccelerator(
  '_heapq',
  'Heap queue algorithm (a.k.a. priority queue).\n\nHeaps are lists for which a[k] <= a[2*k+1] and a[k] <= a[2*k+2] for all k,\ncounting from 0: a[0] is always the smallest item.\n',
  heapq,
  '_heapify_max _heappop_max _heapreplace_max heapify heappop heappush heappushpop heapreplace',
);

function riser(name: string, order: Order) {
  return function* (heap: Value, start: Value, position: Value, thread: Thread): Guest<Value> {
    const list = needList(heap, name, 'argument 1');
    yield* rise(
      list,
      Number(yield* index(start, thread)),
      Number(yield* index(position, thread)),
      order,
      thread,
    );
    return null;
  };
}

function sinker(name: string, order: Order) {
  return function* (heap: Value, position: Value, thread: Thread): Guest<Value> {
    const list = needList(heap, name, 'argument 1');
    yield* sink(list, Number(yield* index(position, thread)), order, thread);
    return null;
  };
}
