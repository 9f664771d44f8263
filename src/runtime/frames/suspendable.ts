/**
 * Generators, coroutines and asynchronous generators: computations that stop and are resumed. CPython: Objects/genobject.c.
 *
 * When a coroutine awaits another, the chain of both is resumed as one: the root is entered at its innermost frame, and
 * a value yielded there goes straight to whoever resumed the root. A switch costs the same however long the chain is.
 */
import { asyncGeneratorType, coroutineType, generatorType } from '../kernel/birth.ts';
import {
  isInstance,
  makeError,
  raise,
  runtimeErrorType,
  stopAsyncIterationType,
  stopIterationType,
} from '../kernel/errors.ts';
import { PyException } from '../kernel/exception.ts';
import { PyObject, type Result, type Step, UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import {
  Activation,
  ERROR,
  type GeneratorKeeper,
  NOTHING,
  PAUSE,
  type Suspendable,
  type Thread,
  YIELD,
} from '../kernel/thread.ts';
import { addContextInside, caught, raiseError } from '../kernel/unwinding.ts';
import { runUpTo } from './driver.ts';
import { addTraceback, Frame } from './frame.ts';

export type SuspendableKind = 'generator' | 'coroutine' | 'async generator';
export type SuspendableState = 'created' | 'running' | 'suspended' | 'closed';

export class PyGenerator extends PyObject implements Suspendable {
  readonly kind: SuspendableKind;
  body: Activation;
  innermost: Activation;
  root: PyGenerator = this;
  state: SuspendableState = 'created';
  name: string;
  qualname: string;
  /** Only the loop that goes over it holds it. */
  isTemporary = false;

  constructor(kind: SuspendableKind, body: Activation, name: string, qualname: string) {
    super();
    this.kind = kind;
    this.body = body;
    this.innermost = body;
    this.name = name;
    this.qualname = qualname;
    this.type =
      kind === 'generator' ? generatorType : kind === 'coroutine' ? coroutineType : asyncGeneratorType;
    body.owner = this;
  }

  suspended(thread: Thread): Step {
    this.state = 'suspended';
    thread.why = NOTHING;
    return thread.yielded;
  }

  ended(result: Step, thread: Thread): Step {
    this.state = 'closed';
    if (result === UNWIND) return this.failed(thread);
    if (this.root !== this) return result;
    thread.stopValue = result as Value;
    return undefined;
  }

  /** An error that leaves the body must not look like the end of an iteration. */
  protected failed(thread: Thread): Unwind {
    // sic: in CPython it is a generator that gives way
    notAsAnEnd(this.body instanceof GiveWay ? 'generator' : this.noun, thread);
    return UNWIND;
  }

  /** As messages call it. */
  get noun(): string {
    return this.kind;
  }

  /** It stopped, by itself or because what it waits for did. */
  get isSuspended(): boolean {
    if (this.state === 'suspended') return true;
    return this.state === 'running' && this.root !== this && this.root.isSuspended;
  }
}

/** A step of an asynchronous generator, which it tells when it is over. */
export interface AsyncStep {
  state: 'created' | 'running' | 'closed';
}

export class PyAsyncGenerator extends PyGenerator {
  /** The step on its way. */
  step: AsyncStep | null = null;
  /** It was told to close: what comes after is not asked for. */
  isClosing = false;
  /** The hooks of `sys.set_asyncgen_hooks` as they were when it was first used; undefined before. */
  keeper: GeneratorKeeper | null | undefined = undefined;

  override suspended(thread: Thread): Step {
    this.endStep();
    return super.suspended(thread);
  }

  override ended(result: Step, thread: Thread): Step {
    this.endStep();
    this.state = 'closed';
    this.keeper?.ended(this);
    if (result === UNWIND) return this.failed(thread);
    return raiseError(new PyException(stopAsyncIterationType, []), thread);
  }

  endStep(): void {
    if (this.step !== null) this.step.state = 'closed';
    this.step = null;
  }
}

/** A generator, coroutine or asynchronous generator whose body has not begun. */
export function makeSuspendable(
  kind: SuspendableKind,
  body: Activation,
  name: string,
  qualname: string,
): PyGenerator {
  if (kind === 'async generator') return new PyAsyncGenerator(kind, body, name, qualname);
  return new PyGenerator(kind, body, name, qualname);
}

/**
 * Resumes from outside: with a value, or with UNWIND when the travelling error is to be thrown in. Gives what is
 * yielded, `undefined` at the end (the returned value is in `stopValue`), or UNWIND.
 */
export function resume(generator: PyGenerator, input: Value | Unwind, thread: Thread): Step {
  const { state, body } = generator;
  if (state !== 'suspended') {
    if (state === 'running') {
      if (!generator.isSuspended) refuseRunning(generator);
      detaching.detach!(generator);
      return resume(generator, input, thread);
    }
    if (state === 'closed') return resumeClosed(generator, input, thread);
    if (input === UNWIND) return failUnstarted(generator, thread);
  }
  const { innermost } = generator;
  const caller = thread.frame;
  body.caller = caller;
  body.level = caller === null ? 1 : caller.level + 1;
  checkLevel(body, thread);
  if (innermost.givesWay) {
    innermost.givesWay = false;
    if (input === UNWIND) notAsAnEnd('generator', thread);
  }
  if (input === UNWIND) addContextInside(thread.error!, innermost, body);
  generator.root = generator;
  generator.state = 'running';
  innermost.inbox = input;
  if (isTooDeep(thread)) return thread.pause('deep', innermost);
  return innermost === body ? enterBody(generator, body, thread) : runUpTo(innermost, body, thread);
}

/**
 * Who resumes what another one delegates to, and resumes as one with itself, makes it a generator of its own again. Given
 * by `frames/awaiting.ts`.
 */
export const detaching: { detach: ((inner: PyGenerator) => void) | null } = { detach: null };

/** Makes `inner`, at which `root` is suspended, or below it, suspended by itself. */
export function separate(inner: PyGenerator, root: PyGenerator): void {
  for (let each = root.innermost; ; each = each.caller!) {
    if (each.owner !== null) each.owner.root = inner;
    if (each === inner.body) break;
  }
  inner.innermost = root.innermost;
  inner.state = 'suspended';
}

/** An error is thrown into what has not begun: it ends there, where its definition is. */
export function failUnstarted(generator: PyGenerator, thread: Thread): Unwind {
  const { body } = generator;
  generator.state = 'closed';
  if (body instanceof Frame) addTraceback(body, thread);
  return UNWIND;
}

/** `runUpTo` for the common case that nothing is awaited: there is one activation to enter. */
function enterBody(generator: PyGenerator, body: Activation, thread: Thread): Step {
  let outcome: Step;
  try {
    outcome = body.enter(thread);
  } catch (thrown) {
    outcome = caught(thrown, thread);
  }
  if (outcome === UNWIND) {
    if (thread.why === YIELD) return generator.suspended(thread);
    if (thread.why === PAUSE) return UNWIND;
  }
  return generator.ended(outcome, thread);
}

/**
 * Makes the running activation wait for `inner`, which has not begun, as `await` and `yield from` do. Gives the value
 * that it returns, or UNWIND.
 */
export function delegateTo(inner: PyGenerator, thread: Thread): Step {
  const waiting = thread.frame!;
  const { body } = inner;
  if (body instanceof GiveWay && body.result === null) {
    // fast path: what is delivered to a bare yield is None, so the waiting activation may yield it itself
    inner.state = 'closed';
    waiting.givesWay = true;
    return thread.yieldTo(waiting.owner!.root, waiting, null);
  }
  body.caller = waiting;
  body.level = waiting.level + 1;
  checkLevel(body, thread);
  inner.root = waiting.owner!.root as PyGenerator;
  inner.state = 'running';
  if (isTooDeep(thread)) return thread.pause('deep', body);
  let outcome: Step;
  try {
    outcome = body.enter(thread);
  } catch (thrown) {
    outcome = caught(thrown, thread);
  }
  if (outcome !== UNWIND || thread.why === ERROR) outcome = inner.ended(outcome, thread);
  return outcome;
}

/** The pending error, if it would look like an end, is replaced by one that tells so. */
function notAsAnEnd(noun: string, thread: Thread): void {
  const error = thread.error!;
  const stops = isInstance(error, stopIterationType)
    ? 'StopIteration'
    : noun === 'async generator' && isInstance(error, stopAsyncIterationType)
      ? 'StopAsyncIteration'
      : null;
  if (stops === null) return;
  const replaced = makeError(runtimeErrorType, `${noun} raised ${stops}`);
  replaced.cause = error;
  replaced.context = error;
  replaced.suppressContext = true;
  thread.raise(replaced);
}

/** The body of a coroutine that does nothing but let others have their turn: `asyncio.sleep(0, result)`. */
export class GiveWay extends Activation {
  readonly result: Value;

  constructor(result: Value) {
    super();
    this.result = result;
  }

  override enter(thread: Thread): Result {
    if (this.resuming) return this.inbox === UNWIND ? UNWIND : this.result;
    this.resuming = true;
    return thread.yieldTo(this.owner!.root, this, null);
  }
}

function checkLevel(body: Activation, thread: Thread): void {
  if (body.level > thread.limits.recursion) raise.recursionError('maximum recursion depth exceeded');
}

/** The JavaScript stack is deep: what is to run next starts from an empty one. */
function isTooDeep(thread: Thread): boolean {
  return thread.depth > thread.limits.depth && thread.unpausable === 0;
}

function refuseRunning(generator: PyGenerator): never {
  return raise.valueError(
    generator.kind === 'coroutine' ? 'coroutine already executing' : `${generator.noun} already executing`,
  );
}

function resumeClosed(generator: PyGenerator, input: Value | Unwind, thread: Thread): Step {
  if (generator.kind === 'coroutine') raise.runtimeError('cannot reuse already awaited coroutine');
  if (input === UNWIND) return UNWIND;
  thread.stopValue = null;
  return undefined;
}
