/** `repr()` and `ascii()` of strings and byte strings. CPython: Objects/unicodeobject.c (unicode_repr), Objects/bytesobject.c. */
import { escaped } from './codec-errors.ts';
import { replaceUnprintable } from './unicode.ts';

const simple = /^[ !#-&(-[\]-~]*$/;

export function stringRepr(text: string): string {
  if (simple.test(text)) return `'${text}'`;
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const marked = text.replace(quote === "'" ? /[\\']/g : /\\/g, (character) => `\\${character}`);
  return quote + replaceUnprintable(marked, escapedControl) + quote;
}

export function asciiRepr(text: string): string {
  return asciiOnly(stringRepr(text));
}

/** What `ascii()` makes of a `repr()`. */
export function asciiOnly(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, escaped);
}

export function bytesRepr(bytes: Uint8Array): string {
  const quote = bytes.includes(39) && !bytes.includes(34) ? '"' : "'";
  const parts: string[] = [`b${quote}`];
  for (const byte of bytes) parts.push(byte === quote.charCodeAt(0) ? `\\${quote}` : byteTexts[byte]!);
  parts.push(quote);
  return parts.join('');
}

const byteTexts: readonly string[] = Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  if (byte === 92) return '\\\\';
  return byte >= 32 && byte < 127 ? character : escapedControl(character);
});

function escapedControl(character: string): string {
  switch (character) {
    case '\n':
      return '\\n';
    case '\r':
      return '\\r';
    case '\t':
      return '\\t';
    default:
      return escaped(character);
  }
}
