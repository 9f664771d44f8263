/** `try` with `except` and `finally`. Docs: reference/compound_stmts.html#the-try-statement. */

import type { ExceptHandler, Stmt, Try } from '../../parser/ast.ts';
import { addTraceback, type Frame } from '../frames/frame.ts';
import { baseExceptionType, raise } from '../kernel/errors.ts';
import type { PyException } from '../kernel/exception.ts';
import { type Result, UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import { ERROR } from '../kernel/thread.ts';
import { PyType } from '../kernel/type.ts';
import { caught } from '../kernel/unwinding.ts';
import { PyTuple } from '../kernel/values.ts';
import { block } from './block.ts';
import type { Builder } from './builder.ts';
import { deleteName, type Store, storeName } from './names.ts';
import { type Exec, keep, type Run, type Signal, take } from './state.ts';

export function tryStatement(node: Try, b: Builder): Exec {
  const body = block(node.body, b);
  const orelse = node.orelse.length === 0 ? null : block(node.orelse, b);
  const guarded = node.handlers.length === 0 ? body : tryExcept(body, node.handlers, orelse, b);
  if (node.finalbody.length === 0) return guarded;
  return tryFinally(guarded, block(node.finalbody, b), b, endOf(node.finalbody, b));
}

/** Where the frame is when the error goes on behind a `finally` block: at its last line, if no branch ends there. */
function endOf(body: readonly Stmt[], b: Builder): number | null {
  const last = body.at(-1)!;
  return 'body' in last || 'cases' in last ? null : b.at(last);
}

/** Runs a body; what natives throw in it becomes the travelling error here. */
export function attempt(body: Exec, f: Frame): Signal {
  try {
    return body(f);
  } catch (thrown) {
    return caught(thrown, f.thread);
  }
}

/** Takes the travelling error in the frame that handles it. */
export function takeError(f: Frame): PyException {
  addTraceback(f, f.thread);
  return f.thread.takeError();
}

/** Lets an error that was taken here travel on; this frame has its entry in the traceback. */
export function letTravel(f: Frame, error: PyException): Unwind {
  f.thread.raise(error);
  f.thread.traced = f;
  return UNWIND;
}

export interface Handler {
  readonly type: Run | null;
  readonly at: number;
  readonly bind: Store | null;
  readonly unbind: Exec | null;
  readonly body: Exec;
}

interface ExceptState {
  place: 'body' | 'else' | 'match' | 'handler';
  i: number;
  error: PyException | null;
  /** What the frame was handling before. */
  outer: PyException | null;
}

function tryExcept(body: Exec, nodes: readonly ExceptHandler[], orelse: Exec | null, b: Builder): Exec {
  const slot = b.stateSlot();
  const handlers = nodes.map((node): Handler => handler(node, b));
  return (f) => {
    const kept = f.resuming ? (take(f, slot) as ExceptState) : undefined;
    let place = kept?.place ?? 'body';
    let error = kept?.error ?? null;
    let outer = kept?.outer ?? null;
    let i = kept?.i ?? 0;
    if (place === 'body') {
      const signal = attempt(body, f);
      if (signal === UNWIND) {
        if (f.thread.why !== ERROR) return keep(f, slot, { place: 'body', i: 0, error: null, outer: null });
        error = takeError(f);
        outer = f.handled;
        f.handled = error;
        place = 'match';
      } else if (signal === undefined && orelse !== null) place = 'else';
      else return signal;
    }
    if (place === 'else') {
      const signal = orelse!(f);
      return signal === UNWIND ? keep(f, slot, { place: 'else', i: 0, error: null, outer: null }) : signal;
    }
    for (; place === 'match'; i++) {
      const each = handlers[i];
      if (each === undefined) {
        f.handled = outer;
        return letTravel(f, error!);
      }
      let matched: boolean | Unwind;
      try {
        matched = each.type === null ? true : matches(each.type, each.at, error!, f);
      } catch (thrown) {
        matched = caught(thrown, f.thread);
      }
      if (matched === UNWIND) {
        if (f.thread.why === ERROR) f.handled = outer;
        return keep(f, slot, { place: 'match', i, error, outer });
      }
      if (!matched) continue;
      each.bind?.(f, error!);
      place = 'handler';
      break;
    }
    const { body: handle, unbind } = handlers[i]!;
    const signal = attempt(handle, f);
    if (signal === UNWIND && f.thread.why !== ERROR)
      return keep(f, slot, { place: 'handler', i, error, outer });
    if (signal === UNWIND) addTraceback(f, f.thread);
    f.handled = outer;
    if (unbind !== null) unbind(f);
    return signal;
  };
}

export function handler(node: ExceptHandler, b: Builder): Handler {
  const { name } = node;
  const parts = { type: node.type === null ? null : b.expr(node.type), at: b.at(node) };
  const body = block(node.body, b);
  if (name === null) return { ...parts, bind: null, unbind: null, body };
  const bind = storeName(name, b, node);
  const unbind = unbinding(name, node, b);
  const { how } = b.lookup(name);
  if (how !== 'name' && how !== 'classFree') return { ...parts, bind, unbind, body };
  // The namespace may be any mapping, so that binding the name may pause.
  return { ...parts, bind: null, unbind: null, body: tryFinally(boundFirst(bind, body, b), unbind, b) };
}

/** Binds the handled error, then runs the body. */
function boundFirst(bind: Store, body: Exec, b: Builder): Exec {
  const slot = b.stateSlot();
  return (f) => {
    if (!f.resuming || take(f, slot) === undefined) {
      if (bind(f, f.handled!) === UNWIND) return UNWIND;
    }
    const signal = body(f);
    return signal === UNWIND ? keep(f, slot, true) : signal;
  };
}

/** `name = None; del name`: the program may have deleted the name itself. */
function unbinding(name: string, node: ExceptHandler, b: Builder): Exec {
  const store = storeName(name, b, node);
  const remove = deleteName(name, node, b);
  const slot = b.stateSlot();
  return (f) => {
    if (!f.resuming || take(f, slot) === undefined) {
      if (store(f, null) === UNWIND) return UNWIND;
    }
    return remove(f) === UNWIND ? keep(f, slot, true) : undefined;
  };
}

function matches(type: Run, at: number, error: PyException, f: Frame): boolean | Unwind {
  const expected: Result = type(f);
  if (expected === UNWIND) return UNWIND;
  f.at = at;
  return catches(expected, error);
}

/** True when an `except` of this class, or tuple of classes, takes the error. */
export function catches(expected: Value, error: PyException): boolean {
  if (expected instanceof PyTuple) {
    for (const each of expected.items) requireException(each);
    return expected.items.some((each) => error.type.isSubtypeOf(each as PyType));
  }
  requireException(expected);
  return error.type.isSubtypeOf(expected as PyType);
}

function requireException(value: Value): void {
  if (value instanceof PyType && value.isSubtypeOf(baseExceptionType)) return;
  raise.typeError('catching classes that do not inherit from BaseException is not allowed');
}

// ── finally ────────────────────────────────────────────────────────────────────────────────────────

/** How the body ended, while the `finally` block runs. */
interface Pending {
  place: 'body' | 'final';
  signal: Signal;
  returned: Value;
  error: PyException | null;
  outer: PyException | null;
}

export function tryFinally(body: Exec, final: Exec, b: Builder, end: number | null = null): Exec {
  const slot = b.stateSlot();
  return (f) => {
    const kept = f.resuming ? (take(f, slot) as Pending) : undefined;
    let pending: Pending;
    if (kept?.place === 'final') pending = kept;
    else {
      const signal = attempt(body, f);
      pending = { place: 'body', signal, returned: f.returned, error: null, outer: f.handled };
      if (signal === UNWIND) {
        if (f.thread.why !== ERROR) return keep(f, slot, pending);
        pending.error = takeError(f);
        f.handled = pending.error;
      }
      pending.place = 'final';
    }
    const signal = attempt(final, f);
    if (signal === UNWIND && f.thread.why !== ERROR) return keep(f, slot, pending);
    if (signal === UNWIND) addTraceback(f, f.thread);
    f.handled = pending.outer;
    if (signal !== undefined) return signal;
    if (pending.error !== null) {
      if (end !== null) f.at = end;
      return letTravel(f, pending.error);
    }
    f.returned = pending.returned;
    return pending.signal;
  };
}
