/** Source text to tree. CPython: Parser/pegen.c; docs: library/ast.html. */
import { PythonSyntaxError, type SyntaxWarningNote } from '../lexer/errors.ts';
import { Lazy } from '../lexer/lazy.ts';
import { type TokenList, tokenize } from '../lexer/lexer.ts';
import { maxIntDigits } from '../lexer/numbers.ts';
import type { SourceText } from '../lexer/source.ts';
import type { FunctionType, Root } from './ast.ts';
import { explainFailure } from './errors.ts';
import { ParseFailure, TooDeep } from './grammar/engine.ts';
import { type Mode, PythonParser, type RootOf } from './grammar/parser.ts';

export interface Parsed<Tree = Root> {
  tree: Tree;
  /** What deserves a warning, in the order of the text. */
  warnings: SyntaxWarningNote[];
}

/** Recording the grammar costs more than reading a small program; the parser keeps nothing from one text to the next. */
const shared = new Lazy(() => new PythonParser());

/** Decimal integers may have so many digits; 0 is no limit. Throws `PythonSyntaxError`, and nothing else. */
export function parse(source: SourceText, mode: Mode = 'exec', intDigits = maxIntDigits): Parsed {
  if (source.text.includes('\0')) throw nullBytes();
  return read(mode === 'exec' ? source : source.asFragment(), mode, intDigits);
}

/** Reads what a comment tells of a function: `(int, str) -> bool`. Throws as `parse`. */
export function parseFunctionType(source: SourceText, intDigits = maxIntDigits): Parsed<FunctionType> {
  if (source.text.includes('\0')) throw nullBytes();
  return read(source.asFragment(), 'func_type', intDigits);
}

function read<M extends Mode | 'func_type'>(
  source: SourceText,
  mode: M,
  intDigits: number,
): Parsed<RootOf<M>> {
  const list = tokenize(source);
  const parser = shared.value;
  try {
    const tree = readTree(source, list, mode, parser, intDigits);
    const warnings = [...list.warnings, ...parser.warnings].sort(
      (a, b) => a.lineno - b.lineno || a.offset - b.offset,
    );
    return { tree, warnings };
  } catch (error) {
    // What can't be tokens is told before a literal that can't be read.
    if (error instanceof PythonSyntaxError && list.error?.prevails) throw list.error.error;
    if (error instanceof ParseFailure) throw explainFailure(source, list, error.token, mode, parser);
    if (error instanceof TooDeep || error instanceof RangeError) {
      throw new PythonSyntaxError(
        'MemoryError',
        'Parser stack overflowed - Python source too complex to parse',
        { lineno: 0, offset: 0, end_lineno: 0, end_offset: 0 },
        null,
      );
    }
    throw error;
  }
}

/** Levels between nests that are read by themselves: few enough for the rest of any stack. */
const levelsApart = 10;

function readTree<M extends Mode | 'func_type'>(
  source: SourceText,
  list: TokenList,
  mode: M,
  parser: PythonParser,
  intDigits: number,
): RootOf<M> {
  try {
    return parser.read(source, list.tokens, mode, null, intDigits);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return parser.read(source, list.tokens, mode, levelsApart, intDigits);
  }
}

function nullBytes(): PythonSyntaxError {
  const nowhere = { lineno: 0, offset: 0, end_lineno: 0, end_offset: 0 };
  return new PythonSyntaxError('SyntaxError', 'source code string cannot contain null bytes', nowhere, null);
}
