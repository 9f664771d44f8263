/** `collections.abc.Set` and `MutableSet`. CPython: Lib/_collections_abc.py; docs: library/collections.abc.html. */
import { give, makeGenerator } from '../../../runtime/frames/native-generator.ts';
import { call1 } from '../../../runtime/kernel/call.ts';
import { type Attribute, classMethod, constant, method } from '../../../runtime/kernel/define.ts';
import { isInstance, keyErrorType, notImplementedErrorType, raise } from '../../../runtime/kernel/errors.ts';
import { PyException } from '../../../runtime/kernel/exception.ts';
import { hash } from '../../../runtime/kernel/hashing.ts';
import { iteratorOf, nextOf } from '../../../runtime/kernel/iterate.ts';
import type { Value } from '../../../runtime/kernel/object.ts';
import { binary, operators } from '../../../runtime/kernel/operators.ts';
import { finished, type Guest } from '../../../runtime/kernel/pausing.ts';
import { contains, length } from '../../../runtime/kernel/subscript.ts';
import type { Thread } from '../../../runtime/kernel/thread.ts';
import { integer, NotImplemented } from '../../../runtime/kernel/values.ts';
import { abstract, abstractClass, registerAll } from '../../../runtime/objects/abstract-class.ts';
import { frozenSetType } from '../../../runtime/objects/frozenset.ts';
import { isInstanceOf } from '../../../runtime/objects/instance-check.ts';
import type { LibraryClass } from '../../../runtime/objects/library-class.ts';
import { setType } from '../../../runtime/objects/set.ts';
import { invoke } from '../../asyncio/invoke.ts';
import { collectionClass, iterableClass } from './one-trick.ts';

export const setClass: LibraryClass = abstractClass('Set', {
  module: 'collections.abc',
  doc: 'A set is a finite, iterable container.\n\nThis class provides concrete generic implementations of all\nmethods except for __contains__, __iter__ and __len__.\n\nTo override the comparisons (presumably for speed, as the\nsemantics are fixed), redefine __le__ and __ge__,\nthen the other operations will automatically follow suit.\n',
  bases: (interpreter) => [interpreter.state(collectionClass)],
  fields: [],
  slots: {
    *le(self, other, thread) {
      if (!(yield* is(other, setClass, thread))) return NotImplemented;
      if ((yield* sizeOf(self, thread)) > (yield* sizeOf(other, thread))) return false;
      return yield* isWithin(self, other, thread);
    },
    *lt(self, other, thread) {
      if (!(yield* is(other, setClass, thread))) return NotImplemented;
      const smaller = (yield* sizeOf(self, thread)) < (yield* sizeOf(other, thread));
      return smaller && (yield* invoke(self, '__le__', [other], thread));
    },
    *gt(self, other, thread) {
      if (!(yield* is(other, setClass, thread))) return NotImplemented;
      const larger = (yield* sizeOf(self, thread)) > (yield* sizeOf(other, thread));
      return larger && (yield* invoke(self, '__ge__', [other], thread));
    },
    *ge(self, other, thread) {
      if (!(yield* is(other, setClass, thread))) return NotImplemented;
      if ((yield* sizeOf(self, thread)) < (yield* sizeOf(other, thread))) return false;
      return yield* isWithin(other, self, thread);
    },
    *eq(self, other, thread) {
      if (!(yield* is(other, setClass, thread))) return NotImplemented;
      const same = (yield* sizeOf(self, thread)) === (yield* sizeOf(other, thread));
      return same && (yield* invoke(self, '__le__', [other], thread));
    },
    and: common,
    rand: common,
    or: all,
    ror: all,
    *sub(self, other, thread) {
      const removed = yield* asSet(self, other, thread);
      return removed === undefined
        ? NotImplemented
        : yield* fromItems(self, chosen(self, removed, false), thread);
    },
    *rsub(self, other, thread) {
      const source = yield* asSet(self, other, thread);
      return source === undefined
        ? NotImplemented
        : yield* fromItems(self, chosen(source, self, false), thread);
    },
    xor: either,
    rxor: either,
  },
  attributes: () => [
    classMethod(
      '_from_iterable(cls, it)',
      'Construct an instance of the class from any iterable input.\n\nMust override this method if the class constructor signature\ndoes not accept an iterable for an input.\n',
      (cls: Value, it: Value, thread: Thread) => call1(cls, it, thread),
      'def',
    ),
    method('isdisjoint(self, other)', 'Return True if two sets have a null intersection.', isDisjoint, 'def'),
    method(
      '_hash(self)',
      'Compute the hash value of a set, as the built-in frozenset type does.',
      hashOf,
      'def',
    ),
    constant('__hash__', null),
  ],
  finish: (type, interpreter) => registerAll(type, [frozenSetType], interpreter),
});

function* is(value: Value, cls: LibraryClass, thread: Thread): Guest<boolean> {
  return yield* finished(isInstanceOf(value, thread.interpreter.state(cls), thread));
}

function* sizeOf(value: Value, thread: Thread): Guest<number> {
  return yield* finished(length(value, thread));
}

/** Whether all of `few` are in `many`. */
function* isWithin(few: Value, many: Value, thread: Thread): Guest<boolean> {
  const items = yield* iteratorOf(few, thread);
  for (let item = yield* nextOf(items, thread); item !== undefined; item = yield* nextOf(items, thread))
    if (!(yield* finished(contains(many, item, thread)))) return false;
  return true;
}

/** What `_from_iterable` makes of the items that a generator gives while they are asked for. */
function* fromItems(self: Value, body: (thread: Thread) => Guest<Value>, thread: Thread): Guest<Value> {
  return yield* invoke(self, '_from_iterable', [makeGenerator('<genexpr>', body)], thread);
}

/** The items of `source` that are (or are not) in `filter`. */
function chosen(source: Value, filter: Value, wanted: boolean) {
  return function* (thread: Thread): Guest<Value> {
    yield* eachOf(source, thread, function* (item) {
      if ((yield* finished(contains(filter, item, thread))) === wanted) yield* give(item, thread);
    });
    return null;
  };
}

function* common(self: Value, other: Value, thread: Thread): Guest<Value> {
  if (!(yield* is(other, iterableClass, thread))) return NotImplemented;
  return yield* fromItems(self, chosen(other, self, true), thread);
}

function* all(self: Value, other: Value, thread: Thread): Guest<Value> {
  if (!(yield* is(other, iterableClass, thread))) return NotImplemented;
  const body = function* (running: Thread): Guest<Value> {
    for (const source of [self, other]) yield* eachOf(source, running, (item) => give(item, running));
    return null;
  };
  return yield* fromItems(self, body, thread);
}

/** A `Set`: the operand itself, or one of its items; `undefined` when it has none. */
function* asSet(self: Value, other: Value, thread: Thread): Guest<Value | undefined> {
  if (yield* is(other, setClass, thread)) return other;
  if (!(yield* is(other, iterableClass, thread))) return undefined;
  return yield* invoke(self, '_from_iterable', [other], thread);
}

function* either(self: Value, other: Value, thread: Thread): Guest<Value> {
  const set = yield* asSet(self, other, thread);
  if (set === undefined) return NotImplemented;
  const left = yield* finished(binary(operators.sub, self, set, thread));
  const right = yield* finished(binary(operators.sub, set, self, thread));
  return yield* finished(binary(operators.or, left, right, thread));
}

function* isDisjoint(self: Value, other: Value, thread: Thread): Guest<boolean> {
  const items = yield* iteratorOf(other, thread);
  for (let item = yield* nextOf(items, thread); item !== undefined; item = yield* nextOf(items, thread))
    if (yield* finished(contains(self, item, thread))) return false;
  return true;
}

/** In the way of the built-in frozenset, so that equal sets have equal hashes. */
function* hashOf(self: Value, thread: Thread): Guest<Value> {
  const word = (value: bigint) => BigInt.asUintN(64, value);
  let sum = word(1927868237n * BigInt((yield* sizeOf(self, thread)) + 1));
  const items = yield* iteratorOf(self, thread);
  for (let item = yield* nextOf(items, thread); item !== undefined; item = yield* nextOf(items, thread)) {
    const own = word(BigInt(yield* finished(hash(item, thread))));
    sum ^= word((own ^ word(own << 16n) ^ 89869747n) * 3644798167n);
  }
  sum ^= (sum >> 11n) ^ (sum >> 25n);
  sum = BigInt.asIntN(64, word(sum * 69069n + 907133923n));
  return integer(sum === -1n ? 590923713n : sum);
}

// ── Changing ───────────────────────────────────────────────────────────────────────────────────────

export const mutableSetClass: LibraryClass = abstractClass('MutableSet', {
  module: 'collections.abc',
  doc: 'A mutable set is a finite, iterable container.\n\nThis class provides concrete generic implementations of all\nmethods except for __contains__, __iter__, __len__,\nadd(), and discard().\n\nTo override the comparisons (presumably for speed, as the\nsemantics are fixed), all you have to do is redefine __le__ and\nthen the other operations will automatically follow suit.\n',
  bases: (interpreter) => [interpreter.state(setClass)],
  fields: [],
  slots: {
    *ior(self, other, thread) {
      yield* eachOf(other, thread, (item) => invoke(self, 'add', [item], thread));
      return self;
    },
    *iand(self, other, thread) {
      const gone = yield* finished(binary(operators.sub, self, other, thread));
      yield* eachOf(gone, thread, (item) => invoke(self, 'discard', [item], thread));
      return self;
    },
    *ixor(self, other, thread) {
      if (other === self) {
        yield* invoke(self, 'clear', [], thread);
        return self;
      }
      const isSet = yield* is(other, setClass, thread);
      const set = isSet ? other : yield* invoke(self, '_from_iterable', [other], thread);
      yield* eachOf(set, thread, function* (item) {
        const there = yield* finished(contains(self, item, thread));
        yield* invoke(self, there ? 'discard' : 'add', [item], thread);
      });
      return self;
    },
    *isub(self, other, thread) {
      if (other === self) yield* invoke(self, 'clear', [], thread);
      else yield* eachOf(other, thread, (item) => invoke(self, 'discard', [item], thread));
      return self;
    },
  },
  attributes: mutatingMethods,
  finish: (type, interpreter) => registerAll(type, [setType], interpreter),
});

function mutatingMethods(): Attribute[] {
  const missing = () => raise.error(notImplementedErrorType);
  return [
    abstract(method('add(self, value)', 'Add an element.', missing, 'def')),
    abstract(
      method(
        'discard(self, value)',
        'Remove an element.  Do not raise an exception if absent.',
        missing,
        'def',
      ),
    ),
    method(
      'remove(self, value)',
      'Remove an element. If not a member, raise a KeyError.',
      function* (self: Value, value: Value, thread: Thread) {
        if (!(yield* finished(contains(self, value, thread)))) raise.keyError(value);
        yield* invoke(self, 'discard', [value], thread);
        return null;
      },
      'def',
    ),
    method(
      'pop(self)',
      'Return the popped value.  Raise KeyError if empty.',
      function* (self: Value, thread: Thread) {
        const value = yield* nextOf(yield* iteratorOf(self, thread), thread);
        if (value === undefined) return raise.error(keyErrorType);
        yield* invoke(self, 'discard', [value], thread);
        return value;
      },
      'def',
    ),
    method(
      'clear(self)',
      'This is slow (creates N new iterators!) but effective.',
      function* (self: Value, thread: Thread): Guest<Value> {
        try {
          for (;;) yield* invoke(self, 'pop', [], thread);
        } catch (error) {
          if (error instanceof PyException && isInstance(error, keyErrorType)) return null;
          throw error;
        }
      },
      'def',
    ),
  ];
}

function* eachOf(iterable: Value, thread: Thread, use: (item: Value) => Guest<unknown>): Guest<void> {
  const items = yield* iteratorOf(iterable, thread);
  for (let item = yield* nextOf(items, thread); item !== undefined; item = yield* nextOf(items, thread))
    yield* use(item);
}
