/** What a process pool and its workers tell each other. Everything can be cloned. */
import type { Console, OutputStream } from '../../../runtime/host/host.ts';
import type { MainProgram } from '../../../runtime/kernel/interpreter-state.ts';
import type { Packed } from '../../pickling.ts';

/** The first message to a worker. */
export interface WorkerStart {
  readonly kind: 'start';
  readonly program: MainProgram | null;
  readonly path: readonly string[];
  readonly argv: readonly string[];
  readonly recursionLimit: number;
  readonly stress: boolean;
  readonly processId: number;
  readonly name: string;
  /** A function and its arguments, to be called before any work. */
  readonly initializer: Packed;
}

export type ToWorker =
  | WorkerStart
  | { readonly kind: 'call'; readonly id: number; readonly work: Packed }
  | { readonly kind: 'stop' };

export type FromWorker =
  | { readonly kind: 'output'; readonly stream: OutputStream; readonly text: string | Uint8Array }
  | { readonly kind: 'returned'; readonly id: number; readonly value: Packed }
  | { readonly kind: 'raised'; readonly id: number; readonly error: Packed; readonly traceback: string }
  /** It can't work: its main module or its initializer failed. */
  | { readonly kind: 'broken' };

/** The worker's end of the line. */
export interface WorkerLink {
  send(message: FromWorker): void;
  onMessage(listener: (message: ToWorker) => void): void;
  /** Messages come from outside of the scheduler. */
  readonly outside: boolean;
}

/** The console of a worker: its output goes to whoever started it. */
export class ForwardingConsole implements Console {
  /** While the main module is imported again, what it says has been said already. */
  muted = false;
  private readonly sink: (stream: OutputStream, text: string | Uint8Array) => void;

  constructor(sink: (stream: OutputStream, text: string | Uint8Array) => void) {
    this.sink = sink;
  }

  write(stream: OutputStream, text: string | Uint8Array): void {
    if (!this.muted) this.sink(stream, text);
  }

  flush(): void {}

  readLine(): Promise<string> {
    return Promise.resolve('');
  }

  isTerminal(): boolean {
    return false;
  }
}
