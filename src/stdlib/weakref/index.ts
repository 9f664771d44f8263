/** `weakref`. CPython: Lib/weakref.py; docs: library/weakref.html. The references themselves: `src/runtime/objects/weakref.ts`. */
import { native } from '../../runtime/kernel/define.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import { raise, typeName } from '../../runtime/kernel/errors.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyList, PyTuple } from '../../runtime/kernel/values.ts';
import { registerAll } from '../../runtime/objects/abstract-class.ts';
import { defineModule } from '../../runtime/objects/define-module.ts';
import { PyWeakRef, referenceType, weakReferencesTo } from '../../runtime/objects/weakref.ts';
import { mutableSetClass } from '../collections/abc/set.ts';
import { finalizeClass } from './finalize.ts';
import { callableProxyType, proxyTo, proxyType } from './proxy.ts';
import { weakKeyDictClass } from './weak-key-dict.ts';
import { keyedRefClass, weakMethodClass } from './weak-method.ts';
import { weakSetClass } from './weak-set.ts';
import { weakValueDictClass } from './weak-value-dict.ts';

const functions = once(() => [
  native(
    'proxy(object, callback=None, /)',
    "Create a proxy object that weakly references 'object'.\n\n'callback', if given, is called with a reference to the\nproxy when 'object' is about to be finalized.",
    proxyTo,
    { module: '_weakref' },
  ),
  native(
    'getweakrefcount(object, /)',
    "Return the number of weak references to 'object'.",
    (object: Value, thread: Thread) => weakReferencesTo(object, thread).length,
    { module: '_weakref' },
  ),
  native(
    'getweakrefs(object, /)',
    "Return a list of all weak reference objects pointing to 'object'.",
    (object: Value, thread: Thread) => new PyList(weakReferencesTo(object, thread)),
    { module: '_weakref' },
  ),
  native(
    '_remove_dead_weakref(dct, key, /)',
    'Atomically remove key from dict if it points to a dead weakref.',
    (dict: Value, key: Value, thread: Thread) => {
      if (!(dict instanceof PyDict))
        return raise.typeError(`_remove_dead_weakref() argument 1 must be dict, not ${typeName(dict)}`);
      const reference = dict.get(key, thread);
      if (reference === undefined) return null;
      if (!(reference instanceof PyWeakRef)) return raise.typeError('not a weakref');
      if (reference.object === undefined) dict.delete(key, thread);
      return null;
    },
    { module: '_weakref' },
  ),
]);

const types = () => [referenceType(), proxyType(), callableProxyType()];

/** What CPython writes in C. */
export const accelerator = defineModule('_weakref', () => ({
  doc: 'Weak-reference support module.',
  functions: functions(),
  types: types(),
  values: () => ({ ref: referenceType() }),
}));

/** Where CPython's `WeakSet` is at home. */
export const weakSetModule = defineModule('_weakrefset', () => ({
  classes: [weakSetClass],
  all: ['WeakSet'],
}));

export default defineModule('weakref', () => ({
  doc: 'Weak reference support for Python.\n\nThis module is an implementation of PEP 205:\n\nhttps://peps.python.org/pep-0205/\n',
  functions: functions(),
  types: types(),
  classes: [
    keyedRefClass,
    weakMethodClass,
    weakValueDictClass,
    weakKeyDictClass,
    weakSetClass,
    finalizeClass,
  ],
  values: (interpreter) => {
    registerAll(interpreter.state(mutableSetClass), [interpreter.state(weakSetClass)], interpreter);
    return { ref: referenceType(), ProxyTypes: new PyTuple([proxyType(), callableProxyType()]) };
  },
  all: [
    'ref',
    'proxy',
    'getweakrefcount',
    'getweakrefs',
    'WeakKeyDictionary',
    'ReferenceType',
    'ProxyType',
    'CallableProxyType',
    'ProxyTypes',
    'WeakValueDictionary',
    'WeakSet',
    'WeakMethod',
    'finalize',
  ],
}));
