/**
 * What CPython tells when futures are collected: errors that nobody asked for, tasks that were dropped while they waited.
 * Here it is told when their loop closes, or at the end of the program. CPython: Modules/_asynciomodule.c (finalizers).
 */
import { PyDict } from '../../runtime/kernel/dict.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import type { Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyLoop } from './base-events.ts';
import { PyFuture } from './futures.ts';
import { invoke } from './invoke.ts';
import { unreachable } from './reachable.ts';

/** The loop closes: what nothing refers to will never be asked for. */
export function* reportUnreachable(loop: PyLoop, result: Value, thread: Thread): Guest<void> {
  if (loop.unretrieved.size === 0) return;
  for (const future of unreachable(loop.unretrieved, result, thread)) yield* reportError(loop, future, thread);
}

/** The program ends. */
export function* reportLeftovers(loop: PyLoop, thread: Thread): Guest<void> {
  for (const future of [...loop.unretrieved]) yield* reportError(loop, future, thread);
  for (const task of [...loop.tasks]) {
    loop.tasks.delete(task);
    if (!task.isLostWhenDropped()) continue;
    const context = new PyDict();
    context.setName('task', task);
    context.setName('message', 'Task was destroyed but it is pending!');
    yield* invoke(loop, 'call_exception_handler', [context], thread);
  }
}

function* reportError(loop: PyLoop, future: Value, thread: Thread): Guest<void> {
  if (!(future instanceof PyFuture) || !future.neverRetrieved) return;
  future.markRetrieved();
  const context = new PyDict();
  context.setName('message', `${future.type.name} exception was never retrieved`);
  context.setName('exception', future.error);
  context.setName('future', future);
  yield* invoke(loop, 'call_exception_handler', [context], thread);
}
