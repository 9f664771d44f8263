/** `chain`. CPython: Modules/itertoolsmodule.c; docs: library/itertools.html#itertools.chain. */
import { typeOf } from '../../runtime/kernel/birth.ts';
import { classMethod } from '../../runtime/kernel/define.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { iterate, knownItems, step } from '../../runtime/kernel/iterate.ts';
import { PyObject, type Result, type Step, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import { breathe, drive, finished, type Guest, later } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { PyTuple } from '../../runtime/kernel/values.ts';
import { genericAlias } from '../../runtime/objects/generic-alias.ts';
import { TupleIterator } from '../../runtime/objects/iterators.ts';
import { refuseKeywords } from '../../runtime/objects/native-iterator.ts';
import { instanceOf, iteratorType, reducing, restoring, Source, stateItems } from './source.ts';

export class Chain extends PyObject {
  /** Gives the iterables; null at the end, and after one of them could not be iterated. */
  iterables: Source | null;
  active: Source | null = null;

  constructor(iterables: Source) {
    super();
    this.iterables = iterables;
  }
}

export const chainType: () => PyType = once(() =>
  iteratorType<Chain>('chain', {
    signature: '(*iterables)',
    doc: 'Return a chain object whose .__next__() method returns elements from the\nfirst iterable until it is exhausted, then elements from the next\niterable, until all of the iterables are exhausted.',
    instances: Chain,
    slots: {
      new: (type, args, names) => {
        refuseKeywords('chain', type, names);
        const iterables = names === null ? args : args.slice(0, args.length - names.length);
        return instanceOf(type, new Chain(new Source(new TupleIterator(new PyTuple(iterables)))));
      },
      next: (self, thread): Step => {
        // fast path: in the middle of an iterable
        const { active } = self;
        if (active !== null) {
          const here = thread.frame;
          const item = active.next(thread);
          if (item === UNWIND) {
            return later<Value>(thread, here, (outcome) => {
              if (outcome !== undefined) return outcome as Result;
              thread.stopValue = null;
              self.active = null;
              return drive(nextOf(self, thread), thread) as Value;
            });
          }
          if (item !== undefined) return item;
          thread.stopValue = null;
          self.active = null;
        }
        const { iterables } = self;
        if (iterables === null) return undefined;
        // fast path: a list or a tuple comes next
        const following = iterables.still?.advance();
        if (following === undefined) return drive(nextOf(self, thread), thread) as Step;
        const items = knownItems(following);
        if (items !== undefined) {
          const source = new Source(iterate(following, thread) as Value);
          const item = source.still?.advance();
          if (item !== undefined) {
            self.active = source;
            return item;
          }
          return drive(nextOf(self, thread), thread) as Step;
        }
        return drive(nextOf(self, thread, following), thread) as Step;
      },
    },
    methods: [
      classMethod(
        'from_iterable(cls, iterable, /)',
        'Alternative chain() constructor taking a single iterable argument that evaluates lazily.',
        function* (cls: PyType, iterable: Value, thread: Thread): Guest<Value> {
          const iterables = yield* finished(iterate(iterable, thread));
          return instanceOf(cls, new Chain(new Source(iterables)));
        },
      ),
      reducing<Chain>((self) => {
        const { iterables, active } = self;
        const made: Value[] = [self.type, new PyTuple([])];
        if (iterables !== null) {
          const state = active === null ? [iterables.iterator] : [iterables.iterator, active.iterator];
          made.push(new PyTuple(state));
        }
        return new PyTuple(made);
      }),
      restoring<Chain>((self, state) => {
        const items = stateItems(state, 1, 2);
        if (items.some((item) => typeOf(item).slots.next === undefined))
          raise.typeError('Arguments must be iterators.');
        self.iterables = new Source(items[0]!);
        self.active = items.length > 1 ? new Source(items[1]!) : null;
      }),
      classMethod('__class_getitem__(cls, object, /)', 'See PEP 585', genericAlias),
    ],
  }),
);

/** The next item; `following` is an iterable that has been taken already. */
function* nextOf(self: Chain, thread: Thread, following?: Value): Guest<Value | undefined> {
  if (following !== undefined) self.active = yield* begun(self, following, thread);
  for (;;) {
    const { iterables, active } = self;
    if (iterables === null) return undefined;
    if (active === null) {
      let iterable = iterables.next(thread);
      if (iterable === UNWIND) iterable = yield UNWIND;
      if (iterable === undefined) {
        self.iterables = null;
        return undefined;
      }
      self.active = yield* begun(self, iterable as Value, thread);
      continue;
    }
    let item = active.still !== null ? active.still.advance() : step(active.iterator, thread);
    if (item === UNWIND) item = yield UNWIND;
    if (item !== undefined) return item as Value;
    thread.stopValue = null;
    self.active = null;
    if (--thread.fuel < 0) yield* breathe(thread);
  }
}

function* begun(self: Chain, iterable: Value, thread: Thread): Guest<Source> {
  try {
    return new Source(yield* finished(iterate(iterable, thread)));
  } catch (error) {
    self.iterables = null;
    throw error;
  }
}
