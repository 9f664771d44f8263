/** Sequences of statements, and the simple statements. Docs: reference/simple_stmts.html. */

import type { Assert, ExprStmt, Return, Stmt } from '../../parser/ast.ts';
import type { Frame } from '../frames/frame.ts';
import { neverAwaited } from '../frames/never-awaited.ts';
import { PyGenerator } from '../frames/suspendable.ts';
import { assertionErrorType } from '../kernel/errors.ts';
import { PyException } from '../kernel/exception.ts';
import { type Result, UNWIND, type Value } from '../kernel/object.ts';
import { raiseError } from '../kernel/unwinding.ts';
import { PyAsyncStep, stepNeverAwaited } from '../objects/async-step.ts';
import type { Builder } from './builder.ts';
import { condition } from './comparisons.ts';
import { isShown } from './interactive.ts';
import { type Exec, keep, peek, RETURN, type Signal, take } from './state.ts';

export function block(statements: readonly Stmt[], b: Builder): Exec {
  const parts = statements
    .filter((statement) => !isEmpty(statement) || isShown(statement, b))
    .map((statement) => b.stmt(statement));
  const count = parts.length;
  if (count === 0) return () => undefined;
  if (count === 1) return parts[0]!;
  const slot = b.stateSlot();
  if (count === 2) return pair(parts[0]!, parts[1]!, slot);
  return (f) => {
    let i = f.resuming ? (take(f, slot) as number) : 0;
    for (; i < count; i++) {
      const signal = parts[i]!(f);
      if (signal !== undefined) return signal === UNWIND ? keep(f, slot, i) : signal;
    }
    return undefined;
  };
}

function pair(first: Exec, second: Exec, slot: number): Exec {
  return (f) => {
    if (!f.resuming || take(f, slot) === 0) {
      const signal = first(f);
      if (signal !== undefined) return signal === UNWIND ? keep(f, slot, 0) : signal;
    }
    const signal = second(f);
    return signal === UNWIND ? keep(f, slot, 1) : signal;
  };
}

/** Statements that do nothing: `pass`, declarations, and constants such as docstrings. */
function isEmpty(statement: Stmt): boolean {
  switch (statement.kind) {
    case 'Pass':
    case 'Global':
    case 'Nonlocal':
      return true;
    case 'Expr':
      return statement.value.kind === 'Constant';
    default:
      return false;
  }
}

export function expressionStatement(node: ExprStmt, b: Builder): Exec {
  const run = b.expr(node.value);
  const at = b.at(node);
  // A coroutine that a call made and nobody keeps will never be awaited: CPython's reference counts tell so at once.
  const mayDrop = node.value.kind === 'Call';
  return (f) => {
    const value = run(f);
    if (value === UNWIND) return UNWIND;
    if (value === null) return undefined;
    return mayDrop ? dropped(value, f, at) : undefined;
  };
}

function dropped(value: Value, f: Frame, at: number): Signal {
  if (value instanceof PyGenerator) {
    if (value.kind !== 'coroutine' || value.state !== 'created') return undefined;
    f.at = at;
    neverAwaited(value, f.thread);
    return undefined;
  }
  if (!(value instanceof PyAsyncStep) || value.state !== 'created') return undefined;
  f.at = at;
  stepNeverAwaited(value, f.thread);
  return undefined;
}

export function returnStatement(node: Return, b: Builder): Exec {
  if (node.value === null) {
    return (f) => {
      f.returned = null;
      return RETURN;
    };
  }
  const run = b.expr(node.value);
  const i = b.slotOf(run);
  return (f) => {
    let value: Result | undefined = peek(f, i);
    if (value === undefined) value = run(f);
    if (value === UNWIND) return UNWIND;
    f.returned = value;
    return RETURN;
  };
}

export function assertStatement(node: Assert, b: Builder): Exec {
  const test = condition(node.test, b);
  const message = node.msg === null ? null : b.expr(node.msg);
  const at = b.at(node.test);
  const slot = b.stateSlot();
  return (f) => {
    if (!f.resuming || take(f, slot) === undefined) {
      const holds = test(f);
      if (holds === UNWIND) return UNWIND;
      if (holds) return undefined;
    }
    const text = message === null ? undefined : message(f);
    if (text === UNWIND) return keep(f, slot, true);
    f.at = at;
    return raiseError(new PyException(assertionErrorType, text === undefined ? [] : [text]), f.thread);
  };
}
