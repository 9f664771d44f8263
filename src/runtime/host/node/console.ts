/** The standard streams of the process. CPython: create_stdio in Python/pylifecycle.c. */
import { fstatSync } from 'node:fs';
import { type Console, HostError, type OutputStream } from '../host.ts';
import { InputLines } from '../input-lines.ts';
import { codeOf } from './errors.ts';
import { type Buffering, NodeOutput } from './output.ts';

const descriptors = { stdin: 0, stdout: 1, stderr: 2 } as const;

export interface NodeConsoleOptions {
  /** As `python -u`. */
  readonly unbuffered?: boolean;
}

export class NodeConsole implements Console {
  private readonly outputs: Readonly<Record<OutputStream, NodeOutput>>;
  private readonly input = standardInput();

  constructor(options: NodeConsoleOptions = {}) {
    const buffering = (otherwise: Buffering): Buffering => (options.unbuffered ? 'none' : otherwise);
    this.outputs = {
      stdout: new NodeOutput(descriptors.stdout, buffering(this.isTerminal('stdout') ? 'line' : 'block')),
      stderr: new NodeOutput(descriptors.stderr, buffering('line')),
    };
  }

  write(stream: OutputStream, text: string | Uint8Array): void {
    this.outputs[stream].write(text);
  }

  flush(): void {
    try {
      this.outputs.stdout.flush();
    } finally {
      this.outputs.stderr.flush();
    }
  }

  readLine(abandoned?: Promise<void>): Promise<string> {
    return this.input.readLine(abandoned);
  }

  isTerminal(stream: OutputStream | 'stdin'): boolean {
    return isTerminal(descriptors[stream]);
  }
}

/** Loading node:tty takes a millisecond, so only what may be a terminal is asked. */
function isTerminal(descriptor: number): boolean {
  try {
    if (!fstatSync(descriptor).isCharacterDevice()) return false;
  } catch {
    return false;
  }
  return process.getBuiltinModule('node:tty').isatty(descriptor);
}

/** The stream is opened at the first reading, and flows and keeps the process alive only while somebody waits. */
function standardInput(): InputLines {
  let stdin: NodeJS.ReadStream | undefined;
  const lines: InputLines = new InputLines((wanted) => {
    if (wanted) {
      stdin ??= openInput(lines);
      stdin?.ref?.();
      stdin?.resume();
    } else {
      stdin?.pause();
      stdin?.unref?.();
    }
  });
  return lines;
}

function openInput(lines: InputLines): NodeJS.ReadStream | undefined {
  const fail = (error: unknown): void => {
    if (codeOf(error) === 'EOF') lines.end();
    else lines.fail(new HostError(codeOf(error)));
  };
  try {
    const { stdin } = process;
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    stdin.on('data', (bytes: Uint8Array) => lines.push(decoder.decode(bytes, { stream: true })));
    stdin.on('end', () => {
      lines.push(decoder.decode());
      lines.end();
    });
    stdin.on('error', fail);
    return stdin;
  } catch (error) {
    fail(error);
    return undefined;
  }
}
