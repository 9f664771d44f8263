/**
 * How a native calls guest code and goes on afterwards. See docs/EXECUTION.md.
 *
 * A native that calls back is a `function*`. Operations give it UNWIND when they can't answer at once; it then does
 * `yield` and gets the value, or the error thrown at that place, when there is one. Only in that case does the driver
 * have to do with it, so a callback that does not pause costs next to nothing.
 */
import { recursionErrorType } from './errors.ts';
import { PyException } from './exception.ts';
import { type Result, type Step, UNWIND, type Unwind, type Value } from './object.ts';
import { Activation, ERROR, type Thread, YIELD } from './thread.ts';
import { caught } from './unwinding.ts';

/** The body of a native that may be paused: `const x = yield* finished(call1(f, a, thread))`. */
export type Guest<T> = Generator<Unwind, T, Value>;

/** The value of an operation, waited for if need be. In hot loops write: `let r = op(); if (r === UNWIND) r = yield r;` */
export function* finished<T>(result: T | Unwind): Guest<T> {
  return result === UNWIND ? ((yield UNWIND) as T) : (result as T);
}

/** What a native that loops does when `--thread.fuel` fell below zero: others get their turn, interrupts arrive. */
export function* breathe(thread: Thread): Guest<void> {
  const order = thread.interpreter.scheduler.checkpoint(thread);
  if (order === 'go on' || (order === 'pause' && thread.unpausable > 0)) return;
  if (order === 'pause') thread.pause('slice', thread.frame!);
  yield UNWIND;
}

/** A native that called back: a JavaScript generator in the chain of activations. */
export class NativeActivation extends Activation {
  private body: Guest<unknown> | ((thread: Thread) => Guest<unknown>);
  /** How many natives that called back it is nested in, itself included; 0 while nobody has counted. */
  natives = 0;
  /** For people: the object whose method it is the body of. */
  subject: Value = null;

  /** A body that is a function is called with the thread that enters first. */
  constructor(body: Guest<unknown> | ((thread: Thread) => Guest<unknown>), caller: Activation | null) {
    super();
    this.body = body;
    this.caller = caller;
    this.level = caller === null ? 0 : caller.level;
  }

  enter(thread: Thread): Result {
    const outer = thread.frame;
    thread.frame = this;
    thread.depth += NATIVE_WEIGHT;
    let passing: PyException | null = null;
    try {
      if (typeof this.body === 'function') this.body = this.body(thread);
      const { body } = this;
      const input = this.inbox;
      if (this.resuming && input === UNWIND) passing = thread.takeError();
      let step = passing === null ? body.next(input as Value) : body.throw(passing);
      this.resuming = true;
      while (!step.done) {
        if (thread.why !== ERROR) return UNWIND;
        passing = thread.takeError();
        step = body.throw(passing);
      }
      return step.value as Result;
    } catch (thrown) {
      // An error that only passes through was raised further in: it has its context.
      if (passing !== null && thrown === passing) return thread.raise(passing);
      return caught(thrown, thread);
    } finally {
      thread.depth -= NATIVE_WEIGHT;
      thread.frame = outer;
    }
  }
}

/** What a native that called back may take of the JavaScript stack; see `Code.weight`. */
export const NATIVE_WEIGHT = 8;

/** Runs a native's generator as far as it goes without pausing; `where` is what the error says when natives nest too deeply. */
export function drive<T>(body: Guest<T>, thread: Thread, where?: string): T | Unwind {
  const activation = new NativeActivation(body, thread.frame);
  if (thread.depth > thread.limits.depth && thread.unpausable === 0) {
    if (countNatives(activation) > MOST_NATIVES) throw new TooDeep(where);
    return thread.pause('deep', activation);
  }
  return activation.enter(thread) as T | Unwind;
}

/**
 * Natives that call each other without Python functions in between: a comparison of two lists that hold themselves would
 * never end. CPython has such a limit too (Py_C_RECURSION_LIMIT).
 */
const MOST_NATIVES = 10_000;

/** The RecursionError of natives that nest too deeply. */
class TooDeep extends PyException {
  isToldWhere: boolean;

  constructor(where: string | undefined) {
    super(recursionErrorType, [`maximum recursion depth exceeded${where ?? ''}`]);
    this.isToldWhere = where !== undefined;
  }
}

/** What the nearest operation around natives that nest too deeply makes of their error: `in comparison`. */
export function toldWhere(thrown: unknown, where: string): unknown {
  const isStack = thrown instanceof RangeError && /call stack/.test(thrown.message);
  return isStack || (thrown instanceof TooDeep && !thrown.isToldWhere) ? new TooDeep(where) : thrown;
}

function countNatives(innermost: NativeActivation): number {
  let count = 0;
  for (let each: Activation | null = innermost; each !== null; each = each.caller) {
    if (!(each instanceof NativeActivation)) continue;
    if (each.natives > 0) {
      count += each.natives;
      break;
    }
    count++;
  }
  innermost.natives = count;
  return count;
}

/** What is left to do with the outcome of a call made last: a cheaper form of a generator with one `yield`. */
class Continuation extends Activation {
  private readonly finish: (outcome: Step, thread: Thread) => Result;

  constructor(finish: (outcome: Step, thread: Thread) => Result, caller: Activation | null) {
    super();
    this.finish = finish;
    this.caller = caller;
    if (caller !== null) {
      this.level = caller.level;
      this.owner = caller.owner;
    }
  }

  /** `finish` may pause in turn; what is delivered then is the outcome. */
  enter(thread: Thread): Result {
    if (this.resuming) return this.inbox as Result;
    this.resuming = true;
    const outer = thread.frame;
    thread.frame = this;
    try {
      return this.finish(this.inbox, thread);
    } catch (thrown) {
      return caught(thrown, thread);
    } finally {
      thread.frame = outer;
    }
  }

  override settle(result: Step): Step {
    return result;
  }
}

/**
 * Calls, then goes on with `finish`, at once or after a pause. `finish` gets UNWIND when an error is pending, which it
 * may take.
 */
export function andThen<T>(
  thread: Thread,
  start: (thread: Thread) => Step,
  finish: (outcome: Step, thread: Thread) => T | Unwind,
): T | Unwind {
  const here = thread.frame;
  const continuation = new Continuation(finish as (outcome: Step, thread: Thread) => Result, here);
  thread.frame = continuation;
  let outcome: Step;
  try {
    outcome = start(thread);
  } catch (thrown) {
    outcome = caught(thrown, thread);
  }
  thread.frame = here;
  if (outcome === UNWIND && thread.why !== ERROR) return UNWIND;
  return finish(outcome, thread);
}

/**
 * As `andThen` for an operation that has just given UNWIND while `here` was running; where that is rare, nothing has to be
 * made beforehand. If the thread pauses, the continuation is put into the chain of paused activations below `here`.
 */
export function later<T>(
  thread: Thread,
  here: Activation | null,
  finish: (outcome: Step, thread: Thread) => T | Unwind,
): T | Unwind {
  if (thread.why === ERROR) return finish(UNWIND, thread);
  const continuation = new Continuation(finish as (outcome: Step, thread: Thread) => Result, here);
  const innermost = thread.why === YIELD ? thread.yieldedBy!.innermost : thread.pausedAt!;
  if (innermost === here) {
    if (thread.why === YIELD) thread.yieldedBy!.innermost = continuation;
    else thread.pausedAt = continuation;
    return UNWIND;
  }
  let each = innermost;
  while (each.caller !== here) each = each.caller!;
  each.caller = continuation;
  return UNWIND;
}
