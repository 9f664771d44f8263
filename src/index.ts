/** The embedding API: Python in a JavaScript program. See docs/EMBEDDING.md. */
import { Interpreter, type InterpreterOptions } from './runtime/session/interpreter.ts';

export { browserHost } from './runtime/host/browser/browser-host.ts';
export type { Host } from './runtime/host/host.ts';
export {
  createHost,
  type VirtualHost,
  type VirtualHostOptions,
  virtualHost,
  withVirtualTime,
} from './runtime/host/virtual.ts';
export type { Startup } from './runtime/kernel/interpreter-state.ts';
export { Interpreter, type InterpreterOptions, type RunOptions } from './runtime/session/interpreter.ts';
export { DEADLOCK_STATUS, type Outcome } from './runtime/session/outcome.ts';

/** An interpreter of its own: no state is shared with others. By default it reaches nothing outside of memory. */
export function createInterpreter(options: InterpreterOptions = {}): Interpreter {
  return new Interpreter(options);
}
