/** `def`, `async def`, `lambda`. Docs: reference/compound_stmts.html#function-definitions. */

import type { Arguments, Expr, FunctionDef, Lambda, Located } from '../../parser/ast.ts';
import { mangle } from '../../parser/scope/mangle.ts';
import type { Code } from '../frames/code.ts';
import type { Frame } from '../frames/frame.ts';
import { PyFunction } from '../frames/function.ts';
import { call1 } from '../kernel/call.ts';
import { PyDict } from '../kernel/dict.ts';
import { type Result, UNWIND, type Value } from '../kernel/object.ts';
import { PyTuple } from '../kernel/values.ts';
import { annotationValue } from './annotations.ts';
import type { Builder } from './builder.ts';
import { operands } from './calls.ts';
import { capture } from './capture.ts';
import { storeName } from './names.ts';
import { delivered, type Exec, keep, type Run, take } from './state.ts';
import { inTypeParameters } from './type-parameters.ts';

export function functionDefinition(node: FunctionDef, b: Builder): Exec {
  const make =
    node.type_params.length === 0
      ? makeFunction(node, node.args, annotationsOf(node), b)
      : genericFunction(node, b);
  return definition(make, node, b);
}

export function lambda(node: Lambda, b: Builder): Run {
  return makeFunction(node, node.args, [], b);
}

/** The defaults are evaluated outside of the scope of the type parameters, the annotations in it. */
function genericFunction(node: FunctionDef, b: Builder): Run {
  const { args } = node;
  const bare = { ...args, defaults: [], kw_defaults: args.kw_defaults.map(() => null) };
  const inner = inTypeParameters(
    node,
    (parameters, inside) => {
      const make = makeFunction(node, bare, annotationsOf(node), inside);
      return (f) => {
        const made = make(f);
        if (made !== UNWIND) (made as PyFunction).typeParameters = parameters(f);
        return made;
      };
    },
    b,
  );
  const defaults = defaultsOf(args, b);
  const slot = b.stateSlot();
  return (f) => {
    const kept = f.resuming ? (take(f, slot) as Defaults | undefined) : undefined;
    const given = kept ?? defaults(f);
    if (given === UNWIND) return UNWIND;
    const made = inner(f);
    if (made === UNWIND) return keep(f, slot, given);
    (made as PyFunction).defaults = given.positional;
    (made as PyFunction).keywordDefaults = given.named;
    return made;
  };
}

interface Defaults {
  readonly positional: PyTuple | null;
  readonly named: PyDict | null;
}

function defaultsOf(args: Arguments, b: Builder): (f: Frame) => Defaults | typeof UNWIND {
  const named = args.kwonlyargs
    .map((arg, i) => ({ name: mangle(arg.arg, b.scope.privateName), value: args.kw_defaults[i] ?? null }))
    .filter((each) => each.value !== null);
  const { length: count } = args.defaults;
  const evaluate = operands(
    [...args.defaults, ...named.map((each) => each.value!)].map((each) => b.expr(each)),
    b,
  );
  return (f) => {
    const values = evaluate(f);
    if (values === UNWIND) return UNWIND;
    const dict = named.length === 0 ? null : new PyDict();
    for (const [i, { name }] of named.entries()) dict!.setName(name, values[count + i]!);
    return { positional: count === 0 ? null : new PyTuple(values.slice(0, count)), named: dict };
  };
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

function makeFunction(
  node: FunctionDef | Lambda,
  args: Arguments,
  annotations: readonly (readonly [string, Expr])[],
  b: Builder,
): Run {
  const scope = b.unit.scopes.of(node);
  const defaults = defaultsOf(args, b);
  const evaluate = operands(
    annotations.map(([, expression]) => annotationValue(expression, b)),
    b,
  );
  const names = annotations.map(([name]) => mangle(name, b.scope.privateName));
  const hasDefaults = args.defaults.length > 0 || args.kw_defaults.some((each) => each !== null);
  let code: Code | undefined;
  if (!hasDefaults && names.length === 0) {
    return (f) => {
      code ??= b.code(node);
      return finish(new PyFunction(code, capture(scope, f), null, null), f);
    };
  }
  const slot = b.stateSlot();
  return (f) => {
    code ??= b.code(node);
    const kept = f.resuming ? (take(f, slot) as Defaults | undefined) : undefined;
    const given = kept ?? defaults(f);
    if (given === UNWIND) return UNWIND;
    const values = evaluate(f);
    if (values === UNWIND) return keep(f, slot, given);
    const made = new PyFunction(code, capture(scope, f), given.positional, given.named);
    if (names.length > 0) {
      const noted = new PyDict();
      for (const [i, name] of names.entries()) noted.setName(name, values[i]!);
      made.annotations = noted;
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
  // sic: CPython notes positional-only parameters second
  const parameters = [...args.args, ...args.posonlyargs, args.vararg, ...args.kwonlyargs, args.kwarg];
  const found: (readonly [string, Expr])[] = [];
  for (const parameter of parameters)
    if (parameter?.annotation) found.push([parameter.arg, parameter.annotation]);
  if (node.returns !== null) found.push(['return', node.returns]);
  return found;
}
