/** `atexit`: functions that are called when the program ends. CPython: Modules/atexitmodule.c; docs: library/atexit.html. */
import { typeOf } from '../runtime/kernel/birth.ts';
import { call } from '../runtime/kernel/call.ts';
import { equal } from '../runtime/kernel/compare.ts';
import { native } from '../runtime/kernel/define.ts';
import type { PyDict } from '../runtime/kernel/dict.ts';
import { raise } from '../runtime/kernel/errors.ts';
import { PyException } from '../runtime/kernel/exception.ts';
import { perInterpreter } from '../runtime/kernel/interpreter-state.ts';
import { withKeywords } from '../runtime/kernel/keywords.ts';
import type { Value } from '../runtime/kernel/object.ts';
import { finished, type Guest } from '../runtime/kernel/pausing.ts';
import type { Names } from '../runtime/kernel/slots.ts';
import { repr } from '../runtime/kernel/text.ts';
import type { Thread } from '../runtime/kernel/thread.ts';
import { defineModule } from '../runtime/objects/define-module.ts';

interface Callback {
  readonly func: Value;
  readonly args: readonly Value[];
  readonly names: Names;
}

/** In the order of registration; `null` is one that was taken out or has been called. */
const callbacks = perInterpreter('atexit', (interpreter) => {
  interpreter.exitHooks.push(runAll);
  return [] as (Callback | null)[];
});

/** As `register`, for modules in TypeScript. */
export function registerNative(name: string, run: (thread: Thread) => Guest<void>, thread: Thread): void {
  const func = native(`${name}()`, null, function* (running: Thread): Guest<Value> {
    yield* run(running);
    return null;
  });
  thread.interpreter.state(callbacks).push({ func, args: [], names: null });
}

/** What fails is reported, and the others are called all the same; what they register is not. */
function* runAll(thread: Thread): Guest<void> {
  const registered = thread.interpreter.state(callbacks);
  for (let i = registered.length - 1; i >= 0; i--) {
    const each = registered[i];
    if (each === null || each === undefined) continue;
    registered[i] = null;
    try {
      yield* finished(call(each.func, [...each.args], each.names, thread));
    } catch (error) {
      if (!(error instanceof PyException)) throw error;
      const message = `Exception ignored in atexit callback ${yield* finished(repr(each.func, thread))}`;
      thread.interpreter.unraisable(error, message, null, thread);
    }
  }
  registered.length = 0;
}

export default defineModule('atexit', () => ({
  doc: 'allow programmer to define multiple exit functions to be executed\nupon normal program termination.\n\nTwo public functions, register and unregister, are defined.\n',
  functions: [
    native(
      'register(func=<missing>, /, *args, **kwargs)',
      'Register a function to be executed upon normal program termination\n\n    func - function to be called at exit\n    args - optional arguments to pass to func\n    kwargs - optional keyword arguments to pass to func\n\n    func is returned to facilitate usage as a decorator.',
      (func: Value | undefined, args: Value[], keywords: PyDict, thread: Thread) => {
        if (func === undefined) return raise.typeError('register() takes at least 1 argument (0 given)');
        if (typeOf(func).slots.call === undefined) raise.typeError('the first argument must be callable');
        const [given, names] = withKeywords(args, keywords);
        thread.interpreter.state(callbacks).push({ func, args: given, names });
        return func;
      },
      { textSignature: '(func, /, *args, **kwargs)' },
    ),
    native(
      'unregister(func, /)',
      'Unregister an exit function which was previously registered using\natexit.register\n\n    func - function to be unregistered',
      function* (func: Value, thread: Thread): Guest<Value> {
        const registered = thread.interpreter.state(callbacks);
        for (let i = 0; i < registered.length; i++) {
          const each = registered[i]!;
          // sic: those that were taken out count on
          if (each !== null && (yield* finished(equal(each.func, func, thread)))) registered[i] = null;
        }
        return null;
      },
    ),
    native(
      '_run_exitfuncs()',
      'Run all registered exit functions.',
      function* (thread: Thread): Guest<Value> {
        yield* runAll(thread);
        return null;
      },
    ),
    native('_clear()', 'Clear the list of previously registered exit functions.', (thread: Thread) => {
      thread.interpreter.state(callbacks).length = 0;
      return null;
    }),
    native(
      '_ncallbacks()',
      'Return the number of registered exit functions.',
      (thread: Thread) => thread.interpreter.state(callbacks).length,
    ),
  ],
}));
