/** Texts of `int`: reading in any base, writing in decimal, both within the limit of digits. CPython: Objects/longobject.c. */
import { raise } from '../kernel/errors.ts';
import type { Thread } from '../kernel/thread.ts';
import { integer } from '../kernel/values.ts';
import { bitLength, checkBits, type Integer } from './integer-arithmetic.ts';

/** The decimal text; ValueError beyond the limit of digits. */
export function integerText(value: Integer, thread: Thread): string {
  if (typeof value === 'number') return String(value);
  const limit = thread.interpreter.limits.intDigits;
  if (value < TEN_TO_THE_640 && value > -TEN_TO_THE_640) return value.toString();
  if (limit > 0 && (bitLength(value) - 1) * 0.30102999 > limit) tooManyDigits(limit);
  const text = value.toString();
  if (limit > 0 && text.length - (value < 0n ? 1 : 0) > limit) tooManyDigits(limit);
  return text;
}

/**
 * Reads what `numberText` left; `undefined` when it is no integer of that base. ValueError when a decimal has more digits
 * than the limit.
 */
export function parseInteger(text: string, base: number, thread: Thread): Integer | undefined {
  // fast path: short decimals
  if (base === 10 && text.length <= 15 && shortDecimal.test(text)) return Number(text) + 0;
  const negative = text.charCodeAt(0) === 45;
  let digits = negative || text.charCodeAt(0) === 43 ? text.slice(1) : text;
  let radix = base;
  const prefix = prefixes.get(digits.slice(0, 2).toLowerCase());
  if (prefix !== undefined && (base === 0 || base === prefix)) {
    radix = prefix;
    digits = digits.slice(digits[2] === '_' ? 3 : 2);
  } else if (base === 0) {
    if (digits.startsWith('0') && !/^[0_]*$/.test(digits)) return undefined;
    radix = 10;
  }
  if (!isWellFormed(digits, radix)) return undefined;
  if (digits.includes('_')) digits = digits.replaceAll('_', '');
  const exact = exactPrefixes.get(radix);
  if (exact === undefined) checkDigits(digits.length, thread);
  checkBits((digits.length - 1) * Math.log2(radix), thread);
  const size = magnitude(digits, radix, exact);
  return integer(negative ? -size : size);
}

/** ValueError when a text of so many decimal digits is too long. */
function checkDigits(count: number, thread: Thread): void {
  const limit = thread.interpreter.limits.intDigits;
  if (limit > 0 && count > limit && count > 640) {
    raise.valueError(
      `Exceeds the limit (${limit} digits) for integer string conversion: value has ${count} digits; use sys.set_int_max_str_digits() to increase the limit`,
    );
  }
}

const TEN_TO_THE_640 = 10n ** 640n;
const shortDecimal = /^[-+]?[0-9]+$/;
const prefixes: ReadonlyMap<string, number> = new Map([
  ['0b', 2],
  ['0o', 8],
  ['0x', 16],
]);
/** How JavaScript spells bases that it reads itself. */
const exactPrefixes: ReadonlyMap<number, string> = new Map([
  [2, '0b'],
  [4, ''],
  [8, '0o'],
  [16, '0x'],
  [32, ''],
]);

function isWellFormed(digits: string, radix: number): boolean {
  let afterDigit = false;
  for (let i = 0; i < digits.length; i++) {
    const unit = digits.charCodeAt(i);
    if (unit === 95) {
      if (!afterDigit) return false;
      afterDigit = false;
    } else {
      if (digitOf(unit) >= radix) return false;
      afterDigit = true;
    }
  }
  return afterDigit;
}

function digitOf(unit: number): number {
  if (unit >= 48 && unit <= 57) return unit - 48;
  const letter = unit | 32;
  return letter >= 97 && letter <= 122 ? letter - 87 : 99;
}

function magnitude(digits: string, radix: number, exact: string | undefined): bigint {
  if (radix === 10) return BigInt(digits);
  if (exact) return BigInt(exact + digits);
  if (radix === 4 || radix === 32) {
    const width = radix === 4 ? 2 : 5;
    let bits = '';
    for (let i = 0; i < digits.length; i++)
      bits += digitOf(digits.charCodeAt(i)).toString(2).padStart(width, '0');
    return BigInt(`0b${bits}`);
  }
  return halves(digits, 0, digits.length, BigInt(radix), radix);
}

/** Splits in two until the parts fit into a number: faster than quadratic. */
function halves(digits: string, start: number, stop: number, base: bigint, radix: number): bigint {
  if (stop - start <= 10) return BigInt(Number.parseInt(digits.slice(start, stop), radix));
  const middle = (start + stop) >> 1;
  const high = halves(digits, start, middle, base, radix);
  return high * base ** BigInt(stop - middle) + halves(digits, middle, stop, base, radix);
}

function tooManyDigits(limit: number): never {
  return raise.valueError(
    `Exceeds the limit (${limit} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit`,
  );
}
