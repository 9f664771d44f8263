/** `asyncio`: the public names. CPython: Lib/asyncio/__init__.py; docs: library/asyncio.html. */

import { PyGenerator } from '../../runtime/frames/suspendable.ts';
import { getAttribute } from '../../runtime/kernel/attributes.ts';
import { call } from '../../runtime/kernel/call.ts';
import { native } from '../../runtime/kernel/define.ts';
import type { Result, Value } from '../../runtime/kernel/object.ts';
import { drive, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { defineModule, type ModuleDefinition } from '../../runtime/objects/define-module.ts';
import { asCompleted } from './as-completed.ts';
import { barrierType } from './barriers.ts';
import { PyLoop } from './base-events.ts';
import { coroutineFunctions } from './coroutines.ts';
import { createEagerTaskFactory, eagerTaskFactory } from './eager-tasks.ts';
import { ensureFuture, isFuture } from './ensure-future.ts';
import { handleType, loopState, neededLoop, timerHandleType } from './events.ts';
import {
  brokenBarrierErrorType,
  cancelledErrorType,
  incompleteReadErrorType,
  invalidStateErrorType,
  limitOverrunErrorType,
  sendfileNotAvailableErrorType,
  timeoutErrorType,
} from './exceptions.ts';
import { futureType } from './futures.ts';
import { gather } from './gather.ts';
import { reportLeftovers } from './leftovers.ts';
import { conditionType, eventType, lockType } from './locks.ts';
import { abstractPolicyType, defaultPolicyType, getEventLoop, policyFunctions } from './policy.ts';
import {
  lifoQueueType,
  priorityQueueType,
  queueEmptyType,
  queueFullType,
  queueShutDownType,
  queueType,
} from './queues.ts';
import { run, runnerType } from './runners.ts';
import { boundedSemaphoreType, semaphoreType } from './semaphores.ts';
import { sleep } from './sleep.ts';
import { addSubmodules } from './submodules.ts';
import { taskFunctions } from './task-registry.ts';
import { taskGroupType } from './taskgroups.ts';
import { startTask, taskType } from './tasks.ts';
import { threadFunctions } from './threads.ts';
import { timeoutFunctions, timeoutType } from './timeouts.ts';
import { abstractLoopType, baseLoopType, selectorLoopType } from './unix-events.ts';
import { ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, shield, wait, waitForFunction } from './waiting.ts';

/** The package; its submodules come with it. */
const asyncio: ModuleDefinition = {
  name: 'asyncio',
  create(interpreter) {
    const module = names.create(interpreter);
    addSubmodules(module, interpreter);
    interpreter.exitHooks.push(function* (thread) {
      for (const loop of thread.interpreter.state(loopState).loops) yield* reportLeftovers(loop, thread);
    });
    return module;
  },
};

export default asyncio;

const names = defineModule('asyncio', {
  doc: 'The asyncio package, tracking PEP 3156.',
  functions: [
    ...policyFunctions,
    ...coroutineFunctions,
    sleep,
    gather,
    wait,
    waitForFunction,
    asCompleted,
    shield,
    run,
    ...taskFunctions,
    createEagerTaskFactory,
    ...timeoutFunctions,
    ...threadFunctions,
    native(
      'isfuture(obj)',
      'Return True if obj is a Future instance or is advertising\nitself as duck-type compatible by setting _asyncio_future_blocking.',
      isFuture,
    ),
    native(
      'ensure_future(coro_or_future, *, loop=None)',
      'Wrap a coroutine or an awaitable in a future.\n\nIf the argument is a Future, it is returned directly.',
      function* (value: Value, loop: Value, thread: Thread): Guest<Value> {
        if (loop === null && isFuture(value)) return value;
        return yield* ensureFuture(value, loop ?? (yield* getEventLoop(thread)), thread);
      },
      { wording: 'def' },
    ),
    native(
      'create_task(coro, *, name=None, context=None)',
      'Schedule the execution of a coroutine object in a spawn task.\n\nReturn a Task object.',
      (coroutine: Value, name: Value, context: Value, thread: Thread): Result => {
        const loop = neededLoop(thread);
        // fast path: a loop of this module, without a task factory
        if (
          loop instanceof PyLoop &&
          !loop.type.isHeap &&
          loop.taskFactory === null &&
          !loop.closed &&
          context === null
        ) {
          const isNamed = name === null || typeof name === 'string';
          const isPlain = coroutine instanceof PyGenerator && coroutine.kind === 'coroutine';
          if (isNamed && isPlain) return startTask(loop, coroutine, name, thread);
        }
        return drive(createTaskOn(loop, coroutine, name, context, thread), thread);
      },
      { wording: 'def' },
    ),
  ],
  values: {
    Future: futureType,
    Task: taskType,
    Handle: handleType,
    TimerHandle: timerHandleType,
    AbstractEventLoop: abstractLoopType,
    BaseEventLoop: baseLoopType,
    SelectorEventLoop: selectorLoopType,
    EventLoop: selectorLoopType,
    AbstractEventLoopPolicy: abstractPolicyType,
    DefaultEventLoopPolicy: defaultPolicyType,
    CancelledError: cancelledErrorType,
    InvalidStateError: invalidStateErrorType,
    TimeoutError: timeoutErrorType,
    IncompleteReadError: incompleteReadErrorType,
    LimitOverrunError: limitOverrunErrorType,
    SendfileNotAvailableError: sendfileNotAvailableErrorType,
    BrokenBarrierError: brokenBarrierErrorType,
    Runner: runnerType,
    TaskGroup: taskGroupType,
    Timeout: timeoutType,
    Lock: lockType,
    Event: eventType,
    Condition: conditionType,
    Semaphore: semaphoreType,
    BoundedSemaphore: boundedSemaphoreType,
    Barrier: barrierType,
    Queue: queueType,
    PriorityQueue: priorityQueueType,
    LifoQueue: lifoQueueType,
    QueueEmpty: queueEmptyType,
    QueueFull: queueFullType,
    QueueShutDown: queueShutDownType,
    eager_task_factory: eagerTaskFactory,
    FIRST_COMPLETED,
    FIRST_EXCEPTION,
    ALL_COMPLETED,
  },
});

/** `loop.create_task(…)`, whatever loop it is. */
function* createTaskOn(
  loop: Value,
  coroutine: Value,
  name: Value,
  context: Value,
  thread: Thread,
): Guest<Value> {
  const create = yield* finished(getAttribute(loop, 'create_task', thread));
  return yield* finished(
    context === null
      ? call(create, [coroutine, name], ['name'], thread)
      : call(create, [coroutine, name, context], ['name', 'context'], thread),
  );
}
