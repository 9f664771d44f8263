/** Asynchronous generators. CPython: Objects/genobject.c (async_gen_*); docs: reference/expressions.html#asynchronous-generator-iterator-methods. */
import { Frame } from '../frames/frame.ts';
import { makeCoroutine } from '../frames/native-coroutine.ts';
import type { PyGenerator } from '../frames/suspendable.ts';
import { asyncGeneratorType, coroutineType } from '../kernel/birth.ts';
import { classMethod, defineType, describeType, getset, method } from '../kernel/define.ts';
import { generatorExitType, isInstance, raise, stopAsyncIterationType } from '../kernel/errors.ts';
import { PyException } from '../kernel/exception.ts';
import { addressOf } from '../kernel/identity.ts';
import { type Result, type Step, UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import type { Guest } from '../kernel/pausing.ts';
import { asString } from '../kernel/text.ts';
import { ERROR, type Thread, YIELD } from '../kernel/thread.ts';
import { caught } from '../kernel/unwinding.ts';
import { codeObject } from './code-object.ts';
import { frameObject } from './frame-object.ts';
import { exceptionOf } from './generator.ts';
import { genericAlias } from './generic-alias.ts';

/** The awaitables that the methods give; they are coroutines of their own types. */
const sendType = defineType<PyGenerator>('async_generator_asend', { bases: [coroutineType], isBase: false });
const throwType = defineType<PyGenerator>('async_generator_athrow', {
  bases: [coroutineType],
  isBase: false,
});

describeType<PyGenerator>(asyncGeneratorType, {
  isBase: false,
  slots: {
    aiter: (self) => self,
    anext: (self, thread) => makeCoroutine('asend', 'asend', stepping(self, null, thread), sendType),
    repr: (self, thread) => `<async_generator object ${self.qualname} at ${addressOf(self, thread)}>`,
  },
  methods: [
    method(
      'asend(self, value, /)',
      "asend(v) -> send 'v' in generator.",
      (self: PyGenerator, value: Value, thread: Thread) =>
        makeCoroutine('asend', 'asend', stepping(self, value, thread), sendType),
    ),
    method(
      'athrow(self, type, value=<missing>, traceback=<missing>, /)',
      'athrow(value)\nathrow(type[,value[,tb]])\n\nraise exception in generator.',
      (self: PyGenerator, type: Value, value: Value | undefined, _traceback: Value, thread: Thread) =>
        makeCoroutine('athrow', 'athrow', throwing(self, type, value, thread), throwType),
    ),
    method(
      'aclose(self, /)',
      'aclose() -> raise GeneratorExit inside generator.',
      (self: PyGenerator, thread: Thread) =>
        makeCoroutine('aclose', 'aclose', closing(self, thread), throwType),
    ),
    getset<PyGenerator>(
      '__name__',
      'name of the async generator',
      (self) => self.name,
      (self, value) => {
        self.name = asString(value) ?? raise.typeError('__name__ must be set to a string object');
        return null;
      },
    ),
    getset<PyGenerator>('__qualname__', 'qualified name of the async generator', (self) => self.qualname),
    getset<PyGenerator>('ag_running', null, (self) => self.state === 'running'),
    getset<PyGenerator>('ag_suspended', null, (self) => self.state === 'suspended'),
    getset<PyGenerator>('ag_await', null, () => null),
    getset<PyGenerator>('ag_frame', null, (self, thread) =>
      self.state === 'closed' || !(self.body instanceof Frame) ? null : frameObject(self.body, thread),
    ),
    getset<PyGenerator>('ag_code', null, (self, thread) =>
      self.body instanceof Frame ? codeObject(self.body.code, thread) : null,
    ),
    classMethod('__class_getitem__(cls, item, /)', 'See PEP 585', genericAlias),
  ],
});

/**
 * One step, in the running activation: gives what the generator yields next, or UNWIND with StopAsyncIteration at its
 * end. What it awaits meanwhile goes to the root of the activation's chain of awaits.
 */
export function stepAsync(self: PyGenerator, input: Value | Unwind, thread: Thread): Step {
  if (self.state === 'running') {
    return raise.runtimeError('anext(): asynchronous generator is already running');
  }
  if (self.state === 'closed') {
    return input === UNWIND ? UNWIND : thread.raise(new PyException(stopAsyncIterationType, []));
  }
  if (self.state === 'created' && input === UNWIND) {
    self.state = 'closed';
    return UNWIND;
  }
  if (self.state === 'created' && input !== null) {
    return raise.typeError("can't send non-None value to a just-started async generator");
  }
  if (self.state === 'created') thread.generatorKeeper?.begun(self, thread);
  const waiting = thread.frame!;
  const { body } = self;
  body.caller = waiting;
  body.level = waiting.level + 1;
  body.inbox = input;
  self.root = waiting.owner!.root as PyGenerator;
  self.state = 'running';
  let outcome: Result;
  try {
    outcome = body.enter(thread);
  } catch (thrown) {
    outcome = caught(thrown, thread);
  }
  if (outcome === UNWIND) {
    if (thread.why === YIELD && thread.yieldedBy === self) return self.suspended(thread);
    if (thread.why !== ERROR) return UNWIND;
  }
  return self.ended(outcome, thread);
}

function* stepping(self: PyGenerator, value: Value, thread: Thread): Guest<Value> {
  const outcome = stepAsync(self, value, thread);
  return outcome === UNWIND ? yield UNWIND : (outcome as Value);
}

function* throwing(self: PyGenerator, type: Value, value: Value | undefined, thread: Thread): Guest<Value> {
  let error = exceptionOf(type, value, thread);
  if (error === UNWIND) error = yield UNWIND;
  thread.raise(error as PyException);
  const outcome = stepAsync(self, UNWIND, thread);
  return outcome === UNWIND ? yield UNWIND : (outcome as Value);
}

function* closing(self: PyGenerator, thread: Thread): Guest<Value> {
  if (self.state === 'created' || self.state === 'closed') {
    self.state = 'closed';
    return null;
  }
  try {
    thread.raise(new PyException(generatorExitType, []));
    const outcome = stepAsync(self, UNWIND, thread);
    if (outcome === UNWIND) yield UNWIND;
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    if (isInstance(error, generatorExitType) || isInstance(error, stopAsyncIterationType)) return null;
    throw error;
  }
  return raise.runtimeError('async generator ignored GeneratorExit');
}
