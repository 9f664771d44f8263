/** `generator` and `coroutine` objects. CPython: Objects/genobject.c; docs: reference/expressions.html#generator-iterator-methods. */
import { Delegation } from '../frames/awaiting.ts';
import { Frame } from '../frames/frame.ts';
import { originOf } from '../frames/origins.ts';
import { detaching, PyGenerator, resume, separate } from '../frames/suspendable.ts';
import { coroutineType, generatorType, typeOf } from '../kernel/birth.ts';
import { call, call0 } from '../kernel/call.ts';
import { type Attribute, defineType, describeType, getset, method } from '../kernel/define.ts';
import {
  baseExceptionType,
  deprecationWarningType,
  generatorExitType,
  isInstance,
  makeError,
  raise,
  stopIterationType,
  typeErrorType,
  typeName,
} from '../kernel/errors.ts';
import { PyException, TracebackEntry } from '../kernel/exception.ts';
import { addressOf } from '../kernel/identity.ts';
import { stopIteration } from '../kernel/iterate.ts';
import { PyObject, type Result, type Step, UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import { andThen, drive, finished, type Guest } from '../kernel/pausing.ts';
import { special } from '../kernel/special.ts';
import { asString, repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyType } from '../kernel/type.ts';
import { addContext, raiseError } from '../kernel/unwinding.ts';
import { PyTuple } from '../kernel/values.ts';
import { codeObject } from './code-object.ts';
import { frameObject } from './frame-object.ts';

describeType<PyGenerator>(generatorType, {
  hasWeakReferences: true,
  isBase: false,
  slots: {
    iter: (self) => self,
    next: (self, thread) => resume(self, null, thread),
    repr: describe('generator'),
  },
  methods: [...commonMethods('gi'), getset<PyGenerator>('gi_yieldfrom', null, waitedFor)],
});

describeType<PyGenerator>(coroutineType, {
  hasWeakReferences: true,
  isBase: false,
  slots: { await: (self) => new CoroutineWrapper(self), repr: describe('coroutine') },
  methods: [
    ...commonMethods('cr'),
    getset<PyGenerator>('cr_await', null, waitedFor),
    getset<PyGenerator>('cr_origin', null, (self, thread) => originOf(self, thread) ?? null),
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
    getset<PyGenerator>(`${prefix}_running`, null, (self) => self.state === 'running' && !self.isSuspended),
    getset<PyGenerator>(`${prefix}_suspended`, null, (self) => self.isSuspended),
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
export function orStop(thread: Thread, operation: () => Step): Result {
  return andThen<Value>(thread, operation, (outcome) =>
    outcome === undefined ? raiseError(stopIteration(thread.stopValue), thread) : (outcome as Result),
  );
}

export function throwIn(
  self: PyGenerator,
  type: Value,
  value: Value | undefined,
  traceback: Value | undefined,
  thread: Thread,
): Result {
  const iterator = passesOn(self, type);
  if (iterator !== null) return throwAsGiven(self, iterator, [type, value, traceback], thread);
  return andThen<Value>(
    thread,
    () => thrownException(type, value, traceback, thread),
    (error) => {
      if (error === UNWIND) return UNWIND;
      return orStop(thread, () => throwError(self, error as PyException, thread));
    },
  );
}

/** What `self` waits for if that is an iterator of some other kind, to which anything but an exception is passed on as it is. */
function passesOn(self: PyGenerator, type: Value): Delegation | null {
  const { innermost, state } = self;
  if (
    state !== 'suspended' ||
    !(innermost instanceof Delegation) ||
    innermost.iterator instanceof PyGenerator
  )
    return null;
  if (type instanceof PyException) return null;
  if (type instanceof PyType && type.isSubtypeOf(baseExceptionType))
    return type.isSubtypeOf(generatorExitType) ? null : innermost;
  return special(innermost.iterator, 'throw') === undefined ? null : innermost;
}

function throwAsGiven(
  self: PyGenerator,
  to: Delegation,
  given: readonly [Value, Value | undefined, Value | undefined],
  thread: Thread,
): Result {
  const [type, value, traceback] = given;
  return andThen<Value>(
    thread,
    () => (value === undefined ? null : warnOfThreeArguments('throw', thread)),
    (warned) => {
      if (warned === UNWIND) return UNWIND;
      to.thrown = {
        args: given.filter((each) => each !== undefined),
        make: (running) => exceptionOf(type, value, traceback, running),
      };
      return orStop(thread, () => throwError(self, new PyException(baseExceptionType, []), thread));
    },
  );
}

/** The exception that the arguments of `throw` mean. */
export function thrownException(
  type: Value,
  value: Value | undefined,
  traceback: Value | undefined,
  thread: Thread,
): Result {
  if (value === undefined) return exceptionOf(type, value, traceback, thread);
  return andThen<Value>(
    thread,
    () => warnOfThreeArguments('throw', thread),
    (warned) => (warned === UNWIND ? UNWIND : exceptionOf(type, value, traceback, thread)),
  );
}

export function warnOfThreeArguments(name: 'throw' | 'athrow', thread: Thread): null | Unwind {
  const message = `the (type, exc, tb) signature of ${name}() is deprecated, use the single-arg signature instead.`;
  return thread.interpreter.warn(deprecationWarningType, message, 1, thread);
}

/** Resumes with an error. What is delegated to gets no GeneratorExit thrown in: it is closed first. */
export function throwError(self: PyGenerator, error: PyException, thread: Thread): Step {
  if (self.state === 'running') {
    if (!self.isSuspended) raise.valueError(`${self.noun} already executing`);
    detaching.detach!(self);
  }
  const inner = isInstance(error, generatorExitType) ? delegatedTo(self) : null;
  if (inner !== null) return closeThenThrow(self, inner, error, thread);
  thread.raise(error);
  return resume(self, UNWIND, thread);
}

function closeThenThrow(self: PyGenerator, inner: PyGenerator, error: PyException, thread: Thread): Step {
  separate(inner, self);
  self.innermost = self.body;
  self.state = 'running';
  return andThen<Value>(
    thread,
    () => close(inner, thread),
    (outcome) => {
      if (outcome !== UNWIND) thread.raise(error);
      self.state = 'suspended';
      return resume(self, UNWIND, thread) as Result;
    },
  );
}

/** The generator or coroutine that `self`, which is suspended, waits for and resumes as one with itself. */
function delegatedTo(self: PyGenerator): PyGenerator | null {
  if (self.state !== 'suspended') return null;
  let below = self.innermost;
  while (below !== self.body && below.caller !== self.body) below = below.caller!;
  const { owner } = below;
  return owner instanceof PyGenerator && owner !== self ? owner : null;
}

/** An exception to be thrown in, made of a class when need be. */
export function exceptionOf(
  type: Value,
  value: Value | undefined,
  traceback: Value | undefined,
  thread: Thread,
): Result {
  if (traceback !== undefined && traceback !== null && !(traceback instanceof TracebackEntry))
    return raise.typeError('throw() third argument must be a traceback object');
  const travelled = (error: PyException): PyException => {
    if (traceback instanceof TracebackEntry) error.traceback = traceback;
    return error;
  };
  if (type instanceof PyException) {
    if (value !== undefined && value !== null)
      return raise.typeError('instance exception may not have a separate value');
    return travelled(type);
  }
  if (!(type instanceof PyType) || !type.isSubtypeOf(baseExceptionType)) {
    return raise.typeError(
      `exceptions must be classes or instances deriving from BaseException, not ${typeName(type)}`,
    );
  }
  if (value instanceof PyException && typeOf(value).isSubtypeOf(type)) return travelled(value);
  return andThen<Value>(
    thread,
    () => {
      if (value === undefined || value === null) return call0(type, thread);
      return call(type, value instanceof PyTuple ? [...value.items] : [value], null, thread);
    },
    (made) => {
      // what goes wrong while the exception is made is thrown in instead
      if (made === UNWIND) return thread.takeError();
      if (made instanceof PyException) return travelled(made);
      return drive(notAnException(type, made as Value, thread), thread);
    },
  );
}

function* notAnException(type: PyType, made: Value, thread: Thread): Guest<Value> {
  const called = yield* finished(repr(type, thread));
  const message = `calling ${called} should have returned an instance of BaseException, not ${typeName(made)}`;
  return makeError(typeErrorType, message);
}

/** Throws GeneratorExit in; the generator must not yield any more. */
export function close(self: PyGenerator, thread: Thread): Result {
  if (self.state === 'created' || self.state === 'closed') {
    self.state = 'closed';
    return null;
  }
  const exit = new PyException(generatorExitType, []);
  addContext(exit, thread);
  return andThen<Value>(
    thread,
    () => throwError(self, exit, thread),
    (outcome) => closed(self, outcome, thread),
  );
}

function closed(self: PyGenerator, outcome: Step, thread: Thread): Value | Unwind {
  if (self.state === 'closed') forgetVariables(self, thread);
  if (outcome === undefined) return thread.stopValue;
  if (outcome !== UNWIND) return raise.runtimeError(`${self.noun} ignored GeneratorExit`);
  const error = thread.error!;
  if (!isInstance(error, generatorExitType) && !isInstance(error, stopIterationType)) return UNWIND;
  thread.takeError();
  return null;
}

/** A generator that is closed holds its variables no longer; whoever has the frame object still does. */
function forgetVariables(self: PyGenerator, thread: Thread): void {
  if (!(self.body instanceof Frame)) return;
  self.body = new Frame(self.body.code, [], thread);
  self.innermost = self.body;
}

/** What a suspended generator or coroutine delegates to, as far as it is an object. */
export function waitedFor(self: PyGenerator): Value {
  if (!self.isSuspended) return null;
  let root = self;
  while (root.state !== 'suspended') ({ root } = root);
  let below = root.innermost;
  while (below !== self.body && below.caller !== self.body) below = below.caller!;
  if (below === self.body) return null;
  if (below.owner instanceof PyGenerator && below.owner !== self) return below.owner;
  return below instanceof Delegation ? below.iterator : null;
}
