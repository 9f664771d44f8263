/** `floor`, `ceil`, `trunc`, and logarithms, which take integers of any size. CPython: Modules/mathmodule.c. */
import { floatType, typeOf } from '../../runtime/kernel/birth.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import type { Result, Value } from '../../runtime/kernel/object.ts';
import { drive, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { callMethod } from '../../runtime/kernel/special.ts';
import { knownInteger } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyFloat } from '../../runtime/kernel/values.ts';
import { bitLength, trueDivideIntegers } from '../../runtime/objects/integer-arithmetic.ts';
import { floatToInteger, toReal } from '../../runtime/objects/number-conversion.ts';
import { domainError } from './arguments.ts';

/** `floor`, `ceil`: numbers that know better are asked. */
export function rounding(special: '__floor__' | '__ceil__', round: (x: number) => number) {
  const slowly = function* (value: Value, thread: Thread): Guest<Value> {
    const method = typeOf(value).lookup(special);
    if (method !== undefined) return yield* finished(callMethod(method, value, [], thread));
    return floatToInteger(round(yield* toReal(value, thread)));
  };
  return (value: Value, thread: Thread): Result => {
    if (typeof value === 'number' || typeof value === 'bigint') return value;
    if (value instanceof PyFloat && value.type === floatType) return floatToInteger(round(value.value));
    return drive(slowly(value, thread), thread);
  };
}

export function trunc(value: Value, thread: Thread): Result {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (value instanceof PyFloat && value.type === floatType) return floatToInteger(value.value);
  const type = typeOf(value);
  const method = type.lookup('__trunc__');
  if (method === undefined) return raise.typeError(`type ${type.name} doesn't define __trunc__ method`);
  return callMethod(method, value, [], thread);
}

/** `log2`, `log10` */
export function logarithm(compute: (x: number) => number) {
  return (value: Value, thread: Thread): Result => {
    if (value instanceof PyFloat && value.type === floatType)
      return new PyFloat(checked(compute, value.value));
    const known = knownInteger(value);
    return known === undefined
      ? drive(logarithmOfReal(compute, value, thread), thread)
      : new PyFloat(logarithmOfInteger(compute, known));
  };
}

function* logarithmOfReal(compute: (x: number) => number, value: Value, thread: Thread): Guest<Value> {
  return new PyFloat(checked(compute, yield* toReal(value, thread)));
}

function logarithmOfInteger(compute: (x: number) => number, x: number | bigint): number {
  if (x <= 0) return domainError();
  const number = Number(x);
  if (Number.isFinite(number)) return compute(number);
  // Too large for a float: a fraction times a power of two.
  const exponent = bitLength(x);
  const fraction = trueDivideIntegers(x, 1n << BigInt(exponent));
  return compute(fraction) + compute(2) * exponent;
}

function checked(compute: (x: number) => number, x: number): number {
  return x <= 0 ? domainError() : compute(x);
}

/** `log(x, base)` */
export function logarithmTo(compute: (x: number) => number) {
  const plain = logarithm(compute);
  const withBase = function* (value: Value, base: Value, thread: Thread): Guest<Value> {
    const dividend = yield* finished(plain(value, thread));
    const divisor = yield* finished(plain(base, thread));
    const by = (divisor as PyFloat).value;
    if (by === 0) raise.zeroDivisionError('float division by zero');
    return new PyFloat((dividend as PyFloat).value / by);
  };
  return (value: Value, base: Value | undefined, thread: Thread): Result =>
    base === undefined ? plain(value, thread) : drive(withBase(value, base, thread), thread);
}
