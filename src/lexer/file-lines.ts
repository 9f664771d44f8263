/**
 * The line of a file that CPython shows with a SyntaxError. For most errors it opens the file again and reads the line
 * into a small buffer, so that only the end of a long line is left. CPython: err_programtext in Python/errors.c.
 */
import { PythonSyntaxError } from './errors.ts';
import { encodingCookie, normalEncoding, type SourceText, utf8Length } from './source.ts';

/** What fits in the buffer. */
const longestPiece = 999;

/** The error as it is told of a file with these bytes. Its columns were found in the line that is shown, if `inPiece`. */
export function toldOfFile(
  error: PythonSyntaxError,
  source: SourceText,
  bytes: Uint8Array,
  inPiece: boolean,
): PythonSyntaxError {
  const { lineno, end_lineno, offset, end_offset } = error;
  if (error.isOfTokenizer || error.text === null || lineno === 0) return error;
  const cookie = encodingCookie(bytes);
  if (cookie !== null && normalEncoding(cookie) !== 'utf-8') return error;
  const piece = shownPiece(bytes, lineno);
  if (piece === null) return error;
  const text = decoded(piece);
  if (text === null) return error;
  if (!inPiece || text.trimEnd() === source.lineText(lineno)?.trimEnd()) return withText(error, error, text);
  const column = (at: number | null): number | null =>
    at === null || at <= 0 ? at : columnIn(piece, byteColumn(source, lineno, at));
  const place = {
    lineno,
    offset: column(offset)!,
    end_lineno,
    end_offset: end_lineno === lineno ? column(end_offset) : end_offset,
  };
  return withText(error, place, text);
}

/** A piece that begins in the middle of a character is none. */
function decoded(piece: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(piece);
  } catch {
    return null;
  }
}

function withText(
  error: PythonSyntaxError,
  place: ConstructorParameters<typeof PythonSyntaxError>[2],
  text: string,
): PythonSyntaxError {
  return new PythonSyntaxError(error.type, error.message, place, text);
}

/** The last piece of a line, with its newline; null where the file has no such piece. */
function shownPiece(bytes: Uint8Array, lineno: number): Uint8Array | null {
  let start = 0;
  for (let line = 1; line < lineno; line++) {
    start = endOfLine(bytes, start);
    if (start >= bytes.length) return null;
  }
  const end = endOfLine(bytes, start);
  const last = bytes[end - 1];
  const isEnded = last === 0x0a || last === 0x0d;
  const content = end - start - (last === 0x0a && bytes[end - 2] === 0x0d ? 2 : isEnded ? 1 : 0);
  const length = content + (isEnded ? 1 : 0);
  const rest = length % longestPiece;
  if (rest === 0 && !isEnded) return null;
  const size = rest === 0 ? longestPiece : rest;
  const piece = new Uint8Array(size);
  piece.set(bytes.subarray(start + length - size, start + content));
  if (isEnded) piece[size - 1] = 0x0a;
  return piece;
}

/** The offset behind a line's end: `\n`, `\r\n` or `\r`. */
function endOfLine(bytes: Uint8Array, start: number): number {
  for (let at = start; at < bytes.length; at++) {
    if (bytes[at] === 0x0a) return at + 1;
    if (bytes[at] === 0x0d) return bytes[at + 1] === 0x0a ? at + 2 : at + 1;
  }
  return bytes.length;
}

/** A character offset from 1 as an offset in bytes from 1. */
function byteColumn(source: SourceText, lineno: number, offset: number): number {
  if (source.isAscii) return offset;
  const line = source.lineText(lineno) ?? '';
  let units = 0;
  for (let i = 1; i < offset && units < line.length; i++) units += line.codePointAt(units)! > 0xffff ? 2 : 1;
  return utf8Length(line, 0, units) + 1;
}

/** sic: how many characters the first bytes of the piece make, which may be fewer than there were in front of it. */
function columnIn(piece: Uint8Array, bytes: number): number {
  const characters = new TextDecoder('utf-8', { ignoreBOM: true }).decode(piece.subarray(0, bytes));
  return [...characters].length + (bytes > piece.length ? 1 : 0);
}
