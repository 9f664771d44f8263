/** What is a coroutine. CPython: Lib/asyncio/coroutines.py; docs: library/asyncio-task.html#asyncio.iscoroutine. */
import { PyFunction } from '../../runtime/frames/function.ts';
import { PyGenerator } from '../../runtime/frames/suspendable.ts';
import { typeOf } from '../../runtime/kernel/birth.ts';
import { native } from '../../runtime/kernel/define.ts';
import { PyMethodDescriptor, PyNativeFunction } from '../../runtime/kernel/native.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { PyBoundMethod } from '../../runtime/objects/method.ts';

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

export const coroutineFunctions = [
  native('iscoroutine(obj)', 'Return True if obj is a coroutine object.', isCoroutine, { wording: 'def' }),
  native(
    'iscoroutinefunction(func)',
    'Return True if func is a decorated coroutine function.',
    isCoroutineFunction,
    { wording: 'def' },
  ),
];
