/** What `asend`, `athrow` and `aclose` give: a step of an asynchronous generator that waits to be awaited. CPython: Objects/genobject.c (async_gen_asend_*, async_gen_athrow_*). */
import { yieldFrom } from '../frames/awaiting.ts';
import { makeCoroutine } from '../frames/native-coroutine.ts';
import { whileDropping } from '../frames/never-awaited.ts';
import {
  type AsyncStep,
  failUnstarted,
  type PyAsyncGenerator,
  type PyGenerator,
  resume,
} from '../frames/suspendable.ts';
import { defineType, method } from '../kernel/define.ts';
import {
  generatorExitType,
  isInstance,
  raise,
  runtimeWarningType,
  stopAsyncIterationType,
  stopIterationType,
} from '../kernel/errors.ts';
import { PyException } from '../kernel/exception.ts';
import { endOrError } from '../kernel/iterate.ts';
import { PyObject, type Result, type Step, UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import { andThen } from '../kernel/pausing.ts';
import { repr } from '../kernel/text.ts';
import { ERROR, type Thread, YIELD } from '../kernel/thread.ts';
import { addContextInside, caught, raiseError } from '../kernel/unwinding.ts';
import { exceptionOf, orStop, thrownException } from './generator.ts';

/** What the step was asked for. */
export type AsyncCall =
  | { readonly method: 'asend'; readonly value: Value }
  | {
      readonly method: 'athrow';
      readonly type: Value;
      readonly value: Value | undefined;
      readonly traceback: Value | undefined;
    }
  | { readonly method: 'aclose' };

export class PyAsyncStep extends PyObject implements AsyncStep {
  readonly generator: PyAsyncGenerator;
  readonly asked: AsyncCall;
  state: AsyncStep['state'] = 'created';
  /** Runs the step where it is not awaited but driven by hand: the root of what the generator awaits. */
  driver: PyGenerator | null = null;

  constructor(generator: PyAsyncGenerator, asked: AsyncCall) {
    super();
    this.generator = generator;
    this.asked = asked;
    this.type = asked.method === 'asend' ? sendType : throwType;
  }
}

const sendType = stepType('async_generator_asend');
const throwType = stepType('async_generator_athrow');

function stepType(name: string) {
  return defineType<PyAsyncStep>(name, {
    isBase: false,
    slots: {
      await: (self) => self,
      awaitNow: awaitStep,
      iter: (self) => self,
      next: (self, thread) => sendInto(self, null, thread),
    },
    methods: [
      method(
        'send(self, value, /)',
        'send(value) -> send value in generator.',
        (self: PyAsyncStep, value: Value, thread: Thread) =>
          orStop(thread, () => sendInto(self, value, thread)),
      ),
      method(
        'throw(self, type, value=<missing>, traceback=<missing>, /)',
        'throw(value)\nthrow(type[,value[,tb]])\n\nraise exception in generator.',
        (
          self: PyAsyncStep,
          type: Value,
          value: Value | undefined,
          traceback: Value | undefined,
          thread: Thread,
        ) =>
          andThen<Value>(
            thread,
            () => thrownException(type, value, traceback, thread),
            (error) =>
              error === UNWIND ? UNWIND : orStop(thread, () => throwInto(self, error as PyException, thread)),
          ),
      ),
      method('close(self, /)', 'close() -> raise GeneratorExit inside generator.', closeStep),
    ],
  });
}

/** `await step` in the running activation. */
function awaitStep(self: PyAsyncStep, thread: Thread): Result {
  if (self.driver !== null && self.state === 'running') return yieldFrom(self.driver, thread);
  if (isOver(self, null)) return null;
  return begin(self, null, thread) as Result;
}

/** Gives what the generator awaits; `undefined` when the step is over, with its result in `stopValue`. */
function sendInto(self: PyAsyncStep, value: Value, thread: Thread): Step {
  if (self.driver !== null && self.state === 'running') return resume(self.driver, value, thread);
  if (isOver(self, value)) {
    thread.stopValue = null;
    return undefined;
  }
  return drivenBy(self, (running) => begin(self, value, running), thread);
}

function throwInto(self: PyAsyncStep, error: PyException, thread: Thread): Step {
  if (self.driver !== null && self.state === 'running') {
    thread.raise(error);
    return resume(self.driver, UNWIND, thread);
  }
  requireUsable(self);
  return drivenBy(
    self,
    (running) =>
      closing(self, running, () => {
        running.raise(error);
        return run(self, UNWIND, running);
      }),
    thread,
  );
}

function closeStep(self: PyAsyncStep, thread: Thread): Result {
  if (self.state === 'closed') return null;
  return andThen<Value>(
    thread,
    () => throwInto(self, new PyException(generatorExitType, []), thread),
    (outcome) => {
      if (outcome === undefined) return null;
      if (outcome !== UNWIND) return raise.runtimeError('coroutine ignored GeneratorExit');
      const harmless = [stopIterationType, stopAsyncIterationType, generatorExitType];
      if (!harmless.some((type) => isInstance(thread.error!, type))) return UNWIND;
      thread.takeError();
      return null;
    },
  );
}

/** Runs `body` in a coroutine of its own. */
function drivenBy(self: PyAsyncStep, body: (thread: Thread) => Step, thread: Thread): Step {
  const { method: name } = self.asked;
  self.driver = makeCoroutine(name, name, function* (running) {
    const outcome = body(running);
    return outcome === UNWIND ? yield UNWIND : (outcome as Value);
  });
  return resume(self.driver, null, thread);
}

/** True when nothing is left to do. Raises when the step can't begin. */
function isOver(self: PyAsyncStep, sent: Value): boolean {
  const { generator, asked } = self;
  if (asked.method !== 'asend' && self.state === 'created') {
    if (generator.state === 'closed') {
      self.state = 'closed';
      return true;
    }
    if (generator.isClosing && generator.step === null) {
      self.state = 'closed';
      throw new PyException(stopAsyncIterationType, []);
    }
  }
  requireUsable(self);
  if (asked.method !== 'asend' && sent !== null)
    raise.runtimeError("can't send non-None value to a just-started coroutine");
  return false;
}

function requireUsable(self: PyAsyncStep): void {
  const { generator, asked } = self;
  if (self.state === 'closed') {
    const methods = asked.method === 'asend' ? '__anext__()/asend()' : 'aclose()/athrow()';
    raise.runtimeError(`cannot reuse already awaited ${methods}`);
  }
  if (generator.step === null) return;
  self.state = 'closed';
  const method = asked.method === 'asend' ? 'anext' : asked.method;
  raise.runtimeError(`${method}(): asynchronous generator is already running`);
}

/** The step itself: gives what the generator yields next, or UNWIND with StopAsyncIteration at its end. */
function begin(self: PyAsyncStep, sent: Value, thread: Thread): Step {
  const { generator, asked } = self;
  if (asked.method === 'asend') return run(self, sent ?? asked.value, thread);
  if (asked.method === 'aclose') {
    generator.isClosing = true;
    return closing(self, thread, () => {
      thread.raise(new PyException(generatorExitType, []));
      return run(self, UNWIND, thread);
    });
  }
  self.state = 'running';
  generator.step = self;
  return andThen<Value>(
    thread,
    () => exceptionOf(asked.type, asked.value, asked.traceback, thread),
    (error) => {
      if (error === UNWIND) {
        generator.endStep();
        return UNWIND;
      }
      thread.raise(error as PyException);
      return run(self, UNWIND, thread) as Result;
    },
  );
}

/** `aclose` comes to nothing when the generator ends; it must not yield any more. */
function closing(self: PyAsyncStep, thread: Thread, operation: () => Step): Step {
  if (self.asked.method !== 'aclose') return operation();
  return andThen<Value>(thread, operation, (outcome) => {
    if (outcome !== UNWIND) return raise.runtimeError('async generator ignored GeneratorExit');
    const error = thread.error!;
    if (!isInstance(error, generatorExitType) && !isInstance(error, stopAsyncIterationType)) return UNWIND;
    thread.takeError();
    return null;
  });
}

/**
 * Resumes the generator in the running activation. What it awaits meanwhile goes to the root of the activation's chain
 * of awaits.
 */
function run(step: PyAsyncStep, input: Value | Unwind, thread: Thread): Step {
  const { generator } = step;
  const { body, state } = generator;
  step.state = 'running';
  generator.step = step;
  if (state !== 'suspended') {
    if (state === 'running') {
      generator.endStep();
      raise.valueError('async generator already executing');
    }
    if (state === 'closed') {
      generator.endStep();
      return input === UNWIND ? UNWIND : raiseError(new PyException(stopAsyncIterationType, []), thread);
    }
    if (input === UNWIND) {
      generator.endStep();
      failUnstarted(generator, thread);
      // sic: to who awaits the step, a StopIteration that no frame has turned into a RuntimeError is its result
      return endOrError(thread) === undefined ? thread.stopValue : UNWIND;
    }
    if (input !== null) {
      generator.endStep();
      raise.typeError("can't send non-None value to a just-started async generator");
    }
  }
  const waiting = thread.frame!;
  body.caller = waiting;
  body.level = waiting.level + 1;
  body.inbox = input;
  if (input === UNWIND) addContextInside(thread.error!, body, body);
  generator.root = waiting.owner!.root as PyGenerator;
  generator.state = 'running';
  let outcome: Result;
  try {
    outcome = body.enter(thread);
  } catch (thrown) {
    outcome = caught(thrown, thread);
  }
  if (outcome === UNWIND) {
    if (thread.why === YIELD && thread.yieldedBy === generator) return generator.suspended(thread);
    if (thread.why !== ERROR) return UNWIND;
  }
  return generator.ended(outcome, thread);
}

/** Warns that `step` was dropped before it was awaited. */
export function stepNeverAwaited(step: PyAsyncStep, thread: Thread): void {
  step.state = 'closed';
  const name = repr(step.generator.qualname, thread) as string;
  const message = `coroutine method '${step.asked.method}' of ${name} was never awaited`;
  whileDropping(step, thread, () => thread.interpreter.warn(runtimeWarningType, message, 1, thread, step));
}
