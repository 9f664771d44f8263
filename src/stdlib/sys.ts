/** `sys`. Docs: library/sys.html. */
import { displayHook } from '../runtime/builtins/display-hook.ts';
import { unraisableHook } from '../runtime/builtins/unraisable-hook.ts';
import { pythonFrame } from '../runtime/frames/frame.ts';
import { importSystem } from '../runtime/importing/import-system.ts';
import { CACHE_TAG } from '../runtime/importing/module-spec.ts';
import { native } from '../runtime/kernel/define.ts';
import { PyDict } from '../runtime/kernel/dict.ts';
import { raise, systemExitType, typeName } from '../runtime/kernel/errors.ts';
import { PyException, withMembers } from '../runtime/kernel/exception.ts';
import { finalization, type InterpreterState } from '../runtime/kernel/interpreter-state.ts';
import { None, type Value } from '../runtime/kernel/object.ts';
import { knownInteger } from '../runtime/kernel/subscript.ts';
import type { Thread } from '../runtime/kernel/thread.ts';
import { handledError } from '../runtime/kernel/unwinding.ts';
import { PyList, PyTuple } from '../runtime/kernel/values.ts';
import { defineModule } from '../runtime/objects/define-module.ts';
import { frameObject } from '../runtime/objects/frame-object.ts';
import { frozenSetOfNames } from '../runtime/objects/frozenset.ts';
import { standardStreams } from '../runtime/objects/io/standard-streams.ts';
import { namespaceFrom } from '../runtime/objects/namespace.ts';
import { standardModuleNames } from '../runtime/objects/standard-module-names.ts';
import { coroutineHooks } from './coroutine-hooks.ts';
import { hookFunctions } from './sys-hooks.ts';
import { systemFacts, versionInfo } from './sys-info.ts';
import { runtimeFunctions } from './sys-runtime.ts';

/** What CPython has compiled in. */
const BUILTIN_MODULES =
  '_abc _ast _codecs _collections _functools _imp _io _locale _operator _signal _sre _stat _string _suggestions ' +
  '_symtable _sysconfig _thread _tokenize _tracemalloc _typing _warnings _weakref atexit builtins errno faulthandler ' +
  'gc itertools marshal posix pwd sys time';

export default defineModule('sys', {
  doc: 'This module provides access to some objects used or maintained by the\ninterpreter and to functions that interact strongly with the interpreter.',
  functions: [
    displayHook,
    unraisableHook,
    ...hookFunctions,
    ...runtimeFunctions,
    ...coroutineHooks,
    native(
      'exit(status=None, /)',
      'Exit the interpreter by raising SystemExit(status).\n\nIf the status is omitted or None, it defaults to zero (i.e., success).\nIf the status is an integer, it will be used as the system exit status.\nIf it is another kind of object, it will be printed and the system\nexit status will be one (i.e., failure).',
      (status: Value) => {
        const args = status === null ? [] : status instanceof PyTuple ? [...status.items] : [status];
        const code =
          args.length === 1 ? args[0]! : status instanceof PyTuple && args.length === 0 ? None : status;
        throw withMembers(new PyException(systemExitType, args), { code });
      },
    ),
    native(
      'exc_info()',
      'Return current exception information: (type, value, traceback).\n\nReturn information about the most recent exception caught by an except\nclause in the current stack frame or in an older stack frame.',
      (thread: Thread) => {
        const error = handledError(thread.frame);
        return new PyTuple(error === null ? [null, null, null] : [error.type, error, error.traceback]);
      },
    ),
    native(
      'exception()',
      'Return the current exception.\n\nReturn the most recent exception caught by an except clause\nin the current stack frame or in an older stack frame, or None\nif no such clause exists.',
      (thread: Thread) => handledError(thread.frame),
    ),
    native(
      'getrecursionlimit()',
      'Return the current value of the recursion limit.\n\nThe recursion limit is the maximum depth of the Python interpreter\nstack.  This limit prevents infinite recursion from causing an overflow\nof the C stack and crashing Python.',
      (thread: Thread) => thread.interpreter.limits.recursion,
    ),
    native(
      'setrecursionlimit(limit, /)',
      'Set the maximum depth of the Python interpreter stack to n.\n\nThis limit prevents infinite recursion from causing an overflow of the C\nstack and crashing Python.  The highest possible limit is platform-\ndependent.',
      setRecursionLimit,
    ),
    native(
      'get_int_max_str_digits()',
      'Return the maximum string digits limit for non-binary int<->str conversions.',
      (thread: Thread) => thread.interpreter.limits.intDigits,
    ),
    native(
      'set_int_max_str_digits(maxdigits)',
      'Set the maximum string digits limit for non-binary int<->str conversions.',
      (digits: Value, thread: Thread) => {
        const count = knownInteger(digits);
        if (count === undefined)
          return raise.typeError(`'${typeName(digits)}' object cannot be interpreted as an integer`);
        if (count !== 0 && count < 640) return raise.valueError('maxdigits must be 0 or larger than 640');
        thread.interpreter.limits.intDigits = Number(count);
        return null;
      },
    ),
    native(
      '_getframe(depth=0, /)',
      'Return a frame object from the call stack.\n\nIf optional integer depth is given, return the frame object that many\ncalls below the top of the stack.  If that is deeper than the call\nstack, ValueError is raised.  The default for depth is zero, returning\nthe frame at the top of the call stack.',
      (depth: Value, thread: Thread) => {
        let frame = pythonFrame(thread.frame);
        for (let i = Number(knownInteger(depth) ?? 0); i > 0 && frame !== null; i--)
          frame = pythonFrame(frame.caller);
        if (frame === null) return raise.valueError('call stack is not deep enough');
        return frameObject(frame, thread);
      },
    ),
    native(
      '_getframemodulename(depth=0)',
      "Return the name of the module for a calling frame.\n\nThe default depth returns the module containing the call to this API.\nA more typical use in a library will pass a depth of 1 to get the user's\nmodule rather than the library module.\n\nIf no frame, module, or name can be found, returns None.",
      (depth: Value, thread: Thread) => {
        let frame = pythonFrame(thread.frame);
        for (let i = Number(knownInteger(depth) ?? 0); i > 0 && frame !== null; i--)
          frame = pythonFrame(frame.caller);
        return frame?.code.globals.getName('__name__') ?? None;
      },
    ),
    native('getrefcount(object, /)', 'Return the reference count of object.', () => 2),
    native(
      'getdefaultencoding()',
      'Return the current default encoding used by the Unicode implementation.',
      () => 'utf-8',
    ),
    native(
      'getfilesystemencoding()',
      'Return the encoding used to convert Unicode filenames to OS filenames.',
      () => 'utf-8',
    ),
    native('getallocatedblocks()', 'Return the number of memory blocks currently allocated.', () => 0),
    native(
      'getfilesystemencodeerrors()',
      'Return the error mode used for Unicode to OS filename conversion.',
      () => 'surrogateescape',
    ),
    native('_is_gil_enabled()', 'Return True if the GIL is currently enabled.', () => true),
    native('_clear_type_cache()', 'Clear the internal type lookup cache.', () => null),
    native('_clear_internal_caches()', 'Clear all internal performance-related caches.', () => null),
    native(
      'is_finalizing()',
      'Return True if Python is exiting.',
      (thread: Thread) => thread.interpreter.state(finalization).hasBegun,
    ),
  ],
  values: (interpreter) => attributes(interpreter),
  aliases: {
    __displayhook__: 'displayhook',
    __unraisablehook__: 'unraisablehook',
    __excepthook__: 'excepthook',
    __breakpointhook__: 'breakpointhook',
  },
});

function setRecursionLimit(limit: Value, thread: Thread): null {
  const count = knownInteger(limit);
  if (count === undefined)
    return raise.typeError(`'${typeName(limit)}' object cannot be interpreted as an integer`);
  if (count < 1) return raise.valueError('recursion limit must be greater or equal than 1');
  if (count > 2147483647) return raise.overflowError('Python int too large to convert to C int');
  const depth = pythonFrame(thread.frame)?.level ?? 0;
  if (depth >= count)
    raise.recursionError(
      `cannot set the recursion limit to ${count} at the recursion depth ${depth}: the limit is too low`,
    );
  thread.interpreter.limits.recursion = Number(count);
  return null;
}

function attributes(interpreter: InterpreterState): Record<string, Value> {
  const { platform } = interpreter.host.environment;
  const { stdin, stdout, stderr } = interpreter.state(standardStreams);
  const { metaPath, pathHooks, importerCache } = interpreter.state(importSystem);
  return {
    argv: new PyList([...interpreter.argv]),
    path: interpreter.path,
    modules: interpreter.modules,
    stdin,
    stdout,
    stderr,
    __stdin__: stdin,
    __stdout__: stdout,
    __stderr__: stderr,
    stdlib_module_names: frozenSetOfNames(standardModuleNames),
    version: '3.13.0 (ouroboros 0.1.0) [JavaScript]',
    ...systemFacts(interpreter),
    hexversion: 0x030d00f0,
    api_version: 1013,
    platform,
    byteorder: 'little',
    maxsize: 2n ** 63n - 1n,
    maxunicode: 0x10ffff,
    executable: 'ouro',
    prefix: '',
    base_prefix: '',
    exec_prefix: '',
    base_exec_prefix: '',
    orig_argv: new PyList(['ouro', ...(interpreter.startup.arguments ?? interpreter.argv)]),
    builtin_module_names: new PyTuple(BUILTIN_MODULES.split(' ')),
    _xoptions: extensionOptions(interpreter),
    _framework: '',
    _git: new PyTuple(['CPython', '', '']),
    _home: null,
    _base_executable: 'ouro',
    copyright: 'Copyright (c) 2026 Ouroboros contributors',
    dont_write_bytecode: true,
    pycache_prefix: null,
    implementation: namespaceFrom([
      ['name', 'ouroboros'],
      ['cache_tag', CACHE_TAG],
      ['version', versionInfo],
      ['hexversion', 0x030d00f0],
    ]),
    warnoptions: new PyList([...interpreter.startup.warnOptions]),
    meta_path: metaPath,
    path_hooks: pathHooks,
    path_importer_cache: importerCache,
  };
}

function extensionOptions({ startup }: InterpreterState): PyDict {
  const options = new PyDict();
  for (const [name, value] of startup.extensions) options.setName(name, value);
  return options;
}
