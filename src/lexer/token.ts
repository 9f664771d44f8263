/** One token, in the shape that Chevrotain's parser reads. CPython: Lib/token.py. */
import type { IToken, TokenType } from 'chevrotain';

/** Positions are those of the tree: lines from 1, columns in UTF-8 bytes from 0, the end exclusive. */
export class Token implements IToken {
  readonly tokenTypeIdx: number;
  readonly tokenType: TokenType;
  readonly image: string;
  /** Offsets into the text; unlike Chevrotain's own lexer, the end is exclusive. */
  readonly startOffset: number;
  readonly endOffset: number;
  readonly lineno: number;
  readonly col_offset: number;
  readonly end_lineno: number;
  readonly end_col_offset: number;

  constructor(
    tokenType: TokenType,
    image: string,
    startOffset: number,
    endOffset: number,
    lineno: number,
    col_offset: number,
    end_lineno: number,
    end_col_offset: number,
  ) {
    this.tokenTypeIdx = tokenType.tokenTypeIdx!;
    this.tokenType = tokenType;
    this.image = image;
    this.startOffset = startOffset;
    this.endOffset = endOffset;
    this.lineno = lineno;
    this.col_offset = col_offset;
    this.end_lineno = end_lineno;
    this.end_col_offset = end_col_offset;
  }
}
