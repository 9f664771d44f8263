/** Asynchronous generators. CPython: Objects/genobject.c (async_gen_*); docs: reference/expressions.html#asynchronous-generator-iterator-methods. */
import { Frame } from '../frames/frame.ts';
import type { PyAsyncGenerator } from '../frames/suspendable.ts';
import { asyncGeneratorType } from '../kernel/birth.ts';
import { classMethod, describeType, getset, method } from '../kernel/define.ts';
import { raise } from '../kernel/errors.ts';
import { addressOf } from '../kernel/identity.ts';
import { type Result, UNWIND, type Value } from '../kernel/object.ts';
import { andThen } from '../kernel/pausing.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { type AsyncCall, PyAsyncStep } from './async-step.ts';
import { codeObject } from './code-object.ts';
import { frameObject } from './frame-object.ts';
import { waitedFor, warnOfThreeArguments } from './generator.ts';
import { genericAlias } from './generic-alias.ts';

describeType<PyAsyncGenerator>(asyncGeneratorType, {
  hasWeakReferences: true,
  isBase: false,
  slots: {
    aiter: (self) => self,
    anext: (self, thread) => stepOf(self, { method: 'asend', value: null }, thread),
    repr: (self, thread) => `<async_generator object ${self.qualname} at ${addressOf(self, thread)}>`,
  },
  methods: [
    method(
      'asend(self, value, /)',
      "asend(v) -> send 'v' in generator.",
      (self: PyAsyncGenerator, value: Value, thread: Thread) =>
        stepOf(self, { method: 'asend', value }, thread),
    ),
    method(
      'athrow(self, type, value=<missing>, traceback=<missing>, /)',
      'athrow(value)\nathrow(type[,value[,tb]])\n\nraise exception in generator.',
      (
        self: PyAsyncGenerator,
        type: Value,
        value: Value | undefined,
        traceback: Value | undefined,
        thread: Thread,
      ) => {
        const asked: AsyncCall = { method: 'athrow', type, value, traceback };
        if (value === undefined) return stepOf(self, asked, thread);
        return andThen<Value>(
          thread,
          () => warnOfThreeArguments('athrow', thread),
          (outcome) => (outcome === UNWIND ? UNWIND : stepOf(self, asked, thread)),
        );
      },
    ),
    method(
      'aclose(self, /)',
      'aclose() -> raise GeneratorExit inside generator.',
      (self: PyAsyncGenerator, thread: Thread) => stepOf(self, { method: 'aclose' }, thread),
    ),
    getset<PyAsyncGenerator>(
      '__name__',
      'name of the async generator',
      (self) => self.name,
      (self, value) => {
        self.name = asString(value) ?? raise.typeError('__name__ must be set to a string object');
        return null;
      },
    ),
    getset<PyAsyncGenerator>(
      '__qualname__',
      'qualified name of the async generator',
      (self) => self.qualname,
      (self, value) => {
        self.qualname = asString(value) ?? raise.typeError('__qualname__ must be set to a string object');
        return null;
      },
    ),
    getset<PyAsyncGenerator>('ag_running', null, (self) => self.step !== null),
    getset<PyAsyncGenerator>('ag_suspended', null, (self) => self.isSuspended),
    getset<PyAsyncGenerator>('ag_await', null, waitedFor),
    getset<PyAsyncGenerator>('ag_frame', null, (self, thread) =>
      self.state === 'closed' || !(self.body instanceof Frame) ? null : frameObject(self.body, thread),
    ),
    getset<PyAsyncGenerator>('ag_code', null, (self, thread) =>
      self.body instanceof Frame ? codeObject(self.body.code, thread) : null,
    ),
    classMethod('__class_getitem__(cls, item, /)', 'See PEP 585', genericAlias),
  ],
});

/** The first call of any method tells the keeper of asynchronous generators. */
function stepOf(self: PyAsyncGenerator, asked: AsyncCall, thread: Thread): Result {
  if (self.keeper !== undefined) return new PyAsyncStep(self, asked);
  self.keeper = thread.generatorKeeper;
  if (self.keeper === null) return new PyAsyncStep(self, asked);
  const { keeper } = self;
  return andThen<Value>(
    thread,
    () => keeper.begun(self, thread),
    (outcome) => (outcome === UNWIND ? UNWIND : new PyAsyncStep(self, asked)),
  );
}
