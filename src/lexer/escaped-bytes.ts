/** Text that may hold bytes which are not UTF-8, each as half of a surrogate pair: the error handler `surrogateescape`. PEP 383. */
import { firstInvalidUtf8, utf8Length } from './source.ts';

export function decodeEscaped(bytes: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const parts: string[] = [];
  let rest = bytes;
  for (let wrong = firstInvalidUtf8(rest); wrong !== null; wrong = firstInvalidUtf8(rest)) {
    const end = wrong.at + wrong.length;
    parts.push(decoder.decode(rest.subarray(0, wrong.at)));
    for (const byte of rest.subarray(wrong.at, end)) parts.push(String.fromCharCode(0xdc00 + byte));
    rest = rest.subarray(end);
  }
  parts.push(decoder.decode(rest));
  return parts.join('');
}

/** The bytes that the text was decoded from. */
export function encodeEscaped(text: string): Uint8Array {
  const bytes = new Uint8Array(utf8Length(text, 0, text.length));
  const encoder = new TextEncoder();
  let length = 0;
  for (const part of text.split(/([\udc80-\udcff])/u)) {
    if (escapedByte.test(part)) bytes[length++] = part.charCodeAt(0) - 0xdc00;
    else length += encoder.encodeInto(part, bytes.subarray(length)).written;
  }
  return bytes.subarray(0, length);
}

/** The first byte of a text that is not UTF-8. */
export const escapedByte = /[\udc80-\udcff]/u;

/** The text with a sign in place of each such byte. */
export function withReplacements(text: string): string {
  return text.replace(/[\udc80-\udcff]/gu, '\ufffd');
}

/** Why bytes are not UTF-8, in the words of CPython's codec; null when they are. */
export function decodingProblem(bytes: Uint8Array): string | null {
  const wrong = firstInvalidUtf8(bytes);
  if (wrong === null) return null;
  const { at, length, reason } = wrong;
  const byte = bytes[at]!.toString(16);
  const what =
    length === 1 ? `byte 0x${byte} in position ${at}` : `bytes in position ${at}-${at + length - 1}`;
  return `'utf-8' codec can't decode ${what}: ${reason}`;
}
