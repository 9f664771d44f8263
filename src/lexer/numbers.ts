/** Spelling of numbers to values. CPython: Parser/pegen.c (parsenumber); docs: reference/lexical_analysis.html#numeric-literals. */
export type NumberValue =
  | { type: 'int'; value: number | bigint }
  | { type: 'float'; value: number }
  | { type: 'complex'; imag: number };

/** CPython refuses to convert longer decimal literals, whose conversion is quadratic. */
export const maxIntDigits = 4300;

/** The value of a well-formed literal, or the number of digits of a decimal one beyond the limit. */
export function numberValue(image: string): NumberValue | { type: 'too long'; digits: number } {
  const text = image.includes('_') ? image.replaceAll('_', '') : image;
  const last = text.charCodeAt(text.length - 1) | 0x20;
  const second = text.charCodeAt(1) | 0x20;
  if (text.charCodeAt(0) === 0x30 && (second === 0x78 || second === 0x6f || second === 0x62)) {
    return { type: 'int', value: text.length <= 13 ? Number(text) : safe(BigInt(text)) };
  }
  if (last === 0x6a) return { type: 'complex', imag: Number(text.slice(0, -1)) };
  if (isDecimalInteger(text)) {
    if (text.length <= 15) return { type: 'int', value: Number(text) };
    if (text.length > maxIntDigits) return { type: 'too long', digits: text.length };
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
