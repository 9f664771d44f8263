/** What is a coroutine. CPython: Lib/asyncio/coroutines.py; docs: library/asyncio-task.html#asyncio.iscoroutine. */
import { PyFunction } from '../../runtime/frames/function.ts';
import { PyGenerator } from '../../runtime/frames/suspendable.ts';
import { findAttribute } from '../../runtime/kernel/attributes.ts';
import { objectType, typeOf } from '../../runtime/kernel/birth.ts';
import { native } from '../../runtime/kernel/define.ts';
import { PyMethodDescriptor, PyNativeFunction } from '../../runtime/kernel/native.ts';
import type { PyObject, Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { asString } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyInstance } from '../../runtime/kernel/values.ts';
import { PyBoundMethod } from '../../runtime/objects/method.ts';
import { PyModule } from '../../runtime/objects/module.ts';
import { PyPartial } from '../functools/partial.ts';

/** The `_is_coroutine` of what counts as a coroutine function, as `unittest.mock` sets it. */
export const coroutineMark: PyObject = new PyInstance(objectType, []);

/** `inspect.CO_COROUTINE`. */
const CO_COROUTINE = 0x80;

/** A coroutine object, or anything with its methods. */
export function isCoroutine(value: Value): boolean {
  if (value instanceof PyGenerator) return value.kind === 'coroutine';
  const type = typeOf(value);
  return ['send', 'throw', 'close', '__await__'].every((name) => type.lookup(name) !== undefined);
}

export function isCoroutineFunction(value: Value): boolean {
  const callable = value instanceof PyBoundMethod ? value.callable : value;
  if (callable instanceof PyNativeFunction || callable instanceof PyMethodDescriptor)
    return callable.native.isCoroutine;
  return callable instanceof PyFunction && callable.code.kind === 'coroutine';
}

/** Also what is marked as one, or has the code of one: `inspect.iscoroutinefunction` and the mark of asyncio. */
function* isDecoratedCoroutineFunction(value: Value, thread: Thread): Guest<boolean> {
  let callable = value;
  while (callable instanceof PyBoundMethod || callable instanceof PyPartial)
    callable = callable instanceof PyPartial ? callable.func : callable.callable;
  if (isCoroutineFunction(callable)) return true;
  if ((yield* found(value, '_is_coroutine', thread)) === coroutineMark) return true;
  const marker = yield* found(callable, '_is_coroutine_marker', thread);
  if (marker !== undefined) {
    const inspect = thread.interpreter.modules.getName('inspect');
    return inspect instanceof PyModule && marker === inspect.namespace.getName('_is_coroutine_mark');
  }
  if (callable instanceof PyFunction || typeOf(callable).slots.call === undefined) return false;
  const code = yield* found(callable, '__code__', thread);
  if (code === undefined || asString((yield* found(callable, '__name__', thread)) ?? null) === undefined)
    return false;
  const flags = yield* found(code, 'co_flags', thread);
  return typeof flags === 'number' && (flags & CO_COROUTINE) !== 0;
}

function* found(value: Value, name: string, thread: Thread): Guest<Value | undefined> {
  const outcome = findAttribute(value, name, thread);
  return outcome === undefined ? undefined : yield* finished(outcome);
}

export const coroutineFunctions = [
  native('iscoroutine(obj)', 'Return True if obj is a coroutine object.', isCoroutine, { wording: 'def' }),
  native(
    'iscoroutinefunction(func)',
    'Return True if func is a decorated coroutine function.',
    isDecoratedCoroutineFunction,
    { wording: 'def' },
  ),
];
