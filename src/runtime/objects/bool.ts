/** The built-in `bool`. CPython: Objects/boolobject.c; docs: library/stdtypes.html#boolean-type-bool. */
import { boolType } from '../kernel/birth.ts';
import { describeType } from '../kernel/define.ts';
import { deprecationWarningType, raise } from '../kernel/errors.ts';
import { type Result, UNWIND, type Value } from '../kernel/object.ts';
import { andThen } from '../kernel/pausing.ts';
import { knownInteger } from '../kernel/subscript.ts';
import { truth } from '../kernel/truth.ts';
import { NotImplemented } from '../kernel/values.ts';
import './int.ts';
import { andIntegers, type Integer, orIntegers, xorIntegers } from './integer-arithmetic.ts';

const and = logical((a, b) => a && b, andIntegers);
const or = logical((a, b) => a || b, orIntegers);
const xor = logical((a, b) => a !== b, xorIntegers);

describeType<boolean>(boolType, {
  signature: '(object=False, /)',
  doc: 'Returns True when the argument is true, False otherwise.\nThe builtins True and False are the only two instances of the class bool.\nThe class bool is a subclass of the class int, and cannot be subclassed.',
  isBase: false,
  slots: {
    new: (_type, args, names, thread): Result => {
      if (names !== null) raise.typeError('bool() takes no keyword arguments');
      if (args.length > 1) raise.typeError(`bool expected at most 1 argument, got ${args.length}`);
      return args.length === 0 ? false : truth(args[0]!, thread);
    },
    repr: (self) => (self ? 'True' : 'False'),
    invert: (self, thread): Result =>
      andThen<Value>(
        thread,
        () =>
          thread.interpreter.warn(
            deprecationWarningType,
            "Bitwise inversion '~' on bool is deprecated. This returns the bitwise inversion of the underlying int object and is usually not what you expect from the negation of a bool. Use the 'not' operator for boolean negation or ~int(x) for the bitwise inversion of the underlying int.",
            1,
            thread,
          ),
        (outcome) => (outcome === UNWIND ? UNWIND : self ? -2 : -1),
      ),
    and,
    rand: and,
    xor,
    rxor: xor,
    or,
    ror: or,
  },
});

// `int.__new__` must not make an instance.
boolType.layout = boolType;

/** An operation that gives a `bool` for two of them, else what `int` gives. The order of operands does not matter. */
function logical(
  ofBools: (a: boolean, b: boolean) => boolean,
  ofIntegers: (a: Integer, b: Integer) => Integer,
): (self: boolean, other: Value) => Value {
  return (self, other) => {
    if (typeof other === 'boolean') return ofBools(self, other);
    const right = knownInteger(other);
    return right === undefined ? NotImplemented : ofIntegers(self ? 1 : 0, right);
  };
}
