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
  /** Resolves once all that nothing refers to is gone; absent where the host cannot make sure of it. */
  readonly collectGarbage?: () => Promise<void>;
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
  readonly accessed: number;
  /** Of the status: mode, owner, links. */
  readonly changed: number;
  /** The kind and the permissions, as POSIX has them. */
  readonly mode: number;
  readonly inode: number;
  readonly device: number;
  readonly links: number;
  readonly user: number;
  readonly group: number;
}

export interface OpenMode {
  readonly read: boolean;
  readonly write: boolean;
  /** Every write goes to the end. */
  readonly append: boolean;
  /** What happens when there is no such file, or when there is one. */
  readonly create: 'never' | 'if missing' | 'only if missing';
  readonly truncate: boolean;
}

/** An open file. Methods throw a `HostError` when they fail. */
export interface FileHandle {
  /** As `fileno()` tells it. */
  readonly number: number;
  /** At most so many bytes, fewer only at the end or where a device has no more; from where the last reading or writing ended. */
  read(count: number): Uint8Array;
  /** How many bytes were written. */
  write(data: Uint8Array): number;
  /** Moves to a byte from the start; a device that has no places throws `ESPIPE`. */
  seek(position: number): void;
  position(): number;
  truncate(size: number): void;
  status(): FileStatus;
  /** Hands what was written to the device. */
  sync(): void;
  isTerminal(): boolean;
  close(): void;
}

/** Paths are absolute or relative to `workingFolder`. Every method throws a `HostError` when it fails. */
export interface Files {
  workingFolder(): string;
  changeFolder(path: string): void;
  /** The whole contents. */
  read(path: string): Uint8Array;
  write(path: string, data: Uint8Array): void;
  open(path: string, mode: OpenMode): FileHandle;
  status(path: string): FileStatus;
  /** Of a symbolic link itself, if the path is one. */
  linkStatus(path: string): FileStatus;
  list(path: string): string[];
  /** The absolute path with symbolic links resolved. */
  resolve(path: string): string;
  makeFolder(path: string): void;
  removeFolder(path: string): void;
  removeFile(path: string): void;
  /** What is at `to` is replaced, if it is of the same kind and no folder with contents. */
  rename(from: string, to: string): void;
  /** The permissions: the low twelve bits of the mode. */
  changeMode(path: string, mode: number): void;
  /** Seconds since 1970 began; of a symbolic link itself unless `follow`. */
  setTimes(path: string, accessed: number, modified: number, follow: boolean): void;
  /** One more name for a file. */
  link(from: string, to: string): void;
  symbolicLink(target: string, path: string): void;
  readLink(path: string): string;
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
  /** Absent where the program is told nothing of the machine. */
  readonly machine?: Machine;
}

/** What the operating system tells of itself and of who runs the program. */
export interface Machine {
  readonly system: string;
  readonly node: string;
  readonly release: string;
  readonly version: string;
  readonly architecture: string;
  readonly parentProcessId: number;
  readonly userName: string;
  readonly user: number;
  readonly effectiveUser: number;
  readonly group: number;
  readonly effectiveGroup: number;
  readonly groups: readonly number[];
  /** Over one, five and fifteen minutes. */
  loadAverages(): readonly number[];
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
