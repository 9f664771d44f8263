/**
 * Coroutines and generators written in TypeScript: `coroutine('acquire(self)', doc, function* …)`. In their body,
 * `yield* waitFor(awaitable, thread)` is `await`.
 */
import { coroutineType } from '../kernel/birth.ts';
import { type Attribute, withoutMark } from '../kernel/define.ts';
import { Native, PyMethodDescriptor, PyNativeFunction } from '../kernel/native.ts';
import { type Result, UNWIND, type Value } from '../kernel/object.ts';
import type { Wording } from '../kernel/parameters.ts';
import { type Guest, NativeActivation } from '../kernel/pausing.ts';
import { Signature } from '../kernel/signature.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { awaitValue } from './awaiting.ts';
import { PyGenerator } from './suspendable.ts';

/** Takes its parameters in the order of the signature, then the thread. */
type CoroutineBody = (...args: never[]) => Guest<Value>;

/** What a coroutine method of `self` with one more argument at the most comes to at once; `undefined` if it has to wait. */
export type Immediate<Self> = (self: Self, argument: Value, thread: Thread) => Value | undefined;

/**
 * A coroutine method of a type. Its wording is that of a Python function unless told otherwise. With `immediate`, which
 * is asked first, the common case that there is nothing to wait for takes no JavaScript generator.
 */
export function coroutineMethod<Self extends Value>(
  signature: string,
  doc: string,
  body: CoroutineBody,
  wording: Wording = 'def',
  immediate: Immediate<Self> | null = null,
): Attribute {
  const parsed = new Signature(signature, wording, wording === 'def' ? withoutMark : undefined);
  return (owner: PyType) => {
    const qualname = `${owner.qualname}.${parsed.name}`;
    const native = new Native(qualname, doc, parsed, (...args) => {
      const waiting = inThread(body, args);
      const activation =
        immediate === null
          ? new NativeActivation(waiting, null)
          : new ImmediateActivation(immediate as Immediate<Value>, args[1] as unknown as Value, waiting);
      activation.subject = args[0]!;
      return new PyGenerator('coroutine', activation, parsed.name, qualname);
    });
    native.isCoroutine = true;
    return [parsed.name, new PyMethodDescriptor(native, owner)];
  };
}

/** A coroutine function of a module. */
export function coroutineFunction(
  signature: string,
  doc: string | null,
  body: CoroutineBody,
  options: { wording?: Wording; module?: string } = {},
): PyNativeFunction {
  const parsed = new Signature(signature, options.wording ?? 'def');
  const native = new Native(parsed.name, doc, parsed, (...args) =>
    makeCoroutine(parsed.name, parsed.name, inThread(body, args)),
  );
  native.isCoroutine = true;
  return new PyNativeFunction(native, undefined, options.module ?? null);
}

/** A coroutine object whose body is a native's generator. */
export function makeCoroutine(
  name: string,
  qualname: string,
  body: Guest<Value> | ((thread: Thread) => Guest<Value>),
  type: PyType = coroutineType,
): PyGenerator {
  const coroutine = new PyGenerator('coroutine', new NativeActivation(body, null), name, qualname);
  if (type !== coroutineType) coroutine.type = type;
  return coroutine;
}

/** `await awaitable` in a native coroutine. */
export function* waitFor(awaitable: Value, thread: Thread): Guest<Value> {
  const result = awaitValue(awaitable, thread);
  return result === UNWIND ? yield UNWIND : result;
}

/** The body of a coroutine that tries to come to its end without waiting. */
class ImmediateActivation extends NativeActivation {
  private readonly immediate: Immediate<Value>;
  private readonly argument: Value;

  constructor(immediate: Immediate<Value>, argument: Value, waiting: (thread: Thread) => Guest<Value>) {
    super(waiting, null);
    this.immediate = immediate;
    this.argument = argument;
  }

  override enter(thread: Thread): Result {
    if (!this.resuming) {
      const value = this.immediate(this.subject, this.argument, thread);
      if (value !== undefined) return value;
    }
    return super.enter(thread);
  }
}

/** The body of a coroutine, made when it begins: the thread that runs it may be another than the one that called. */
function inThread(body: CoroutineBody, args: unknown[]): (thread: Thread) => Guest<Value> {
  return (thread) => {
    args[args.length - 1] = thread;
    return body(...(args as never[]));
  };
}
