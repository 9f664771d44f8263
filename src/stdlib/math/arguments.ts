/** How the functions of `math` take real numbers. CPython: Modules/mathmodule.c (math_1, math_2). */
import { floatType } from '../../runtime/kernel/birth.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import type { Result, Value } from '../../runtime/kernel/object.ts';
import { drive, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyFloat } from '../../runtime/kernel/values.ts';
import { toReal } from '../../runtime/objects/number-conversion.ts';

/** The number of a plain `int` of machine size or a plain `float`; `undefined` where more has to be asked. */
export function quickReal(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  return value instanceof PyFloat && value.type === floatType ? value.value : undefined;
}

/** A function of one number, whose result is a `float`. */
export function ofOne(compute: (x: number) => number) {
  return ofReal((x) => new PyFloat(compute(x)));
}

/** A function of one number. */
export function ofReal(compute: (x: number) => Value) {
  const slowly = function* (value: Value, thread: Thread): Guest<Value> {
    return compute(yield* toReal(value, thread));
  };
  return (value: Value, thread: Thread): Result => {
    const x = quickReal(value);
    return x === undefined ? drive(slowly(value, thread), thread) : compute(x);
  };
}

/** A function of two numbers, whose result is a `float`. */
export function ofTwo(compute: (x: number, y: number) => number) {
  const slowly = function* (first: Value, second: Value, thread: Thread): Guest<Value> {
    const x = yield* toReal(first, thread);
    return new PyFloat(compute(x, yield* toReal(second, thread)));
  };
  return (first: Value, second: Value, thread: Thread): Result => {
    const x = quickReal(first);
    const y = quickReal(second);
    return x === undefined || y === undefined
      ? drive(slowly(first, second, thread), thread)
      : new PyFloat(compute(x, y));
  };
}

/** A function that has no value where the result is no number, nor where a finite number gives an infinite one. */
export function bounded(compute: (x: number) => number): (x: number) => number {
  return (x) => {
    const result = compute(x);
    if (!Number.isFinite(result) && !Number.isNaN(x) && (Number.isNaN(result) || Number.isFinite(x)))
      domainError();
    return result;
  };
}

/** As `bounded`, but results may be too large for a float. */
export function growing(compute: (x: number) => number): (x: number) => number {
  return (x) => {
    const result = compute(x);
    if (Number.isFinite(result) || Number.isNaN(x)) return result;
    if (Number.isNaN(result)) domainError();
    return Number.isFinite(x) ? rangeError() : result;
  };
}

export function domainError(): never {
  return raise.valueError('math domain error');
}

export function rangeError(): never {
  return raise.overflowError('math range error');
}
