/**
 * The format mini-language of numbers: `[[fill]align][sign]["z"]["#"]["0"][width][grouping]["." precision][type]`.
 * CPython: Python/formatter_unicode.c; docs: library/string.html#format-specification-mini-language.
 */
import { memoryErrorType, raise } from '../kernel/errors.ts';
import { decimalDigit } from './decimal-digits.ts';

export interface NumberFormatSpec {
  readonly fill: string;
  readonly align: string;
  /** `+`, `-`, a space, or empty when none was given. */
  readonly sign: string;
  /** `z`: no minus before a zero. */
  readonly positiveZero: boolean;
  readonly alternate: boolean;
  /** -1 when none was given. */
  readonly width: number;
  /** `,` or `_`, or empty. */
  readonly separator: string;
  /** -1 when none was given. */
  readonly precision: number;
  /** Empty when none was given and the type has no default. */
  readonly type: string;
}

const aligns = '<>=^';
/** No JavaScript string is longer. */
export const LONGEST = 2 ** 29 - 24;

/** Parses a specification for values whose type is called `typeName`. */
export function parseNumberFormat(
  spec: string,
  typeName: string,
  defaultType: string,
  defaultAlign: '<' | '>' = '>',
): NumberFormatSpec {
  let fill = ' ';
  let align: string = defaultAlign;
  let sign = '';
  let separator = '';
  let width = -1;
  let precision = -1;
  let type = defaultType;
  let at = 0;
  let hasFill = false;
  let hasAlign = false;
  const first = String.fromCodePoint(spec.codePointAt(0) ?? 0);
  if (isAlign(spec[first.length])) {
    fill = first;
    align = spec[first.length]!;
    hasFill = hasAlign = true;
    at = first.length + 1;
  } else if (isAlign(spec[0])) {
    align = spec[0]!;
    hasAlign = true;
    at = 1;
  }
  if (spec[at] === '+' || spec[at] === '-' || spec[at] === ' ') sign = spec[at++]!;
  const positiveZero = spec[at] === 'z';
  if (positiveZero) at++;
  const alternate = spec[at] === '#';
  if (alternate) at++;
  if (!hasFill && spec[at] === '0') {
    fill = '0';
    if (!hasAlign && defaultAlign === '>') align = '=';
    at++;
  }
  const widthEnd = digitsEnd(spec, at);
  if (widthEnd > at) width = decimal(spec, at, widthEnd);
  at = widthEnd;
  if (spec[at] === ',') separator = spec[at++]!;
  if (spec[at] === '_') {
    if (separator !== '') bothSeparators();
    separator = spec[at++]!;
  }
  if (spec[at] === ',' && separator === '_') bothSeparators();
  if (spec[at] === '.') {
    const end = digitsEnd(spec, ++at);
    if (end === at) raise.valueError('Format specifier missing precision');
    precision = decimal(spec, at, end);
    at = end;
  }
  if (at < spec.length) {
    type = String.fromCodePoint(spec.codePointAt(at)!);
    if (at + type.length < spec.length) {
      raise.valueError(`Invalid format specifier '${spec}' for object of type '${typeName}'`);
    }
  }
  if (type === '\0') type = ''; // sic: CPython marks the absent type so
  if (separator !== '' && !allowsSeparator(type, separator)) {
    raise.valueError(`Cannot specify '${separator}' with '${shown(type)}'.`);
  }
  return { fill, align, sign, positiveZero, alternate, width, separator, precision, type };
}

export function unknownNumberFormat(type: string, typeName: string): never {
  return raise.valueError(`Unknown format code '${shown(type)}' for object of type '${typeName}'`);
}

/** Puts `text`, which is `length` characters long, where the specification wants it. */
export function alignNumber(text: string, length: number, spec: NumberFormatSpec): string {
  const room = spec.width - length;
  if (room <= 0) return text;
  const left = spec.align === '<' ? 0 : spec.align === '^' ? Math.floor(room / 2) : room;
  return padding(spec.fill, left) + text + padding(spec.fill, room - left);
}

/** `fill` so many times; MemoryError when no string can be that long. */
export function padding(fill: string, count: number): string {
  if (count * fill.length > LONGEST) raise.error(memoryErrorType);
  return fill.repeat(Math.max(count, 0));
}

function isAlign(character: string | undefined): boolean {
  return character !== undefined && aligns.includes(character);
}

function allowsSeparator(type: string, separator: string): boolean {
  if ('defgEG%F'.includes(type)) return true;
  return separator === '_' && 'boxX'.includes(type);
}

function shown(type: string): string {
  const codePoint = type.codePointAt(0) ?? 0;
  return codePoint > 32 && codePoint < 128 ? type : `\\x${codePoint.toString(16)}`;
}

function digitsEnd(spec: string, start: number): number {
  let at = start;
  while (at < spec.length) {
    const codePoint = spec.codePointAt(at)!;
    if (decimalDigit(codePoint) < 0) break;
    at += codePoint > 0xffff ? 2 : 1;
  }
  return at;
}

function decimal(spec: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; ) {
    const codePoint = spec.codePointAt(at)!;
    value = value * 10 + decimalDigit(codePoint);
    if (value >= 2 ** 63) raise.valueError('Too many decimal digits in format string');
    at += codePoint > 0xffff ? 2 : 1;
  }
  return value;
}

function bothSeparators(): never {
  return raise.valueError("Cannot specify both ',' and '_'.");
}
