/** Source text to tree. CPython: Parser/pegen.c; docs: library/ast.html. */
import { PythonSyntaxError, type SyntaxWarningNote } from '../lexer/errors.ts';
import { tokenize } from '../lexer/lexer.ts';
import type { SourceText } from '../lexer/source.ts';
import type { CharacterNames } from '../lexer/strings.ts';
import type { Root } from './ast.ts';
import { explainFailure } from './errors.ts';
import { ParseFailure } from './grammar/engine.ts';
import { type Mode, PythonParser } from './grammar/parser.ts';

export interface Parsed {
  tree: Root;
  /** What deserves a warning, in the order of the text. */
  warnings: SyntaxWarningNote[];
}

/** A constant that is made when it is first asked for. */
class Lazy<T> {
  #value: T | undefined;
  readonly #make: () => T;

  constructor(make: () => T) {
    this.#make = make;
  }

  get value(): T {
    return (this.#value ??= this.#make());
  }
}

/** Recording the grammar costs more than reading a small program; the parser keeps nothing from one text to the next. */
const shared = new Lazy(() => new PythonParser());

/** Throws `PythonSyntaxError`, and nothing else. */
export function parse(source: SourceText, mode: Mode = 'exec', names?: CharacterNames): Parsed {
  if (source.text.includes('\0')) throw nullBytes();
  return read(mode === 'exec' ? source : source.asFragment(), mode, names);
}

function read(source: SourceText, mode: Mode, names?: CharacterNames): Parsed {
  const list = tokenize(source);
  const parser = shared.value;
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
