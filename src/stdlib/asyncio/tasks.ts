/** `Task`: a coroutine that the loop drives. CPython: Lib/asyncio/tasks.py; docs: library/asyncio-task.html#task-object. */
import { Frame } from '../../runtime/frames/frame.ts';
import { PyGenerator, resume } from '../../runtime/frames/suspendable.ts';
import { findAttribute } from '../../runtime/kernel/attributes.ts';
import { call0, call1 } from '../../runtime/kernel/call.ts';
import { copyContext, PyContext } from '../../runtime/kernel/context.ts';
import { classMethod, defineType, getset, method } from '../../runtime/kernel/define.ts';
import {
  isInstance,
  keyboardInterruptType,
  makeError,
  raise,
  runtimeErrorType,
  systemExitType,
} from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { endOrError } from '../../runtime/kernel/iterate.ts';
import { nested } from '../../runtime/kernel/nesting.ts';
import { None, type Result, type Step, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { andThen, finished, type Guest, NativeActivation } from '../../runtime/kernel/pausing.ts';
import { repr, str } from '../../runtime/kernel/text.ts';
import { Activation, ERROR, type Suspendable, type Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import { adopt } from '../../runtime/kernel/values.ts';
import { genericAlias } from '../../runtime/objects/generic-alias.ts';
import { guardedRepr } from '../../runtime/objects/repr-guard.ts';
import { callSoon, type LoopLike, type LoopTask, PyLoop } from './base-events.ts';
import { stackMethods } from './base-tasks.ts';
import { isCoroutine } from './coroutines.ts';
import { loopState, PyHandle } from './events.ts';
import { cancelledErrorType, invalidState } from './exceptions.ts';
import { futureInfo, futureType, initFuture, PyFuture } from './futures.ts';
import { invokeNested } from './invoke.ts';
import { NativeCallback } from './native-callback.ts';

const NO_ARGUMENTS: readonly Value[] = [];

export class PyTask extends PyFuture {
  coroutine: Value = null;
  /** The name it was given, or else its number. */
  private givenName: string | null = null;
  private number = 0;
  context: PyContext = null as unknown as PyContext;
  /** What it waits for, while it waits. */
  waiter: Value = null;
  mustCancel = false;
  cancelRequests = 0;
  /** A pending task that is dropped is worth a message. */
  logDestroyPending = true;
  previous: LoopTask | null = null;
  next: LoopTask | null = null;
  listed = false;
  private readonly stepper: TaskStep = new TaskStep(this);
  private wakeup: TaskWakeup | null = null;
  private stepHandle: PyHandle | null = null;

  get name(): string {
    return this.givenName ?? `Task-${this.number}`;
  }

  set name(name: string) {
    this.givenName = name;
  }

  /** Takes the next number for its name. */
  takeNumber(thread: Thread): void {
    this.number = ++thread.interpreter.state(loopState).taskCounter;
  }

  private get waker(): TaskWakeup {
    return (this.wakeup ??= new TaskWakeup(this));
  }

  /** Asks the loop for the next step; with `error` it is thrown in. */
  scheduleStep(error: PyException | null, thread: Thread): void {
    const { loop } = this;
    // fast path: a task has one step in the queue at the most, and nobody else sees its handle
    if (error === null && loop instanceof PyLoop && !loop.type.isHeap && !loop.closed && !loop.debug) {
      this.stepHandle ??= new PyHandle(this.stepper, NO_ARGUMENTS, loop, this.context);
      loop.ready.push(this.stepHandle);
      return;
    }
    callSoon(this.loop, this.stepper, error === null ? [] : [error], this.context, thread);
  }

  override cancel(message: Value, thread: Thread): boolean {
    this.markRetrieved();
    if (this.state !== 'PENDING') return false;
    this.cancelRequests++;
    const { waiter } = this;
    if (waiter !== null && cancelWaiter(waiter, message, thread)) return true;
    this.mustCancel = true;
    this.cancelMessage = message;
    return true;
  }

  /** Takes one request to cancel back; gives how many are left. */
  uncancel(): number {
    if (this.cancelRequests > 0 && --this.cancelRequests === 0) this.mustCancel = false;
    return this.cancelRequests;
  }

  frame(): Frame | null {
    const { coroutine } = this;
    if (!(coroutine instanceof PyGenerator) || coroutine.state === 'closed') return null;
    return coroutine.body instanceof Frame ? coroutine.body : null;
  }

  /** For the deadlock report: where it waits. */
  waitReport(thread: Thread): string[] {
    if (this.isDone()) return [];
    const lines = [`task ${this.name} waits for ${this.describeWait(thread)}`];
    for (const frame of taskFrames(this)) {
      lines.push(`  File "${frame.code.filename}", line ${frame.line}, in ${frame.code.name}`);
      const source = frame.code.source?.line(frame.line)?.trim();
      if (source) lines.push(`    ${source}`);
    }
    return lines;
  }

  /** `Queue.get() of <Queue maxsize=0>`, or the future. */
  private describeWait(thread: Thread): string {
    const { coroutine, waiter } = this;
    const text = (value: Value) => {
      try {
        return nested(thread, '__str__', () => str(value, thread));
      } catch {
        return `a ${value instanceof PyFuture ? value.type.name : 'value'}`;
      }
    };
    if (coroutine instanceof PyGenerator) {
      for (
        let each: Activation | null = coroutine.innermost;
        each !== null && !(each instanceof Frame);
        each = each.caller
      ) {
        const owner: Suspendable | null = each.owner;
        if (!(owner instanceof PyGenerator) || owner.body !== each || !(each instanceof NativeActivation))
          continue;
        return each.subject === null ? `${owner.qualname}()` : `${owner.qualname}() of ${text(each.subject)}`;
      }
    }
    if (waiter === null) return 'its turn';
    return waiter instanceof PyTask ? `task ${waiter.name}` : text(waiter);
  }

  /** Runs the coroutine to where it waits next. */
  step(thrown: PyException | null, thread: Thread): Result {
    if (this.state !== 'PENDING') throw invalidState(`_step(): already done: ${this.name}`);
    let error = thrown;
    if (this.mustCancel) {
      if (error === null || !isInstance(error, cancelledErrorType)) error = this.makeCancelledError();
      this.mustCancel = false;
    }
    this.waiter = null;
    enterTask(this.loop, this, thread);
    return this.stepper.start(error, thread);
  }

  /** Makes the first step at once, in the middle of a step of the task that makes this one. */
  *startEagerly(thread: Thread): Guest<void> {
    const { loop } = this;
    const { context } = thread;
    const running = loop instanceof PyLoop ? loop.currentTask : null;
    if (loop instanceof PyLoop) loop.currentTask = this;
    thread.context = this.context;
    try {
      const outcome = this.stepper.start(null, thread);
      if (outcome === UNWIND) yield UNWIND;
    } finally {
      thread.context = context;
      if (loop instanceof PyLoop) loop.currentTask = running;
    }
    if (this.isDone()) this.coroutine = null;
  }

  /** What the step came to: `undefined` for the end, UNWIND for an error, or what was yielded. */
  stepped(outcome: Step, thread: Thread): Result {
    leaveTask(this.loop, this);
    if (outcome === undefined) {
      if (this.mustCancel) {
        this.mustCancel = false;
        this.cancelFuture(this.cancelMessage, thread);
      } else this.setResult(thread.stopValue, thread);
      this.forget();
      return None;
    }
    if (outcome === UNWIND) return this.failed(thread.takeError(), thread);
    return this.yielded(outcome, thread);
  }

  /** A task that is done is nobody's business any more. */
  private forget(): void {
    if (this.loop instanceof PyLoop) this.loop.tasks.delete(this);
  }

  private failed(error: PyException, thread: Thread): Result {
    this.forget();
    if (isInstance(error, cancelledErrorType)) {
      this.cancelledWith = error;
      this.cancelFuture(null, thread);
      return None;
    }
    this.setError(error, thread);
    if (isInstance(error, keyboardInterruptType) || isInstance(error, systemExitType))
      return thread.raise(error);
    return None;
  }

  private yielded(value: Value, thread: Thread): Result {
    if (value === null) {
      this.scheduleStep(null, thread);
      return None;
    }
    // fast path: a future of this module
    if (value instanceof PyFuture && value.blocking && value.loop === this.loop && value !== this) {
      value.blocking = false;
      value.addDoneCallback(this.waker, this.context, thread);
      this.waitFor(value, thread);
      return None;
    }
    return nested(thread, 'Task', () => this.yieldedOther(value, thread));
  }

  private waitFor(value: Value, thread: Thread): void {
    this.waiter = value;
    if (this.mustCancel && cancelWaiter(value, this.cancelMessage, thread)) this.mustCancel = false;
  }

  private yieldedOther(value: Value, thread: Thread): Result {
    const blocking = attributeOf(value, '_asyncio_future_blocking', thread);
    const complain = (message: string) => {
      this.scheduleStep(makeError(runtimeErrorType, message), thread);
      return None;
    };
    const [own, other] = [shown(this, thread), shown(value, thread)];
    if (blocking === undefined || blocking === null) {
      if (value instanceof PyGenerator && value.kind === 'generator') {
        return complain(`yield was used instead of yield from for generator in task ${own} with ${other}`);
      }
      return complain(`Task got bad yield: ${other}`);
    }
    if (futureLoop(value, thread) !== this.loop) {
      return complain(`Task ${own} got Future ${other} attached to a different loop`);
    }
    if (blocking !== true)
      return complain(`yield was used instead of yield from in task ${own} with ${other}`);
    if (value === this) return complain(`Task cannot await on itself: ${own}`);
    const add = attributeOf(value, 'add_done_callback', thread)!;
    nested(thread, 'add_done_callback', () => call1(add, this.waker, thread));
    this.waitFor(value, thread);
    return None;
  }
}

/** Cancels what a task waits for; true when it took the request. */
function cancelWaiter(waiter: Value, message: Value, thread: Thread): boolean {
  if (waiter instanceof PyFuture && !waiter.type.isHeap) return waiter.cancel(message, thread);
  const cancel = attributeOf(waiter, 'cancel', thread)!;
  return nested(thread, 'cancel', () => call1(cancel, message, thread)) === true;
}

function attributeOf(value: Value, name: string, thread: Thread): Value | undefined {
  return nested(thread, name, () => findAttribute(value, name, thread) as Result) as Value | undefined;
}

function futureLoop(value: Value, thread: Thread): Value {
  return value instanceof PyFuture ? value.loop : (attributeOf(value, '_loop', thread) ?? null);
}

function shown(value: Value, thread: Thread): string {
  return nested(thread, '__repr__', () => repr(value, thread));
}

/**
 * A task's place in the chain of activations while it steps: the coroutine delivers to it, also after a pause of the
 * whole thread. There is one for each task, so that a step makes no object.
 */
class StepActivation extends Activation {
  private readonly task: PyTask;

  constructor(task: PyTask) {
    super();
    this.task = task;
  }

  enter(thread: Thread): Result {
    return this.task.stepped(this.inbox, thread);
  }
}

/** The callback that makes a step. */
class TaskStep extends NativeCallback {
  private readonly task: PyTask;
  private readonly activation: StepActivation;

  constructor(task: PyTask) {
    super();
    this.task = task;
    this.activation = new StepActivation(task);
  }

  get owner(): PyTask {
    return this.task;
  }

  run(error: Value, thread: Thread): Result {
    return this.task.step(error as PyException | null, thread);
  }

  start(error: PyException | null, thread: Thread): Result {
    const { activation, task } = this;
    const caller = thread.frame;
    activation.caller = caller;
    activation.level = caller === null ? 0 : caller.level;
    thread.frame = activation;
    let outcome: Step;
    try {
      outcome = resumeCoroutine(task.coroutine, error, thread);
    } finally {
      thread.frame = caller;
    }
    if (outcome === UNWIND && thread.why !== ERROR) return UNWIND;
    return task.stepped(outcome, thread);
  }
}

function resumeCoroutine(coroutine: Value, error: PyException | null, thread: Thread): Step {
  if (coroutine instanceof PyGenerator) {
    if (error === null) return resume(coroutine, null, thread);
    thread.raise(error);
    return resume(coroutine, UNWIND, thread);
  }
  const name = error === null ? 'send' : 'throw';
  return andThen<Value>(
    thread,
    () => findAttribute(coroutine, name, thread),
    (found) => {
      if (found === UNWIND || found === undefined) return UNWIND;
      return andThen<Value>(
        thread,
        () => call1(found as Value, error, thread),
        (outcome) => (outcome === UNWIND ? (endOrError(thread) as Result) : (outcome as Value)),
      );
    },
  );
}

/** The callback that a task leaves with what it waits for. */
export class TaskWakeup extends NativeCallback {
  readonly task: PyTask;

  constructor(task: PyTask) {
    super();
    this.task = task;
  }

  get owner(): PyTask {
    return this.task;
  }

  run(future: Value, thread: Thread): Result {
    if (future instanceof PyFuture && !future.type.isHeap) {
      if (future.state === 'FINISHED' && future.error === null) {
        return this.task.step(null, thread);
      }
      const outcome = future.result(thread);
      return this.task.step(outcome === UNWIND ? thread.takeError() : null, thread);
    }
    let error: PyException | null = null;
    try {
      nested(thread, 'result', () => {
        const result = attributeOf(future, 'result', thread)!;
        return call0(result, thread);
      });
    } catch (thrown) {
      if (!(thrown instanceof PyException)) throw thrown;
      error = thrown;
    }
    return this.task.step(error, thread);
  }
}

defineType<TaskWakeup>('TaskWakeupMethWrapper', {
  module: '_asyncio',
  instances: TaskWakeup,
  isBase: false,
  slots: {
    call: (self, args, _names, thread) => self.run(args[0] ?? null, thread),
    repr: () => 'Task.task_wakeup',
  },
});

defineType<TaskStep>('TaskStepMethWrapper', {
  module: '_asyncio',
  instances: TaskStep,
  isBase: false,
  slots: {
    call: (self, args, _names, thread) => self.run(args[0] ?? null, thread),
    repr: () => '<TaskStepMethWrapper object>',
  },
});

// ── Which task runs, and which there are ───────────────────────────────────────────────────────────

function enterTask(loop: LoopLike, task: PyTask, thread: Thread): void {
  if (!(loop instanceof PyLoop)) return;
  const { currentTask } = loop;
  if (currentTask !== null) {
    raise.runtimeError(
      `Cannot enter into task ${shown(task, thread)} while another task ${shown(currentTask, thread)} is being executed.`,
    );
  }
  loop.currentTask = task;
}

function leaveTask(loop: LoopLike, _task: PyTask): void {
  if (loop instanceof PyLoop) loop.currentTask = null;
}

export const taskType = defineType<PyTask>('Task', {
  signature: '(coro, *, loop=None, name=None, context=None, eager_start=False)',
  doc: 'A coroutine wrapped in a Future.',
  module: '_asyncio',
  bases: [futureType],
  instances: PyTask,
  slots: {
    new: (type) => adopt(new PyTask(), type),
    *init(self, args, names, thread) {
      yield* initTask(self, args, names, thread);
      return null;
    },
    *repr(self, thread) {
      return yield* guardedRepr(self, thread, function* () {
        return `<${(yield* taskInfo(self, thread)).join(' ')}>`;
      });
    },
  },
  methods: [
    method(
      'cancel(self, /, msg=None)',
      'Request that this task cancel itself.\n\nThis arranges for a CancelledError to be thrown into the\nwrapped coroutine on the next cycle through the event loop.\nThe coroutine then has a chance to clean up or even deny\nthe request using try/except/finally.',
      (self: PyTask, message: Value, thread: Thread) => self.cancel(message, thread),
    ),
    method(
      'cancelling(self, /)',
      "Return the count of the task's cancellation requests.\n\nThis count is incremented when .cancel() is called\nand may be decremented using .uncancel().",
      (self: PyTask) => self.cancelRequests,
    ),
    method(
      'uncancel(self, /)',
      "Decrement the task's count of cancellation requests.\n\nThis should be used by tasks that catch CancelledError\nand wish to continue indefinitely until they are cancelled again.\n\nReturns the remaining number of cancellation requests.",
      (self: PyTask) => {
        return self.uncancel();
      },
    ),
    method('get_name(self, /)', '', (self: PyTask) => self.name),
    method(
      'set_name(self, value, /)',
      '',
      function* (self: PyTask, value: Value, thread: Thread): Guest<Value> {
        self.name = yield* finished(str(value, thread));
        return null;
      },
    ),
    method('get_coro(self, /)', '', (self: PyTask) => self.coroutine),
    method('get_context(self, /)', '', (self: PyTask) => self.context),
    method('set_result(self, result, /)', '', () =>
      raise.runtimeError('Task does not support set_result operation'),
    ),
    method('set_exception(self, exception, /)', '', () =>
      raise.runtimeError('Task does not support set_exception operation'),
    ),
    ...stackMethods<PyTask>(),
    getset<PyTask>('_coro', null, (self) => self.coroutine),
    getset<PyTask>('_fut_waiter', null, (self) => self.waiter),
    getset<PyTask>('_must_cancel', null, (self) => self.mustCancel),
    getset<PyTask>('_num_cancels_requested', null, (self) => self.cancelRequests),
    getset<PyTask>(
      '_log_destroy_pending',
      null,
      (self) => self.logDestroyPending,
      (self, value) => {
        self.logDestroyPending = value === true;
        return null;
      },
    ),
    classMethod('__class_getitem__(cls, item, /)', 'See PEP 585', genericAlias),
  ],
});

/** The Python frames of a task's chain of awaits, outermost first. */
export function taskFrames(task: PyTask): Frame[] {
  const { coroutine } = task;
  if (!(coroutine instanceof PyGenerator) || coroutine.state === 'closed') return [];
  const frames: Frame[] = [];
  for (let each: Activation | null = coroutine.innermost; each !== null; each = each.caller) {
    if (each instanceof Frame) frames.unshift(each);
    if (each === coroutine.body) break;
  }
  return frames;
}

function* initTask(
  self: PyTask,
  args: Value[],
  names: readonly string[] | null,
  thread: Thread,
): Guest<void> {
  const given = new Map<string, Value>();
  const count = args.length - (names?.length ?? 0);
  if (count > 1) raise.typeError(`Task() takes at most 1 positional argument (${count} given)`);
  if (count === 1) given.set('coro', args[0]!);
  for (const [i, name] of (names ?? []).entries()) given.set(name, args[count + i]!);
  if (!given.has('coro')) raise.typeError("Task() missing required argument 'coro' (pos 1)");
  initFuture(self, given.get('loop') ?? null, thread);
  const { loop } = self;
  const isEager =
    (yield* finished(truth(given.get('eager_start') ?? false, thread))) &&
    (loop instanceof PyLoop ? loop.thread !== null : invokeNested(loop, 'is_running', [], thread) === true);
  yield* beginTask(
    self,
    given.get('coro')!,
    given.get('name') ?? null,
    given.get('context') ?? null,
    thread,
    isEager,
  );
}

/** Gives a new task its coroutine, and asks the loop for the first step. */
export function* beginTask(
  self: PyTask,
  coroutine: Value,
  name: Value,
  context: Value,
  thread: Thread,
  isEager = false,
): Guest<PyTask> {
  if (!isCoroutine(coroutine)) {
    return raise.typeError(`a coroutine was expected, got ${yield* finished(repr(coroutine, thread))}`);
  }
  if (name === null) self.takeNumber(thread);
  else self.name = yield* finished(str(name, thread));
  self.coroutine = coroutine;
  self.context = context instanceof PyContext ? context : copyContext(thread);
  if (self.loop instanceof PyLoop) self.loop.tasks.add(self);
  if (isEager) yield* self.startEagerly(thread);
  else self.scheduleStep(null, thread);
  return self;
}

/** Makes a task of a plain coroutine at once: nothing of it can reach guest code. */
export function startTask(loop: PyLoop, coroutine: PyGenerator, name: string | null, thread: Thread): PyTask {
  const task = adopt(new PyTask(), taskType);
  task.loop = loop;
  if (name === null) task.takeNumber(thread);
  else task.name = name;
  task.coroutine = coroutine;
  task.context = copyContext(thread);
  task.scheduleStep(null, thread);
  loop.tasks.add(task);
  return task;
}

/** A task of the plain type, as `loop.create_task` makes it. */
export function newTask(
  loop: LoopLike,
  coroutine: Value,
  name: Value,
  context: Value,
  thread: Thread,
): Guest<PyTask> {
  const task = adopt(new PyTask(), taskType);
  task.loop = loop;
  return beginTask(task, coroutine, name, context, thread);
}

function* taskInfo(self: PyTask, thread: Thread): Guest<string[]> {
  const info = yield* futureInfo(self, thread);
  if (self.cancelRequests > 0 && self.state === 'PENDING') info[0] = 'cancelling';
  info.splice(1, 0, `name=${yield* finished(repr(self.name, thread))}`);
  if (self.coroutine !== null)
    info.splice(2, 0, `coro=<${yield* describeCoroutine(self.coroutine, thread)}>`);
  if (self.waiter !== null) info.splice(3, 0, `wait_for=${yield* finished(repr(self.waiter, thread))}`);
  return [self.type.name, ...info];
}

function* describeCoroutine(coroutine: Value, thread: Thread): Guest<string> {
  if (!(coroutine instanceof PyGenerator)) return yield* finished(repr(coroutine, thread));
  const { body, state } = coroutine;
  if (!(body instanceof Frame)) return `${coroutine.qualname}() ${state === 'closed' ? 'done' : 'running'}`;
  const { filename, firstLine } = body.code;
  if (state === 'closed') return `${coroutine.qualname}() done, defined at ${filename}:${firstLine}`;
  return `${coroutine.qualname}() running at ${filename}:${state === 'created' ? firstLine : body.line}`;
}
