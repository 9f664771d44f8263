/** Scopes: where each name of a program lives. CPython: Python/symtable.c; docs: reference/executionmodel.html. */
import type { SyntaxWarningNote } from '../../lexer/errors.ts';
import type {
  ClassDef,
  DictComp,
  Expr,
  FunctionDef,
  Lambda,
  ListComp,
  Node,
  Root,
  TypeAlias,
  TypeParam,
} from '../ast.ts';

/**
 * What a scope is made of. List, set and dict comprehensions have none: they are part of the enclosing scope (PEP 709)
 * and their targets are hidden slots of it.
 */
export type ScopeKind = 'module' | 'function' | 'lambda' | 'generator expression' | 'class' | 'annotation';

export type ScopeNode = Root | FunctionDef | Lambda | ListComp | ClassDef | TypeAlias | Expr;

/**
 * How code of a scope reaches a name.
 * - `fast`: slot `index` of the frame; only this frame sees it
 * - `cell`: slot `index` of the frame holds a cell that inner scopes share
 * - `free`: slot `index` of the frame holds a cell made by an outer scope
 * - `global`: the module's namespace, then the built-ins
 * - `name`: the namespace of the class body or of the module, then as `global`
 * - `classFree`: the namespace of the class body, then the cell in slot `index` made by an outer scope; a store goes
 *   to the cell (the body says `nonlocal`)
 *
 * In an annotation scope `name` and `classFree` mean the namespace of the class around it (see `Scope.seesClass`).
 */
export type Binding =
  | { how: 'fast' | 'cell' | 'free' | 'classFree'; index: number }
  | { how: 'global' | 'name' };

/** A slot of the frame. */
export interface SlotName {
  name: string;
  /** An inner scope shares the variable: the slot holds a cell. */
  isCell: boolean;
  /** Belongs to an inlined comprehension and is invisible to `locals()`. */
  hidden: boolean;
}

/** One scope, after both walks. */
export interface Scope {
  kind: ScopeKind;
  /** `<module>`, `<lambda>`, `<genexpr>`, or the name of the function or class. */
  name: string;
  /** As `__qualname__`: `Outer.method.<locals>.inner`. */
  qualname: string;
  node: ScopeNode;
  parent: Scope | null;
  /**
   * The frame's slots: parameters in the order of `co_varnames` (positional, keyword-only, `*args`, `**kwargs`; `.0` in
   * a generator expression), then other locals in the order of their first use, then cells by name, then hidden slots
   * (of comprehensions; `__class__` of a class), then the free names. So `locals()` shows them in CPython's order.
   * A module or class body has only hidden slots and free names.
   */
  slots: SlotName[];
  /** Names of outer scopes that this scope, or one inside it, uses: the last `free.length` slots, in this order. */
  free: string[];
  /** For each name of `free`, the slot of the enclosing frame that holds the cell: what a closure takes when it is made. */
  captures: number[];
  /** By the name that `variableName(name, scope)` gives. */
  bindings: Map<string, Binding>;
  /**
   * The names that an inlined comprehension adds or hides, for code inside of it (not for its first iterable). Where
   * comprehensions nest, the inner one's names come first, then the outer one's, then `bindings`.
   */
  comprehensions: Map<ListComp | DictComp, Map<string, Binding>>;
  /** The body has a `yield` of its own. */
  isGenerator: boolean;
  /** `async def`, or a generator expression that awaits. */
  isAsync: boolean;
  /** A class body whose methods use `super` or `__class__`: it makes a `__class__` cell. */
  needsClassCell: boolean;
  /** The hidden slot of the `__class__` cell, when `needsClassCell`. */
  classCell: number | null;
  /** An annotation scope in a class body: its names are looked up in the namespace of that class too. */
  seesClass: boolean;
  /** The name of the innermost class around, for private names (`__x` is `_Class__x`), or null. */
  privateName: string | null;
  /** Where not null, only these names are private (in the type parameters and the bases of a generic class). */
  privateOnly: ReadonlySet<string> | null;
}

/** The scopes of a program, by the node that opens each. */
export interface ScopeTable {
  top: Scope;
  /** Outer ones first, in the order of the text. */
  all: readonly Scope[];
  /** The scope of a module, function, lambda, class body, generator expression, or of the value of a type alias. */
  of(node: Node): Scope;
  /** The annotation scope of a definition's type parameters, which is the parent of the definition's own scope. */
  typeParameters(node: FunctionDef | ClassDef | TypeAlias): Scope;
  /** The annotation scope in which a type parameter's bound, or its default, is evaluated when it is asked for. */
  bound(parameter: TypeParam): Scope;
  default(parameter: TypeParam): Scope;
  /** `from __future__ import annotations`: annotations are kept as text; code inside them has no scopes. */
  annotationsAreText: boolean;
  /** What deserves a `SyntaxWarning`; the compiler's, so that they come after the parser's. */
  warnings: SyntaxWarningNote[];
}
