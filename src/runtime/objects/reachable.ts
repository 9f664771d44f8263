/**
 * Which objects a program can still get at. CPython knows by counting references; here modules and running frames are
 * searched, where something depends on it.
 */
import { Code } from '../frames/code.ts';
import { PyGenerator } from '../frames/suspendable.ts';
import { PyDict } from '../kernel/dict.ts';
import type { InterpreterState } from '../kernel/interpreter-state.ts';
import { Native } from '../kernel/native.ts';
import { type Activation, Thread } from '../kernel/thread.ts';
import { PyType } from '../kernel/type.ts';
import { PyModule } from './module.ts';

/** A search that gets longer than this is given up. */
const MOST_OBJECTS = 100_000;

export interface Search {
  readonly interpreter: InterpreterState;
  /** Those whose frames are searched. */
  readonly threads: readonly Thread[];
  readonly also?: unknown;
  /** Called with each object; the search ends when it gives true. */
  readonly see?: (object: object) => boolean;
  /** What such objects refer to is not looked at. */
  readonly isOpaque?: (object: object) => boolean;
}

/** All that was reached; `undefined` when that would take too long to find out. */
export function reachable({ interpreter, threads, also, see, isOpaque }: Search): Set<object> | undefined {
  const seen = new Set<object>();
  const waiting: unknown[] = [also];
  for (const { value } of interpreter.modules) if (value instanceof PyModule) waiting.push(value.namespace);
  for (const { frame, pausedAt } of threads)
    for (const innermost of [frame, pausedAt])
      for (let each: Activation | null = innermost; each !== null; each = each.caller) waiting.push(each);
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    if (seen.size > MOST_OBJECTS) return undefined;
    if (see?.(next) === true) return seen;
    if (isOpaque?.(next) === true) continue;
    for (const part of parts(next)) if (typeof part === 'object' && part !== null) waiting.push(part);
  }
  return seen;
}

function parts(object: object): Iterable<unknown> {
  if (Array.isArray(object) || object instanceof Set) return object;
  if (object instanceof Map) return [...object.keys(), ...object.values()];
  if (ArrayBuffer.isView(object)) return [];
  if (object instanceof PyDict) return [...object].flatMap(({ key, value }) => [key, value]);
  if (object instanceof PyType) return object.isHeap ? object.attributes.values() : [];
  if (object instanceof PyGenerator) return object.state === 'closed' ? [] : [object.body];
  return object instanceof Thread || object instanceof Code || object instanceof Native
    ? []
    : Object.values(object);
}
