/** From source text to code: parsing, scopes, closures. Docs: library/functions.html#compile. */
import { PythonSyntaxError, type SyntaxWarningNote } from '../../lexer/errors.ts';
import type { SourceText } from '../../lexer/source.ts';
import type { Root } from '../../parser/ast.ts';
import { type Mode, parse } from '../../parser/parse.ts';
import { analyse } from '../../parser/scope/resolve.ts';
import type { Code } from '../frames/code.ts';
import type { PyDict } from '../kernel/dict.ts';
import {
  indentationErrorType,
  memoryErrorType,
  recursionErrorType,
  syntaxErrorType,
  tabErrorType,
} from '../kernel/errors.ts';
import { PyException, withMembers } from '../kernel/exception.ts';
import type { InterpreterState } from '../kernel/interpreter-state.ts';
import type { Value } from '../kernel/object.ts';
import { PyTuple } from '../kernel/values.ts';
import { compileProgram } from './compile.ts';

export interface CompileOptions {
  readonly mode: Mode;
  readonly globals: PyDict;
  readonly interpreter: InterpreterState;
  /** `exec` and `eval` may be given locals that are not the globals. */
  readonly topIsGlobal?: boolean;
}

/** Code made of source text, and what deserves a warning. Throws a guest SyntaxError. */
export function compileSource(source: SourceText, options: CompileOptions): { code: Code; warnings: SyntaxWarningNote[] } {
  try {
    const { tree, warnings } = parse(source, options.mode);
    const { code, more } = compileTree(tree, source, options);
    return { code, warnings: [...warnings, ...more] };
  } catch (thrown) {
    if (thrown instanceof PythonSyntaxError) throw syntaxError(thrown, source.filename);
    throw thrown;
  }
}

function compileTree(tree: Root, source: SourceText, options: CompileOptions) {
  const scopes = analyse(tree, source);
  const code = compileProgram(tree, {
    interpreter: options.interpreter,
    globals: options.globals,
    builtins: options.interpreter.builtins,
    filename: source.filename,
    scopes,
    source: { line: (number) => source.lineText(number)?.replace(/\n$/, '') },
    lazyAnnotations: scopes.annotationsAreText,
    topIsGlobal: options.topIsGlobal ?? true,
  });
  return { code, more: scopes.warnings };
}

/** The guest's exception for an error in source text. */
export function syntaxError(error: PythonSyntaxError, filename: string): PyException {
  const types = {
    SyntaxError: syntaxErrorType,
    IndentationError: indentationErrorType,
    TabError: tabErrorType,
    MemoryError: memoryErrorType,
    RecursionError: recursionErrorType,
  };
  const type = types[error.type];
  if (!type.isSubtypeOf(syntaxErrorType)) return new PyException(type, [error.message]);
  const { lineno, offset, end_lineno, end_offset, text } = error;
  const place: Value[] = [filename, lineno, offset, text, end_lineno, end_offset];
  const made = new PyException(type, [error.message, new PyTuple(place)]);
  return withMembers(made, {
    msg: error.message,
    filename,
    lineno,
    offset,
    text,
    end_lineno,
    end_offset,
    print_file_and_line: null,
  });
}
