/** Makers of nodes: each kind of node is born in one place, with one order of fields. */
import type * as ast from './ast.ts';
import type { Located } from './ast.ts';

// A node that spans from `start` to `end`; both may be tokens or nodes.

export function name(id: string, at: Located): ast.Name {
  return {
    kind: 'Name',
    lineno: at.lineno,
    col_offset: at.col_offset,
    end_lineno: at.end_lineno,
    end_col_offset: at.end_col_offset,
    id,
    ctx: 'Load',
  };
}

export function constant(
  value: ast.Literal,
  unicodePrefix: boolean,
  start: Located,
  end: Located,
): ast.Constant {
  return {
    kind: 'Constant',
    lineno: start.lineno,
    col_offset: start.col_offset,
    end_lineno: end.end_lineno,
    end_col_offset: end.end_col_offset,
    value,
    unicodePrefix,
  };
}

export function joinedStr(values: ast.Expr[], start: Located, end: Located): ast.JoinedStr {
  return {
    kind: 'JoinedStr',
    lineno: start.lineno,
    col_offset: start.col_offset,
    end_lineno: end.end_lineno,
    end_col_offset: end.end_col_offset,
    values,
  };
}

export function formattedValue(
  value: ast.Expr,
  conversion: number,
  format_spec: ast.JoinedStr | null,
  start: Located,
  end: Located,
): ast.FormattedValue {
  return {
    kind: 'FormattedValue',
    lineno: start.lineno,
    col_offset: start.col_offset,
    end_lineno: end.end_lineno,
    end_col_offset: end.end_col_offset,
    value,
    conversion,
    format_spec,
  };
}

export function attribute(value: ast.Expr, attr: string, start: Located, end: Located): ast.Attribute {
  return {
    kind: 'Attribute',
    lineno: start.lineno,
    col_offset: start.col_offset,
    end_lineno: end.end_lineno,
    end_col_offset: end.end_col_offset,
    value,
    attr,
    ctx: 'Load',
  };
}

export function subscript(value: ast.Expr, slice: ast.Expr, start: Located, end: Located): ast.Subscript {
  return {
    kind: 'Subscript',
    lineno: start.lineno,
    col_offset: start.col_offset,
    end_lineno: end.end_lineno,
    end_col_offset: end.end_col_offset,
    value,
    slice,
    ctx: 'Load',
  };
}

export function slice(
  lower: ast.Expr | null,
  upper: ast.Expr | null,
  step: ast.Expr | null,
  start: Located,
  end: Located,
): ast.Slice {
  return {
    kind: 'Slice',
    lineno: start.lineno,
    col_offset: start.col_offset,
    end_lineno: end.end_lineno,
    end_col_offset: end.end_col_offset,
    lower,
    upper,
    step,
  };
}

export function call(
  func: ast.Expr,
  args: ast.Expr[],
  keywords: ast.Keyword[],
  start: Located,
  end: Located,
): ast.Call {
  return {
    kind: 'Call',
    lineno: start.lineno,
    col_offset: start.col_offset,
    end_lineno: end.end_lineno,
    end_col_offset: end.end_col_offset,
    func,
    args,
    keywords,
  };
}

export function keyword(arg: string | null, value: ast.Expr, start: Located, end: Located): ast.Keyword {
  return {
    kind: 'keyword',
    lineno: start.lineno,
    col_offset: start.col_offset,
    end_lineno: end.end_lineno,
    end_col_offset: end.end_col_offset,
    arg,
    value,
  };
}

export function tuple(elts: ast.Expr[], start: Located, end: Located): ast.Tuple {
  return {
    kind: 'Tuple',
    lineno: start.lineno,
    col_offset: start.col_offset,
    end_lineno: end.end_lineno,
    end_col_offset: end.end_col_offset,
    elts,
    ctx: 'Load',
  };
}

export function list(elts: ast.Expr[], start: Located, end: Located): ast.List {
  return {
    kind: 'List',
    lineno: start.lineno,
    col_offset: start.col_offset,
    end_lineno: end.end_lineno,
    end_col_offset: end.end_col_offset,
    elts,
    ctx: 'Load',
  };
}

export function setDisplay(elts: ast.Expr[], start: Located, end: Located): ast.SetDisplay {
  return {
    kind: 'Set',
    lineno: start.lineno,
    col_offset: start.col_offset,
    end_lineno: end.end_lineno,
    end_col_offset: end.end_col_offset,
    elts,
  };
}

export function dict(keys: (ast.Expr | null)[], values: ast.Expr[], start: Located, end: Located): ast.Dict {
  return {
    kind: 'Dict',
    lineno: start.lineno,
    col_offset: start.col_offset,
    end_lineno: end.end_lineno,
    end_col_offset: end.end_col_offset,
    keys,
    values,
  };
}

export function listComp(
  kind: ast.ListComp['kind'],
  elt: ast.Expr,
  generators: ast.Comprehension[],
  start: Located,
  end: Located,
): ast.ListComp {
  return {
    kind,
    lineno: start.lineno,
    col_offset: start.col_offset,
    end_lineno: end.end_lineno,
    end_col_offset: end.end_col_offset,
    elt,
    generators,
  };
}

export function dictComp(
  key: ast.Expr,
  value: ast.Expr,
  generators: ast.Comprehension[],
  start: Located,
  end: Located,
): ast.DictComp {
  return {
    kind: 'DictComp',
    lineno: start.lineno,
    col_offset: start.col_offset,
    end_lineno: end.end_lineno,
    end_col_offset: end.end_col_offset,
    key,
    value,
    generators,
  };
}

export function starred(value: ast.Expr, start: Located, end: Located): ast.Starred {
  return {
    kind: 'Starred',
    lineno: start.lineno,
    col_offset: start.col_offset,
    end_lineno: end.end_lineno,
    end_col_offset: end.end_col_offset,
    value,
    ctx: 'Load',
  };
}

export function namedExpr(target: ast.Name, value: ast.Expr, end: Located): ast.NamedExpr {
  return {
    kind: 'NamedExpr',
    lineno: target.lineno,
    col_offset: target.col_offset,
    end_lineno: end.end_lineno,
    end_col_offset: end.end_col_offset,
    target,
    value,
  };
}

export function lambda(args: ast.Arguments, body: ast.Expr, start: Located, end: Located): ast.Lambda {
  return {
    kind: 'Lambda',
    lineno: start.lineno,
    col_offset: start.col_offset,
    end_lineno: end.end_lineno,
    end_col_offset: end.end_col_offset,
    args,
    body,
  };
}

export function ifExp(
  test: ast.Expr,
  body: ast.Expr,
  orelse: ast.Expr,
  start: Located,
  end: Located,
): ast.IfExp {
  return {
    kind: 'IfExp',
    lineno: start.lineno,
    col_offset: start.col_offset,
    end_lineno: end.end_lineno,
    end_col_offset: end.end_col_offset,
    test,
    body,
    orelse,
  };
}

export function binOp(
  left: ast.Expr,
  op: ast.Operator,
  right: ast.Expr,
  start: Located,
  end: Located,
): ast.BinOp {
  return {
    kind: 'BinOp',
    lineno: start.lineno,
    col_offset: start.col_offset,
    end_lineno: end.end_lineno,
    end_col_offset: end.end_col_offset,
    left,
    op,
    right,
  };
}

export function unaryOp(op: ast.UnaryOperator, operand: ast.Expr, start: Located, end: Located): ast.UnaryOp {
  return {
    kind: 'UnaryOp',
    lineno: start.lineno,
    col_offset: start.col_offset,
    end_lineno: end.end_lineno,
    end_col_offset: end.end_col_offset,
    op,
    operand,
  };
}

export function boolOp(op: 'And' | 'Or', values: ast.Expr[], start: Located, end: Located): ast.BoolOp {
  return {
    kind: 'BoolOp',
    lineno: start.lineno,
    col_offset: start.col_offset,
    end_lineno: end.end_lineno,
    end_col_offset: end.end_col_offset,
    op,
    values,
  };
}

export function compare(
  left: ast.Expr,
  ops: ast.ComparisonOperator[],
  comparators: ast.Expr[],
  start: Located,
  end: Located,
): ast.Compare {
  return {
    kind: 'Compare',
    lineno: start.lineno,
    col_offset: start.col_offset,
    end_lineno: end.end_lineno,
    end_col_offset: end.end_col_offset,
    left,
    ops,
    comparators,
  };
}

export function awaitExpr(value: ast.Expr, start: Located, end: Located): ast.Await {
  return {
    kind: 'Await',
    lineno: start.lineno,
    col_offset: start.col_offset,
    end_lineno: end.end_lineno,
    end_col_offset: end.end_col_offset,
    value,
  };
}

export function yieldExpr(value: ast.Expr | null, start: Located, end: Located): ast.Yield {
  return {
    kind: 'Yield',
    lineno: start.lineno,
    col_offset: start.col_offset,
    end_lineno: end.end_lineno,
    end_col_offset: end.end_col_offset,
    value,
  };
}

export function yieldFrom(value: ast.Expr, start: Located, end: Located): ast.YieldFrom {
  return {
    kind: 'YieldFrom',
    lineno: start.lineno,
    col_offset: start.col_offset,
    end_lineno: end.end_lineno,
    end_col_offset: end.end_col_offset,
    value,
  };
}

export function arg(name: string, annotation: ast.Expr | null, start: Located, end: Located): ast.Arg {
  return {
    kind: 'arg',
    lineno: start.lineno,
    col_offset: start.col_offset,
    end_lineno: end.end_lineno,
    end_col_offset: end.end_col_offset,
    arg: name,
    annotation,
  };
}

export function noArguments(): ast.Arguments {
  return {
    kind: 'arguments',
    posonlyargs: [],
    args: [],
    vararg: null,
    kwonlyargs: [],
    kw_defaults: [],
    kwarg: null,
    defaults: [],
  };
}

export function comprehension(
  target: ast.Expr,
  iter: ast.Expr,
  ifs: ast.Expr[],
  is_async: 0 | 1,
): ast.Comprehension {
  return { kind: 'comprehension', target, iter, ifs, is_async };
}

/** A node whose position fields come first, as in every node. */
export function node<Kind extends string, Fields extends object>(
  kind: Kind,
  start: Located,
  end: Located,
  fields: Fields,
): { kind: Kind } & Located & Fields {
  return {
    kind,
    lineno: start.lineno,
    col_offset: start.col_offset,
    end_lineno: end.end_lineno,
    end_col_offset: end.end_col_offset,
    ...fields,
  };
}
