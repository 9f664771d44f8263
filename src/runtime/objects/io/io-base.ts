/** `io.IOBase` and the abstract kinds of streams. CPython: Modules/_io/iobase.c, bufferedio.c, textio.c; docs: library/io.html#class-hierarchy. */
import { findAttribute, getAttribute } from '../../kernel/attributes.ts';
import { typeOf } from '../../kernel/birth.ts';
import { call } from '../../kernel/call.ts';
import { defineType, getset, method } from '../../kernel/define.ts';
import { makeError, osErrorType, raise, typeName, valueErrorType } from '../../kernel/errors.ts';
import type { PyException } from '../../kernel/exception.ts';
import { iterate, step } from '../../kernel/iterate.ts';
import { PyObject, type Step, UNWIND, type Unwind, type Value } from '../../kernel/object.ts';
import { andThen, drive, finished, type Guest } from '../../kernel/pausing.ts';
import { index, knownInteger, length } from '../../kernel/subscript.ts';
import type { Thread } from '../../kernel/thread.ts';
import { truth } from '../../kernel/truth.ts';
import { adopt, PyBytes, PyList } from '../../kernel/values.ts';
import { writableBufferOf } from '../buffer.ts';
import { PyByteArray } from '../bytearray.ts';
import { dictionaryOf } from '../instance-dict.ts';
import { enterRepr, leaveRepr } from '../repr-guard.ts';

export const DEFAULT_BUFFER_SIZE = 8192;

export const unsupportedOperationType = defineType<PyException>('UnsupportedOperation', {
  module: 'io',
  bases: [osErrorType, valueErrorType],
});

export function unsupported(operation: string): never {
  throw makeError(unsupportedOperationType, operation);
}

/** A stream of any kind; those that programs derive keep nothing else here. */
export class PyIOBase extends PyObject {
  isClosed = false;
}

/** The repr of a stream whose name may be the stream itself. */
export function* guardedRepr(self: PyIOBase, thread: Thread, body: Guest<string>): Guest<string> {
  if (!enterRepr(self, thread)) raise.runtimeError(`reentrant call inside ${typeName(self)}.__repr__`);
  try {
    return yield* body;
  } finally {
    leaveRepr(self, thread);
  }
}

/** Calls a method of a stream by its name, as every part of this module that serves derived classes does. */
export function* ask(stream: Value, name: string, args: Value[], thread: Thread): Guest<Value> {
  const found = yield* finished(getAttribute(stream, name, thread));
  return yield* finished(call(found, args, null, thread));
}

export function* checkOpen(stream: Value, thread: Thread): Guest<void> {
  const closed = yield* finished(getAttribute(stream, 'closed', thread));
  if (yield* finished(truth(closed, thread))) closedError();
}

export function closedError(message = 'I/O operation on closed file.'): never {
  return raise.valueError(message);
}

/** A `size` argument: None is -1. */
export function* sizeOf(size: Value, thread: Thread): Guest<number> {
  if (size === null) return -1;
  const known = knownInteger(size);
  if (known === undefined && typeOf(size).slots.index === undefined) {
    raise.typeError(`argument should be integer or None, not '${typeName(size)}'`);
  }
  return Number(known ?? (yield* index(size, thread)));
}

/** As `sizeOf`, for natives that are plain functions while the size is an `int`. */
export function withSizeOf<T>(size: Value, thread: Thread, use: (size: number) => T | Unwind): T | Unwind {
  if (typeof size === 'number') return use(size);
  if (size === null) return use(-1);
  return andThen<T>(
    thread,
    () => drive(sizeOf(size, thread), thread),
    (outcome) => (outcome === UNWIND ? UNWIND : use(outcome as number)),
  );
}

const plainMethods = [
  method('seek(self, offset, whence=0, /)', 'Change the stream position to the given byte offset.', () =>
    unsupported('seek'),
  ),
  method(
    'tell(self, /)',
    'Return current stream position.',
    function* (self: Value, thread: Thread): Guest<Value> {
      return yield* ask(self, 'seek', [0, 1], thread);
    },
  ),
  method('truncate(self, size=None, /)', 'Truncate file to size bytes.', () => unsupported('truncate')),
  method('fileno(self, /)', 'Return underlying file descriptor if one exists.', () => unsupported('fileno')),
  method('flush(self, /)', 'Flush write buffers, if applicable.', (self: Value) => {
    if (self instanceof PyIOBase && self.isClosed) closedError();
    return null;
  }),
  method(
    'close(self, /)',
    'Flush and close the IO object.\n\nThis method has no effect if the file is already closed.',
    function* (self: Value, thread: Thread): Guest<Value> {
      if (!(self instanceof PyIOBase) || self.isClosed) return null;
      try {
        yield* ask(self, 'flush', [], thread);
      } finally {
        self.isClosed = true;
      }
      return null;
    },
  ),
  method('seekable(self, /)', 'Return whether object supports random access.', () => false),
  method('readable(self, /)', 'Return whether object was opened for reading.', () => false),
  method('writable(self, /)', 'Return whether object was opened for writing.', () => false),
  method(
    'isatty(self, /)',
    "Return whether this is an 'interactive' stream.\n\nReturn False if it can't be determined.",
    function* (self: Value, thread: Thread): Guest<Value> {
      yield* checkOpen(self, thread);
      return false;
    },
  ),
];

/** `_checkReadable` and its like. */
const checks = (
  [
    ['_checkSeekable', 'seekable', 'File or stream is not seekable.'],
    ['_checkReadable', 'readable', 'File or stream is not readable.'],
    ['_checkWritable', 'writable', 'File or stream is not writable.'],
  ] as const
).map(([name, question, message]) =>
  method(`${name}(self, /)`, null, function* (self: Value, thread: Thread): Guest<Value> {
    const answer = yield* ask(self, question, [], thread);
    return answer === true ? true : unsupported(message);
  }),
);

export const ioBaseType = defineType<PyIOBase>('_IOBase', {
  signature: '()',
  doc: 'The abstract base class for all I/O classes.',
  module: '_io',
  instances: PyIOBase,
  hasDict: true,
  slots: {
    new: (type) => adopt(new PyIOBase(), type),
    *iter(self, thread) {
      yield* checkOpen(self, thread);
      return self;
    },
    *next(self, thread) {
      const line = yield* ask(self, 'readline', [], thread);
      let size = length(line, thread);
      if (size === UNWIND) size = (yield UNWIND) as number;
      return size === 0 ? undefined : line;
    },
  },
  methods: [
    ...plainMethods,
    ...checks,
    method('_checkClosed(self, /)', null, function* (self: Value, thread: Thread): Guest<Value> {
      yield* checkOpen(self, thread);
      return null;
    }),
    method('__enter__(self, /)', null, function* (self: Value, thread: Thread): Guest<Value> {
      yield* checkOpen(self, thread);
      return self;
    }),
    method(
      '__exit__(self, *args)',
      null,
      function* (self: Value, _args: Value, thread: Thread): Guest<Value> {
        return yield* ask(self, 'close', [], thread);
      },
    ),
    method(
      'readline(self, size=-1, /)',
      'Read and return a line from the stream.\n\nIf size is specified, at most size bytes will be read.',
      function* (self: Value, size: Value, thread: Thread): Guest<Value> {
        return new PyBytes(yield* readLine(self, yield* sizeOf(size, thread), thread));
      },
    ),
    method(
      'readlines(self, hint=-1, /)',
      'Return a list of lines from the stream.\n\nhint can be specified to control the number of lines read.',
      function* (self: Value, hint: Value, thread: Thread): Guest<Value> {
        return new PyList(yield* readLines(self, yield* sizeOf(hint, thread), thread));
      },
    ),
    method(
      'writelines(self, lines, /)',
      'Write a list of lines to stream.\n\nLine separators are not added.',
      function* (self: Value, lines: Value, thread: Thread): Guest<Value> {
        yield* checkOpen(self, thread);
        const lineIterator = yield* finished(iterate(lines, thread));
        for (;;) {
          let line: Step = step(lineIterator, thread);
          if (line === UNWIND) line = yield UNWIND;
          if (line === undefined) return null;
          yield* ask(self, 'write', [line as Value], thread);
        }
      },
    ),
    getset<Value>('closed', null, (self) => self instanceof PyIOBase && self.isClosed),
    getset<PyIOBase>('__dict__', null, (self) => dictionaryOf(self)),
  ],
});

/** Byte by byte, or as far as `peek` looks ahead. */
function* readLine(self: Value, size: number, thread: Thread): Guest<Uint8Array> {
  const parts: number[] = [];
  const canPeek = findAttribute(self, 'peek', thread) !== undefined;
  while (size < 0 || parts.length < size) {
    let count = 1;
    if (canPeek) {
      const ahead = bytesOf(yield* ask(self, 'peek', [1], thread), 'peek');
      if (ahead.length > 0) {
        const end = ahead.indexOf(0x0a);
        count = end < 0 ? ahead.length : end + 1;
        if (size >= 0) count = Math.min(count, size - parts.length);
      }
    }
    const data = bytesOf(yield* ask(self, 'read', [count], thread), 'read');
    if (data.length === 0) break;
    for (const byte of data) parts.push(byte);
    if (data.at(-1) === 0x0a) break;
  }
  return Uint8Array.from(parts);
}

function bytesOf(value: Value, operation: string): Uint8Array {
  if (value instanceof PyBytes) return value.value;
  return raise.error(
    osErrorType,
    `${operation}() should have returned a bytes object, not '${typeName(value)}'`,
  );
}

export function* readLines(self: Value, hint: number, thread: Thread): Guest<Value[]> {
  const lines: Value[] = [];
  const lineIterator = yield* finished(iterate(self, thread));
  let total = 0;
  for (;;) {
    let line: Step = step(lineIterator, thread);
    if (line === UNWIND) line = yield UNWIND;
    if (line === undefined) return lines;
    lines.push(line as Value);
    if (hint <= 0) continue;
    let size = length(line as Value, thread);
    if (size === UNWIND) size = (yield UNWIND) as number;
    total += size as number;
    if (total > hint) return lines;
  }
}

// ── Kinds of streams ───────────────────────────────────────────────────────────────────────────────

export const rawIOBaseType = defineType<PyIOBase>('_RawIOBase', {
  signature: '()',
  doc: 'Base class for raw binary I/O.',
  module: '_io',
  bases: [ioBaseType],
  instances: PyIOBase,
  methods: [
    method(
      'read(self, size=-1, /)',
      null,
      function* (self: Value, size: Value, thread: Thread): Guest<Value> {
        const count = yield* sizeOf(size, thread);
        if (count < 0) return yield* ask(self, 'readall', [], thread);
        const buffer = new PyByteArray(new Uint8Array(count));
        const got = yield* ask(self, 'readinto', [buffer], thread);
        if (got === null) return null;
        const length = Number(knownInteger(got) ?? (yield* index(got, thread)));
        if (length < 0 || length > count)
          raise.valueError(`readinto returned ${length} outside buffer size ${count}`);
        return new PyBytes(buffer.value.slice(0, length));
      },
    ),
    method(
      'readall(self, /)',
      'Read until EOF, using multiple read() call.',
      function* (self: Value, thread: Thread): Guest<Value> {
        const parts: Uint8Array[] = [];
        for (;;) {
          const data = yield* ask(self, 'read', [DEFAULT_BUFFER_SIZE], thread);
          if (data === null && parts.length === 0) return null;
          if (data === null) break;
          if (!(data instanceof PyBytes)) return raise.typeError('read() should return bytes');
          if (data.value.length === 0) break;
          parts.push(data.value);
        }
        return new PyBytes(joinBytes(parts));
      },
    ),
  ],
});

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const joined = new Uint8Array(parts.reduce((sum, each) => sum + each.length, 0));
  let at = 0;
  for (const each of parts) {
    joined.set(each, at);
    at += each.length;
  }
  return joined;
}

const unsupportedMethod = (signature: string, doc: string) =>
  method(signature, doc, () => unsupported(signature.slice(0, signature.indexOf('('))));

/** Fills a bytes-like object by another method. */
const fillBy = (name: string, source: string) =>
  method(
    `${name}(self, buffer, /)`,
    null,
    function* (self: Value, buffer: Value, thread: Thread): Guest<Value> {
      const target = writableBytes(buffer, name, thread);
      const data = yield* ask(self, source, [target.length], thread);
      if (!(data instanceof PyBytes)) return raise.typeError(`${source}() should return bytes`);
      if (data.value.length > target.length) {
        raise.valueError(
          `${source}() returned too much data: ${target.length} bytes requested, ${data.value.length} returned`,
        );
      }
      target.set(data.value);
      return data.value.length;
    },
  );

export function writableBytes(value: Value, callee: string, thread: Thread): Uint8Array {
  const bytes = writableBufferOf(value, thread);
  if (bytes === undefined) {
    return raise.typeError(
      `${callee}() argument must be read-write bytes-like object, not ${typeName(value)}`,
    );
  }
  return bytes;
}

export const bufferedIOBaseType = defineType<PyIOBase>('_BufferedIOBase', {
  signature: '()',
  doc: 'Base class for buffered IO objects.',
  module: '_io',
  bases: [ioBaseType],
  instances: PyIOBase,
  methods: [
    unsupportedMethod('read(self, size=-1, /)', 'Read and return up to n bytes.'),
    unsupportedMethod(
      'read1(self, size=-1, /)',
      'Read and return up to size bytes, with at most one read() call.',
    ),
    unsupportedMethod('write(self, b, /)', 'Write buffer b to the IO stream.'),
    unsupportedMethod(
      'detach(self, /)',
      'Disconnect this buffer from its underlying raw stream and return it.',
    ),
    fillBy('readinto', 'read'),
    fillBy('readinto1', 'read1'),
  ],
});

export const textIOBaseType = defineType<PyIOBase>('_TextIOBase', {
  signature: '()',
  doc: 'Base class for text I/O.',
  module: '_io',
  bases: [ioBaseType],
  instances: PyIOBase,
  methods: [
    unsupportedMethod('read(self, size=-1, /)', 'Read at most size characters from stream.'),
    unsupportedMethod('readline(self, size=-1, /)', 'Read until newline or EOF.'),
    unsupportedMethod('write(self, s, /)', 'Write string s to stream.'),
    unsupportedMethod('detach(self, /)', 'Separate the underlying buffer from the TextIOBase and return it.'),
    getset<PyIOBase>('encoding', 'Encoding of the text stream.', () => null),
    getset<PyIOBase>('newlines', 'Line endings translated so far.', () => null),
    getset<PyIOBase>('errors', 'The error setting of the decoder or encoder.', () => null),
  ],
});
