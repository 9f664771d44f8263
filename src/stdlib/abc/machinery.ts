/** `_abc`: what `ABCMeta` is made of, as functions. CPython: Modules/_abc.c. */
import { native } from '../../runtime/kernel/define.ts';
import type { PyNativeFunction } from '../../runtime/kernel/native.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyTuple } from '../../runtime/kernel/values.ts';
import {
  abstractDataOf,
  cacheToken,
  dumpOf,
  initialize,
  instanceCheck,
  register,
  subclassCheck,
} from '../../runtime/objects/abstract-class.ts';
import { defineModule } from '../../runtime/objects/define-module.ts';

const internal = 'Should be never used outside abc module.';

export const machinery: () => PyNativeFunction[] = once(() => [
  native(
    'get_cache_token()',
    'Returns the current ABC cache token.\n\nThe token is an opaque object (supporting equality testing) identifying the\ncurrent version of the ABC cache for virtual subclasses. The token changes\nwith every call to register() on any ABC.',
    (thread: Thread) => cacheToken(thread),
    { module: '_abc' },
  ),
  native(
    '_abc_init(self, /)',
    `Internal ABC helper for class set-up. ${internal}`,
    function* (self: Value, thread: Thread) {
      yield* initialize(self, thread);
      return null;
    },
    { module: '_abc' },
  ),
  native(
    '_abc_register(self, subclass, /)',
    `Internal ABC helper for subclass registration. ${internal}`,
    register,
    {
      module: '_abc',
    },
  ),
  native(
    '_abc_instancecheck(self, instance, /)',
    `Internal ABC helper for instance checks. ${internal}`,
    instanceCheck,
    {
      module: '_abc',
    },
  ),
  native(
    '_abc_subclasscheck(self, subclass, /)',
    `Internal ABC helper for subclass checks. ${internal}`,
    subclassCheck,
    {
      module: '_abc',
    },
  ),
  native(
    '_get_dump(self, /)',
    'Internal ABC helper for cache and registry debugging.\n\nReturn shallow copies of registry, of both caches, and\nnegative cache version.',
    function* (self: Value, thread: Thread) {
      return new PyTuple(yield* dumpOf(self, thread));
    },
    { module: '_abc' },
  ),
  native(
    '_reset_registry(self, /)',
    'Internal ABC helper to reset registry of a given class.',
    function* (self: Value, thread: Thread) {
      (yield* abstractDataOf(self, thread)).clearRegistry();
      return null;
    },
    { module: '_abc' },
  ),
  native(
    '_reset_caches(self, /)',
    'Internal ABC helper to reset both caches of a given class.',
    function* (self: Value, thread: Thread) {
      (yield* abstractDataOf(self, thread)).clearCaches();
      return null;
    },
    { module: '_abc' },
  ),
]);

export default defineModule('_abc', () => ({
  doc: 'Module contains faster C implementation of abc.ABCMeta',
  functions: machinery(),
}));
