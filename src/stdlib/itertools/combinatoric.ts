/** Iterators over arrangements of the items of pools. CPython: Modules/itertoolsmodule.c (product, combinations, permutations). */
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { memoryErrorType, raise } from '../../runtime/kernel/errors.ts';
import { collect } from '../../runtime/kernel/iterate.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import type { Guest } from '../../runtime/kernel/pausing.ts';
import { knownInteger } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { PyTuple } from '../../runtime/kernel/values.ts';
import { QuietIterator } from '../../runtime/objects/native-iterator.ts';
import { instanceOf, iteratorType, reducing, restoring, sizeOf, stateItems } from './source.ts';

/** Items of one pool, by a rising or falling list of places. `places` is null at the end. */
abstract class Selection extends QuietIterator {
  readonly pool: readonly Value[];
  readonly size: number;
  places: number[] | null;
  /** The first arrangement has been given. */
  begun = false;
  /** Copied for each arrangement: an array that grows takes more room than it needs. */
  private readonly blank: Value[];

  constructor(pool: readonly Value[], size: number, places: number[] | null) {
    super();
    this.blank = places === null ? [] : blanks(size);
    this.pool = pool;
    this.size = size;
    this.places = places;
  }

  /** Goes to the next arrangement; false after the last one. */
  protected abstract move(places: number[]): boolean;

  advance(): Value | undefined {
    const { places } = this;
    if (places === null) return undefined;
    if (!this.begun) this.begun = true;
    else if (!this.move(places)) {
      this.places = null;
      return undefined;
    }
    return this.chosen(places);
  }

  protected chosen(places: readonly number[]): PyTuple {
    const { pool, blank } = this;
    const items = blank.slice();
    for (let i = 0; i < items.length; i++) items[i] = pool[places[i]!]!;
    return new PyTuple(items);
  }
}

/** Places rise. */
class Combinations extends Selection {
  protected move(places: number[]): boolean {
    const { size } = this;
    const rest = this.pool.length - size;
    let i = size - 1;
    while (i >= 0 && places[i] === i + rest) i--;
    if (i < 0) return false;
    places[i] = places[i]! + 1;
    for (let j = i + 1; j < size; j++) places[j] = places[j - 1]! + 1;
    return true;
  }
}

/** Places do not fall. */
class Multisets extends Selection {
  protected move(places: number[]): boolean {
    const last = this.pool.length - 1;
    let i = this.size - 1;
    while (i >= 0 && places[i] === last) i--;
    if (i < 0) return false;
    places.fill(places[i]! + 1, i);
    return true;
  }
}

/** All places, of which the first ones count; `cycles` tells how often each of those is still to be exchanged. */
class Permutations extends Selection {
  cycles: number[];

  constructor(pool: readonly Value[], size: number) {
    super(pool, size, size > pool.length ? null : rising(pool.length));
    this.cycles = Array.from({ length: Math.min(size, pool.length) }, (_, i) => pool.length - i);
  }

  protected move(places: number[]): boolean {
    const { cycles } = this;
    const count = places.length;
    for (let i = this.size - 1; i >= 0; i--) {
      const left = cycles[i]! - 1;
      if (left > 0) {
        cycles[i] = left;
        const other = count - left;
        const place = places[i]!;
        places[i] = places[other]!;
        places[other] = place;
        return true;
      }
      // Back to the order that this place began with.
      const place = places[i]!;
      places.copyWithin(i, i + 1, count);
      places[count - 1] = place;
      cycles[i] = count - i;
    }
    return false;
  }
}

function rising(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

export const combinationsType: () => PyType = once(() =>
  iteratorType<Combinations>('combinations', {
    doc: 'Return successive r-length combinations of elements in the iterable.\n\ncombinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)',
    instances: Combinations,
    slots: {
      new: bySignature(
        'combinations',
        '(cls, iterable, r)',
        function* (cls: PyType, iterable: Value, r: Value, thread: Thread): Guest<Value> {
          const [pool, size] = yield* poolAndSize(iterable, r, thread);
          return instanceOf(cls, new Combinations(pool, size, size > pool.length ? null : rising(size)));
        },
        'c',
      ),
      next: (self) => self.advance(),
    },
    methods: selectionMethods<Combinations>((self, i) => i + self.pool.length - self.size),
  }),
);

export const multisetsType: () => PyType = once(() =>
  iteratorType<Multisets>('combinations_with_replacement', {
    doc: "Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.\n\ncombinations_with_replacement('ABC', 2) --> ('A','A'), ('A','B'), ('A','C'), ('B','B'), ('B','C'), ('C','C')",
    instances: Multisets,
    slots: {
      new: bySignature(
        'combinations_with_replacement',
        '(cls, iterable, r)',
        function* (cls: PyType, iterable: Value, r: Value, thread: Thread): Guest<Value> {
          const [pool, size] = yield* poolAndSize(iterable, r, thread);
          const isEmpty = pool.length === 0 && size > 0;
          return instanceOf(cls, new Multisets(pool, size, isEmpty ? null : zeros(size)));
        },
        'c',
      ),
      next: (self) => self.advance(),
    },
    methods: selectionMethods<Multisets>((self) => self.pool.length - 1),
  }),
);

export const permutationsType: () => PyType = once(() =>
  iteratorType<Permutations>('permutations', {
    doc: 'Return successive r-length permutations of elements in the iterable.\n\npermutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)',
    instances: Permutations,
    slots: {
      new: bySignature(
        'permutations',
        '(cls, iterable, r=None)',
        function* (cls: PyType, iterable: Value, r: Value, thread: Thread): Guest<Value> {
          const pool = yield* collect(iterable, thread);
          if (r !== null && knownInteger(r) === undefined) raise.typeError('Expected int as r');
          const size = r === null ? pool.length : yield* sizeOf(r, thread);
          if (size < 0) raise.valueError('r must be non-negative');
          return instanceOf(cls, new Permutations(pool, size));
        },
        'c',
      ),
      next: (self) => self.advance(),
    },
    methods: [
      reducing<Permutations>((self) => {
        const { places } = self;
        const made = selectionState(self);
        if (places === null || !self.begun) return new PyTuple(made);
        return new PyTuple([...made, new PyTuple([new PyTuple([...places]), new PyTuple([...self.cycles])])]);
      }),
      restoring<Permutations>((self, state) => {
        const [places, cycles] = stateItems(state, 2);
        const count = self.pool.length;
        if (!(places instanceof PyTuple) || !(cycles instanceof PyTuple))
          return raise.typeError('invalid arguments');
        if (places.items.length !== count || cycles.items.length !== self.cycles.length)
          raise.valueError('invalid arguments');
        self.places = places.items.map((place) => within(place, 0, count - 1));
        self.cycles = cycles.items.map((cycle, i) => within(cycle, 1, count - i));
        self.begun = true;
      }),
    ],
  }),
);

/** For those whose state is the list of their places, with the largest that each may be. */
function selectionMethods<Self extends Selection>(largest: (self: Self, i: number) => number) {
  return [
    reducing<Self>((self) => {
      const { places } = self;
      const made = selectionState(self);
      return new PyTuple(places === null || !self.begun ? made : [...made, new PyTuple([...places])]);
    }),
    restoring<Self>((self, state) => {
      if (!(state instanceof PyTuple) || state.items.length !== self.size)
        return raise.valueError('invalid arguments');
      self.places = state.items.map((place, i) => within(place, 0, largest(self, i)));
      self.begun = true;
    }),
  ];
}

function selectionState({ type, pool, size, places, begun }: Selection): Value[] {
  return [type, new PyTuple([new PyTuple(begun && places === null ? [] : pool), size])];
}

function* poolAndSize(
  iterable: Value,
  r: Value,
  thread: Thread,
): Guest<readonly [pool: Value[], size: number]> {
  const size = yield* sizeOf(r, thread);
  const pool = yield* collect(iterable, thread);
  if (size < 0) raise.valueError('r must be non-negative');
  return [pool, size];
}

// ── product ────────────────────────────────────────────────────────────────────────────────────────

/** Counts like a mileage counter, the last place fastest. */
class Product extends QuietIterator {
  readonly pools: readonly (readonly Value[])[];
  places: number[];
  begun = false;
  isOver: boolean;
  private readonly blank: Value[];

  constructor(pools: readonly (readonly Value[])[]) {
    super();
    this.pools = pools;
    this.places = zeros(pools.length);
    this.blank = blanks(pools.length);
    this.isOver = pools.some((pool) => pool.length === 0);
  }

  advance(): Value | undefined {
    if (this.isOver) return undefined;
    const { pools, places } = this;
    if (this.begun) {
      let i = places.length - 1;
      for (; i >= 0; i--) {
        const next = places[i]! + 1;
        if (next < pools[i]!.length) {
          places[i] = next;
          break;
        }
        places[i] = 0;
      }
      if (i < 0) {
        this.isOver = true;
        return undefined;
      }
    }
    this.begun = true;
    const items = this.blank.slice();
    for (let i = 0; i < items.length; i++) items[i] = pools[i]![places[i]!]!;
    return new PyTuple(items);
  }
}

export const productType: () => PyType = once(() =>
  iteratorType<Product>('product', {
    doc: "Cartesian product of input iterables.  Equivalent to nested for-loops.\n\nFor example, product(A, B) returns the same as:  ((x,y) for x in A for y in B).\nThe leftmost iterators are in the outermost for-loop, so the output tuples\ncycle in a manner similar to an odometer (with the rightmost element changing\non every iteration).\n\nTo compute the product of an iterable with itself, specify the number\nof repetitions with the optional repeat keyword argument. For example,\nproduct(A, repeat=4) means the same as product(A, A, A, A).\n\nproduct('ab', range(3)) --> ('a',0) ('a',1) ('a',2) ('b',0) ('b',1) ('b',2)\nproduct((0,1), (0,1), (0,1)) --> (0,0,0) (0,0,1) (0,1,0) (0,1,1) (1,0,0) ...",
    instances: Product,
    slots: {
      new: bySignature(
        'product',
        '(cls, *iterables, repeat=1)',
        function* (cls: PyType, iterables: readonly Value[], repeat: Value, thread: Thread): Guest<Value> {
          const times = yield* sizeOf(repeat, thread);
          if (times < 0) raise.valueError('repeat argument cannot be negative');
          if (iterables.length * times > MOST_PLACES) raise.overflowError('repeat argument too large');
          if (iterables.length * times > 1e8) raise.error(memoryErrorType);
          const pools: Value[][] = [];
          if (times > 0) for (const iterable of iterables) pools.push(yield* collect(iterable, thread));
          const all = pools.length === 0 ? [] : Array.from({ length: times }, () => pools).flat();
          return instanceOf(cls, new Product(all));
        },
        'c',
      ),
      next: (self) => self.advance(),
    },
    methods: [
      reducing<Product>((self) => {
        if (self.isOver) return new PyTuple([self.type, new PyTuple([new PyTuple([])])]);
        const made: Value[] = [self.type, new PyTuple(self.pools.map((pool) => new PyTuple(pool)))];
        if (self.begun) made.push(new PyTuple([...self.places]));
        return new PyTuple(made);
      }),
      restoring<Product>((self, state) => {
        if (!(state instanceof PyTuple) || state.items.length !== self.pools.length)
          return raise.valueError('invalid arguments');
        if (self.pools.some((pool) => pool.length === 0)) {
          self.isOver = true;
          return;
        }
        self.places = state.items.map((place, i) => within(place, 0, self.pools[i]!.length - 1));
        self.begun = true;
      }),
    ],
  }),
);

const MOST_PLACES = 2 ** 60;

function blanks(count: number): Value[] {
  return zeros(count).map(() => null);
}

function zeros(count: number): number[] {
  if (count > 1e8) raise.error(memoryErrorType);
  return Array.from({ length: count }, () => 0);
}

/** A place of a state that is restored, cut to its bounds. */
function within(value: Value, smallest: number, largest: number): number {
  const known = knownInteger(value);
  if (known === undefined) return raise.typeError('an integer is required');
  return Math.max(smallest, Math.min(Number(known), largest));
}
