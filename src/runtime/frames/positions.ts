/** Where in the source each node is: a table a code object keeps, so that a frame stores one small number. */

/** Lines count from 1; columns count UTF-8 bytes from 0, as in the syntax tree. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export class Positions {
  private readonly numbers: number[] = [];

  add(line: number, column: number, endLine: number, endColumn: number): number {
    return this.numbers.push(line, column, endLine, endColumn) / 4 - 1;
  }

  at(index: number): Position {
    const { numbers } = this;
    const i = index * 4;
    return {
      line: numbers[i]!,
      column: numbers[i + 1]!,
      endLine: numbers[i + 2]!,
      endColumn: numbers[i + 3]!,
    };
  }

  all(): Position[] {
    return Array.from({ length: this.numbers.length / 4 }, (_, index) => this.at(index));
  }

  lineAt(index: number): number {
    return this.numbers[index * 4] ?? 0;
  }
}
