/** The groups of a pattern while it is read. CPython: Lib/re/_parser.py (State). */
import { quoted } from '../../lexer/quoted.ts';
import { lengthOf, type Reader } from './reader.ts';
import type { Width } from './tree.ts';

export class Groups {
  readonly names = new Map<string, number>();
  /** Numbers that conditions ask for before there is such a group, with the place of the first. */
  readonly asked = new Map<number, number>();
  /** Inside a lookbehind: the number that its first group has or would have. */
  firstInLookbehind: number | null = null;
  /** Null for an open one; the whole pattern counts as an open group. */
  private readonly widths: (Width | null)[] = [null];

  /** Groups opened so far, and the whole pattern. */
  get count(): number {
    return this.widths.length;
  }

  open(name: string | null, reader: Reader): number {
    const number = this.widths.push(null) - 1;
    if (name === null) return number;
    const known = this.names.get(name);
    if (known !== undefined) {
      throw reader.error(
        `redefinition of group name ${quoted(name)} as group ${number}; was group ${known}`,
        lengthOf(name) + 1,
      );
    }
    this.names.set(name, number);
    return number;
  }

  close(number: number, width: Width): void {
    this.widths[number] = width;
  }

  /** Null for a group that is open, or not there. */
  widthOf(number: number): Width | null {
    return this.widths[number] ?? null;
  }

  /** What a lookbehind refers to must have its width before. */
  checkInLookbehind(number: number, reader: Reader): void {
    if (this.firstInLookbehind === null) return;
    if (this.widthOf(number) === null) throw reader.error('cannot refer to an open group');
    if (number >= this.firstInLookbehind) {
      throw reader.error('cannot refer to group defined in the same lookbehind subpattern');
    }
  }
}
