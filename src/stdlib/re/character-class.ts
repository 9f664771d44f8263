/**
 * Which characters a set, a dot or a letter matches, as tables. CPython: Lib/re/_compiler.py (_optimize_charset),
 * Modules/_sre/sre_lib.h (SRE(charset)).
 */

/**
 * Characters beyond Latin-1 are of four kinds. A class knows of which kinds its members may be, so that two classes can
 * be told to have no member in common.
 */
export const DECIMALS = 1;
export const WORD_LETTERS = 2;
export const SPACES = 4;
export const OTHERS = 8;
export const ALL_KINDS = 15;

const LATIN1 = 256;

export class CharacterClass {
  /** For each character of Latin-1, 1 when it is a member. */
  readonly table: Uint8Array;
  /** Kinds of members beyond Latin-1. */
  readonly kinds: number;
  private readonly test: (code: number) => boolean;
  /** For characters beyond, 256 in a row, made when one of them is asked for. */
  private readonly blocks: (Uint8Array | undefined)[] = [];

  constructor(test: (code: number) => boolean, kinds: number) {
    this.test = test;
    this.kinds = kinds;
    this.table = this.block(0);
  }

  has(code: number): boolean {
    return code < LATIN1 ? this.table[code] === 1 : this.hasBeyond(code);
  }

  /** For characters beyond Latin-1. */
  hasBeyond(code: number): boolean {
    const row = code >> 8;
    const block = (this.blocks[row] ??= this.block(row));
    return block[code & 255] === 1;
  }

  private block(row: number): Uint8Array {
    const block = new Uint8Array(LATIN1);
    for (let i = 0; i < LATIN1; i++) if (this.test(row * LATIN1 + i)) block[i] = 1;
    return block;
  }
}
