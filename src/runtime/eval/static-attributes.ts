/** `__static_attributes__`: the names that a class's methods assign through `self`. CPython: Python/compile.c (compiler_maybe_add_static_attribute_to_class). */
import type { ClassDef, Node, Stmt } from '../../parser/ast.ts';

export function staticAttributes(node: ClassDef): string[] {
  const names = new Set<string>();
  const waiting: Waiting[] = [];
  wait(waiting, node.body, false);
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) visit(each, names, waiting);
  return [...names];
}

/** A tree may be deeper than the stack of JavaScript: what is to be visited waits in a list, the next one last. */
interface Waiting {
  readonly part: Node | readonly Node[];
  /** The code belongs to a scope inside the class, and this class is the innermost around it. */
  readonly counts: boolean;
}

function visit({ part, counts }: Waiting, names: Set<string>, waiting: Waiting[]): void {
  if (Array.isArray(part)) {
    for (let i = part.length - 1; i >= 0; i--) wait(waiting, part[i], counts);
    return;
  }
  const node = part as Node;
  switch (node.kind) {
    case 'Name':
    case 'Constant':
    case 'Pass':
    case 'Import':
    case 'ImportFrom':
      return;
    case 'Attribute':
      if (counts && node.ctx === 'Store' && node.value.kind === 'Name' && node.value.id === 'self')
        names.add(node.attr);
      wait(waiting, node.value, counts);
      return;
    case 'AugAssign':
      // sic: `self.x += 1` alone does not count
      wait(waiting, node.value, counts);
      return;
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      wait(waiting, node.body, true);
      return;
    case 'ClassDef':
      // What stands directly in the body of an inner class counts for the class around, its methods do not.
      wait(waiting, node.body.filter(isNoFunction), true);
      return;
    default: {
      const parts = node as unknown as Record<string, unknown>;
      const inner: unknown[] = [];
      for (const key in parts) if (typeof parts[key] === 'object') inner.push(parts[key]);
      for (let i = inner.length - 1; i >= 0; i--) wait(waiting, inner[i], counts || node.kind === 'Lambda');
    }
  }
}

function wait(waiting: Waiting[], part: unknown, counts: boolean): void {
  if (typeof part === 'object' && part !== null) waiting.push({ part: part as Waiting['part'], counts });
}

function isNoFunction(node: Stmt): boolean {
  return node.kind !== 'FunctionDef' && node.kind !== 'AsyncFunctionDef';
}
