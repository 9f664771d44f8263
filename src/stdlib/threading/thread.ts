/** `Thread` and the threads of an interpreter. CPython: Lib/threading.py; docs: library/threading.html#thread-objects. */
import { findAttribute, getAttribute } from '../../runtime/kernel/attributes.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { call, call0 } from '../../runtime/kernel/call.ts';
import { defineType, getset, method } from '../../runtime/kernel/define.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import { assertionErrorType, raise } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { type InterpreterState, perInterpreter } from '../../runtime/kernel/interpreter-state.ts';
import { collect } from '../../runtime/kernel/iterate.ts';
import { PyObject, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { asString, str } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { adopt, emptyTuple } from '../../runtime/kernel/values.ts';
import { deprecated } from '../deprecated.ts';
import { PyEvent } from './event.ts';
import { reportUncaught } from './uncaught.ts';
import { deadlineOf, WaitQueue } from './waiting.ts';

type ThreadState = 'uninitialized' | 'initial' | 'started' | 'stopped';

export class PyThread extends PyObject {
  name = '';
  target: Value = null;
  args: Value = emptyTuple;
  kwargs: Value = null;
  daemon = false;
  state: ThreadState = 'uninitialized';
  /** What runs it, once it was started. */
  thread: Thread | null = null;
  /** A body in TypeScript instead of `run`. */
  body: ((thread: Thread) => Guest<Value>) | null = null;
  /** A worker that waits for work does not keep the program alive. */
  idle = false;
  readonly joiners = new WaitQueue();
}

/** The threads of one interpreter. */
class Threads {
  readonly active = new Map<Thread, PyThread>();
  /** Threads that are starting. */
  readonly limbo = new Set<PyThread>();
  counter = 0;

  nextNumber(): number {
    return ++this.counter;
  }

  list(): PyThread[] {
    return [...this.active.values(), ...this.limbo];
  }
}

const threadsKey = perInterpreter<Threads>('threading', () => new Threads());

function threadsOf(interpreter: InterpreterState): Threads {
  return interpreter.state(threadsKey);
}

export function allThreads(thread: Thread): PyThread[] {
  mainThread(thread);
  return threadsOf(thread.interpreter).list();
}

/** The thread object of the running thread. */
export function currentThread(thread: Thread): PyThread {
  const threads = threadsOf(thread.interpreter);
  const known = threads.active.get(thread);
  if (known !== undefined) return known;
  return thread.isMain
    ? registerMain(threads, thread)
    : register(threads, thread, `Dummy-${threads.nextNumber()}`, dummyThreadType);
}

/** The main thread is found when it first asks, or through those that it started. */
export function mainThread(thread: Thread): PyThread {
  const threads = threadsOf(thread.interpreter);
  for (const each of threads.active.values()) if (each.type === mainThreadType) return each;
  return thread.isMain ? registerMain(threads, thread) : currentThread(thread);
}

function registerMain(threads: Threads, thread: Thread): PyThread {
  const main = register(threads, thread, 'MainThread', mainThreadType);
  const others = [...threads.active].filter(([, each]) => each !== main);
  threads.active.clear();
  threads.active.set(thread, main);
  for (const [key, each] of others) threads.active.set(key, each);
  return main;
}

function register(threads: Threads, thread: Thread, name: string, type: PyType): PyThread {
  const made = adopt(new PyThread(), type);
  made.name = name;
  made.state = 'started';
  made.thread = thread;
  made.daemon = type === dummyThreadType;
  threads.active.set(thread, made);
  return made;
}

export const threadType: PyType = defineType<PyThread>('Thread', {
  doc: 'A class that represents a thread of control.\n\nThis class can be safely subclassed in a limited fashion. There are two ways\nto specify the activity: by passing a callable object to the constructor, or\nby overriding the run() method in a subclass.\n',
  module: 'threading',
  instances: PyThread,
  hasDict: true,
  slots: {
    new: (type) => adopt(new PyThread(), type),
    init: bySignature(
      'Thread.__init__',
      '(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None)',
      initialize,
    ),
    repr: (self) => {
      if (self.state === 'uninitialized') raise.error(assertionErrorType, 'Thread.__init__() was not called');
      const daemon = self.daemon ? ' daemon' : '';
      const ident = self.thread === null ? '' : ` ${self.thread.id}`;
      return `<${self.type.name}(${self.name}, ${self.state}${daemon}${ident})>`;
    },
  },
  methods: [
    method(
      'start(self)',
      "Start the thread's activity.\n\nIt must be called at most once per thread object. It arranges for the\nobject's run() method to be invoked in a separate thread of control.\n\nThis method will raise a RuntimeError if called more than once on the\nsame thread object.\n",
      function* (self: PyThread, thread: Thread): Guest<Value> {
        yield* startThread(self, thread);
        return null;
      },
      'def',
    ),
    method(
      'run(self)',
      "Method representing the thread's activity.\n\nYou may override this method in a subclass. The standard run() method\ninvokes the callable object passed to the object's constructor as the\ntarget argument, if any, with sequential and keyword arguments taken\nfrom the args and kwargs arguments, respectively.\n",
      run,
      'def',
    ),
    method(
      'join(self, timeout=None)',
      'Wait until the thread terminates.\n\nThis blocks the calling thread until the thread whose join() method is\ncalled terminates -- either normally or through an unhandled exception\nor until the optional timeout occurs.',
      function* (self: PyThread, timeout: Value, thread: Thread): Guest<Value> {
        yield* joinThread(self, timeout, thread);
        return null;
      },
      'def',
    ),
    method(
      'is_alive(self)',
      'Return whether the thread is alive.\n\nThis method returns True just before the run() method starts until just\nafter the run() method terminates. See also the module function\nenumerate().\n',
      (self: PyThread) => {
        needInitialized(self);
        return self.state === 'started';
      },
      'def',
    ),
    method(
      'getName(self)',
      'Return a string used for identification purposes only.\n\nThis method is deprecated, use the name attribute instead.\n',
      function* (self: PyThread, thread: Thread): Guest<Value> {
        yield* deprecated('getName() is deprecated, get the name attribute instead', thread);
        return self.name;
      },
      'def',
    ),
    method(
      'setName(self, name)',
      'Set the name string for this thread.\n\nThis method is deprecated, use the name attribute instead.\n',
      function* (self: PyThread, name: Value, thread: Thread): Guest<Value> {
        yield* deprecated('setName() is deprecated, set the name attribute instead', thread);
        return rename(self, yield* finished(str(name, thread)));
      },
      'def',
    ),
    method(
      'isDaemon(self)',
      'Return whether this thread is a daemon.\n\nThis method is deprecated, use the daemon attribute instead.\n',
      function* (self: PyThread, thread: Thread): Guest<Value> {
        yield* deprecated('isDaemon() is deprecated, get the daemon attribute instead', thread);
        return self.daemon;
      },
      'def',
    ),
    method(
      'setDaemon(self, daemonic)',
      'Set whether this thread is a daemon.\n\nThis method is deprecated, use the .daemon property instead.\n',
      function* (self: PyThread, daemon: Value, thread: Thread): Guest<Value> {
        yield* deprecated('setDaemon() is deprecated, set the daemon attribute instead', thread);
        return setDaemon(self, yield* finished(truth(daemon, thread)));
      },
      'def',
    ),
    getset<PyThread>(
      'name',
      'A string used for identification purposes only.\n\nIt has no semantics. Multiple threads may be given the same name. The\ninitial name is set by the constructor.\n',
      (self) => {
        needInitialized(self);
        return self.name;
      },
      function* (self, name, thread) {
        needInitialized(self);
        return rename(self, yield* finished(str(name ?? null, thread)));
      },
    ),
    getset<PyThread>(
      'daemon',
      'A boolean value indicating whether this thread is a daemon thread.',
      (self) => {
        needInitialized(self);
        return self.daemon;
      },
      function* (self, daemon, thread) {
        return setDaemon(self, yield* finished(truth(daemon ?? null, thread)));
      },
    ),
    getset<PyThread>(
      'ident',
      'Thread identifier of this thread or None if it has not been started.',
      (self) => {
        needInitialized(self);
        return self.thread?.id ?? null;
      },
    ),
    getset<PyThread>(
      'native_id',
      'Native integral thread ID of this thread, or None if it has not been started.',
      (self) => {
        needInitialized(self);
        return self.thread?.id ?? null;
      },
    ),
    getset<PyThread>('_target', null, (self) => self.target),
    getset<PyThread>('_args', null, (self) => self.args),
    getset<PyThread>('_kwargs', null, (self) => self.kwargs),
  ],
});

const mainThreadType = defineType<PyThread>('_MainThread', { module: 'threading', bases: [threadType] });
const dummyThreadType = defineType<PyThread>('_DummyThread', { module: 'threading', bases: [threadType] });

function* initialize(
  self: PyThread,
  group: Value,
  target: Value,
  name: Value,
  args: Value,
  kwargs: Value,
  daemon: Value,
  thread: Thread,
): Guest<null> {
  if (group !== null) raise.error(assertionErrorType, 'group argument must be None for now');
  self.target = target;
  self.args = args;
  self.kwargs = kwargs ?? new PyDict();
  if (name !== null) self.name = yield* finished(str(name, thread));
  else {
    self.name = newName(thread);
    if (target !== null) {
      let targetName = findAttribute(target, '__name__', thread);
      if (targetName === UNWIND) targetName = yield UNWIND;
      if (targetName !== undefined) self.name += ` (${yield* finished(str(targetName as Value, thread))})`;
    }
  }
  self.daemon = daemon === null ? currentThread(thread).daemon : yield* finished(truth(daemon, thread));
  self.state = 'initial';
  return null;
}

/** `Thread-1` */
export function newName(thread: Thread): string {
  return `Thread-${threadsOf(thread.interpreter).nextNumber()}`;
}

/** A thread of the library, which runs `body`. */
export function nativeThread(
  name: string,
  daemon: boolean,
  body: (thread: Thread) => Guest<Value>,
): PyThread {
  const made = adopt(new PyThread(), threadType);
  made.name = name;
  made.daemon = daemon;
  made.body = body;
  made.state = 'initial';
  return made;
}

/** Starts it; the starter goes on when the new thread has begun to run. */
export function* startThread(self: PyThread, starter: Thread): Guest<void> {
  if (self.state === 'uninitialized') raise.runtimeError('thread.__init__() not called');
  if (self.state !== 'initial') raise.runtimeError('threads can only be started once');
  mainThread(starter);
  const { interpreter } = starter;
  const threads = threadsOf(interpreter);
  self.state = 'started';
  threads.limbo.add(self);
  const parking = { waitingFor: 'thread.start()' };
  const options = {
    name: self.name,
    get daemon() {
      return self.daemon || self.idle;
    },
  };
  self.thread = interpreter.scheduler.spawn(options, function* (thread) {
    threads.limbo.delete(self);
    threads.active.set(thread, self);
    if (starter.parking === parking) interpreter.scheduler.wake(starter, null);
    yield* runThread(self, thread);
    threads.active.delete(thread);
    self.state = 'stopped';
    self.joiners.wakeAll();
    return null;
  });
  if (starter.unpausable > 0) return;
  interpreter.scheduler.park(starter, parking);
  yield UNWIND;
}

function* runThread(self: PyThread, thread: Thread): Guest<void> {
  try {
    if (self.body !== null) yield* self.body(thread);
    else yield* finished(call0(yield* finished(getAttribute(self, 'run', thread)), thread));
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    yield* reportUncaught(error, self, thread);
  }
}

function* run(self: PyThread, thread: Thread): Guest<Value> {
  const { target, args, kwargs } = self;
  try {
    if (target !== null) {
      const positional = yield* collect(args, thread);
      const entries = kwargs instanceof PyDict ? [...kwargs] : [];
      const names = entries.map(({ key }) => asString(key) ?? raise.typeError('keywords must be strings'));
      const values = entries.map(({ value }) => value!);
      yield* finished(call(target, [...positional, ...values], names.length === 0 ? null : names, thread));
    }
  } finally {
    self.target = null;
    self.args = emptyTuple;
    self.kwargs = null;
  }
  return null;
}

export function* joinThread(self: PyThread, timeout: Value, thread: Thread): Guest<void> {
  if (self.state === 'uninitialized') raise.runtimeError('Thread.__init__() not called');
  if (self.state === 'initial') raise.runtimeError('cannot join thread before it is started');
  if (self.thread === thread) raise.runtimeError('cannot join current thread');
  const deadline = deadlineOf(timeout, thread);
  if (self.state === 'started') yield* self.joiners.wait(thread, deadline, `thread ${self.name}`);
}

function rename(self: PyThread, name: string): null {
  self.name = name;
  if (self.thread !== null) self.thread.name = name;
  return null;
}

function setDaemon(self: PyThread, daemon: boolean): null {
  needInitialized(self, 'Thread.__init__() not called', true);
  if (self.state !== 'initial') raise.runtimeError('cannot set daemon status of active thread');
  self.daemon = daemon;
  return null;
}

function needInitialized(self: PyThread, message = 'Thread.__init__() not called', isRuntime = false): void {
  if (self.state !== 'uninitialized') return;
  if (isRuntime) raise.runtimeError(message);
  raise.error(assertionErrorType, message);
}

// ── Timer ──────────────────────────────────────────────────────────────────────────────────────────

class PyTimer extends PyThread {
  interval: Value = null;
  callback: Value = null;
  callbackArgs: Value = null;
  callbackKeywords: Value = null;
  readonly done = new PyEvent();
}

export const timerType: PyType = defineType<PyTimer>('Timer', {
  doc: "Call a function after a specified number of seconds:\n\nt = Timer(30.0, f, args=None, kwargs=None)\nt.start()\nt.cancel()     # stop the timer's action if it's still waiting\n",
  module: 'threading',
  bases: [threadType],
  instances: PyTimer,
  hasDict: true,
  slots: {
    new: (type) => adopt(new PyTimer(), type),
    init: bySignature(
      'Timer.__init__',
      '(self, interval, function, args=None, kwargs=None)',
      function* (
        self: PyTimer,
        interval: Value,
        callback: Value,
        args: Value,
        kwargs: Value,
        thread: Thread,
      ): Guest<null> {
        yield* initialize(self, null, null, null, emptyTuple, null, null, thread);
        self.interval = interval;
        self.callback = callback;
        self.callbackArgs = args ?? emptyTuple;
        self.callbackKeywords = kwargs ?? new PyDict();
        return null;
      },
    ),
  },
  methods: [
    method(
      'cancel(self)',
      "Stop the timer if it hasn't finished yet.",
      (self: PyTimer) => {
        self.done.set();
        return null;
      },
      'def',
    ),
    method(
      'run(self)',
      null,
      function* (self: PyTimer, thread: Thread): Guest<Value> {
        if (!(yield* self.done.wait(deadlineOf(self.interval, thread), thread))) {
          self.target = self.callback;
          self.args = self.callbackArgs;
          self.kwargs = self.callbackKeywords;
          yield* run(self, thread);
        }
        self.done.set();
        return null;
      },
      'def',
    ),
    getset<PyTimer>('interval', null, (self) => self.interval),
    getset<PyTimer>('function', null, (self) => self.callback),
    getset<PyTimer>('args', null, (self) => self.callbackArgs),
    getset<PyTimer>('kwargs', null, (self) => self.callbackKeywords),
    getset<PyTimer>('finished', null, (self) => self.done),
  ],
});
