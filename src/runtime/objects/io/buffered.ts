/** `io.BufferedReader`, `BufferedWriter` and `BufferedRandom`. CPython: Modules/_io/bufferedio.c; docs: library/io.html#buffered-streams. */
import { findAttribute, getAttribute } from '../../kernel/attributes.ts';
import { bySignature } from '../../kernel/by-signature.ts';
import { type Attribute, defineType, getset, method, type SlotDeclarations } from '../../kernel/define.ts';
import { raise, typeName } from '../../kernel/errors.ts';
import { UNWIND, type Value } from '../../kernel/object.ts';
import { drive, finished, type Guest } from '../../kernel/pausing.ts';
import { index } from '../../kernel/subscript.ts';
import { repr } from '../../kernel/text.ts';
import type { Thread } from '../../kernel/thread.ts';
import type { PyType } from '../../kernel/type.ts';
import { adopt, PyBytes } from '../../kernel/values.ts';
import { withInt, withSize } from '../bounds.ts';
import { needBuffer } from '../buffer.ts';
import {
  dropAhead,
  flushWrites,
  isClosed,
  lookAhead,
  PyBuffered,
  rawSeek,
  rawTell,
  readAll,
  readBytes,
  readLineOf,
  readOnce,
  refuseClosed,
  writeBytes,
} from './buffer-state.ts';
import { notPicklableMethods } from './file-io.ts';
import { ask, bufferedIOBaseType, guardedRepr, sizeOf, unsupported, writableBytes } from './io-base.ts';

/** A new stream over `raw`, of one of the types below. */
export function bufferOver(type: PyType, raw: Value, size: number): PyBuffered {
  const made = adopt(new PyBuffered(), type);
  made.raw = raw;
  made.size = size;
  return made;
}

function initOf(name: string, needs: readonly ('readable' | 'writable' | 'seekable')[]) {
  return bySignature(
    name,
    '(self, /, raw, buffer_size=8192)',
    function* (self: PyBuffered, raw: Value, size: Value, thread: Thread): Guest<Value> {
      self.raw = undefined;
      self.isDetached = false;
      const count = Number(yield* index(size, thread));
      for (const need of needs)
        if ((yield* ask(raw, need, [], thread)) !== true) unsupported(`File or stream is not ${need}.`);
      if (count <= 0) raise.valueError('buffer size must be strictly positive');
      self.raw = raw;
      self.size = count;
      self.outSize = 0;
      self.forget();
      return null;
    },
    'c',
  );
}

/** A question that the stream below answers. */
const passedOn = (name: string) =>
  method(`${name}(self, /)`, null, function* (self: PyBuffered, thread: Thread): Guest<Value> {
    return yield* ask(self.below, name, [], thread);
  });

const attributeBelow = (name: string) =>
  getset<PyBuffered>(name, null, function* (self, thread): Guest<Value> {
    return yield* finished(getAttribute(self.below, name, thread));
  });

function* seek(self: PyBuffered, target: number, whence: number, thread: Thread): Guest<Value> {
  if (whence < 0 || whence > 2) raise.valueError(`whence value ${whence} unsupported`);
  yield* refuseClosed(self, 'seek of closed file', thread);
  if ((yield* ask(self.below, 'seekable', [], thread)) !== true)
    unsupported('File or stream is not seekable.');
  // What is read ahead stays if the new place is within.
  if (whence !== 2 && self.left > 0) {
    const current = (yield* rawTell(self, thread)) - self.left;
    const move = whence === 0 ? target - current : target;
    if (self.at + move >= 0 && move <= self.left) {
      self.at += move;
      return current + move;
    }
  }
  yield* flushWrites(self, thread);
  const offset = whence === 1 ? target - self.left : target;
  const place = yield* rawSeek(self, offset, whence, thread);
  self.forget();
  return place;
}

function* tell(self: PyBuffered, thread: Thread): Guest<Value> {
  const place = yield* rawTell(self, thread);
  return place - self.left + self.outSize;
}

function* flush(self: PyBuffered, thread: Thread): Guest<Value> {
  yield* refuseClosed(self, 'flush of closed file', thread);
  yield* flushWrites(self, thread);
  if (self.left > 0) yield* dropAhead(self, thread);
  return null;
}

function* close(self: PyBuffered, thread: Thread): Guest<Value> {
  const { below } = self;
  if (yield* isClosed(self, thread)) return null;
  try {
    yield* ask(self, 'flush', [], thread);
  } finally {
    if (self.outSize > 0) self.released();
    yield* ask(below, 'close', [], thread);
  }
  self.forget();
  return null;
}

const common: readonly Attribute[] = [
  passedOn('seekable'),
  passedOn('fileno'),
  passedOn('isatty'),
  method('close(self, /)', null, close),
  method('detach(self, /)', null, function* (self: PyBuffered, thread: Thread): Guest<Value> {
    const { below } = self;
    yield* ask(self, 'flush', [], thread);
    self.raw = undefined;
    self.isDetached = true;
    return below;
  }),
  method(
    'seek(self, target, whence=0, /)',
    null,
    function* (self: PyBuffered, target: Value, whence: Value, thread: Thread): Guest<Value> {
      self.below;
      const from = yield* finished(withInt<number>(whence, thread, (each) => each));
      const to = yield* finished(withSize<number>(target, thread, (each) => each));
      return yield* seek(self, to, from, thread);
    },
  ),
  method('tell(self, /)', null, tell),
  method(
    'truncate(self, pos=None, /)',
    null,
    function* (self: PyBuffered, given: Value, thread: Thread): Guest<Value> {
      self.below;
      yield* refuseClosed(self, 'truncate of closed file', thread);
      if ((yield* ask(self, 'writable', [], thread)) !== true) unsupported('truncate');
      yield* flush(self, thread);
      const size = given === null ? yield* tell(self, thread) : given;
      return yield* ask(self.below, 'truncate', [size], thread);
    },
  ),
  method('_dealloc_warn(self, source, /)', null, () => null),
  method('__sizeof__(self, /)', null, (self: PyBuffered) => 160 + self.size),
  ...notPicklableMethods,
  getset<PyBuffered>('closed', null, function* (self, thread): Guest<Value> {
    return yield* finished(getAttribute(self.below, 'closed', thread));
  }),
  getset<PyBuffered>('raw', null, (self) => self.raw ?? null),
  attributeBelow('name'),
  attributeBelow('mode'),
];

const reading: readonly Attribute[] = [
  passedOn('readable'),
  method(
    'read(self, size=-1, /)',
    null,
    function* (self: PyBuffered, size: Value, thread: Thread): Guest<Value> {
      self.below;
      const count = yield* sizeOf(size, thread);
      if (count < -1) raise.valueError('read length must be non-negative or -1');
      yield* refuseClosed(self, 'read of closed file', thread);
      const data = count < 0 ? yield* readAll(self, thread) : yield* readBytes(self, count, thread);
      return data === null ? null : new PyBytes(data);
    },
  ),
  method(
    'read1(self, size=-1, /)',
    null,
    function* (self: PyBuffered, size: Value, thread: Thread): Guest<Value> {
      self.below;
      const count = yield* finished(withSize<number>(size, thread, (each) => each));
      yield* refuseClosed(self, 'read of closed file', thread);
      return new PyBytes(yield* readOnce(self, count < 0 ? self.size : count, thread));
    },
  ),
  method(
    'peek(self, size=0, /)',
    null,
    function* (self: PyBuffered, _size: Value, thread: Thread): Guest<Value> {
      self.below;
      yield* refuseClosed(self, 'peek of closed file', thread);
      return new PyBytes((yield* lookAhead(self, thread)).slice());
    },
  ),
  ...(['readinto', 'readinto1'] as const).map((name) =>
    method(
      `${name}(self, buffer, /)`,
      null,
      function* (self: PyBuffered, buffer: Value, thread: Thread): Guest<Value> {
        self.below;
        const target = writableBytes(buffer, name, thread);
        yield* refuseClosed(self, 'readinto of closed file', thread);
        const reader = name === 'readinto' ? readBytes : readOnce;
        const data = yield* reader(self, target.length, thread);
        if (data === null) return null;
        target.set(data);
        return data.length;
      },
    ),
  ),
  method(
    'readline(self, size=-1, /)',
    null,
    function* (self: PyBuffered, size: Value, thread: Thread): Guest<Value> {
      self.below;
      const limit = yield* sizeOf(size, thread);
      yield* refuseClosed(self, 'readline of closed file', thread);
      return new PyBytes(yield* readLineOf(self, limit, thread));
    },
  ),
];

function write(self: PyBuffered, given: Value, thread: Thread): number {
  self.below;
  if (!(given instanceof PyBytes)) needBuffer(given, thread);
  const data = needBuffer(given, thread);
  const { file } = self;
  // fast path: there is room
  if (
    file !== null &&
    file.handle !== null &&
    self.ahead.length === 0 &&
    self.outSize + data.length <= self.size
  ) {
    self.hold(data, thread);
    return data.length;
  }
  return drive(slowWrite(self, data, thread), thread) as number;
}

function* slowWrite(self: PyBuffered, data: Uint8Array, thread: Thread): Guest<Value> {
  yield* refuseClosed(self, 'write to closed file', thread);
  yield* writeBytes(self, data, thread);
  return data.length;
}

const writing: readonly Attribute[] = [
  passedOn('writable'),
  method('write(self, buffer, /)', 'Write the given buffer to the IO stream.', write),
];

const reprSlot: SlotDeclarations<PyBuffered> = {
  *repr(self, thread) {
    return yield* guardedRepr(self, thread, shown(self, thread));
  },
};

const nextSlot: SlotDeclarations<PyBuffered> = {
  next: (self, thread) => {
    // fast path: the line is there, and nobody has another readline
    if (!self.type.isHeap && self.left > 0 && self.handleBelow !== null) {
      const found = self.ahead.indexOf(0x0a, self.at);
      if (found >= 0) return new PyBytes(self.take(found + 1 - self.at));
    }
    return drive(nextLine(self, thread), thread) as Value;
  },
};

function* nextLine(self: PyBuffered, thread: Thread): Guest<Value> {
  self.below;
  const line = yield* ask(self, 'readline', [], thread);
  if (!(line instanceof PyBytes))
    return raise.typeError(`readline() should have returned a bytes object, not '${typeName(line)}'`);
  return line.value.length === 0 ? (undefined as unknown as Value) : line;
}

const slotsOf = (...parts: SlotDeclarations<PyBuffered>[]): SlotDeclarations<PyBuffered> =>
  Object.assign({ new: (type: PyType) => adopt(new PyBuffered(), type) }, reprSlot, ...parts);

export const bufferedReaderType: PyType = defineType<PyBuffered>('BufferedReader', {
  signature: '(raw, buffer_size=DEFAULT_BUFFER_SIZE)',
  doc: 'Create a new buffered reader using the given readable raw IO object.',
  module: '_io',
  bases: [bufferedIOBaseType],
  instances: PyBuffered,
  slots: slotsOf(nextSlot, { init: initOf('BufferedReader', ['readable']) }),
  methods: [
    ...common,
    ...reading,
    method('flush(self, /)', null, function* (self: PyBuffered, thread: Thread): Guest<Value> {
      return yield* ask(self.below, 'flush', [], thread);
    }),
  ],
});

export const bufferedWriterType: PyType = defineType<PyBuffered>('BufferedWriter', {
  signature: '(raw, buffer_size=DEFAULT_BUFFER_SIZE)',
  doc: 'A buffer for a writeable sequential RawIO object.\n\nThe constructor creates a BufferedWriter for the given writeable raw\nstream. If the buffer_size is not given, it defaults to\nDEFAULT_BUFFER_SIZE.',
  module: '_io',
  bases: [bufferedIOBaseType],
  slots: slotsOf({ init: initOf('BufferedWriter', ['writable']) }),
  methods: [...common, ...writing, method('flush(self, /)', null, flush)],
});

export const bufferedRandomType: PyType = defineType<PyBuffered>('BufferedRandom', {
  signature: '(raw, buffer_size=DEFAULT_BUFFER_SIZE)',
  doc: 'A buffered interface to random access streams.\n\nThe constructor creates a reader and writer for a seekable stream,\nraw, given in the first argument. If the buffer_size is omitted it\ndefaults to DEFAULT_BUFFER_SIZE.',
  module: '_io',
  bases: [bufferedIOBaseType],
  slots: slotsOf(nextSlot, { init: initOf('BufferedRandom', ['seekable', 'readable', 'writable']) }),
  methods: [...common, ...reading, ...writing, method('flush(self, /)', null, flush)],
});

function* shown(self: PyBuffered, thread: Thread): Guest<string> {
  let name = self.raw === undefined ? undefined : findAttribute(self, 'name', thread);
  if (name === UNWIND) name = yield UNWIND;
  const type = typeName(self);
  if (name === undefined) return `<${type}>`;
  return `<${type} name=${yield* finished(repr(name as Value, thread))}>`;
}
