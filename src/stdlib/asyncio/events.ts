/** Handles, and which loop runs where. CPython: Lib/asyncio/events.py; docs: library/asyncio-eventloop.html#callback-handles. */
import { call, call0, call1 } from '../../runtime/kernel/call.ts';
import type { PyContext } from '../../runtime/kernel/context.ts';
import { defineType, getset, method } from '../../runtime/kernel/define.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { perInterpreter } from '../../runtime/kernel/interpreter-state.ts';
import { PyObject, type Result, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { NotImplemented, PyFloat } from '../../runtime/kernel/values.ts';
import type { PyLoop } from './base-events.ts';
import { callbackSource } from './format-helpers.ts';
import { invokeNested } from './invoke.ts';
import { NativeCallback } from './native-callback.ts';

/** A callback that waits for its turn. */
export class PyHandle extends PyObject {
  callback: Value;
  args: readonly Value[];
  cancelled = false;
  readonly loop: PyLoop;
  readonly context: PyContext;
  /** What the handle looked like before it was cancelled, in debug mode. */
  cancelledRepr: string | null = null;

  constructor(callback: Value, args: readonly Value[], loop: PyLoop, context: PyContext) {
    super();
    this.callback = callback;
    this.args = args;
    this.loop = loop;
    this.context = context;
  }

  /** Calls the callback in its context; the context is taken off again by the loop. */
  run(thread: Thread): Result {
    const { callback, args } = this;
    if (callback instanceof NativeCallback) return callback.run(args[0] ?? null, thread);
    switch (args.length) {
      case 0:
        return call0(callback, thread);
      case 1:
        return call1(callback, args[0]!, thread);
      default:
        return call(callback, [...args], null, thread);
    }
  }

  cancel(): void {
    if (this.cancelled) return;
    this.cancelled = true;
    this.callback = null;
    this.args = [];
  }
}

export class PyTimerHandle extends PyHandle {
  readonly when: number;
  /** It is in the loop's heap. */
  scheduled = false;

  constructor(when: number, callback: Value, args: readonly Value[], loop: PyLoop, context: PyContext) {
    super(callback, args, loop, context);
    this.when = when;
  }

  override cancel(): void {
    if (!this.cancelled) this.loop.timerCancelled(this);
    super.cancel();
  }
}

export const handleType = defineType<PyHandle>('Handle', {
  signature: '(callback, args, loop, context=None)',
  doc: 'Object returned by callback registration methods.',
  module: 'asyncio.events',
  instances: PyHandle,
  slots: {
    *repr(self, thread) {
      return `<${(yield* handleInfo(self, thread)).join(' ')}>`;
    },
  },
  methods: [
    method(
      'cancel(self)',
      '',
      (self: PyHandle) => {
        self.cancel();
        return null;
      },
      'def',
    ),
    method('cancelled(self)', '', (self: PyHandle) => self.cancelled, 'def'),
    method('get_context(self)', '', (self: PyHandle) => self.context, 'def'),
    method('_run(self)', '', (self: PyHandle, thread: Thread) => self.run(thread), 'def'),
    getset<PyHandle>('_cancelled', null, (self) => self.cancelled),
    getset<PyHandle>('_callback', null, (self) => self.callback),
    getset<PyHandle>('_loop', null, (self) => self.loop),
  ],
});

export const timerHandleType = defineType<PyTimerHandle>('TimerHandle', {
  signature: '(when, callback, args, loop, context=None)',
  doc: 'Object returned by timed callback registration methods.',
  module: 'asyncio.events',
  bases: [handleType],
  instances: PyTimerHandle,
  slots: {
    hash: (self) => Math.floor(self.when),
    lt: (self, other) => (other instanceof PyTimerHandle ? self.when < other.when : NotImplemented),
    le: (self, other) => (other instanceof PyTimerHandle ? self.when <= other.when : NotImplemented),
    gt: (self, other) => (other instanceof PyTimerHandle ? self.when > other.when : NotImplemented),
    ge: (self, other) => (other instanceof PyTimerHandle ? self.when >= other.when : NotImplemented),
    eq: (self, other) =>
      other instanceof PyTimerHandle ? self === other || isSame(self, other) : NotImplemented,
  },
  methods: [
    method(
      'when(self)',
      'Return a scheduled callback time.\n\nThe time is an absolute timestamp, using the same time\nreference as loop.time().',
      (self: PyTimerHandle) => new PyFloat(self.when),
      'def',
    ),
    getset<PyTimerHandle>('_when', null, (self) => new PyFloat(self.when)),
    getset<PyTimerHandle>('_scheduled', null, (self) => self.scheduled),
  ],
});

function isSame(a: PyTimerHandle, b: PyTimerHandle): boolean {
  return a.when === b.when && a.callback === b.callback && a.cancelled === b.cancelled && a.args === b.args;
}

/** What the repr of a handle tells. */
export function* handleInfo(self: PyHandle, thread: Thread): Guest<string[]> {
  const info = [self.type.name];
  if (self.cancelled) info.push('cancelled');
  if (self instanceof PyTimerHandle)
    info.push(`when=${yield* finished(repr(new PyFloat(self.when), thread))}`);
  if (self.callback !== null)
    info.push(yield* callbackSource(self.callback, self.args, self.loop.debug, thread));
  return info;
}

/** The loop that runs in each thread, the loop that `set_event_loop` chose for it, and the policy. */
export interface LoopState {
  /** Every loop that has run. */
  readonly loops: Set<PyLoop>;
  readonly running: Map<Thread, Value>;
  readonly chosen: Map<Thread, Value>;
  /** The policy, once one has been asked for or set. */
  policy: Value | null;
  taskCounter: number;
  /** Tasks of loops that are not ours, or that are not ours themselves, and which of them run. */
  readonly foreignTasks: Set<Value>;
  readonly foreignCurrent: Map<Value, Value>;
}

export const loopState = perInterpreter<LoopState>('asyncio', () => ({
  loops: new Set(),
  running: new Map(),
  chosen: new Map(),
  policy: null,
  taskCounter: 0,
  foreignTasks: new Set(),
  foreignCurrent: new Map(),
}));

/** `asyncio._get_running_loop()`, null when there is none. */
export function runningLoop(thread: Thread): Value {
  return thread.interpreter.state(loopState).running.get(thread) ?? null;
}

export function neededLoop(thread: Thread): Value {
  const loop = runningLoop(thread);
  return loop === null ? raise.runtimeError('no running event loop') : loop;
}

/** The loop for a future made without one: the running loop, or the one set for the thread. */
export function currentLoop(thread: Thread): Value {
  const running = runningLoop(thread);
  if (running !== null) return running;
  // What the policy says; its file is above this one.
  return invokeNested(thread.interpreter.modules.getName('asyncio.events')!, 'get_event_loop', [], thread);
}

export function setRunningLoop(loop: Value, thread: Thread): void {
  const { running } = thread.interpreter.state(loopState);
  if (loop === null) running.delete(thread);
  else running.set(thread, loop);
}
