/** How reprs show callbacks. CPython: Lib/asyncio/format_helpers.py. */
import { PyFunction } from '../../runtime/frames/function.ts';
import { PyNativeFunction } from '../../runtime/kernel/native.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyBoundMethod } from '../../runtime/objects/method.ts';
import { FunctionCallback } from './native-callback.ts';

/** Where reprs say that CPython's library is. */
export const LIBRARY = '/usr/lib/python3.13';

/** `main.<locals>.done(1) at prog.py:3`. */
export function* callbackSource(callback: Value, args: readonly Value[], thread: Thread): Guest<string> {
  const shown: string[] = [];
  for (const arg of args) shown.push(yield* finished(repr(arg, thread)));
  const suffix = `(${shown.join(', ')})`;
  const callable = callback instanceof PyBoundMethod ? callback.callable : callback;
  if (callable instanceof PyFunction) {
    return `${callable.qualname}${suffix} at ${callable.code.filename}:${callable.code.firstLine}`;
  }
  if (callable instanceof FunctionCallback) {
    const { name, file, line } = callable.place;
    return `${name}${suffix} at ${LIBRARY}/asyncio/${file}:${line}`;
  }
  if (callable instanceof PyNativeFunction) return `${callable.native.qualname}${suffix}`;
  return `${yield* finished(repr(callable, thread))}${suffix}`;
}
