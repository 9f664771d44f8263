/** Attribute access. CPython: Objects/object.c (_PyObject_GenericGetAttrWithDict); docs: howto/descriptor.html. */
import { moduleType, objectType, typeOf, typeType } from './birth.ts';
import type { PyDict } from './dict.ts';
import { attributeErrorType, isInstance, quotedName, raise, typeName } from './errors.ts';
import { PyException, withMembers } from './exception.ts';
import { type Result, UNWIND, type Unwind, type Value } from './object.ts';
import { andThen } from './pausing.ts';
import { deleteField, getField, setField } from './shape.ts';
import { callMethod } from './special.ts';
import { ERROR, type Thread } from './thread.ts';
import { PyType } from './type.ts';

/** `object.name`. */
export function getAttribute(object: Value, name: string, thread: Thread): Result {
  return typeOf(object).slots.getattr!(object as never, name, thread);
}

/** An AttributeError that leaves an access and does not say of what it speaks is told. The result is UNWIND. */
export function blame(object: Value, name: string, thread: Thread): Unwind {
  const { error } = thread;
  if (thread.why !== ERROR || !isInstance(error, attributeErrorType)) return UNWIND;
  const { members } = error!;
  if (!members?.has('name') && !members?.has('obj')) withMembers(error!, { name, obj: object });
  return UNWIND;
}

/** `object.name` where no node waits for the outcome. */
export function accessed(object: Value, name: string, thread: Thread): Result {
  return andThen<Value>(
    thread,
    () => getAttribute(object, name, thread),
    (outcome) => (outcome === UNWIND ? blame(object, name, thread) : (outcome as Value)),
  );
}

/** `object.name`, or `undefined` instead of an AttributeError. */
export function findAttribute(object: Value, name: string, thread: Thread): Result | undefined {
  if (isPlainlyMissing(object, name)) return undefined;
  return andThen<Value>(
    thread,
    () => getAttribute(object, name, thread),
    (outcome) => {
      if (outcome === UNWIND && isInstance(thread.error!, attributeErrorType)) {
        thread.takeError();
        return undefined as unknown as Value;
      }
      return outcome as Result;
    },
  );
}

/** There is no such attribute, and no guest code is asked to find that out. */
export function isPlainlyMissing(object: Value, name: string): boolean {
  const type = typeOf(object);
  const { getattr } = type.slots;
  if (type.lookup(name) !== undefined) return false;
  if (getattr === genericGet) {
    const hasFields = typeof object === 'object' && object !== null && object.shape !== undefined;
    return !hasFields || (getField(object, name) === undefined && !object.shape!.dictionary?.foreign);
  }
  return getattr === typeGet && (object as PyType).lookup(name) === undefined;
}

export function setAttribute(object: Value, name: string, value: Value, thread: Thread): null | Unwind {
  const slot = typeOf(object).slots.setattr!;
  return slot(object as never, name, value, thread);
}

export function deleteAttribute(object: Value, name: string, thread: Thread): null | Unwind {
  return typeOf(object).slots.delattr!(object as never, name, thread);
}

/** `object.__getattribute__`: data descriptor, instance, other attribute of the type. */
export function genericGet(self: Value, name: string, thread: Thread): Result {
  const type = typeOf(self);
  const attribute = type.lookup(name);
  const get = attribute === undefined ? undefined : typeOf(attribute).slots.get;
  if (attribute !== undefined && get !== undefined && isData(attribute)) {
    return get(attribute as never, self, type, thread);
  }
  if (type.layout === moduleType) {
    const value = dictionaryOf(self).getName(name);
    if (value !== undefined) return value;
  } else if (typeof self === 'object' && self !== null && self.shape !== undefined) {
    const { dictionary } = self.shape;
    const value = dictionary?.foreign ? dictionary.get(name, thread) : getField(self, name);
    if (value !== undefined) return value;
  }
  if (attribute === undefined) return noAttribute(self, name);
  return get === undefined ? attribute : get(attribute as never, self, type, thread);
}

export function genericSet(self: Value, name: string, value: Value, thread: Thread): null | Unwind {
  const attribute = typeOf(self).lookup(name);
  if (attribute !== undefined) {
    const set = typeOf(attribute).slots.set;
    if (set !== undefined) return set(attribute as never, self, value, thread);
  }
  if (typeOf(self).layout === moduleType) {
    dictionaryOf(self).setName(name, value);
    return null;
  }
  if (typeof self === 'object' && self !== null && self.shape !== undefined) {
    const { dictionary } = self.shape;
    if (dictionary?.foreign) dictionary.set(name, value, thread);
    else setField(self, name, value);
    return null;
  }
  return notSettable(self, name, attribute);
}

export function genericDelete(self: Value, name: string, thread: Thread): null | Unwind {
  const attribute = typeOf(self).lookup(name);
  if (attribute !== undefined) {
    const remove = typeOf(attribute).slots.delete;
    if (remove !== undefined) return remove(attribute as never, self, thread);
  }
  if (typeOf(self).layout === moduleType)
    return dictionaryOf(self).deleteName(name) ? null : noAttribute(self, name);
  if (typeof self === 'object' && self !== null && self.shape !== undefined) {
    const { dictionary } = self.shape;
    if (dictionary?.foreign ? dictionary.delete(name, thread) !== undefined : deleteField(self, name))
      return null;
    // sic: where attributes are all that instances have, only the message speaks of what is not there to be deleted
    const { isHeap, slotFields, layout } = self.type;
    const isBare = isHeap && slotFields.length === 0 && layout === objectType;
    return isBare ? raise.attributeError(noAttributeMessage(self, name)) : noAttribute(self, name);
  }
  return notSettable(self, name, attribute);
}

/** A module has its attributes in a dictionary of its own, not in a shape. */
function dictionaryOf(module: Value): PyDict {
  return (module as unknown as { readonly namespace: PyDict }).namespace;
}

/** `type.__getattribute__`: the metatype's data descriptors, the type's own attributes, the metatype's others. */
export function typeGet(self: PyType, name: string, thread: Thread): Result {
  const attribute = self.type.lookup(name);
  const get = attribute === undefined ? undefined : typeOf(attribute).slots.get;
  if (attribute !== undefined && get !== undefined && isData(attribute)) {
    return get(attribute as never, self, self.type, thread);
  }
  const own = self.lookup(name);
  if (own !== undefined) {
    const ownGet = typeOf(own).slots.get;
    return ownGet === undefined ? own : ownGet(own as never, undefined, self, thread);
  }
  if (attribute === undefined) return noAttribute(self, name);
  return get === undefined ? attribute : get(attribute as never, self, self.type, thread);
}

/** A descriptor that also sets or deletes goes before the instance's own attributes. */
export function isData(attribute: Value): boolean {
  const slots = typeOf(attribute).slots;
  return slots.set !== undefined || slots.delete !== undefined;
}

/** What an attribute node may remember for all instances with one shape. */
export function isGenericallyRead(type: PyType): boolean {
  return type.slots.getattr === genericGet;
}

export function noAttribute(self: Value, name: string): never {
  throw attributeError(self, name, noAttributeMessage(self, name));
}

export function attributeError(self: Value, name: string, message: string): PyException {
  return withMembers(new PyException(attributeErrorType, [message]), { name, obj: self });
}

function noAttributeMessage(self: Value, name: string): string {
  if (self instanceof PyType) return `type object '${quotedName(self)}' has no attribute '${name}'`;
  return `'${typeName(self)}' object has no attribute '${name}'`;
}

function notSettable(self: Value, name: string, attribute: Value | undefined): never {
  const type = typeName(self);
  if (attribute !== undefined) raise.attributeError(`'${type}' object attribute '${name}' is read-only`);
  const why = `'${type}' object has no attribute '${name}' and no __dict__ for setting new attributes`;
  throw attributeError(self, name, why);
}

/** The slot of a class that defines `__getattr__`: asked when the ordinary way fails with AttributeError. */
export function withFallback(ordinary: (self: never, name: string, thread: Thread) => Result) {
  return (self: Value, name: string, thread: Thread): Result =>
    andThen<Value>(
      thread,
      () => ordinary(self as never, name, thread),
      (outcome) => {
        if (outcome !== UNWIND || !isInstance(thread.error!, attributeErrorType)) return outcome as Result;
        const fallback = typeOf(self).lookup('__getattr__');
        if (fallback === undefined) return UNWIND;
        thread.takeError();
        return callMethod(fallback, self, [name], thread);
      },
    );
}

objectType.slots.getattr = genericGet;
objectType.slots.setattr = genericSet;
objectType.slots.delattr = genericDelete;
typeType.slots.getattr = typeGet;
