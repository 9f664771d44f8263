/** `__static_attributes__`: the names that a class's methods assign through `self`. CPython: Python/compile.c (compiler_maybe_add_static_attribute_to_class). */
import type { ClassDef, Node, Stmt } from '../../parser/ast.ts';

export function staticAttributes(node: ClassDef): string[] {
  const names = new Set<string>();
  const waiting: Waiting[] = [];
  add(waiting, node.body, false);
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) visit(each, names, waiting);
  return [...names];
}

type Part = Node | readonly Part[] | string | number | null | undefined | boolean;

interface Waiting {
  readonly node: Node;
  /** The code belongs to a scope inside the class, and this class is the innermost around it. */
  readonly counts: boolean;
}

function visit({ node, counts }: Waiting, names: Set<string>, waiting: Waiting[]): void {
  switch (node.kind) {
    case 'Attribute':
      if (counts && node.ctx === 'Store' && node.value.kind === 'Name' && node.value.id === 'self')
        names.add(node.attr);
      add(waiting, node.value, counts);
      return;
    case 'AugAssign':
      // sic: `self.x += 1` alone does not count
      add(waiting, node.value, counts);
      return;
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      add(waiting, node.body, true);
      return;
    case 'ClassDef':
      // What stands directly in the body of an inner class counts for the class around, its methods do not.
      add(waiting, node.body.filter(isNoFunction), true);
      return;
    case 'Constant':
      return;
    default:
      add(waiting, Object.values(node) as Part[], counts || node.kind === 'Lambda');
  }
}

/** The nodes of a part, so that the first one is visited next. */
function add(waiting: Waiting[], part: Part, counts: boolean): void {
  if (Array.isArray(part)) for (let i = part.length - 1; i >= 0; i--) add(waiting, part[i] as Part, counts);
  else if (typeof part === 'object' && part !== null) waiting.push({ node: part as Node, counts });
}

function isNoFunction(node: Stmt): boolean {
  return node.kind !== 'FunctionDef' && node.kind !== 'AsyncFunctionDef';
}
