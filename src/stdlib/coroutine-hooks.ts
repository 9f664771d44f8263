/** What `sys` sets for coroutines and asynchronous generators of the running thread. CPython: Python/sysmodule.c; docs: library/sys.html#sys.set_asyncgen_hooks. */
import { typeOf } from '../runtime/kernel/birth.ts';
import { call1 } from '../runtime/kernel/call.ts';
import { native } from '../runtime/kernel/define.ts';
import { raise, typeName } from '../runtime/kernel/errors.ts';
import { PyException } from '../runtime/kernel/exception.ts';
import { nested } from '../runtime/kernel/nesting.ts';
import { None, UNWIND, type Unwind, type Value } from '../runtime/kernel/object.ts';
import type { Guest } from '../runtime/kernel/pausing.ts';
import { index } from '../runtime/kernel/subscript.ts';
import type { GeneratorKeeper, Suspendable, Thread } from '../runtime/kernel/thread.ts';
import { defineRecord, recordOf } from '../runtime/objects/record.ts';

const hooksType = defineRecord('asyncgen_hooks', {
  module: 'sys',
  shownAs: 'asyncgen_hooks',
  doc: '',
  fields: ['firstiter', 'finalizer'],
});

/** Hooks written in Python, or by someone who has only these two functions to tell. */
class Hooks implements GeneratorKeeper {
  readonly first: Value;
  readonly finalizer: Value;

  constructor(first: Value, finalizer: Value) {
    this.first = first;
    this.finalizer = finalizer;
  }

  begun(generator: Suspendable, thread: Thread): null | Unwind {
    if (this.first === None) return null;
    return call1(this.first, generator as unknown as Value, thread) === UNWIND ? UNWIND : null;
  }

  ended(): void {}

  dropped(generator: Suspendable, thread: Thread): void {
    if (this.finalizer === None) return;
    const object = generator as unknown as Value;
    try {
      nested(thread, '__del__', () => call1(this.finalizer, object, thread));
    } catch (thrown) {
      if (!(thrown instanceof PyException)) throw thrown;
      thread.interpreter.unraisable(thrown, null, object, thread);
    }
  }
}

function current(thread: Thread): Hooks {
  const { generatorKeeper } = thread;
  if (generatorKeeper === null) return new Hooks(None, None);
  if (generatorKeeper instanceof Hooks) return generatorKeeper;
  return new Hooks(
    native('_asyncgen_firstiter_hook(agen, /)', '', (generator: Value, running: Thread) =>
      generatorKeeper.begun(generator as unknown as Suspendable, running),
    ),
    native('_asyncgen_finalizer_hook(agen, /)', '', (generator: Value, running: Thread) => {
      generatorKeeper.dropped(generator as unknown as Suspendable, running);
      return None;
    }),
  );
}

function checked(name: string, given: Value | undefined, otherwise: Value): Value {
  if (given === undefined) return otherwise;
  if (given !== None && typeOf(given).slots.call === undefined)
    return raise.typeError(`callable ${name} expected, got ${typeName(given)}`);
  return given;
}

export const coroutineHooks = [
  native(
    'set_coroutine_origin_tracking_depth(depth)',
    "Enable or disable origin tracking for coroutine objects in this thread.\n\nCoroutine objects will track 'depth' frames of traceback information\nabout where they came from, available in their cr_origin attribute.\n\nSet a depth of 0 to disable.",
    function* (depth: Value, thread: Thread): Guest<Value> {
      const count = Number(yield* index(depth, thread));
      if (count < 0) raise.valueError('depth must be >= 0');
      thread.originDepth = count;
      return None;
    },
  ),
  native(
    'get_coroutine_origin_tracking_depth()',
    'Check status of origin tracking for coroutine objects in this thread.',
    (thread: Thread) => thread.originDepth,
  ),
  native(
    'set_asyncgen_hooks(firstiter=<missing>, finalizer=<missing>)',
    'set_asyncgen_hooks([firstiter] [, finalizer])\n\nSet a finalizer for async generators objects.',
    (first: Value | undefined, finalizer: Value | undefined, thread: Thread) => {
      const before = current(thread);
      const last = checked('finalizer', finalizer, before.finalizer);
      const hooks = new Hooks(checked('firstiter', first, before.first), last);
      thread.generatorKeeper = hooks.first === None && last === None ? null : hooks;
      return None;
    },
  ),
  native(
    'get_asyncgen_hooks()',
    'Return the installed asynchronous generators hooks.\n\nThis returns a namedtuple of the form (firstiter, finalizer).',
    (thread: Thread) => {
      const { first, finalizer } = current(thread);
      return recordOf(hooksType, [first, finalizer]);
    },
  ),
];
