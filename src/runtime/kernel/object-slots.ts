/** The slots that every type inherits from `object`. CPython: Objects/typeobject.c (object_*). */
import { objectType, typeOf } from './birth.ts';
import { raise, typeName } from './errors.ts';
import { identityEqual, identityHash } from './hashing.ts';
import { addressOf } from './identity.ts';
import { collect } from './iterate.ts';
import { nested } from './nesting.ts';
import { type Result, UNWIND, type Unwind, type Value } from './object.ts';
import { andThen, drive } from './pausing.ts';
import { emptySlots } from './shape.ts';
import { PySlotWrapper } from './slot-wrappers.ts';
import type { Names } from './slots.ts';
import { callMethod } from './special.ts';
import { asString } from './text.ts';
import type { Thread } from './thread.ts';
import { truth } from './truth.ts';
import type { PyType } from './type.ts';
import { NotImplemented, PyInstance } from './values.ts';
import './attributes.ts';

const { slots } = objectType;
slots.repr = defaultRepr;
slots.str = textByRepr;
slots.hash = identityHash;
slots.eq = identityEqual;
slots.ne = notEqual;
slots.lt = slots.le = slots.gt = slots.ge = () => NotImplemented;
slots.init = objectInit;
slots.new = objectNew;

/** `<module.Name object at 0x...>` */
export function defaultRepr(self: Value, thread: Thread): string {
  const type = typeOf(self);
  return `<${fullName(type)} object at ${addressOf(self, thread)}>`;
}

/** `object.__str__`. sic: the text of a guest's `__repr__` is checked as if `__str__` had given it. */
function textByRepr(self: Value, thread: Thread): string | Unwind {
  const type = typeOf(self);
  const method = type.isHeap ? type.lookup('__repr__') : undefined;
  if (method === undefined || method instanceof PySlotWrapper) return type.slots.repr!(self as never, thread);
  return andThen<string>(
    thread,
    () => callMethod(method, self, [], thread),
    (text) => {
      if (text === UNWIND) return UNWIND;
      return (
        asString(text as Value) ??
        raise.typeError(`__str__ returned non-string (type ${typeName(text as Value)})`)
      );
    },
  );
}

/** A type's name with its module, unless that is `builtins`. */
export function fullName(type: PyType): string {
  const module = type.isHeap ? type.attributes.get('__module__') : type.module;
  // sic: no qualified name for what says that it is built in
  return typeof module === 'string' && module !== 'builtins' ? `${module}.${type.qualname}` : type.name;
}

/** `type.__name__`: messages may call the type by its module too. */
export function bareName(type: PyType): string {
  return type.isHeap ? type.name : type.name.slice(type.name.lastIndexOf('.') + 1);
}

/** The `!=` of types that only define `==`. */
function notEqual(self: Value, other: Value, thread: Thread): Result {
  const slot = typeOf(self).slots.eq;
  if (slot === undefined) return NotImplemented;
  return andThen<Value>(
    thread,
    () => slot(self as never, other, thread),
    (answer) =>
      answer === UNWIND || answer === NotImplemented ? (answer as Result) : negated(answer as Value, thread),
  );
}

function negated(value: Value, thread: Thread): boolean | Unwind {
  return andThen<boolean>(
    thread,
    () => truth(value, thread),
    (outcome) => (outcome === UNWIND ? UNWIND : !outcome),
  );
}

/** A new instance without data of its own. */
export function objectNew(type: PyType, args: Value[], names: Names, thread: Thread): Value {
  if (args.length > 0 || names !== null) {
    if (type.slots.new !== objectNew) {
      raise.typeError('object.__new__() takes exactly one argument (the type to instantiate)');
    }
    if (type.slots.init === objectInit) raise.typeError(`${type.name}() takes no arguments`);
  }
  if (type.isAbstract) refuseAbstract(type, thread);
  return new PyInstance(type, emptySlots(type.fieldCount));
}

export function objectInit(self: Value, args: Value[], names: Names, _thread: Thread): null | Unwind {
  if (args.length > 0 || names !== null) {
    const type = typeOf(self);
    if (type.slots.init !== objectInit) {
      raise.typeError('object.__init__() takes exactly one argument (the instance to initialize)');
    }
    if (type.slots.new === objectNew)
      raise.typeError(`${type.name}.__init__() takes exactly one argument (the instance to initialize)`);
  }
  return null;
}

function refuseAbstract(type: PyType, thread: Thread): never {
  const abstract = type.attributes.get('__abstractmethods__')!;
  const items = nested(thread, '__abstractmethods__', () => drive(collect(abstract, thread), thread));
  const names = items.map(
    (item, i) =>
      asString(item) ?? raise.typeError(`sequence item ${i}: expected str instance, ${typeName(item)} found`),
  );
  const listed = names.sort().map((name) => `'${name}'`);
  const plural = names.length === 1 ? '' : 's';
  return raise.typeError(
    `Can't instantiate abstract class ${type.name} without an implementation for abstract method${plural} ${listed.join(', ')}`,
  );
}
