/** `print` and `input`. CPython: Python/bltinmodule.c (builtin_print, builtin_input); docs: library/functions.html#print. */
import { getAttribute } from '../kernel/attributes.ts';
import { call0, call1 } from '../kernel/call.ts';
import { native } from '../kernel/define.ts';
import { eofErrorType, raise, typeName } from '../kernel/errors.ts';
import { PyException } from '../kernel/exception.ts';
import type { PyNativeFunction } from '../kernel/native.ts';
import { None, type Result, UNWIND, type Value } from '../kernel/object.ts';
import { drive, finished, type Guest } from '../kernel/pausing.ts';
import { asString, str } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { truth } from '../kernel/truth.ts';
import { PyFloat } from '../kernel/values.ts';
import { isEncodable, readConsoleLine, type StandardStream, writeConsole } from '../objects/console-text.ts';
import { standardStreams } from '../objects/io/standard-streams.ts';
import { isConsoleInput, isConsoleOutput } from '../objects/io/text-io-wrapper.ts';
import { PyTextIOWrapper, writeNow } from '../objects/io/text-stream.ts';
import { PyModule } from '../objects/module.ts';

function print(
  values: readonly Value[],
  separator: Value,
  end: Value,
  file: Value,
  flush: Value,
  thread: Thread,
): Result {
  let target = file;
  if (target === None) {
    const stream = standardStream('stdout', thread);
    if (stream === undefined) return raise.runtimeError('lost sys.stdout');
    if (stream === None) return None;
    target = stream;
  }
  const between = separator === None ? ' ' : asString(separator);
  if (between === undefined)
    return raise.typeError(`sep must be None or a string, not ${typeName(separator)}`);
  const last = end === None ? '\n' : asString(end);
  if (last === undefined) return raise.typeError(`end must be None or a string, not ${typeName(end)}`);
  if (!isConsoleOutput(target)) {
    // fast path: a file, and nothing has to be asked for its text
    if (flush === false && target instanceof PyTextIOWrapper && values.every(isSimple)) {
      const texts = values.map((value) => str(value, thread) as string);
      if (!target.type.isHeap && writeNow(target, texts.join(between) + last, thread)) return None;
    }
    return drive(printToFile(values, between, last, target, flush, thread), thread);
  }
  if (flush !== false || !values.every(isSimple)) {
    return drive(printToConsole(values, between, last, target, flush, thread), thread);
  }
  // fast path: nothing has to be asked for its text
  const texts = values.map((value) => str(value, thread) as string);
  writePieces(
    target.console!,
    texts.join(between) + last,
    () => [...texts.flatMap((text, i) => (i === 0 ? [text] : [between, text])), last],
    thread,
  );
  return None;
}

/**
 * Writes a text at once that CPython writes in pieces, which shows only when one of them can't be encoded: those in front
 * of it are written then.
 */
function writePieces(stream: StandardStream, whole: string, pieces: () => string[], thread: Thread): void {
  if (isEncodable(whole)) writeConsole(stream, whole, thread);
  else for (const piece of pieces()) writeConsole(stream, piece, thread);
}

/** Its text asks no guest code. */
function isSimple(value: Value): boolean {
  if (typeof value === 'bigint') return false; // it may have too many digits
  return typeof value !== 'object' || value === null || (value instanceof PyFloat && !value.type.isHeap);
}

function* printToConsole(
  values: readonly Value[],
  between: string,
  end: string,
  stream: PyTextIOWrapper,
  flush: Value,
  thread: Thread,
): Guest<Value> {
  let pending: string[] = [];
  const write = () => {
    const pieces = pending;
    pending = [];
    if (pieces.length > 0) writePieces(stream.console!, pieces.join(''), () => pieces, thread);
  };
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (i > 0) pending.push(between);
    // Guest code that is asked for a text may print in turn, or fail: what comes first is out by then.
    if (!isSimple(value)) write();
    let text = str(value, thread);
    if (text === UNWIND) text = (yield UNWIND) as string;
    pending.push(text);
  }
  pending.push(end);
  write();
  if (yield* finished(truth(flush, thread))) thread.interpreter.host.console.flush();
  return None;
}

function* printToFile(
  values: readonly Value[],
  between: string,
  end: string,
  file: Value,
  flush: Value,
  thread: Thread,
): Guest<Value> {
  const flushes = yield* finished(truth(flush, thread));
  for (let i = 0; i < values.length; i++) {
    if (i > 0) yield* write(file, between, thread);
    yield* write(file, values[i]!, thread);
  }
  yield* write(file, end, thread);
  if (flushes) yield* flushFile(file, thread);
  return None;
}

/** `file.write(str(value))` */
export function* write(file: Value, value: Value, thread: Thread): Guest<void> {
  const method = yield* finished(getAttribute(file, 'write', thread));
  const text = yield* finished(str(value, thread));
  yield* finished(call1(method, text, thread));
}

function* flushFile(file: Value, thread: Thread): Guest<void> {
  const method = yield* finished(getAttribute(file, 'flush', thread));
  yield* finished(call0(method, thread));
}

function* input(prompt: Value, thread: Thread): Guest<Value> {
  const stdin = needStream('stdin', thread);
  const stdout = needStream('stdout', thread);
  const stderr = needStream('stderr', thread);
  yield* ignoringErrors(flushFile(stderr, thread));
  if (isConsoleOutput(stdout)) {
    const text = yield* finished(str(prompt, thread));
    writeConsole(stdout.console!, text, thread);
    thread.interpreter.host.console.flush();
  } else {
    if (prompt !== '') yield* write(stdout, prompt, thread);
    yield* ignoringErrors(flushFile(stdout, thread));
  }
  let line: Value;
  if (isConsoleInput(stdin, thread)) {
    readConsoleLine('input()', thread);
    line = yield UNWIND;
  } else line = yield* readLine(stdin, thread);
  const text = asString(line)!;
  if (text === '') return raise.error(eofErrorType, 'EOF when reading a line');
  return text.endsWith('\n') ? text.slice(0, -1) : text;
}

function* readLine(file: Value, thread: Thread): Guest<Value> {
  const method = yield* finished(getAttribute(file, 'readline', thread));
  const line = yield* finished(call0(method, thread));
  if (asString(line) === undefined) raise.typeError('object.readline() returned non-string');
  return line;
}

function* ignoringErrors(body: Guest<void>): Guest<void> {
  try {
    yield* body;
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
  }
}

function needStream(name: StandardStream, thread: Thread): Value {
  const stream = standardStream(name, thread);
  return stream === undefined || stream === None ? raise.runtimeError(`input(): lost sys.${name}`) : stream;
}

/** What `sys` has under a name now; the console itself as long as nobody has imported `sys`. */
export function standardStream(name: StandardStream, thread: Thread): Value | undefined {
  const sys = thread.interpreter.modules.getName('sys');
  if (sys === undefined) return thread.interpreter.state(standardStreams)[name];
  return sys instanceof PyModule ? sys.namespace.getName(name) : undefined;
}

export const printAndInput: readonly PyNativeFunction[] = [
  native(
    "print(*args, sep=' ', end='\\n', file=None, flush=False)",
    'Prints the values to a stream, or to sys.stdout by default.\n\n  sep\n    string inserted between values, default a space.\n  end\n    string appended after the last value, default a newline.\n  file\n    a file-like object (stream); defaults to the current sys.stdout.\n  flush\n    whether to forcibly flush the stream.',
    print,
  ),
  native(
    "input(prompt='', /)",
    'Read a string from standard input.  The trailing newline is stripped.\n\nThe prompt string, if given, is printed to standard output without a\ntrailing newline before reading input.\n\nIf the user hits EOF (*nix: Ctrl-D, Windows: Ctrl-Z+Return), raise EOFError.\nOn *nix systems, readline is used if available.',
    input,
  ),
];
