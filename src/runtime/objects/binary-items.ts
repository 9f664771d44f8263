/** How numbers stand in memory: what `struct`, `array` and `memoryview` have in common. Docs: library/struct.html#format-characters. */
import type { Value } from '../kernel/object.ts';
import { once } from '../kernel/once.ts';
import { integer, PyBytes, PyFloat } from '../kernel/values.ts';

/** What a format character stands for. */
export type ItemKind = 'integer' | 'float' | 'bool' | 'char';

export interface ItemFormat {
  readonly code: string;
  readonly size: number;
  readonly kind: ItemKind;
  /** The range of an integer. */
  readonly least: number | bigint;
  readonly most: number | bigint;
  read(view: DataView, at: number, little: boolean): Value;
  /** `value` is an integer in range, a JavaScript number for a float, a truth as 0 or 1, or the byte of a char. */
  write(view: DataView, at: number, value: number | bigint, little: boolean): void;
}

export function itemFormat(code: string, size: number): ItemFormat {
  switch (code) {
    case 'e':
      return float(code, size, readHalf, writeHalf);
    case 'f':
      return float(
        code,
        size,
        (view, at, little) => view.getFloat32(at, little),
        (view, at, value, little) => view.setFloat32(at, value, little),
      );
    case 'd':
      return float(
        code,
        size,
        (view, at, little) => view.getFloat64(at, little),
        (view, at, value, little) => view.setFloat64(at, value, little),
      );
    case '?':
      return byteItem(code, 'bool', (byte) => byte !== 0);
    case 'c':
      return byteItem(code, 'char', (byte) => new PyBytes(Uint8Array.of(byte)));
    default:
      return wholeNumber(code, size, code >= 'a');
  }
}

function byteItem(code: string, kind: ItemKind, make: (byte: number) => Value): ItemFormat {
  return {
    code,
    size: 1,
    kind,
    least: 0,
    most: 255,
    read: (view, at) => make(view.getUint8(at)),
    write: (view, at, value) => view.setUint8(at, Number(value)),
  };
}

function float(
  code: string,
  size: number,
  read: (view: DataView, at: number, little: boolean) => number,
  write: (view: DataView, at: number, value: number, little: boolean) => void,
): ItemFormat {
  return {
    code,
    size,
    kind: 'float',
    least: 0,
    most: 0,
    read: (view, at, little) => new PyFloat(read(view, at, little)),
    write: (view, at, value, little) => write(view, at, Number(value), little),
  };
}

function wholeNumber(code: string, size: number, signed: boolean): ItemFormat {
  const bits = size * 8;
  const fits = size < 8;
  const least = signed ? (fits ? -(2 ** (bits - 1)) : -(1n << 63n)) : 0;
  const most = signed
    ? fits
      ? 2 ** (bits - 1) - 1
      : (1n << 63n) - 1n
    : fits
      ? 2 ** bits - 1
      : (1n << 64n) - 1n;
  const shared = { code, size, kind: 'integer', least, most } as const;
  switch (size) {
    case 1:
      return {
        ...shared,
        read: signed ? (view, at) => view.getInt8(at) : (view, at) => view.getUint8(at),
        write: (view, at, value) => view.setUint8(at, Number(value)),
      };
    case 2:
      return {
        ...shared,
        read: signed
          ? (view, at, little) => view.getInt16(at, little)
          : (view, at, little) => view.getUint16(at, little),
        write: (view, at, value, little) => view.setUint16(at, Number(value), little),
      };
    case 4:
      return {
        ...shared,
        read: signed
          ? (view, at, little) => view.getInt32(at, little)
          : (view, at, little) => view.getUint32(at, little),
        write: (view, at, value, little) => view.setUint32(at, Number(value), little),
      };
    default:
      return { ...shared, read: signed ? readSigned : readUnsigned, write: writeLong };
  }
}

/** Most integers are small, and a bigint costs more than two reads. */
function readSigned(view: DataView, at: number, little: boolean): Value {
  const high = view.getInt32(little ? at + 4 : at, little);
  if (high >= -0x200000 && high < 0x200000) {
    const value = high * 0x100000000 + view.getUint32(little ? at : at + 4, little);
    if (Number.isSafeInteger(value)) return value;
  }
  return integer(view.getBigInt64(at, little));
}

function readUnsigned(view: DataView, at: number, little: boolean): Value {
  const high = view.getUint32(little ? at + 4 : at, little);
  if (high < 0x200000) return high * 0x100000000 + view.getUint32(little ? at : at + 4, little);
  return view.getBigUint64(at, little);
}

function writeLong(view: DataView, at: number, value: number | bigint, little: boolean): void {
  if (typeof value === 'bigint') {
    view.setBigUint64(at, BigInt.asUintN(64, value), little);
    return;
  }
  const high = Math.floor(value / 0x100000000);
  view.setUint32(little ? at + 4 : at, high, little);
  view.setUint32(little ? at : at + 4, value - high * 0x100000000, little);
}

// ── Half precision ─────────────────────────────────────────────────────────────────────────────────

function readHalf(view: DataView, at: number, little: boolean): number {
  const bits = view.getUint16(at, little);
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}

function writeHalf(view: DataView, at: number, value: number, little: boolean): void {
  view.setUint16(at, halfBits(value) ?? 0, little);
}

/** The bits of the nearest half, the even one of two; `undefined` when the number is too large. */
export function halfBits(value: number): number | undefined {
  if (Number.isNaN(value)) return 0x7e00 | signOf(value);
  const sign = signOf(value);
  const size = Math.abs(value);
  if (size === Number.POSITIVE_INFINITY) return sign | 0x7c00;
  if (size >= 65520) return undefined;
  if (size < 2 ** -14) return sign | nearest(size * 2 ** 24);
  let exponent = Math.floor(Math.log2(size));
  if (2 ** exponent > size) exponent--;
  else if (2 ** (exponent + 1) <= size) exponent++;
  // a fraction rounded up to 1024 carries into the exponent
  return sign | (((exponent + 15) << 10) + nearest((size * 2 ** -exponent - 1) * 1024));
}

/** Also that of a NaN. */
function signOf(value: number): number {
  if (value < 0 || Object.is(value, -0)) return 0x8000;
  return Number.isNaN(value) ? (new Uint8Array(Float64Array.of(value).buffer)[7]! & 0x80) << 8 : 0;
}

function nearest(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
}

// ── C's own sizes ──────────────────────────────────────────────────────────────────────────────────

/** Format characters with the sizes that they have in C. */
export const NATIVE_SIZES = 'x1 c1 b1 B1 ?1 h2 H2 i4 I4 l8 L8 q8 Q8 n8 N8 P8 e2 f4 d8 s1 p1';

/** The formats that `memoryview` and `array` read and write by themselves. */
export const nativeItems: () => ReadonlyMap<string, ItemFormat> = once(
  () =>
    new Map(
      NATIVE_SIZES.split(' ')
        .filter((each) => !/[xsp]/.test(each))
        .map((each) => [each[0]!, itemFormat(each[0]!, Number(each.slice(1)))]),
    ),
);
