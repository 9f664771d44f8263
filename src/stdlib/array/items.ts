/** The type codes of `array`: how items are checked on the way in. CPython: Modules/arraymodule.c (descriptors). */
import { floatType } from '../../runtime/kernel/birth.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import type { Guest } from '../../runtime/kernel/pausing.ts';
import { index } from '../../runtime/kernel/subscript.ts';
import { asString } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyFloat } from '../../runtime/kernel/values.ts';
import { type ItemFormat, nativeItems } from '../../runtime/objects/binary-items.ts';
import { toReal } from '../../runtime/objects/number-conversion.ts';

export interface TypeCode {
  readonly code: string;
  readonly size: number;
  /** As `memoryview` tells it. */
  readonly format: string;
  readonly isText: boolean;
  readonly isFloat: boolean;
  readonly item: ItemFormat;
  /** What messages call an integer of this kind. */
  readonly called: string;
}

export const TYPE_CODES = 'bBuwhHiIlLqQfd';

const NAMES: Readonly<Record<string, string>> = {
  b: 'signed char',
  B: 'unsigned byte integer',
  h: 'signed short',
  H: 'unsigned short',
  i: 'signed integer',
  I: 'unsigned int',
};

export const typeCodes: () => ReadonlyMap<string, TypeCode> = once(
  () =>
    new Map(
      [...TYPE_CODES].map((code) => {
        const isText = code === 'u' || code === 'w';
        const item = nativeItems().get(isText ? 'I' : code)!;
        const made = {
          code,
          size: item.size,
          format: isText ? 'w' : code,
          isText,
          isFloat: item.kind === 'float',
          item,
          called: NAMES[code] ?? '',
        };
        return [code, made];
      }),
    ),
);

export function readItem({ isText, item }: TypeCode, items: DataView, index: number): Value {
  if (!isText) return item.read(items, index * item.size, true);
  const code = items.getUint32(index * 4, true);
  if (code > 0x10ffff)
    raise.valueError(`character U+${code.toString(16)} is not in range [U+0000; U+10ffff]`);
  return String.fromCodePoint(code);
}

/** The number that is written for a value, if nothing has to be asked; errors as `plainItem`. */
export function quickItem(type: TypeCode, value: Value): number | bigint | undefined {
  if (type.isText) return codePoint(value);
  if (type.isFloat) {
    if (typeof value === 'number') return value;
    return value instanceof PyFloat && value.type === floatType ? value.value : undefined;
  }
  return typeof value === 'number' || typeof value === 'bigint' ? inRange(type, value) : undefined;
}

export function* plainItem(type: TypeCode, value: Value, thread: Thread): Guest<number | bigint> {
  const known = quickItem(type, value);
  if (known !== undefined) return known;
  if (type.isFloat) return yield* toReal(value, thread);
  return inRange(type, yield* index(value, thread));
}

function codePoint(value: Value): number {
  const text = asString(value);
  const code = text?.codePointAt(0);
  if (text === undefined || code === undefined || text.length !== (code > 0xffff ? 2 : 1))
    return raise.typeError('array item must be unicode character');
  return code;
}

/** sic: each kind of integer has its own words. */
function inRange({ code, item, called }: TypeCode, value: number | bigint): number | bigint {
  if (value >= item.least && value <= item.most) return value;
  switch (code) {
    case 'q':
      return raise.overflowError('int too big to convert');
    case 'Q':
      return raise.overflowError(
        value < 0 ? "can't convert negative int to unsigned" : 'int too big to convert',
      );
    case 'l':
      return raise.overflowError('Python int too large to convert to C long');
    case 'I':
    case 'L':
      if (value < 0) raise.overflowError("can't convert negative value to unsigned int");
      if (value >= 1n << 64n) raise.overflowError('Python int too large to convert to C unsigned long');
      return raise.overflowError(`${called} is greater than maximum`);
    default:
      if (value >= 1n << 63n || value < -(1n << 63n))
        raise.overflowError('Python int too large to convert to C long');
      return raise.overflowError(`${called} is ${value < 0 ? 'less than minimum' : 'greater than maximum'}`);
  }
}

/** The codes that pickles use for how items stand in memory: kind, size and byte order. */
export interface MachineFormat {
  readonly size: number;
  readonly isSigned: boolean;
  readonly isBig: boolean;
  readonly kind: 'integer' | 'float' | 'text';
  /** UTF-16 or UTF-32. */
  readonly bits?: number;
}

export const MACHINE_FORMATS: readonly MachineFormat[] = [
  { size: 1, isSigned: false, isBig: false, kind: 'integer' },
  { size: 1, isSigned: true, isBig: false, kind: 'integer' },
  ...[2, 4, 8].flatMap((size) =>
    [false, true].flatMap((isSigned) =>
      [false, true].map((isBig) => ({ size, isSigned, isBig, kind: 'integer' as const })),
    ),
  ),
  ...[4, 8].flatMap((size) =>
    [false, true].map((isBig) => ({ size, isSigned: true, isBig, kind: 'float' as const })),
  ),
  // sic: the length of what is in UTF-16 is checked as if its items had 4 bytes
  ...[16, 32].flatMap((bits) =>
    [false, true].map((isBig) => ({ size: 4, isSigned: false, isBig, kind: 'text' as const, bits })),
  ),
];

export function machineFormatOf({ item, isText, isFloat }: TypeCode): number {
  if (isText) return MACHINE_FORMATS.findIndex(({ bits }) => bits === 32);
  const kind = isFloat ? 'float' : 'integer';
  const isSigned = isFloat || item.least < 0;
  return MACHINE_FORMATS.findIndex(
    (each) => each.kind === kind && each.size === item.size && each.isSigned === isSigned,
  );
}
