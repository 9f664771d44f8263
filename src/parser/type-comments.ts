/** Comments of the form `# type: …`, which belong to statements and parameters. CPython: `ast.parse(type_comments=True)`; PEP 484. */
import { PythonSyntaxError } from '../lexer/errors.ts';
import { tokenize } from '../lexer/lexer.ts';
import { type SourceText, utf8Length } from '../lexer/source.ts';
import type { Token } from '../lexer/token.ts';
import { Colon, Comma, Equal, Newline, Star } from '../lexer/vocabulary.ts';
import type { Arg, Arguments, Assign, Expr, For, FunctionDef, Located, Node, Root, With } from './ast.ts';

/** `# type: ignore`, wherever it stands. */
export interface TypeIgnore {
  readonly lineno: number;
  readonly tag: string;
}

export interface TypeComments {
  readonly of: ReadonlyMap<Node, string>;
  readonly ignores: readonly TypeIgnore[];
}

interface TypeComment {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Index of the token in front of it. */
  readonly after: number;
}

/** Finds them and who they belong to; an assignment ends where its comment does. Throws when one is out of place. */
export function attachTypeComments(source: SourceText, tree: Root): TypeComments {
  const of = new Map<Node, string>();
  if (!/#[ \t]*type:/.test(source.text)) return { of, ignores: [] };
  const { tokens } = tokenize(source);
  const { comments, ignores } = find(source, tokens);
  if (comments.length === 0) return { of, ignores };
  const places = new Places(source, tokens, tree);
  for (const comment of comments) {
    const owner = places.owners.get(comment.after);
    if (owner === undefined || (of.has(owner) && owner.kind === 'arg'))
      throw outOfPlace(source, tokens, comment);
    if (of.has(owner)) throw twice(source, tokens[comment.after + 1]!);
    of.set(owner, comment.text);
    if (owner.kind === 'Assign') moveEnd(owner, source, comment.end, places.parents);
  }
  return { of, ignores };
}

/** Whatever ends with the assignment goes on ending with it. */
function moveEnd(assign: Assign, source: SourceText, end: number, parents: ReadonlyMap<Node, Node>): void {
  const { end_lineno, end_col_offset } = assign;
  const { lineno } = source.place(end);
  const column = utf8Length(source.text, source.lineStarts[lineno - 1]!, end);
  for (let node: Node | undefined = assign; node !== undefined; node = parents.get(node)) {
    if (!('end_lineno' in node)) continue;
    if (node.end_lineno !== end_lineno || node.end_col_offset !== end_col_offset) break;
    node.end_lineno = lineno;
    node.end_col_offset = column;
  }
}

/** Comments stand in the gaps between tokens, the one in front of a line's end inside of its NEWLINE. */
function find(source: SourceText, tokens: readonly Token[]) {
  const comments: TypeComment[] = [];
  const ignores: TypeIgnore[] = [];
  let from = 0;
  tokens.forEach((token, i) => {
    const gap = source.text.slice(from, token.tokenType === Newline ? token.endOffset : token.startOffset);
    for (const found of gap.matchAll(/#([^\n]*)/g)) {
      const type = /^[ \t]*type:[ \t]*/.exec(found[1]!);
      if (type === null) continue;
      const text = found[1]!.slice(type[0].length);
      const start = from + found.index + 1 + type[0].length;
      if (!/^ignore(?![^\0-\x7f]|[0-9A-Za-z])/.test(text)) {
        comments.push({ text, start, end: start + text.length, after: i - 1 });
        continue;
      }
      const { lineno } = source.place(start);
      const isAlone = /^[ \t\f]*#/.test(source.lineText(lineno)!);
      ignores.push({ lineno, tag: `${text.slice('ignore'.length)}${isAlone ? '\n' : ''}` });
    }
    from = token.endOffset;
  });
  return { comments, ignores };
}

// ── Who may have one ───────────────────────────────────────────────────────────────────────────────

type Owner = Assign | For | With | FunctionDef | Arg;

/** The indices of the tokens behind which a comment may stand. */
class Places {
  readonly owners = new Map<number, Owner>();
  readonly parents = new Map<Node, Node>();
  readonly #source: SourceText;
  readonly #tokens: readonly Token[];

  constructor(source: SourceText, tokens: readonly Token[], tree: Root) {
    this.#source = source;
    this.#tokens = tokens;
    const waiting: Node[] = [tree];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      this.#add(node);
      for (const child of Object.values(node).flat() as unknown[]) {
        if (typeof child !== 'object' || child === null || !('kind' in child)) continue;
        this.parents.set(child as Node, node);
        waiting.push(child as Node);
      }
    }
  }

  #add(node: Node): void {
    switch (node.kind) {
      case 'Assign':
        this.owners.set(this.#lastOf(node), node);
        break;
      case 'For':
      case 'AsyncFor':
        this.owners.set(this.#next(Colon, this.#lastOf(node.iter)), node);
        break;
      case 'With':
      case 'AsyncWith': {
        const item = node.items.at(-1)!;
        this.owners.set(this.#next(Colon, this.#lastOf(item.optional_vars ?? item.context_expr)), node);
        break;
      }
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        this.#addFunction(node);
    }
  }

  /** Behind the colon, or alone on the next line. */
  #addFunction(node: FunctionDef): void {
    const start = this.#at(node.lineno, node.col_offset);
    const colon = node.returns
      ? this.#next(Colon, this.#lastOf(node.returns))
      : this.#outside(start, (token) => token.tokenType === Colon);
    this.owners.set(colon, node);
    if (this.#tokens[colon + 1]?.tokenType === Newline) this.owners.set(colon + 1, node);
    for (const [parameter, value] of parametersOf(node.args)) this.#addParameter(parameter, value);
  }

  /** Behind its comma; the last one may have none. */
  #addParameter(parameter: Arg, value: Expr | null): void {
    let last = this.#lastOf(parameter);
    if (value !== null && this.#tokens[last + 1]?.tokenType === Equal) {
      const end = this.#lastOf(value);
      last = this.#outside(last + 2, (_, i) => i > end) - 1;
    }
    const next = this.#tokens[last + 1]!;
    this.owners.set(next.tokenType === Comma ? last + 1 : last, parameter);
  }

  /** The first token from `start` on that is wanted, and not between brackets opened since. */
  #outside(start: number, isWanted: (token: Token, index: number) => boolean): number {
    let depth = 0;
    let i = start;
    for (; i < this.#tokens.length - 1; i++) {
      const token = this.#tokens[i]!;
      if (depth === 0 && isWanted(token, i)) break;
      if (/^[([{]$/.test(token.image)) depth++;
      else if (/^[)\]}]$/.test(token.image)) depth--;
    }
    return i;
  }

  #next(type: Token['tokenType'], after: number): number {
    let i = after + 1;
    while (i < this.#tokens.length - 1 && this.#tokens[i]!.tokenType !== type) i++;
    return i;
  }

  #at(lineno: number, col_offset: number): number {
    return firstFrom(this.#tokens, this.#source.offsetOf(lineno, col_offset));
  }

  #lastOf(node: Located): number {
    return this.#at(node.end_lineno, node.end_col_offset) - 1;
  }
}

/** Index of the first token that begins at an offset or behind it. */
function firstFrom(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.startOffset < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function parametersOf(args: Arguments): [Arg, Expr | null][] {
  const positional = [...args.posonlyargs, ...args.args];
  const without = positional.length - args.defaults.length;
  const result = positional.map((arg, i): [Arg, Expr | null] => [arg, args.defaults[i - without] ?? null]);
  if (args.vararg) result.push([args.vararg, null]);
  args.kwonlyargs.forEach((arg, i) => {
    result.push([arg, args.kw_defaults[i] ?? null]);
  });
  if (args.kwarg) result.push([args.kwarg, null]);
  return result;
}

// ── Errors ─────────────────────────────────────────────────────────────────────────────────────────

function outOfPlace(source: SourceText, tokens: readonly Token[], comment: TypeComment): PythonSyntaxError {
  const isBareStar =
    tokens[comment.after]?.tokenType === Comma && tokens[comment.after - 1]?.tokenType === Star;
  const message = isBareStar ? 'bare * has associated type comment' : 'invalid syntax';
  const { lineno, column } = source.place(comment.start);
  const end = source.place(comment.end).column;
  const place = { lineno, offset: column + 1, end_lineno: lineno, end_offset: end + 1 };
  return new PythonSyntaxError('SyntaxError', message, place, source.lineText(lineno));
}

function twice(source: SourceText, next: Token): PythonSyntaxError {
  const { lineno, col_offset, end_col_offset } = next;
  const offset = Math.max(col_offset, end_col_offset);
  const place = { lineno, offset, end_lineno: lineno, end_offset: -1 };
  const message = 'Cannot have two type comments on def';
  return new PythonSyntaxError('SyntaxError', message, place, source.lineText(lineno));
}
