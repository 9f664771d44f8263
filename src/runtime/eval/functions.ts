/** `def`, `async def`, `lambda`. Docs: reference/compound_stmts.html#function-definitions. */
import type { Code } from '../frames/code.ts';
import type { Frame } from '../frames/frame.ts';
import { PyFunction } from '../frames/function.ts';
import { call1 } from '../kernel/call.ts';
import { PyDict } from '../kernel/dict.ts';
import { type Result, UNWIND, type Value } from '../kernel/object.ts';
import { type Cell, PyTuple } from '../kernel/values.ts';
import type { Arguments, Expr, FunctionDef, Lambda, Located } from '../../parser/ast.ts';
import type { Scope } from '../../parser/scope/scope.ts';
import { mangle } from '../../parser/scope/mangle.ts';
import type { Builder } from './builder.ts';
import { operands } from './calls.ts';
import { storeName } from './names.ts';
import { delivered, type Exec, keep, type Run, take } from './state.ts';

export function functionDefinition(node: FunctionDef, b: Builder): Exec {
  const make = makeFunction(node, node.args, annotationsOf(node), b);
  return definition(make, node, b);
}

export function lambda(node: Lambda, b: Builder): Run {
  return makeFunction(node, node.args, [], b);
}

/** Decorators, then what is decorated, then the calls from the inside out, then the name. */
export function definition(
  make: Run,
  node: Located & { name: string; decorator_list: Expr[] },
  b: Builder,
): Exec {
  const store = storeName(node.name, b, node);
  const slot = b.stateSlot();
  const evaluate = operands([...node.decorator_list.map((each) => b.expr(each)), make], b);
  const ats = node.decorator_list.map((each) => b.at(each));
  interface State {
    values: Value[];
    called: boolean;
  }
  return (f) => {
    const kept = f.resuming ? (take(f, slot) as State | undefined) : undefined;
    const values = kept === undefined ? evaluate(f) : kept.values;
    if (values === UNWIND) return UNWIND;
    if (kept?.called) {
      const decorated = delivered(f);
      if (decorated === UNWIND) return UNWIND;
      values.push(decorated);
    }
    while (values.length > 1) {
      const plain = values.pop()!;
      const decorator = values.pop()!;
      f.at = ats[values.length]!;
      const decorated: Result = call1(decorator, plain, f.thread);
      if (decorated === UNWIND) return keep(f, slot, { values, called: true });
      values.push(decorated);
    }
    return store(f, values[0]!) === UNWIND ? keep(f, slot, { values, called: false }) : undefined;
  };
}

/** The cells that a new function takes from the frame that makes it. */
export function capture(scope: Scope, f: Frame): Cell[] {
  return scope.captures.map((index) => f.slots[index] as Cell);
}

function makeFunction(
  node: FunctionDef | Lambda,
  args: Arguments,
  annotations: readonly (readonly [string, Expr])[],
  b: Builder,
): Run {
  const scope = b.unit.scopes.of(node);
  const defaultCount = args.defaults.length;
  const keywordDefaults = args.kwonlyargs
    .map((arg, i) => ({ name: mangle(arg.arg, b.scope.privateName), value: args.kw_defaults[i] ?? null }))
    .filter((each) => each.value !== null);
  const kept = b.unit.lazyAnnotations ? [] : annotations;
  const evaluate = operands(
    [
      ...args.defaults.map((each) => b.expr(each)),
      ...keywordDefaults.map((each) => b.expr(each.value!)),
      ...kept.map(([, expression]) => b.expr(expression)),
    ],
    b,
  );
  const plain = defaultCount === 0 && keywordDefaults.length === 0 && kept.length === 0;
  let code: Code | undefined;
  return (f) => {
    code ??= b.code(node);
    if (plain) return finish(new PyFunction(code, capture(scope, f), null, null), f);
    const values = evaluate(f);
    if (values === UNWIND) return UNWIND;
    const defaults = defaultCount === 0 ? null : new PyTuple(values.slice(0, defaultCount));
    const named = keywordDefaults.length === 0 ? null : new PyDict();
    keywordDefaults.forEach(({ name }, i) => named!.setName(name, values[defaultCount + i]!));
    const made = new PyFunction(code, capture(scope, f), defaults, named);
    if (kept.length > 0) {
      made.annotations = new PyDict();
      const first = defaultCount + keywordDefaults.length;
      kept.forEach(([name], i) => made.annotations!.setName(mangle(name, b.scope.privateName), values[first + i]!));
    }
    return finish(made, f);
  };
}

function finish(made: PyFunction, f: Frame): PyFunction {
  made.module = f.code.globals.getName('__name__') ?? null;
  return made;
}

function annotationsOf(node: FunctionDef): (readonly [string, Expr])[] {
  const { args } = node;
  const parameters = [...args.posonlyargs, ...args.args, args.vararg, ...args.kwonlyargs, args.kwarg];
  const found: (readonly [string, Expr])[] = [];
  for (const parameter of parameters) if (parameter?.annotation) found.push([parameter.arg, parameter.annotation]);
  if (node.returns !== null) found.push(['return', node.returns]);
  return found;
}

