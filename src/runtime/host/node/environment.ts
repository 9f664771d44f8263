/** The process's environment and machine. */
import { availableParallelism } from 'node:os';
import type { Environment } from '../host.ts';

export function nodeEnvironment(): Environment {
  return {
    get: (name) => process.env[name],
    names: () => Object.keys(process.env),
    platform: process.platform,
    processId: process.pid,
    get processorCount() {
      return availableParallelism();
    },
  };
}
