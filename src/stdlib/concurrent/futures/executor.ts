/** `Executor`: what thread pools and process pools have in common. CPython: Lib/concurrent/futures/_base.py; docs: library/concurrent.futures.html#executor-objects. */

import { yieldThen } from '../../../runtime/frames/awaiting.ts';
import { PyGenerator } from '../../../runtime/frames/suspendable.ts';
import { getAttribute } from '../../../runtime/kernel/attributes.ts';
import { typeOf } from '../../../runtime/kernel/birth.ts';
import { call, call0, call1 } from '../../../runtime/kernel/call.ts';
import { defineType, getset, method } from '../../../runtime/kernel/define.ts';
import type { PyDict } from '../../../runtime/kernel/dict.ts';
import { notImplementedErrorType, raise, typeName } from '../../../runtime/kernel/errors.ts';
import { iterate, step } from '../../../runtime/kernel/iterate.ts';
import { withKeywords } from '../../../runtime/kernel/keywords.ts';
import { PyObject, type Result, UNWIND, type Value } from '../../../runtime/kernel/object.ts';
import { finished, type Guest, NativeActivation } from '../../../runtime/kernel/pausing.ts';
import type { Names } from '../../../runtime/kernel/slots.ts';
import { knownInteger } from '../../../runtime/kernel/subscript.ts';
import type { Thread } from '../../../runtime/kernel/thread.ts';
import { truth } from '../../../runtime/kernel/truth.ts';
import { PyFloat } from '../../../runtime/kernel/values.ts';
import { deadlineOf } from '../../threading/waiting.ts';

const SUBMIT =
  'Submits a callable to be executed with the given arguments.\n\nSchedules the callable to be executed as fn(*args, **kwargs) and returns\na Future instance representing the execution of the callable.\n\nReturns:\n    A Future representing the given call.\n';
const SHUTDOWN =
  'Clean-up the resources associated with the Executor.\n\nIt is safe to call this method several times. Otherwise, no other\nmethods can be called after this one.\n';

export const executorType = defineType<PyObject>('Executor', {
  doc: 'This is an abstract base class for concrete asynchronous executors.',
  module: 'concurrent.futures._base',
  hasDict: true,
  methods: [
    method('submit(self, fn, /, *args, **kwargs)', SUBMIT, () => raise.error(notImplementedErrorType), 'def'),
    method(
      'map(self, fn, *iterables, timeout=None, chunksize=1)',
      'Returns an iterator equivalent to map(fn, iter).',
      function* (
        self: PyObject,
        fn: Value,
        iterables: Value[],
        timeout: Value,
        _chunkSize: Value,
        thread: Thread,
      ): Guest<Value> {
        return yield* mapOver(self, fn, iterables, timeout, thread);
      },
      'def',
    ),
    method('shutdown(self, wait=True, *, cancel_futures=False)', SHUTDOWN, () => null, 'def'),
    method('__enter__(self)', null, (self: Value) => self, 'def'),
    method(
      '__exit__(self, exc_type, exc_val, exc_tb)',
      null,
      function* (self: Value, _type: Value, _error: Value, _traceback: Value, thread: Thread): Guest<Value> {
        const shutdown = yield* finished(getAttribute(self, 'shutdown', thread));
        yield* finished(call(shutdown, [true], ['wait'], thread));
        return false;
      },
      'def',
    ),
  ],
});

// ── What the two pools share ───────────────────────────────────────────────────────────────────────

/** An executor that has workers. */
export abstract class Pool extends PyObject {
  /** How many workers it may have. */
  maximum = 0;

  abstract submit(fn: Value, args: Value[], names: Names, thread: Thread): Guest<Value>;
  abstract shutdown(wait: boolean, cancelFutures: boolean, thread: Thread): Guest<void>;
}

export const poolMethods = [
  method(
    'submit(self, fn, /, *args, **kwargs)',
    SUBMIT,
    function* (self: Pool, fn: Value, args: Value[], keywords: PyDict, thread: Thread): Guest<Value> {
      return yield* self.submit(fn, ...withKeywords(args, keywords), thread);
    },
    'def',
  ),
  method(
    'shutdown(self, wait=True, *, cancel_futures=False)',
    SHUTDOWN,
    function* (self: Pool, wait: Value, cancelFutures: Value, thread: Thread): Guest<Value> {
      const waits = yield* finished(truth(wait, thread));
      yield* self.shutdown(waits, yield* finished(truth(cancelFutures, thread)), thread);
      return null;
    },
    'def',
  ),
  getset<Pool>('_max_workers', null, (self) => self.maximum),
];

/** The argument `max_workers`. */
export function workerCount(given: Value, otherwise: number): number {
  if (given === null) return otherwise;
  const count = knownInteger(given);
  if (count === undefined)
    return raise.typeError(`'<=' not supported between instances of '${typeName(given)}' and 'int'`);
  if (Number(count) <= 0) raise.valueError('max_workers must be greater than 0');
  return Number(count);
}

export function checkInitializer(initializer: Value): void {
  if (initializer !== null && typeOf(initializer).slots.call === undefined)
    raise.typeError('initializer must be a callable');
}

// ── map ────────────────────────────────────────────────────────────────────────────────────────────

/** Everything is submitted at once; the results come in the order of the arguments. */
export function* mapOver(
  self: PyObject,
  fn: Value,
  iterables: Value[],
  timeout: Value,
  thread: Thread,
): Guest<Value> {
  const end = deadlineOf(timeout, thread);
  const iterators: Value[] = [];
  for (const each of iterables) iterators.push(yield* finished(iterate(each, thread)));
  const submit = yield* finished(getAttribute(self, 'submit', thread));
  const futures: Value[] = [];
  for (;;) {
    const args = yield* nextOfEach(iterators, thread);
    if (args === null) break;
    futures.push(yield* finished(call(submit, [fn, ...args], null, thread)));
  }
  return nativeGenerator('Executor.map.<locals>.result_iterator', resultsOf(futures, end, thread));
}

function* nextOfEach(iterators: readonly Value[], thread: Thread): Guest<Value[] | null> {
  if (iterators.length === 0) return null;
  const args: Value[] = [];
  for (const each of iterators) {
    let item = step(each, thread);
    if (item === UNWIND) item = yield UNWIND;
    if (item === undefined) return null;
    args.push(item as Value);
  }
  return args;
}

function* resultsOf(futures: Value[], end: number | undefined, thread: Thread): Guest<Value> {
  let next = 0;
  try {
    while (next < futures.length) {
      const future = futures[next++]!;
      try {
        const timeout =
          end === undefined ? null : new PyFloat(end - thread.interpreter.host.clock.monotonic());
        const result = yield* finished(
          call1(yield* finished(getAttribute(future, 'result', thread)), timeout, thread),
        );
        yield* yieldValue(result, thread);
      } finally {
        yield* finished(call0(yield* finished(getAttribute(future, 'cancel', thread)), thread));
      }
    }
  } finally {
    for (; next < futures.length; next++) {
      yield* finished(call0(yield* finished(getAttribute(futures[next]!, 'cancel', thread)), thread));
    }
  }
  return null;
}

/** A generator whose body is TypeScript; in it, `yield* yieldValue(value, thread)` is `yield`. */
export function nativeGenerator(qualname: string, body: Guest<Value>): PyGenerator {
  const name = qualname.slice(qualname.lastIndexOf('.') + 1);
  return new PyGenerator('generator', new NativeActivation(body, null), name, qualname);
}

export function* yieldValue(value: Value, thread: Thread): Guest<void> {
  yieldThen(value, (outcome) => outcome as Result, thread);
  yield UNWIND;
}
