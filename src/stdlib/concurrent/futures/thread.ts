/** `ThreadPoolExecutor`. CPython: Lib/concurrent/futures/thread.py; docs: library/concurrent.futures.html#threadpoolexecutor. */
import { bySignature } from '../../../runtime/kernel/by-signature.ts';
import { call } from '../../../runtime/kernel/call.ts';
import { defineType, getset } from '../../../runtime/kernel/define.ts';
import { makeError, raise } from '../../../runtime/kernel/errors.ts';
import { PyException } from '../../../runtime/kernel/exception.ts';
import { perInterpreter } from '../../../runtime/kernel/interpreter-state.ts';
import { collect } from '../../../runtime/kernel/iterate.ts';
import type { Value } from '../../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../../runtime/kernel/pausing.ts';
import type { Names } from '../../../runtime/kernel/slots.ts';
import { asString } from '../../../runtime/kernel/text.ts';
import type { Thread } from '../../../runtime/kernel/thread.ts';
import type { PyType } from '../../../runtime/kernel/type.ts';
import { adopt } from '../../../runtime/kernel/values.ts';
import { setFrom } from '../../../runtime/objects/set.ts';
import { log } from '../../asyncio/log.ts';
import { Ring } from '../../collections/ring.ts';
import { joinThread, nativeThread, type PyThread, startThread } from '../../threading/thread.ts';
import { WaitQueue } from '../../threading/waiting.ts';
import { brokenThreadPoolType } from './errors.ts';
import { checkInitializer, executorType, Pool, poolMethods, workerCount } from './executor.ts';
import { newWorkFuture, type PyWorkFuture, work } from './future.ts';

interface WorkItem {
  readonly future: PyWorkFuture;
  readonly fn: Value;
  readonly args: Value[];
  readonly names: Names;
}

const poolCounter = perInterpreter('concurrent.futures.thread', () => ({ next: 0 }));

/** Threads are started as work comes and nobody is idle; they take the work in its order. */
export class PyThreadPool extends Pool {
  prefix = '';
  initializer: Value = null;
  initialArgs: Value[] = [];
  broken: string | null = null;
  isShutdown = false;
  readonly threads: PyThread[] = [];
  readonly items = new Ring<WorkItem>();
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
    ...poolMethods,
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
  const processors = interpreter.host.environment.processorCount || 1;
  pool.maximum = workerCount(maximum, Math.min(32, processors + 4));
  checkInitializer(initializer);
  pool.prefix = prefix === '' ? `ThreadPoolExecutor-${interpreter.state(poolCounter).next++}` : prefix;
}
