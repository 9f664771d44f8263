/** `codecs.escape_encode` and `escape_decode`. CPython: _PyBytes_DecodeEscape in Objects/bytesobject.c. */
import { raise } from '../../runtime/kernel/errors.ts';
import { latin1Bytes, latin1Text } from '../../runtime/objects/latin1.ts';

const named: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

export function escapeBytes(bytes: Uint8Array): Uint8Array {
  const short: Readonly<Record<string, string>> = {
    '\t': '\\t',
    '\n': '\\n',
    '\r': '\\r',
    '\\': '\\\\',
    "'": "\\'",
  };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are meant
  const text = latin1Text(bytes).replace(/[\x00-\x1f\\'\x7f-\xff]/g, (character) => {
    return short[character] ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
  return latin1Bytes(text);
}

export function unescapeBytes(bytes: Uint8Array): Uint8Array {
  const text = latin1Text(bytes);
  const pattern = /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|([\s\S])|$)/g;
  const plain = text.replace(pattern, (whole, octal?: string, hex?: string, other?: string, at?: number) => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (other === undefined) return raise.valueError('Trailing \\ in string');
    if (other === 'x') return raise.valueError(`invalid \\x escape at position ${at}`);
    return named[other] ?? whole;
  });
  return latin1Bytes(plain);
}
