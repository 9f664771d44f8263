/** `__static_attributes__`: the names that a class's methods assign through `self`. CPython: Python/compile.c (compiler_maybe_add_static_attribute_to_class). */
import type { ClassDef, Node, Stmt } from '../../parser/ast.ts';

export function staticAttributes(node: ClassDef): string[] {
  const names = new Set<string>();
  for (const statement of node.body) visit(statement, false, names);
  return [...names];
}

type Part = Node | readonly Part[] | string | number | null | undefined | boolean;

/** `counts` tells that the code belongs to a scope inside the class, and this class is the innermost around it. */
function visit(part: Part, counts: boolean, names: Set<string>): void {
  if (typeof part !== 'object' || part === null) return;
  if (Array.isArray(part)) {
    for (const each of part as readonly Part[]) visit(each, counts, names);
    return;
  }
  const node = part as Node;
  switch (node.kind) {
    case 'Attribute':
      if (counts && node.ctx === 'Store' && node.value.kind === 'Name' && node.value.id === 'self')
        names.add(node.attr);
      visit(node.value, counts, names);
      return;
    case 'AugAssign':
      // sic: `self.x += 1` alone does not count
      visit(node.value, counts, names);
      return;
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      visit(node.body, true, names);
      return;
    case 'ClassDef':
      visitInnerClass(node.body, names);
      return;
    case 'Constant':
      return;
    default:
      for (const each of Object.values(node)) visit(each as Part, counts || node.kind === 'Lambda', names);
  }
}

/** What stands directly in the body of an inner class counts for the class around; what stands in its methods does not. */
function visitInnerClass(body: readonly Stmt[], names: Set<string>): void {
  for (const each of body)
    if (each.kind !== 'FunctionDef' && each.kind !== 'AsyncFunctionDef') visit(each, true, names);
}
