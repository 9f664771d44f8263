/** How reprs show callbacks. CPython: Lib/asyncio/format_helpers.py. */
import { PyFunction } from '../../runtime/frames/function.ts';
import { PyNativeFunction } from '../../runtime/kernel/native.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyBoundMethod } from '../../runtime/objects/method.ts';
import { FunctionCallback } from './native-callback.ts';
import { reprLimited } from './repr-limited.ts';

/** Where reprs say that CPython's library is. */
export const LIBRARY = '/usr/lib/python3.13';

/** `main.<locals>.done() at prog.py:3`; arguments are shown in debug mode only. */
export function* callbackSource(
  callback: Value,
  args: readonly Value[],
  debug: boolean,
  thread: Thread,
): Guest<string> {
  const shown: string[] = [];
  if (debug) for (const arg of args) shown.push(yield* reprLimited(arg, thread));
  const suffix = `(${shown.join(', ')})`;
  const callable = callback instanceof PyBoundMethod ? callback.callable : callback;
  if (callable instanceof PyFunction) {
    const { filename, firstLine } = callable.code;
    const place = callable === callback ? ` at ${filename}:${firstLine}` : '';
    return `${callable.qualname}${suffix}${place}`;
  }
  if (callable instanceof FunctionCallback) {
    const { name, place } = callable.place;
    return `${name}${suffix}${place === null ? '' : ` at ${LIBRARY}/asyncio/${place}`}`;
  }
  if (callable instanceof PyNativeFunction) return `${callable.native.qualname}${suffix}`;
  return `${yield* finished(repr(callable, thread))}${suffix}`;
}
