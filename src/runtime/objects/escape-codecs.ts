/** `unicode_escape` and `raw_unicode_escape`. CPython: Objects/unicodeobject.c; docs: library/codecs.html#text-encodings. */
import { characterNamed } from '../../lexer/unicode/names.ts';
import type { DecodeFault, Decoder } from './decoders.ts';
import type { Encoder } from './encoders.ts';
import { latin1Bytes, latin1Text } from './latin1.ts';

const short: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\\': '\\\\' };

function numbered(character: string): string {
  const code = character.codePointAt(0)!;
  if (code > 0xffff) return `\\U${code.toString(16).padStart(8, '0')}`;
  return code > 0xff
    ? `\\u${code.toString(16).padStart(4, '0')}`
    : `\\x${code.toString(16).padStart(2, '0')}`;
}

export const escapeEncoder: Encoder = {
  name: 'unicodeescape',
  run(text, from, sink) {
    const escaped = text
      .slice(from)
      .replace(/[^ -[\]-~]/gu, (character) => short[character] ?? numbered(character));
    sink.append(latin1Bytes(escaped));
    return null;
  },
};

export const rawEscapeEncoder: Encoder = {
  name: 'rawunicodeescape',
  run(text, from, sink) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are meant
    sink.append(latin1Bytes(text.slice(from).replace(/[^\x00-\xff]/gu, numbered)));
    return null;
  },
};

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

const sizes: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function escapeDecoder(name: string, isRaw: boolean): Decoder {
  return {
    name,
    run(bytes, from, parts) {
      const text = latin1Text(bytes);
      for (let at = from; at < text.length; ) {
        const slash = text.indexOf('\\', at);
        if (slash < 0) {
          parts.push(text.slice(at));
          return null;
        }
        parts.push(text.slice(at, slash));
        const step = isRaw ? rawEscape(text, slash, parts) : escapeSequence(text, slash, parts);
        if (typeof step !== 'number') return step;
        at = step;
      }
      return null;
    },
  };
}

export const unescapeDecoder = escapeDecoder('unicodeescape', false);
export const rawUnescapeDecoder = escapeDecoder('rawunicodeescape', true);

/** Where the next one begins, or what is wrong. */
function escapeSequence(text: string, at: number, parts: string[]): number | DecodeFault {
  const kind = text[at + 1];
  if (kind === undefined) return { start: at, end: at + 1, reason: '\\ at end of string', incomplete: true };
  const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4));
  if (octal !== null) {
    parts.push(String.fromCharCode(Number.parseInt(octal[0], 8)));
    return at + 1 + octal[0].length;
  }
  if (Object.hasOwn(sizes, kind)) return hexadecimal(text, at, kind, parts);
  if (kind === 'N') {
    const end = text.indexOf('}', at);
    if (text[at + 2] !== '{' || end < 0 || end === at + 3) {
      const incomplete = end < 0;
      return {
        start: at,
        end: end < 0 ? text.length : end + 1,
        reason: 'malformed \\N character escape',
        incomplete,
      };
    }
    const character = characterNamed(text.slice(at + 3, end));
    if (character === null) return { start: at, end: end + 1, reason: 'unknown Unicode character name' };
    parts.push(character);
    return end + 1;
  }
  parts.push(Object.hasOwn(named, kind) ? named[kind]! : `\\${kind}`);
  return at + 2;
}

function rawEscape(text: string, at: number, parts: string[]): number | DecodeFault {
  const kind = text[at + 1];
  if (kind === 'u' || kind === 'U') return hexadecimal(text, at, kind, parts);
  // A backslash takes the next one with it.
  const size = kind === '\\' ? 2 : 1;
  parts.push(text.slice(at, at + size));
  return at + size;
}

function hexadecimal(text: string, at: number, kind: string, parts: string[]): number | DecodeFault {
  const size = sizes[kind]!;
  const digits = /^[0-9a-fA-F]*/.exec(text.slice(at + 2, at + 2 + size))![0];
  const end = at + 2 + digits.length;
  if (digits.length < size) {
    const reason = `truncated \\${kind}${'X'.repeat(size)} escape`;
    return { start: at, end, reason, incomplete: end === text.length };
  }
  const code = Number.parseInt(digits, 16);
  if (code > 0x10ffff) return { start: at, end, reason: 'illegal Unicode character' };
  parts.push(String.fromCodePoint(code));
  return end;
}
