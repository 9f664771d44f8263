/** `compress`, `dropwhile`, `takewhile`, `filterfalse`. CPython: Modules/itertoolsmodule.c; docs: library/itertools.html#itertools.compress. */
import { boolType } from '../../runtime/kernel/birth.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { call1 } from '../../runtime/kernel/call.ts';
import { type Attribute, method } from '../../runtime/kernel/define.ts';
import { isInstance, stopIterationType } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { PyObject, type Step, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import { breathe, drive, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { PyTuple } from '../../runtime/kernel/values.ts';
import {
  called,
  instanceOf,
  iteratorType,
  positional,
  pulled,
  reducing,
  SETSTATE,
  SETSTATE_DOC,
  type Source,
  sourceOf,
  warnLeaving,
} from './source.ts';

// ── compress ───────────────────────────────────────────────────────────────────────────────────────

class Compress extends PyObject {
  readonly data: Source;
  readonly selectors: Source;

  constructor(data: Source, selectors: Source) {
    super();
    this.data = data;
    this.selectors = selectors;
  }
}

export const compressType: () => PyType = once(() =>
  iteratorType<Compress>('compress', {
    doc: 'Return data elements corresponding to true selector elements.\n\nForms a shorter iterator from selected data elements using the selectors to\nchoose the data elements.',
    instances: Compress,
    slots: {
      new: bySignature(
        'compress',
        '(cls, data, selectors)',
        function* (cls: PyType, data: Value, selectors: Value, thread: Thread): Guest<Value> {
          const items = yield* sourceOf(data, thread);
          return instanceOf(cls, new Compress(items, yield* sourceOf(selectors, thread)));
        },
        'c',
      ),
      *next(self, thread) {
        for (;;) {
          let item = self.data.next(thread);
          if (item === UNWIND) item = yield UNWIND;
          if (item === undefined) return undefined;
          let selector = self.selectors.next(thread);
          if (selector === UNWIND) selector = yield UNWIND;
          if (selector === undefined) return undefined;
          let chosen = truth(selector as Value, thread);
          if (chosen === UNWIND) chosen = (yield UNWIND) as boolean;
          if (chosen) return item as Value;
          if (--thread.fuel < 0) yield* breathe(thread);
        }
      },
    },
    methods: [
      reducing<Compress>(
        (self) => new PyTuple([self.type, new PyTuple([self.data.iterator, self.selectors.iterator])]),
      ),
    ],
  }),
);

// ── Those with a predicate ─────────────────────────────────────────────────────────────────────────

class Filter extends PyObject {
  readonly predicate: Value;
  readonly source: Source;
  /** `takewhile`: the predicate was false. `dropwhile`: it was false, so that all is given from now on. */
  turned = false;

  constructor(predicate: Value, source: Source) {
    super();
    this.predicate = predicate;
    this.source = source;
  }
}

class TakeWhile extends Filter {}
class DropWhile extends Filter {}
class FilterFalse extends Filter {}

type Kind = new (predicate: Value, source: Source) => Filter;

export const takeWhileType: () => PyType = once(() =>
  iteratorType<TakeWhile>('takewhile', {
    doc: 'Return successive entries from an iterable as long as the predicate evaluates to true for each entry.',
    instances: TakeWhile,
    slots: {
      new: maker('takewhile', TakeWhile),
      next: (self, thread): Step => {
        if (self.turned) return undefined;
        return pulled(self.source, thread, (item) =>
          called(
            thread,
            () => call1(self.predicate, item, thread),
            (verdict) =>
              called(
                thread,
                () => truth(verdict, thread),
                (holds) => {
                  if (holds) return item;
                  self.turned = true;
                  return undefined;
                },
              ),
          ),
        );
      },
    },
    methods: whileMethods(),
  }),
);

export const dropWhileType: () => PyType = once(() =>
  iteratorType<DropWhile>('dropwhile', {
    doc: 'Drop items from the iterable while predicate(item) is true.\n\nAfterwards, return every element until the iterable is exhausted.',
    instances: DropWhile,
    slots: {
      new: maker('dropwhile', DropWhile),
      next: (self, thread): Step =>
        self.turned ? self.source.next(thread) : (drive(ending(dropped(self, thread)), thread) as Step),
    },
    methods: whileMethods(),
  }),
);

export const filterFalseType: () => PyType = once(() =>
  iteratorType<FilterFalse>('filterfalse', {
    doc: 'Return those items of iterable for which function(item) is false.\n\nIf function is None, return the items that are false.',
    instances: FilterFalse,
    slots: {
      new: maker('filterfalse', FilterFalse),
      next: (self, thread): Step => drive(ending(rejected(self, thread)), thread) as Step,
    },
    methods: [reducing<Filter>(reduced)],
  }),
);

function maker(name: string, kind: Kind) {
  return function* (type: PyType, args: Value[], names: readonly string[] | null, thread: Thread): Guest<Value> {
    const [predicate, iterable] = positional(name, type, args, names, 2);
    return instanceOf(type, new kind(predicate!, yield* sourceOf(iterable!, thread)));
  };
}

function* dropped(self: DropWhile, thread: Thread): Guest<Value | undefined> {
  for (;;) {
    let item = self.source.next(thread);
    if (item === UNWIND) item = yield UNWIND;
    if (item === undefined) return undefined;
    let verdict = call1(self.predicate, item as Value, thread);
    if (verdict === UNWIND) verdict = yield UNWIND;
    let holds = truth(verdict, thread);
    if (holds === UNWIND) holds = (yield UNWIND) as boolean;
    if (!holds) {
      self.turned = true;
      return item as Value;
    }
    if (--thread.fuel < 0) yield* breathe(thread);
  }
}

function* rejected(self: FilterFalse, thread: Thread): Guest<Value | undefined> {
  const { predicate, source } = self;
  const asksTruth = predicate === null || predicate === boolType;
  for (;;) {
    let item = source.next(thread);
    if (item === UNWIND) item = yield UNWIND;
    if (item === undefined) return undefined;
    let verdict = asksTruth ? (item as Value) : call1(predicate, item as Value, thread);
    if (verdict === UNWIND) verdict = yield UNWIND;
    let holds = truth(verdict, thread);
    if (holds === UNWIND) holds = (yield UNWIND) as boolean;
    if (!holds) return item as Value;
    if (--thread.fuel < 0) yield* breathe(thread);
  }
}

/** A predicate that raises StopIteration ends the iteration. */
function* ending(steps: Guest<Value | undefined>): Guest<Value | undefined> {
  try {
    return yield* steps;
  } catch (error) {
    if (error instanceof PyException && isInstance(error, stopIterationType)) return undefined;
    throw error;
  }
}

function whileMethods(): Attribute[] {
  return [
    reducing<Filter>(
      (self) =>
        new PyTuple([self.type, new PyTuple([self.predicate, self.source.iterator]), Number(self.turned)]),
    ),
    method(SETSTATE, SETSTATE_DOC, function* (self: Filter, state: Value, thread: Thread): Guest<Value> {
      yield* warnLeaving(thread);
      self.turned = yield* finished(truth(state, thread));
      return null;
    }),
  ];
}

function reduced(self: Filter): Value {
  return new PyTuple([self.type, new PyTuple([self.predicate, self.source.iterator])]);
}
