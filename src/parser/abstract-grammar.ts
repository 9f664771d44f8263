/** The abstract grammar: which nodes there are, with their fields. Docs: library/ast.html#abstract-grammar. */
import { Lazy } from '../lexer/lazy.ts';

/** As the documentation writes it, in CPython's order. */
const grammar = `
mod = Module(stmt* body, type_ignore* type_ignores)
    | Interactive(stmt* body)
    | Expression(expr body)
    | FunctionType(expr* argtypes, expr returns)
stmt = FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list,
        expr? returns, string? type_comment, type_param* type_params)
    | AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list,
        expr? returns, string? type_comment, type_param* type_params)
    | ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list,
        type_param* type_params)
    | Return(expr? value)
    | Delete(expr* targets)
    | Assign(expr* targets, expr value, string? type_comment)
    | TypeAlias(expr name, type_param* type_params, expr value)
    | AugAssign(expr target, operator op, expr value)
    | AnnAssign(expr target, expr annotation, expr? value, int simple)
    | For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
    | AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
    | While(expr test, stmt* body, stmt* orelse)
    | If(expr test, stmt* body, stmt* orelse)
    | With(withitem* items, stmt* body, string? type_comment)
    | AsyncWith(withitem* items, stmt* body, string? type_comment)
    | Match(expr subject, match_case* cases)
    | Raise(expr? exc, expr? cause)
    | Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
    | TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
    | Assert(expr test, expr? msg)
    | Import(alias* names)
    | ImportFrom(identifier? module, alias* names, int? level)
    | Global(identifier* names)
    | Nonlocal(identifier* names)
    | Expr(expr value)
    | Pass
    | Break
    | Continue
    attributes (int lineno, int col_offset, int? end_lineno, int? end_col_offset)
expr = BoolOp(boolop op, expr* values)
    | NamedExpr(expr target, expr value)
    | BinOp(expr left, operator op, expr right)
    | UnaryOp(unaryop op, expr operand)
    | Lambda(arguments args, expr body)
    | IfExp(expr test, expr body, expr orelse)
    | Dict(expr* keys, expr* values)
    | Set(expr* elts)
    | ListComp(expr elt, comprehension* generators)
    | SetComp(expr elt, comprehension* generators)
    | DictComp(expr key, expr value, comprehension* generators)
    | GeneratorExp(expr elt, comprehension* generators)
    | Await(expr value)
    | Yield(expr? value)
    | YieldFrom(expr value)
    | Compare(expr left, cmpop* ops, expr* comparators)
    | Call(expr func, expr* args, keyword* keywords)
    | FormattedValue(expr value, int conversion, expr? format_spec)
    | JoinedStr(expr* values)
    | Constant(constant value, string? kind)
    | Attribute(expr value, identifier attr, expr_context ctx)
    | Subscript(expr value, expr slice, expr_context ctx)
    | Starred(expr value, expr_context ctx)
    | Name(identifier id, expr_context ctx)
    | List(expr* elts, expr_context ctx)
    | Tuple(expr* elts, expr_context ctx)
    | Slice(expr? lower, expr? upper, expr? step)
    attributes (int lineno, int col_offset, int? end_lineno, int? end_col_offset)
expr_context = Load | Store | Del
boolop = And | Or
operator = Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor | BitAnd | FloorDiv
unaryop = Invert | Not | UAdd | USub
cmpop = Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn
comprehension = (expr target, expr iter, expr* ifs, int is_async)
excepthandler = ExceptHandler(expr? type, identifier? name, stmt* body)
    attributes (int lineno, int col_offset, int? end_lineno, int? end_col_offset)
arguments = (arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* kw_defaults,
        arg? kwarg, expr* defaults)
arg = (identifier arg, expr? annotation, string? type_comment)
    attributes (int lineno, int col_offset, int? end_lineno, int? end_col_offset)
keyword = (identifier? arg, expr value)
    attributes (int lineno, int col_offset, int? end_lineno, int? end_col_offset)
alias = (identifier name, identifier? asname)
    attributes (int lineno, int col_offset, int? end_lineno, int? end_col_offset)
withitem = (expr context_expr, expr? optional_vars)
match_case = (pattern pattern, expr? guard, stmt* body)
pattern = MatchValue(expr value)
    | MatchSingleton(constant value)
    | MatchSequence(pattern* patterns)
    | MatchMapping(expr* keys, pattern* patterns, identifier? rest)
    | MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)
    | MatchStar(identifier? name)
    | MatchAs(pattern? pattern, identifier? name)
    | MatchOr(pattern* patterns)
    attributes (int lineno, int col_offset, int end_lineno, int end_col_offset)
type_ignore = TypeIgnore(int lineno, string tag)
type_param = TypeVar(identifier name, expr? bound, expr? default_value)
    | ParamSpec(identifier name, expr? default_value)
    | TypeVarTuple(identifier name, expr? default_value)
    attributes (int lineno, int col_offset, int end_lineno, int end_col_offset)`;

/** What a field holds: a kind of node, `identifier`, `string`, `int` or `constant`. */
export interface Field {
  readonly name: string;
  readonly type: string;
  readonly quantity: 'one' | 'optional' | 'many';
}

/** A node that can be in a tree: `Return(expr? value)`, `arguments(...)`, `Load`. */
export interface Form {
  readonly name: string;
  /** As in the grammar. */
  readonly text: string;
  readonly fields: readonly Field[];
}

/** A left side of the grammar. */
export interface Sort {
  readonly name: string;
  /** The only one has the name of the sort when it stands for itself: `arguments`, `alias`. */
  readonly forms: readonly Form[];
  readonly attributes: readonly Field[];
}

const sorts = new Lazy(() =>
  grammar
    .trim()
    .split(/\n(?=\w)/)
    .map(readSort),
);

export function grammarSorts(): readonly Sort[] {
  return sorts.value;
}

export function standsForItself({ name, forms }: Sort): boolean {
  return forms[0]!.name === name;
}

/** All of its nodes are without fields, and positions: operators and contexts. */
export function isEnumeration({ forms, attributes }: Sort): boolean {
  return attributes.length === 0 && forms.every(({ fields }) => fields.length === 0);
}

/** A node and what it is of. */
export interface Production {
  readonly sort: Sort;
  readonly form: Form;
}

const productions = new Lazy(
  () =>
    new Map<string, Production>(
      sorts.value.flatMap((sort) => sort.forms.map((form) => [form.name, { sort, form }] as const)),
    ),
);

/** `expr`, `arguments`; none of `identifier`, `int` and their like. */
export function sortNamed(name: string): Sort | undefined {
  return sorts.value.find((sort) => sort.name === name);
}

/** By the name of the node. */
export function grammarProductions(): ReadonlyMap<string, Production> {
  return productions.value;
}

function readSort(text: string): Sort {
  const [, name, right, attributes] = /^(\w+) = ([\s\S]*?)(?:\n {4}attributes \((.*)\))?$/.exec(text)!;
  const isItself = right!.startsWith('(');
  const forms = right!.split(/\s+\|\s+/).map((each) => readForm(isItself ? name + each : each));
  return { name: name!, forms, attributes: readFields(attributes) };
}

function readForm(written: string): Form {
  const text = written.replace(/\s+/g, ' ');
  const [, name, fields] = /^(\w+)(?:\((.*)\))?$/.exec(text)!;
  return { name: name!, text, fields: readFields(fields) };
}

function readFields(text: string | undefined): Field[] {
  if (text === undefined) return [];
  return text.split(', ').map((field) => {
    const [, type, mark, name] = /^(\w+)([?*]?) (\w+)$/.exec(field)!;
    return { name: name!, type: type!, quantity: mark === '*' ? 'many' : mark === '?' ? 'optional' : 'one' };
  });
}
