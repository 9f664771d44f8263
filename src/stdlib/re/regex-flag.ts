/**
 * `re.RegexFlag`: flags as Python sees them, integers with names. CPython: Lib/re/__init__.py, Lib/enum.py (IntFlag).
 * What it has of enumerations is what its members do, not what the class does.
 */
import { intType } from '../../runtime/kernel/birth.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { type Attribute, getset, method } from '../../runtime/kernel/define.ts';
import { raise, typeName } from '../../runtime/kernel/errors.ts';
import { type InterpreterState, perInterpreter } from '../../runtime/kernel/interpreter-state.ts';
import { iterate } from '../../runtime/kernel/iterate.ts';
import type { PyObject, Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { knownInteger } from '../../runtime/kernel/subscript.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { adopt, integer, NotImplemented, PyFloat, PyInt, PyTuple } from '../../runtime/kernel/values.ts';
import {
  andIntegers,
  bitLength,
  type Integer,
  orIntegers,
  xorIntegers,
} from '../../runtime/objects/integer-arithmetic.ts';
import { type LibraryClass, libraryClass } from '../../runtime/objects/library-class.ts';
import { ASCII, DEBUG, DOTALL, IGNORECASE, LOCALE, MULTILINE, UNICODE, VERBOSE } from './flags.ts';

/** In the order in which they are shown. */
const members: readonly (readonly [name: string, letter: string | null, value: number])[] = [
  ['ASCII', 'A', ASCII],
  ['IGNORECASE', 'I', IGNORECASE],
  ['LOCALE', 'L', LOCALE],
  ['UNICODE', 'U', UNICODE],
  ['MULTILINE', 'M', MULTILINE],
  ['DOTALL', 'S', DOTALL],
  ['VERBOSE', 'X', VERBOSE],
  ['DEBUG', null, DEBUG],
];

const KNOWN_BITS = members.reduce((bits, [, , value]) => bits | value, 0);

export const regexFlagClass: LibraryClass = libraryClass('RegexFlag', {
  module: 're',
  doc: 'An enumeration.',
  bases: () => [intType],
  slots: {
    new: bySignature('EnumType.__call__', '(cls, value)', flagOf),
    repr: (self) => flagText(bitsOf(self)),
    str: (self) => flagText(bitsOf(self)),
    or: joining(orIntegers),
    ror: joining(orIntegers),
    and: joining(andIntegers),
    rand: joining(andIntegers),
    xor: joining(xorIntegers),
    rxor: joining(xorIntegers),
    invert: (self, thread) => flag(-1n - BigInt(bitsOf(self)), thread.interpreter),
    iter: (self, thread) => iterate(new PyTuple(partsOf(bitsOf(self), thread)), thread),
    len: (self) => namesOf(bitsOf(self)).length,
    contains: (self, item, thread) => {
      if (!(item instanceof PyInt) || item.type !== self.type) {
        raise.typeError(`unsupported operand type(s) for 'in': '${typeName(item)}' and '${self.type.name}'`);
      }
      return flag(andIntegers(item.value, bitsOf(self)), thread.interpreter) === item;
    },
  },
  attributes: (): readonly Attribute[] => [
    getset<PyObject>('name', null, (self) => nameOf(bitsOf(self))),
    getset<PyObject>('value', null, (self) => bitsOf(self)),
    getset<PyObject>('_name_', null, (self) => nameOf(bitsOf(self))),
    getset<PyObject>('_value_', null, (self) => bitsOf(self)),
    method(
      '__reduce_ex__(self, proto)',
      null,
      (self: PyObject) => new PyTuple([self.type, new PyTuple([bitsOf(self)])]),
      'def',
    ),
    method('__copy__(self)', null, (self: PyObject) => self, 'def'),
    method('__deepcopy__(self, memo)', null, (self: PyObject) => self, 'def'),
  ],
  finish: (type, interpreter) => {
    const known = interpreter.state(flagValues);
    const make = (value: number) => {
      const made = adopt(new PyInt(value), type);
      known.set(value, made);
      return made;
    };
    type.attributes.set('NOFLAG', make(0));
    for (const [name, letter, value] of members) {
      const made = make(value);
      type.attributes.set(name, made);
      if (letter !== null) type.attributes.set(letter, made);
    }
  },
});

/** The members under all their names, for the module. */
export function namedFlags(interpreter: InterpreterState): Record<string, Value> {
  const { attributes } = interpreter.state(regexFlagClass);
  const names = [
    'NOFLAG',
    ...members.flatMap(([name, letter]) => (letter === null ? [name] : [name, letter])),
  ];
  return Object.fromEntries(names.map((name) => [name, attributes.get(name)!]));
}

/** Equal values are one object. */
const flagValues = perInterpreter(
  'flags of regular expressions',
  (_: InterpreterState) => new Map<Integer, PyInt>(),
);

/** A number below zero stands for all bits that it has, up to those that it needs. */
function flag(value: Integer, interpreter: InterpreterState): PyInt {
  const bits = BigInt(value);
  const width = BigInt(Math.max(bitLength(KNOWN_BITS), bitLength(value)));
  const positive = integer(bits < 0n ? bits + (1n << width) : bits);
  const type = interpreter.state(regexFlagClass);
  const known = interpreter.state(flagValues);
  let made = known.get(positive);
  if (made === undefined) {
    made = adopt(new PyInt(positive), type);
    known.set(positive, made);
  }
  return made;
}

function* flagOf(_cls: PyType, value: Value, thread: Thread): Guest<Value> {
  const known =
    knownInteger(value) ??
    (value instanceof PyFloat && Number.isInteger(value.value) ? integer(BigInt(value.value)) : undefined);
  if (known !== undefined) return flag(known, thread.interpreter);
  return raise.valueError(`${yield* finished(repr(value, thread))} is not a valid RegexFlag`);
}

function bitsOf(self: PyObject): Integer {
  return (self as PyInt).value;
}

function joining(operation: (a: Integer, b: Integer) => Integer) {
  return (self: PyObject, other: Value, thread: Thread): Value => {
    const right = knownInteger(other);
    return right === undefined ? NotImplemented : flag(operation(bitsOf(self), right), thread.interpreter);
  };
}

function partsOf(value: Integer, thread: Thread): Value[] {
  const { attributes } = thread.interpreter.state(regexFlagClass);
  return namesOf(value).map((name) => attributes.get(name)!);
}

/** The names of the members in a value. */
function namesOf(value: Integer): string[] {
  return members.filter(([, , bit]) => andIntegers(value, bit) !== 0).map(([name]) => name);
}

/** Bits that have no name. */
function restOf(value: Integer): string[] {
  const rest = BigInt(value) & ~BigInt(KNOWN_BITS);
  return rest === 0n ? [] : [`0x${rest.toString(16)}`];
}

function nameOf(value: Integer): Value {
  if (value === 0) return 'NOFLAG';
  const names = namesOf(value);
  return names.length === 0 ? null : [...names, ...restOf(value)].join('|');
}

function flagText(value: Integer): string {
  if (value === 0) return 're.NOFLAG';
  const names = namesOf(value);
  if (names.length === 0) return `re.RegexFlag(${value})`;
  return [...names.map((name) => `re.${name}`), ...restOf(value)].join('|');
}
