/** The tree as text, exactly as `ast.dump` writes it. CPython: Lib/ast.py. */
import type { Literal, Located, Node } from './ast.ts';

export interface DumpOptions {
  /** Positions too. */
  attributes?: boolean;
  /** Spaces for each level, as CPython's `indent`; none for a single line. */
  indent?: number;
}

export function dump(tree: Node, options: DumpOptions = {}): string {
  const writer = new Writer(options.attributes ?? false, options.indent ?? null);
  return writer.node(tree, 0).text;
}

type Piece = { text: string; simple: boolean };

class Writer {
  readonly #attributes: boolean;
  readonly #indent: number | null;

  constructor(attributes: boolean, indent: number | null) {
    this.#attributes = attributes;
    this.#indent = indent;
  }

  /** `simple` is what CPython keeps on one line even when it indents: no fields, or three plain ones at most. */
  node(node: Node, level: number): Piece {
    const values = node as unknown as Record<string, unknown>;
    const pieces: string[] = [];
    let allSimple = true;
    const inner = level + 1;
    const add = (name: string, piece: Piece): void => {
      allSimple &&= piece.simple;
      pieces.push(`${name}=${piece.text}`);
    };
    for (const field of fields[node.kind]!) {
      const value = values[field];
      if (node.kind === 'Constant' || node.kind === 'MatchSingleton') {
        if (field === 'value') add('value', { text: literalText(value as Literal), simple: true });
        else if (value === true) add('kind', { text: "'u'", simple: true });
        continue;
      }
      if (value === null || (Array.isArray(value) && value.length === 0)) continue;
      add(field, this.#value(field, value, inner, node.kind));
    }
    if (this.#attributes && 'lineno' in node) {
      const place = node as Located;
      for (const name of ['lineno', 'col_offset', 'end_lineno', 'end_col_offset'] as const) {
        add(name, { text: String(place[name]), simple: true });
      }
    }
    if (allSimple && pieces.length <= 3) {
      return { text: `${node.kind}(${pieces.join(', ')})`, simple: pieces.length === 0 };
    }
    const [prefix, separator] = this.#separators(inner);
    return { text: `${node.kind}(${prefix}${pieces.join(separator)})`, simple: false };
  }

  #value(field: string, value: unknown, level: number, kind: string): Piece {
    if (Array.isArray(value)) {
      const [prefix, separator] = this.#separators(level + 1);
      const texts = value.map((each) => this.#value(field, each, level + 1, kind).text);
      return { text: `[${prefix}${texts.join(separator)}]`, simple: false };
    }
    if (value === null) return { text: 'None', simple: true };
    if (typeof value === 'object') return this.node(value as Node, level);
    if (typeof value === 'number') return { text: String(value), simple: true };
    const text = String(value);
    if (operatorFields.has(field) && kind !== 'Import') return { text: `${text}()`, simple: true };
    return { text: stringRepr(text), simple: true };
  }

  #separators(level: number): [string, string] {
    if (this.#indent === null) return ['', ', '];
    const line = `\n${' '.repeat(this.#indent * level)}`;
    return [line, `,${line}`];
  }
}

const operatorFields = new Set(['op', 'ops', 'ctx']);

// ── Literals ───────────────────────────────────────────────────────────────────────────────────────

function literalText(value: Literal): string {
  switch (value.type) {
    case 'None':
      return 'None';
    case 'Ellipsis':
      return 'Ellipsis';
    case 'bool':
      return value.value ? 'True' : 'False';
    case 'int':
      return String(value.value);
    case 'float':
      return floatRepr(value.value);
    case 'complex':
      return `${floatRepr(value.imag).replace(/\.0$/, '')}j`;
    case 'str':
      return stringRepr(value.value);
    case 'bytes':
      return bytesRepr(value.value);
  }
}

/** As `repr(float)`: CPython changes to an exponent from 1e16 and below 1e-4. */
function floatRepr(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return 'inf';
  const shortest = value.toExponential();
  const at = shortest.indexOf('e');
  const digits = shortest.slice(0, at);
  const exponent = Number(shortest.slice(at + 1));
  if (value !== 0 && (exponent >= 16 || exponent < -4)) {
    const size = Math.abs(exponent);
    return `${digits}e${exponent < 0 ? '-' : '+'}${size < 10 ? `0${size}` : size}`;
  }
  if (exponent < 0) return value.toFixed(Math.max(0, digits.replace('.', '').length - 1 - exponent));
  const text = String(value);
  return text.includes('.') ? text : `${text}.0`;
}

/** As `repr(str)`. */
function stringRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let result = quote;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (character === quote || character === '\\') result += `\\${character}`;
    else if (character === '\n') result += '\\n';
    else if (character === '\r') result += '\\r';
    else if (character === '\t') result += '\\t';
    else if (code >= 0x20 && code < 0x7f) result += character;
    else if (code < 0x80 || !/^[^\p{C}\p{Z}]$/u.test(character)) {
      if (code <= 0xff) result += `\\x${hex(code, 2)}`;
      else result += code <= 0xffff ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
    } else result += character;
  }
  return result + quote;
}

function bytesRepr(bytes: Uint8Array): string {
  const quote = bytes.includes(0x27) && !bytes.includes(0x22) ? '"' : "'";
  let result = `b${quote}`;
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    if (character === quote || character === '\\') result += `\\${character}`;
    else if (character === '\n') result += '\\n';
    else if (character === '\r') result += '\\r';
    else if (character === '\t') result += '\\t';
    else result += byte >= 0x20 && byte < 0x7f ? character : `\\x${hex(byte, 2)}`;
  }
  return result + quote;
}

function hex(code: number, width: number): string {
  return code.toString(16).padStart(width, '0');
}

// ── Fields in CPython's order ──────────────────────────────────────────────────────────────────────

const functionFields = ['name', 'args', 'body', 'decorator_list', 'returns', 'type_params'];
const forFields = ['target', 'iter', 'body', 'orelse'];
const comprehensionFields = ['elt', 'generators'];
const tryFields = ['body', 'handlers', 'orelse', 'finalbody'];

const fields: Readonly<Record<Node['kind'], readonly string[]>> = {
  Module: ['body'],
  Interactive: ['body'],
  Expression: ['body'],
  FunctionDef: functionFields,
  AsyncFunctionDef: functionFields,
  ClassDef: ['name', 'bases', 'keywords', 'body', 'decorator_list', 'type_params'],
  Return: ['value'],
  Delete: ['targets'],
  Assign: ['targets', 'value'],
  TypeAlias: ['name', 'type_params', 'value'],
  AugAssign: ['target', 'op', 'value'],
  AnnAssign: ['target', 'annotation', 'value', 'simple'],
  For: forFields,
  AsyncFor: forFields,
  While: ['test', 'body', 'orelse'],
  If: ['test', 'body', 'orelse'],
  With: ['items', 'body'],
  AsyncWith: ['items', 'body'],
  Match: ['subject', 'cases'],
  Raise: ['exc', 'cause'],
  Try: tryFields,
  TryStar: tryFields,
  Assert: ['test', 'msg'],
  Import: ['names'],
  ImportFrom: ['module', 'names', 'level'],
  Global: ['names'],
  Nonlocal: ['names'],
  Expr: ['value'],
  Pass: [],
  Break: [],
  Continue: [],
  BoolOp: ['op', 'values'],
  NamedExpr: ['target', 'value'],
  BinOp: ['left', 'op', 'right'],
  UnaryOp: ['op', 'operand'],
  Lambda: ['args', 'body'],
  IfExp: ['test', 'body', 'orelse'],
  Dict: ['keys', 'values'],
  Set: ['elts'],
  ListComp: comprehensionFields,
  SetComp: comprehensionFields,
  GeneratorExp: comprehensionFields,
  DictComp: ['key', 'value', 'generators'],
  Await: ['value'],
  Yield: ['value'],
  YieldFrom: ['value'],
  Compare: ['left', 'ops', 'comparators'],
  Call: ['func', 'args', 'keywords'],
  FormattedValue: ['value', 'conversion', 'format_spec'],
  JoinedStr: ['values'],
  Constant: ['value', 'unicodePrefix'],
  Attribute: ['value', 'attr', 'ctx'],
  Subscript: ['value', 'slice', 'ctx'],
  Starred: ['value', 'ctx'],
  Name: ['id', 'ctx'],
  List: ['elts', 'ctx'],
  Tuple: ['elts', 'ctx'],
  Slice: ['lower', 'upper', 'step'],
  comprehension: ['target', 'iter', 'ifs', 'is_async'],
  ExceptHandler: ['type', 'name', 'body'],
  arguments: ['posonlyargs', 'args', 'vararg', 'kwonlyargs', 'kw_defaults', 'kwarg', 'defaults'],
  arg: ['arg', 'annotation'],
  keyword: ['arg', 'value'],
  alias: ['name', 'asname'],
  withitem: ['context_expr', 'optional_vars'],
  match_case: ['pattern', 'guard', 'body'],
  MatchValue: ['value'],
  MatchSingleton: ['value'],
  MatchSequence: ['patterns'],
  MatchMapping: ['keys', 'patterns', 'rest'],
  MatchClass: ['cls', 'patterns', 'kwd_attrs', 'kwd_patterns'],
  MatchStar: ['name'],
  MatchAs: ['pattern', 'name'],
  MatchOr: ['patterns'],
  TypeVar: ['name', 'bound', 'default_value'],
  ParamSpec: ['name', 'default_value'],
  TypeVarTuple: ['name', 'default_value'],
};
