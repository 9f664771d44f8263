/** Values to bytes and back. CPython: Modules/_struct.c (s_pack_internal, s_unpack_internal). */
import { floatType, typeOf } from '../../runtime/kernel/birth.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import type { Result, Value } from '../../runtime/kernel/object.ts';
import { drive, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { index, knownInteger } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import { PyBytes, PyFloat, PyTuple } from '../../runtime/kernel/values.ts';
import { halfBits } from '../../runtime/objects/binary-items.ts';
import { PyByteArray } from '../../runtime/objects/bytearray.ts';
import { toReal } from '../../runtime/objects/number-conversion.ts';
import { structErrorType } from './error.ts';
import type { Field, Layout } from './layout.ts';

/** The values in `size` bytes from `from` on. */
export function unpackFrom(layout: Layout, bytes: Uint8Array, from: number): PyTuple {
  const { fields, little } = layout;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values: Value[] = [];
  for (let i = 0; i < fields.length; i++) {
    const { code, offset, size, repeat, item } = fields[i]!;
    let at = from + offset;
    if (item === null)
      values.push(new PyBytes(code === 's' ? bytes.slice(at, at + size) : pascal(bytes, at, size)));
    else for (let left = repeat; left > 0; left--, at += size) values.push(item.read(view, at, little));
  }
  return new PyTuple(values);
}

function pascal(bytes: Uint8Array, at: number, size: number): Uint8Array {
  if (size === 0) return new Uint8Array(0);
  return bytes.slice(at + 1, at + 1 + Math.min(bytes[at]!, size - 1));
}

/** Writes `args` from the place `first` on; what stands between the values is zero. */
export function packInto(
  layout: Layout,
  bytes: Uint8Array,
  from: number,
  args: readonly Value[],
  first: number,
  thread: Thread,
): Result {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  bytes.fill(0, from, from + layout.size);
  let next = first;
  for (const field of layout.fields) {
    for (let i = 0; i < field.repeat; i++, next++) {
      const at = from + field.offset + i * field.size;
      if (!putQuickly(layout, field, bytes, view, at, args[next]!))
        return drive(packSlowly(layout, bytes, from, args, first, next, thread), thread);
    }
  }
  return null;
}

/** As `packInto`, from the value on for which guest code may have to be asked. */
function* packSlowly(
  layout: Layout,
  bytes: Uint8Array,
  from: number,
  args: readonly Value[],
  first: number,
  resumeAt: number,
  thread: Thread,
): Guest<Value> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let next = first;
  for (const field of layout.fields) {
    for (let i = 0; i < field.repeat; i++, next++) {
      if (next < resumeAt) continue;
      const value = args[next]!;
      const at = from + field.offset + i * field.size;
      if (putQuickly(layout, field, bytes, view, at, value)) continue;
      const plain = yield* plainValue(layout, field, value, thread);
      field.item!.write(view, at, plain, layout.little);
    }
  }
  return null;
}

/** False when the value is of no kind that is known here. */
function putQuickly(
  layout: Layout,
  field: Field,
  bytes: Uint8Array,
  view: DataView,
  at: number,
  value: Value,
): boolean {
  const { item, code } = field;
  if (item === null) {
    putBytes(field, bytes, at, value);
    return true;
  }
  if (item.kind === 'integer') {
    if (code === 'P' || typeof value !== 'number') return false;
    if (value < item.least || value > item.most) outOfRange(field);
    item.write(view, at, value, layout.little);
    return true;
  }
  if (item.kind === 'char') {
    if (!(value instanceof PyBytes) || value.value.length !== 1)
      return raise.error(structErrorType(), 'char format requires a bytes object of length 1');
    bytes[at] = value.value[0]!;
    return true;
  }
  if (item.kind === 'float') {
    if (!(value instanceof PyFloat) || value.type !== floatType) return false;
    checkFloat(layout, field, value.value);
    item.write(view, at, value.value, layout.little);
    return true;
  }
  if (typeof value !== 'boolean') return false;
  bytes[at] = Number(value);
  return true;
}

function putBytes({ code, size }: Field, bytes: Uint8Array, at: number, value: Value): void {
  if (!(value instanceof PyBytes || value instanceof PyByteArray))
    raise.error(structErrorType(), `argument for '${code}' must be a bytes object`);
  const given = value.value;
  if (code === 's') {
    bytes.set(given.subarray(0, size), at);
    return;
  }
  if (size === 0) return;
  const length = Math.min(given.length, size - 1);
  bytes.set(given.subarray(0, length), at + 1);
  bytes[at] = Math.min(length, 255);
}

/** The number that is written for a value, by asking it. */
function* plainValue(layout: Layout, field: Field, value: Value, thread: Thread): Guest<number | bigint> {
  const item = field.item!;
  if (item.kind === 'bool') return Number(yield* finished(truth(value, thread)));
  if (item.kind === 'float') {
    const number = yield* real(value, thread);
    if (knownInteger(value) !== undefined && isTooLarge(layout, field, number)) tooLargeInteger(); // sic
    checkFloat(layout, field, number);
    return number;
  }
  if (knownInteger(value) === undefined && typeOf(value).slots.index === undefined)
    raise.error(structErrorType(), 'required argument is not an integer');
  const number = yield* index(value, thread);
  if (field.code === 'P') {
    if (number < -(1n << 63n) || number >= 1n << 64n) tooLargeInteger();
  } else if (number < item.least || number > item.most) outOfRange(field);
  return number;
}

function* real(value: Value, thread: Thread): Guest<number> {
  try {
    return yield* toReal(value, thread);
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    return raise.error(structErrorType(), 'required argument is not a float'); // sic: whatever went wrong
  }
}

function checkFloat(layout: Layout, field: Field, value: number): void {
  if (isTooLarge(layout, field, value))
    raise.overflowError(`float too large to pack with ${field.code} format`);
}

/** sic: C's own conversion to `float` gives infinity. */
function isTooLarge({ isNative }: Layout, { code }: Field, value: number): boolean {
  if (code === 'd' || !Number.isFinite(value)) return false;
  return code === 'e' ? halfBits(value) === undefined : !isNative && !Number.isFinite(Math.fround(value));
}

function tooLargeInteger(): never {
  return raise.error(structErrorType(), 'int too large to convert');
}

function outOfRange({ code, item }: Field): never {
  return raise.error(
    structErrorType(),
    `'${code}' format requires ${item!.least} <= number <= ${item!.most}`,
  );
}
