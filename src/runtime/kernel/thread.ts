/**
 * The registers of a running thread, and the activations it is a chain of. See docs/EXECUTION.md.
 *
 * An operation that can't give its value returns UNWIND, and `why` says the reason:
 * - `ERROR`: `error` travels to the nearest handler
 * - `YIELD`: the generator or coroutine `yieldedBy` gave `yielded` to whoever resumed it
 * - `PAUSE`: the whole thread stops; `pausedAt` is where it goes on
 */
import type { PyContext } from './context.ts';
import type { PyException } from './exception.ts';
import type { InterpreterState, Limits } from './interpreter-state.ts';
import { type Result, type Step, UNWIND, type Unwind, type Value } from './object.ts';

export const NOTHING = 0;
export const ERROR = 1;
export const YIELD = 2;
export const PAUSE = 3;
export type Why = 0 | 1 | 2 | 3;

/** Anything that can be in the middle of running: a Python frame, a native that called back, a continuation. */
export abstract class Activation {
  /** Who gets this activation's outcome. */
  caller: Activation | null = null;
  /** What is delivered on re-entry: a value, `undefined` for an exhausted iterator, or UNWIND with an error pending. */
  inbox: Step = null;
  /** The activation has run before and stopped; its nodes find their progress in their state slots. */
  resuming = false;
  /** It stopped at a bare yield that it makes for what it waits for. */
  givesWay = false;
  /** The exception that an `except` or `finally` of this activation is handling. */
  handled: PyException | null = null;

  /** The generator or coroutine that this activation is the body of. */
  owner: Suspendable | null = null;
  /** How many Python calls deep it is. */
  level = 0;

  /** Starts it, or goes on where it stopped. Only natives throw. */
  abstract enter(thread: Thread): Result;

  /** What the activation's end means to its caller; UNWIND with an error pending when it failed. */
  settle(result: Step, thread: Thread): Step {
    return this.owner === null ? result : this.owner.ended(result, thread);
  }
}

/** A suspended computation that yields to whoever resumes it: generator, coroutine, asynchronous generator. */
export interface Suspendable {
  readonly body: Activation;
  /** Where the next resumption enters: `body`, or the innermost of what it awaits. */
  innermost: Activation;
  /** The one that is resumed from outside when this one awaits: the end of the chain of awaits. */
  root: Suspendable;
  /** Takes note of a yield that reached it; returns what its caller is to get. */
  suspended(thread: Thread): Step;
  /** Takes note of the end of its body; returns what its caller is to get. */
  ended(result: Step, thread: Thread): Step;
}

/** Why a thread is parked, for the scheduler and for the deadlock report. */
export interface Parking {
  /** In seconds of the host's monotonic clock; absent when only an event can wake the thread. */
  deadline?: number;
  /** The wait ends through something outside of Python (a promise, a worker): no deadlock. */
  outside?: boolean;
  /** For people: `time.sleep(2)`, `lock.acquire()`. */
  waitingFor: string;
  /** More lines for the deadlock report: the tasks of an event loop. */
  details?: () => string[];
  /** Called when the wait ends early by an interrupt. */
  abandoned?: () => void;
}

/** Takes note of asynchronous generators, so that none is left in the middle. */
export interface GeneratorKeeper {
  /** One of its methods is called for the first time. */
  begun(generator: Suspendable, thread: Thread): null | Unwind;
  ended(generator: Suspendable): void;
  /** Nothing refers to it any more, and it has not ended. */
  dropped(generator: Suspendable, thread: Thread): void;
}

export type PauseKind = 'deep' | 'slice' | 'parked';

export class Thread {
  why: Why = NOTHING;
  error: PyException | null = null;
  /** The frame that has its traceback entry for the travelling error already. */
  traced: Activation | null = null;
  yielded: Value = null;
  yieldedBy: Suspendable | null = null;
  /** With the end of an iterator: the value that its generator returned. */
  stopValue: Value = null;
  pausedAt: Activation | null = null;
  pauseKind: PauseKind = 'slice';
  parking: Parking | null = null;

  /** The innermost activation that is running. */
  frame: Activation | null = null;
  /** Weight of what is on the JavaScript stack. */
  depth = 0;
  /** Counts down at calls and back-edges; at zero comes `checkpoint`. */
  fuel = 0;
  /** Above zero while a caller can't be paused; names the place that forbids it. */
  unpausable = 0;
  unpausablePlace = '';

  /** Who looks after asynchronous generators: the event loop that runs. */
  generatorKeeper: GeneratorKeeper | null = null;

  /** How many calls coroutines remember below which they were made. */
  originDepth = 0;

  /** The context variables in force; null is the empty context. */
  context: PyContext | null = null;

  readonly interpreter: InterpreterState;
  readonly limits: Limits;
  readonly id: number;
  name: string;
  /** The thread in which the program began. */
  readonly isMain: boolean;

  constructor(interpreter: InterpreterState, id: number, name: string, isMain = id === 1) {
    this.interpreter = interpreter;
    this.limits = interpreter.limits;
    this.id = id;
    this.name = name;
    this.isMain = isMain;
  }

  /** Makes `error` the travelling error. The result is UNWIND, to be returned. */
  raise(error: PyException): Unwind {
    this.why = ERROR;
    this.error = error;
    this.traced = null;
    return UNWIND;
  }

  /** Takes the travelling error: it has been caught. */
  takeError(): PyException {
    const error = this.error!;
    this.error = null;
    this.traced = null;
    this.why = NOTHING;
    return error;
  }

  /** Yields `value` from the activation that is running to whoever resumed `owner`. */
  yieldTo(owner: Suspendable, at: Activation, value: Value): Unwind {
    owner.innermost = at;
    this.yieldedBy = owner;
    this.yielded = value;
    this.why = YIELD;
    return UNWIND;
  }

  /** Pauses the thread in `at`; it goes on there with what the scheduler delivers. */
  pause(kind: PauseKind, at: Activation): Unwind {
    this.why = PAUSE;
    this.pauseKind = kind;
    this.pausedAt = at;
    return UNWIND;
  }
}
