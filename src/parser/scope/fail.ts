/** SyntaxErrors of the scope walks. CPython: PyErr_RangedSyntaxLocationObject; their offsets count UTF-8 bytes, not characters. */
import { PythonSyntaxError } from '../../lexer/errors.ts';
import type { SourceText } from '../../lexer/source.ts';
import type { Located } from '../ast.ts';

export class Fail {
  readonly #source: SourceText | null;

  constructor(source: SourceText | null) {
    this.#source = source;
  }

  at(message: string, node: Located): never {
    this.#raise(message, node, node.end_lineno, node.end_col_offset + 1);
  }

  /** An error that has a beginning and no end. */
  from(message: string, node: Located): never {
    this.#raise(message, node, node.lineno, 0);
  }

  /** An error of a whole line. */
  ofLine(message: string, node: Located): never {
    this.#raise(message, node, node.lineno, null);
  }

  /** What CPython's compiler says of a tree that is too deep for it. */
  asTooDeep(): never {
    const place = { lineno: 0, offset: 0, end_lineno: 0, end_offset: 0 };
    const message = 'maximum recursion depth exceeded during compilation';
    throw new PythonSyntaxError('RecursionError', message, place, null);
  }

  #raise(message: string, node: Located, end_lineno: number, end_offset: number | null): never {
    const { lineno } = node;
    const place = { lineno, offset: node.col_offset + 1, end_lineno, end_offset };
    throw new PythonSyntaxError('SyntaxError', message, place, this.#source?.lineText(lineno) ?? null);
  }
}
