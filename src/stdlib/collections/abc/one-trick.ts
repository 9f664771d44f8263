/** The abstract bases that ask for one method or a few: `Hashable`, `Iterable`, `Sized` … CPython: Lib/_collections_abc.py; docs: library/collections.abc.html. */
import { coroutineMethod } from '../../../runtime/frames/native-coroutine.ts';
import { makeGenerator } from '../../../runtime/frames/native-generator.ts';
import { bytesType } from '../../../runtime/kernel/birth.ts';
import { call0 } from '../../../runtime/kernel/call.ts';
import { type Attribute, classMethod, method } from '../../../runtime/kernel/define.ts';
import {
  notImplementedErrorType,
  raise,
  stopAsyncIterationType,
  stopIterationType,
} from '../../../runtime/kernel/errors.ts';
import type { Value } from '../../../runtime/kernel/object.ts';
import type { Guest } from '../../../runtime/kernel/pausing.ts';
import type { Thread } from '../../../runtime/kernel/thread.ts';
import {
  abstract,
  abstractClass,
  registerAll,
  subclassHook,
} from '../../../runtime/objects/abstract-class.ts';
import { byteArrayType } from '../../../runtime/objects/bytearray.ts';
import { genericAlias } from '../../../runtime/objects/generic-alias.ts';
import type { LibraryClass } from '../../../runtime/objects/library-class.ts';
import { callableAlias } from './callable-alias.ts';

const MODULE = 'collections.abc';

/** `__class_getitem__` of classes that take type arguments. */
export const subscriptable: Attribute = (owner) =>
  classMethod('__class_getitem__(cls, item, /)', 'Represent a PEP 585 generic type', genericAlias)(owner);

/** A generator that gives nothing. */
// biome-ignore lint/correctness/useYield: the body of a generator
function* nothing(): Guest<Value> {
  return null;
}

const emptyGenerator = (qualname: string) => () => makeGenerator(qualname, nothing);

export const awaitableClass: LibraryClass = abstractClass('Awaitable', {
  module: MODULE,
  doc: null,
  fields: [],
  attributes: () => [
    abstract(method('__await__(self)', null, emptyGenerator('Awaitable.__await__'), 'def')),
    subclassHook('__await__'),
    subscriptable,
  ],
});

export const asyncIterableClass: LibraryClass = abstractClass('AsyncIterable', {
  module: MODULE,
  doc: null,
  fields: [],
  attributes: () => [
    abstract(
      method(
        '__aiter__(self)',
        null,
        (_self: Value, thread: Thread) => call0(thread.interpreter.state(asyncIteratorClass), thread),
        'def',
      ),
    ),
    subclassHook('__aiter__'),
    subscriptable,
  ],
});

export const asyncIteratorClass: LibraryClass = abstractClass('AsyncIterator', {
  module: MODULE,
  doc: null,
  bases: (interpreter) => [interpreter.state(asyncIterableClass)],
  fields: [],
  attributes: () => [
    abstract(
      coroutineMethod(
        '__anext__(self)',
        'Return the next item or raise StopAsyncIteration when exhausted.',
        // biome-ignore lint/correctness/useYield: the body of a coroutine
        function* () {
          return raise.error(stopAsyncIterationType);
        },
      ),
    ),
    method('__aiter__(self)', null, (self: Value) => self, 'def'),
    subclassHook('__anext__', '__aiter__'),
  ],
});

export const hashableClass: LibraryClass = abstractClass('Hashable', {
  module: MODULE,
  doc: null,
  fields: [],
  attributes: () => [abstract(method('__hash__(self)', null, () => 0, 'def')), subclassHook('__hash__')],
});

export const iterableClass: LibraryClass = abstractClass('Iterable', {
  module: MODULE,
  doc: null,
  fields: [],
  attributes: () => [
    abstract(method('__iter__(self)', null, emptyGenerator('Iterable.__iter__'), 'def')),
    subclassHook('__iter__'),
    subscriptable,
  ],
});

export const iteratorClass: LibraryClass = abstractClass('Iterator', {
  module: MODULE,
  doc: null,
  bases: (interpreter) => [interpreter.state(iterableClass)],
  fields: [],
  attributes: () => [
    abstract(
      method(
        '__next__(self)',
        'Return the next item from the iterator. When exhausted, raise StopIteration',
        () => raise.error(stopIterationType),
        'def',
      ),
    ),
    method('__iter__(self)', null, (self: Value) => self, 'def'),
    subclassHook('__iter__', '__next__'),
  ],
});

export const reversibleClass: LibraryClass = abstractClass('Reversible', {
  module: MODULE,
  doc: null,
  bases: (interpreter) => [interpreter.state(iterableClass)],
  fields: [],
  attributes: () => [
    abstract(method('__reversed__(self)', null, emptyGenerator('Reversible.__reversed__'), 'def')),
    subclassHook('__reversed__', '__iter__'),
  ],
});

export const sizedClass: LibraryClass = abstractClass('Sized', {
  module: MODULE,
  doc: null,
  fields: [],
  attributes: () => [abstract(method('__len__(self)', null, () => 0, 'def')), subclassHook('__len__')],
});

export const containerClass: LibraryClass = abstractClass('Container', {
  module: MODULE,
  doc: null,
  fields: [],
  attributes: () => [
    abstract(method('__contains__(self, x)', null, () => false, 'def')),
    subclassHook('__contains__'),
    subscriptable,
  ],
});

export const collectionClass: LibraryClass = abstractClass('Collection', {
  module: MODULE,
  doc: null,
  bases: (interpreter) => [sizedClass, iterableClass, containerClass].map((each) => interpreter.state(each)),
  fields: [],
  attributes: () => [subclassHook('__len__', '__iter__', '__contains__')],
});

export const callableClass: LibraryClass = abstractClass('Callable', {
  module: MODULE,
  doc: null,
  fields: [],
  attributes: () => [
    abstract(method('__call__(self, /, *args, **kwds)', null, () => false, 'def')),
    subclassHook('__call__'),
    classMethod(
      '__class_getitem__(cls, item, /)',
      'Represent `Callable[argtypes, resulttype]`.',
      callableAlias,
    ),
  ],
});

export const bufferClass: LibraryClass = abstractClass('Buffer', {
  module: MODULE,
  doc: null,
  fields: [],
  attributes: () => [
    abstract(method('__buffer__(self, flags, /)', null, () => raise.error(notImplementedErrorType), 'def')),
    subclassHook('__buffer__'),
  ],
  finish: (type, interpreter) => registerAll(type, [bytesType, byteArrayType], interpreter),
});
