/** asyncio's exceptions. CPython: Lib/asyncio/exceptions.py; docs: library/asyncio-exceptions.html. */
import { typeOf } from '../../runtime/kernel/birth.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { defineType, type SlotDeclarations } from '../../runtime/kernel/define.ts';
import {
  baseExceptionType,
  eofErrorType,
  exceptionType,
  makeError,
  runtimeErrorType,
  timeoutErrorType,
} from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { setField } from '../../runtime/kernel/shape.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';

function error(name: string, doc: string, base: PyType, slots: SlotDeclarations<PyException> = {}): PyType {
  const type = defineType<PyException>(name, { doc, bases: [base], module: 'asyncio.exceptions', slots });
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
  {
    init: bySignature(
      'IncompleteReadError.__init__',
      '(self, partial, expected)',
      function* (self: PyException, partial: Value, expected: Value, thread: Thread): Guest<Value> {
        const length = yield* finished(typeOf(partial).slots.len!(partial as never, thread));
        const whole = expected === null ? 'undefined' : yield* finished(repr(expected, thread));
        self.args = [`${length} bytes read on a total of ${whole} expected bytes`];
        setField(self, 'partial', partial);
        setField(self, 'expected', expected);
        return null;
      },
    ),
  },
);
export const limitOverrunErrorType = error(
  'LimitOverrunError',
  'Reached the buffer limit while looking for a separator.\n\nAttributes:\n- consumed: total number of to be consumed bytes.',
  exceptionType,
  {
    init: bySignature(
      'LimitOverrunError.__init__',
      '(self, message, consumed)',
      (self: PyException, message: Value, consumed: Value) => {
        self.args = [message];
        setField(self, 'consumed', consumed);
        return null;
      },
    ),
  },
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
