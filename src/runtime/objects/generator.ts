/** `generator` and `coroutine` objects. CPython: Objects/genobject.c; docs: reference/expressions.html#generator-iterator-methods. */
import { Frame } from '../frames/frame.ts';
import { PyGenerator, resume } from '../frames/suspendable.ts';
import { coroutineType, generatorType } from '../kernel/birth.ts';
import { call, call0 } from '../kernel/call.ts';
import { type Attribute, defineType, describeType, getset, method } from '../kernel/define.ts';
import {
  baseExceptionType,
  generatorExitType,
  isInstance,
  raise,
  stopIterationType,
  typeName,
} from '../kernel/errors.ts';
import { PyException } from '../kernel/exception.ts';
import { addressOf } from '../kernel/identity.ts';
import { stopIteration } from '../kernel/iterate.ts';
import { PyObject, type Result, type Step, UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import { andThen } from '../kernel/pausing.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyType } from '../kernel/type.ts';
import { PyTuple } from '../kernel/values.ts';
import { codeObject } from './code-object.ts';
import { frameObject } from './frame-object.ts';

describeType<PyGenerator>(generatorType, {
  isBase: false,
  slots: {
    iter: (self) => self,
    next: (self, thread) => resume(self, null, thread),
    repr: describe('generator'),
  },
  methods: [...commonMethods('gi'), getset<PyGenerator>('gi_yieldfrom', null, waitedFor)],
});

describeType<PyGenerator>(coroutineType, {
  isBase: false,
  slots: { await: (self) => new CoroutineWrapper(self), repr: describe('coroutine') },
  methods: [
    ...commonMethods('cr'),
    getset<PyGenerator>('cr_await', null, waitedFor),
    getset<PyGenerator>('cr_origin', null, () => null),
  ],
});

/** What `coroutine.__await__()` gives. */
class CoroutineWrapper extends PyObject {
  readonly coroutine: PyGenerator;

  constructor(coroutine: PyGenerator) {
    super();
    this.coroutine = coroutine;
  }
}

defineType<CoroutineWrapper>('coroutine_wrapper', {
  instances: CoroutineWrapper,
  isBase: false,
  slots: { iter: (self) => self, next: (self, thread) => resume(self.coroutine, null, thread) },
  methods: [
    method('send(self, value, /)', '', (self: CoroutineWrapper, value: Value, thread: Thread) =>
      send(self.coroutine, value, thread),
    ),
    method(
      'throw(self, type, value=<missing>, traceback=<missing>, /)',
      '',
      (
        self: CoroutineWrapper,
        type: Value,
        value: Value | undefined,
        traceback: Value | undefined,
        thread: Thread,
      ) => throwIn(self.coroutine, type, value, traceback, thread),
    ),
    method('close(self, /)', '', (self: CoroutineWrapper, thread: Thread) => close(self.coroutine, thread)),
  ],
});

function commonMethods(prefix: 'gi' | 'cr'): Attribute[] {
  const noun = prefix === 'gi' ? 'generator' : 'coroutine';
  return [
    method(
      'send(self, object, /)',
      `send(arg) -> send 'arg' into ${noun},\nreturn next yielded value or raise StopIteration.`,
      send,
    ),
    method(
      'throw(self, type, value=<missing>, traceback=<missing>, /)',
      `throw(value)\nthrow(type[,value[,tb]])\n\nRaise exception in ${noun}, return next yielded value or raise\nStopIteration.`,
      throwIn,
    ),
    method('close(self, /)', `close() -> raise GeneratorExit inside ${noun}.`, close),
    getset<PyGenerator>(
      '__name__',
      `name of the ${noun}`,
      (self) => self.name,
      (self, value) => {
        self.name = asString(value) ?? raise.typeError('__name__ must be set to a string object');
        return null;
      },
    ),
    getset<PyGenerator>(
      '__qualname__',
      `qualified name of the ${noun}`,
      (self) => self.qualname,
      (self, value) => {
        self.qualname = asString(value) ?? raise.typeError('__qualname__ must be set to a string object');
        return null;
      },
    ),
    getset<PyGenerator>(`${prefix}_running`, null, (self) => self.state === 'running'),
    getset<PyGenerator>(`${prefix}_suspended`, null, (self) => self.state === 'suspended'),
    getset<PyGenerator>(`${prefix}_frame`, null, (self, thread) =>
      self.state === 'closed' || !(self.body instanceof Frame) ? null : frameObject(self.body, thread),
    ),
    getset<PyGenerator>(`${prefix}_code`, null, (self, thread) =>
      self.body instanceof Frame ? codeObject(self.body.code, thread) : null,
    ),
  ];
}

function describe(noun: string): (self: PyGenerator, thread: Thread) => string {
  return (self, thread) => `<${noun} object ${self.qualname} at ${addressOf(self, thread)}>`;
}

function send(self: PyGenerator, value: Value, thread: Thread): Result {
  if (self.state === 'created' && value !== null) {
    return raise.typeError(`can't send non-None value to a just-started ${self.noun}`);
  }
  return orStop(thread, () => resume(self, value, thread));
}

/** The end of a generator, seen by `send` and `throw`, is a StopIteration. */
function orStop(thread: Thread, operation: () => Step): Result {
  return andThen<Value>(thread, operation, (outcome) =>
    outcome === undefined ? thread.raise(stopIteration(thread.stopValue)) : (outcome as Result),
  );
}

export function throwIn(
  self: PyGenerator,
  type: Value,
  value: Value | undefined,
  traceback: Value | undefined,
  thread: Thread,
): Result {
  return andThen<Value>(
    thread,
    () => exceptionOf(type, value, thread),
    (error) => {
      if (error === UNWIND) return UNWIND;
      if (traceback !== undefined && traceback !== null)
        (error as PyException).traceback = traceback as never;
      return orStop(thread, () => throwError(self, error as PyException, thread));
    },
  );
}

/** Resumes with an error. */
export function throwError(self: PyGenerator, error: PyException, thread: Thread): Step {
  if (self.state === 'running') return raise.valueError(`${self.noun} already executing`);
  thread.raise(error);
  return resume(self, UNWIND, thread);
}

export function exceptionOf(type: Value, value: Value | undefined, thread: Thread): Result {
  if (type instanceof PyException) {
    if (value !== undefined && value !== null)
      return raise.typeError('instance exception may not have a separate value');
    return type;
  }
  if (!(type instanceof PyType) || !type.isSubtypeOf(baseExceptionType)) {
    return raise.typeError(
      `exceptions must be classes or instances deriving from BaseException, not ${typeName(type)}`,
    );
  }
  if (value instanceof PyException) return value;
  if (value === undefined || value === null) return call0(type, thread);
  return call(type, value instanceof PyTuple ? [...value.items] : [value], null, thread);
}

/** Throws GeneratorExit in; the generator must not yield any more. */
export function close(self: PyGenerator, thread: Thread): Result {
  if (self.state === 'created' || self.state === 'closed') {
    self.state = 'closed';
    return null;
  }
  return andThen<Value>(
    thread,
    () => throwError(self, new PyException(generatorExitType, []), thread),
    (outcome) => closed(self, outcome, thread),
  );
}

function closed(self: PyGenerator, outcome: Step, thread: Thread): Value | Unwind {
  if (outcome === undefined) return thread.stopValue;
  if (outcome !== UNWIND) return raise.runtimeError(`${self.noun} ignored GeneratorExit`);
  const error = thread.error!;
  if (!isInstance(error, generatorExitType) && !isInstance(error, stopIterationType)) return UNWIND;
  thread.takeError();
  return null;
}

/** What a suspended generator or coroutine delegates to, as far as it is an object. */
function waitedFor(self: PyGenerator): Value {
  for (
    let each = self.innermost.caller, below = self.innermost;
    each !== null;
    below = each, each = each.caller
  ) {
    if (each === self.body)
      return below.owner instanceof PyGenerator && below.owner !== self ? below.owner : null;
    if (below === self.body) break;
  }
  return null;
}
