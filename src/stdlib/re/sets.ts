/**
 * The classes of single characters in patterns, under the flags that hold there. CPython: Lib/re/_compiler.py
 * (_compile, _optimize_charset).
 */
import {
  alsoLower,
  isCasedAscii,
  isCasedUnicode,
  lowerAscii,
  lowerUnicode,
  upperAscii,
  upperUnicode,
} from './case.ts';
import { categoryClass, categoryKinds, categoryTest, kindOf } from './categories.ts';
import { ALL_KINDS, CharacterClass, WORD_LETTERS } from './character-class.ts';
import { combinedFlags, DOTALL, IGNORECASE, LOCALE, UNICODE } from './flags.ts';
import type { Node, Sequence, SetItem, SetNode } from './tree.ts';

type Test = (code: number) => boolean;

/** What matches one character. */
export type SingleNode = Extract<Node, { op: 'literal' | 'notLiteral' | 'any' }> | SetNode;

const LINE_FEED = 10;
const LATIN1 = 256;
const WIDE = 0x10000;

/** The single character that a body is, and the flags that hold for it. */
export function singleOf(body: Sequence, flags: number): readonly [node: SingleNode, flags: number] {
  const node = body.nodes[0]!;
  if (node.op !== 'group') return [node as SingleNode, flags];
  return singleOf(node.body, combinedFlags(flags, node.added, node.removed));
}

/** Whether a letter's case does not matter at a character, because it has none or the flags say so. */
export function isExact(code: number, flags: number): boolean {
  if (!(flags & IGNORECASE)) return true;
  return !(flags & UNICODE ? isCasedUnicode(code) : isCasedAscii(code));
}

/** A name that classes with the same members have in common, within one pattern. */
export function keyOf(node: SingleNode, flags: number): string {
  return `${flags & (IGNORECASE | LOCALE | UNICODE | DOTALL)} ${JSON.stringify(node)}`;
}

export function classOf(node: SingleNode, flags: number): CharacterClass {
  switch (node.op) {
    case 'any':
      return new CharacterClass(flags & DOTALL ? () => true : (code) => code !== LINE_FEED, ALL_KINDS);
    case 'literal':
      return letterClass(node.code, flags);
    case 'notLiteral': {
      const letter = letterClass(node.code, flags);
      return new CharacterClass((code) => !letter.has(code), ALL_KINDS);
    }
    case 'set':
      return setClass(node, flags);
  }
}

function letterClass(letter: number, flags: number): CharacterClass {
  if (flags & IGNORECASE && flags & LOCALE) {
    return new CharacterClass(
      (code) => code === letter || lowerAscii(code) === letter || upperAscii(code) === letter,
      0,
    );
  }
  if (isExact(letter, flags)) {
    return new CharacterClass((code) => code === letter, letter < LATIN1 ? 0 : kindOf(letter));
  }
  const fold = foldOf(flags);
  const lower = fold.lower(letter);
  const all = [lower, ...fold.also(lower)];
  const kinds = letter < LATIN1 ? WORD_LETTERS : ALL_KINDS;
  return new CharacterClass((code) => all.includes(fold.lower(code)), kinds);
}

function setClass({ negated, items }: SetNode, flags: number): CharacterClass {
  const [first] = items;
  if (items.length === 1 && first?.kind === 'category') {
    return categoryClass(first.category, first.negated !== negated, flags);
  }
  const kinds = kindsOf(items, negated, flags);
  if (flags & IGNORECASE && flags & LOCALE) {
    const test = plainTest(items, flags);
    // sic: a negated set has what its lowercase or its uppercase is not in
    return new CharacterClass((code) => {
      const lower = lowerAscii(code);
      const upper = upperAscii(code);
      return test(lower) !== negated || (upper !== lower && test(upper) !== negated);
    }, ALL_KINDS);
  }
  const test = flags & IGNORECASE ? foldedTest(items, flags) : plainTest(items, flags);
  return new CharacterClass((code) => test(code) !== negated, kinds);
}

/** Of which kinds members beyond Latin-1 may be. */
function kindsOf(items: readonly SetItem[], negated: boolean, flags: number): number {
  if (negated) {
    if (flags & IGNORECASE) return ALL_KINDS;
    // Other items may leave members of their kind out, but not all.
    const complete = items.map((item) =>
      item.kind === 'category' ? categoryKinds(item.category, item.negated, flags) : 0,
    );
    return ALL_KINDS & ~union(complete);
  }
  const folds = (flags & IGNORECASE) !== 0;
  // Letters of Latin-1 have relatives beyond, which are letters too.
  const near = folds ? WORD_LETTERS : 0;
  return union(
    items.map((item) => {
      if (item.kind === 'category') return categoryKinds(item.category, item.negated, flags);
      if ((item.kind === 'literal' ? item.code : item.to) < LATIN1) return near;
      return item.kind === 'literal' && !folds ? kindOf(item.code) : ALL_KINDS;
    }),
  );
}

function union(bits: readonly number[]): number {
  return bits.reduce((all, each) => all | each, 0);
}

function plainTest(items: readonly SetItem[], flags: number): Test {
  const literals = new Set<number>();
  const rest: Test[] = [];
  for (const item of items) {
    if (item.kind === 'literal') literals.add(item.code);
    else rest.push(itemTest(item, flags));
  }
  return (code) => literals.has(code) || rest.some((test) => test(code));
}

function itemTest(item: Exclude<SetItem, { kind: 'literal' }>, flags: number): Test {
  if (item.kind === 'range') return (code) => code >= item.from && code <= item.to;
  const test = categoryTest(item.category, flags);
  return item.negated ? (code) => !test(code) : test;
}

// ── Without regard to case ─────────────────────────────────────────────────────────────────────────

interface Fold {
  lower(code: number): number;
  isCased(code: number): boolean;
  /** Letters that count as the same as a lowercase letter. */
  also(lower: number): readonly number[];
}

const unicodeFold: Fold = { lower: lowerUnicode, isCased: isCasedUnicode, also: alsoLower };
const asciiFold: Fold = { lower: lowerAscii, isCased: isCasedAscii, also: () => [] };

function foldOf(flags: number): Fold {
  return flags & UNICODE ? unicodeFold : asciiFold;
}

/** Characters are looked for in lowercase, in a set of lowercase letters; a set without letters is taken as it is. */
function foldedTest(items: readonly SetItem[], flags: number): Test {
  const fold = foldOf(flags);
  if (!items.some((item) => hasCased(item, fold))) return plainTest(items, flags);
  const folded = new Set<number>();
  const rest: Test[] = [];
  for (const item of items) {
    if (item.kind === 'category') rest.push(itemTest(item, flags));
    else {
      const { from, to } = item.kind === 'range' ? item : { from: item.code, to: item.code };
      for (let code = from; code <= to && code < WIDE; code++) addFolded(code, fold, folded);
      if (to >= WIDE) rest.push(item.kind === 'range' ? wideRange(from, to) : (code) => code === to);
    }
  }
  return (code) => {
    const lower = fold.lower(code);
    return folded.has(lower) || rest.some((test) => test(lower));
  };
}

function addFolded(code: number, fold: Fold, folded: Set<number>): void {
  const lower = fold.lower(code);
  folded.add(lower);
  for (const other of fold.also(lower)) folded.add(other);
}

/** sic: beyond the basic plane a range has what is in it in either case, but a single letter has itself only. */
function wideRange(from: number, to: number): Test {
  return (lower) => {
    if (lower >= from && lower <= to) return true;
    const upper = upperUnicode(lower);
    return upper >= from && upper <= to;
  };
}

function hasCased(item: SetItem, fold: Fold): boolean {
  if (item.kind === 'category') return false;
  if (item.kind === 'literal') return item.code >= WIDE || fold.isCased(item.code);
  if (item.to >= WIDE) return true;
  for (let code = item.from; code <= item.to; code++) if (fold.isCased(code)) return true;
  return false;
}
