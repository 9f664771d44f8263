/** Left-deep chains (`a + b + c …`, `a.b().c[d] …`), so that walks need no JavaScript stack for their length. */
import type { Attribute, BinOp, Call, Compare, Expr, Subscript } from '../ast.ts';

export type Link = BinOp | Attribute | Subscript | Call | Compare;

/** The operand that a link is built on, which is evaluated first, or null for any other node. */
export function headOf(node: Expr): Expr | null {
  switch (node.kind) {
    case 'BinOp':
    case 'Compare':
      return node.left;
    case 'Attribute':
    case 'Subscript':
      return node.value;
    case 'Call':
      return node.func;
    default:
      return null;
  }
}
