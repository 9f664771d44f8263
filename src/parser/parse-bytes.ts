/**
 * Bytes to tree, as `compile(bytes)` reads them: what is not UTF-8 is refused in names and strings, and no matter in
 * comments. CPython: Parser/string_parser.c, Parser/pegen.c.
 */
import { PythonSyntaxError } from '../lexer/errors.ts';
import {
  decodeEscaped,
  decodingProblem,
  encodeEscaped,
  escapedByte,
  withReplacements,
} from '../lexer/escaped-bytes.ts';
import { tokenize } from '../lexer/lexer.ts';
import { decodeSource, SourceText } from '../lexer/source.ts';
import type { Token } from '../lexer/token.ts';
import { FStringMiddle, Newline, StringLiteral } from '../lexer/vocabulary.ts';
import type { Mode } from './grammar/parser.ts';
import { type Parsed, parse } from './parse.ts';

/** The text of an f-string is not UTF-8: in CPython, this is no SyntaxError. */
export class UndecodableText {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

/** Throws `PythonSyntaxError` and `UndecodableText`. */
export function parseBytes(
  bytes: Uint8Array,
  filename: string,
  mode: Mode,
): Parsed & { readonly source: SourceText } {
  const source = textOfBytes(bytes, filename, mode);
  return { ...parse(source, mode), source };
}

/** The text, if what is not UTF-8 does no harm in it. Throws as `parseBytes`. */
export function textOfBytes(bytes: Uint8Array, filename: string, mode: Mode): SourceText {
  const source = read(bytes, filename);
  if (escapedByte.test(source.text)) refuse(source, mode);
  return source;
}

/** The text of a program file. Throws as `parseBytes`. */
export function textOfFile(bytes: Uint8Array, filename: string): SourceText {
  try {
    return decodeSource(bytes, filename, true);
  } catch (error) {
    if (!isOfUtf8(error)) throw error;
    return textOfBytes(bytes, filename, 'exec');
  }
}

function isOfUtf8(error: unknown): boolean {
  return error instanceof PythonSyntaxError && error.message.startsWith("(unicode error) 'utf-8' codec");
}

function read(bytes: Uint8Array, filename: string): SourceText {
  try {
    return decodeSource(bytes, filename);
  } catch (error) {
    if (!isOfUtf8(error)) throw error;
    const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    return new SourceText(decodeEscaped(hasMark ? bytes.subarray(3) : bytes), filename);
  }
}

function refuse(source: SourceText, mode: Mode): void {
  for (const token of tokenize(source, true).tokens) {
    const text = source.text.slice(token.startOffset, token.endOffset);
    const [, prefix = '', quotes = ''] = /^([a-z]*)('''|"""|'|")/i.exec(text) ?? [];
    // A comment is part of NEWLINE.
    if (token.tokenType === Newline || !escapedByte.test(text)) continue;
    refuseWhatComesBefore(source, mode, token);
    if (token.tokenType === FStringMiddle) throw new UndecodableText(decodingProblem(encodeEscaped(text))!);
    if (token.tokenType !== StringLiteral) throw inName(source, token, text);
    if (/b/i.test(prefix)) throw inString(source, token, 'bytes can only contain ASCII literal characters');
    const body = text.slice(prefix.length + quotes.length, text.length - quotes.length);
    const isWhole = /r/i.test(prefix) || !body.includes('\\');
    // Between escapes, CPython decodes from the first character beyond ASCII on.
    const run = isWhole ? body : body.match(/[^\\\0-\x7f][^\\]*/gu)!.find((part) => escapedByte.test(part))!;
    throw inString(source, token, `(unicode error) ${decodingProblem(encodeEscaped(run))}`);
  }
}

function refuseWhatComesBefore(source: SourceText, mode: Mode, token: Token): void {
  try {
    parse(new SourceText(source.text.replace(/[\udc80-\udcff]/gu, 'a'), source.filename), mode);
  } catch (error) {
    if (!(error instanceof PythonSyntaxError)) throw error;
    const { lineno, column } = source.place(token.startOffset);
    const comesBefore = error.lineno < lineno || (error.lineno === lineno && error.offset < column + 1);
    if (comesBefore) throw error;
  }
}

function inName(source: SourceText, token: Token, name: string): PythonSyntaxError {
  const { lineno, column } = source.place(token.startOffset + name.search(escapedByte));
  return refusal(
    source,
    `(unicode error) ${decodingProblem(encodeEscaped(name))}`,
    lineno,
    column + 1,
    lineno,
    -1,
  );
}

/** sic: columns count bytes of the line before and characters of the line after its bytes were replaced. */
function inString(source: SourceText, token: Token, message: string): PythonSyntaxError {
  const { lineno } = source.place(token.startOffset);
  const end = source.place(token.endOffset).lineno;
  const shown = new TextEncoder().encode(withReplacements(source.lineText(lineno)!));
  const column = (offset: number, start: number): number => {
    const bytes = encodeEscaped(source.text.slice(start, offset)).length + 1;
    return [...new TextDecoder().decode(shown.subarray(0, bytes))].length;
  };
  const from = column(token.startOffset, source.lineStarts[lineno - 1]!);
  const to = column(token.endOffset, source.lineStarts[end - 1]!);
  return refusal(source, message, lineno, from, end, to);
}

function refusal(
  source: SourceText,
  message: string,
  lineno: number,
  offset: number,
  end_lineno: number,
  end_offset: number,
): PythonSyntaxError {
  const place = { lineno, offset, end_lineno, end_offset };
  const text = withReplacements(source.lineText(lineno)!);
  return new PythonSyntaxError('SyntaxError', message, place, text);
}
