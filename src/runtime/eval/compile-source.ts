/** From source text to code: parsing, scopes, closures. Docs: library/functions.html#compile. */
import { PythonSyntaxError, type SyntaxWarningNote } from '../../lexer/errors.ts';
import { toldOfFile } from '../../lexer/file-lines.ts';
import type { SourceText } from '../../lexer/source.ts';
import type { FunctionType, Root } from '../../parser/ast.ts';
import { checkVersion } from '../../parser/feature-version.ts';
import type { Mode } from '../../parser/grammar/parser.ts';
import { type PackedProgram, unpack } from '../../parser/packed.ts';
import { parse, parseFunctionType } from '../../parser/parse.ts';
import { unpackScopes } from '../../parser/scope/packed-scopes.ts';
import { analyse } from '../../parser/scope/resolve.ts';
import type { ScopeTable } from '../../parser/scope/scope.ts';
import { attachTypeComments, type TypeComments } from '../../parser/type-comments.ts';
import type { Code, SourceLines } from '../frames/code.ts';
import type { PyDict } from '../kernel/dict.ts';
import {
  indentationErrorType,
  makeError,
  memoryErrorType,
  recursionErrorType,
  syntaxErrorType,
  tabErrorType,
} from '../kernel/errors.ts';
import { PyException, withMembers } from '../kernel/exception.ts';
import type { InterpreterState } from '../kernel/interpreter-state.ts';
import type { Value } from '../kernel/object.ts';
import { PyTuple } from '../kernel/values.ts';
import { builtinsIn } from '../objects/module.ts';
import { compileProgram } from './compile.ts';

export interface CompileOptions {
  readonly mode: Mode;
  readonly globals: PyDict;
  readonly interpreter: InterpreterState;
  /** What is in the file that the source comes from. */
  readonly file?: Uint8Array | null;
}

export interface CompiledSource {
  readonly code: Code;
  readonly warnings: readonly SyntaxWarningNote[];
}

/** Code of a file, and what deserves a warning. Throws a guest SyntaxError. */
export function compileSource(source: SourceText, options: CompileOptions): CompiledSource {
  const { intDigits } = options.interpreter.limits;
  const program = readProgram(source, options.mode, { intDigits, isFile: true, file: options.file ?? null });
  const lines = { line: (number: number) => source.lineText(number)?.replace(/\n$/, '') };
  const code = codeFor(program, {
    globals: options.globals,
    interpreter: options.interpreter,
    source: lines,
    topIsGlobal: true,
  });
  return { code, warnings: program.warnings };
}

/** Code of a module whose tree was packed when the package was built. */
export function compilePacked(
  packed: string,
  filename: string,
  globals: PyDict,
  interpreter: InterpreterState,
): Code {
  const program = packedProgram(packed, filename);
  return codeFor(program, { globals, interpreter, source: null, topIsGlobal: true });
}

export function packedProgram(packed: string, filename: string): Program {
  const { tree, annotationsAreText, scopes } = unpack(packed) as PackedProgram;
  const table = scopes === null ? analyse(tree) : unpackScopes(scopes, annotationsAreText);
  return { tree, scopes: table, filename, warnings: [] };
}

/** A program text before it is bound to globals. */
export interface Program {
  readonly tree: Root;
  readonly scopes: ScopeTable;
  readonly filename: string;
  readonly warnings: readonly SyntaxWarningNote[];
}

export interface ReadOptions {
  readonly intDigits: number;
  /** Errors show lines of it: CPython would open it to find them. */
  readonly isFile?: boolean;
  /** What is in it. */
  readonly file?: Uint8Array | null;
  /** `from __future__ import annotations` is in force around the program. */
  readonly annotationsAreText?: boolean;
}

/** Reads a program. Throws a guest SyntaxError. */
export function readProgram(
  source: SourceText,
  mode: Mode,
  { intDigits, isFile = false, file = null, annotationsAreText = false }: ReadOptions,
): Program {
  let isParsed = false;
  try {
    const { tree, warnings } = parse(source, mode, intDigits);
    isParsed = true;
    const scopes = analyse(tree, isFile ? source : null, annotationsAreText);
    return { tree, scopes, filename: source.filename, warnings: [...warnings, ...scopes.warnings] };
  } catch (thrown) {
    if (!(thrown instanceof PythonSyntaxError)) throw thrown;
    const told = file === null ? thrown : toldOfFile(thrown, source, file, !isParsed);
    throw syntaxError(told, source.filename);
  }
}

export interface ReadTree {
  readonly tree: Root | FunctionType;
  readonly warnings: readonly SyntaxWarningNote[];
  readonly typeComments: TypeComments | null;
}

export interface TreeOptions {
  readonly intDigits: number;
  readonly withTypeComments: boolean;
  /** What Python 3.x refuses is refused; -1 is this one. */
  readonly minorVersion: number;
}

/** Reads a text that is not to be run. Throws a guest SyntaxError. */
export function readTree(
  source: SourceText,
  mode: Mode | 'func_type',
  { intDigits, withTypeComments, minorVersion }: TreeOptions,
): ReadTree {
  try {
    if (mode === 'func_type') return { ...parseFunctionType(source, intDigits), typeComments: null };
    const { tree, warnings } = parse(source, mode, intDigits);
    const text = mode === 'exec' ? source : source.asFragment();
    if (minorVersion >= 0) checkVersion(text, tree, minorVersion);
    return { tree, warnings, typeComments: withTypeComments ? attachTypeComments(text, tree) : null };
  } catch (thrown) {
    if (!(thrown instanceof PythonSyntaxError)) throw thrown;
    throw syntaxError(thrown, source.filename);
  }
}

/** The program of a tree that a program made. Throws a guest SyntaxError. */
export function programOf(tree: Root, filename: string, annotationsAreText: boolean): Program {
  try {
    const scopes = analyse(tree, null, annotationsAreText);
    return { tree, scopes, filename, warnings: scopes.warnings };
  } catch (thrown) {
    if (!(thrown instanceof PythonSyntaxError)) throw thrown;
    throw syntaxError(thrown, filename);
  }
}

export interface Binding {
  readonly globals: PyDict;
  readonly interpreter: InterpreterState;
  /** For tracebacks; null when nobody can find the text. */
  readonly source: SourceLines | null;
  /** False for `exec` and `eval` with locals that are not the globals. */
  readonly topIsGlobal: boolean;
}

/** Code that runs a program with these globals. */
export function codeFor(program: Program, { globals, interpreter, source, topIsGlobal }: Binding): Code {
  const { tree, scopes, filename } = program;
  return compileProgram(tree, {
    interpreter,
    globals,
    builtins: builtinsIn(globals, interpreter),
    filename,
    scopes,
    source,
    lazyAnnotations: scopes.annotationsAreText,
    topIsGlobal,
    isInteractive: tree.kind === 'Interactive',
  });
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
  // Refused before the program is read: the error has no place.
  if (lineno === 0 && text === null && offset === 0)
    return withMembers(makeError(type, error.message), { msg: error.message });
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
