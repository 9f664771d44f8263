/** The built-in `int`. CPython: Objects/longobject.c; docs: library/stdtypes.html#additional-methods-on-integer-types. */
import { strangeKeyword } from '../kernel/bind.ts';
import { intType } from '../kernel/birth.ts';
import { call1 } from '../kernel/call.ts';
import { classMethod, describeType, getset, method } from '../kernel/define.ts';
import { givenTypeName, raise, typeName } from '../kernel/errors.ts';
import { hashInteger } from '../kernel/hashing.ts';
import type { Result, Unwind, Value } from '../kernel/object.ts';
import { drive, finished, type Guest } from '../kernel/pausing.ts';
import type { Names } from '../kernel/slots.ts';
import { index, knownInteger } from '../kernel/subscript.ts';
import { asString, str } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { truth } from '../kernel/truth.ts';
import type { PyType } from '../kernel/type.ts';
import { adopt, integer, NotImplemented, PyBytes, PyFloat, PyInt, PyTuple } from '../kernel/values.ts';
import { bytesFromInteger, collectBytes, integerFromBytes } from './int-bytes.ts';
import {
  absoluteInteger,
  addIntegers,
  andIntegers,
  bitLength,
  divideRoundingHalfEven,
  floorDivideIntegers,
  type Integer,
  integerToFloat,
  invertInteger,
  moduloIntegers,
  multiplyIntegers,
  negateInteger,
  orIntegers,
  powerIntegers,
  powerModulo,
  shiftLeft,
  shiftRight,
  subtractIntegers,
  trueDivideIntegers,
  xorIntegers,
} from './integer-arithmetic.ts';
import { integerText } from './integer-text.ts';
import { toInteger, toIntegerInBase } from './number-conversion.ts';
import { formatInteger } from './number-format.ts';

/** What `self` of an `int` method is: also instances of subclasses. */
type Int = number | bigint | boolean | PyInt;

type Operation = (a: Integer, b: Integer, thread: Thread) => Value;

describeType<Int>(intType, {
  itemSize: 4,
  doc: "int([x]) -> integer\nint(x, base=10) -> integer\n\nConvert a number or string to an integer, or return 0 if no arguments\nare given.  If x is a number, return x.__int__().  For floating-point\nnumbers, this truncates towards zero.\n\nIf x is not a number or if base is given, then x must be a string,\nbytes, or bytearray instance representing an integer literal in the\ngiven base.  The literal can be preceded by '+' or '-' and be surrounded\nby whitespace.  The base defaults to 10.  Valid bases are 0 and 2-36.\nBase 0 means to interpret the base from the string as an integer literal.\n>>> int('0b100', base=0)\n4",
  instances: PyInt,
  slots: {
    new: construct,
    repr: (self, thread) => integerText(plainInteger(self), thread),
    hash: (self) => hashInteger(plainInteger(self)),
    bool: (self) => plainInteger(self) !== 0,
    lt: comparison((a, b) => a < b),
    le: comparison((a, b) => a <= b),
    eq: comparison((a, b) => a === b),
    ne: comparison((a, b) => a !== b),
    gt: comparison((a, b) => a > b),
    ge: comparison((a, b) => a >= b),
    add: binary(addIntegers),
    radd: reflected(addIntegers),
    sub: binary(subtractIntegers),
    rsub: reflected(subtractIntegers),
    mul: binary(multiplyIntegers),
    rmul: reflected(multiplyIntegers),
    mod: binary(moduloIntegers),
    rmod: reflected(moduloIntegers),
    divmod: binary(divideWithRest),
    rdivmod: reflected(divideWithRest),
    pow: (self, other, modulus, thread) => power(self, other, modulus, thread),
    rpow: (self, other, modulus, thread) => power(other, self, modulus, thread),
    neg: (self) => negateInteger(plainInteger(self)),
    pos: (self) => plainInteger(self),
    abs: (self) => absoluteInteger(plainInteger(self)),
    invert: (self) => invertInteger(plainInteger(self)),
    lshift: binary(shiftLeft),
    rlshift: reflected(shiftLeft),
    rshift: binary(shiftRight),
    rrshift: reflected(shiftRight),
    and: binary(andIntegers),
    rand: reflected(andIntegers),
    xor: binary(xorIntegers),
    rxor: reflected(xorIntegers),
    or: binary(orIntegers),
    ror: reflected(orIntegers),
    int: (self) => plainInteger(self),
    float: (self) => new PyFloat(integerToFloat(plainInteger(self))),
    floordiv: binary(floorDivideIntegers),
    rfloordiv: reflected(floorDivideIntegers),
    truediv: binary(quotient),
    rtruediv: reflected(quotient),
    index: (self) => plainInteger(self),
  },
  methods: [
    method('conjugate(self, /)', 'Returns self, the complex conjugate of any int.', (self: Int) =>
      plainInteger(self),
    ),
    method(
      'bit_length(self, /)',
      "Number of bits necessary to represent self in binary.\n\n>>> bin(37)\n'0b100101'\n>>> (37).bit_length()\n6",
      (self: Int) => bitLength(plainInteger(self)),
    ),
    method(
      'bit_count(self, /)',
      "Number of ones in the binary representation of the absolute value of self.\n\nAlso known as the population count.\n\n>>> bin(13)\n'0b1101'\n>>> (13).bit_count()\n3",
      (self: Int) => bitCount(plainInteger(self)),
    ),
    method(
      "to_bytes(self, /, length=1, byteorder='big', *, signed=False)",
      "Return an array of bytes representing an integer.\n\n  length\n    Length of bytes object to use.  An OverflowError is raised if the\n    integer is not representable with the given number of bytes.  Default\n    is length 1.\n  byteorder\n    The byte order used to represent the integer.  If byteorder is 'big',\n    the most significant byte is at the beginning of the byte array.  If\n    byteorder is 'little', the most significant byte is at the end of the\n    byte array.  To request the native byte order of the host system, use\n    sys.byteorder as the byte order value.  Default is to use 'big'.\n  signed\n    Determines whether two's complement is used to represent the integer.\n    If signed is False and a negative integer is given, an OverflowError\n    is raised.",
      toBytes,
    ),
    classMethod(
      "from_bytes(type, /, bytes, byteorder='big', *, signed=False)",
      "Return the integer represented by the given array of bytes.\n\n  bytes\n    Holds the array of bytes to convert.  The argument must either\n    support the buffer protocol or be an iterable object producing bytes.\n    Bytes and bytearray are examples of built-in objects that support the\n    buffer protocol.\n  byteorder\n    The byte order used to represent the integer.  If byteorder is 'big',\n    the most significant byte is at the beginning of the byte array.  If\n    byteorder is 'little', the most significant byte is at the end of the\n    byte array.  To request the native byte order of the host system, use\n    sys.byteorder as the byte order value.  Default is to use 'big'.\n  signed\n    Indicates whether two's complement is used to represent the integer.",
      fromBytes,
    ),
    method(
      'as_integer_ratio(self, /)',
      'Return a pair of integers, whose ratio is equal to the original int.\n\nThe ratio is in lowest terms and has a positive denominator.\n\n>>> (10).as_integer_ratio()\n(10, 1)\n>>> (-10).as_integer_ratio()\n(-10, 1)\n>>> (0).as_integer_ratio()\n(0, 1)',
      (self: Int) => new PyTuple([plainInteger(self), 1]),
    ),
    method('__trunc__(self, /)', 'Truncating an Integral returns itself.', (self: Int) => plainInteger(self)),
    method('__floor__(self, /)', 'Flooring an Integral returns itself.', (self: Int) => plainInteger(self)),
    method('__ceil__(self, /)', 'Ceiling of an Integral returns itself.', (self: Int) => plainInteger(self)),
    method(
      '__round__(self, ndigits=<missing>, /)',
      'Rounding an Integral returns itself.\n\nRounding with an ndigits argument also returns an integer.',
      function* (self: Int, digits: Value | undefined, thread: Thread) {
        const value = plainInteger(self);
        return digits === undefined ? value : roundInteger(value, yield* index(digits, thread));
      },
    ),
    method('__getnewargs__(self, /)', null, (self: Int) => new PyTuple([plainInteger(self)])),
    method(
      '__format__(self, format_spec, /)',
      'Convert to a string according to format_spec.',
      (self: Int, spec: Value, thread: Thread): Result => {
        const text =
          asString(spec) ?? raise.typeError(`__format__() argument must be str, not ${givenTypeName(spec)}`);
        if (text === '') return str(self, thread);
        return formatInteger(plainInteger(self), text, typeName(self), thread);
      },
    ),
    method(
      '__sizeof__(self, /)',
      'Returns size in memory, in bytes.',
      (self: Int) => 24 + 4 * Math.max(1, Math.ceil(bitLength(plainInteger(self)) / 30)),
    ),
    method(
      'is_integer(self, /)',
      'Returns True. Exists for duck type compatibility with float.is_integer.',
      () => true,
    ),
    getset<Int>('real', 'the real part of a complex number', (self) => plainInteger(self)),
    getset<Int>('imag', 'the imaginary part of a complex number', () => 0),
    getset<Int>('numerator', 'the numerator of a rational number in lowest terms', (self) =>
      plainInteger(self),
    ),
    getset<Int>('denominator', 'the denominator of a rational number in lowest terms', () => 1),
  ],
});

/** The number of an `int` or of an instance of a subclass. */
export function plainInteger(self: Int): Integer {
  if (typeof self === 'number' || typeof self === 'bigint') return self;
  if (typeof self === 'boolean') return self ? 1 : 0;
  return self.value;
}

function construct(type: PyType, args: Value[], names: Names, thread: Thread): Result {
  const [x, base] = constructorArguments(args, names);
  // fast paths: beside the slots of exact int, float and str
  if (type === intType && base === undefined) {
    if (x === undefined) return 0;
    if (typeof x === 'number' || typeof x === 'bigint') return x;
  }
  return drive(constructed(type, x, base, thread), thread);
}

function* constructed(
  type: PyType,
  x: Value | undefined,
  base: Value | undefined,
  thread: Thread,
): Guest<Value> {
  if (x === undefined && base !== undefined) raise.typeError('int() missing string argument');
  const value =
    x === undefined
      ? 0
      : base === undefined
        ? yield* toInteger(x, thread)
        : yield* toIntegerInBase(x, base, thread);
  return type === intType ? value : adopt(new PyInt(value), type);
}

function constructorArguments(args: Value[], names: Names): readonly [Value | undefined, Value | undefined] {
  if (names === null) {
    if (args.length > 2) raise.typeError(`int expected at most 2 arguments, got ${args.length}`);
    return [args[0], args[1]];
  }
  if (args.length > 2) raise.typeError(`int() takes at most 2 arguments (${args.length} given)`);
  const positional = args.length - names.length;
  for (const name of names) {
    if (name !== 'base') strangeKeyword('int', name, ['base']);
  }
  if (positional === 2) raise.typeError("argument for int() given by name ('base') and position (2)");
  return [positional === 0 ? undefined : args[0], args[positional]];
}

function comparison(operation: (a: Integer, b: Integer) => boolean): (self: Int, other: Value) => Value {
  return (self, other) => {
    const right = knownInteger(other);
    return right === undefined ? NotImplemented : operation(plainInteger(self), right);
  };
}

function binary(operation: Operation): (self: Int, other: Value, thread: Thread) => Value {
  return (self, other, thread) => {
    const right = knownInteger(other);
    return right === undefined ? NotImplemented : operation(plainInteger(self), right, thread);
  };
}

function reflected(operation: Operation): (self: Int, other: Value, thread: Thread) => Value {
  return (self, other, thread) => {
    const left = knownInteger(other);
    return left === undefined ? NotImplemented : operation(left, plainInteger(self), thread);
  };
}

function quotient(a: Integer, b: Integer): Value {
  return new PyFloat(trueDivideIntegers(a, b));
}

function divideWithRest(a: Integer, b: Integer): Value {
  return new PyTuple([floorDivideIntegers(a, b), moduloIntegers(a, b)]);
}

function power(a: Value, b: Value, modulus: Value, thread: Thread): Result {
  const base = knownInteger(a);
  const exponent = knownInteger(b);
  if (base === undefined || exponent === undefined) return NotImplemented;
  if (modulus === null) return powerIntegers(base, exponent, thread);
  const known = knownInteger(modulus);
  return known === undefined ? NotImplemented : powerModulo(base, exponent, known, thread);
}

function bitCount(value: Integer): number {
  let count = 0;
  const digits = absoluteInteger(value).toString(2);
  for (let i = 0; i < digits.length; i++) if (digits.charCodeAt(i) === 49) count++;
  return count;
}

function roundInteger(value: Integer, digits: Integer): Integer {
  if (digits >= 0) return value;
  // Half of such a power of ten is larger than the value.
  if (-digits > bitLength(value) * 0.30103 + 2) return 0;
  const unit = 10n ** BigInt(-digits);
  return integer(divideRoundingHalfEven(BigInt(value), unit) * unit);
}

function* toBytes(self: Int, length: Value, order: Value, signed: Value, thread: Thread): Guest<Value> {
  const count = yield* index(length, thread);
  const little = isLittle(order, 'to_bytes');
  const isSigned = yield* finished(truth(signed, thread));
  if (count < 0) raise.valueError('length argument must be non-negative');
  return new PyBytes(bytesFromInteger(plainInteger(self), count, little, isSigned));
}

function* fromBytes(type: PyType, source: Value, order: Value, signed: Value, thread: Thread): Guest<Value> {
  const little = isLittle(order, 'from_bytes');
  const isSigned = yield* finished(truth(signed, thread));
  const bytes = yield* collectBytes(source, thread);
  const value = integerFromBytes(bytes, little, isSigned, thread);
  return type === intType ? value : yield* finished(call1(type, value, thread) as Value | Unwind);
}

function isLittle(order: Value, callee: string): boolean {
  const text = asString(order);
  if (text === undefined)
    raise.typeError(`${callee}() argument 'byteorder' must be str, not ${givenTypeName(order)}`);
  if (text !== 'little' && text !== 'big') raise.valueError("byteorder must be either 'little' or 'big'");
  return text === 'little';
}
