/** `collections.Counter`. CPython: Lib/collections/__init__.py; docs: library/collections.html#collections.Counter. */

import { sum } from '../../runtime/builtins/sum.ts';
import { dictType } from '../../runtime/kernel/birth.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { call, call0, call1 } from '../../runtime/kernel/call.ts';
import { compareTruth } from '../../runtime/kernel/compare.ts';
import { type Attribute, classMethod, method } from '../../runtime/kernel/define.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import { isInstance, raise, typeErrorType } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { collect } from '../../runtime/kernel/iterate.ts';
import { withKeywords } from '../../runtime/kernel/keywords.ts';
import type { PyObject, Value } from '../../runtime/kernel/object.ts';
import { binary, operators } from '../../runtime/kernel/operators.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { callSpecial } from '../../runtime/kernel/special.ts';
import { getItem, index, setItem } from '../../runtime/kernel/subscript.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { NotImplemented, PyList, PyTuple } from '../../runtime/kernel/values.ts';
import { copiedDict, mergeInto } from '../../runtime/objects/dict.ts';
import { type LibraryClass, libraryClass } from '../../runtime/objects/library-class.ts';
import { sorted } from '../../runtime/objects/sort.ts';
import { invoke } from '../asyncio/invoke.ts';
import { Chain, chainType } from '../itertools/chain.ts';
import { repeatType } from '../itertools/infinite.ts';
import { starMapType } from '../itertools/mapping.ts';
import { Source } from '../itertools/source.ts';
import { isMapping } from './abc/mapping.ts';
import { countElements } from './count-elements.ts';

export const counterClass: LibraryClass = libraryClass<PyDict>('Counter', {
  module: 'collections',
  doc: 'Dict subclass for counting hashable items.  Sometimes called a bag\nor multiset.  Elements are stored as dictionary keys and their counts\nare stored as dictionary values.\n',
  bases: () => [dictType],
  slots: {
    init: bySignature(
      'Counter.__init__',
      '(self, iterable=None, /, **kwds)',
      function* (self: PyDict, iterable: Value, keywords: PyDict, thread: Thread): Guest<null> {
        const [args, names] = withKeywords([iterable], keywords);
        yield* invoke(self, 'update', args, thread, names);
        return null;
      },
    ),
    *repr(self, thread) {
      const { name } = self.type;
      if (self.size === 0) return `${name}()`;
      return `${name}(${yield* finished(repr(yield* mostCommonFirst(self, thread), thread))})`;
    },
    delitem(self, element, thread) {
      // what is not there counts zero already
      self.delete(element, thread);
      return null;
    },
    *eq(self, other, thread) {
      return isCounter(other, thread) ? yield* agrees('eq', self, other, thread) : NotImplemented;
    },
    *ne(self, other, thread) {
      return isCounter(other, thread) ? !(yield* agrees('eq', self, other, thread)) : NotImplemented;
    },
    *le(self, other, thread) {
      return isCounter(other, thread) ? yield* agrees('le', self, other, thread) : NotImplemented;
    },
    *lt(self, other, thread) {
      return isCounter(other, thread) ? yield* isProper('le', self, other, thread) : NotImplemented;
    },
    *ge(self, other, thread) {
      return isCounter(other, thread) ? yield* agrees('ge', self, other, thread) : NotImplemented;
    },
    *gt(self, other, thread) {
      return isCounter(other, thread) ? yield* isProper('ge', self, other, thread) : NotImplemented;
    },
    *add(self, other, thread) {
      return yield* combined(self, other, plus, true, thread);
    },
    *sub(self, other, thread) {
      if (!isCounter(other, thread)) return NotImplemented;
      const result = yield* emptyCounter(thread);
      for (const { key, value } of [...self]) {
        const count = yield* minus(value!, yield* countOf(other, key, thread), thread);
        if (yield* isPositive(count, thread)) result.set(key, count, thread);
      }
      for (const { key, value } of [...other]) {
        if (self.entryOf(key, thread) !== undefined || !(yield* isLess(value!, 0, thread))) continue;
        result.set(key, yield* minus(0, value!, thread), thread);
      }
      return result;
    },
    *or(self, other, thread) {
      return yield* combined(self, other, larger, true, thread);
    },
    *and(self, other, thread) {
      return yield* combined(self, other, smaller, false, thread);
    },
    *pos(self, thread) {
      const result = yield* emptyCounter(thread);
      for (const { key, value } of [...self])
        if (yield* isPositive(value!, thread)) result.set(key, value!, thread);
      return result;
    },
    *neg(self, thread) {
      const result = yield* emptyCounter(thread);
      for (const { key, value } of [...self])
        if (yield* isLess(value!, 0, thread)) result.set(key, yield* minus(0, value!, thread), thread);
      return result;
    },
    *iadd(self, other, thread) {
      for (const [key, count] of yield* itemsOf(other, thread))
        yield* change(self, key, (own) => plus(own, count, thread), thread);
      return yield* keepPositive(self, thread);
    },
    *isub(self, other, thread) {
      for (const [key, count] of yield* itemsOf(other, thread))
        yield* change(self, key, (own) => minus(own, count, thread), thread);
      return yield* keepPositive(self, thread);
    },
    *ior(self, other, thread) {
      for (const [key, count] of yield* itemsOf(other, thread))
        yield* change(self, key, (own) => larger(own, count, thread), thread);
      return yield* keepPositive(self, thread);
    },
    *iand(self, other, thread) {
      for (const { key, value } of [...self]) {
        const count = yield* finished(getItem(other, key, thread));
        if (yield* isLess(count, value!, thread)) yield* finished(setItem(self, key, count, thread));
      }
      return yield* keepPositive(self, thread);
    },
  },
  attributes: methods,
});

function methods(): Attribute[] {
  return [
    method('__missing__(self, key)', 'The count of elements not in the Counter is zero.', () => 0, 'def'),
    method(
      'total(self)',
      'Sum of the counts',
      function* (self: Value, thread: Thread) {
        return yield* sum(yield* invoke(self, 'values', [], thread), 0, thread);
      },
      'def',
    ),
    method(
      'most_common(self, n=None)',
      "List the n most common elements and their counts from the most\ncommon to the least.  If n is None, then list all element counts.\n\n>>> Counter('abracadabra').most_common(3)\n[('a', 5), ('b', 2), ('r', 2)]\n",
      mostCommon,
      'def',
    ),
    method(
      'elements(self)',
      "Iterator over elements repeating each as many times as its count.\n\n>>> c = Counter('ABCABC')\n>>> sorted(c.elements())\n['A', 'A', 'B', 'B', 'C', 'C']\n",
      function* (self: Value, thread: Thread) {
        const items = yield* invoke(self, 'items', [], thread);
        const runs = yield* finished(call(starMapType(), [repeatType(), items], null, thread));
        chainType();
        return new Chain(new Source(runs));
      },
      'def',
    ),
    classMethod(
      'fromkeys(cls, iterable, v=None)',
      null,
      () => raise.notImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.'),
      'def',
    ),
    method(
      'update(self, iterable=None, /, **kwds)',
      'Like dict.update() but add counts instead of replacing them.\n\nSource can be an iterable, a dictionary, or another Counter instance.\n',
      update,
      'def',
    ),
    method(
      'subtract(self, iterable=None, /, **kwds)',
      'Like dict.update() but subtracts counts instead of replacing them.\nCounts can be reduced below zero.  Both the inputs and outputs are\nallowed to contain zero and negative counts.\n',
      subtract,
      'def',
    ),
    method(
      'copy(self)',
      'Return a shallow copy.',
      (self: PyObject, thread: Thread) => call1(self.type, self, thread),
      'def',
    ),
    method(
      '__reduce__(self)',
      null,
      (self: PyDict) => new PyTuple([self.type, new PyTuple([copiedDict(self)])]),
      'def',
    ),
    method(
      '_keep_positive(self)',
      'Internal method to strip elements with a negative or zero count',
      function* (self: PyDict, thread: Thread) {
        return yield* keepPositive(self, thread);
      },
      'def',
    ),
  ];
}

function isCounter(value: Value, thread: Thread): value is PyDict {
  return isInstance(value, thread.interpreter.state(counterClass));
}

/** The sum, the difference, … of counts is a new `Counter`, also for classes derived from it. */
function* emptyCounter(thread: Thread): Guest<PyDict> {
  return (yield* finished(call0(thread.interpreter.state(counterClass), thread))) as PyDict;
}

/** `counter[element]` */
function* countOf(counter: PyDict, element: Value, thread: Thread): Guest<Value> {
  return yield* finished(getItem(counter, element, thread));
}

function* itemsOf(mapping: Value, thread: Thread): Guest<(readonly [Value, Value])[]> {
  const items = yield* collect(yield* invoke(mapping, 'items', [], thread), thread);
  return items.map((item) => (item as PyTuple).items as unknown as readonly [Value, Value]);
}

/** `self[key] = make(self[key])` */
function* change(self: Value, key: Value, make: (own: Value) => Guest<Value>, thread: Thread): Guest<void> {
  const own = yield* finished(getItem(self, key, thread));
  yield* finished(setItem(self, key, yield* make(own), thread));
}

// ── Arithmetic of counts: small integers first ─────────────────────────────────────────────────────

function* plus(a: Value, b: Value, thread: Thread): Guest<Value> {
  if (typeof a === 'number' && typeof b === 'number' && Number.isSafeInteger(a + b)) return a + b;
  return yield* finished(binary(operators.add, a, b, thread));
}

function* minus(a: Value, b: Value, thread: Thread): Guest<Value> {
  if (typeof a === 'number' && typeof b === 'number' && Number.isSafeInteger(a - b)) return a - b;
  return yield* finished(binary(operators.sub, a, b, thread));
}

function* isLess(a: Value, b: Value, thread: Thread): Guest<boolean> {
  if (typeof a === 'number' && typeof b === 'number') return a < b;
  return yield* finished(compareTruth('lt', a, b, thread));
}

function* isPositive(count: Value, thread: Thread): Guest<boolean> {
  if (typeof count === 'number') return count > 0;
  return yield* finished(compareTruth('gt', count, 0, thread));
}

function* larger(a: Value, b: Value, thread: Thread): Guest<Value> {
  return (yield* isLess(a, b, thread)) ? b : a;
}

function* smaller(a: Value, b: Value, thread: Thread): Guest<Value> {
  return (yield* isLess(a, b, thread)) ? a : b;
}

/** The positive results of joining the counts of both; with `fromBoth` also the counts that only `other` has. */
function* combined(
  self: PyDict,
  other: Value,
  join: (a: Value, b: Value, thread: Thread) => Guest<Value>,
  fromBoth: boolean,
  thread: Thread,
): Guest<Value> {
  if (!isCounter(other, thread)) return NotImplemented;
  const result = yield* emptyCounter(thread);
  for (const { key, value } of [...self]) {
    const count = yield* join(value!, yield* countOf(other, key, thread), thread);
    if (yield* isPositive(count, thread)) result.set(key, count, thread);
  }
  if (!fromBoth) return result;
  for (const { key, value } of [...other]) {
    if (self.entryOf(key, thread) === undefined && (yield* isPositive(value!, thread)))
      result.set(key, value!, thread);
  }
  return result;
}

function* keepPositive(self: PyDict, thread: Thread): Guest<Value> {
  const gone: Value[] = [];
  for (const { key, value } of [...self]) if (!(yield* isPositive(value!, thread))) gone.push(key);
  for (const key of gone) yield* finished(callSpecial(self, '__delitem__', [key], thread));
  return self;
}

/** Whether a comparison holds for every element of either. */
function* agrees(operation: 'eq' | 'le' | 'ge', self: PyDict, other: PyDict, thread: Thread): Guest<boolean> {
  for (const counter of [self, other]) {
    for (const { key } of [...counter]) {
      const own = yield* countOf(self, key, thread);
      const others = yield* countOf(other, key, thread);
      if (!(yield* finished(compareTruth(operation, own, others, thread)))) return false;
    }
  }
  return true;
}

function* isProper(operation: 'le' | 'ge', self: PyDict, other: PyDict, thread: Thread): Guest<boolean> {
  return (yield* agrees(operation, self, other, thread)) && !(yield* agrees('eq', self, other, thread));
}

// ── Counting ───────────────────────────────────────────────────────────────────────────────────────

function* update(self: PyDict, iterable: Value, keywords: PyDict, thread: Thread): Guest<null> {
  if (iterable !== null) {
    if (!(yield* isMapping(iterable, thread))) yield* countElements(self, iterable, thread);
    else if (self.size === 0) yield* mergeInto(self, iterable, thread);
    else {
      for (const [key, count] of yield* itemsOf(iterable, thread)) {
        const own = yield* invoke(self, 'get', [key, 0], thread);
        yield* finished(setItem(self, key, yield* plus(count, own, thread), thread));
      }
    }
  }
  if (keywords.size > 0) yield* invoke(self, 'update', [keywords], thread);
  return null;
}

function* subtract(self: PyDict, iterable: Value, keywords: PyDict, thread: Thread): Guest<null> {
  if (iterable !== null) {
    if (yield* isMapping(iterable, thread)) {
      for (const [key, count] of yield* itemsOf(iterable, thread)) {
        const own = yield* invoke(self, 'get', [key, 0], thread);
        yield* finished(setItem(self, key, yield* minus(own, count, thread), thread));
      }
    } else {
      for (const key of yield* collect(iterable, thread)) {
        const own = yield* invoke(self, 'get', [key, 0], thread);
        yield* finished(setItem(self, key, yield* minus(own, 1, thread), thread));
      }
    }
  }
  if (keywords.size > 0) yield* invoke(self, 'subtract', [keywords], thread);
  return null;
}

function* mostCommon(self: Value, count: Value, thread: Thread): Guest<Value> {
  const items = yield* collect(yield* invoke(self, 'items', [], thread), thread);
  const counts = items.map((item) => (item as PyTuple).items[1]!);
  const order = yield* sorted(items, counts, true, thread);
  if (count === null || (yield* finished(compareTruth('ge', count, order.length, thread))))
    return new PyList(order);
  const most = Number(yield* index(count, thread));
  return new PyList(order.slice(0, Math.max(0, most)));
}

/** A plain dictionary in the order of the counts, or as it is when they can't be ordered. */
function* mostCommonFirst(self: PyDict, thread: Thread): Guest<Value> {
  let items: Value;
  try {
    items = yield* invoke(self, 'most_common', [], thread);
  } catch (error) {
    if (error instanceof PyException && isInstance(error, typeErrorType)) return copiedDict(self);
    throw error;
  }
  const dict = new PyDict();
  yield* mergeInto(dict, items, thread);
  return dict;
}
