/** Reading and writing the items of a `memoryview`. CPython: Objects/memoryobject.c (unpack_single, pack_single). */
import { typeOf } from '../kernel/birth.ts';
import {
  isInstance,
  notImplementedErrorType,
  overflowErrorType,
  raise,
  typeErrorType,
  valueErrorType,
} from '../kernel/errors.ts';
import { PyException } from '../kernel/exception.ts';
import type { Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { index, knownInteger } from '../kernel/subscript.ts';
import type { Thread } from '../kernel/thread.ts';
import { truth } from '../kernel/truth.ts';
import { PyBytes, PyList } from '../kernel/values.ts';
import { halfBits, type ItemFormat, nativeItems } from './binary-items.ts';
import type { PyMemoryView, ViewLayout } from './buffer.ts';
import { toReal } from './number-conversion.ts';

/** What the items are; refused where CPython can't read them. */
export function itemOf({ format }: ViewLayout): ItemFormat {
  const code = bareFormat(format);
  if (code.length !== 1)
    return raise.error(notImplementedErrorType, `memoryview: unsupported format ${format}`);
  return (
    nativeItems().get(code) ??
    raise.error(notImplementedErrorType, `memoryview: format ${format} not supported`)
  );
}

export function bareFormat(format: string): string {
  return format.startsWith('@') ? format.slice(1) : format;
}

export function readItem(view: PyMemoryView, at: number): Value {
  return itemOf(view.layout).read(view.memory.items, at, true);
}

/** The items as lists in lists. */
export function listOfItems(view: PyMemoryView): Value {
  const { layout, memory } = view;
  const item = itemOf(layout);
  const { shape, strides } = layout;
  const listFrom = (dimension: number, start: number): Value => {
    if (dimension === shape.length) return item.read(memory.items, start, true);
    const items: Value[] = [];
    for (let i = 0, at = start; i < shape[dimension]!; i++, at += strides[dimension]!)
      items.push(listFrom(dimension + 1, at));
    return new PyList(items);
  };
  return listFrom(0, layout.offset);
}

export function* writeItem(view: PyMemoryView, at: number, value: Value, thread: Thread): Guest<null> {
  const item = itemOf(view.layout);
  const number = yield* plainValue(item, view.layout.format, value, thread);
  // guest code may have released it meanwhile
  view.alive.memory.items;
  item.write(view.memory.items, at, number, true);
  return null;
}

function* plainValue(item: ItemFormat, format: string, value: Value, thread: Thread): Guest<number | bigint> {
  const wrongType = () => raise.typeError(`memoryview: invalid type for format '${bareFormat(format)}'`);
  const wrongValue = () => raise.valueError(`memoryview: invalid value for format '${bareFormat(format)}'`);
  if (item.kind === 'bool') return Number(yield* finished(truth(value, thread)));
  if (item.kind === 'char') {
    if (!(value instanceof PyBytes)) return wrongType();
    return value.value.length === 1 ? value.value[0]! : wrongValue();
  }
  try {
    if (item.kind === 'float') {
      const number = yield* toReal(value, thread);
      if (item.code === 'e' && halfBits(number) === undefined) raise.overflowError('float too large');
      return number;
    }
    if (knownInteger(value) === undefined && typeOf(value).slots.index === undefined) return wrongType();
    const number = yield* index(value, thread);
    const least = item.code === 'P' ? -(1n << 63n) : item.least;
    return number < least || number > item.most ? wrongValue() : number;
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    if (isInstance(error, typeErrorType)) return wrongType();
    if (isInstance(error, overflowErrorType) || isInstance(error, valueErrorType)) return wrongValue();
    throw error;
  }
}
