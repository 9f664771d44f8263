/** The built-in `float`. CPython: Objects/floatobject.c; docs: library/stdtypes.html#additional-methods-on-float. */
import { floatType } from '../kernel/birth.ts';
import { call1 } from '../kernel/call.ts';
import { classMethod, describeType, getset, method } from '../kernel/define.ts';
import { givenTypeName, raise, typeName } from '../kernel/errors.ts';
import { hashFloat } from '../kernel/hashing.ts';
import type { Result, Value } from '../kernel/object.ts';
import { drive, type Guest } from '../kernel/pausing.ts';
import type { Names } from '../kernel/slots.ts';
import { index, knownInteger } from '../kernel/subscript.ts';
import { asString, str } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { adopt, integer, NotImplemented, type PyComplex, PyFloat, PyTuple } from '../kernel/values.ts';
import { floatDivide, floatDivmod, floatFloorDivide, floatModulo, floatPower } from './float-arithmetic.ts';
import { floatFromHex, floatHex } from './float-hex.ts';
import { decompose, floatRepr, roundToPlaces } from './float-text.ts';
import { integerToFloat } from './integer-arithmetic.ts';
import { floatToInteger, toFloat } from './number-conversion.ts';
import { formatFloat } from './number-format.ts';

describeType<PyFloat>(floatType, {
  signature: '(x=0, /)',
  doc: 'Convert a string or number to a floating-point number, if possible.',
  instances: PyFloat,
  slots: {
    new: construct,
    repr: (self) => floatRepr(self.value),
    hash: (self, thread) => hashFloat(self.value, self, thread),
    bool: (self) => self.value !== 0,
    lt: comparison((a, b) => a < b),
    le: comparison((a, b) => a <= b),
    eq: comparison((a, b) => a >= b && a <= b),
    ne: comparison((a, b) => !(a >= b && a <= b)),
    gt: comparison((a, b) => a > b),
    ge: comparison((a, b) => a >= b),
    add: binary((a, b) => a + b),
    radd: reflected((a, b) => a + b),
    sub: binary((a, b) => a - b),
    rsub: reflected((a, b) => a - b),
    mul: binary((a, b) => a * b),
    rmul: reflected((a, b) => a * b),
    mod: binary(floatModulo),
    rmod: reflected(floatModulo),
    divmod: (self, other) => divideWithRest(self.value, floatOperand(other)),
    rdivmod: (self, other) => divideWithRest(floatOperand(other), self.value),
    pow: (self, other, modulus) => power(self.value, floatOperand(other), modulus),
    rpow: (self, other, modulus) => power(floatOperand(other), self.value, modulus),
    neg: (self) => new PyFloat(-self.value),
    pos: (self) => exact(self),
    abs: (self) => new PyFloat(Math.abs(self.value)),
    int: (self) => floatToInteger(self.value),
    float: (self) => exact(self),
    floordiv: binary(floatFloorDivide),
    rfloordiv: reflected(floatFloorDivide),
    truediv: binary(floatDivide),
    rtruediv: reflected(floatDivide),
  },
  methods: [
    method('conjugate(self, /)', 'Return self, the complex conjugate of any float.', (self: PyFloat) =>
      exact(self),
    ),
    method('__trunc__(self, /)', 'Return the Integral closest to x between 0 and x.', (self: PyFloat) =>
      floatToInteger(self.value),
    ),
    method('__floor__(self, /)', 'Return the floor as an Integral.', (self: PyFloat) =>
      floatToInteger(Math.floor(self.value)),
    ),
    method('__ceil__(self, /)', 'Return the ceiling as an Integral.', (self: PyFloat) =>
      floatToInteger(Math.ceil(self.value)),
    ),
    method(
      '__round__(self, ndigits=None, /)',
      'Return the Integral closest to x, rounding half toward even.\n\nWhen an argument is passed, work like built-in round(x, ndigits).',
      function* (self: PyFloat, digits: Value, thread: Thread) {
        if (digits === null) return floatToInteger(roundHalfEven(self.value));
        const places = yield* index(digits, thread);
        return new PyFloat(roundToPlaces(self.value, Number(places)));
      },
    ),
    method(
      'as_integer_ratio(self, /)',
      'Return a pair of integers, whose ratio is exactly equal to the original float.\n\nThe ratio is in lowest terms and has a positive denominator.  Raise\nOverflowError on infinities and a ValueError on NaNs.\n\n>>> (10.0).as_integer_ratio()\n(10, 1)\n>>> (0.0).as_integer_ratio()\n(0, 1)\n>>> (-.25).as_integer_ratio()\n(-1, 4)',
      (self: PyFloat) => integerRatio(self.value),
    ),
    classMethod(
      'fromhex(type, string, /)',
      "Create a floating-point number from a hexadecimal string.\n\n>>> float.fromhex('0x1.ffffp10')\n2047.984375\n>>> float.fromhex('-0x1p-1074')\n-5e-324",
      (type: PyType, string: Value, thread: Thread): Result => {
        const text = asString(string) ?? raise.typeError('bad argument type for built-in operation');
        const value = new PyFloat(floatFromHex(text));
        return type === floatType ? value : call1(type, value, thread);
      },
    ),
    method(
      'hex(self, /)',
      "Return a hexadecimal representation of a floating-point number.\n\n>>> (-0.1).hex()\n'-0x1.999999999999ap-4'\n>>> 3.14159.hex()\n'0x1.921f9f01b866ep+1'",
      (self: PyFloat) => floatHex(self.value),
    ),
    method('is_integer(self, /)', 'Return True if the float is an integer.', (self: PyFloat) =>
      Number.isInteger(self.value),
    ),
    method('__getnewargs__(self, /)', null, (self: PyFloat) => new PyTuple([exact(self)])),
    classMethod(
      '__getformat__(type, typestr, /)',
      "You probably don't want to use this function.\n\n  typestr\n    Must be 'double' or 'float'.\n\nIt exists mainly to be used in Python's test suite.\n\nThis function returns whichever of 'unknown', 'IEEE, big-endian' or 'IEEE,\nlittle-endian' best describes the format of floating-point numbers used by the\nC type named by typestr.",
      (_type: PyType, kind: Value) => {
        const text =
          asString(kind) ??
          raise.typeError(`__getformat__() argument must be str, not ${givenTypeName(kind)}`);
        if (text === 'double' || text === 'float') return 'IEEE, little-endian';
        return raise.valueError("__getformat__() argument 1 must be 'double' or 'float'");
      },
    ),
    method(
      '__format__(self, format_spec, /)',
      'Formats the float according to format_spec.',
      (self: PyFloat, spec: Value, thread: Thread): Result => {
        const text =
          asString(spec) ?? raise.typeError(`__format__() argument must be str, not ${givenTypeName(spec)}`);
        return text === '' ? str(self, thread) : formatFloat(self.value, text, typeName(self));
      },
    ),
    getset<PyFloat>('real', 'the real part of a complex number', (self) => exact(self)),
    getset<PyFloat>('imag', 'the imaginary part of a complex number', () => new PyFloat(0)),
  ],
});

/** The float of a `float` or an `int`; `undefined` for other operands. */
export function floatOperand(value: Value): number | undefined {
  if (value instanceof PyFloat) return value.value;
  const known = knownInteger(value);
  return known === undefined ? undefined : integerToFloat(known);
}

/** To the nearest whole number, ties to even. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest < 0.5) return floor;
  if (rest > 0.5) return floor + 1;
  return rest === 0.5 ? (floor % 2 === 0 ? floor : floor + 1) : value;
}

function construct(type: PyType, args: Value[], names: Names, thread: Thread): Result {
  // a class with an __init__ of its own may take keywords that are not for the float
  if (names !== null && (type === floatType || type.slots.init === floatType.slots.init))
    raise.typeError('float() takes no keyword arguments');
  const given = args.length - (names?.length ?? 0);
  if (given > 1) raise.typeError(`float expected at most 1 argument, got ${given}`);
  const x = given === 0 ? 0 : args[0]!;
  // fast paths: beside the slots of exact float and int
  if (type === floatType) {
    if (x instanceof PyFloat && x.type === floatType) return x;
    if (typeof x === 'number') return new PyFloat(x);
  }
  return drive(constructed(type, x, thread), thread);
}

function* constructed(type: PyType, x: Value, thread: Thread): Guest<Value> {
  const value = new PyFloat(yield* toFloat(x, thread));
  return type === floatType ? value : adopt(value, type);
}

function exact(self: PyFloat): PyFloat {
  return self.type === floatType ? self : new PyFloat(self.value);
}

/** Comparisons with integers are exact: JavaScript compares numbers and bigints by value. */
function comparison(
  operation: (a: number, b: number | bigint) => boolean,
): (self: PyFloat, other: Value) => Value {
  return (self, other) => {
    const right = other instanceof PyFloat ? other.value : knownInteger(other);
    return right === undefined ? NotImplemented : operation(self.value, right);
  };
}

function binary(operation: (a: number, b: number) => number): (self: PyFloat, other: Value) => Value {
  return (self, other) => {
    const right = floatOperand(other);
    return right === undefined ? NotImplemented : new PyFloat(operation(self.value, right));
  };
}

function reflected(operation: (a: number, b: number) => number): (self: PyFloat, other: Value) => Value {
  return (self, other) => {
    const left = floatOperand(other);
    return left === undefined ? NotImplemented : new PyFloat(operation(left, self.value));
  };
}

function divideWithRest(a: number | undefined, b: number | undefined): Value {
  if (a === undefined || b === undefined) return NotImplemented;
  const [quotient, rest] = floatDivmod(a, b);
  return new PyTuple([new PyFloat(quotient), new PyFloat(rest)]);
}

function power(a: number | undefined, b: number | undefined, modulus: Value): PyFloat | PyComplex | Value {
  if (modulus !== null) raise.typeError('pow() 3rd argument not allowed unless all arguments are integers');
  return a === undefined || b === undefined ? NotImplemented : floatPower(a, b);
}

function integerRatio(value: number): Value {
  if (Number.isNaN(value)) raise.valueError('cannot convert NaN to integer ratio');
  if (!Number.isFinite(value)) raise.overflowError('cannot convert Infinity to integer ratio');
  if (Number.isSafeInteger(value)) return new PyTuple([value + 0, 1]);
  let [mantissa, exponent] = decompose(Math.abs(value));
  while (exponent < 0 && (mantissa & 1n) === 0n) {
    mantissa >>= 1n;
    exponent++;
  }
  const numerator = exponent > 0 ? mantissa << BigInt(exponent) : mantissa;
  const denominator = exponent < 0 ? 1n << BigInt(-exponent) : 1n;
  return new PyTuple([integer(value < 0 ? -numerator : numerator), integer(denominator)]);
}
