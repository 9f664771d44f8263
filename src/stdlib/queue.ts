/** `queue`. CPython: Lib/queue.py, Modules/_queuemodule.c; docs: library/queue.html. */
import { bySignature } from '../runtime/kernel/by-signature.ts';
import { classMethod, defineType, getset, method } from '../runtime/kernel/define.ts';
import { exceptionType, raise } from '../runtime/kernel/errors.ts';
import type { PyException } from '../runtime/kernel/exception.ts';
import { PyObject, type Value } from '../runtime/kernel/object.ts';
import { finished, type Guest } from '../runtime/kernel/pausing.ts';
import { callSpecial } from '../runtime/kernel/special.ts';
import { knownInteger } from '../runtime/kernel/subscript.ts';
import type { Thread } from '../runtime/kernel/thread.ts';
import { truth } from '../runtime/kernel/truth.ts';
import type { PyType } from '../runtime/kernel/type.ts';
import { adopt, PyList } from '../runtime/kernel/values.ts';
import { defineAccelerator, defineModule } from '../runtime/objects/define-module.ts';
import { genericAlias } from '../runtime/objects/generic-alias.ts';
import { overrides } from './asyncio/invoke.ts';
import { heapPop, heapPush } from './asyncio/priority-heap.ts';
import { Ring } from './collections/ring.ts';
import { conditionType, PyCondition } from './threading/condition.ts';
import { PyLock } from './threading/lock.ts';
import { deadlineOf, secondsOf, WaitQueue } from './threading/waiting.ts';

const emptyType = error('Empty', '_queue', 'Exception raised by Queue.get(block=0)/get_nowait().');
const fullType = error('Full', 'queue', 'Exception raised by Queue.put(block=0)/put_nowait().');
const shutDownType = error('ShutDown', 'queue', 'Raised when put/get with shut-down queue.');

function error(name: string, module: string, doc: string): PyType {
  return defineType<PyException>(name, { doc, module, bases: [exceptionType], hasDict: true });
}

class PyThreadQueue extends PyObject {
  maxsize: Value = 0;
  readonly items = new Ring<Value>();
  unfinished = 0;
  isShutDown = false;
  readonly mutex = new PyLock();
  readonly notEmpty = conditionOf(this.mutex);
  readonly notFull = conditionOf(this.mutex);
  readonly allTasksDone = conditionOf(this.mutex);
  /** A class of the program keeps the items in its own way. */
  isCustom = false;

  /** 0 for a queue without bound. */
  get limit(): number {
    return Math.max(Number(knownInteger(this.maxsize) ?? 0), 0);
  }

  // biome-ignore lint/correctness/useYield: others ask the program's methods
  *keep(item: Value, _thread: Thread): Guest<void> {
    this.items.push(item);
  }

  // biome-ignore lint/correctness/useYield: others ask the program's methods
  *take(_thread: Thread): Guest<Value> {
    return this.items.shift()!;
  }

  count(): number {
    return this.items.size;
  }

  list(): Value[] {
    return this.items.toArray();
  }
}

class PyLifoQueue extends PyThreadQueue {
  protected readonly stack: Value[] = [];

  // biome-ignore lint/correctness/useYield: see above
  override *keep(item: Value, _thread: Thread): Guest<void> {
    this.stack.push(item);
  }

  // biome-ignore lint/correctness/useYield: see above
  override *take(_thread: Thread): Guest<Value> {
    return this.stack.pop()!;
  }

  override count(): number {
    return this.stack.length;
  }

  override list(): Value[] {
    return [...this.stack];
  }
}

class PyPriorityQueue extends PyLifoQueue {
  override *keep(item: Value, thread: Thread): Guest<void> {
    yield* heapPush(this.stack, item, thread);
  }

  override *take(thread: Thread): Guest<Value> {
    return yield* heapPop(this.stack, thread);
  }
}

function conditionOf(mutex: PyLock): PyCondition {
  const condition = adopt(new PyCondition(), conditionType);
  condition.lock = mutex;
  return condition;
}

const OVERRIDABLE = ['_init', '_qsize', '_put', '_get'] as const;

const queueType: PyType = defineType<PyThreadQueue>('Queue', {
  doc: 'Create a queue object with a given maximum size.\n\nIf maxsize is <= 0, the queue size is infinite.\n',
  module: 'queue',
  instances: PyThreadQueue,
  hasDict: true,
  slots: {
    new: (type) => adopt(new PyThreadQueue(), type),
    init: bySignature(
      'Queue.__init__',
      '(self, maxsize=0)',
      function* (self: PyThreadQueue, maxsize: Value, thread: Thread): Guest<null> {
        self.maxsize = maxsize;
        self.isCustom = OVERRIDABLE.some((name) => overrides(self, name));
        if (self.isCustom) yield* finished(callSpecial(self, '_init', [maxsize], thread));
        return null;
      },
    ),
  },
  methods: [
    method('put(self, item, block=True, timeout=None)', 'Put an item into the queue.', put, 'def'),
    method('get(self, block=True, timeout=None)', 'Remove and return an item from the queue.', get, 'def'),
    method(
      'put_nowait(self, item)',
      'Put an item into the queue without blocking.\n\nOnly enqueue the item if a free slot is immediately available.\nOtherwise raise the Full exception.\n',
      function* (self: PyThreadQueue, item: Value, thread: Thread): Guest<Value> {
        return yield* put(self, item, false, null, thread);
      },
      'def',
    ),
    method(
      'get_nowait(self)',
      'Remove and return an item from the queue without blocking.\n\nOnly get an item if one is immediately available. Otherwise\nraise the Empty exception.\n',
      function* (self: PyThreadQueue, thread: Thread): Guest<Value> {
        return yield* get(self, false, null, thread);
      },
      'def',
    ),
    method('qsize(self)', 'Return the approximate size of the queue (not reliable!).', sizeOf, 'def'),
    method(
      'empty(self)',
      'Return True if the queue is empty, False otherwise (not reliable!).',
      function* (self: PyThreadQueue, thread: Thread): Guest<Value> {
        return (yield* sizeOf(self, thread)) === 0;
      },
      'def',
    ),
    method(
      'full(self)',
      'Return True if the queue is full, False otherwise (not reliable!).',
      function* (self: PyThreadQueue, thread: Thread): Guest<Value> {
        return self.limit > 0 && (yield* sizeOf(self, thread)) >= self.limit;
      },
      'def',
    ),
    method(
      'task_done(self)',
      'Indicate that a formerly enqueued task is complete.',
      (self: PyThreadQueue) => {
        if (self.unfinished === 0) raise.valueError('task_done() called too many times');
        if (--self.unfinished === 0) self.allTasksDone.waiters.wakeAll();
        return null;
      },
      'def',
    ),
    method(
      'join(self)',
      'Blocks until all items in the Queue have been gotten and processed.',
      function* (self: PyThreadQueue, thread: Thread): Guest<Value> {
        while (self.unfinished > 0) yield* self.allTasksDone.waiters.wait(thread, undefined, 'queue.join()');
        return null;
      },
      'def',
    ),
    method(
      'shutdown(self, immediate=False)',
      'Shut-down the queue, making queue gets and puts raise ShutDown.',
      shutDown,
      'def',
    ),
    method('_init(self, maxsize)', null, () => null, 'def'),
    method('_qsize(self)', null, (self: PyThreadQueue) => self.count(), 'def'),
    method(
      '_put(self, item)',
      null,
      function* (self: PyThreadQueue, item: Value, thread: Thread): Guest<Value> {
        yield* self.keep(item, thread);
        return null;
      },
      'def',
    ),
    method(
      '_get(self)',
      null,
      function* (self: PyThreadQueue, thread: Thread): Guest<Value> {
        return yield* self.take(thread);
      },
      'def',
    ),
    getset<PyThreadQueue>(
      'maxsize',
      null,
      (self) => self.maxsize,
      (self, value) => {
        self.maxsize = value ?? null;
        return null;
      },
    ),
    getset<PyThreadQueue>('queue', null, (self) => new PyList(self.list())),
    getset<PyThreadQueue>('unfinished_tasks', null, (self) => self.unfinished),
    getset<PyThreadQueue>('is_shutdown', null, (self) => self.isShutDown),
    getset<PyThreadQueue>('mutex', null, (self) => self.mutex),
    getset<PyThreadQueue>('not_empty', null, (self) => self.notEmpty),
    getset<PyThreadQueue>('not_full', null, (self) => self.notFull),
    getset<PyThreadQueue>('all_tasks_done', null, (self) => self.allTasksDone),
    classMethod('__class_getitem__(cls, item, /)', 'Represent a PEP 585 generic type', genericAlias),
  ],
});

const priorityQueueType = defineType<PyPriorityQueue>('PriorityQueue', {
  doc: 'Variant of Queue that retrieves open entries in priority order (lowest first).\n\nEntries are typically tuples of the form:  (priority number, data).\n',
  module: 'queue',
  bases: [queueType],
  instances: PyPriorityQueue,
  slots: { new: (type) => adopt(new PyPriorityQueue(), type) },
});

const lifoQueueType = defineType<PyLifoQueue>('LifoQueue', {
  doc: 'Variant of Queue that retrieves most recently added entries first.',
  module: 'queue',
  bases: [queueType],
  instances: PyLifoQueue,
  slots: { new: (type) => adopt(new PyLifoQueue(), type) },
});

function* put(self: PyThreadQueue, item: Value, block: Value, timeout: Value, thread: Thread): Guest<Value> {
  yield* self.mutex.acquire(thread, undefined);
  try {
    if (self.isShutDown) raise.error(shutDownType);
    if (self.limit > 0) {
      const blocks = yield* finished(truth(block, thread));
      const deadline = blocks ? limitOf(timeout, thread) : undefined;
      while ((yield* length(self, thread)) >= self.limit) {
        if (!blocks || isOver(deadline, thread)) raise.error(fullType);
        yield* waitOn(self.notFull, self, deadline, 'queue.put()', thread);
        if (self.isShutDown) raise.error(shutDownType);
      }
    }
    if (self.isCustom) yield* finished(callSpecial(self, '_put', [item], thread));
    else yield* self.keep(item, thread);
    self.unfinished++;
    self.notEmpty.waiters.wakeOne();
    return null;
  } finally {
    self.mutex.give();
  }
}

function* get(self: PyThreadQueue, block: Value, timeout: Value, thread: Thread): Guest<Value> {
  yield* self.mutex.acquire(thread, undefined);
  try {
    const blocks = yield* finished(truth(block, thread));
    if (self.isShutDown && (yield* length(self, thread)) === 0) raise.error(shutDownType);
    const deadline = blocks ? limitOf(timeout, thread) : undefined;
    while ((yield* length(self, thread)) === 0) {
      if (!blocks || isOver(deadline, thread)) raise.error(emptyType);
      yield* waitOn(self.notEmpty, self, deadline, 'queue.get()', thread);
      if (self.isShutDown && (yield* length(self, thread)) === 0) raise.error(shutDownType);
    }
    const item = self.isCustom
      ? yield* finished(callSpecial(self, '_get', [], thread))
      : yield* self.take(thread);
    self.notFull.waiters.wakeOne();
    return item;
  } finally {
    self.mutex.give();
  }
}

function* shutDown(self: PyThreadQueue, immediate: Value, thread: Thread): Guest<Value> {
  yield* self.mutex.acquire(thread, undefined);
  try {
    self.isShutDown = true;
    if (yield* finished(truth(immediate, thread))) {
      while ((yield* length(self, thread)) > 0) {
        if (self.isCustom) yield* finished(callSpecial(self, '_get', [], thread));
        else yield* self.take(thread);
        if (self.unfinished > 0) self.unfinished--;
      }
      self.allTasksDone.waiters.wakeAll();
    }
    self.notEmpty.waiters.wakeAll();
    self.notFull.waiters.wakeAll();
    return null;
  } finally {
    self.mutex.give();
  }
}

function* sizeOf(self: PyThreadQueue, thread: Thread): Guest<number> {
  yield* self.mutex.acquire(thread, undefined);
  try {
    return yield* length(self, thread);
  } finally {
    self.mutex.give();
  }
}

function* length(self: PyThreadQueue, thread: Thread): Guest<number> {
  if (!self.isCustom) return self.count();
  return Number(knownInteger(yield* finished(callSpecial(self, '_qsize', [], thread))) ?? 0);
}

/** Waits without the mutex, which others need meanwhile. */
function* waitOn(
  condition: PyCondition,
  self: PyThreadQueue,
  deadline: number | undefined,
  waitingFor: string,
  thread: Thread,
): Guest<void> {
  self.mutex.give();
  try {
    yield* condition.waiters.wait(thread, deadline, waitingFor);
  } finally {
    yield* self.mutex.acquire(thread, undefined);
  }
}

function limitOf(timeout: Value, thread: Thread): number | undefined {
  if (timeout !== null && secondsOf(timeout) < 0) raise.valueError("'timeout' must be a non-negative number");
  return deadlineOf(timeout, thread);
}

function isOver(deadline: number | undefined, thread: Thread): boolean {
  return deadline !== undefined && deadline <= thread.interpreter.host.clock.monotonic();
}

// ── SimpleQueue ────────────────────────────────────────────────────────────────────────────────────

class PySimpleQueue extends PyObject {
  readonly items = new Ring<Value>();
  readonly waiters = new WaitQueue();
}

const simpleQueueType = defineType<PySimpleQueue>('SimpleQueue', {
  signature: '()',
  hasWeakReferences: true,
  doc: 'Simple, unbounded, reentrant FIFO queue.',
  module: '_queue',
  instances: PySimpleQueue,
  slots: {
    new: (type, args) => {
      if (args.length > 0) raise.typeError('SimpleQueue() takes no arguments');
      return adopt(new PySimpleQueue(), type);
    },
  },
  methods: [
    method(
      'put(self, /, item, block=True, timeout=None)',
      "Put the item on the queue.\n\nThe optional 'block' and 'timeout' arguments are ignored, as this method\nnever blocks.  They are provided for compatibility with the Queue class.",
      (self: PySimpleQueue, item: Value) => simplePut(self, item),
    ),
    method(
      'put_nowait(self, /, item)',
      'Put an item into the queue without blocking.\n\nThis is exactly equivalent to `put(item)` and is only provided\nfor compatibility with the Queue class.',
      simplePut,
    ),
    method('get(self, /, block=True, timeout=None)', 'Remove and return an item from the queue.', simpleGet),
    method(
      'get_nowait(self, /)',
      'Remove and return an item from the queue without blocking.\n\nOnly get an item if one is immediately available. Otherwise\nraise the Empty exception.',
      (self: PySimpleQueue) => (self.items.size > 0 ? self.items.shift()! : raise.error(emptyType)),
    ),
    method(
      'empty(self, /)',
      'Return True if the queue is empty, False otherwise (not reliable!).',
      (self: PySimpleQueue) => self.items.size === 0,
    ),
    method(
      'qsize(self, /)',
      'Return the approximate size of the queue (not reliable!).',
      (self: PySimpleQueue) => self.items.size,
    ),
    classMethod('__class_getitem__(cls, item, /)', 'See PEP 585', genericAlias),
  ],
});

function simplePut(self: PySimpleQueue, item: Value): null {
  self.items.push(item);
  self.waiters.wakeOne();
  return null;
}

function* simpleGet(self: PySimpleQueue, block: Value, timeout: Value, thread: Thread): Guest<Value> {
  const blocks = yield* finished(truth(block, thread));
  const deadline = blocks ? limitOf(timeout, thread) : undefined;
  while (self.items.size === 0) {
    if (!blocks || isOver(deadline, thread)) raise.error(emptyType);
    yield* self.waiters.wait(thread, deadline, 'queue.get()');
  }
  return self.items.shift()!;
}

const queue = defineModule('queue', {
  doc: 'A multi-producer, multi-consumer queue.',
  types: [emptyType, fullType, shutDownType, queueType, priorityQueueType, lifoQueueType, simpleQueueType],
  all: ['Empty', 'Full', 'ShutDown', 'Queue', 'PriorityQueue', 'LifoQueue', 'SimpleQueue'],
});

export default queue;

export const queueAccelerator = defineAccelerator(
  '_queue',
  'C implementation of the Python queue module.\nThis module is an implementation detail, please do not use it directly.',
  queue,
  'Empty SimpleQueue',
);
