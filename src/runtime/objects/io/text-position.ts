/**
 * `tell` and `seek` of text streams. CPython: Modules/_io/textio.c (_io_TextIOWrapper_tell).
 *
 * A position is a number of bytes when the decoder remembers nothing there; else it also holds the decoder's flag, and
 * how many bytes to decode and characters to skip from there on.
 */
import { osErrorType, raise } from '../../kernel/errors.ts';
import type { Value } from '../../kernel/object.ts';
import type { Guest } from '../../kernel/pausing.ts';
import { index, knownInteger } from '../../kernel/subscript.ts';
import type { Thread } from '../../kernel/thread.ts';
import { integer, PyBytes } from '../../kernel/values.ts';
import { bufferOf } from '../buffer.ts';
import { ByteSink } from '../byte-sink.ts';
import { ask, unsupported } from './io-base.ts';
import { Newlines } from './newlines.ts';
import { checkText, handOn, type PyTextIOWrapper, type Snapshot } from './text-stream.ts';

interface Position {
  readonly start: number;
  readonly flag: number;
  readonly feed: number;
  readonly skip: number;
}

const FIELD = 64n;
const MASK = (1n << FIELD) - 1n;

function packed({ start, flag, feed, skip }: Position): number | bigint {
  if (flag === 0 && feed === 0 && skip === 0) return start;
  return integer(
    BigInt(start) | (BigInt(flag) << FIELD) | (BigInt(feed) << (2n * FIELD)) | (BigInt(skip) << (3n * FIELD)),
  );
}

function unpacked(cookie: number | bigint): Position {
  const whole = BigInt(cookie);
  const field = (i: bigint) => Number((whole >> (i * FIELD)) & MASK);
  return { start: field(0n), flag: field(1n), feed: field(2n), skip: field(3n) };
}

export function* tell(self: PyTextIOWrapper, thread: Thread): Guest<Value> {
  yield* checkText(self, thread);
  const { buffer } = self;
  if (!self.isSeekable) unsupported('underlying stream is not seekable');
  if (!self.isTelling) raise.error(osErrorType, 'telling position disabled by next() call');
  yield* handOn(self, thread);
  yield* ask(self, 'flush', [], thread);
  const place = yield* ask(buffer, 'tell', [], thread);
  const { snapshot, decoding } = self;
  if (decoding === null || snapshot === null) return place;
  const before = Number(knownInteger(place) ?? (yield* index(place, thread))) - snapshot.bytes.length;
  const same = sameBytes(self, snapshot);
  if (same !== undefined) {
    snapshot.known = { at: self.at, size: same };
    return before + same;
  }
  const saved = yield* decoding.state(thread);
  const savedCR = self.newlines?.pendingCR ?? false;
  try {
    return packed(yield* search(self, snapshot, before, thread));
  } finally {
    yield* decoding.restore(saved, thread);
    if (self.newlines !== null) self.newlines.pendingCR = savedCR;
  }
}

/** Fast path: the text taken, encoded again, is what came in. */
function sameBytes(self: PyTextIOWrapper, snapshot: Snapshot): number | undefined {
  const { flag, bytes, known } = snapshot;
  if (self.at === 0 && flag === 0) return 0;
  if (flag !== 0 || self.codec.marks !== undefined) return undefined;
  const { encoder } = self.codec;
  const start = known !== undefined && known.at <= self.at ? known : { at: 0, size: 0 };
  const sink = new ByteSink(self.at - start.at + 4);
  const taken = self.text.slice(start.at, self.at);
  if (encoder.run(taken, 0, sink) !== null) return undefined;
  const { length } = sink;
  const encoded = sink.finish();
  const { size } = start;
  if (size + length > bytes.length) return undefined;
  for (let i = 0; i < length; i++) if (encoded[i] !== bytes[size + i]) return undefined;
  // the second half of a line end that was translated is still to come
  return self.newlines !== null && encoded[length - 1] === 0x0d ? undefined : size + length;
}

/** How many units the first `size` bytes of the snapshot give, and what the decoder then remembers. */
function* prefix(
  self: PyTextIOWrapper,
  { flag, bytes }: Snapshot,
  size: number,
  thread: Thread,
): Guest<{ units: number; flag: number; isClean: boolean }> {
  const decoding = self.decoding!;
  yield* decoding.restore({ pending: new Uint8Array(), flag: flag >> 1 }, thread);
  const input = bytes.subarray(0, size);
  let text = decoding.decodeNow(input, false) ?? (yield* decoding.decode(input, false, thread));
  let heldCR = 0;
  if (self.newlines !== null) {
    const newlines = new Newlines(self.newlines.translate);
    newlines.pendingCR = (flag & 1) === 1;
    text = newlines.decode(text, false);
    heldCR = newlines.pendingCR ? 1 : 0;
  }
  const after = yield* decoding.state(thread);
  return { units: text.length, flag: after.flag * 2 + heldCR, isClean: after.pending.length === 0 };
}

function* search(self: PyTextIOWrapper, snapshot: Snapshot, before: number, thread: Thread): Guest<Position> {
  const wanted = self.at;
  if (wanted === 0) return { start: before, flag: snapshot.flag, feed: 0, skip: 0 };
  let low = 0;
  let high = snapshot.bytes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((yield* prefix(self, snapshot, middle, thread)).units >= wanted) high = middle;
    else low = middle + 1;
  }
  const there = yield* prefix(self, snapshot, low, thread);
  if (there.units === wanted && there.isClean)
    return { start: before + low, flag: there.flag, feed: 0, skip: 0 };
  for (let size = low; ; size--) {
    const earlier = yield* prefix(self, snapshot, size, thread);
    if (size > 0 && (!earlier.isClean || earlier.units > wanted)) continue;
    return {
      start: before + size,
      flag: size === 0 ? snapshot.flag : earlier.flag,
      feed: low - size,
      skip: wanted - (size === 0 ? 0 : earlier.units),
    };
  }
}

export function* seek(self: PyTextIOWrapper, cookie: Value, whence: number, thread: Thread): Guest<Value> {
  yield* checkText(self, thread);
  const { buffer } = self;
  if (!self.isSeekable) unsupported('underlying stream is not seekable');
  let target: Value = cookie;
  if (whence === 1) {
    if (cookie !== 0) unsupported("can't do nonzero cur-relative seeks");
    target = yield* ask(self, 'tell', [], thread);
  } else if (whence === 2) {
    if (cookie !== 0) unsupported("can't do nonzero end-relative seeks");
    yield* ask(self, 'flush', [], thread);
    yield* forget(self, null, thread);
    const end = yield* ask(buffer, 'seek', [0, 2], thread);
    self.hasStarted = end !== 0;
    return end;
  } else if (whence !== 0) raise.valueError(`invalid whence (${whence}, should be 0, 1 or 2)`);
  const place = yield* index(target, thread);
  if (place < 0) raise.valueError(`negative seek position ${place}`);
  yield* ask(self, 'flush', [], thread);
  const { start, flag, feed, skip } = unpacked(place);
  yield* ask(buffer, 'seek', [start], thread);
  yield* forget(self, start === 0 ? null : flag, thread);
  if (self.decoding !== null) self.snapshot = { flag, bytes: new Uint8Array() };
  if (skip > 0 && self.decoding !== null) {
    const given = yield* ask(buffer, 'read', [feed], thread);
    const bytes = bufferOf(given) ?? new PyBytes(new Uint8Array()).value;
    const text = self.decoding.decodeNow(bytes, false) ?? (yield* self.decoding.decode(bytes, false, thread));
    self.text = self.newlines === null ? text : self.newlines.decode(text, false);
    self.snapshot = { flag, bytes };
    if (self.text.length < skip) raise.error(osErrorType, "can't restore logical file position");
    self.at = skip;
  }
  self.hasStarted = place !== 0;
  return target;
}

/** The flag is null where the decoder begins anew. */
function* forget(self: PyTextIOWrapper, flag: number | null, thread: Thread): Guest<void> {
  self.forgetText();
  self.snapshot = null;
  if (self.newlines !== null) self.newlines.pendingCR = ((flag ?? 0) & 1) === 1;
  if (self.decoding === null) return;
  if (flag === null) yield* self.decoding.reset(thread);
  else yield* self.decoding.restore({ pending: new Uint8Array(), flag: flag >> 1 }, thread);
}
