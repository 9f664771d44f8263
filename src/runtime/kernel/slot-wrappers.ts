/** Special methods of built-in types, made from their slots. CPython: Objects/typeobject.c (slotdefs). */
import { objectType, slotWrapperType, typeOf } from './birth.ts';
import { raise, typeName } from './errors.ts';
import { stopIteration } from './iterate.ts';
import { Native, PyNativeFunction } from './native.ts';
import { PyObject, type Result, type Step, UNWIND, type Value } from './object.ts';
import { andThen } from './pausing.ts';
import { Signature } from './signature.ts';
import { type Names, type SlotKind, type SlotName, slotTable } from './slots.ts';
import { asString } from './text.ts';
import type { Thread } from './thread.ts';
import { PyType } from './type.ts';
import { instancesOf } from './values.ts';

type AnySlot = (...args: unknown[]) => Step;

/** `list.__len__`: a slot of a built-in type, seen as a function. */
export class PySlotWrapper extends PyObject {
  readonly owner: PyType;
  readonly slotName: SlotName;
  readonly name: string;
  readonly kind: SlotKind;
  readonly doc: string;
  readonly slot: AnySlot;

  constructor(owner: PyType, row: (typeof slotTable)[number], slot: AnySlot) {
    super();
    this.owner = owner;
    this.slotName = row[0];
    this.name = row[1];
    this.kind = row[2];
    this.doc = row[3];
    this.slot = slot;
  }
}

instancesOf(PySlotWrapper, slotWrapperType);

/** Adds the special methods of the slots that `type` itself defines. */
export function addSpecialMethods(type: PyType): void {
  const slots = type.slots as unknown as Record<string, AnySlot | undefined>;
  for (const row of slotTable) {
    const slot = slots[row[0]];
    if (slot === undefined) continue;
    type.attributes.set(row[1], row[2] === 'new' ? newFunction(type) : new PySlotWrapper(type, row, slot));
  }
  if (slots['eq'] !== undefined && slots['hash'] === undefined) type.attributes.set('__hash__', null);
}

/** `__text_signature__` of the special methods of a kind. */
export function slotSignature(kind: SlotKind): string {
  switch (kind) {
    case 'call':
    case 'init':
      return '($self, /, *args, **kwargs)';
    case 'unary':
    case 'text':
    case 'hash':
    case 'bool':
    case 'len':
    case 'next':
      return '($self, /)';
    case 'ternary':
      return '($self, value, mod=None, /)';
    case 'getattr':
    case 'delattr':
      return '($self, name, /)';
    case 'setattr':
      return '($self, name, value, /)';
    case 'get':
      return '($self, instance, owner=None, /)';
    case 'set':
      return '($self, instance, value, /)';
    case 'delete':
      return '($self, instance, /)';
    case 'getitem':
    case 'delitem':
    case 'contains':
      return '($self, key, /)';
    case 'setitem':
      return '($self, key, value, /)';
    case 'buffer':
      return '($self, flags, /)';
    case 'release':
      return '($self, buffer, /)';
    default:
      return '($self, value, /)';
  }
}

/** Calls a wrapper with the instance as the first argument. */
export function callSlotWrapper(wrapper: PySlotWrapper, args: Value[], names: Names, thread: Thread): Result {
  if (args.length === (names?.length ?? 0)) {
    raise.typeError(`descriptor '${wrapper.name}' of '${wrapper.owner.name}' object needs an argument`);
  }
  const self = args[0]!;
  const { owner } = wrapper;
  const type = typeOf(self);
  if (owner.isHeap ? !type.layout.isSubtypeOf(owner.layout) : !type.isSubtypeOf(owner)) {
    raise.typeError(
      `descriptor '${wrapper.name}' requires a '${wrapper.owner.name}' object but received a '${typeName(self)}'`,
    );
  }
  // sic: the classes of types have their own way, which must not be gone around
  if (
    (wrapper.kind === 'setattr' || wrapper.kind === 'delattr') &&
    self instanceof PyType &&
    owner === objectType
  )
    raise.typeError(`can't apply this ${wrapper.name} to ${typeName(self)} object`);
  const { slot } = wrapper;
  const rest = args.length - 1;
  if (wrapper.kind === 'call' || wrapper.kind === 'init')
    return slot(self, args.slice(1), names, thread) as Result;
  if (names !== null) raise.typeError(`wrapper ${wrapper.name}() takes no keyword arguments`);
  switch (wrapper.kind) {
    case 'next':
      expect(rest, 0, 0);
      thread.stopValue = null;
      return andThen<Value>(
        thread,
        () => slot(self, thread),
        (outcome) => {
          if (outcome === undefined) throw stopIteration(thread.stopValue);
          return outcome as Result;
        },
      );
    case 'unary':
    case 'text':
    case 'hash':
    case 'bool':
    case 'len':
      expect(rest, 0, 0);
      return slot(self, thread) as Result;
    case 'ternary':
      expect(rest, 1, 2);
      return slot(self, args[1], args[2] ?? null, thread) as Result;
    case 'getattr':
    case 'delattr':
      expect(rest, 1, 1);
      return slot(self, attributeName(args[1]!), thread) as Result;
    case 'setattr':
      expect(rest, 2, 2);
      return slot(self, attributeName(args[1]!), args[2], thread) as Result;
    case 'get': {
      if (rest < 1) raise.typeError(' expected at least 1 argument, got 0'); // sic
      expect(rest, 1, 2);
      const owner = args[2] ?? null;
      if (args[1] === null && owner === null) raise.typeError('__get__(None, None) is invalid');
      return slot(self, args[1] ?? undefined, owner ?? typeOf(args[1]!), thread) as Result;
    }
    case 'set':
    case 'setitem':
      expect(rest, 2, 2);
      return slot(self, args[1], args[2], thread) as Result;
    case 'buffer':
      if (rest !== 1) raise.typeError(` expected 1 argument, got ${rest}`); // sic
      return slot(self, args[1], thread) as Result;
    default:
      expect(rest, 1, 1);
      return slot(self, args[1], thread) as Result;
  }
}

function expect(given: number, least: number, most: number): void {
  if (given >= least && given <= most) return;
  if (least === most) raise.typeError(`expected ${least} argument${least === 1 ? '' : 's'}, got ${given}`);
  const bound = given < least ? `at least ${least}` : `at most ${most}`;
  const count = given < least ? least : most;
  raise.typeError(`expected ${bound} argument${count === 1 ? '' : 's'}, got ${given}`);
}

function attributeName(name: Value): string {
  return asString(name) ?? raise.typeError(`attribute name must be string, not '${typeName(name)}'`);
}

/** `type.__new__` of a built-in type. */
function newFunction(owner: PyType): PyNativeFunction {
  const signature = new Signature('__new__(*args, **kwargs)', 'c');
  const native = new Native(
    `${owner.name}.__new__`,
    slotTable.find((row) => row[0] === 'new')![3],
    signature,
    () => UNWIND,
  );
  return new PyNewFunction(native, owner);
}

/** The `__new__` of a built-in type: a function bound to the type that takes the class to make an instance of. */
export class PyNewFunction extends PyNativeFunction {
  readonly owner: PyType;

  constructor(native: Native, owner: PyType) {
    super(native, owner, null);
    this.owner = owner;
  }

  invoke(args: Value[], names: Names, thread: Thread): Result {
    const owner = this.owner;
    const type = args[0];
    if (type === undefined || args.length === names?.length)
      return raise.typeError(`${owner.name}.__new__(): not enough arguments`);
    if (!(type instanceof PyType)) {
      return raise.typeError(`${owner.name}.__new__(X): X is not a type object (${typeName(type)})`);
    }
    if (!type.isSubtypeOf(owner)) {
      return raise.typeError(
        `${owner.name}.__new__(${type.name}): ${type.name} is not a subtype of ${owner.name}`,
      );
    }
    // The data of the instance must be that of the most derived built-in base.
    const nearest = type.layout;
    if (nearest.slots.new !== owner.slots.new && !owner.isSubtypeOf(nearest)) {
      return raise.typeError(
        `${owner.name}.__new__(${type.name}) is not safe, use ${nearest.name}.__new__()`,
      );
    }
    return owner.slots.new!(type, args.slice(1), names, thread);
  }
}
