/** Threads that wait for one another: the one place of the library that parks a thread until another wakes it. */
import { raise, typeName } from '../../runtime/kernel/errors.ts';
import { UNWIND, type Value } from '../../runtime/kernel/object.ts';
import type { Guest } from '../../runtime/kernel/pausing.ts';
import { knownInteger } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyFloat } from '../../runtime/kernel/values.ts';

/** How a wait ended: the time was up, somebody woke the thread, or it was given what it waits for. */
export type Wakening = 'late' | 'woken' | 'given';

interface Waiter {
  readonly thread: Thread;
  /** It was woken before and came too late: it is given what it waits for. */
  readonly insists: boolean;
}

/** First come, first served. */
export class WaitQueue {
  private waiters: Waiter[] = [];
  private head = 0;

  get size(): number {
    return this.waiters.length - this.head;
  }

  /** Waits until woken, or until `deadline`. Those who insist stand in front. */
  *wait(thread: Thread, deadline: number | undefined, waitingFor: string, insists = false): Guest<Wakening> {
    const waiter: Waiter = { thread, insists };
    if (insists) this.waiters.splice(this.head, 0, waiter);
    else this.waiters.push(waiter);
    try {
      thread.interpreter.scheduler.park(
        thread,
        deadline === undefined ? { waitingFor } : { waitingFor, deadline },
      );
      return ((yield UNWIND) as Wakening | null) ?? 'late';
    } finally {
      this.remove(waiter);
    }
  }

  /** Wakes the first; false when nobody waits. */
  wakeOne(how: Wakening = 'woken'): boolean {
    for (;;) {
      const waiter = this.first();
      if (waiter === undefined) return false;
      this.head++;
      waiter.thread.interpreter.scheduler.wake(waiter.thread, how);
      return true;
    }
  }

  wake(count: number): void {
    for (let i = 0; i < count && this.wakeOne(); i++);
  }

  wakeAll(): void {
    this.wake(this.size);
  }

  /** The first of those who wait insists. */
  get isUrgent(): boolean {
    return this.first()?.insists ?? false;
  }

  /** Whose time was up is not parked any more, though it has not run yet. */
  private first(): Waiter | undefined {
    while (this.head < this.waiters.length && this.waiters[this.head]!.thread.parking === null) this.head++;
    if (this.head > 64 && this.head * 2 > this.waiters.length) {
      this.waiters = this.waiters.slice(this.head);
      this.head = 0;
    }
    return this.waiters[this.head];
  }

  private remove(waiter: Waiter): void {
    const at = this.waiters.indexOf(waiter, this.head);
    if (at === this.head) this.head++;
    else if (at > this.head) this.waiters.splice(at, 1);
    if (this.head === this.waiters.length) {
      this.waiters = [];
      this.head = 0;
    }
  }
}

/** The moment until which a timeout lasts; `undefined` for None. */
export function deadlineOf(timeout: Value, thread: Thread): number | undefined {
  if (timeout === null) return undefined;
  return thread.interpreter.host.clock.monotonic() + Math.max(secondsOf(timeout), 0);
}

export function secondsOf(timeout: Value): number {
  const seconds = timeout instanceof PyFloat ? timeout.value : Number(knownInteger(timeout) ?? Number.NaN);
  if (Number.isNaN(seconds)) {
    if (timeout instanceof PyFloat) raise.valueError('Invalid value NaN (not a number)');
    raise.typeError(`'${typeName(timeout)}' object cannot be interpreted as an integer`);
  }
  if (seconds > TIMEOUT_MAX)
    raise.overflowError(
      timeout instanceof PyFloat
        ? 'timestamp out of range for platform time_t'
        : 'timeout value is too large',
    );
  return seconds;
}

/** `threading.TIMEOUT_MAX` */
export const TIMEOUT_MAX = 9_223_372_036;
