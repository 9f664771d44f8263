/** List, set and dict comprehensions, inlined as PEP 709 tells; generator expressions. Docs: reference/expressions.html#displays-for-lists-sets-and-dictionaries. */

import type { Comprehension, DictComp, Expr, ListComp } from '../../parser/ast.ts';
import type { Code } from '../frames/code.ts';
import { Frame } from '../frames/frame.ts';
import { fillCells } from '../frames/function.ts';
import { makeSuspendable, type SuspendableKind } from '../frames/suspendable.ts';
import { PyDict } from '../kernel/dict.ts';
import { addItem, iterate } from '../kernel/iterate.ts';
import { UNWIND, type Value } from '../kernel/object.ts';
import { emptySlots } from '../kernel/shape.ts';
import { ERROR } from '../kernel/thread.ts';
import { Cell, PyList } from '../kernel/values.ts';
import { PySet } from '../objects/set.ts';
import type { Builder } from './builder.ts';
import { operands } from './calls.ts';
import { capture } from './capture.ts';
import { condition } from './comparisons.ts';
import { asynchronously, asyncIterate, begun, type Iteration, iteration, synchronously } from './loops.ts';
import { CALLED, CONTINUE, delivered, type Exec, keep, type Run, type Signal, take } from './state.ts';
import { yielding } from './yields.ts';

/** The collection under construction stays in a state slot, for the frame may stop at any item. */
export function comprehension(node: ListComp | DictComp, b: Builder): Run {
  const collection = b.stateSlot();
  const first = b.expr(node.generators[0]!.iter);
  const loop = b.inside(node, () => loops(node.generators, 0, first, innermost(node, collection, b), b));
  const variables = hiddenVariables(node, b);
  const create =
    node.kind === 'ListComp'
      ? () => new PyList([])
      : node.kind === 'SetComp'
        ? () => new PySet()
        : () => new PyDict();
  return (f) => {
    if (!f.resuming) {
      f.saved ??= [];
      f.saved[collection] = create();
      for (const { index, isCell } of variables) if (isCell) f.slots[index] = new Cell(undefined);
    }
    let signal: Signal;
    try {
      signal = loop(f);
    } catch (error) {
      forget(variables, f);
      throw error;
    }
    if (signal !== UNWIND || f.thread.why === ERROR) forget(variables, f);
    if (signal === UNWIND) return UNWIND;
    const result = f.saved![collection] as Value;
    f.saved![collection] = undefined;
    return result;
  };
}

/** What is done with each combination of items. */
function innermost(node: ListComp | DictComp, collection: number, b: Builder): Exec {
  if (node.kind === 'DictComp') {
    const evaluate = operands([b.expr(node.key), b.expr(node.value)], b);
    const { end_lineno, end_col_offset } = node.value;
    const at = b.at({ ...node.key, end_lineno, end_col_offset });
    return (f) => {
      const pair = evaluate(f);
      if (pair === UNWIND) return UNWIND;
      f.at = at;
      (f.saved![collection] as PyDict).set(pair[0]!, pair[1]!, f.thread);
      return undefined;
    };
  }
  const element = b.expr(node.elt);
  const at = b.at(node.elt);
  if (node.kind === 'SetComp') {
    return (f) => {
      const value = element(f);
      if (value === UNWIND) return UNWIND;
      f.at = at;
      (f.saved![collection] as PySet).add(value, f.thread);
      return undefined;
    };
  }
  return (f) => {
    const value = element(f);
    if (value === UNWIND) return UNWIND;
    addItem((f.saved![collection] as PyList).items, value);
    return undefined;
  };
}

function loops(
  generators: readonly Comprehension[],
  i: number,
  iterable: Run,
  body: Exec,
  b: Builder,
  seen: (kind: Iteration) => Iteration = (kind) => kind,
): Exec {
  const generator = generators[i]!;
  const inner =
    i + 1 < generators.length ? loops(generators, i + 1, b.expr(generators[i + 1]!.iter), body, b) : body;
  const guarded = generator.ifs.length === 0 ? inner : when(generator.ifs, inner, b);
  const kind = generator.is_async ? asynchronously : synchronously;
  return iteration(seen(kind), generator, iterable, guarded, null, b);
}

function when(conditions: readonly Expr[], body: Exec, b: Builder): Exec {
  const tests = conditions.map((test) => condition(test, b));
  const slot = b.stateSlot();
  return (f) => {
    for (let i = f.resuming ? (take(f, slot) as number) : 0; i < tests.length; i++) {
      const answer = tests[i]!(f);
      if (answer === UNWIND) return keep(f, slot, i);
      if (!answer) return CONTINUE;
    }
    const signal = body(f);
    return signal === UNWIND ? keep(f, slot, tests.length) : signal;
  };
}

interface HiddenVariable {
  readonly index: number;
  /** A function inside captures it: it is a new variable each time the comprehension runs. */
  readonly isCell: boolean;
}

function forget(variables: readonly HiddenVariable[], f: Frame): void {
  for (let i = 0; i < variables.length; i++) f.slots[variables[i]!.index] = undefined;
}

/** The targets of the comprehension that are variables of its own; they are gone when it has ended. */
function hiddenVariables(node: ListComp | DictComp, b: Builder): HiddenVariable[] {
  const variables: HiddenVariable[] = [];
  for (const binding of b.scope.comprehensions.get(node)?.values() ?? []) {
    if ((binding.how !== 'cell' && binding.how !== 'fast') || !b.scope.slots[binding.index]?.hidden) continue;
    variables.push({ index: binding.index, isCell: binding.how === 'cell' });
  }
  return variables;
}

// ── Generator expressions ──────────────────────────────────────────────────────────────────────────

/** The first iterable is evaluated, and `iter()` called, where the expression stands; the rest when items are asked for. */
export function generatorExpression(node: ListComp, b: Builder): Run {
  const scope = b.unit.scopes.of(node);
  const first = node.generators[0]!;
  const iterable = b.expr(first.iter);
  const at = b.at(first.iter);
  const slot = b.stateSlot();
  let code: Code | undefined;
  return (f) => {
    let iterator: ReturnType<Run>;
    if (f.resuming && take(f, slot) === CALLED) iterator = delivered(f);
    else {
      const source = iterable(f);
      if (source === UNWIND) return UNWIND;
      f.at = at;
      iterator = first.is_async ? asyncIterate(source, f.thread) : iterate(source, f.thread);
      if (iterator === UNWIND) return keep(f, slot, CALLED);
    }
    if (iterator === UNWIND) return UNWIND;
    code ??= b.code(node);
    const slots = emptySlots(code.slotCount);
    slots[0] = iterator;
    fillCells(code, slots, capture(scope, f));
    return makeSuspendable(
      code.kind as SuspendableKind,
      new Frame(code, slots, f.thread),
      code.name,
      code.qualname,
    );
  };
}

/** The body of a generator expression; slot 0 holds the first iterator. */
export function generatorExpressionBody(node: ListComp, b: Builder): Exec {
  const element = yielding(b.expr(node.elt), b.at(node.elt), b);
  const body: Exec = (f) => (element(f) === UNWIND ? UNWIND : undefined);
  return loops(node.generators, 0, (f) => f.slots[0]!, body, b, begun);
}
