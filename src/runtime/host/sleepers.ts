/** Who sleeps until when: first by deadline, then by arrival. Real and virtual timers wake them. */
export interface Sleeper {
  readonly deadline: number;
  /** An outside event may end this sleep. */
  readonly outside: boolean;
  readonly wake: () => void;
}

export class Sleepers {
  /** How many of them an outside event may wake. */
  outside = 0;
  private readonly waiting: Sleeper[] = [];
  private readonly changed: () => void;

  /** `changed` is called when one has come, or has left without being woken. */
  constructor(changed: () => void) {
    this.changed = changed;
  }

  get first(): Sleeper | undefined {
    return this.waiting[0];
  }

  add(deadline: number, interrupted: Promise<void>, outside: boolean): Promise<void> {
    return new Promise((resolve) => {
      let asleep = true;
      const sleeper: Sleeper = {
        deadline: Number.isNaN(deadline) ? Number.NEGATIVE_INFINITY : deadline,
        outside,
        wake: () => {
          asleep = false;
          resolve();
        },
      };
      const interrupt = (): void => {
        if (!asleep) return;
        this.remove(this.waiting.indexOf(sleeper));
        this.changed();
      };
      this.waiting.splice(this.place(sleeper.deadline), 0, sleeper);
      if (outside) this.outside++;
      interrupted.then(interrupt, interrupt);
      this.changed();
    });
  }

  wakeFirst(): void {
    this.remove(0);
  }

  private remove(index: number): void {
    const [sleeper] = this.waiting.splice(index, 1);
    if (sleeper!.outside) this.outside--;
    sleeper!.wake();
  }

  /** Behind all with the same deadline. */
  private place(deadline: number): number {
    let low = 0;
    let high = this.waiting.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.waiting[middle]!.deadline <= deadline) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
