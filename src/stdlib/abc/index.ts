/** `abc`. CPython: Lib/abc.py; docs: library/abc.html. The mechanism: `src/runtime/objects/abstract-class.ts`. */
import { findAttribute, setAttribute } from '../../runtime/kernel/attributes.ts';
import { native } from '../../runtime/kernel/define.ts';
import { UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyType } from '../../runtime/kernel/type.ts';
import { abcClass, abcMetaType, findAbstractMethods } from '../../runtime/objects/abstract-class.ts';
import { defineModule } from '../../runtime/objects/define-module.ts';
import { abstractClassMethodClass, abstractPropertyClass, abstractStaticMethodClass } from './decorators.ts';
import { machinery } from './machinery.ts';

function* abstractMethod(callable: Value, thread: Thread): Guest<Value> {
  yield* finished(setAttribute(callable, '__isabstractmethod__', true, thread));
  return callable;
}

function* updateAbstractMethods(cls: Value, thread: Thread): Guest<Value> {
  let known = findAttribute(cls, '__abstractmethods__', thread);
  if (known === UNWIND) known = yield UNWIND;
  if (known !== undefined && cls instanceof PyType) yield* findAbstractMethods(cls, thread);
  return cls;
}

export default defineModule('abc', () => ({
  doc: 'Abstract Base Classes (ABCs) according to PEP 3119.',
  functions: [
    native(
      'abstractmethod(funcobj)',
      "A decorator indicating abstract methods.\n\nRequires that the metaclass is ABCMeta or derived from it.  A\nclass that has a metaclass derived from ABCMeta cannot be\ninstantiated unless all of its abstract methods are overridden.\nThe abstract methods can be called using any of the normal\n'super' call mechanisms.  abstractmethod() may be used to declare\nabstract methods for properties and descriptors.\n",
      abstractMethod,
      { wording: 'def' },
    ),
    native(
      'update_abstractmethods(cls)',
      'Recalculate the set of abstract methods of an abstract class.\n\nTo be called by class decorators that add or replace methods after\nthe class was made.  Returns cls; does nothing if it is not abstract.\n',
      updateAbstractMethods,
      { wording: 'def' },
    ),
    ...machinery(),
  ],
  types: [abcMetaType()],
  classes: [abcClass, abstractClassMethodClass, abstractStaticMethodClass, abstractPropertyClass],
}));
