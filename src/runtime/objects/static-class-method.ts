/** `staticmethod` and `classmethod`. CPython: Objects/funcobject.c; docs: library/functions.html#classmethod. */
import { findAttribute, setAttribute } from '../kernel/attributes.ts';
import { call } from '../kernel/call.ts';
import { defineType, getset, readOnly } from '../kernel/define.ts';
import { raise } from '../kernel/errors.ts';
import { PyObject, UNWIND, type Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import type { Names } from '../kernel/slots.ts';
import { repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { adopt } from '../kernel/values.ts';
import { isAbstract } from './abstract.ts';
import { dictionaryOf, replaceDict } from './instance-dict.ts';
import { PyBoundMethod } from './method.ts';

export class PyStaticMethod extends PyObject {
  callable: Value = null;
}

export class PyClassMethod extends PyObject {
  callable: Value = null;
}

export const staticMethodType = defineType<PyStaticMethod>('staticmethod', {
  signature: '(function, /)',
  doc: 'Convert a function to be a static method.',
  instances: PyStaticMethod,
  hasDict: true,
  slots: {
    new: (type) => adopt(new PyStaticMethod(), type),
    *init(self, args, names, thread) {
      self.callable = onlyArgument('staticmethod', args, names);
      yield* copyNames(self, self.callable, thread);
      return null;
    },
    get: (self) => self.callable,
    call: (self, args, names, thread) => call(self.callable, args, names, thread),
    *repr(self, thread) {
      return `<staticmethod(${yield* finished(repr(self.callable, thread))})>`;
    },
  },
  methods: [
    readOnly<PyStaticMethod>('__func__', (self) => self.callable),
    readOnly<PyStaticMethod>('__wrapped__', (self) => self.callable),
    getset<PyStaticMethod>('__isabstractmethod__', null, function* (self, thread) {
      return yield* isAbstract(self.callable, thread);
    }),
    getset<PyStaticMethod>(
      '__dict__',
      null,
      (self) => dictionaryOf(self),
      (self, value) => replaceDict(self, value),
    ),
  ],
});

export const classMethodType = defineType<PyClassMethod>('classmethod', {
  signature: '(function, /)',
  doc: 'Convert a function to be a class method.',
  instances: PyClassMethod,
  hasDict: true,
  slots: {
    new: (type) => adopt(new PyClassMethod(), type),
    *init(self, args, names, thread) {
      self.callable = onlyArgument('classmethod', args, names);
      yield* copyNames(self, self.callable, thread);
      return null;
    },
    get: (self, _instance, owner) => new PyBoundMethod(self.callable, owner),
    *repr(self, thread) {
      return `<classmethod(${yield* finished(repr(self.callable, thread))})>`;
    },
  },
  methods: [
    readOnly<PyClassMethod>('__func__', (self) => self.callable),
    readOnly<PyClassMethod>('__wrapped__', (self) => self.callable),
    getset<PyClassMethod>('__isabstractmethod__', null, function* (self, thread) {
      return yield* isAbstract(self.callable, thread);
    }),
    getset<PyClassMethod>(
      '__dict__',
      null,
      (self) => dictionaryOf(self),
      (self, value) => replaceDict(self, value),
    ),
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

function onlyArgument(callee: string, args: readonly Value[], names: Names): Value {
  if (names !== null) raise.typeError(`${callee}() takes no keyword arguments`);
  if (args.length !== 1) raise.typeError(`${callee} expected 1 argument, got ${args.length}`);
  return args[0]!;
}

/** As `functools.wraps` does. */
function* copyNames(wrapper: PyObject, wrapped: Value, thread: Thread): Guest<void> {
  for (const name of ['__module__', '__name__', '__qualname__', '__doc__', '__annotations__']) {
    let found = findAttribute(wrapped, name, thread);
    if (found === UNWIND) found = yield UNWIND;
    if (found === undefined) continue;
    const outcome = setAttribute(wrapper, name, found as Value, thread);
    if (outcome === UNWIND) yield UNWIND;
  }
}
