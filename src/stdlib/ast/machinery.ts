/** `_ast`: the classes of nodes and the flags of `compile`. CPython: Python/Python-ast.c (astmodule_exec). */
import { treeFlags } from '../../runtime/builtins/compile-flags.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { defineModule } from '../../runtime/objects/define-module.ts';
import { nodeClasses } from '../../runtime/objects/syntax-tree/node-classes.ts';

export default defineModule('_ast', {
  values: (interpreter) => {
    const { base, byName } = interpreter.state(nodeClasses);
    const values: Record<string, Value> = { AST: base };
    for (const [name, type] of byName) values[name] = type;
    return { ...values, ...treeFlags };
  },
});
