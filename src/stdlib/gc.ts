/**
 * `gc`. CPython: Modules/gcmodule.c; docs: library/gc.html. JavaScript collects: `collect()` makes sure of it where the
 * host can, nothing here stops it or knows what it finds. See docs/divergences/weak-references.md.
 */
import { call2 } from '../runtime/kernel/call.ts';
import { native } from '../runtime/kernel/define.ts';
import { PyDict } from '../runtime/kernel/dict.ts';
import { raise, typeName } from '../runtime/kernel/errors.ts';
import { PyException } from '../runtime/kernel/exception.ts';
import { perInterpreter } from '../runtime/kernel/interpreter-state.ts';
import type { PyNativeFunction } from '../runtime/kernel/native.ts';
import { PyObject, UNWIND, type Value } from '../runtime/kernel/object.ts';
import { finished, type Guest } from '../runtime/kernel/pausing.ts';
import { index, knownInteger } from '../runtime/kernel/subscript.ts';
import type { Thread } from '../runtime/kernel/thread.ts';
import { PyBytes, PyComplex, PyFloat, PyInt, PyList, PyStr, PyTuple } from '../runtime/kernel/values.ts';
import { defineModule } from '../runtime/objects/define-module.ts';
import { AnySet } from '../runtime/objects/set-table.ts';
import { weakReferencesAreUsed } from '../runtime/objects/weakref.ts';

/** What a program has set; it changes nothing but what is told of it. */
const settings = perInterpreter('gc', () => ({
  isEnabled: true,
  thresholds: [2000, 10, 10] as Value[],
  debug: 0 as Value,
  callbacks: new PyList([]),
  collections: [0, 0, 0],
}));

const GENERATIONS = 3;

function functions(): PyNativeFunction[] {
  return [
    native('enable()', 'Enable automatic garbage collection.', (thread: Thread) => {
      thread.interpreter.state(settings).isEnabled = true;
      return null;
    }),
    native('disable()', 'Disable automatic garbage collection.', (thread: Thread) => {
      thread.interpreter.state(settings).isEnabled = false;
      return null;
    }),
    native(
      'isenabled()',
      'Returns true if automatic garbage collection is enabled.',
      (thread: Thread) => thread.interpreter.state(settings).isEnabled,
    ),
    native('collect(generation=2)', 'Run the garbage collector.', collect),
    native(
      'get_debug()',
      'Get the garbage collection debugging flags.',
      (thread: Thread) => thread.interpreter.state(settings).debug,
    ),
    native(
      'set_debug(flags, /)',
      'Set the garbage collection debugging flags.',
      function* (flags: Value, thread: Thread): Guest<Value> {
        thread.interpreter.state(settings).debug = yield* index(flags, thread);
        return null;
      },
    ),
    native(
      'get_threshold()',
      'Return the current collection thresholds.',
      (thread: Thread) => new PyTuple(thread.interpreter.state(settings).thresholds.slice()),
    ),
    native(
      'set_threshold(*thresholds)',
      "set_threshold(threshold0, [threshold1, [threshold2]])\nSet the collection thresholds (the collection frequency).\n\nSetting 'threshold0' to zero disables collection.",
      function* (given: Value[], thread: Thread): Guest<Value> {
        if (given.length < 1 || given.length > GENERATIONS)
          raise.typeError('gc.set_threshold requires 1 to 3 arguments');
        const values: Value[] = [];
        for (const each of given) values.push(yield* index(each, thread));
        const { thresholds } = thread.interpreter.state(settings);
        thresholds.splice(0, values.length, ...values);
        return null;
      },
      { textSignature: null },
    ),
    native(
      'get_count()',
      'Return a three-tuple of the current collection counts.',
      () => new PyTuple([0, 0, 0]),
    ),
    native('get_stats()', 'Return a list of dictionaries containing per-generation statistics.', stats),
    native(
      'get_objects(generation=None)',
      'Return a list of objects tracked by the collector (excluding the list returned).',
      (generation: Value) => {
        const number = knownInteger(generation);
        if (generation !== null && number === undefined)
          raise.typeError(`argument should be integer or None, not '${typeName(generation)}'`);
        if (number !== undefined && number >= GENERATIONS)
          raise.valueError('generation parameter must be less than the number of available generations (3)');
        if (number !== undefined && number < 0) raise.valueError('generation parameter cannot be negative');
        return new PyList([]);
      },
    ),
    native(
      'get_referrers(*objs)',
      "Return the list of objects that directly refer to any of 'objs'.",
      () => new PyList([]),
    ),
    native(
      'get_referents(*objs)',
      "Return the list of objects that are directly referred to by 'objs'.",
      (objects: Value[]) => new PyList(objects.flatMap(referents)),
    ),
    native(
      'is_tracked(obj, /)',
      'Returns true if the object is tracked by the garbage collector.',
      isTracked,
    ),
    native(
      'is_finalized(obj, /)',
      'Returns true if the object has been already finalized by the GC.',
      () => false,
    ),
    native(
      'freeze()',
      'Freeze all current tracked objects and ignore them for future collections.',
      () => null,
    ),
    native('unfreeze()', 'Unfreeze all objects in the permanent generation.', () => null),
    native('get_freeze_count()', 'Return the number of objects in the permanent generation.', () => 0),
  ];
}

/** Nothing is found, and `gc.callbacks` are told so. */
function* collect(generation: Value, thread: Thread): Guest<number> {
  const number = yield* index(generation, thread);
  if (number < 0 || number >= GENERATIONS) raise.valueError('invalid generation');
  const { callbacks, collections } = thread.interpreter.state(settings);
  for (const phase of ['start', 'stop']) {
    for (const callback of [...callbacks.items]) {
      const info = new PyDict();
      info.setName('generation', number);
      info.setName('collected', 0);
      info.setName('uncollectable', 0);
      try {
        yield* finished(call2(callback, phase, info, thread));
      } catch (error) {
        if (!(error instanceof PyException)) throw error;
        thread.interpreter.unraisable(error, null, callback, thread);
      }
    }
    if (phase === 'start') yield* collected(thread);
  }
  collections[Number(number)]!++;
  return 0;
}

/** JavaScript's collection is asked for where a program can notice it: what it held weakly is gone then. */
function* collected(thread: Thread): Guest<void> {
  const { host, scheduler } = thread.interpreter;
  if (host.collectGarbage === undefined || thread.unpausable > 0 || !weakReferencesAreUsed(thread)) return;
  // what the thread has handed over last
  thread.yielded = thread.stopValue = thread.yieldedBy = null;
  const wake = () => scheduler.wake(thread, null);
  host.collectGarbage().then(wake, wake);
  scheduler.park(thread, { waitingFor: 'gc.collect()', outside: true });
  yield UNWIND;
}

function stats(thread: Thread): Value {
  return new PyList(
    thread.interpreter.state(settings).collections.map((count) => {
      const info = new PyDict();
      info.setName('collections', count);
      info.setName('collected', 0);
      info.setName('uncollectable', 0);
      return info;
    }),
  );
}

/** What containers and instances hold; of other objects nothing is known. */
function referents(object: Value): Value[] {
  if (object instanceof PyList || object instanceof PyTuple) return [...object.items].reverse();
  if (object instanceof PyDict) return [...object].flatMap(({ key, value }) => [value!, key]);
  if (object instanceof AnySet) return object.items();
  if (!(object instanceof PyObject) || object.shape === undefined) return [];
  const { dictionary } = object.shape;
  const held = object.fields.filter((value) => value !== undefined);
  if (dictionary !== null) held.push(dictionary);
  return object.type.isHeap ? [...held, object.type] : held;
}

/** Whether an object can hold others. */
function isTracked(object: Value): boolean {
  if (!(object instanceof PyObject)) return false;
  if (object.type.isHeap) return true;
  if (object instanceof PyTuple) return object.items.some(isTracked);
  if (object instanceof PyDict)
    return [...object].some(({ key, value }) => isTracked(key) || isTracked(value!));
  return ![PyFloat, PyInt, PyStr, PyBytes, PyComplex].some((atom) => object instanceof atom);
}

export default defineModule('gc', () => ({
  doc: 'This module provides access to the garbage collector for reference cycles.\n',
  functions: functions(),
  values: (interpreter) => ({
    callbacks: interpreter.state(settings).callbacks,
    garbage: new PyList([]),
    DEBUG_STATS: 1,
    DEBUG_COLLECTABLE: 2,
    DEBUG_UNCOLLECTABLE: 4,
    DEBUG_SAVEALL: 32,
    DEBUG_LEAK: 38,
  }),
}));
