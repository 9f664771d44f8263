/** What a buffered binary stream holds, and its dealings with the raw stream below. CPython: Modules/_io/bufferedio.c. */
import type { FileHandle } from '../../host/host.ts';
import { getAttribute } from '../../kernel/attributes.ts';
import { blockingIOErrorType, osErrorType, raise, typeName } from '../../kernel/errors.ts';
import type { Value } from '../../kernel/object.ts';
import { finished, type Guest } from '../../kernel/pausing.ts';
import { index, knownInteger } from '../../kernel/subscript.ts';
import type { Thread } from '../../kernel/thread.ts';
import { truth } from '../../kernel/truth.ts';
import { PyBytes } from '../../kernel/values.ts';
import { PyByteArray } from '../bytearray.ts';
import { fileIOType, isDirect, PyFileIO, readRaw } from './file-io.ts';
import { ask, closedError, DEFAULT_BUFFER_SIZE, joinBytes, PyIOBase } from './io-base.ts';
import { filesOf, type OpenFiles, type Writer } from './open-files.ts';

export class PyBuffered extends PyIOBase implements Writer {
  /** `undefined` before `__init__`. */
  raw: Value | undefined = undefined;
  isDetached = false;
  size = DEFAULT_BUFFER_SIZE;
  /** Read ahead; what lies before `at` has been taken. */
  ahead: Uint8Array = new Uint8Array();
  at = 0;
  private out: Uint8Array | null = null;
  outSize = 0;
  /** Where it is known that something is held back. */
  files: OpenFiles | null = null;

  get below(): Value {
    if (this.raw === undefined) {
      if (this.isDetached) raise.valueError('raw stream has been detached');
      raise.valueError('I/O operation on uninitialized object');
    }
    return this.raw;
  }

  /** The file below when nothing has to be asked by its name. */
  get file(): PyFileIO | null {
    const { raw } = this;
    return raw !== undefined && isDirect(raw) ? raw : null;
  }

  get handleBelow(): FileHandle | null {
    return this.file?.handle ?? null;
  }

  get left(): number {
    return this.ahead.length - this.at;
  }

  take(count: number): Uint8Array {
    const taken = this.ahead.slice(this.at, this.at + count);
    this.at += taken.length;
    return taken;
  }

  forget(): void {
    if (this.ahead.length > 0) this.ahead = new Uint8Array();
    this.at = 0;
  }

  hold(data: Uint8Array, thread: Thread): void {
    if (this.outSize === 0) {
      this.out ??= new Uint8Array(this.size);
      this.files ??= filesOf(thread);
      this.files.holdsBack(this);
    }
    const { out, outSize } = this;
    // a loop is faster for few bytes
    if (data.length < 24) for (let i = 0; i < data.length; i++) out![outSize + i] = data[i]!;
    else out!.set(data, outSize);
    this.outSize += data.length;
  }

  /** What is held back; it is not any more. */
  released(): Uint8Array {
    const data = this.out!.slice(0, this.outSize);
    this.outSize = 0;
    this.files?.handedOn(this);
    return data;
  }

  /** Puts back what a failed write did not take. */
  heldAgain(data: Uint8Array, thread: Thread): void {
    if (data.length > 0 && data.length <= this.size) this.hold(data, thread);
  }

  flushNow(): boolean {
    if (this.outSize === 0) return true;
    const { file } = this;
    if (file === null) return false;
    if (file.handle === null) this.outSize = 0;
    else file.writeAllNow(this.released());
    return true;
  }

  /** Reads ahead from a direct file. */
  fillNow(file: PyFileIO): void {
    this.ahead = file.readNow(this.size);
    this.at = 0;
  }
}

/** Whether the stream below is closed. */
export function* isClosed(self: PyBuffered, thread: Thread): Guest<boolean> {
  const { below, file } = self;
  if (file !== null) return file.handle === null;
  const closed = yield* finished(getAttribute(below, 'closed', thread));
  return yield* finished(truth(closed, thread));
}

export function* refuseClosed(self: PyBuffered, message: string, thread: Thread): Guest<void> {
  if (yield* isClosed(self, thread)) closedError(message);
}

export function* rawRead(self: PyBuffered, count: number, thread: Thread): Guest<Uint8Array | null> {
  const { below, file } = self;
  if (file !== null) return file.readNow(count);
  if (below instanceof PyFileIO && below.type === fileIOType) return yield* readRaw(below, count, thread);
  const buffer = new PyByteArray(new Uint8Array(count));
  const got = yield* ask(below, 'readinto', [buffer], thread);
  if (got === null) return null;
  const size = Number(knownInteger(got) ?? (yield* index(got, thread)));
  if (size < 0 || size > count) badLength('readinto', size, count);
  return buffer.value.slice(0, size);
}

function badLength(operation: string, got: number, most: number): never {
  return raise.error(
    osErrorType,
    `raw ${operation}() returned invalid length ${got} (should have been between 0 and ${most})`,
  );
}

/** Writes all; what was not taken when the stream below would block is held back again. */
export function* rawWrite(self: PyBuffered, data: Uint8Array, thread: Thread): Guest<void> {
  const { below, file } = self;
  if (file !== null) {
    file.writeAllNow(data);
    return;
  }
  for (let rest = data; rest.length > 0; ) {
    let got: Value;
    try {
      got = yield* ask(below, 'write', [new PyBytes(rest)], thread);
    } catch (error) {
      self.heldAgain(rest, thread);
      throw error;
    }
    if (got === null) {
      self.heldAgain(rest, thread);
      raise.error(blockingIOErrorType, 11, 'write could not complete without blocking', 0);
    }
    const size = Number(knownInteger(got) ?? (yield* index(got, thread)));
    if (size < 0 || size > rest.length) badLength('write', size, rest.length);
    rest = rest.subarray(size);
  }
}

export function* rawSeek(self: PyBuffered, offset: number, whence: number, thread: Thread): Guest<number> {
  const { below, file } = self;
  if (file !== null) return file.seekNow(offset, whence);
  return position(yield* ask(below, 'seek', [offset, whence], thread));
}

export function* rawTell(self: PyBuffered, thread: Thread): Guest<number> {
  const { below, file } = self;
  if (file !== null) return file.tellNow();
  return position(yield* ask(below, 'tell', [], thread));
}

function position(value: Value): number {
  const known = knownInteger(value);
  if (known === undefined)
    return raise.typeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
  if (known < 0) raise.error(osErrorType, `Raw stream returned invalid position ${known}`);
  return Number(known);
}

export function* flushWrites(self: PyBuffered, thread: Thread): Guest<void> {
  while (self.outSize > 0) yield* rawWrite(self, self.released(), thread);
}

/** The place of the stream below becomes the stream's own. */
export function* dropAhead(self: PyBuffered, thread: Thread): Guest<void> {
  const { left } = self;
  self.forget();
  if (left > 0) yield* rawSeek(self, -left, 1, thread);
}

// ── Reading ────────────────────────────────────────────────────────────────────────────────────────

/** Null where the stream below has nothing at the moment. */
export function* readBytes(self: PyBuffered, count: number, thread: Thread): Guest<Uint8Array | null> {
  if (self.left >= count) return self.take(count);
  yield* flushWrites(self, thread);
  const parts = [self.take(self.left)];
  let missing = count - parts[0]!.length;
  while (missing > 0) {
    const large = missing >= self.size;
    const part = yield* rawRead(self, large ? missing - (missing % self.size) : self.size, thread);
    if (part === null && parts.every((each) => each.length === 0)) return null;
    if (part === null || part.length === 0) break;
    if (part.length > missing) {
      self.ahead = part;
      self.at = 0;
      parts.push(self.take(missing));
      break;
    }
    self.forget();
    parts.push(part);
    missing -= part.length;
  }
  return joinBytes(parts);
}

export function* readAll(self: PyBuffered, thread: Thread): Guest<Uint8Array | null> {
  const { below, file } = self;
  const start = self.take(self.left);
  self.forget();
  yield* flushWrites(self, thread);
  if (file !== null) return joinBytes([start, file.readAllNow()]);
  const parts = [start];
  const typed = below instanceof PyIOBase || (typeof below === 'object' && below !== null);
  const readall = typed && below.type.lookup('readall') !== undefined;
  for (;;) {
    const data = yield* ask(below, readall ? 'readall' : 'read', [], thread);
    if (data === null && parts.every((each) => each.length === 0)) return null;
    if (data === null) break;
    if (!(data instanceof PyBytes))
      return raise.typeError(readall ? 'readall() should return bytes' : 'read() should return bytes');
    parts.push(data.value);
    if (readall || data.value.length === 0) break;
  }
  return joinBytes(parts);
}

/** What is there, or else what one reading of the stream below gives. */
export function* readOnce(self: PyBuffered, count: number, thread: Thread): Guest<Uint8Array> {
  if (count === 0) return new Uint8Array();
  if (self.left > 0) return self.take(count);
  yield* flushWrites(self, thread);
  const part = yield* rawRead(self, count, thread);
  self.forget();
  return part ?? new Uint8Array();
}

/** What is read ahead; there is something unless the stream has ended. */
export function* lookAhead(self: PyBuffered, thread: Thread): Guest<Uint8Array> {
  if (self.left === 0) {
    yield* flushWrites(self, thread);
    const part = yield* rawRead(self, self.size, thread);
    self.ahead = part ?? new Uint8Array();
    self.at = 0;
  }
  return self.ahead.subarray(self.at);
}

export function* readLineOf(self: PyBuffered, limit: number, thread: Thread): Guest<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (let size = 0; limit < 0 || size < limit; ) {
    const ahead = yield* lookAhead(self, thread);
    if (ahead.length === 0) break;
    const found = ahead.indexOf(0x0a);
    const part = self.take(
      Math.min(found < 0 ? ahead.length : found + 1, limit < 0 ? Infinity : limit - size),
    );
    parts.push(part);
    size += part.length;
    if (part.at(-1) === 0x0a) break;
  }
  return joinBytes(parts);
}

// ── Writing ────────────────────────────────────────────────────────────────────────────────────────

export function* writeBytes(self: PyBuffered, data: Uint8Array, thread: Thread): Guest<void> {
  if (self.left > 0) yield* dropAhead(self, thread);
  else self.forget();
  if (self.outSize + data.length > self.size) yield* flushWrites(self, thread);
  if (data.length < self.size) {
    self.hold(data, thread);
    return;
  }
  const rest = data.length % self.size;
  yield* rawWrite(self, data.subarray(0, data.length - rest), thread);
  if (rest > 0) self.hold(data.subarray(data.length - rest), thread);
}
