/** The functions that `callback` puts on an exit stack. CPython: Lib/contextlib.py (_create_cb_wrapper); docs: library/contextlib.html#contextlib.ExitStack.callback. */
import { defineType, getset } from '../../runtime/kernel/define.ts';
import { addressOf } from '../../runtime/kernel/identity.ts';
import { PyObject, type Result, type Value } from '../../runtime/kernel/object.ts';
import { setField } from '../../runtime/kernel/shape.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { adopt } from '../../runtime/kernel/values.ts';
import { dictionaryOf } from '../../runtime/objects/instance-dict.ts';
import { PyBoundMethod } from '../../runtime/objects/method.ts';

type Run = (thread: Thread) => Result;

/** It is called with type, error and traceback, and has no use for them. */
class ExitWrapper extends PyObject {
  readonly run: Run;

  constructor(run: Run) {
    super();
    this.run = run;
  }
}

const exitWrapperType: PyType = defineType<ExitWrapper>('function', {
  instances: ExitWrapper,
  isBase: false,
  hasDict: true,
  slots: {
    call: (self, _info, _names, thread) => self.run(thread),
    get: (self, instance) => (instance === undefined ? self : new PyBoundMethod(self, instance)),
    repr: (self, thread) => `<function _exit_wrapper at ${addressOf(self, thread)}>`,
  },
  methods: [
    getset<ExitWrapper>('__name__', null, () => '_exit_wrapper'),
    getset<ExitWrapper>('__doc__', null, () => null),
    getset<ExitWrapper>('__dict__', null, (self) => dictionaryOf(self)),
  ],
});

export function exitWrapper(callback: Value, run: Run): Value {
  const wrapper = adopt(new ExitWrapper(run), exitWrapperType);
  setField(wrapper, '__wrapped__', callback);
  return wrapper;
}
