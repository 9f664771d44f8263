/** A page's console: output goes to a callback, in the order of writing; input comes from one. */
import type { Console, OutputStream } from '../host.ts';
import { type InputLines, type InputSource, linesOf } from '../input-lines.ts';
import { OutputText } from '../output-text.ts';

/** Longer texts are handed out at once. */
const bufferSize = 8192;

export interface BrowserConsoleOptions {
  readonly onOutput?: (stream: OutputStream, text: string) => void;
  readonly stdin?: InputSource;
}

/** What one slice of the program writes to a stream reaches the page as one text, before the page has its next turn. */
export class BrowserConsole implements Console {
  private readonly onOutput: (stream: OutputStream, text: string) => void;
  private readonly input: InputLines;
  private readonly decoders = { stdout: new OutputText(), stderr: new OutputText() };
  private pending = '';
  private pendingFor: OutputStream = 'stdout';

  constructor(options: BrowserConsoleOptions = {}) {
    this.onOutput = options.onOutput ?? (() => {});
    this.input = linesOf(options.stdin ?? '');
  }

  write(stream: OutputStream, text: string | Uint8Array): void {
    if (stream !== this.pendingFor) this.flush();
    this.pendingFor = stream;
    if (this.pending === '') queueMicrotask(() => this.flush());
    this.pending += this.decoders[stream].decode(text);
    if (this.pending.length >= bufferSize) this.flush();
  }

  flush(): void {
    const { pending } = this;
    if (pending === '') return;
    this.pending = '';
    this.onOutput(this.pendingFor, pending);
  }

  readLine(abandoned?: Promise<void>): Promise<string> {
    this.flush();
    return this.input.readLine(abandoned);
  }

  isTerminal(): boolean {
    return false;
  }
}
