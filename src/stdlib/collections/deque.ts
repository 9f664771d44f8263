/** `collections.deque`. CPython: Modules/_collectionsmodule.c (deque_*); docs: library/collections.html#collections.deque. */
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { call } from '../../runtime/kernel/call.ts';
import { type Comparison, compare, equal, quickEqual } from '../../runtime/kernel/compare.ts';
import { classMethod, defineType, getset, method } from '../../runtime/kernel/define.ts';
import {
  indexErrorType,
  memoryErrorType,
  raise,
  runtimeErrorType,
  typeName,
} from '../../runtime/kernel/errors.ts';
import { iterate, knownItems, step } from '../../runtime/kernel/iterate.ts';
import { PyObject, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { bareName } from '../../runtime/kernel/object-slots.ts';
import { once } from '../../runtime/kernel/once.ts';
import { breathe, drive, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { countFrom, index, knownInteger, placeFrom, withIndex } from '../../runtime/kernel/subscript.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { adopt, emptyTuple, NotImplemented, PyTuple } from '../../runtime/kernel/values.ts';
import { genericAlias } from '../../runtime/objects/generic-alias.ts';
import { QuietIterator } from '../../runtime/objects/native-iterator.ts';
import { objectState } from '../../runtime/objects/reduction.ts';
import { enterRepr, leaveRepr } from '../../runtime/objects/repr-guard.ts';
import { isCount, LARGEST, notConcatenable, notCount } from '../../runtime/objects/sequences.ts';
import { sliceBound } from '../../runtime/objects/slice.ts';
import { Ring } from './ring.ts';

const MUTATED = 'deque mutated during iteration';

export class PyDeque extends PyObject {
  readonly ring = new Ring<Value>();
  /** Infinite when there is no bound. */
  limit = Number.POSITIVE_INFINITY;
  /** Grows with every item that comes or goes: iterators notice. */
  version = 0;

  get maxlen(): Value {
    return this.limit === Number.POSITIVE_INFINITY ? null : this.limit;
  }

  append(item: Value): void {
    this.version++;
    const { ring } = this;
    ring.push(item);
    if (ring.size > this.limit) ring.shift();
    else if (ring.size > LARGEST) raise.error(memoryErrorType);
  }

  appendLeft(item: Value): void {
    this.version++;
    const { ring } = this;
    ring.unshift(item);
    if (ring.size > this.limit) ring.pop();
    else if (ring.size > LARGEST) raise.error(memoryErrorType);
  }

  clear(): void {
    this.version++;
    this.ring.clear();
  }
}

/** Notices when items come or go. */
abstract class DequeIterator extends QuietIterator {
  readonly deque: PyDeque;
  protected version: number;
  left: number;

  constructor(deque: PyDeque) {
    super();
    this.deque = deque;
    this.version = deque.version;
    this.left = deque.ring.size;
  }

  protected checkVersion(): void {
    if (this.deque.version === this.version) return;
    this.left = 0;
    raise.runtimeError(MUTATED);
  }
}

class ForwardIterator extends DequeIterator {
  advance(): Value | undefined {
    this.checkVersion();
    if (this.left === 0) return undefined;
    const { ring } = this.deque;
    return ring.at(ring.size - this.left--);
  }
}

class BackwardIterator extends DequeIterator {
  advance(): Value | undefined {
    this.checkVersion();
    return this.left === 0 ? undefined : this.deque.ring.at(--this.left);
  }
}

function iteratorType<T extends DequeIterator>(name: string, made: new (deque: PyDeque) => T): PyType {
  const type: PyType = defineType<T>(name, {
    module: 'collections',
    isNamedInFull: true,
    instances: made,
    isBase: false,
    slots: {
      *new(_type, args, names, thread): Guest<Value> {
        if (names !== null) raise.typeError(`${name}() takes no keyword arguments`);
        const [deque, skipped] = args;
        if (deque === undefined) return raise.typeError('function takes at least 1 argument (0 given)');
        if (!(deque instanceof PyDeque))
          return raise.typeError(`argument 1 must be collections.deque, not ${typeName(deque)}`);
        const iterator = new made(deque);
        const count = skipped === undefined ? 0 : Number(yield* index(skipped, thread));
        iterator.left = Math.max(0, iterator.left - Math.max(0, count));
        return iterator;
      },
      iter: (self) => self,
      next: (self) => self.advance(),
    },
    methods: [
      method(
        '__length_hint__(self, /)',
        'Private method returning an estimate of len(list(it)).',
        (self: T) => self.left,
      ),
      method('__reduce__(self, /)', 'Return state information for pickling.', (self: T) => {
        const { deque, left } = self;
        return new PyTuple([type, new PyTuple([deque, deque.ring.size - left])]);
      }),
    ],
  });
  return type;
}

export const dequeIteratorType = once(() => iteratorType('_deque_iterator', ForwardIterator));
export const dequeReverseIteratorType = once(() => iteratorType('_deque_reverse_iterator', BackwardIterator));

export const dequeType: () => PyType = once(() => {
  dequeIteratorType();
  dequeReverseIteratorType();
  return defineType<PyDeque>('deque', {
    doc: 'A list-like sequence optimized for data accesses near its endpoints.',
    module: 'collections',
    isNamedInFull: true,
    hasWeakReferences: true,
    collection: 'sequence',
    instances: PyDeque,
    slots: {
      new: (type) => (type === dequeType() ? new PyDeque() : adopt(new PyDeque(), type)),
      init: bySignature('deque', '(self, /, iterable=<missing>, maxlen=None)', initialize, 'c'),
      *repr(self, thread) {
        if (!enterRepr(self, thread)) return '[...]';
        try {
          const parts: string[] = [];
          for (const item of self.ring.toArray()) parts.push(yield* finished(repr(item, thread)));
          const bound = self.maxlen === null ? '' : `, maxlen=${self.maxlen}`;
          return `${bareName(self.type)}([${parts.join(', ')}]${bound})`;
        } finally {
          leaveRepr(self, thread);
        }
      },
      len: (self) => self.ring.size,
      iter: (self) => new ForwardIterator(self),
      *contains(self, item, thread) {
        return (yield* find(self, item, 0, Number.POSITIVE_INFINITY, runtimeErrorType, thread)) >= 0;
      },
      getitem: (self, key, thread) => withPlace(self, key, thread, (at) => self.ring.at(at)),
      setitem: (self, key, value, thread) =>
        withPlace(self, key, thread, (at) => {
          self.ring.set(at, value);
          return null;
        }),
      delitem: (self, key, thread) =>
        withPlace(self, key, thread, (at) => {
          self.version++;
          self.ring.removeAt(at);
          return null;
        }),
      *add(self, other, thread) {
        if (!(other instanceof PyDeque)) return notConcatenable('deque', other);
        const copy = yield* copied(self, thread);
        for (const item of other.ring.toArray()) copy.append(item);
        return copy;
      },
      *iadd(self, other, thread) {
        yield* extend(self, other, thread);
        return self;
      },
      *mul(self, count, thread) {
        return yield* repeated(self, count, thread);
      },
      *rmul(self, count, thread) {
        return yield* repeated(self, count, thread);
      },
      imul: (self, count, thread) => {
        if (!isCount(count)) return notCount(count);
        return withIndex<Value>(count, thread, (times) => {
          repeat(self, countFrom(times, count));
          return self;
        });
      },
      eq: (self, other, thread) => drive(compared('eq', self, other, thread), thread),
      ne: (self, other, thread) => drive(compared('ne', self, other, thread), thread),
      lt: (self, other, thread) => drive(compared('lt', self, other, thread), thread),
      le: (self, other, thread) => drive(compared('le', self, other, thread), thread),
      gt: (self, other, thread) => drive(compared('gt', self, other, thread), thread),
      ge: (self, other, thread) => drive(compared('ge', self, other, thread), thread),
    },
    methods: [
      method(
        'append(self, item, /)',
        'Add an element to the right side of the deque.',
        (self: PyDeque, item: Value) => {
          self.append(item);
          return null;
        },
      ),
      method(
        'appendleft(self, item, /)',
        'Add an element to the left side of the deque.',
        (self: PyDeque, item: Value) => {
          self.appendLeft(item);
          return null;
        },
      ),
      method('pop(self, /)', 'Remove and return the rightmost element.', (self: PyDeque) => {
        const item = self.ring.pop();
        self.version++;
        return item === undefined ? raise.indexError('pop from an empty deque') : item;
      }),
      method('popleft(self, /)', 'Remove and return the leftmost element.', (self: PyDeque) => {
        const item = self.ring.shift();
        self.version++;
        return item === undefined ? raise.indexError('pop from an empty deque') : item;
      }),
      method(
        'extend(self, iterable, /)',
        'Extend the right side of the deque with elements from the iterable.',
        extend,
      ),
      method(
        'extendleft(self, iterable, /)',
        'Extend the left side of the deque with elements from the iterable.',
        function* (self: PyDeque, iterable: Value, thread: Thread) {
          return yield* addAll(self, iterable, (item) => self.appendLeft(item), thread);
        },
      ),
      method('clear(self, /)', 'Remove all elements from the deque.', (self: PyDeque) => {
        self.clear();
        return null;
      }),
      method('copy(self, /)', 'Return a shallow copy of a deque.', copied),
      method('__copy__(self, /)', 'Return a shallow copy of a deque.', copied),
      method(
        'count(self, value, /)',
        'Return number of occurrences of value.',
        function* (self: PyDeque, value: Value, thread: Thread) {
          let count = 0;
          for (let at = -1; ; count++) {
            at = yield* find(self, value, at + 1, Number.POSITIVE_INFINITY, runtimeErrorType, thread);
            if (at < 0) return count;
          }
        },
      ),
      method(
        'index(self, value, start=<missing>, stop=<missing>, /)',
        'Return first index of value.\n\nRaises ValueError if the value is not present.',
        indexOf,
      ),
      method('insert(self, index, value, /)', 'Insert value before index.', insert),
      method(
        'remove(self, value, /)',
        'Remove first occurrence of value.',
        function* (self: PyDeque, value: Value, thread: Thread) {
          const at = yield* find(self, value, 0, Number.POSITIVE_INFINITY, indexErrorType, thread);
          if (at < 0) return raise.valueError(`${yield* finished(repr(value, thread))} is not in deque`);
          self.version++;
          self.ring.removeAt(at);
          return null;
        },
      ),
      method('reverse(self, /)', 'Reverse *IN PLACE*.', ({ ring }: PyDeque) => {
        for (let low = 0, high = ring.size - 1; low < high; low++, high--) {
          const item = ring.at(low);
          ring.set(low, ring.at(high));
          ring.set(high, item);
        }
        return null;
      }),
      method(
        'rotate(self, n=1, /)',
        'Rotate the deque n steps to the right.  If n is negative, rotates left.',
        (self: PyDeque, steps: Value, thread: Thread) =>
          withIndex(steps, thread, (count) => {
            self.version++;
            self.ring.rotate(sized(count));
            return null;
          }),
      ),
      method(
        '__reversed__(self, /)',
        'Return a reverse iterator over the deque.',
        (self: PyDeque) => new BackwardIterator(self),
      ),
      method(
        '__reduce__(self, /)',
        'Return state information for pickling.',
        function* (self: PyDeque, thread: Thread) {
          const { maxlen } = self;
          const args = maxlen === null ? emptyTuple : new PyTuple([emptyTuple, maxlen]);
          const state = yield* objectState(self, thread);
          return new PyTuple([self.type, args, state, yield* finished(iterate(self, thread))]);
        },
      ),
      method(
        '__sizeof__(self, /)',
        'Return the size of the deque in memory, in bytes.',
        (self: PyDeque) => 232 + 8 * 64 * Math.ceil((self.ring.size + 1) / 64),
      ),
      classMethod('__class_getitem__(cls, object, /)', 'See PEP 585', genericAlias),
      getset<PyDeque>('maxlen', 'maximum size of a deque or None if unbounded', (self) => self.maxlen),
    ],
  });
});

function* initialize(self: PyDeque, iterable: Value | undefined, maxlen: Value, thread: Thread): Guest<null> {
  if (maxlen === null) self.limit = Number.POSITIVE_INFINITY;
  else {
    const limit = knownInteger(maxlen);
    if (limit === undefined) return raise.typeError('an integer is required');
    const most = sized(limit);
    if (most < 0) raise.valueError('maxlen must be non-negative');
    self.limit = most;
  }
  if (self.ring.size > 0) self.clear();
  if (iterable !== undefined) yield* extend(self, iterable, thread);
  return null;
}

/** An integer that C keeps in a word. */
function sized(value: number | bigint): number {
  if (typeof value === 'number') return value;
  if (value >= 1n << 63n || value < -(1n << 63n))
    raise.overflowError('Python int too large to convert to C ssize_t');
  return Number(value);
}

function withPlace<T extends Value>(self: PyDeque, key: Value, thread: Thread, use: (at: number) => T) {
  if (typeof key !== 'number' && !isCount(key))
    return raise.typeError(`sequence index must be integer, not '${typeName(key)}'`);
  return withIndex<T>(key, thread, (given) => {
    const { size } = self.ring;
    const place = placeFrom(given, key);
    const at = place < 0 ? place + size : place;
    return at < 0 || at >= size ? raise.indexError('deque index out of range') : use(at);
  });
}

function* extend(self: PyDeque, iterable: Value, thread: Thread): Guest<null> {
  return yield* addAll(self, iterable, (item) => self.append(item), thread);
}

function* addAll(self: PyDeque, iterable: Value, add: (item: Value) => void, thread: Thread): Guest<null> {
  const known = iterable === self ? self.ring.toArray() : knownItems(iterable)?.slice();
  if (known !== undefined) {
    for (let i = 0; i < known.length; i++) add(known[i]!);
    return null;
  }
  let iterator = iterate(iterable, thread);
  if (iterator === UNWIND) iterator = yield UNWIND;
  for (;;) {
    let item = step(iterator, thread);
    if (item === UNWIND) item = yield UNWIND;
    if (item === undefined) return null;
    add(item as Value);
    if (--thread.fuel < 0) yield* breathe(thread);
  }
}

/** A deque of the same class; one that is derived from `deque` is made by calling it. */
function* copied(self: PyDeque, thread: Thread): Guest<PyDeque> {
  const { type, maxlen } = self;
  if (type === dequeType()) {
    const copy = new PyDeque();
    copy.limit = self.limit;
    for (let i = 0; i < self.ring.size; i++) copy.ring.push(self.ring.at(i));
    return copy;
  }
  const copy = yield* finished(call(type, maxlen === null ? [self] : [self, maxlen], null, thread));
  if (!(copy instanceof PyDeque))
    return raise.typeError(`${type.name}() must return a deque, not ${typeName(copy)}`);
  return copy;
}

function* repeated(self: PyDeque, count: Value, thread: Thread): Guest<Value> {
  if (!isCount(count)) return notCount(count);
  const times = countFrom(yield* index(count, thread), count);
  const copy = yield* copied(self, thread);
  repeat(copy, times);
  return copy;
}

function repeat(self: PyDeque, times: number): void {
  const { ring, limit } = self;
  const items = ring.toArray();
  if (items.length === 0) return;
  if (times <= 0) {
    self.clear();
    return;
  }
  if (items.length * times > Math.max(LARGEST, limit)) raise.error(memoryErrorType);
  self.version++;
  // with a bound, only the last rounds leave a trace
  const rounds = Math.min(
    times - 1,
    limit === Number.POSITIVE_INFINITY ? times : Math.ceil(limit / items.length),
  );
  for (let i = 0; i < rounds; i++) for (let j = 0; j < items.length; j++) self.append(items[j]!);
}

/** The first place of `item` from `from` on, or -1; `error` when the deque changes meanwhile. */
function* find(
  self: PyDeque,
  item: Value,
  from: number,
  to: number,
  error: PyType,
  thread: Thread,
): Guest<number> {
  const { ring, version } = self;
  for (let i = from; i < to && i < ring.size; i++) {
    const each = ring.at(i);
    let same = quickEqual(each, item) ?? equal(each, item, thread);
    if (same === UNWIND) same = (yield UNWIND) as boolean;
    if (self.version !== version) raise.error(error, MUTATED);
    if (same) return i;
  }
  return -1;
}

function* indexOf(
  self: PyDeque,
  value: Value,
  start: Value | undefined,
  stop: Value | undefined,
  thread: Thread,
): Guest<Value> {
  const from = start === undefined ? 0 : yield* sliceBound(start, thread);
  const to = stop === undefined ? Number.POSITIVE_INFINITY : yield* sliceBound(stop, thread);
  const { size } = self.ring;
  const first = from < 0 ? Math.max(0, from + size) : from;
  const last = to < 0 ? Math.max(0, to + size) : to;
  const at = yield* find(self, value, first, last, runtimeErrorType, thread);
  return at < 0 ? raise.valueError(`${yield* finished(repr(value, thread))} is not in deque`) : at;
}

function insert(self: PyDeque, where: Value, value: Value, thread: Thread) {
  return withIndex(where, thread, (given) => {
    const { ring } = self;
    const place = sized(given);
    if (ring.size === self.limit) raise.indexError('deque already at its maximum size');
    const at = Math.min(place < 0 ? Math.max(0, place + ring.size) : place, ring.size);
    self.version++;
    ring.insert(at, value);
    return null;
  });
}

function* compared(operation: Comparison, self: PyDeque, other: Value, thread: Thread): Guest<Value> {
  if (!(other instanceof PyDeque)) return NotImplemented;
  const left = new ForwardIterator(self);
  const right = new ForwardIterator(other);
  if (self.ring.size !== other.ring.size) {
    if (operation === 'eq') return false;
    if (operation === 'ne') return true;
  }
  for (;;) {
    const a = left.advance();
    const b = right.advance();
    if (a === undefined || b === undefined)
      return compare(operation, Number(a !== undefined), Number(b !== undefined), thread) as Value;
    if (quickEqual(a, b) ?? (yield* finished(equal(a, b, thread)))) continue;
    if (operation === 'eq') return false;
    if (operation === 'ne') return true;
    return yield* finished(compare(operation, a, b, thread));
  }
}
