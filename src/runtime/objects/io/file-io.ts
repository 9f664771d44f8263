/** `io.FileIO`: a file without a buffer. CPython: Modules/_io/fileio.c; docs: library/io.html#io.FileIO. */
import type { FileHandle, OpenMode } from '../../host/host.ts';
import { findAttribute } from '../../kernel/attributes.ts';
import { bySignature } from '../../kernel/by-signature.ts';
import { call2 } from '../../kernel/call.ts';
import { defineType, getset, method } from '../../kernel/define.ts';
import { raise, runtimeWarningType, typeName } from '../../kernel/errors.ts';
import { UNWIND, type Value } from '../../kernel/object.ts';
import { finished, type Guest } from '../../kernel/pausing.ts';
import { setField } from '../../kernel/shape.ts';
import { knownInteger } from '../../kernel/subscript.ts';
import { asString, repr } from '../../kernel/text.ts';
import type { Thread } from '../../kernel/thread.ts';
import { truth } from '../../kernel/truth.ts';
import type { PyType } from '../../kernel/type.ts';
import { adopt, PyBytes } from '../../kernel/values.ts';
import { withInt, withSize } from '../bounds.ts';
import { needBuffer } from '../buffer.ts';
import { filePath } from '../file-path.ts';
import { hostCall } from '../host-errors.ts';
import { osError } from '../os-error.ts';
import { ConsoleHandle } from './console-handle.ts';
import {
  closedError,
  guardedRepr,
  joinBytes,
  PyIOBase,
  rawIOBaseType,
  unsupported,
  withSizeOf,
  writableBytes,
} from './io-base.ts';
import { filesOf, onHandle, openFiles } from './open-files.ts';

const PIECE = 1 << 18;

export class PyFileIO extends PyIOBase {
  handle: FileHandle | null = null;
  isReadable = false;
  isWritable = false;
  appends = false;
  isCreated = false;
  closesHandle = true;
  private knownSeekable: boolean | null = null;

  get open(): FileHandle {
    return this.handle ?? closedError('I/O operation on closed file');
  }

  get mode(): string {
    const both = this.isReadable && this.isWritable;
    if (this.isCreated) return both ? 'xb+' : 'xb';
    if (this.appends) return both ? 'ab+' : 'ab';
    return both ? 'rb+' : this.isReadable ? 'rb' : 'wb';
  }

  get isSeekable(): boolean {
    const { open } = this;
    this.knownSeekable ??= canTell(open);
    return this.knownSeekable;
  }

  readNow(count: number): Uint8Array {
    const { open } = this;
    if (!this.isReadable) unsupported('File not open for reading');
    return onHandle(() => open.read(count));
  }

  readAllNow(): Uint8Array {
    const parts: Uint8Array[] = [];
    for (;;) {
      const part = this.readNow(PIECE);
      if (part.length > 0) parts.push(part);
      if (part.length < PIECE && (part.length === 0 || this.isSeekable)) return joinBytes(parts);
    }
  }

  writeNow(data: Uint8Array): number {
    const { open } = this;
    if (!this.isWritable) unsupported('File not open for writing');
    return onHandle(() => open.write(data));
  }

  writeAllNow(data: Uint8Array): void {
    for (let rest = data; rest.length > 0; ) rest = rest.subarray(this.writeNow(rest));
  }

  tellNow(): number {
    const { open } = this;
    return onHandle(() => open.position());
  }

  seekNow(offset: number, whence: number): number {
    const { open } = this;
    return onHandle(() => {
      const from = whence === 1 ? open.position() : whence === 2 ? open.status().size : 0;
      if (whence < 0 || whence > 2 || from + offset < 0) {
        open.position(); // what has no places says so first
        throw osError(22, 'Invalid argument');
      }
      open.seek(from + offset);
      return from + offset;
    });
  }
}

function canTell(handle: FileHandle): boolean {
  try {
    handle.position();
    return true;
  } catch {
    return false;
  }
}

/** Its operations need no guest code and nobody waits for input: fast path of the streams above. */
export function isDirect(raw: Value): raw is PyFileIO {
  return (
    raw instanceof PyFileIO &&
    raw.type === fileIOType &&
    !(raw.handle instanceof ConsoleHandle && raw.isReadable)
  );
}

function* open(
  self: PyFileIO,
  file: Value,
  mode: Value,
  closefd: Value,
  opener: Value,
  thread: Thread,
): Guest<Value> {
  if (self.handle !== null) close(self, thread);
  const text = asString(mode);
  if (text === undefined)
    return raise.typeError(`FileIO() argument 'mode' must be str, not ${typeName(mode)}`);
  if (typeof file === 'boolean') {
    const message = 'bool is used as a file descriptor';
    yield* finished(thread.interpreter.warn(runtimeWarningType, message, 1, thread));
  }
  const number = knownInteger(file);
  if (number !== undefined && number < 0) raise.valueError('negative file descriptor');
  const path = number === undefined ? yield* filePath(file, thread) : '';
  const { how, flags } = modeOf(self, text);
  const closes = yield* finished(truth(closefd, thread));
  self.closesHandle = closes;
  const files = filesOf(thread);
  if (number !== undefined) self.handle = files.handles.get(Number(number)) ?? badDescriptor();
  else if (!closes) raise.valueError('Cannot use closefd=False with file name');
  else if (opener !== null) {
    const given = knownInteger(yield* finished(call2(opener, file, flags, thread)));
    if (given === undefined) return raise.typeError('expected integer from opener');
    if (given < 0) raise.valueError(`opener returned ${given}`);
    self.handle = files.handles.get(Number(given)) ?? badDescriptor();
  } else {
    files.flushTo(path);
    const handle = hostCall(file, () => thread.interpreter.host.files.open(path, how));
    self.handle = handle;
    files.opened(handle, self);
  }
  setField(self, 'name', file);
  return null;
}

function badDescriptor(): never {
  throw osError(9, 'Bad file descriptor');
}

const O_CREAT = 0o100;
const O_EXCL = 0o200;
const O_TRUNC = 0o1000;
const O_APPEND = 0o2000;
const O_CLOEXEC = 0o2000000;

function modeOf(self: PyFileIO, mode: string): { how: OpenMode; flags: number } {
  if (/[^rwxab+]/.test(mode)) raise.valueError(`invalid mode: ${mode}`);
  const kinds = mode.replace(/[b+]/g, '');
  if (kinds.length !== 1 || mode.indexOf('+') !== mode.lastIndexOf('+')) {
    raise.valueError('Must have exactly one of create/read/write/append mode and at most one plus');
  }
  const both = mode.includes('+');
  self.isReadable = both || kinds === 'r';
  self.isWritable = both || kinds !== 'r';
  self.appends = kinds === 'a';
  self.isCreated = kinds === 'x';
  const how: OpenMode = {
    read: self.isReadable,
    write: self.isWritable,
    append: self.appends,
    create: kinds === 'r' ? 'never' : kinds === 'x' ? 'only if missing' : 'if missing',
    truncate: kinds === 'w',
  };
  let flags = O_CLOEXEC | (both ? 2 : self.isWritable ? 1 : 0);
  if (kinds !== 'r') flags |= O_CREAT;
  if (kinds === 'x') flags |= O_EXCL;
  if (kinds === 'w') flags |= O_TRUNC;
  if (kinds === 'a') flags |= O_APPEND;
  return { how, flags };
}

export function close(self: PyFileIO, thread: Thread): void {
  const { handle } = self;
  self.isClosed = true;
  self.handle = null;
  if (handle !== null && self.closesHandle)
    onHandle(() => thread.interpreter.state(openFiles).closed(handle));
}

/** Bytes of a file, also of the console's input, for which the thread waits. */
export function* readRaw(self: PyFileIO, count: number, thread: Thread): Guest<Uint8Array> {
  const handle = self.open;
  if (!(handle instanceof ConsoleHandle)) return self.readNow(count);
  if (!self.isReadable) unsupported('File not open for reading');
  return (yield* finished<unknown>(onHandle(() => handle.readWhenThere(count, thread)))) as Uint8Array;
}

function* readAll(self: PyFileIO, thread: Thread): Guest<Value> {
  if (!(self.open instanceof ConsoleHandle)) return new PyBytes(self.readAllNow());
  const parts: Uint8Array[] = [];
  for (;;) {
    const part = yield* readRaw(self, PIECE, thread);
    if (part.length === 0) return new PyBytes(joinBytes(parts));
    parts.push(part);
  }
}

const question = (signature: string, doc: string, answer: (self: PyFileIO) => Value) =>
  method(signature, doc, (self: PyFileIO) => {
    self.open;
    return answer(self);
  });

const notPicklable = (signature: string) =>
  method(signature, null, (self: Value) =>
    raise.typeError(`cannot pickle '${typeName(self).replace(/^_io\./, '')}' instances`),
  );

/** `__reduce__` of streams, which refuse it. */
export const notPicklableMethods = [
  notPicklable('__reduce__(self, /)'),
  notPicklable('__reduce_ex__(self, object, /)'),
];

export const fileIOType: PyType = defineType<PyFileIO>('FileIO', {
  doc: "Open a file.\n\nThe mode can be 'r' (default), 'w', 'x' or 'a' for reading,\nwriting, exclusive creation or appending.  The file will be created if it\ndoesn't exist when opened for writing or appending; it will be truncated\nwhen opened for writing.  A FileExistsError will be raised if it already\nexists when opened for creating.  Opening a file for creating implies\nwriting so this mode behaves in a similar way to 'w'.Add a '+' to the mode\nto allow simultaneous reading and writing.  A custom opener can be used by\npassing a callable as *opener*.",
  module: '_io',
  bases: [rawIOBaseType],
  instances: PyFileIO,
  slots: {
    new: (type) => adopt(new PyFileIO(), type),
    init: bySignature('FileIO', "(self, /, file, mode='r', closefd=True, opener=None)", open, 'c'),
    *repr(self, thread) {
      return yield* guardedRepr(self, thread, shown(self, thread));
    },
  },
  methods: [
    question('readable(self, /)', 'True if file was opened in a read mode.', (self) => self.isReadable),
    question('writable(self, /)', 'True if file was opened in a write mode.', (self) => self.isWritable),
    question('seekable(self, /)', 'True if file supports random-access.', (self) => self.isSeekable),
    question(
      'fileno(self, /)',
      'Return the underlying file descriptor (an integer).',
      (self) => self.open.number,
    ),
    question('isatty(self, /)', 'True if the file is connected to a TTY device.', (self) =>
      self.open.isTerminal(),
    ),
    question('tell(self, /)', 'Current file position.', (self) => self.tellNow()),
    method(
      'read(self, size=-1, /)',
      'Read at most size bytes, returned as bytes.',
      function* (self: PyFileIO, size: Value, thread: Thread): Guest<Value> {
        const count = yield* finished(withSizeOf<number>(size, thread, (each) => each));
        if (count < 0) return yield* readAll(self, thread);
        return new PyBytes(yield* readRaw(self, count, thread));
      },
    ),
    method('readall(self, /)', 'Read all data from the file, returned as bytes.', readAll),
    method(
      'readinto(self, buffer, /)',
      'Same as RawIOBase.readinto().',
      function* (self: PyFileIO, buffer: Value, thread: Thread): Guest<Value> {
        const target = writableBytes(buffer, 'readinto', thread);
        const data = yield* readRaw(self, target.length, thread);
        target.set(data);
        return data.length;
      },
    ),
    method(
      'write(self, b, /)',
      'Write buffer b to file, return number of bytes written.',
      (self: PyFileIO, data: Value, thread: Thread) => {
        self.open;
        return self.writeNow(needBuffer(data, thread));
      },
    ),
    method(
      'seek(self, pos, whence=0, /)',
      'Move to new file position and return the file position.',
      (self: PyFileIO, offset: Value, whence: Value, thread: Thread) =>
        withSize<Value>(offset, thread, (to) =>
          withInt<Value>(whence, thread, (from) => self.seekNow(to, from)),
        ),
    ),
    method(
      'truncate(self, size=None, /)',
      'Truncate the file to at most size bytes and return the truncated size.',
      function* (self: PyFileIO, given: Value, thread: Thread): Guest<Value> {
        const handle = self.open;
        if (!self.isWritable) unsupported('File not open for writing');
        const size =
          given === null ? self.tellNow() : yield* finished(withSize<number>(given, thread, (each) => each));
        if (size < 0) throw osError(22, 'Invalid argument');
        onHandle(() => handle.truncate(size));
        return size;
      },
    ),
    method('close(self, /)', 'Close the file.', (self: PyFileIO, thread: Thread) => {
      close(self, thread);
      return null;
    }),
    ...notPicklableMethods,
    getset<PyFileIO>('closed', 'True if the file is closed', (self) => self.handle === null),
    getset<PyFileIO>(
      'closefd',
      'True if the file descriptor will be closed by close().',
      (self) => self.closesHandle,
    ),
    getset<PyFileIO>('mode', 'String giving the file mode', (self) => self.mode),
    getset<PyFileIO>('_blksize', null, () => 4096),
  ],
});

function* shown(self: PyFileIO, thread: Thread): Guest<string> {
  const { handle } = self;
  const type = typeName(self);
  if (handle === null) return `<${type} [closed]>`;
  let name = findAttribute(self, 'name', thread);
  if (name === UNWIND) name = yield UNWIND;
  const end = `mode='${self.mode}' closefd=${self.closesHandle ? 'True' : 'False'}>`;
  if (name === undefined) return `<${type} fd=${handle.number} ${end}`;
  return `<${type} name=${yield* finished(repr(name as Value, thread))} ${end}`;
}
