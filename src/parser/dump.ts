/** The tree as text, exactly as `ast.dump` writes it. CPython: Lib/ast.py. */
import { maxIntDigits } from '../lexer/numbers.ts';
import { quoted, quotedBytes } from '../lexer/quoted.ts';
import { grammarProductions } from './abstract-grammar.ts';
import type { Literal, Located, Node } from './ast.ts';
import type { TypeComments, TypeIgnore } from './type-comments.ts';

export interface DumpOptions {
  /** Positions too. */
  attributes?: boolean;
  /** Spaces for each level, as CPython's `indent`; none for a single line. */
  indent?: number;
  typeComments?: TypeComments;
}

export function dump(tree: Node, options: DumpOptions = {}): string {
  const pieces: string[] = [];
  writeDump(tree, options, (piece) => pieces.push(piece));
  return pieces.join('');
}

/** Hands the text on piece by piece: that of a large program is longer than a string can be. */
export function writeDump(tree: Node, options: DumpOptions, write: (piece: string) => void): void {
  new Writer(options, write).run(tree);
}

/** Why CPython's `ast.dump` fails with this tree; null when it does not. */
export function dumpProblem(tree: Node): string | null {
  const waiting: [node: Node, calls: number][] = [[tree, 1]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [node, calls] = next;
    // One call is for the node's plain fields.
    if (calls >= mostCalls) return 'RecursionError: maximum recursion depth exceeded';
    for (const value of Object.values(node) as unknown[]) {
      if (typeof value !== 'object' || value === null) continue;
      // A list takes two: it is joined from a generator.
      if (Array.isArray(value)) {
        for (const each of value) if (isNode(each)) waiting.push([each, calls + 3]);
      } else if (isNode(value)) waiting.push([value, calls + 1]);
      else if (isLiteral(value) && value.type === 'int' && typeof value.value === 'bigint') {
        if (value.value >= 10n ** BigInt(maxIntDigits)) return tooManyDigits;
      }
    }
  }
  return null;
}

/** As deep as CPython's stack is when `python -m ast` calls it. */
const mostCalls = 995;
const tooManyDigits = `ValueError: Exceeds the limit (${maxIntDigits} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit`;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

/** Text to write, or a node to write at a level. */
type Task = string | { readonly node: Node; readonly level: number };
type Field = readonly [name: string, value: unknown];

class Writer {
  readonly #attributes: boolean;
  readonly #indent: number | null;
  readonly #typeComments: TypeComments | null;
  readonly #write: (piece: string) => void;
  /** What is left to do, last first; trees are deeper than JavaScript's stack. */
  readonly #tasks: Task[] = [];

  constructor({ attributes, indent, typeComments }: DumpOptions, write: (piece: string) => void) {
    this.#attributes = attributes ?? false;
    this.#indent = indent ?? null;
    this.#typeComments = typeComments ?? null;
    this.#write = write;
  }

  run(tree: Node): void {
    this.#tasks.push({ node: tree, level: 0 });
    for (let task = this.#tasks.pop(); task !== undefined; task = this.#tasks.pop()) {
      if (typeof task === 'string') this.#write(task);
      else this.#node(task.node, task.level);
    }
  }

  /** CPython keeps on one line, even when it indents, what has three plain fields at most. */
  #node(node: Node, level: number): void {
    const present = this.#fields(node);
    const isShort = present.length <= 3 && present.every(([, value]) => this.#isPlain(value));
    const pieces = new Pieces(`${node.kind}(`);
    const [prefix, separator] = isShort ? ['', ', '] : this.#separators(level + 1);
    present.forEach(([name, value], i) => {
      pieces.add(`${i === 0 ? prefix : separator}${name}=`);
      this.#value(name, value, level + 1, pieces, node.kind);
    });
    pieces.add(')');
    for (let i = pieces.list.length - 1; i >= 0; i--) this.#tasks.push(pieces.list[i]!);
  }

  #value(name: string, value: unknown, level: number, pieces: Pieces, kind: string): void {
    if (Array.isArray(value)) {
      const [prefix, separator] = this.#separators(level + 1);
      pieces.add('[');
      value.forEach((each, i) => {
        pieces.add(i === 0 ? prefix : separator);
        this.#value(name, each, level + 1, pieces, kind);
      });
      pieces.add(']');
    } else if (value === null) pieces.add('None');
    else if (typeof value === 'number') pieces.add(String(value));
    else if (typeof value === 'object') {
      if (isLiteral(value)) pieces.add(literalText(value));
      else if (name === 'type_ignores') pieces.add(typeIgnore(value as TypeIgnore));
      else pieces.node(value as Node, level);
    } else if (operatorFields.has(name) && kind !== 'Import') pieces.add(`${value}()`);
    else pieces.add(quoted(String(value)));
  }

  /** What is left out has the value that it has by default. */
  #fields(node: Node): Field[] {
    const values = node as unknown as Record<string, unknown>;
    const present: Field[] = [];
    for (const { name } of grammarProductions().get(node.kind)!.form.fields) {
      let value = values[name];
      if (node.kind === 'Constant' || node.kind === 'MatchSingleton') {
        if (name === 'value') present.push([name, value]);
        else if (values['unicodePrefix'] === true) present.push(['kind', 'u']);
        continue;
      }
      if (name === 'type_comment') value = this.#typeComments?.of.get(node) ?? null;
      else if (name === 'type_ignores') value = this.#typeComments?.ignores ?? null;
      if (value !== null && !(Array.isArray(value) && value.length === 0)) present.push([name, value]);
    }
    if (this.#attributes && 'lineno' in node) {
      const place = node as Located;
      for (const name of attributes) present.push([name, place[name]]);
    }
    return present;
  }

  #isPlain(value: unknown): boolean {
    if (typeof value !== 'object' || value === null) return true;
    if (Array.isArray(value)) return false;
    return isLiteral(value) || this.#fields(value as Node).length === 0;
  }

  #separators(level: number): [string, string] {
    if (this.#indent === null) return ['', ', '];
    const line = `\n${' '.repeat(Math.max(0, this.#indent * level))}`;
    return [line, `,${line}`];
  }
}

/** Text and nodes in their order, text joined. */
class Pieces {
  readonly list: Task[];

  constructor(text: string) {
    this.list = [text];
  }

  add(text: string): void {
    const last = this.list.length - 1;
    const piece = this.list[last]!;
    if (typeof piece === 'string') this.list[last] = piece + text;
    else this.list.push(text);
  }

  node(node: Node, level: number): void {
    this.list.push({ node, level });
  }
}

function typeIgnore({ lineno, tag }: TypeIgnore): string {
  return `TypeIgnore(lineno=${lineno}, tag=${quoted(tag)})`;
}

const attributes = ['lineno', 'col_offset', 'end_lineno', 'end_col_offset'] as const;

const operatorFields = new Set(['op', 'ops', 'ctx']);

// ── Literals ───────────────────────────────────────────────────────────────────────────────────────

function isLiteral(value: object): value is Literal {
  return 'type' in value && !('kind' in value);
}

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
      return quoted(value.value, value.splitPairs);
    case 'bytes':
      return quotedBytes(value.value);
    case 'made':
      return value.text;
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
