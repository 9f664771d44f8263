/** The scopes of a program: three walks, in whose order CPython finds errors. CPython: Python/symtable.c, then Python/compile.c. */
import type { SourceText } from '../../lexer/source.ts';
import type { Node, Root } from '../ast.ts';
import type { Block } from './block.ts';
import { check } from './checks.ts';
import { collect } from './collect.ts';
import { Fail } from './fail.ts';
import { futureOf } from './future.ts';
import { findMeanings } from './meanings.ts';
import type { Scope, ScopeTable } from './scope.ts';
import { giveSlots } from './slots.ts';

/**
 * Resolves every name of a program. Throws a `PythonSyntaxError` for what the grammar lets through and CPython refuses;
 * its `text` is a line of `source`, which is left out where CPython has none either (anything but a file). With
 * `annotationsAreText` the `__future__` import is in force before the program begins.
 */
export function analyse(
  tree: Root,
  source: SourceText | null = null,
  annotationsAreText = false,
): ScopeTable {
  const fail = new Fail(source);
  try {
    return resolve(tree, annotationsAreText, fail);
  } catch (error) {
    // the walks began on a stack that was nearly full
    if (error instanceof RangeError) return fail.asTooDeep();
    throw error;
  }
}

function resolve(tree: Root, annotationsAreText: boolean, fail: Fail): ScopeTable {
  const future = futureOf(tree, fail);
  future.annotations ||= annotationsAreText;
  const blocks = collect(tree, future, fail);
  findMeanings(blocks.top, fail);
  const warnings = check(tree, blocks, future, fail);
  const scopes = giveSlots(blocks.top);
  const find = <Key extends Node>(map: Map<Key, Block>, node: Key): Scope => {
    const block = map.get(node);
    const scope = block && scopes.get(block);
    if (scope === undefined) throw new Error(`${node.kind} opens no such scope`);
    return scope;
  };
  return {
    top: scopes.get(blocks.top)!,
    all: [...scopes.values()],
    of: (node) => find(blocks.byNode, node),
    typeParameters: (node) => find(blocks.typeParameters, node),
    bound: (parameter) => find(blocks.bounds, parameter),
    default: (parameter) => find(blocks.defaults, parameter),
    annotationsAreText: future.annotations,
    warnings,
  };
}
