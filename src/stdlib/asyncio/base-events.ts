/**
 * The event loop. It knows no timer and no socket: when nothing is ready it parks its thread, and the scheduler waits
 * for the host. CPython: Lib/asyncio/base_events.py; docs: library/asyncio-eventloop.html. See docs/ASYNCIO.md.
 */
import { Heap } from '../../runtime/frames/heap.ts';
import type { PyGenerator } from '../../runtime/frames/suspendable.ts';
import { getAttribute } from '../../runtime/kernel/attributes.ts';
import { call } from '../../runtime/kernel/call.ts';
import { copyContext, type PyContext } from '../../runtime/kernel/context.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { nested } from '../../runtime/kernel/nesting.ts';
import { PyObject, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { breathe, type Guest } from '../../runtime/kernel/pausing.ts';
import { ERROR, type GeneratorKeeper, type Parking, type Thread } from '../../runtime/kernel/thread.ts';
import { Ring } from '../collections/ring.ts';
import {
  DEBUG_STACK_DEPTH,
  MAXIMUM_SELECT_TIMEOUT,
  MIN_CANCELLED_TIMER_HANDLES_FRACTION,
  MIN_SCHEDULED_TIMER_HANDLES,
  SLOW_CALLBACK_DURATION,
} from './constants.ts';
import { exitsLoop, reportSlowCallback } from './debug.ts';
import { loopState, PyHandle, PyTimerHandle, runningLoop, setRunningLoop } from './events.ts';
import { callExceptionHandler } from './exception-handler.ts';
import { callbackSource } from './format-helpers.ts';
import { attributeNested, invokeNested, overrides } from './invoke.ts';
import type { NativeCallback } from './native-callback.ts';
import { type Linked, TaskList } from './task-list.ts';

/** What the loop has to know of its tasks. */
export interface LoopTask extends PyObject, Linked<LoopTask> {
  readonly name: string;
  /** Lines that tell where it waits; none when it is done. */
  waitReport(thread: Thread): string[];
}

/** What the loop knows of asynchronous generators. CPython: the hooks of `sys.set_asyncgen_hooks`. */
export class AsyncGenerators implements GeneratorKeeper {
  readonly begunHere = new Set<PyGenerator>();
  isShutDown = false;
  private readonly loop: PyLoop;

  constructor(loop: PyLoop) {
    this.loop = loop;
  }

  begun(generator: PyGenerator): null {
    this.begunHere.add(generator);
    return null;
  }

  ended(generator: PyGenerator): void {
    this.begunHere.delete(generator);
  }

  /** Closes it in a task of its own. */
  dropped(generator: PyGenerator, thread: Thread): void {
    const { loop } = this;
    this.begunHere.delete(generator);
    if (loop.closed) return;
    const closing = invokeNested(generator, 'aclose', [], thread);
    const create = attributeNested(loop, 'create_task', thread);
    loop.ready.push(new PyHandle(create, [closing], loop, copyContext(thread)));
  }
}

export class PyLoop extends PyObject {
  readonly ready = new Ring<PyHandle>();
  readonly scheduled = new Heap<PyTimerHandle>((a, b) => a.when < b.when);
  cancelledTimers = 0;
  closed = false;
  stopping = false;
  /** The thread that runs it, while one does. */
  thread: Thread | null = null;
  /** Why that thread is parked, while the loop waits for something to do. */
  parking: Parking | null = null;
  debug = false;
  slowCallbackDuration = SLOW_CALLBACK_DURATION;
  taskFactory: Value = null;
  exceptionHandler: Value = null;
  defaultExecutor: Value = null;
  executorShutdown = false;
  /** The task that makes a step. */
  currentTask: Value = null;
  /** The handle that runs. */
  currentHandle: PyHandle | null = null;
  /** The tasks that were made for it; those that are done drop out when someone looks. */
  readonly tasks = new TaskList<LoopTask>();
  /** Asynchronous generators that were begun in it and have not ended. */
  readonly keeper = new AsyncGenerators(this);
  /** What it ran for last came to. */
  lastResult: Value = null;
  /** Futures whose error nobody has asked for. */
  readonly unretrieved = new Set<PyObject>();
  /** Operations of the host that will wake it: they are no deadlock. */
  outsideWaits = 0;

  timerCancelled(handle: PyTimerHandle): void {
    if (handle.scheduled) this.cancelledTimers++;
  }

  /** May be called from any thread. */
  wakeUp(): void {
    const { thread, parking } = this;
    if (thread !== null && parking !== null && thread.parking === parking)
      thread.interpreter.scheduler.wake(thread, null);
  }
}

/** A loop of this module, or one that a program brings. */
export type LoopLike = PyObject;

export function loopDebug(loop: LoopLike, thread: Thread): boolean {
  if (loop instanceof PyLoop) return loop.debug;
  return (
    nested(thread, 'get_debug', () => {
      const method = nested(thread, 'get_debug', () => getAttribute(loop, 'get_debug', thread));
      return call(method, [], null, thread);
    }) === true
  );
}

/** `loop.call_soon(callback, *args, context=context)`. */
export function callSoon(
  loop: LoopLike,
  callback: Value | NativeCallback,
  args: readonly Value[],
  context: PyContext,
  thread: Thread,
): PyHandle | null {
  if (loop instanceof PyLoop && !overrides(loop, 'call_soon')) {
    if (loop.closed) raise.runtimeError('Event loop is closed');
    const handle = new PyHandle(callback, args, loop, context);
    loop.ready.push(handle);
    return handle;
  }
  const method = nested(thread, 'call_soon', () => getAttribute(loop, 'call_soon', thread));
  nested(thread, 'call_soon', () => call(method, [callback, ...args, context], ['context'], thread));
  return null;
}

export function callAt(
  loop: PyLoop,
  when: number,
  callback: Value | NativeCallback,
  args: readonly Value[],
  context: PyContext,
): PyTimerHandle {
  if (loop.closed) raise.runtimeError('Event loop is closed');
  const timer = new PyTimerHandle(when, callback, args, loop, context);
  loop.scheduled.push(timer);
  timer.scheduled = true;
  return timer;
}

export function loopTime(thread: Thread): number {
  return thread.interpreter.host.clock.monotonic();
}

// ── Running ────────────────────────────────────────────────────────────────────────────────────────

export function checkNotRunning(loop: PyLoop, thread: Thread): void {
  if (loop.thread !== null) raise.runtimeError('This event loop is already running');
  if (runningLoop(thread) !== null) {
    raise.runtimeError('Cannot run the event loop while another loop is running');
  }
}

/** Runs until `stop()`. */
export function* runForever(loop: PyLoop, thread: Thread): Guest<null> {
  if (loop.closed) raise.runtimeError('Event loop is closed');
  checkNotRunning(loop, thread);
  loop.thread = thread;
  setRunningLoop(loop, thread);
  thread.interpreter.state(loopState).loops.add(loop);
  const { context, generatorKeeper, originDepth } = thread;
  thread.generatorKeeper = loop.keeper;
  if (loop.debug) thread.originDepth = DEBUG_STACK_DEPTH;
  try {
    for (;;) {
      yield* runOnce(loop, thread, context);
      if (loop.stopping) return null;
    }
  } finally {
    thread.context = context;
    thread.generatorKeeper = generatorKeeper;
    thread.originDepth = originDepth;
    loop.stopping = false;
    loop.thread = null;
    loop.currentTask = null;
    setRunningLoop(null, thread);
  }
}

/** One turn: waits if nothing is ready, moves due timers to the ready ones, runs those that were ready at that moment. */
function* runOnce(loop: PyLoop, thread: Thread, context: PyContext | null): Guest<void> {
  const { ready, scheduled } = loop;
  sweepCancelledTimers(loop);
  if (ready.size === 0 && !loop.stopping) yield* waitForSomething(loop, thread);
  else if (--thread.fuel < 0) yield* breathe(thread);
  if (scheduled.size > 0) {
    const end = loopTime(thread) + CLOCK_RESOLUTION;
    for (let next = scheduled.peek(); next !== undefined && next.when < end; next = scheduled.peek()) {
      scheduled.pop();
      next.scheduled = false;
      ready.push(next);
    }
  }
  for (let count = ready.size; count > 0; count--) {
    const handle = ready.shift();
    if (handle === undefined) break;
    if (handle.cancelled) continue;
    thread.context = handle.context;
    if (loop.debug) {
      yield* runDebugged(loop, handle, thread);
      thread.context = context;
      continue;
    }
    let failure: PyException | null = null;
    try {
      const result = handle.run(thread);
      if (result === UNWIND) {
        if (thread.why === ERROR) failure = thread.takeError();
        else yield UNWIND;
      }
    } catch (thrown) {
      failure = failureOf(thrown);
    }
    thread.context = context;
    if (failure !== null) yield* callbackFailed(loop, handle, failure, thread);
  }
}

/** As CPython's selector loop on Linux. */
const CLOCK_RESOLUTION = 1e-9;

function failureOf(thrown: unknown): PyException {
  if (thrown instanceof PyException) return thrown;
  throw thrown;
}

/** Parks the thread until the next timer, or until something from another thread or from outside arrives. */
function* waitForSomething(loop: PyLoop, thread: Thread): Guest<void> {
  const next = loop.scheduled.peek();
  const now = loopTime(thread);
  if (next !== undefined && next.when <= now) return;
  const deadline = next === undefined ? undefined : Math.min(next.when, now + MAXIMUM_SELECT_TIMEOUT);
  loop.parking = {
    ...(deadline === undefined ? {} : { deadline }),
    outside: loop.outsideWaits > 0,
    waitingFor: 'events of the loop',
    details: () => [...loop.tasks].flatMap((task) => task.waitReport(thread)),
  };
  thread.interpreter.scheduler.park(thread, loop.parking);
  try {
    yield UNWIND;
  } finally {
    loop.parking = null;
  }
}

function* runDebugged(loop: PyLoop, handle: PyHandle, thread: Thread): Guest<void> {
  loop.currentHandle = handle;
  const start = loopTime(thread);
  let failure: PyException | null = null;
  try {
    const result = handle.run(thread);
    if (result === UNWIND) yield UNWIND;
  } catch (thrown) {
    failure = failureOf(thrown);
  } finally {
    loop.currentHandle = null;
  }
  if (failure !== null) yield* callbackFailed(loop, handle, failure, thread);
  const took = loopTime(thread) - start;
  if (took >= loop.slowCallbackDuration) yield* reportSlowCallback(handle, took, thread);
}

/** An error of a callback goes to the exception handler; those that end the program end the loop. */
function* callbackFailed(loop: PyLoop, handle: PyHandle, failure: PyException, thread: Thread): Guest<void> {
  if (exitsLoop(failure)) throw failure;
  const source =
    handle.callback === null ? '' : yield* callbackSource(handle.callback, handle.args, loop.debug, thread);
  const context = new PyDict();
  context.setName('message', `Exception in callback ${source}`);
  context.setName('exception', failure);
  context.setName('handle', handle);
  yield* callExceptionHandler(loop, context, thread);
}

/** Cancelled timers are dropped from the front, or all at once when they are many. */
function sweepCancelledTimers(loop: PyLoop): void {
  const { scheduled } = loop;
  const count = scheduled.size;
  if (
    count > MIN_SCHEDULED_TIMER_HANDLES &&
    loop.cancelledTimers / count > MIN_CANCELLED_TIMER_HANDLES_FRACTION
  ) {
    const live = scheduled.items.filter((handle) => !handle.cancelled);
    for (const handle of scheduled.items) if (handle.cancelled) handle.scheduled = false;
    scheduled.items.length = 0;
    for (const handle of live) scheduled.items.push(handle);
    scheduled.heapify();
    loop.cancelledTimers = 0;
    return;
  }
  for (let first = scheduled.peek(); first?.cancelled; first = scheduled.peek()) {
    loop.cancelledTimers--;
    first.scheduled = false;
    scheduled.pop();
  }
}
