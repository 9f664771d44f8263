/** `try` with `except*`. CPython: Python/compile.c (compiler_try_star_except); docs: reference/compound_stmts.html#except-star. */

import type { Try } from '../../parser/ast.ts';
import { addTraceback, type Frame } from '../frames/frame.ts';
import type { PyException } from '../kernel/exception.ts';
import { type Result, UNWIND, type Value } from '../kernel/object.ts';
import { drive, type Guest } from '../kernel/pausing.ts';
import { ERROR, type Thread } from '../kernel/thread.ts';
import { PyTuple } from '../kernel/values.ts';
import { regroup, splitGroup } from '../objects/exception-group.ts';
import { block } from './block.ts';
import type { Builder } from './builder.ts';
import { delivered, type Exec, keep, type Signal, take } from './state.ts';
import { attempt, type Handler, handler, letTravel, takeError, tryFinally } from './try.ts';

export function tryStarStatement(node: Try, b: Builder): Exec {
  const body = block(node.body, b);
  const orelse = node.orelse.length === 0 ? null : block(node.orelse, b);
  const handlers = node.handlers.map((each) => handler(each, b));
  const guarded = exceptStar(body, handlers, orelse, b);
  return node.finalbody.length === 0 ? guarded : tryFinally(guarded, block(node.finalbody, b), b);
}

interface State {
  place: 'body' | 'else' | 'type' | 'split' | 'handler' | 'regroup';
  i: number;
  original: PyException | null;
  /** What no clause has taken so far. */
  rest: PyException | null;
  /** What the bodies of clauses raised. */
  raised: (PyException | null)[];
  /** What the frame was handling before. */
  outer: PyException | null;
}

function exceptStar(body: Exec, handlers: readonly Handler[], orelse: Exec | null, b: Builder): Exec {
  const slot = b.stateSlot();
  return (f) => {
    const state: State = (f.resuming ? (take(f, slot) as State | undefined) : undefined) ?? {
      place: 'body',
      i: 0,
      original: null,
      rest: null,
      raised: [],
      outer: null,
    };
    if (state.place === 'body') {
      const signal = attempt(body, f);
      if (signal === UNWIND) {
        if (f.thread.why !== ERROR) return keep(f, slot, state);
        state.original = takeError(f);
        state.rest = state.original;
        state.outer = f.handled;
        f.handled = state.original;
        state.place = 'type';
      } else if (signal === undefined && orelse !== null) state.place = 'else';
      else return signal;
    }
    if (state.place === 'else') {
      const signal = orelse!(f);
      return signal === UNWIND ? keep(f, slot, state) : signal;
    }
    const signal = attempt((frame) => handle(handlers, state, frame), f);
    if (signal === UNWIND && f.thread.why !== ERROR) return keep(f, slot, state);
    if (signal === UNWIND) addTraceback(f, f.thread);
    f.handled = state.outer;
    if (signal === UNWIND || state.rest === null) return signal;
    return letTravel(f, state.rest);
  };
}

/** Asks the clauses one after the other; what is to travel on afterwards is then `state.rest`. */
function handle(handlers: readonly Handler[], state: State, f: Frame): Signal {
  while (state.place !== 'regroup' && state.i < handlers.length) {
    const each = handlers[state.i]!;
    if (state.place !== 'handler') {
      const match = splitFor(each, state, f);
      if (match === UNWIND) return UNWIND;
      if (match === null) {
        state.i++;
        state.place = 'type';
        continue;
      }
      each.bind?.(f, match);
      f.handled = match as PyException;
      state.place = 'handler';
    }
    const signal = attempt(each.body, f);
    if (signal === UNWIND) {
      if (f.thread.why !== ERROR) return UNWIND;
      state.raised.push(takeError(f));
    }
    each.unbind?.(f);
    state.i++;
    state.place = 'type';
  }
  let result: Result;
  if (state.place === 'regroup') result = delivered(f);
  else {
    state.place = 'regroup';
    state.raised.push(state.rest);
    result = drive(regroup(state.original!, state.raised, f.thread), f.thread);
  }
  if (result === UNWIND) return UNWIND;
  state.rest = result as PyException | null;
  return undefined;
}

/** What the clause takes of the rest, or null. */
function splitFor(each: Handler, state: State, f: Frame): Value | typeof UNWIND {
  let pair: Result;
  if (state.place === 'split') pair = delivered(f);
  else {
    const types = each.type!(f);
    if (types === UNWIND) return UNWIND;
    f.at = each.at;
    state.place = 'split';
    pair = drive(split(state.rest, types, f.thread), f.thread);
  }
  if (pair === UNWIND) return UNWIND;
  const [match, rest] = (pair as PyTuple).items;
  state.rest = rest as PyException | null;
  return match!;
}

function* split(error: PyException | null, types: Value, thread: Thread): Guest<Value> {
  const { match, rest } = yield* splitGroup(error, types, thread);
  return new PyTuple([match, rest]);
}
