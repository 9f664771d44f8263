/** Source text to tree. CPython: Parser/pegen.c; docs: library/ast.html. */
import { PythonSyntaxError, type SyntaxWarningNote } from '../lexer/errors.ts';
import { tokenize } from '../lexer/lexer.ts';
import type { SourceText } from '../lexer/source.ts';
import type { CharacterNames } from '../lexer/strings.ts';
import type { Root } from './ast.ts';
import { explainFailure } from './errors.ts';
import { ParseFailure } from './grammar/engine.ts';
import { type Mode, PythonParser } from './grammar/parser.ts';

export type { Mode } from './grammar/parser.ts';

export interface Parsed {
  tree: Root;
  /** What deserves a warning, in the order of the text. */
  warnings: SyntaxWarningNote[];
}

/**
 * The one value that lives as long as the module: recording the grammar costs more than reading a small program, and
 * the instance keeps nothing from one text to the next.
 */
let parser: PythonParser | undefined;

/** Throws `PythonSyntaxError`, and nothing else. */
export function parse(source: SourceText, mode: Mode = 'exec', names?: CharacterNames): Parsed {
  if (source.text.includes('\0')) throw nullBytes();
  const list = tokenize(source);
  parser ??= new PythonParser();
  try {
    const tree = parser.read(source, list.tokens, mode, names);
    const warnings = [...list.warnings, ...parser.warnings].sort(
      (a, b) => a.lineno - b.lineno || a.offset - b.offset,
    );
    return { tree, warnings };
  } catch (error) {
    if (error instanceof ParseFailure) throw explainFailure(source, list, error.token, mode, parser);
    if (error instanceof RangeError) {
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

function nullBytes(): PythonSyntaxError {
  const nowhere = { lineno: 0, offset: 0, end_lineno: 0, end_offset: 0 };
  return new PythonSyntaxError('SyntaxError', 'source code string cannot contain null bytes', nowhere, null);
}
