/** Text and bytes in quotes, as `repr()` writes them. CPython: Objects/unicodeobject.c (unicode_repr), Objects/bytesobject.c. */
import { Lazy } from './lazy.ts';
import { isPrintable } from './unicode/properties.ts';

/** At `splitPairs` stand the halves of surrogate pairs that are two characters in CPython. */
export function quoted(text: string, splitPairs: readonly number[] = []): string {
  const quote = quoteFor(text);
  return quote + betweenQuotes(text, quote, splitPairs) + quote;
}

export function quoteFor(text: string): string {
  return text.includes("'") && !text.includes('"') ? '"' : "'";
}

export function betweenQuotes(text: string, quote: string, splitPairs: readonly number[] = []): string {
  if (splitPairs.length === 0 && !/['\\]/.test(text) && isPrintable(text)) return text;
  return text.replace(/[^ !#-&(-[\]-~]/gu, (character, at: number) => {
    if (character === quote) return `\\${quote}`;
    return splitPairs.includes(at) ? shown(character[0]!) + shown(character[1]!) : shown(character);
  });
}

export function quotedBytes(bytes: Uint8Array): string {
  const quote = quoteForBytes(bytes);
  return `b${quote}${bytesBetweenQuotes(bytes, quote)}${quote}`;
}

export function quoteForBytes(bytes: Uint8Array): string {
  return bytes.includes(0x27) && !bytes.includes(0x22) ? '"' : "'";
}

export function bytesBetweenQuotes(bytes: Uint8Array, quote: string): string {
  const shownBytes = byteTexts.value;
  const parts: string[] = [];
  for (const byte of bytes) parts.push(byte === quote.charCodeAt(0) ? `\\${quote}` : shownBytes[byte]!);
  return parts.join('');
}

/** What `ascii()` makes of a `repr()`. */
export function asciiOnly(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, escaped);
}

/** `\xe9`, `\u1234`, `\U0001f600`. */
export function escaped(character: string): string {
  const code = character.codePointAt(0)!;
  if (code <= 0xff) return `\\x${hex(code, 2)}`;
  return code <= 0xffff ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

/** As it stands between quotes that are others. */
function shown(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x80 ? byteTexts.value[code]! : shownAlone(character);
}

function shownAlone(character: string): string {
  switch (character) {
    case '\\':
      return '\\\\';
    case '\n':
      return '\\n';
    case '\r':
      return '\\r';
    case '\t':
      return '\\t';
    default:
      return isPrintable(character) ? character : escaped(character);
  }
}

const byteTexts = new Lazy(() =>
  Array.from({ length: 256 }, (_, byte) => {
    const character = String.fromCharCode(byte);
    return byte < 0x80 ? shownAlone(character) : escaped(character);
  }),
);

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
