/** Text to and from the console, whatever `sys.stdout` and `sys.stdin` are. Docs: library/sys.html#sys.stdout. */
import { escaped } from '../../lexer/quoted.ts';
import { HostError } from '../host/host.ts';
import { makeError, osErrorType, raise } from '../kernel/errors.ts';
import { UNWIND, type Unwind } from '../kernel/object.ts';
import type { Thread } from '../kernel/thread.ts';
import { encodeText } from './codecs.ts';
import { asOsError } from './host-errors.ts';

export type StandardStream = 'stdin' | 'stdout' | 'stderr';

const surrogate = /\p{Surrogate}/u;

/** UTF-8 has bytes for all of it. */
export function isEncodable(text: string): boolean {
  return !surrogate.test(text);
}

/** Writes text; UnicodeEncodeError where UTF-8 has no bytes for it, but the error stream shows an escape instead. */
export function writeConsole(stream: StandardStream, text: string, thread: Thread): void {
  if (stream === 'stdin') raise.error(osErrorType, 'not writable');
  let shown = text;
  if (!isEncodable(text)) {
    if (stream === 'stdout') encodeText(text, 'utf-8', 'strict', thread);
    shown = text.replace(/\p{Surrogate}/gu, escaped);
  }
  try {
    thread.interpreter.host.console.write(stream, shown);
  } catch (thrown) {
    if (thrown instanceof HostError) throw asOsError(thrown);
    throw thrown;
  }
}

/** The next line of the standard input with its end as `\n`, the empty string at the end of input. Parks the thread. */
export function readConsoleLine(waitingFor: string, thread: Thread): Unwind {
  const { host, scheduler } = thread.interpreter;
  let abandon: () => void = () => {};
  const abandoned = new Promise<void>((resolve) => {
    abandon = resolve;
  });
  scheduler.park(thread, { waitingFor, outside: true, abandoned: abandon });
  host.console.readLine(abandoned).then(
    (line) => scheduler.wake(thread, line.endsWith('\r\n') ? `${line.slice(0, -2)}\n` : line),
    (thrown) => {
      const code = thrown instanceof HostError ? thrown.code : 'EIO';
      thread.raise(makeError(osErrorType, `cannot read the standard input (${code})`));
      scheduler.wake(thread, UNWIND);
    },
  );
  return UNWIND;
}
