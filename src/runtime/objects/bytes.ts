/** The built-in `bytes`. CPython: Objects/bytesobject.c; docs: library/stdtypes.html#bytes. */
import { bytesType, typeOf } from '../kernel/birth.ts';
import type { Comparison } from '../kernel/compare.ts';
import { describeType, method } from '../kernel/define.ts';
import { raise, typeName } from '../kernel/errors.ts';
import type { Result, Unwind, Value } from '../kernel/object.ts';
import { drive, type Guest } from '../kernel/pausing.ts';
import { hashString } from '../kernel/string-hash.ts';
import { countFrom, knownInteger, withIndex } from '../kernel/subscript.ts';
import type { Thread } from '../kernel/thread.ts';
import { adopt, emptyTuple, NotImplemented, PyBytes, PyTuple } from '../kernel/values.ts';
import { isIndex } from './bounds.ts';
import { bufferOf, bufferSlots, notBytesLike, possibleBufferOf } from './buffer.ts';
import { indexOfBytes } from './byte-search.ts';
import {
  compareBytes,
  constructedBytes,
  joinBytes,
  needByte,
  ownBytes,
  repeatBytes,
} from './bytes-arguments.ts';
import { type ByteString, byteMethods } from './bytes-methods.ts';
import { reducing, restoring, within } from './iterator-reduction.ts';
import { latin1Text } from './latin1.ts';
import { iteratorType, QuietIterator } from './native-iterator.ts';
import { percentFormatBytes } from './percent-format.ts';
import { quotedByteText } from './piecewise.ts';
import { PySlice, withSequenceIndex, withSlice } from './slice.ts';

describeType<PyBytes>(bytesType, {
  itemSize: 1,
  doc: 'bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\nbytes(int) -> bytes object of size given by the parameter initialized with null bytes\nbytes() -> empty bytes object\n\nConstruct an immutable array of bytes from:\n  - an iterable yielding integers in range(256)\n  - a text string encoded using the specified encoding\n  - any object implementing the buffer API.\n  - an integer',
  instances: PyBytes,
  slots: {
    *new(type, args, names, thread) {
      const [source] = args;
      if (
        type === bytesType &&
        args.length === 1 &&
        names === null &&
        source instanceof PyBytes &&
        source.type === type
      )
        return source;
      // sic: what `__bytes__` gives stays as it is, also when it is of a subclass
      if (type === bytesType && args.length === 1 && names === null) {
        const own = yield* ownBytes(source!, thread);
        if (own !== undefined) return own;
      }
      const bytes = new PyBytes(yield* constructedBytes('bytes', args, names, thread));
      return type === bytesType ? bytes : adopt(bytes, type);
    },
    repr: (self, thread) => quotedByteText(self.value, thread),
    str: (self, thread) => quotedByteText(self.value, thread),
    hash: (self) => hashString(latin1Text(self.value)),
    len: (self) => self.value.length,
    iter: (self) => new BytesIterator(self),
    contains: (self, item, thread) => containsBytes(self, item, thread),
    getitem: (self, key, thread) => {
      if (key instanceof PySlice) {
        return withSlice<Value>(
          key,
          self.value.length,
          thread,
          (chosen) => new PyBytes(chosen.ofBytes(self.value)),
        );
      }
      return withSequenceIndex<Value>('byte', key, thread, (at) =>
        byteAt(self.value, at, 'index out of range'),
      );
    },
    add: (self, other, thread) => concatenation('bytes', self, other, (bytes) => new PyBytes(bytes), thread),
    mul: (self, count, thread) => repetition(self, count, thread, (bytes) => new PyBytes(bytes)),
    rmul: (self, count, thread) => repetition(self, count, thread, (bytes) => new PyBytes(bytes)),
    *mod(self, values, thread) {
      return new PyBytes(yield* percentFormatBytes(self.value, values, thread));
    },
    rmod: (self, other, thread) => {
      if (!(other instanceof PyBytes)) return NotImplemented;
      return drive(formatted(other, self, thread), thread);
    },
    buffer: bufferSlots<PyBytes>(() => ['B', 1]).buffer,
    ...byteComparisons((other) => (other instanceof PyBytes ? other.value : undefined)),
  },
  methods: [
    ...byteMethods('bytes', (bytes) => new PyBytes(bytes)),
    method('__bytes__(self, /)', 'Convert this value to exact type bytes.', (self: PyBytes) =>
      self.type === bytesType ? self : new PyBytes(self.value),
    ),
    method('__getnewargs__(self, /)', '', (self: PyBytes) => new PyTuple([new PyBytes(self.value)])),
    method(
      '__sizeof__(self, /)',
      'Size of object in memory, in bytes.',
      (self: PyBytes) => 33 + self.value.length,
    ),
  ],
});

/** Over the bytes of an object that can't change. */
class BytesIterator extends QuietIterator {
  /** Null when it has come to the end. */
  bytes: PyBytes | null;
  index = 0;

  constructor(bytes: PyBytes) {
    super();
    this.bytes = bytes;
  }

  advance(): Value | undefined {
    const byte = this.bytes?.value[this.index];
    if (byte === undefined) this.bytes = null;
    else this.index++;
    return byte;
  }
}

iteratorType(
  'bytes_iterator',
  BytesIterator,
  (self) => (self.bytes === null ? 0 : self.bytes.value.length - self.index),
  [
    reducing<BytesIterator>(({ bytes, index }) =>
      bytes === null ? { of: emptyTuple } : { of: bytes, index },
    ),
    restoring<BytesIterator>((self, index) => {
      if (self.bytes !== null) self.index = within(index, 0, self.bytes.value.length);
    }),
  ],
);

function* formatted(format: PyBytes, values: Value, thread: Thread): Guest<Value> {
  return new PyBytes(yield* percentFormatBytes(format.value, values, thread));
}

export function containsBytes(self: ByteString, item: Value, thread: Thread): boolean | Unwind {
  const bytes = isIndex(item) ? undefined : bufferOf(item, thread);
  if (bytes !== undefined) return indexOfBytes(self.value, bytes, 0, self.value.length) >= 0;
  if (!isIndex(item)) notBytesLike(item);
  return withIndex<boolean>(item, thread, (byte) => self.value.includes(needByte(byte)));
}

export function byteAt(bytes: Uint8Array, at: number, complaint: string): number {
  return bytes[at < 0 ? at + bytes.length : at] ?? raise.indexError(complaint);
}

/** `a + b` */
export function concatenation(
  type: string,
  self: ByteString,
  other: Value,
  make: (bytes: Uint8Array) => Value,
  thread: Thread,
): Result {
  const more = possibleBufferOf(other, thread);
  if (more !== undefined) return make(joinBytes(self.value, more));
  const otherType = typeOf(other);
  // A class written in Python is asked before its instance is refused.
  if (otherType.isHeap && otherType.slots.radd !== undefined) return NotImplemented;
  return raise.typeError(`can't concat ${typeName(other)} to ${type}`);
}

/** `bytes * count` */
export function repetition(
  self: ByteString,
  count: Value,
  thread: Thread,
  make: (bytes: Uint8Array) => Value,
): Result {
  if (knownInteger(count) === undefined && !isIndex(count)) {
    const type = typeOf(count);
    if (type.isHeap && (type.slots.rmul !== undefined || type.slots.mul !== undefined)) return NotImplemented;
    return raise.typeError(`can't multiply sequence by non-int of type '${type.name}'`);
  }
  return withIndex<Value>(count, thread, (times) => {
    const copies = countFrom(times, count);
    if (self instanceof PyBytes) {
      if (copies === 1 && self.type === bytesType) return self;
      if (self.value.length * copies >= 2 ** 63) raise.overflowError('repeated bytes are too long');
    }
    return make(repeatBytes(self.value, copies));
  });
}

/** The slots of comparison with what `bytesOf` knows. */
export function byteComparisons(
  bytesOf: (other: Value, thread: Thread) => Uint8Array | undefined,
): Record<Comparison, (self: ByteString, other: Value, thread: Thread) => Value> {
  const compared =
    (decide: (order: number) => boolean) => (self: ByteString, other: Value, thread: Thread) => {
      const bytes = bytesOf(other, thread);
      return bytes === undefined ? NotImplemented : decide(compareBytes(self.value, bytes));
    };
  return {
    eq: compared((order) => order === 0),
    ne: compared((order) => order !== 0),
    lt: compared((order) => order < 0),
    le: compared((order) => order <= 0),
    gt: compared((order) => order > 0),
    ge: compared((order) => order >= 0),
  };
}
