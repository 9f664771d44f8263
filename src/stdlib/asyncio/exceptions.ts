/** asyncio's exceptions. CPython: Lib/asyncio/exceptions.py; docs: library/asyncio-exceptions.html. */
import { defineType } from '../../runtime/kernel/define.ts';
import {
  baseExceptionType,
  eofErrorType,
  exceptionType,
  makeError,
  runtimeErrorType,
  timeoutErrorType,
} from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import type { PyType } from '../../runtime/kernel/type.ts';

function error(name: string, doc: string, ...bases: PyType[]): PyType {
  const type = defineType<PyException>(name, { doc, bases, module: 'asyncio.exceptions' });
  type.hasDict = true;
  return type;
}

export const cancelledErrorType = error(
  'CancelledError',
  'The Future or Task was cancelled.',
  baseExceptionType,
);
export const invalidStateErrorType = error(
  'InvalidStateError',
  'The operation is not allowed in this state.',
  exceptionType,
);
export const sendfileNotAvailableErrorType = error(
  'SendfileNotAvailableError',
  'Sendfile syscall is not available.\n\nRaised if OS does not support sendfile syscall for given socket or\nfile type.',
  runtimeErrorType,
);
export const incompleteReadErrorType = error(
  'IncompleteReadError',
  'Incomplete read error. Attributes:\n\n- partial: read bytes string before the end of stream was reached\n- expected: total number of expected bytes (or None if unknown)',
  eofErrorType,
);
export const limitOverrunErrorType = error(
  'LimitOverrunError',
  'Reached the buffer limit while looking for a separator.\n\nAttributes:\n- consumed: total number of to be consumed bytes.',
  exceptionType,
);
export const brokenBarrierErrorType = error(
  'BrokenBarrierError',
  'Barrier is broken by barrier.abort() call.',
  runtimeErrorType,
);
export { timeoutErrorType };

export function cancelledError(message: PyException['args'][number] | undefined): PyException {
  return new PyException(cancelledErrorType, message === undefined || message === null ? [] : [message]);
}

export function invalidState(message: string): PyException {
  return makeError(invalidStateErrorType, message);
}
