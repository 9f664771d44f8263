/** `asyncio.run` and `Runner`. CPython: Lib/asyncio/runners.py; docs: library/asyncio-runner.html. */

import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { call0 } from '../../runtime/kernel/call.ts';
import { copyContext, type PyContext } from '../../runtime/kernel/context.ts';
import { defineType, method, native } from '../../runtime/kernel/define.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import { isInstance, keyboardInterruptType, raise } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { PyObject, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { adopt } from '../../runtime/kernel/values.ts';
import { PyLoop } from './base-events.ts';
import { THREAD_JOIN_TIMEOUT } from './constants.ts';
import { isCoroutine } from './coroutines.ts';
import { runningLoop } from './events.ts';
import { cancelledErrorType } from './exceptions.ts';
import { cancelFuture, errorOf, isCancelled, isDone } from './future-access.ts';
import { gatherAll } from './gathering.ts';
import { invoke } from './invoke.ts';
import { getEventLoop, makeLoop, setEventLoop } from './policy.ts';
import { allTasks } from './task-registry.ts';
import { PyTask } from './tasks.ts';

class PyRunner extends PyObject {
  state: 'created' | 'initialized' | 'closed' = 'created';
  debug: Value = null;
  loopFactory: Value = null;
  loop: Value = null;
  context: PyContext | null = null;
  interrupts = 0;
  choseLoop = false;
}

/** `asyncio.run(main)`. */
export const run = native(
  'run(main, *, debug=None, loop_factory=None)',
  "Execute the coroutine and return the result.\n\nThis function runs the passed coroutine, taking care of\nmanaging the asyncio event loop, finalizing asynchronous\ngenerators and closing the default executor.\n\nThis function cannot be called when another asyncio event loop is\nrunning in the same thread.\n\nIf debug is True, the event loop will be run in debug mode.\n\nThis function always creates a new event loop and closes it at the end.\nIt should be used as a main entry point for asyncio programs, and should\nideally only be called once.\n\nThe executor is given a timeout duration of 5 minutes to shutdown.\nIf the executor hasn't finished within that duration, a warning is\nemitted and the executor is closed.\n\nExample:\n\n    async def main():\n        await asyncio.sleep(1)\n        print('hello')\n\n    asyncio.run(main())\n",
  function* (main: Value, debug: Value, loopFactory: Value, thread: Thread): Guest<Value> {
    if (runningLoop(thread) !== null)
      raise.runtimeError('asyncio.run() cannot be called from a running event loop');
    const runner = new PyRunner();
    runner.debug = debug;
    runner.loopFactory = loopFactory;
    yield* begin(runner, thread);
    try {
      return yield* runIn(runner, main, null, thread);
    } finally {
      yield* closeRunner(runner, thread);
    }
  },
  { wording: 'def', module: 'asyncio.runners' },
);

export const runnerType = defineType<PyRunner>('Runner', {
  doc: "A context manager that controls event loop life cycle.\n\nThe context manager always creates a new event loop,\nallows to run async functions inside it,\nand properly finalizes the loop at the context manager exit.\n\nIf debug is True, the event loop will be run in debug mode.\nIf loop_factory is passed, it is used for new event loop creation.\n\nasyncio.run(main(), debug=True)\n\nis a shortcut for\n\nwith asyncio.Runner(debug=True) as runner:\n    runner.run(main())\n\nThe run() method can be called multiple times within the runner's context.\n\nThis can be useful for interactive console (e.g. IPython),\nunittest runners, console tools, -- everywhere when async code\nis called from existing sync framework and where the preferred single\nasyncio.run() call doesn't work.\n",
  module: 'asyncio.runners',
  instances: PyRunner,
  hasDict: true,
  slots: {
    new: (type) => adopt(new PyRunner(), type),
    init: bySignature(
      'Runner.__init__',
      '(self, *, debug=None, loop_factory=None)',
      (self: PyRunner, debug: Value, loopFactory: Value) => {
        self.debug = debug;
        self.loopFactory = loopFactory;
        return null;
      },
    ),
  },
  methods: [
    method(
      '__enter__(self)',
      null,
      function* (self: PyRunner, thread: Thread): Guest<Value> {
        yield* begin(self, thread);
        return self;
      },
      'def',
    ),
    method(
      '__exit__(self, exc_type, exc_val, exc_tb)',
      null,
      function* (
        self: PyRunner,
        _type: Value,
        _error: Value,
        _traceback: Value,
        thread: Thread,
      ): Guest<Value> {
        yield* closeRunner(self, thread);
        return null;
      },
      'def',
    ),
    method(
      'close(self)',
      'Shutdown and close event loop.',
      function* (self: PyRunner, thread: Thread): Guest<Value> {
        yield* closeRunner(self, thread);
        return null;
      },
      'def',
    ),
    method(
      'get_loop(self)',
      'Return embedded event loop.',
      function* (self: PyRunner, thread: Thread): Guest<Value> {
        yield* begin(self, thread);
        return self.loop;
      },
      'def',
    ),
    method(
      'run(self, coro, *, context=None)',
      'Run a coroutine inside the embedded event loop.',
      function* (self: PyRunner, coroutine: Value, context: Value, thread: Thread): Guest<Value> {
        return yield* runIn(self, coroutine, context, thread);
      },
      'def',
    ),
  ],
});

function* begin(self: PyRunner, thread: Thread): Guest<void> {
  if (self.state === 'closed') raise.runtimeError('Runner is closed');
  if (self.state === 'initialized') return;
  if (self.loopFactory === null) {
    self.loop = yield* makeLoop(thread);
    if (!self.choseLoop) {
      yield* setEventLoop(self.loop, thread);
      self.choseLoop = true;
    }
  } else self.loop = yield* finished(call0(self.loopFactory, thread));
  if (self.debug !== null) yield* invoke(self.loop, 'set_debug', [self.debug], thread);
  self.context = copyContext(thread);
  self.state = 'initialized';
}

function* runIn(self: PyRunner, coroutine: Value, context: Value, thread: Thread): Guest<Value> {
  if (!isCoroutine(coroutine)) {
    raise.valueError(`a coroutine was expected, got ${yield* finished(repr(coroutine, thread))}`);
  }
  if (runningLoop(thread) !== null)
    raise.runtimeError('Runner.run() cannot be called from a running event loop');
  yield* begin(self, thread);
  const task = yield* invoke(self.loop, 'create_task', [coroutine, context ?? self.context], thread, [
    'context',
  ]);
  self.interrupts = 0;
  const release = catchInterrupts(self, task, thread);
  try {
    return yield* invoke(self.loop, 'run_until_complete', [task], thread);
  } catch (error) {
    if (error instanceof PyException && isInstance(error, cancelledErrorType) && self.interrupts > 0) {
      const left = task instanceof PyTask ? task.uncancel() : 1;
      if (left === 0) throw withContext(new PyException(keyboardInterruptType, []), error);
    }
    throw error;
  } finally {
    release();
  }
}

function withContext(error: PyException, context: PyException): PyException {
  error.context = context;
  return error;
}

/** The first interrupt cancels the main task, the next one is a KeyboardInterrupt. Gives the way back. */
function catchInterrupts(self: PyRunner, task: Value, thread: Thread): () => void {
  const { scheduler } = thread.interpreter;
  if (!thread.isMain || scheduler.onInterrupt !== null) return () => {};
  const handler = (interrupted: Thread): boolean => {
    self.interrupts++;
    if (self.interrupts > 1 || isDone(task, interrupted)) return false;
    cancelFuture(task, null, interrupted);
    if (self.loop instanceof PyLoop) self.loop.wakeUp();
    return true;
  };
  scheduler.onInterrupt = handler;
  return () => {
    if (scheduler.onInterrupt === handler) scheduler.onInterrupt = null;
  };
}

function* closeRunner(self: PyRunner, thread: Thread): Guest<void> {
  if (self.state !== 'initialized') return;
  const { loop } = self;
  try {
    yield* cancelAllTasks(loop, thread);
    const generators = yield* invoke(loop, 'shutdown_asyncgens', [], thread);
    yield* invoke(loop, 'run_until_complete', [generators], thread);
    const executor = yield* invoke(loop, 'shutdown_default_executor', [THREAD_JOIN_TIMEOUT], thread);
    yield* invoke(loop, 'run_until_complete', [executor], thread);
  } finally {
    if (self.choseLoop) yield* setEventLoop(null, thread);
    yield* invoke(loop, 'close', [], thread);
    self.loop = null;
    self.state = 'closed';
  }
}

function* cancelAllTasks(loop: Value, thread: Thread): Guest<void> {
  const tasks = allTasks(loop, thread);
  if (tasks.length === 0) return;
  for (const task of tasks) cancelFuture(task, null, thread);
  const all = yield* gatherAll(tasks, true, getEventLoop, thread);
  yield* invoke(loop, 'run_until_complete', [all], thread);
  for (const task of tasks) {
    if (isCancelled(task, thread)) continue;
    const error = errorOf(task, thread);
    if (error === null) continue;
    const context = new PyDict();
    context.setName('message', 'unhandled exception during asyncio.run() shutdown');
    context.setName('exception', error);
    context.setName('task', task);
    yield* invoke(loop, 'call_exception_handler', [context], thread);
  }
}
