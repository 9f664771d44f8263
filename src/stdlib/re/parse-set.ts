/** `[...]` in patterns. CPython: Lib/re/_parser.py (_parse). */
import type { Complaints } from './complaints.ts';
import { setEscape } from './parse-escape.ts';
import type { PatternFault } from './pattern-fault.ts';
import { lengthOf, type Reader } from './reader.ts';
import type { Node, SetItem } from './tree.ts';

const operations: ReadonlyMap<string, string> = new Map([
  ['-', 'difference'],
  ['&', 'intersection'],
  ['~', 'symmetric difference'],
  ['|', 'union'],
]);

/** Reads on after the bracket. */
export function parseSet(reader: Reader, complaints: Complaints): Node {
  const start = reader.place - 1;
  if (reader.next === '[') complaints.future(`Possible nested set at position ${reader.place}`);
  const negated = reader.skip('^');
  const items: SetItem[] = [];
  for (;;) {
    const first = reader.take();
    if (first === null) throw unterminated(reader, start);
    if (first === ']' && items.length > 0) break;
    if (items.length > 0 && reader.next === first && operations.has(first)) {
      complaints.future(`Possible set ${operations.get(first)} at position ${reader.place - 1}`);
    }
    const from = member(reader, first);
    if (!reader.skip('-')) {
      items.push(from);
      continue;
    }
    const last = reader.take();
    if (last === null) throw unterminated(reader, start);
    if (last === ']') {
      items.push(from, { kind: 'literal', code: 0x2d });
      break;
    }
    if (last === '-') complaints.future(`Possible set difference at position ${reader.place - 2}`);
    items.push(range(reader, first, from, last));
  }
  return setOf(uniqueItems(items), negated);
}

function member(reader: Reader, character: string): SetItem {
  if (character.startsWith('\\')) return setEscape(reader, character);
  return { kind: 'literal', code: character.codePointAt(0)! };
}

function range(reader: Reader, first: string, from: SetItem, last: string): SetItem {
  const to = member(reader, last);
  if (from.kind !== 'literal' || to.kind !== 'literal' || to.code < from.code) {
    throw reader.error(`bad character range ${first}-${last}`, lengthOf(first) + 1 + lengthOf(last));
  }
  return { kind: 'range', from: from.code, to: to.code };
}

function unterminated(reader: Reader, start: number): PatternFault {
  return reader.error('unterminated character set', reader.place - start);
}

function setOf(items: readonly SetItem[], negated: boolean): Node {
  const [item] = items;
  if (items.length > 1 || item?.kind !== 'literal') return { op: 'set', negated, items };
  return { op: negated ? 'notLiteral' : 'literal', code: item.code };
}

/** Without repetitions. */
export function uniqueItems(items: readonly SetItem[]): SetItem[] {
  const seen = new Map<string, SetItem>();
  for (const item of items) {
    const key = JSON.stringify(item);
    if (!seen.has(key)) seen.set(key, item);
  }
  return [...seen.values()];
}
