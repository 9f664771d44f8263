/** `Queue`, `PriorityQueue`, `LifoQueue`. CPython: Lib/asyncio/queues.py; docs: library/asyncio-queue.html. */
import { coroutineMethod } from '../../runtime/frames/native-coroutine.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { call1 } from '../../runtime/kernel/call.ts';
import { compareTruth } from '../../runtime/kernel/compare.ts';
import { classMethod, defineType, getset, method } from '../../runtime/kernel/define.ts';
import { exceptionType, raise } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { addressOf } from '../../runtime/kernel/identity.ts';
import { collect } from '../../runtime/kernel/iterate.ts';
import { UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { adopt, PyList } from '../../runtime/kernel/values.ts';
import { genericAlias } from '../../runtime/objects/generic-alias.ts';
import { Ring } from '../collections/ring.ts';
import { awaitFuture, type PyFuture } from './futures.ts';
import { invoke, overrides } from './invoke.ts';
import { eventType, PyEvent, setEvent, waitForEvent } from './locks.ts';
import { boundFuture, LoopBound } from './mixins.ts';
import { heapPop, heapPush } from './priority-heap.ts';
import { seconds } from './seconds.ts';

export const queueEmptyType = error(
  'QueueEmpty',
  'Raised when Queue.get_nowait() is called on an empty Queue.',
);
export const queueFullType = error(
  'QueueFull',
  'Raised when the Queue.put_nowait() method is called on a full Queue.',
);
export const queueShutDownType = error(
  'QueueShutDown',
  'Raised when putting on to or getting from a shut-down Queue.',
);

function error(name: string, doc: string): PyType {
  const type = defineType<PyException>(name, { doc, bases: [exceptionType], module: 'asyncio.queues' });
  type.hasDict = true;
  return type;
}

/** Names that a subclass may define: its queues then take the way through their methods. */
const OVERRIDABLE = ['_init', '_get', '_put', 'qsize', 'empty', 'full', 'get_nowait', 'put_nowait'] as const;

export class PyQueue extends LoopBound {
  maxsize: Value = 0;
  /** `maxsize` as a number; 0 for a queue without bound. */
  limit = 0;
  readonly items = new Ring<Value>();
  readonly getters = new Ring<PyFuture>();
  readonly putters = new Ring<PyFuture>();
  unfinished = 0;
  readonly finished = adopt(new PyEvent(), eventType);
  isShutDown = false;
  /** The class of the program has methods of its own. */
  isCustom = false;
  /** Where the methods of such a class keep the items: its `_queue`. */
  storage: Value = null;

  /** How many items there are. */
  get size(): number {
    return this.items.size;
  }

  get isFull(): boolean {
    return this.limit > 0 && this.size >= this.limit;
  }

  contents(): Value[] {
    return this.items.toArray();
  }

  /** As `_queue`. */
  view(): Value {
    return new PyList(this.contents());
  }

  // biome-ignore lint/correctness/useYield: other queues compare items
  *insert(item: Value, _thread: Thread): Guest<void> {
    this.items.push(item);
  }

  // biome-ignore lint/correctness/useYield: other queues compare items
  *extract(_thread: Thread): Guest<Value> {
    return this.items.shift()!;
  }
}

abstract class ListQueue extends PyQueue {
  readonly list = new PyList([]);

  override get size(): number {
    return this.list.items.length;
  }

  override contents(): Value[] {
    return [...this.list.items];
  }

  override view(): Value {
    return this.list;
  }
}

class PyPriorityQueue extends ListQueue {
  override *insert(item: Value, thread: Thread): Guest<void> {
    yield* heapPush(this.list.items, item, thread);
  }

  override *extract(thread: Thread): Guest<Value> {
    return yield* heapPop(this.list.items, thread);
  }
}

class PyLifoQueue extends ListQueue {
  // biome-ignore lint/correctness/useYield: other queues compare items
  override *insert(item: Value): Guest<void> {
    this.list.items.push(item);
  }

  // biome-ignore lint/correctness/useYield: other queues compare items
  override *extract(): Guest<Value> {
    return this.list.items.pop()!;
  }
}

export const queueType = defineType<PyQueue>('Queue', {
  doc: 'A queue, useful for coordinating producer and consumer coroutines.\n\nIf maxsize is less than or equal to zero, the queue size is infinite. If it\nis an integer greater than 0, then "await put()" will block when the\nqueue reaches maxsize, until an item is removed by get().\n\nUnlike the standard library Queue, you can reliably know this Queue\'s size\nwith qsize(), since your single-threaded asyncio application won\'t be\ninterrupted between calling qsize() and doing an operation on the Queue.\n',
  module: 'asyncio.queues',
  instances: PyQueue,
  hasDict: true,
  slots: {
    init: bySignature('Queue.__init__', '(self, maxsize=0)', init),
    new: (type) => adopt(new PyQueue(), type),
    *repr(self, thread) {
      return `<${self.type.name} at ${addressOf(self, thread)} ${yield* describe(self, thread)}>`;
    },
    *str(self, thread) {
      return `<${self.type.name} ${yield* describe(self, thread)}>`;
    },
  },
  methods: [
    method(
      'qsize(self)',
      'Number of items in the queue.',
      function* (self: PyQueue, thread: Thread): Guest<Value> {
        return self.isCustom ? yield* customSize(self, thread) : self.size;
      },
      'def',
    ),
    getset<PyQueue>('maxsize', 'Number of items allowed in the queue.', (self) => self.maxsize),
    method(
      'empty(self)',
      'Return True if the queue is empty, False otherwise.',
      function* (self: PyQueue, thread: Thread): Guest<Value> {
        if (!self.isCustom) return self.size === 0;
        return !(yield* finished(truth(self.storage, thread)));
      },
      'def',
    ),
    method(
      'full(self)',
      'Return True if there are maxsize items in the queue.\n\nNote: if the Queue was initialized with maxsize=0 (the default),\nthen full() is never True.\n',
      function* (self: PyQueue, thread: Thread): Guest<Value> {
        if (!self.isCustom) return self.isFull;
        return self.limit > 0 && Number(yield* invoke(self, 'qsize', [], thread)) >= self.limit;
      },
      'def',
    ),
    coroutineMethod(
      'put(self, item)',
      'Put an item into the queue.\n\nPut an item into the queue. If the queue is full, wait until a free\nslot is available before adding item.\n\nRaises QueueShutDown if the queue has been shut down.\n',
      put,
      'def',
      putAtOnce,
    ),
    method(
      'put_nowait(self, item)',
      'Put an item into the queue without blocking.\n\nIf no free slot is immediately available, raise QueueFull.\n\nRaises QueueShutDown if the queue has been shut down.\n',
      putNow,
      'def',
    ),
    coroutineMethod(
      'get(self)',
      'Remove and return an item from the queue.\n\nIf queue is empty, wait until an item is available.\n\nRaises QueueShutDown if the queue has been shut down and is empty, or\nif the queue has been shut down immediately.\n',
      get,
      'def',
      getAtOnce,
    ),
    method(
      'get_nowait(self)',
      'Remove and return an item from the queue.\n\nReturn an item if one is immediately available, else raise QueueEmpty.\n\nRaises QueueShutDown if the queue has been shut down and is empty, or\nif the queue has been shut down immediately.\n',
      getNow,
      'def',
    ),
    method(
      'task_done(self)',
      'Indicate that a formerly enqueued task is complete.\n\nUsed by queue consumers. For each get() used to fetch a task,\na subsequent call to task_done() tells the queue that the processing\non the task is complete.\n\nIf a join() is currently blocking, it will resume when all items have\nbeen processed (meaning that a task_done() call was received for every\nitem that had been put() into the queue).\n\nshutdown(immediate=True) calls task_done() for each remaining item in\nthe queue.\n\nRaises ValueError if called more times than there were items placed in\nthe queue.\n',
      (self: PyQueue, thread: Thread) => {
        if (self.unfinished <= 0) raise.valueError('task_done() called too many times');
        if (--self.unfinished === 0) setEvent(self.finished, thread);
        return null;
      },
      'def',
    ),
    coroutineMethod(
      'join(self)',
      'Block until all items in the queue have been gotten and processed.\n\nThe count of unfinished tasks goes up whenever an item is added to the\nqueue. The count goes down whenever a consumer calls task_done() to\nindicate that the item was retrieved and all work on it is complete.\nWhen the count of unfinished tasks drops to zero, join() unblocks.\n',
      function* (self: PyQueue, thread: Thread): Guest<Value> {
        if (self.unfinished > 0) yield* waitForEvent(self.finished, thread);
        return null;
      },
    ),
    method(
      'shutdown(self, immediate=False)',
      "Shut-down the queue, making queue gets and puts raise QueueShutDown.\n\nBy default, gets will only raise once the queue is empty. Set\n'immediate' to True to make gets raise immediately instead.\n\nAll blocked callers of put() and get() will be unblocked. If\n'immediate', a task is marked as done for each item remaining in\nthe queue, which may unblock callers of join().\n",
      shutDown,
      'def',
    ),
    method(
      '_init(self, maxsize)',
      null,
      function* (self: PyQueue, _maxsize: Value, thread: Thread): Guest<Value> {
        if (self.isCustom) yield* standardStorage(self, thread);
        return null;
      },
      'def',
    ),
    method(
      '_get(self)',
      null,
      function* (self: PyQueue, thread: Thread): Guest<Value> {
        if (self.isCustom && !(self instanceof ListQueue))
          return yield* invoke(self.storage, 'popleft', [], thread);
        if (self.size === 0) raise.indexError('pop from an empty deque');
        return yield* self.extract(thread);
      },
      'def',
    ),
    method(
      '_put(self, item)',
      null,
      function* (self: PyQueue, item: Value, thread: Thread): Guest<Value> {
        if (self.isCustom && !(self instanceof ListQueue))
          yield* invoke(self.storage, 'append', [item], thread);
        else yield* self.insert(item, thread);
        return null;
      },
      'def',
    ),
    getset<PyQueue>(
      '_queue',
      null,
      (self) => (self.isCustom ? self.storage : self.view()),
      (self, value) => {
        self.storage = value ?? null;
        return null;
      },
    ),
    method('_format(self)', null, describe, 'def'),
    getset<PyQueue>('_maxsize', null, (self) => self.maxsize),
    getset<PyQueue>('_unfinished_tasks', null, (self) => self.unfinished),
    getset<PyQueue>('_finished', null, (self) => self.finished),
    getset<PyQueue>('_is_shutdown', null, (self) => self.isShutDown),
    getset<PyQueue>('_getters', null, (self) => new PyList(self.getters.toArray())),
    getset<PyQueue>('_putters', null, (self) => new PyList(self.putters.toArray())),
    classMethod(
      '__class_getitem__(cls, item, /)',
      'Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).',
      genericAlias,
    ),
  ],
});

export const priorityQueueType = defineType<PyPriorityQueue>('PriorityQueue', {
  doc: 'A subclass of Queue; retrieves entries in priority order (lowest first).\n\nEntries are typically tuples of the form: (priority number, data).\n',
  module: 'asyncio.queues',
  bases: [queueType],
  instances: PyPriorityQueue,
  slots: { new: (type) => adopt(new PyPriorityQueue(), type) },
});

export const lifoQueueType = defineType<PyLifoQueue>('LifoQueue', {
  doc: 'A subclass of Queue that retrieves most recently added entries first.',
  module: 'asyncio.queues',
  bases: [queueType],
  instances: PyLifoQueue,
  slots: { new: (type) => adopt(new PyLifoQueue(), type) },
});

/** A queue without bound, for the library itself. */
export function newQueue(): PyQueue {
  const queue = adopt(new PyQueue(), queueType);
  queue.finished.isSet = true;
  return queue;
}

function* init(self: PyQueue, maxsize: Value, thread: Thread): Guest<Value> {
  self.maxsize = maxsize;
  self.limit = (yield* finished(compareTruth('gt', maxsize, 0, thread))) ? seconds(maxsize) : 0;
  self.finished.isSet = true;
  self.isCustom = self.type.isHeap && OVERRIDABLE.some((name) => overrides(self, name));
  if (!self.isCustom) return null;
  yield* invoke(self, '_init', [maxsize], thread);
  return null;
}

/** Where items are when methods of the program handle them: what `_init` of CPython's class makes. */
function* standardStorage(self: PyQueue, thread: Thread): Guest<void> {
  if (self instanceof ListQueue) self.storage = self.list;
  else {
    const module = yield* finished(thread.interpreter.importModule('collections', thread));
    self.storage = yield* invoke(module, 'deque', [], thread);
  }
}

function* customSize(self: PyQueue, thread: Thread): Guest<Value> {
  const builtin = thread.interpreter.builtins.getName('len')!;
  return yield* finished(call1(builtin, self.storage, thread));
}

function* isEmpty(self: PyQueue, thread: Thread): Guest<boolean> {
  if (!self.isCustom) return self.size === 0;
  return yield* finished(truth(yield* invoke(self, 'empty', [], thread), thread));
}

function* isFull(self: PyQueue, thread: Thread): Guest<boolean> {
  if (!self.isCustom) return self.isFull;
  return yield* finished(truth(yield* invoke(self, 'full', [], thread), thread));
}

/** fast path: there is something to get, or room for what is put */
function getAtOnce(self: PyQueue, _argument: Value, thread: Thread): Value | undefined {
  if (self.isCustom || self instanceof ListQueue) return undefined;
  const item = self.items.shift();
  if (item !== undefined) wakeUpNext(self.putters, thread);
  return item;
}

function putAtOnce(self: PyQueue, item: Value, thread: Thread): Value | undefined {
  if (self.isCustom || self instanceof ListQueue || self.isShutDown || self.isFull) return undefined;
  self.items.push(item);
  self.unfinished++;
  self.finished.isSet = false;
  wakeUpNext(self.getters, thread);
  return null;
}

function* put(self: PyQueue, item: Value, thread: Thread): Guest<Value> {
  while (self.isCustom ? yield* isFull(self, thread) : self.isFull) {
    if (self.isShutDown) throw new PyException(queueShutDownType, []);
    const putter = boundFuture(self, thread);
    self.putters.push(putter);
    try {
      const outcome = awaitFuture(putter, thread);
      if (outcome === UNWIND) yield UNWIND;
    } catch (thrown) {
      putter.cancel(null, thread);
      self.putters.remove(putter);
      // It was our turn, but we do not take it.
      if (!(yield* isFull(self, thread)) && putter.state !== 'CANCELLED') wakeUpNext(self.putters, thread);
      throw thrown;
    }
  }
  return self.isCustom
    ? yield* invoke(self, 'put_nowait', [item], thread)
    : yield* putNow(self, item, thread);
}

function* putNow(self: PyQueue, item: Value, thread: Thread): Guest<Value> {
  if (self.isShutDown) throw new PyException(queueShutDownType, []);
  if (self.isCustom ? yield* isFull(self, thread) : self.isFull) throw new PyException(queueFullType, []);
  if (self.isCustom) yield* customPut(self, item, thread);
  else if (self instanceof ListQueue) yield* self.insert(item, thread);
  else self.items.push(item);
  self.unfinished++;
  self.finished.isSet = false;
  wakeUpNext(self.getters, thread);
  return null;
}

function* get(self: PyQueue, thread: Thread): Guest<Value> {
  while (self.isCustom ? yield* isEmpty(self, thread) : self.size === 0) {
    if (self.isShutDown && (yield* isEmpty(self, thread))) throw new PyException(queueShutDownType, []);
    const getter = boundFuture(self, thread);
    self.getters.push(getter);
    try {
      const outcome = awaitFuture(getter, thread);
      if (outcome === UNWIND) yield UNWIND;
    } catch (thrown) {
      getter.cancel(null, thread);
      self.getters.remove(getter);
      // It was our turn, but we do not take it.
      if (!(yield* isEmpty(self, thread)) && getter.state !== 'CANCELLED') wakeUpNext(self.getters, thread);
      throw thrown;
    }
  }
  return self.isCustom ? yield* invoke(self, 'get_nowait', [], thread) : yield* getNow(self, thread);
}

function* getNow(self: PyQueue, thread: Thread): Guest<Value> {
  if (self.isCustom ? yield* isEmpty(self, thread) : self.size === 0) {
    throw new PyException(self.isShutDown ? queueShutDownType : queueEmptyType, []);
  }
  const item = self.isCustom
    ? yield* invoke(self, '_get', [], thread)
    : self instanceof ListQueue
      ? yield* self.extract(thread)
      : self.items.shift()!;
  wakeUpNext(self.putters, thread);
  return item;
}

function* customPut(self: PyQueue, item: Value, thread: Thread): Guest<void> {
  yield* invoke(self, '_put', [item], thread);
}

/** Wakes the first one that is still waiting. */
function wakeUpNext(waiters: Ring<PyFuture>, thread: Thread): void {
  for (let waiter = waiters.shift(); waiter !== undefined; waiter = waiters.shift()) {
    if (waiter.isDone()) continue;
    waiter.setResult(null, thread);
    return;
  }
}

function* shutDown(self: PyQueue, immediate: Value, thread: Thread): Guest<Value> {
  self.isShutDown = true;
  if (yield* finished(truth(immediate, thread))) {
    while (!(yield* isEmpty(self, thread))) {
      if (self.isCustom) yield* invoke(self, '_get', [], thread);
      else yield* self.extract(thread);
      if (self.unfinished > 0) self.unfinished--;
    }
    if (self.unfinished === 0) setEvent(self.finished, thread);
  }
  for (const waiters of [self.getters, self.putters]) {
    for (let waiter = waiters.shift(); waiter !== undefined; waiter = waiters.shift()) {
      if (!waiter.isDone()) waiter.setResult(null, thread);
    }
  }
  return null;
}

function* describe(self: PyQueue, thread: Thread): Guest<string> {
  const parts = [`maxsize=${yield* finished(repr(self.maxsize, thread))}`];
  const items = self.isCustom ? yield* collect(self.storage, thread) : self.contents();
  if (items.length > 0) parts.push(`_queue=${yield* finished(repr(new PyList(items), thread))}`);
  if (self.getters.size > 0) parts.push(`_getters[${self.getters.size}]`);
  if (self.putters.size > 0) parts.push(`_putters[${self.putters.size}]`);
  if (self.unfinished > 0) parts.push(`tasks=${self.unfinished}`);
  if (self.isShutDown) parts.push('shutdown');
  return parts.join(' ');
}
