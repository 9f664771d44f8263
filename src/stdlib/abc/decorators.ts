/** The old decorators of abstract methods: `abstractproperty` and its like. CPython: Lib/abc.py; docs: library/abc.html#abc.abstractproperty. */
import { setAttribute } from '../../runtime/kernel/attributes.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { constant } from '../../runtime/kernel/define.ts';
import type { PyObject, Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { type LibraryClass, libraryClass } from '../../runtime/objects/library-class.ts';
import { propertyType } from '../../runtime/objects/property.ts';
import { classMethodType, staticMethodType } from '../../runtime/objects/static-class-method.ts';

export const abstractClassMethodClass = decoratorOf('abstractclassmethod', classMethodType, 'classmethod');
export const abstractStaticMethodClass = decoratorOf(
  'abstractstaticmethod',
  staticMethodType,
  'staticmethod',
);

export const abstractPropertyClass: LibraryClass = libraryClass('abstractproperty', {
  signature: '(fget=None, fset=None, fdel=None, doc=None)',
  module: 'abc',
  doc: "A decorator indicating abstract properties.\n\nDeprecated, use 'property' with 'abstractmethod' instead.\n",
  bases: () => [propertyType],
  attributes: () => [constant('__isabstractmethod__', true)],
});

/** A decorator that marks what it wraps too. */
function decoratorOf(name: string, base: PyType, instead: string): LibraryClass {
  return libraryClass(name, {
    module: 'abc',
    doc: `A decorator indicating abstract ${instead}s.\n\nDeprecated, use '${instead}' with 'abstractmethod' instead.\n`,
    bases: () => [base],
    slots: {
      init: bySignature(
        `${name}.__init__`,
        '(self, callable)',
        function* (self: PyObject, callable: Value, thread: Thread): Guest<null> {
          yield* finished(setAttribute(callable, '__isabstractmethod__', true, thread));
          return yield* finished(base.slots.init!(self as never, [callable], null, thread));
        },
      ),
    },
    attributes: () => [constant('__isabstractmethod__', true)],
  });
}
