/** Arithmetic of `float` on JavaScript numbers where Python differs. CPython: Objects/floatobject.c. */
import { overflowErrorType, raise } from '../kernel/errors.ts';
import { PyComplex, PyFloat } from '../kernel/values.ts';
import { complexPower } from './complex-arithmetic.ts';
import { power } from './elementary.ts';

/** `a / b` */
export function floatDivide(a: number, b: number): number {
  return b === 0 ? raise.zeroDivisionError('float division by zero') : a / b;
}

/** `a % b`, with the sign of `b`. */
export function floatModulo(a: number, b: number): number {
  return b === 0 ? raise.zeroDivisionError('float modulo by zero') : modulo(a, b);
}

/** `a // b` */
export function floatFloorDivide(a: number, b: number): number {
  return b === 0 ? raise.zeroDivisionError('float floor division by zero') : floorDivide(a, b);
}

/** `divmod(a, b)` */
export function floatDivmod(a: number, b: number): readonly [number, number] {
  if (b === 0) raise.zeroDivisionError('float divmod()');
  return [floorDivide(a, b), modulo(a, b)];
}

/** `a ** b`: a negative number to a broken power is complex. */
export function floatPower(a: number, b: number): PyFloat | PyComplex {
  if (a < 0 && Number.isFinite(a) && Number.isFinite(b) && !Number.isInteger(b)) {
    const [real, imag] = complexPower(a, 0, b, 0);
    return new PyComplex(real, imag);
  }
  return new PyFloat(realPower(a, b));
}

/** `a ** b` where the result is known to be real. */
export function realPower(a: number, b: number): number {
  if (a === 0 && b < 0 && b !== -Infinity) {
    raise.zeroDivisionError('0.0 cannot be raised to a negative power');
  }
  // C differs from JavaScript: 1 to any power and -1 to an infinite one is 1.
  if (a === 1 || (a === -1 && !Number.isFinite(b) && !Number.isNaN(b))) return 1;
  const result = power(a, b);
  if (!Number.isFinite(result) && Number.isFinite(a) && Number.isFinite(b)) {
    raise.error(overflowErrorType, 34, 'Numerical result out of range');
  }
  return result;
}

function modulo(a: number, b: number): number {
  const rest = a % b;
  if (rest === 0) return b < 0 ? -0 : 0;
  return rest < 0 !== b < 0 ? rest + b : rest;
}

function floorDivide(a: number, b: number): number {
  const rest = a % b;
  let quotient = (a - rest) / b;
  if (rest !== 0 && rest < 0 !== b < 0) quotient -= 1;
  if (quotient === 0) return a / b < 0 || Object.is(a / b, -0) ? -0 : 0;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}
