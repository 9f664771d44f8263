/** `sys.stdout`, `sys.stderr` and `sys.stdin` while they are the console's. Docs: library/io.html#io.TextIOWrapper. */
import { defineType, getset, method } from '../kernel/define.ts';
import { givenTypeName, osErrorType, raise } from '../kernel/errors.ts';
import { PyObject, type Result, type Value } from '../kernel/object.ts';
import { andThen, finished, type Guest } from '../kernel/pausing.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyList } from '../kernel/values.ts';
import { readConsoleLine, writeConsole } from './console-text.ts';
import { countCodePoints } from './text-width.ts';

export class ConsoleStream extends PyObject {
  readonly stream: 'stdin' | 'stdout' | 'stderr';

  constructor(stream: 'stdin' | 'stdout' | 'stderr') {
    super();
    this.stream = stream;
  }
}

export const consoleStreamType = defineType<ConsoleStream>('TextIOWrapper', {
  hasWeakReferences: true,
  module: '_io',
  instances: ConsoleStream,
  isBase: false,
  slots: {
    repr: (self) =>
      `<_io.TextIOWrapper name='<${self.stream}>' mode='${self.stream === 'stdin' ? 'r' : 'w'}' encoding='utf-8'>`,
    iter: (self) => self,
    next: (self, thread) =>
      andThen<Value>(
        thread,
        () => readLine(self, thread),
        (line) => (line === '' ? (undefined as unknown as Value) : (line as Result)),
      ),
  },
  methods: [
    method(
      'write(self, text, /)',
      'Write string s to stream.\n\nReturn the number of characters written\n(which is always equal to the length of the string).',
      (self: ConsoleStream, text: Value, thread: Thread) => {
        const written = asString(text);
        if (written === undefined)
          return raise.typeError(`write() argument must be str, not ${givenTypeName(text)}`);
        writeConsole(self.stream, written, thread);
        return countCodePoints(written);
      },
    ),
    method(
      'readline(self, size=-1, /)',
      'Read until newline or EOF.\n\nReturn an empty string if EOF is hit immediately.\nIf size is specified, at most size characters will be read.',
      (self: ConsoleStream, _size: Value, thread: Thread) => readLine(self, thread),
    ),
    method(
      'readlines(self, hint=-1, /)',
      'Return a list of lines from the stream.\n\nhint can be specified to control the number of lines read: no more\nlines will be read if the total size (in bytes/characters) of all\nlines so far exceeds hint.',
      function* (self: ConsoleStream, _hint: Value, thread: Thread): Guest<Value> {
        return new PyList(yield* allLines(self, thread));
      },
    ),
    method(
      'read(self, size=-1, /)',
      'Read at most size characters from stream.\n\nRead from underlying buffer until we have size characters or we hit EOF.\nIf size is negative or omitted, read until EOF.',
      function* (self: ConsoleStream, _size: Value, thread: Thread): Guest<Value> {
        return (yield* allLines(self, thread)).join('');
      },
    ),
    method(
      'flush(self, /)',
      'Flush write buffers, if applicable.\n\nThis is not implemented for read-only and non-blocking streams.',
      (_self: ConsoleStream, thread: Thread) => {
        thread.interpreter.host.console.flush();
        return null;
      },
    ),
    method(
      'isatty(self, /)',
      "Return whether this is an 'interactive' stream.",
      (self: ConsoleStream, thread: Thread) => thread.interpreter.host.console.isTerminal(self.stream),
    ),
    method(
      'writable(self, /)',
      'Return whether object was opened for writing.',
      (self: ConsoleStream) => self.stream !== 'stdin',
    ),
    method(
      'readable(self, /)',
      'Return whether object was opened for reading.',
      (self: ConsoleStream) => self.stream === 'stdin',
    ),
    method('seekable(self, /)', 'Return whether object supports random access.', () => false),
    method('fileno(self, /)', 'Return underlying file descriptor if one exists.', (self: ConsoleStream) =>
      ['stdin', 'stdout', 'stderr'].indexOf(self.stream),
    ),
    getset<ConsoleStream>('name', null, (self) => `<${self.stream}>`),
    getset<ConsoleStream>('mode', null, (self) => (self.stream === 'stdin' ? 'r' : 'w')),
    getset<ConsoleStream>('encoding', null, () => 'utf-8'),
    getset<ConsoleStream>('errors', null, (self) =>
      self.stream === 'stderr' ? 'backslashreplace' : 'strict',
    ),
    getset<ConsoleStream>('closed', null, () => false),
    getset<ConsoleStream>('line_buffering', null, (self) => self.stream === 'stderr'),
  ],
});

/** Parks the thread until there is a line. */
function readLine(self: ConsoleStream, thread: Thread): Result {
  if (self.stream !== 'stdin') return raise.error(osErrorType, 'not readable');
  return readConsoleLine('sys.stdin', thread);
}

function* allLines(self: ConsoleStream, thread: Thread): Guest<Value[]> {
  const lines: Value[] = [];
  for (;;) {
    const line = yield* finished(readLine(self, thread));
    if (line === '') return lines;
    lines.push(line);
  }
}
