/** The work of a worker process. CPython: Lib/concurrent/futures/process.py (_process_worker), Lib/multiprocessing/spawn.py. */
import { decodeSource, SourceText } from '../../../lexer/source.ts';
import { compileSource } from '../../../runtime/eval/compile-source.ts';
import { enterNew, PyFunction, topFrame } from '../../../runtime/frames/function.ts';
import { call } from '../../../runtime/kernel/call.ts';
import { PyDict } from '../../../runtime/kernel/dict.ts';
import { isInstance, systemExitType } from '../../../runtime/kernel/errors.ts';
import { PyException } from '../../../runtime/kernel/exception.ts';
import type { MainProgram } from '../../../runtime/kernel/interpreter-state.ts';
import { UNWIND, type Value } from '../../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../../runtime/kernel/pausing.ts';
import { asString } from '../../../runtime/kernel/text.ts';
import type { Thread } from '../../../runtime/kernel/thread.ts';
import { PyType } from '../../../runtime/kernel/type.ts';
import { PyList, type PyTuple } from '../../../runtime/kernel/values.ts';
import { newModule } from '../../../runtime/objects/module.ts';
import { formatException } from '../../../runtime/traceback/format.ts';
import { log } from '../../asyncio/log.ts';
import { Ring } from '../../collections/ring.ts';
import { type Packed, pack, unpack } from '../../pickling.ts';
import type { ForwardingConsole, ToWorker, WorkerLink, WorkerStart } from './link.ts';
import { processState } from './process-state.ts';

/** Imports the main program, then does what it is told until it is told to stop. */
export function* serveWorker(
  start: WorkerStart,
  link: WorkerLink,
  console: ForwardingConsole,
  thread: Thread,
): Guest<Value> {
  const calls = new Ring<ToWorker>();
  let parking: { waitingFor: string; outside: boolean } | null = null;
  link.onMessage((message) => {
    calls.push(message);
    if (thread.parking === parking && parking !== null) thread.interpreter.scheduler.wake(thread, null);
  });
  thread.interpreter.state(processState).name = start.name;
  if (!(yield* prepare(start, console, thread))) {
    link.send({ kind: 'broken' });
    return null;
  }
  for (;;) {
    const message = calls.shift();
    if (message === undefined) {
      parking = { waitingFor: 'work', outside: link.outside };
      thread.interpreter.scheduler.park(thread, parking);
      yield UNWIND;
    } else if (message.kind === 'stop') return null;
    else if (message.kind === 'call') yield* doCall(message.id, message.work, link, thread);
  }
}

function* prepare(start: WorkerStart, console: ForwardingConsole, thread: Thread): Guest<boolean> {
  try {
    if (start.program !== null) yield* importMain(start.program, console, thread);
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    thread.interpreter.host.console.write('stderr', yield* formatException(error, thread));
    return false;
  }
  if (start.initializer === null) return true;
  try {
    const [initializer, args] = ((yield* unpack(start.initializer, thread)) as PyTuple).items;
    yield* finished(call(initializer!, [...(args as PyTuple).items], null, thread));
    return true;
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    yield* log('error', 'Exception in initializer:', error, thread);
    return false;
  }
}

/**
 * CPython's workers are forks: they know what the main program had defined when it made them, and repeat nothing that
 * it printed. So the import is silent, and ends where the program would start workers itself.
 */
function* importMain(program: MainProgram, console: ForwardingConsole, thread: Thread): Guest<void> {
  const { interpreter } = thread;
  const { source, filename } = program;
  const main = newModule('__mp_main__', null);
  const { namespace } = main;
  interpreter.modules.setName('__main__', main);
  interpreter.modules.setName('__mp_main__', main);
  namespace.setName('__builtins__', yield* finished(interpreter.importModule('builtins', thread)));
  namespace.setName('__annotations__', new PyDict());
  if (!filename.startsWith('<')) namespace.setName('__file__', filename);
  const text =
    typeof source === 'string' ? new SourceText(source, filename) : decodeSource(source, filename, true);
  const { code } = compileSource(text, { mode: 'exec', globals: namespace, interpreter });
  if (code.doc !== null) namespace.setName('__doc__', code.doc);
  const state = interpreter.state(processState);
  state.importsMain = true;
  console.muted = true;
  try {
    const result = enterNew(topFrame(code, null, thread), thread);
    if (result === UNWIND) yield UNWIND;
  } catch (error) {
    if (!(error instanceof PyException && isInstance(error, systemExitType))) throw error;
  } finally {
    state.importsMain = false;
    console.muted = false;
    becomeMain(namespace);
  }
}

/** From here on the module is what it is in the program that was forked. */
function becomeMain(namespace: PyDict): void {
  namespace.setName('__name__', '__main__');
  for (const { value } of namespace) {
    if (value instanceof PyType && value.isHeap && value.module === '__mp_main__') {
      value.module = '__main__';
      value.attributes.set('__module__', '__main__');
      value.changed();
    } else if (value instanceof PyFunction && value.module === '__mp_main__') value.module = '__main__';
  }
}

function* doCall(id: number, work: Packed, link: WorkerLink, thread: Thread): Guest<void> {
  try {
    const [fn, args, names] = ((yield* unpack(work, thread)) as PyTuple).items;
    const keywords = names instanceof PyList ? names.items.map((each) => asString(each)!) : null;
    const value = yield* finished(call(fn!, [...(args as PyTuple).items], keywords, thread));
    link.send({ kind: 'returned', id, value: yield* pack(value, thread) });
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    const traceback = yield* formatException(error, thread);
    link.send({ kind: 'raised', id, error: yield* packError(error, thread), traceback });
  }
}

function* packError(error: PyException, thread: Thread): Guest<Packed> {
  try {
    return yield* pack(error, thread);
  } catch (failure) {
    if (!(failure instanceof PyException)) throw failure;
    return yield* pack(failure, thread);
  }
}
