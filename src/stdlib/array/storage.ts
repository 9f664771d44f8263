/** The memory of an `array`. CPython: Modules/arraymodule.c (array_resize). */
import { memoryErrorType, raise } from '../../runtime/kernel/errors.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { PyBuffer } from '../../runtime/objects/buffer.ts';
import { LARGEST_BYTES, newBytes } from '../../runtime/objects/byte-sink.ts';
import { readItem, type TypeCode } from './items.ts';

/** Items of one kind in memory, with room at the end. */
export class PyArray extends PyBuffer {
  readonly kind: TypeCode;
  length = 0;
  private room = newBytes(0);
  private items = new DataView(this.room.buffer);

  constructor(kind: TypeCode) {
    super();
    this.kind = kind;
  }

  get value(): Uint8Array {
    return this.room.subarray(0, this.length * this.kind.size);
  }

  get(index: number): Value {
    return readItem(this.kind, this.items, index);
  }

  put(index: number, item: number | bigint): void {
    this.kind.item.write(this.items, index * this.kind.size, item, true);
  }

  push(item: number | bigint): void {
    const { length } = this;
    this.splice(length, length, 1);
    this.put(length, item);
  }

  override checkResizable(): void {
    if (this.exports > 0) this.forgetDropped();
    if (this.exports > 0) raise.bufferError('cannot resize an array that is exporting buffers');
  }

  /** Makes `[from, to)` a gap of `count` items. */
  splice(from: number, to: number, count: number): void {
    const grows = count - (to - from);
    if (grows === 0) return;
    this.checkResizable();
    const { size } = this.kind;
    const length = this.length + grows;
    if (length * size > this.room.length) this.reserve(length * size);
    this.room.copyWithin(from * size + count * size, to * size, this.length * size);
    this.length = length;
  }

  append(bytes: Uint8Array): void {
    const { length } = this;
    const source = bytes.buffer === this.room.buffer ? bytes.slice() : bytes;
    this.splice(length, length, bytes.length / this.kind.size);
    this.room.set(source, length * this.kind.size);
  }

  private reserve(size: number): void {
    if (size > LARGEST_BYTES) raise.error(memoryErrorType);
    const larger = newBytes(size + (size >> 3) + 16);
    larger.set(this.value);
    this.room = larger;
    this.items = new DataView(larger.buffer, larger.byteOffset, larger.byteLength);
  }
}

export function arrayOf(kind: TypeCode, bytes: Uint8Array): PyArray {
  const array = new PyArray(kind);
  if (bytes.length > 0) array.append(bytes);
  return array;
}
