/** What single characters become in another case, in Unicode 15.1. CPython: Objects/unicodectype.c (_PyUnicode_ToLowerFull …). */
import { Lazy } from '../lazy.ts';
import { readNumbers, signed } from './reader.ts';
import { foldTable, lowerTable, titleTable, upperTable } from './tables/case.ts';

export function lowerOf(codePoint: number): string {
  return lower.value.get(codePoint) ?? String.fromCodePoint(codePoint);
}

export function upperOf(codePoint: number): string {
  return upper.value.get(codePoint) ?? String.fromCodePoint(codePoint);
}

/** Most have their uppercase. */
export function titleOf(codePoint: number): string {
  return title.value.get(codePoint) ?? upperOf(codePoint);
}

/** What stands for the character in caseless comparisons; mostly its lowercase. */
export function foldOf(codePoint: number): string {
  return fold.value.get(codePoint) ?? lowerOf(codePoint);
}

type Mapping = ReadonlyMap<number, string>;

const lower = new Lazy(() => read(lowerTable()));
const upper = new Lazy(() => read(upperTable()));
const title = new Lazy(() => read(titleTable()));
const fold = new Lazy(() => read(foldTable()));

/** First rows of characters, next to each other or every other one, with one distance; then those that become several. */
function read(text: string): Mapping {
  const mapping = new Map<number, string>();
  const table = readNumbers(text);
  let at = 1;
  let codePoint = 0;
  for (let rows = table[0]!; rows > 0; rows--) {
    codePoint += table[at++]!;
    const shape = table[at++]!;
    const distance = signed(table[at++]!);
    const step = (shape % 2) + 1;
    const end = codePoint + (shape >> 1) * step;
    for (; codePoint <= end; codePoint += step) {
      mapping.set(codePoint, String.fromCodePoint(codePoint + distance));
    }
    codePoint = end + 1;
  }
  while (at < table.length) {
    const from = table[at++]!;
    const end = at + table[at]! + 1;
    mapping.set(from, String.fromCodePoint(...table.slice(at + 1, end)));
    at = end;
  }
  return mapping;
}
