/** `isinstance` and `issubclass` as functions. Docs: library/functions.html#isinstance. */
import { native } from '../kernel/define.ts';
import type { PyNativeFunction } from '../kernel/native.ts';
import { isInstanceOf, isSubclassOf } from '../objects/instance-check.ts';

export const classFunctions: readonly PyNativeFunction[] = [
  native(
    'isinstance(obj, class_or_tuple, /)',
    'Return whether an object is an instance of a class or of a subclass thereof.\n\nA tuple, as in ``isinstance(x, (A, B, ...))``, may be given as the target to\ncheck against. This is equivalent to ``isinstance(x, A) or isinstance(x, B)\nor ...`` etc.',
    isInstanceOf,
  ),
  native(
    'issubclass(cls, class_or_tuple, /)',
    "Return whether 'cls' is derived from another class or is the same class.\n\nA tuple, as in ``issubclass(x, (A, B, ...))``, may be given as the target to\ncheck against. This is equivalent to ``issubclass(x, A) or issubclass(x, B)\nor ...``.",
    isSubclassOf,
  ),
];
