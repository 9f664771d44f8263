/** Errors in source text, as CPython words and places them. CPython: Parser/tokenizer/helpers.c, Parser/pegen_errors.c. */
import type { SourceText } from './source.ts';

export type SyntaxErrorType =
  | 'SyntaxError'
  | 'IndentationError'
  | 'TabError'
  | 'MemoryError'
  | 'RecursionError';

/** What the exception object of the guest is made from. Not an `Error`: it carries no JavaScript stack. */
export class PythonSyntaxError {
  readonly type: SyntaxErrorType;
  readonly message: string;
  /** Lines and character offsets count from 1, as the attributes of CPython's exception; 0 where CPython has none. */
  readonly lineno: number;
  readonly offset: number;
  readonly end_lineno: number | null;
  readonly end_offset: number | null;
  /** The source line with its newline, or null where CPython has none. */
  readonly text: string | null;
  /** CPython's tokenizer raises it, and shows the line as far as it has it. */
  readonly isOfTokenizer: boolean;

  constructor(
    type: SyntaxErrorType,
    message: string,
    place: ErrorPlace,
    text: string | null,
    isOfTokenizer = false,
  ) {
    this.type = type;
    this.message = message;
    this.lineno = place.lineno;
    this.offset = place.offset;
    this.end_lineno = place.end_lineno;
    this.end_offset = place.end_offset;
    this.text = text;
    this.isOfTokenizer = isOfTokenizer;
  }
}

/** Carries an error out of the scanner; `prevails` over what the parser had to complain of before. */
export class LexicalFailure {
  readonly error: PythonSyntaxError;
  readonly prevails: boolean;

  constructor(error: PythonSyntaxError, prevails: boolean) {
    this.error = error;
    this.prevails = prevails;
  }
}

export interface ErrorPlace {
  lineno: number;
  offset: number;
  end_lineno: number | null;
  end_offset: number | null;
}

/** A warning found while reading source text; whoever compiles decides what becomes of it. */
export interface SyntaxWarningNote {
  category: 'SyntaxWarning' | 'DeprecationWarning';
  message: string;
  lineno: number;
  /** Character offset from 1. */
  offset: number;
  /** What a filter that makes an error of the warning adds; absent where CPython has nothing. */
  end_lineno?: number | null;
  end_offset?: number | null;
  text?: string | null;
}

/** An error at `[start, end)`, offsets into the text; an `end` of -1 means CPython gives no end (it repeats the start). */
export function errorAt(
  source: SourceText,
  type: SyntaxErrorType,
  message: string,
  start: number,
  end: number,
): PythonSyntaxError {
  const from = source.place(start);
  const to = end < 0 ? from : source.place(end);
  return new PythonSyntaxError(
    type,
    message,
    { lineno: from.lineno, offset: from.column + 1, end_lineno: to.lineno, end_offset: to.column + 1 },
    source.lineText(from.lineno),
  );
}
