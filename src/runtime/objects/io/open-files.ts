/** What an interpreter knows of its open files: those with a number, and those that hold back what was written. */
import { type FileHandle, HostError } from '../../host/host.ts';
import type { PyException } from '../../kernel/exception.ts';
import { type InterpreterState, perInterpreter } from '../../kernel/interpreter-state.ts';
import type { Thread } from '../../kernel/thread.ts';
import { asOsError } from '../host-errors.ts';
import { consoleHandle } from './console-handle.ts';
import type { PyIOBase } from './io-base.ts';

/** A stream that holds back what was written to it. */
export interface Writer extends PyIOBase {
  /** Hands on what it holds back, if no guest code has to be asked; false if it has to. */
  flushNow(): boolean;
  /** The file below, if the stream writes straight to one. */
  readonly handleBelow: FileHandle | null;
}

/** Most streams that hold something back at a time: programs that never close their files get no more. */
const MOST_HELD = 64;

export class OpenFiles {
  /** By number. */
  readonly handles = new Map<number, FileHandle>();
  private readonly held = new Set<Writer>();
  private readonly interpreter: InterpreterState;
  /** Files that a program lost without closing them. */
  private readonly lost = new FinalizationRegistry<FileHandle>((handle) => this.close(handle));

  constructor(interpreter: InterpreterState) {
    this.interpreter = interpreter;
    for (const number of [0, 1, 2]) this.handles.set(number, consoleHandle(number, interpreter.host.console));
  }

  opened(handle: FileHandle, owner: PyIOBase | null): void {
    this.handles.set(handle.number, handle);
    if (owner !== null) this.lost.register(owner, handle, handle);
  }

  /** Throws a `HostError` where the host does. */
  closed(handle: FileHandle): void {
    if (this.handles.get(handle.number) !== handle) throw new HostError('EBADF');
    this.handles.delete(handle.number);
    this.lost.unregister(handle);
    handle.close();
  }

  private close(handle: FileHandle): void {
    try {
      this.closed(handle);
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
    }
  }

  holdsBack(writer: Writer): void {
    this.held.add(writer);
    if (this.held.size <= MOST_HELD) return;
    for (const eldest of this.held) {
      if (eldest === writer) break;
      if (this.flush(eldest)) break;
    }
  }

  handedOn(writer: Writer): void {
    this.held.delete(writer);
  }

  /** Before somebody looks at a file by its path, what open streams hold back of it is written. */
  flushTo(path: string): void {
    if (this.held.size === 0) return;
    try {
      const { inode, device } = this.interpreter.host.files.status(path);
      for (const writer of [...this.held]) {
        const handle = writer.handleBelow;
        if (handle === null) continue;
        const status = handle.status();
        if (status.inode === inode && status.device === device) this.flush(writer);
      }
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
    }
  }

  /** Everything that needs no guest code; gives what is left. */
  flushAll(): Writer[] {
    return [...this.held].filter((writer) => !this.flush(writer));
  }

  private flush(writer: Writer): boolean {
    try {
      return writer.flushNow();
    } catch {
      this.held.delete(writer); // its owner is told when it asks
      return true;
    }
  }
}

export const openFiles = perInterpreter('open files', (interpreter) => new OpenFiles(interpreter));

export function filesOf(thread: Thread): OpenFiles {
  return thread.interpreter.state(openFiles);
}

/** A failed operation on an open file: its error names no path. */
export function onHandle<T>(operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    throw asOsError(error) satisfies PyException;
  }
}
