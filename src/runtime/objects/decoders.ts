/** Decoders: from bytes to strings. CPython: Objects/stringlib/codecs.h, Objects/unicodeobject.c. */
import type { Fault } from './codec-errors.ts';
import { latin1Text } from './latin1.ts';

export interface Decoder {
  /** How errors call the encoding. */
  readonly name: string;
  /** All at once, if nothing is wrong; `undefined` when a fault has to be looked for. */
  quick?(bytes: Uint8Array): string | undefined;
  /**
   * Writes from the byte `from` on, up to the end (null) or to a fault. What is cut off at the end is a fault whose
   * `incomplete` is set: an incremental decoder waits for more.
   */
  run(bytes: Uint8Array, from: number, parts: string[]): DecodeFault | null;
}

export interface DecodeFault extends Fault {
  readonly incomplete?: boolean;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const utf16 = new TextDecoder('utf-16le', { fatal: true, ignoreBOM: true });

export const utf8Decoder: Decoder = {
  name: 'utf-8',
  quick(bytes) {
    if (bytes.length < 64) {
      const ascii = asciiText(bytes);
      if (ascii !== undefined) return ascii;
    }
    return attempt(utf8, bytes);
  },
  run(bytes, from, parts) {
    let at = from;
    while (at < bytes.length) {
      const size = sequenceSize(bytes, at);
      if (typeof size === 'number') {
        at += size;
        continue;
      }
      parts.push(utf8.decode(bytes.subarray(from, at)));
      return size;
    }
    parts.push(utf8.decode(bytes.subarray(from)));
    return null;
  },
};

export const asciiDecoder: Decoder = {
  name: 'ascii',
  quick: asciiText,
  run(bytes, from, parts) {
    let at = from;
    while (at < bytes.length && bytes[at]! < 0x80) at++;
    parts.push(latin1Text(bytes.subarray(from, at)));
    return at === bytes.length ? null : { start: at, end: at + 1, reason: 'ordinal not in range(128)' };
  },
};

export const latin1Decoder: Decoder = {
  name: 'latin-1',
  quick: latin1Text,
  run(bytes, from, parts) {
    parts.push(latin1Text(bytes.subarray(from)));
    return null;
  },
};

export function utf16Decoder(name: string, bigEndian: boolean): Decoder {
  return {
    name,
    quick: (bytes) => (bigEndian ? undefined : attempt(utf16, bytes)),
    run(bytes, from, parts) {
      const units: number[] = [];
      const unitAt = (i: number) =>
        bigEndian ? (bytes[i]! << 8) | bytes[i + 1]! : bytes[i]! | (bytes[i + 1]! << 8);
      const stop = (fault: DecodeFault | null) => {
        parts.push(unitsText(units));
        return fault;
      };
      for (let i = from; i < bytes.length; i += 2) {
        if (i + 1 === bytes.length)
          return stop({ start: i, end: i + 1, reason: 'truncated data', incomplete: true });
        const unit = unitAt(i);
        if ((unit & 0xf800) !== 0xd800) {
          units.push(unit);
          continue;
        }
        if (unit >= 0xdc00) return stop({ start: i, end: i + 2, reason: 'illegal encoding' });
        if (i + 3 >= bytes.length) {
          return stop({ start: i, end: bytes.length, reason: 'unexpected end of data', incomplete: true });
        }
        const low = unitAt(i + 2);
        if ((low & 0xfc00) !== 0xdc00)
          return stop({ start: i, end: i + 2, reason: 'illegal UTF-16 surrogate' });
        units.push(unit, low);
        i += 2;
      }
      return stop(null);
    },
  };
}

export function utf32Decoder(name: string, bigEndian: boolean): Decoder {
  return {
    name,
    run(bytes, from, parts) {
      for (let i = from; i < bytes.length; i += 4) {
        if (i + 4 > bytes.length) {
          return { start: i, end: bytes.length, reason: 'truncated data', incomplete: true };
        }
        const [a, b, c, d] = bigEndian
          ? [bytes[i + 3]!, bytes[i + 2]!, bytes[i + 1]!, bytes[i]!]
          : [bytes[i]!, bytes[i + 1]!, bytes[i + 2]!, bytes[i + 3]!];
        const code = a + b * 0x100 + c * 0x10000 + d * 0x1000000;
        const fault = { start: i, end: i + 4 };
        if (code > 0x10ffff) return { ...fault, reason: 'code point not in range(0x110000)' };
        if (code >= 0xd800 && code <= 0xdfff) {
          return { ...fault, reason: 'code point in surrogate code point range(0xd800, 0xe000)' };
        }
        parts.push(String.fromCodePoint(code));
      }
      return null;
    },
  };
}

/** Of an encoding with one byte a character, `table` having the character of each byte or an empty string. */
export function tableDecoder(table: readonly string[]): Decoder {
  return {
    name: 'charmap',
    run(bytes, from, parts) {
      for (let i = from; i < bytes.length; i++) {
        const character = table[bytes[i]!]!;
        if (character === '') return { start: i, end: i + 1, reason: 'character maps to <undefined>' };
        parts.push(character);
      }
      return null;
    },
  };
}

function attempt(decoder: typeof utf8, bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

function asciiText(bytes: Uint8Array): string | undefined {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! >= 0x80) return undefined;
  return latin1Text(bytes);
}

/** How many bytes the UTF-8 sequence at `at` has, or what is wrong with it. */
function sequenceSize(bytes: Uint8Array, at: number): number | DecodeFault {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return { start: at, end: at + 1, reason: 'invalid start byte' };
  const size = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  for (let i = 1; i < size; i++) {
    const next = bytes[at + i];
    if (next === undefined)
      return { start: at, end: at + i, reason: 'unexpected end of data', incomplete: true };
    if ((next & 0xc0) !== 0x80 || (i === 1 && !mayFollow(first, next))) {
      return { start: at, end: at + i, reason: 'invalid continuation byte' };
    }
  }
  return size;
}

/** Overlong forms, surrogates and code points beyond the last are found at the second byte. */
function mayFollow(first: number, second: number): boolean {
  switch (first) {
    case 0xe0:
      return second >= 0xa0;
    case 0xed:
      return second < 0xa0;
    case 0xf0:
      return second >= 0x90;
    case 0xf4:
      return second < 0x90;
    default:
      return true;
  }
}

function unitsText(units: readonly number[]): string {
  let text = '';
  for (let i = 0; i < units.length; i += 4096) text += String.fromCharCode(...units.slice(i, i + 4096));
  return text;
}
