/** `singledispatchmethod`. CPython: Lib/functools.py; docs: library/functools.html#functools.singledispatchmethod. */
import { findAttribute, getAttribute } from '../../runtime/kernel/attributes.ts';
import { typeOf } from '../../runtime/kernel/birth.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { call } from '../../runtime/kernel/call.ts';
import { defineType, getset, method } from '../../runtime/kernel/define.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { PyObject, type Result, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import { drive, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { getField, setField } from '../../runtime/kernel/shape.ts';
import type { Names } from '../../runtime/kernel/slots.ts';
import { bindAttribute } from '../../runtime/kernel/special.ts';
import { asString, repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { adopt } from '../../runtime/kernel/values.ts';
import { dictionaryOf, replaceDict } from '../../runtime/objects/instance-dict.ts';
import { closure } from './closure.ts';
import { isAbstract } from './partialmethod.ts';
import { classOf, type Dispatcher, firstArgument, genericFunction } from './singledispatch.ts';
import { looksLike } from './wrapping.ts';

/** Its attributes are `func` and `dispatcher`. */
class SingleDispatchMethod extends PyObject {
  dispatch: Dispatcher | null = null;
  /** What was bound to an instance; null once that has turned out to be impossible. */
  methods: WeakMap<PyObject, PyObject> | null = new WeakMap();
}

export const singleDispatchMethodType: () => PyType = once(() =>
  defineType<SingleDispatchMethod>('singledispatchmethod', {
    doc: 'Single-dispatch generic method descriptor.\n\nSupports wrapping existing descriptors and handles non-descriptor\ncallables as instance methods.\n',
    module: 'functools',
    instances: SingleDispatchMethod,
    hasDict: true,
    slots: {
      new: (type) => adopt(new SingleDispatchMethod(), type),
      init: bySignature(
        'singledispatchmethod.__init__',
        '(self, func)',
        function* (self: SingleDispatchMethod, func: Value, thread: Thread): Guest<null> {
          const { slots } = typeOf(func);
          if (slots.call === undefined && slots.get === undefined)
            raise.typeError(`${yield* finished(repr(func, thread))} is not callable or a descriptor`);
          const { wrapper, dispatcher } = yield* genericFunction(func, thread);
          self.dispatch = dispatcher;
          setField(self, 'dispatcher', wrapper);
          setField(self, 'func', func);
          return null;
        },
      ),
      *get(self, instance, owner, thread) {
        return yield* bound(self, instance ?? undefined, owner, thread);
      },
    },
    methods: [
      method(
        'register(self, cls, method=None)',
        'generic_method.register(cls, func) -> func\n\nRegisters a new implementation for the given *cls* on a *generic_method*.\n',
        (self: SingleDispatchMethod, cls: Value, func: Value, thread: Thread): Result =>
          drive(self.dispatch!.register(cls, func, thread), thread),
        'def',
      ),
      getset<SingleDispatchMethod>('__isabstractmethod__', null, function* (self, thread) {
        return yield* isAbstract(getField(self, 'func') ?? null, thread);
      }),
      getset<SingleDispatchMethod>('__dict__', null, (self) => dictionaryOf(self), replaceDict),
    ],
  }),
);

function* bound(
  self: SingleDispatchMethod,
  instance: Value | undefined,
  owner: PyType,
  thread: Thread,
): Guest<Value> {
  const key = instance instanceof PyObject && instance.type.hasWeakReferences ? instance : undefined;
  if (key === undefined) self.methods = null;
  const known = key === undefined ? undefined : self.methods?.get(key);
  if (known !== undefined) return known;
  const func = getField(self, 'func') ?? null;
  const dispatcher = self.dispatch!;
  let given = findAttribute(func, '__name__', thread);
  if (given === UNWIND) given = yield UNWIND;
  const name = asString(given as Value | undefined) ?? 'singledispatchmethod method';
  const made = closure('singledispatchmethod.__get__.<locals>._method', 'functools', (args, names, inner) => {
    const first = firstArgument(name, args, names);
    return drive(callBound(dispatcher, first, instance, owner, args, names, inner), inner);
  });
  setField(made, '__isabstractmethod__', yield* isAbstract(func, thread));
  setField(made, 'register', yield* finished(getAttribute(self, 'register', thread)));
  yield* looksLike(made, func, thread);
  if (key !== undefined) self.methods?.set(key, made);
  return made;
}

function* callBound(
  dispatcher: Dispatcher,
  first: Value,
  instance: Value | undefined,
  owner: PyType,
  args: Value[],
  names: Names,
  thread: Thread,
): Guest<Value> {
  const found = yield* dispatcher.implementation(yield* classOf(first, thread), thread);
  const method = yield* finished(bindAttribute(found, instance, owner, thread));
  return yield* finished(call(method, args, names, thread));
}
