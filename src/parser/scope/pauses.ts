/** Which code can reach guest code while it runs, so that the thread may pause inside of it. See docs/EXECUTION.md. */
import type { Dict, Expr, FunctionDef, If, IfExp, Lambda, Node } from '../ast.ts';

/** What is known of a tree's nodes; one per analysis. */
export type KnownPauses = WeakMap<Node, boolean>;

/**
 * Evaluating the node can call guest code, or wait: it contains a call, an operator, an attribute, a test of a value's
 * truth, a loop… Constants, names, displays of such and a `lambda` do not pause, and need no state to resume from.
 */
export function mayPause(node: Node, known: KnownPauses): boolean {
  let answer = known.get(node);
  if (answer === undefined) {
    answer = find(node, known);
    known.set(node, answer);
  }
  return answer;
}

function find(node: Node, known: KnownPauses): boolean {
  const may = (child: Node | null): boolean => child !== null && mayPause(child, known);
  const any = (children: readonly (Node | null)[]): boolean => children.some(may);
  const test = (child: Expr): boolean => may(child) || !hasPlainTruth(child);
  switch (node.kind) {
    case 'Constant':
    case 'Name':
    case 'Pass':
    case 'Break':
    case 'Continue':
    case 'Global':
    case 'Nonlocal':
    case 'MatchSingleton':
    case 'MatchStar':
    case 'alias':
      return false;

    // made when the value is asked for
    case 'TypeAlias':
    case 'TypeVar':
    case 'ParamSpec':
    case 'TypeVarTuple':
      return false;

    case 'Module':
    case 'Interactive':
      return any(node.body);
    case 'Expression':
      return may(node.body);
    case 'Return':
    case 'Expr':
    case 'keyword':
      return may(node.value);
    case 'NamedExpr':
      return may(node.value);
    case 'Assign':
      return may(node.value) || any(node.targets) || node.targets.some(unpacks);
    case 'AnnAssign':
      return may(node.value) || may(node.target) || may(node.annotation);
    case 'Delete':
      return any(node.targets);
    case 'If':
      return anyBranch(node, known);
    case 'Assert':
      return test(node.test) || may(node.msg);
    case 'Try':
      return any(node.body) || any(node.handlers) || any(node.orelse) || any(node.finalbody);
    case 'ExceptHandler':
      return may(node.type) || any(node.body);
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      return node.decorator_list.length > 0 || any(evaluatedWithDefinition(node));
    case 'Lambda':
      return any(defaultsOfChain(node));
    case 'arguments':
      return any(defaultsOf(node));
    case 'arg':
      return may(node.annotation);

    case 'BoolOp':
      return any(node.values) || !node.values.slice(0, -1).every(hasPlainTruth);
    case 'IfExp': {
      let last: IfExp = node;
      while (last.orelse.kind === 'IfExp' && !test(last.test) && !may(last.body)) last = last.orelse;
      return test(last.test) || may(last.body) || may(last.orelse);
    }
    case 'UnaryOp': {
      let { operand } = node;
      if (node.op !== 'Not') return operand.kind !== 'Constant';
      while (operand.kind === 'UnaryOp' && operand.op === 'Not') operand = operand.operand;
      return test(operand);
    }
    case 'Compare':
      return (
        !node.ops.every((op) => op === 'Is' || op === 'IsNot') || may(node.left) || any(node.comparators)
      );
    case 'Tuple':
    case 'List':
      return any(node.elts);
    // members and keys are hashed and compared
    case 'Set':
      return !node.elts.every((each) => each.kind === 'Constant');
    case 'Dict':
      return hashesOrUnpacks(node) || any(node.values);
    case 'JoinedStr':
      return any(node.values);
    case 'Slice':
      return may(node.lower) || may(node.upper) || may(node.step);

    // what is left reaches guest code by itself
    case 'AugAssign':
    case 'ClassDef':
    case 'For':
    case 'AsyncFor':
    case 'While':
    case 'With':
    case 'AsyncWith':
    case 'withitem':
    case 'Match':
    case 'match_case':
    case 'MatchValue':
    case 'MatchSequence':
    case 'MatchMapping':
    case 'MatchClass':
    case 'MatchAs':
    case 'MatchOr':
    case 'Raise':
    case 'TryStar':
    case 'Import':
    case 'ImportFrom':
    case 'BinOp':
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
    case 'GeneratorExp':
    case 'comprehension':
    case 'Await':
    case 'Yield':
    case 'YieldFrom':
    case 'Call':
    case 'FormattedValue':
    case 'Attribute':
    case 'Subscript':
    case 'Starred':
      return true;
  }
}

/** The truth of its value is known without asking the value: nothing but `True` and `False`, or a constant. */
function hasPlainTruth(node: Expr): boolean {
  switch (node.kind) {
    case 'Constant':
      return true;
    case 'Compare':
      return node.ops.every((op) => op === 'Is' || op === 'IsNot');
    case 'UnaryOp':
      return node.op === 'Not';
    case 'BoolOp':
      return node.values.every(hasPlainTruth);
    case 'NamedExpr':
      return hasPlainTruth(node.value);
    case 'IfExp': {
      let last: IfExp = node;
      while (last.orelse.kind === 'IfExp' && hasPlainTruth(last.body)) last = last.orelse;
      return hasPlainTruth(last.body) && hasPlainTruth(last.orelse);
    }
    default:
      return false;
  }
}

/** An `elif` chain is as deep as it is long. */
function anyBranch(node: If, known: KnownPauses): boolean {
  const chain = [node];
  for (let last = node; ; ) {
    const next = last.orelse[0];
    if (next?.kind !== 'If' || last.orelse.length > 1 || known.has(next)) break;
    chain.push(next);
    last = next;
  }
  let answer = false;
  for (let index = chain.length - 1; index >= 0; index--) {
    const branch = chain[index]!;
    answer ||= mayPause(branch.test, known) || !hasPlainTruth(branch.test);
    answer ||= branch.body.some((each) => mayPause(each, known));
    answer ||= index === chain.length - 1 && branch.orelse.some((each) => mayPause(each, known));
    known.set(branch, answer);
  }
  return answer;
}

function unpacks(target: Expr): boolean {
  return target.kind === 'Tuple' || target.kind === 'List';
}

function hashesOrUnpacks(node: Dict): boolean {
  return !node.keys.every((key) => key?.kind === 'Constant');
}

function defaultsOf({ defaults, kw_defaults }: Lambda['args']): (Expr | null)[] {
  return [...defaults, ...kw_defaults];
}

/** The defaults of a lambda and of the lambdas among them: `lambda a=lambda b=lambda …`. */
function defaultsOfChain(node: Lambda): (Expr | null)[] {
  const found: (Expr | null)[] = [];
  const waiting = [node];
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
    for (const value of defaultsOf(each.args)) {
      if (value?.kind === 'Lambda') waiting.push(value);
      else found.push(value);
    }
  }
  return found;
}

function evaluatedWithDefinition({ args, returns }: FunctionDef): (Node | null)[] {
  const parameters = [...args.posonlyargs, ...args.args, args.vararg, ...args.kwonlyargs, args.kwarg];
  return [...defaultsOf(args), ...parameters, returns];
}
