/** What the walks know about a block of code before its slots are given out. CPython: PySTEntryObject in Include/internal/pycore_symtable.h. */
import type { Located, Node, TypeParam } from '../ast.ts';

export type BlockKind =
  | 'module'
  | 'function'
  | 'lambda'
  | 'generator expression'
  | 'list comprehension'
  | 'set comprehension'
  | 'dict comprehension'
  | 'class'
  | 'type parameters'
  | 'type alias'
  | 'type variable'
  /** An annotation that is never evaluated, under `from __future__ import annotations`. */
  | 'annotation';

/** What a block does with a name: bits of `Block.symbols`. */
export const Did = {
  use: 1,
  assign: 2,
  parameter: 4,
  import: 8,
  annotate: 16,
  global: 32,
  nonlocal: 64,
  /** Bound by the `for` of a comprehension. */
  iterate: 128,
  typeParameter: 256,
} as const;

export const binds = Did.assign | Did.parameter | Did.import | Did.typeParameter;

/** A variable that lives in a slot of the frame of `block`. */
export interface Variable {
  name: string;
  block: Block;
  /** Another frame uses it too. */
  isShared: boolean;
}

/** What a name means in a block: a variable, or the way to look it up by name. */
export type Meaning =
  | { how: 'variable'; variable: Variable }
  | { how: 'classVariable'; variable: Variable }
  | { how: 'global' | 'name' };

export class Block {
  readonly kind: BlockKind;
  readonly name: string;
  readonly node: Node;
  readonly parent: Block | null;
  /** The block whose frame runs the code: its own, but for an inlined comprehension. */
  readonly frame: Block;
  readonly children: Block[] = [];
  /** By mangled name, in the order of first appearance. */
  readonly symbols = new Map<string, number>();
  readonly parameters: string[] = [];
  /** Where `global` and `nonlocal` name something. */
  readonly directives: { name: string; at: Located }[] = [];
  privateName: string | null;
  privateOnly: Set<string> | null = null;
  /** A type alias, bound or type parameter list directly in a class: it looks names up in the class body too. */
  seesClass = false;
  isGenerator = false;
  isAsync = false;
  /** What the type variable's expression is called in messages: `a TypeVar bound`. */
  description = '';
  /** Inside the iterable of a comprehension, at any depth. */
  iterables = 0;
  inTarget = false;

  /** Filled by the second walk. */
  readonly meanings = new Map<string, Meaning>();
  readonly variables = new Map<string, Variable>();
  /** Variables of outer frames that this frame, or one inside it, uses. */
  readonly free = new Set<Variable>();
  classCell: Variable | null = null;
  /** Filled by the third: variables of the frame in the order of their first use. */
  readonly uses = new Set<Variable>();

  constructor(kind: BlockKind, name: string, node: Node, parent: Block | null, privateName: string | null) {
    this.kind = kind;
    this.name = name;
    this.node = node;
    this.parent = parent;
    this.frame = isInlined(kind) ? parent!.frame : this;
    this.privateName = privateName;
  }

  /** Everything but a module, a class body and an annotation: names live in slots. */
  get hasSlots(): boolean {
    return this.kind !== 'module' && this.kind !== 'class' && this.kind !== 'annotation';
  }

  get isComprehension(): boolean {
    return this.kind === 'generator expression' || isInlined(this.kind);
  }

  get isInlined(): boolean {
    return isInlined(this.kind);
  }

  /** The variable of this block that is called `name`, made at its first mention. */
  variable(name: string): Variable {
    let variable = this.variables.get(name);
    if (variable === undefined) {
      variable = { name, block: this, isShared: false };
      this.variables.set(name, variable);
    }
    return variable;
  }
}

/** The blocks of a program, by the node that opens each. */
export interface Blocks {
  top: Block;
  byNode: Map<Node, Block>;
  /** The block of a definition's type parameters. */
  typeParameters: Map<Node, Block>;
  bounds: Map<TypeParam, Block>;
  defaults: Map<TypeParam, Block>;
}

function isInlined(kind: BlockKind): boolean {
  return kind === 'list comprehension' || kind === 'set comprehension' || kind === 'dict comprehension';
}
