/** The functions that decorators written in TypeScript give: they look like what they wrap. CPython: Lib/functools.py (wraps). */

import { PyFunction } from '../../runtime/frames/function.ts';
import { findAttribute, genericGet, getAttribute } from '../../runtime/kernel/attributes.ts';
import { defineType, getset } from '../../runtime/kernel/define.ts';
import { addressOf } from '../../runtime/kernel/identity.ts';
import { PyObject, type Result, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { attributeEntries, getField, setField } from '../../runtime/kernel/shape.ts';
import type { Names } from '../../runtime/kernel/slots.ts';
import { asString } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { adopt } from '../../runtime/kernel/values.ts';
import { dictionaryOf } from '../../runtime/objects/instance-dict.ts';
import { PyBoundMethod } from '../../runtime/objects/method.ts';

export type Run = (args: Value[], names: Names, thread: Thread) => Result;

export class PyWrapper extends PyObject {
  readonly wrapped: Value;
  readonly run: Run;

  constructor(wrapped: Value, run: Run) {
    super();
    this.wrapped = wrapped;
    this.run = run;
  }
}

const copied = new Set([
  '__module__',
  '__name__',
  '__qualname__',
  '__doc__',
  '__annotations__',
  '__type_params__',
]);

const wrapperType: PyType = defineType<PyWrapper>('function', {
  instances: PyWrapper,
  isBase: false,
  hasDict: true,
  slots: {
    call: (self, args, names, thread) => self.run(args, names, thread),
    get: (self, instance) => (instance === undefined ? self : new PyBoundMethod(self, instance)),
    getattr: (self, name, thread) => {
      const own = getField(self, name);
      if (own !== undefined) return own;
      return copied.has(name) ? getAttribute(self.wrapped, name, thread) : genericGet(self, name, thread);
    },
    *repr(self, thread) {
      let name = getField(self, '__qualname__') ?? findAttribute(self.wrapped, '__qualname__', thread);
      if (name === UNWIND) name = yield UNWIND;
      return `<function ${asString(name) ?? '?'} at ${addressOf(self, thread)}>`;
    },
  },
  methods: [getset<PyWrapper>('__dict__', null, (self) => dictionaryOf(self))],
});

/** A function that runs `run` and has the name, the doc and the attributes of `wrapped`. */
export function wrapperOf(wrapped: Value, run: Run): PyWrapper {
  const wrapper = adopt(new PyWrapper(wrapped, run), wrapperType);
  if ((wrapped instanceof PyFunction || wrapped instanceof PyWrapper) && wrapped.shape !== undefined) {
    for (const [name, value] of attributeEntries(wrapped)) setField(wrapper, name, value);
  }
  setField(wrapper, '__wrapped__', wrapped);
  return wrapper;
}
