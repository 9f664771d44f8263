/** The built-in `list`. CPython: Objects/listobject.c; docs: library/stdtypes.html#list. */
import { listType } from '../kernel/birth.ts';
import { call1 } from '../kernel/call.ts';
import { classMethod, describeType, method } from '../kernel/define.ts';
import { raise } from '../kernel/errors.ts';
import { addItem, collect, collectByIterator, iterate, knownItems, step } from '../kernel/iterate.ts';
import { lengthHint, mayBeAsked } from '../kernel/length-hint.ts';
import { None, UNWIND, type Value } from '../kernel/object.ts';
import { breathe, drive, finished, type Guest } from '../kernel/pausing.ts';
import { countFrom, withIndex } from '../kernel/subscript.ts';
import { repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { truth } from '../kernel/truth.ts';
import { adopt, NotImplemented, PyList } from '../kernel/values.ts';
import { genericAlias } from './generic-alias.ts';
import { ListIterator, ListReverseIterator } from './iterators.ts';
import { enterRepr, leaveRepr } from './repr-guard.ts';
import {
  append,
  compareSequences,
  countOf,
  hasItem,
  indexIn,
  isCount,
  notConcatenable,
  notCount,
  place,
  repeat,
  repeated,
} from './sequences.ts';
import { PySlice, withSequenceIndex, withSlice } from './slice.ts';
import { sorted } from './sort.ts';

/** A list that owns these items. */
export function listFrom(items: Value[]): PyList {
  return new PyList(items);
}

describeType<PyList>(listType, {
  signature: '(iterable=(), /)',
  doc: 'Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\nThe argument must be an iterable if specified.',
  collection: 'sequence',
  instances: PyList,
  slots: {
    new: (type) => (type === listType ? new PyList([]) : adopt(new PyList([]), type)),
    *init(self, args, names, thread) {
      // a class with a __new__ of its own may take keywords that are not for the list
      if (names !== null && self.type.slots.new === listType.slots.new)
        raise.typeError('list() takes no keyword arguments');
      const given = args.length - (names?.length ?? 0);
      if (given > 1) raise.typeError(`list expected at most 1 argument, got ${given}`);
      self.items = given === 0 ? [] : yield* collect(args[0]!, thread);
      return None;
    },
    *repr(self, thread) {
      if (self.items.length === 0) return '[]';
      if (!enterRepr(self, thread)) return '[...]';
      try {
        const parts: string[] = [];
        for (const item of self.items) parts.push(yield* finished(repr(item, thread)));
        return `[${parts.join(', ')}]`;
      } finally {
        leaveRepr(self, thread);
      }
    },
    len: (self) => self.items.length,
    iter: (self) => new ListIterator(self),
    contains: hasItem,
    getitem: (self, key, thread) => {
      if (typeof key === 'number') return itemAt(self, key, 'list index out of range');
      if (key instanceof PySlice)
        return withSlice(
          key,
          () => self.items.length,
          thread,
          (chosen) => new PyList(chosen.of(self.items)),
        );
      return withSequenceIndex('list', key, thread, (at) => itemAt(self, at, 'list index out of range'));
    },
    setitem: (self, key, value, thread) => {
      if (key instanceof PySlice) return drive(assignSlice(self, key, value, thread), thread);
      return withSequenceIndex('list', key, thread, (at) => {
        self.items[position(self, at)] = value;
        return None;
      });
    },
    delitem: (self, key, thread) => {
      if (key instanceof PySlice) {
        return withSlice(
          key,
          () => self.items.length,
          thread,
          (chosen) => {
            chosen.remove(self.items);
            return None;
          },
        );
      }
      return withSequenceIndex('list', key, thread, (at) => {
        self.items.splice(position(self, at), 1);
        return None;
      });
    },
    add: (self, other) =>
      other instanceof PyList ? new PyList(self.items.concat(other.items)) : notConcatenable('list', other),
    *iadd(self, other, thread) {
      yield* extend(self, other, thread);
      return self;
    },
    mul: (self, count, thread) => repeated(self, count, thread, listFrom),
    rmul: (self, count, thread) => repeated(self, count, thread, listFrom),
    imul: (self, count, thread) => {
      if (!isCount(count)) return notCount(count);
      return withIndex<Value>(count, thread, (times) => {
        self.items = repeat(self.items, countFrom(times, count));
        return self;
      });
    },
    eq: (self, other, thread) => {
      if (!(other instanceof PyList)) return NotImplemented;
      return self.items.length === other.items.length ? compareSequences('eq', self, other, thread) : false;
    },
    ne: (self, other, thread) => {
      if (!(other instanceof PyList)) return NotImplemented;
      return self.items.length === other.items.length ? compareSequences('ne', self, other, thread) : true;
    },
    lt: (self, other, thread) =>
      other instanceof PyList ? compareSequences('lt', self, other, thread) : NotImplemented,
    le: (self, other, thread) =>
      other instanceof PyList ? compareSequences('le', self, other, thread) : NotImplemented,
    gt: (self, other, thread) =>
      other instanceof PyList ? compareSequences('gt', self, other, thread) : NotImplemented,
    ge: (self, other, thread) =>
      other instanceof PyList ? compareSequences('ge', self, other, thread) : NotImplemented,
  },
  methods: [
    method(
      'append(self, object, /)',
      'Append object to the end of the list.',
      (self: PyList, object: Value) => {
        addItem(self.items, object);
        return None;
      },
    ),
    method(
      'extend(self, iterable, /)',
      'Extend list by appending elements from the iterable.',
      function* (self: PyList, iterable: Value, thread: Thread) {
        yield* extend(self, iterable, thread);
        return None;
      },
    ),
    method(
      'insert(self, index, object, /)',
      'Insert object before index.',
      (self: PyList, at: Value, object: Value, thread: Thread) =>
        withIndex(at, thread, (where) => {
          const { items } = self;
          const to = indexSized(where);
          if (to >= items.length) items.push(object);
          else items.splice(to, 0, object);
          return None;
        }),
    ),
    method(
      'pop(self, index=-1, /)',
      'Remove and return item at index (default last).\n\nRaises IndexError if list is empty or index is out of range.',
      (self: PyList, at: Value, thread: Thread) =>
        withIndex(at, thread, (where) => {
          const to = indexSized(where);
          if (self.items.length === 0) raise.indexError('pop from empty list');
          const from = to < 0 ? to + self.items.length : to;
          if (from < 0 || from >= self.items.length) raise.indexError('pop index out of range');
          return from === self.items.length - 1 ? self.items.pop()! : self.items.splice(from, 1)[0]!;
        }),
    ),
    method(
      'remove(self, value, /)',
      'Remove first occurrence of value.\n\nRaises ValueError if the value is not present.',
      function* (self: PyList, value: Value, thread: Thread) {
        const at = yield* place(self, value, 0, Number.POSITIVE_INFINITY, thread);
        if (at < 0) return raise.valueError('list.remove(x): x not in list');
        self.items.splice(at, 1);
        return None;
      },
    ),
    method(
      'index(self, value, start=0, stop=9223372036854775807, /)',
      'Return first index of value.\n\nRaises ValueError if the value is not present.',
      function* (self: PyList, value: Value, start: Value, stop: Value, thread: Thread) {
        return yield* indexIn(self, value, start, stop, thread);
      },
    ),
    method('count(self, value, /)', 'Return number of occurrences of value.', countOf),
    method(
      '__reversed__(self, /)',
      'Return a reverse iterator over the list.',
      (self: PyList) => new ListReverseIterator(self),
    ),
    method(
      'copy(self, /)',
      'Return a shallow copy of the list.',
      (self: PyList) => new PyList(self.items.slice()),
    ),
    method('clear(self, /)', 'Remove all items from list.', (self: PyList) => {
      self.items = [];
      return None;
    }),
    method('reverse(self, /)', 'Reverse *IN PLACE*.', (self: PyList) => {
      self.items.reverse();
      return None;
    }),
    method(
      'sort(self, /, *, key=None, reverse=False)',
      'Sort the list in ascending order and return None.\n\nThe sort is in-place (i.e. the list itself is modified) and stable (i.e. the\norder of two equal elements is maintained).\n\nIf a key function is given, apply it once to each list item and sort them,\nascending or descending, according to their function values.\n\nThe reverse flag can be set to sort in descending order.',
      sort,
    ),
    classMethod('__class_getitem__(cls, object, /)', 'See PEP 585', genericAlias),
  ],
});

function* sort(self: PyList, key: Value, reverse: Value, thread: Thread): Guest<Value> {
  const descending = yield* finished(truth(reverse, thread));
  const items = self.items;
  self.items = []; // while keys run, guest code sees an empty list, as in CPython
  let result = items;
  try {
    let keys: Value[] | null = null;
    if (key !== None) {
      keys = [];
      for (let i = 0; i < items.length; i++) {
        let each = call1(key, items[i]!, thread);
        if (each === UNWIND) each = yield UNWIND;
        keys.push(each);
      }
    }
    result = yield* sorted(items, keys, descending, thread, (unfinished) => (result = unfinished));
    if (self.items.length > 0) raise.valueError('list modified during sort');
  } finally {
    self.items = result;
  }
  return None;
}

/** Appends what an iterable gives; what came before an error stays. */
function* extend(self: PyList, iterable: Value, thread: Thread): Guest<void> {
  const known = knownItems(iterable);
  if (known !== undefined) {
    append(self.items, known === self.items ? known.slice() : known);
    return;
  }
  let iterator = iterate(iterable, thread);
  if (iterator === UNWIND) iterator = yield UNWIND;
  if (mayBeAsked(iterable)) yield* lengthHint(iterable, 0, thread);
  for (;;) {
    let item = step(iterator, thread);
    if (item === UNWIND) item = yield UNWIND;
    if (item === undefined) return;
    addItem(self.items, item as Value);
    if (--thread.fuel < 0) yield* breathe(thread);
  }
}

function* assignSlice(self: PyList, key: PySlice, value: Value, thread: Thread): Guest<null> {
  const bounds = yield* key.bounds(thread);
  const given =
    value === self
      ? self.items.slice()
      : yield* collectByIterator(value, thread, 'must assign iterable to extended slice');
  // the iteration may have changed the list
  bounds.within(self.items.length).assign(self.items, given);
  return None;
}

function itemAt(self: PyList, at: number, message: string): Value {
  const item = self.items[at < 0 ? at + self.items.length : at];
  return item === undefined ? raise.indexError(message) : item;
}

function position(self: PyList, at: number): number {
  const from = at < 0 ? at + self.items.length : at;
  if (from < 0 || from >= self.items.length) raise.indexError('list assignment index out of range');
  return from;
}

function indexSized(at: number | bigint): number {
  if (typeof at === 'number') return at;
  if (at >= 1n << 63n || at < -(1n << 63n))
    raise.overflowError('Python int too large to convert to C ssize_t');
  return Number(at);
}
