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
import { describeType, getset, readOnly } from '../kernel/define.ts';
import { PyDict } from '../kernel/dict.ts';
import { deprecationWarningType, raise, typeName } from '../kernel/errors.ts';
import { addressOf } from '../kernel/identity.ts';
import { type Implementation, Native } from '../kernel/native.ts';
import { UNWIND, type Value } from '../kernel/object.ts';
import { Signature } from '../kernel/signature.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { Cell, emptyTuple, PyTuple } from '../kernel/values.ts';
import { codeObject, PyCode } from './code-object.ts';
import { dictionaryOf, replaceDict } from './instance-dict.ts';
import { PyBoundMethod } from './method.ts';
import { builtinsIn } from './module.ts';

const functionConstructor = new Native(
  'function',
  null,
  new Signature('function(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)', 'c'),
  newFunction as Implementation,
);

describeType<PyFunction>(functionType, {
  signature: '(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)',
  hasWeakReferences: true,
  doc: 'Create a function object.',
  instances: PyFunction,
  isBase: false,
  slots: {
    new: (_type, args, names, thread) => functionConstructor.call(args, names, thread),
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
    getset<PyFunction>(
      '__code__',
      null,
      (self, thread) => codeObject(self.code, thread),
      (self, value, thread) => {
        if (!(value instanceof PyCode)) return raise.typeError('__code__ must be set to a code object');
        const { freeCount } = value.code;
        if (freeCount !== self.closure.length) {
          const message = `${self.name}() requires a code object with ${self.closure.length} free vars, not ${freeCount}`;
          raise.valueError(message);
        }
        if (value.code.kind !== self.code.kind) {
          const warning =
            'Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)';
          if (thread.interpreter.warn(deprecationWarningType, warning, 1, thread) === UNWIND) return UNWIND;
        }
        self.code = value.code.boundTo(self.code.globals, builtinsIn(self.code.globals, thread.interpreter));
        self.defaultsChanged();
        return null;
      },
    ),
    readOnly<PyFunction>('__globals__', (self) => self.code.globals),
    readOnly<PyFunction>('__builtins__', (self, thread) => builtinsIn(self.code.globals, thread.interpreter)),
    readOnly<PyFunction>('__closure__', (self) =>
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
      (self) => {
        // from now on it may change at any time
        self.keywordDefaultsAreShared = true;
        return self.keywordDefaults;
      },
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
      (self) => dictionaryOf(withFields(self)),
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

/** `types.FunctionType(…)` */
function newFunction(
  code: Value,
  globals: Value,
  name: Value,
  defaults: Value,
  closure: Value,
  keywordDefaults: Value,
  thread: Thread,
): PyFunction {
  const wrong = (which: string, wanted: string, found: Value): never =>
    raise.typeError(`function() argument '${which}' must be ${wanted}, not ${typeName(found)}`);
  if (!(code instanceof PyCode)) return wrong('code', 'code', code);
  if (!(globals instanceof PyDict)) return wrong('globals', 'dict', globals);
  const text = name === null ? null : asString(name);
  if (text === undefined) return raise.typeError('arg 3 (name) must be None or string');
  if (defaults !== null && !(defaults instanceof PyTuple))
    return raise.typeError('arg 4 (defaults) must be None or tuple');
  const { freeCount, name: codeName } = code.code;
  if (!(closure instanceof PyTuple)) {
    if (closure === null && freeCount > 0) raise.typeError('arg 5 (closure) must be tuple');
    if (closure !== null) raise.typeError('arg 5 (closure) must be None or tuple');
  }
  if (keywordDefaults !== null && !(keywordDefaults instanceof PyDict))
    return raise.typeError('arg 6 (kwdefaults) must be None or dict');
  const cells: Cell[] = [];
  const given = closure instanceof PyTuple ? closure.items : [];
  if (given.length !== freeCount)
    raise.valueError(`${codeName} requires closure of length ${freeCount}, not ${given.length}`);
  for (const cell of given) {
    if (!(cell instanceof Cell))
      return raise.typeError(`arg 5 (closure) expected cell, found ${typeName(cell)}`);
    cells.push(cell);
  }
  const own = code.code.boundTo(globals, builtinsIn(globals, thread.interpreter));
  const made = new PyFunction(own, cells, defaults, keywordDefaults);
  made.module = globals.getName('__name__') ?? null;
  made.name = text ?? made.name;
  return made;
}
