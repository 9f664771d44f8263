/** Bytes of a file to text as the module `tokenize` does it: what cannot be decoded is replaced. CPython: Lib/tokenize.py (detect_encoding). */
import { quoted } from './quoted.ts';
import { decodeLegacy, firstInvalidUtf8, latin1, normalEncoding } from './source.ts';

export interface ListedFile {
  /** As the file's cookie spells it, but for the two that CPython's parser knows by name. */
  readonly encoding: string;
  readonly text: string;
}

/** A string says why the file can't be read. */
export function decodeListed(bytes: Uint8Array, filename: string): ListedFile | string {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = hasMark ? bytes.subarray(3) : bytes;
  const cookie = findCookie(body);
  const place = quoted(filename);
  if (cookie === 'not UTF-8') return `invalid or missing encoding declaration for ${place}`;
  const encoding = cookie === null ? 'utf-8' : properName(cookie.name);
  if (normalEncoding(encoding) === null && decodeLegacy(new Uint8Array(), encoding) === null)
    return `unknown encoding for ${place}: ${encoding}`;
  if (hasMark && encoding !== 'utf-8') return `encoding problem for ${place}: utf-8`;
  return { encoding, text: decode(body, encoding) };
}

/** In the first line, or in the second one after a line without code. Both lines have to be UTF-8, as far as they are looked at. */
function findCookie(body: Uint8Array): { name: string } | 'not UTF-8' | null {
  let start = 0;
  for (let line = 0; line < 2; line++) {
    const newline = body.indexOf(0x0a, start);
    const end = newline < 0 ? body.length : newline + 1;
    const bytes = body.subarray(start, end);
    if (firstInvalidUtf8(bytes) !== null) return 'not UTF-8';
    const text = latin1(bytes);
    const found = /^[ \t\f]*#[^\n]*?coding[:=][ \t]*([-\w.]+)/.exec(text);
    if (found) return { name: found[1]! };
    if (!/^[ \t\f]*(?:[#\r\n]|$)/.test(text)) return null;
    start = end;
  }
  return null;
}

function properName(cookie: string): string {
  const start = cookie.slice(0, 12).toLowerCase().replaceAll('_', '-');
  if (/^utf-8(?:-|$)/.test(start)) return 'utf-8';
  return /^(?:latin-1|iso-8859-1|iso-latin-1)(?:-|$)/.test(start) ? 'iso-8859-1' : cookie;
}

function decode(body: Uint8Array, encoding: string): string {
  switch (normalEncoding(encoding)) {
    case 'utf-8':
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
    case 'iso-8859-1':
      return latin1(body);
    case 'ascii':
      return latin1(body).replace(/[^\0-\x7f]/g, '\ufffd');
    default:
      return decodeLegacy(body, encoding, false) ?? '';
  }
}
