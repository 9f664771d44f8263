/** Expression statements of interactive input: what they give is shown. Docs: library/sys.html#sys.displayhook. */

import type { ExprStmt, Stmt } from '../../parser/ast.ts';
import { findAttribute } from '../kernel/attributes.ts';
import { call1 } from '../kernel/call.ts';
import { raise } from '../kernel/errors.ts';
import { UNWIND, type Value } from '../kernel/object.ts';
import { drive, type Guest } from '../kernel/pausing.ts';
import type { Thread } from '../kernel/thread.ts';
import type { Builder } from './builder.ts';
import { CALLED, delivered, type Exec, keep, take } from './state.ts';

/** Only outside of functions and classes. */
export function isShown(statement: Stmt, b: Builder): boolean {
  return statement.kind === 'Expr' && b.unit.isInteractive === true && b.scope.kind === 'module';
}

export function shownExpression(node: ExprStmt, b: Builder): Exec {
  const run = b.expr(node.value);
  const at = b.at(node);
  const slot = b.stateSlot();
  return (f) => {
    if (f.resuming && take(f, slot) === CALLED) return delivered(f) === UNWIND ? UNWIND : undefined;
    const value = run(f);
    if (value === UNWIND) return UNWIND;
    f.at = at;
    return drive(show(value, f.thread), f.thread) === UNWIND ? keep(f, slot, CALLED) : undefined;
  };
}

function* show(value: Value, thread: Thread): Guest<Value> {
  let sys = thread.interpreter.importModule('sys', thread);
  if (sys === UNWIND) sys = yield UNWIND;
  let hook = findAttribute(sys, 'displayhook', thread);
  if (hook === UNWIND) hook = yield UNWIND;
  if (hook === undefined) return raise.runtimeError('lost sys.displayhook');
  const result = call1(hook, value, thread);
  return result === UNWIND ? yield UNWIND : result;
}
