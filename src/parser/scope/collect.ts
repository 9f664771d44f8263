/** First walk: who binds what. Finds the blocks of a program and what each does with its names. CPython: symtable_visit_* in Python/symtable.c. */
import type {
  Alias,
  AnnAssign,
  Arguments,
  ClassDef,
  Comprehension,
  DictComp,
  ExceptHandler,
  Expr,
  FunctionDef,
  Global,
  Lambda,
  ListComp,
  Located,
  Name,
  NamedExpr,
  Node,
  Pattern,
  Root,
  Stmt,
  TypeAlias,
  TypeParam,
} from '../ast.ts';
import { Block, type BlockKind, type Blocks, Did } from './block.ts';
import type { Fail } from './fail.ts';
import type { Future } from './future.ts';
import { mangle } from './mangle.ts';
import { headOf } from './spine.ts';

export function collect(tree: Root, future: Future, fail: Fail): Blocks {
  return new Collector(tree, future, fail).run(tree);
}

class Collector {
  readonly #future: Future;
  readonly #fail: Fail;
  readonly #blocks: Blocks;
  #block: Block;

  constructor(tree: Root, future: Future, fail: Fail) {
    this.#future = future;
    this.#fail = fail;
    this.#block = new Block('module', '<module>', tree, null, null);
    this.#blocks = {
      top: this.#block,
      byNode: new Map([[tree, this.#block]]),
      typeParameters: new Map(),
      bounds: new Map(),
      defaults: new Map(),
    };
  }

  run(tree: Root): Blocks {
    if (tree.kind === 'Expression') this.#expression(tree.body);
    else this.#statements(tree.body);
    return this.#blocks;
  }

  #statements(statements: readonly Stmt[]): void {
    for (const statement of statements) this.#statement(statement);
  }

  #statement(node: Stmt): void {
    switch (node.kind) {
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        this.#function(node);
        return;
      case 'ClassDef':
        this.#class(node);
        return;
      case 'TypeAlias':
        this.#typeAlias(node);
        return;
      case 'Return':
      case 'Expr':
        this.#optional(node.value);
        return;
      case 'Delete':
        this.#expressions(node.targets);
        return;
      case 'Assign':
        this.#expressions(node.targets);
        this.#expression(node.value);
        return;
      case 'AugAssign':
        this.#expression(node.target);
        this.#expression(node.value);
        return;
      case 'AnnAssign':
        this.#annotated(node);
        return;
      case 'For':
      case 'AsyncFor':
        this.#expression(node.target);
        this.#expression(node.iter);
        this.#statements(node.body);
        this.#statements(node.orelse);
        return;
      case 'While':
        this.#expression(node.test);
        this.#statements(node.body);
        this.#statements(node.orelse);
        return;
      case 'If': {
        // a long `elif` chain is as deep as it is long
        let branch = node;
        for (;;) {
          this.#expression(branch.test);
          this.#statements(branch.body);
          const next = branch.orelse[0];
          if (next?.kind !== 'If' || branch.orelse.length > 1) {
            this.#statements(branch.orelse);
            return;
          }
          branch = next;
        }
      }
      case 'With':
      case 'AsyncWith':
        for (const item of node.items) {
          this.#expression(item.context_expr);
          this.#optional(item.optional_vars);
        }
        this.#statements(node.body);
        return;
      case 'Match':
        this.#expression(node.subject);
        for (const each of node.cases) {
          this.#pattern(each.pattern);
          this.#optional(each.guard);
          this.#statements(each.body);
        }
        return;
      case 'Raise':
        this.#optional(node.exc);
        this.#optional(node.cause);
        return;
      case 'Try':
      case 'TryStar':
        this.#statements(node.body);
        for (const handler of node.handlers) this.#handler(handler);
        this.#statements(node.orelse);
        this.#statements(node.finalbody);
        return;
      case 'Assert':
        this.#expression(node.test);
        this.#optional(node.msg);
        return;
      case 'Import':
      case 'ImportFrom':
        for (const alias of node.names) this.#alias(alias);
        return;
      case 'Global':
      case 'Nonlocal':
        this.#directive(node);
        return;
      case 'Pass':
      case 'Break':
      case 'Continue':
        return;
    }
  }

  // ── Definitions ──────────────────────────────────────────────────────────────────────────────────

  #function(node: FunctionDef): void {
    this.#note(node.name, Did.assign, node);
    this.#defaults(node.args);
    this.#expressions(node.decorator_list);
    this.#generic(node, () => {
      this.#annotations(node.args, node.returns);
      this.#inside(this.#open('function', node.name, node), () => {
        this.#block.isAsync = node.kind === 'AsyncFunctionDef';
        this.#parameters(node.args);
        this.#statements(node.body);
      });
    });
  }

  /** Goes into the block of a lambda, and stays there. */
  #enterLambda(node: Lambda): void {
    this.#defaults(node.args);
    this.#block = this.#open('lambda', '<lambda>', node);
    this.#parameters(node.args);
  }

  #class(node: ClassDef): void {
    this.#note(node.name, Did.assign, node);
    this.#expressions(node.decorator_list);
    this.#generic(node, () => {
      this.#expressions(node.bases);
      for (const keyword of node.keywords) this.#expression(keyword.value);
      const block = this.#open('class', node.name, node);
      block.privateName = node.name;
      block.privateOnly = null;
      this.#inside(block, () => {
        if (node.type_params.length > 0) {
          this.#note('__type_params__', Did.assign, node);
          this.#note('.type_params', Did.use, node);
        }
        this.#statements(node.body);
      });
    });
  }

  #typeAlias(node: TypeAlias): void {
    this.#expression(node.name);
    const seesClass = this.#seesClass();
    this.#generic(node, () => {
      const block = this.#open('type alias', node.name.id, node);
      block.seesClass = seesClass;
      this.#inside(block, () => this.#expression(node.value));
    });
  }

  /** Runs `body` inside the block of the type parameters, where the definition has any. */
  #generic(node: FunctionDef | ClassDef | TypeAlias, body: () => void): void {
    if (node.type_params.length === 0) {
      body();
      return;
    }
    const name = node.kind === 'TypeAlias' ? node.name.id : node.name;
    const block = this.#create('type parameters', `<generic parameters of ${name}>`, node);
    this.#blocks.typeParameters.set(node, block);
    block.seesClass = this.#seesClass();
    if (node.kind === 'ClassDef') {
      block.privateName = node.name;
      block.privateOnly = new Set();
    }
    this.#inside(block, () => {
      if (node.kind === 'ClassDef') {
        this.#note('.type_params', Did.assign | Did.use, node);
        this.#note('.generic_base', Did.assign | Did.use, node);
      }
      for (const parameter of node.type_params) this.#typeParameter(parameter);
      body();
    });
  }

  #typeParameter(node: TypeParam): void {
    this.#block.privateOnly?.add(node.name);
    this.#note(node.name, Did.typeParameter | Did.assign, node);
    if (node.kind === 'TypeVar' && node.bound !== null) {
      const what = node.bound.kind === 'Tuple' ? 'a TypeVar constraint' : 'a TypeVar bound';
      this.#blocks.bounds.set(node, this.#lazily(node.name, node.bound, what));
    }
    if (node.default_value !== null) {
      this.#blocks.defaults.set(node, this.#lazily(node.name, node.default_value, `a ${node.kind} default`));
    }
  }

  #lazily(name: string, value: Expr, description: string): Block {
    const block = this.#create('type variable', name, value);
    block.description = description;
    block.seesClass = this.#block.seesClass;
    this.#inside(block, () => this.#expression(value));
    return block;
  }

  #seesClass(): boolean {
    return this.#block.kind === 'class';
  }

  #defaults(node: Arguments): void {
    this.#expressions(node.defaults);
    for (const value of node.kw_defaults) this.#optional(value);
  }

  #parameters(node: Arguments): void {
    for (const each of node.posonlyargs) this.#note(each.arg, Did.parameter, each);
    for (const each of node.args) this.#note(each.arg, Did.parameter, each);
    for (const each of node.kwonlyargs) this.#note(each.arg, Did.parameter, each);
    if (node.vararg !== null) this.#note(node.vararg.arg, Did.parameter, node.vararg);
    if (node.kwarg !== null) this.#note(node.kwarg.arg, Did.parameter, node.kwarg);
  }

  #annotations(node: Arguments, returns: Expr | null): void {
    const parameters = [...node.posonlyargs, ...node.args, node.vararg, node.kwarg, ...node.kwonlyargs];
    this.#asAnnotation(() => {
      for (const each of parameters) this.#optional(each?.annotation ?? null);
    });
    this.#asAnnotation(() => this.#optional(returns));
  }

  /** Annotations that are kept as text bind and use nothing; what they may not contain is still refused. */
  #asAnnotation(body: () => void): void {
    if (!this.#future.annotations) {
      body();
      return;
    }
    const { node, privateName } = this.#block;
    this.#inside(new Block('annotation', '_annotation', node, this.#block, privateName), body);
  }

  #annotated(node: AnnAssign): void {
    const { target } = node;
    if (target.kind === 'Name') {
      const before = this.#lookUp(target.id);
      if (before & (Did.global | Did.nonlocal) && this.#block.kind !== 'module' && node.simple) {
        const kind = before & Did.global ? 'global' : 'nonlocal';
        this.#fail.at(`annotated name '${target.id}' can't be ${kind}`, node);
      }
      if (node.simple) this.#note(target.id, Did.annotate | Did.assign, target);
      else if (node.value !== null) this.#note(target.id, Did.assign, target);
    } else {
      this.#expression(target);
    }
    this.#asAnnotation(() => this.#expression(node.annotation));
    this.#optional(node.value);
  }

  #handler(node: ExceptHandler): void {
    this.#optional(node.type);
    if (node.name !== null) this.#note(node.name, Did.assign, node);
    this.#statements(node.body);
  }

  #alias(node: Alias): void {
    if (node.name !== '*') {
      this.#note(node.asname ?? node.name.split('.', 1)[0]!, Did.import, node);
      return;
    }
    if (this.#block.kind !== 'module') this.#fail.at('import * only allowed at module level', node);
  }

  #directive(node: Global): void {
    const [flag, word] = node.kind === 'Global' ? [Did.global, 'global'] : [Did.nonlocal, 'nonlocal'];
    for (const name of node.names) {
      const before = this.#lookUp(name);
      if (before & Did.parameter) this.#fail.at(`name '${name}' is parameter and ${word}`, node);
      if (before & Did.use) this.#fail.at(`name '${name}' is used prior to ${word} declaration`, node);
      if (before & Did.annotate) this.#fail.at(`annotated name '${name}' can't be ${word}`, node);
      if (before & Did.assign) {
        this.#fail.at(`name '${name}' is assigned to before ${word} declaration`, node);
      }
      this.#note(name, flag, node);
      this.#block.directives.push({ name: this.#mangled(name), at: node });
    }
  }

  // ── Expressions ──────────────────────────────────────────────────────────────────────────────────

  #optional(node: Expr | null): void {
    if (node !== null) this.#expression(node);
  }

  #expressions(nodes: readonly (Expr | null)[]): void {
    for (const node of nodes) if (node !== null) this.#expression(node);
  }

  /** A chain takes no JavaScript stack, to whichever side it leans. */
  #expression(node: Expr): void {
    const block = this.#block;
    for (let rest: Expr | null = node; rest !== null; ) {
      rest = headOf(rest) === null ? this.#allButTail(rest) : this.#links(rest);
    }
    this.#block = block;
  }

  /** A chain from its innermost head to its outermost link; what remains of that is left to the caller. */
  #links(node: Expr): Expr | null {
    const chain: Expr[] = [];
    let inner = node;
    for (let head = headOf(inner); head !== null; head = headOf(inner)) {
      chain.push(inner);
      inner = head;
    }
    this.#expression(inner);
    for (let i = chain.length - 1; i > 0; i--) {
      const last = this.#link(chain[i]!);
      if (last !== null) this.#expression(last);
    }
    return this.#link(node);
  }

  /** All of a link but its head and, of an operator, its right operand. */
  #link(node: Expr): Expr | null {
    if (node.kind === 'BinOp') return node.right;
    if (node.kind === 'Compare') this.#expressions(node.comparators);
    else if (node.kind === 'Subscript') this.#expression(node.slice);
    else if (node.kind === 'Call') {
      this.#expressions(node.args);
      for (const keyword of node.keywords) this.#expression(keyword.value);
    }
    return null;
  }

  /** What is no chain; the part visited last is left to the caller where chains lean to it. */
  #allButTail(node: Expr): Expr | null {
    switch (node.kind) {
      case 'UnaryOp':
        return node.operand;
      case 'IfExp':
        this.#expression(node.test);
        this.#expression(node.body);
        return node.orelse;
      case 'Lambda':
        this.#enterLambda(node);
        return node.body;
      default:
        this.#simple(node);
        return null;
    }
  }

  #simple(node: Expr): void {
    switch (node.kind) {
      case 'Name':
        this.#name(node);
        return;
      case 'Constant':
        return;
      case 'NamedExpr':
        this.#walrus(node);
        return;
      case 'ListComp':
      case 'SetComp':
      case 'GeneratorExp':
      case 'DictComp':
        this.#comprehension(node);
        return;
      case 'Yield':
      case 'YieldFrom':
        this.#refuseInAnnotation('yield expression', node);
        this.#optional(node.value);
        this.#block.isGenerator = true;
        if (this.#block.isComprehension) this.#fail.at(`'yield' inside ${this.#block.kind}`, node);
        return;
      case 'Await':
        this.#refuseInAnnotation('await expression', node);
        this.#expression(node.value);
        this.#block.isAsync = true;
        return;
      case 'BoolOp':
      case 'JoinedStr':
        this.#expressions(node.values);
        return;
      case 'Dict':
        this.#expressions(node.keys);
        this.#expressions(node.values);
        return;
      case 'Set':
      case 'List':
      case 'Tuple':
        this.#expressions(node.elts);
        return;
      case 'FormattedValue':
        this.#expression(node.value);
        this.#optional(node.format_spec);
        return;
      case 'Starred':
        this.#expression(node.value);
        return;
      case 'Slice':
        this.#optional(node.lower);
        this.#optional(node.upper);
        this.#optional(node.step);
        return;
      default:
        throw new Error(`not an expression that stands alone: ${node.kind}`);
    }
  }

  #name(node: Name): void {
    this.#note(node.id, node.ctx === 'Load' ? Did.use : Did.assign, node);
    // `super()` without arguments needs the class it stands in
    if (node.id === 'super' && node.ctx === 'Load' && this.#block.hasSlots)
      this.#note('__class__', Did.use, node);
  }

  #comprehension(node: ListComp | DictComp): void {
    const [first, ...rest] = node.generators as [Comprehension, ...Comprehension[]];
    this.#block.iterables += 1;
    this.#expression(first.iter);
    this.#block.iterables -= 1;
    const [kind, name] = comprehensionNames[node.kind];
    const block = this.#open(kind, name, node);
    this.#inside(block, () => {
      block.isAsync = first.is_async === 1;
      if (kind === 'generator expression') block.parameters.push('.0');
      this.#target(first);
      for (const each of rest) {
        this.#target(each);
        if (each.is_async === 1) block.isAsync = true;
      }
      if (node.kind === 'DictComp') this.#expressions([node.value, node.key]);
      else this.#expression(node.elt);
      block.isGenerator = kind === 'generator expression';
    });
    if (block.isAsync && !block.isGenerator) this.#block.isAsync = true;
  }

  #target(node: Comprehension): void {
    this.#block.inTarget = true;
    this.#expression(node.target);
    this.#block.inTarget = false;
    if (node !== (this.#block.node as ListComp | DictComp).generators[0]) {
      this.#block.iterables += 1;
      this.#expression(node.iter);
      this.#block.iterables -= 1;
    }
    this.#expressions(node.ifs);
  }

  #walrus(node: NamedExpr): void {
    this.#refuseInAnnotation('named expression', node);
    if (this.#block.iterables > 0) {
      this.#fail.at('assignment expression cannot be used in a comprehension iterable expression', node);
    }
    if (this.#block.isComprehension) this.#bindOutside(node.target);
    this.#expression(node.value);
    this.#expression(node.target);
  }

  /** `:=` in a comprehension binds in the nearest function or module around it. */
  #bindOutside(target: Name): void {
    for (let outer: Block | null = this.#block; outer !== null; outer = outer.parent) {
      if (outer.isComprehension) {
        const before = outer.symbols.get(this.#mangled(target.id)) ?? 0;
        if (before & Did.iterate && before & (Did.assign | Did.global)) {
          const message = `assignment expression cannot rebind comprehension iteration variable '${target.id}'`;
          this.#fail.at(message, target);
        }
      } else if (outer.kind === 'function' || outer.kind === 'lambda' || outer.kind === 'module') {
        const before = outer.symbols.get(this.#mangled(target.id)) ?? 0;
        const isGlobal = outer.kind === 'module' || (before & Did.global) !== 0;
        this.#note(target.id, isGlobal ? Did.global : Did.nonlocal, target);
        this.#block.directives.push({ name: this.#mangled(target.id), at: target });
        this.#noteIn(outer, target.id, outer.kind === 'module' ? Did.global : Did.assign, target);
        return;
      } else if (outer.kind !== 'annotation') {
        const place = wherePlaced(outer);
        this.#fail.at(`assignment expression within a comprehension cannot be used ${place}`, target);
      }
    }
  }

  #refuseInAnnotation(what: string, node: Expr): void {
    const { kind, description } = this.#block;
    if (kind === 'annotation') this.#fail.at(`${what} cannot be used within an annotation`, node);
    if (kind === 'type variable') this.#fail.at(`${what} cannot be used within ${description}`, node);
    if (kind === 'type alias') this.#fail.at(`${what} cannot be used within a type alias`, node);
    if (kind === 'type parameters') {
      this.#fail.at(`${what} cannot be used within the definition of a generic`, node);
    }
  }

  // ── Patterns ─────────────────────────────────────────────────────────────────────────────────────

  #pattern(node: Pattern): void {
    switch (node.kind) {
      case 'MatchValue':
        this.#expression(node.value);
        return;
      case 'MatchSingleton':
        return;
      case 'MatchSequence':
      case 'MatchOr':
        for (const each of node.patterns) this.#pattern(each);
        return;
      case 'MatchMapping':
        this.#expressions(node.keys);
        for (const each of node.patterns) this.#pattern(each);
        this.#capture(node.rest, node);
        return;
      case 'MatchClass':
        this.#expression(node.cls);
        for (const each of node.patterns) this.#pattern(each);
        for (const each of node.kwd_patterns) this.#pattern(each);
        return;
      case 'MatchStar':
        this.#capture(node.name, node);
        return;
      case 'MatchAs':
        if (node.pattern !== null) this.#pattern(node.pattern);
        this.#capture(node.name, node);
        return;
    }
  }

  #capture(name: string | null, node: Pattern): void {
    if (name !== null) this.#note(name, Did.assign, node);
  }

  // ── Blocks and their symbols ─────────────────────────────────────────────────────────────────────

  #create(kind: BlockKind, name: string, node: Node): Block {
    const outer = this.#block;
    const block = new Block(kind, name, node, outer, outer.privateName);
    block.privateOnly = outer.privateOnly;
    block.iterables = outer.iterables;
    outer.children.push(block);
    return block;
  }

  #open(kind: BlockKind, name: string, node: Node): Block {
    const block = this.#create(kind, name, node);
    this.#blocks.byNode.set(node, block);
    return block;
  }

  #inside(block: Block, body: () => void): void {
    const outer = this.#block;
    this.#block = block;
    body();
    this.#block = outer;
  }

  #mangled(name: string): string {
    const { privateName, privateOnly } = this.#block;
    return privateOnly !== null && !privateOnly.has(name) ? name : mangle(name, privateName);
  }

  #lookUp(name: string): number {
    return this.#block.symbols.get(this.#mangled(name)) ?? 0;
  }

  #note(name: string, what: number, node: Located): void {
    this.#noteIn(this.#block, name, what, node);
  }

  #noteIn(block: Block, name: string, what: number, node: Located): void {
    const mangled = this.#mangled(name);
    const before = block.symbols.get(mangled) ?? 0;
    if (what & before & Did.parameter) {
      this.#fail.at(`duplicate argument '${name}' in function definition`, node);
    }
    if (what & before & Did.typeParameter) this.#fail.at(`duplicate type parameter '${name}'`, node);
    let after = before | what;
    if (block.inTarget) {
      if (after & (Did.global | Did.nonlocal)) {
        const message = `comprehension inner loop cannot rebind assignment expression target '${name}'`;
        this.#fail.at(message, node);
      }
      after |= Did.iterate;
    }
    block.symbols.set(mangled, after);
    if (what & Did.global) {
      // `global` anywhere makes the module itself go past the namespace that `exec()` gave it
      const { symbols } = this.#blocks.top;
      symbols.set(mangled, (symbols.get(mangled) ?? 0) | Did.global);
    }
    if (what & Did.parameter) block.parameters.push(mangled);
  }
}

function wherePlaced(block: Block): string {
  if (block.kind === 'class') return 'in a class body';
  if (block.kind === 'type alias') return 'in a type alias';
  if (block.kind === 'type variable') return 'in a TypeVar bound';
  return 'within the definition of a generic';
}

const comprehensionNames: Readonly<Record<(ListComp | DictComp)['kind'], readonly [BlockKind, string]>> = {
  ListComp: ['list comprehension', '<listcomp>'],
  SetComp: ['set comprehension', '<setcomp>'],
  DictComp: ['dict comprehension', '<dictcomp>'],
  GeneratorExp: ['generator expression', '<genexpr>'],
};
