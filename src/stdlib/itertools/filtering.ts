/** `compress`, `dropwhile`, `takewhile`, `filterfalse`. CPython: Modules/itertoolsmodule.c; docs: library/itertools.html#itertools.compress. */
import { boolType } from '../../runtime/kernel/birth.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { call1 } from '../../runtime/kernel/call.ts';
import { type Attribute, method } from '../../runtime/kernel/define.ts';
import { isInstance, stopIterationType } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { PyObject, type Step, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import { breathe, drive, finished, type Guest, later } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { PyTuple } from '../../runtime/kernel/values.ts';
import {
  called1,
  instanceOf,
  iteratorType,
  positional,
  pulled,
  reducing,
  resumed,
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
      next: (self, thread): Step => {
        const { data, selectors } = self;
        const here = thread.frame;
        for (let i = 0; i < ROUNDS; i++) {
          const item = data.next(thread);
          if (item === undefined) return undefined;
          if (item === UNWIND)
            return later<Value>(thread, here, (outcome) => selectedWith(self, outcome, thread) as Value);
          const selector = selectors.next(thread);
          if (selector === undefined) return undefined;
          const chosen = selector === UNWIND ? undefined : quickTruth(selector);
          if (chosen) return item;
          if (chosen === false) continue;
          if (selector !== UNWIND) return drive(selected(self, thread, item, selector), thread) as Step;
          return later<Value>(thread, here, (outcome) => {
            if (outcome === UNWIND || outcome === undefined) return outcome as unknown as Value;
            return drive(selected(self, thread, item, outcome), thread) as Value;
          });
        }
        return drive(selected(self, thread), thread) as Step;
      },
    },
    methods: [
      reducing<Compress>(
        (self) => new PyTuple([self.type, new PyTuple([self.data.iterator, self.selectors.iterator])]),
      ),
    ],
  }),
);

/** Rounds that may go by before a loop takes fuel. */
const ROUNDS = 1000;

/** The truth of a value that is told without asking a slot. */
function quickTruth(value: Value): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  return value === null ? false : undefined;
}

/** Goes on with what was taken of the data. */
function selectedWith(self: Compress, item: Step, thread: Thread): Step {
  if (item === undefined || item === UNWIND) return item;
  return drive(selected(self, thread, item), thread) as Step;
}

function* selected(self: Compress, thread: Thread, known?: Value, by?: Value): Guest<Value | undefined> {
  let item: Step = known;
  let selector: Step = by;
  for (;;) {
    if (selector === undefined) {
      if (item === undefined) item = self.data.next(thread);
      if (item === UNWIND) item = yield UNWIND;
      if (item === undefined) return undefined;
      selector = self.selectors.next(thread);
      if (selector === UNWIND) selector = yield UNWIND;
      if (selector === undefined) return undefined;
    }
    let chosen = truth(selector as Value, thread);
    if (chosen === UNWIND) chosen = (yield UNWIND) as boolean;
    if (chosen) return item as Value;
    item = undefined;
    selector = undefined;
    if (--thread.fuel < 0) yield* breathe(thread);
  }
}

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
    signature: '(predicate, iterable, /)',
    doc: 'Return successive entries from an iterable as long as the predicate evaluates to true for each entry.',
    instances: TakeWhile,
    slots: {
      new: maker('takewhile', TakeWhile),
      next: (self, thread): Step => (self.turned ? undefined : pulled(self, self.source, thread, tested)),
    },
    methods: whileMethods(),
  }),
);

export const dropWhileType: () => PyType = once(() =>
  iteratorType<DropWhile>('dropwhile', {
    signature: '(predicate, iterable, /)',
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
    signature: '(function, iterable, /)',
    doc: 'Return those items of iterable for which function(item) is false.\n\nIf function is None, return the items that are false.',
    instances: FilterFalse,
    slots: {
      new: maker('filterfalse', FilterFalse),
      next: (self, thread): Step => {
        const { predicate, source } = self;
        const asksTruth = predicate === null || predicate === boolType;
        const here = thread.frame;
        for (let i = 0; i < ROUNDS; i++) {
          const item = source.next(thread);
          if (item === undefined) return undefined;
          if (item === UNWIND) {
            return later<Value>(thread, here, (outcome) => {
              if (outcome === UNWIND || outcome === undefined) return outcome as unknown as Value;
              return drive(ending(rejected(self, thread, outcome)), thread) as Value;
            });
          }
          const verdict = asksTruth ? item : called1(predicate, item, thread);
          if (verdict === UNWIND) {
            return resumed(
              thread,
              here,
              (value) => drive(ending(rejected(self, thread, item, value)), thread) as Step,
            );
          }
          const holds = quickTruth(verdict);
          if (holds === undefined)
            return drive(ending(rejected(self, thread, item, verdict)), thread) as Step;
          if (!holds) return item;
        }
        return drive(ending(rejected(self, thread)), thread) as Step;
      },
    },
    methods: [reducing<Filter>(reduced)],
  }),
);

/** Gives an item, or nothing any more if the predicate is false for it. */
function tested(self: TakeWhile, item: Value, thread: Thread): Step {
  const here = thread.frame;
  const verdict = called1(self.predicate, item, thread);
  if (verdict === UNWIND) return resumed(thread, here, (value) => judged(self, item, value, thread));
  return judged(self, item, verdict, thread);
}

function judged(self: TakeWhile, item: Value, verdict: Value, thread: Thread): Step {
  const here = thread.frame;
  const holds = truth(verdict, thread);
  if (holds === true) return item;
  if (holds === UNWIND) return resumed(thread, here, (value) => judged(self, item, value, thread));
  self.turned = true;
  return undefined;
}

function maker(name: string, kind: Kind) {
  return function* (
    type: PyType,
    args: Value[],
    names: readonly string[] | null,
    thread: Thread,
  ): Guest<Value> {
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

function* rejected(
  self: FilterFalse,
  thread: Thread,
  known?: Value,
  judgement?: Value,
): Guest<Value | undefined> {
  const { predicate, source } = self;
  const asksTruth = predicate === null || predicate === boolType;
  let item: Step = known;
  let verdict: Step = judgement;
  for (;;) {
    if (verdict === undefined) {
      if (item === undefined) item = source.next(thread);
      if (item === UNWIND) item = yield UNWIND;
      if (item === undefined) return undefined;
      verdict = asksTruth ? item : call1(predicate, item as Value, thread);
      if (verdict === UNWIND) verdict = yield UNWIND;
    }
    let holds = truth(verdict as Value, thread);
    if (holds === UNWIND) holds = (yield UNWIND) as boolean;
    if (!holds) return item as Value;
    item = undefined;
    verdict = undefined;
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
