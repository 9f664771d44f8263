/** What older versions of the language do not have, for `ast.parse(feature_version=…)`. CPython: Grammar/python.gram (CHECK_VERSION). */
import { PythonSyntaxError } from '../lexer/errors.ts';
import { tokenize } from '../lexer/lexer.ts';
import type { SourceText } from '../lexer/source.ts';
import type { Token } from '../lexer/token.ts';
import { Colon, Dedent, RightBracket, RightParenthesis } from '../lexer/vocabulary.ts';
import type { Arguments, FunctionType, Located, Node, Root, TypeParam } from './ast.ts';

/** Refuses a tree with something that came after Python 3.`minor`, where CPython's parser notices it first. */
export function checkVersion(source: SourceText, tree: Root | FunctionType, minor: number): void {
  const finder = new Finder(source, minor);
  const waiting: unknown[] = [tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (Array.isArray(node)) waiting.push(...node);
    else if (typeof node === 'object' && node !== null && 'kind' in node) {
      finder.look(node as Node);
      waiting.push(...Object.values(node));
    }
  }
  finder.refuse();
}

interface Finding {
  readonly what: string;
  readonly minor: number;
  /** The last token that the parser has read when it notices. */
  readonly at: number;
}

class Finder {
  readonly #source: SourceText;
  readonly #tokens: readonly Token[];
  readonly #minor: number;
  #first: Finding | null = null;

  constructor(source: SourceText, minor: number) {
    this.#source = source;
    this.#tokens = tokenize(source).tokens;
    this.#minor = minor;
  }

  look(node: Node): void {
    switch (node.kind) {
      case 'AsyncFunctionDef':
        this.#found('Async functions are', 5, this.#behind(node));
        break;
      case 'AsyncFor':
        this.#found('Async for loops are', 5, this.#behind(node));
        break;
      case 'AsyncWith':
        this.#found('Async with statements are', 5, this.#behind(node));
        break;
      case 'Await':
        this.#found('Await expressions are', 5, this.#behind(node));
        break;
      case 'BinOp':
        if (node.op === 'MatMult') this.#found("The '@' operator is", 5, this.#behind(node));
        break;
      case 'AugAssign':
        if (node.op === 'MatMult') this.#found("The '@' operator is", 5, this.#behind(node.target));
        break;
      case 'comprehension':
        if (node.is_async)
          this.#found('Async comprehensions are', 6, this.#behind(node.ifs.at(-1) ?? node.iter));
        break;
      case 'AnnAssign':
        this.#found(`Variable annotation${node.simple ? '' : 's'} syntax is`, 6, this.#behind(node));
        break;
      case 'Constant':
        if (/^(?:int|float|complex)$/.test(node.value.type)) this.#number(node);
        break;
      case 'arguments':
        if (node.posonlyargs.length > 0)
          this.#found('Positional-only parameters are', 8, this.#behindAll(node));
        break;
      case 'NamedExpr':
        this.#found('Assignment expressions are', 8, this.#behind(node));
        break;
      case 'Match':
        this.#found('Pattern matching is', 10, this.#behindBlock(node));
        break;
      case 'TryStar':
        this.#found('Exception groups are', 11, this.#behindBlock(node.handlers[0]!));
        break;
      case 'TypeAlias':
        this.#found('Type statement is', 12, this.#behind(node));
    }
    if ('type_params' in node && node.type_params.length > 0) this.#typeParameters(node.type_params);
  }

  refuse(): void {
    if (this.#first === null) return;
    const { what, minor, at } = this.#first;
    const token = this.#tokens[at]!;
    const isHidden = token.tokenType === Dedent || token.col_offset < 0;
    const { lineno } = this.#source.place(isHidden ? this.#tokens[at - 1]!.startOffset : token.startOffset);
    const text = this.#source.lineText(lineno);
    const offset = isHidden ? (text ?? '').replace(/\n$/, '').length + 1 : token.col_offset + 1;
    const end_offset = isHidden ? -1 : Math.max(token.end_col_offset, token.col_offset + 1) + 1;
    const message = `${what} only supported in Python 3.${minor} and greater`;
    throw new PythonSyntaxError(
      'SyntaxError',
      message,
      { lineno, offset, end_lineno: lineno, end_offset },
      text,
    );
  }

  #found(what: string, minor: number, at: number): void {
    if (this.#minor >= minor || (this.#first !== null && this.#first.at <= at)) return;
    this.#first = { what, minor, at };
  }

  #typeParameters(parameters: readonly TypeParam[]): void {
    for (const { default_value } of parameters)
      if (default_value !== null) this.#found('Type parameter defaults are', 13, this.#behind(default_value));
    let close = this.#behind(parameters.at(-1)!);
    while (this.#tokens[close]!.tokenType !== RightBracket) close++;
    this.#found('Type parameter lists are', 12, close);
  }

  #number(node: Located): void {
    const at = this.#at(node.lineno, node.col_offset);
    if (this.#tokens[at]!.image.includes('_')) this.#found('Underscores in numeric literals are', 6, at);
  }

  /** The bracket or colon behind the parameters. */
  #behindAll({ posonlyargs, args, vararg, kwonlyargs, kwarg, defaults, kw_defaults }: Arguments): number {
    const all = [...posonlyargs, ...args, vararg, ...kwonlyargs, kwarg, ...defaults, ...kw_defaults];
    let at = Math.max(...all.map((each) => (each === null ? 0 : this.#behind(each))));
    while (![RightParenthesis, Colon].includes(this.#tokens[at]!.tokenType)) at++;
    return at;
  }

  #behindBlock(node: Located): number {
    return this.#behind(node) + 1;
  }

  #behind(node: Located): number {
    return this.#at(node.end_lineno, node.end_col_offset);
  }

  #at(lineno: number, col_offset: number): number {
    const offset = this.#source.offsetOf(lineno, col_offset);
    let low = 0;
    let high = this.#tokens.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#tokens[middle]!.startOffset < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
