/** A worker of a process pool: an interpreter in a thread of its own, which does what messages tell it. */
import { createInterpreter } from '../src/index.ts';
import { nodeHost } from '../src/runtime/host/node/node-host.ts';
import { type WorkerChannel, workerChannel } from '../src/runtime/host/node/workers.ts';
import { ForwardingConsole, type ToWorker, type WorkerStart } from '../src/stdlib/concurrent/futures/link.ts';
import { serveWorker } from '../src/stdlib/concurrent/futures/worker.ts';

const channel = workerChannel();
if (channel !== null) begin(channel);

/** The first message tells what to be. */
function begin(line: WorkerChannel): void {
  const early: ToWorker[] = [];
  let deliver: (message: ToWorker) => void = (message) => early.push(message);
  let begun = false;
  line.onMessage((message) => {
    if (begun) deliver(message as ToWorker);
    else {
      begun = true;
      void work(message as WorkerStart, line, (listener) => {
        deliver = listener;
        for (const each of early.splice(0)) listener(each);
      });
    }
  });
}

async function work(
  start: WorkerStart,
  line: WorkerChannel,
  onMessage: (listener: (message: ToWorker) => void) => void,
): Promise<void> {
  const console = new ForwardingConsole((stream, text) => line.send({ kind: 'output', stream, text }));
  const real = nodeHost();
  const host = { ...real, console, environment: { ...real.environment, processId: start.processId } };
  const interpreter = createInterpreter({
    host,
    argv: start.argv,
    path: start.path,
    stress: start.stress,
    limits: { recursion: start.recursionLimit },
  });
  const link = { outside: true, send: (message: unknown) => line.send(message), onMessage };
  await interpreter.runBody(start.program ?? { source: '', filename: '<string>' }, (thread) =>
    serveWorker(start, link, console, thread),
  );
  line.close();
}
