/** `staticmethod` and `classmethod`. CPython: Objects/funcobject.c; docs: library/functions.html#classmethod. */
import { getAttribute } from '../kernel/attributes.ts';
import { call } from '../kernel/call.ts';
import { defineType, getset } from '../kernel/define.ts';
import { raise } from '../kernel/errors.ts';
import { PyObject, type Value } from '../kernel/object.ts';
import { finished } from '../kernel/pausing.ts';
import { repr } from '../kernel/text.ts';
import { adopt } from '../kernel/values.ts';
import { isAbstract } from './abstract.ts';
import { PyBoundMethod } from './method.ts';

export class PyStaticMethod extends PyObject {
  callable: Value = null;
}

export class PyClassMethod extends PyObject {
  callable: Value = null;
}

export const staticMethodType = defineType<PyStaticMethod>('staticmethod', {
  doc: 'Convert a function to be a static method.',
  instances: PyStaticMethod,
  hasDict: true,
  slots: {
    new: (type) => adopt(new PyStaticMethod(), type),
    init: (self, args) => {
      self.callable = args[0] ?? raise.typeError(`staticmethod expected 1 argument, got ${args.length}`);
      return null;
    },
    get: (self) => self.callable,
    call: (self, args, names, thread) => call(self.callable, args, names, thread),
    *repr(self, thread) {
      return `<staticmethod(${yield* finished(repr(self.callable, thread))})>`;
    },
  },
  methods: [
    getset<PyStaticMethod>('__func__', null, (self) => self.callable),
    getset<PyStaticMethod>('__wrapped__', null, (self) => self.callable),
    getset<PyStaticMethod>('__isabstractmethod__', null, function* (self, thread) {
      return yield* isAbstract(self.callable, thread);
    }),
    getset<PyStaticMethod>('__name__', null, (self, thread) =>
      getAttribute(self.callable, '__name__', thread),
    ),
    getset<PyStaticMethod>('__doc__', null, (self, thread) => getAttribute(self.callable, '__doc__', thread)),
  ],
});

export const classMethodType = defineType<PyClassMethod>('classmethod', {
  doc: 'Convert a function to be a class method.',
  instances: PyClassMethod,
  hasDict: true,
  slots: {
    new: (type) => adopt(new PyClassMethod(), type),
    init: (self, args) => {
      self.callable = args[0] ?? raise.typeError(`classmethod expected 1 argument, got ${args.length}`);
      return null;
    },
    get: (self, _instance, owner) => new PyBoundMethod(self.callable, owner),
    *repr(self, thread) {
      return `<classmethod(${yield* finished(repr(self.callable, thread))})>`;
    },
  },
  methods: [
    getset<PyClassMethod>('__func__', null, (self) => self.callable),
    getset<PyClassMethod>('__wrapped__', null, (self) => self.callable),
    getset<PyClassMethod>('__isabstractmethod__', null, function* (self, thread) {
      return yield* isAbstract(self.callable, thread);
    }),
    getset<PyClassMethod>('__name__', null, (self, thread) =>
      getAttribute(self.callable, '__name__', thread),
    ),
    getset<PyClassMethod>('__doc__', null, (self, thread) => getAttribute(self.callable, '__doc__', thread)),
  ],
});

export function staticMethodOf(callable: Value): PyStaticMethod {
  const made = new PyStaticMethod();
  made.callable = callable;
  return withDict(made);
}

export function classMethodOf(callable: Value): PyClassMethod {
  const made = new PyClassMethod();
  made.callable = callable;
  return withDict(made);
}

function withDict<T extends PyObject>(object: T): T {
  return adopt(object, object.type);
}
