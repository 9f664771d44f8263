/** What nodes need while they are turned into closures. */

import type { DictComp, Expr, ListComp, Located, Node, Stmt } from '../../parser/ast.ts';
import { variableName } from '../../parser/scope/mangle.ts';
import type { Binding, Scope, ScopeTable } from '../../parser/scope/scope.ts';
import type { Code } from '../frames/code.ts';
import type { Positions } from '../frames/positions.ts';
import type { PyDict } from '../kernel/dict.ts';
import type { InterpreterState } from '../kernel/interpreter-state.ts';
import type { Exec, Run } from './state.ts';

/** What all code of one program text has in common. */
export interface Unit {
  readonly interpreter: InterpreterState;
  readonly globals: PyDict;
  readonly builtins: PyDict;
  readonly filename: string;
  readonly scopes: ScopeTable;
  readonly source: { line(number: number): string | undefined } | null;
  /** `from __future__ import annotations` is in force. */
  readonly lazyAnnotations: boolean;
  /** Names at the top live in the globals; not so when `exec` was given other locals. */
  readonly topIsGlobal: boolean;
  /** Expression statements at the top are shown. */
  readonly isInteractive?: boolean;
}

/** How each kind of node becomes a closure. */
export interface Dispatch {
  expression(node: Expr, builder: Builder): Run;
  statement(node: Stmt, builder: Builder): Exec;
  code(node: Node, unit: Unit): Code;
  annotationCode(scope: Scope, node: Located, build: (b: Builder) => Run, unit: Unit): Code;
}

/** Builds the closures of one code object. */
export class Builder {
  readonly unit: Unit;
  readonly scope: Scope;
  readonly positions: Positions;
  private readonly dispatch: Dispatch;
  private readonly overlays: Map<string, Binding>[] = [];
  private given: Map<Expr, Run> | null = null;
  private readonly localSlots = new Map<Run, number>();
  private stateSlots = 0;
  private nesting = 0;
  /** How deep the closures are nested. */
  deepest = 0;

  constructor(unit: Unit, scope: Scope, positions: Positions, dispatch: Dispatch) {
    this.unit = unit;
    this.scope = scope;
    this.positions = positions;
    this.dispatch = dispatch;
  }

  expr(node: Expr): Run {
    const given = this.given?.get(node);
    if (given !== undefined) return given;
    this.enter();
    const run = this.dispatch.expression(node, this);
    this.nesting--;
    return run;
  }

  /** From now on the node is this closure; null makes it what it was. */
  give(node: Expr, run: Run | null): void {
    this.given ??= new Map();
    if (run === null) this.given.delete(node);
    else this.given.set(node, run);
  }

  /** The closure does nothing but load a local variable. */
  noteLocal(load: Run, slot: number): Run {
    this.localSlots.set(load, slot);
    return load;
  }

  /** The frame slot that a closure loads if that is all that it does, else -1. See `peek` in state.ts. */
  slotOf(run: Run): number {
    return this.localSlots.get(run) ?? -1;
  }

  isGiven(node: Expr): boolean {
    return this.given?.has(node) ?? false;
  }

  stmt(node: Stmt): Exec {
    this.enter();
    const exec = this.dispatch.statement(node, this);
    this.nesting--;
    return exec;
  }

  /** The code of a function, class or generator expression that is defined here. */
  code(node: Node): Code {
    return this.dispatch.code(node, this.unit);
  }

  /** Code of an annotation scope that is part of what is defined here. */
  annotationCode(scope: Scope, node: Located, build: (b: Builder) => Run): Code {
    return this.dispatch.annotationCode(scope, node, build, this.unit);
  }

  /** A place in the frame where a node keeps its progress. */
  stateSlot(): number {
    return this.stateSlots++;
  }

  /** The number of a node's position. */
  at(node: Located): number {
    return this.positions.add(node.lineno, node.col_offset, node.end_lineno, node.end_col_offset);
  }

  /** The name of a variable as namespaces have it: a private one with its class in front. */
  variable(name: string): string {
    return variableName(name, this.scope);
  }

  /** How the code being built reaches a name. */
  lookup(name: string): Binding {
    const binding = this.bindingOf(this.variable(name));
    if (binding.how === 'name' && this.scope.kind === 'module' && this.unit.topIsGlobal)
      return { how: 'global' };
    return binding;
  }

  /** Builds with the names that an inlined comprehension adds. */
  inside<T>(node: ListComp | DictComp, build: () => T): T {
    this.overlays.push(this.scope.comprehensions.get(node) ?? new Map());
    try {
      return build();
    } finally {
      this.overlays.pop();
    }
  }

  /** The code being built is inside of an inlined comprehension, its first iterable left out. */
  get isInComprehension(): boolean {
    return this.overlays.length > 0;
  }

  private bindingOf(variable: string): Binding {
    for (let i = this.overlays.length - 1; i >= 0; i--) {
      const binding = this.overlays[i]!.get(variable);
      if (binding !== undefined) return binding;
    }
    return this.scope.bindings.get(variable) ?? { how: 'global' };
  }

  private enter(): void {
    if (++this.nesting > this.deepest) this.deepest = this.nesting;
  }
}
