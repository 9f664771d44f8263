/** `reprlib.repr`: a repr that stays short. CPython: Lib/reprlib.py. */
import type { Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';

const LONGEST_STRING = 30;
const LONGEST_OTHER = 30;
const LONGEST_INTEGER = 40;

export function* reprLimited(value: Value, thread: Thread): Guest<string> {
  const text = yield* finished(repr(value, thread));
  const isInteger = typeof value === 'number' || typeof value === 'bigint';
  const longest = isInteger ? LONGEST_INTEGER : typeof value === 'string' ? LONGEST_STRING : LONGEST_OTHER;
  if (text.length <= longest || (typeof value === 'object' && value !== null && text.length <= 200))
    return text;
  const head = Math.max(0, Math.floor((longest - 3) / 2));
  const tail = Math.max(0, longest - 3 - head);
  return `${text.slice(0, head)}...${text.slice(text.length - tail)}`;
}
