/** `zip_longest`. CPython: Modules/itertoolsmodule.c; docs: library/itertools.html#itertools.zip_longest. */
import { raise } from '../../runtime/kernel/errors.ts';
import { iterate } from '../../runtime/kernel/iterate.ts';
import { PyObject, type Step, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import { drive, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { PyTuple } from '../../runtime/kernel/values.ts';
import { instanceOf, iteratorType, reducing, restoring, Source } from './source.ts';

class ZipLongest extends PyObject {
  /** null where an iterator is exhausted. */
  readonly sources: (Source | null)[];
  /** How many are not. */
  active: number;
  fill: Value;
  /** No source reaches guest code. */
  readonly isStill: boolean;
  /** Copied for each tuple: an array that grows takes more room than it needs. */
  readonly blank: Value[];

  constructor(sources: (Source | null)[], fill: Value) {
    super();
    this.sources = sources;
    this.active = sources.length;
    this.blank = sources.map(() => null);
    this.fill = fill;
    this.isStill = sources.every((source) => source!.still !== null);
  }

  /** The source in this place is exhausted; false if it was the last one. */
  isOpenWithout(place: number): boolean {
    this.active--;
    if (this.active === 0) return false;
    this.sources[place] = null;
    return true;
  }
}

export const zipLongestType: () => PyType = once(() =>
  iteratorType<ZipLongest>('zip_longest', {
    signature: '(*iterables, fillvalue=None)',
    doc: 'Return a zip_longest object whose .__next__() method returns a tuple where\nthe i-th element comes from the i-th iterable argument.  The .__next__()\nmethod continues until the longest iterable in the argument sequence\nis exhausted and then it raises StopIteration.  When the shorter iterables\nare exhausted, the fillvalue is substituted in their place.  The fillvalue\ndefaults to None or can be specified by a keyword argument.',
    instances: ZipLongest,
    slots: {
      *new(type, args, names, thread) {
        const given = args.length - (names?.length ?? 0);
        if (names !== null && (names.length > 1 || names[0] !== 'fillvalue'))
          raise.typeError('zip_longest() got an unexpected keyword argument');
        const sources: Source[] = [];
        for (let i = 0; i < given; i++) sources.push(new Source(yield* finished(iterate(args[i]!, thread))));
        return instanceOf(type, new ZipLongest(sources, names === null ? null : args[given]!));
      },
      next: (self, thread): Step =>
        self.isStill ? nextOfStill(self) : (drive(nextOf(self, thread), thread) as Step),
    },
    methods: [
      reducing<ZipLongest>((self) => {
        const iterators = self.sources.map((source) => source?.iterator ?? new PyTuple([]));
        return new PyTuple([self.type, new PyTuple(iterators), self.fill]);
      }),
      restoring<ZipLongest>((self, state) => {
        self.fill = state;
      }),
    ],
  }),
);

function nextOfStill(self: ZipLongest): Value | undefined {
  if (self.active === 0) return undefined;
  const { sources } = self;
  const items = self.blank.slice();
  for (let i = 0; i < sources.length; i++) {
    const source = sources[i]!;
    let item = source === null ? self.fill : source.still!.advance();
    if (item === undefined) {
      if (!self.isOpenWithout(i)) return undefined;
      item = self.fill;
    }
    items[i] = item;
  }
  return new PyTuple(items);
}

function* nextOf(self: ZipLongest, thread: Thread): Guest<Value | undefined> {
  if (self.active === 0) return undefined;
  const items: Value[] = [];
  for (let i = 0; i < self.sources.length; i++) {
    const source = self.sources[i]!;
    let item: Step = self.fill;
    if (source !== null) item = yield* pulledFrom(self, source, thread);
    if (item === undefined) {
      thread.stopValue = null;
      if (!self.isOpenWithout(i)) return undefined;
      item = self.fill;
    }
    items.push(item as Value);
  }
  return new PyTuple(items);
}

/** An error ends all of it. */
function* pulledFrom(self: ZipLongest, source: Source, thread: Thread): Guest<Value | undefined> {
  try {
    const item = source.next(thread);
    return item === UNWIND ? yield UNWIND : item;
  } catch (error) {
    self.active = 0;
    throw error;
  }
}
