/** UTF-7: what ASCII text can't hold stands in base 64 between `+` and `-`. CPython: Objects/unicodeobject.c (PyUnicode_DecodeUTF7Stateful); RFC 2152. */
import { Lazy } from '../../lexer/lazy.ts';
import type { DecodeFault, Decoder } from './decoders.ts';
import type { Encoder } from './encoders.ts';

const PLUS = 0x2b;
const MINUS = 0x2d;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The value of each byte as a digit of base 64; -1 for the others. */
const digits = new Lazy(() => {
  const values = new Int8Array(256).fill(-1);
  for (let i = 0; i < 64; i++) values[alphabet.charCodeAt(i)] = i;
  return values;
});

export const utf7Encoder: Encoder = {
  name: 'utf-7',
  run(text, from, sink) {
    const values = digits.value;
    let shifted = false;
    let bits = 0;
    let rest = 0;
    const digit = (value: number) => sink.push(alphabet.charCodeAt(value & 63));
    const flush = () => {
      if (bits > 0) digit(rest << (6 - bits));
      bits = 0;
      rest = 0;
    };
    for (let i = from; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (isDirect(unit)) {
        if (shifted) {
          flush();
          shifted = false;
          // A byte that could be read as a digit needs the end of the sequence to be marked.
          if (values[unit]! >= 0 || unit === MINUS) sink.push(MINUS);
        }
        sink.push(unit);
        continue;
      }
      if (!shifted) {
        sink.push(PLUS);
        if (unit === PLUS) {
          sink.push(MINUS);
          continue;
        }
        shifted = true;
      }
      rest = rest * 0x10000 + unit;
      for (bits += 16; bits >= 6; ) {
        bits -= 6;
        digit(rest >>> bits);
        rest &= (1 << bits) - 1;
      }
    }
    flush();
    if (shifted) sink.push(MINUS);
    return null;
  },
};

export const utf7Decoder: Decoder = {
  name: 'utf7',
  run(bytes, from, parts) {
    const values = digits.value;
    for (let i = from; i < bytes.length; ) {
      const byte = bytes[i]!;
      if (byte !== PLUS) {
        if (byte >= 0x80) return { start: i, end: i + 1, reason: 'unexpected special character' };
        parts.push(String.fromCharCode(byte));
        i++;
        continue;
      }
      const next = bytes[i + 1];
      if (next === MINUS) {
        parts.push('+');
        i += 2;
      } else if (next !== undefined && values[next]! < 0) {
        return { start: i, end: i + 2, reason: 'ill-formed sequence' };
      } else {
        const end = shiftedRun(bytes, i, parts, values);
        if (typeof end !== 'number') return end;
        i = end;
      }
    }
    return null;
  },
};

/** What follows the `+` at `start`: gives where plain text goes on. */
function shiftedRun(
  bytes: Uint8Array,
  start: number,
  parts: string[],
  values: Int8Array,
): number | DecodeFault {
  let bits = 0;
  let rest = 0;
  let high = '';
  let i = start + 1;
  for (; i < bytes.length && values[bytes[i]!]! >= 0; i++) {
    rest = rest * 64 + values[bytes[i]!]!;
    bits += 6;
    if (bits < 16) continue;
    bits -= 16;
    const unit = rest >>> bits;
    rest &= (1 << bits) - 1;
    const character = String.fromCharCode(unit);
    if ((unit & 0xfc00) === 0xd800) {
      if (high !== '') parts.push(high);
      high = character;
    } else {
      parts.push(high + character);
      high = '';
    }
  }
  if (i === bytes.length) {
    if (high === '' && bits < 6 && rest === 0) return i;
    return { start, end: i, reason: 'unterminated shift sequence', incomplete: true };
  }
  if (bits >= 6) return { start, end: i + 1, reason: 'partial character in shift sequence' };
  if (rest !== 0) return { start, end: i + 1, reason: 'non-zero padding bits in shift sequence' };
  // sic: half of a pair is kept only before what can stand for itself
  if (high !== '' && bytes[i]! < 0x80) parts.push(high);
  return bytes[i] === MINUS ? i + 1 : i;
}

function isDirect(unit: number): boolean {
  if (unit >= 0x20 && unit < 0x7e) return unit !== PLUS && unit !== 0x5c;
  return unit === 9 || unit === 10 || unit === 13;
}
