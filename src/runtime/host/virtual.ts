/** A world of its own: time that jumps, a console and files in memory, determined randomness, nothing outside. */
import { type EnvironmentOptions, givenEnvironment } from './environment.ts';
import type { Host } from './host.ts';
import type { InputSource } from './input-lines.ts';
import { MemoryConsole } from './memory-console.ts';
import { MemoryFiles, type MemoryFilesOptions } from './memory-files.ts';
import { seededRandom } from './random.ts';
import { VirtualTime, type VirtualTimeOptions } from './virtual-time.ts';

export interface VirtualHostOptions
  extends VirtualTimeOptions,
    EnvironmentOptions,
    Omit<MemoryFilesOptions, 'now'> {
  readonly stdin?: InputSource;
  readonly seed?: number;
}

export interface VirtualHost extends Host {
  readonly console: MemoryConsole;
  readonly files: MemoryFiles;
}

export function virtualHost(options: VirtualHostOptions = {}): VirtualHost {
  const time = new VirtualTime(options);
  return {
    name: 'virtual',
    clock: time,
    timers: time,
    console: new MemoryConsole(options.stdin),
    files: new MemoryFiles({ ...options, now: () => time.time() }),
    random: seededRandom(options.seed ?? 0),
    environment: givenEnvironment(options),
    workers: null,
  };
}

/** A host of the given capabilities; those that are not given are the virtual host's. */
export function createHost(parts: Partial<Host>): Host {
  return { ...virtualHost(), ...parts };
}

/** The same host on a clock that jumps. Its workers would live in another time, so it has none. */
export function withVirtualTime(host: Host, options: VirtualTimeOptions = {}): Host {
  const time = new VirtualTime(options);
  return { ...host, clock: time, timers: time, workers: null };
}
