/** The `from __future__ import …` lines at the head of a module. CPython: Python/future.c. */
import type { ImportFrom, Root } from '../ast.ts';
import type { Fail } from './fail.ts';

export interface Future {
  /** `from __future__ import annotations` is on: annotations are text and never evaluated. */
  annotations: boolean;
  /** The imports that stand where they may. */
  accepted: Set<ImportFrom>;
}

export function futureOf(tree: Root, fail: Fail): Future {
  const future: Future = { annotations: false, accepted: new Set() };
  if (tree.kind === 'Expression') return future;
  for (const [index, statement] of tree.body.entries()) {
    if (index === 0 && statement.kind === 'Expr' && isText(statement.value)) continue;
    if (statement.kind !== 'ImportFrom' || !isFutureImport(statement)) break;
    for (const { name } of statement.names) {
      if (name === 'braces') fail.ofLine('not a chance', statement);
      if (!features.has(name)) fail.ofLine(`future feature ${name.slice(0, 100)} is not defined`, statement);
      if (name === 'annotations') future.annotations = true;
    }
    future.accepted.add(statement);
  }
  return future;
}

export function isFutureImport(statement: ImportFrom): boolean {
  return statement.module === '__future__' && statement.level === 0;
}

function isText(node: { kind: string; value?: unknown }): boolean {
  return node.kind === 'Constant' && (node.value as { type: string }).type === 'str';
}

const features: ReadonlySet<string> = new Set([
  'nested_scopes',
  'generators',
  'division',
  'absolute_import',
  'with_statement',
  'print_function',
  'unicode_literals',
  'barry_as_FLUFL',
  'generator_stop',
  'annotations',
]);
