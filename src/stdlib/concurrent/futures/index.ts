/** `concurrent.futures`. CPython: Lib/concurrent/futures/__init__.py; docs: library/concurrent.futures.html. */
import { timeoutErrorType } from '../../../runtime/kernel/errors.ts';
import { PyList } from '../../../runtime/kernel/values.ts';
import { defineModule } from '../../../runtime/objects/define-module.ts';
import { brokenExecutorType, cancelledErrorType, invalidStateErrorType } from './errors.ts';
import { executorType } from './executor.ts';
import { workFutureType } from './future.ts';
import { processPoolType } from './process.ts';
import { threadPoolType } from './thread.ts';
import { asCompleted, wait } from './waiting.ts';

export default defineModule('concurrent.futures', {
  doc: 'Execute computations asynchronously using threads or processes.',
  functions: [wait, asCompleted],
  types: [
    workFutureType,
    executorType,
    threadPoolType,
    processPoolType,
    cancelledErrorType,
    invalidStateErrorType,
    brokenExecutorType,
  ],
  values: () => ({
    __path__: new PyList([]),
    TimeoutError: timeoutErrorType,
    FIRST_COMPLETED: 'FIRST_COMPLETED',
    FIRST_EXCEPTION: 'FIRST_EXCEPTION',
    ALL_COMPLETED: 'ALL_COMPLETED',
  }),
});
