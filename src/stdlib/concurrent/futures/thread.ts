/** `ThreadPoolExecutor`. CPython: Lib/concurrent/futures/thread.py; docs: library/concurrent.futures.html#threadpoolexecutor. */
import { typeOf } from '../../../runtime/kernel/birth.ts';
import { bySignature } from '../../../runtime/kernel/by-signature.ts';
import { call } from '../../../runtime/kernel/call.ts';
import { defineType, getset, method } from '../../../runtime/kernel/define.ts';
import type { PyDict } from '../../../runtime/kernel/dict.ts';
import { makeError, raise, typeName } from '../../../runtime/kernel/errors.ts';
import { PyException } from '../../../runtime/kernel/exception.ts';
import { perInterpreter } from '../../../runtime/kernel/interpreter-state.ts';
import { collect } from '../../../runtime/kernel/iterate.ts';
import { PyObject, type Value } from '../../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../../runtime/kernel/pausing.ts';
import type { Names } from '../../../runtime/kernel/slots.ts';
import { knownInteger } from '../../../runtime/kernel/subscript.ts';
import { asString } from '../../../runtime/kernel/text.ts';
import type { Thread } from '../../../runtime/kernel/thread.ts';
import { truth } from '../../../runtime/kernel/truth.ts';
import type { PyType } from '../../../runtime/kernel/type.ts';
import { adopt } from '../../../runtime/kernel/values.ts';
import { setFrom } from '../../../runtime/objects/set.ts';
import { Deque } from '../../asyncio/deque.ts';
import { log } from '../../asyncio/log.ts';
import { joinThread, nativeThread, type PyThread, startThread } from '../../threading/thread.ts';
import { WaitQueue } from '../../threading/waiting.ts';
import { brokenThreadPoolType } from './errors.ts';
import { executorType } from './executor.ts';
import { newWorkFuture, type PyWorkFuture, work } from './future.ts';

interface WorkItem {
  readonly future: PyWorkFuture;
  readonly fn: Value;
  readonly args: Value[];
  readonly names: Names;
}

const poolCounter = perInterpreter('concurrent.futures.thread', () => ({ next: 0 }));

/** Threads are started as work comes and nobody is idle; they take the work in its order. */
export class PyThreadPool extends PyObject {
  maximum = 0;
  prefix = '';
  initializer: Value = null;
  initialArgs: Value[] = [];
  broken: string | null = null;
  isShutdown = false;
  readonly threads: PyThread[] = [];
  readonly items = new Deque<WorkItem>();
  readonly waiting = new WaitQueue();
  /** Workers that wait for work and have not been counted on yet. */
  idle = 0;

  *submit(fn: Value, args: Value[], names: Names, thread: Thread): Guest<PyWorkFuture> {
    if (this.broken !== null) throw makeError(brokenThreadPoolType, this.broken);
    if (this.isShutdown) raise.runtimeError('cannot schedule new futures after shutdown');
    const future = newWorkFuture();
    this.put({ future, fn, args, names });
    yield* this.addWorker(thread);
    return future;
  }

  *shutdown(wait: boolean, cancelFutures: boolean, thread: Thread): Guest<void> {
    this.isShutdown = true;
    if (cancelFutures) {
      for (let item = this.items.shift(); item !== undefined; item = this.items.shift())
        yield* item.future.cancel(thread);
    }
    this.waiting.wakeAll();
    if (wait) for (const each of this.threads) yield* joinThread(each, null, thread);
  }

  private put(item: WorkItem): void {
    this.items.push(item);
    this.waiting.wakeOne();
  }

  private *addWorker(thread: Thread): Guest<void> {
    if (this.idle > 0) {
      this.idle--;
      return;
    }
    const count = this.threads.length;
    if (count >= this.maximum) return;
    const worker: PyThread = nativeThread(`${this.prefix}_${count}`, false, (own) => this.work(worker, own));
    this.threads.push(worker);
    yield* startThread(worker, thread);
  }

  private *work(self: PyThread, thread: Thread): Guest<Value> {
    if (this.initializer !== null && !(yield* this.initialize(thread))) return null;
    for (;;) {
      const item = this.items.shift() ?? (yield* this.waitForItem(self, thread));
      if (item === null) return null;
      yield* work(item.future, () => call(item.fn, item.args, item.names, thread), thread);
    }
  }

  /** Null when the pool was shut down and all its work is done. */
  private *waitForItem(self: PyThread, thread: Thread): Guest<WorkItem | null> {
    this.idle++;
    self.idle = true;
    try {
      for (;;) {
        const item = this.items.shift();
        if (item !== undefined) return item;
        if (this.isShutdown || this.broken !== null) return null;
        yield* this.waiting.wait(thread, undefined, 'work');
      }
    } finally {
      self.idle = false;
    }
  }

  private *initialize(thread: Thread): Guest<boolean> {
    try {
      yield* finished(call(this.initializer, [...this.initialArgs], null, thread));
      return true;
    } catch (error) {
      if (!(error instanceof PyException)) throw error;
      yield* log('error', 'Exception in initializer:', error, thread);
      this.broken = 'A thread initializer failed, the thread pool is not usable anymore';
      for (let item = this.items.shift(); item !== undefined; item = this.items.shift()) {
        yield* item.future.finish(null, makeError(brokenThreadPoolType, this.broken), thread);
      }
      return false;
    }
  }
}

export const threadPoolType: PyType = defineType<PyThreadPool>('ThreadPoolExecutor', {
  module: 'concurrent.futures.thread',
  bases: [executorType],
  instances: PyThreadPool,
  hasDict: true,
  slots: {
    new: (type) => adopt(new PyThreadPool(), type),
    init: bySignature(
      'ThreadPoolExecutor.__init__',
      "(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=())",
      function* (
        self: PyThreadPool,
        maximum: Value,
        prefix: Value,
        initializer: Value,
        initialArgs: Value,
        thread: Thread,
      ): Guest<null> {
        const name = asString(prefix) ?? '';
        initPool(self, maximum, name, initializer, thread);
        self.initializer = initializer;
        self.initialArgs = yield* collect(initialArgs, thread);
        return null;
      },
    ),
  },
  methods: [
    method(
      'submit(self, fn, /, *args, **kwargs)',
      'Submits a callable to be executed with the given arguments.\n\nSchedules the callable to be executed as fn(*args, **kwargs) and returns\na Future instance representing the execution of the callable.\n\nReturns:\n    A Future representing the given call.\n',
      function* (
        self: PyThreadPool,
        fn: Value,
        args: Value[],
        keywords: PyDict,
        thread: Thread,
      ): Guest<Value> {
        const [all, names] = withKeywords(args, keywords);
        return yield* self.submit(fn, all, names, thread);
      },
      'def',
    ),
    method(
      'shutdown(self, wait=True, *, cancel_futures=False)',
      'Clean-up the resources associated with the Executor.\n\nIt is safe to call this method several times. Otherwise, no other\nmethods can be called after this one.\n',
      function* (self: PyThreadPool, wait: Value, cancelFutures: Value, thread: Thread): Guest<Value> {
        const waits = yield* finished(truth(wait, thread));
        yield* self.shutdown(waits, yield* finished(truth(cancelFutures, thread)), thread);
        return null;
      },
      'def',
    ),
    getset<PyThreadPool>('_max_workers', null, (self) => self.maximum),
    getset<PyThreadPool>('_threads', null, (self, thread) => setFrom(self.threads, thread)),
    getset<PyThreadPool>('_shutdown', null, (self) => self.isShutdown),
    getset<PyThreadPool>('_thread_name_prefix', null, (self) => self.prefix),
  ],
});

/** As `ThreadPoolExecutor(thread_name_prefix=prefix)`. */
export function newThreadPool(prefix: string, thread: Thread): PyThreadPool {
  const pool = adopt(new PyThreadPool(), threadPoolType);
  initPool(pool, null, prefix, null, thread);
  return pool;
}

function initPool(
  pool: PyThreadPool,
  maximum: Value,
  prefix: string,
  initializer: Value,
  thread: Thread,
): void {
  const { interpreter } = thread;
  const count =
    maximum === null
      ? Math.min(32, (interpreter.host.environment.processorCount || 1) + 4)
      : knownInteger(maximum);
  if (count === undefined)
    raise.typeError(`'<=' not supported between instances of '${typeName(maximum)}' and 'int'`);
  if (Number(count) <= 0) raise.valueError('max_workers must be greater than 0');
  if (initializer !== null && typeOf(initializer).slots.call === undefined)
    raise.typeError('initializer must be a callable');
  pool.maximum = Number(count);
  pool.prefix = prefix === '' ? `ThreadPoolExecutor-${interpreter.state(poolCounter).next++}` : prefix;
}

/** Positional arguments followed by the values of keyword arguments, and the names of those. */
export function withKeywords(args: Value[], keywords: PyDict): readonly [args: Value[], names: Names] {
  if (keywords.size === 0) return [args, null];
  const entries = [...keywords];
  return [[...args, ...entries.map(({ value }) => value!)], entries.map(({ key }) => asString(key)!)];
}
