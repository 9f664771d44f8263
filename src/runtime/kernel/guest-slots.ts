/** Slots of classes written in Python, made from their special methods. CPython: Objects/typeobject.c (slot_tp_*). */

import { genericGet, withFallback } from './attributes.ts';
import { typeOf } from './birth.ts';
import { call, call1 } from './call.ts';
import { raise, typeName } from './errors.ts';
import { fold, type Hash, unhashable } from './hashing.ts';
import { endOrError } from './iterate.ts';
import { type Result, type Step, UNWIND, type Unwind, type Value } from './object.ts';
import { andThen, later } from './pausing.ts';
import { PyNewFunction, PySlotWrapper } from './slot-wrappers.ts';
import { type Names, type SlotKind, type SlotName, Slots, slotTable } from './slots.ts';
import { bindAttribute, callMethod, isMethodLike, withBound } from './special.ts';
import { knownInteger, withIndex } from './subscript.ts';
import { asString } from './text.ts';
import type { Thread } from './thread.ts';
import { truth } from './truth.ts';
import type { PyType } from './type.ts';
import { NotImplemented } from './values.ts';

/** Sets all slots of a class from what its order of resolution has. */
export function deriveSlots(type: PyType): void {
  const base = type.mro[1];
  // a class of the library has slots written in TypeScript already
  const isOfLibrary = type.attributes.get('__new__') instanceof PyNewFunction;
  if (base === undefined || isOfLibrary || !inheritsAll(type, base)) {
    ownSlots(type);
    for (const row of slotTable) deriveSlot(type, row);
    deriveShortcuts(type);
    return;
  }
  // all slots but those that it defines itself are its base's
  type.slots = base.heirSlots ??= slotsOfHeirs(base);
  type.sharesSlots = true;
  const { attributes } = type;
  for (const name of attributes.keys()) if (isSpecial(name)) deriveRows(type, name);
  if (!type.sharesSlots && (attributes.has('__call__') || attributes.has('__await__'))) deriveShortcuts(type);
}

/** What `type` does not have itself it has from `base`. */
function inheritsAll(type: PyType, base: PyType): boolean {
  if (type.mro.length !== base.mro.length + 1) return false;
  return base.mro.every((each, i) => each === type.mro[i + 1]);
}

function deriveRows(type: PyType, method: string): void {
  const rows = rowsOf.get(method);
  if (rows === undefined) return;
  ownSlots(type);
  for (const row of rows) deriveSlot(type, row);
}

function ownSlots(type: PyType): void {
  if (!type.sharesSlots) return;
  type.slots = Object.assign(new Slots(), type.slots);
  type.sharesSlots = false;
}

/** The slots of a class that is derived from `base` only and adds nothing. */
function slotsOfHeirs(base: PyType): Slots {
  const heirs = {
    slots: new Slots(),
    mro: base.mro,
    lookup: (name: string) => base.lookup(name),
    isSubtypeOf: (other: PyType) => base.isSubtypeOf(other),
  };
  for (const row of slotTable) deriveSlot(heirs, row);
  deriveShortcuts(heirs);
  return heirs.slots;
}

/** What slots are derived from. */
type Heir = Pick<PyType, 'slots' | 'mro' | 'lookup' | 'isSubtypeOf'>;

function isSpecial(name: string): boolean {
  return name.startsWith('__') && name.endsWith('__');
}

/** By special method: what in the table depends on it. */
const rowsOf = new Map<string, (typeof slotTable)[number][]>();
for (const row of slotTable) {
  const rows = rowsOf.get(row[1]);
  if (rows === undefined) rowsOf.set(row[1], [row]);
  else rows.push(row);
}
rowsOf.set('__getattr__', rowsOf.get('__getattribute__')!);
rowsOf.set('__getitem__', [...rowsOf.get('__getitem__')!, ...rowsOf.get('__iter__')!]);

/** Sets again the slot that belongs to a special method whose presence changed. */
export function deriveSlotOf(type: PyType, method: string): void {
  deriveRows(type, method);
  if (method === '__call__' || method === '__await__') deriveShortcuts(type);
  for (const subclass of type.liveSubclasses()) deriveSlotOf(subclass, method);
}

function deriveSlot(type: Heir, [slot, name, kind]: (typeof slotTable)[number]): void {
  const slots = type.slots as unknown as Record<string, unknown>;
  const found = type.lookup(name);
  slots[slot] =
    found === undefined ? undefined : (nativeSlot(type, found, slot) ?? guestSlot(found, slot, name, kind));
  if (slot === 'getattr' && type.lookup('__getattr__') !== undefined) {
    slots['getattr'] = withFallback((slots['getattr'] ?? genericGet) as typeof genericGet);
  }
  if (
    slot === 'iter' &&
    found === undefined &&
    type.lookup('__getitem__') !== undefined &&
    sequenceIterator.make
  ) {
    slots['iter'] = sequenceIterator.make;
  }
}

/** How a class with `__getitem__` only is iterated; given by `objects/iterators.ts`. */
export const sequenceIterator: { make: ((self: Value, thread: Thread) => Result) | null } = { make: null };

/** The slot itself, when the special method is one that a built-in base made from its slot. */
function nativeSlot(type: Heir, found: Value, slot: SlotName): unknown {
  if (found instanceof PySlotWrapper && found.slotName === slot && type.isSubtypeOf(found.owner))
    return found.slot;
  if (slot !== 'new') return undefined;
  if (found instanceof PyNewFunction) return found.owner.slots.new;
  return type.mro.find((base) => base.maker?.attribute === found)?.maker?.create;
}

/** Shortcuts stay in force as long as the slot beside which they stand is the built-in base's. */
function deriveShortcuts(type: Heir): void {
  const { slots } = type;
  slots.awaitNow = type.mro.find((base) => !base.isHeap && base.slots.await === slots.await)?.slots.awaitNow;
  const source =
    slots.call === undefined
      ? undefined
      : type.mro.find((base) => !base.isHeap && base.slots.call === slots.call);
  slots.call0 = source?.slots.call0;
  slots.call1 = source?.slots.call1;
  slots.call2 = source?.slots.call2;
  slots.call3 = source?.slots.call3;
}

function guestSlot(found: Value, slot: SlotName, name: string, kind: SlotKind): unknown {
  if (found === null) return refusal(slot, name);
  switch (kind) {
    case 'unary':
      if (slot === 'iter') return (self: Value, thread: Thread) => checked(self, name, thread, iteratorOf);
      return (self: Value, thread: Thread) => method(self, name, [], thread);
    case 'text':
      return (self: Value, thread: Thread) => checked(self, name, thread, textOf);
    case 'hash':
      return (self: Value, thread: Thread) => checked(self, name, thread, hashOf);
    case 'bool':
      return (self: Value, thread: Thread) => checked(self, name, thread, boolOf);
    case 'len':
      return (self: Value, thread: Thread) =>
        andThen<number>(
          thread,
          () => method(self, name, [], thread),
          (outcome) => (outcome === UNWIND ? UNWIND : withIndex(outcome as Value, thread, lengthOf)),
        );
    case 'next':
      return nextStep;
    case 'contains':
      return (self: Value, item: Value, thread: Thread) =>
        andThen(
          thread,
          () => method(self, name, [item], thread),
          (outcome) => (outcome === UNWIND ? UNWIND : truth(outcome as Value, thread)),
        );
    case 'compare':
      return (self: Value, other: Value, thread: Thread) => compareBy(self, name, other, thread);
    case 'binary':
    case 'reflected':
    case 'getitem':
    case 'buffer':
    case 'release':
      return (self: Value, other: Value, thread: Thread) => method(self, name, [other], thread);
    case 'ternary':
      return (self: Value, other: Value, modulus: Value, thread: Thread) =>
        method(self, name, modulus === null ? [other] : [other, modulus], thread);
    case 'setitem':
    case 'set':
      return (self: Value, key: Value, value: Value, thread: Thread) =>
        ignoringResult(thread, () => method(self, name, [key, value], thread));
    case 'delitem':
    case 'delete':
    case 'delattr':
      return (self: Value, key: Value, thread: Thread) =>
        ignoringResult(thread, () => method(self, name, [key], thread));
    case 'setattr':
      return (self: Value, key: string, value: Value, thread: Thread) =>
        ignoringResult(thread, () => method(self, name, [key, value], thread));
    case 'getattr':
      return (self: Value, key: string, thread: Thread) => method(self, name, [key], thread);
    case 'get':
      return (self: Value, instance: Value | undefined, owner: PyType, thread: Thread) =>
        method(self, name, [instance ?? null, owner], thread);
    case 'call':
      return (self: Value, args: Value[], names: Names, thread: Thread) =>
        invoke(self, name, args, names, thread);
    case 'init':
      return (self: Value, args: Value[], names: Names, thread: Thread) => {
        const here = thread.frame;
        const outcome = invoke(self, name, args, names, thread);
        if (outcome === null) return null;
        return outcome === UNWIND ? later(thread, here, initialized) : initialized(outcome);
      };
    case 'new':
      return (type: PyType, args: Value[], names: Names, thread: Thread) => {
        const create = type.lookup('__new__')!;
        // fast path: a static method that Python code makes of a function is bound by no guest code
        if (!typeOf(create).isHeap) {
          const bound = bindAttribute(create, undefined, type, thread) as Value;
          return call(bound, [type, ...args], names, thread);
        }
        return withBound(create, undefined, type, thread, (bound) =>
          call(bound, [type, ...args], names, thread),
        );
      };
  }
}

function initialized(outcome: Step): null | Unwind {
  if (outcome === UNWIND || outcome === null) return outcome;
  return raise.typeError(`__init__() should return None, not '${typeName(outcome as Value)}'`);
}

/** What a special method set to None means: the operation is refused. */
function refusal(slot: SlotName, name: string): unknown {
  switch (slot) {
    case 'hash':
      return undefined;
    case 'iter':
    case 'aiter':
      return undefined;
    case 'contains':
      return (self: Value) => raise.typeError(`'${typeName(self)}' object is not a container`);
    default:
      return binaryRefusal(name);
  }
}

function binaryRefusal(_name: string): unknown {
  return (self: Value) => raise.typeError(`'${typeName(self)}' object is not callable`);
}

function method(self: Value, name: string, args: readonly Value[], thread: Thread): Result {
  return callMethod(typeOf(self).lookup(name) ?? NotImplemented, self, args, thread);
}

/** Comparison passes over a method that can't be bound. */
function compareBy(self: Value, name: string, other: Value, thread: Thread): Result {
  const attribute = typeOf(self).lookup(name) ?? NotImplemented;
  const { get } = typeOf(attribute).slots;
  if (get === undefined || isMethodLike(attribute)) return callMethod(attribute, self, [other], thread);
  return andThen<Value>(
    thread,
    () => get(attribute as never, self, typeOf(self), thread),
    (bound) => {
      if (bound !== UNWIND) return call1(bound as Value, other, thread);
      thread.takeError();
      return NotImplemented;
    },
  );
}

function invoke(self: Value, name: string, args: Value[], names: Names, thread: Thread): Result {
  const attribute = typeOf(self).lookup(name)!;
  if (isMethodLike(attribute)) return call(attribute, [self, ...args], names, thread);
  return withBound(attribute, self, typeOf(self), thread, (bound) => call(bound, args, names, thread));
}

function ignoringResult(thread: Thread, operation: () => Result): null | Unwind {
  return andThen<null>(thread, operation, (outcome) => (outcome === UNWIND ? UNWIND : null));
}

function nextStep(self: Value, thread: Thread): Step {
  return andThen<Value>(
    thread,
    () => method(self, '__next__', [], thread),
    (outcome) => (outcome === UNWIND ? (endOrError(thread) as Result) : (outcome as Value)),
  );
}

function checked<T>(
  self: Value,
  name: string,
  thread: Thread,
  check: (value: Value, self: Value, name: string) => T,
): T | Unwind {
  return andThen<T>(
    thread,
    () => method(self, name, [], thread),
    (outcome) => (outcome === UNWIND ? UNWIND : check(outcome as Value, self, name)),
  );
}

function iteratorOf(value: Value): Value {
  if (typeOf(value).slots.next !== undefined) return value;
  return raise.typeError(`iter() returned non-iterator of type '${typeName(value)}'`);
}

function textOf(value: Value, _self: Value, name: string): string {
  return asString(value) ?? raise.typeError(`${name} returned non-string (type ${typeName(value)})`);
}

function boolOf(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  return raise.typeError(`__bool__ should return bool, returned ${typeName(value)}`);
}

function lengthOf(known: number | bigint): number {
  if (known < 0) return raise.valueError('__len__() should return >= 0');
  if (typeof known === 'bigint') return raise.overflowError("cannot fit 'int' into an index-sized integer");
  return known;
}

function hashOf(value: Value, self: Value): Hash {
  const known = knownInteger(value);
  if (known === undefined) return raise.typeError('__hash__ method should return an integer');
  if (self === undefined) return unhashable(self);
  if (typeof known === 'number') return known === -1 ? -2 : known;
  const modulus = (1n << 61n) - 1n;
  const inRange = known >= -(1n << 63n) && known < 1n << 63n;
  return fold(inRange ? known : known < 0n ? -(-known % modulus) : known % modulus);
}
