/** `ProcessPoolExecutor`: workers with an interpreter each. CPython: Lib/concurrent/futures/process.py; docs: library/concurrent.futures.html#processpoolexecutor. */
import { bySignature } from '../../../runtime/kernel/by-signature.ts';
import { defineType, method } from '../../../runtime/kernel/define.ts';
import { exceptionType, makeError, raise, systemExitType } from '../../../runtime/kernel/errors.ts';
import { PyException } from '../../../runtime/kernel/exception.ts';
import { collect } from '../../../runtime/kernel/iterate.ts';
import { UNWIND, type Value } from '../../../runtime/kernel/object.ts';
import type { Guest } from '../../../runtime/kernel/pausing.ts';
import type { Names } from '../../../runtime/kernel/slots.ts';
import { knownInteger } from '../../../runtime/kernel/subscript.ts';
import { str } from '../../../runtime/kernel/text.ts';
import type { Thread } from '../../../runtime/kernel/thread.ts';
import type { PyType } from '../../../runtime/kernel/type.ts';
import { adopt, PyList, PyTuple } from '../../../runtime/kernel/values.ts';
import { formatException } from '../../../runtime/traceback/format.ts';
import { Ring } from '../../collections/ring.ts';
import { type Packed, pack, unpack } from '../../pickling.ts';
import { joinThread, nativeThread, newName, type PyThread, startThread } from '../../threading/thread.ts';
import { brokenProcessPoolType } from './errors.ts';
import { checkInitializer, executorType, mapOver, Pool, poolMethods, workerCount } from './executor.ts';
import { newWorkFuture, type PyWorkFuture } from './future.ts';
import type { FromWorker } from './link.ts';
import { type PoolWorker, startWorker } from './pool-worker.ts';
import { processState } from './process-state.ts';

const remoteTracebackType = defineType<PyException>('_RemoteTraceback', {
  module: 'concurrent.futures.process',
  bases: [exceptionType],
  hasDict: true,
  slots: { str: (self, thread) => str(self.args[0] ?? '', thread) },
});

const BROKEN =
  'A process in the process pool was terminated abruptly while the future was running or pending.';

interface WorkItem {
  readonly id: number;
  readonly future: PyWorkFuture;
  readonly work: Packed;
}

type Mail = { readonly worker: PoolWorker; readonly message: FromWorker | null };

export class PyProcessPool extends Pool {
  initializer: Value = null;
  initialArgs: Value = null;
  broken = false;
  isShutdown = false;
  private packedInitializer: Packed = null;
  private workers: PoolWorker[] = [];
  private readonly pending = new Ring<WorkItem>();
  private readonly running = new Map<number, PyWorkFuture>();
  /** What workers sent, until the manager looks at it. */
  private readonly mail = new Ring<Mail>();
  /** A thread hands out work and takes results; it parks while there is nothing to do. */
  private manager: PyThread | null = null;
  private managerParking: object | null = null;
  private counter = 0;

  *submit(fn: Value, args: Value[], names: Names, thread: Thread): Guest<PyWorkFuture> {
    if (this.broken) throw makeError(brokenProcessPoolType, BROKEN);
    if (this.isShutdown) raise.runtimeError('cannot schedule new futures after shutdown');
    // In a worker that imports the main program, this is how far the program had come when it was forked.
    if (thread.interpreter.state(processState).importsMain) raise.error(systemExitType);
    const future = newWorkFuture();
    const keywords = names === null ? null : new PyList([...names]);
    let work: Packed;
    try {
      work = yield* pack(new PyTuple([fn, new PyTuple(args), keywords]), thread);
    } catch (error) {
      if (!(error instanceof PyException)) throw error;
      error.cause = remoteTraceback(yield* formatException(error, thread));
      error.traceback = null;
      yield* future.finish(null, error, thread);
      return future;
    }
    this.pending.push({ id: ++this.counter, future, work });
    if (this.manager === null) yield* this.startManager(thread);
    // The manager comes before the new worker, which then finds its work when it begins.
    this.wakeManager(thread);
    if (this.workers.length < this.maximum && this.pending.size > this.idleCount) this.addWorker(thread);
    return future;
  }

  *shutdown(wait: boolean, cancelFutures: boolean, thread: Thread): Guest<void> {
    this.isShutdown = true;
    if (cancelFutures) {
      for (let item = this.pending.shift(); item !== undefined; item = this.pending.shift())
        yield* item.future.cancel(thread);
    }
    this.wakeManager(thread);
    if (wait && this.manager !== null) yield* joinThread(this.manager, null, thread);
  }

  private get idleCount(): number {
    return this.workers.length - this.running.size;
  }

  private *startManager(thread: Thread): Guest<void> {
    if (this.initializer !== null)
      this.packedInitializer = yield* pack(new PyTuple([this.initializer, this.initialArgs]), thread);
    const manager: PyThread = nativeThread(newName(thread), false, (own) => this.manage(manager, own));
    this.manager = manager;
    thread.interpreter.exitHooks.push((last) => this.shutdown(true, false, last));
    yield* startThread(manager, thread);
  }

  private addWorker(thread: Thread): void {
    const { interpreter } = thread;
    const { console } = interpreter.host;
    const post = (mail: Mail) => {
      this.mail.push(mail);
      this.wakeManager(thread);
    };
    const worker = startWorker(
      this.packedInitializer,
      {
        message: (sender, message) => {
          if (message.kind !== 'output') post({ worker: sender, message });
          else {
            console.write(message.stream, message.text);
            console.flush();
          }
        },
        exit: (sender) => post({ worker: sender, message: null }),
      },
      thread,
    );
    this.workers.push(worker);
  }

  private wakeManager(thread: Thread): void {
    const sleeper = this.manager?.thread ?? null;
    if (sleeper !== null && this.managerParking !== null && sleeper.parking === this.managerParking) {
      thread.interpreter.scheduler.wake(sleeper, null);
    }
  }

  private *manage(self: PyThread, thread: Thread): Guest<Value> {
    for (;;) {
      for (let mail = this.mail.shift(); mail !== undefined; mail = this.mail.shift())
        yield* this.receive(mail, thread);
      yield* this.dispatch(thread);
      if (this.mail.size > 0) continue;
      const isBusy = this.running.size > 0 || this.pending.size > 0;
      if (!isBusy && this.isShutdown) break;
      self.idle = !isBusy;
      const parking = {
        waitingFor: 'worker processes',
        outside: isBusy && this.workers.some((each) => each.outside),
      };
      this.managerParking = parking;
      thread.interpreter.scheduler.park(thread, parking);
      yield UNWIND;
      self.idle = false;
    }
    this.stopWorkers();
    return null;
  }

  private *dispatch(thread: Thread): Guest<void> {
    for (const worker of this.workers) {
      while (worker.busyWith === null) {
        const item = this.pending.shift();
        if (item === undefined) return;
        if (!(yield* item.future.begin(thread))) continue;
        worker.busyWith = item.id;
        this.running.set(item.id, item.future);
        worker.send({ kind: 'call', id: item.id, work: item.work });
      }
    }
  }

  private *receive({ worker, message }: Mail, thread: Thread): Guest<void> {
    if (message === null || message.kind === 'broken') {
      if (this.workers.includes(worker)) yield* this.break(thread);
      return;
    }
    if (message.kind === 'output') return;
    const future = this.running.get(message.id);
    if (future === undefined) return;
    this.running.delete(message.id);
    worker.busyWith = null;
    let value: Value = null;
    let failure: PyException | null = null;
    try {
      if (message.kind === 'returned') value = yield* unpack(message.value, thread);
      else {
        failure = (yield* unpack(message.error, thread)) as PyException;
        failure.cause = remoteTraceback(message.traceback);
        failure.suppressContext = true;
      }
    } catch (error) {
      if (!(error instanceof PyException)) throw error;
      failure = error;
    }
    yield* future.finish(value, failure, thread);
  }

  /** A worker ended without being told to: the pool is of no use any more. */
  private *break(thread: Thread): Guest<void> {
    this.broken = true;
    this.stopWorkers();
    const failed = [...this.running.values()];
    this.running.clear();
    for (let item = this.pending.shift(); item !== undefined; item = this.pending.shift())
      failed.push(item.future);
    for (const each of failed)
      if (!each.isDone) yield* each.finish(null, makeError(brokenProcessPoolType, BROKEN), thread);
  }

  private stopWorkers(): void {
    const { workers } = this;
    this.workers = [];
    for (const each of workers) each.stop();
  }
}

export const processPoolType: PyType = defineType<PyProcessPool>('ProcessPoolExecutor', {
  module: 'concurrent.futures.process',
  bases: [executorType],
  instances: PyProcessPool,
  hasDict: true,
  slots: {
    new: (type) => adopt(new PyProcessPool(), type),
    init: bySignature(
      'ProcessPoolExecutor.__init__',
      '(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None)',
      initialize,
    ),
  },
  methods: [
    ...poolMethods,
    method(
      'map(self, fn, *iterables, timeout=None, chunksize=1)',
      'Returns an iterator equivalent to map(fn, iter).',
      function* (
        self: PyProcessPool,
        fn: Value,
        iterables: Value[],
        timeout: Value,
        chunkSize: Value,
        thread: Thread,
      ): Guest<Value> {
        if (Number(knownInteger(chunkSize) ?? 1) < 1) raise.valueError('chunksize must be >= 1.');
        return yield* mapOver(self, fn, iterables, timeout, thread);
      },
      'def',
    ),
  ],
});

function* initialize(
  self: PyProcessPool,
  maximum: Value,
  _context: Value,
  initializer: Value,
  initialArgs: Value,
  tasksPerChild: Value,
  thread: Thread,
): Guest<null> {
  const most = workerCount(maximum, thread.interpreter.host.environment.processorCount || 1);
  checkInitializer(initializer);
  if (tasksPerChild !== null) {
    const tasks = knownInteger(tasksPerChild);
    if (tasks === undefined) raise.typeError('max_tasks_per_child must be an integer');
    if (Number(tasks) <= 0) raise.valueError('max_tasks_per_child must be >= 1');
  }
  self.maximum = most;
  self.initializer = initializer;
  self.initialArgs = new PyTuple(yield* collect(initialArgs, thread));
  return null;
}

function remoteTraceback(text: string): PyException {
  return makeError(remoteTracebackType, `\n"""\n${text}"""`);
}
