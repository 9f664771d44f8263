/** The state of f-strings being read: text and replacement fields in turn, nested in each other. PEP 701. */

export const maxNestedFStrings = 150;
/** Fields inside of format specs inside of fields. */
export const maxNestedFields = 3;

/** One open f-string. CPython: tokenizer_mode in Parser/lexer/state.h. */
export class FStringState {
  readonly quote: number;
  /** One or three. */
  readonly quotes: number;
  readonly raw: boolean;
  /** Offset of the token that opened it. */
  readonly start: number;
  readonly lineno: number;
  /** Reading text rather than the tokens of a field. */
  inText = true;
  inFormatSpec = false;
  /** Brackets open inside of this f-string. */
  depth = 0;
  /** `depth` outside of each open field. */
  readonly fields: number[] = [];

  constructor(quote: number, quotes: number, raw: boolean, start: number, lineno: number) {
    this.quote = quote;
    this.quotes = quotes;
    this.raw = raw;
    this.start = start;
    this.lineno = lineno;
  }

  /** A bracket at this depth belongs to the innermost field itself. */
  get atFieldLevel(): boolean {
    return this.fields.length > 0 && this.depth === this.fields.at(-1)! + 1;
  }
}

/** Where a run of text stops. */
export interface TextEnd {
  why: 'quotes' | 'field' | 'brace' | 'doubled' | 'name' | 'newline in spec' | 'unterminated';
  /** Offset after the text's last character. */
  end: number;
  /** Offsets of `\{` and `\}` in non-raw text. */
  escapedBraces: number[];
}

/**
 * Reads text of an f-string from `start` up to quotes, a field, or one half of a doubled brace; the tokens that are
 * listed also end behind `\N{…}`.
 */
export function scanText(text: string, start: number, state: FStringState, endsAtNames: boolean): TextEnd {
  const { quote, quotes, raw } = state;
  const inSpec = state.inFormatSpec && state.fields.length > 0;
  const escapedBraces: number[] = [];
  const length = text.length;
  let inName = false;
  let i = start;
  while (i < length) {
    const unit = text.charCodeAt(i);
    if (unit === quote) {
      if (quotes === 1) return { why: 'quotes', end: i, escapedBraces };
      if (text.charCodeAt(i + 1) === quote && text.charCodeAt(i + 2) === quote) {
        return { why: 'quotes', end: i, escapedBraces };
      }
    } else if (unit === 0x0a) {
      if (inSpec && quotes === 1) return { why: 'newline in spec', end: i, escapedBraces };
      if (quotes === 1) return { why: 'unterminated', end: i, escapedBraces };
    } else if (unit === 0x7b) {
      if (inSpec || text.charCodeAt(i + 1) !== 0x7b) return { why: 'field', end: i, escapedBraces };
      return { why: 'doubled', end: i + 1, escapedBraces };
    } else if (unit === 0x7d) {
      if (inName) {
        if (endsAtNames) return { why: 'name', end: i + 1, escapedBraces };
        inName = false;
      } else if (!inSpec && state.depth === 0 && text.charCodeAt(i + 1) === 0x7d) {
        return { why: 'doubled', end: i + 1, escapedBraces };
      } else return { why: 'brace', end: i, escapedBraces };
    } else if (unit === 0x5c) {
      const next = text.charCodeAt(i + 1);
      if (next === 0x7b || next === 0x7d) {
        if (!raw) escapedBraces.push(i);
      } else {
        i++;
        if (!raw && next === 0x4e && text.charCodeAt(i + 1) === 0x7b) {
          inName = true;
          i++;
        }
      }
    }
    i++;
  }
  // A text that ends without a newline is read as if it had one.
  const why = inSpec && quotes === 1 && !text.endsWith('\n') ? 'newline in spec' : 'unterminated';
  return { why, end: length, escapedBraces };
}
