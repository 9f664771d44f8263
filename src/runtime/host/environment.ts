/** An environment that is given, not found. */
import type { Environment } from './host.ts';

export interface EnvironmentOptions {
  readonly variables?: Readonly<Record<string, string>>;
  /** `sys.platform`. */
  readonly platform?: string;
  readonly processorCount?: number;
  readonly processId?: number;
}

export function givenEnvironment(options: EnvironmentOptions = {}): Environment {
  const variables = new Map(Object.entries(options.variables ?? {}));
  return {
    get: (name) => variables.get(name),
    names: () => [...variables.keys()],
    platform: options.platform ?? 'linux',
    processorCount: options.processorCount ?? 1,
    processId: options.processId ?? 1,
  };
}
