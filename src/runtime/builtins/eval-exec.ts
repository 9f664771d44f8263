/** Source text that is run: `eval` and `exec`; `__import__` and `breakpoint`. CPython: Python/bltinmodule.c; docs: library/functions.html#exec. */

import { SourceText } from '../../lexer/source.ts';
import type { Mode } from '../../parser/grammar/parser.ts';
import { codeFor, readProgram } from '../eval/compile-source.ts';
import { issueWarnings } from '../eval/compile-warnings.ts';
import type { Code } from '../frames/code.ts';
import { type Frame, pythonFrame } from '../frames/frame.ts';
import { callFunction, enterNew, fillCells, PyFunction, topFrame } from '../frames/function.ts';
import { typeOf } from '../kernel/birth.ts';
import { call } from '../kernel/call.ts';
import { native } from '../kernel/define.ts';
import { PyDict } from '../kernel/dict.ts';
import { raise, typeName } from '../kernel/errors.ts';
import { collect } from '../kernel/iterate.ts';
import { withKeywords } from '../kernel/keywords.ts';
import type { PyNativeFunction } from '../kernel/native.ts';
import { None, UNWIND, type Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { index } from '../kernel/subscript.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { Cell, PyTuple } from '../kernel/values.ts';
import { PyCode } from '../objects/code-object.ts';
import { hasHiddenVariables, localVariables } from '../objects/frame-locals.ts';
import { namespaceOf } from '../objects/frame-object.ts';
import { builtinsIn, PyModule } from '../objects/module.ts';
import { compileFunction, inheritsTextAnnotations, ProgramCode, sourceOf } from './compile.ts';

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
  if (hook === undefined) return raise.runtimeError('lost sys.breakpointhook');
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
  compileFunction,
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
