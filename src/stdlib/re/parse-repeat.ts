/** `*`, `+`, `?` and `{m,n}` in patterns. CPython: Lib/re/_parser.py (_parse). */
import { raise } from '../../runtime/kernel/errors.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { parseInteger } from '../../runtime/objects/integer-text.ts';
import type { Reader } from './reader.ts';
import { isBare, type Node, Sequence, UNLIMITED } from './tree.ts';

const digit = /^[0-9]$/;

/** Repeats the last of `nodes`; a brace that begins no repetition is one more of them. */
export function parseRepeat(reader: Reader, character: string, nodes: Node[], thread: Thread): void {
  const after = reader.place;
  const bounds = boundsOf(reader, character, after, thread);
  if (bounds === null) {
    nodes.push({ op: 'literal', code: character.codePointAt(0)! });
    return;
  }
  const node = nodes.at(-1);
  const back = reader.place - after + character.length;
  if (node === undefined || node.op === 'at') throw reader.error('nothing to repeat', back);
  if (node.op === 'repeat') throw reader.error('multiple repeat', back);
  const body = isBare(node) ? node.body : new Sequence([node]);
  const mode = reader.skip('?') ? 'lazy' : reader.skip('+') ? 'possessive' : 'greedy';
  nodes[nodes.length - 1] = { op: 'repeat', mode, ...bounds, body };
}

interface Bounds {
  readonly min: number;
  readonly max: number;
}

function boundsOf(reader: Reader, character: string, after: number, thread: Thread): Bounds | null {
  switch (character) {
    case '?':
      return { min: 0, max: 1 };
    case '*':
      return { min: 0, max: UNLIMITED };
    case '+':
      return { min: 1, max: UNLIMITED };
    default:
  }
  if (reader.next === '}') return null;
  const least = reader.takeWhile(Number.POSITIVE_INFINITY, digit);
  const most = reader.skip(',') ? reader.takeWhile(Number.POSITIVE_INFINITY, digit) : least;
  if (!reader.skip('}')) {
    reader.moveTo(after);
    return null;
  }
  const min = least === '' ? 0 : repetitions(least, thread);
  const max = most === '' ? UNLIMITED : repetitions(most, thread);
  if (max < min) throw reader.error('min repeat greater than max repeat', reader.place - after);
  return { min, max };
}

function repetitions(digits: string, thread: Thread): number {
  const count = parseInteger(digits, 10, thread)!;
  if (count >= UNLIMITED) raise.overflowError('the repetition number is too large');
  return Number(count);
}
