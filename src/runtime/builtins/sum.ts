/** `sum()`: plain integers, then floats with their lost digits, then anything that adds. CPython: Python/bltinmodule.c (builtin_sum). */
import { floatType, listType } from '../kernel/birth.ts';
import { raise } from '../kernel/errors.ts';
import { iterate, step } from '../kernel/iterate.ts';
import { type Step, UNWIND, type Value } from '../kernel/object.ts';
import { binary, operators } from '../kernel/operators.ts';
import { breathe, type Guest } from '../kernel/pausing.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { integer, PyBytes, PyFloat, PyList } from '../kernel/values.ts';
import { PyByteArray } from '../objects/bytearray.ts';
import { quiet } from '../objects/native-iterator.ts';

export function* sum(iterable: Value, start: Value, thread: Thread): Guest<Value> {
  let iterator = iterate(iterable, thread);
  if (iterator === UNWIND) iterator = yield UNWIND;
  if (asString(start) !== undefined) raise.typeError("sum() can't sum strings [use ''.join(seq) instead]");
  if (start instanceof PyBytes) raise.typeError("sum() can't sum bytes [use b''.join(seq) instead]");
  if (start instanceof PyByteArray) raise.typeError("sum() can't sum bytearray [use b''.join(seq) instead]");
  const still = quiet(iterator);
  const list = iterable instanceof PyList && iterable.type === listType ? iterable : null;
  let index = 0;
  let total: Value = start;
  let floats: FloatSum | null = null;
  for (;;) {
    let item: Step =
      list !== null ? list.items[index++] : still === null ? step(iterator, thread) : still.advance();
    if (item === UNWIND) item = yield UNWIND;
    if (--thread.fuel < 0) yield* breathe(thread);
    if (floats !== null) {
      if (item === undefined) return new PyFloat(floats.value);
      if (floats.add(item as Value)) continue;
      total = new PyFloat(floats.value);
      floats = null;
    }
    if (item === undefined) return total;
    if (typeof total === 'number' && typeof item === 'number') {
      const exact: number = total + item;
      total = Number.isSafeInteger(exact) ? exact : integer(BigInt(total) + BigInt(item));
      continue;
    }
    let added = binary(operators.add, total, item as Value, thread);
    if (added === UNWIND) added = yield UNWIND;
    total = added;
    if (total instanceof PyFloat && total.type === floatType) floats = new FloatSum(total.value);
  }
}

/** A sum of floats that keeps what rounding lost: Neumaier's form of Kahan's algorithm. */
class FloatSum {
  private rounded: number;
  private lost = 0;

  constructor(start: number) {
    this.rounded = start;
  }

  /** False when `item` is neither a float nor an integer of machine size. */
  add(item: Value): boolean {
    if (item instanceof PyFloat && item.type === floatType) {
      const x = item.value;
      const before = this.rounded;
      const after = before + x;
      this.lost += Math.abs(before) >= Math.abs(x) ? before - after + x : x - after + before;
      this.rounded = after;
      return true;
    }
    if (typeof item === 'number' || typeof item === 'boolean') this.rounded += Number(item);
    else if (typeof item === 'bigint' && BigInt.asIntN(64, item) === item) this.rounded += Number(item);
    else return false;
    return true;
  }

  get value(): number {
    // The correction must neither lose the sign of a zero nor make a NaN of an infinite sum.
    return this.lost !== 0 && Number.isFinite(this.lost) ? this.rounded + this.lost : this.rounded;
  }
}
