/** `format()` of int, float and complex. CPython: Python/formatter_unicode.c; docs: library/string.html#format-specification-mini-language. */
import { memoryErrorType, raise } from '../kernel/errors.ts';
import type { Thread } from '../kernel/thread.ts';
import {
  alternateReprText,
  exponentText,
  fixedText,
  floatRepr,
  generalText,
  shortFloatText,
  shortText,
  specialText,
} from './float-text.ts';
import { type Integer, integerToFloat } from './integer-arithmetic.ts';
import { integerText } from './integer-text.ts';
import {
  alignNumber,
  LONGEST,
  type NumberFormatSpec,
  padding,
  parseNumberFormat,
  unknownNumberFormat,
} from './number-format-spec.ts';

/** `format(value, spec)` for a specification that is not empty. */
export function formatInteger(value: Integer, spec: string, typeName: string, thread: Thread): string {
  const parsed = parseNumberFormat(spec, typeName, 'd');
  switch (parsed.type) {
    case 'b':
    case 'c':
    case 'd':
    case 'o':
    case 'x':
    case 'X':
    case 'n':
      return integerLayout(value, parsed, thread);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case '%':
      return floatLayout(integerToFloat(value), parsed);
    default:
      return unknownNumberFormat(parsed.type, typeName);
  }
}

/** `format(value, spec)` for a specification that is not empty. */
export function formatFloat(value: number, spec: string, typeName: string): string {
  const parsed = parseNumberFormat(spec, typeName, '');
  if (!floatTypes.has(parsed.type)) unknownNumberFormat(parsed.type, typeName);
  return floatLayout(value, parsed);
}

/** `format(value, spec)` for a specification that is not empty. */
export function formatComplex(real: number, imag: number, spec: string, typeName: string): string {
  const parsed = parseNumberFormat(spec, typeName, '');
  if (!floatTypes.has(parsed.type) || parsed.type === '%') unknownNumberFormat(parsed.type, typeName);
  checkPrecision(parsed);
  if (parsed.fill === '0') raise.valueError('Zero padding is not allowed in complex format specifier');
  if (parsed.align === '=') raise.valueError("'=' alignment flag is not allowed in complex format specifier");
  const part = { ...parsed, width: -1, fill: ' ', align: '<' };
  const imaginary = `${layout(floatText(imag, part, false), { ...part, sign: '+' }, '', true)}j`;
  let text: string;
  if (parsed.type !== '') text = layout(floatText(real, part, false), part, '', true) + imaginary;
  else if (Object.is(real, 0)) text = `${layout(floatText(imag, part, false), part, '', true)}j`;
  else text = `(${layout(floatText(real, part, false), part, '', true)}${imaginary})`;
  return alignNumber(text, text.length, parsed);
}

const floatTypes: ReadonlySet<string> = new Set(['', 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%']);

function integerLayout(value: Integer, spec: NumberFormatSpec, thread: Thread): string {
  if (spec.precision >= 0) raise.valueError('Precision not allowed in integer format specifier');
  if (spec.positiveZero)
    raise.valueError('Negative zero coercion (z) not allowed in integer format specifier');
  switch (spec.type) {
    case 'c':
      return characterLayout(value, spec);
    case 'b':
      return layout(value.toString(2), spec, spec.alternate ? '0b' : '', true);
    case 'o':
      return layout(value.toString(8), spec, spec.alternate ? '0o' : '', true);
    case 'x':
      return layout(value.toString(16), spec, spec.alternate ? '0x' : '', true);
    case 'X':
      return layout(value.toString(16).toUpperCase(), spec, spec.alternate ? '0X' : '', true);
    default:
      return layout(integerText(value, thread), spec, '', true);
  }
}

function characterLayout(value: Integer, spec: NumberFormatSpec): string {
  if (spec.sign !== '') raise.valueError("Sign not allowed with integer format specifier 'c'");
  if (spec.alternate) raise.valueError("Alternate form (#) not allowed with integer format specifier 'c'");
  if (value >= 9223372036854775808n || value < -9223372036854775808n) {
    raise.overflowError('Python int too large to convert to C long');
  }
  if (value < 0 || value > 0x10ffff) raise.overflowError('%c arg not in range(0x110000)');
  return layout(String.fromCodePoint(Number(value)), spec, '', false);
}

function floatLayout(value: number, spec: NumberFormatSpec): string {
  return layout(floatText(value, spec, true), spec, '', true);
}

/** The number with its minus, before separators and padding. `withPoint`: without a type, `.0` follows whole numbers. */
function floatText(value: number, spec: NumberFormatSpec, withPoint: boolean): string {
  checkPrecision(spec);
  const { type, alternate } = spec;
  const percent = type === '%';
  const number = percent ? value * 100 : value;
  let text = specialText(number) ?? finiteText(number, spec, withPoint);
  if (spec.positiveZero && text[0] === '-' && /^-[0.]*(e|$)/.test(text)) text = text.slice(1);
  if (type === 'E' || type === 'F' || type === 'G') text = text.toUpperCase();
  if (percent) text += '%';
  return alternate && text === '' ? '.' : text;
}

function finiteText(value: number, spec: NumberFormatSpec, withPoint: boolean): string {
  const { alternate, precision } = spec;
  switch (spec.type) {
    case '':
      if (precision >= 0) return (withPoint ? shortText : generalText)(value, precision, alternate);
      if (!alternate) return withPoint ? floatRepr(value) : shortFloatText(value);
      return withPoint && !floatRepr(value).includes('e') ? floatRepr(value) : alternateReprText(value);
    case 'e':
    case 'E':
      return exponentText(value, precision < 0 ? 6 : precision, alternate);
    case 'f':
    case 'F':
    case '%':
      return fixedText(value, precision < 0 ? 6 : precision, alternate);
    default:
      return generalText(value, precision < 0 ? 6 : precision, alternate);
  }
}

function checkPrecision(spec: NumberFormatSpec): void {
  if (spec.precision > 2147483647) raise.valueError('precision too big');
}

/** Adds sign, prefix, separators and padding to a number's text. */
function layout(text: string, spec: NumberFormatSpec, prefix: string, isNumber: boolean): string {
  const negative = isNumber && text[0] === '-';
  const body = negative ? text.slice(1) : text;
  const sign = negative ? '-' : spec.sign === '+' || spec.sign === ' ' ? spec.sign : '';
  let end = 0;
  if (isNumber) {
    if (prefix !== '' || spec.type === 'x' || spec.type === 'X') end = body.length;
    else while (end < body.length && isDigit(body.charCodeAt(end))) end++;
  }
  const rest = body.slice(end);
  const bodyLength = isNumber ? rest.length : 1;
  const fixed = sign.length + prefix.length + bodyLength;
  const zeroFilled = spec.fill === '0' && spec.align === '=';
  if (spec.width > LONGEST) raise.error(memoryErrorType);
  const digits = end === 0 ? '' : grouped(body.slice(0, end), spec, zeroFilled ? spec.width - fixed : 0);
  const room = spec.width - fixed - digits.length;
  if (room <= 0) return sign + prefix + digits + rest;
  if (spec.align === '=') return sign + prefix + padding(spec.fill, room) + digits + rest;
  return alignNumber(sign + prefix + digits + rest, fixed + digits.length, spec);
}

/** Digits with separators, filled with zeros to at least `least` characters without a separator in front. */
function grouped(digits: string, spec: NumberFormatSpec, least: number): string {
  if (spec.separator === '') return digits.padStart(least, '0');
  const size = 'boxX'.includes(spec.type) && spec.type !== '' ? 4 : 3;
  const parts: string[] = [];
  let left = digits.length;
  let room = least;
  for (;;) {
    const length = Math.min(size, Math.max(left, room, 1));
    parts.push(digits.slice(Math.max(left - length, 0), Math.max(left, 0)).padStart(length, '0'));
    left -= length;
    room -= length;
    if (left <= 0 && room <= 0) return parts.reverse().join(spec.separator);
    room--;
  }
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}
