/** The `with` statement, for natives. Docs: reference/compound_stmts.html#the-with-statement. */

import { waitFor } from '../../runtime/frames/native-coroutine.ts';
import { typeOf } from '../../runtime/kernel/birth.ts';
import { raise, typeName } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { callMethod } from '../../runtime/kernel/special.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';

/** Runs `body` inside `manager`; None when the manager swallowed its error. */
export function* managed(manager: Value, body: () => Guest<Value>, thread: Thread): Guest<Value> {
  const [enter, exit] = methodsOf(manager, '__enter__', '__exit__', 'context manager');
  yield* finished(callMethod(enter, manager, [], thread));
  return yield* between(manager, body, thread, (args) => finished(callMethod(exit, manager, args, thread)));
}

/** The same for `async with`. */
export function* managedAsync(manager: Value, body: () => Guest<Value>, thread: Thread): Guest<Value> {
  const [enter, exit] = methodsOf(manager, '__aenter__', '__aexit__', 'asynchronous context manager');
  yield* waitFor(yield* finished(callMethod(enter, manager, [], thread)), thread);
  return yield* between(manager, body, thread, function* (args) {
    return yield* waitFor(yield* finished(callMethod(exit, manager, args, thread)), thread);
  });
}

/** The body of a coroutine that has nothing to wait for. */
// biome-ignore lint/correctness/useYield: it gives its value at once
export function* atOnce(value: Value): Guest<Value> {
  return value;
}

function* between(
  _manager: Value,
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

function methodsOf(
  manager: Value,
  enterName: string,
  exitName: string,
  protocol: string,
): readonly [enter: Value, exit: Value] {
  const type = typeOf(manager);
  const enter = type.lookup(enterName);
  const exit = type.lookup(exitName);
  const complaint = `'${typeName(manager)}' object does not support the ${protocol} protocol`;
  if (enter === undefined) raise.typeError(complaint);
  if (exit === undefined) raise.typeError(`${complaint} (missed ${exitName} method)`);
  return [enter!, exit!];
}
