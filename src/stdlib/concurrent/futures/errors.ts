/** Exceptions of `concurrent.futures`. CPython: Lib/concurrent/futures/_base.py; docs: library/concurrent.futures.html#exception-classes. */
import { defineType } from '../../../runtime/kernel/define.ts';
import { exceptionType, runtimeErrorType } from '../../../runtime/kernel/errors.ts';
import type { PyException } from '../../../runtime/kernel/exception.ts';
import type { PyType } from '../../../runtime/kernel/type.ts';

function error(name: string, module: string, doc: string, base: PyType): PyType {
  return defineType<PyException>(name, { doc, module, bases: [base], hasDict: true });
}

const BASE = 'concurrent.futures._base';

export const errorType = error('Error', BASE, 'Base class for all future-related exceptions.', exceptionType);
export const cancelledErrorType = error('CancelledError', BASE, 'The Future was cancelled.', errorType);
export const invalidStateErrorType = error(
  'InvalidStateError',
  BASE,
  'The operation is not allowed in this state.',
  errorType,
);
export const brokenExecutorType = error(
  'BrokenExecutor',
  BASE,
  '\nRaised when a executor has become non-functional after a severe failure.\n',
  runtimeErrorType,
);
export const brokenThreadPoolType = error(
  'BrokenThreadPool',
  'concurrent.futures.thread',
  '\nRaised when a worker thread in a ThreadPoolExecutor failed initializing.\n',
  brokenExecutorType,
);
export const brokenProcessPoolType = error(
  'BrokenProcessPool',
  'concurrent.futures.process',
  '\nRaised when a process in a ProcessPoolExecutor terminated abruptly\nwhile a future was in the running state.\n',
  brokenExecutorType,
);
