/** `contextvars`. CPython: Python/context.c; docs: library/contextvars.html. The data of a context is in `kernel/context.ts`. */

import { bySignature } from '../runtime/kernel/by-signature.ts';
import { call } from '../runtime/kernel/call.ts';
import { equal } from '../runtime/kernel/compare.ts';
import { copyContext, currentContext, PyContext } from '../runtime/kernel/context.ts';
import {
  classMethod,
  constant,
  defineType,
  getset,
  method,
  native,
  untoldMethod,
} from '../runtime/kernel/define.ts';
import type { PyDict } from '../runtime/kernel/dict.ts';
import { lookupErrorType, raise } from '../runtime/kernel/errors.ts';
import { addressOf } from '../runtime/kernel/identity.ts';
import { iterate } from '../runtime/kernel/iterate.ts';
import { withKeywords } from '../runtime/kernel/keywords.ts';
import { PyObject, type Value } from '../runtime/kernel/object.ts';
import { finished, type Guest } from '../runtime/kernel/pausing.ts';
import type { Names } from '../runtime/kernel/slots.ts';
import { asString, repr } from '../runtime/kernel/text.ts';
import type { Thread } from '../runtime/kernel/thread.ts';
import type { PyType } from '../runtime/kernel/type.ts';
import { adopt, NotImplemented, PyTuple } from '../runtime/kernel/values.ts';
import { defineAccelerator, defineModule } from '../runtime/objects/define-module.ts';
import { genericAlias } from '../runtime/objects/generic-alias.ts';

class PyContextVar extends PyObject {
  readonly name: string;
  readonly standard: Value | undefined;

  constructor(name: string, standard: Value | undefined) {
    super();
    this.name = name;
    this.standard = standard;
  }
}

class PyToken extends PyObject {
  readonly context: PyContext;
  readonly variable: PyContextVar;
  readonly old: Value | undefined;
  used = false;

  constructor(context: PyContext, variable: PyContextVar, old: Value | undefined) {
    super();
    this.context = context;
    this.variable = variable;
    this.old = old;
  }
}

class PyMissing extends PyObject {}

defineType<PyMissing>('Token.MISSING', {
  instances: PyMissing,
  isBase: false,
  slots: { repr: () => '<Token.MISSING>' },
});

const MISSING = new PyMissing();

const contextVarType = defineType<PyContextVar>('ContextVar', {
  module: '_contextvars',
  instances: PyContextVar,
  isBase: false,
  slots: {
    new: bySignature(
      'ContextVar',
      '(cls, name, /, *, default=<missing>)',
      (_cls: PyType, name: Value, standard: Value | undefined) => {
        const text = asString(name);
        if (text === undefined) return raise.typeError('context variable name must be a str');
        return new PyContextVar(text, standard);
      },
      'c',
    ),
    *repr(self, thread) {
      const standard =
        self.standard === undefined ? '' : ` default=${yield* finished(repr(self.standard, thread))}`;
      const name = yield* finished(repr(self.name, thread));
      return `<ContextVar name=${name}${standard} at ${addressOf(self, thread)}>`;
    },
  },
  methods: [
    method(
      'get(self, default=<missing>, /)',
      'Return a value for the context variable for the current context.\n\nIf there is no value for the variable in the current context, the method will:\n * return the value of the default argument of the method, if provided; or\n * return the default value for the context variable, if it was created\n   with one; or\n * raise a LookupError.',
      (self: PyContextVar, fallback: Value | undefined, thread: Thread): Value => {
        const value = thread.context?.values.get(self) ?? undefined;
        if (value !== undefined) return value;
        if (thread.context?.values.has(self)) return null;
        return (
          fallback ??
          (fallback === null
            ? null
            : (self.standard ?? (self.standard === null ? null : raise.error(lookupErrorType, self))))
        );
      },
    ),
    method(
      'set(self, value, /)',
      'Call to set a new value for the context variable in the current context.\n\nThe required *value* argument is the new value for the context variable.\n\nReturns a Token object that can be used to restore the variable to its previous\nvalue via the `ContextVar.reset()` method.',
      (self: PyContextVar, value: Value, thread: Thread) => {
        const context = currentContext(thread);
        const token = new PyToken(context, self, context.values.get(self));
        context.values = new Map(context.values).set(self, value);
        return token;
      },
    ),
    method(
      'reset(self, token, /)',
      'Reset the context variable.\n\nThe variable is reset to the value it had before the `ContextVar.set()` that\ncreated the token was used.',
      reset,
    ),
    getset<PyContextVar>('name', null, (self) => self.name),
    classMethod('__class_getitem__(cls, item, /)', 'See PEP 585', genericAlias),
  ],
});

function* reset(self: PyContextVar, token: Value, thread: Thread): Guest<Value> {
  if (!(token instanceof PyToken))
    return raise.typeError(`expected an instance of Token, got ${yield* finished(repr(token, thread))}`);
  const shown = yield* finished(repr(token, thread));
  if (token.used) raise.runtimeError(`${shown} has already been used once`);
  if (token.variable !== self) raise.valueError(`${shown} was created by a different ContextVar`);
  const context = currentContext(thread);
  if (token.context !== context) raise.valueError(`${shown} was created in a different Context`);
  token.used = true;
  const values = new Map(context.values);
  if (token.old === undefined) values.delete(self);
  else values.set(self, token.old);
  context.values = values;
  return null;
}

const tokenType = defineType<PyToken>('Token', {
  module: '_contextvars',
  instances: PyToken,
  isBase: false,
  slots: {
    new: () => raise.runtimeError('Tokens can only be created by ContextVars'),
    *repr(self, thread) {
      const variable = yield* finished(repr(self.variable, thread));
      return `<Token${self.used ? ' used' : ''} var=${variable} at ${addressOf(self, thread)}>`;
    },
  },
  methods: [
    getset<PyToken>('var', null, (self) => self.variable),
    getset<PyToken>('old_value', null, (self) => self.old ?? (self.old === null ? null : MISSING)),
    constant('MISSING', MISSING),
    classMethod('__class_getitem__(cls, item, /)', 'See PEP 585', genericAlias),
  ],
});

const contextType = defineType<PyContext>('Context', {
  hasWeakReferences: true,
  module: '_contextvars',
  instances: PyContext,
  isBase: false,
  slots: {
    new: (type, args) => {
      if (args.length > 0) raise.typeError('Context() does not accept any arguments');
      return adopt(new PyContext(new Map()), type);
    },
    len: (self) => self.values.size,
    iter: (self, thread) => iterate(new PyTuple([...self.values.keys()]), thread),
    *contains(self, key, thread) {
      return self.values.has(yield* needVariable(key, thread));
    },
    *getitem(self, key, thread) {
      const variable = yield* needVariable(key, thread);
      const value = self.values.get(variable);
      return value === undefined ? raise.keyError(variable) : value;
    },
    *eq(self, other, thread) {
      if (!(other instanceof PyContext)) return NotImplemented;
      if (self.values.size !== other.values.size) return false;
      for (const [variable, value] of self.values) {
        const same = other.values.get(variable);
        if (same === undefined || !(yield* finished(equal(value, same, thread)))) return false;
      }
      return true;
    },
  },
  methods: [
    untoldMethod(
      'run(self, /, *args, **kwargs)',
      null,
      function* (self: PyContext, args: Value[], keywords: PyDict, thread: Thread): Guest<Value> {
        if (args.length === 0) raise.typeError('run() missing 1 required positional argument');
        const [all, names] = withKeywords(args.slice(1), keywords);
        return yield* runIn(self, args[0]!, all, names, thread);
      },
    ),
    method(
      'copy(self, /)',
      'Return a shallow copy of the context object.',
      (self: PyContext) => new PyContext(self.values),
    ),
    method(
      'get(self, key, default=None, /)',
      'Return the value for `key` if `key` has the value in the context object.\n\nIf `key` does not exist, return `default`. If `default` is not given,\nreturn None.',
      function* (self: PyContext, key: Value, fallback: Value, thread: Thread): Guest<Value> {
        const value = self.values.get(yield* needVariable(key, thread));
        return value === undefined ? fallback : value;
      },
    ),
    method(
      'keys(self, /)',
      'Return a list of all variables in the context object.',
      (self: PyContext, thread: Thread) => iterate(new PyTuple([...self.values.keys()]), thread),
    ),
    method(
      'values(self, /)',
      "Return a list of all variables' values in the context object.",
      (self: PyContext, thread: Thread) => iterate(new PyTuple([...self.values.values()]), thread),
    ),
    method(
      'items(self, /)',
      'Return all variables and their values in the context object.\n\nThe result is returned as a list of 2-tuples (variable, value).',
      (self: PyContext, thread: Thread) =>
        iterate(
          new PyTuple([...self.values].map(([variable, value]) => new PyTuple([variable, value]))),
          thread,
        ),
    ),
  ],
});
contextType.slots.hash = undefined;

/** `context.run(callable, …)`. */
export function* runIn(
  self: PyContext,
  callable: Value,
  args: Value[],
  names: Names,
  thread: Thread,
): Guest<Value> {
  if (self.entered || thread.context === self) {
    raise.runtimeError(`cannot enter context: ${yield* finished(repr(self, thread))} is already entered`);
  }
  const outer = thread.context;
  self.entered = true;
  thread.context = self;
  try {
    return yield* finished(call(callable, args, names, thread));
  } finally {
    thread.context = outer;
    self.entered = false;
  }
}

function* needVariable(key: Value, thread: Thread): Guest<PyContextVar> {
  if (key instanceof PyContextVar) return key;
  return raise.typeError(`a ContextVar key was expected, got ${yield* finished(repr(key, thread))}`);
}

const contextvars = defineModule('contextvars', {
  functions: [native('copy_context()', null, copyContext, { module: '_contextvars' })],
  types: [contextType, contextVarType, tokenType],
  all: ['Context', 'ContextVar', 'Token', 'copy_context'],
});

export default contextvars;

export const contextvarsAccelerator = defineAccelerator(
  '_contextvars',
  'Context Variables',
  contextvars,
  'Context ContextVar Token copy_context',
);
