/** Arguments and construction that `bytes` and `bytearray` have in common. CPython: Objects/bytesobject.c, Objects/bytearrayobject.c. */
import { strangeKeyword } from '../kernel/bind.ts';
import { typeOf } from '../kernel/birth.ts';
import { isInstance, memoryErrorType, raise, typeErrorType, typeName } from '../kernel/errors.ts';
import { PyException } from '../kernel/exception.ts';
import { iteratorUnless, knownItems, step } from '../kernel/iterate.ts';
import { UNWIND, type Value } from '../kernel/object.ts';
import { breathe, finished, type Guest } from '../kernel/pausing.ts';
import type { Names } from '../kernel/slots.ts';
import { callMethod } from '../kernel/special.ts';
import { countFrom, index, knownInteger } from '../kernel/subscript.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyBytes } from '../kernel/values.ts';
import { isIndex } from './bounds.ts';
import { anyBufferOf, bufferOf } from './buffer.ts';
import { ByteSink, LARGEST_BYTES, newBytes } from './byte-sink.ts';
import { encodeText } from './codecs.ts';
import { needText } from './str-arguments.ts';

/** What `find` and its like look for: bytes, or one byte given as an integer. */
export function needSubsection(value: Value, thread: Thread): Uint8Array {
  const bytes = bufferOf(value, thread);
  if (bytes !== undefined) return bytes;
  const byte = knownInteger(value);
  if (byte === undefined) {
    return raise.typeError(`argument should be integer or bytes-like object, not '${typeName(value)}'`);
  }
  return Uint8Array.of(needByte(byte));
}

export function needByte(value: number | bigint): number {
  if (value < 0 || value > 255) raise.valueError('byte must be in range(0, 256)');
  return Number(value);
}

export function repeatBytes(bytes: Uint8Array, count: number): Uint8Array {
  if (count <= 0 || bytes.length === 0) return new Uint8Array(0);
  if (bytes.length * count > LARGEST_BYTES) raise.error(memoryErrorType);
  const result = newBytes(bytes.length * count);
  if (bytes.length === 1) return result.fill(bytes[0]!);
  result.set(bytes);
  for (let size = bytes.length; size < result.length; size *= 2) {
    result.copyWithin(size, 0, Math.min(size, result.length - size));
  }
  return result;
}

export function joinBytes(a: Uint8Array, b: Uint8Array): Uint8Array {
  const result = newBytes(a.length + b.length);
  result.set(a);
  result.set(b, a.length);
  return result;
}

export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

/** The bytes that `bytes(...)` or `bytearray(...)` is made of; items of an iterable are put into `sink`. */
export function* constructedBytes(
  type: 'bytes' | 'bytearray',
  args: readonly Value[],
  names: Names,
  thread: Thread,
  sink?: ByteTarget,
): Guest<Uint8Array> {
  const [source, encoding, errors] = constructorArguments(type, args, names);
  const isEncoded = encoding !== undefined || errors !== undefined;
  if (source !== undefined && asString(source) !== undefined && isEncoded) {
    if (encoding === undefined) return raise.typeError('string argument without an encoding');
    const codec = needText(encoding, type, "argument 'encoding'");
    const handler = errors === undefined ? 'strict' : needText(errors, type, "argument 'errors'");
    const encoded = yield* finished(encodeText(asString(source)!, codec, handler, thread));
    return (encoded as PyBytes).value;
  }
  if (encoding !== undefined) raise.typeError('encoding without a string argument');
  if (errors !== undefined) raise.typeError('errors without a string argument');
  if (source === undefined) return new Uint8Array(0);
  const own = type === 'bytes' ? yield* ownBytes(source, thread) : undefined;
  if (own !== undefined) return own.value;
  if (asString(source) !== undefined) return raise.typeError('string argument without an encoding');
  if (isIndex(source)) {
    const count = yield* sizeAsked(source, thread);
    if (count !== undefined && count < 0) raise.valueError('negative count');
    if (count !== undefined) return newBytes(count);
  }
  const buffer = anyBufferOf(source, thread);
  if (buffer !== undefined) return buffer.slice();
  const refusal = `cannot convert '${typeName(source)}' object to ${type}`;
  return yield* bytesFromItems(source, type === 'bytes' ? 'bytes' : 'byte', refusal, thread, sink);
}

/** sic: what is no number by a TypeError may be something else. */
function* sizeAsked(value: Value, thread: Thread): Guest<number | undefined> {
  try {
    return countFrom(yield* index(value, thread), value);
  } catch (error) {
    if (error instanceof PyException && isInstance(error, typeErrorType)) return undefined;
    throw error;
  }
}

/** What `__bytes__` of a value gives, if it has one. */
export function* ownBytes(value: Value, thread: Thread): Guest<PyBytes | undefined> {
  const method = typeOf(value).lookup('__bytes__');
  if (method === undefined) return undefined;
  const result = yield* finished(callMethod(method, value, [], thread));
  if (result instanceof PyBytes) return result;
  return raise.typeError(`__bytes__ returned non-bytes (type ${typeName(result)})`);
}

/** Where bytes are put one after the other. */
interface ByteTarget {
  push(byte: number): void;
  finish(): Uint8Array;
}

/**
 * The bytes of an iterable of integers; `called` is what messages call them, `refusal` what is said of no iterable. Each
 * is put into `sink` before the next item is asked for.
 */
export function* bytesFromItems(
  iterable: Value,
  called: string,
  refusal: string,
  thread: Thread,
  sink: ByteTarget = new ByteSink(64),
): Guest<Uint8Array> {
  const checked = (byte: number | bigint) =>
    byte < 0 || byte > 255 ? raise.valueError(`${called} must be in range(0, 256)`) : Number(byte);
  if (knownItems(iterable) !== undefined) {
    // sic: an `__index__` may change the list while it is read
    for (let i = 0; i < knownItems(iterable)!.length; i++)
      sink.push(checked(yield* index(knownItems(iterable)![i]!, thread)));
    return sink.finish();
  }
  const iterator = yield* iteratorUnless(refusal, iterable, thread);
  for (;;) {
    let item = step(iterator, thread);
    if (item === UNWIND) item = yield UNWIND;
    if (item === undefined) return sink.finish();
    sink.push(checked(yield* index(item as Value, thread)));
    if (--thread.fuel < 0) yield* breathe(thread);
  }
}

function constructorArguments(type: string, args: readonly Value[], names: Names): (Value | undefined)[] {
  const positional = args.length - (names?.length ?? 0);
  if (args.length > 3) raise.typeError(`${type}() takes at most 3 arguments (${args.length} given)`);
  const known = ['source', 'encoding', 'errors'];
  const result: (Value | undefined)[] = args.slice(0, positional);
  names?.forEach((name, i) => {
    const at = known.indexOf(name);
    if (at < 0) strangeKeyword(type, name, known);
    if (at < positional)
      raise.typeError(`argument for ${type}() given by name ('${name}') and position (${at + 1})`);
    result[at] = args[positional + i];
  });
  return result;
}
