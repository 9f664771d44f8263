/** `isinstance` and `issubclass`. CPython: Objects/abstract.c (PyObject_IsInstance); docs: reference/datamodel.html#customizing-instance-and-subclass-checks. */
import { findAttribute, genericGet } from '../kernel/attributes.ts';
import { objectType, typeOf, typeType } from '../kernel/birth.ts';
import { raise } from '../kernel/errors.ts';
import { UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import { drive, finished, type Guest } from '../kernel/pausing.ts';
import { callMethod } from '../kernel/special.ts';
import type { Thread } from '../kernel/thread.ts';
import { truth } from '../kernel/truth.ts';
import { PyType } from '../kernel/type.ts';
import { PyTuple } from '../kernel/values.ts';
import { PyUnion } from './type-forms.ts';

/** `isinstance(instance, info)` */
export function isInstanceOf(instance: Value, info: Value, thread: Thread): boolean | Unwind {
  return (
    plainAnswer(instance, typeOf(instance), info, 0) ??
    drive(checkInstance(instance, info, thread), thread, ' in __instancecheck__')
  );
}

/** Of tuples in tuples; deeper ones are natives in natives, whose number is limited. */
const MOST_LEVELS = 20;

/** The answer where no guest code has a say in it; `undefined` elsewhere. */
function plainAnswer(instance: Value, type: PyType, info: Value, level: number): boolean | undefined {
  if (type === info) return true;
  if (info instanceof PyType && info.type === typeType) {
    if (type.isSubtypeOf(info)) return true;
    // An instance may claim to be of another class than its own.
    const { getattr } = type.slots;
    return getattr === genericGet && type.lookup('__class__') === objectType.attributes.get('__class__')
      ? false
      : undefined;
  }
  if (info instanceof PyTuple && level < MOST_LEVELS) {
    for (let i = 0; i < info.items.length; i++) {
      const answer = plainAnswer(instance, type, info.items[i]!, level + 1);
      if (answer !== false) return answer;
    }
    return false;
  }
  return undefined;
}

/** `issubclass(cls, info)` */
export function isSubclassOf(cls: Value, info: Value, thread: Thread): boolean | Unwind {
  if (cls instanceof PyType && info instanceof PyType && info.type === typeType) return cls.isSubtypeOf(info);
  return drive(checkSubclass(cls, info, thread), thread, ' in __subclasscheck__');
}

/** `type.__instancecheck__`: by the type of the instance, then by what it says its class is. */
export function* instanceOfClass(instance: Value, cls: Value, thread: Thread): Guest<boolean> {
  if (cls instanceof PyType) {
    const type = typeOf(instance);
    if (type.isSubtypeOf(cls)) return true;
    const claimed = yield* find(instance, '__class__', thread);
    return claimed instanceof PyType && claimed !== type && claimed.isSubtypeOf(cls);
  }
  if ((yield* basesOf(cls, thread)) === undefined) {
    raise.typeError('isinstance() arg 2 must be a type, a tuple of types, or a union');
  }
  const claimed = yield* find(instance, '__class__', thread);
  return claimed === undefined ? false : yield* derives(claimed, cls, thread);
}

/** `type.__subclasscheck__` */
export function* subclassOfClass(cls: Value, other: Value, thread: Thread): Guest<boolean> {
  if (cls instanceof PyType && other instanceof PyType) return cls.isSubtypeOf(other);
  if ((yield* basesOf(cls, thread)) === undefined) raise.typeError('issubclass() arg 1 must be a class');
  if (!(other instanceof PyUnion) && (yield* basesOf(other, thread)) === undefined) {
    raise.typeError('issubclass() arg 2 must be a class, a tuple of classes, or a union');
  }
  return yield* derives(cls, other, thread);
}

function* checkInstance(instance: Value, info: Value, thread: Thread): Guest<boolean> {
  if (typeOf(instance) === info) return true;
  if (typeOf(info) === typeType) return yield* instanceOfClass(instance, info, thread);
  const alternatives = alternativesOf(info);
  if (alternatives !== undefined) {
    for (const each of alternatives) if (yield* finished(isInstanceOf(instance, each, thread))) return true;
    return false;
  }
  const check = typeOf(info).lookup('__instancecheck__');
  if (check === undefined) return yield* instanceOfClass(instance, info, thread);
  const answer = yield* finished(callMethod(check, info, [instance], thread));
  return yield* finished(truth(answer, thread));
}

function* checkSubclass(cls: Value, info: Value, thread: Thread): Guest<boolean> {
  if (typeOf(info) === typeType) return cls === info || (yield* subclassOfClass(cls, info, thread));
  const alternatives = alternativesOf(info);
  if (alternatives !== undefined) {
    for (const each of alternatives) if (yield* finished(isSubclassOf(cls, each, thread))) return true;
    return false;
  }
  const check = typeOf(info).lookup('__subclasscheck__');
  if (check === undefined) return yield* subclassOfClass(cls, info, thread);
  const answer = yield* finished(callMethod(check, info, [cls], thread));
  return yield* finished(truth(answer, thread));
}

function alternativesOf(info: Value): readonly Value[] | undefined {
  if (info instanceof PyUnion) return info.args.items;
  return info instanceof PyTuple ? info.items : undefined;
}

/** Whether `cls` leads to `other` along `__bases__`, for classes that are no types. */
function* derives(cls: Value, other: Value, thread: Thread): Guest<boolean> {
  if (cls === other) return true;
  for (const base of (yield* basesOf(cls, thread))?.items ?? [])
    if (yield* derives(base, other, thread)) return true;
  return false;
}

/** What makes something a class: a tuple `__bases__`. */
function* basesOf(cls: Value, thread: Thread): Guest<PyTuple | undefined> {
  const bases = yield* find(cls, '__bases__', thread);
  return bases instanceof PyTuple ? bases : undefined;
}

function* find(object: Value, name: string, thread: Thread): Guest<Value | undefined> {
  let found = findAttribute(object, name, thread);
  if (found === UNWIND) found = yield UNWIND;
  return found as Value | undefined;
}
