/**
 * Sorting by keys that guest code compares: timsort, for a program sees which keys are compared, and in which order.
 * CPython: Objects/listobject.c (list_sort_impl), explained in Objects/listsort.txt.
 */

import { typeOf } from '../kernel/birth.ts';
import { compare } from '../kernel/compare.ts';
import type { Unwind, Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import type { BinarySlot } from '../kernel/slots.ts';
import type { Thread } from '../kernel/thread.ts';
import { truth } from '../kernel/truth.ts';
import { NotImplemented } from '../kernel/values.ts';

/** Places `[from, from + length)` of the order, which are sorted. */
interface Run {
  readonly from: number;
  length: number;
  /** How deep in a balanced tree of merges the border to the next run lies. */
  power: number;
}

/** A merge gallops when one side wins so often in a row. */
const GALLOPING = 7;

export class GuestSort {
  private readonly keys: readonly Value[];
  /** Places of keys; always each of them once, also when a comparison fails. */
  private readonly order: number[];
  private readonly thread: Thread;
  private readonly ownLess: BinarySlot | null;
  private readonly runs: Run[] = [];
  private patience = GALLOPING;

  constructor(keys: readonly Value[], order: number[], thread: Thread) {
    this.keys = keys;
    this.order = order;
    this.thread = thread;
    const type = typeOf(keys[0]!);
    const isUniform = type.isHeap && keys.every((key) => typeOf(key) === type);
    this.ownLess = isUniform ? (type.slots.lt as BinarySlot) : null;
  }

  *run(): Guest<void> {
    const { order, runs } = this;
    const least = leastRun(order.length);
    for (let from = 0; from < order.length; ) {
      let length = (yield* this.naturalRun(from)) - from;
      if (length < least) {
        const wanted = Math.min(least, order.length - from);
        yield* this.insert(from, from + length, from + wanted);
        length = wanted;
      }
      if (runs.length > 0) yield* this.mergeDeeper(length);
      runs.push({ from, length, power: 0 });
      from += length;
    }
    while (runs.length > 1) {
      const last = runs.length - 2;
      const isSmaller = last > 0 && runs[last - 1]!.length < runs[last + 1]!.length;
      yield* this.mergeAt(isSmaller ? last - 1 : last);
    }
  }

  // ── Comparing ──────────────────────────────────────────────────────────────────────────────────────

  /** Whether the key at `a` is less than the one at `b`; anything but a boolean has to be `settled`. */
  private less(a: number, b: number): Value | Unwind {
    const { keys, ownLess } = this;
    if (ownLess !== null) return ownLess(keys[a] as never, keys[b]!, this.thread);
    return compare('lt', keys[a]!, keys[b]!, this.thread);
  }

  /** sic: among keys of one class, who answers NotImplemented is asked again in the common way. */
  private *settled(answer: Value | Unwind, a: number, b: number): Guest<boolean> {
    let known = yield* finished(answer);
    if (known === NotImplemented && this.ownLess !== null)
      known = yield* finished(compare('lt', this.keys[a]!, this.keys[b]!, this.thread));
    return typeof known === 'boolean' ? known : yield* finished(truth(known, this.thread));
  }

  // ── Runs ───────────────────────────────────────────────────────────────────────────────────────────

  /** Where the run that starts at `from` ends; a descending one is turned round, equal keys keeping their order. */
  private *naturalRun(from: number): Guest<number> {
    const { order } = this;
    const end = order.length;
    let to = from + 1;
    if (to === end) return to;
    to = yield* this.ascendUntil(to);
    if (to === end) return to;
    if (to > from + 1) {
      if (yield* this.isLess(order[from]!, order[to - 1]!)) return to;
      this.reverse(from, to); // they are all equal
    }
    to++;
    let equals = 0;
    for (; to < end; to++) {
      if (yield* this.isLess(order[to]!, order[to - 1]!)) {
        this.reverse(to - equals - 1, to);
        equals = 0;
      } else if (yield* this.isLess(order[to - 1]!, order[to]!)) break;
      else equals++;
    }
    this.reverse(to - equals - 1, to);
    this.reverse(from, to);
    return yield* this.ascendUntil(to);
  }

  /** The first place from `to` on whose key is less than the one before it. */
  private *ascendUntil(to: number): Guest<number> {
    const { order } = this;
    for (; to < order.length; to++) if (yield* this.isLess(order[to]!, order[to - 1]!)) break;
    return to;
  }

  private *isLess(a: number, b: number): Guest<boolean> {
    const answer = this.less(a, b);
    return typeof answer === 'boolean' ? answer : yield* this.settled(answer, a, b);
  }

  private reverse(from: number, to: number): void {
    const { order } = this;
    for (let low = from, high = to - 1; low < high; low++, high--)
      [order[low], order[high]] = [order[high]!, order[low]!];
  }

  /** Binary insertion of `[sorted, to)` into the sorted `[from, sorted)`. */
  private *insert(from: number, sorted: number, to: number): Guest<void> {
    const { order } = this;
    for (let at = sorted; at < to; at++) {
      const pivot = order[at]!;
      let low = from;
      let high = at;
      while (low < high) {
        const middle = (low + high) >> 1;
        let less = this.less(pivot, order[middle]!);
        if (typeof less !== 'boolean') less = yield* this.settled(less, pivot, order[middle]!);
        if (less) high = middle;
        else low = middle + 1;
      }
      order.copyWithin(low + 1, low, at);
      order[low] = pivot;
    }
  }

  // ── Merging ────────────────────────────────────────────────────────────────────────────────────────

  /** A run of `length` follows: merges those before it whose border lies deeper than that to it. */
  private *mergeDeeper(length: number): Guest<void> {
    const { runs, order } = this;
    const last = runs[runs.length - 1]!;
    const power = borderPower(last.from, last.length, length, order.length);
    while (runs.length > 1 && runs[runs.length - 2]!.power > power) yield* this.mergeAt(runs.length - 2);
    runs[runs.length - 1]!.power = power;
  }

  private *mergeAt(i: number): Guest<void> {
    const { runs, order } = this;
    const [left, right] = [runs[i]!, runs[i + 1]!];
    const middle = right.from;
    left.length += right.length;
    runs.splice(i + 1, 1);
    // what comes before the right run's first key, and what comes behind the left run's last one, stays where it is
    const from = yield* this.gallop(order[middle]!, order, left.from, middle, left.from, true);
    if (from === middle) return;
    const end = middle + right.length;
    const to = yield* this.gallop(order[middle - 1]!, order, middle, end, end - 1, false);
    if (to === middle) return;
    if (middle - from <= to - middle) yield* this.mergeForwards(from, middle, to);
    else yield* this.mergeBackwards(from, middle, to);
  }

  /**
   * Where in the sorted `[from, to)` of `places` the key belongs, behind those that equal it or before them; looks near
   * `hint` first, in steps that double.
   */
  private *gallop(
    key: number,
    places: readonly number[],
    from: number,
    to: number,
    hint: number,
    behind: boolean,
  ): Guest<number> {
    // whether the key belongs behind `at`
    const isBehind = behind
      ? function* (this: GuestSort, at: number): Guest<boolean> {
          return !(yield* this.isLess(key, places[at]!));
        }.bind(this)
      : (at: number) => this.isLess(places[at]!, key);
    let low: number;
    let high: number;
    let near = 0;
    let far = 1;
    if (yield* isBehind(hint)) {
      const most = to - hint;
      while (far < most && (yield* isBehind(hint + far))) {
        near = far;
        far = 2 * far + 1;
      }
      low = hint + near + 1;
      high = hint + Math.min(far, most);
    } else {
      const most = hint - from + 1;
      while (far < most && !(yield* isBehind(hint - far))) {
        near = far;
        far = 2 * far + 1;
      }
      low = hint - Math.min(far, most) + 1;
      high = hint - near;
    }
    while (low < high) {
      const middle = low + ((high - low) >> 1);
      if (yield* isBehind(middle)) low = middle + 1;
      else high = middle;
    }
    return high;
  }

  /** The left run is the shorter one: it waits aside while places are filled from the left. */
  private *mergeForwards(from: number, middle: number, to: number): Guest<void> {
    const { order } = this;
    const left = order.slice(from, middle);
    let l = 0;
    let r = middle;
    let out = from;
    try {
      order[out++] = order[r++]!;
      if (r === to || left.length === 1) return;
      for (;;) {
        let leftWins = 0;
        let rightWins = 0;
        while (leftWins < this.patience && rightWins < this.patience) {
          let less = this.less(order[r]!, left[l]!);
          if (typeof less !== 'boolean') less = yield* this.settled(less, order[r]!, left[l]!);
          if (less) {
            order[out++] = order[r++]!;
            rightWins++;
            leftWins = 0;
            if (r === to) return;
          } else {
            order[out++] = left[l++]!;
            leftWins++;
            rightWins = 0;
            if (l === left.length - 1) return;
          }
        }
        this.patience++;
        do {
          if (this.patience > 1) this.patience--;
          const l2 = yield* this.gallop(order[r]!, left, l, left.length, l, true);
          leftWins = l2 - l;
          while (l < l2) order[out++] = left[l++]!;
          if (leftWins > 0 && l >= left.length - 1) return;
          order[out++] = order[r++]!;
          if (r === to) return;
          const r2 = yield* this.gallop(left[l]!, order, r, to, r, false);
          rightWins = r2 - r;
          while (r < r2) order[out++] = order[r++]!;
          if (r === to) return;
          order[out++] = left[l++]!;
          if (l === left.length - 1) return;
        } while (leftWins >= GALLOPING || rightWins >= GALLOPING);
        this.patience++;
      }
    } finally {
      // the last of the left run belongs behind what is left of the right one, which is in its place then
      if (l === left.length - 1) while (r < to) order[out++] = order[r++]!;
      while (l < left.length) order[out++] = left[l++]!;
    }
  }

  /** The right run is the shorter one: it waits aside while places are filled from the right. */
  private *mergeBackwards(from: number, middle: number, to: number): Guest<void> {
    const { order } = this;
    const right = order.slice(middle, to);
    let l = middle - 1;
    let r = right.length - 1;
    let out = to - 1;
    try {
      order[out--] = order[l--]!;
      if (l < from || right.length === 1) return;
      for (;;) {
        let leftWins = 0;
        let rightWins = 0;
        while (leftWins < this.patience && rightWins < this.patience) {
          let less = this.less(right[r]!, order[l]!);
          if (typeof less !== 'boolean') less = yield* this.settled(less, right[r]!, order[l]!);
          if (less) {
            order[out--] = order[l--]!;
            leftWins++;
            rightWins = 0;
            if (l < from) return;
          } else {
            order[out--] = right[r--]!;
            rightWins++;
            leftWins = 0;
            if (r === 0) return;
          }
        }
        this.patience++;
        do {
          if (this.patience > 1) this.patience--;
          const l2 = (yield* this.gallop(right[r]!, order, from, l + 1, l, true)) - 1;
          leftWins = l - l2;
          while (l > l2) order[out--] = order[l--]!;
          if (l < from) return;
          order[out--] = right[r--]!;
          if (r === 0) return;
          const r2 = (yield* this.gallop(order[l]!, right, 0, r + 1, r, false)) - 1;
          rightWins = r - r2;
          while (r > r2) order[out--] = right[r--]!;
          if (rightWins > 0 && r <= 0) return;
          order[out--] = order[l--]!;
          if (l < from) return;
        } while (leftWins >= GALLOPING || rightWins >= GALLOPING);
        this.patience++;
      }
    } finally {
      if (r === 0) while (l >= from) order[out--] = order[l--]!;
      while (r >= 0) order[out--] = right[r--]!;
    }
  }
}

/** Where the border between two neighbouring runs lies among all `total` places, as powersort counts. */
function borderPower(from: number, left: number, right: number, total: number): number {
  let a = 2 * from + left;
  let b = a + left + right;
  for (let power = 1; ; power++) {
    if (a >= total) {
      a -= total;
      b -= total;
    } else if (b >= total) return power;
    a *= 2;
    b *= 2;
  }
}

/** Between 32 and 64, such that the number of runs is close to a power of two. */
function leastRun(count: number): number {
  let rest = count;
  let odd = 0;
  while (rest >= 64) {
    odd |= rest & 1;
    rest >>= 1;
  }
  return rest + odd;
}
