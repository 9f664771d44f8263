/**
 * A clock that jumps. When everybody sleeps and no outside event is awaited, it moves to the earliest deadline.
 *
 * Before each jump the host's event loop has a turn, and whoever was woken or breathes goes to sleep again first; so
 * several interpreters on one clock keep the order of their deadlines. While an outside event is awaited, the deadline
 * comes after as much real time as it is away; an event that comes first finds the clock where it was.
 */
import type { Clock, Timers } from './host.ts';
import { breathEvery, longestTimeout } from './real-timers.ts';
import { Sleepers } from './sleepers.ts';
import { cheapestTurns } from './turns.ts';

/** 2025-01-01 00:00 UTC. */
export const virtualEpoch = 1_735_689_600;

/** As on a machine that has been up for a day: `last_call = 0` is long ago for a program that asks the clock. */
const upSince = 65_536;

/** Programs that wait by asking the clock again and again see it move from so many readings of one moment on. */
const patience = 100_000;
const spinStep = 2 ** -16;

export interface VirtualTimeOptions {
  /** Seconds since 1970 at the start. */
  readonly epoch?: number;
  /** The monotonic clock at the start. */
  readonly monotonic?: number;
}

export class VirtualTime implements Clock, Timers {
  private readonly sleepers = new Sleepers(() => this.changed());
  private readonly takeTurn = cheapestTurns();
  private readonly epoch: number;
  private readonly start: number;
  private now: number;
  private readings = 0;
  private spun = 0;
  private breathing = 0;
  private turning = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Real milliseconds when the wait for an outside event began, at this moment of virtual time. */
  private waitingSince: number | undefined;
  private lastTurn = performance.now();

  constructor(options: VirtualTimeOptions = {}) {
    this.epoch = options.epoch ?? virtualEpoch;
    this.start = options.monotonic ?? upSince;
    this.now = this.start;
  }

  /** Rounded up, so that by this coarser clock no sleep from the start on is too short. */
  time(): number {
    const elapsed = this.monotonic() - this.start;
    const time = this.epoch + elapsed;
    return time - this.epoch < elapsed ? time + 2 ** (Math.floor(Math.log2(time)) - 52) : time;
  }

  monotonic(): number {
    if (++this.readings > patience) this.spin();
    return this.now;
  }

  processTime(): number {
    if (++this.readings > patience) this.spin();
    return this.spun;
  }

  sleep(deadline: number, interrupted: Promise<void>, outside: boolean): Promise<void> {
    return this.sleepers.add(deadline, interrupted, outside);
  }

  async breathe(): Promise<void> {
    this.breathing++;
    await this.takeTurn();
    this.breathing--;
    this.lastTurn = performance.now();
  }

  breathDue(): boolean {
    return performance.now() - this.lastTurn >= breathEvery;
  }

  private changed(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.turning || this.sleepers.first === undefined) return;
    this.turning = true;
    void this.takeTurn().then(() => {
      this.turning = false;
      this.lastTurn = performance.now();
      this.step();
    });
  }

  private step(): void {
    const { first } = this.sleepers;
    if (first === undefined) return;
    if (this.breathing === 0 && this.reach(first.deadline)) this.sleepers.wakeFirst();
    if (this.timer === undefined) this.changed();
  }

  /** False when the deadline has to be waited for in real time. */
  private reach(deadline: number): boolean {
    if (!(deadline > this.now)) return true;
    if (this.sleepers.outside > 0 || deadline === Number.POSITIVE_INFINITY) {
      this.waitingSince ??= performance.now();
      const rest = (deadline - this.now) * 1000 - (performance.now() - this.waitingSince);
      if (rest > 0) {
        this.timer = setTimeout(() => this.changed(), Math.min(Math.ceil(rest), longestTimeout));
        return false;
      }
    }
    this.moveTo(deadline);
    return true;
  }

  private moveTo(moment: number): void {
    this.now = moment;
    this.readings = 0;
    this.waitingSince = undefined;
  }

  private spin(): void {
    this.now += spinStep;
    this.spun += spinStep;
  }
}
