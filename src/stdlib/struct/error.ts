/** `struct.error`. Docs: library/struct.html#struct.error. */
import { defineType } from '../../runtime/kernel/define.ts';
import { exceptionType } from '../../runtime/kernel/errors.ts';
import type { PyException } from '../../runtime/kernel/exception.ts';
import { once } from '../../runtime/kernel/once.ts';
import type { PyType } from '../../runtime/kernel/type.ts';

export const structErrorType: () => PyType = once(() =>
  defineType<PyException>('error', { module: 'struct', bases: [exceptionType], hasDict: true }),
);
