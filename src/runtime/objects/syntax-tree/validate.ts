/** What has to be true of trees that programs make, before they are compiled. CPython: Python/ast.c (_PyAST_Validate). */
import type {
  Arg,
  Arguments,
  Comprehension,
  Context,
  ExceptHandler,
  Expr,
  FunctionDef,
  Keyword,
  Root,
  Stmt,
  Try,
  TypeParam,
} from '../../../parser/ast.ts';
import { raise, systemErrorType } from '../../kernel/errors.ts';
import type { Guest } from '../../kernel/pausing.ts';
import type { Thread } from '../../kernel/thread.ts';
import { runSteps, type Steps } from './steps.ts';
import { DEEPEST } from './to-objects.ts';
import { validateConstant } from './validate-constant.ts';
import { PatternValidator } from './validate-pattern.ts';
import { validateName, validatePlace } from './validate-place.ts';

/** Raises what CPython raises for trees that no program text gives. */
export function* validate(tree: Root, thread: Thread): Guest<void> {
  yield* runSteps(
    new Validator(thread).root(tree),
    DEEPEST + 2,
    () => 'maximum recursion depth exceeded during compilation',
  );
}

class Validator {
  readonly #thread: Thread;
  readonly #patterns = new PatternValidator((node) => this.expression(node, 'Load'));

  constructor(thread: Thread) {
    this.#thread = thread;
  }

  *root(tree: Root): Steps<void> {
    if (tree.kind === 'Expression') yield this.expression(tree.body, 'Load');
    else yield* this.#statements(tree.body);
  }

  // ── Statements ─────────────────────────────────────────────────────────────────────────────────

  *#statements(statements: readonly (Stmt | null)[]): Steps<void> {
    for (const each of statements) {
      if (each === null) raise.valueError('None disallowed in statement list');
      yield this.#statement(each as Stmt);
    }
  }

  *#body(body: readonly Stmt[], owner: string): Steps<void> {
    notEmpty(body, 'body', owner);
    yield* this.#statements(body);
  }

  *#statement(node: Stmt): Steps<void> {
    validatePlace(node);
    switch (node.kind) {
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        return yield* this.#function(node);
      case 'ClassDef':
        yield* this.#body(node.body, 'ClassDef');
        yield* this.#typeParameters(node.type_params);
        yield* this.#expressions(node.bases);
        yield* this.#keywords(node.keywords);
        return yield* this.#expressions(node.decorator_list);
      case 'Delete':
        notEmpty(node.targets, 'targets', 'Delete');
        return yield* this.#expressions(node.targets, 'Del');
      case 'Assign':
        notEmpty(node.targets, 'targets', 'Assign');
        yield* this.#expressions(node.targets, 'Store');
        return yield* this.#loads(node.value);
      case 'AugAssign':
        yield this.expression(node.target, 'Store');
        return yield* this.#loads(node.value);
      case 'AnnAssign':
        if (node.target.kind !== 'Name' && node.simple)
          raise.typeError('AnnAssign with simple non-Name target');
        yield this.expression(node.target, 'Store');
        return yield* this.#loads(node.value, node.annotation);
      case 'TypeAlias':
        if (node.name.kind !== 'Name') raise.typeError('TypeAlias with non-Name name');
        yield this.expression(node.name, 'Store');
        yield* this.#typeParameters(node.type_params);
        return yield* this.#loads(node.value);
      case 'For':
      case 'AsyncFor':
        yield this.expression(node.target, 'Store');
        yield* this.#loads(node.iter);
        yield* this.#body(node.body, node.kind);
        return yield* this.#statements(node.orelse);
      case 'While':
      case 'If':
        yield* this.#loads(node.test);
        yield* this.#body(node.body, node.kind);
        return yield* this.#statements(node.orelse);
      case 'With':
      case 'AsyncWith':
        notEmpty(node.items, 'items', node.kind);
        for (const { context_expr, optional_vars } of node.items) {
          yield* this.#loads(context_expr);
          if (optional_vars !== null) yield this.expression(optional_vars, 'Store');
        }
        return yield* this.#body(node.body, node.kind);
      case 'Match':
        yield* this.#loads(node.subject);
        notEmpty(node.cases, 'cases', 'Match');
        for (const { pattern, guard, body } of node.cases) {
          yield this.#patterns.pattern(pattern, false);
          yield* this.#loads(guard);
          yield* this.#body(body, 'match_case');
        }
        return;
      case 'Raise':
        if (node.exc === null && node.cause !== null) raise.valueError('Raise with cause but no exception');
        return yield* this.#loads(node.exc, node.cause);
      case 'Try':
      case 'TryStar':
        return yield* this.#try(node);
      case 'Assert':
        return yield* this.#loads(node.test, node.msg);
      case 'ImportFrom':
        if (node.level < 0) raise.valueError('Negative ImportFrom level');
        return notEmpty(node.names, 'names', node.kind);
      case 'Import':
      case 'Global':
      case 'Nonlocal':
        return notEmpty(node.names, 'names', node.kind);
      case 'Return':
      case 'Expr':
        return yield* this.#loads(node.value);
    }
  }

  *#function(node: FunctionDef): Steps<void> {
    yield* this.#body(node.body, node.kind);
    yield* this.#typeParameters(node.type_params);
    yield* this.#arguments(node.args);
    yield* this.#expressions(node.decorator_list);
    yield* this.#loads(node.returns);
  }

  *#try({ kind, body, handlers, orelse, finalbody }: Try): Steps<void> {
    yield* this.#body(body, kind);
    if (handlers.length === 0 && finalbody.length === 0)
      raise.valueError(`${kind} has neither except handlers nor finalbody`);
    if (handlers.length === 0 && orelse.length > 0)
      raise.valueError(`${kind} has orelse but no except handlers`);
    for (const handler of handlers as (ExceptHandler | null)[]) {
      if (handler === null) return raise.valueError(`None disallowed in handlers of ${kind}`);
      validatePlace(handler);
      yield* this.#loads(handler.type);
      yield* this.#body(handler.body, 'ExceptHandler');
    }
    yield* this.#statements(finalbody);
    yield* this.#statements(orelse);
  }

  *#typeParameters(parameters: readonly (TypeParam | null)[]): Steps<void> {
    for (const each of parameters) {
      if (each === null) return raise.valueError('None disallowed in type parameters');
      validatePlace(each);
      validateName(each.name);
      if (each.kind === 'TypeVar') yield* this.#loads(each.bound);
      yield* this.#loads(each.default_value);
    }
  }

  // ── Parameters and arguments ───────────────────────────────────────────────────────────────────

  *#arguments(node: Arguments): Steps<void> {
    const { posonlyargs, args, vararg, kwonlyargs, kwarg, defaults, kw_defaults } = node;
    yield* this.#parameters(posonlyargs);
    yield* this.#parameters(args);
    yield* this.#loads(vararg?.annotation ?? null);
    yield* this.#parameters(kwonlyargs);
    yield* this.#loads(kwarg?.annotation ?? null);
    if (defaults.length > posonlyargs.length + args.length)
      raise.valueError('more positional defaults than args on arguments');
    if (kw_defaults.length !== kwonlyargs.length)
      raise.valueError('length of kwonlyargs is not the same as kw_defaults on arguments');
    yield* this.#expressions(defaults);
    yield* this.#loads(...kw_defaults);
  }

  *#parameters(parameters: readonly Arg[]): Steps<void> {
    for (const each of parameters) {
      validatePlace(each);
      yield* this.#loads(each.annotation);
    }
  }

  *#keywords(keywords: readonly Keyword[]): Steps<void> {
    for (const { value } of keywords) yield this.expression(value, 'Load');
  }

  // ── Expressions ────────────────────────────────────────────────────────────────────────────────

  /** Those that are there. */
  *#loads(...nodes: readonly (Expr | null)[]): Steps<void> {
    for (const each of nodes) if (each !== null) yield this.expression(each, 'Load');
  }

  *#expressions(nodes: readonly (Expr | null)[], context: Context = 'Load'): Steps<void> {
    for (const each of nodes) {
      if (each === null) raise.valueError('None disallowed in expression list');
      yield this.expression(each as Expr, context);
    }
  }

  *#comprehensions(generators: readonly Comprehension[]): Steps<void> {
    if (generators.length === 0) raise.valueError('comprehension with no generators');
    for (const { target, iter, ifs } of generators) {
      yield this.expression(target, 'Store');
      yield this.expression(iter, 'Load');
      yield* this.#expressions(ifs);
    }
  }

  *expression(node: Expr, context: Context): Steps<void> {
    validatePlace(node);
    checkContext(node, context);
    switch (node.kind) {
      case 'BoolOp':
        if (node.values.length < 2) raise.valueError('BoolOp with less than 2 values');
        return yield* this.#expressions(node.values);
      case 'BinOp':
        return yield* this.#loads(node.left, node.right);
      case 'UnaryOp':
        return yield* this.#loads(node.operand);
      case 'Lambda':
        yield* this.#arguments(node.args);
        return yield* this.#loads(node.body);
      case 'IfExp':
        return yield* this.#loads(node.test, node.body, node.orelse);
      case 'Dict':
        if (node.keys.length !== node.values.length)
          raise.valueError("Dict doesn't have the same number of keys as values");
        yield* this.#loads(...node.keys);
        return yield* this.#expressions(node.values);
      case 'Set':
        return yield* this.#expressions(node.elts);
      case 'ListComp':
      case 'SetComp':
      case 'GeneratorExp':
        yield* this.#comprehensions(node.generators);
        return yield* this.#loads(node.elt);
      case 'DictComp':
        yield* this.#comprehensions(node.generators);
        return yield* this.#loads(node.key, node.value);
      case 'Compare':
        if (node.comparators.length === 0) raise.valueError('Compare with no comparators');
        if (node.comparators.length !== node.ops.length)
          raise.valueError('Compare has a different number of comparators and operands');
        yield* this.#expressions(node.comparators);
        return yield* this.#loads(node.left);
      case 'Call':
        yield* this.#loads(node.func);
        yield* this.#expressions(node.args);
        return yield* this.#keywords(node.keywords);
      case 'Constant':
        return yield* validateConstant(node.value, this.#thread);
      case 'JoinedStr':
        return yield* this.#expressions(node.values);
      case 'FormattedValue':
        if (![-1, 0x61, 0x72, 0x73].includes(node.conversion))
          raise.error(systemErrorType, `Unrecognized conversion character ${node.conversion}`);
        return yield* this.#loads(node.value, node.format_spec);
      case 'Subscript':
        return yield* this.#loads(node.slice, node.value);
      case 'Starred':
        yield this.expression(node.value, context);
        return;
      case 'List':
      case 'Tuple':
        return yield* this.#expressions(node.elts, context);
      case 'NamedExpr':
        if (node.target.kind !== 'Name') raise.typeError('NamedExpr target must be a Name');
        return yield* this.#loads(node.value);
      case 'Slice':
        return yield* this.#loads(node.lower, node.upper, node.step);
      case 'Await':
      case 'Yield':
      case 'YieldFrom':
      case 'Attribute':
        return yield* this.#loads(node.value);
    }
  }
}

function checkContext(node: Expr, context: Context): void {
  switch (node.kind) {
    case 'Name':
      validateName(node.id);
      break;
    case 'Attribute':
    case 'Subscript':
    case 'Starred':
    case 'List':
    case 'Tuple':
      break;
    default:
      if (context !== 'Load') raise.valueError(`expression which can't be assigned to in ${context} context`);
      return;
  }
  if (node.ctx !== context)
    raise.valueError(`expression must have ${context} context but has ${node.ctx} instead`);
}

function notEmpty(list: readonly unknown[], what: string, owner: string): void {
  if (list.length === 0) raise.valueError(`empty ${what} on ${owner}`);
}
