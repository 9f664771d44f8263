/** `math`. CPython: Modules/mathmodule.c; docs: library/math.html. */
import { native } from '../../runtime/kernel/define.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import type { PyNativeFunction } from '../../runtime/kernel/native.ts';
import type { Result, Value } from '../../runtime/kernel/object.ts';
import { drive, type Guest } from '../../runtime/kernel/pausing.ts';
import { index, knownInteger } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyFloat, PyTuple } from '../../runtime/kernel/values.ts';
import { defineModule } from '../../runtime/objects/define-module.ts';
import {
  arcCosine,
  arcSine,
  arcTangent,
  cosine,
  exponential,
  logarithm as naturalLogarithm,
  sine,
  tangent,
} from '../../runtime/objects/elementary.ts';
import { toReal } from '../../runtime/objects/number-conversion.ts';
import { bounded, domainError, growing, ofOne, ofReal, ofTwo, quickReal, rangeError } from './arguments.ts';
import { erf, erfc } from './error-function.ts';
import { acosh, asinh, cbrt, cosh, exp2, log2, log10, sinh, tanh } from './exponentials.ts';
import {
  copySign,
  fmod,
  frexp,
  fusedMultiplyAdd,
  isClose,
  ldexp,
  modf,
  nextAfter,
  power,
  remainder,
  ulp,
} from './floats.ts';
import { gamma, logGamma } from './gamma.ts';
import { combinations, factorial, gcd, isqrt, lcm, permutations } from './integers.ts';
import { logarithm, logarithmTo, rounding, trunc } from './rounding.ts';
import { dist, fsum, hypot, prod, sumprod } from './sums.ts';

export default defineModule('math', () => ({
  doc: 'This module provides access to the mathematical functions\ndefined by the C standard.',
  functions: [...ofOneNumber(), ...ofFloats(), ...ofMany(), ...ofIntegers()],
  values: {
    e: new PyFloat(Math.E),
    inf: new PyFloat(Number.POSITIVE_INFINITY),
    nan: new PyFloat(Number.NaN),
    pi: new PyFloat(Math.PI),
    tau: new PyFloat(2 * Math.PI),
  },
}));

function ofOneNumber(): PyNativeFunction[] {
  const one = (name: string, doc: string, compute: (x: number) => number) =>
    native(`${name}(x, /)`, doc, ofOne(compute));
  return [
    one(
      'acos',
      'Return the arc cosine (measured in radians) of x.\n\nThe result is between 0 and pi.',
      bounded(arcCosine),
    ),
    one('acosh', 'Return the inverse hyperbolic cosine of x.', bounded(acosh)),
    one(
      'asin',
      'Return the arc sine (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2.',
      bounded(arcSine),
    ),
    one('asinh', 'Return the inverse hyperbolic sine of x.', bounded(asinh)),
    one(
      'atan',
      'Return the arc tangent (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2.',
      (x) => (Number.isNaN(x) ? x : arcTangent(x, 1)),
    ),
    one('atanh', 'Return the inverse hyperbolic tangent of x.', bounded(Math.atanh)),
    one('cbrt', 'Return the cube root of x.', cbrt),
    native(
      'ceil(x, /)',
      'Return the ceiling of x as an Integral.\n\nThis is the smallest integer >= x.',
      rounding('__ceil__', Math.ceil),
    ),
    one('cos', 'Return the cosine of x (measured in radians).', bounded(cosine)),
    one('cosh', 'Return the hyperbolic cosine of x.', growing(cosh)),
    one('degrees', 'Convert angle x from radians to degrees.', (x) => x * (180 / Math.PI)),
    one('erf', 'Error function at x.', erf),
    one('erfc', 'Complementary error function at x.', erfc),
    one('exp', 'Return e raised to the power of x.', growing(exponential)),
    one('exp2', 'Return 2 raised to the power of x.', growing(exp2)),
    one(
      'expm1',
      'Return exp(x)-1.\n\nThis function avoids the loss of precision involved in the direct evaluation of exp(x)-1 for small x.',
      growing(Math.expm1),
    ),
    one('fabs', 'Return the absolute value of the float x.', Math.abs),
    native(
      'floor(x, /)',
      'Return the floor of x as an Integral.\n\nThis is the largest integer <= x.',
      rounding('__floor__', Math.floor),
    ),
    native(
      'frexp(x, /)',
      'Return the mantissa and exponent of x, as pair (m, e).\n\nm is a float and e is an int, such that x = m * 2.**e.\nIf x is 0, m and e are both 0.  Else 0.5 <= abs(m) < 1.0.',
      ofReal((x) => {
        const [mantissa, exponent] = frexp(x);
        return new PyTuple([new PyFloat(mantissa), exponent]);
      }),
    ),
    one('gamma', 'Gamma function at x.', gammaOrError),
    native(
      'isfinite(x, /)',
      'Return True if x is neither an infinity nor a NaN, and False otherwise.',
      ofReal(Number.isFinite),
    ),
    native(
      'isinf(x, /)',
      'Return True if x is a positive or negative infinity, and False otherwise.',
      ofReal((x) => Math.abs(x) === Number.POSITIVE_INFINITY),
    ),
    native(
      'isnan(x, /)',
      'Return True if x is a NaN (not a number), and False otherwise.',
      ofReal(Number.isNaN),
    ),
    one('lgamma', 'Natural logarithm of absolute value of Gamma function at x.', logGammaOrError),
    native(
      'log(x, base=<missing>, /)',
      'log(x, [base=math.e])\nReturn the logarithm of x to the given base.\n\nIf the base is not specified, returns the natural logarithm (base e) of x.',
      logarithmTo(naturalLogarithm),
      { textSignature: null },
    ),
    native('log10(x, /)', 'Return the base 10 logarithm of x.', logarithm(log10)),
    one(
      'log1p',
      'Return the natural logarithm of 1+x (base e).\n\nThe result is computed in a way which is accurate for x near zero.',
      bounded(Math.log1p),
    ),
    native('log2(x, /)', 'Return the base 2 logarithm of x.', logarithm(log2)),
    native(
      'modf(x, /)',
      'Return the fractional and integer parts of x.\n\nBoth results carry the sign of x and are floats.',
      ofReal((x) => {
        const [fraction, whole] = modf(x);
        return new PyTuple([new PyFloat(fraction), new PyFloat(whole)]);
      }),
    ),
    one('radians', 'Convert angle x from degrees to radians.', (x) => x * (Math.PI / 180)),
    one('sin', 'Return the sine of x (measured in radians).', bounded(sine)),
    one('sinh', 'Return the hyperbolic sine of x.', growing(sinh)),
    one('sqrt', 'Return the square root of x.', bounded(Math.sqrt)),
    one('tan', 'Return the tangent of x (measured in radians).', bounded(tangent)),
    one('tanh', 'Return the hyperbolic tangent of x.', tanh),
    native(
      'trunc(x, /)',
      'Truncates the Real x to the nearest Integral toward 0.\n\nUses the __trunc__ magic method.',
      trunc,
    ),
    one('ulp', 'Return the value of the least significant bit of the float x.', ulp),
  ];
}

function ofFloats(): PyNativeFunction[] {
  return [
    native(
      'atan2(y, x, /)',
      'Return the arc tangent (measured in radians) of y/x.\n\nUnlike atan(y/x), the signs of both x and y are considered.',
      ofTwo(arcTangent),
    ),
    native(
      'copysign(x, y, /)',
      'Return a float with the magnitude (absolute value) of x but the sign of y.\n\nOn platforms that support signed zeros, copysign(1.0, -0.0)\nreturns -1.0.\n',
      ofTwo(copySign),
    ),
    native(
      'fma(x, y, z, /)',
      'Fused multiply-add operation.\n\nCompute (x * y) + z with a single round.',
      function* (x: Value, y: Value, z: Value, thread: Thread): Guest<Value> {
        const a = yield* toReal(x, thread);
        const b = yield* toReal(y, thread);
        return new PyFloat(fusedMultiplyAdd(a, b, yield* toReal(z, thread)));
      },
    ),
    native('fmod(x, y, /)', 'Return fmod(x, y), according to platform C.\n\nx % y may differ.', ofTwo(fmod)),
    native(
      'isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)',
      'Determine whether two floating-point numbers are close in value.\n\n  rel_tol\n    maximum difference for being considered "close", relative to the\n    magnitude of the input values\n  abs_tol\n    maximum difference for being considered "close", regardless of the\n    magnitude of the input values\n\nReturn True if a is close in value to b, and False otherwise.\n\n-inf, inf and NaN behave similarly to the IEEE 754 Standard.  That\nis, NaN is not close to anything, even itself.  inf and -inf are\nonly close to themselves.',
      closeness,
    ),
    native(
      'ldexp(x, i, /)',
      'Return x * (2**i).\n\nThis is essentially the inverse of frexp().',
      function* (x: Value, i: Value, thread: Thread): Guest<Value> {
        const number = yield* toReal(x, thread);
        const exponent = knownInteger(i);
        if (exponent === undefined) return raise.typeError('Expected an int as second argument to ldexp.');
        return new PyFloat(ldexp(number, exponent));
      },
    ),
    native(
      'nextafter(x, y, /, *, steps=None)',
      'Return the floating-point value the given number of steps after x towards y.\n\nIf steps is not specified or is None, it defaults to 1.\n\nRaises a TypeError, if x or y is not a double, or if steps is not an integer.\nRaises ValueError if steps is negative.',
      function* (x: Value, y: Value, steps: Value, thread: Thread): Guest<Value> {
        const from = yield* toReal(x, thread);
        const to = yield* toReal(y, thread);
        if (steps === null) return new PyFloat(nextAfter(from, to, null));
        const count = yield* index(steps, thread);
        if (count < 0) raise.valueError('steps must be a non-negative integer');
        return new PyFloat(nextAfter(from, to, BigInt(count)));
      },
    ),
    native('pow(x, y, /)', 'Return x**y (x to the power of y).', ofTwo(power)),
    native(
      'remainder(x, y, /)',
      'Difference between x and the closest integer multiple of y.\n\nReturn x - n*y where n*y is the closest integer multiple of y.\nIn the case where x is exactly halfway between two multiples of\ny, the nearest even value of n is used. The result is always exact.',
      ofTwo(remainder),
    ),
  ];
}

function ofMany(): PyNativeFunction[] {
  return [
    native(
      'dist(p, q, /)',
      'Return the Euclidean distance between two points p and q.\n\nThe points should be specified as sequences (or iterables) of\ncoordinates.  Both inputs must have the same dimension.\n\nRoughly equivalent to:\n    sqrt(sum((px - qx) ** 2.0 for px, qx in zip(p, q)))',
      dist,
    ),
    native(
      'fsum(seq, /)',
      'Return an accurate floating-point sum of values in the iterable seq.\n\nAssumes IEEE-754 floating-point arithmetic.',
      fsum,
    ),
    native(
      'hypot(*coordinates)',
      'hypot(*coordinates) -> value\n\nMultidimensional Euclidean distance from the origin to a point.\n\nRoughly equivalent to:\n    sqrt(sum(x**2 for x in coordinates))\n\nFor a two dimensional point (x, y), gives the hypotenuse\nusing the Pythagorean theorem:  sqrt(x*x + y*y).',
      hypot,
      { textSignature: null },
    ),
    native(
      'prod(iterable, /, *, start=1)',
      'Calculate the product of all the elements in the input iterable.\n\nThe default start value for the product is 1.\n\nWhen the iterable is empty, return the start value.  This function is\nintended specifically for use with numeric values and may reject\nnon-numeric types.',
      prod,
    ),
    native(
      'sumprod(p, q, /)',
      'Return the sum of products of values from two iterables p and q.\n\nRoughly equivalent to:\n\n    sum(itertools.starmap(operator.mul, zip(p, q, strict=True)))\n\nFor float and mixed int/float inputs, the intermediate products\nand sums are computed with extended precision.',
      sumprod,
    ),
  ];
}

function ofIntegers(): PyNativeFunction[] {
  return [
    native(
      'comb(n, k, /)',
      'Number of ways to choose k items from n items without repetition and without order.\n\nEvaluates to n! / (k! * (n - k)!) when k <= n and evaluates\nto zero when k > n.\n\nRaises TypeError if either of the arguments are not integers.\nRaises ValueError if either of the arguments are negative.',
      combinations,
    ),
    native('factorial(n, /)', 'Find n!.\n\nRaise a ValueError if x is negative or non-integral.', factorial),
    native('gcd(*integers)', 'Greatest Common Divisor.', gcd),
    native('isqrt(n, /)', 'Return the integer part of the square root of the input.', isqrt),
    native('lcm(*integers)', 'Least Common Multiple.', lcm),
    native(
      'perm(n, k=None, /)',
      'Number of ways to choose k items from n items without repetition and with order.\n\nEvaluates to n! / (n - k)! when k <= n and evaluates\nto zero when k > n.\n\nIf k is not specified or is None, then k defaults to n\nand the function returns n!.\n\nRaises TypeError if either of the arguments are not integers.\nRaises ValueError if either of the arguments are negative.',
      permutations,
    ),
  ];
}

function closeness(a: Value, b: Value, relative: Value, absolute: Value, thread: Thread): Result {
  const x = quickReal(a);
  const y = quickReal(b);
  const relativeTolerance = quickReal(relative);
  const absoluteTolerance = quickReal(absolute);
  if (
    x === undefined ||
    y === undefined ||
    relativeTolerance === undefined ||
    absoluteTolerance === undefined
  )
    return drive(slowCloseness(a, b, relative, absolute, thread), thread);
  return isClose(x, y, relativeTolerance, absoluteTolerance);
}

function* slowCloseness(a: Value, b: Value, relative: Value, absolute: Value, thread: Thread): Guest<Value> {
  const x = yield* toReal(a, thread);
  const y = yield* toReal(b, thread);
  const relativeTolerance = yield* toReal(relative, thread);
  return isClose(x, y, relativeTolerance, yield* toReal(absolute, thread));
}

function gammaOrError(x: number): number {
  const result = gamma(x);
  if (Number.isFinite(result) || Number.isNaN(x) || x === Number.POSITIVE_INFINITY) return result;
  return x === 0 || Number.isNaN(result) ? domainError() : rangeError();
}

function logGammaOrError(x: number): number {
  const result = logGamma(x);
  if (Number.isFinite(result) || !Number.isFinite(x)) return result;
  return x <= 0 && Number.isInteger(x) ? domainError() : rangeError();
}
