/** What the kernel and the library may ask of the interpreter they run in. There may be many in one process. */
import type { Host } from '../host/host.ts';
import type { PyDict } from './dict.ts';
import type { PyException } from './exception.ts';
import type { Identities } from './identity.ts';
import type { Result, Unwind, Value } from './object.ts';
import type { Guest } from './pausing.ts';
import type { Parking, Thread } from './thread.ts';
import type { PyType } from './type.ts';
import type { PyList } from './values.ts';

export interface InterpreterState {
  readonly host: Host;
  readonly limits: Limits;
  readonly identities: Identities;
  /** `sys.modules`. */
  readonly modules: PyDict;
  readonly builtins: PyDict;
  readonly scheduler: SchedulerControls;
  /** `sys.path` and `sys.argv`. */
  readonly path: PyList;
  readonly argv: readonly string[];
  /** What `sys.path` began with at the start; null when nothing was given. */
  readonly programFolder: string | null;
  readonly startup: Startup;
  /** What is to be done when the main program has ended. */
  readonly exitHooks: ((thread: Thread) => Guest<void>)[];
  /** State that one module keeps for each interpreter. */
  state<T>(key: StateKey<T>): T;
  /** Imports an absolute module name and returns the module itself, not its top package. */
  importModule(name: string, thread: Thread): Result;
  /** What an `import` statement does: `__import__(name, globals, None, fromlist, level)`. */
  importName(
    name: string,
    globals: PyDict,
    fromList: readonly string[] | null,
    level: number,
    thread: Thread,
  ): Result;
  /** The program that runs as the main module. */
  readonly program: MainProgram | null;
  /** An interpreter of its own that shares the scheduler; what it reaches of the world is `host`. */
  createChild(host: Host): InterpreterState;
  /** Issues a warning as `warnings.warn` does; `UNWIND` when a filter makes it an error. */
  warn(category: PyType, message: string, stackLevel: number, thread: Thread, source?: Value): null | Unwind;
  /** Whether the program can get at an object of some kind; true also when that would take too long to find out. */
  canReach(isWanted: (object: object) => boolean): boolean;
  /** Reports an exception nobody can catch, as `sys.unraisablehook` does. */
  unraisable(error: PyException, message: string | null, object: Value, thread: Thread): void;
}

export interface Limits {
  /** `sys.getrecursionlimit()`. */
  recursion: number;
  /** `sys.get_int_max_str_digits()`; 0 is no limit. */
  intDigits: number;
  /** Fuel between two checkpoints; 1 under the stress run. */
  fuel: number;
  /** Largest total weight of nested calls on the JavaScript stack. */
  depth: number;
  /** Largest integer, in bits; above it a MemoryError. */
  intBits: number;
}

export interface SchedulerControls {
  /** Parks the running thread: what is delivered by `wake` is the result of the operation that parked it. */
  park(thread: Thread, parking: Parking): Unwind;
  /** Ends the parking of a thread; does nothing when it is not parked any more. */
  wake(thread: Thread, result: Result): void;
  /** Called when fuel is used up: UNWIND when an error (an interrupt, a limit) has to travel from here. */
  checkpoint(thread: Thread): 'go on' | 'pause' | Unwind;
  /** All that have not ended. */
  threads(): readonly Thread[];
  /** Asked first when an interrupt arrives in the main thread; true when it has dealt with it. */
  onInterrupt: ((thread: Thread) => boolean) | null;
  /** Starts a thread that runs `body`, a native's generator. */
  spawn(options: ThreadOptions, body: (thread: Thread) => Guest<Value>): Thread;
}

/** What the command line said: `sys.flags`, `sys.warnoptions`, `sys._xoptions`. */
export interface Startup {
  readonly flags: Readonly<Record<string, number | boolean>>;
  readonly warnOptions: readonly string[];
  readonly extensions: ReadonlyMap<string, string | true>;
  /** `sys.orig_argv` without the name of the command. */
  readonly arguments?: readonly string[];
}

export interface MainProgram {
  readonly source: string | Uint8Array;
  readonly filename: string;
}

export interface ThreadOptions {
  readonly name: string;
  /** A daemon does not keep the program alive. */
  readonly daemon: boolean;
  /** The interpreter that it runs in, if it is not the scheduler's own; it is that one's main thread. */
  readonly interpreter?: InterpreterState;
  /** Called when the thread has ended; with its error if there was one. */
  readonly ended?: (error: PyException | null) => void;
}

/** Names a piece of per-interpreter state and makes its first value. */
export interface StateKey<T> {
  readonly name: string;
  readonly create: (interpreter: InterpreterState) => T;
}

export function perInterpreter<T>(name: string, create: (interpreter: InterpreterState) => T): StateKey<T> {
  return { name, create };
}

/** The program has ended and what it left is being dropped: `sys.is_finalizing()`. */
export const finalization = perInterpreter('finalization', () => ({ hasBegun: false }));
