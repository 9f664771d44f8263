/** `threading`. CPython: Lib/threading.py; docs: library/threading.html. */
import { native } from '../../runtime/kernel/define.ts';
import { runtimeErrorType } from '../../runtime/kernel/errors.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import type { Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyFloat, PyList } from '../../runtime/kernel/values.ts';
import { defineModule } from '../../runtime/objects/define-module.ts';
import { deprecated } from '../deprecated.ts';
import { barrierType, brokenBarrierErrorType } from './barrier.ts';
import { conditionType } from './condition.ts';
import { boundedSemaphoreType, eventType, semaphoreType } from './event.ts';
import { localType } from './local.ts';
import { lockType, rlockFunction, rlockType } from './lock.ts';
import { allThreads, currentThread, mainThread, threadType, timerType } from './thread.ts';
import { exceptHook, hookArgumentsType } from './uncaught.ts';
import { TIMEOUT_MAX } from './waiting.ts';

export default defineModule('threading', {
  doc: "Thread module emulating a subset of Java's threading model.",
  functions: [
    native(
      'current_thread()',
      "Return the current Thread object, corresponding to the caller's thread of control.\n\nIf the caller's thread of control was not created through the threading\nmodule, a dummy thread object with limited functionality is returned.\n",
      currentThread,
      { wording: 'def' },
    ),
    native(
      'currentThread()',
      "Return the current Thread object, corresponding to the caller's thread of control.\n\nThis function is deprecated, use current_thread() instead.\n",
      function* (thread: Thread): Guest<Value> {
        yield* deprecated('currentThread() is deprecated, use current_thread() instead', thread);
        return currentThread(thread);
      },
      { wording: 'def' },
    ),
    native(
      'main_thread()',
      'Return the main thread object.\n\nIn normal conditions, the main thread is the thread from which the\nPython interpreter was started.\n',
      mainThread,
      { wording: 'def' },
    ),
    native(
      'enumerate()',
      'Return a list of all Thread objects currently alive.\n\nThe list includes daemonic threads, dummy thread objects created by\ncurrent_thread(), and the main thread. It excludes terminated threads and\nthreads that have not yet been started.\n',
      (thread: Thread) => new PyList(allThreads(thread)),
      { wording: 'def' },
    ),
    native(
      'active_count()',
      'Return the number of Thread objects currently alive.\n\nThe returned count is equal to the length of the list returned by\nenumerate().\n',
      (thread: Thread) => allThreads(thread).length,
      { wording: 'def' },
    ),
    native(
      'activeCount()',
      'Return the number of Thread objects currently alive.\n\nThis function is deprecated, use active_count() instead.\n',
      function* (thread: Thread): Guest<Value> {
        yield* deprecated('activeCount() is deprecated, use active_count() instead', thread);
        return allThreads(thread).length;
      },
      { wording: 'def' },
    ),
    native(
      'get_ident()',
      "Return a non-zero integer that uniquely identifies the current thread\namongst other threads that exist simultaneously.\n\nThis may be used to identify per-thread resources.  Even though on\nsome platforms threads identities may appear to be allocated\nconsecutive numbers starting at 1, this behavior should not be relied\nupon, and the number should be seen purely as a magic cookie.\nA thread's identity may be reused for another thread after it exits.",
      (thread: Thread) => thread.id,
    ),
    native(
      'get_native_id()',
      'Return a non-negative integer identifying the thread as reported\nby the OS (kernel). This may be used to uniquely identify a\nparticular thread within a system.',
      (thread: Thread) => thread.id,
    ),
    native('stack_size(size=0, /)', 'Return the thread stack size used when creating new threads.', () => 0),
    native(
      'settrace(func)',
      'Set a trace function for all threads started from the threading module.',
      () => null,
      { wording: 'def' },
    ),
    native(
      'setprofile(func)',
      'Set a profile function for all threads started from the threading module.',
      () => null,
      { wording: 'def' },
    ),
    native('gettrace()', 'Get the trace function as set by threading.settrace().', () => null, {
      wording: 'def',
    }),
    native('getprofile()', 'Get the profiler function as set by threading.setprofile().', () => null, {
      wording: 'def',
    }),
    rlockFunction,
  ],
  types: [
    threadType,
    timerType,
    conditionType,
    eventType,
    semaphoreType,
    boundedSemaphoreType,
    barrierType,
    brokenBarrierErrorType,
  ],
  values: {
    Lock: lockType,
    _RLock: rlockType,
    local: localType,
    ThreadError: runtimeErrorType,
    ExceptHookArgs: hookArgumentsType,
    excepthook: exceptHook,
    __excepthook__: exceptHook,
    TIMEOUT_MAX: new PyFloat(TIMEOUT_MAX),
  },
  all: [
    'get_ident',
    'active_count',
    'Condition',
    'current_thread',
    'enumerate',
    'main_thread',
    'TIMEOUT_MAX',
    'Event',
    'Lock',
    'RLock',
    'Semaphore',
    'BoundedSemaphore',
    'Thread',
    'Barrier',
    'BrokenBarrierError',
    'Timer',
    'ThreadError',
    'setprofile',
    'settrace',
    'local',
    'stack_size',
    'excepthook',
    'ExceptHookArgs',
    'getprofile',
    'gettrace',
    'get_native_id',
  ],
});
