/** `sys.stdout`, `sys.stderr` and `sys.stdin` while they are the console's. Docs: library/io.html#io.TextIOWrapper. */
import { defineType, getset, method } from '../kernel/define.ts';
import { osErrorType, raise, typeName } from '../kernel/errors.ts';
import { PyObject, type Value } from '../kernel/object.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { countCodePoints } from './text-width.ts';

export class ConsoleStream extends PyObject {
  readonly stream: 'stdin' | 'stdout' | 'stderr';

  constructor(stream: 'stdin' | 'stdout' | 'stderr') {
    super();
    this.stream = stream;
  }
}

export const consoleStreamType = defineType<ConsoleStream>('TextIOWrapper', {
  module: '_io',
  instances: ConsoleStream,
  isBase: false,
  slots: {
    repr: (self) =>
      `<_io.TextIOWrapper name='<${self.stream}>' mode='${self.stream === 'stdin' ? 'r' : 'w'}' encoding='utf-8'>`,
    iter: (self) => self,
  },
  methods: [
    method(
      'write(self, text, /)',
      'Write string s to stream.\n\nReturn the number of characters written\n(which is always equal to the length of the string).',
      (self: ConsoleStream, text: Value, thread: Thread) => {
        const written = asString(text);
        if (written === undefined)
          return raise.typeError(`write() argument must be str, not ${typeName(text)}`);
        if (self.stream === 'stdin') return raise.error(osErrorType, 'not writable');
        thread.interpreter.host.console.write(self.stream, written);
        return countCodePoints(written);
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
