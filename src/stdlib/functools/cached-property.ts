/** `cached_property`. CPython: Lib/functools.py; docs: library/functools.html#functools.cached_property. */
import { findAttribute, getAttribute } from '../../runtime/kernel/attributes.ts';
import { typeOf } from '../../runtime/kernel/birth.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { call1, call2 } from '../../runtime/kernel/call.ts';
import { classMethod, defineType, getset, method } from '../../runtime/kernel/define.ts';
import { isInstance, makeError, raise, typeErrorType } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { PyGetSet } from '../../runtime/kernel/native.ts';
import { PyObject, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { bareName } from '../../runtime/kernel/object-slots.ts';
import { once } from '../../runtime/kernel/once.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { getField, setField } from '../../runtime/kernel/shape.ts';
import { setItem } from '../../runtime/kernel/subscript.ts';
import { asString, repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { adopt, NotImplemented } from '../../runtime/kernel/values.ts';
import { genericAlias } from '../../runtime/objects/generic-alias.ts';
import { dictionaryOf, replaceDict } from '../../runtime/objects/instance-dict.ts';

class CachedProperty extends PyObject {}

export const cachedPropertyType: () => PyType = once(() =>
  defineType<CachedProperty>('cached_property', {
    module: 'functools',
    instances: CachedProperty,
    hasDict: true,
    slots: {
      new: (type) => adopt(new CachedProperty(), type),
      init: bySignature(
        'cached_property.__init__',
        '(self, func)',
        function* (self: CachedProperty, func: Value, thread: Thread): Guest<null> {
          setField(self, 'func', func);
          setField(self, 'attrname', null);
          setField(self, '__doc__', yield* finished(getAttribute(func, '__doc__', thread)));
          setField(self, '__module__', yield* finished(getAttribute(func, '__module__', thread)));
          return null;
        },
      ),
      *get(self, instance, _owner, thread) {
        return instance === undefined || instance === null
          ? self
          : yield* cachedValue(self, instance, thread);
      },
    },
    methods: [
      method('__set_name__(self, owner, name)', null, setName, 'def'),
      classMethod(
        '__class_getitem__(cls, origin, /)',
        'Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).',
        genericAlias,
      ),
      getset<CachedProperty>('__dict__', null, (self) => dictionaryOf(self), replaceDict),
    ],
  }),
);

function* setName(self: CachedProperty, _owner: Value, name: Value, thread: Thread): Guest<Value> {
  const known = getField(self, 'attrname') ?? null;
  if (known === null) setField(self, 'attrname', name);
  else if (name !== known) {
    const names = `${yield* finished(repr(known, thread))} and ${yield* finished(repr(name, thread))}`;
    raise.typeError(`Cannot assign the same cached_property to two different names (${names}).`);
  }
  return null;
}

function* cachedValue(self: CachedProperty, instance: Value, thread: Thread): Guest<Value> {
  const attribute = getField(self, 'attrname') ?? null;
  if (attribute === null)
    raise.typeError('Cannot use cached_property instance without calling __set_name__ on it.');
  const func = getField(self, 'func')!;
  const name = asString(attribute);
  // fast path: an instance that keeps its attributes in the ordinary way
  if (name !== undefined && keepsFields(instance)) {
    const known = getField(instance, name);
    if (known !== undefined) return known;
    const made = yield* finished(call1(func, instance, thread));
    setField(instance, name, made);
    return made;
  }
  let dict = findAttribute(instance, '__dict__', thread);
  if (dict === UNWIND) dict = yield UNWIND;
  const quoted = yield* finished(repr(attribute, thread));
  const type = bareName(typeOf(instance));
  if (dict === undefined)
    refuse(`No '__dict__' attribute on '${type}' instance to cache ${quoted} property.`);
  const cache = dict as Value;
  const get = yield* finished(getAttribute(cache, 'get', thread));
  const known = yield* finished(call2(get, attribute, NotImplemented, thread));
  if (known !== NotImplemented) return known;
  const made = yield* finished(call1(func, instance, thread));
  try {
    yield* finished(setItem(cache, attribute, made, thread));
  } catch (error) {
    if (!(error instanceof PyException && isInstance(error, typeErrorType))) throw error;
    refuse(
      `The '__dict__' attribute on '${type}' instance does not support item assignment for caching ${quoted} property.`,
    );
  }
  return made;
}

function keepsFields(instance: Value): instance is PyObject {
  if (typeof instance !== 'object' || instance === null || instance.shape === undefined) return false;
  return typeOf(instance).isHeap && typeOf(instance).lookup('__dict__') instanceof PyGetSet;
}

/** `raise TypeError(message) from None` */
function refuse(message: string): never {
  const error = makeError(typeErrorType, message);
  error.suppressContext = true;
  throw error;
}
