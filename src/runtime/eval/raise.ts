/** `raise`. Docs: reference/simple_stmts.html#the-raise-statement. */

import type { Raise } from '../../parser/ast.ts';
import type { Frame } from '../frames/frame.ts';
import { typeOf } from '../kernel/birth.ts';
import { call0 } from '../kernel/call.ts';
import { baseExceptionType, makeError, raise, runtimeErrorType } from '../kernel/errors.ts';
import { PyException } from '../kernel/exception.ts';
import { type Result, UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import { andThen, drive, finished, type Guest } from '../kernel/pausing.ts';
import { repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyType } from '../kernel/type.ts';
import { handledError, raiseError } from '../kernel/unwinding.ts';
import type { Builder } from './builder.ts';
import { operands } from './calls.ts';
import { CALLED, delivered, type Exec, keep, take } from './state.ts';

export function raiseStatement(node: Raise, b: Builder): Exec {
  const at = b.at(node);
  if (node.exc === null) return (f) => reraise(f, at);
  const hasCause = node.cause !== null;
  const evaluate = operands([b.expr(node.exc), ...(node.cause === null ? [] : [b.expr(node.cause)])], b);
  const slot = b.stateSlot();
  return (f) => {
    if (f.resuming && take(f, slot) === CALLED) {
      delivered(f);
      return UNWIND;
    }
    const values = evaluate(f);
    if (values === UNWIND) return UNWIND;
    f.at = at;
    const { thread } = f;
    const result = andThen<Value>(
      thread,
      () => exceptionFrom(values[0]!, thread, 'exceptions must derive from BaseException'),
      (error) => {
        if (error === UNWIND) return UNWIND;
        if (!hasCause) return raiseError(error as PyException, f.thread);
        return raiseFrom(f, error as PyException, values[1]!);
      },
    );
    return result === UNWIND ? keep(f, slot, CALLED) : UNWIND;
  };
}

function raiseFrom(f: Frame, error: PyException, cause: Value): Unwind {
  const { thread } = f;
  return andThen<never>(
    thread,
    () =>
      cause === null ? null : exceptionFrom(cause, thread, 'exception causes must derive from BaseException'),
    (found) => {
      if (found === UNWIND) return UNWIND;
      error.cause = found as PyException | null;
      error.suppressContext = true;
      return raiseError(error, f.thread);
    },
  );
}

/** An exception, or a class that is called for one. */
function exceptionFrom(value: Value, thread: Thread, otherwise: string): Result {
  if (value instanceof PyException) return value;
  if (!(value instanceof PyType) || !value.isSubtypeOf(baseExceptionType)) return raise.typeError(otherwise);
  return andThen<Value>(
    thread,
    () => call0(value, thread),
    (made) => {
      if (made === UNWIND || made instanceof PyException) return made;
      return drive(refuse(value, made as Value, thread), thread);
    },
  );
}

function* refuse(type: PyType, made: Value, thread: Thread): Guest<never> {
  const called = yield* finished(repr(type, thread));
  const found = yield* finished(repr(typeOf(made), thread));
  return raise.typeError(`calling ${called} should have returned an instance of BaseException, not ${found}`);
}

/** A bare `raise`: the handled error goes on; its traceback has the entry of this frame already. */
function reraise(f: Frame, at: number): Unwind {
  const error = handledError(f);
  f.at = at;
  if (error === null)
    return raiseError(makeError(runtimeErrorType, 'No active exception to reraise'), f.thread);
  f.thread.raise(error);
  f.thread.traced = f;
  return UNWIND;
}
