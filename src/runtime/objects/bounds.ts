/** Numbers as arguments of methods of strings and byte strings. CPython: Python/getargs.c, Python/ceval.c (_PyEval_SliceIndex). */
import { typeOf } from '../kernel/birth.ts';
import { raise } from '../kernel/errors.ts';
import { UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import { andThen, drive, type Guest } from '../kernel/pausing.ts';
import { index, knownInteger, withIndex } from '../kernel/subscript.ts';
import type { Thread } from '../kernel/thread.ts';
import { truth } from '../kernel/truth.ts';

/**
 * Gives `start` and `stop` of a search, cut as a slice's, to `use`. `start` may be beyond `length`: then nothing is
 * found, not even what is empty.
 */
export function withBounds<T>(
  start: Value | undefined,
  stop: Value | undefined,
  length: number,
  thread: Thread,
  use: (from: number, to: number) => T | Unwind,
): T | Unwind {
  const from = quickBound(start, 0);
  const to = quickBound(stop, length);
  if (from !== undefined && to !== undefined)
    return use(fromStart(from, length), Math.min(fromStart(to, length), length));
  return andThen<T>(
    thread,
    () => drive(slowBounds(start, stop, length, thread) as Guest<unknown>, thread) as Value | Unwind,
    (outcome) => {
      if (outcome === UNWIND) return UNWIND;
      const [slowFrom, slowTo] = outcome as unknown as [number, number];
      return use(fromStart(slowFrom, length), Math.min(fromStart(slowTo, length), length));
    },
  );
}

/** A `Py_ssize_t`. */
export function withSize<T>(value: Value, thread: Thread, use: (size: number) => T | Unwind): T | Unwind {
  if (typeof value === 'number') return use(value);
  return withIndex<T>(value, thread, (integer) => use(sizeFrom(integer)));
}

/** A C `int`. */
export function withInt<T>(value: Value, thread: Thread, use: (size: number) => T | Unwind): T | Unwind {
  return withIndex<T>(value, thread, (integer) => use(fitting(integer, 31n, 'int')));
}

/** A flag: any value's truth. */
export function withTruth<T>(value: Value, thread: Thread, use: (flag: boolean) => T | Unwind): T | Unwind {
  if (typeof value === 'boolean') return use(value);
  return andThen<T>(
    thread,
    () => truth(value, thread),
    (outcome) => (outcome === UNWIND ? UNWIND : use(outcome as boolean)),
  );
}

/** Whether a value can stand where an integer is asked for. */
export function isIndex(value: Value): boolean {
  return knownInteger(value) !== undefined || typeOf(value).slots.index !== undefined;
}

/** The integer that an argument gave, as a `Py_ssize_t`. */
export function sizeFrom(integer: number | bigint): number {
  return fitting(integer, 63n, 'ssize_t');
}

function fitting(integer: number | bigint, bits: bigint, cType: string): number {
  const limit = 1n << bits;
  if (integer >= limit || integer < -limit)
    raise.overflowError(`Python int too large to convert to C ${cType}`);
  return Number(integer);
}

function quickBound(value: Value | undefined, absent: number): number | undefined {
  if (value === undefined || value === null) return absent;
  return typeof value === 'number' ? value : undefined;
}

function* slowBounds(
  start: Value | undefined,
  stop: Value | undefined,
  length: number,
  thread: Thread,
): Guest<[number, number]> {
  return [yield* slowBound(start, 0, thread), yield* slowBound(stop, length, thread)];
}

function* slowBound(value: Value | undefined, absent: number, thread: Thread): Guest<number> {
  if (value === undefined || value === null) return absent;
  if (!isIndex(value)) raise.typeError('slice indices must be integers or None or have an __index__ method');
  return Number(yield* index(value, thread));
}

function fromStart(at: number, length: number): number {
  return at < 0 ? Math.max(at + length, 0) : at;
}
