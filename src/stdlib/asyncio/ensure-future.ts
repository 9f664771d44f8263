/** `ensure_future`. CPython: Lib/asyncio/tasks.py; docs: library/asyncio-future.html#asyncio.ensure_future. */

import { makeCoroutine, waitFor } from '../../runtime/frames/native-coroutine.ts';
import { getAttribute } from '../../runtime/kernel/attributes.ts';
import { typeOf } from '../../runtime/kernel/birth.ts';
import { call1 } from '../../runtime/kernel/call.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { isCoroutine } from './coroutines.ts';
import { PyFuture } from './futures.ts';

/** A future as it is; a task of `loop` for a coroutine or any other awaitable. */
export function* ensureFuture(value: Value, loop: Value, thread: Thread): Guest<Value> {
  if (isFuture(value)) {
    if (value instanceof PyFuture && value.loop !== loop) {
      raise.valueError('The future belongs to a different loop than the one specified as the loop argument');
    }
    return value;
  }
  let coroutine = value;
  if (!isCoroutine(value)) {
    const { slots } = typeOf(value);
    if (slots.await === undefined) {
      return raise.typeError('An asyncio.Future, a coroutine or an awaitable is required');
    }
    coroutine = makeCoroutine('_wrap_awaitable', '_wrap_awaitable', (running) => waitFor(value, running));
  }
  const create = yield* finished(getAttribute(loop, 'create_task', thread));
  return yield* finished(call1(create, coroutine, thread));
}

/** Futures, and what looks like one to asyncio. */
export function isFuture(value: Value): boolean {
  return value instanceof PyFuture || typeOf(value).lookup('_asyncio_future_blocking') !== undefined;
}
