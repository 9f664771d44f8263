/** The process's environment and machine. */
import * as os from 'node:os';
import type { Environment, Machine } from '../host.ts';

export function nodeEnvironment(): Environment {
  return {
    get: (name) => process.env[name],
    names: () => Object.keys(process.env),
    platform: process.platform,
    processId: process.pid,
    get processorCount() {
      return os.availableParallelism();
    },
    get machine() {
      return machine();
    },
  };
}

function machine(): Machine {
  const { getuid, geteuid, getgid, getegid, getgroups } = process;
  return {
    system: os.type(),
    node: os.hostname(),
    release: os.release(),
    version: os.version(),
    architecture: os.machine(),
    parentProcessId: process.ppid,
    get userName() {
      return os.userInfo().username;
    },
    user: getuid?.() ?? 0,
    effectiveUser: geteuid?.() ?? 0,
    group: getgid?.() ?? 0,
    effectiveGroup: getegid?.() ?? 0,
    groups: getgroups?.() ?? [],
    loadAverages: () => os.loadavg(),
  };
}
