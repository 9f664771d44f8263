/** `starmap` and `accumulate`. CPython: Modules/itertoolsmodule.c; docs: library/itertools.html#itertools.accumulate. */
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { call, call1, call2 } from '../../runtime/kernel/call.ts';
import { collect } from '../../runtime/kernel/iterate.ts';
import { PyObject, type Result, type Step, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import { binary, operators } from '../../runtime/kernel/operators.ts';
import { andThen, drive, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { caught } from '../../runtime/kernel/unwinding.ts';
import { PyTuple } from '../../runtime/kernel/values.ts';
import { addIntegers } from '../../runtime/objects/integer-arithmetic.ts';
import { TupleIterator } from '../../runtime/objects/iterators.ts';
import { Chain } from './chain.ts';
import { isliceType } from './islice.ts';
import {
  called2,
  instanceOf,
  iteratorType,
  positional,
  pulled,
  reducing,
  restoring,
  resumed,
  Source,
  sourceOf,
} from './source.ts';

// ── starmap ────────────────────────────────────────────────────────────────────────────────────────

class StarMap extends PyObject {
  readonly callee: Value;
  readonly source: Source;

  constructor(callee: Value, source: Source) {
    super();
    this.callee = callee;
    this.source = source;
  }
}

export const starMapType: () => PyType = once(() =>
  iteratorType<StarMap>('starmap', {
    signature: '(function, iterable, /)',
    doc: 'Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.',
    instances: StarMap,
    slots: {
      *new(type, args, names, thread) {
        const [callee, iterable] = positional('starmap', type, args, names, 2);
        return instanceOf(type, new StarMap(callee!, yield* sourceOf(iterable!, thread)));
      },
      next: (self, thread): Step => pulled(self, self.source, thread, applied),
    },
    methods: [
      reducing<StarMap>((self) => new PyTuple([self.type, new PyTuple([self.callee, self.source.iterator])])),
    ],
  }),
);

function applied(self: StarMap, args: Value, thread: Thread): Step {
  const here = thread.frame;
  let result: Result;
  try {
    result = callWith(self.callee, args, thread);
  } catch (thrown) {
    result = caught(thrown, thread);
  }
  return result === UNWIND ? resumed(thread, here, (value) => value) : result;
}

function callWith(callee: Value, args: Value, thread: Thread): Result {
  if (args instanceof PyTuple) {
    const { items } = args;
    if (items.length === 2) return call2(callee, items[0]!, items[1]!, thread);
    return items.length === 1 ? call1(callee, items[0]!, thread) : call(callee, [...items], null, thread);
  }
  return andThen<Value>(
    thread,
    () => drive(collect(args, thread) as Guest<unknown>, thread) as Step,
    (items) => (items === UNWIND ? UNWIND : call(callee, items as unknown as Value[], null, thread)),
  );
}

// ── accumulate ─────────────────────────────────────────────────────────────────────────────────────

class Accumulate extends PyObject {
  readonly source: Source;
  readonly callee: Value;
  /** To be given first; None when there is nothing. */
  initial: Value;
  total: Value | undefined = undefined;

  constructor(source: Source, callee: Value, initial: Value) {
    super();
    this.source = source;
    this.callee = callee;
    this.initial = initial;
  }
}

export const accumulateType: () => PyType = once(() =>
  iteratorType<Accumulate>('accumulate', {
    doc: 'Return series of accumulated sums (or other binary function results).',
    instances: Accumulate,
    slots: {
      new: bySignature(
        'accumulate',
        '(cls, iterable, func=None, *, initial=None)',
        function* (
          cls: PyType,
          iterable: Value,
          callee: Value,
          initial: Value,
          thread: Thread,
        ): Guest<Value> {
          return instanceOf(cls, new Accumulate(yield* sourceOf(iterable, thread), callee, initial));
        },
        'c',
      ),
      next: (self, thread): Step => {
        if (self.initial !== null) {
          self.total = self.initial;
          self.initial = null;
          return self.total;
        }
        return pulled(self, self.source, thread, added);
      },
    },
    methods: [
      reducing<Accumulate>((self) => {
        const { source, callee, initial, total } = self;
        const { type } = self;
        if (initial !== null) {
          const whole = before(initial, source.iterator);
          return new PyTuple([type, new PyTuple([whole, callee]), null]);
        }
        if (total === null) {
          const whole = instanceOfAccumulate(before(total, source.iterator), callee);
          return new PyTuple([isliceType(), new PyTuple([whole, 1, null])]);
        }
        return new PyTuple([type, new PyTuple([source.iterator, callee]), total ?? null]);
      }),
      restoring<Accumulate>((self, state) => {
        self.total = state;
      }),
    ],
  }),
);

function added(self: Accumulate, item: Value, thread: Thread): Step {
  const { total, callee } = self;
  if (total === undefined) {
    self.total = item;
    return item;
  }
  const here = thread.frame;
  let next: Result;
  if (callee !== null) next = called2(callee, total, item, thread);
  else if (typeof total === 'number' && typeof item === 'number') next = addIntegers(total, item);
  else next = binary(operators.add, total, item, thread);
  if (next === UNWIND) {
    return resumed(thread, here, (value) => {
      self.total = value;
      return value;
    });
  }
  self.total = next;
  return next;
}

/** `chain((value,), iterator)` */
function before(value: Value, iterator: Value): Value {
  const first = new TupleIterator(new PyTuple([value]));
  return new Chain(new Source(new TupleIterator(new PyTuple([first, iterator]))));
}

function instanceOfAccumulate(iterator: Value, callee: Value): Value {
  return new Accumulate(new Source(iterator), callee, null);
}
