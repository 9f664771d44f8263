/** Interpreters in threads of their own, over node:worker_threads; messages are structured clones. */
import type { MessagePort, Worker } from 'node:worker_threads';
import { HostError, type WorkerHandle, type Workers } from '../host.ts';
import { codeOf } from './errors.ts';

export class NodeWorkers implements Workers {
  private readonly script: string;

  /** `script` is the file that each worker runs; it finds its side of the channel by `workerChannel`. */
  constructor(script: string) {
    this.script = script;
  }

  start(): WorkerHandle {
    const { Worker } = process.getBuiltinModule('node:worker_threads');
    try {
      return new NodeWorker(new Worker(this.script));
    } catch (error) {
      throw new HostError(codeOf(error), this.script);
    }
  }
}

/** The worker's way to the interpreter that started it. */
export interface WorkerChannel {
  send(message: unknown): void;
  /** Keeps the worker alive until `close`. */
  onMessage(listener: (message: unknown) => void): void;
  close(): void;
}

/** Null outside of a worker. */
export function workerChannel(): WorkerChannel | null {
  const { parentPort } = process.getBuiltinModule('node:worker_threads');
  if (parentPort === null) return null;
  return {
    send: (message) => post(parentPort, message),
    onMessage: (listener) => void parentPort.on('message', listener),
    close: () => parentPort.close(),
  };
}

class NodeWorker implements WorkerHandle {
  private readonly worker: Worker;
  private readonly messages = new Mailbox<unknown>();
  private readonly exits = new Mailbox<number>();

  constructor(worker: Worker) {
    this.worker = worker;
    worker.unref(); // whoever waits for it keeps the process alive
    worker.on('message', (message: unknown) => this.messages.put(message));
    worker.on('error', () => {}); // the exit status that follows tells it
    worker.on('exit', (status) => this.exits.put(status));
  }

  send(message: unknown): void {
    post(this.worker, message);
  }

  onMessage(listener: (message: unknown) => void): void {
    this.messages.open(listener);
  }

  onExit(listener: (status: number) => void): void {
    this.exits.open(listener);
  }

  stop(): void {
    void this.worker.terminate();
  }
}

/** Keeps what arrives before somebody listens. */
class Mailbox<T> {
  private readonly early: T[] = [];
  private listener: ((item: T) => void) | undefined;

  put(item: T): void {
    if (this.listener === undefined) this.early.push(item);
    else this.listener(item);
  }

  open(listener: (item: T) => void): void {
    this.listener = listener;
    for (const item of this.early.splice(0)) listener(item);
  }
}

function post(port: Worker | MessagePort, message: unknown): void {
  try {
    port.postMessage(message);
  } catch {
    throw new HostError('EINVAL'); // a message that can't be cloned
  }
}
