/** `Generator`, `Coroutine` and `AsyncGenerator`. CPython: Lib/_collections_abc.py; docs: library/collections.abc.html. */
import { coroutineMethod, waitFor } from '../../../runtime/frames/native-coroutine.ts';
import { type Attribute, method } from '../../../runtime/kernel/define.ts';
import {
  baseExceptionType,
  generatorExitType,
  isInstance,
  raise,
  stopAsyncIterationType,
  stopIterationType,
} from '../../../runtime/kernel/errors.ts';
import { PyException } from '../../../runtime/kernel/exception.ts';
import type { Value } from '../../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../../runtime/kernel/pausing.ts';
import type { Thread } from '../../../runtime/kernel/thread.ts';
import { PyType } from '../../../runtime/kernel/type.ts';
import { abstract, abstractClass, subclassHook } from '../../../runtime/objects/abstract-class.ts';
import { exceptionOf } from '../../../runtime/objects/generator.ts';
import type { LibraryClass } from '../../../runtime/objects/library-class.ts';
import { invoke } from '../../asyncio/invoke.ts';
import { asyncIteratorClass, awaitableClass, iteratorClass } from './one-trick.ts';

/** What `throw` of these classes does: raises what it is given. */
function* raiseGiven(
  _self: Value,
  type: Value,
  value: Value,
  traceback: Value,
  thread: Thread,
): Guest<Value> {
  if (!(type instanceof PyException) && !(type instanceof PyType && type.isSubtypeOf(baseExceptionType)))
    raise.typeError('exceptions must derive from BaseException');
  throw yield* finished(exceptionOf(type, value ?? undefined, traceback ?? undefined, thread));
}

/** Throws GeneratorExit in; one of `ends` has to come out. */
function* exit(self: Value, noun: string, ends: readonly PyType[], thread: Thread): Guest<Value> {
  try {
    yield* invoke(self, 'throw', [generatorExitType], thread);
  } catch (error) {
    if (error instanceof PyException && ends.some((type) => isInstance(error, type))) return null;
    throw error;
  }
  return raise.runtimeError(`${noun} ignored GeneratorExit`);
}

function steps(noun: string): Attribute[] {
  return [
    abstract(
      method(
        'send(self, value)',
        `Send a value into the ${noun}.\nReturn next yielded value or raise StopIteration.\n`,
        () => raise.error(stopIterationType),
        'def',
      ),
    ),
    abstract(
      method(
        'throw(self, typ, val=None, tb=None)',
        `Raise an exception in the ${noun}.\nReturn next yielded value or raise StopIteration.\n`,
        raiseGiven,
        'def',
      ),
    ),
    method(
      'close(self)',
      `Raise GeneratorExit inside ${noun}.\n`,
      function* (self: Value, thread: Thread) {
        return yield* exit(self, noun, [generatorExitType, stopIterationType], thread);
      },
      'def',
    ),
  ];
}

export const coroutineClass: LibraryClass = abstractClass('Coroutine', {
  module: 'collections.abc',
  doc: null,
  bases: (interpreter) => [interpreter.state(awaitableClass)],
  fields: [],
  attributes: () => [...steps('coroutine'), subclassHook('__await__', 'send', 'throw', 'close')],
});

export const generatorClass: LibraryClass = abstractClass('Generator', {
  module: 'collections.abc',
  doc: null,
  bases: (interpreter) => [interpreter.state(iteratorClass)],
  fields: [],
  attributes: () => [
    method(
      '__next__(self)',
      'Return the next item from the generator.\nWhen exhausted, raise StopIteration.\n',
      function* (self: Value, thread: Thread) {
        return yield* invoke(self, 'send', [null], thread);
      },
      'def',
    ),
    ...steps('generator'),
    subclassHook('__iter__', '__next__', 'send', 'throw', 'close'),
  ],
});

function* awaited(self: Value, name: string, args: readonly Value[], thread: Thread): Guest<Value> {
  return yield* waitFor(yield* invoke(self, name, args, thread), thread);
}

export const asyncGeneratorClass: LibraryClass = abstractClass('AsyncGenerator', {
  module: 'collections.abc',
  doc: null,
  bases: (interpreter) => [interpreter.state(asyncIteratorClass)],
  fields: [],
  attributes: () => [
    coroutineMethod(
      '__anext__(self)',
      'Return the next item from the asynchronous generator.\nWhen exhausted, raise StopAsyncIteration.\n',
      function* (self: Value, thread: Thread) {
        return yield* awaited(self, 'asend', [null], thread);
      },
    ),
    abstract(
      coroutineMethod(
        'asend(self, value)',
        'Send a value into the asynchronous generator.\nReturn next yielded value or raise StopAsyncIteration.\n',
        // biome-ignore lint/correctness/useYield: the body of a coroutine
        function* () {
          return raise.error(stopAsyncIterationType);
        },
      ),
    ),
    abstract(
      coroutineMethod(
        'athrow(self, typ, val=None, tb=None)',
        'Raise an exception in the asynchronous generator.\nReturn next yielded value or raise StopAsyncIteration.\n',
        raiseGiven,
      ),
    ),
    coroutineMethod('aclose(self)', 'Raise GeneratorExit inside coroutine.\n', closeAsync),
    subclassHook('__aiter__', '__anext__', 'asend', 'athrow', 'aclose'),
  ],
});

function* closeAsync(self: Value, thread: Thread): Guest<Value> {
  try {
    yield* awaited(self, 'athrow', [generatorExitType], thread);
  } catch (error) {
    const ends = [generatorExitType, stopAsyncIterationType];
    if (error instanceof PyException && ends.some((type) => isInstance(error, type))) return null;
    throw error;
  }
  return raise.runtimeError('asynchronous generator ignored GeneratorExit');
}
