/**
 * Encodings by their names. CPython: Python/codecs.c, Lib/encodings; docs: library/codecs.html#standard-encodings.
 *
 * `str.encode`, `bytes.decode`, files and the module `codecs` come here.
 */
import { charmapAliases, charmapTable } from '../../lexer/charmaps.ts';
import { findAttribute } from '../kernel/attributes.ts';
import { call1, call2 } from '../kernel/call.ts';
import { lookupErrorType, raise, typeName } from '../kernel/errors.ts';
import { perInterpreter } from '../kernel/interpreter-state.ts';
import { type Result, UNWIND, type Value } from '../kernel/object.ts';
import { drive, finished, type Guest } from '../kernel/pausing.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { truth } from '../kernel/truth.ts';
import { PyBytes, PyTuple } from '../kernel/values.ts';
import { ByteSink } from './byte-sink.ts';
import {
  askHandler,
  codecRegistry,
  decodeError,
  encodeError,
  type Fault,
  repairDecoding,
  repairEncoding,
} from './codec-errors.ts';
import * as from from './decoders.ts';
import * as to from './encoders.ts';
import { escapeEncoder, rawEscapeEncoder, rawUnescapeDecoder, unescapeDecoder } from './escape-codecs.ts';
import { checkTextSize } from './str-arguments.ts';
import { hasPairs, LARGEST_TEXT, lengthOf, unitOf } from './text-width.ts';
import { utf7Decoder, utf7Encoder } from './utf7.ts';

export interface Codec {
  /** As `codecs.lookup(...).name` has it. */
  readonly name: string;
  readonly encoder: to.Encoder;
  readonly decoder: from.Decoder;
  /** Byte order marks by which the decoder is chosen: what follows them is decoded by the codec named. */
  readonly marks?: readonly (readonly [mark: readonly number[], codec: string])[];
}

const codecs: ReadonlyMap<string, Codec> = new Map(
  [
    { name: 'utf-8', encoder: to.utf8Encoder, decoder: from.utf8Decoder },
    {
      name: 'utf-8-sig',
      encoder: to.utf8SignatureEncoder,
      decoder: from.utf8Decoder,
      marks: [[[0xef, 0xbb, 0xbf], 'utf-8']] as const,
    },
    { name: 'ascii', encoder: to.asciiEncoder, decoder: from.asciiDecoder },
    { name: 'utf-7', encoder: utf7Encoder, decoder: utf7Decoder },
    { name: 'unicode-escape', encoder: escapeEncoder, decoder: unescapeDecoder },
    { name: 'raw-unicode-escape', encoder: rawEscapeEncoder, decoder: rawUnescapeDecoder },
    { name: 'iso8859-1', encoder: to.latin1Encoder, decoder: from.latin1Decoder },
    {
      name: 'utf-16-le',
      encoder: to.utf16Encoder('utf-16-le', false, false),
      decoder: from.utf16Decoder('utf-16-le', false),
    },
    {
      name: 'utf-16-be',
      encoder: to.utf16Encoder('utf-16-be', true, false),
      decoder: from.utf16Decoder('utf-16-be', true),
    },
    {
      name: 'utf-16',
      encoder: to.utf16Encoder('utf-16', false, true),
      decoder: from.utf16Decoder('utf-16-le', false),
      marks: [
        [[0xff, 0xfe], 'utf-16-le'],
        [[0xfe, 0xff], 'utf-16-be'],
      ] as const,
    },
    {
      name: 'utf-32-le',
      encoder: to.utf32Encoder('utf-32-le', false, false),
      decoder: from.utf32Decoder('utf-32-le', false),
    },
    {
      name: 'utf-32-be',
      encoder: to.utf32Encoder('utf-32-be', true, false),
      decoder: from.utf32Decoder('utf-32-be', true),
    },
    {
      name: 'utf-32',
      encoder: to.utf32Encoder('utf-32', false, true),
      decoder: from.utf32Decoder('utf-32-le', false),
      marks: [
        [[0xff, 0xfe, 0, 0], 'utf-32-le'],
        [[0, 0, 0xfe, 0xff], 'utf-32-be'],
      ] as const,
    },
  ].map((codec) => [codec.name, codec]),
);

/** Names after normalisation, where they are not the codec's own. */
const aliases: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'utf-8': 'utf_8 utf8 u8 utf utf8_ucs2 utf8_ucs4 cp65001',
    'utf-8-sig': 'utf_8_sig',
    'utf-7': 'utf_7 u7 utf7 unicode_1_1_utf_7',
    ascii:
      'ascii 646 ansi_x3.4_1968 ansi_x3_4_1968 ansi_x3.4_1986 cp367 csascii ibm367 iso646_us iso_646.irv_1991 iso_ir_6 us us_ascii',
    'iso8859-1':
      'latin_1 8859 cp819 csisolatin1 ibm819 iso8859 iso8859_1 iso_8859_1 iso_8859_1_1987 iso_ir_100 l1 latin latin1',
    'unicode-escape': 'unicode_escape',
    'raw-unicode-escape': 'raw_unicode_escape',
    'utf-16': 'utf_16 u16 utf16',
    'utf-16-le': 'utf_16_le unicodelittleunmarked utf_16le',
    'utf-16-be': 'utf_16_be unicodebigunmarked utf_16be',
    'utf-32': 'utf_32 u32 utf32',
    'utf-32-le': 'utf_32_le utf_32le',
    'utf-32-be': 'utf_32_be utf_32be',
  }).flatMap(([name, others]) => others.split(' ').map((other) => [other, name] as const)),
);

/** `text.encode(encoding, errors)` */
export function encodeText(text: string, encoding: string, errors: string, thread: Thread): Result {
  const codec = findCodec(encoding, thread);
  if (codec === undefined) return drive(byProgram('encode', text, encoding, errors, thread), thread);
  return encodeBy(codec, text, errors, thread);
}

/** `bytes.decode(encoding, errors)` */
export function decodeBytes(bytes: Uint8Array, encoding: string, errors: string, thread: Thread): Result {
  const codec = findCodec(encoding, thread);
  if (codec === undefined)
    return drive(byProgram('decode', new PyBytes(bytes), encoding, errors, thread), thread);
  return decodeBy(codec, bytes, errors, thread);
}

export function encodeBy({ encoder }: Codec, text: string, errors: string, thread: Thread): Result {
  const quick = encoder.quick?.(text);
  if (quick !== undefined && encoder.prefix === undefined) return new PyBytes(quick);
  const sink = new ByteSink(text.length + 4);
  if (encoder.prefix !== undefined) sink.append(encoder.prefix);
  if (quick !== undefined) {
    sink.append(quick);
    return new PyBytes(sink.finish());
  }
  let at = 0;
  for (;;) {
    const fault = encoder.run(text, at, sink);
    if (fault === null) return new PyBytes(sink.finish());
    const repair = repairEncoding(errors, encoder.name, text, fault);
    if (repair === undefined)
      return drive(encodeWithHandler(encoder, text, fault, sink, errors, thread), thread);
    write(encoder, repair.by, sink, text, fault);
    at = repair.next;
  }
}

export function decodeBy(codec: Codec, bytes: Uint8Array, errors: string, thread: Thread): Result {
  const { decoder, input } = chooseByMark(codec, bytes);
  if (bytes.length > LARGEST_TEXT) checkTextSize(bytes.length / unitSize(codec));
  const quick = decoder.quick?.(input);
  if (quick !== undefined) return quick;
  const parts: string[] = [];
  let at = bytes.length - input.length;
  for (;;) {
    const fault = decoder.run(bytes, at, parts);
    if (fault === null) return parts.join('');
    const repair = repairDecoding(errors, decoder.name, bytes, fault);
    if (repair === undefined)
      return drive(decodeWithHandler(decoder, bytes, fault, parts, errors, thread), thread);
    parts.push(repair.by as string);
    at = repair.next;
  }
}

/** The fewest bytes that a character of a long text takes; what UTF-8 has beyond ASCII is not counted on. */
function unitSize({ name }: Codec): number {
  return name.startsWith('utf-32') ? 4 : name.startsWith('utf-16') ? 2 : 1;
}

/** The built-in codec of an encoding, if it has one. */
export function findCodec(encoding: string, thread: Thread): Codec | undefined {
  const known = codecs.get(encoding);
  if (known !== undefined) return known;
  if (encoding.includes('\0')) raise.valueError('embedded null character');
  const normal = normalized(encoding);
  const name = aliases.get(normal) ?? aliases.get(normal.replaceAll('.', '_'));
  return name === undefined ? tableCodec(normal, thread) : codecs.get(name);
}

/** By the name that a codec itself has. */
export function codecNamed(name: string): Codec {
  return codecs.get(name)!;
}

function normalized(encoding: string): string {
  return encoding
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '_')
    .replace(/^_|_$/g, '');
}

function chooseByMark(codec: Codec, bytes: Uint8Array): { decoder: from.Decoder; input: Uint8Array } {
  for (const [mark, name] of codec.marks ?? []) {
    if (mark.every((byte, i) => bytes[i] === byte)) {
      return { decoder: codecs.get(name)!.decoder, input: bytes.subarray(mark.length) };
    }
  }
  return { decoder: codec.decoder, input: bytes };
}

/** What a handler gave has to be encodable itself. */
function write(
  encoder: to.Encoder,
  by: string | Uint8Array,
  sink: ByteSink,
  text: string,
  fault: Fault,
): void {
  if (typeof by !== 'string') sink.append(by);
  else if (encoder.run(by, 0, sink) !== null) throw encodeError(encoder.name, text, fault);
}

function* encodeWithHandler(
  encoder: to.Encoder,
  text: string,
  first: Fault,
  sink: ByteSink,
  errors: string,
  thread: Thread,
): Guest<Value> {
  const size = lengthOf(text, thread);
  for (let fault: Fault | null = first; fault !== null; ) {
    const error = encodeError(encoder.name, text, fault);
    const { by, next } = yield* askHandler(errors, error, size, thread);
    write(encoder, by instanceof PyBytes ? by.value : asString(by)!, sink, text, fault);
    fault = encoder.run(text, hasPairs(text) ? unitOf(text, next, thread) : next, sink);
  }
  return new PyBytes(sink.finish());
}

function* decodeWithHandler(
  decoder: from.Decoder,
  bytes: Uint8Array,
  first: Fault,
  parts: string[],
  errors: string,
  thread: Thread,
): Guest<Value> {
  for (let fault: Fault | null = first; fault !== null; ) {
    const { by, next } = yield* askHandler(
      errors,
      decodeError(decoder.name, bytes, fault),
      bytes.length,
      thread,
    );
    parts.push(asString(by)!);
    fault = decoder.run(bytes, next, parts);
  }
  return parts.join('');
}

/** `codecs.lookup(encoding)`: what the search functions of the module `codecs` and of the program find. */
export function* codecInfo(encoding: string, thread: Thread): Guest<PyTuple> {
  if (encoding.includes('\0')) raise.valueError('embedded null character');
  const registry = thread.interpreter.state(codecRegistry);
  const name = normalized(encoding);
  const known = registry.found.get(name);
  if (known !== undefined) return known;
  yield* finished(thread.interpreter.importModule('codecs', thread));
  for (const search of [...registry.searchFunctions]) {
    const info = yield* finished(call1(search, name, thread));
    if (info === null) continue;
    if (!(info instanceof PyTuple) || info.items.length !== 4)
      return raise.typeError('codec search functions must return 4-tuples');
    registry.found.set(name, info);
    return info;
  }
  return raise.error(lookupErrorType, `unknown encoding: ${encoding}`);
}

/** As `codecInfo`, of an encoding that makes bytes of text; `instead` names what takes the others. */
export function* textCodecInfo(encoding: string, instead: string, thread: Thread): Guest<PyTuple> {
  const info = yield* codecInfo(encoding, thread);
  let isText = findAttribute(info, '_is_text_encoding', thread);
  if (isText === UNWIND) isText = yield UNWIND;
  if (isText !== undefined && !(yield* finished(truth(isText as Value, thread)))) {
    const message = `'${encoding}' is not a text encoding; use ${instead} to handle arbitrary codecs`;
    return raise.error(lookupErrorType, message);
  }
  return info;
}

/** By a codec that the program registered. */
function* byProgram(
  action: 'encode' | 'decode',
  input: Value,
  encoding: string,
  errors: string,
  thread: Thread,
): Guest<Value> {
  const info = yield* textCodecInfo(encoding, `codecs.${action}()`, thread);
  const work = info.items[action === 'encode' ? 0 : 1]!;
  const answer = yield* finished(call2(work, input, errors, thread));
  if (!(answer instanceof PyTuple) || answer.items.length !== 2) {
    return raise.typeError(`${action}r must return a tuple (object, integer)`);
  }
  const output = answer.items[0]!;
  const isRight = action === 'encode' ? output instanceof PyBytes : asString(output) !== undefined;
  if (isRight) return output;
  const wanted = action === 'encode' ? 'bytes' : 'str';
  return raise.typeError(
    `'${encoding}' ${action}r returned '${typeName(output)}' instead of '${wanted}'; use codecs.${action}() to ${action} to arbitrary types`,
  );
}

// ── Encodings with one byte a character ─────────────────────────────────────────────────────────────

interface TableCodecs {
  /** Codecs by their names, made when first asked for. */
  readonly made: Map<string, Codec>;
  /** Names by other names. */
  readonly names: ReadonlyMap<string, string>;
}

const tableCodecs = perInterpreter<TableCodecs>('table codecs', () => ({
  made: new Map(),
  names: new Map(
    Object.entries(charmapAliases).flatMap(([name, others]) => [
      [normalized(name), name] as const,
      ...(others === '' ? [] : others.split(' ').map((other) => [other, name] as const)),
    ]),
  ),
}));

/** `cp1252`, `iso8859_15`, `koi8_r` … */
function tableCodec(normal: string, thread: Thread): Codec | undefined {
  const { made, names } = thread.interpreter.state(tableCodecs);
  const name = names.get(normal) ?? names.get(normal.replaceAll('.', '_'));
  if (name === undefined) return undefined;
  const known = made.get(name);
  if (known !== undefined) return known;
  const table = charmapTable(name)!;
  const codec = { name, encoder: to.tableEncoder(table), decoder: from.tableDecoder(table) };
  made.set(name, codec);
  return codec;
}
