/** The built-in `complex`. CPython: Objects/complexobject.c; docs: library/functions.html#complex. */
import { strangeKeyword } from '../kernel/bind.ts';
import { complexType, typeOf } from '../kernel/birth.ts';
import { describeType, method, readOnly } from '../kernel/define.ts';
import { deprecationWarningType, givenTypeName, raise, typeName } from '../kernel/errors.ts';
import { fold, type Hash, hashFloat } from '../kernel/hashing.ts';
import type { Result, Unwind, Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import type { Names } from '../kernel/slots.ts';
import { callSpecial } from '../kernel/special.ts';
import { knownInteger } from '../kernel/subscript.ts';
import { asString, repr, str } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { adopt, NotImplemented, PyComplex, PyFloat, PyTuple } from '../kernel/values.ts';
import {
  complexMagnitude,
  complexPower,
  complexProduct,
  complexQuotient,
  type Pair,
} from './complex-arithmetic.ts';
import { numberText } from './decimal-digits.ts';
import { floatOperand } from './float.ts';
import { parseFloatText, shortFloatText } from './float-text.ts';
import { hasFloat, toReal } from './number-conversion.ts';
import { formatComplex } from './number-format.ts';

type Operation = (a: number, b: number, c: number, d: number) => Pair;

const sum: Operation = (a, b, c, d) => [a + c, b + d];
const difference: Operation = (a, b, c, d) => [a - c, b - d];

describeType<PyComplex>(complexType, {
  signature: '(real=0, imag=0)',
  doc: "Create a complex number from a string or numbers.\n\nIf a string is given, parse it as a complex number.\nIf a single number is given, convert it to a complex number.\nIf the 'real' or 'imag' arguments are given, create a complex number\nwith the specified real and imaginary components.",
  instances: PyComplex,
  slots: {
    new: construct,
    repr: (self) => complexRepr(self.real, self.imag),
    hash: hashComplex,
    bool: (self) => self.real !== 0 || self.imag !== 0,
    eq: (self, other) => {
      const same = isEqual(self, other);
      return same === undefined ? NotImplemented : same;
    },
    ne: (self, other) => {
      const same = isEqual(self, other);
      return same === undefined ? NotImplemented : !same;
    },
    lt: () => NotImplemented,
    le: () => NotImplemented,
    gt: () => NotImplemented,
    ge: () => NotImplemented,
    add: binary(sum),
    radd: reflected(sum),
    sub: binary(difference),
    rsub: reflected(difference),
    mul: binary(complexProduct),
    rmul: reflected(complexProduct),
    pow: (self, other, modulus) => power(self, other, modulus),
    rpow: (self, other, modulus) => power(other, self, modulus),
    neg: (self) => new PyComplex(-self.real, -self.imag),
    pos: (self) => exact(self),
    abs: (self) => new PyFloat(complexMagnitude(self.real, self.imag)),
    truediv: binary(complexQuotient),
    rtruediv: reflected(complexQuotient),
  },
  methods: [
    method(
      'conjugate(self, /)',
      'Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j.',
      (self: PyComplex) => new PyComplex(self.real, -self.imag),
    ),
    method('__complex__(self, /)', 'Convert this value to exact type complex.', (self: PyComplex) =>
      exact(self),
    ),
    method(
      '__getnewargs__(self, /)',
      null,
      (self: PyComplex) => new PyTuple([new PyFloat(self.real), new PyFloat(self.imag)]),
    ),
    method(
      '__format__(self, format_spec, /)',
      'Convert to a string according to format_spec.',
      (self: PyComplex, spec: Value, thread: Thread): Result => {
        const text =
          asString(spec) ?? raise.typeError(`__format__() argument must be str, not ${givenTypeName(spec)}`);
        return text === '' ? str(self, thread) : formatComplex(self.real, self.imag, text, typeName(self));
      },
    ),
    readOnly<PyComplex>('real', (self) => new PyFloat(self.real), 'the real part of a complex number'),
    readOnly<PyComplex>('imag', (self) => new PyFloat(self.imag), 'the imaginary part of a complex number'),
  ],
});

/** The parts of a complex, or of what `__complex__` or `__float__` make of a number; as `cmath` takes its arguments. */
export function* toComplex(value: Value, thread: Thread): Guest<Pair> {
  const parts = yield* specialParts(value, thread);
  if (parts !== undefined) return [parts.real, parts.imag];
  return [yield* toReal(value, thread), 0];
}

function* construct(type: PyType, args: Value[], names: Names, thread: Thread): Guest<Value> {
  const [real, imag] = constructorArguments(args, names);
  const text = asString(real);
  let result: Pair;
  if (text !== undefined) {
    if (imag !== undefined) raise.typeError("complex() can't take second arg if first is a string");
    result = yield* parsed(text, thread);
  } else if (asString(imag) !== undefined) {
    return raise.typeError("complex() second arg can't be a string");
  } else {
    if (
      real instanceof PyComplex &&
      real.type === complexType &&
      imag === undefined &&
      type === complexType
    ) {
      return real;
    }
    result = yield* combined(real === undefined ? 0 : real, imag, thread);
  }
  const value = new PyComplex(result[0], result[1]);
  return type === complexType ? value : adopt(value, type);
}

function constructorArguments(args: Value[], names: Names): readonly [Value | undefined, Value | undefined] {
  if (args.length > 2) raise.typeError(`complex() takes at most 2 arguments (${args.length} given)`);
  const positional = args.length - (names?.length ?? 0);
  const given: [Value | undefined, Value | undefined] = [
    positional > 0 ? args[0] : undefined,
    positional > 1 ? args[1] : undefined,
  ];
  names?.forEach((name, i) => {
    if (name !== 'real' && name !== 'imag') strangeKeyword('complex', name, ['real', 'imag']);
    const slot = name === 'real' ? 0 : 1;
    if (slot < positional) {
      raise.typeError(`argument for complex() given by name ('${name}') and position (${slot + 1})`);
    }
    given[slot] = args[positional + i];
  });
  return given;
}

/** `real + imag·1j` where both may be complex themselves. */
function* combined(first: Value, second: Value | undefined, thread: Thread): Guest<Pair> {
  const special = yield* specialParts(first, thread);
  if (special === undefined && !hasFloat(first)) {
    raise.typeError(`complex() first argument must be a string or a number, not '${typeName(first)}'`);
  }
  if (second !== undefined && !(second instanceof PyComplex) && !hasFloat(second)) {
    raise.typeError(`complex() second argument must be a number, not '${typeName(second)}'`);
  }
  let real = special === undefined ? yield* toReal(first, thread) : special.real;
  let imag = special === undefined ? 0 : special.imag;
  if (second instanceof PyComplex) {
    real -= second.imag;
    imag = special === undefined ? second.real : second.real + imag;
  } else if (second !== undefined) {
    const part = yield* toReal(second, thread);
    imag = special === undefined ? part : part + imag;
  }
  return [real, imag];
}

/** The parts of a complex, or of what `__complex__` returns. */
function* specialParts(value: Value, thread: Thread): Guest<PyComplex | undefined> {
  if (value instanceof PyComplex && value.type === complexType) return value;
  if (typeof value === 'number' || typeOf(value).lookup('__complex__') === undefined) return undefined;
  const result = yield* finished(callSpecial(value, '__complex__', [], thread));
  if (!(result instanceof PyComplex)) {
    return raise.typeError(`__complex__ returned non-complex (type ${typeName(result)})`);
  }
  if (result.type !== complexType) {
    const message = `__complex__ returned non-complex (type ${typeName(result)}).  The ability to return an instance of a strict subclass of complex is deprecated, and may be removed in a future version of Python.`;
    yield* finished(thread.interpreter.warn(deprecationWarningType, message, 1, thread));
  }
  return result;
}

const number =
  '(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?|[iI][nN][fF](?:[iI][nN][iI][tT][yY])?|[nN][aA][nN]';
const imaginaryOnly = new RegExp(`^([-+]?)(${number})?[jJ]$`);
const both = new RegExp(`^([-+]?(?:${number}))(?:([-+])(${number})?[jJ])?$`);

function* parsed(text: string, thread: Thread): Guest<Pair> {
  let inside = numberText(text);
  if (inside.includes('_')) {
    if (/^_|_$|[^0-9]_|_[^0-9]/.test(inside)) {
      raise.valueError(`could not convert string to complex: ${yield* finished(repr(text, thread))}`);
    }
    inside = inside.replaceAll('_', '');
  }
  if (inside.startsWith('(')) {
    if (!inside.endsWith(')')) return malformed();
    inside = numberText(inside.slice(1, -1));
  }
  const single = imaginaryOnly.exec(inside);
  if (single !== null) return [0, parseFloatText(`${single[1]}${single[2] ?? '1'}`)!];
  const pair = both.exec(inside);
  if (pair === null) return malformed();
  const imag = pair[2] === undefined ? 0 : parseFloatText(`${pair[2]}${pair[3] ?? '1'}`)!;
  return [parseFloatText(pair[1]!)!, imag];
}

function malformed(): never {
  return raise.valueError('complex() arg is a malformed string');
}

function complexRepr(real: number, imag: number): string {
  const imaginary = shortFloatText(imag);
  if (Object.is(real, 0)) return `${imaginary}j`;
  return `(${shortFloatText(real)}${imaginary.startsWith('-') ? '' : '+'}${imaginary}j)`;
}

function exact(self: PyComplex): PyComplex {
  return self.type === complexType ? self : new PyComplex(self.real, self.imag);
}

function operand(value: Value): Pair | undefined {
  if (value instanceof PyComplex) return [value.real, value.imag];
  const real = floatOperand(value);
  return real === undefined ? undefined : [real, 0];
}

function binary(operation: Operation): (self: PyComplex, other: Value) => Value {
  return (self, other) => {
    const right = operand(other);
    return right === undefined ? NotImplemented : pair(operation(self.real, self.imag, right[0], right[1]));
  };
}

function reflected(operation: Operation): (self: PyComplex, other: Value) => Value {
  return (self, other) => {
    const left = operand(other);
    return left === undefined ? NotImplemented : pair(operation(left[0], left[1], self.real, self.imag));
  };
}

function power(a: Value, b: Value, modulus: Value): Value {
  const base = operand(a);
  const exponent = operand(b);
  if (base === undefined || exponent === undefined) return NotImplemented;
  if (modulus !== null) raise.valueError('complex modulo');
  return pair(complexPower(base[0], base[1], exponent[0], exponent[1]));
}

function pair([real, imag]: Pair): PyComplex {
  return new PyComplex(real, imag);
}

function isEqual(self: PyComplex, other: Value): boolean | undefined {
  if (other instanceof PyComplex) return self.real === other.real && self.imag === other.imag;
  const right = other instanceof PyFloat ? other.value : knownInteger(other);
  if (right === undefined) return undefined;
  return self.imag === 0 && self.real >= right && self.real <= right;
}

function hashComplex(self: PyComplex, thread: Thread): Hash | Unwind {
  const real = hashFloat(self.real, self, thread);
  const imag = hashFloat(self.imag, self, thread);
  return fold(BigInt.asIntN(64, BigInt(real) + 1000003n * BigInt(imag)));
}
