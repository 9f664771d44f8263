/** `TaskGroup`. CPython: Lib/asyncio/taskgroups.py; docs: library/asyncio-task.html#task-groups. */
import { awaitValue } from '../../runtime/frames/awaiting.ts';
import { coroutineMethod } from '../../runtime/frames/native-coroutine.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { defineType, method } from '../../runtime/kernel/define.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import { isInstance, raise } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { PyObject, type Result, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { adopt, PyList } from '../../runtime/kernel/values.ts';
import { makeGroup } from '../../runtime/objects/exception-group.ts';
import type { LoopLike } from './base-events.ts';
import { exitsLoop } from './debug.ts';
import { neededLoop } from './events.ts';
import { cancelledErrorType } from './exceptions.ts';
import { addCallback, cancelFuture, errorOf, isCancelled, isDone } from './future-access.ts';
import { createFuture, type PyFuture } from './futures.ts';
import { invoke, invokeNested } from './invoke.ts';
import { FunctionCallback, type Place } from './native-callback.ts';
import { currentTask } from './task-registry.ts';
import { PyTask } from './tasks.ts';

class PyTaskGroup extends PyObject {
  entered = false;
  exiting = false;
  aborting = false;
  loop: LoopLike | null = null;
  parent: Value = null;
  /** We asked to cancel the parent, so we have to take that back. */
  cancelledParent = false;
  readonly tasks = new Set<Value>();
  errors: PyException[] = [];
  baseError: PyException | null = null;
  completed: PyFuture | null = null;
  readonly callback = new FunctionCallback(TASK_DONE, (task, thread) => taskDone(this, task, thread));
}

const TASK_DONE: Place = { name: 'TaskGroup._on_task_done', place: null };

export const taskGroupType = defineType<PyTaskGroup>('TaskGroup', {
  doc: 'Asynchronous context manager for managing groups of tasks.\n\nExample use:\n\n    async with asyncio.TaskGroup() as group:\n        task1 = group.create_task(some_coroutine(...))\n        task2 = group.create_task(other_coroutine(...))\n    print("Both tasks have completed now.")\n\nAll tasks are awaited when the context manager exits.\n\nAny exceptions other than `asyncio.CancelledError` raised within\na task will cancel all remaining tasks and wait for them to exit.\nThe exceptions are then combined and raised as an `ExceptionGroup`.\n',
  module: 'asyncio.taskgroups',
  instances: PyTaskGroup,
  hasDict: true,
  slots: {
    init: bySignature('TaskGroup.__init__', '(self)', () => null),
    new: (type) => adopt(new PyTaskGroup(), type),
    repr: describe,
  },
  methods: [
    coroutineMethod('__aenter__(self)', '', function* (self: PyTaskGroup, thread: Thread): Guest<Value> {
      if (self.entered)
        raise.runtimeError(`TaskGroup ${yield* finished(repr(self, thread))} has already been entered`);
      if (self.loop === null) {
        const loop = neededLoop(thread);
        self.loop = loop as LoopLike;
      }
      self.parent = currentTask(self.loop, thread);
      if (self.parent === null) {
        raise.runtimeError(
          `TaskGroup ${yield* finished(repr(self, thread))} cannot determine the parent task`,
        );
      }
      self.entered = true;
      return self;
    }),
    coroutineMethod(
      '__aexit__(self, et, exc, tb)',
      '',
      function* (
        self: PyTaskGroup,
        _type: Value,
        error: Value,
        _traceback: Value,
        thread: Thread,
      ): Guest<Value> {
        yield* leave(self, error as PyException | null, thread);
        return null;
      },
    ),
    method(
      'create_task(self, coro, *, name=None, context=None)',
      'Create a new task in this group and return it.\n\nSimilar to `asyncio.create_task`.\n',
      function* (
        self: PyTaskGroup,
        coroutine: Value,
        name: Value,
        context: Value,
        thread: Thread,
      ): Guest<Value> {
        const refusal = !self.entered
          ? 'has not been entered'
          : self.exiting && self.tasks.size === 0
            ? 'is finished'
            : self.aborting
              ? 'is shutting down'
              : null;
        if (refusal !== null) {
          yield* invoke(coroutine, 'close', [], thread);
          raise.runtimeError(`TaskGroup ${yield* finished(repr(self, thread))} ${refusal}`);
        }
        const task =
          context === null
            ? yield* invoke(self.loop, 'create_task', [coroutine, name], thread, ['name'])
            : yield* invoke(self.loop, 'create_task', [coroutine, name, context], thread, [
                'name',
                'context',
              ]);
        if (isDone(task, thread)) taskDone(self, task, thread);
        else {
          self.tasks.add(task);
          addCallback(task, self.callback, thread);
        }
        return task;
      },
      'def',
    ),
  ],
});

function describe(self: PyTaskGroup): string {
  const info = [''];
  if (self.tasks.size > 0) info.push(`tasks=${self.tasks.size}`);
  if (self.errors.length > 0) info.push(`errors=${self.errors.length}`);
  if (self.aborting) info.push('cancelling');
  else if (self.entered) info.push('entered');
  return `<TaskGroup${info.join(' ')}>`;
}

/** Waits for the tasks, then raises what there is to raise. */
function* leave(self: PyTaskGroup, error: PyException | null, thread: Thread): Guest<void> {
  self.exiting = true;
  if (error !== null && exitsLoop(error)) self.baseError ??= error;
  let cancellation = error !== null && isInstance(error, cancelledErrorType) ? error : null;
  if (error !== null && !self.aborting) abort(self, thread);
  // The future can be cancelled several times.
  while (self.tasks.size > 0) {
    self.completed ??= createFuture(self.loop!, thread);
    try {
      const outcome = awaitValue(self.completed, thread);
      if (outcome === UNWIND) yield UNWIND;
    } catch (thrown) {
      if (!(thrown instanceof PyException) || !isInstance(thrown, cancelledErrorType)) throw thrown;
      if (!self.aborting) {
        cancellation = thrown;
        abort(self, thread);
      }
    }
    self.completed = null;
  }
  if (self.baseError !== null) throw self.baseError;
  if (self.cancelledParent && uncancel(self.parent, thread) === 0) cancellation = null;
  if (cancellation !== null && self.errors.length === 0) throw cancellation;
  if (error !== null && !isInstance(error, cancelledErrorType)) self.errors.push(error);
  if (self.errors.length === 0) return;
  if (requests(self.parent, thread) > 0) {
    uncancel(self.parent, thread);
    cancelFuture(self.parent, null, thread);
  }
  const group = makeGroup('unhandled errors in a TaskGroup', self.errors, new PyList([...self.errors]));
  self.errors = [];
  group.suppressContext = true;
  throw group;
}

function abort(self: PyTaskGroup, thread: Thread): void {
  self.aborting = true;
  for (const task of self.tasks) if (!isDone(task, thread)) cancelFuture(task, null, thread);
}

function taskDone(self: PyTaskGroup, task: Value, thread: Thread): Result {
  self.tasks.delete(task);
  if (self.completed !== null && self.tasks.size === 0 && !self.completed.isDone())
    self.completed.setResult(true, thread);
  if (isCancelled(task, thread)) return null;
  const error = errorOf(task, thread);
  if (error === null) return null;
  self.errors.push(error);
  if (exitsLoop(error)) self.baseError ??= error;
  if (isDone(self.parent, thread)) {
    reportLate(self, task, error, thread);
    return null;
  }
  if (!self.aborting && !self.cancelledParent) {
    abort(self, thread);
    self.cancelledParent = true;
    cancelFuture(self.parent, null, thread);
  }
  return null;
}

function reportLate(self: PyTaskGroup, task: Value, error: PyException, thread: Thread): void {
  const text = (value: Value) => invokeNested(value, '__repr__', [], thread);
  const context = new PyDict();
  context.setName(
    'message',
    `Task ${text(task)} has errored out but its parent task ${text(self.parent)} is already completed`,
  );
  context.setName('exception', error);
  context.setName('task', task);
  invokeNested(self.loop, 'call_exception_handler', [context], thread);
}

function uncancel(task: Value, thread: Thread): number {
  return task instanceof PyTask ? task.uncancel() : Number(invokeNested(task, 'uncancel', [], thread));
}

function requests(task: Value, thread: Thread): number {
  return task instanceof PyTask ? task.cancelRequests : Number(invokeNested(task, 'cancelling', [], thread));
}
