/** The text of an expression, as annotations are kept under `from __future__ import annotations`. CPython: Python/ast_unparse.c. */
import { quoted, quotedBytes } from '../lexer/quoted.ts';
import { joinPieces, piecesOf } from '../lexer/strings.ts';
import type {
  Arg,
  Arguments,
  Attribute,
  BinOp,
  Call,
  ComparisonOperator,
  Comprehension,
  Expr,
  FormattedValue,
  IfExp,
  JoinedStr,
  Lambda,
  Literal,
  Operator,
  Subscript,
  UnaryOp,
  UnaryOperator,
} from './ast.ts';

export function unparse(node: Expr): string {
  return text(node, Level.test);
}

/** How tightly an operand has to hold together not to need parentheses. */
const Level = {
  tuple: 0,
  test: 1,
  or: 2,
  and: 3,
  not: 4,
  comparison: 5,
  bitOr: 6,
  bitXor: 7,
  bitAnd: 8,
  shift: 9,
  arithmetic: 10,
  term: 11,
  factor: 12,
  power: 13,
  await: 14,
  atom: 15,
} as const;

/** A chain is written from its end, to whichever side it leans: it may be longer than the JavaScript stack is deep. */
function text(node: Expr, level: number): string {
  const around: Around = { before: [], after: [] };
  let rest: Operand = { node, level };
  for (let next = operandOf(rest, around); next !== null; next = operandOf(rest, around)) rest = next;
  return (
    around.before.join('') +
    single(rest.node as Exclude<Expr, Link>, rest.level) +
    around.after.reverse().join('')
  );
}

interface Operand {
  readonly node: Expr;
  readonly level: number;
}

interface Around {
  readonly before: string[];
  /** What comes last is first. */
  readonly after: string[];
}

/** The operand that a chain goes on with; what stands around it is added. */
function operandOf({ node, level }: Operand, { before, after }: Around): Operand | null {
  const open = (own: number): void => {
    if (level <= own) return;
    before.push('(');
    after.push(')');
  };
  switch (node.kind) {
    case 'Attribute': {
      const isInteger = node.value.kind === 'Constant' && node.value.value.type === 'int';
      after.push(`${isInteger ? ' ' : ''}.${node.attr}`);
      return { node: node.value, level: Level.atom };
    }
    case 'Subscript':
      after.push(`[${text(node.slice, Level.tuple)}]`);
      return { node: node.value, level: Level.atom };
    case 'Call':
      after.push(callArguments(node));
      return { node: node.func, level: Level.atom };
    case 'BinOp': {
      const own = levelOf[node.op];
      open(own);
      if (node.op === 'Pow') {
        before.push(`${text(node.left, own + 1)} ** `);
        return { node: node.right, level: own };
      }
      after.push(` ${symbols[node.op]} ${text(node.right, own + 1)}`);
      return { node: node.left, level: own };
    }
    case 'UnaryOp': {
      const own = node.op === 'Not' ? Level.not : Level.factor;
      open(own);
      before.push(unarySymbols[node.op]);
      return { node: node.operand, level: own };
    }
    case 'IfExp':
      open(Level.test);
      before.push(`${text(node.body, Level.test + 1)} if ${text(node.test, Level.test + 1)} else `);
      return { node: node.orelse, level: Level.test };
    case 'Lambda':
      open(Level.test);
      before.push(lambdaHead(node));
      return { node: node.body, level: Level.test };
    default:
      return null;
  }
}

type Link = Attribute | Subscript | Call | BinOp | UnaryOp | IfExp | Lambda;

function single(node: Exclude<Expr, Link>, level: number): string {
  const within = (own: number, inner: string): string => (level > own ? `(${inner})` : inner);
  switch (node.kind) {
    case 'Name':
      return node.id;
    case 'Constant':
      return `${node.unicodePrefix ? 'u' : ''}${literal(node.value)}`;
    case 'Slice': {
      const part = (each: Expr | null): string => (each === null ? '' : text(each, Level.test));
      const step = node.step === null ? '' : `:${part(node.step)}`;
      return `${part(node.lower)}:${part(node.upper)}${step}`;
    }
    case 'Tuple': {
      if (node.elts.length === 0) return '()';
      return within(Level.tuple, `${list(node.elts)}${node.elts.length === 1 ? ',' : ''}`);
    }
    case 'List':
      return `[${list(node.elts)}]`;
    case 'Set':
      return `{${list(node.elts)}}`;
    case 'Dict': {
      const entries = node.values.map((value, i) => {
        const key = node.keys[i];
        return key ? `${text(key, Level.test)}: ${text(value, Level.test)}` : `**${text(value, Level.bitOr)}`;
      });
      return `{${entries.join(', ')}}`;
    }
    case 'BoolOp': {
      const own = node.op === 'And' ? Level.and : Level.or;
      return within(
        own,
        node.values.map((each) => text(each, own + 1)).join(node.op === 'And' ? ' and ' : ' or '),
      );
    }
    case 'Compare': {
      const rest = node.ops.map(
        (op, i) => ` ${comparisons[op]} ${text(node.comparators[i]!, Level.comparison + 1)}`,
      );
      return within(Level.comparison, `${text(node.left, Level.comparison + 1)}${rest.join('')}`);
    }
    case 'NamedExpr':
      return within(Level.tuple, `${text(node.target, Level.atom)} := ${text(node.value, Level.atom)}`);
    case 'Await':
      return within(Level.await, `await ${text(node.value, Level.atom)}`);
    case 'Yield':
      return node.value === null ? '(yield)' : `(yield ${text(node.value, Level.test)})`;
    case 'YieldFrom':
      return `(yield from ${text(node.value, Level.test)})`;
    case 'Starred':
      return `*${text(node.value, Level.bitOr)}`;
    case 'GeneratorExp':
      return `(${text(node.elt, Level.test)}${clauses(node.generators)})`;
    case 'ListComp':
      return `[${text(node.elt, Level.test)}${clauses(node.generators)}]`;
    case 'SetComp':
      return `{${text(node.elt, Level.test)}${clauses(node.generators)}}`;
    case 'DictComp':
      return `{${text(node.key, Level.test)}: ${text(node.value, Level.test)}${clauses(node.generators)}}`;
    case 'JoinedStr':
    case 'FormattedValue': {
      const { value, splitPairs } = joinPieces(formatted(node));
      return `f${quoted(value, splitPairs)}`;
    }
  }
}

function list(nodes: readonly Expr[]): string {
  return nodes.map((each) => text(each, Level.test)).join(', ');
}

function callArguments({ args, keywords }: Call): string {
  const [only] = args;
  if (args.length === 1 && keywords.length === 0 && only?.kind === 'GeneratorExp')
    return text(only, Level.atom);
  const named = keywords.map(
    ({ arg, value }) => `${arg === null ? '**' : `${arg}=`}${text(value, Level.test)}`,
  );
  return `(${[...args.map((each) => text(each, Level.test)), ...named].join(', ')})`;
}

function lambdaHead(node: Lambda): string {
  const { posonlyargs, args } = node.args;
  // sic: without positional parameters no space
  const space = posonlyargs.length + args.length > 0 ? ' ' : '';
  return `lambda${space}${parameterList(node.args)}: `;
}

function parameterList(args: Arguments): string {
  const parts: string[] = [];
  const positional = [...args.posonlyargs, ...args.args];
  const firstDefault = positional.length - args.defaults.length;
  positional.forEach((each, i) => {
    parts.push(parameter(each, args.defaults[i - firstDefault] ?? null));
    if (i + 1 === args.posonlyargs.length) parts.push('/');
  });
  if (args.vararg !== null) parts.push(`*${args.vararg.arg}`);
  else if (args.kwonlyargs.length > 0) parts.push('*');
  for (const [i, each] of args.kwonlyargs.entries()) parts.push(parameter(each, args.kw_defaults[i] ?? null));
  if (args.kwarg !== null) parts.push(`**${args.kwarg.arg}`);
  return parts.join(', ');
}

function parameter({ arg }: Arg, otherwise: Expr | null): string {
  return otherwise === null ? arg : `${arg}=${text(otherwise, Level.test)}`;
}

function clauses(generators: readonly Comprehension[]): string {
  return generators
    .map(({ target, iter, ifs, is_async }) => {
      const tests = ifs.map((each) => ` if ${text(each, Level.test + 1)}`).join('');
      return `${is_async ? ' async' : ''} for ${text(target, Level.tuple)} in ${text(iter, Level.test + 1)}${tests}`;
    })
    .join('');
}

// ── Literals ───────────────────────────────────────────────────────────────────────────────────────

function formatted(node: JoinedStr | FormattedValue): string[] {
  if (node.kind === 'JoinedStr') return node.values.flatMap(formattedPart);
  const value = text(node.value, Level.test + 1);
  const conversion = node.conversion < 0 ? '' : `!${String.fromCharCode(node.conversion)}`;
  const spec = node.format_spec === null ? '' : `:${formatted(node.format_spec).join('')}`;
  return [`{${value.startsWith('{') ? ' ' : ''}${value}${conversion}${spec}}`];
}

function formattedPart(node: Expr): string[] {
  if (node.kind === 'JoinedStr' || node.kind === 'FormattedValue') return formatted(node);
  if (node.kind !== 'Constant' || node.value.type !== 'str')
    throw new Error(`not part of an f-string: ${node.kind}`);
  return piecesOf(node.value).map((piece) => piece.replaceAll('{', '{{').replaceAll('}', '}}'));
}

function literal(value: Literal): string {
  switch (value.type) {
    case 'None':
      return 'None';
    case 'Ellipsis':
      return '...';
    case 'bool':
      return value.value ? 'True' : 'False';
    case 'int':
      return String(value.value);
    case 'float':
      return float(value.value, '.0');
    case 'complex':
      return `${float(value.imag, '')}j`;
    case 'str':
      return quoted(value.value, value.splitPairs);
    case 'bytes':
      return quotedBytes(value.value);
    case 'made':
      return value.text;
  }
}

function float(value: number, ending: string): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value < 0 ? '-1e309' : '1e309';
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e16 || size < 1e-4)) {
    return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
  }
  const shown = String(value);
  return shown.includes('.') ? shown : shown + ending;
}

// ── Operators ──────────────────────────────────────────────────────────────────────────────────────

const symbols: Readonly<Record<Operator, string>> = {
  Add: '+',
  Sub: '-',
  Mult: '*',
  MatMult: '@',
  Div: '/',
  Mod: '%',
  Pow: '**',
  LShift: '<<',
  RShift: '>>',
  BitOr: '|',
  BitXor: '^',
  BitAnd: '&',
  FloorDiv: '//',
};

const levelOf: Readonly<Record<Operator, number>> = {
  Add: Level.arithmetic,
  Sub: Level.arithmetic,
  Mult: Level.term,
  MatMult: Level.term,
  Div: Level.term,
  Mod: Level.term,
  FloorDiv: Level.term,
  Pow: Level.power,
  LShift: Level.shift,
  RShift: Level.shift,
  BitOr: Level.bitOr,
  BitXor: Level.bitXor,
  BitAnd: Level.bitAnd,
};

const unarySymbols: Readonly<Record<UnaryOperator, string>> = {
  Invert: '~',
  Not: 'not ',
  UAdd: '+',
  USub: '-',
};

const comparisons: Readonly<Record<ComparisonOperator, string>> = {
  Eq: '==',
  NotEq: '!=',
  Lt: '<',
  LtE: '<=',
  Gt: '>',
  GtE: '>=',
  Is: 'is',
  IsNot: 'is not',
  In: 'in',
  NotIn: 'not in',
};
