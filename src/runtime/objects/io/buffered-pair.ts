/** `io.BufferedRWPair`: a reader and a writer as one stream. CPython: Modules/_io/bufferedio.c; docs: library/io.html#io.BufferedRWPair. */
import { getAttribute } from '../../kernel/attributes.ts';
import { bySignature } from '../../kernel/by-signature.ts';
import { defineType, getset, method, untoldMethod } from '../../kernel/define.ts';
import { raise } from '../../kernel/errors.ts';
import type { Value } from '../../kernel/object.ts';
import { finished, type Guest } from '../../kernel/pausing.ts';
import { index } from '../../kernel/subscript.ts';
import type { Thread } from '../../kernel/thread.ts';
import type { PyType } from '../../kernel/type.ts';
import { adopt } from '../../kernel/values.ts';
import { bufferedReaderType, bufferedWriterType, bufferOver } from './buffered.ts';
import { ask, bufferedIOBaseType, PyIOBase, unsupported } from './io-base.ts';

class PyBufferedPair extends PyIOBase {
  reader: Value = null;
  writer: Value = null;

  side(name: 'reader' | 'writer'): Value {
    return this[name] ?? raise.valueError('I/O operation on uninitialized object');
  }
}

const passedOn = (signature: string, side: 'reader' | 'writer') => {
  const name = signature.slice(0, signature.indexOf('('));
  const make = /^(read1?|readinto1?|peek|write)$/.test(name) ? untoldMethod : method;
  return make(signature, null, function* (self: PyBufferedPair, ...rest: unknown[]): Guest<Value> {
    const thread = rest.pop() as Thread;
    return yield* ask(self.side(side), name, rest as Value[], thread);
  });
};

export const bufferedPairType: PyType = defineType<PyBufferedPair>('BufferedRWPair', {
  doc: 'A buffered reader and writer object together.\n\nA buffered reader object and buffered writer object put together to\nform a sequential IO object that can read and write. This is typically\nused with a socket or two-way pipe.\n\nreader and writer are RawIOBase objects that are readable and\nwriteable respectively. If the buffer_size is omitted it defaults to\nDEFAULT_BUFFER_SIZE.',
  module: '_io',
  bases: [bufferedIOBaseType],
  instances: PyBufferedPair,
  slots: {
    new: (type) => adopt(new PyBufferedPair(), type),
    init: bySignature(
      'BufferedRWPair',
      '(self, reader, writer, buffer_size=8192, /)',
      function* (
        self: PyBufferedPair,
        reader: Value,
        writer: Value,
        size: Value,
        thread: Thread,
      ): Guest<Value> {
        const count = Number(yield* index(size, thread));
        if ((yield* ask(reader, 'readable', [], thread)) !== true)
          unsupported('File or stream is not readable.');
        if ((yield* ask(writer, 'writable', [], thread)) !== true)
          unsupported('File or stream is not writable.');
        if (count <= 0) raise.valueError('buffer size must be strictly positive');
        self.reader = bufferOver(bufferedReaderType, reader, count);
        self.writer = bufferOver(bufferedWriterType, writer, count);
        return null;
      },
      'c',
    ),
  },
  methods: [
    passedOn('read(self, size=-1, /)', 'reader'),
    passedOn('read1(self, size=-1, /)', 'reader'),
    passedOn('peek(self, size=0, /)', 'reader'),
    passedOn('readinto(self, buffer, /)', 'reader'),
    passedOn('readinto1(self, buffer, /)', 'reader'),
    passedOn('write(self, buffer, /)', 'writer'),
    passedOn('flush(self, /)', 'writer'),
    passedOn('readable(self, /)', 'reader'),
    passedOn('writable(self, /)', 'writer'),
    method('close(self, /)', null, function* (self: PyBufferedPair, thread: Thread): Guest<Value> {
      try {
        yield* ask(self.side('writer'), 'close', [], thread);
      } finally {
        yield* ask(self.side('reader'), 'close', [], thread);
      }
      return null;
    }),
    method('isatty(self, /)', null, function* (self: PyBufferedPair, thread: Thread): Guest<Value> {
      const writes = yield* ask(self.side('writer'), 'isatty', [], thread);
      return writes === false ? yield* ask(self.side('reader'), 'isatty', [], thread) : writes;
    }),
    getset<PyBufferedPair>('closed', null, function* (self, thread): Guest<Value> {
      return yield* finished(getAttribute(self.side('writer'), 'closed', thread));
    }),
  ],
});
