/** What a format of `struct` says: which values stand where. CPython: Modules/_struct.c (prepare_s); docs: library/struct.html#format-strings. */
import { raise } from '../../runtime/kernel/errors.ts';
import { type ItemFormat, itemFormat, NATIVE_SIZES } from '../../runtime/objects/binary-items.ts';
import { structErrorType } from './error.ts';

/** Values that stand next to each other, all of one format; or one byte string. */
export interface Field {
  readonly code: string;
  readonly offset: number;
  /** Of one value. */
  readonly size: number;
  readonly repeat: number;
  /** Null for `s` and `p`. */
  readonly item: ItemFormat | null;
}

export interface Layout {
  readonly format: string;
  readonly size: number;
  /** How many values. */
  readonly count: number;
  readonly fields: readonly Field[];
  readonly little: boolean;
  /** Sizes and places are C's. */
  readonly isNative: boolean;
}

const STANDARD_SIZES = 'x1 c1 b1 B1 ?1 h2 H2 i4 I4 l4 L4 q8 Q8 e2 f4 d8 s1 p1';

export interface Table {
  readonly isNative: boolean;
  readonly items: ReadonlyMap<string, ItemFormat>;
}

export function makeTable(isNative: boolean): Table {
  const sizes = (isNative ? NATIVE_SIZES : STANDARD_SIZES).split(' ');
  return {
    isNative,
    items: new Map(sizes.map((each) => [each[0]!, itemFormat(each[0]!, Number(each.slice(1)))])),
  };
}

const LARGEST = (1n << 63n) - 1n;

/** Reads a format; the tables are those of native and of standard sizes. */
export function layoutOf(format: string, native: Table, standard: Table): Layout {
  if (format.includes('\0')) raise.error(structErrorType(), 'embedded null character');
  const prefix = /^[<>!=@]/.exec(format)?.[0] ?? '';
  const isNative = prefix === '' || prefix === '@';
  const { items } = isNative ? native : standard;
  const fields: Field[] = [];
  let size = 0n;
  let count = 0;
  for (let i = prefix.length; i < format.length; i++) {
    if (/\s/.test(format[i]!)) continue;
    const digits = /^\d*/.exec(format.slice(i, i + MOST_DIGITS))![0];
    i += digits.length;
    const number = digits === '' ? 1n : BigInt(digits);
    if (number > LARGEST) tooLong();
    const code = format[i];
    if (code === undefined)
      return raise.error(structErrorType(), 'repeat count given without format specifier');
    const item = items.get(code) ?? raise.error(structErrorType(), 'bad char in struct format');
    const width = BigInt(item.size);
    if (isNative) size = ((size + width - 1n) / width) * width;
    const offset = Number(size);
    size += number * width;
    if (size > LARGEST) tooLong();
    const repeat = Number(number);
    if (code === 's' || code === 'p') {
      fields.push({ code, offset, size: repeat, repeat: 1, item: null });
      count++;
    } else if (code !== 'x' && repeat > 0) {
      fields.push({ code, offset, size: item.size, repeat, item });
      count += repeat;
    }
  }
  return { format, size: Number(size), count, fields, little: prefix !== '>' && prefix !== '!', isNative };
}

/** More than any count has that is not refused. */
const MOST_DIGITS = 1000;

function tooLong(): never {
  return raise.error(structErrorType(), 'total struct size too long');
}
