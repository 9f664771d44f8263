/** The pool's end of the line to a worker: a thread of the host with an interpreter, or another interpreter on the same scheduler. */
import { HostError } from '../../../runtime/host/host.ts';
import type { InterpreterState } from '../../../runtime/kernel/interpreter-state.ts';
import { asString } from '../../../runtime/kernel/text.ts';
import type { Thread } from '../../../runtime/kernel/thread.ts';
import type { Packed } from '../../pickling.ts';
import {
  ForwardingConsole,
  type FromWorker,
  type ToWorker,
  type WorkerLink,
  type WorkerStart,
} from './link.ts';
import { processState } from './process-state.ts';
import { serveWorker } from './worker.ts';

export interface PoolWorker {
  send(message: ToWorker): void;
  stop(): void;
  /** It runs outside of the scheduler. */
  readonly outside: boolean;
  /** The call that it is busy with. */
  busyWith: number | null;
}

export interface WorkerEvents {
  message(worker: PoolWorker, message: FromWorker): void;
  exit(worker: PoolWorker): void;
}

export function startWorker(initializer: Packed, events: WorkerEvents, thread: Thread): PoolWorker {
  const { interpreter } = thread;
  const number = ++interpreter.state(processState).children;
  const { environment } = interpreter.host;
  const start: WorkerStart = {
    kind: 'start',
    program: interpreter.program,
    path: interpreter.path.items.map((item) => asString(item) ?? ''),
    argv: interpreter.argv,
    recursionLimit: interpreter.limits.recursion,
    stress: interpreter.limits.fuel === 0,
    processId: environment.processId + number,
    name: `ForkProcess-${number}`,
    initializer,
  };
  return interpreter.host.workers === null
    ? innerWorker(start, events, interpreter)
    : outerWorker(start, events, interpreter);
}

function outerWorker(start: WorkerStart, events: WorkerEvents, interpreter: InterpreterState): PoolWorker {
  const handle = interpreter.host.workers!.start();
  const worker: PoolWorker = {
    outside: true,
    busyWith: null,
    send: (message) => {
      try {
        handle.send(message);
      } catch (error) {
        if (!(error instanceof HostError)) throw error;
        events.exit(worker);
      }
    },
    stop: () => handle.stop(),
  };
  handle.onMessage((message) => events.message(worker, message as FromWorker));
  handle.onExit(() => events.exit(worker));
  worker.send(start);
  return worker;
}

/** It shares the clock, so that the order of everything stays determined. */
function innerWorker(start: WorkerStart, events: WorkerEvents, interpreter: InterpreterState): PoolWorker {
  const console = new ForwardingConsole((stream, text) =>
    events.message(worker, { kind: 'output', stream, text }),
  );
  const { host } = interpreter;
  const child = interpreter.createChild({
    ...host,
    console,
    environment: { ...host.environment, processId: start.processId },
  });
  let deliver: (message: ToWorker) => void = (message) => early.push(message);
  const early: ToWorker[] = [];
  const link: WorkerLink = {
    outside: false,
    send: (message) => events.message(worker, message),
    onMessage: (listener) => {
      deliver = listener;
      for (const message of early.splice(0)) listener(message);
    },
  };
  const worker: PoolWorker = {
    outside: false,
    busyWith: null,
    send: (message) => deliver(message),
    stop: () => deliver({ kind: 'stop' }),
  };
  interpreter.scheduler.spawn({ name: start.name, daemon: true, interpreter: child }, (thread) =>
    serveWorker(start, link, console, thread),
  );
  return worker;
}
