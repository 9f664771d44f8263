/**
 * Which futures a program can still get at. CPython finds out by counting references; here modules and running frames
 * are searched when a loop closes and errors are left that nobody asked for.
 */
import { Code } from '../../runtime/frames/code.ts';
import { PyGenerator } from '../../runtime/frames/suspendable.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import { Native } from '../../runtime/kernel/native.ts';
import type { PyObject, Value } from '../../runtime/kernel/object.ts';
import { type Activation, Thread } from '../../runtime/kernel/thread.ts';
import { PyType } from '../../runtime/kernel/type.ts';
import { PyModule } from '../../runtime/objects/module.ts';
import { PyLoop } from './base-events.ts';

/** A search that gets longer than this is given up. */
const MOST_OBJECTS = 100_000;

/** Those of `wanted` that nothing refers to; none of them when that would take too long to find out. */
export function unreachable(wanted: ReadonlySet<PyObject>, also: Value, thread: Thread): PyObject[] {
  const seen = new Set<object>();
  const waiting: unknown[] = [also];
  for (const { value } of thread.interpreter.modules)
    if (value instanceof PyModule) waiting.push(value.namespace);
  for (let each: Activation | null = thread.frame; each !== null; each = each.caller) waiting.push(each);
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    if (seen.size > MOST_OBJECTS) return [];
    for (const part of parts(next)) if (typeof part === 'object' && part !== null) waiting.push(part);
  }
  return [...wanted].filter((each) => !seen.has(each));
}

function parts(object: object): Iterable<unknown> {
  if (Array.isArray(object) || object instanceof Set) return object;
  if (object instanceof Map) return [...object.keys(), ...object.values()];
  if (object instanceof PyDict) return [...object].flatMap(({ key, value }) => [key, value]);
  if (object instanceof PyLoop) return [];
  if (object instanceof PyType) return object.isHeap ? object.attributes.values() : [];
  if (object instanceof PyGenerator) return object.state === 'closed' ? [] : [object.body];
  return object instanceof Thread || object instanceof Code || object instanceof Native
    ? []
    : Object.values(object);
}
