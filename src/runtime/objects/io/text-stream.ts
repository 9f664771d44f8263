/** What a text stream holds, and how it reads and writes. CPython: Modules/_io/textio.c (_textiowrapper_*). */
import type { FileHandle } from '../../host/host.ts';
import { getAttribute } from '../../kernel/attributes.ts';
import { raise, typeName } from '../../kernel/errors.ts';
import type { Value } from '../../kernel/object.ts';
import { finished, type Guest } from '../../kernel/pausing.ts';
import type { Thread } from '../../kernel/thread.ts';
import { truth } from '../../kernel/truth.ts';
import { PyBytes } from '../../kernel/values.ts';
import { bufferOf } from '../buffer.ts';
import { type Codec, codecNamed, encodeBy } from '../codecs.ts';
import { isEncodable, type StandardStream } from '../console-text.ts';
import { characters, countCodePoints, hasPairs } from '../text-width.ts';
import { PyBuffered } from './buffer-state.ts';
import { ask, closedError, joinBytes, PyIOBase, unsupported } from './io-base.ts';
import { lineEnd, type Newlines } from './newlines.ts';
import { filesOf, type OpenFiles, type Writer } from './open-files.ts';
import type { Decoding } from './text-decoding.ts';

export const CHUNK = 8192;

/** Where the decoded text came from: the decoder's state, and the bytes it got then. */
export interface Snapshot {
  readonly flag: number;
  readonly bytes: Uint8Array;
  /** How many bytes gave so many units of the text: found by the last `tell`. */
  known?: { readonly at: number; readonly size: number };
}

export class PyTextIOWrapper extends PyIOBase implements Writer {
  /** `undefined` before `__init__` and after `detach`. */
  private under: Value | undefined = undefined;
  /** Makes the binary stream of a standard stream when somebody asks for it. */
  lazyBuffer: (() => Value) | null = null;
  isReady = false;
  isDetached = false;
  /** The standard stream that it is, as long as nothing was changed about it: then it needs no buffer. */
  console: StandardStream | null = null;
  codec: Codec = codecNamed('utf-8');
  encoding: Value = 'UTF-8';
  errors = 'strict';
  /** What ends a line when reading, as `lineEnd` takes it. */
  newline: string | null = null;
  /** What is written for `\n`; null for itself. */
  writtenNewline: string | null = null;
  isLineBuffered = false;
  isWrittenThrough = false;
  isSeekable = false;
  isTelling = false;
  decoding: Decoding | null = null;
  newlines: Newlines | null = null;
  isWritable = false;
  /** A program's incremental encoder. */
  programEncoder: Value = null;
  /** No byte order mark is written any more. */
  hasStarted = false;
  text = '';
  at = 0;
  snapshot: Snapshot | null = null;
  chunkSize = CHUNK;
  /** Written, but not handed to the buffer yet: bytes, then text. */
  private outBytes: Uint8Array[] = [];
  private outText = '';
  outSize = 0;
  files: OpenFiles | null = null;

  get buffer(): Value {
    if (this.lazyBuffer !== null) {
      this.under = this.lazyBuffer();
      this.lazyBuffer = null;
    }
    if (this.under === undefined) {
      if (this.isDetached) raise.valueError('underlying buffer has been detached');
      raise.valueError('I/O operation on uninitialized object');
    }
    return this.under;
  }

  set buffer(buffer: Value) {
    this.under = buffer;
  }

  get hasBuffer(): boolean {
    return this.under !== undefined;
  }

  detached(): void {
    this.under = undefined;
    this.isDetached = true;
  }

  /** The buffer below, when it and its file need no guest code and are open. */
  get direct(): PyBuffered | null {
    const { under } = this;
    if (!(under instanceof PyBuffered) || under.type.isHeap) return null;
    return under.handleBelow === null ? null : under;
  }

  get handleBelow(): FileHandle | null {
    return this.direct?.handleBelow ?? null;
  }

  /** Whether every text has bytes that can be made later. */
  get encodesLater(): boolean {
    return this.codec.name === 'utf-8';
  }

  holdText(text: string, thread: Thread): void {
    if (this.outSize === 0) this.holdsBack(thread);
    this.outText += text;
    this.outSize += text.length;
  }

  holdBytes(bytes: Uint8Array, thread: Thread): void {
    if (this.outSize === 0) this.holdsBack(thread);
    this.collect();
    this.outBytes.push(bytes);
    this.outSize += bytes.length;
  }

  private holdsBack(thread: Thread): void {
    this.files ??= filesOf(thread);
    this.files.holdsBack(this);
  }

  private collect(): void {
    if (this.outText === '') return;
    this.outBytes.push(new TextEncoder().encode(this.outText));
    this.outText = '';
  }

  /** What is held back; it is not any more. */
  released(): Uint8Array {
    this.collect();
    const bytes = joinBytes(this.outBytes);
    this.outBytes = [];
    this.outSize = 0;
    this.files?.handedOn(this);
    return bytes;
  }

  /** Hands what is held back to a buffer that needs no guest code. */
  handOnNow(buffer: PyBuffered, thread: Thread | null): void {
    const bytes = this.released();
    const file = buffer.file!;
    if (buffer.left > 0) {
      file.seekNow(-buffer.left, 1);
      buffer.forget();
    }
    if (buffer.outSize + bytes.length > buffer.size || thread === null) buffer.flushNow();
    if (bytes.length >= buffer.size || thread === null) file.writeAllNow(bytes);
    else buffer.hold(bytes, thread);
  }

  flushNow(): boolean {
    if (this.outSize === 0) return true;
    const { direct } = this;
    if (direct === null) {
      const gone = this.under instanceof PyBuffered && this.under.file !== null;
      if (gone) this.released();
      return gone;
    }
    this.handOnNow(direct, null);
    return true;
  }

  forgetText(): void {
    this.text = '';
    this.at = 0;
  }
}

/** A stream that was initialized and is open. */
export function* checkText(self: PyTextIOWrapper, thread: Thread): Guest<void> {
  if (!self.isReady) raise.valueError('I/O operation on uninitialized object');
  if (self.console !== null || self.direct !== null) return;
  const closed = yield* finished(getAttribute(self.buffer, 'closed', thread));
  if (yield* finished(truth(closed, thread))) closedError();
}

// ── Writing ────────────────────────────────────────────────────────────────────────────────────────

/** The text as it is written to a file. */
function translated(self: PyTextIOWrapper, text: string): string {
  const { writtenNewline } = self;
  return writtenNewline !== null && text.includes('\n') ? text.replaceAll('\n', writtenNewline) : text;
}

/** Writes at once when nothing has to be asked; false if it has to. */
export function writeNow(self: PyTextIOWrapper, given: string, thread: Thread): boolean {
  const { direct } = self;
  if (direct === null || self.console !== null || !self.isReady || !self.isWritable || !self.encodesLater)
    return false;
  if (self.isLineBuffered || self.isWrittenThrough || self.snapshot !== null || self.text !== '')
    return false;
  if (!isEncodable(given)) return false;
  const text = translated(self, given);
  self.holdText(text, thread);
  if (self.outSize > self.chunkSize) self.handOnNow(direct, thread);
  return true;
}

export function* writeText(self: PyTextIOWrapper, given: string, thread: Thread): Guest<void> {
  yield* checkText(self, thread);
  if (!self.isWritable) unsupported('not writable');
  const text = translated(self, given);
  const needsFlush = self.isLineBuffered && /[\n\r]/.test(text);
  if (self.encodesLater && isEncodable(text)) self.holdText(text, thread);
  else {
    const encoded =
      self.programEncoder === null
        ? yield* finished(encodeBy(codecNow(self), text, self.errors, thread))
        : yield* ask(self.programEncoder, 'encode', [text], thread);
    if (!(encoded instanceof PyBytes))
      raise.typeError(`encoder should return a bytes object, not '${typeName(encoded)}'`);
    if (encoded instanceof PyBytes) {
      self.hasStarted = true;
      self.holdBytes(encoded.value, thread);
    }
  }
  if (self.outSize > self.chunkSize || needsFlush || self.isWrittenThrough) yield* handOn(self, thread);
  if (needsFlush) yield* ask(self.buffer, 'flush', [], thread);
  self.forgetText();
  self.snapshot = null;
  if (self.decoding !== null) yield* self.decoding.reset(thread);
  if (self.newlines !== null) self.newlines.pendingCR = false;
}

/** A byte order mark is written only once. */
function codecNow(self: PyTextIOWrapper): Codec {
  const { codec } = self;
  if (!self.hasStarted || codec.encoder.prefix === undefined) return codec;
  return { ...codec, encoder: { ...codec.encoder, prefix: undefined as never } };
}

/** Hands what is held back to the buffer. */
export function* handOn(self: PyTextIOWrapper, thread: Thread): Guest<void> {
  if (self.outSize === 0) return;
  const { direct } = self;
  if (direct !== null) self.handOnNow(direct, thread);
  else yield* ask(self.buffer, 'write', [new PyBytes(self.released())], thread);
}

// ── Reading ────────────────────────────────────────────────────────────────────────────────────────

/** Decodes the next piece; false at the end. Undefined when that needs guest code: `fill` does it. */
function fillNow(self: PyTextIOWrapper): boolean | undefined {
  const { direct, decoding } = self;
  if (direct === null || decoding === null || self.outSize > 0) return undefined;
  const isNative = 'flag' in decoding;
  if (!isNative) return undefined;
  const { pending, flag } = decoding as unknown as { pending: Uint8Array; flag: number };
  direct.flushNow();
  const bytes = direct.left > 0 ? direct.take(self.chunkSize) : direct.file!.readNow(self.chunkSize);
  direct.ahead.length === direct.at && direct.forget();
  const final = bytes.length === 0;
  const decoded = decoding.decodeNow(bytes, final);
  if (decoded === undefined) {
    direct.ahead = joinBytes([bytes, direct.ahead.subarray(direct.at)]);
    direct.at = 0;
    return undefined;
  }
  accept(self, decoded, final, pending, flag, bytes);
  return self.text !== '' || !final;
}

function accept(
  self: PyTextIOWrapper,
  decoded: string,
  final: boolean,
  pending: Uint8Array,
  flag: number,
  bytes: Uint8Array,
): void {
  const heldCR = self.newlines?.pendingCR === true ? 1 : 0;
  self.text = self.newlines === null ? decoded : self.newlines.decode(decoded, final);
  self.at = 0;
  if (self.isTelling)
    self.snapshot = {
      flag: flag * 2 + heldCR,
      bytes: pending.length === 0 ? bytes : joinBytes([pending, bytes]),
    };
}

/** The next piece of decoded text; false at the end. */
export function* fill(self: PyTextIOWrapper, thread: Thread): Guest<boolean> {
  const now = fillNow(self);
  if (now !== undefined) return now;
  const decoding = self.decoding ?? unsupported('not readable');
  const { pending, flag } = yield* decoding.state(thread);
  const { buffer } = self;
  const reader = buffer instanceof PyIOBase && buffer.type.lookup('read1') === undefined ? 'read' : 'read1';
  const given = yield* ask(buffer, reader, [self.chunkSize], thread);
  const bytes = bufferOf(given);
  if (bytes === undefined)
    return raise.typeError(
      `underlying ${reader}() should have returned a bytes-like object, not '${typeName(given)}'`,
    );
  const final = bytes.length === 0;
  const decoded = decoding.decodeNow(bytes, final) ?? (yield* decoding.decode(bytes, final, thread));
  accept(self, decoded, final, pending, flag, bytes.slice());
  return self.text !== '' || !final;
}

export function* needReadable(self: PyTextIOWrapper, thread: Thread): Guest<void> {
  yield* checkText(self, thread);
  if (self.decoding === null) unsupported('not readable');
  yield* handOn(self, thread);
}

/** The next line at once, if that needs no guest code; the empty string at the end. */
export function readLineNow(self: PyTextIOWrapper): string | undefined {
  if (self.direct === null || self.decoding === null || self.outSize > 0) return undefined;
  const { text, at } = self;
  const end = lineEnd(text, at, self.newline);
  if (end >= 0) {
    self.at = end;
    return at === 0 && end === text.length ? text : text.slice(at, end);
  }
  if (self.newline === '\r\n') return undefined;
  const parts: string[] = at < text.length ? [text.slice(at)] : [];
  for (;;) {
    self.at = self.text.length;
    const more = fillNow(self);
    if (more === undefined) {
      if (parts.length > 0) self.text = parts.join('');
      self.at = 0;
      if (parts.length > 0) self.snapshot = null;
      return undefined;
    }
    if (!more) break;
    const next = lineEnd(self.text, 0, self.newline);
    self.at = next < 0 ? self.text.length : next;
    parts.push(self.text.slice(0, self.at));
    if (next >= 0) break;
  }
  return parts.length === 1 ? parts[0]! : parts.join('');
}

export function* readLine(self: PyTextIOWrapper, limit: number, thread: Thread): Guest<string> {
  const parts: string[] = [];
  let left = limit;
  while (left !== 0) {
    if (self.at >= self.text.length) {
      let more = yield* fill(self, thread);
      while (more && self.text === '') more = yield* fill(self, thread);
      if (!more) break;
    }
    let end = lineEnd(self.text, self.at, self.newline);
    if (end < 0 && self.newline === '\r\n' && self.text.endsWith('\r')) {
      yield* goOn(self, thread);
      end = lineEnd(self.text, self.at, self.newline);
    }
    const from = self.at;
    const rest = end < 0 ? self.text.length : end;
    const to = left < 0 ? rest : Math.min(rest, from + unitsOf(self.text, from, left));
    self.at = to;
    const part = self.text.slice(from, to);
    parts.push(part);
    if (left > 0) left -= countCodePoints(part);
    if (to === end) break;
  }
  return parts.join('');
}

/** Joins the next piece to the text: a line end may be cut in two. */
function* goOn(self: PyTextIOWrapper, thread: Thread): Guest<void> {
  const { text, at, snapshot } = self;
  yield* fill(self, thread);
  const more = self.snapshot;
  self.text = text + self.text;
  self.at = at;
  if (snapshot !== null && more !== null)
    self.snapshot = { flag: snapshot.flag, bytes: joinBytes([snapshot.bytes, more.bytes]) };
}

/** How many units `count` characters from `from` have; more than there are when the text ends before. */
function unitsOf(text: string, from: number, count: number): number {
  if (!hasPairs(text)) return count;
  const wanted = characters(text.slice(from, from + 2 * count)).slice(0, count);
  return wanted.length < count ? text.length : wanted.join('').length;
}

export function* readCharacters(self: PyTextIOWrapper, count: number, thread: Thread): Guest<string> {
  const parts: string[] = [];
  let left = count;
  while (left > 0) {
    if (self.at >= self.text.length) {
      if (!(yield* fill(self, thread))) break;
      continue;
    }
    const to = Math.min(self.text.length, self.at + unitsOf(self.text, self.at, left));
    const part = self.text.slice(self.at, to);
    self.at = to;
    parts.push(part);
    left -= countCodePoints(part);
  }
  return parts.join('');
}

export function* readRest(self: PyTextIOWrapper, thread: Thread): Guest<string> {
  const decoding = self.decoding!;
  const given = yield* ask(self.buffer, 'read', [], thread);
  const bytes = given === null ? undefined : bufferOf(given);
  if (bytes === undefined)
    return raise.typeError(
      `underlying read() should have returned a bytes-like object, not '${typeName(given)}'`,
    );
  const decoded = decoding.decodeNow(bytes, true) ?? (yield* decoding.decode(bytes, true, thread));
  const start = self.text.slice(self.at);
  const text = start + (self.newlines === null ? decoded : self.newlines.decode(decoded, true));
  self.forgetText();
  self.snapshot = null;
  return text;
}
