/** `with` and `async with`. Docs: reference/compound_stmts.html#the-with-statement. */

import type { With } from '../../parser/ast.ts';
import { awaitValue, isIterableCoroutine } from '../frames/awaiting.ts';
import type { Frame } from '../frames/frame.ts';
import { typeOf } from '../kernel/birth.ts';
import { call, call0, call1 } from '../kernel/call.ts';
import { raise, typeName } from '../kernel/errors.ts';
import type { PyException } from '../kernel/exception.ts';
import { type ManagerMethods, managerMethods } from '../kernel/managers.ts';
import { type Result, UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import { andThen } from '../kernel/pausing.ts';
import { callMethod, isMethodLike, withBound } from '../kernel/special.ts';
import { ERROR, type Thread } from '../kernel/thread.ts';
import { truth } from '../kernel/truth.ts';
import { caught } from '../kernel/unwinding.ts';
import { target } from './assignments.ts';
import { block } from './block.ts';
import type { Builder } from './builder.ts';
import type { Store } from './names.ts';
import { delivered, type Exec, keep, type Run, type Signal, take } from './state.ts';
import { attempt, letTravel, takeError } from './try.ts';

interface State {
  place: 'enter' | 'store' | 'body' | 'exit' | 'exit after error';
  manager: Value;
  exit: Value;
  /** `exit` is to be called without the manager in front. */
  isBound: boolean;
  value: Value;
  signal: Signal;
  returned: Value;
  error: PyException | null;
  /** Where the frame was then. */
  failedAt: number;
  outer: PyException | null;
}

export function withStatement(node: With, b: Builder): Exec {
  let body = block(node.body, b);
  for (const item of [...node.items].reverse()) {
    const store = item.optional_vars === null ? null : target(item.optional_vars, b);
    body = oneManager(
      b.expr(item.context_expr),
      b.at(item.context_expr),
      store,
      body,
      node.kind === 'AsyncWith',
      b,
    );
  }
  return body;
}

function oneManager(
  context: Run,
  at: number,
  store: Store | null,
  body: Exec,
  isAsync: boolean,
  b: Builder,
): Exec {
  const slot = b.stateSlot();
  return (f) => {
    let state = f.resuming ? (take(f, slot) as State | undefined) : undefined;
    if (state === undefined) {
      const manager = context(f);
      if (manager === UNWIND) return UNWIND;
      f.at = at;
      const methods = managerMethods(manager, isAsync);
      state = begin(manager, methods);
      const value = enter(state, methods, isAsync, f);
      if (value === UNWIND) return keep(f, slot, state);
      state.value = value;
      state.place = store === null ? 'body' : 'store';
    } else if (state.place === 'enter') {
      const value = delivered(f);
      if (value === UNWIND) return UNWIND;
      state.value = value;
      state.place = store === null ? 'body' : 'store';
    }
    if (state.place === 'store' || state.place === 'body') {
      const inStore = state.place === 'store';
      const held = state;
      const signal = attempt(inStore ? storeThenBody(store!, body, held) : body, f);
      if (signal === UNWIND && f.thread.why !== ERROR) return keep(f, slot, state);
      if (signal === UNWIND) {
        state.error = takeError(f);
        state.outer = f.handled;
        state.failedAt = f.at;
        f.handled = state.error;
        state.place = 'exit after error';
      } else {
        state.signal = signal;
        state.returned = f.returned;
        state.place = 'exit';
      }
      f.at = at;
      const answer = leave(state, isAsync, f);
      if (answer === UNWIND) return afterExit(UNWIND, state, f, slot);
      return afterExit(answer, state, f, slot);
    }
    return afterExit(delivered(f), state, f, slot);
  };
}

function storeThenBody(store: Store, body: Exec, state: State): Exec {
  return (f) => {
    if (store(f, state.value) === UNWIND) return UNWIND;
    state.place = 'body';
    return body(f);
  };
}

function begin(manager: Value, { exit }: ManagerMethods): State {
  return {
    place: 'enter',
    manager,
    exit,
    isBound: false,
    value: null,
    signal: undefined,
    returned: null,
    error: null,
    failedAt: 0,
    outer: null,
  };
}

function enter(state: State, methods: ManagerMethods, isAsync: boolean, f: Frame): Result {
  const { thread } = f;
  if (!isAsync) return callEnter(state, methods, thread);
  return andThen<Value>(
    thread,
    () => callEnter(state, methods, thread),
    (outcome) => (outcome === UNWIND ? UNWIND : awaitFrom('__aenter__', outcome as Value, f)),
  );
}

function callEnter(state: State, { enter: method, exit }: ManagerMethods, thread: Thread): Result {
  const { manager } = state;
  if (isMethodLike(method) && isMethodLike(exit)) return call1(method, manager, thread);
  // descriptors bind both before either is called
  const type = typeOf(manager);
  return withBound(method, manager, type, thread, (bound) =>
    withBound(exit, manager, type, thread, (boundExit) => {
      state.exit = boundExit;
      state.isBound = true;
      return call0(bound, thread);
    }),
  );
}

function callExit({ manager, exit, isBound }: State, args: Value[], thread: Thread): Result {
  return isBound ? call(exit, args, null, thread) : callMethod(exit, manager, args, thread);
}

/** Calls the exit method; the result is true when it swallows the error. */
function leave(state: State, isAsync: boolean, f: Frame): boolean | Unwind {
  const { thread } = f;
  const { error } = state;
  const args = error === null ? [null, null, null] : [error.type, error, error.traceback];
  try {
    return andThen<boolean>(
      thread,
      () => {
        if (!isAsync) return callExit(state, args, thread);
        return andThen<Value>(
          thread,
          () => callExit(state, args, thread),
          (outcome) => (outcome === UNWIND ? UNWIND : awaitFrom('__aexit__', outcome as Value, f)),
        );
      },
      (answer) => {
        if (answer === UNWIND) return UNWIND;
        return error === null ? false : truth(answer as Value, thread);
      },
    );
  } catch (thrown) {
    return caught(thrown, thread);
  }
}

function awaitFrom(method: string, value: Value, f: Frame): Result {
  const slots = typeOf(value).slots;
  if (slots.await === undefined && slots.awaitNow === undefined && !isIterableCoroutine(value)) {
    raise.typeError(
      `'async with' received an object from ${method} that does not implement __await__: ${typeName(value)}`,
    );
  }
  return awaitValue(value, f.thread);
}

function afterExit(answer: Result, state: State, f: Frame, slot: number): Signal {
  if (answer === UNWIND) {
    if (f.thread.why !== ERROR) return keep(f, slot, state);
    if (state.error !== null) f.handled = state.outer;
    return UNWIND;
  }
  if (state.error === null) {
    f.returned = state.returned;
    return state.signal;
  }
  f.handled = state.outer;
  if (answer === true) return undefined;
  f.at = state.failedAt;
  return letTravel(f, state.error);
}
