/** `os.PathLike`. CPython: Lib/os.py; docs: library/os.html#os.PathLike. */
import { classMethod, method } from '../../runtime/kernel/define.ts';
import { makeError, notImplementedErrorType } from '../../runtime/kernel/errors.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { abstract, abstractClass, subclassHook } from '../../runtime/objects/abstract-class.ts';
import { genericAlias } from '../../runtime/objects/generic-alias.ts';

export const pathLikeClass = abstractClass('PathLike', {
  module: 'os',
  doc: 'Abstract base class for implementing the file system path protocol.',
  fields: [],
  attributes: () => [
    abstract(
      method(
        '__fspath__(self)',
        'Return the file system path representation of the object.',
        () => {
          throw makeError(notImplementedErrorType, '');
        },
        'def',
      ),
    ),
    subclassHook('__fspath__'),
    classMethod('__class_getitem__(cls, object, /)', null, (cls: PyType, item: Value) =>
      genericAlias(cls, item),
    ),
  ],
});
