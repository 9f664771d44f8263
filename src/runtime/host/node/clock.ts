/** The machine's clocks, as CPython's `time` has them: CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID. */
import type { Clock } from '../host.ts';
import { wallClock } from '../wall-clock.ts';

export class NodeClock implements Clock {
  readonly time = wallClock();

  monotonic(): number {
    const [seconds, nanoseconds] = process.hrtime();
    return seconds + nanoseconds / 1e9;
  }

  processTime(): number {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  }
}
