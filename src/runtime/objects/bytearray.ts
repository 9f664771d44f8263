/** The built-in `bytearray`. CPython: Objects/bytearrayobject.c; docs: library/stdtypes.html#bytearray. */

import { defineType, method } from '../kernel/define.ts';
import { raise, typeName } from '../kernel/errors.ts';
import { None, type Unwind, type Value } from '../kernel/object.ts';
import { drive, type Guest } from '../kernel/pausing.ts';
import { countFrom, index, withIndex } from '../kernel/subscript.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { adopt, emptyTuple, NotImplemented, PyBytes, PyTuple } from '../kernel/values.ts';
import { isIndex, sizeFrom } from './bounds.ts';
import { anyBufferOf, bufferSlots, hasBuffer, PyBuffer, possibleBufferOf } from './buffer.ts';
import { newBytes } from './byte-sink.ts';
import { byteAt, byteComparisons, concatenation, containsBytes, repetition } from './bytes.ts';
import { bytesFromItems, constructedBytes, needByte, repeatBytes } from './bytes-arguments.ts';
import { byteMethods } from './bytes-methods.ts';
import { reducing, restoring, within } from './iterator-reduction.ts';
import { latin1Text } from './latin1.ts';
import { iteratorType, QuietIterator } from './native-iterator.ts';
import { percentFormatBytes } from './percent-format.ts';
import { quotedByteText } from './piecewise.ts';
import { objectState } from './reduction.ts';
import { type Chosen, PySlice, sequenceIndex, withSequenceIndex, withSlice } from './slice.ts';

/** Its bytes stand in a larger buffer: room at the end for growth, and at the start where bytes were taken away. */
export class PyByteArray extends PyBuffer {
  private buffer: Uint8Array;
  private start = 0;
  private size: number;

  /** `bytes` becomes its own. */
  constructor(bytes: Uint8Array) {
    super();
    this.buffer = bytes;
    this.size = bytes.length;
  }

  get value(): Uint8Array {
    return this.buffer.subarray(this.start, this.start + this.size);
  }

  override get isByteString(): boolean {
    return true;
  }

  get length(): number {
    return this.size;
  }

  at(index: number): number | undefined {
    return index < this.size ? this.buffer[this.start + index] : undefined;
  }

  set(bytes: Uint8Array): void {
    if (bytes.length === this.size && this.exports > 0) {
      this.value.set(bytes);
      return;
    }
    if (bytes.length !== this.size) this.checkResizable();
    this.buffer = bytes;
    this.start = 0;
    this.size = bytes.length;
  }

  push(byte: number): void {
    this.checkResizable();
    if (this.start + this.size === this.buffer.length) this.reserve(this.size + 1);
    this.buffer[this.start + this.size++] = byte;
  }

  /** What there is after the last `push`, as a `ByteSink` gives it. */
  finish(): Uint8Array {
    return this.value;
  }

  /** Puts `more` in the place of `[from, to)`. */
  splice(from: number, to: number, more: Uint8Array): void {
    const grows = more.length - (to - from);
    if (grows === 0) {
      this.value.set(more, from);
      return;
    }
    this.checkResizable();
    const { start, size } = this;
    if (from === 0 && grows < 0) {
      this.start = start - grows;
      this.size = size + grows;
      this.value.set(more);
      return;
    }
    const source = more.buffer === this.buffer.buffer ? more.slice() : more;
    if (start + size + grows > this.buffer.length) this.reserve(size + grows);
    const base = this.start;
    this.buffer.copyWithin(base + to + grows, base + to, base + size);
    this.buffer.set(source, base + from);
    this.size = size + grows;
  }

  private reserve(size: number): void {
    const larger = newBytes(size + (size >> 2) + 8);
    larger.set(this.value);
    this.buffer = larger;
    this.start = 0;
  }
}

const made = (bytes: Uint8Array) => new PyByteArray(bytes);

export const byteArrayType: PyType = defineType<PyByteArray>('bytearray', {
  doc: 'bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\nbytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\nbytearray(int) -> bytes array of size given by the parameter initialized with null bytes\nbytearray() -> empty bytes array\n\nConstruct a mutable bytearray object from:\n  - an iterable yielding integers in range(256)\n  - a text string encoded using the specified encoding\n  - a bytes or a buffer object\n  - any object implementing the buffer API.\n  - an integer',
  instances: PyByteArray,
  slots: {
    new: (type) => (type === byteArrayType ? made(newBytes(0)) : adopt(made(newBytes(0)), type)),
    *init(self, args, names, thread) {
      self.set(newBytes(0));
      self.set(yield* constructedBytes('bytearray', args, names, thread, self));
      return None;
    },
    repr: shown,
    str: shown,
    len: (self) => self.length,
    iter: (self) => new ByteArrayIterator(self),
    contains: (self, item, thread) => containsBytes(self, item, thread),
    getitem: (self, key, thread) => {
      if (key instanceof PySlice) {
        return withSlice<Value>(
          key,
          () => self.length,
          thread,
          (chosen) => made(chosen.ofBytes(self.value)),
        );
      }
      return withSequenceIndex<Value>('bytearray', key, thread, (at) =>
        byteAt(self.value, at, 'bytearray index out of range'),
      );
    },
    *setitem(self, key, value, thread) {
      if (key instanceof PySlice) {
        const bytes = yield* assignable(value, thread);
        assign(self, yield* key.resolve(() => self.length, thread), bytes);
        return None;
      }
      const at = yield* sequenceIndex('bytearray', key, thread);
      const byte = needByte(yield* index(value, thread));
      self.value[inside(self, at, 'bytearray index out of range')] = byte;
      return None;
    },
    *delitem(self, key, thread) {
      if (key instanceof PySlice) {
        remove(self, yield* key.resolve(() => self.length, thread));
        return None;
      }
      const at = inside(self, yield* sequenceIndex('bytearray', key, thread), 'bytearray index out of range');
      self.splice(at, at + 1, newBytes(0));
      return None;
    },
    add: (self, other, thread) => concatenation('bytearray', self, other, made, thread),
    iadd: (self, other, thread) => {
      const more =
        possibleBufferOf(other, thread) ?? raise.typeError(`can't concat ${typeName(other)} to bytearray`);
      self.splice(self.length, self.length, more);
      return self;
    },
    mul: (self, count, thread) => repetition(self, count, thread, made),
    rmul: (self, count, thread) => repetition(self, count, thread, made),
    imul: (self, count, thread) => {
      if (!isIndex(count)) raise.typeError(`can't multiply sequence by non-int of type '${typeName(count)}'`);
      return withIndex<Value>(count, thread, (times) => {
        self.set(repeatBytes(self.value, countFrom(times, count)));
        return self;
      });
    },
    *mod(self, values, thread) {
      return made(yield* percentFormatBytes(self.value, values, thread));
    },
    rmod: (self, other, thread) =>
      other instanceof PyByteArray ? drive(formatted(other, self, thread), thread) : NotImplemented,
    ...bufferSlots<PyByteArray>(() => ['B', 1]),
    ...byteComparisons(anyBufferOf),
  },
  methods: [
    ...byteMethods('bytearray', made),
    method(
      'append(self, item, /)',
      'Append a single item to the end of the bytearray.\n\n  item\n    The item to be appended.',
      (self: PyByteArray, item: Value, thread: Thread) =>
        withIndex<Value>(item, thread, (byte) => {
          self.splice(self.length, self.length, Uint8Array.of(needByte(byte)));
          return None;
        }),
    ),
    method(
      'extend(self, iterable_of_ints, /)',
      'Append all the items from the iterator or sequence to the end of the bytearray.\n\n  iterable_of_ints\n    The iterable of items to append.',
      function* (self: PyByteArray, iterable: Value, thread: Thread): Guest<Value> {
        const bytes = bufferForSlice(iterable, thread) ?? (yield* itemsFor(iterable, thread));
        self.splice(self.length, self.length, bytes);
        return None;
      },
    ),
    method(
      'insert(self, index, item, /)',
      'Insert a single item into the bytearray before the given index.\n\n  index\n    The index where the value is to be inserted.\n  item\n    The item to be inserted.',
      function* (self: PyByteArray, at: Value, item: Value, thread: Thread): Guest<Value> {
        const where = sizeFrom(yield* index(at, thread));
        const byte = needByte(yield* index(item, thread));
        const place = where < 0 ? Math.max(where + self.length, 0) : Math.min(where, self.length);
        self.splice(place, place, Uint8Array.of(byte));
        return None;
      },
    ),
    method(
      'pop(self, index=-1, /)',
      'Remove and return a single item from B.\n\n  index\n    The index from where to remove the item.\n    -1 (the default value) means remove the last item.\n\nIf no index argument is given, will pop the last item.',
      (self: PyByteArray, where: Value, thread: Thread) =>
        withIndex<Value>(where, thread, (integer) => {
          const at = sizeFrom(integer);
          if (self.length === 0) raise.indexError('pop from empty bytearray');
          const place = inside(self, at, 'pop index out of range');
          const byte = self.at(place)!;
          self.splice(place, place + 1, newBytes(0));
          return byte;
        }),
    ),
    method(
      'remove(self, value, /)',
      'Remove the first occurrence of a value in the bytearray.\n\n  value\n    The value to remove.',
      (self: PyByteArray, value: Value, thread: Thread) =>
        withIndex<Value>(value, thread, (byte) => {
          const at = self.value.indexOf(needByte(byte));
          if (at < 0) raise.valueError('value not found in bytearray');
          self.splice(at, at + 1, newBytes(0));
          return None;
        }),
    ),
    method('reverse(self, /)', 'Reverse the order of the values in B in place.', (self: PyByteArray) => {
      self.value.reverse();
      return None;
    }),
    method('clear(self, /)', 'Remove all items from the bytearray.', (self: PyByteArray) => {
      self.set(newBytes(0));
      return None;
    }),
    method('copy(self, /)', 'Return a copy of B.', (self: PyByteArray) => made(self.value.slice())),
    method(
      '__alloc__(self, /)',
      'B.__alloc__() -> int\n\nReturn the number of bytes actually allocated.',
      (self: PyByteArray) => (self.length === 0 ? 0 : self.length + 1),
    ),
    method(
      '__sizeof__(self, /)',
      'Returns the size of the bytearray object in memory, in bytes.',
      (self: PyByteArray) => 56 + (self.length === 0 ? 0 : self.length + 1),
    ),
    method('__reduce__(self, /)', 'Return state information for pickling.', reduced),
    method(
      '__reduce_ex__(self, proto=0, /)',
      'Return state information for pickling.',
      function* (self: PyByteArray, protocol: Value, thread: Thread) {
        if (Number(yield* index(protocol, thread)) < 3) return yield* reduced(self, thread);
        const args = new PyTuple([new PyBytes(self.value.slice())]);
        return new PyTuple([self.type, args, yield* objectState(self, thread)]);
      },
    ),
  ],
});

function shown(self: PyByteArray, thread: Thread): string | Unwind {
  return quotedByteText(self.value, thread, `${self.type.name}(`, ')');
}

/** Over bytes that may change meanwhile. */
class ByteArrayIterator extends QuietIterator {
  array: PyByteArray | null;
  index = 0;

  constructor(array: PyByteArray) {
    super();
    this.array = array;
  }

  advance(): Value | undefined {
    const byte = this.array?.at(this.index);
    if (byte === undefined) this.array = null;
    else this.index++;
    return byte;
  }
}

iteratorType(
  'bytearray_iterator',
  ByteArrayIterator,
  (self) => (self.array === null ? 0 : Math.max(0, self.array.length - self.index)),
  [
    reducing<ByteArrayIterator>(({ array, index }) =>
      array === null ? { of: emptyTuple } : { of: array, index },
    ),
    restoring<ByteArrayIterator>((self, index) => {
      if (self.array !== null) self.index = within(index, 0, self.array.length);
    }),
  ],
);

function* reduced(self: PyByteArray, thread: Thread): Guest<Value> {
  const args = new PyTuple([latin1Text(self.value), 'latin-1']);
  return new PyTuple([self.type, args, yield* objectState(self, thread)]);
}

function* formatted(format: PyByteArray, values: Value, thread: Thread): Guest<Value> {
  return made(yield* percentFormatBytes(format.value, values, thread));
}

function inside(self: PyByteArray, at: number, complaint: string): number {
  const place = at < 0 ? at + self.length : at;
  return place < 0 || place >= self.length ? raise.indexError(complaint) : place;
}

/** sic: the message is that of assigning to a slice. */
function bufferForSlice(value: Value, thread: Thread): Uint8Array | undefined {
  if (!hasBuffer(value)) return undefined;
  return (
    possibleBufferOf(value, thread) ?? raise.typeError(`can't set bytearray slice from ${typeName(value)}`)
  );
}

function* itemsFor(iterable: Value, thread: Thread): Guest<Uint8Array> {
  if (asString(iterable) !== undefined)
    raise.typeError(`expected iterable of integers; got: '${typeName(iterable)}'`);
  const refusal = `can't extend bytearray with ${typeName(iterable)}`;
  return yield* bytesFromItems(iterable, 'byte', refusal, thread);
}

/** What may be put in the place of a slice. */
function* assignable(value: Value, thread: Thread): Guest<Uint8Array> {
  const bytes = anyBufferOf(value, thread);
  if (bytes !== undefined) return bytes;
  if (isIndex(value) || asString(value) !== undefined) {
    raise.typeError('can assign only bytes, buffers, or iterables of ints in range(0, 256)');
  }
  return yield* constructedBytes('bytearray', [value], null, thread);
}

function assign(self: PyByteArray, chosen: Chosen, bytes: Uint8Array): void {
  const { start, step, count } = chosen;
  if (step === 1) {
    self.splice(start, start + count, bytes);
    return;
  }
  if (bytes.length === 0) {
    remove(self, chosen);
    return;
  }
  if (bytes.length !== count) {
    raise.valueError(`attempt to assign bytes of size ${bytes.length} to extended slice of size ${count}`);
  }
  const source = bytes.slice();
  const target = self.value;
  for (let i = 0, at = start; i < count; i++, at += step) target[at] = source[i]!;
}

function remove(self: PyByteArray, { start, step, count }: Chosen): void {
  if (count === 0) return;
  if (step === 1) {
    self.splice(start, start + count, newBytes(0));
    return;
  }
  const gone = new Set<number>();
  for (let i = 0, at = start; i < count; i++, at += step) gone.add(at);
  self.set(self.value.filter((_, at) => !gone.has(at)));
}
