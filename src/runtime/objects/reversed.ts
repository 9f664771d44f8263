/** The built-in `reversed`. CPython: Objects/enumobject.c; docs: library/functions.html#reversed. */

import { typeOf } from '../kernel/birth.ts';
import { defineType, method } from '../kernel/define.ts';
import { indexErrorType, isInstance, raise, stopIterationType, typeName } from '../kernel/errors.ts';
import { PyObject, type Step, UNWIND, type Value } from '../kernel/object.ts';
import { andThen, finished, type Guest } from '../kernel/pausing.ts';
import { callMethod } from '../kernel/special.ts';
import { getItem, length } from '../kernel/subscript.ts';
import { ERROR, type Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { adopt, emptyTuple, instancesOf, PyTuple } from '../kernel/values.ts';
import { restoring, within } from './iterator-reduction.ts';
import { QuietIterator } from './native-iterator.ts';

/** Over the items of a tuple or the characters of a string. */
export class QuietReversed extends QuietIterator {
  readonly sequence: Value;
  readonly items: readonly Value[];
  index: number;

  constructor(sequence: Value, items: readonly Value[]) {
    super();
    this.sequence = sequence;
    this.items = items;
    this.index = items.length - 1;
  }

  advance(): Value | undefined {
    return this.index < 0 ? undefined : this.items[this.index--];
  }
}

/** Over any other sequence. */
class PyReversed extends PyObject {
  sequence: Value;
  index: number;

  constructor(sequence: Value, index: number) {
    super();
    this.sequence = sequence;
    this.index = index;
  }
}

export const reversedType: PyType = defineType<PyReversed | QuietReversed>('reversed', {
  signature: '(sequence, /)',
  doc: 'Return a reverse iterator over the values of the given sequence.',
  instances: PyReversed,
  slots: {
    *new(type, args, names, thread) {
      if (names !== null && type === reversedType) raise.typeError('reversed() takes no keyword arguments');
      const given = args.length - (names?.length ?? 0);
      if (given !== 1) raise.typeError(`reversed expected 1 argument, got ${given}`);
      const sequence = args[0]!;
      const own = typeOf(sequence).lookup('__reversed__');
      if (own === null) raise.typeError(`'${typeName(sequence)}' object is not reversible`);
      if (own !== undefined) return yield* finished(callMethod(own, sequence, [], thread));
      if (type === reversedType) {
        if (sequence instanceof PyTuple && !sequence.type.isHeap)
          return new QuietReversed(sequence, sequence.items);
        if (typeof sequence === 'string') return new QuietReversed(sequence, Array.from(sequence));
      }
      if (typeOf(sequence).slots.getitem === undefined)
        raise.typeError(`'${typeName(sequence)}' object is not reversible`);
      const made = new PyReversed(sequence, (yield* finished(length(sequence, thread))) - 1);
      return type === reversedType ? made : adopt(made, type);
    },
    iter: (self) => self,
    next: (self, thread): Step => {
      if (self instanceof QuietReversed) return self.advance();
      if (self.index < 0) return undefined;
      return andThen<Value>(
        thread,
        () => getItem(self.sequence, self.index, thread),
        (outcome) => {
          if (outcome === UNWIND) return end(self, thread) as Value;
          self.index--;
          return outcome as Value;
        },
      );
    },
  },
  methods: [
    method(
      '__length_hint__(self, /)',
      'Private method returning an estimate of len(list(it)).',
      function* (self: PyReversed | QuietReversed, thread: Thread): Guest<Value> {
        if (self instanceof QuietReversed || self.index < 0) return self.index + 1;
        const known = yield* finished(length(self.sequence, thread));
        return known <= self.index ? 0 : self.index + 1;
      },
    ),
    method(
      '__reduce__(self, /)',
      'Return state information for pickling.',
      (self: PyReversed | QuietReversed) => {
        if (self.index < 0) return new PyTuple([self.type, new PyTuple([emptyTuple])]);
        return new PyTuple([self.type, new PyTuple([self.sequence]), self.index]);
      },
    ),
    restoring<PyReversed | QuietReversed>((self, index) => {
      const most = self instanceof QuietReversed ? self.items.length - 1 : index;
      if (self.index >= 0) self.index = within(index, -1, most);
    }),
  ],
});
instancesOf(QuietReversed, reversedType);

function end(self: PyReversed, thread: Thread): Step {
  const ended =
    thread.why === ERROR &&
    (isInstance(thread.error!, indexErrorType) || isInstance(thread.error!, stopIterationType));
  if (!ended) return UNWIND;
  thread.takeError();
  self.index = -1;
  return undefined;
}
