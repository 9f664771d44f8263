/** One output of the process, buffered as CPython's io.TextIOWrapper over io.BufferedWriter. */
import { writeSync } from 'node:fs';
import { HostError } from '../host.ts';
import { codeOf } from './errors.ts';

/** CPython's io.DEFAULT_BUFFER_SIZE. */
const bufferSize = 8192;

/** Longer texts are encoded in parts. */
const mostEncodedAtOnce = 1 << 20;

export type Buffering = 'block' | 'line' | 'none';

export class NodeOutput {
  private readonly descriptor: number;
  private readonly buffering: Buffering;
  /** Written and not encoded yet; comes after `parts`. */
  private text = '';
  private parts: Uint8Array[] = [];
  /** Of `parts`, and of `text` if it were ASCII. */
  private size = 0;

  constructor(descriptor: number, buffering: Buffering) {
    this.descriptor = descriptor;
    this.buffering = buffering;
  }

  /** What is in the buffer stays there when the outside takes nothing; then nothing more is accepted either. */
  write(chunk: string | Uint8Array): void {
    if (this.size >= bufferSize) this.flush();
    this.size += chunk.length;
    if (typeof chunk === 'string') this.text += chunk;
    else this.addPart(chunk.slice());
    if (this.size >= bufferSize || this.endsLine(chunk)) this.flush();
  }

  flush(): void {
    if (this.text !== '') this.addPart(new Uint8Array());
    while (this.parts.length > 0) {
      const written = this.writeOut(this.parts[0]!);
      this.size -= written;
      if (written === this.parts[0]!.length) this.parts.shift();
      else this.parts[0] = this.parts[0]!.subarray(written);
    }
    this.size = 0;
  }

  private endsLine(chunk: string | Uint8Array): boolean {
    if (this.buffering === 'block') return false;
    if (this.buffering === 'none') return true;
    return typeof chunk === 'string'
      ? chunk.includes('\n') || chunk.includes('\r')
      : chunk.includes(10) || chunk.includes(13);
  }

  private addPart(part: Uint8Array): void {
    const { text } = this;
    this.text = '';
    for (let start = 0; start < text.length; ) {
      let end = Math.min(start + mostEncodedAtOnce, text.length);
      if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end--;
      this.parts.push(Buffer.from(text.slice(start, end)));
      start = end;
    }
    if (part.length > 0) this.parts.push(part);
  }

  private writeOut(bytes: Uint8Array): number {
    for (;;) {
      try {
        return writeSync(this.descriptor, bytes);
      } catch (error) {
        const code = codeOf(error);
        if (code === 'EAGAIN') waitAMillisecond();
        else if (code !== 'EINTR') throw new HostError(code);
      }
    }
  }
}

function isHighSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800;
}

/** A full pipe that does not block: whoever reads it needs the processor now. */
function waitAMillisecond(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
}
