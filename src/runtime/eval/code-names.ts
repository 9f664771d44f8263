/** The names that code uses beside its own variables, as `co_names` tells. CPython: Python/compile.c. */
import type { Arguments, ListComp, Name, Node } from '../../parser/ast.ts';
import { mangle, variableName } from '../../parser/scope/mangle.ts';
import type { Binding, Scope } from '../../parser/scope/scope.ts';

/** Globals, attributes and modules, in the order of their first use. */
export function namesUsed(scope: Scope): string[] {
  const walk = new Walk(scope);
  const { node } = scope;
  if (node.kind === 'GeneratorExp') walk.generator(node as ListComp);
  else if ('body' in node) walk.all(node.body);
  else walk.node(node as Node);
  return [...walk.names];
}

class Walk {
  readonly names = new Set<string>();
  readonly #scope: Scope;
  /** Of the comprehensions around, outer ones first. */
  readonly #hidden: ReadonlyMap<string, Binding>[] = [];

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  all(value: unknown): void {
    if (Array.isArray(value)) for (const each of value) this.all(each);
    else if (value !== null && typeof value === 'object' && 'kind' in value) this.node(value as Node);
  }

  /** All but the first iterable, which the code around evaluates. */
  generator({ elt, generators }: ListComp): void {
    for (const [i, each] of generators.entries()) {
      if (i > 0) this.node(each.iter);
      this.node(each.target);
      this.all(each.ifs);
    }
    this.node(elt);
  }

  node(node: Node): void {
    switch (node.kind) {
      case 'Name':
        this.#variable(node.id);
        return;
      case 'Attribute':
        this.node(node.value);
        this.names.add(mangle(node.attr, this.#scope.privateName));
        return;
      case 'Assign':
        this.node(node.value);
        this.all(node.targets);
        return;
      case 'NamedExpr':
        this.node(node.value);
        this.node(node.target);
        return;
      case 'Import':
        for (const { name, asname } of node.names) {
          this.names.add(name);
          const parts = name.split('.');
          if (asname !== null) for (const part of parts.slice(1)) this.names.add(part);
          this.#variable(asname ?? parts[0]!);
        }
        return;
      case 'ImportFrom':
        this.names.add(node.module ?? '');
        for (const { name, asname } of node.names) {
          if (name === '*') continue;
          this.names.add(name);
          this.#variable(asname ?? name);
        }
        return;
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        this.all(node.decorator_list);
        this.#defaults(node.args);
        if (node.type_params.length === 0) this.#annotations(node.args, node.returns);
        this.#variable(node.name);
        return;
      case 'Lambda':
        this.#defaults(node.args);
        return;
      case 'ClassDef':
        this.all(node.decorator_list);
        if (node.type_params.length === 0) {
          this.all(node.bases);
          this.all(node.keywords);
        }
        this.#variable(node.name);
        return;
      case 'GeneratorExp':
        this.node(node.generators[0]!.iter);
        return;
      case 'ListComp':
      case 'SetComp':
      case 'DictComp': {
        const hidden = this.#scope.comprehensions.get(node as never);
        if (hidden !== undefined) this.#hidden.push(hidden);
        this.#fields(node, ['generators', 'elt', 'key', 'value']);
        if (hidden !== undefined) this.#hidden.pop();
        return;
      }
      case 'TypeAlias':
        this.#variable((node.name as Name).id);
        return;
      case 'Global':
      case 'Nonlocal':
      case 'Constant':
        return;
      default:
        this.#fields(node, Object.keys(node));
    }
  }

  #fields(node: Node, fields: readonly string[]): void {
    for (const field of fields) this.all((node as unknown as Record<string, unknown>)[field]);
  }

  #defaults(args: Arguments): void {
    this.all(args.defaults);
    this.all(args.kw_defaults);
  }

  #annotations(args: Arguments, returns: Node | null): void {
    const named = [...args.posonlyargs, ...args.args, args.vararg, ...args.kwonlyargs, args.kwarg];
    for (const each of named) this.all(each?.annotation ?? null);
    this.all(returns);
  }

  #variable(name: string): void {
    const known = variableName(name, this.#scope);
    let binding = this.#scope.bindings.get(known);
    for (const each of this.#hidden) binding = each.get(known) ?? binding;
    if (binding?.how === 'global' || binding?.how === 'name') this.names.add(known);
  }
}
