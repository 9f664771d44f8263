/** Iteration. Docs: library/stdtypes.html#iterator-types. */
import { listType, tupleType, typeOf } from './birth.ts';
import {
  isInstance,
  memoryErrorType,
  notIterable,
  raise,
  stopIterationType,
  typeErrorType,
  typeName,
} from './errors.ts';
import { PyException, withMembers } from './exception.ts';
import { lengthHint, mayBeAsked } from './length-hint.ts';
import { type Result, type Step, UNWIND, type Unwind, type Value } from './object.ts';
import { breathe, type Guest } from './pausing.ts';
import { ERROR, type Thread } from './thread.ts';
import { PyList, PyTuple } from './values.ts';

/** `iter(value)`. Sequences with `__getitem__` only are handled by the slot that such a class gets. */
export function iterate(value: Value, thread: Thread): Result {
  const slot = typeOf(value).slots.iter;
  return slot === undefined ? notIterable(value) : slot(value as never, thread);
}

/** A step of an iterator: a value, `undefined` at the end, or UNWIND. */
export function step(iterator: Value, thread: Thread): Step {
  const slot = typeOf(iterator).slots.next;
  if (slot === undefined) return raise.typeError(`'${typeName(iterator)}' object is not an iterator`);
  return slot(iterator as never, thread);
}

/**
 * Loops of natives that need not be fast: `const items = yield* iteratorOf(iterable, thread);
 * for (let item = yield* nextOf(items, thread); item !== undefined; item = yield* nextOf(items, thread))`.
 */
export function* iteratorOf(iterable: Value, thread: Thread): Guest<Value> {
  const iterator = iterate(iterable, thread);
  return iterator === UNWIND ? yield UNWIND : iterator;
}

/** The next item, or `undefined` at the end. */
export function* nextOf(iterator: Value, thread: Thread): Guest<Value | undefined> {
  if (--thread.fuel < 0) yield* breathe(thread);
  const item = step(iterator, thread);
  return item === UNWIND ? yield UNWIND : (item as Value | undefined);
}

/** `iter(value)`; in the place of any TypeError in it, `refusal` is raised. */
export function* iteratorUnless(refusal: string, value: Value, thread: Thread): Guest<Value> {
  try {
    return yield* iteratorOf(value, thread);
  } catch (error) {
    if (error instanceof PyException && isInstance(error, typeErrorType)) raise.typeError(refusal);
    throw error;
  }
}

/**
 * All items of an iterable, for natives: `const items = yield* collect(iterable, thread)`. `refusal` is the TypeError of
 * what has no iterator.
 */
export function* collect(iterable: Value, thread: Thread, refusal?: string): Guest<Value[]> {
  const known = knownItems(iterable);
  if (known !== undefined) return known.slice();
  const items: Value[] = [];
  const iterator = yield* refusal === undefined
    ? iteratorOf(iterable, thread)
    : iteratorUnless(refusal, iterable, thread);
  if (mayBeAsked(iterable) && (yield* lengthHint(iterable, 0, thread)) > MOST_ADDED)
    raise.error(memoryErrorType);
  for (;;) {
    let item = step(iterator, thread);
    if (item === UNWIND) item = yield UNWIND;
    if (item === undefined) return items;
    addItem(items, item as Value);
    if (--thread.fuel < 0) yield* breathe(thread);
  }
}

/** As `collect`, for what CPython makes a list of by way of an iterator: only that is asked how long it will be. */
export function* collectByIterator(iterable: Value, thread: Thread, refusal: string): Guest<Value[]> {
  const known = knownItems(iterable);
  if (known !== undefined) return known.slice();
  const iterator = yield* iteratorUnless(refusal, iterable, thread);
  return yield* collect(iterator, thread);
}

/** What `keys()` of a mapping gives, as a list. */
export function* collectKeys(mapping: Value, keys: Value, thread: Thread): Guest<Value[]> {
  const refusal = `${typeName(mapping)}.keys() returned a non-iterable (type ${typeName(keys)})`;
  return yield* collectByIterator(keys, thread, refusal);
}

/**
 * Most items that an array gets by adding one after the other. V8 lets an array grow by half, and ends the process when
 * that would make it larger than it can be.
 */
const MOST_ADDED = 100_000_000;

/** Appends to the items of a list. */
export function addItem(items: Value[], item: Value): void {
  if (items.length >= MOST_ADDED) raise.error(memoryErrorType);
  items.push(item);
}

/** The items of a `list` or `tuple` that is iterated as these are; `undefined` for anything that has to be iterated. */
export function knownItems(value: Value): readonly Value[] | undefined {
  // fast path: a subclass may have its own __iter__
  if (value instanceof PyTuple) {
    const { type } = value;
    if (type === tupleType || type.slots.iter === tupleType.slots.iter) return value.items;
  } else if (value instanceof PyList) {
    const { type } = value;
    if (type === listType || type.slots.iter === listType.slots.iter) return value.items;
  }
  return undefined;
}

/** The end of an iterator as an error: `StopIteration(value)`. */
export function stopIteration(value: Value): PyException {
  return withMembers(new PyException(stopIterationType, value === null ? [] : [value]), { value });
}

/** Turns a pending StopIteration into the end of iteration, its value in `stopValue`; any other error stays. */
export function endOrError(thread: Thread): undefined | Unwind {
  if (thread.why === ERROR && isInstance(thread.error!, stopIterationType)) {
    thread.stopValue = thread.takeError().members?.get('value') ?? null;
    return undefined;
  }
  return UNWIND;
}
