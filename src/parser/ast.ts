/**
 * The syntax tree: the nodes of CPython's `ast` with its names, fields and positions. Docs: library/ast.html.
 *
 * Every node carries `kind`, the name of its class. `Constant.kind` of CPython is called `unicodePrefix` here.
 * `lineno` counts from 1; `col_offset` counts UTF-8 bytes from 0, as in CPython.
 */
import type { StringValue } from '../lexer/strings.ts';

export interface Located {
  lineno: number;
  col_offset: number;
  end_lineno: number;
  end_col_offset: number;
}

// ── Roots ──────────────────────────────────────────────────────────────────────────────────────────

export interface Module {
  kind: 'Module';
  body: Stmt[];
}
export interface Interactive {
  kind: 'Interactive';
  body: Stmt[];
}
export interface Expression {
  kind: 'Expression';
  body: Expr;
}
export type Root = Module | Interactive | Expression;
/** What a comment tells of a function: `(int, str) -> bool`. It is no program. */
export interface FunctionType {
  kind: 'FunctionType';
  argtypes: Expr[];
  returns: Expr;
}

// ── Statements ─────────────────────────────────────────────────────────────────────────────────────

export interface FunctionDef extends Located {
  kind: 'FunctionDef' | 'AsyncFunctionDef';
  name: string;
  args: Arguments;
  body: Stmt[];
  decorator_list: Expr[];
  returns: Expr | null;
  type_params: TypeParam[];
}
export interface ClassDef extends Located {
  kind: 'ClassDef';
  name: string;
  bases: Expr[];
  keywords: Keyword[];
  body: Stmt[];
  decorator_list: Expr[];
  type_params: TypeParam[];
}
export interface Return extends Located {
  kind: 'Return';
  value: Expr | null;
}
export interface Delete extends Located {
  kind: 'Delete';
  targets: Expr[];
}
export interface Assign extends Located {
  kind: 'Assign';
  targets: Expr[];
  value: Expr;
}
export interface TypeAlias extends Located {
  kind: 'TypeAlias';
  name: Name;
  type_params: TypeParam[];
  value: Expr;
}
export interface AugAssign extends Located {
  kind: 'AugAssign';
  target: Name | Attribute | Subscript;
  op: Operator;
  value: Expr;
}
export interface AnnAssign extends Located {
  kind: 'AnnAssign';
  target: Name | Attribute | Subscript;
  annotation: Expr;
  value: Expr | null;
  /** 1 when the target is a bare name without parentheses. */
  simple: 0 | 1;
}
export interface For extends Located {
  kind: 'For' | 'AsyncFor';
  target: Expr;
  iter: Expr;
  body: Stmt[];
  orelse: Stmt[];
}
export interface While extends Located {
  kind: 'While';
  test: Expr;
  body: Stmt[];
  orelse: Stmt[];
}
export interface If extends Located {
  kind: 'If';
  test: Expr;
  body: Stmt[];
  orelse: Stmt[];
}
export interface With extends Located {
  kind: 'With' | 'AsyncWith';
  items: WithItem[];
  body: Stmt[];
}
export interface Match extends Located {
  kind: 'Match';
  subject: Expr;
  cases: MatchCase[];
}
export interface Raise extends Located {
  kind: 'Raise';
  exc: Expr | null;
  cause: Expr | null;
}
export interface Try extends Located {
  kind: 'Try' | 'TryStar';
  body: Stmt[];
  handlers: ExceptHandler[];
  orelse: Stmt[];
  finalbody: Stmt[];
}
export interface Assert extends Located {
  kind: 'Assert';
  test: Expr;
  msg: Expr | null;
}
export interface Import extends Located {
  kind: 'Import';
  names: Alias[];
}
export interface ImportFrom extends Located {
  kind: 'ImportFrom';
  module: string | null;
  names: Alias[];
  level: number;
}
export interface Global extends Located {
  kind: 'Global' | 'Nonlocal';
  names: string[];
}
export interface ExprStmt extends Located {
  kind: 'Expr';
  value: Expr;
}
export interface Simple extends Located {
  kind: 'Pass' | 'Break' | 'Continue';
}
export type Stmt =
  | FunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | TypeAlias
  | AugAssign
  | AnnAssign
  | For
  | While
  | If
  | With
  | Match
  | Raise
  | Try
  | Assert
  | Import
  | ImportFrom
  | Global
  | ExprStmt
  | Simple;

// ── Expressions ────────────────────────────────────────────────────────────────────────────────────

export type Operator =
  | 'Add'
  | 'Sub'
  | 'Mult'
  | 'MatMult'
  | 'Div'
  | 'Mod'
  | 'Pow'
  | 'LShift'
  | 'RShift'
  | 'BitOr'
  | 'BitXor'
  | 'BitAnd'
  | 'FloorDiv';
export type UnaryOperator = 'Invert' | 'Not' | 'UAdd' | 'USub';
export type ComparisonOperator =
  | 'Eq'
  | 'NotEq'
  | 'Lt'
  | 'LtE'
  | 'Gt'
  | 'GtE'
  | 'Is'
  | 'IsNot'
  | 'In'
  | 'NotIn';
export type Context = 'Load' | 'Store' | 'Del';

/** The value of a literal; the evaluator makes the guest value from it, if it does not come with one as its `object`. */
export type Literal =
  | { type: 'None' }
  | { type: 'bool'; value: boolean }
  | { type: 'Ellipsis' }
  | { type: 'int'; value: number | bigint }
  | { type: 'float'; value: number; object?: object }
  | { type: 'complex'; imag: number; object?: object }
  | StringValue
  | { type: 'bytes'; value: Uint8Array; object?: object }
  | Made;

/** A guest value that no program text spells: a tuple in a tree that a program made. */
export interface Made {
  type: 'made';
  value: unknown;
  /** Of its type. */
  typeName: string;
  /** Its `repr()`. */
  text: string;
}

export interface BoolOp extends Located {
  kind: 'BoolOp';
  op: 'And' | 'Or';
  values: Expr[];
}
export interface NamedExpr extends Located {
  kind: 'NamedExpr';
  target: Name;
  value: Expr;
}
export interface BinOp extends Located {
  kind: 'BinOp';
  left: Expr;
  op: Operator;
  right: Expr;
}
export interface UnaryOp extends Located {
  kind: 'UnaryOp';
  op: UnaryOperator;
  operand: Expr;
}
export interface Lambda extends Located {
  kind: 'Lambda';
  args: Arguments;
  body: Expr;
}
export interface IfExp extends Located {
  kind: 'IfExp';
  test: Expr;
  body: Expr;
  orelse: Expr;
}
export interface Dict extends Located {
  kind: 'Dict';
  /** `null` stands before a `**mapping` in `values`. */
  keys: (Expr | null)[];
  values: Expr[];
}
export interface SetDisplay extends Located {
  kind: 'Set';
  elts: Expr[];
}
export interface ListComp extends Located {
  kind: 'ListComp' | 'SetComp' | 'GeneratorExp';
  elt: Expr;
  generators: Comprehension[];
}
export interface DictComp extends Located {
  kind: 'DictComp';
  key: Expr;
  value: Expr;
  generators: Comprehension[];
}
export interface Await extends Located {
  kind: 'Await';
  value: Expr;
}
export interface Yield extends Located {
  kind: 'Yield';
  value: Expr | null;
}
export interface YieldFrom extends Located {
  kind: 'YieldFrom';
  value: Expr;
}
export interface Compare extends Located {
  kind: 'Compare';
  left: Expr;
  ops: ComparisonOperator[];
  comparators: Expr[];
}
export interface Call extends Located {
  kind: 'Call';
  func: Expr;
  args: Expr[];
  keywords: Keyword[];
}
export interface FormattedValue extends Located {
  kind: 'FormattedValue';
  value: Expr;
  /** -1 none, or the character code of `s`, `r` or `a`. */
  conversion: number;
  format_spec: JoinedStr | null;
}
export interface JoinedStr extends Located {
  kind: 'JoinedStr';
  values: Expr[];
}
export interface Constant extends Located {
  kind: 'Constant';
  value: Literal;
  unicodePrefix: boolean;
}
export interface Attribute extends Located {
  kind: 'Attribute';
  value: Expr;
  attr: string;
  ctx: Context;
}
export interface Subscript extends Located {
  kind: 'Subscript';
  value: Expr;
  slice: Expr;
  ctx: Context;
}
export interface Starred extends Located {
  kind: 'Starred';
  value: Expr;
  ctx: Context;
}
export interface Name extends Located {
  kind: 'Name';
  id: string;
  ctx: Context;
}
export interface List extends Located {
  kind: 'List';
  elts: Expr[];
  ctx: Context;
}
export interface Tuple extends Located {
  kind: 'Tuple';
  elts: Expr[];
  ctx: Context;
}
export interface Slice extends Located {
  kind: 'Slice';
  lower: Expr | null;
  upper: Expr | null;
  step: Expr | null;
}
export type Expr =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | SetDisplay
  | ListComp
  | DictComp
  | Await
  | Yield
  | YieldFrom
  | Compare
  | Call
  | FormattedValue
  | JoinedStr
  | Constant
  | Attribute
  | Subscript
  | Starred
  | Name
  | List
  | Tuple
  | Slice;

// ── The parts of statements and expressions ────────────────────────────────────────────────────────

export interface Comprehension {
  kind: 'comprehension';
  target: Expr;
  iter: Expr;
  ifs: Expr[];
  is_async: 0 | 1;
}
export interface ExceptHandler extends Located {
  kind: 'ExceptHandler';
  type: Expr | null;
  name: string | null;
  body: Stmt[];
}
export interface Arguments {
  kind: 'arguments';
  posonlyargs: Arg[];
  args: Arg[];
  vararg: Arg | null;
  kwonlyargs: Arg[];
  /** One per keyword-only parameter; `null` where there is no default. */
  kw_defaults: (Expr | null)[];
  kwarg: Arg | null;
  /** The defaults of the last positional parameters. */
  defaults: Expr[];
}
export interface Arg extends Located {
  kind: 'arg';
  arg: string;
  annotation: Expr | null;
}
export interface Keyword extends Located {
  kind: 'keyword';
  /** `null` for `**mapping`. */
  arg: string | null;
  value: Expr;
}
export interface Alias extends Located {
  kind: 'alias';
  name: string;
  asname: string | null;
}
export interface WithItem {
  kind: 'withitem';
  context_expr: Expr;
  optional_vars: Expr | null;
}
export interface MatchCase {
  kind: 'match_case';
  pattern: Pattern;
  guard: Expr | null;
  body: Stmt[];
}

// ── Patterns ───────────────────────────────────────────────────────────────────────────────────────

export interface MatchValue extends Located {
  kind: 'MatchValue';
  value: Expr;
}
export interface MatchSingleton extends Located {
  kind: 'MatchSingleton';
  value: Literal;
}
export interface MatchSequence extends Located {
  kind: 'MatchSequence';
  patterns: Pattern[];
}
export interface MatchMapping extends Located {
  kind: 'MatchMapping';
  keys: Expr[];
  patterns: Pattern[];
  rest: string | null;
}
export interface MatchClass extends Located {
  kind: 'MatchClass';
  cls: Expr;
  patterns: Pattern[];
  kwd_attrs: string[];
  kwd_patterns: Pattern[];
}
export interface MatchStar extends Located {
  kind: 'MatchStar';
  name: string | null;
}
export interface MatchAs extends Located {
  kind: 'MatchAs';
  pattern: Pattern | null;
  name: string | null;
}
export interface MatchOr extends Located {
  kind: 'MatchOr';
  patterns: Pattern[];
}
export type Pattern =
  | MatchValue
  | MatchSingleton
  | MatchSequence
  | MatchMapping
  | MatchClass
  | MatchStar
  | MatchAs
  | MatchOr;

// ── Type parameters ────────────────────────────────────────────────────────────────────────────────

export interface TypeVar extends Located {
  kind: 'TypeVar';
  name: string;
  bound: Expr | null;
  default_value: Expr | null;
}
export interface ParamSpec extends Located {
  kind: 'ParamSpec' | 'TypeVarTuple';
  name: string;
  default_value: Expr | null;
}
export type TypeParam = TypeVar | ParamSpec;

export type Node =
  | Root
  | Stmt
  | Expr
  | Comprehension
  | ExceptHandler
  | Arguments
  | Arg
  | Keyword
  | Alias
  | WithItem
  | MatchCase
  | Pattern
  | TypeParam;
