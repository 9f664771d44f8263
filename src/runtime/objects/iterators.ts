/** Iterators over sequences, `iter(callable, sentinel)` and classes with `__getitem__` only. CPython: Objects/iterobject.c. */
import { call0 } from '../kernel/call.ts';
import { equal } from '../kernel/compare.ts';
import { defineType, method } from '../kernel/define.ts';
import { indexErrorType, isInstance, stopIterationType } from '../kernel/errors.ts';
import { sequenceIterator } from '../kernel/guest-slots.ts';
import { endOrError } from '../kernel/iterate.ts';
import { PyObject, type Step, UNWIND, type Value } from '../kernel/object.ts';
import { andThen, type Guest } from '../kernel/pausing.ts';
import { getItem } from '../kernel/subscript.ts';
import { ERROR, type Thread } from '../kernel/thread.ts';
import { emptyTuple, integer, PyList, PyTuple } from '../kernel/values.ts';
import { builtinNamed, reducing, restoring, within } from './iterator-reduction.ts';
import { iteratorType, QuietIterator } from './native-iterator.ts';

export class ListIterator extends QuietIterator {
  list: PyList | null;
  index = 0;

  constructor(list: PyList) {
    super();
    this.list = list;
  }

  advance(): Value | undefined {
    const { list } = this;
    if (list === null) return undefined;
    const { items } = list;
    if (this.index < items.length) return items[this.index++];
    this.list = null; // an exhausted iterator stays so, however long the list becomes
    return undefined;
  }
}

export class ListReverseIterator extends QuietIterator {
  list: PyList | null;
  index: number;

  constructor(list: PyList) {
    super();
    this.list = list;
    this.index = list.items.length - 1;
  }

  advance(): Value | undefined {
    const { list } = this;
    if (list === null) return undefined;
    if (this.index >= 0 && this.index < list.items.length) return list.items[this.index--];
    this.list = null;
    return undefined;
  }
}

export class TupleIterator extends QuietIterator {
  readonly items: readonly Value[];
  index = 0;

  constructor(tuple: PyTuple) {
    super();
    this.items = tuple.items;
  }

  advance(): Value | undefined {
    return this.index < this.items.length ? this.items[this.index++] : undefined;
  }
}

/** Over the code points of a string; `index` counts UTF-16 units. */
export class StringIterator extends QuietIterator {
  readonly text: string;
  index = 0;

  constructor(text: string) {
    super();
    this.text = text;
  }

  advance(): Value | undefined {
    const { text, index } = this;
    if (index >= text.length) return undefined;
    const unit = text.charCodeAt(index);
    if (unit >= 0xd800 && unit < 0xdc00 && index + 1 < text.length) {
      const low = text.charCodeAt(index + 1);
      if (low >= 0xdc00 && low < 0xe000) {
        this.index = index + 2;
        return text.slice(index, index + 2);
      }
    }
    this.index = index + 1;
    return text[index];
  }
}

/** sic: CPython has a type of its own for strings without other characters. */
class AsciiIterator extends StringIterator {}

export function stringIterator(text: string): StringIterator {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return new StringIterator(text);
  return new AsciiIterator(text);
}

/** Over a range whose every member and step is a safe integer. */
export class RangeIterator extends QuietIterator {
  /** The next member. */
  current: number;
  readonly step: number;
  remaining: number;

  constructor(start: number, step: number, count: number) {
    super();
    this.current = start;
    this.step = step;
    this.remaining = count;
  }

  advance(): number | undefined {
    if (this.remaining <= 0) return undefined;
    this.remaining--;
    const value = this.current;
    this.current = value + this.step;
    return value;
  }
}

/** Over any other range. */
export class LongRangeIterator extends QuietIterator {
  /** The next member. */
  current: bigint;
  readonly step: bigint;
  remaining: bigint;

  constructor(start: bigint, step: bigint, count: bigint) {
    super();
    this.current = start;
    this.step = step;
    this.remaining = count;
  }

  advance(): number | bigint | undefined {
    if (this.remaining <= 0n) return undefined;
    this.remaining--;
    const value = this.current;
    this.current = value + this.step;
    return integer(value);
  }
}

iteratorType(
  'list_iterator',
  ListIterator,
  (self) => (self.list === null ? 0 : Math.max(0, self.list.items.length - self.index)),
  [
    reducing<ListIterator>(({ list, index }) =>
      list === null ? { of: new PyList([]) } : { of: list, index },
    ),
    restoring<ListIterator>((self, index) => {
      self.index = within(index, 0, self.list?.items.length ?? 0);
    }),
  ],
);
iteratorType(
  'list_reverseiterator',
  ListReverseIterator,
  (self) => (self.list === null || self.index >= self.list.items.length ? 0 : self.index + 1),
  [
    reducing<ListReverseIterator>(
      ({ list, index }) => (list === null ? { of: new PyList([]) } : { of: list, index }),
      'reversed',
    ),
    restoring<ListReverseIterator>((self, index) => {
      self.index = within(index, -1, (self.list?.items.length ?? 0) - 1);
    }),
  ],
);
iteratorType('tuple_iterator', TupleIterator, (self) => self.items.length - self.index, [
  reducing<TupleIterator>(({ items, index }) =>
    index >= items.length ? { of: emptyTuple } : { of: new PyTuple(items), index },
  ),
  restoring<TupleIterator>((self, index) => {
    self.index = within(index, 0, self.items.length);
  }),
]);
for (const [name, instances] of [
  ['str_iterator', StringIterator],
  ['str_ascii_iterator', AsciiIterator],
] as const) {
  iteratorType<StringIterator | AsciiIterator>(name, instances, (self) => self.text.length - self.index, [
    reducing<StringIterator | AsciiIterator>(({ text, index }) =>
      index >= text.length ? { of: '' } : { of: text, index: [...text.slice(0, index)].length },
    ),
    restoring<StringIterator | AsciiIterator>((self, index) => {
      const characters = [...self.text];
      self.index = characters.slice(0, within(index, 0, characters.length)).join('').length;
    }),
  ]);
}
iteratorType('range_iterator', RangeIterator, (self) => self.remaining);
iteratorType('longrange_iterator', LongRangeIterator, (self) => integer(self.remaining));

/** Over a class with `__getitem__` only: asks for 0, 1, … until IndexError. */
class SequenceIterator extends PyObject {
  sequence: Value | undefined;
  index = 0;

  constructor(sequence: Value) {
    super();
    this.sequence = sequence;
  }
}

defineType<SequenceIterator>('iterator', {
  instances: SequenceIterator,
  isBase: false,
  slots: {
    iter: (self) => self,
    next: (self, thread): Step => {
      const { sequence } = self;
      if (sequence === undefined) return undefined;
      return andThen<Value>(
        thread,
        () => getItem(sequence, self.index, thread),
        (outcome) => {
          if (outcome !== UNWIND) {
            self.index++;
            return outcome as Value;
          }
          return endOfSequence(self, thread) as Value;
        },
      );
    },
  },
  methods: [
    method(
      '__length_hint__(self, /)',
      'Private method returning an estimate of len(list(it)).',
      function* (self: SequenceIterator, thread: Thread): Guest<Value> {
        if (self.sequence === undefined) return 0;
        const slot = (self.sequence as PyObject).type.slots.len;
        if (slot === undefined) return 0;
        let length = slot(self.sequence as never, thread);
        if (length === UNWIND) length = (yield UNWIND) as number;
        return Math.max(0, length - self.index);
      },
    ),
    reducing<SequenceIterator>(({ sequence, index }) =>
      sequence === undefined ? { of: emptyTuple } : { of: sequence, index },
    ),
    restoring<SequenceIterator>((self, index) => {
      if (self.sequence !== undefined) self.index = Math.max(0, index);
    }),
  ],
});

function endOfSequence(iterator: SequenceIterator, thread: Thread): Step {
  const ended =
    thread.why === ERROR &&
    (isInstance(thread.error!, indexErrorType) || isInstance(thread.error!, stopIterationType));
  if (!ended) return UNWIND;
  thread.takeError();
  iterator.sequence = undefined;
  return undefined;
}

sequenceIterator.make = (self) => new SequenceIterator(self);

/** `iter(callable, sentinel)`: calls until the sentinel comes. */
export class CallableIterator extends PyObject {
  callable: Value | undefined;
  readonly sentinel: Value;

  constructor(callable: Value, sentinel: Value) {
    super();
    this.callable = callable;
    this.sentinel = sentinel;
  }
}

defineType<CallableIterator>('callable_iterator', {
  instances: CallableIterator,
  isBase: false,
  slots: {
    iter: (self) => self,
    next: (self, thread): Step => {
      const { callable } = self;
      if (callable === undefined) return undefined;
      return andThen<Value>(
        thread,
        () => call0(callable, thread),
        (outcome) => {
          if (outcome === UNWIND) {
            const end = endOrError(thread);
            if (end === undefined) self.callable = undefined;
            return end as unknown as Value;
          }
          // the callable may have run the iterator to its end
          if (self.callable === undefined) return undefined as unknown as Value;
          return unlessSentinel(self, outcome as Value, thread) as Value;
        },
      );
    },
  },
  methods: [
    method(
      '__reduce__(self, /)',
      'Return state information for pickling.',
      (self: CallableIterator, thread: Thread) => {
        const make = builtinNamed('iter', thread);
        const { callable, sentinel } = self;
        const args = callable === undefined ? [emptyTuple] : [callable, sentinel];
        return new PyTuple([make, new PyTuple(args)]);
      },
    ),
  ],
});

function unlessSentinel(self: CallableIterator, value: Value, thread: Thread): Step {
  return andThen<Value>(
    thread,
    () => equal(self.sentinel, value, thread),
    (same) => {
      if (same === UNWIND) return UNWIND;
      if (!same) return value;
      self.callable = undefined;
      return undefined as unknown as Value;
    },
  );
}
