/** `match`. CPython: Python/compile.c (compiler_pattern_*), Python/ceval.c (match_keys, match_class); docs: reference/compound_stmts.html#the-match-statement. */

import type { Match, MatchCase } from '../../parser/ast.ts';
import type { Frame } from '../frames/frame.ts';
import { UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import { block } from './block.ts';
import type { Builder } from './builder.ts';
import { condition, type Test } from './comparisons.ts';
import { type Store, storeName } from './names.ts';
import { Captures, type Matcher, pattern } from './patterns.ts';
import { type Exec, keep, take } from './state.ts';

interface Case {
  readonly matches: Matcher;
  /** What the pattern captures is bound when it has matched as a whole, before the guard. */
  readonly stores: readonly Store[];
  readonly guard: Test | null;
  readonly body: Exec;
}

interface State {
  place: 'pattern' | 'bind' | 'guard' | 'body';
  i: number;
  subject: Value;
  found: Value[];
  bound: number;
}

export function matchStatement(node: Match, b: Builder): Exec {
  const subject = b.expr(node.subject);
  const cases = node.cases.map((each) => oneCase(each, b));
  const slot = b.stateSlot();
  return (f) => {
    let state = f.resuming ? (take(f, slot) as State | undefined) : undefined;
    if (state === undefined) {
      const value = subject(f);
      if (value === UNWIND) return UNWIND;
      state = { place: 'pattern', i: 0, subject: value, found: [], bound: 0 };
    }
    for (; state.i < cases.length; state.i++) {
      const each = cases[state.i]!;
      const chosen = state.place === 'body' ? true : choose(each, state, f);
      if (chosen === UNWIND) return keep(f, slot, state);
      if (chosen) {
        state.place = 'body';
        const signal = each.body(f);
        return signal === UNWIND ? keep(f, slot, state) : signal;
      }
      state.place = 'pattern';
      state.found = [];
    }
    return undefined;
  };
}

function oneCase(node: MatchCase, b: Builder): Case {
  const captures = new Captures();
  const matches = pattern(node.pattern, captures, b);
  return {
    matches,
    stores: captures.names.map(({ name, node: at }) => storeName(name, b, at)),
    guard: node.guard === null ? null : condition(node.guard, b),
    body: block(node.body, b),
  };
}

function choose({ matches, stores, guard }: Case, state: State, f: Frame): boolean | Unwind {
  if (state.place === 'pattern') {
    const matched = matches(f, state.subject, state.found);
    if (matched !== true) return matched;
    state.place = 'bind';
    state.bound = 0;
  }
  if (state.place === 'bind') {
    for (; state.bound < stores.length; state.bound++) {
      if (stores[state.bound]!(f, state.found[state.bound]!) === UNWIND) return UNWIND;
    }
    if (guard === null) return true;
    state.place = 'guard';
  }
  return guard!(f);
}
