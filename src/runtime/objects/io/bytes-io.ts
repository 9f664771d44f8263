/** `io.BytesIO`. CPython: Modules/_io/bytesio.c; docs: library/io.html#io.BytesIO. */
import { bySignature } from '../../kernel/by-signature.ts';
import { defineType, getset, method } from '../../kernel/define.ts';
import { PyDict } from '../../kernel/dict.ts';
import { raise, typeName } from '../../kernel/errors.ts';
import { iteratorOf, nextOf } from '../../kernel/iterate.ts';
import type { Value } from '../../kernel/object.ts';
import { drive, finished, type Guest } from '../../kernel/pausing.ts';
import { index } from '../../kernel/subscript.ts';
import type { Thread } from '../../kernel/thread.ts';
import type { PyType } from '../../kernel/type.ts';
import { adopt, PyBytes, PyList, PyTuple } from '../../kernel/values.ts';
import { withInt, withSize } from '../bounds.ts';
import { bufferSlots, needBuffer, PyBuffer } from '../buffer.ts';
import { newBytes } from '../byte-sink.ts';
import { copiedDict, mergeInto } from '../dict.ts';
import { dictionaryOf } from '../instance-dict.ts';
import { viewOf } from '../memoryview.ts';
import {
  ask,
  bufferedIOBaseType,
  checkOpen,
  closedError,
  PyIOBase,
  withSizeOf,
  writableBytes,
} from './io-base.ts';

export class PyBytesIO extends PyIOBase {
  /** The first `size` bytes count. */
  private bytes: Uint8Array = new Uint8Array();
  size = 0;
  at = 0;
  /** The bytes belong to somebody else too. */
  private shared = false;
  /** What memory views look at; while there are any, the size can't change. */
  lent: BytesIOBuffer[] = [];

  get value(): Uint8Array {
    return this.bytes.subarray(0, this.size);
  }

  start(bytes: Uint8Array): void {
    this.checkResizable();
    this.bytes = bytes;
    this.size = bytes.length;
    this.shared = true;
    this.at = 0;
  }

  take(count: number): Uint8Array {
    const { at, size } = this;
    if (at >= size) return new Uint8Array();
    const end = count < 0 ? size : Math.min(size, at + count);
    this.at = end;
    return this.bytes.slice(at, end);
  }

  lineSize(limit: number): number {
    const { at, size } = this;
    if (at >= size) return 0;
    const found = this.bytes.indexOf(0x0a, at);
    const end = found < 0 || found >= size ? size : found + 1;
    return limit < 0 ? end - at : Math.min(end - at, limit);
  }

  write(more: Uint8Array): void {
    if (more.length === 0) return;
    const end = this.at + more.length;
    const source = more.buffer === this.bytes.buffer ? more.slice() : more;
    this.reserve(Math.max(end, this.size));
    this.bytes.set(source, this.at);
    this.at = end;
    if (end > this.size) this.size = end;
  }

  truncate(size: number): void {
    if (size >= this.size) return;
    this.reserve(this.size);
    this.bytes.fill(0, size, this.size);
    this.size = size;
  }

  checkResizable(): void {
    if (this.lent.length === 0) return;
    for (const each of this.lent) each.checkResizable();
    this.lent = [];
  }

  close(): void {
    this.checkResizable();
    this.isClosed = true;
    this.bytes = new Uint8Array();
    this.size = 0;
  }

  /** Own bytes, with room for `size`. */
  own(size: number): Uint8Array {
    if (this.shared || size > this.bytes.length) {
      const larger = newBytes(size <= this.bytes.length ? size : Math.max(size, size + (size >> 1)));
      larger.set(this.value);
      this.bytes = larger;
      this.shared = false;
    }
    return this.bytes;
  }

  private reserve(size: number): void {
    this.own(size);
  }
}

function open(self: PyBytesIO): PyBytesIO {
  return self.isClosed ? closedError() : self;
}

function seek(self: PyBytesIO, offset: number, whence: number): number {
  open(self);
  if (whence < 0 || whence > 2) raise.valueError(`invalid whence (${whence}, should be 0, 1 or 2)`);
  if (whence === 0 && offset < 0) raise.valueError(`negative seek value ${offset}`);
  const base = whence === 1 ? self.at : whence === 2 ? self.size : 0;
  self.at = Math.max(0, base + offset);
  return self.at;
}

/** A method of a stream that is open, and nothing else. */
const simple = (signature: string, doc: string, body: (self: PyBytesIO) => Value) =>
  method(signature, doc, (self: PyBytesIO) => body(open(self)));

const reading = (name: string, doc: string) =>
  method(`${name}(self, size=-1, /)`, doc, (self: PyBytesIO, size: Value, thread: Thread) =>
    withSizeOf<Value>(size, thread, (count) => new PyBytes(open(self).take(count))),
  );

export const bytesIOType: PyType = defineType<PyBytesIO>('BytesIO', {
  doc: 'Buffered I/O implementation using an in-memory bytes buffer.',
  module: '_io',
  bases: [bufferedIOBaseType],
  instances: PyBytesIO,
  slots: {
    new: (type) => adopt(new PyBytesIO(), type),
    init: bySignature(
      'BytesIO',
      "(self, /, initial_bytes=b'')",
      (self: PyBytesIO, initial: Value, thread: Thread) => {
        self.start(new Uint8Array());
        if (initial === null) return null;
        const bytes = needBuffer(initial, thread);
        self.start(initial instanceof PyBytes ? bytes : bytes.slice());
        return null;
      },
      'c',
    ),
    iter: (self) => open(self),
    next: (self, thread) => {
      // fast path: a subclass may have its own readline
      if (self.type === bytesIOType) {
        const size = open(self).lineSize(-1);
        return size === 0 ? (undefined as unknown as Value) : new PyBytes(self.take(size));
      }
      return drive(nextLine(self, thread), thread) as Value;
    },
  },
  methods: [
    simple('readable(self, /)', 'Returns True if the IO object can be read.', () => true),
    simple('seekable(self, /)', 'Returns True if the IO object can be seeked.', () => true),
    simple('writable(self, /)', 'Returns True if the IO object can be written.', () => true),
    simple('isatty(self, /)', 'Always returns False.', () => false),
    simple('flush(self, /)', 'Does nothing.', () => null),
    simple('tell(self, /)', 'Current file position, an integer.', (self) => self.at),
    simple(
      'getvalue(self, /)',
      'Retrieve the entire contents of the BytesIO object.',
      (self) => new PyBytes(self.value.slice()),
    ),
    reading('read', 'Read at most size bytes, returned as a bytes object.'),
    reading('read1', 'Read at most size bytes, returned as a bytes object.'),
    method(
      'readline(self, size=-1, /)',
      'Next line from the file, as a bytes object.',
      (self: PyBytesIO, size: Value, thread: Thread) =>
        withSizeOf<Value>(size, thread, (limit) => new PyBytes(open(self).take(self.lineSize(limit)))),
    ),
    method(
      'readlines(self, size=None, /)',
      'List of bytes objects, each a line from the file.',
      function* (self: PyBytesIO, hint: Value, thread: Thread): Guest<Value> {
        open(self);
        if (
          hint !== null &&
          typeof hint !== 'number' &&
          typeof hint !== 'bigint' &&
          typeof hint !== 'boolean'
        )
          raise.typeError(`integer argument expected, got '${typeName(hint)}'`);
        const most = hint === null ? 0 : Number(yield* index(hint, thread));
        const lines: Value[] = [];
        let total = 0;
        for (let size = self.lineSize(-1); size > 0; size = self.lineSize(-1)) {
          lines.push(new PyBytes(self.take(size)));
          total += size;
          if (most > 0 && total >= most) break;
        }
        return new PyList(lines);
      },
    ),
    method(
      'readinto(self, buffer, /)',
      'Read bytes into buffer.',
      (self: PyBytesIO, buffer: Value, thread: Thread) => {
        const target = writableBytes(buffer, 'readinto', thread);
        const data = open(self).take(target.length);
        target.set(data);
        return data.length;
      },
    ),
    method('write(self, b, /)', 'Write bytes to file.', (self: PyBytesIO, data: Value, thread: Thread) => {
      open(self).checkResizable();
      const bytes = needBuffer(data, thread);
      self.write(bytes);
      return bytes.length;
    }),
    method(
      'writelines(self, lines, /)',
      'Write lines to the file.',
      function* (self: PyBytesIO, lines: Value, thread: Thread): Guest<Value> {
        open(self);
        const each = yield* iteratorOf(lines, thread);
        for (let line = yield* nextOf(each, thread); line !== undefined; line = yield* nextOf(each, thread))
          yield* ask(self, 'write', [line], thread);
        return null;
      },
    ),
    method(
      'seek(self, pos, whence=0, /)',
      'Change stream position.',
      (self: PyBytesIO, offset: Value, whence: Value, thread: Thread) =>
        withSize<Value>(offset, thread, (to) =>
          withInt<Value>(whence, thread, (from) => seek(self, to, from)),
        ),
    ),
    method(
      'truncate(self, size=None, /)',
      'Truncate the file to at most size bytes.',
      function* (self: PyBytesIO, given: Value, thread: Thread): Guest<Value> {
        open(self).checkResizable();
        if (given === null) {
          self.truncate(self.at);
          return self.at;
        }
        const size = yield* finished(withSizeOf<number>(given, thread, (count) => count));
        if (size < 0) raise.valueError(`negative size value ${size}`);
        self.truncate(size);
        return size;
      },
    ),
    method('close(self, /)', 'Disable all I/O operations.', (self: PyBytesIO) => {
      if (!self.isClosed) self.close();
      return null;
    }),
    method(
      '__getstate__(self, /)',
      null,
      (self: PyBytesIO) => new PyTuple([new PyBytes(open(self).value.slice()), self.at, attributesOf(self)]),
    ),
    method(
      '__setstate__(self, object, /)',
      null,
      function* (self: PyBytesIO, state: Value, thread: Thread): Guest<Value> {
        open(self);
        if (!(state instanceof PyTuple) || state.items.length < 3)
          return raise.typeError(
            `${typeName(self)}.__setstate__ argument should be 3-tuple, got ${typeName(state)}`,
          );
        const [initial, position, attributes] = state.items as [Value, Value, Value];
        self.checkResizable();
        self.start(needBuffer(initial, thread).slice());
        if (typeof position !== 'number')
          return raise.typeError(`second item of state must be an integer, not ${typeName(position)}`);
        if (position < 0) raise.valueError('position value cannot be negative');
        self.at = position;
        yield* restoreAttributes(self, attributes, 'third', thread);
        return null;
      },
    ),
    method(
      'getbuffer(self, /)',
      'Get a read-write view over the contents of the BytesIO object.',
      (self: PyBytesIO, thread: Thread) => viewOf(new BytesIOBuffer(open(self)), thread),
    ),
    method('__sizeof__(self, /)', null, (self: PyBytesIO) => 104 + self.size),
    getset<PyBytesIO>('closed', 'True if the file is closed.', (self) => self.isClosed),
    method('__enter__(self, /)', null, function* (self: Value, thread: Thread): Guest<Value> {
      yield* checkOpen(self, thread);
      return self;
    }),
  ],
});

/** What a view of a stream's bytes is of: as long as it is looked at, the stream can't change its size. */
class BytesIOBuffer extends PyBuffer {
  private readonly stream: PyBytesIO;

  constructor(stream: PyBytesIO) {
    super();
    this.stream = stream;
    stream.lent = [...stream.lent.filter((each) => each.exports > 0), this];
  }

  get value(): Uint8Array {
    return this.stream.own(this.stream.size).subarray(0, this.stream.size);
  }
}

defineType<BytesIOBuffer>('_BytesIOBuffer', {
  module: '_io',
  instances: BytesIOBuffer,
  isBase: false,
  slots: bufferSlots<BytesIOBuffer>(() => ['B', 1]),
});

/** The attributes that a program gave a stream; None when there are none. */
export function attributesOf(self: PyIOBase): Value {
  const attributes = dictionaryOf(self);
  return attributes.size === 0 ? null : copiedDict(attributes);
}

export function* restoreAttributes(
  self: PyIOBase,
  attributes: Value,
  place: string,
  thread: Thread,
): Guest<void> {
  if (attributes === null) return;
  if (!(attributes instanceof PyDict))
    raise.typeError(`${place} item of state should be a dict, got a ${typeName(attributes)}`);
  yield* mergeInto(dictionaryOf(self), attributes, thread);
}

function* nextLine(self: PyBytesIO, thread: Thread): Guest<Value> {
  const line = yield* ask(self, 'readline', [], thread);
  if (!(line instanceof PyBytes))
    return raise.typeError(`readline() should have returned a bytes object, not '${typeName(line)}'`);
  return line.value.length === 0 ? (undefined as unknown as Value) : line;
}
