/** Setting `__bases__` and `__class__`, and metatypes' own `mro`. CPython: Objects/typeobject.c (type_set_bases, mro_internal). */
import {
  boolType,
  bytesType,
  complexType,
  floatType,
  intType,
  objectType,
  strType,
  typeType,
} from '../kernel/birth.ts';
import { raise, typeName } from '../kernel/errors.ts';
import { deriveSlots } from '../kernel/guest-slots.ts';
import { collect } from '../kernel/iterate.ts';
import type { Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { callMethod } from '../kernel/special.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyType } from '../kernel/type.ts';
import { PyTuple } from '../kernel/values.ts';
import { bestBase, checkBases, orderOf } from './class-creation.ts';

/** `type.__bases__ = value` */
export function* assignBases(type: PyType, value: Value, thread: Thread): Guest<void> {
  if (!(value instanceof PyTuple))
    return raise.typeError(`can only assign tuple to ${type.name}.__bases__, not ${typeName(value)}`);
  if (value.items.length === 0)
    return raise.typeError(`can only assign non-empty tuple to ${type.name}.__bases__, not ()`);
  for (const each of value.items) {
    if (!(each instanceof PyType))
      return raise.typeError(`${type.name}.__bases__ must be tuple of classes, not '${typeName(each)}'`);
    if (each.isSubtypeOf(type) || isBuiltOn(each, type))
      raise.typeError('a __bases__ item causes an inheritance cycle');
  }
  const bases = checkBases(value.items);
  const base = bestBase(bases);
  requireSameLayout(base, type.base!, '__bases__');
  const before = { bases: type.bases, base: type.base! };
  type.rebase(bases, base);
  const orders = new Map<PyType, readonly PyType[]>();
  try {
    yield* reorder(type, orders, thread);
  } catch (error) {
    for (const [each, order] of orders) each.mro = order;
    if (type.bases === bases) type.rebase(before.bases, before.base);
    type.changed();
    throw error;
  }
  // guest code may have set them again meanwhile
  if (type.bases === bases) inherit(type);
}

function isBuiltOn(type: PyType, other: PyType): boolean {
  for (let each: PyType | null = type; each !== null; each = each.base) if (each === other) return true;
  return false;
}

/** Orders a class again and all that are derived from it; `orders` gets what there was. */
function* reorder(type: PyType, orders: Map<PyType, readonly PyType[]>, thread: Thread): Guest<void> {
  const { mro } = type;
  const method = type.type.lookup('mro')!;
  const order = isOwn(method) ? yield* orderGiven(type, method, thread) : orderOf(type, type.bases);
  if (type.mro !== mro) return;
  orders.set(type, mro);
  type.mro = order;
  type.changed();
  for (const each of type.liveSubclasses()) yield* reorder(each, orders, thread);
}

function inherit(type: PyType): void {
  type.changed();
  deriveSlots(type);
  for (const each of type.liveSubclasses()) inherit(each);
}

/** A metatype with an `mro` of its own decides about the order of resolution of a new class. */
export function* orderByMetatype(type: PyType, thread: Thread): Guest<void> {
  const method = type.type.lookup('mro')!;
  if (!isOwn(method)) return;
  const { mro } = type;
  type.isOrdered = false;
  let order: PyType[];
  try {
    order = yield* orderGiven(type, method, thread);
  } finally {
    type.isOrdered = true;
  }
  // guest code may have set the bases, and with them the order
  if (type.mro !== mro) return;
  type.mro = order;
  type.changed();
  deriveSlots(type);
}

function isOwn(method: Value): boolean {
  return method !== typeType.attributes.get('mro');
}

/** What a metatype's own `mro` gives. */
function* orderGiven(type: PyType, method: Value, thread: Thread): Guest<PyType[]> {
  const order: PyType[] = [];
  for (const each of yield* collect(yield* finished(callMethod(method, type, [], thread)), thread)) {
    if (!(each instanceof PyType)) return raise.typeError(`mro() returned a non-class ('${typeName(each)}')`);
    if (!type.solid.isSubtypeOf(each.solid))
      raise.typeError(`mro() returned base with unsuitable layout ('${each.name}')`);
    order.push(each);
  }
  if (order.length === 0) raise.typeError('type MRO must not be empty');
  return order;
}

/** What has instances of `old` may go on with those of `type`, or a TypeError that speaks of the attribute set. */
export function requireSameLayout(type: PyType, old: PyType, attribute: string): void {
  if (holdsOthers(type) !== holdsOthers(old))
    raise.typeError(`${attribute} assignment: '${type.name}' deallocator differs from '${old.name}'`);
  const a = whereLayoutBegan(type);
  const b = whereLayoutBegan(old);
  if (a === b || (a.base === b.base && addsTheSame(a, b))) return;
  raise.typeError(`${attribute} assignment: '${type.name}' object layout differs from '${old.name}'`);
}

/** Whether CPython's garbage collector looks into instances, which then are freed in another way. */
function holdsOthers(type: PyType): boolean {
  if (type.hasDict || type.slotFields.length > 0) return true;
  return !atoms.includes(type.layout);
}

const atoms: readonly PyType[] = [objectType, intType, boolType, floatType, complexType, strType, bytesType];

/** The base that was the last to change what instances have room for. */
function whereLayoutBegan(type: PyType): PyType {
  let each = type;
  for (let { base } = each; base !== null && each.isHeap; { base } = each) {
    if (
      base.slotFields.length !== each.slotFields.length ||
      base.hasDict !== each.hasDict ||
      base.hasWeakReferences !== each.hasWeakReferences ||
      base.layout !== each.layout
    )
      break;
    each = base;
  }
  return each;
}

function addsTheSame(a: PyType, b: PyType): boolean {
  if (a.hasDict !== b.hasDict || a.hasWeakReferences !== b.hasWeakReferences || a.layout !== b.layout)
    return false;
  return slotNames(a) === slotNames(b);
}

function slotNames({ slotFields, base }: PyType): string {
  return slotFields
    .slice(base?.slotFields.length ?? 0)
    .map((field) => field.slice(field.lastIndexOf('.') + 1))
    .join(' ');
}
