/** Texts made of long ones piece by piece: interruptible, never longer than a string may be. */
import { asciiOnly, betweenQuotes, bytesBetweenQuotes, quoteFor, quoteForBytes } from '../../lexer/quoted.ts';
import type { Unwind } from '../kernel/object.ts';
import { breathe, drive, type Guest } from '../kernel/pausing.ts';
import type { Thread } from '../kernel/thread.ts';
import { checkTextSize } from './str-arguments.ts';

/** V8 ends the process when one replacement finds too much (2^27 matches). */
const PIECE = 2 ** 16;

/** `repr()` of a string. */
export function quotedText(text: string, thread: Thread): string | Unwind {
  const quote = quoteFor(text);
  const shown = (piece: string) => betweenQuotes(piece, quote);
  if (text.length <= PIECE) return quote + shown(text) + quote;
  return drive(joined(pieces(text), shown, quote, thread), thread);
}

/** `repr()` of bytes, with `before` and `after` around it. */
export function quotedByteText(bytes: Uint8Array, thread: Thread, before = '', after = ''): string | Unwind {
  const quote = quoteForBytes(bytes);
  const shown = (piece: Uint8Array) => bytesBetweenQuotes(piece, quote);
  const open = `${before}b${quote}`;
  if (bytes.length <= PIECE) return open + shown(bytes) + quote + after;
  return drive(joined(byteRuns(bytes), shown, quote, thread, open, quote + after), thread);
}

/** What `ascii()` makes of a `repr()`. */
export function asciiOf(text: string, thread: Thread): string | Unwind {
  if (text.length <= PIECE) return asciiOnly(text);
  return drive(joined(pieces(text), asciiOnly, '', thread), thread);
}

function* joined<T>(
  all: Iterable<T>,
  shown: (piece: T) => string,
  quote: string,
  thread: Thread,
  open = quote,
  close = quote,
): Guest<string> {
  const parts = [open];
  let size = open.length + close.length;
  for (const piece of all) {
    const part = shown(piece);
    size += part.length;
    checkTextSize(size);
    parts.push(part);
    thread.fuel -= PIECE / 64;
    if (thread.fuel < 0) yield* breathe(thread);
  }
  parts.push(close);
  return parts.join('');
}

/** Surrogate pairs stay together. */
function* pieces(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    let to = from + PIECE;
    const last = text.charCodeAt(to - 1);
    if (last >= 0xd800 && last < 0xdc00) to++;
    yield text.slice(from, to);
    from = to;
  }
}

function* byteRuns(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += PIECE) yield bytes.subarray(from, from + PIECE);
}
