/** Bound methods. CPython: Objects/classobject.c; docs: reference/datamodel.html#instance-methods. */
import { findAttribute, genericGet, getAttribute } from '../kernel/attributes.ts';
import { methodType, typeOf } from '../kernel/birth.ts';
import { call, call1, call2, call3 } from '../kernel/call.ts';
import { describeType, getset, method, readOnly } from '../kernel/define.ts';
import { raise } from '../kernel/errors.ts';
import { identityOf } from '../kernel/identity.ts';
import { PyObject, type Result, UNWIND, type Value } from '../kernel/object.ts';
import { finished } from '../kernel/pausing.ts';
import { asString, repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { NotImplemented, PyTuple } from '../kernel/values.ts';

export class PyBoundMethod extends PyObject {
  readonly callable: Value;
  readonly self: Value;

  constructor(callable: Value, self: Value) {
    super();
    this.callable = callable;
    this.self = self;
  }
}

/** What a method is taken apart into: `getattr(object, name)` gives it again. */
export function attributeOf(object: Value, name: Value, thread: Thread): PyTuple {
  const { builtins } = thread.interpreter;
  return new PyTuple([builtins.getName('getattr')!, new PyTuple([object, name])]);
}

describeType<PyBoundMethod>(methodType, {
  signature: '(function, instance, /)',
  hasWeakReferences: true,
  doc: 'Create a bound instance method object.',
  instances: PyBoundMethod,
  isBase: false,
  slots: {
    new: (_type, args) => {
      if (args.length !== 2) return raise.typeError(`method expected 2 arguments, got ${args.length}`);
      if (typeOf(args[0]!).slots.call === undefined)
        return raise.typeError('first argument must be callable');
      if (args[1] === null) return raise.typeError('instance must not be None');
      return new PyBoundMethod(args[0]!, args[1]!);
    },
    call: (self, args, names, thread) => call(self.callable, [self.self, ...args], names, thread),
    call0: (self, thread) => call1(self.callable, self.self, thread),
    call1: (self, a, thread) => call2(self.callable, self.self, a, thread),
    call2: (self, a, b, thread) => call3(self.callable, self.self, a, b, thread),
    call3: (self, a, b, c, thread) => call(self.callable, [self.self, a, b, c], null, thread),
    getattr: (self, name, thread): Result => {
      if (methodType.lookup(name) !== undefined) return genericGet(self, name, thread);
      return getAttribute(self.callable, name, thread);
    },
    get: (self) => self,
    eq: (self, other) => {
      if (!(other instanceof PyBoundMethod)) return NotImplemented;
      return self.self === other.self && self.callable === other.callable;
    },
    hash: (self, thread) => (identityOf(self.self, thread) ^ (identityOf(self.callable, thread) / 16)) >>> 0,
    *repr(self, thread) {
      let name = findAttribute(self.callable, '__qualname__', thread);
      if (name === UNWIND) name = yield UNWIND;
      if (name === undefined) {
        name = findAttribute(self.callable, '__name__', thread);
        if (name === UNWIND) name = yield UNWIND;
      }
      const owner = yield* finished(repr(self.self, thread));
      return `<bound method ${asString(name as Value | undefined) ?? '?'} of ${owner}>`;
    },
  },
  methods: [
    readOnly<PyBoundMethod>(
      '__func__',
      (self) => self.callable,
      'the function (or other callable) implementing a method',
    ),
    readOnly<PyBoundMethod>('__self__', (self) => self.self, 'the instance to which a method is bound'),
    getset<PyBoundMethod>('__doc__', null, (self, thread: Thread) =>
      getAttribute(self.callable, '__doc__', thread),
    ),
    method('__reduce__(self, /)', null, function* (self: PyBoundMethod, thread: Thread) {
      const name = yield* finished(getAttribute(self.callable, '__name__', thread));
      return attributeOf(self.self, name, thread);
    }),
  ],
});
