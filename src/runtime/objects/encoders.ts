/** Encoders: from strings to bytes. CPython: Objects/stringlib/codecs.h; docs: library/codecs.html#standard-encodings. */
import type { ByteSink } from './byte-sink.ts';
import type { Fault } from './codec-errors.ts';

export interface Encoder {
  /** How errors call the encoding. */
  readonly name: string;
  /** All at once, if nothing is wrong; `undefined` when a fault has to be looked for. */
  quick?(text: string): Uint8Array | undefined;
  /** What comes before everything else. */
  readonly prefix?: Uint8Array;
  /** Writes from the unit `from` on, up to the end (null) or to a fault. */
  run(text: string, from: number, sink: ByteSink): Fault | null;
}

const surrogate = /[\ud800-\udfff]/;
const loneSurrogate = /\p{Surrogate}/u;
const utf8 = new TextEncoder();

export const utf8Encoder: Encoder = {
  name: 'utf-8',
  quick: (text) => {
    if (text.length < 24) {
      const ascii = asciiBytes(text, 0x80);
      if (ascii !== undefined) return ascii;
    }
    return surrogate.test(text) && loneSurrogate.test(text) ? undefined : utf8.encode(text);
  },
  run(text, from, sink) {
    let clean = from;
    for (let i = from; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if ((unit & 0xf800) !== 0xd800) continue;
      if (isPair(text, i)) {
        i++;
        continue;
      }
      sink.append(utf8.encode(text.slice(clean, i)));
      let end = i + 1;
      while (end < text.length && (text.charCodeAt(end) & 0xf800) === 0xd800 && !isPair(text, end)) end++;
      clean = end;
      return { start: i, end, reason: 'surrogates not allowed' };
    }
    sink.append(utf8.encode(text.slice(clean)));
    return null;
  },
};

export const utf8SignatureEncoder: Encoder = { ...utf8Encoder, prefix: Uint8Array.of(0xef, 0xbb, 0xbf) };

export const asciiEncoder = narrowEncoder('ascii', 0x80);
export const latin1Encoder = narrowEncoder('latin-1', 0x100);

export function utf16Encoder(name: string, bigEndian: boolean, mark: boolean): Encoder {
  return {
    name,
    ...(mark && { prefix: bigEndian ? Uint8Array.of(0xfe, 0xff) : Uint8Array.of(0xff, 0xfe) }),
    run(text, from, sink) {
      for (let i = from; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        const pair = (unit & 0xf800) === 0xd800 && isPair(text, i);
        if ((unit & 0xf800) === 0xd800 && !pair)
          return { start: i, end: i + 1, reason: 'surrogates not allowed' };
        put(sink, unit, bigEndian);
        if (pair) put(sink, text.charCodeAt(++i), bigEndian);
      }
      return null;
    },
  };
}

export function utf32Encoder(name: string, bigEndian: boolean, mark: boolean): Encoder {
  return {
    name,
    ...(mark && { prefix: bigEndian ? Uint8Array.of(0, 0, 0xfe, 0xff) : Uint8Array.of(0xff, 0xfe, 0, 0) }),
    run(text, from, sink) {
      for (let i = from; i < text.length; i++) {
        const code = text.codePointAt(i)!;
        if (code >= 0xd800 && code <= 0xdfff)
          return { start: i, end: i + 1, reason: 'surrogates not allowed' };
        if (code > 0xffff) i++;
        if (bigEndian) put(sink, code >> 16, true);
        put(sink, code & 0xffff, bigEndian);
        if (!bigEndian) put(sink, code >> 16, false);
      }
      return null;
    },
  };
}

/** Of an encoding with one byte a character, `table` having the character of each byte or an empty string. */
export function tableEncoder(table: readonly string[]): Encoder {
  const bytes = new Map<string, number>();
  table.forEach((character, byte) => {
    if (character !== '' && !bytes.has(character)) bytes.set(character, byte);
  });
  return {
    name: 'charmap',
    run(text, from, sink) {
      for (let i = from; i < text.length; i++) {
        const byte = bytes.get(text[i]!);
        if (byte !== undefined) {
          sink.push(byte);
          continue;
        }
        let end = i + 1;
        while (end < text.length && !bytes.has(text[end]!)) end++;
        return { start: i, end, reason: 'character maps to <undefined>' };
      }
      return null;
    },
  };
}

function narrowEncoder(name: string, limit: number): Encoder {
  const reason = `ordinal not in range(${limit})`;
  return {
    name,
    quick: (text) => asciiBytes(text, limit),
    run(text, from, sink) {
      for (let i = from; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        if (unit < limit) {
          sink.push(unit);
          continue;
        }
        let end = i + 1;
        while (end < text.length && text.charCodeAt(end) >= limit) end++;
        return { start: i, end, reason };
      }
      return null;
    },
  };
}

/** The units as bytes if all are below `limit`. */
function asciiBytes(text: string, limit: number): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= limit) return undefined;
    bytes[i] = unit;
  }
  return bytes;
}

function put(sink: ByteSink, unit: number, bigEndian: boolean): void {
  sink.push(bigEndian ? unit >> 8 : unit & 0xff);
  sink.push(bigEndian ? unit & 0xff : unit >> 8);
}

function isPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}
