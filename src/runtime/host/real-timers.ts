/** Timers on a clock that passes by itself: one host timer, armed for the earliest sleeper, and only while there is one. */
import type { Timers } from './host.ts';
import { Sleepers } from './sleepers.ts';
import type { TakeTurn } from './turns.ts';

/** A longer `setTimeout` fires at once. */
export const longestTimeout = 2 ** 31 - 1;

/** Milliseconds for which the host's event loop may be kept waiting. */
export const breathEvery = 10;

export class RealTimers implements Timers {
  private readonly sleepers = new Sleepers(() => this.arm());
  private readonly now: () => number;
  private readonly takeTurn: TakeTurn;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The deadline that the timer or the turn under way is for. */
  private armedFor: number | undefined;
  private lastTurn = performance.now();

  constructor(now: () => number, takeTurn: TakeTurn) {
    this.now = now;
    this.takeTurn = takeTurn;
  }

  sleep(deadline: number, interrupted: Promise<void>, outside: boolean): Promise<void> {
    return this.sleepers.add(deadline, interrupted, outside);
  }

  async breathe(): Promise<void> {
    await this.takeTurn();
    this.lastTurn = performance.now();
  }

  breathDue(): boolean {
    return performance.now() - this.lastTurn >= breathEvery;
  }

  private arm(): void {
    if (this.sleepers.first?.deadline === this.armedFor) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.armedFor = undefined;
    this.wakeDue();
  }

  /** Host timers are cut to whole milliseconds and fire early; the rest is waited for in turns of the event loop. */
  private wakeDue(): void {
    for (let { first } = this.sleepers; first !== undefined; { first } = this.sleepers) {
      const milliseconds = (first.deadline - this.now()) * 1000;
      if (milliseconds > 0) {
        this.waitFor(first.deadline, milliseconds);
        return;
      }
      this.sleepers.wakeFirst();
    }
  }

  private waitFor(deadline: number, milliseconds: number): void {
    this.armedFor = deadline;
    const over = (): void => {
      if (this.armedFor !== deadline) return;
      this.armedFor = undefined;
      this.lastTurn = performance.now();
      this.wakeDue();
    };
    if (milliseconds < 1) void this.takeTurn().then(over);
    else this.timer = setTimeout(over, Math.min(milliseconds, longestTimeout));
  }
}
