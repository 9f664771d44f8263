/** `count` and `repeat`. CPython: Modules/itertoolsmodule.c; docs: library/itertools.html#itertools.count. */

import { floatType, typeOf } from '../../runtime/kernel/birth.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { method } from '../../runtime/kernel/define.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { PyObject, type Step, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import { binary, operators } from '../../runtime/kernel/operators.ts';
import { andThen, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { knownInteger } from '../../runtime/kernel/subscript.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { instancesOf, PyComplex, PyFloat, PyTuple } from '../../runtime/kernel/values.ts';
import { addIntegers, type Integer } from '../../runtime/objects/integer-arithmetic.ts';
import { QuietIterator } from '../../runtime/objects/native-iterator.ts';
import { instanceOf, iteratorType, reducing, sizeOf } from './source.ts';

// ── count ──────────────────────────────────────────────────────────────────────────────────────────

/** Counts in integers. */
class IntegerCount extends QuietIterator {
  value: Integer;
  readonly step: Integer;

  constructor(value: Integer, step: Integer) {
    super();
    this.value = value;
    this.step = step;
  }

  advance(): Value {
    const { value, step } = this;
    this.value = addIntegers(value, step);
    return value;
  }
}

/** Counts in floats, or from an integer in steps of floats. */
class FloatCount extends QuietIterator {
  value: Value;
  readonly step: Value;
  private number: number;
  private readonly by: number;

  constructor(value: Value, step: Value) {
    super();
    this.value = value;
    this.step = step;
    this.number = value instanceof PyFloat ? value.value : (value as number);
    this.by = step instanceof PyFloat ? step.value : (step as number);
  }

  advance(): Value {
    const { value } = this;
    this.number += this.by;
    this.value = new PyFloat(this.number);
    return value;
  }
}

/** Counts in anything that adds. */
class GuestCount extends PyObject {
  value: Value;
  readonly step: Value;

  constructor(value: Value, step: Value) {
    super();
    this.value = value;
    this.step = step;
  }
}

type Count = IntegerCount | FloatCount | GuestCount;

export const countType: () => PyType = once(() => {
  const type = iteratorType<Count>('count', {
    doc: 'Return a count object whose .__next__() method returns consecutive values.\n\nEquivalent to:\n    def count(firstval=0, step=1):\n        x = firstval\n        while 1:\n            yield x\n            x += step',
    instances: GuestCount,
    slots: {
      new: bySignature(
        'count',
        '(cls, start=0, step=1)',
        (cls: PyType, start: Value, step: Value) => {
          if (!isNumber(start) || !isNumber(step)) raise.typeError('a number is required');
          return instanceOf(cls, counting(start, step));
        },
        'c',
      ),
      next: (self, thread): Step => {
        if (self instanceof QuietIterator) return self.advance();
        return andThen<Value>(
          thread,
          () => binary(operators.add, self.value, self.step, thread),
          (sum) => {
            if (sum === UNWIND) return UNWIND;
            const { value } = self;
            self.value = sum as Value;
            return value;
          },
        );
      },
      *repr(self, thread) {
        const value = yield* finished(repr(self.value, thread));
        if (isOne(self.step)) return `count(${value})`;
        return `count(${value}, ${yield* finished(repr(self.step, thread))})`;
      },
    },
    methods: [
      reducing<Count>((self) => {
        const state =
          isOne(self.step) && isMachineInteger(self.value) ? [self.value] : [self.value, self.step];
        return new PyTuple([self.type, new PyTuple(state)]);
      }),
    ],
  });
  instancesOf(IntegerCount, type);
  instancesOf(FloatCount, type);
  return type;
});

function counting(start: Value, step: Value): Count {
  const value = knownInteger(start);
  // A machine integer that is counted up by one is no more the object that was given.
  if (value !== undefined && isOne(step) && isMachineInteger(value)) return new IntegerCount(value, 1);
  if (isPlainInteger(start) && isPlainInteger(step)) return new IntegerCount(start, step);
  const isFloat = start instanceof PyFloat || step instanceof PyFloat;
  return isFloat && isQuickNumber(start) && isQuickNumber(step)
    ? new FloatCount(start, step)
    : new GuestCount(start, step);
}

function isPlainInteger(value: Value): value is Integer {
  return typeof value === 'number' || typeof value === 'bigint';
}

function isQuickNumber(value: Value): boolean {
  return typeof value === 'number' || (value instanceof PyFloat && value.type === floatType);
}

function isOne(step: Value): boolean {
  return knownInteger(step) === 1;
}

function isMachineInteger(value: Value): boolean {
  return typeof value === 'number' || (typeof value === 'bigint' && BigInt.asIntN(64, value) === value);
}

function isNumber(value: Value): boolean {
  const { slots } = typeOf(value);
  return (
    slots.index !== undefined ||
    slots.int !== undefined ||
    slots.float !== undefined ||
    value instanceof PyComplex
  );
}

// ── repeat ─────────────────────────────────────────────────────────────────────────────────────────

class Repeat extends QuietIterator {
  readonly element: Value;
  /** How many are left; infinite without an end. */
  left: number;

  constructor(element: Value, left: number) {
    super();
    this.element = element;
    this.left = left;
  }

  advance(): Value | undefined {
    if (this.left <= 0) return undefined;
    this.left--;
    return this.element;
  }
}

export const repeatType: () => PyType = once(() =>
  iteratorType<Repeat>('repeat', {
    doc: 'repeat(object [,times]) -> create an iterator which returns the object\nfor the specified number of times.  If not specified, returns the object\nendlessly.',
    instances: Repeat,
    slots: {
      new: bySignature(
        'repeat',
        '(cls, object, times=<missing>)',
        function* (cls: PyType, element: Value, times: Value | undefined, thread: Thread): Guest<Value> {
          const left =
            times === undefined ? Number.POSITIVE_INFINITY : Math.max(0, yield* sizeOf(times, thread));
          return instanceOf(cls, new Repeat(element, left));
        },
        'c',
      ),
      next: (self) => self.advance(),
      *repr(self, thread) {
        const element = yield* finished(repr(self.element, thread));
        return isEndless(self) ? `repeat(${element})` : `repeat(${element}, ${self.left})`;
      },
    },
    methods: [
      method(
        '__length_hint__(self, /)',
        'Private method returning an estimate of len(list(it)).',
        (self: Repeat) => (isEndless(self) ? raise.typeError('len() of unsized object') : self.left),
      ),
      reducing<Repeat>(
        (self) =>
          new PyTuple([self.type, new PyTuple(isEndless(self) ? [self.element] : [self.element, self.left])]),
      ),
    ],
  }),
);

function isEndless(self: Repeat): boolean {
  return self.left === Number.POSITIVE_INFINITY;
}
