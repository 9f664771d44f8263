/** `compile`: code or a tree from text or a tree. CPython: Python/bltinmodule.c (builtin_compile_impl); docs: library/functions.html#compile. */
import { PythonSyntaxError } from '../../lexer/errors.ts';
import { decodeSource, SourceText } from '../../lexer/source.ts';
import type { Root } from '../../parser/ast.ts';
import type { Mode } from '../../parser/grammar/parser.ts';
import { textOfBytes, UndecodableText } from '../../parser/parse-bytes.ts';
import {
  codeFor,
  type Program,
  programOf,
  readProgram,
  readTree,
  syntaxError,
} from '../eval/compile-source.ts';
import { issueWarnings } from '../eval/compile-warnings.ts';
import type { Code, SourceLines } from '../frames/code.ts';
import { pythonFrame } from '../frames/frame.ts';
import { typeOf } from '../kernel/birth.ts';
import { native } from '../kernel/define.ts';
import { PyDict } from '../kernel/dict.ts';
import { givenTypeName, raise, typeName } from '../kernel/errors.ts';
import type { InterpreterState } from '../kernel/interpreter-state.ts';
import type { Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { callSpecial, special } from '../kernel/special.ts';
import { index } from '../kernel/subscript.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { truth } from '../kernel/truth.ts';
import { PyBytes } from '../kernel/values.ts';
import { possibleBufferOf } from '../objects/buffer.ts';
import { PyCode } from '../objects/code-object.ts';
import { decodeBytes, encodeText } from '../objects/codecs.ts';
import { foldConstants } from '../objects/syntax-tree/fold.ts';
import { treeOfObjects } from '../objects/syntax-tree/from-objects.ts';
import { nodeClasses } from '../objects/syntax-tree/node-classes.ts';
import { treeObjects } from '../objects/syntax-tree/to-objects.ts';
import { validate } from '../objects/syntax-tree/validate.ts';
import { KNOWN_FLAGS, TEXT_ANNOTATIONS, treeFlags } from './compile-flags.ts';

/** What `compile()` gives: it runs with any globals. */
export class ProgramCode extends PyCode {
  private readonly program: Program;
  private readonly interpreter: InterpreterState;
  private readonly lines: SourceLines | null;
  private readonly bound = new WeakMap<PyDict, Code>();

  constructor(program: Program, lines: SourceLines | null, interpreter: InterpreterState) {
    super(codeFor(program, { globals: new PyDict(), interpreter, source: lines, topIsGlobal: true }));
    this.program = program;
    this.interpreter = interpreter;
    this.lines = lines;
  }

  boundTo(globals: PyDict, topIsGlobal: boolean): Code {
    const { program, interpreter, lines } = this;
    const known = topIsGlobal ? this.bound.get(globals) : undefined;
    if (known !== undefined) return known;
    const code = codeFor(program, { globals, interpreter, source: lines, topIsGlobal });
    if (topIsGlobal) this.bound.set(globals, code);
    return code;
  }
}

/** The code that calls has `from __future__ import annotations`. */
export function inheritsTextAnnotations(thread: Thread): boolean {
  return pythonFrame(thread.frame)?.code.annotationsAreText ?? false;
}

interface Request {
  readonly filename: string;
  readonly mode: Mode | 'func_type';
  readonly flags: number;
  readonly annotationsAreText: boolean;
  /** What Python 3.x refuses is refused; -1 is this one. */
  readonly minorVersion: number;
  readonly optimize: number;
}

function* compile(
  source: Value,
  givenFilename: Value,
  givenMode: Value,
  givenFlags: Value,
  givenDontInherit: Value,
  givenOptimize: Value,
  givenFeatureVersion: Value,
  thread: Thread,
): Guest<Value> {
  const filename = yield* pathText(givenFilename, thread);
  const modeText = asString(givenMode);
  if (modeText === undefined) {
    return raise.typeError(`compile() argument 'mode' must be str, not ${givenTypeName(givenMode)}`);
  }
  const flags = Number(yield* index(givenFlags, thread));
  const dontInherit = yield* finished(truth(givenDontInherit, thread));
  const optimize = yield* index(givenOptimize, thread);
  const minorVersion = Number(yield* index(givenFeatureVersion, thread));
  if ((flags & ~KNOWN_FLAGS) !== 0) raise.valueError('compile(): unrecognised flags');
  if (optimize < -1 || optimize > 2) raise.valueError('compile(): invalid optimize value');
  const mode = modeOf(modeText, (flags & treeFlags.PyCF_ONLY_AST) !== 0);
  const annotationsAreText =
    (flags & TEXT_ANNOTATIONS) !== 0 || (!dontInherit && inheritsTextAnnotations(thread));
  const request = { filename, mode, flags, annotationsAreText, minorVersion, optimize: Number(optimize) };
  if (typeOf(source).isSubtypeOf(thread.interpreter.state(nodeClasses).base))
    return yield* compileObjects(source, request, thread);
  return yield* compileText(source, request, thread);
}

function modeOf(mode: string, onlyTree: boolean): Mode | 'func_type' {
  if (mode === 'exec' || mode === 'eval' || mode === 'single') return mode;
  if (mode === 'func_type') {
    return onlyTree ? mode : raise.valueError("compile() mode 'func_type' requires flag PyCF_ONLY_AST");
  }
  const known = onlyTree ? "'exec', 'eval', 'single' or 'func_type'" : "'exec', 'eval' or 'single'";
  return raise.valueError(`compile() mode must be ${known}`);
}

function* compileText(source: Value, request: Request, thread: Thread): Guest<Value> {
  const { filename, mode, flags, annotationsAreText, minorVersion } = request;
  if (source instanceof PyCode)
    return raise.typeError('compile() arg 1 must be a string, bytes or AST object');
  const textMode = mode === 'func_type' ? 'eval' : mode;
  const text = sourceOf(source, filename, 'compile', 'string, bytes or AST', textMode, thread);
  const { intDigits } = thread.interpreter.limits;
  if ((flags & treeFlags.PyCF_ONLY_AST) !== 0 || mode === 'func_type') {
    const withTypeComments = (flags & treeFlags.PyCF_TYPE_COMMENTS) !== 0;
    const { tree, warnings, typeComments } = readTree(text, mode, {
      intDigits,
      withTypeComments,
      minorVersion,
    });
    yield* issueWarnings(warnings, filename, thread);
    if (isOptimized(flags)) foldConstants(tree, request.optimize, annotationsAreText, thread);
    return treeObjects(tree, typeComments, thread.interpreter);
  }
  const program = readProgram(text, mode, { intDigits, annotationsAreText });
  yield* issueWarnings(program.warnings, filename, thread);
  return new ProgramCode(program, linesOfFile(filename, thread), thread.interpreter);
}

function isOptimized(flags: number): boolean {
  return (flags & treeFlags.PyCF_OPTIMIZED_AST) === treeFlags.PyCF_OPTIMIZED_AST;
}

const roots = {
  exec: 'Module',
  eval: 'Expression',
  single: 'Interactive',
  func_type: 'FunctionType',
} as const;

function* compileObjects(source: Value, request: Request, thread: Thread): Guest<Value> {
  const { filename, mode, flags, annotationsAreText } = request;
  const onlyTree = (flags & treeFlags.PyCF_ONLY_AST) !== 0;
  if (onlyTree && !isOptimized(flags)) return source;
  const { tree, typeComments } = yield* treeOfObjects(source, roots[mode], thread);
  yield* validate(tree as Root, thread);
  if (onlyTree) {
    foldConstants(tree, request.optimize, annotationsAreText, thread);
    return treeObjects(tree, typeComments, thread.interpreter);
  }
  const program = programOf(tree as Root, filename, annotationsAreText);
  yield* issueWarnings(program.warnings, filename, thread);
  return new ProgramCode(program, linesOfFile(filename, thread), thread.interpreter);
}

function* pathText(path: Value, thread: Thread): Guest<string> {
  let found = path;
  if (asString(path) === undefined && !(path instanceof PyBytes)) {
    if (special(path, '__fspath__') === undefined) {
      return raise.typeError(`expected str, bytes or os.PathLike object, not ${typeName(path)}`);
    }
    found = yield* finished(callSpecial(path, '__fspath__', [], thread));
    if (asString(found) === undefined && !(found instanceof PyBytes)) {
      raise.typeError(
        `expected ${typeName(path)}.__fspath__() to return str or bytes, not ${typeName(found)}`,
      );
    }
  }
  if (!(found instanceof PyBytes)) return asString(found)!;
  return asString(yield* finished(decodeBytes(found.value, 'utf-8', 'surrogateescape', thread)))!;
}

/** The lines of a file that code compiled from text says it comes from, as tracebacks show them. */
function linesOfFile(filename: string, thread: Thread): SourceLines | null {
  if (filename.startsWith('<')) return null;
  const { files } = thread.interpreter.host;
  let text: SourceText | null | undefined;
  const read = (): SourceText | null => {
    try {
      return decodeSource(files.read(filename), filename);
    } catch {
      return null; // a traceback shows no line of a file that is not there
    }
  };
  return {
    line: (number) => {
      if (text === undefined) text = read();
      return text?.lineText(number)?.replace(/\n$/, '');
    },
  };
}

/** The text of a program given as a string or as bytes. */
export function sourceOf(
  source: Value,
  filename: string,
  callee: string,
  what: string,
  mode: Mode,
  thread: Thread,
): SourceText {
  const text = asString(source);
  if (text !== undefined) {
    if (/\p{Cs}/u.test(text)) encodeText(text, 'utf-8', 'strict', thread); // which raises
    return new SourceText(text, filename);
  }
  const bytes = possibleBufferOf(source, thread);
  if (bytes === undefined) return raise.typeError(`${callee}() arg 1 must be a ${what} object`);
  try {
    return textOfBytes(bytes, filename, mode);
  } catch (error) {
    if (error instanceof PythonSyntaxError) throw syntaxError(error, filename);
    if (error instanceof UndecodableText) return raise.valueError(error.message);
    throw error;
  }
}

export const compileFunction = native(
  'compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)',
  "Compile source into a code object that can be executed by exec() or eval().\n\nThe source code may represent a Python module, statement or expression.\nThe filename will be used for run-time error messages.\nThe mode must be 'exec' to compile a module, 'single' to compile a\nsingle (interactive) statement, or 'eval' to compile an expression.\nThe flags argument, if present, controls which future statements influence\nthe compilation of the code.\nThe dont_inherit argument, if true, stops the compilation inheriting\nthe effects of any future statements in effect in the code calling\ncompile; if absent or false these statements do influence the compilation,\nin addition to any features explicitly specified.",
  compile,
);
