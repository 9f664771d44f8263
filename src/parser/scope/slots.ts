/** Second walk, second half: slots for the variables of each frame, and the scopes that others read. CPython: compute_localsplus_info in Python/assemble.c. */
import type { DictComp, ListComp } from '../ast.ts';
import type { Block, BlockKind, Meaning, Variable } from './block.ts';
import { mangle } from './mangle.ts';
import type { Binding, Scope, ScopeKind, ScopeNode, SlotName } from './scope.ts';

/** Makes the scope of `block` and of all blocks inside it. */
export function giveSlots(block: Block): Map<Block, Scope> {
  const scopes = new Map<Block, Scope>();
  const waiting: { block: Block; outer: Frame | null }[] = [{ block, outer: null }];
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
    const frame = new Frame(each.block, each.outer, scopes);
    for (const inner of framesIn(each.block).reverse()) waiting.push({ block: inner, outer: frame });
  }
  return scopes;
}

class Frame {
  readonly scope: Scope;
  readonly #slots: SlotName[] = [];
  readonly #places = new Map<Variable, number>();

  constructor(block: Block, outer: Frame | null, scopes: Map<Block, Scope>) {
    const inlined = inlinedIn(block);
    this.#localSlots(block);
    this.#hiddenSlots(block, inlined);
    const free = [...block.free].sort(byName);
    for (const variable of free) this.#add(variable, false);
    this.scope = {
      kind: kinds[block.kind],
      name: block.name,
      qualname: qualnameOf(block, scopes),
      node: block.node as ScopeNode,
      parent: outer?.scope ?? null,
      slots: this.#slots,
      free: free.map((variable) => variable.name),
      captures: free.map((variable) => outer!.#places.get(variable)!),
      bindings: this.#bindings(block),
      comprehensions: new Map(),
      isGenerator: block.isGenerator,
      isAsync: block.isAsync,
      needsClassCell: block.classCell !== null,
      classCell: block.classCell === null ? null : this.#places.get(block.classCell)!,
      seesClass: block.seesClass,
      privateName: block.privateName,
      privateOnly: block.privateOnly,
    };
    scopes.set(block, this.scope);
    for (const each of inlined) this.#comprehension(each, block);
  }

  #add(variable: Variable, hidden: boolean): void {
    this.#places.set(variable, this.#slots.length);
    this.#slots.push({ name: variable.name, isCell: variable.isShared, hidden });
  }

  #localSlots(block: Block): void {
    for (const name of block.parameters) this.#add(block.variable(name), false);
    const locals = new Set(block.uses);
    for (const variable of block.variables.values()) locals.add(variable);
    const cells: Variable[] = [];
    for (const variable of locals) {
      if (this.#places.has(variable)) continue;
      if (variable.isShared) cells.push(variable);
      else this.#add(variable, false);
    }
    for (const variable of cells.sort(byName)) this.#add(variable, false);
  }

  #hiddenSlots(block: Block, inlined: readonly Block[]): void {
    if (block.classCell !== null) this.#add(block.classCell, true);
    for (const each of inlined) {
      for (const variable of each.variables.values()) this.#add(variable, true);
    }
  }

  #bindings(block: Block): Map<string, Binding> {
    const bindings = new Map<string, Binding>();
    for (const [name, meaning] of block.meanings) bindings.set(name, this.#binding(meaning, block));
    return bindings;
  }

  #binding(meaning: Meaning, frame: Block): Binding {
    if (!('variable' in meaning)) return { how: meaning.how };
    const { variable } = meaning;
    const index = this.#places.get(variable)!;
    if (meaning.how === 'classVariable') return { how: 'classFree', index };
    if (variable.block.frame !== frame) return { how: 'free', index };
    return { how: variable.isShared ? 'cell' : 'fast', index };
  }

  /** Names that only the comprehension mentions, and that mean the same all over the frame, join the frame's bindings. */
  #comprehension(block: Block, frame: Block): void {
    const names = new Map<string, Binding>();
    for (const [name, meaning] of block.meanings) {
      const binding = this.#binding(meaning, frame);
      const around = this.#boundAround(block, name);
      if (around !== undefined && isSame(around, binding)) continue;
      const isOwn = 'variable' in meaning && meaning.variable.block.isInlined;
      const joins = around === undefined && frame.kind !== 'class' && !frame.seesClass && !isOwn;
      if (joins) this.scope.bindings.set(name, binding);
      else names.set(name, binding);
    }
    this.scope.comprehensions.set(block.node as ListComp | DictComp, names);
  }

  #boundAround(block: Block, name: string): Binding | undefined {
    for (let outer = block.parent!; outer.isInlined; outer = outer.parent!) {
      const binding = this.scope.comprehensions.get(outer.node as ListComp | DictComp)!.get(name);
      if (binding !== undefined) return binding;
    }
    return this.scope.bindings.get(name);
  }
}

/** The blocks with frames of their own that code of the frame of `block` makes. */
function framesIn(block: Block): Block[] {
  return block.children.flatMap((child) => (child.isInlined ? framesIn(child) : [child]));
}

/** The comprehensions that run in the frame of `block`, outer ones first. */
function inlinedIn(block: Block): Block[] {
  const found: Block[] = [];
  const add = (children: readonly Block[]) => {
    for (const child of children) {
      if (!child.isInlined) continue;
      found.push(child);
      add(child.children);
    }
  };
  add(block.children);
  return found;
}

function qualnameOf(block: Block, scopes: Map<Block, Scope>): string {
  let outer = block.parent?.frame ?? null;
  if (outer?.kind === 'type parameters' || outer?.kind === 'type variable') outer = outer.parent!.frame;
  if (outer === null || outer.kind === 'module') return block.name;
  if (block.kind === 'function' || block.kind === 'class') {
    const meaning = outer.meanings.get(mangle(block.name, outer.privateName));
    // only a declaration gives `global` to a name that the block itself binds
    if (meaning?.how === 'global') return block.name;
  }
  const { qualname } = scopes.get(outer)!;
  const isFunction = outer.kind === 'function' || outer.kind === 'lambda' || outer.kind === 'type alias';
  return `${qualname}${isFunction ? '.<locals>' : ''}.${block.name}`;
}

function isSame(one: Binding, other: Binding): boolean {
  if (one.how !== other.how) return false;
  return !('index' in one) || !('index' in other) || one.index === other.index;
}

function byName(one: Variable, other: Variable): number {
  if (one.name === other.name) return 0;
  return one.name < other.name ? -1 : 1;
}

const kinds: Readonly<Record<BlockKind, ScopeKind>> = {
  module: 'module',
  function: 'function',
  lambda: 'lambda',
  class: 'class',
  'generator expression': 'generator expression',
  'list comprehension': 'generator expression',
  'set comprehension': 'generator expression',
  'dict comprehension': 'generator expression',
  'type parameters': 'annotation',
  'type alias': 'annotation',
  'type variable': 'annotation',
  annotation: 'annotation',
};
