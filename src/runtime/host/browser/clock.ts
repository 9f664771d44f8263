/** A page's clocks. It is not told how much processor time it has used, so that is the time since the start. */
import type { Clock } from '../host.ts';
import { wallClock } from '../wall-clock.ts';

/** `performance.now()` starts at zero; a program may take zero for long ago. */
const upSince = 65_536;

export class BrowserClock implements Clock {
  readonly time = wallClock();
  private readonly start = performance.now();

  monotonic(): number {
    return upSince + performance.now() / 1000;
  }

  processTime(): number {
    return (performance.now() - this.start) / 1000;
  }
}
