/** A console whose output is kept as text and whose input is scripted. */
import type { Console, OutputStream } from './host.ts';
import { type InputLines, type InputSource, linesOf } from './input-lines.ts';
import { OutputText } from './output-text.ts';

export class MemoryConsole implements Console {
  private readonly captured = { stdout: new Capture(), stderr: new Capture() };
  private readonly input: InputLines;

  constructor(stdin: InputSource = '') {
    this.input = linesOf(stdin);
  }

  get stdout(): string {
    return this.captured.stdout.text;
  }

  get stderr(): string {
    return this.captured.stderr.text;
  }

  write(stream: OutputStream, text: string | Uint8Array): void {
    this.captured[stream].add(text);
  }

  flush(): void {}

  readLine(abandoned?: Promise<void>): Promise<string> {
    return this.input.readLine(abandoned);
  }

  isTerminal(): boolean {
    return false;
  }
}

class Capture {
  private chunks: string[] = [];
  private readonly decoder = new OutputText();

  add(chunk: string | Uint8Array): void {
    this.chunks.push(this.decoder.decode(chunk));
  }

  get text(): string {
    if (this.chunks.length > 1) this.chunks = [this.chunks.join('')];
    return this.chunks[0] ?? '';
  }
}
