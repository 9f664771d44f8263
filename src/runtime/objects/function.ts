/** `function`. CPython: Objects/funcobject.c; docs: reference/datamodel.html#user-defined-functions. */
import {
  callFunction,
  callFunction0,
  callFunction1,
  callFunction2,
  callFunction3,
  PyFunction,
} from '../frames/function.ts';
import { functionType } from '../kernel/birth.ts';
import { describeType, getset } from '../kernel/define.ts';
import { PyDict } from '../kernel/dict.ts';
import { raise } from '../kernel/errors.ts';
import { addressOf } from '../kernel/identity.ts';
import type { Value } from '../kernel/object.ts';
import { asString } from '../kernel/text.ts';
import { emptyTuple, PyTuple } from '../kernel/values.ts';
import { codeObject } from './code-object.ts';
import { InstanceDict, replaceDict } from './instance-dict.ts';
import { PyBoundMethod } from './method.ts';

describeType<PyFunction>(functionType, {
  doc: 'Create a function object.',
  instances: PyFunction,
  isBase: false,
  slots: {
    call: callFunction,
    call0: callFunction0,
    call1: callFunction1,
    call2: callFunction2,
    call3: callFunction3,
    get: (self, instance) => (instance === undefined ? self : new PyBoundMethod(self, instance)),
    repr: (self, thread) => `<function ${self.qualname} at ${addressOf(self, thread)}>`,
  },
  methods: [
    getset<PyFunction>(
      '__name__',
      null,
      (self) => self.name,
      (self, value) => {
        self.name = asString(value) ?? raise.typeError('__name__ must be set to a string object');
        return null;
      },
    ),
    getset<PyFunction>(
      '__qualname__',
      null,
      (self) => self.qualname,
      (self, value) => {
        self.qualname = asString(value) ?? raise.typeError('__qualname__ must be set to a string object');
        return null;
      },
    ),
    getset<PyFunction>(
      '__module__',
      null,
      (self) => self.module,
      (self, value) => {
        self.module = value ?? null;
        return null;
      },
    ),
    getset<PyFunction>(
      '__doc__',
      null,
      (self) => self.doc,
      (self, value) => {
        self.doc = value ?? null;
        return null;
      },
    ),
    getset<PyFunction>('__code__', null, (self, thread) => codeObject(self.code, thread)),
    getset<PyFunction>('__globals__', null, (self) => self.code.globals),
    getset<PyFunction>('__builtins__', null, (_self, thread) => thread.interpreter.builtins),
    getset<PyFunction>('__closure__', null, (self) =>
      self.closure.length === 0 ? null : new PyTuple(self.closure),
    ),
    getset<PyFunction>(
      '__defaults__',
      null,
      (self) => self.defaults,
      (self, value) => {
        if (value !== undefined && value !== null && !(value instanceof PyTuple)) {
          return raise.typeError('__defaults__ must be set to a tuple object');
        }
        self.defaults = value ?? null;
        self.defaultsChanged();
        return null;
      },
    ),
    getset<PyFunction>(
      '__kwdefaults__',
      null,
      (self) => self.keywordDefaults,
      (self, value) => {
        if (value !== undefined && value !== null && !(value instanceof PyDict)) {
          return raise.typeError('__kwdefaults__ must be set to a dict object');
        }
        self.keywordDefaults = value ?? null;
        self.defaultsChanged();
        return null;
      },
    ),
    getset<PyFunction>(
      '__annotations__',
      null,
      (self) => (self.annotations ??= new PyDict()),
      (self, value) => {
        if (value !== undefined && value !== null && !(value instanceof PyDict)) {
          return raise.typeError('__annotations__ must be set to a dict object');
        }
        self.annotations = value ?? null;
        return null;
      },
    ),
    getset<PyFunction>(
      '__type_params__',
      null,
      (self) => self.typeParameters ?? emptyTuple,
      (self, value) => {
        if (!(value instanceof PyTuple)) return raise.typeError('__type_params__ must be set to a tuple');
        self.typeParameters = value;
        return null;
      },
    ),
    getset<PyFunction>(
      '__dict__',
      null,
      (self) => new InstanceDict(withFields(self)),
      (self, value: Value | undefined) => replaceDict(withFields(self), value),
    ),
  ],
});

/** Most functions never get attributes: the room for them is made when it is asked for. */
function withFields(self: PyFunction): PyFunction {
  if (self.shape === undefined) {
    self.shape = functionType.rootShape();
    self.fields = [];
  }
  return self;
}

const plainSet = functionType.slots.setattr!;
functionType.slots.setattr = (self: PyFunction, name: string, value: Value, thread) => {
  if (functionType.lookup(name) === undefined) withFields(self);
  return plainSet(self as never, name, value, thread);
};
