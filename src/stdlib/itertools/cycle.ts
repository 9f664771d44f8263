/** `cycle`. CPython: Modules/itertoolsmodule.c; docs: library/itertools.html#itertools.cycle. */
import { getAttribute } from '../../runtime/kernel/attributes.ts';
import { call1 } from '../../runtime/kernel/call.ts';
import { method } from '../../runtime/kernel/define.ts';
import { raise, typeName } from '../../runtime/kernel/errors.ts';
import { iterate } from '../../runtime/kernel/iterate.ts';
import { PyObject, type Step, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import { finished, type Guest, later } from '../../runtime/kernel/pausing.ts';
import { knownInteger } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { instancesOf, PyList, PyTuple } from '../../runtime/kernel/values.ts';
import { QuietIterator } from '../../runtime/objects/native-iterator.ts';
import {
  instanceOf,
  iteratorType,
  positional,
  REDUCE,
  REDUCE_DOC,
  restoring,
  type Source,
  sourceOf,
  stateItems,
  warnLeaving,
} from './source.ts';

/** What a source has given, to be given again once it is exhausted. */
class Round {
  /** `null` when everything has been seen. */
  source: Source | null;
  saved: Value[] = [];
  /** What the source still gives is among them already. */
  isSaved = false;
  place = 0;

  constructor(source: Source) {
    this.source = source;
  }

  /** What is given after a step of the source. */
  seen(item: Value | undefined): Value | undefined {
    if (item !== undefined) {
      if (!this.isSaved) this.saved.push(item);
      return item;
    }
    this.source = null;
    return this.again();
  }

  again(): Value | undefined {
    const { saved } = this;
    if (saved.length === 0) return undefined;
    if (this.place >= saved.length) this.place = 0;
    return saved[this.place++];
  }
}

/** Over an iterator whose steps never reach guest code. */
class QuietCycle extends QuietIterator {
  readonly round: Round;

  constructor(source: Source) {
    super();
    this.round = new Round(source);
  }

  advance(): Value | undefined {
    const { round } = this;
    return round.source === null ? round.again() : round.seen(round.source.still!.advance());
  }
}

/** Over any other iterator, and instances of subclasses. */
class GuestCycle extends PyObject {
  readonly round: Round;

  constructor(source: Source) {
    super();
    this.round = new Round(source);
  }
}

type Cycle = QuietCycle | GuestCycle;

export const cycleType: () => PyType = once(() => {
  const type = iteratorType<Cycle>('cycle', {
    signature: '(iterable, /)',
    doc: 'Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.',
    instances: GuestCycle,
    slots: {
      *new(cls, args, names, thread) {
        const [iterable] = positional('cycle', cls, args, names, 1);
        const source = yield* sourceOf(iterable!, thread);
        if (source.still !== null && !cls.isHeap) return new QuietCycle(source);
        return instanceOf(cls, new GuestCycle(source));
      },
      next: (self, thread): Step => {
        if (self instanceof QuietIterator) return self.advance();
        const { round } = self;
        const { source } = round;
        if (source === null) return round.again();
        const here = thread.frame;
        const item = source.next(thread);
        if (item !== UNWIND) return seen(round, item, thread);
        return later<Value>(
          thread,
          here,
          (outcome) => (outcome === UNWIND ? UNWIND : seen(round, outcome, thread)) as Value,
        );
      },
    },
    methods: [
      method(REDUCE, REDUCE_DOC, function* ({ type: own, round }: Cycle, thread: Thread): Guest<Value> {
        yield* warnLeaving(thread);
        const saved = new PyList(round.saved);
        if (round.source !== null)
          return new PyTuple([
            own,
            new PyTuple([round.source.iterator]),
            new PyTuple([saved, round.isSaved]),
          ]);
        const rest = yield* finished(iterate(saved, thread));
        if (round.place > 0) {
          const setState = yield* finished(getAttribute(rest, '__setstate__', thread));
          yield* finished(call1(setState, round.place, thread));
        }
        return new PyTuple([own, new PyTuple([rest]), new PyTuple([saved, true])]);
      }),
      restoring<Cycle>(({ round }, state) => {
        const [saved, isSaved] = stateItems(state, 2);
        if (!(saved instanceof PyList))
          return raise.typeError(`argument 1 must be list, not ${typeName(saved!)}`);
        round.isSaved = (knownInteger(isSaved) ?? raise.typeError('an integer is required')) !== 0;
        round.saved = saved.items;
        round.place = 0;
      }),
    ],
  });
  instancesOf(QuietCycle, type);
  return type;
});

/** What a generator has returned is not the value of this iterator's end. */
function seen(round: Round, item: Value | undefined, thread: Thread): Step {
  if (item === undefined) thread.stopValue = null;
  return round.seen(item);
}
