/** The functions of `sys` that programs exchange or register: hooks for errors, the debugger, tracing and audits. Docs: library/sys.html#sys.excepthook. */
import { getAttribute } from '../runtime/kernel/attributes.ts';
import { call } from '../runtime/kernel/call.ts';
import { native } from '../runtime/kernel/define.ts';
import type { PyDict } from '../runtime/kernel/dict.ts';
import {
  attributeErrorType,
  importErrorType,
  isInstance,
  raise,
  runtimeWarningType,
  systemExitType,
  typeName,
} from '../runtime/kernel/errors.ts';
import { PyException, TracebackEntry } from '../runtime/kernel/exception.ts';
import { perInterpreter } from '../runtime/kernel/interpreter-state.ts';
import { withKeywords } from '../runtime/kernel/keywords.ts';
import type { PyNativeFunction } from '../runtime/kernel/native.ts';
import type { Value } from '../runtime/kernel/object.ts';
import { finished, type Guest } from '../runtime/kernel/pausing.ts';
import { knownInteger } from '../runtime/kernel/subscript.ts';
import { asString } from '../runtime/kernel/text.ts';
import type { Thread } from '../runtime/kernel/thread.ts';
import { PyTuple } from '../runtime/kernel/values.ts';
import { PyModule } from '../runtime/objects/module.ts';
import { formatParts } from '../runtime/traceback/format.ts';
import { variableIn } from './os/environ.ts';
import { printParts } from './traceback/printing.ts';

// ── Errors that nobody caught ──────────────────────────────────────────────────────────────────────

const exceptHook = native(
  'excepthook(exctype, value, traceback, /)',
  'Handle an exception by displaying it with a traceback on sys.stderr.',
  function* (_type: Value, value: Value, traceback: Value, thread: Thread): Guest<Value> {
    if (!(value instanceof PyException)) {
      const complaint =
        value === null
          ? 'NoneType: None\n'
          : `TypeError: print_exception(): Exception expected for value, ${typeName(value)} found\n`;
      return yield* printParts([complaint], null, thread);
    }
    if (value.traceback === null && traceback instanceof TracebackEntry) value.traceback = traceback;
    return yield* show(value, thread);
  },
);

/** What becomes of an error that ends the main program: the hook is called. Throws what ends the hook by SystemExit. */
export function* reportUncaught(error: PyException, thread: Thread): Guest<void> {
  const sys = thread.interpreter.modules.getName('sys');
  if (!(sys instanceof PyModule)) {
    yield* show(error, thread);
    return;
  }
  const { namespace } = sys;
  namespace.setName('last_exc', error);
  namespace.setName('last_type', error.type);
  namespace.setName('last_value', error);
  namespace.setName('last_traceback', error.traceback);
  const hook = namespace.getName('excepthook');
  if (hook === undefined) {
    yield* printParts(['sys.excepthook is missing\n'], null, thread);
    yield* show(error, thread);
    return;
  }
  try {
    yield* finished(call(hook, [error.type, error, error.traceback], null, thread));
  } catch (failure) {
    if (!(failure instanceof PyException) || isInstance(failure, systemExitType)) throw failure;
    yield* printParts(['Error in sys.excepthook:\n'], null, thread);
    yield* show(failure, thread);
    yield* printParts(['\nOriginal exception was:\n'], null, thread);
    yield* show(error, thread);
  }
}

function* show(error: PyException, thread: Thread): Guest<Value> {
  thread.interpreter.host.console.flush();
  if (mayColorize(thread)) {
    try {
      if (yield* showInColours(error, thread)) return null;
    } catch (failure) {
      if (!(failure instanceof PyException)) throw failure;
    }
  }
  const limit = entryLimit(thread);
  return yield* printParts(yield* formatParts(error, thread, { limit }), null, thread);
}

/** As many of the innermost entries as `sys.tracebacklimit` says. */
function entryLimit(thread: Thread): number | null {
  const sys = thread.interpreter.modules.getName('sys');
  const limit = sys instanceof PyModule ? knownInteger(sys.namespace.getName('tracebacklimit')) : undefined;
  if (limit === undefined) return null;
  return limit <= 0 ? 0 : -Number(limit);
}

/** Whether it is worth asking `_colorize`, which decides. Docs: using/cmdline.html#controlling-color. */
function mayColorize({ interpreter }: Thread): boolean {
  const { host, modules } = interpreter;
  if (modules.getName('_colorize') !== undefined || host.console.isTerminal('stderr')) return true;
  return ['PYTHON_COLORS', 'FORCE_COLOR'].some((name) => host.environment.get(name) !== undefined);
}

function* showInColours(error: PyException, thread: Thread): Guest<boolean> {
  const colours = yield* finished(thread.interpreter.importModule('_colorize', thread));
  const decide = yield* finished(getAttribute(colours, 'can_colorize', thread));
  if ((yield* finished(call(decide, [], null, thread))) !== true) return false;
  const traceback = yield* finished(thread.interpreter.importModule('traceback', thread));
  const print = yield* finished(getAttribute(traceback, '_print_exception_bltin', thread));
  yield* finished(call(print, [error], null, thread));
  return true;
}

// ── Debugging and tracing ──────────────────────────────────────────────────────────────────────────

const hooks = perInterpreter('sys hooks', () => ({
  trace: null as Value,
  profile: null as Value,
  audits: [] as Value[],
}));

const breakpointHook = native(
  'breakpointhook(*args, **kwargs)',
  'This hook function is called by built-in breakpoint().',
  function* (args: Value[], keywords: PyDict, thread: Thread): Guest<Value> {
    const named = environmentVariable('PYTHONBREAKPOINT', thread) ?? '';
    if (named === '0') return null;
    const debug = yield* debuggerNamed(named === '' ? 'pdb.set_trace' : named, thread);
    if (debug !== undefined) return yield* finished(call(debug, ...withKeywords(args, keywords), thread));
    if (named === '') return raise.runtimeError('breakpoint() needs a debugger, and there is none here');
    const message = `Ignoring unimportable $PYTHONBREAKPOINT: "${named}"`;
    return yield* finished(thread.interpreter.warn(runtimeWarningType, message, 1, thread));
  },
);

/** As the program sees it. */
function environmentVariable(name: string, thread: Thread): string | undefined {
  const os = thread.interpreter.modules.getName('os');
  if (os instanceof PyModule) return asString(variableIn(os.namespace.getName('environ'), name));
  return thread.interpreter.host.environment.get(name);
}

function* debuggerNamed(path: string, thread: Thread): Guest<Value | undefined> {
  const dot = path.lastIndexOf('.');
  try {
    const home = dot < 0 ? 'builtins' : path.slice(0, dot);
    const module = yield* finished(thread.interpreter.importModule(home, thread));
    return yield* finished(getAttribute(module, path.slice(dot + 1), thread));
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    if (isInstance(error, importErrorType) || isInstance(error, attributeErrorType)) return undefined;
    throw error;
  }
}

export const hookFunctions: readonly PyNativeFunction[] = [
  exceptHook,
  breakpointHook,
  native(
    'settrace(function, /)',
    'Set the global debug tracing function.',
    (function_: Value, thread: Thread) => {
      thread.interpreter.state(hooks).trace = function_;
      return null;
    },
  ),
  native(
    'gettrace()',
    'Return the global debug tracing function set with sys.settrace.\n\nSee the debugger chapter in the library manual.',
    (thread: Thread) => thread.interpreter.state(hooks).trace,
  ),
  native('setprofile(function, /)', 'Set the profiling function.', (function_: Value, thread: Thread) => {
    thread.interpreter.state(hooks).profile = function_;
    return null;
  }),
  native(
    'getprofile()',
    'Return the profiling function set with sys.setprofile.\n\nSee the profiler chapter in the library manual.',
    (thread: Thread) => thread.interpreter.state(hooks).profile,
  ),
  native('addaudithook(hook)', 'Adds a new audit hook callback.', (hook: Value, thread: Thread) => {
    thread.interpreter.state(hooks).audits.push(hook);
    return null;
  }),
  native(
    'audit(event, /, *args)',
    'Passes the event to any hooks that are attached.',
    function* (event: Value, args: Value[], thread: Thread): Guest<Value> {
      if (asString(event) === undefined)
        raise.typeError(`expected str for argument 'event', not ${typeName(event)}`);
      for (const hook of thread.interpreter.state(hooks).audits)
        yield* finished(call(hook, [event, new PyTuple(args)], null, thread));
      return null;
    },
  ),
  native(
    'call_tracing(func, args, /)',
    'Call func(*args), while tracing is enabled.\n\nThe tracing state is saved, and restored afterwards.  This is intended\nto be called from a debugger from a checkpoint, to recursively debug\nsome other code.',
    function* (func: Value, args: Value, thread: Thread): Guest<Value> {
      if (!(args instanceof PyTuple))
        return raise.typeError(`call_tracing() argument 2 must be tuple, not ${typeName(args)}`);
      return yield* finished(call(func, [...args.items], null, thread));
    },
  ),
];
