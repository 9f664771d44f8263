/** Spelling of numbers to values. CPython: Parser/pegen.c (parsenumber); docs: reference/lexical_analysis.html#numeric-literals. */
import { isDigit, isHexDigit, namePart } from './characters.ts';

export type NumberValue =
  | { type: 'int'; value: number | bigint }
  | { type: 'float'; value: number }
  | { type: 'complex'; imag: number };

/** CPython refuses to convert longer decimal literals, whose conversion is quadratic. */
export const maxIntDigits = 4300;

/** The value of a well-formed literal, or the number of digits of a decimal one beyond the limit; 0 is no limit. */
export function numberValue(
  image: string,
  limit = maxIntDigits,
): NumberValue | { type: 'too long'; digits: number } {
  const text = image.includes('_') ? image.replaceAll('_', '') : image;
  const last = text.charCodeAt(text.length - 1) | 0x20;
  const second = text.charCodeAt(1) | 0x20;
  if (text.charCodeAt(0) === 0x30 && (second === 0x78 || second === 0x6f || second === 0x62)) {
    return { type: 'int', value: text.length <= 13 ? Number(text) : safe(BigInt(text)) };
  }
  if (last === 0x6a) return { type: 'complex', imag: Number(text.slice(0, -1)) };
  if (isDecimalInteger(text)) {
    if (text.length <= 15) return { type: 'int', value: Number(text) };
    // Only zero may begin with zeros.
    if (text.charCodeAt(0) === 0x30) return { type: 'int', value: 0 };
    if (limit > 0 && text.length > limit) return { type: 'too long', digits: text.length };
    return { type: 'int', value: safe(BigInt(text)) };
  }
  return { type: 'float', value: Number(text) };
}

function safe(value: bigint): number | bigint {
  return value <= 9007199254740991n ? Number(value) : value;
}

function isDecimalInteger(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x30 || unit > 0x39) return false;
  }
  return true;
}

// ── The extent of a number in the text ─────────────────────────────────────────────────────────────

/** Where complaints about a number go; offsets into the text. */
export interface NumberReport {
  /** Leading zeros and what touches a number are no matter. */
  readonly liberal: boolean;
  /** `at` is the offset after the last character that was read. */
  fail(message: string, at: number): never;
  failBetween(message: string, start: number, end: number): never;
  warn(message: string, at: number): void;
}

/** The end of the number that begins at `start`. */
export function scanNumber(text: string, start: number, report: NumberReport): number {
  let at = start;
  let kind = 'decimal';
  const first = text.charCodeAt(at);
  const second = text.charCodeAt(at + 1) | 0x20;
  if (first === 0x30 && (second === 0x78 || second === 0x6f || second === 0x62)) {
    kind = second === 0x78 ? 'hexadecimal' : second === 0x6f ? 'octal' : 'binary';
    at = radixDigits(text, at + 2, kind, report);
  } else {
    let isFloat = false;
    let leadingZeros = -1;
    if (first === 0x30) {
      at = zeros(text, at, report);
      const afterZeros = at;
      if (isDigit(text.charCodeAt(at))) {
        leadingZeros = afterZeros;
        at = digits(text, at, report);
      }
    } else if (first !== 0x2e) at = digits(text, at, report);
    const digitsEnd = at;
    if (text.charCodeAt(at) === 0x2e) {
      isFloat = true;
      at++;
      if (isDigit(text.charCodeAt(at))) at = digits(text, at, report);
    }
    const exponent = text.charCodeAt(at) | 0x20;
    if (exponent === 0x65) {
      const sign = text.charCodeAt(at + 1);
      const signed = sign === 0x2b || sign === 0x2d;
      if (isDigit(text.charCodeAt(signed ? at + 2 : at + 1))) {
        isFloat = true;
        at = digits(text, signed ? at + 2 : at + 1, report);
      } else if (signed) report.fail('invalid decimal literal', at + 2);
    }
    if ((text.charCodeAt(at) | 0x20) === 0x6a) {
      isFloat = true;
      kind = 'imaginary';
      at++;
    }
    if (leadingZeros >= 0 && !isFloat && !report.liberal) {
      report.failBetween(
        'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers',
        start,
        leadingZeros,
      );
    }
    if (digitsEnd === at && isFloat) kind = 'decimal';
  }
  endOfNumber(text, at, kind, report);
  return at;
}

function zeros(text: string, from: number, report: NumberReport): number {
  let at = from + 1;
  for (;;) {
    if (text.charCodeAt(at) === 0x5f) {
      at++;
      if (!isDigit(text.charCodeAt(at))) report.fail('invalid decimal literal', at);
    }
    if (text.charCodeAt(at) !== 0x30) return at;
    at++;
  }
}

/** Digits with single underscores between them. */
function digits(text: string, from: number, report: NumberReport): number {
  let at = from;
  for (;;) {
    while (isDigit(text.charCodeAt(at))) at++;
    if (text.charCodeAt(at) !== 0x5f) return at;
    at++;
    if (!isDigit(text.charCodeAt(at))) report.fail('invalid decimal literal', at);
  }
}

function radixDigits(text: string, from: number, kind: string, report: NumberReport): number {
  const top = kind === 'octal' ? 0x37 : 0x31;
  const fits = (unit: number) => (kind === 'hexadecimal' ? isHexDigit(unit) : unit >= 0x30 && unit <= top);
  let at = from;
  do {
    if (text.charCodeAt(at) === 0x5f) at++;
    const unit = text.charCodeAt(at);
    if (!fits(unit)) {
      if (isDigit(unit)) report.fail(`invalid digit '${text[at]}' in ${kind} literal`, at + 1);
      report.fail(`invalid ${kind} literal`, at);
    }
    while (fits(text.charCodeAt(at))) at++;
  } while (text.charCodeAt(at) === 0x5f);
  if (isDigit(text.charCodeAt(at))) report.fail(`invalid digit '${text[at]}' in ${kind} literal`, at + 1);
  return at;
}

/** A number may touch a keyword that can follow it, with a warning, but no other name. */
function endOfNumber(text: string, at: number, kind: string, report: NumberReport): void {
  if (report.liberal) return;
  const unit = text.charCodeAt(at);
  if (!(unit < 128 && (namePart[unit] === 1 || unit === 0x5f))) return;
  const follows = ['and', 'else', 'for', 'if', 'in', 'is', 'or', 'not'];
  if (follows.some((word) => text.startsWith(word, at))) {
    report.warn(`invalid ${kind} literal`, at);
  } else report.fail(`invalid ${kind} literal`, at);
}
