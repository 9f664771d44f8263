/** `if`, and `body if test else orelse`. Docs: reference/compound_stmts.html#the-if-statement. */

import type { If, IfExp } from '../../parser/ast.ts';
import { UNWIND } from '../kernel/object.ts';
import { block } from './block.ts';
import type { Builder } from './builder.ts';
import { condition, type Test } from './comparisons.ts';
import { type Exec, keep, type Run, take } from './state.ts';

/** An `elif` chain is one node, for it may be longer than the JavaScript stack is deep. */
export function ifStatement(node: If, b: Builder): Exec {
  const tests: Test[] = [];
  const bodies: Exec[] = [];
  let branch = node;
  for (;;) {
    tests.push(condition(branch.test, b));
    bodies.push(block(branch.body, b));
    const next = branch.orelse[0];
    if (branch.orelse.length !== 1 || next?.kind !== 'If') break;
    branch = next;
  }
  const otherwise = branch.orelse.length === 0 ? null : block(branch.orelse, b);
  return tests.length === 1
    ? oneBranch(tests[0]!, bodies[0]!, otherwise, b)
    : manyBranches(tests, bodies, otherwise, b);
}

function oneBranch(test: Test, body: Exec, otherwise: Exec | null, b: Builder): Exec {
  const slot = b.stateSlot();
  return (f) => {
    let chosen: ReturnType<Test> | undefined;
    if (f.resuming) chosen = take(f, slot) as boolean | undefined;
    if (chosen === undefined) {
      chosen = test(f);
      if (chosen === UNWIND) return UNWIND;
    }
    const signal = chosen ? body(f) : otherwise === null ? undefined : otherwise(f);
    return signal === UNWIND ? keep(f, slot, chosen) : signal;
  };
}

function manyBranches(
  tests: readonly Test[],
  bodies: readonly Exec[],
  otherwise: Exec | null,
  b: Builder,
): Exec {
  const slot = b.stateSlot();
  return (f) => {
    const kept = f.resuming ? (take(f, slot) as { i: number; inBody: boolean }) : undefined;
    let i = kept?.i ?? 0;
    if (kept?.inBody !== true) {
      for (; i < tests.length; i++) {
        const holds = tests[i]!(f);
        if (holds === UNWIND) return keep(f, slot, { i, inBody: false });
        if (holds) break;
      }
    }
    const body = i < bodies.length ? bodies[i]! : otherwise;
    if (body === null) return undefined;
    const signal = body(f);
    return signal === UNWIND ? keep(f, slot, { i, inBody: true }) : signal;
  };
}

export function conditional(node: IfExp, b: Builder): Run {
  const test = condition(node.test, b);
  const body = b.expr(node.body);
  const otherwise = b.expr(node.orelse);
  const slot = b.stateSlot();
  return (f) => {
    let chosen: ReturnType<Test> | undefined;
    if (f.resuming) chosen = take(f, slot) as boolean | undefined;
    if (chosen === undefined) {
      chosen = test(f);
      if (chosen === UNWIND) return UNWIND;
    }
    const value = chosen ? body(f) : otherwise(f);
    return value === UNWIND ? keep(f, slot, chosen) : value;
  };
}
