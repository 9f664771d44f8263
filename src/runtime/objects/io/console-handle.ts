/** The standard streams as files with the numbers 0, 1 and 2. */
import { type Console, type FileHandle, type FileStatus, HostError } from '../../host/host.ts';
import type { Unwind } from '../../kernel/object.ts';
import { UNWIND } from '../../kernel/object.ts';
import { andThen } from '../../kernel/pausing.ts';
import type { Thread } from '../../kernel/thread.ts';
import { readConsoleLine } from '../console-text.ts';
import { joinBytes } from './io-base.ts';

const names = ['stdin', 'stdout', 'stderr'] as const;

export function consoleHandle(number: number, console: Console): ConsoleHandle {
  return new ConsoleHandle(number, console);
}

export class ConsoleHandle implements FileHandle {
  readonly number: number;
  private readonly console: Console;
  /** Of a line of the input, what nobody has taken yet. */
  private rest: Uint8Array = new Uint8Array();

  constructor(number: number, console: Console) {
    this.number = number;
    this.console = console;
  }

  /** Nothing of the input was taken in part. */
  get isFresh(): boolean {
    return this.rest.length === 0;
  }

  /** The input comes when it comes: `readWhenThere` waits for it. */
  read(): Uint8Array {
    throw new HostError('EBADF');
  }

  /** At most `count` bytes of the input. Parks the thread until there are some. */
  readWhenThere(count: number, thread: Thread): Uint8Array | Unwind {
    if (this.number !== 0) throw new HostError('EBADF');
    if (this.rest.length > 0 || count === 0) return this.take(count);
    return andThen<Uint8Array>(
      thread,
      () => readConsoleLine('sys.stdin', thread),
      (line) => {
        if (line === UNWIND) return UNWIND;
        this.rest = new TextEncoder().encode(line as string);
        return this.take(count);
      },
    );
  }

  private take(count: number): Uint8Array {
    const taken = this.rest.subarray(0, count);
    this.rest = this.rest.subarray(taken.length);
    return taken;
  }

  /** Puts back what was read too far. */
  putBack(bytes: Uint8Array): void {
    this.rest = joinBytes([bytes, this.rest]);
  }

  write(data: Uint8Array): number {
    const name = names[this.number]!;
    if (name === 'stdin') throw new HostError('EBADF');
    this.console.write(name, data.slice());
    return data.length;
  }

  seek(): never {
    throw new HostError('ESPIPE');
  }

  position(): never {
    throw new HostError('ESPIPE');
  }

  truncate(): never {
    throw new HostError('EINVAL');
  }

  status(): FileStatus {
    const mode = this.isTerminal() ? 0o020620 : 0o010600;
    const times = { modified: 0, accessed: 0, changed: 0 };
    const owner = { links: 1, user: 0, group: 0 };
    return { kind: 'other', size: 0, mode, inode: this.number + 1, device: 0, ...times, ...owner };
  }

  sync(): void {
    this.console.flush();
  }

  isTerminal(): boolean {
    return this.console.isTerminal(names[this.number]!);
  }

  close(): void {
    this.console.flush();
  }
}
