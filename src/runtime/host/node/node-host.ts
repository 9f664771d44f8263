/** The host of the command line: what a Python program has on this machine. */
import type { Host } from '../host.ts';
import { systemRandom } from '../random.ts';
import { RealTimers } from '../real-timers.ts';
import { immediateTurns } from '../turns.ts';
import { NodeClock } from './clock.ts';
import { NodeConsole, type NodeConsoleOptions } from './console.ts';
import { nodeEnvironment } from './environment.ts';
import { NodeFiles } from './files.ts';
import { garbageCollector } from './garbage.ts';
import { NodeWorkers } from './workers.ts';

export interface NodeHostOptions extends NodeConsoleOptions {
  /** The file that workers run; without it there are none. */
  readonly workerScript?: string;
}

/** Output is buffered: whoever ends the process flushes the console first. */
export function nodeHost(options: NodeHostOptions = {}): Host {
  const clock = new NodeClock();
  return {
    name: 'node',
    clock,
    timers: new RealTimers(() => clock.monotonic(), immediateTurns()),
    console: new NodeConsole(options),
    files: new NodeFiles(),
    random: systemRandom(),
    environment: nodeEnvironment(),
    workers: options.workerScript === undefined ? null : new NodeWorkers(options.workerScript),
    collectGarbage: garbageCollector(),
  };
}
