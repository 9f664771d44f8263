/** Seeds and states of `random`. CPython: Lib/random.py (seed, getstate, setstate). */
import type { Host } from '../../runtime/host/host.ts';
import { notImplementedErrorType, raise, typeName } from '../../runtime/kernel/errors.ts';
import { hash } from '../../runtime/kernel/hashing.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { index, knownInteger } from '../../runtime/kernel/subscript.ts';
import { asString } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyFloat, PyTuple } from '../../runtime/kernel/values.ts';
import { bufferOf } from '../../runtime/objects/buffer.ts';
import { integerFromBytes } from '../../runtime/objects/int-bytes.ts';
import { sha512 } from './sha512.ts';
import type { PyRandom } from './source.ts';

const VERSION = 3;
const STATE_SIZE = 625;
const encoder = new TextEncoder();

/** `seed(a=None, version=2)` */
export function* seed(self: PyRandom, a: Value, version: Value, thread: Thread): Guest<Value> {
  if (self.twister === null) return null;
  const which = knownInteger(version) ?? (version instanceof PyFloat ? version.value : 0);
  self.twister.seed(yield* seedNumber(a, Number(which), thread));
  self.gaussNext = null;
  return null;
}

/** A seed from the host. */
export function entropy(host: Host): bigint {
  let digits = '';
  for (const byte of host.random.bytes(2496)) digits += byte.toString(16).padStart(2, '0');
  return BigInt(`0x${digits}`);
}

export function getState(self: PyRandom): Value {
  if (self.twister === null) return noState();
  return new PyTuple([VERSION, new PyTuple(self.twister.state()), self.gaussNext]);
}

/** `setstate(state)` */
export function* setState(self: PyRandom, state: Value, thread: Thread): Guest<Value> {
  if (self.twister === null) return noState();
  if (!(state instanceof PyTuple)) return raise.typeError(`'${typeName(state)}' object is not subscriptable`);
  const version = knownInteger(state.items[0]);
  if (version !== 2 && version !== VERSION) {
    return raise.valueError(
      `state with version ${version ?? '?'} passed to Random.setstate() of version ${VERSION}`,
    );
  }
  const words = state.items[1];
  if (!(words instanceof PyTuple)) return raise.typeError('state vector must be a tuple');
  if (words.items.length !== STATE_SIZE) raise.valueError('state vector is the wrong size');
  const numbers: number[] = [];
  for (const word of words.items) numbers.push(Number(yield* index(word, thread)));
  const position = numbers[STATE_SIZE - 1]!;
  if (position < 0 || position > STATE_SIZE - 1) raise.valueError('invalid state');
  self.twister.restore(
    version === 2 ? numbers.map((word, i) => (i < STATE_SIZE - 1 ? word % 2 ** 32 : word)) : numbers,
  );
  self.gaussNext = state.items[2] ?? null;
  return null;
}

function* seedNumber(a: Value, version: number, thread: Thread): Guest<bigint> {
  if (a === null) return entropy(thread.interpreter.host);
  const known = knownInteger(a);
  if (known !== undefined) return known < 0 ? -BigInt(known) : BigInt(known);
  const text = asString(a);
  const bytes = text === undefined ? bufferOf(a) : undefined;
  if (version === 1 && (text !== undefined || bytes !== undefined)) return firstVersion(text ?? bytes!);
  if (version === 2) {
    const data = text === undefined ? bytes : encoder.encode(text);
    if (data !== undefined) return spread(data, thread);
  }
  if (!(a instanceof PyFloat) && text === undefined && bytes === undefined) {
    raise.typeError('The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.');
  }
  return BigInt.asUintN(64, BigInt(yield* finished(hash(a, thread))));
}

function spread(data: Uint8Array, thread: Thread): bigint {
  const all = new Uint8Array(data.length + 64);
  all.set(data);
  all.set(sha512(data), data.length);
  return BigInt(integerFromBytes(all, false, false, thread));
}

function firstVersion(source: string | Uint8Array): bigint {
  const codes = typeof source === 'string' ? Array.from(source, (each) => each.codePointAt(0)!) : [...source];
  let value = BigInt(codes[0] ?? 0) << 7n;
  for (const code of codes) value = BigInt.asUintN(64, (1000003n * value) ^ BigInt(code));
  return value ^ BigInt(codes.length);
}

function noState(): never {
  return raise.error(notImplementedErrorType, 'System entropy source does not have state.');
}
