/** Functions that decorators written in TypeScript make: they have names, attributes, and become methods. CPython: Objects/funcobject.c. */
import { defineType, getset } from '../../runtime/kernel/define.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { addressOf } from '../../runtime/kernel/identity.ts';
import { type Implementation, Native } from '../../runtime/kernel/native.ts';
import { PyObject, type Result, type Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import { Signature } from '../../runtime/kernel/signature.ts';
import type { Names } from '../../runtime/kernel/slots.ts';
import { asString } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { adopt, emptyTuple, PyTuple } from '../../runtime/kernel/values.ts';
import { dictionaryOf, replaceDict } from '../../runtime/objects/instance-dict.ts';
import { PyBoundMethod } from '../../runtime/objects/method.ts';

/** The values of `names` are the last of the arguments. */
export type Run = (args: Value[], names: Names, thread: Thread) => Result;

class Closure extends PyObject {
  readonly run: Run;
  /** What it runs, if its parameters are declared: calls without keywords need no binding then. */
  readonly native: Native | null;
  qualname: string;
  name: string;
  module: Value;
  doc: Value = null;
  signature: string | null;
  annotations: PyDict | null = null;
  typeParameters: PyTuple = emptyTuple;

  constructor(qualname: string, module: string, run: Run, native: Native | null) {
    super();
    this.run = run;
    this.native = native;
    this.signature = native?.signature.text ?? null;
    this.qualname = qualname;
    this.name = qualname.slice(qualname.lastIndexOf('.') + 1);
    this.module = module;
  }
}

const closureType = once<PyType>(() =>
  defineType<Closure>('function', {
    instances: Closure,
    isBase: false,
    hasDict: true,
    hasWeakReferences: true,
    slots: {
      call: (self, args, names, thread) => self.run(args, names, thread),
      call1: ({ native, run }, a, thread) =>
        native === null ? run([a], null, thread) : native.call1(a, thread),
      call2: ({ native, run }, a, b, thread) =>
        native === null ? run([a, b], null, thread) : native.call2(a, b, thread),
      get: (self, instance) => (instance === undefined ? self : new PyBoundMethod(self, instance)),
      repr: (self, thread) => `<function ${self.qualname} at ${addressOf(self, thread)}>`,
    },
    methods: [
      getset<Closure>(
        '__name__',
        null,
        (self) => self.name,
        (self, value) => {
          self.name = asString(value) ?? raise.typeError('__name__ must be set to a string object');
          return null;
        },
      ),
      getset<Closure>(
        '__qualname__',
        null,
        (self) => self.qualname,
        (self, value) => {
          self.qualname = asString(value) ?? raise.typeError('__qualname__ must be set to a string object');
          return null;
        },
      ),
      getset<Closure>(
        '__module__',
        null,
        (self) => self.module,
        (self, value) => {
          self.module = value ?? null;
          return null;
        },
      ),
      getset<Closure>(
        '__doc__',
        null,
        (self) => self.doc,
        (self, value) => {
          self.doc = value ?? null;
          return null;
        },
      ),
      getset<Closure>(
        '__annotations__',
        null,
        (self) => (self.annotations ??= new PyDict()),
        (self, value) => {
          if (value !== undefined && value !== null && !(value instanceof PyDict))
            return raise.typeError('__annotations__ must be set to a dict object');
          self.annotations = value ?? null;
          return null;
        },
      ),
      getset<Closure>(
        '__type_params__',
        null,
        (self) => self.typeParameters,
        (self, value) => {
          if (!(value instanceof PyTuple)) return raise.typeError('__type_params__ must be set to a tuple');
          self.typeParameters = value;
          return null;
        },
      ),
      getset<Closure>('__text_signature__', null, (self) => self.signature),
      getset<Closure>('__dict__', null, (self) => dictionaryOf(self), replaceDict),
    ],
  }),
);

interface Description {
  /** The last part of the qualified name when absent. */
  readonly name?: string;
  readonly doc?: string;
  /** `__text_signature__`, where no native tells it; `<default 0>` is the first of `__defaults__`. */
  readonly signature?: string;
}

/** A function object. `qualname` is as CPython's: `lru_cache.<locals>.decorating_function`. */
export function closure(
  qualname: string,
  module: string,
  run: Run,
  described: Description = {},
  native: Native | null = null,
): PyObject {
  const made = adopt(new Closure(qualname, module, run, native), closureType());
  made.name = described.name ?? made.name;
  made.doc = described.doc ?? null;
  made.signature = described.signature ?? made.signature;
  return made;
}

/** A function object that takes `parameters`: `(cls, func=None)`. */
export function closureTaking(
  qualname: string,
  module: string,
  parameters: string,
  body: Implementation,
  described: Description = {},
): PyObject {
  const native = new Native(qualname, null, new Signature(`${qualname}${parameters}`, 'def'), body);
  const run: Run = (args, names, thread) => native.call(args, names, thread);
  return closure(qualname, module, run, described, native);
}
