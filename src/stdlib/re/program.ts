/**
 * Compiled patterns: numbers that the matcher walks. CPython: Lib/re/_compiler.py, Modules/_sre/sre_constants.h.
 *
 * An instruction is its operation and then its operands. Most have two meanings: what to do when matching gets there, and
 * what to do when matching comes back because something after it failed; then what it left on the stack is on top.
 * `matcher.ts` names operations by their number, which V8 makes a jump table of.
 */
import type { CharacterClass } from './character-class.ts';

/** At the bottom of the stack: there is no match. */
export const DEAD = 0;
/** At the bottom of the stack: the next place is tried. */
export const NEXT = 1;
export const SUCCESS = 2;
/** `code` */
export const CHARACTER = 3;
/** `count, code…` */
export const TEXT = 4;
/** `class` */
export const CLASS = 5;
export const ANY = 6;
/** `mark` */
export const OPEN = 7;
/** `mark` */
export const CLOSE = 8;
/** `target` */
export const JUMP = 9;
/** `first, second, filter of first, filter of second` */
export const SPLIT = 10;
/** `branch` */
export const BRANCH = 11;
/** `class, min, max, filter of what follows`: one character again and again. */
export const ONE_GREEDY = 12;
export const ONE_LAZY = 13;
/** `class, min, max`: without giving any back. */
export const ONE_POSSESSIVE = 14;
/** `class, min, max, filter of what follows, mark`: each time in a group. */
export const ONE_IN_GROUP = 15;
/** `register` */
export const LOOP_ENTER = 16;
/** `register, min, max, body, filter of body, filter of what follows`; LOOP_UNDO is the next instruction. */
export const LOOP_GREEDY = 17;
/** `register`: met on the way back only. */
export const LOOP_UNDO = 18;
/** As LOOP_GREEDY. */
export const LOOP_LAZY = 19;
/** `register, first mark, mark after the last` */
export const POSSESSIVE_ENTER = 20;
/** `register, min, max, target after the loop` */
export const POSSESSIVE_TEST = 21;
/** `register, target of the test` */
export const POSSESSIVE_NEXT = 22;
/** `register, first mark, mark after the last` */
export const ATOMIC_ENTER = 23;
/** `register` */
export const ATOMIC_END = 24;
/** `register, first mark, mark after the last, characters to go back` */
export const LOOK_ENTER = 25;
/** `register` */
export const LOOK_END = 26;
/** `register, first mark, mark after the last, characters to go back, target when it does not match` */
export const NOT_ENTER = 27;
/** `register, first mark, mark after the last` */
export const NOT_END = 28;
/** `mark, target when the group has not matched` */
export const CONDITIONAL = 29;
/** `mark, fold` */
export const REFERENCE = 30;
export const BEGINNING = 32;
export const BEGINNING_OF_LINE = 33;
export const END = 34;
export const END_OF_LINE = 35;
export const END_OF_TEXT = 36;
/** `class of words` */
export const BOUNDARY = 37;
export const NOT_BOUNDARY = 38;
export const FAIL = 39;

/** How characters are compared with those of a group. */
export const FOLD_NOTHING = 0;
export const FOLD_ASCII = 1;
export const FOLD_UNICODE = 2;

/** Where the instructions of the pattern itself begin: after DEAD and NEXT. */
export const START = 2;

/** The class of all characters; others are counted from 0. */
export const EVERY = -1;
/** No filter: anything may follow. */
export const UNFILTERED = -1;

/** A filter has a place for each character of Latin-1 and one for all others. */
export const FILTER_SIZE = 257;
export const BEYOND = 256;

/** Alternatives, as lists of the targets that are worth trying at a character; a list ends with 0. */
export interface BranchTable {
  readonly lists: Int32Array;
  /** Where the list for a character of Latin-1 begins. */
  readonly near: Int32Array;
  /** The list for other characters, and that for the end of the text. */
  readonly beyond: number;
  readonly atEnd: number;
}

export interface Program {
  readonly code: Int32Array;
  readonly classes: readonly CharacterClass[];
  /** The tables of the classes, 256 bytes each. */
  readonly tables: Uint8Array;
  readonly filters: Uint8Array;
  readonly branches: readonly BranchTable[];
  readonly groups: number;
  readonly registers: number;
  /** A match has at least so many characters. */
  readonly least: number;
  /** Where a search looks. */
  readonly search: Search;
}

/** What a search knows of where matches begin. */
export type Search =
  | { readonly kind: 'anywhere' }
  /** Only where the search begins. */
  | { readonly kind: 'here' }
  | { readonly kind: 'lines' }
  | { readonly kind: 'text'; readonly text: string; readonly codes: readonly number[] }
  | {
      readonly kind: 'filter';
      readonly filter: number;
      /** The class of characters of which matches begin with a run, as long as may be; where one fails, its rest does. */
      readonly run: number | null;
    };
