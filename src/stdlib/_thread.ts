/** `_thread`, on which modules of a CPython library stand. CPython: Modules/_threadmodule.c; docs: library/_thread.html. */
import { typeOf } from '../runtime/kernel/birth.ts';
import { call } from '../runtime/kernel/call.ts';
import { native } from '../runtime/kernel/define.ts';
import { PyDict } from '../runtime/kernel/dict.ts';
import { raise, runtimeErrorType } from '../runtime/kernel/errors.ts';
import { withKeywords } from '../runtime/kernel/keywords.ts';
import type { Value } from '../runtime/kernel/object.ts';
import { finished, type Guest } from '../runtime/kernel/pausing.ts';
import type { Thread } from '../runtime/kernel/thread.ts';
import { PyFloat, PyTuple } from '../runtime/kernel/values.ts';
import { defineModule } from '../runtime/objects/define-module.ts';
import { localType } from './threading/local.ts';
import { lockType, PyLock, rlockType } from './threading/lock.ts';
import { allThreads, nativeThread, newName, startThread } from './threading/thread.ts';
import { exceptHook, hookArgumentsType } from './threading/uncaught.ts';
import { TIMEOUT_MAX } from './threading/waiting.ts';

function* startNewThread(callee: Value, args: Value, keywords: Value, thread: Thread): Guest<Value> {
  if (typeOf(callee).slots.call === undefined) raise.typeError('first arg must be callable');
  if (!(args instanceof PyTuple)) return raise.typeError('2nd arg must be a tuple');
  if (keywords !== undefined && !(keywords instanceof PyDict))
    raise.typeError('optional 3rd arg must be a dictionary');
  const [values, names] = withKeywords(args.items, (keywords as PyDict | undefined) ?? new PyDict());
  const started = nativeThread(newName(thread), true, function* (own) {
    return yield* finished(call(callee, values, names, own));
  });
  yield* startThread(started, thread);
  return started.thread!.id;
}

const start = native(
  'start_new_thread(function, args, kwargs=<missing>, /)',
  'Start a new thread and return its identifier.',
  startNewThread,
);
const allocate = native('allocate_lock()', 'Create a new lock object.', () => new PyLock());

export default defineModule('_thread', {
  doc: "This module provides primitive operations to write multi-threaded programs.\nThe 'threading' module provides a more convenient interface.",
  functions: [
    start,
    allocate,
    native(
      'get_ident()',
      'Return a non-zero integer that uniquely identifies the current thread.',
      (thread: Thread) => thread.id,
    ),
    native(
      'get_native_id()',
      'Return a non-negative integer identifying the thread.',
      (thread: Thread) => thread.id,
    ),
    native(
      '_count()',
      'Return the number of currently running Python threads, excluding the main thread.',
      (thread: Thread) => allThreads(thread).length - 1,
    ),
    native('stack_size(size=0, /)', 'Return the thread stack size used when creating new threads.', () => 0),
    native(
      'daemon_threads_allowed()',
      'Return True if daemon threads are allowed in the current interpreter.',
      () => true,
    ),
  ],
  values: {
    LockType: lockType,
    lock: lockType,
    _ExceptHookArgs: hookArgumentsType,
    _excepthook: exceptHook,
    RLock: rlockType,
    _local: localType,
    error: runtimeErrorType,
    TIMEOUT_MAX: new PyFloat(TIMEOUT_MAX),
  },
});
