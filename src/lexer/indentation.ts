/** The stack of indentations: which INDENT and DEDENT tokens a line begins with. Docs: reference/lexical_analysis.html#indentation. */

const maxLevels = 100;
const tabSize = 8;

/** What the first characters of a line measure: tabs to stops of 8, and each tab as one, to notice lines that mix them. */
export interface Indent {
  column: number;
  alternative: number;
  /** Offset of the first character that is not indentation. */
  end: number;
}

export function measureIndent(text: string, start: number): Indent {
  let column = 0;
  let alternative = 0;
  let continued = 0;
  let end = start;
  for (; ; end++) {
    const unit = text.charCodeAt(end);
    if (unit === 0x20) {
      column++;
      alternative++;
    } else if (unit === 0x09) {
      column = (Math.floor(column / tabSize) + 1) * tabSize;
      alternative++;
    } else if (unit === 0x0c) {
      column = 0;
      alternative = 0;
    } else if (unit === 0x5c && text.charCodeAt(end + 1) === 0x0a) {
      // The indentation in front of the first backslash counts, if there is any.
      if (continued === 0) continued = column;
      end++;
    } else break;
  }
  return continued === 0 ? { column, alternative, end } : { column: continued, alternative: continued, end };
}

export type Step = 'same' | 'indent' | { dedents: number } | 'tabs' | 'no match' | 'too deep';

export class IndentationStack {
  readonly #columns: number[] = [0];
  readonly #alternatives: number[] = [0];

  get depth(): number {
    return this.#columns.length - 1;
  }

  /** Compares a line's indentation with the open blocks, and opens or closes blocks. */
  step(column: number, alternative: number): Step {
    const columns = this.#columns;
    const alternatives = this.#alternatives;
    const top = columns.length - 1;
    if (column === columns[top]) return alternative === alternatives[top] ? 'same' : 'tabs';
    if (column > columns[top]!) {
      if (columns.length >= maxLevels) return 'too deep';
      if (alternative <= alternatives[top]!) return 'tabs';
      columns.push(column);
      alternatives.push(alternative);
      return 'indent';
    }
    let dedents = 0;
    while (columns.length > 1 && column < columns.at(-1)!) {
      columns.pop();
      alternatives.pop();
      dedents++;
    }
    if (column !== columns.at(-1)) return 'no match';
    if (alternative !== alternatives.at(-1)) return 'tabs';
    return { dedents };
  }
}
