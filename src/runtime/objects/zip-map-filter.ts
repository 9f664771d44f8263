/** The built-in `zip`, `map` and `filter`. CPython: Python/bltinmodule.c; docs: library/functions.html#zip. */
import { strangeKeyword } from '../kernel/bind.ts';
import { boolType } from '../kernel/birth.ts';
import { call, call1, call2 } from '../kernel/call.ts';
import { defineType, method } from '../kernel/define.ts';
import { isInstance, raise, stopIterationType } from '../kernel/errors.ts';
import { PyException } from '../kernel/exception.ts';
import { endOrError, iterate, step } from '../kernel/iterate.ts';
import { PyObject, type Result, type Step, UNWIND, type Value } from '../kernel/object.ts';
import { breathe, drive, finished, type Guest, later } from '../kernel/pausing.ts';
import type { Thread } from '../kernel/thread.ts';
import { truth } from '../kernel/truth.ts';
import type { PyType } from '../kernel/type.ts';
import { caught } from '../kernel/unwinding.ts';
import { adopt, instancesOf, PyTuple } from '../kernel/values.ts';
import { QuietIterator, quiet, refuseKeywords } from './native-iterator.ts';

/** Of iterators that never reach guest code. */
export class QuietZip extends QuietIterator {
  readonly sources: readonly QuietIterator[];
  strict: boolean;
  /** Copied for each tuple: an array that grows takes more room than it needs. */
  private readonly blank: Value[];

  constructor(sources: readonly QuietIterator[], strict: boolean) {
    super();
    this.sources = sources;
    this.blank = sources.map(() => null);
    this.strict = strict;
  }

  advance(): Value | undefined {
    const { sources } = this;
    const items = this.blank.slice();
    for (let i = 0; i < sources.length; i++) {
      const item = sources[i]!.advance();
      if (item === undefined) return this.strict ? this.checkEnd(i) : undefined;
      items[i] = item;
    }
    return items.length === 0 ? undefined : new PyTuple(items);
  }

  private checkEnd(ended: number): undefined {
    if (ended > 0) unequal(ended, 'shorter');
    for (let i = 1; i < this.sources.length; i++)
      if (this.sources[i]!.advance() !== undefined) unequal(i, 'longer');
    return undefined;
  }
}

export class PyZip extends PyObject {
  readonly sources: readonly Value[];
  strict: boolean;

  constructor(sources: readonly Value[], strict: boolean) {
    super();
    this.sources = sources;
    this.strict = strict;
  }
}

export const zipType: PyType = defineType<PyZip | QuietZip>('zip', {
  signature: '(*iterables, strict=False)',
  doc: "The zip object yields n-length tuples, where n is the number of iterables\npassed as positional arguments to zip().  The i-th element in every tuple\ncomes from the i-th iterable argument to zip().  This continues until the\nshortest argument is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.\n\n   >>> list(zip('abcdefg', range(3), range(4)))\n   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]",
  instances: PyZip,
  slots: {
    *new(type, args, names, thread) {
      const given = args.length - (names?.length ?? 0);
      let strict = false;
      if (names !== null) {
        if (names.length > 1)
          raise.typeError(`zip() takes at most 1 keyword argument (${names.length} given)`);
        if (names[0] !== 'strict') strangeKeyword('zip', names[0]!, ['strict']);
      }
      const at = names?.indexOf('strict') ?? -1;
      if (at >= 0) strict = yield* finished(truth(args[given + at]!, thread));
      const sources: Value[] = [];
      for (let i = 0; i < given; i++) sources.push(yield* finished(iterate(args[i]!, thread)));
      const silent = sources.map(quiet);
      if (type === zipType && silent.every((each) => each !== null)) return new QuietZip(silent, strict);
      const made = new PyZip(sources, strict);
      return type === zipType ? made : adopt(made, type);
    },
    iter: (self) => self,
    next: (self, thread): Step =>
      self instanceof QuietZip ? self.advance() : (drive(zipStep(self, thread), thread) as Step),
  },
  methods: [
    method('__reduce__(self, /)', 'Return state information for pickling.', (self: PyZip | QuietZip) => {
      const state = new PyTuple([self.type, new PyTuple(self.sources)]);
      return self.strict ? new PyTuple([...state.items, true]) : state;
    }),
    method(
      '__setstate__(self, object, /)',
      'Set state information for unpickling.',
      function* (self: PyZip | QuietZip, state: Value, thread: Thread): Guest<Value> {
        self.strict = yield* finished(truth(state, thread));
        return null;
      },
    ),
  ],
});
instancesOf(QuietZip, zipType);

function* zipStep(self: PyZip, thread: Thread): Guest<Value | undefined> {
  const { sources } = self;
  const items: Value[] = [];
  for (let i = 0; i < sources.length; i++) {
    let item = step(sources[i]!, thread);
    if (item === UNWIND) item = yield UNWIND;
    if (item === undefined) return self.strict ? yield* checkEnd(self, i, thread) : undefined;
    items.push(item as Value);
  }
  return items.length === 0 ? undefined : new PyTuple(items);
}

function* checkEnd(self: PyZip, ended: number, thread: Thread): Guest<undefined> {
  if (ended > 0) unequal(ended, 'shorter');
  for (let i = 1; i < self.sources.length; i++) {
    let item = step(self.sources[i]!, thread);
    if (item === UNWIND) item = yield UNWIND;
    if (item !== undefined) unequal(i, 'longer');
  }
  return undefined;
}

function unequal(place: number, how: 'shorter' | 'longer'): never {
  const others = place === 1 ? 'argument 1' : `arguments 1-${place}`;
  return raise.valueError(`zip() argument ${place + 1} is ${how} than ${others}`);
}

export class PyMap extends PyObject {
  readonly callee: Value;
  readonly sources: readonly Value[];
  /** The only source, if there is one and it never reaches guest code. */
  readonly only: QuietIterator | null;

  constructor(callee: Value, sources: readonly Value[]) {
    super();
    this.callee = callee;
    this.sources = sources;
    this.only = sources.length === 1 ? quiet(sources[0]!) : null;
  }
}

export const mapType: PyType = defineType<PyMap>('map', {
  signature: '(function, iterable, /, *iterables)',
  doc: 'Make an iterator that computes the function using arguments from\neach of the iterables.  Stops when the shortest iterable is exhausted.',
  instances: PyMap,
  slots: {
    *new(type, args, names, thread) {
      refuseKeywords('map', type, names);
      const given = args.length - (names?.length ?? 0);
      if (given < 2) raise.typeError('map() must have at least two arguments.');
      const sources: Value[] = [];
      for (let i = 1; i < given; i++) sources.push(yield* finished(iterate(args[i]!, thread)));
      const made = new PyMap(args[0]!, sources);
      return type === mapType ? made : adopt(made, type);
    },
    iter: (self) => self,
    next: (self, thread): Step => {
      const { only } = self;
      if (only === null) return drive(mapStep(self, thread), thread) as Step;
      const item = only.advance();
      if (item === undefined) return undefined;
      const here = thread.frame;
      let result: Result;
      try {
        result = call1(self.callee, item, thread);
      } catch (thrown) {
        result = caught(thrown, thread);
      }
      return result === UNWIND ? later<Value>(thread, here, valueOrEnd) : result;
    },
  },
  methods: [
    method(
      '__reduce__(self, /)',
      'Return state information for pickling.',
      (self: PyMap) => new PyTuple([self.type, new PyTuple([self.callee, ...self.sources])]),
    ),
  ],
});

/** A function that raises StopIteration ends the iteration. */
function valueOrEnd(outcome: Step, thread: Thread): Result {
  return outcome === UNWIND ? (endOrError(thread) as Result) : (outcome as Value);
}

function* mapStep(self: PyMap, thread: Thread): Guest<Value | undefined> {
  const { sources, callee } = self;
  const items: Value[] = [];
  for (let i = 0; i < sources.length; i++) {
    let item = step(sources[i]!, thread);
    if (item === UNWIND) item = yield UNWIND;
    if (item === undefined) return undefined;
    items.push(item as Value);
  }
  try {
    let result: Result;
    if (items.length === 1) result = call1(callee, items[0]!, thread);
    else if (items.length === 2) result = call2(callee, items[0]!, items[1]!, thread);
    else result = call(callee, items, null, thread);
    return result === UNWIND ? yield UNWIND : result;
  } catch (error) {
    if (error instanceof PyException && isInstance(error, stopIterationType)) return undefined;
    throw error;
  }
}

export class PyFilter extends PyObject {
  readonly predicate: Value;
  readonly source: Value;

  constructor(predicate: Value, source: Value) {
    super();
    this.predicate = predicate;
    this.source = source;
  }
}

export const filterType: PyType = defineType<PyFilter>('filter', {
  signature: '(function, iterable, /)',
  doc: 'Return an iterator yielding those items of iterable for which function(item)\nis true. If function is None, return the items that are true.',
  instances: PyFilter,
  slots: {
    *new(type, args, names, thread) {
      refuseKeywords('filter', type, names);
      const given = args.length - (names?.length ?? 0);
      if (given !== 2) raise.typeError(`filter expected 2 arguments, got ${given}`);
      const made = new PyFilter(args[0]!, yield* finished(iterate(args[1]!, thread)));
      return type === filterType ? made : adopt(made, type);
    },
    iter: (self) => self,
    *next(self, thread) {
      const { predicate } = self;
      const asksTruth = predicate === null || predicate === boolType;
      const silent = quiet(self.source);
      for (;;) {
        let item: Step = silent !== null ? silent.advance() : step(self.source, thread);
        if (item === UNWIND) item = yield UNWIND;
        if (--thread.fuel < 0) yield* breathe(thread);
        if (item === undefined) return undefined;
        let verdict: Value = item as Value;
        if (!asksTruth) {
          let answer = call1(predicate, item as Value, thread);
          if (answer === UNWIND) answer = yield UNWIND;
          verdict = answer;
        }
        let isTrue = truth(verdict, thread);
        if (isTrue === UNWIND) isTrue = (yield UNWIND) as boolean;
        if (isTrue) return item as Value;
      }
    },
  },
  methods: [
    method(
      '__reduce__(self, /)',
      'Return state information for pickling.',
      (self: PyFilter) => new PyTuple([self.type, new PyTuple([self.predicate, self.source])]),
    ),
  ],
});
