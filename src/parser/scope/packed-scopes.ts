/**
 * Scopes as plain data, so that a module that is packed when the package is built needs no walk to find them. The walks
 * took 47 of the 169 ms of `import enum` in a process that had just started.
 */
import type { DictComp, ListComp, Node } from '../ast.ts';
import type { Binding, Scope, ScopeKind, ScopeNode, ScopeTable, SlotName } from './scope.ts';

/** What `pack` writes and `unpack` reads; nodes are the tree's own objects. */
export interface PackedScope {
  kind: ScopeKind;
  name: string;
  qualname: string;
  node: ScopeNode;
  /** Its number among all scopes, or null. */
  parent: number | null;
  slots: string;
  free: string[];
  captures: number[];
  bindings: string;
  comprehensions: { node: ListComp | DictComp; bindings: string }[];
  isGenerator: boolean;
  isAsync: boolean;
  needsClassCell: boolean;
  classCell: number | null;
  seesClass: boolean;
  privateName: string | null;
}

/** Null when a program has scopes of annotations, which few modules have. */
export function packScopes(table: ScopeTable): PackedScope[] | null {
  const { all, top } = table;
  if (all[0] !== top || all.some(({ kind, privateOnly }) => kind === 'annotation' || privateOnly !== null))
    return null;
  const numbers = new Map(all.map((scope, i) => [scope, i]));
  return all.map((scope) => ({
    kind: scope.kind,
    name: scope.name,
    qualname: scope.qualname,
    node: scope.node,
    parent: scope.parent === null ? null : numbers.get(scope.parent)!,
    slots: scope.slots
      .map(({ name, isCell, hidden }) => `${isCell ? (hidden ? 'b' : 'c') : hidden ? 'h' : 'p'}${name}`)
      .join(' '),
    free: scope.free,
    captures: scope.captures,
    bindings: bindingsText(scope.bindings),
    comprehensions: [...scope.comprehensions].map(([node, bindings]) => ({
      node,
      bindings: bindingsText(bindings),
    })),
    isGenerator: scope.isGenerator,
    isAsync: scope.isAsync,
    needsClassCell: scope.needsClassCell,
    classCell: scope.classCell,
    seesClass: scope.seesClass,
    privateName: scope.privateName,
  }));
}

export function unpackScopes(packed: readonly PackedScope[], annotationsAreText: boolean): ScopeTable {
  const all: Scope[] = [];
  const byNode = new Map<unknown, Scope>();
  for (const each of packed) {
    const scope = new UnpackedScope(each, each.parent === null ? null : all[each.parent]!);
    all.push(scope);
    byNode.set(each.node, scope);
  }
  const none = (node: Node): never => {
    throw new Error(`${node.kind} opens no such scope`);
  };
  return {
    top: all[0]!,
    all,
    of: (node) => byNode.get(node) ?? none(node),
    typeParameters: none,
    bound: none,
    default: none,
    annotationsAreText,
    warnings: [],
  };
}

/** What it knows of names is read when its code is built. */
class UnpackedScope implements Scope {
  readonly kind: ScopeKind;
  readonly name: string;
  readonly qualname: string;
  readonly node: ScopeNode;
  readonly parent: Scope | null;
  readonly free: string[];
  readonly captures: number[];
  readonly isGenerator: boolean;
  readonly isAsync: boolean;
  readonly needsClassCell: boolean;
  readonly classCell: number | null;
  readonly seesClass: boolean;
  readonly privateName: string | null;
  readonly privateOnly = null;
  readonly #packed: PackedScope;
  #slots: SlotName[] | null = null;
  #bindings: Map<string, Binding> | null = null;
  #comprehensions: Map<ListComp | DictComp, Map<string, Binding>> | null = null;

  constructor(packed: PackedScope, parent: Scope | null) {
    this.kind = packed.kind;
    this.name = packed.name;
    this.qualname = packed.qualname;
    this.node = packed.node;
    this.parent = parent;
    this.free = packed.free;
    this.captures = packed.captures;
    this.isGenerator = packed.isGenerator;
    this.isAsync = packed.isAsync;
    this.needsClassCell = packed.needsClassCell;
    this.classCell = packed.classCell;
    this.seesClass = packed.seesClass;
    this.privateName = packed.privateName;
    this.#packed = packed;
  }

  get slots(): SlotName[] {
    this.#slots ??= words(this.#packed.slots).map((word) => ({
      name: word.slice(1),
      isCell: word[0] === 'c' || word[0] === 'b',
      hidden: word[0] === 'h' || word[0] === 'b',
    }));
    return this.#slots;
  }

  get bindings(): Map<string, Binding> {
    this.#bindings ??= readBindings(this.#packed.bindings);
    return this.#bindings;
  }

  get comprehensions(): Map<ListComp | DictComp, Map<string, Binding>> {
    this.#comprehensions ??= new Map(
      this.#packed.comprehensions.map(({ node, bindings }) => [node, readBindings(bindings)]),
    );
    return this.#comprehensions;
  }
}

const hows = ['fast', 'cell', 'free', 'classFree', 'global', 'name'] as const;

/** `name:` and a digit for how it is reached, then the slot if it has one. */
function bindingsText(bindings: ReadonlyMap<string, Binding>): string {
  return [...bindings]
    .map(
      ([name, binding]) => `${name}:${hows.indexOf(binding.how)}${'index' in binding ? binding.index : ''}`,
    )
    .join(' ');
}

function readBindings(text: string): Map<string, Binding> {
  const bindings = new Map<string, Binding>();
  for (const word of words(text)) {
    const colon = word.indexOf(':');
    const how = hows[Number(word[colon + 1])]!;
    const binding: Binding =
      how === 'global' || how === 'name' ? { how } : { how, index: Number(word.slice(colon + 2)) };
    bindings.set(word.slice(0, colon), binding);
  }
  return bindings;
}

function words(text: string): string[] {
  return text === '' ? [] : text.split(' ');
}
