/**
 * What CPython tells when futures are collected: errors that nobody asked for, tasks that were dropped while they waited.
 * Here it is told when their loop closes, or at the end of the program. CPython: Modules/_asynciomodule.c (finalizers).
 */
import { PyGenerator } from '../../runtime/frames/suspendable.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { nested } from '../../runtime/kernel/nesting.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import type { Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { close } from '../../runtime/objects/generator.ts';
import type { PyLoop } from './base-events.ts';
import { PyFuture } from './futures.ts';
import { invoke } from './invoke.ts';
import { unreachable } from './reachable.ts';
import { PyTask } from './tasks.ts';

/** The loop closes: what nothing refers to will never be asked for. */
export function* reportUnreachable(loop: PyLoop, result: Value, thread: Thread): Guest<void> {
  if (loop.unretrieved.size === 0) return;
  for (const future of unreachable(loop.unretrieved, result, thread))
    yield* reportError(loop, future, thread);
}

/** The program ends. */
export function* reportLeftovers(loop: PyLoop, thread: Thread): Guest<void> {
  for (const future of [...loop.unretrieved]) yield* reportError(loop, future, thread);
  for (const task of [...loop.tasks]) {
    loop.tasks.delete(task);
    if (!(task instanceof PyTask) || task.isDone()) continue;
    closeCoroutine(task.coroutine, thread);
    if (!task.logDestroyPending) continue;
    const context = new PyDict();
    context.setName('task', task);
    context.setName('message', 'Task was destroyed but it is pending!');
    yield* invoke(loop, 'call_exception_handler', [context], thread);
  }
}

/** Its `finally` blocks run, as when CPython collects it. */
function closeCoroutine(coroutine: Value, thread: Thread): void {
  if (!(coroutine instanceof PyGenerator) || coroutine.state !== 'suspended') return;
  try {
    nested(thread, '__del__', () => close(coroutine, thread));
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    thread.interpreter.unraisable(error, null, coroutine, thread);
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
