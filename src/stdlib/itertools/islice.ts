/** `islice`. CPython: Modules/itertoolsmodule.c; docs: library/itertools.html#itertools.islice. */
import { raise } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { PyObject, type Step, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import { breathe, drive, type Guest, later } from '../../runtime/kernel/pausing.ts';
import { index, knownInteger } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { instancesOf, PyTuple } from '../../runtime/kernel/values.ts';
import { TupleIterator } from '../../runtime/objects/iterators.ts';
import { QuietIterator, refuseKeywords } from '../../runtime/objects/native-iterator.ts';
import { instanceOf, iteratorType, reducing, restoring, type Source, sourceOf } from './source.ts';

/** The first items of an iterator whose steps never reach guest code. */
class Head extends QuietIterator {
  source: Source | null;
  readonly stop: number;
  seen = 0;

  constructor(source: Source, stop: number) {
    super();
    this.source = source;
    this.stop = stop;
  }

  advance(): Value | undefined {
    if (this.source === null) return undefined;
    if (this.seen < this.stop) {
      const item = this.source.still!.advance();
      if (item !== undefined) {
        this.seen++;
        return item;
      }
    }
    this.source = null;
    return undefined;
  }
}

class Slice extends PyObject {
  source: Source | null;
  /** The place of the next item that is given. */
  next: number;
  readonly stop: number;
  readonly step: number;
  /** How many have been taken from the source. */
  seen = 0;

  constructor(source: Source, next: number, stop: number, step: number) {
    super();
    this.source = source;
    this.next = next;
    this.stop = stop;
    this.step = step;
  }

  /** The item that was taken is given. */
  took(item: Value): Value {
    this.seen++;
    this.next = Math.min(this.next + this.step, this.stop);
    return item;
  }

  ended(): undefined {
    this.source = null;
    return undefined;
  }
}

/** How many items are passed over without taking fuel. */
const SMALL = 100;

const ENDLESS = Number.POSITIVE_INFINITY;

export const isliceType: () => PyType = once(() => {
  const type = iteratorType<Slice | Head>('islice', {
    doc: 'islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object\n\nReturn an iterator whose next() method returns selected values from an\niterable.  If start is specified, will skip all preceding elements;\notherwise, start defaults to zero.  Step defaults to one.  If\nspecified as another value, step determines how many values are\nskipped between successive calls.  Works like a slice() on a list\nbut returns an iterator.',
    instances: Slice,
    slots: {
      *new(cls, all, names, thread) {
        refuseKeywords('islice', cls, names);
        const args = names === null ? all : all.slice(0, all.length - names.length);
        if (args.length < 2) raise.typeError(`islice expected at least 2 arguments, got ${args.length}`);
        if (args.length > 4) raise.typeError(`islice expected at most 4 arguments, got ${args.length}`);
        const [iterable, first, second, third] = args;
        const only = args.length === 2;
        const start = only || first === null ? 0 : yield* bound(first!, INDICES, INDICES, thread);
        const stopGiven = only ? first! : second!;
        const stop =
          stopGiven === null ? ENDLESS : yield* bound(stopGiven, STOP, only ? STOP : INDICES, thread);
        const step = third === undefined || third === null ? 1 : yield* stepOf(third, thread);
        const source = yield* sourceOf(iterable!, thread);
        if (source.still !== null && start === 0 && step === 1 && !cls.isHeap) return new Head(source, stop);
        return instanceOf(cls, new Slice(source, start, stop, step));
      },
      next: (self, thread): Step => {
        if (self instanceof Head) return self.advance();
        const { source } = self;
        if (source === null) return undefined;
        const here = thread.frame;
        // fast path: not many items are passed over
        if (self.next - self.seen > SMALL) return drive(nextOf(self, thread), thread) as Step;
        while (self.seen < self.next) {
          const item = source.next(thread);
          if (item === undefined) return self.ended();
          if (item === UNWIND) {
            return later<Value>(thread, here, (outcome) => {
              if (outcome === UNWIND) return UNWIND;
              if (outcome === undefined) return self.ended() as unknown as Value;
              self.seen++;
              return drive(nextOf(self, thread), thread) as Value;
            });
          }
          self.seen++;
        }
        if (self.seen >= self.stop) return self.ended();
        const item = source.next(thread);
        if (item === undefined) return self.ended();
        if (item !== UNWIND) return self.took(item);
        return later<Value>(thread, here, (outcome) => {
          if (outcome === UNWIND) return UNWIND;
          return (outcome === undefined ? self.ended() : self.took(outcome)) as Value;
        });
      },
    },
    methods: [
      reducing<Slice | Head>((self) => {
        const { source } = self;
        if (source === null)
          return new PyTuple([self.type, new PyTuple([new TupleIterator(new PyTuple([])), 0]), 0]);
        const stop = self.stop === ENDLESS ? null : self.stop;
        const [next, step] =
          self instanceof Head ? [Math.min(self.seen, self.stop), 1] : [self.next, self.step];
        return new PyTuple([self.type, new PyTuple([source.iterator, next, stop, step]), self.seen]);
      }),
      restoring<Slice | Head>((self, state) => {
        self.seen = Number(knownInteger(state) ?? raise.typeError('an integer is required'));
      }),
    ],
  });
  instancesOf(Head, type);
  return type;
});

function* nextOf(self: Slice, thread: Thread): Guest<Value | undefined> {
  const source = self.source!;
  while (self.seen < self.next) {
    let item = source.next(thread);
    if (item === UNWIND) item = yield UNWIND;
    if (item === undefined) return self.ended();
    self.seen++;
    if (--thread.fuel < 0) yield* breathe(thread);
  }
  if (self.seen >= self.stop) return self.ended();
  let item = source.next(thread);
  if (item === UNWIND) item = yield UNWIND;
  return item === undefined ? self.ended() : self.took(item as Value);
}

const STOP = 'Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.';
const INDICES = 'Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.';
const STEP = 'Step for islice() must be a positive integer or None.';

function* bound(value: Value, message: string, whenNegative: string, thread: Thread): Guest<number> {
  const known = yield* sizeOr(value, message, thread);
  return known < 0 ? raise.valueError(whenNegative) : known;
}

function* stepOf(value: Value, thread: Thread): Guest<number> {
  const known = yield* sizeOr(value, STEP, thread);
  return known < 1 ? raise.valueError(STEP) : known;
}

/** Any error becomes a ValueError with this message. */
function* sizeOr(value: Value, message: string, thread: Thread): Guest<number> {
  let known: number | bigint;
  try {
    known = yield* index(value, thread);
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    return raise.valueError(message);
  }
  if (typeof known === 'bigint' && BigInt.asIntN(64, known) !== known) raise.valueError(message);
  return Number(known);
}
