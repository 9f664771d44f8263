/** Which tasks there are and which one runs. CPython: Lib/asyncio/tasks.py, Modules/_asynciomodule.c; docs: library/asyncio-extending.html. */
import { native } from '../../runtime/kernel/define.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { setFrom } from '../../runtime/objects/set.ts';
import { PyLoop } from './base-events.ts';
import { loopState, neededLoop } from './events.ts';
import { isDone } from './future-access.ts';
import { PyFuture } from './futures.ts';
import { attributeNested, invokeNested } from './invoke.ts';
import { PyTask } from './tasks.ts';

/** The tasks of `loop` that are not done, in the order in which they were made. */
export function allTasks(loop: Value, thread: Thread): Value[] {
  const found: Value[] = [];
  if (loop instanceof PyLoop) for (const task of loop.tasks) if (!isDone(task, thread)) found.push(task);
  for (const task of thread.interpreter.state(loopState).foreignTasks) {
    if (taskLoop(task, thread) === loop && !isDone(task, thread)) found.push(task);
  }
  return found;
}

export function currentTask(loop: Value, thread: Thread): Value {
  if (loop instanceof PyLoop) return loop.currentTask;
  return thread.interpreter.state(loopState).foreignCurrent.get(loop) ?? null;
}

export const taskFunctions = [
  native('current_task(loop=None)', 'Return a currently executed task.', (loop: Value, thread: Thread) =>
    currentTask(loop ?? neededLoop(thread), thread),
  ),
  native(
    'all_tasks(loop=None)',
    'Return a set of all tasks for the loop.',
    (loop: Value, thread: Thread) => setFrom(allTasks(loop ?? neededLoop(thread), thread), thread),
    { wording: 'def' },
  ),
  native(
    '_register_task(task)',
    'Register a new task in asyncio as executed by loop.\n\nReturns None.',
    register,
  ),
  native(
    '_register_eager_task(task)',
    'Register a new task in asyncio as executed by loop.\n\nReturns None.',
    register,
  ),
  native('_unregister_task(task)', 'Unregister a task.\n\nReturns None.', unregister),
  native('_unregister_eager_task(task)', 'Unregister a task.\n\nReturns None.', unregister),
  native(
    '_enter_task(loop, task)',
    'Enter into task execution or resume suspended task.\n\nTask belongs to loop.\n\nReturns None.',
    function* (loop: Value, task: Value, thread: Thread): Guest<Value> {
      const current = currentTask(loop, thread);
      if (current !== null) {
        raise.runtimeError(
          `Cannot enter into task ${yield* finished(repr(task, thread))} while another task ${yield* finished(repr(current, thread))} is being executed.`,
        );
      }
      setCurrentTask(loop, task, thread);
      return null;
    },
  ),
  native(
    '_leave_task(loop, task)',
    'Leave task execution or suspend a task.\n\nTask belongs to loop.\n\nReturns None.',
    function* (loop: Value, task: Value, thread: Thread): Guest<Value> {
      const current = currentTask(loop, thread);
      if (current !== task) {
        raise.runtimeError(
          `Invalid attempt to leave task ${yield* finished(repr(task, thread))} while task ${yield* finished(repr(current, thread))} is entered.`,
        );
      }
      setCurrentTask(loop, null, thread);
      return null;
    },
  ),
  native(
    '_swap_current_task(loop, task)',
    'Temporarily swap in the supplied task and return the original one (or None).\n\nThis is intended for use during eager coroutine execution.',
    (loop: Value, task: Value, thread: Thread) => {
      const current = currentTask(loop, thread);
      setCurrentTask(loop, task, thread);
      return current;
    },
  ),
];

function setCurrentTask(loop: Value, task: Value, thread: Thread): void {
  if (loop instanceof PyLoop) loop.currentTask = task;
  else if (task === null) thread.interpreter.state(loopState).foreignCurrent.delete(loop);
  else thread.interpreter.state(loopState).foreignCurrent.set(loop, task);
}

function register(task: Value, thread: Thread): null {
  if (task instanceof PyTask && task.loop instanceof PyLoop) task.loop.tasks.add(task);
  else thread.interpreter.state(loopState).foreignTasks.add(task);
  return null;
}

function unregister(task: Value, thread: Thread): null {
  if (task instanceof PyTask && task.loop instanceof PyLoop) task.loop.tasks.delete(task);
  thread.interpreter.state(loopState).foreignTasks.delete(task);
  return null;
}

function taskLoop(task: Value, thread: Thread): Value {
  if (task instanceof PyFuture) return task.loop;
  try {
    return invokeNested(task, 'get_loop', [], thread);
  } catch {
    return attributeNested(task, '_loop', thread);
  }
}
