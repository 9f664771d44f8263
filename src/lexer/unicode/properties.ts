/** What characters are: categories and classes of Unicode 15.1. CPython: Objects/unicodectype.c. */
import { Lazy } from '../lazy.ts';
import { readNumbers } from './reader.ts';
import { kindsTable, PRINTABLE, runsTable } from './tables/properties.ts';

const CODE_POINTS = 0x110000;

/** Whether a code point has one of the properties, flags of `tables/properties.ts`. */
export function hasProperty(codePoint: number, flags: number): boolean {
  const { kinds, flagsOf } = table.value;
  return (flagsOf[kinds[codePoint]!]! & flags) !== 0;
}

/** `Lu`, `Ll` … */
export function categoryOf(codePoint: number): string {
  const { kinds, categoryOf } = table.value;
  return categoryOf[kinds[codePoint]!]!;
}

/** Whether each character has one of the properties, and there is one. */
export function isMadeOf(text: string, flags: number): boolean {
  let at = 0;
  while (at < text.length) {
    const codePoint = text.codePointAt(at)!;
    if (!hasProperty(codePoint, flags)) return false;
    at += codePoint > 0xffff ? 2 : 1;
  }
  return at > 0;
}

/** `str.isprintable`: whether `repr()` shows all characters as they are. */
export function isPrintable(text: string): boolean {
  if (/^[ -~]*$/.test(text)) return true;
  return /[^\0-\x7f]/.test(text) && isMadeOf(text, PRINTABLE);
}

/** Each code point is of a kind, each kind has a category and flags. */
const table = new Lazy(() => {
  const categoryOf: string[] = [];
  const flagsOf: number[] = [];
  for (const kind of kindsTable().split(' ')) {
    categoryOf.push(kind.slice(0, 2));
    flagsOf.push(Number.parseInt(kind.slice(2), 16));
  }
  const kinds = new Uint8Array(CODE_POINTS);
  const runs = readNumbers(runsTable());
  let start = 0;
  for (let i = 0; i < runs.length; i += 2) {
    const end = start + runs[i]! + 1;
    const kind = runs[i + 1]!;
    if (kind !== 0) kinds.fill(kind, start, end);
    start = end;
  }
  return { kinds, categoryOf, flagsOf };
});
