/** `copyreg`. CPython: Lib/copyreg.py; docs: library/copyreg.html. */
import { getAttribute } from '../runtime/kernel/attributes.ts';
import { complexType, intType, typeOf } from '../runtime/kernel/birth.ts';
import { call1 } from '../runtime/kernel/call.ts';
import { compareTruth } from '../runtime/kernel/compare.ts';
import { native } from '../runtime/kernel/define.ts';
import { PyDict } from '../runtime/kernel/dict.ts';
import { raise } from '../runtime/kernel/errors.ts';
import { perInterpreter } from '../runtime/kernel/interpreter-state.ts';
import type { PyNativeFunction } from '../runtime/kernel/native.ts';
import type { Value } from '../runtime/kernel/object.ts';
import { finished, type Guest } from '../runtime/kernel/pausing.ts';
import { repr } from '../runtime/kernel/text.ts';
import type { Thread } from '../runtime/kernel/thread.ts';
import { PyType } from '../runtime/kernel/type.ts';
import { type PyComplex, PyFloat, PyList, PyTuple } from '../runtime/kernel/values.ts';
import { defineModule } from '../runtime/objects/define-module.ts';
import { newObjectFunctions, reconstructor, reducedByBase, slotNames } from '../runtime/objects/reduction.ts';
import type { PyUnion } from '../runtime/objects/type-forms.ts';
import { unionType } from '../runtime/objects/union.ts';

interface Registries {
  /** Reduction functions by type. */
  readonly dispatchTable: PyDict;
  /** Codes by module and name. */
  readonly extensions: PyDict;
  /** Modules and names by code. */
  readonly inverted: PyDict;
  readonly cache: PyDict;
}

const registries = perInterpreter<Registries>('copyreg', () => {
  const dispatchTable = new PyDict();
  // types are their own keys: no guest code is asked for their hashes
  dispatchTable.set(complexType, pickleComplex, null as never);
  dispatchTable.set(unionType, pickleUnion, null as never);
  return { dispatchTable, extensions: new PyDict(), inverted: new PyDict(), cache: new PyDict() };
});

/** What was registered to take instances of a type apart. */
export function registeredReduction(type: PyType, thread: Thread): Value | undefined {
  return thread.interpreter.state(registries).dispatchTable.get(type, thread);
}

const pickleComplex: PyNativeFunction = native(
  'pickle_complex(c)',
  null,
  (value: PyComplex) =>
    new PyTuple([complexType, new PyTuple([new PyFloat(value.real), new PyFloat(value.imag)])]),
  { wording: 'def', module: 'copyreg' },
);

const pickleUnion: PyNativeFunction = native(
  'pickle_union(obj)',
  null,
  function* (union: PyUnion, thread: Thread): Guest<Value> {
    const { interpreter } = thread;
    const functools = yield* finished(interpreter.importModule('functools', thread));
    const operator = yield* finished(interpreter.importModule('operator', thread));
    const reduce = yield* finished(getAttribute(functools, 'reduce', thread));
    const or = yield* finished(getAttribute(operator, 'or_', thread));
    return new PyTuple([reduce, new PyTuple([or, union.args])]);
  },
  { wording: 'def', module: 'copyreg' },
);

function needCallable(value: Value, what: string): void {
  if (typeOf(value).slots.call === undefined) raise.typeError(`${what} must be callable`);
}

function functions(): PyNativeFunction[] {
  const options = { wording: 'def' } as const;
  return [
    native(
      'pickle(ob_type, pickle_function, constructor_ob=None)',
      null,
      (type: Value, reduce: Value, make: Value, thread: Thread) => {
        needCallable(reduce, 'reduction functions');
        thread.interpreter.state(registries).dispatchTable.set(type, reduce, thread);
        if (make !== null) needCallable(make, 'constructors');
        return null;
      },
      options,
    ),
    native(
      'constructor(object)',
      null,
      (object: Value) => {
        needCallable(object, 'constructors');
        return null;
      },
      options,
    ),
    native('add_extension(module, name, code)', 'Register an extension code.', addExtension, options),
    native(
      'remove_extension(module, name, code)',
      'Unregister an extension code.  For testing only.',
      removeExtension,
      options,
    ),
    native(
      'clear_extension_cache()',
      null,
      (thread: Thread) => {
        thread.interpreter.state(registries).cache.clear();
        return null;
      },
      options,
    ),
    native(
      '_reduce_ex(self, proto)',
      null,
      function* (self: Value, _protocol: Value, thread: Thread) {
        return yield* reducedByBase(self, thread);
      },
      options,
    ),
    native(
      '_slotnames(cls)',
      "Return a list of slot names for a given class.\n\nThis needs to find slots defined by the class and its bases, so we\ncan't simply return the __slots__ attribute.\n",
      function* (cls: Value, thread: Thread) {
        return cls instanceof PyType ? new PyList([...(yield* slotNames(cls, thread))]) : new PyList([]);
      },
      options,
    ),
    pickleComplex,
    pickleUnion,
    reconstructor,
    ...newObjectFunctions,
  ];
}

function* addExtension(module: Value, name: Value, code: Value, thread: Thread): Guest<null> {
  const { extensions, inverted } = thread.interpreter.state(registries);
  const number = yield* codeOf(code, thread);
  if (yield* finished(compareTruth('lt', number, 1, thread))) raise.valueError('code out of range');
  if (yield* finished(compareTruth('gt', number, 0x7fffffff, thread))) raise.valueError('code out of range');
  const key = new PyTuple([module, name]);
  const knownCode = extensions.get(key, thread);
  const knownKey = inverted.get(number, thread);
  if (knownCode !== undefined && knownCode === number && knownKey !== undefined) {
    const same = yield* finished(compareTruth('eq', knownKey, key, thread));
    if (same) return null;
  }
  const text = (value: Value) => finished(repr(value, thread));
  if (knownCode !== undefined)
    raise.valueError(`key ${yield* text(key)} is already registered with code ${yield* text(knownCode)}`);
  if (knownKey !== undefined)
    raise.valueError(`code ${yield* text(number)} is already in use for key ${yield* text(knownKey)}`);
  extensions.set(key, number, thread);
  inverted.set(number, key, thread);
  return null;
}

function* removeExtension(module: Value, name: Value, code: Value, thread: Thread): Guest<null> {
  const { extensions, inverted, cache } = thread.interpreter.state(registries);
  const key = new PyTuple([module, name]);
  const knownKey = inverted.get(code, thread);
  const isSame =
    extensions.get(key, thread) === code &&
    knownKey !== undefined &&
    (yield* finished(compareTruth('eq', knownKey, key, thread)));
  if (!isSame) {
    const text = yield* finished(repr(key, thread));
    raise.valueError(`key ${text} is not registered with code ${yield* finished(repr(code, thread))}`);
  }
  extensions.delete(key, thread);
  inverted.delete(code, thread);
  cache.delete(code, thread);
  return null;
}

/** `int(code)` */
function* codeOf(code: Value, thread: Thread): Guest<Value> {
  return yield* finished(call1(intType, code, thread));
}

export default defineModule('copyreg', () => ({
  doc: 'Helper to provide extensibility for pickle.\n\nThis is only useful to add pickle support for extension types defined in\nC, not for instances of user-defined classes.\n',
  functions: functions(),
  values: (interpreter) => {
    const { dispatchTable, extensions, inverted, cache } = interpreter.state(registries);
    return {
      dispatch_table: dispatchTable,
      _extension_registry: extensions,
      _inverted_registry: inverted,
      _extension_cache: cache,
      _HEAPTYPE: 1 << 9,
    };
  },
  all: ['pickle', 'constructor', 'add_extension', 'remove_extension', 'clear_extension_cache'],
}));
