/**
 * Chains longer than the JavaScript stack is deep: `a.b().c[d] + e + …`, which lean to the left, and
 * `a if b else -c ** -d ** …`, which lean to the right. One node runs a whole chain in a loop.
 */

import type { BinOp, Expr, IfExp, UnaryOp } from '../../parser/ast.ts';
import { headOf } from '../../parser/scope/spine.ts';
import type { Frame } from '../frames/frame.ts';
import { type Result, UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import { power, unary } from '../kernel/operators.ts';
import type { Thread } from '../kernel/thread.ts';
import { truth } from '../kernel/truth.ts';
import type { Builder } from './builder.ts';
import { condition, type Test } from './comparisons.ts';
import { delivered, keep, type Run, take } from './state.ts';

/** How many links may be closures that call each other. */
const shortest = 100;

/** A closure for the whole chain that a node is the end of, when it is a long one. */
export function longChain(node: Expr, b: Builder): Run | null {
  if (isLong(node, (link) => (b.isGiven(link) ? null : headOf(link)))) return leftChain(node, b);
  return isLong(node, tailOf) ? rightChain(node as Link, b) : null;
}

function isLong(node: Expr, next: (link: Expr) => Expr | null): boolean {
  let link: Expr | null = node;
  for (let i = 0; i < shortest; i++) {
    link = next(link);
    if (link === null) return false;
  }
  return true;
}

// ── To the left ────────────────────────────────────────────────────────────────────────────────────

/** The chain in pieces, innermost first; each begins with the value of the one before. */
function leftChain(node: Expr, b: Builder): Run {
  const links: Expr[] = [];
  for (let link: Expr | null = node; link !== null && !b.isGiven(link); link = headOf(link)) links.push(link);
  const slot = b.stateSlot();
  const before = b.stateSlot();
  const pieces: Run[] = [];
  const ends: Expr[] = [];
  for (let rest = links.length; rest >= shortest; ) {
    rest -= shortest - 2;
    // The attribute of a method call is part of it.
    if (links[rest]!.kind === 'Attribute' && links[rest - 1]!.kind === 'Call') rest -= 1;
    pieces.push(b.expr(links[rest]!));
    ends.push(links[rest]!);
    b.give(links[rest]!, (f) => take(f, before) as Value);
  }
  pieces.push(b.expr(node));
  for (const end of ends) b.give(end, null);
  return (f) => {
    for (let i = f.resuming ? (take(f, slot) as number) : 0; ; ) {
      const value = pieces[i]!(f);
      if (value === UNWIND) return keep(f, slot, i);
      i += 1;
      if (i === pieces.length) return value;
      f.saved ??= [];
      f.saved[before] = value;
    }
  };
}

// ── To the right ───────────────────────────────────────────────────────────────────────────────────

type Link = UnaryOp | IfExp | BinOp;

/** The operand that a link evaluates last, or null for any other node. */
function tailOf(node: Expr): Expr | null {
  if (node.kind === 'UnaryOp') return node.operand;
  if (node.kind === 'IfExp') return node.orelse;
  return node.kind === 'BinOp' && node.op === 'Pow' ? node.right : null;
}

/** What a link does on the way to its tail, and with the tail's value. */
type Step =
  | { kind: 'choice'; test: Test; body: Run }
  | { kind: 'power'; left: Run; at: number }
  | { kind: 'not' | 'neg' | 'pos' | 'invert'; at: number };

/** How far the evaluation of a chain has come. */
interface Progress {
  /** The step at hand. */
  at: number;
  where: 'on the way' | 'in a body' | 'in the tail' | 'on the way back';
  /** The left operands that wait. */
  readonly lefts: Value[];
}

function rightChain(node: Link, b: Builder): Run {
  const slot = b.stateSlot();
  const steps: Step[] = [];
  let rest: Expr = node;
  for (let tail = tailOf(rest); tail !== null; tail = tailOf(rest)) {
    steps.push(stepOf(rest as Link, b));
    rest = tail;
  }
  const tail = b.expr(rest);
  return (f) => {
    const progress = (f.resuming ? take(f, slot) : undefined) ?? { at: 0, where: 'on the way', lefts: [] };
    const result = run(progress as Progress, steps, tail, f);
    return result === UNWIND ? keep(f, slot, progress) : result;
  };
}

function stepOf(node: Link, b: Builder): Step {
  if (node.kind === 'IfExp')
    return { kind: 'choice', test: condition(node.test, b), body: b.expr(node.body) };
  if (node.kind === 'BinOp') return { kind: 'power', left: b.expr(node.left), at: b.at(node) };
  return { kind: operators[node.op], at: b.at(node) };
}

const operators = { Not: 'not', USub: 'neg', UAdd: 'pos', Invert: 'invert' } as const;

function run(progress: Progress, steps: readonly Step[], tail: Run, f: Frame): Result {
  if (progress.where === 'on the way' && goDown(progress, steps, f) === UNWIND) return UNWIND;
  let value: Result;
  if (progress.where === 'on the way back') {
    value = delivered(f);
    if (value !== UNWIND && steps[progress.at]!.kind === 'not') value = !value;
  } else {
    const step = steps[progress.at];
    value = step?.kind === 'choice' ? step.body(f) : tail(f);
  }
  while (value !== UNWIND && progress.at > 0) {
    progress.at -= 1;
    progress.where = 'on the way back';
    value = apply(steps[progress.at]!, progress.lefts, value, f);
  }
  return value;
}

function goDown(progress: Progress, steps: readonly Step[], f: Frame): undefined | Unwind {
  for (; progress.at < steps.length; progress.at++) {
    const step = steps[progress.at]!;
    if (step.kind === 'choice') {
      const holds = step.test(f);
      if (holds === UNWIND) return UNWIND;
      if (!holds) continue;
      progress.where = 'in a body';
      return undefined;
    }
    if (step.kind !== 'power') continue;
    const left = step.left(f);
    if (left === UNWIND) return UNWIND;
    progress.lefts.push(left);
  }
  progress.where = 'in the tail';
  return undefined;
}

function apply(step: Step, lefts: Value[], value: Value, f: Frame): Result {
  if (step.kind === 'choice') return value;
  f.at = step.at;
  if (step.kind === 'power') return power(lefts.pop()!, value, null, f.thread);
  return step.kind === 'not' ? negated(value, f.thread) : unary(step.kind, value, f.thread);
}

function negated(value: Value, thread: Thread): Result {
  const holds = truth(value, thread);
  return holds === UNWIND ? UNWIND : !holds;
}
