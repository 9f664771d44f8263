/** The loop as a type: what programs call. CPython: Lib/asyncio/unix_events.py, base_events.py; docs: library/asyncio-eventloop.html. */
import { getAttribute } from '../../runtime/kernel/attributes.ts';
import { typeOf } from '../../runtime/kernel/birth.ts';
import { call, call1, call2 } from '../../runtime/kernel/call.ts';
import { copyContext, PyContext } from '../../runtime/kernel/context.ts';
import { defineType, getset, method } from '../../runtime/kernel/define.ts';
import type { PyDict } from '../../runtime/kernel/dict.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { adopt, PyFloat } from '../../runtime/kernel/values.ts';
import { callAt, checkNotRunning, loopTime, PyLoop, runForever } from './base-events.ts';
import { isCoroutine, isCoroutineFunction } from './coroutines.ts';
import { exitsLoop } from './debug.ts';
import { ensureFuture } from './ensure-future.ts';
import { loopState, PyHandle } from './events.ts';
import { callExceptionHandler, defaultExceptionHandler } from './exception-handler.ts';
import { executorMethods } from './executors.ts';
import { newFuture, PyFuture } from './futures.ts';
import { reportUnreachable } from './leftovers.ts';
import { FunctionCallback, type Place } from './native-callback.ts';
import { seconds } from './seconds.ts';
import { shutdownMethods } from './shutdown.ts';
import { newTask, PyTask } from './tasks.ts';

export const abstractLoopType = defineType<PyLoop>('AbstractEventLoop', {
  signature: '()',
  doc: 'Abstract event loop.',
  module: 'asyncio.events',
  hasDict: true,
  slots: { new: (type) => adopt(new PyLoop(), type) },
});

export const baseLoopType = defineType<PyLoop>('BaseEventLoop', {
  signature: '()',
  module: 'asyncio.base_events',
  bases: [abstractLoopType],
  instances: PyLoop,
  slots: {
    repr: (self) =>
      `<${self.type.name} running=${self.thread === null ? 'False' : 'True'} closed=${self.closed ? 'True' : 'False'} debug=${self.debug ? 'True' : 'False'}>`,
  },
  methods: [
    method(
      'run_forever(self)',
      'Run until stop() is called.',
      function* (self: PyLoop, thread: Thread): Guest<Value> {
        return yield* runForever(self, thread);
      },
      'def',
    ),
    method(
      'run_until_complete(self, future)',
      "Run until the Future is done.\n\nIf the argument is a coroutine, it is wrapped in a Task.\n\nWARNING: It would be disastrous to call run_until_complete()\nwith the same coroutine twice -- it would wrap it in two\ndifferent Tasks and that can't be good.\n\nReturn the Future's result, or raise its exception.",
      function* (self: PyLoop, future: Value, thread: Thread): Guest<Value> {
        return yield* runUntilComplete(self, future, thread);
      },
      'def',
    ),
    method(
      'stop(self)',
      'Stop running the event loop.\n\nEvery callback already scheduled will still run.  This simply informs\nrun_forever to stop looping after a complete iteration.',
      (self: PyLoop) => {
        self.stopping = true;
        self.wakeUp();
        return null;
      },
      'def',
    ),
    method(
      'close(self)',
      'Close the event loop.\n\nThis clears the queues and shuts down the executor,\nbut does not wait for the executor to finish.\n\nThe event loop must not be running.',
      function* (self: PyLoop, thread: Thread): Guest<Value> {
        return yield* closeLoop(self, thread);
      },
      'def',
    ),
    method(
      'is_running(self)',
      'Returns True if the event loop is running.',
      (self: PyLoop) => self.thread !== null,
      'def',
    ),
    method(
      'is_closed(self)',
      'Returns True if the event loop was closed.',
      (self: PyLoop) => self.closed,
      'def',
    ),
    method(
      'time(self)',
      "Return the time according to the event loop's clock.\n\nThis is a float expressed in seconds since an epoch, but the\nepoch, precision, accuracy and drift are unspecified and may\ndiffer per event loop.",
      (_self: PyLoop, thread: Thread) => new PyFloat(loopTime(thread)),
      'def',
    ),
    method(
      'call_soon(self, callback, *args, context=None)',
      'Arrange for a callback to be called as soon as possible.',
      function* (self: PyLoop, callback: Value, args: Value[], context: Value, thread: Thread): Guest<Value> {
        checkClosed(self);
        if (self.debug) yield* checkCallback(callback, 'call_soon', self, thread);
        const handle = new PyHandle(callback, args, self, contextFor(context, thread));
        self.ready.push(handle);
        return handle;
      },
      'def',
    ),
    method(
      'call_soon_threadsafe(self, callback, *args, context=None)',
      'Like call_soon(), but thread-safe.',
      (self: PyLoop, callback: Value, args: Value[], context: Value, thread: Thread) => {
        checkClosed(self);
        const handle = new PyHandle(callback, args, self, contextFor(context, thread));
        self.ready.push(handle);
        self.wakeUp();
        return handle;
      },
      'def',
    ),
    method(
      'call_later(self, delay, callback, *args, context=None)',
      'Arrange for a callback to be called at a given time.',
      (self: PyLoop, delay: Value, callback: Value, args: Value[], context: Value, thread: Thread) => {
        if (delay === null) raise.typeError('delay must not be None');
        return callAt(self, loopTime(thread) + seconds(delay), callback, args, contextFor(context, thread));
      },
      'def',
    ),
    method(
      'call_at(self, when, callback, *args, context=None)',
      "Like call_later(), but uses an absolute time.\n\nAbsolute time corresponds to the event loop's time() method.",
      (self: PyLoop, when: Value, callback: Value, args: Value[], context: Value, thread: Thread) => {
        if (when === null) raise.typeError('when cannot be None');
        return callAt(self, seconds(when), callback, args, contextFor(context, thread));
      },
      'def',
    ),
    method(
      'create_future(self)',
      'Create a Future object attached to the loop.',
      (self: PyLoop) => newFuture(self),
      'def',
    ),
    method(
      'create_task(self, coro, *, name=None, context=None)',
      'Schedule a coroutine object.\n\nReturn a task object.',
      function* (self: PyLoop, coroutine: Value, name: Value, context: Value, thread: Thread): Guest<Value> {
        return yield* createTask(self, coroutine, name, context, thread);
      },
      'def',
    ),
    method(
      'set_task_factory(self, factory)',
      'Set a task factory that will be used by loop.create_task().',
      (self: PyLoop, factory: Value) => {
        if (factory !== null && typeOf(factory).slots.call === undefined)
          raise.typeError('task factory must be a callable or None');
        self.taskFactory = factory;
        return null;
      },
      'def',
    ),
    method(
      'get_task_factory(self)',
      'Return a task factory, or None if the default one is in use.',
      (self: PyLoop) => self.taskFactory,
      'def',
    ),
    method(
      'get_exception_handler(self)',
      'Return an exception handler, or None if the default one is in use.',
      (self: PyLoop) => self.exceptionHandler,
      'def',
    ),
    method(
      'set_exception_handler(self, handler)',
      'Set handler as the new event loop exception handler.',
      function* (self: PyLoop, handler: Value, thread: Thread): Guest<Value> {
        if (handler !== null && typeOf(handler).slots.call === undefined) {
          raise.typeError(
            `A callable object or None is expected, got ${yield* finished(repr(handler, thread))}`,
          );
        }
        self.exceptionHandler = handler;
        return null;
      },
      'def',
    ),
    method(
      'default_exception_handler(self, context)',
      'Default exception handler.',
      function* (_self: PyLoop, context: PyDict, thread: Thread): Guest<Value> {
        yield* defaultExceptionHandler(context, thread);
        return null;
      },
      'def',
    ),
    method(
      'call_exception_handler(self, context)',
      "Call the current event loop's exception handler.",
      function* (self: PyLoop, context: PyDict, thread: Thread): Guest<Value> {
        yield* callExceptionHandler(self, context, thread);
        return null;
      },
      'def',
    ),
    method('get_debug(self)', '', (self: PyLoop) => self.debug, 'def'),
    method(
      'set_debug(self, enabled)',
      '',
      (self: PyLoop, enabled: Value) => {
        self.debug = enabled === true || enabled === 1;
        return null;
      },
      'def',
    ),
    getset<PyLoop>(
      'slow_callback_duration',
      null,
      (self) => new PyFloat(self.slowCallbackDuration),
      (self, value) => {
        self.slowCallbackDuration = seconds(value ?? null);
        return null;
      },
    ),
    ...shutdownMethods,
    ...executorMethods,
  ],
});

export const selectorLoopType = defineType<PyLoop>('_UnixSelectorEventLoop', {
  signature: '(selector=None)',
  doc: 'Unix event loop.\n\nAdds signal handling and UNIX Domain Socket support to SelectorEventLoop.',
  module: 'asyncio.unix_events',
  bases: [baseLoopType],
  instances: PyLoop,
});

export function newLoop(): PyLoop {
  return adopt(new PyLoop(), selectorLoopType);
}

/** The task of `coroutine`, made by the loop's task factory if it has one. */
export function* createTask(
  loop: PyLoop,
  coroutine: Value,
  name: Value,
  context: Value,
  thread: Thread,
): Guest<Value> {
  checkClosed(loop);
  if (loop.taskFactory === null) return yield* newTask(loop, coroutine, name, context, thread);
  const task = yield* finished(
    context === null
      ? call2(loop.taskFactory, loop, coroutine, thread)
      : call(loop.taskFactory, [loop, coroutine, context], ['context'], thread),
  );
  // sic: a task without a name gets the name 'None'
  yield* finished(call1(yield* finished(getAttribute(task, 'set_name', thread)), name, thread));
  return task;
}

function* runUntilComplete(loop: PyLoop, awaitable: Value, thread: Thread): Guest<Value> {
  checkClosed(loop);
  checkNotRunning(loop, thread);
  const isNew = !(awaitable instanceof PyFuture);
  const future = (yield* ensureFuture(awaitable, loop, thread)) as PyFuture;
  if (isNew && future instanceof PyTask) future.logDestroyPending = false;
  const stopper = stopperOf(loop);
  future.addDoneCallback(stopper, copyContext(thread), thread);
  try {
    yield* runForever(loop, thread);
  } catch (error) {
    if (future.isDone()) future.markRetrieved();
    throw error;
  } finally {
    future.removeCallback(stopper);
  }
  if (!future.isDone()) return raise.runtimeError('Event loop stopped before Future completed.');
  loop.lastResult = future.value;
  return yield* finished(future.result(thread));
}

const RUN_UNTIL_COMPLETE: Place = { name: '_run_until_complete_cb', place: 'base_events.py:182' };

/** Stops the loop when the future that it runs for is done. */
function stopperOf(loop: PyLoop): FunctionCallback {
  return new FunctionCallback(RUN_UNTIL_COMPLETE, (future) => {
    const error = future instanceof PyFuture && future.state === 'FINISHED' ? future.error : null;
    // Such an error goes through the loop itself.
    if (error === null || !exitsLoop(error)) loop.stopping = true;
    return null;
  });
}

function* closeLoop(loop: PyLoop, thread: Thread): Guest<Value> {
  if (loop.thread !== null) raise.runtimeError('Cannot close a running event loop');
  if (loop.closed) return null;
  yield* reportUnreachable(loop, loop.lastResult, thread);
  loop.closed = true;
  loop.lastResult = null;
  if (loop.unretrieved.size === 0 && loop.tasks.isEmpty)
    thread.interpreter.state(loopState).loops.delete(loop);
  loop.ready.clear();
  loop.scheduled.items.length = 0;
  loop.executorShutdown = true;
  const executor = loop.defaultExecutor;
  if (executor === null) return null;
  loop.defaultExecutor = null;
  const shutdown = yield* finished(getAttribute(executor, 'shutdown', thread));
  yield* finished(call(shutdown, [false], ['wait'], thread));
  return null;
}

export function checkClosed(loop: PyLoop): void {
  if (loop.closed) raise.runtimeError('Event loop is closed');
}

function* checkCallback(callback: Value, name: string, loop: PyLoop, thread: Thread): Guest<void> {
  if (loop.thread !== null && loop.thread !== thread) {
    raise.runtimeError('Non-thread-safe operation invoked on an event loop other than the current one');
  }
  if (isCoroutine(callback) || isCoroutineFunction(callback))
    raise.typeError(`coroutines cannot be used with ${name}()`);
  if (typeOf(callback).slots.call === undefined) {
    raise.typeError(
      `a callable object was expected by ${name}(), got ${yield* finished(repr(callback, thread))}`,
    );
  }
}

function contextFor(given: Value, thread: Thread): PyContext {
  return given instanceof PyContext ? given : copyContext(thread);
}
