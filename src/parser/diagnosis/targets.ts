/** What can't be assigned to, and how CPython calls it. CPython: Parser/pegen.c (_PyPegen_get_expr_name, _PyPegen_get_invalid_target). */
import type { Expr } from '../ast.ts';

/** The first part of an expression that is no target; null when all of it is. */
export function invalidTarget(value: Expr, how: 'star' | 'del' | 'for'): Expr | null {
  switch (value.kind) {
    case 'List':
    case 'Tuple':
      for (const element of value.elts) {
        const wrong = invalidTarget(element, how);
        if (wrong !== null) return wrong;
      }
      return null;
    case 'Starred':
      return how === 'del' ? value : invalidTarget(value.value, how);
    case 'Compare':
      // `for x in y` without a target looks like one comparison.
      if (how === 'for') return value.ops[0] === 'In' ? invalidTarget(value.left, how) : null;
      return value;
    case 'Name':
    case 'Subscript':
    case 'Attribute':
      return null;
    default:
      return value;
  }
}

/** `print` and `exec` alone. */
export function isBareLegacyStatement(value: Expr): boolean {
  return value.kind === 'Name' && (value.id === 'print' || value.id === 'exec');
}

export function kindName(value: Expr): string {
  if (value.kind !== 'Constant') return names[value.kind];
  switch (value.value.type) {
    case 'None':
      return 'None';
    case 'bool':
      return value.value.value ? 'True' : 'False';
    case 'Ellipsis':
      return 'ellipsis';
    default:
      return 'literal';
  }
}

const names: Readonly<Record<Exclude<Expr['kind'], 'Constant'>, string>> = {
  Attribute: 'attribute',
  Subscript: 'subscript',
  Starred: 'starred',
  Name: 'name',
  List: 'list',
  Tuple: 'tuple',
  Lambda: 'lambda',
  Call: 'function call',
  BoolOp: 'expression',
  BinOp: 'expression',
  UnaryOp: 'expression',
  GeneratorExp: 'generator expression',
  Yield: 'yield expression',
  YieldFrom: 'yield expression',
  Await: 'await expression',
  ListComp: 'list comprehension',
  SetComp: 'set comprehension',
  DictComp: 'dict comprehension',
  Dict: 'dict literal',
  Set: 'set display',
  JoinedStr: 'f-string expression',
  FormattedValue: 'f-string expression',
  Compare: 'comparison',
  IfExp: 'conditional expression',
  NamedExpr: 'named expression',
  Slice: 'slice',
};
