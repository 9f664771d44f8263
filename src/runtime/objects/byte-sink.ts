/** Bytes that grow at the end. */
import { memoryErrorType, raise } from '../kernel/errors.ts';

/** Most bytes that one object may have. */
export const LARGEST_BYTES = 2 ** 32;

export class ByteSink {
  length = 0;
  private buffer: Uint8Array;

  constructor(capacity: number) {
    this.buffer = newBytes(capacity);
  }

  push(byte: number): void {
    if (this.length === this.buffer.length) this.reserve(1);
    this.buffer[this.length++] = byte;
  }

  append(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.buffer.length) this.reserve(bytes.length);
    this.buffer.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** What was put in; the sink is not used any more. */
  finish(): Uint8Array {
    return this.length === this.buffer.length ? this.buffer : this.buffer.slice(0, this.length);
  }

  private reserve(more: number): void {
    const larger = newBytes(Math.max(this.length + more, this.buffer.length * 2));
    larger.set(this.buffer);
    this.buffer = larger;
  }
}

/** Zeroed memory, or MemoryError. */
export function newBytes(size: number): Uint8Array {
  if (size > LARGEST_BYTES) raise.error(memoryErrorType);
  try {
    return new Uint8Array(size);
  } catch {
    return raise.error(memoryErrorType);
  }
}
