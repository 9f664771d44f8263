/** The functions of `sys` that tell of the running interpreter: threads, sizes, interned strings. Docs: library/sys.html. */
import { type Frame, pythonFrame } from '../runtime/frames/frame.ts';
import { typeOf } from '../runtime/kernel/birth.ts';
import { native } from '../runtime/kernel/define.ts';
import { PyDict } from '../runtime/kernel/dict.ts';
import { givenTypeName, isInstance, raise, typeErrorType, typeName } from '../runtime/kernel/errors.ts';
import { PyException } from '../runtime/kernel/exception.ts';
import { perInterpreter } from '../runtime/kernel/interpreter-state.ts';
import { None, type Value } from '../runtime/kernel/object.ts';
import { finished, type Guest } from '../runtime/kernel/pausing.ts';
import { callMethod } from '../runtime/kernel/special.ts';
import { knownInteger } from '../runtime/kernel/subscript.ts';
import { asString } from '../runtime/kernel/text.ts';
import type { Activation, Thread } from '../runtime/kernel/thread.ts';
import { handledError } from '../runtime/kernel/unwinding.ts';
import { PyFloat } from '../runtime/kernel/values.ts';
import { frameObject } from '../runtime/objects/frame-object.ts';
import { sizeBefore } from '../runtime/objects/sizes.ts';

const settings = perInterpreter('sys settings', () => ({
  switchInterval: 0.005,
  loading: 2,
  interned: new Set<string>(),
}));

export const runtimeFunctions = [
  native(
    '_current_frames()',
    "Return a dict mapping each thread's thread id to its current stack frame.\n\nThis function should be used for specialized purposes only.",
    (thread: Thread) =>
      byThread(thread, (each) => {
        const frame = innermost(each);
        return frame === null ? undefined : frameObject(frame, thread);
      }),
  ),
  native(
    '_current_exceptions()',
    "Return a dict mapping each thread's identifier to its current raised exception.\n\nThis function should be used for specialized purposes only.",
    (thread: Thread) => byThread(thread, (each) => handledError(running(each)) ?? None),
  ),
  native(
    'getsizeof(object, default=<missing>)',
    'getsizeof(object [, default]) -> int\n\nReturn the size of object in bytes.',
    sizeInMemory,
  ),
  native(
    'intern(string, /)',
    "``Intern'' the given string.\n\nThis enters the string in the (global) table of interned strings whose\npurpose is to speed up dictionary lookups. Return the string itself or\nthe previously interned string object with the same value.",
    (string: Value, thread: Thread) => {
      if (typeof string !== 'string') {
        if (asString(string) !== undefined) return raise.typeError(`can't intern ${typeName(string)}`);
        return raise.typeError(`intern() argument must be str, not ${givenTypeName(string)}`);
      }
      thread.interpreter.state(settings).interned.add(string);
      return string;
    },
  ),
  native(
    '_is_interned(string, /)',
    'Return True if the given string is "interned".',
    (string: Value, thread: Thread) =>
      typeof string === 'string'
        ? thread.interpreter.state(settings).interned.has(string)
        : raise.typeError(`_is_interned() argument must be str, not ${givenTypeName(string)}`),
  ),
  native(
    'getunicodeinternedsize(*, _only_immortal=False)',
    'Return the number of elements of the unicode interned dictionary',
    (_onlyImmortal: Value, thread: Thread) => thread.interpreter.state(settings).interned.size,
  ),
  native(
    'getswitchinterval()',
    'Return the current thread switch interval; see sys.setswitchinterval().',
    (thread: Thread) => new PyFloat(thread.interpreter.state(settings).switchInterval),
  ),
  native(
    'setswitchinterval(interval, /)',
    'Set the ideal thread switching delay inside the Python interpreter.\n\nThe actual frequency of switching threads can be lower if the\ninterpreter executes long sequences of uninterruptible code\n(this is implementation-specific and workload-dependent).\n\nThe parameter must represent the desired switching delay in seconds\nA typical value is 0.005 (5 milliseconds).',
    (interval: Value, thread: Thread) => {
      const seconds =
        interval instanceof PyFloat ? interval.value : Number(knownInteger(interval) ?? Number.NaN);
      if (!(interval instanceof PyFloat) && knownInteger(interval) === undefined)
        return raise.typeError(`must be real number, not ${typeName(interval)}`);
      if (!(seconds > 0)) return raise.valueError('switch interval must be strictly positive');
      thread.interpreter.state(settings).switchInterval = seconds;
      return None;
    },
  ),
  native(
    'getdlopenflags()',
    'Return the current value of the flags that are used for dlopen calls.\n\nThe flag constants are defined in the os module.',
    (thread: Thread) => thread.interpreter.state(settings).loading,
  ),
  native(
    'setdlopenflags(flags, /)',
    'Set the flags used by the interpreter for dlopen calls.\n\nThis is used, for example, when the interpreter loads extension\nmodules. Among other things, this will enable a lazy resolving of\nsymbols when importing a module, if called as sys.setdlopenflags(0).\nTo share symbols across extension modules, call as\nsys.setdlopenflags(os.RTLD_GLOBAL).  Symbolic names for the flag\nmodules can be found in the os module (RTLD_xxx constants, e.g.\nos.RTLD_LAZY).',
    (flags: Value, thread: Thread) => {
      const given = knownInteger(flags);
      if (given === undefined)
        return raise.typeError(`'${typeName(flags)}' object cannot be interpreted as an integer`);
      thread.interpreter.state(settings).loading = Number(given);
      return None;
    },
  ),
  native(
    'activate_stack_trampoline(backend, /)',
    'Activate stack profiler trampoline *backend*.',
    () => raise.valueError('perf trampoline not available'), // as in a CPython that was built without
  ),
  native(
    'deactivate_stack_trampoline()',
    'Deactivate the current stack profiler trampoline backend.\n\nIf no stack profiler is activated, this function has no effect.',
    () => None,
  ),
  native(
    'is_stack_trampoline_active()',
    'Return *True* if a stack profiler trampoline is active.',
    () => false,
  ),
];

function byThread(thread: Thread, what: (each: Thread) => Value | undefined): PyDict {
  const found = new PyDict();
  for (const each of thread.interpreter.scheduler.threads()) {
    const value = what(each);
    if (value !== undefined) found.set(each.id, value, thread);
  }
  return found;
}

function running(thread: Thread): Activation | null {
  return thread.frame ?? thread.pausedAt;
}

function innermost(thread: Thread): Frame | null {
  return pythonFrame(running(thread));
}

/** What `__sizeof__` tells, and what CPython keeps before the object. */
function* sizeInMemory(object: Value, fallback: Value | undefined, thread: Thread): Guest<Value> {
  try {
    const method = typeOf(object).lookup('__sizeof__');
    if (method === undefined) return raise.typeError(`Type ${typeName(object)} doesn't define __sizeof__`);
    const size = knownInteger(yield* finished(callMethod(method, object, [], thread)));
    if (size === undefined) return raise.typeError('an integer is required');
    if (size < 0) return raise.valueError('__sizeof__() should return >= 0');
    return typeof size === 'number' ? size + sizeBefore(object) : size;
  } catch (error) {
    if (fallback === undefined || !(error instanceof PyException && isInstance(error, typeErrorType)))
      throw error;
    return fallback;
  }
}
