/** The `with` statement, for natives. Docs: reference/compound_stmts.html#the-with-statement. */

import { waitFor } from '../../runtime/frames/native-coroutine.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { managerMethods } from '../../runtime/kernel/managers.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { callMethod } from '../../runtime/kernel/special.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';

/** Runs `body` inside `manager`; None when the manager swallowed its error. */
export function* managed(manager: Value, body: () => Guest<Value>, thread: Thread): Guest<Value> {
  const { enter, exit } = managerMethods(manager, false);
  yield* finished(callMethod(enter, manager, [], thread));
  return yield* between(body, thread, (args) => finished(callMethod(exit, manager, args, thread)));
}

/** The same for `async with`. */
export function* managedAsync(manager: Value, body: () => Guest<Value>, thread: Thread): Guest<Value> {
  const { enter, exit } = managerMethods(manager, true);
  yield* waitFor(yield* finished(callMethod(enter, manager, [], thread)), thread);
  return yield* between(body, thread, function* (args) {
    return yield* waitFor(yield* finished(callMethod(exit, manager, args, thread)), thread);
  });
}

/** The body of a coroutine that has nothing to wait for. */
// biome-ignore lint/correctness/useYield: it gives its value at once
export function* atOnce(value: Value): Guest<Value> {
  return value;
}

function* between(
  body: () => Guest<Value>,
  thread: Thread,
  leave: (args: Value[]) => Guest<Value>,
): Guest<Value> {
  let result: Value;
  try {
    result = yield* body();
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    const here = thread.frame!;
    const outer = here.handled;
    here.handled = error;
    let swallowed: boolean;
    try {
      swallowed = yield* finished(truth(yield* leave([error.type, error, error.traceback]), thread));
    } finally {
      here.handled = outer;
    }
    if (swallowed) return null;
    return thread.raise(error) as never;
  }
  yield* leave([null, null, null]);
  return result;
}
