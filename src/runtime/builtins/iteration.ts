/** Built-in functions that iterate. CPython: Python/bltinmodule.c; docs: library/functions.html. */
import { strangeKeyword } from '../kernel/bind.ts';
import { typeOf } from '../kernel/birth.ts';
import { call1 } from '../kernel/call.ts';
import { compareTruth } from '../kernel/compare.ts';
import { native } from '../kernel/define.ts';
import type { PyDict } from '../kernel/dict.ts';
import { isInstance, raise, stopIterationType, typeName } from '../kernel/errors.ts';
import { collect, iterate, knownItems, step, stopIteration } from '../kernel/iterate.ts';
import type { PyNativeFunction } from '../kernel/native.ts';
import { None, type Result, type Step, UNWIND, type Value } from '../kernel/object.ts';
import { andThen, breathe, drive, finished, type Guest } from '../kernel/pausing.ts';
import { callMethod } from '../kernel/special.ts';
import { length } from '../kernel/subscript.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { truth } from '../kernel/truth.ts';
import { PyList } from '../kernel/values.ts';
import { NextAwaitable } from '../objects/anext-awaitable.ts';
import { CallableIterator } from '../objects/iterators.ts';
import { quiet } from '../objects/native-iterator.ts';
import { PyRange } from '../objects/range.ts';
import { sorted } from '../objects/sort.ts';
import { sum } from './sum.ts';

function exactLength(object: Value, thread: Thread): Result {
  const known = length(object, thread);
  // only a range counts more than a number can tell to the digit
  return typeof known === 'number' && known > Number.MAX_SAFE_INTEGER && object instanceof PyRange
    ? object.length
    : known;
}

function iter(source: Value, sentinel: Value | undefined, thread: Thread): Result {
  if (sentinel === undefined) return iterate(source, thread);
  if (typeOf(source).slots.call === undefined) return raise.typeError('iter(v, w): v must be callable');
  return new CallableIterator(source, sentinel);
}

function next(iterator: Value, otherwise: Value | undefined, thread: Thread): Result {
  const still = quiet(iterator);
  if (still !== null) {
    const item = still.advance();
    return item === undefined ? ended(null, otherwise) : item;
  }
  const type = typeOf(iterator);
  if (type.slots.next === undefined) return raise.typeError(`'${type.name}' object is not an iterator`);
  if (type.isHeap) {
    // The StopIteration of a guest's method travels as it is.
    const method = type.lookup('__next__')!;
    if (otherwise === undefined) return callMethod(method, iterator, [], thread);
    return andThen<Value>(
      thread,
      () => callMethod(method, iterator, [], thread),
      (outcome) => {
        if (outcome !== UNWIND) return outcome as Value;
        if (!isInstance(thread.error!, stopIterationType)) return UNWIND;
        thread.takeError();
        return otherwise;
      },
    );
  }
  thread.stopValue = null;
  return andThen<Value>(
    thread,
    () => step(iterator, thread),
    (outcome) => (outcome === undefined ? ended(thread.stopValue, otherwise) : (outcome as Result)),
  );
}

function ended(value: Value, otherwise: Value | undefined): Value {
  if (otherwise === undefined) throw stopIteration(value);
  return otherwise;
}

function* allTrue(iterable: Value, thread: Thread): Guest<Value> {
  return !(yield* holdsSome(iterable, false, thread));
}

function* anyTrue(iterable: Value, thread: Thread): Guest<Value> {
  return yield* holdsSome(iterable, true, thread);
}

/** Some item of `iterable` has the truth `wanted`. */
function* holdsSome(iterable: Value, wanted: boolean, thread: Thread): Guest<boolean> {
  let iterator = iterate(iterable, thread);
  if (iterator === UNWIND) iterator = yield UNWIND;
  const still = quiet(iterator);
  for (;;) {
    let item: Step = still === null ? step(iterator, thread) : still.advance();
    if (item === UNWIND) item = yield UNWIND;
    if (--thread.fuel < 0) yield* breathe(thread);
    if (item === undefined) return false;
    let holds = truth(item as Value, thread);
    if (holds === UNWIND) holds = (yield UNWIND) as boolean;
    if (holds === wanted) return true;
  }
}

type Extreme = 'min' | 'max';

function extreme(name: Extreme) {
  const operation = name === 'min' ? 'lt' : 'gt';
  const search = function* (
    given: Value[],
    key: Value,
    otherwise: Value | undefined,
    thread: Thread,
  ): Guest<Value> {
    if (given.length === 0) raise.typeError(`${name} expected at least 1 argument, got 0`);
    if (given.length > 1 && otherwise !== undefined) {
      raise.typeError(`Cannot specify a default for ${name}() with multiple positional arguments`);
    }
    const known = given.length > 1 ? given : knownItems(given[0]!);
    let iterator: Value = None;
    if (known === undefined) {
      let made = iterate(given[0]!, thread);
      if (made === UNWIND) made = yield UNWIND;
      iterator = made;
    }
    const still = quiet(iterator);
    let best: Value | undefined;
    let bestKey: Value = None;
    for (let i = 0; ; i++) {
      let item: Step =
        known !== undefined ? known[i] : still === null ? step(iterator, thread) : still.advance();
      if (item === UNWIND) item = yield UNWIND;
      if (--thread.fuel < 0) yield* breathe(thread);
      if (item === undefined) break;
      let itemKey: Value | typeof UNWIND = item as Value;
      if (key !== None) {
        itemKey = call1(key, item as Value, thread);
        if (itemKey === UNWIND) itemKey = yield UNWIND;
      }
      if (best !== undefined) {
        let better: boolean | typeof UNWIND;
        // fast path: beside the slots of small integers
        if (typeof itemKey === 'number' && typeof bestKey === 'number') {
          better = operation === 'lt' ? itemKey < bestKey : itemKey > bestKey;
        } else better = compareTruth(operation, itemKey, bestKey, thread);
        if (better === UNWIND) better = (yield UNWIND) as unknown as boolean;
        if (!better) continue;
      }
      best = item as Value;
      bestKey = itemKey;
    }
    if (best !== undefined) return best;
    return (
      otherwise ?? (otherwise === None ? None : raise.valueError(`${name}() iterable argument is empty`))
    );
  };
  return (given: Value[], key: Value, otherwise: Value | undefined, thread: Thread): Result => {
    // fast path: beside the slots of small integers
    if (given.length === 2 && key === None && otherwise === undefined) {
      const [a, b] = given;
      if (typeof a === 'number' && typeof b === 'number') return (operation === 'lt' ? b < a : b > a) ? b : a;
    }
    return drive(search(given, key, otherwise, thread), thread);
  };
}

/** The keywords are those of `list.sort`, which says so when they are wrong. */
function* sortedList(given: readonly Value[], keywords: PyDict, thread: Thread): Guest<Value> {
  if (given.length !== 1) raise.typeError(`sorted expected 1 argument, got ${given.length}`);
  const items = yield* collect(given[0]!, thread);
  for (const { key } of keywords) {
    if (key !== 'key' && key !== 'reverse') {
      strangeKeyword('sort', asString(key)!, ['key', 'reverse']);
    }
  }
  const descending = yield* finished(truth(keywords.getName('reverse') ?? false, thread));
  const key = keywords.getName('key') ?? None;
  if (key === None) return new PyList(yield* sorted(items, null, descending, thread));
  const keys: Value[] = [];
  for (let i = 0; i < items.length; i++) {
    let each = call1(key, items[i]!, thread);
    if (each === UNWIND) each = yield UNWIND;
    keys.push(each);
  }
  return new PyList(yield* sorted(items, keys, descending, thread));
}

function aiter(iterable: Value, thread: Thread): Result {
  const slot = typeOf(iterable).slots.aiter;
  if (slot === undefined) return raise.typeError(`'${typeName(iterable)}' object is not an async iterable`);
  return andThen<Value>(
    thread,
    () => slot(iterable as never, thread),
    (iterator) => {
      if (iterator === UNWIND || typeOf(iterator as Value).slots.anext !== undefined)
        return iterator as Result;
      return raise.typeError(
        `aiter() returned not an async iterator of type '${typeName(iterator as Value)}'`,
      );
    },
  );
}

function anext(iterator: Value, otherwise: Value | undefined, thread: Thread): Result {
  const slot = typeOf(iterator).slots.anext;
  if (slot === undefined) return raise.typeError(`'${typeName(iterator)}' object is not an async iterator`);
  if (otherwise === undefined) return slot(iterator as never, thread);
  return andThen<Value>(
    thread,
    () => slot(iterator as never, thread),
    (awaitable) => (awaitable === UNWIND ? UNWIND : new NextAwaitable(awaitable as Value, otherwise)),
  );
}

const MAX_DOC =
  'max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> value\n\nWith a single iterable argument, return its biggest item. The\ndefault keyword-only argument specifies an object to return if\nthe provided iterable is empty.\nWith two or more positional arguments, return the largest argument.';
const MIN_DOC =
  'min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> value\n\nWith a single iterable argument, return its smallest item. The\ndefault keyword-only argument specifies an object to return if\nthe provided iterable is empty.\nWith two or more positional arguments, return the smallest argument.';

export const iterationFunctions: readonly PyNativeFunction[] = [
  native(
    'iter(object, sentinel=<missing>, /)',
    'iter(iterable) -> iterator\niter(callable, sentinel) -> iterator\n\nGet an iterator from an object.  In the first form, the argument must\nsupply its own iterator, or be a sequence.\nIn the second form, the callable is called until it returns the sentinel.',
    iter,
    { textSignature: null },
  ),
  native(
    'next(iterator, default=<missing>, /)',
    'next(iterator[, default])\n\nReturn the next item from the iterator. If default is given and the iterator\nis exhausted, it is returned instead of raising StopIteration.',
    next,
    { textSignature: null },
  ),
  native('aiter(async_iterable, /)', 'Return an AsyncIterator for an AsyncIterable object.', aiter),
  native(
    'anext(aiterator, default=<missing>, /)',
    'Return the next item from the async iterator.\n\nIf default is given and the async iterator is exhausted,\nit is returned instead of raising StopAsyncIteration.',
    anext,
  ),
  native('len(obj, /)', 'Return the number of items in a container.', exactLength),
  native(
    'all(iterable, /)',
    'Return True if bool(x) is True for all values x in the iterable.\n\nIf the iterable is empty, return True.',
    allTrue,
  ),
  native(
    'any(iterable, /)',
    'Return True if bool(x) is True for any x in the iterable.\n\nIf the iterable is empty, return False.',
    anyTrue,
  ),
  native('min(*args, key=None, default=<missing>)', MIN_DOC, extreme('min'), { textSignature: null }),
  native('max(*args, key=None, default=<missing>)', MAX_DOC, extreme('max'), { textSignature: null }),
  native(
    'sum(iterable, /, start=0)',
    "Return the sum of a 'start' value (default: 0) plus an iterable of numbers\n\nWhen the iterable is empty, return the start value.\nThis function is intended specifically for use with numeric values and may\nreject non-numeric types.",
    sum,
  ),
  native(
    'sorted(*args, **kwargs)',
    'Return a new list containing all items from the iterable in ascending order.\n\nA custom key function can be supplied to customize the sort order, and the\nreverse flag can be set to request the result in descending order.',
    sortedList,
    { textSignature: '(iterable, /, *, key=None, reverse=False)' },
  ),
];
