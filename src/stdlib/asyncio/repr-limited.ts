/** `reprlib.repr`: a repr that stays short. CPython: Lib/reprlib.py. */

import { typeOf } from '../../runtime/kernel/birth.ts';
import { call1 } from '../../runtime/kernel/call.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { addressOf } from '../../runtime/kernel/identity.ts';
import { collect } from '../../runtime/kernel/iterate.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyList, PyTuple } from '../../runtime/kernel/values.ts';

const DEEPEST = 6;
const MOST_ITEMS = 6;
const MOST_ENTRIES = 4;
const LONGEST_STRING = 30;
const LONGEST_OTHER = 30;
const LONGEST_INTEGER = 40;

export function* reprLimited(value: Value, thread: Thread, level = DEEPEST): Guest<string> {
  switch (typeOf(value).name) {
    case 'str':
      return typeof value === 'string' ? yield* limitedString(value, thread) : yield* other(value, thread);
    case 'int':
      return shortened(yield* finished(repr(value, thread)), LONGEST_INTEGER);
    case 'list':
      return yield* sequence(value, '[', ']', level, thread);
    case 'tuple':
      return yield* sequence(value, '(', ')', level, thread);
    case 'set':
      return yield* elements(value, '{', '}', 'set()', level, thread);
    case 'frozenset':
      return yield* elements(value, 'frozenset({', '})', 'frozenset()', level, thread);
    case 'deque':
      return yield* sequence(value, 'deque([', '])', level, thread);
    case 'dict':
      return value instanceof PyDict ? yield* entries(value, level, thread) : yield* other(value, thread);
    default:
      return yield* other(value, thread);
  }
}

function* sequence(value: Value, left: string, right: string, level: number, thread: Thread): Guest<string> {
  const items = yield* collect(value, thread);
  if (level <= 0 && items.length > 0) return `${left}...${right}`;
  const pieces: string[] = [];
  for (const item of items.slice(0, MOST_ITEMS)) pieces.push(yield* reprLimited(item, thread, level - 1));
  if (items.length > MOST_ITEMS) pieces.push('...');
  const trail = items.length === 1 && left === '(' ? ',' : '';
  return `${left}${pieces.join(', ')}${trail}${right}`;
}

function* elements(
  value: Value,
  left: string,
  right: string,
  empty: string,
  level: number,
  thread: Thread,
): Guest<string> {
  const items = yield* sortedIfPossible(value, thread);
  return items.length === 0 ? empty : yield* sequence(new PyTuple(items), left, right, level, thread);
}

function* entries(value: PyDict, level: number, thread: Thread): Guest<string> {
  if (value.size === 0) return '{}';
  if (level <= 0) return '{...}';
  const pieces: string[] = [];
  for (const key of (yield* sortedIfPossible(value, thread)).slice(0, MOST_ENTRIES)) {
    const name = yield* reprLimited(key, thread, level - 1);
    pieces.push(`${name}: ${yield* reprLimited(value.get(key, thread) ?? null, thread, level - 1)}`);
  }
  if (value.size > MOST_ENTRIES) pieces.push('...');
  return `{${pieces.join(', ')}}`;
}

function* sortedIfPossible(value: Value, thread: Thread): Guest<Value[]> {
  try {
    const sorted = yield* finished(call1(thread.interpreter.builtins.getName('sorted')!, value, thread));
    return sorted instanceof PyList ? sorted.items : [];
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    return yield* collect(value, thread);
  }
}

function* limitedString(value: string, thread: Thread): Guest<string> {
  const characters = value.length > LONGEST_STRING ? [...value] : null;
  const shown = characters === null ? value : characters.slice(0, LONGEST_STRING).join('');
  const text = yield* finished(repr(shown, thread));
  if (text.length <= LONGEST_STRING) return text;
  const { head, tail } = split(LONGEST_STRING);
  const all = characters ?? [...value];
  const ends = all.slice(0, head).join('') + all.slice(Math.max(all.length - tail, 0)).join('');
  return shortened(yield* finished(repr(ends, thread)), LONGEST_STRING, true);
}

function* other(value: Value, thread: Thread): Guest<string> {
  let text: string;
  try {
    text = yield* finished(repr(value, thread));
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    return `<${typeOf(value).name} instance at ${addressOf(value, thread).replace(/^0x0+/, '0x')}>`;
  }
  return shortened(text, LONGEST_OTHER);
}

function shortened(text: string, longest: number, always = false): string {
  if (text.length <= longest && !always) return text;
  const { head, tail } = split(longest);
  return `${text.slice(0, head)}...${text.slice(Math.max(text.length - tail, 0))}`;
}

function split(longest: number): { head: number; tail: number } {
  const head = Math.floor((longest - 3) / 2);
  return { head, tail: longest - 3 - head };
}
