/** Tasks that begin at once. CPython: Lib/asyncio/tasks.py; docs: library/asyncio-task.html#eager-task-factory. */
import { call } from '../../runtime/kernel/call.ts';
import { native } from '../../runtime/kernel/define.ts';
import type { PyNativeFunction } from '../../runtime/kernel/native.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { taskType } from './tasks.ts';

function factoryFor(makeTask: Value): PyNativeFunction {
  return native(
    'factory(loop, coro, *, name=None, context=None)',
    null,
    (loop: Value, coroutine: Value, name: Value, context: Value, thread: Thread) =>
      call(
        makeTask,
        [coroutine, loop, name, context, true],
        ['loop', 'name', 'context', 'eager_start'],
        thread,
      ),
    { wording: 'def', module: 'asyncio.tasks', qualname: 'create_eager_task_factory.<locals>.factory' },
  );
}

export const eagerTaskFactory = factoryFor(taskType);

export const createEagerTaskFactory = native(
  'create_eager_task_factory(custom_task_constructor)',
  "Create a function suitable for use as a task factory on an event-loop.\n\n    Example usage:\n\n        loop.set_task_factory(\n            asyncio.create_eager_task_factory(my_task_constructor))\n\n    Now, tasks created will be started immediately (rather than being first\n    scheduled to an event loop). The constructor argument can be any callable\n    that returns a Task-compatible object and has a signature compatible\n    with `Task.__init__`; it must have the `eager_start` keyword argument.\n\n    Most applications will use `Task` for `custom_task_constructor` and in\n    this case there's no need to call `create_eager_task_factory()`\n    directly. Instead the  global `eager_task_factory` instance can be\n    used. E.g. `loop.set_task_factory(asyncio.eager_task_factory)`.\n    ",
  factoryFor,
  { wording: 'def', module: 'asyncio.tasks' },
);
