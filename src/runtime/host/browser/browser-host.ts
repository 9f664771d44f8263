/** The host of a page: its clock, files in memory, a console of callbacks. Uses only what Node has, too. */
import { type EnvironmentOptions, givenEnvironment } from '../environment.ts';
import type { Host } from '../host.ts';
import { MemoryFiles, type MemoryFilesOptions } from '../memory-files.ts';
import { systemRandom } from '../random.ts';
import { RealTimers } from '../real-timers.ts';
import { messageTurns } from '../turns.ts';
import { BrowserClock } from './clock.ts';
import { BrowserConsole, type BrowserConsoleOptions } from './console.ts';

export interface BrowserHostOptions
  extends BrowserConsoleOptions,
    EnvironmentOptions,
    Omit<MemoryFilesOptions, 'now'> {}

export interface BrowserHost extends Host {
  readonly files: MemoryFiles;
}

export function browserHost(options: BrowserHostOptions = {}): BrowserHost {
  const clock = new BrowserClock();
  return {
    name: 'browser',
    clock,
    timers: new RealTimers(() => clock.monotonic(), messageTurns()),
    console: new BrowserConsole(options),
    files: new MemoryFiles({ ...options, now: () => clock.time() }),
    random: systemRandom(),
    environment: givenEnvironment({ platform: 'emscripten', ...options }),
    workers: null,
  };
}
