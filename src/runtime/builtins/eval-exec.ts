/** Source text that is run: `eval`, `exec`, `compile`; and `__import__`. CPython: Python/bltinmodule.c; docs: library/functions.html#exec. */

import { PythonSyntaxError } from '../../lexer/errors.ts';
import { decodeSource, SourceText } from '../../lexer/source.ts';
import type { Mode } from '../../parser/grammar/parser.ts';
import { textOfBytes, UndecodableText } from '../../parser/parse-bytes.ts';
import { codeFor, type Program, readProgram, syntaxError } from '../eval/compile-source.ts';
import { issueWarnings } from '../eval/compile-warnings.ts';
import type { Code, SourceLines } from '../frames/code.ts';
import { type Frame, pythonFrame } from '../frames/frame.ts';
import { callFunction, enterNew, fillCells, PyFunction, topFrame } from '../frames/function.ts';
import { typeOf } from '../kernel/birth.ts';
import { call } from '../kernel/call.ts';
import { native } from '../kernel/define.ts';
import { PyDict } from '../kernel/dict.ts';
import { givenTypeName, raise, typeName } from '../kernel/errors.ts';
import type { InterpreterState } from '../kernel/interpreter-state.ts';
import { collect } from '../kernel/iterate.ts';
import { withKeywords } from '../kernel/keywords.ts';
import type { PyNativeFunction } from '../kernel/native.ts';
import { None, UNWIND, type Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { callSpecial, special } from '../kernel/special.ts';
import { index } from '../kernel/subscript.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { truth } from '../kernel/truth.ts';
import { Cell, PyBytes, PyTuple } from '../kernel/values.ts';
import { PyByteArray } from '../objects/bytearray.ts';
import { PyCode } from '../objects/code-object.ts';
import { decodeBytes, encodeText } from '../objects/codecs.ts';
import { hasHiddenVariables, localVariables } from '../objects/frame-locals.ts';
import { namespaceOf } from '../objects/frame-object.ts';
import { builtinsIn, PyModule } from '../objects/module.ts';

/** `locals()` where the running Python code is. */
export function currentLocals(thread: Thread, caller: string): Value {
  const frame = pythonFrame(thread.frame);
  return frame === null ? raise.systemError(`${caller}(): no current frame`) : localsIn(frame, thread);
}

function localsIn(frame: Frame, thread: Thread): Value {
  const namespace = namespaceOf(frame);
  return namespace !== null && !hasHiddenVariables(frame) ? namespace : localVariables(frame, thread);
}

// ── eval and exec ──────────────────────────────────────────────────────────────────────────────────

function* evaluate(source: Value, givenGlobals: Value, givenLocals: Value, thread: Thread): Guest<Value> {
  if (givenLocals !== None && !isMapping(givenLocals)) raise.typeError('locals must be a mapping');
  if (givenGlobals !== None && !(givenGlobals instanceof PyDict)) {
    const what = isMapping(givenGlobals) ? 'real dict; try eval(expr, {}, mapping)' : 'dict';
    raise.typeError(`globals must be a ${what}`);
  }
  const { globals, locals } = namespaces(givenGlobals as PyDict | null, givenLocals, thread);
  if (source instanceof PyCode) {
    if (source.code.freeCount > 0)
      raise.typeError('code object passed to eval() may not contain free variables');
    return yield* run(source, globals, locals, [], thread);
  }
  const text = sourceOf(source, '<string>', 'eval', 'string, bytes or code', 'eval', thread);
  const stripped = new SourceText(text.text.replace(/^[ \t]+/, ''), '<string>');
  return yield* runText(stripped, 'eval', globals, locals, thread);
}

function* execute(
  source: Value,
  givenGlobals: Value,
  givenLocals: Value,
  closure: Value,
  thread: Thread,
): Guest<Value> {
  if (givenGlobals !== None && !(givenGlobals instanceof PyDict)) {
    raise.typeError(`exec() globals must be a dict, not ${typeName(givenGlobals)}`);
  }
  if (givenLocals !== None && !isMapping(givenLocals)) {
    raise.typeError(`locals must be a mapping or None, not ${typeName(givenLocals)}`);
  }
  const { globals, locals } = namespaces(givenGlobals as PyDict | null, givenLocals, thread);
  if (source instanceof PyCode) {
    yield* run(source, globals, locals, closureOf(source.code, closure), thread);
    return None;
  }
  if (closure !== None) raise.typeError('closure can only be used when source is a code object');
  const text = sourceOf(source, '<string>', 'exec', 'string, bytes or code', 'exec', thread);
  yield* runText(text, 'exec', globals, locals, thread);
  return None;
}

interface Namespaces {
  readonly globals: PyDict;
  readonly locals: Value;
}

/** Those given, else those of the caller. Locals default to globals when only these are given. */
function namespaces(givenGlobals: PyDict | null, givenLocals: Value, thread: Thread): Namespaces {
  let globals = givenGlobals;
  let locals = givenLocals === None ? globals : givenLocals;
  if (globals === null) {
    const frame = pythonFrame(thread.frame);
    if (frame === null) return raise.systemError('globals and locals cannot be NULL');
    globals = frame.globals;
    if (locals === None) locals = localsIn(frame, thread);
  }
  if (globals.getName('__builtins__') === undefined) {
    globals.setName('__builtins__', callersBuiltins(thread));
  }
  return { globals, locals };
}

function callersBuiltins(thread: Thread): PyDict {
  const frame = pythonFrame(thread.frame);
  return frame === null ? thread.interpreter.builtins : builtinsIn(frame.globals, thread.interpreter);
}

function closureOf(code: Code, closure: Value): readonly Cell[] {
  const count = code.freeCount;
  if (count === 0) {
    if (closure !== None) raise.typeError('cannot use a closure with this code object');
    return [];
  }
  const cells = closure instanceof PyTuple ? closure.items : [];
  if (cells.length !== count || cells.some((cell) => !(cell instanceof Cell))) {
    raise.typeError(`code object requires a closure of exactly length ${count}`);
  }
  return cells as Cell[];
}

function* runText(
  source: SourceText,
  mode: Mode,
  globals: PyDict,
  locals: Value,
  thread: Thread,
): Guest<Value> {
  const { interpreter } = thread;
  const { intDigits } = interpreter.limits;
  const program = readProgram(source, mode, {
    intDigits,
    annotationsAreText: inheritsTextAnnotations(thread),
  });
  yield* issueWarnings(program.warnings, source.filename, thread);
  const topIsGlobal = locals === globals && !globals.type.isHeap;
  const code = codeFor(program, { globals, interpreter, source: null, topIsGlobal });
  return yield* enter(code, topIsGlobal ? None : locals, [], thread);
}

function* run(
  object: PyCode,
  globals: PyDict,
  locals: Value,
  closure: readonly Cell[],
  thread: Thread,
): Guest<Value> {
  const topIsGlobal = locals === globals && !globals.type.isHeap;
  const code =
    object instanceof ProgramCode
      ? object.boundTo(globals, topIsGlobal)
      : object.code.boundTo(globals, builtinsIn(globals, thread.interpreter));
  return yield* enter(code, topIsGlobal ? None : locals, closure, thread);
}

function* enter(code: Code, namespace: Value, closure: readonly Cell[], thread: Thread): Guest<Value> {
  // the code of a function is called without arguments
  if (code.kind !== 'module' && code.kind !== 'class') {
    const made = new PyFunction(code, closure, null, null);
    made.qualname = code.name;
    const called = callFunction(made, [], null, thread);
    return called === UNWIND ? yield UNWIND : called;
  }
  const frame = topFrame(code, namespace, thread);
  if (closure.length > 0) fillCells(code, frame.slots, closure);
  const result = enterNew(frame, thread);
  return result === UNWIND ? yield UNWIND : result;
}

function isMapping(value: Value): boolean {
  return typeOf(value).slots.getitem !== undefined;
}

// ── compile ────────────────────────────────────────────────────────────────────────────────────────

/** What `compile()` gives: it runs with any globals. */
class ProgramCode extends PyCode {
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
function inheritsTextAnnotations(thread: Thread): boolean {
  return pythonFrame(thread.frame)?.code.annotationsAreText ?? false;
}

const ONLY_TREE = 0x400;
/** The flag of `from __future__ import annotations`. */
const TEXT_ANNOTATIONS = 0x1000000;
/** Every bit that CPython knows: `__future__` features and the `PyCF_` flags of the module `ast`. */
const KNOWN_FLAGS = 0x1fe0000 | 0x10 | 0x200 | ONLY_TREE | 0x1000 | 0x2000 | 0x4000 | 0x8000;

function* compile(
  source: Value,
  givenFilename: Value,
  mode: Value,
  givenFlags: Value,
  givenDontInherit: Value,
  givenOptimize: Value,
  _featureVersion: Value,
  thread: Thread,
): Guest<Value> {
  const filename = yield* pathText(givenFilename, thread);
  const modeText = asString(mode);
  if (modeText === undefined) {
    return raise.typeError(`compile() argument 'mode' must be str, not ${givenTypeName(mode)}`);
  }
  const flags = Number(yield* index(givenFlags, thread));
  const dontInherit = yield* finished(truth(givenDontInherit, thread));
  const optimize = yield* index(givenOptimize, thread);
  if ((flags & ~KNOWN_FLAGS) !== 0) raise.valueError('compile(): unrecognised flags');
  if (optimize < -1 || optimize > 2) raise.valueError('compile(): invalid optimize value');
  if (modeText !== 'exec' && modeText !== 'eval' && modeText !== 'single') {
    const onlyTree = (flags & ONLY_TREE) !== 0;
    return raise.valueError(
      `compile() mode must be 'exec', 'eval'${onlyTree ? ", 'single' or 'func_type'" : " or 'single'"}`,
    );
  }
  if ((flags & ONLY_TREE) !== 0) raise.notImplementedError('compile() does not give syntax trees');
  if (source instanceof PyCode)
    return raise.typeError('compile() arg 1 must be a string, bytes or AST object');
  const text = sourceOf(source, filename, 'compile', 'string, bytes or AST', modeText, thread);
  const inherits = (flags & TEXT_ANNOTATIONS) !== 0 || (!dontInherit && inheritsTextAnnotations(thread));
  const { intDigits } = thread.interpreter.limits;
  const program = readProgram(text, modeText, { intDigits, annotationsAreText: inherits });
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
function sourceOf(
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
  const bytes = source instanceof PyBytes || source instanceof PyByteArray ? source.value : undefined;
  if (bytes === undefined) return raise.typeError(`${callee}() arg 1 must be a ${what} object`);
  try {
    return textOfBytes(bytes, filename, mode);
  } catch (error) {
    if (error instanceof PythonSyntaxError) throw syntaxError(error, filename);
    if (error instanceof UndecodableText) return raise.valueError(error.message);
    throw error;
  }
}

// ── import and breakpoint ──────────────────────────────────────────────────────────────────────────

function* importByName(
  name: Value,
  globals: Value,
  _locals: Value,
  fromList: Value,
  givenLevel: Value,
  thread: Thread,
): Guest<Value> {
  const level = Number(yield* index(givenLevel, thread));
  const text = asString(name);
  if (text === undefined) return raise.typeError('module name must be a string');
  if (level < 0) raise.valueError('level must be >= 0');
  if (level === 0 && text === '') raise.valueError('Empty module name');
  const names = fromList === None ? [] : yield* collect(fromList, thread);
  const wanted = names.map(asString).filter((each) => each !== undefined);
  const context = globals instanceof PyDict ? globals : new PyDict();
  const { interpreter } = thread;
  const fromNames = names.length === 0 ? null : wanted;
  const module = yield* finished(interpreter.importName(text, context, fromNames, level, thread));
  const wrong = names.find((each) => asString(each) === undefined);
  if (
    wrong !== undefined &&
    module instanceof PyModule &&
    module.namespace.getName('__path__') !== undefined
  ) {
    raise.typeError(`Item in \`\`from list'' must be str, not ${typeName(wrong)}`);
  }
  return module;
}

function* breakpoint(args: Value[], keywords: PyDict, thread: Thread): Guest<Value> {
  const sys = thread.interpreter.modules.getName('sys');
  const hook = sys instanceof PyModule ? sys.namespace.getName('breakpointhook') : undefined;
  if (hook === undefined) return raise.runtimeError('breakpoint() needs a debugger, and there is none here');
  return yield* finished(call(hook, ...withKeywords(args, keywords), thread));
}

export const evalFunctions: readonly PyNativeFunction[] = [
  native(
    'eval(source, /, globals=None, locals=None)',
    'Evaluate the given source in the context of globals and locals.\n\nThe source may be a string representing a Python expression\nor a code object as returned by compile().\nThe globals must be a dictionary and locals can be any mapping,\ndefaulting to the current globals and locals.\nIf only globals is given, locals defaults to it.',
    evaluate,
  ),
  native(
    'exec(source, /, globals=None, locals=None, *, closure=None)',
    'Execute the given source in the context of globals and locals.\n\nThe source may be a string representing one or more Python statements\nor a code object as returned by compile().\nThe globals must be a dictionary and locals can be any mapping,\ndefaulting to the current globals and locals.\nIf only globals is given, locals defaults to it.\nThe closure must be a tuple of cellvars, and can only be used\nwhen source is a code object requiring exactly that many cellvars.',
    execute,
  ),
  native(
    'compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)',
    "Compile source into a code object that can be executed by exec() or eval().\n\nThe source code may represent a Python module, statement or expression.\nThe filename will be used for run-time error messages.\nThe mode must be 'exec' to compile a module, 'single' to compile a\nsingle (interactive) statement, or 'eval' to compile an expression.\nThe flags argument, if present, controls which future statements influence\nthe compilation of the code.\nThe dont_inherit argument, if true, stops the compilation inheriting\nthe effects of any future statements in effect in the code calling\ncompile; if absent or false these statements do influence the compilation,\nin addition to any features explicitly specified.",
    compile,
  ),
  native(
    '__import__(name, globals=None, locals=None, fromlist=(), level=0)',
    "Import a module.\n\nBecause this function is meant for use by the Python\ninterpreter and not for general use, it is better to use\nimportlib.import_module() to programmatically import a module.\n\nThe globals argument is only used to determine the context;\nthey are not modified.  The locals argument is unused.  The fromlist\nshould be a list of names to emulate ``from name import ...``, or an\nempty list to emulate ``import name``.\nWhen importing a module from a package, note that __import__('A.B', ...)\nreturns package A when fromlist is empty, but its submodule B when\nfromlist is not empty.  The level argument is used to determine whether to\nperform absolute or relative imports: 0 is absolute, while a positive number\nis the number of parent directories to search relative to the current module.",
    importByName,
  ),
  native(
    'breakpoint(*args, **kws)',
    'Call sys.breakpointhook(*args, **kws).  sys.breakpointhook() must accept\nwhatever arguments are passed.\n\nBy default, this drops you into the pdb debugger.',
    breakpoint,
  ),
];
