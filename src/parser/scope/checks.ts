/**
 * Third walk: what the grammar and the symbol table let through and the compiler refuses, and the order in which code
 * uses its variables. It goes in the order in which CPython generates code, so that it meets the same error first.
 * CPython: compiler_error in Python/compile.c.
 */
import type { SyntaxWarningNote } from '../../lexer/errors.ts';
import type {
  AnnAssign,
  Arguments,
  Call,
  ClassDef,
  Compare,
  Comprehension,
  DictComp,
  ExceptHandler,
  Expr,
  For,
  FunctionDef,
  Keyword,
  Lambda,
  ListComp,
  Located,
  Return,
  Root,
  Starred,
  Stmt,
  Try,
  TypeAlias,
  TypeParam,
  With,
  WithItem,
} from '../ast.ts';
import type { Block, Blocks } from './block.ts';
import type { Fail } from './fail.ts';
import { type Future, isFutureImport } from './future.ts';
import { mangle } from './mangle.ts';
import { checkPattern, type PatternVisitor } from './patterns.ts';
import { headOf } from './spine.ts';
import { Warnings } from './warnings.ts';

/** Returns what deserves a warning. */
export function check(tree: Root, blocks: Blocks, future: Future, fail: Fail): SyntaxWarningNote[] {
  return new Checker(blocks, future, fail).run(tree);
}

/** What a jump may leave. */
type Nested = 'loop' | 'group handler' | 'other';

/** CPython's CO_MAXBLOCKS. */
const deepestNesting = 21;

class Checker {
  readonly #blocks: Blocks;
  readonly #future: Future;
  readonly #fail: Fail;
  readonly #patterns: PatternVisitor;
  readonly #warnings = new Warnings();
  /** The block that code belongs to: an inlined comprehension counts as one. */
  #block: Block;
  #nested: Nested[] = [];
  /** By `try`, as bits: in how many blocks its `finally` is known to be right. */
  readonly #passedAt = new Map<Try, number>();
  /** The comparison whose `not` has been seen to. */
  #negated: Compare | null = null;

  constructor(blocks: Blocks, future: Future, fail: Fail) {
    this.#blocks = blocks;
    this.#future = future;
    this.#fail = fail;
    this.#block = blocks.top;
    this.#patterns = {
      fail,
      store: (name, node) => this.#store(name, node),
      refuseReserved: (name, node) => this.#refuseReserved(name, node),
      expression: (node) => this.#expression(node),
    };
  }

  run(tree: Root): SyntaxWarningNote[] {
    if (tree.kind === 'Expression') this.#expression(tree.body);
    else this.#statements(tree.body);
    return this.#warnings.notes;
  }

  // ── Statements ───────────────────────────────────────────────────────────────────────────────────

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
        this.#return(node);
        return;
      case 'Expr':
        this.#expression(node.value);
        return;
      case 'Delete':
        this.#expressions(node.targets);
        return;
      case 'Assign':
        this.#expression(node.value);
        this.#expressions(node.targets);
        return;
      case 'AugAssign':
        if (node.target.kind === 'Name') {
          this.#use(node.target.id);
          this.#expression(node.value);
          this.#store(node.target.id, node.target);
          return;
        }
        this.#parts(node.target);
        this.#expression(node.value);
        return;
      case 'AnnAssign':
        this.#annotated(node);
        return;
      case 'For':
      case 'AsyncFor':
        this.#for(node);
        return;
      case 'While':
        this.#within('loop', node, () => {
          this.#expression(node.test);
          this.#statements(node.body);
          // CPython compiles the test twice, and warns twice
          this.#expression(node.test);
        });
        this.#statements(node.orelse);
        return;
      case 'If': {
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
        this.#with(node, node.items);
        return;
      case 'Match':
        this.#expression(node.subject);
        for (const [index, each] of node.cases.entries()) {
          const mayMatchAll = each.guard !== null || index === node.cases.length - 1;
          checkPattern(each.pattern, mayMatchAll, this.#patterns);
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
        this.#try(node);
        return;
      case 'Assert':
        this.#warnings.assertion(node);
        this.#expression(node.test);
        this.#optional(node.msg);
        return;
      case 'Import':
        for (const { name, asname } of node.names) this.#store(asname ?? name.split('.', 1)[0]!, node);
        return;
      case 'ImportFrom':
        if (isFutureImport(node) && !this.#future.accepted.has(node)) {
          this.#fail.at('from __future__ imports must occur at the beginning of the file', node);
        }
        for (const { name, asname } of node.names) if (name !== '*') this.#store(asname ?? name, node);
        return;
      case 'Break':
        this.#leave(node);
        if (!this.#nested.includes('loop')) this.#fail.at("'break' outside loop", node);
        return;
      case 'Continue':
        this.#leave(node);
        if (!this.#nested.includes('loop')) this.#fail.at("'continue' not properly in loop", node);
        return;
      case 'Global':
      case 'Nonlocal':
      case 'Pass':
        return;
    }
  }

  #return(node: Return): void {
    const { value } = node;
    const { frame } = this.#block;
    if (!frame.hasSlots) this.#fail.at("'return' outside function", node);
    if (value !== null && frame.isAsync && frame.isGenerator) {
      this.#fail.at("'return' with value in async generator", node);
    }
    this.#optional(value);
    if (this.#nested.includes('group handler')) {
      this.#failInGroup(value !== null && isFolded(value) && value.lineno === node.lineno ? value : node);
    }
  }

  /** A `break` or `continue` may not cross the border of an `except*` block on its way to the loop. */
  #leave(node: Located): void {
    if (this.#nested.lastIndexOf('group handler') > this.#nested.lastIndexOf('loop')) this.#failInGroup(node);
  }

  #failInGroup(node: Located): never {
    this.#fail.at("'break', 'continue' and 'return' cannot appear in an except* block", node);
  }

  #annotated(node: AnnAssign): void {
    const { target, annotation } = node;
    if (node.value !== null) {
      this.#expression(node.value);
      this.#expression(target);
    }
    // outside of modules and classes annotations of variables are not evaluated
    const isEvaluated = !this.#block.frame.hasSlots && !this.#future.annotations;
    if (target.kind === 'Name') {
      this.#refuseReserved(target.id, node);
      if (isEvaluated) this.#expression(annotation);
      return;
    }
    if (node.value === null) {
      if (target.kind === 'Attribute') this.#refuseReserved(target.attr, node);
      this.#parts(target);
    }
    if (isEvaluated) this.#expression(annotation);
  }

  #for(node: For): void {
    if (node.kind === 'AsyncFor') {
      if (!this.#inAsyncFunction()) this.#fail.at("'async for' outside async function", node);
      this.#expression(node.iter);
    }
    this.#within('loop', node, () => {
      if (node.kind === 'For') this.#expression(node.iter);
      this.#expression(node.target);
      this.#statements(node.body);
    });
    this.#statements(node.orelse);
  }

  #with(node: With, [item, ...rest]: readonly WithItem[]): void {
    if (item === undefined) {
      this.#statements(node.body);
      return;
    }
    if (node.kind === 'AsyncWith' && !this.#inAsyncFunction()) {
      this.#fail.at("'async with' outside async function", node);
    }
    this.#expression(item.context_expr);
    this.#within('other', item.context_expr, () => {
      this.#optional(item.optional_vars);
      this.#with(node, rest);
    });
  }

  #try(node: Try): void {
    if (node.finalbody.length === 0) {
      this.#handled(node);
      return;
    }
    this.#within('other', node, () => {
      if (node.handlers.length > 0) this.#handled(node);
      else this.#statements(node.body);
    });
    this.#final(node);
  }

  /** CPython compiles it twice: for what comes to its end, and, as a block, for errors. */
  #final(node: Try): void {
    const depth = this.#nested.length;
    const passed = this.#passedAt.get(node) ?? 0;
    // without it, a nest of them would take exponential time
    if ((passed & (1 << depth)) !== 0) return;
    this.#statements(node.finalbody);
    this.#within('other', node.finalbody[0]!, () => this.#statements(node.finalbody));
    this.#passedAt.set(node, passed | (1 << depth));
  }

  #handled(node: Try): void {
    this.#within('other', node, () => this.#statements(node.body));
    const isGroup = node.kind === 'TryStar';
    if (!isGroup) this.#statements(node.orelse);
    this.#within(isGroup ? 'group handler' : 'other', node, () => {
      for (const [index, handler] of node.handlers.entries()) {
        if (handler.type === null && index < node.handlers.length - 1) {
          this.#fail.at("default 'except:' must be last", handler);
        }
        this.#handler(handler);
      }
    });
    if (isGroup) this.#statements(node.orelse);
  }

  #handler(node: ExceptHandler): void {
    this.#optional(node.type);
    if (node.name !== null) this.#store(node.name, node);
    this.#within('other', node, () => this.#statements(node.body));
  }

  #within(kind: Nested, node: Located, body: () => void): void {
    this.#nest(kind, node);
    body();
    this.#nested.pop();
  }

  #nest(kind: Nested, node: Located): void {
    if (this.#nested.length >= deepestNesting) this.#fail.at('too many statically nested blocks', node);
    this.#nested.push(kind);
  }

  // ── Definitions ──────────────────────────────────────────────────────────────────────────────────

  #function(node: FunctionDef): void {
    this.#refuseReservedParameters(node.args);
    this.#expressions(node.decorator_list);
    this.#defaults(node.args);
    this.#generic(node, () => {
      if (!this.#future.annotations) this.#annotations(node);
      const block = this.#blocks.byNode.get(node)!;
      this.#inside(block, () => {
        if (block.isAsync || block.isGenerator) this.#nested.push('other');
        this.#statements(node.body);
      });
    });
    this.#store(node.name, node);
  }

  /** Goes into the block of a lambda, and stays there. */
  #enterLambda(node: Lambda): void {
    this.#refuseReservedParameters(node.args);
    this.#defaults(node.args);
    this.#block = this.#blocks.byNode.get(node)!;
    this.#nested = [];
  }

  #class(node: ClassDef): void {
    this.#expressions(node.decorator_list);
    this.#generic(node, () => {
      this.#inside(this.#blocks.byNode.get(node)!, () => this.#statements(node.body));
      this.#refuseRepeated(node.keywords);
      this.#arguments(node.bases, node.keywords);
    });
    this.#store(node.name, node);
  }

  #typeAlias(node: TypeAlias): void {
    this.#generic(node, () => {
      this.#inside(this.#blocks.byNode.get(node)!, () => this.#expression(node.value));
    });
    this.#store(node.name.id, node);
  }

  #generic(node: FunctionDef | ClassDef | TypeAlias, body: () => void): void {
    const block = this.#blocks.typeParameters.get(node);
    if (block === undefined) {
      body();
      return;
    }
    this.#inside(block, () => {
      let hasDefault = false;
      for (const parameter of node.type_params) hasDefault = this.#typeParameter(parameter, hasDefault);
      body();
    });
  }

  #typeParameter(node: TypeParam, afterDefault: boolean): boolean {
    if (node.kind === 'TypeVar' && node.bound !== null)
      this.#lazily(this.#blocks.bounds.get(node)!, node.bound);
    if (node.default_value !== null) this.#lazily(this.#blocks.defaults.get(node)!, node.default_value);
    else if (afterDefault) {
      this.#fail.at(`non-default type parameter '${node.name}' follows default type parameter`, node);
    }
    this.#store(node.name, node);
    return afterDefault || node.default_value !== null;
  }

  #lazily(block: Block, value: Expr): void {
    this.#inside(block, () => this.#expression(value.kind === 'Starred' ? value.value : value));
  }

  #defaults(node: Arguments): void {
    this.#expressions(node.defaults);
    this.#expressions(node.kw_defaults);
  }

  #annotations({ args, returns }: FunctionDef): void {
    for (const each of [...args.args, ...args.posonlyargs, args.vararg, ...args.kwonlyargs, args.kwarg]) {
      const annotation = each?.annotation ?? null;
      // only of `*args: *Ts`
      this.#optional(annotation?.kind === 'Starred' ? annotation.value : annotation);
    }
    this.#optional(returns);
  }

  #refuseReservedParameters(node: Arguments): void {
    for (const each of [...node.posonlyargs, ...node.args, node.vararg, ...node.kwonlyargs, node.kwarg]) {
      if (each) this.#refuseReserved(each.arg, each);
    }
  }

  #inside(block: Block, body: () => void): void {
    const outer = this.#block;
    const outerNested = this.#nested;
    this.#block = block;
    if (block.frame === block) this.#nested = [];
    body();
    this.#block = outer;
    this.#nested = outerNested;
  }

  #inAsyncFunction(): boolean {
    return this.#block.frame.node.kind === 'AsyncFunctionDef' && this.#block.frame.kind === 'function';
  }

  // ── Expressions ──────────────────────────────────────────────────────────────────────────────────

  #optional(node: Expr | null): void {
    if (node !== null) this.#expression(node);
  }

  #expressions(nodes: readonly (Expr | null)[]): void {
    for (const node of nodes) if (node !== null) this.#expression(node);
  }

  #expression(node: Expr): void {
    if (node.kind === 'Attribute' && node.ctx === 'Store') this.#refuseReserved(node.attr, node);
    this.#parts(node);
  }

  /** The parts of a chain, innermost first; of any other node all of it. A chain takes no JavaScript stack. */
  #parts(node: Expr): void {
    const block = this.#block;
    const nested = this.#nested;
    for (let rest: Expr | null = node; rest !== null; ) {
      rest = headOf(rest) === null ? this.#allButTail(rest) : this.#links(rest);
    }
    this.#block = block;
    this.#nested = nested;
  }

  #links(node: Expr): Expr | null {
    const chain: Expr[] = [];
    let inner = node;
    for (let head = headOf(inner); head !== null; head = headOf(inner)) {
      if (inner.kind === 'Call') {
        this.#refuseRepeated(inner.keywords);
        this.#warnings.call(inner);
      } else if (inner.kind === 'Subscript') this.#warnings.subscript(inner);
      else if (inner.kind === 'Compare' && inner !== this.#negated) this.#warnings.comparison(inner);
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
    else if (node.kind === 'Call') this.#arguments(node.args, node.keywords);
    return null;
  }

  /** What is no chain; the part visited last is left to the caller where chains lean to it. */
  #allButTail(node: Expr): Expr | null {
    switch (node.kind) {
      case 'UnaryOp':
        if (node.op === 'Not' && node.operand.kind === 'Compare') {
          this.#negated = node.operand;
          this.#warnings.comparison(node.operand, true);
        }
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
        node.ctx === 'Load' ? this.#use(node.id) : this.#store(node.id, node, node.ctx === 'Del');
        return;
      case 'Constant':
        return;
      case 'NamedExpr':
        this.#expression(node.value);
        this.#expression(node.target);
        return;
      case 'ListComp':
      case 'SetComp':
      case 'GeneratorExp':
      case 'DictComp':
        this.#comprehension(node);
        return;
      case 'Yield':
        if (!this.#block.frame.hasSlots) this.#fail.at("'yield' outside function", node);
        this.#optional(node.value);
        return;
      case 'YieldFrom':
        if (!this.#block.frame.hasSlots) this.#fail.at("'yield from' outside function", node);
        if (this.#inAsyncFunction()) this.#fail.at("'yield from' inside async function", node);
        this.#expression(node.value);
        return;
      case 'Await':
        if (!this.#block.frame.hasSlots) this.#fail.at("'await' outside function", node);
        if (!this.#inAsyncFunction() && !this.#block.frame.isComprehension) {
          this.#fail.at("'await' outside async function", node);
        }
        this.#expression(node.value);
        return;
      case 'BoolOp':
      case 'JoinedStr':
        this.#expressions(node.values);
        return;
      case 'Dict':
        for (const [index, key] of node.keys.entries()) {
          this.#optional(key);
          this.#expression(node.values[index]!);
        }
        return;
      case 'Set':
        this.#items(node.elts);
        return;
      case 'List':
      case 'Tuple':
        if (node.ctx === 'Store') this.#refuseStars(node.elts, node);
        this.#items(node.elts);
        return;
      case 'FormattedValue':
        this.#expression(node.value);
        this.#optional(node.format_spec);
        return;
      case 'Starred':
        this.#fail.at(
          node.ctx === 'Store'
            ? 'starred assignment target must be in a list or tuple'
            : "can't use starred expression here",
          node,
        );
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

  /** Where `*value` may stand. */
  #items(nodes: readonly Expr[]): void {
    for (const node of nodes) this.#expression(node.kind === 'Starred' ? node.value : node);
  }

  #refuseStars(nodes: readonly Expr[], target: Located): void {
    let found: Starred | null = null;
    for (const [index, node] of nodes.entries()) {
      if (node.kind !== 'Starred') continue;
      if (found !== null) this.#fail.at('multiple starred expressions in assignment', target);
      if (index >= 256 || nodes.length - index - 1 >= 2 ** 23 - 1) {
        this.#fail.at('too many expressions in star-unpacking assignment', target);
      }
      found = node;
    }
  }

  #arguments(values: readonly Expr[], keywords: readonly Keyword[]): void {
    this.#items(values);
    for (const keyword of keywords) this.#expression(keyword.value);
  }

  #refuseRepeated(keywords: Call['keywords']): void {
    const names = keywords.flatMap(({ arg }) => (arg === null ? [] : [arg]));
    if (new Set(names).size === names.length && !names.includes('__debug__')) return;
    for (const [index, { arg }] of keywords.entries()) {
      if (arg === null) continue;
      this.#refuseReserved(arg, keywords[index]!);
      const again = keywords.slice(index + 1).find((other) => other.arg === arg);
      if (again !== undefined) this.#fail.at(`keyword argument repeated: ${arg}`, again);
    }
  }

  #comprehension(node: ListComp | DictComp): void {
    const block = this.#blocks.byNode.get(node)!;
    const [first] = node.generators as [Comprehension, ...Comprehension[]];
    const isGenerator = node.kind === 'GeneratorExp';
    if (!isGenerator) this.#expression(first.iter);
    if (block.isAsync && !isGenerator && !this.#inAsyncFunction() && !this.#block.frame.isComprehension) {
      this.#fail.at('asynchronous comprehension outside of an asynchronous function', node);
    }
    this.#inside(block, () => this.#loops(node));
    if (isGenerator) this.#expression(first.iter);
  }

  #loops(node: ListComp | DictComp): void {
    const outside = this.#nested.length;
    for (const [index, loop] of node.generators.entries()) {
      if (index > 0) this.#expression(loop.iter);
      if (loop.is_async) this.#nest('other', node);
      this.#expression(loop.target);
      this.#expressions(loop.ifs);
    }
    if (node.kind === 'DictComp') {
      this.#expression(node.key);
      this.#expression(node.value);
    } else this.#expression(node.elt);
    this.#nested.length = outside;
  }

  // ── Names ────────────────────────────────────────────────────────────────────────────────────────

  #use(name: string): void {
    const { privateName, privateOnly, meanings, frame } = this.#block;
    const mangled = privateOnly !== null && !privateOnly.has(name) ? name : mangle(name, privateName);
    const meaning = meanings.get(mangled);
    if (meaning?.how === 'variable' && meaning.variable.block === frame) frame.uses.add(meaning.variable);
  }

  #store(name: string, node: Located, deletes = false): void {
    if (deletes && name === '__debug__') this.#fail.at('cannot delete __debug__', node);
    this.#refuseReserved(name, node);
    this.#use(name);
  }

  #refuseReserved(name: string, node: Located): void {
    if (name === '__debug__') this.#fail.at('cannot assign to __debug__', node);
  }
}

/** Constant folding makes a constant of it. */
function isFolded(node: Expr): boolean {
  const waiting = [node];
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
    if (each.kind === 'BinOp') waiting.push(each.left, each.right);
    else if (each.kind === 'Tuple') for (const item of each.elts) waiting.push(item);
    else if (each.kind === 'UnaryOp') waiting.push(each.operand);
    else if (each.kind !== 'Constant') return false;
  }
  return true;
}
