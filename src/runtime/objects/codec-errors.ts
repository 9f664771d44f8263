/** Error handlers of codecs. CPython: Python/codecs.c; docs: library/codecs.html#error-handlers. */
import { escaped } from '../../lexer/quoted.ts';
import { nameOrAliasOf } from '../../lexer/unicode/names.ts';
import { call1 } from '../kernel/call.ts';
import { lookupErrorType, raise, unicodeDecodeErrorType, unicodeEncodeErrorType } from '../kernel/errors.ts';
import { PyException, withMembers } from '../kernel/exception.ts';
import { perInterpreter } from '../kernel/interpreter-state.ts';
import type { Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { index } from '../kernel/subscript.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { PyBytes, PyTuple } from '../kernel/values.ts';
import { countCodePoints } from './text-width.ts';

/** What a codec can't handle: `[start, end)` in units of its input. */
export interface Fault {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

/** What stands for a fault, and where the codec goes on. */
export interface Repair {
  readonly by: string | Uint8Array;
  readonly next: number;
}

export interface CodecRegistry {
  /** `codecs.register_error`. */
  readonly errorHandlers: Map<string, Value>;
  /** `codecs.register`. */
  readonly searchFunctions: Value[];
  /** What they found, by normalized names. */
  readonly found: Map<string, PyTuple>;
}

export const codecRegistry = perInterpreter<CodecRegistry>('codecs', () => ({
  errorHandlers: new Map(),
  searchFunctions: [],
  found: new Map(),
}));

/** Handles a fault of an encoder by one of the built-in handlers; `undefined` if `errors` names another. */
export function repairEncoding(
  errors: string,
  encoding: string,
  text: string,
  fault: Fault,
): Repair | undefined {
  const { start, end } = fault;
  const bad = text.slice(start, end);
  switch (errors) {
    case 'strict':
      throw encodeError(encoding, text, fault);
    case 'ignore':
      return { by: '', next: end };
    case 'replace':
      return { by: '?'.repeat(countCodePoints(bad)), next: end };
    case 'namereplace':
      return { by: Array.from(bad, named).join(''), next: end };
    case 'backslashreplace':
      return { by: Array.from(bad, escaped).join(''), next: end };
    case 'xmlcharrefreplace':
      return { by: Array.from(bad, (each) => `&#${each.codePointAt(0)};`).join(''), next: end };
    case 'surrogateescape': {
      const bytes: number[] = [];
      for (let i = start; i < end; i++) {
        const unit = text.charCodeAt(i);
        if (unit < 0xdc80 || unit > 0xdcff) break;
        bytes.push(unit - 0xdc00);
      }
      if (bytes.length === 0) throw encodeError(encoding, text, fault);
      return { by: Uint8Array.from(bytes), next: start + bytes.length };
    }
    case 'surrogatepass':
      return passSurrogate(encoding, text, fault);
    default:
      return undefined;
  }
}

/** As `repairEncoding`, for decoders. */
export function repairDecoding(
  errors: string,
  encoding: string,
  bytes: Uint8Array,
  fault: Fault,
): Repair | undefined {
  const { start, end } = fault;
  switch (errors) {
    case 'strict':
      throw decodeError(encoding, bytes, fault);
    case 'ignore':
      return { by: '', next: end };
    case 'replace':
      return { by: '\ufffd', next: end };
    case 'backslashreplace':
      return {
        by: Array.from(bytes.subarray(start, end), (each) => escaped(String.fromCharCode(each))).join(''),
        next: end,
      };
    case 'surrogateescape': {
      let by = '';
      for (let i = start; i < end && i < start + 4 && bytes[i]! >= 0x80; i++)
        by += String.fromCharCode(0xdc00 + bytes[i]!);
      if (by === '') throw decodeError(encoding, bytes, fault);
      return { by, next: start + by.length };
    }
    case 'surrogatepass':
      return readSurrogate(encoding, bytes, fault);
    case 'xmlcharrefreplace':
    case 'namereplace':
      return raise.typeError("don't know how to handle UnicodeDecodeError in error callback");
    default:
      return undefined;
  }
}

/** Asks a handler registered by the program. Positions it gets and gives count code points of `input`. */
export function* askHandler(
  errors: string,
  error: PyException,
  size: number,
  thread: Thread,
): Guest<{ by: Value; next: number }> {
  const handler = thread.interpreter.state(codecRegistry).errorHandlers.get(errors);
  if (handler === undefined) return unknownHandler(errors);
  const answer = yield* finished(call1(handler, error, thread));
  const kind = error.type === unicodeEncodeErrorType ? 'encoding' : 'decoding';
  const accepted = kind === 'encoding' ? 'str/bytes' : 'str';
  const complaint = `${kind} error handler must return (${accepted}, int) tuple`;
  if (!(answer instanceof PyTuple) || answer.items.length !== 2) return raise.typeError(complaint);
  const by = answer.items[0]!;
  if (asString(by) === undefined && !(kind === 'encoding' && by instanceof PyBytes))
    raise.typeError(complaint);
  const at = Number(yield* index(answer.items[1]!, thread));
  const next = at < 0 ? at + size : at;
  if (next < 0 || next > size) raise.indexError(`position ${next} from error handler out of bounds`);
  return { by, next };
}

export function unknownHandler(errors: string): never {
  return raise.error(lookupErrorType, `unknown error handler name '${errors}'`);
}

export function encodeError(encoding: string, text: string, { start, end, reason }: Fault): PyException {
  const from = countCodePoints(text.slice(0, start));
  const to = from + countCodePoints(text.slice(start, end));
  return unicodeError(unicodeEncodeErrorType, encoding, text, from, to, reason);
}

export function decodeError(encoding: string, bytes: Uint8Array, { start, end, reason }: Fault): PyException {
  return unicodeError(unicodeDecodeErrorType, encoding, new PyBytes(bytes.slice()), start, end, reason);
}

function unicodeError(
  type: PyType,
  encoding: string,
  object: Value,
  start: number,
  end: number,
  reason: string,
): PyException {
  const error = new PyException(type, [encoding, object, start, end, reason]);
  return withMembers(error, { encoding, object, start, end, reason });
}

/** How surrogates are written by the encodings that could have them. */
function passSurrogate(encoding: string, text: string, fault: Fault): Repair {
  const shape = surrogateShape(encoding);
  const bytes: number[] = [];
  for (let i = fault.start; i < fault.end; i++) {
    const unit = text.charCodeAt(i);
    if (shape === undefined || unit < 0xd800 || unit > 0xdfff) throw encodeError(encoding, text, fault);
    const low = unit & 0xff;
    const high = unit >> 8;
    if (shape === 'utf-8') bytes.push(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f));
    else {
      const wide = shape.startsWith('utf-32') ? [0, 0] : [];
      bytes.push(...(shape.endsWith('be') ? [...wide, high, low] : [low, high, ...wide]));
    }
  }
  return { by: Uint8Array.from(bytes), next: fault.end };
}

function readSurrogate(encoding: string, bytes: Uint8Array, fault: Fault): Repair {
  const shape = surrogateShape(encoding);
  const b = (i: number) => bytes[fault.start + i] ?? 0;
  let unit = 0;
  let size = 4;
  if (shape === 'utf-8') {
    size = 3;
    if ((b(0) & 0xf0) === 0xe0 && (b(1) & 0xc0) === 0x80 && (b(2) & 0xc0) === 0x80) {
      unit = ((b(0) & 15) << 12) | ((b(1) & 63) << 6) | (b(2) & 63);
    }
  } else if (shape?.startsWith('utf-16')) {
    size = 2;
    unit = shape.endsWith('be') ? (b(0) << 8) | b(1) : b(0) | (b(1) << 8);
  } else if (shape === 'utf-32-be') unit = b(0) | b(1) ? 0 : (b(2) << 8) | b(3);
  else if (shape === 'utf-32-le') unit = b(2) | b(3) ? 0 : b(0) | (b(1) << 8);
  if (unit < 0xd800 || unit > 0xdfff || fault.start + size > bytes.length)
    throw decodeError(encoding, bytes, fault);
  return { by: String.fromCharCode(unit), next: fault.start + size };
}

function surrogateShape(encoding: string): string | undefined {
  switch (encoding) {
    case 'utf-8':
    case 'utf-16-le':
    case 'utf-16-be':
    case 'utf-32-le':
    case 'utf-32-be':
      return encoding;
    case 'utf-16':
    case 'utf-32':
      return `${encoding}-le`;
    default:
      return undefined;
  }
}

/** `\N{BULLET}`, an escape for what has no name. */
function named(character: string): string {
  const name = nameOrAliasOf(character.codePointAt(0)!);
  return name === null ? escaped(character) : `\\N{${name}}`;
}
