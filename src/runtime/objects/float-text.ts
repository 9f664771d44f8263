/**
 * Decimal texts of floats, correctly rounded: `repr`, and the forms `f`, `e` and `g` of any precision. CPython: Python/dtoa.c,
 * Python/pystrtod.c.
 *
 * JavaScript's `toFixed` and `toExponential` are exact for up to 100 digits, but round ties up where Python rounds them
 * to even; ties and longer texts are computed with bigints.
 */
import { memoryErrorType, raise } from '../kernel/errors.ts';
import { divideRoundingHalfEven } from './integer-arithmetic.ts';

const LONGEST = 2 ** 29 - 24;
/** A double has no more decimal places than this. */
const MOST_PLACES = 1074;
/** A double has no more significant digits than this. */
const MOST_DIGITS = 767;

/** `repr(value)`: the shortest text that reads back as the same float. */
export function floatRepr(value: number): string {
  const size = Math.abs(value);
  if (size < 1e16 && size >= 1e-4) {
    const text = String(value);
    return Number.isInteger(value) ? `${text}.0` : text;
  }
  if (size === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const special = specialText(value);
  return special ?? withTwoExponentDigits(value.toExponential());
}

/** As `floatRepr` without the final `.0`, as parts of a complex are shown. */
export function shortFloatText(value: number): string {
  const text = floatRepr(value);
  return text.endsWith('.0') ? text.slice(0, -2) : text;
}

/** `inf`, `-inf` or `nan`; undefined for finite values. */
export function specialText(value: number): string | undefined {
  if (Number.isFinite(value)) return undefined;
  if (Number.isNaN(value)) return 'nan';
  return value < 0 ? '-inf' : 'inf';
}

/** `%.{places}f` of a finite value; `alternate` keeps the point when no place follows. */
export function fixedText(value: number, places: number, alternate: boolean): string {
  checkLength(places);
  const text =
    places <= 100 && Math.abs(value) < 1e21 && !isFixedTie(value, places)
      ? signed(value, Math.abs(value).toFixed(places))
      : signed(value, exactFixed(Math.abs(value), places));
  return alternate && places === 0 ? `${text}.` : text;
}

/** `%.{places}e` of a finite value. */
export function exponentText(value: number, places: number, alternate: boolean): string {
  checkLength(places);
  const text = withTwoExponentDigits(significant(value, places));
  return alternate && places === 0 ? text.replace('e', '.e') : text;
}

/** `%.{precision}g` of a finite value; `alternate` keeps final zeros and the point. */
export function generalText(value: number, precision: number, alternate: boolean): string {
  const count = precision === 0 ? 1 : precision;
  const text = significant(value, digitsNeeded(count, alternate) - 1);
  return generalLayout(text, count, alternate, -4, count);
}

/**
 * As format type None with a precision: `g` with at least one digit after the point, and the exponent form one power of
 * ten earlier.
 */
export function shortText(value: number, precision: number, alternate: boolean): string {
  const count = precision === 0 ? 1 : precision;
  const exponential = significant(value, digitsNeeded(count, alternate) - 1);
  const text = generalLayout(exponential, count, alternate, -4, count - 1);
  const usesExponent = text.includes('e');
  return usesExponent || text.includes('.') ? text : `${text}.0`;
}

/** `repr` in the manner of the format `r`, without the final `.0`. */
export function alternateReprText(value: number): string {
  const text = shortFloatText(value);
  if (text.includes('.')) return text;
  return text.includes('e') ? text.replace('e', '.e') : `${text}.`;
}

/** `value` rounded to `places` decimals (or tens, when negative), ties to even. */
export function roundToPlaces(value: number, places: number): number {
  if (!Number.isFinite(value) || value === 0) return value;
  if (places > 323) return value;
  if (places < -308) return 0 * value;
  if (places >= 0) {
    if (Math.abs(value) >= 2 ** 53) return value;
    return Number(fixedText(value, places, false));
  }
  const [mantissa, exponent] = decompose(Math.abs(value));
  const whole = exponent >= 0 ? [mantissa << BigInt(exponent), 1n] : [mantissa, 1n << BigInt(-exponent)];
  const units = divideRoundingHalfEven(whole[0]!, whole[1]! * 10n ** BigInt(-places));
  const result = Number(`${units}e${-places}`);
  if (!Number.isFinite(result)) raise.overflowError('rounded value too large to represent');
  return value < 0 ? -result : result;
}

/** The float written in `text`, which `numberText` has prepared; `undefined` when it is none. Underscores may be there. */
export function parseFloatText(text: string): number | undefined {
  const plain = text.includes('_') ? withoutUnderscores(text) : text;
  if (plain === undefined) return undefined;
  if (decimalFloat.test(plain)) return Number(plain);
  switch (plain.toLowerCase()) {
    case 'inf':
    case '+inf':
    case 'infinity':
    case '+infinity':
      return Infinity;
    case '-inf':
    case '-infinity':
      return -Infinity;
    case 'nan':
    case '+nan':
    case '-nan':
      return Number.NaN;
    default:
      return undefined;
  }
}

/** `value = mantissa · 2^exponent` for a finite value that is not negative. */
export function decompose(value: number): readonly [mantissa: bigint, exponent: number] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const exponent = Number(bits >> 52n) & 0x7ff;
  const fraction = bits & 0xfffffffffffffn;
  return exponent === 0 ? [fraction, -1074] : [fraction | 0x10000000000000n, exponent - 1075];
}

const decimalFloat = /^[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$/;

/** An underscore may only stand between digits. */
function withoutUnderscores(text: string): string | undefined {
  return /^_|_$|[^0-9]_|_[^0-9]/.test(text) ? undefined : text.replaceAll('_', '');
}

/** Zeros that follow the last digit are cut off unless `alternate` keeps them. */
function digitsNeeded(count: number, alternate: boolean): number {
  if (!alternate) return Math.min(count, MOST_DIGITS);
  checkLength(count);
  return count;
}

function checkLength(digits: number): void {
  if (digits > LONGEST) raise.error(memoryErrorType);
}

function signed(value: number, text: string): string {
  return value < 0 || Object.is(value, -0) ? `-${text}` : text;
}

/** A value is half way between two texts of `places` decimals when it has exactly one binary place more. */
function isFixedTie(value: number, places: number): boolean {
  if (places > 52) return false;
  const size = Math.abs(value);
  if (size >= 2 ** 52) return false;
  return Number.isInteger(size * 2 ** (places + 1)) && !Number.isInteger(size * 2 ** places);
}

function exactFixed(size: number, places: number): string {
  const exact = Math.min(places, MOST_PLACES);
  const [mantissa, exponent] = decompose(size);
  const scaled = mantissa * 10n ** BigInt(exact);
  const units =
    exponent >= 0 ? scaled << BigInt(exponent) : divideRoundingHalfEven(scaled, 1n << BigInt(-exponent));
  const digits = units.toString().padStart(exact + 1, '0');
  if (places === 0) return digits;
  return `${digits.slice(0, digits.length - exact)}.${digits.slice(digits.length - exact)}${'0'.repeat(places - exact)}`;
}

/** `d.ddde±x` with `places` digits after the point. */
function significant(value: number, places: number): string {
  if (places <= 99) {
    // A tie would end in a five at the next digit, and that text would be exact.
    const next = value.toExponential(places + 1);
    const mark = next.indexOf('e');
    if (next[mark - 1] !== '5' || Number(next) !== value)
      return signed(value, Math.abs(value).toExponential(places));
  }
  return signed(value, exactSignificant(Math.abs(value), places));
}

function exactSignificant(size: number, places: number): string {
  const exact = Math.min(places, MOST_DIGITS);
  const zeros = '0'.repeat(places - exact);
  if (size === 0) return places === 0 ? '0e+0' : `0.${'0'.repeat(places)}e+0`;
  const [mantissa, binary] = decompose(size);
  let power = Number(size.toExponential(17).split('e')[1]);
  let units = scaledUnits(mantissa, binary, exact - power);
  if (units >= 10n ** BigInt(exact + 1)) units = scaledUnits(mantissa, binary, exact - ++power);
  else if (units < 10n ** BigInt(exact)) units = scaledUnits(mantissa, binary, exact - --power);
  const digits = units.toString();
  const rest = digits.slice(1) + zeros;
  return `${digits[0]}${rest === '' ? '' : `.${rest}`}e${power < 0 ? '-' : '+'}${Math.abs(power)}`;
}

/** The integer nearest to `mantissa · 2^binary · 10^decimal`. */
function scaledUnits(mantissa: bigint, binary: number, decimal: number): bigint {
  let dividend = mantissa;
  let divisor = 1n;
  if (binary >= 0) dividend <<= BigInt(binary);
  else divisor <<= BigInt(-binary);
  if (decimal >= 0) dividend *= 10n ** BigInt(decimal);
  else divisor *= 10n ** BigInt(-decimal);
  return divideRoundingHalfEven(dividend, divisor);
}

function withTwoExponentDigits(text: string): string {
  const mark = text.indexOf('e');
  return text.length - mark === 3 ? `${text.slice(0, mark + 2)}0${text[mark + 2]}` : text;
}

/** Lays out `d.ddde±x` as plain decimals when `least <= x < most`, and drops final zeros unless `alternate`. */
function generalLayout(text: string, count: number, alternate: boolean, least: number, most: number): string {
  const mark = text.indexOf('e');
  const power = Number(text.slice(mark + 1));
  const sign = text[0] === '-' ? '-' : '';
  let digits = text.slice(sign.length, mark).replace('.', '');
  if (!alternate) {
    let end = digits.length;
    while (end > 1 && digits.charCodeAt(end - 1) === 48) end--;
    digits = digits.slice(0, end);
  }
  if (power >= least && power < most) {
    if (power < 0) return `${sign}0.${'0'.repeat(-power - 1)}${digits}`;
    const whole = digits.slice(0, power + 1).padEnd(power + 1, '0');
    const rest = digits.slice(power + 1);
    return `${sign}${whole}${rest !== '' || (alternate && count > 0) ? '.' : ''}${rest}`;
  }
  const rest = digits.slice(1);
  return withTwoExponentDigits(
    `${sign}${digits[0]}${rest !== '' || alternate ? '.' : ''}${rest}${text.slice(mark)}`,
  );
}
