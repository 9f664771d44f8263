/** From a tree to code: each node becomes a closure once, when its code first runs. See docs/EXECUTION.md. */

import type {
  Arguments,
  ClassDef,
  Expr,
  Interactive,
  Located,
  Module,
  Node,
  Root,
  Stmt,
} from '../../parser/ast.ts';
import { variableName } from '../../parser/scope/mangle.ts';
import type { Scope } from '../../parser/scope/scope.ts';
import { Code, type CodeKind, type CompiledBody } from '../frames/code.ts';
import type { Frame } from '../frames/frame.ts';
import { Positions } from '../frames/positions.ts';
import { PyDict } from '../kernel/dict.ts';
import { nested } from '../kernel/nesting.ts';
import { type Result, UNWIND, type Value } from '../kernel/object.ts';
import { type Parameter, Parameters } from '../kernel/parameters.ts';
import { setItem } from '../kernel/subscript.ts';
import { Cell, PyTuple } from '../kernel/values.ts';
import { literalValue } from '../objects/literal-value.ts';
import { expandTabs } from '../objects/str-methods.ts';
import { annotatedAssign, annotatedBlock } from './annotations.ts';
import { assign, augmentedAssign, namedExpression, remove } from './assignments.ts';
import { loadAttribute } from './attributes.ts';
import { assertStatement, block, expressionStatement, returnStatement } from './block.ts';
import { Builder, type Dispatch, type Unit } from './builder.ts';
import { callNode } from './calls.ts';
import { longChain } from './chains.ts';
import { classDefinition } from './classes.ts';
import { namesUsed } from './code-names.ts';
import { boolean, comparison } from './comparisons.ts';
import { comprehension, generatorExpression, generatorExpressionBody } from './comprehensions.ts';
import { conditional, ifStatement } from './conditionals.ts';
import { formattedValue, joinedString } from './fstrings.ts';
import { functionDefinition, lambda } from './functions.ts';
import { importFrom, importStatement } from './imports.ts';
import { isShown, shownExpression } from './interactive.ts';
import { dictDisplay, listDisplay, setDisplay, tupleDisplay } from './literals.ts';
import { forLoop, whileLoop } from './loops.ts';
import { matchStatement } from './match.ts';
import { loadByName, loadName } from './names.ts';
import { binaryOperation, unaryOperation } from './operators.ts';
import { raiseStatement } from './raise.ts';
import { BREAK, CONTINUE, type Exec, RETURN, type Run, type Signal } from './state.ts';
import { staticAttributes } from './static-attributes.ts';
import { loadSubscript, sliceExpression } from './subscripts.ts';
import { tryStatement } from './try.ts';
import { tryStarStatement } from './try-star.ts';
import { typeAlias } from './type-parameters.ts';
import { withStatement } from './with.ts';
import { awaitExpression, yieldExpression, yieldFromExpression } from './yields.ts';

/** JavaScript frames between two Python frames, beside those of the nodes. */
const CALL_WEIGHT = 6;

/** The code of a whole program: a module, or the expression of `eval`. */
export function compileProgram(tree: Root, unit: Unit): Code {
  const { top } = unit.scopes;
  return describe(
    top,
    'module',
    1,
    noParameters,
    tree.kind === 'Expression' ? null : docstring(tree.body),
    unit,
    (b) => (tree.kind === 'Expression' ? expressionBody(b.expr(tree.body)) : statementsBody(tree, b)),
  );
}

const dispatch: Dispatch = { expression, statement, code: codeOf, annotationCode };

function expression(node: Expr, b: Builder): Run {
  return longChain(node, b) ?? singleExpression(node, b);
}

function singleExpression(node: Expr, b: Builder): Run {
  switch (node.kind) {
    case 'Constant': {
      const value = literalValue(node.value);
      return () => value;
    }
    case 'Name':
      return loadName(node.id, node, b);
    case 'Call':
      return callNode(node, b);
    case 'Attribute':
      return loadAttribute(node, b);
    case 'BinOp':
      return binaryOperation(node, b);
    case 'Compare':
      return comparison(node, b);
    case 'UnaryOp':
      return unaryOperation(node, b);
    case 'BoolOp':
      return boolean(node, b);
    case 'IfExp':
      return conditional(node, b);
    case 'Subscript':
      return loadSubscript(node, b);
    case 'Slice':
      return sliceExpression(node, b);
    case 'JoinedStr':
      return joinedString(node, b);
    case 'FormattedValue':
      return formattedValue(node, b);
    case 'Tuple':
      return tupleDisplay(node, b);
    case 'List':
      return listDisplay(node, b);
    case 'Set':
      return setDisplay(node, b);
    case 'Dict':
      return dictDisplay(node, b);
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
      return comprehension(node, b);
    case 'GeneratorExp':
      return generatorExpression(node, b);
    case 'Lambda':
      return lambda(node, b);
    case 'NamedExpr':
      return namedExpression(node, b);
    case 'Await':
      return awaitExpression(node, b);
    case 'Yield':
      return yieldExpression(node, b);
    case 'YieldFrom':
      return yieldFromExpression(node, b);
    case 'Starred':
      throw new Error('a starred expression stands only in displays, calls and targets');
  }
}

function statement(node: Stmt, b: Builder): Exec {
  switch (node.kind) {
    case 'Expr':
      return isShown(node, b) ? shownExpression(node, b) : expressionStatement(node, b);
    case 'Assign':
      return assign(node, b);
    case 'AugAssign':
      return augmentedAssign(node, b);
    case 'AnnAssign':
      return annotatedAssign(node, b);
    case 'Return':
      return returnStatement(node, b);
    case 'If':
      return ifStatement(node, b);
    case 'For':
    case 'AsyncFor':
      return forLoop(node, b);
    case 'While':
      return whileLoop(node, b);
    case 'Try':
      return tryStatement(node, b);
    case 'With':
    case 'AsyncWith':
      return withStatement(node, b);
    case 'Raise':
      return raiseStatement(node, b);
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      return functionDefinition(node, b);
    case 'ClassDef':
      return classDefinition(node, b);
    case 'Import':
      return importStatement(node, b);
    case 'ImportFrom':
      return importFrom(node, b);
    case 'Assert':
      return assertStatement(node, b);
    case 'Delete':
      return remove(node, b);
    case 'Break':
      return () => BREAK;
    case 'Continue':
      return () => CONTINUE;
    case 'Pass':
    case 'Global':
    case 'Nonlocal':
      return () => undefined;
    case 'Match':
      return matchStatement(node, b);
    case 'TryStar':
      return tryStarStatement(node, b);
    case 'TypeAlias':
      return typeAlias(node, b);
  }
}

/** The code of a function, lambda, class body or generator expression. */
function codeOf(node: Node, unit: Unit): Code {
  const scope = unit.scopes.of(node);
  switch (node.kind) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      return describe(
        scope,
        kindOf(scope),
        firstLine(node),
        parametersOf(node.args, scope),
        docstring(node.body),
        unit,
        (b) => functionBody(node.body, b),
      );
    case 'Lambda':
      return describe(scope, kindOf(scope), node.lineno, parametersOf(node.args, scope), null, unit, (b) =>
        expressionBody(b.expr(node.body)),
      );
    case 'GeneratorExp':
      return describe(scope, kindOf(scope), node.lineno, oneParameter, null, unit, (b) =>
        execBody(generatorExpressionBody(node, b)),
      );
    case 'ClassDef':
      return describe(scope, 'class', firstLine(node), noParameters, null, unit, (b) =>
        classBody(node, scope, b),
      );
    default:
      throw new Error(`no code for ${node.kind}`);
  }
}

/** Code that runs in an annotation scope: type parameters with what they are for, or a value that is evaluated when it is asked for. */
function annotationCode(scope: Scope, node: Located, build: (b: Builder) => Run, unit: Unit): Code {
  return describe(scope, 'function', node.lineno, noParameters, null, unit, build);
}

function describe(
  scope: Scope,
  kind: CodeKind,
  line: number,
  parameters: Parameters,
  doc: string | null,
  unit: Unit,
  build: (b: Builder) => (frame: Frame) => Result,
): Code {
  const positions = new Positions();
  // where a frame is that has not begun
  positions.add(line, -1, line, -1);
  return new Code({
    name: scope.name,
    qualname: scope.qualname,
    filename: unit.filename,
    firstLine: line,
    kind,
    parameters,
    slots: scope.slots,
    freeCount: scope.free.length,
    doc,
    globals: unit.globals,
    positions,
    source: unit.source,
    annotationsAreText: unit.lazyAnnotations,
    names: () => namesUsed(scope),
    bind: (globals, builtins) =>
      describe(scope, kind, line, parameters, doc, { ...unit, globals, builtins }, build),
    compile: (): CompiledBody => {
      const b = new Builder(unit, scope, positions, dispatch);
      const run = build(b);
      return { run, weight: b.deepest + CALL_WEIGHT };
    },
  });
}

function kindOf(scope: Scope): CodeKind {
  if (scope.isGenerator) return scope.isAsync ? 'async generator' : 'generator';
  if (scope.kind === 'generator expression') return scope.isAsync ? 'async generator' : 'generator';
  return scope.isAsync ? 'coroutine' : 'function';
}

// ── Bodies: from how statements end to what a call gives ────────────────────────────────────────────

function functionBody(statements: readonly Stmt[], b: Builder): (frame: Frame) => Result {
  // A function that is one `return` is its expression.
  const only = statements.length === 1 ? statements[0]! : undefined;
  if (only?.kind === 'Return' && only.value !== null) return b.expr(only.value);
  return execBody(block(statements, b));
}

function expressionBody(run: Run): (frame: Frame) => Result {
  return run;
}

function statementsBody({ kind, body }: Module | Interactive, b: Builder): (frame: Frame) => Result {
  const doc = kind === 'Module' ? docstring(body) : null;
  if (doc === null) return execBody(annotatedBlock(body, b));
  const begin = (f: Frame) => {
    if (f.namespace === null) f.globals.setName('__doc__', doc);
    else setInNamespace(f, '__doc__', doc);
  };
  return execBody(annotatedBlock(body, b, begin));
}

function execBody(exec: Exec): (frame: Frame) => Result {
  return (f) => {
    const signal: Signal = exec(f);
    if (signal === undefined) return null;
    if (signal === RETURN) return f.returned;
    return UNWIND;
  };
}

/** A class body fills its namespace; what it gives is the cell of `__class__`, if methods use that. */
function classBody(node: ClassDef, scope: Scope, b: Builder): (frame: Frame) => Result {
  const doc = docstring(node.body);
  const exec = annotatedBlock(node.body, b, (f) => {
    if (doc !== null) setInNamespace(f, '__doc__', doc);
  });
  const attributes = new PyTuple(staticAttributes(node));
  const isSeen = b.unit.scopes.all.some(({ parent, seesClass }) => seesClass && parent === scope);
  const module = loadByName('__name__', b.at(node), b);
  const parameters = node.type_params.length === 0 ? null : loadName('.type_params', node, b);
  const setLoaded = (f: Frame, name: string, load: Run) =>
    setInNamespace(
      f,
      name,
      nested(f.thread, '__getitem__', () => load(f)),
    );
  return (f) => {
    if (!f.resuming) {
      setLoaded(f, '__module__', module);
      setInNamespace(f, '__qualname__', scope.qualname);
      setInNamespace(f, '__firstlineno__', firstLine(node));
      if (parameters !== null) setLoaded(f, '__type_params__', parameters);
    }
    if (exec(f) === UNWIND) return UNWIND;
    setInNamespace(f, '__static_attributes__', attributes);
    if (isSeen) setInNamespace(f, '__classdictcell__', new Cell(f.namespace));
    if (scope.classCell === null) return null;
    const cell = f.slots[scope.classCell]!;
    setInNamespace(f, '__classcell__', cell);
    return cell;
  };
}

/** A namespace made by `__prepare__` may be any mapping; guest code in it runs without pausing here. */
function setInNamespace(f: Frame, name: string, value: Value): void {
  const { namespace } = f;
  if (namespace instanceof PyDict && !namespace.type.isHeap) namespace.setName(name, value);
  else nested(f.thread, '__setitem__', () => setItem(namespace, name, value, f.thread));
}

// ── Parameters ─────────────────────────────────────────────────────────────────────────────────────

const noParameters = new Parameters({
  positional: [],
  positionalOnlyCount: 0,
  keywordOnly: [],
  varargsSlot: -1,
  kwargsSlot: -1,
  wording: 'def',
});

const oneParameter = new Parameters({
  positional: [{ name: '.0', slot: 0 }],
  positionalOnlyCount: 1,
  keywordOnly: [],
  varargsSlot: -1,
  kwargsSlot: -1,
  wording: 'def',
});

function parametersOf(args: Arguments, scope: Scope): Parameters {
  let slot = 0;
  const parameter = ({ arg }: { arg: string }): Parameter => ({
    name: variableName(arg, scope),
    slot: slot++,
  });
  const positional = [...args.posonlyargs, ...args.args].map(parameter);
  const keywordOnly = args.kwonlyargs.map(parameter);
  return new Parameters({
    positional,
    positionalOnlyCount: args.posonlyargs.length,
    keywordOnly,
    varargsSlot: args.vararg === null ? -1 : slot++,
    kwargsSlot: args.kwarg === null ? -1 : slot++,
    wording: 'def',
  });
}

function docstring(body: readonly Stmt[]): string | null {
  const first = body[0];
  if (first?.kind !== 'Expr' || first.value.kind !== 'Constant' || first.value.value.type !== 'str')
    return null;
  return cleanDocstring(first.value.value.value);
}

/** Since 3.13 the compiler takes the common indentation out of docstrings. */
function cleanDocstring(text: string): string {
  const [first, ...lines] = expandTabs(text, 8).split('\n');
  const indent = (line: string): number => line.search(/[^ ]|$/);
  const indents = lines.filter((line) => indent(line) < line.length).map(indent);
  const margin = indents.length === 0 ? 0 : indents.reduce((least, each) => Math.min(least, each));
  return [
    first!.slice(indent(first!)),
    ...lines.map((line) => line.slice(Math.min(margin, indent(line)))),
  ].join('\n');
}

/** The line of the first decorator, if there is one. */
function firstLine(node: Located & { decorator_list: Expr[] }): number {
  return node.decorator_list[0]?.lineno ?? node.lineno;
}
