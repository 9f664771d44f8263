/** Hexadecimal texts of floats. CPython: Objects/floatobject.c; docs: library/stdtypes.html#float.hex. */
import { raise } from '../kernel/errors.ts';
import { decompose, specialText } from './float-text.ts';
import { scaleBigint } from './integer-arithmetic.ts';

/** `value.hex()` */
export function floatHex(value: number): string {
  const special = specialText(value);
  if (special !== undefined) return special;
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (value === 0) return `${sign}0x0.0p+0`;
  const [mantissa, exponent] = decompose(Math.abs(value));
  const digits = mantissa.toString(16).padStart(14, '0');
  const power = exponent + 52;
  return `${sign}0x${digits[0]}.${digits.slice(1)}p${power < 0 ? '-' : '+'}${Math.abs(power)}`;
}

/** `float.fromhex(text)` */
export function floatFromHex(text: string): number {
  const trimmed = text.replace(/^[\t-\r ]+/, '').trimEnd();
  const special = /^([-+]?)(inf(?:inity)?|nan)$/i.exec(trimmed);
  if (special !== null) {
    const size = special[2]!.toLowerCase() === 'nan' ? Number.NaN : Infinity;
    return special[1] === '-' ? -size : size;
  }
  const parts = /^([-+]?)(?:0x)?([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([-+]?[0-9]+))?$/i.exec(trimmed);
  const whole = parts?.[2] ?? '';
  const fraction = parts?.[3] ?? '';
  if (parts === null || whole.length + fraction.length === 0) {
    return raise.valueError('invalid hexadecimal floating-point string');
  }
  const mantissa = BigInt(`0x${whole}${fraction}`);
  const exponent = Number(parts[4] ?? 0) - 4 * fraction.length;
  const size = mantissa === 0n ? 0 : scaleBigint(mantissa, exponent);
  if (!Number.isFinite(size)) raise.overflowError('hexadecimal value too large to represent as a float');
  return parts[1] === '-' ? -size : size;
}
