/** Trees with their constant expressions computed, as `ast.parse(optimize=1)` gives them. CPython: Python/ast_opt.c. */
import type { BinOp, Expr, Located, Node, Stmt, UnaryOp } from '../../../parser/ast.ts';
import type { Value } from '../../kernel/object.ts';
import { getItem } from '../../kernel/subscript.ts';
import type { Thread } from '../../kernel/thread.ts';
import { truth } from '../../kernel/truth.ts';
import { PyTuple } from '../../kernel/values.ts';
import { frozenSetFrom } from '../frozenset.ts';
import { literalValue } from '../literal-value.ts';
import { foldedBinary, foldedUnary, quietly } from './folded-arithmetic.ts';
import { formatted } from './folded-format.ts';
import { literalOf } from './literal-of.ts';
import type { TreeNode } from './to-objects.ts';

/** Changes the tree. `optimize` is that of `compile()`. */
export function foldConstants(
  tree: TreeNode,
  optimize: number,
  annotationsAreText: boolean,
  thread: Thread,
): void {
  const folder = new Folder(optimize, thread);
  const areText = annotationsAreText || importsTextAnnotations(tree as Node);
  const nodes: Node[] = [tree as Node];
  // the list grows while it is gone through: parents come before their children
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]!;
    folder.enter(node);
    for (const [key, value] of Object.entries(node) as [string, unknown][]) {
      if (areText && (key === 'annotation' || key === 'returns')) continue;
      for (const each of Array.isArray(value) ? value : [value])
        if (typeof each === 'object' && each !== null && 'kind' in each) nodes.push(each as Node);
    }
  }
  for (let i = nodes.length - 1; i >= 0; i--) folder.fold(nodes[i]!);
}

class Folder {
  readonly #optimize: number;
  readonly #thread: Thread;
  readonly #documented = new Set<Node>();

  constructor(optimize: number, thread: Thread) {
    this.#optimize = optimize;
    this.#thread = thread;
  }

  enter(node: Node): void {
    if (docstring(node) !== null) this.#documented.add(node);
  }

  /** What is in the node has been folded. */
  fold(node: Node): void {
    switch (node.kind) {
      case 'BinOp':
        this.#binary(node);
        return;
      case 'UnaryOp':
        this.#unary(node);
        return;
      case 'Tuple':
        if (node.ctx === 'Load') this.#constant(node, constantTuple(node.elts));
        return;
      case 'Subscript':
        if (node.ctx === 'Load' && node.value.kind === 'Constant' && node.slice.kind === 'Constant') {
          const [value, key] = [literalValue(node.value.value), literalValue(node.slice.value)];
          this.#constant(
            node,
            quietly(() => getItem(value, key, this.#thread), this.#thread),
          );
        }
        return;
      case 'Compare': {
        const op = node.ops.at(-1);
        if (op === 'In' || op === 'NotIn') this.#iterated(node.comparators.at(-1)!);
        return;
      }
      case 'comprehension':
      case 'For':
        this.#iterated(node.iter);
        return;
      case 'Name':
        if (node.ctx === 'Load' && node.id === '__debug__') this.#constant(node, this.#optimize <= 0);
        return;
      case 'Module':
      case 'FunctionDef':
      case 'AsyncFunctionDef':
      case 'ClassDef':
        this.#keepUndocumented(node);
    }
  }

  /** An expression that was folded into text documents nothing. */
  #keepUndocumented(node: Node): void {
    const text = this.#documented.has(node) ? null : docstring(node);
    if (text !== null) become(text, { kind: 'JoinedStr', ...placeOf(text), values: [{ ...text }] });
  }

  #binary(node: BinOp): void {
    const { left, right, op } = node;
    if (left.kind !== 'Constant') return;
    if (op === 'Mod' && right.kind === 'Tuple' && left.value.type === 'str') {
      const parts = formatted(left.value.value, right.elts);
      if (parts !== null) become(node, { kind: 'JoinedStr', ...placeOf(node), values: parts });
    } else if (right.kind === 'Constant') {
      const [a, b] = [literalValue(left.value), literalValue(right.value)];
      this.#constant(node, foldedBinary(op, a, b, this.#thread));
    }
  }

  #unary(node: UnaryOp): void {
    const { op, operand } = node;
    if (operand.kind === 'Compare' && op === 'Not' && operand.ops.length === 1) {
      const opposite = opposites[operand.ops[0] as keyof typeof opposites];
      if (opposite !== undefined) become(node, { ...operand, ops: [opposite] });
    } else if (operand.kind === 'Constant') {
      const value = literalValue(operand.value);
      const folded =
        op === 'Not'
          ? quietly(() => truth(value, this.#thread), this.#thread)
          : foldedUnary(op, value, this.#thread);
      this.#constant(node, op === 'Not' ? !folded : folded);
    }
  }

  /** What is only iterated over or searched need not be changeable. */
  #iterated(node: Expr): void {
    if (node.kind === 'List') {
      if (node.elts.some((each) => each.kind === 'Starred')) return;
      const { elts, ctx } = node;
      become(node, { kind: 'Tuple', ...placeOf(node), elts, ctx });
      this.#constant(node, constantTuple(elts));
    } else if (node.kind === 'Set') {
      const items = constantTuple(node.elts);
      if (items === undefined) return;
      this.#constant(
        node,
        quietly(() => frozenSetFrom(items.items, this.#thread), this.#thread),
      );
    }
  }

  #constant(node: Located, value: Value | undefined): void {
    if (value === undefined) return;
    become(node, { kind: 'Constant', ...placeOf(node), value: literalOf(value), unicodePrefix: false });
  }
}

function importsTextAnnotations(tree: Node): boolean {
  if (tree.kind !== 'Module') return false;
  return tree.body.some(
    (each) =>
      each.kind === 'ImportFrom' &&
      each.module === '__future__' &&
      each.names.some(({ name }) => name === 'annotations'),
  );
}

function docstring(node: Node): Expr | null {
  if (!('body' in node) || !Array.isArray(node.body)) return null;
  if (node.kind !== 'Module' && !('decorator_list' in node)) return null;
  const first = node.body[0] as Stmt | undefined;
  if (first?.kind !== 'Expr' || first.value.kind !== 'Constant') return null;
  return first.value.value.type === 'str' ? first.value : null;
}

function constantTuple(nodes: readonly Expr[]): PyTuple | undefined {
  const values: Value[] = [];
  for (const each of nodes) {
    if (each.kind !== 'Constant') return undefined;
    values.push(literalValue(each.value));
  }
  return new PyTuple(values);
}

function placeOf({ lineno, col_offset, end_lineno, end_col_offset }: Located): Located {
  return { lineno, col_offset, end_lineno, end_col_offset };
}

/** Whoever holds the node has the other then. */
function become(node: object, other: object): void {
  for (const key of Object.keys(node)) delete (node as Record<string, unknown>)[key];
  Object.assign(node, other);
}

const opposites = { Is: 'IsNot', IsNot: 'Is', In: 'NotIn', NotIn: 'In' } as const;
