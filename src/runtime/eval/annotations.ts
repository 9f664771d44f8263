/** `target: annotation = value`, and `__annotations__` of modules and classes. Docs: reference/simple_stmts.html#annotated-assignment-statements. */

import type { AnnAssign, Expr, If, Stmt } from '../../parser/ast.ts';
import { mangle } from '../../parser/scope/mangle.ts';
import { unparse } from '../../parser/unparse.ts';
import type { Frame } from '../frames/frame.ts';
import { PyDict } from '../kernel/dict.ts';
import { isInstance, keyErrorType } from '../kernel/errors.ts';
import { PyException } from '../kernel/exception.ts';
import { type Result, UNWIND, type Value } from '../kernel/object.ts';
import { drive, finished, type Guest } from '../kernel/pausing.ts';
import { getItem, setItem } from '../kernel/subscript.ts';
import type { Thread } from '../kernel/thread.ts';
import { assignOne, target } from './assignments.ts';
import { block } from './block.ts';
import type { Builder } from './builder.ts';
import { operands } from './calls.ts';
import { onlyItem } from './literals.ts';
import { loadByName } from './names.ts';
import { CALLED, delivered, type Exec, keep, type Run, take } from './state.ts';

/** Annotations count at module and class level only, where those of plain names are kept. */
export function annotatedAssign(node: AnnAssign, b: Builder): Exec {
  const steps: Exec[] = [];
  if (node.value !== null) steps.push(assignOne(b.expr(node.value), target(node.target, b), b));
  else if (node.target.kind === 'Attribute') steps.push(forgetting([node.target.value], b));
  else if (node.target.kind === 'Subscript')
    steps.push(forgetting([node.target.value, ...partsOf(node.target.slice)], b));
  const isKept = b.scope.kind === 'module' || b.scope.kind === 'class';
  if (isKept && node.simple && node.target.kind === 'Name') steps.push(noting(node, node.target.id, b));
  else if (isKept && !b.unit.lazyAnnotations) steps.push(forgetting([node.annotation], b));
  if (steps.length === 1) return steps[0]!;
  const slot = b.stateSlot();
  return (f) => {
    for (let i = f.resuming ? (take(f, slot) as number) : 0; i < steps.length; i++) {
      if (steps[i]!(f) === UNWIND) return keep(f, slot, i);
    }
    return undefined;
  };
}

/** An annotation as it is kept: its value, or its text under `from __future__ import annotations`. */
export function annotationValue(node: Expr, b: Builder): Run {
  if (b.unit.lazyAnnotations) {
    const text = unparse(node);
    return () => text;
  }
  // `*args: *Ts` keeps what the star unpacks
  if (node.kind === 'Starred') return onlyItem(node, b);
  return b.expr(node);
}

/** The body of a module or class, which begins with an empty `__annotations__` where anything in it is annotated. */
export function annotatedBlock(
  statements: readonly Stmt[],
  b: Builder,
  begin: (f: Frame) => void = () => {},
): Exec {
  const body = block(statements, b);
  const annotated = statements.some(annotates);
  const slot = b.stateSlot();
  return (f) => {
    const kept = f.resuming ? take(f, slot) : undefined;
    if (kept === CALLED || !f.resuming) {
      const ready = kept === CALLED ? delivered(f) : annotated ? prepare(f) : null;
      if (ready === UNWIND) return keep(f, slot, CALLED);
      begin(f);
    }
    return body(f);
  };
}

function prepare(f: Frame): Result {
  const namespace = f.namespace ?? f.globals;
  if (!(namespace instanceof PyDict) || namespace.type.isHeap)
    return drive(setUp(namespace, f.thread), f.thread);
  if (namespace.getName('__annotations__') === undefined) namespace.setName('__annotations__', new PyDict());
  return null;
}

function* setUp(namespace: Value, thread: Thread): Guest<Value> {
  try {
    yield* finished(getItem(namespace, '__annotations__', thread));
  } catch (error) {
    if (!(error instanceof PyException) || !isInstance(error, keyErrorType)) throw error;
    yield* finished(setItem(namespace, '__annotations__', new PyDict(), thread));
  }
  return null;
}

/** Evaluates for the errors and side effects only. */
function forgetting(nodes: readonly Expr[], b: Builder): Exec {
  const evaluate = operands(
    nodes.map((each) => b.expr(each)),
    b,
  );
  return (f) => (evaluate(f) === UNWIND ? UNWIND : undefined);
}

function partsOf(slice: Expr): Expr[] {
  if (slice.kind === 'Tuple') return slice.elts.flatMap(partsOf);
  if (slice.kind !== 'Slice') return [slice];
  return [slice.lower, slice.upper, slice.step].filter((each) => each !== null);
}

function noting(node: AnnAssign, name: string, b: Builder): Exec {
  const at = b.at(node);
  const evaluate = operands([annotationValue(node.annotation, b), loadByName('__annotations__', at, b)], b);
  const key = mangle(name, b.scope.privateName);
  const slot = b.stateSlot();
  return (f) => {
    if (f.resuming && take(f, slot) === CALLED) return delivered(f) === UNWIND ? UNWIND : undefined;
    const values = evaluate(f);
    if (values === UNWIND) return UNWIND;
    f.at = at;
    return setItem(values[1]!, key, values[0]!, f.thread) === UNWIND ? keep(f, slot, CALLED) : undefined;
  };
}

/** Somewhere in these statements, not in inner scopes, stands an annotation. */
function annotates(node: Stmt): boolean {
  switch (node.kind) {
    case 'AnnAssign':
      return true;
    case 'If': {
      let branch = node;
      for (let next = elifOf(branch); next !== null; next = elifOf(branch)) {
        if (branch.body.some(annotates)) return true;
        branch = next;
      }
      return branch.body.some(annotates) || branch.orelse.some(annotates);
    }
    case 'For':
    case 'AsyncFor':
    case 'While':
      return node.body.some(annotates) || node.orelse.some(annotates);
    case 'With':
    case 'AsyncWith':
      return node.body.some(annotates);
    case 'Match':
      return node.cases.some((each) => each.body.some(annotates));
    case 'Try':
    case 'TryStar': {
      const blocks = [node.body, node.orelse, node.finalbody, ...node.handlers.map((each) => each.body)];
      return blocks.some((each) => each.some(annotates));
    }
    default:
      return false;
  }
}

function elifOf({ orelse }: If): If | null {
  return orelse.length === 1 && orelse[0]!.kind === 'If' ? orelse[0]! : null;
}
