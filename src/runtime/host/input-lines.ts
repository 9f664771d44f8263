/** Lines for those who read the standard input, from text that comes in pieces; taken in the order of asking. */
import type { HostError } from './host.ts';

interface Reader {
  readonly resolve: (line: string) => void;
  readonly reject: (error: HostError) => void;
}

export class InputLines {
  private readonly readers: Reader[] = [];
  /** Text that is not read yet; of the first piece only what follows `offset`. */
  private readonly pieces: string[] = [];
  private offset = 0;
  /** The beginning of a line whose end has not come. */
  private beginning: string[] = [];
  private ended = false;
  private failure: HostError | undefined;
  private readonly demand: (wanted: boolean) => void;

  /** `demand(true)` asks for more text whenever a reader misses some; `demand(false)` tells that nobody waits any more. */
  constructor(demand: (wanted: boolean) => void) {
    this.demand = demand;
  }

  readLine(abandoned?: Promise<void>): Promise<string> {
    return new Promise((resolve, reject) => {
      const reader = { resolve, reject };
      this.readers.push(reader);
      const abandon = (): void => this.abandon(reader);
      abandoned?.then(abandon, abandon);
      this.serve();
      if (this.readers.length > 0) this.demand(true);
    });
  }

  push(text: string): void {
    if (text !== '') this.pieces.push(text);
    this.settle();
  }

  end(): void {
    this.ended = true;
    this.settle();
  }

  fail(error: HostError): void {
    this.failure = error;
    this.settle();
  }

  private abandon(reader: Reader): void {
    const index = this.readers.indexOf(reader);
    if (index === -1) return;
    this.readers.splice(index, 1);
    if (this.readers.length === 0) this.demand(false);
  }

  private settle(): void {
    if (this.readers.length === 0) return;
    this.serve();
    this.demand(this.readers.length > 0);
  }

  private serve(): void {
    while (this.readers.length > 0) {
      const line = this.takeLine();
      if (line === undefined) return;
      const reader = this.readers.shift()!;
      if (line === '' && this.failure !== undefined) reader.reject(this.failure);
      else reader.resolve(line);
    }
  }

  private takeLine(): string | undefined {
    for (let [piece] = this.pieces; piece !== undefined; [piece] = this.pieces) {
      const start = this.offset;
      const end = piece.indexOf('\n', start) + 1;
      if (end === 0 || end === piece.length) {
        this.pieces.shift();
        this.offset = 0;
      } else {
        this.offset = end;
      }
      if (end > 0) return this.completed(piece.slice(start, end));
      this.beginning.push(piece.slice(start));
    }
    return this.ended || this.failure !== undefined ? this.completed('') : undefined;
  }

  private completed(rest: string): string {
    if (this.beginning.length === 0) return rest;
    const line = this.beginning.join('') + rest;
    this.beginning = [];
    return line;
  }
}

/** Text on demand: the whole of it, or a function that gives the next piece and the empty string at the end. */
export type InputSource = string | (() => string | Promise<string>);

export function linesOf(source: InputSource): InputLines {
  if (typeof source === 'string') {
    const lines = new InputLines(() => {});
    lines.push(source);
    lines.end();
    return lines;
  }
  let asking = false;
  const lines: InputLines = new InputLines((wanted) => {
    if (!wanted || asking) return;
    asking = true;
    const answer = (text: string): void => {
      asking = false;
      if (text === '') lines.end();
      else lines.push(text);
    };
    new Promise<string>((resolve) => resolve(source())).then(answer, () => answer(''));
  });
  return lines;
}
