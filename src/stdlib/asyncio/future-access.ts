/** What the library asks of futures: directly where they are ours, through their methods where a program wrote them. */
import { setAttribute } from '../../runtime/kernel/attributes.ts';
import { copyContext } from '../../runtime/kernel/context.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { nested } from '../../runtime/kernel/nesting.ts';
import type { Result, Value } from '../../runtime/kernel/object.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { cancelledError } from './exceptions.ts';
import { PyFuture } from './futures.ts';
import { attributeNested, invokeNested, overrides } from './invoke.ts';
import type { NativeCallback } from './native-callback.ts';

export function isDone(future: Value, thread: Thread): boolean {
  return isOurs(future, 'done') ? future.isDone() : invokeNested(future, 'done', [], thread) === true;
}

export function isCancelled(future: Value, thread: Thread): boolean {
  return isOurs(future, 'cancelled')
    ? future.state === 'CANCELLED'
    : invokeNested(future, 'cancelled', [], thread) === true;
}

/** The error of a future that is done and not cancelled; it counts as retrieved. */
export function errorOf(future: Value, thread: Thread): PyException | null {
  if (isOurs(future, 'exception')) {
    future.markRetrieved();
    return future.error;
  }
  const error = invokeNested(future, 'exception', [], thread);
  return error instanceof PyException ? error : null;
}

/** The result, or UNWIND with the error. */
export function resultOf(future: Value, thread: Thread): Result {
  return isOurs(future, 'result') ? future.result(thread) : invokeNested(future, 'result', [], thread);
}

export function cancelFuture(future: Value, message: Value, thread: Thread): boolean {
  if (isOurs(future, 'cancel')) return future.cancel(message, thread);
  return message === null
    ? invokeNested(future, 'cancel', [], thread) === true
    : invokeNested(future, 'cancel', [message], thread, ['msg']) === true;
}

export function makeCancelledError(future: Value, thread: Thread): PyException {
  if (future instanceof PyFuture) return future.makeCancelledError();
  const error = invokeNested(future, '_make_cancelled_error', [], thread);
  return error instanceof PyException ? error : cancelledError(null);
}

export function cancelMessageOf(future: Value, thread: Thread): Value {
  return future instanceof PyFuture
    ? future.cancelMessage
    : attributeNested(future, '_cancel_message', thread);
}

export function addCallback(future: Value, callback: NativeCallback, thread: Thread): void {
  if (isOurs(future, 'add_done_callback')) future.addDoneCallback(callback, copyContext(thread), thread);
  else invokeNested(future, 'add_done_callback', [callback], thread);
}

export function removeCallback(future: Value, callback: NativeCallback, thread: Thread): void {
  if (isOurs(future, 'remove_done_callback')) future.removeCallback(callback);
  else invokeNested(future, 'remove_done_callback', [callback], thread);
}

export function loopOf(future: Value, thread: Thread): Value {
  return future instanceof PyFuture ? future.loop : invokeNested(future, 'get_loop', [], thread);
}

/** A future that its owner will not look at again is not worth a message when it is dropped. */
export function quietWhenDestroyed(future: Value, thread: Thread): void {
  nested(thread, '_log_destroy_pending', () => setAttribute(future, '_log_destroy_pending', false, thread));
}

function isOurs(future: Value, name: string): future is PyFuture {
  return future instanceof PyFuture && !overrides(future, name);
}
