/**
 * The outside world, as small capabilities. Nothing else in `src/` touches a clock, a console, a file or a process.
 *
 * A capability that the embedder does not grant is absent or empty; natives then raise Python's own errors.
 */

export interface Host {
  readonly name: 'node' | 'browser' | 'virtual';
  readonly clock: Clock;
  readonly timers: Timers;
  readonly console: Console;
  readonly files: Files;
  readonly random: RandomSource;
  readonly environment: Environment;
  /** Parallel interpreters; null where the host has none. */
  readonly workers: Workers | null;
}

export interface Clock {
  /** Seconds since 1970 began (UTC). */
  time(): number;
  /** Seconds since some moment; never goes back. */
  monotonic(): number;
  /** Seconds of processor time that this process has used. */
  processTime(): number;
}

export interface Timers {
  /**
   * Resolves when the clock has reached `deadline` (monotonic seconds; Infinity for never), or when `interrupted`
   * resolves. A virtual clock jumps to the deadline instead, unless `outside` tells that an outside event is awaited,
   * which then has the right to come first.
   */
  sleep(deadline: number, interrupted: Promise<void>, outside: boolean): Promise<void>;
  /** Resolves after the host's event loop had one turn. */
  breathe(): Promise<void>;
  /** The host's event loop has had no turn for about ten milliseconds of real time. */
  breathDue(): boolean;
}

export type OutputStream = 'stdout' | 'stderr';

export interface Console {
  write(stream: OutputStream, text: string | Uint8Array): void;
  /** Hands everything written to the outside. */
  flush(): void;
  /**
   * The next line of the standard input with its line end as it came; the empty string at its end. Once `abandoned`
   * has resolved, the reading takes no line and its promise stays pending.
   */
  readLine(abandoned?: Promise<void>): Promise<string>;
  isTerminal(stream: OutputStream | 'stdin'): boolean;
}

/** A failed file operation. `code` is the name of the POSIX error: `ENOENT`, `EACCES`, `EISDIR` … */
export class HostError {
  readonly code: string;
  readonly path: string | null;

  constructor(code: string, path: string | null = null) {
    this.code = code;
    this.path = path;
  }
}

export type FileKind = 'file' | 'folder' | 'other';

export interface FileStatus {
  readonly kind: FileKind;
  readonly size: number;
  /** Seconds since 1970 began. */
  readonly modified: number;
}

/** Paths are absolute or relative to `workingFolder`. Every method throws a `HostError` when it fails. */
export interface Files {
  workingFolder(): string;
  read(path: string): Uint8Array;
  write(path: string, data: Uint8Array): void;
  status(path: string): FileStatus;
  list(path: string): string[];
  /** The absolute path with symbolic links resolved. */
  resolve(path: string): string;
}

export interface RandomSource {
  bytes(count: number): Uint8Array;
}

export interface Environment {
  get(name: string): string | undefined;
  names(): string[];
  /** `linux`, `darwin`, `win32`, `emscripten` …, as `sys.platform` has it. */
  readonly platform: string;
  readonly processorCount: number;
  readonly processId: number;
}

export interface Workers {
  /** Starts one; it knows nothing of the interpreter that started it, only what it is sent. */
  start(): WorkerHandle;
}

export interface WorkerHandle {
  send(message: unknown): void;
  /** Called for each message of the worker. */
  onMessage(listener: (message: unknown) => void): void;
  /** Called once when the worker has ended, with an exit status. */
  onExit(listener: (status: number) => void): void;
  stop(): void;
}
