/** `BaseExceptionGroup`, `ExceptionGroup` and what `except*` does with them. CPython: Objects/exceptions.c (BaseExceptionGroup_*), Python/ceval.c (exception_group_match); docs: library/exceptions.html#exception-groups. */
import { findAttribute, getAttribute, setAttribute } from '../kernel/attributes.ts';
import { typeOf } from '../kernel/birth.ts';
import { call, call1 } from '../kernel/call.ts';
import { classMethod, describeType, method, readOnly } from '../kernel/define.ts';
import { PyDict } from '../kernel/dict.ts';
import {
  baseExceptionGroupType,
  baseExceptionType,
  exceptionGroupType,
  exceptionType,
  givenTypeName,
  isInstance,
  raise,
  typeName,
} from '../kernel/errors.ts';
import { PyException, type TracebackEntry } from '../kernel/exception.ts';
import { collect } from '../kernel/iterate.ts';
import { None, UNWIND, type Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { truth } from '../kernel/truth.ts';
import { PyType } from '../kernel/type.ts';
import { PyList, PyTuple } from '../kernel/values.ts';
import { initException } from './exception-basics.ts';
import { exceptionDocs } from './exception-docs.ts';
import './exceptions.ts';
import { genericAlias } from './generic-alias.ts';

export class PyExceptionGroup extends PyException {
  readonly message: string;
  readonly exceptions: readonly PyException[];

  constructor(type: PyType, args: readonly Value[], message: string, exceptions: readonly PyException[]) {
    super(type, args);
    this.message = message;
    this.exceptions = exceptions;
  }
}

/** A group made by the interpreter: an `ExceptionGroup`, unless a member is no `Exception`. */
export function makeGroup(
  message: string,
  exceptions: readonly PyException[],
  given: Value = new PyTuple(exceptions),
): PyExceptionGroup {
  const type = exceptions.every((each) => isInstance(each, exceptionType))
    ? exceptionGroupType
    : baseExceptionGroupType;
  return new PyExceptionGroup(type, [message, given], message, exceptions);
}

export interface Split {
  readonly match: PyException | null;
  readonly rest: PyException | null;
}

/** What an `except*` clause for `types` takes from `error`, and what it leaves for the next ones. */
export function* splitGroup(error: PyException | null, types: Value, thread: Thread): Guest<Split> {
  for (const type of types instanceof PyTuple ? types.items : [types]) checkStarType(type);
  if (error === null) return { match: null, rest: null };
  if (matchesType(error, types)) {
    return { match: error instanceof PyExceptionGroup ? error : makeGroup('', [error]), rest: null };
  }
  if (!(error instanceof PyExceptionGroup)) return { match: null, rest: error };
  const split = yield* finished(getAttribute(error, 'split', thread));
  const pair = yield* finished(call1(split, types, thread));
  if (!(pair instanceof PyTuple)) {
    return raise.typeError(`${typeName(error)}.split must return a tuple, not ${typeName(pair)}`);
  }
  if (pair.items.length < 2) {
    return raise.typeError(
      `${typeName(error)}.split must return a 2-tuple, got tuple of size ${pair.items.length}`,
    );
  }
  return { match: pair.items[0] as PyException | null, rest: pair.items[1] as PyException | null };
}

/**
 * What travels on after all `except*` clauses for `original`: `raised` holds what the clauses' bodies raised, or raised
 * again, and what no clause took. Null when nothing is left.
 */
export function* regroup(
  original: PyException,
  raised: readonly (PyException | null)[],
  thread: Thread,
): Guest<PyException | null> {
  const errors = raised.filter((each) => each !== null);
  if (errors.length === 0) return null;
  if (!(original instanceof PyExceptionGroup)) return errors[0]!;
  const again: PyException[] = [];
  const fresh: PyException[] = [];
  for (const each of errors) {
    if (isPartOf(each, original)) again.push(each);
    else fresh.push(each);
  }
  const kept = new Set<PyException>();
  for (const each of again) collectLeaves(each, kept);
  const projected =
    again.length === 0 ? null : (yield* divide(original, (leaf) => kept.has(leaf), false, thread)).match;
  if (fresh.length === 0) return projected;
  if (projected !== null) fresh.push(projected);
  return fresh.length === 1 ? fresh[0]! : makeGroup('', fresh, new PyList(fresh));
}

function checkStarType(type: Value): void {
  if (!(type instanceof PyType) || !type.isSubtypeOf(baseExceptionType)) {
    raise.typeError('catching classes that do not inherit from BaseException is not allowed');
  } else if (type.isSubtypeOf(baseExceptionGroupType)) {
    raise.typeError('catching ExceptionGroup with except* is not allowed. Use except instead.');
  }
}

/** An error raised again keeps the traceback and the chain of the group that it was split from. */
function isPartOf(error: PyException, group: PyException): boolean {
  if (!(error instanceof PyExceptionGroup)) return false;
  return (
    error.traceback === group.traceback && error.cause === group.cause && error.context === group.context
  );
}

function* notesOf(error: PyException, thread: Thread): Guest<Value> {
  let notes = findAttribute(error, '__notes__', thread);
  if (notes === UNWIND) notes = yield UNWIND;
  return notes ?? None;
}

function collectLeaves(error: PyException, leaves: Set<PyException>): void {
  if (!(error instanceof PyExceptionGroup)) leaves.add(error);
  else for (const each of error.exceptions) collectLeaves(each, leaves);
}

type Matcher = (error: PyException) => boolean | Guest<boolean>;

/** Splits by leaves, keeping the nesting. What matches as a whole is kept as it is. */
function* divide(error: PyException, matches: Matcher, withRest: boolean, thread: Thread): Guest<Split> {
  const answer = matches(error);
  if (typeof answer === 'boolean' ? answer : yield* answer) return { match: error, rest: null };
  if (!(error instanceof PyExceptionGroup)) return { match: null, rest: withRest ? error : null };
  const matching: PyException[] = [];
  const others: PyException[] = [];
  for (const each of error.exceptions) {
    const { match, rest } = yield* divide(each, matches, withRest, thread);
    if (match !== null) matching.push(match);
    if (rest !== null) others.push(rest);
  }
  const match = yield* subset(error, matching, thread);
  return { match, rest: withRest ? yield* subset(error, others, thread) : null };
}

/** A group as `original`, with some of its members. */
function* subset(
  original: PyExceptionGroup,
  members: readonly PyException[],
  thread: Thread,
): Guest<PyException | null> {
  if (members.length === 0) return null;
  const derive = yield* finished(getAttribute(original, 'derive', thread));
  const group = yield* finished(call1(derive, new PyList([...members]), thread));
  if (!(group instanceof PyExceptionGroup))
    return raise.typeError('derive must return an instance of BaseExceptionGroup');
  const traceback: TracebackEntry | null = original.traceback;
  if (traceback !== null) group.traceback = traceback;
  group.context = original.context;
  group.cause = original.cause;
  group.suppressContext = true;
  const notes = yield* notesOf(original, thread);
  if (notes !== None && isSequence(notes)) {
    const copy = new PyList(yield* collect(notes, thread));
    yield* finished(setAttribute(group, '__notes__', copy, thread));
  }
  return group;
}

function matcherOf(condition: Value, thread: Thread): Matcher {
  if (
    isExceptionType(condition) ||
    (condition instanceof PyTuple && condition.items.every(isExceptionType))
  ) {
    return (error) => matchesType(error, condition);
  }
  if (condition instanceof PyType || typeOf(condition).slots.call === undefined) {
    return raise.typeError(
      'expected an exception type, a tuple of exception types, or a callable (other than a class)',
    );
  }
  return function* (error): Guest<boolean> {
    const answer = yield* finished(call1(condition, error, thread));
    return yield* finished(truth(answer, thread));
  };
}

function matchesType(error: PyException, types: Value): boolean {
  if (types instanceof PyTuple) return types.items.some((type) => matchesType(error, type));
  return types instanceof PyType && error.type.isSubtypeOf(types);
}

function isExceptionType(value: Value): boolean {
  return value instanceof PyType && value.isSubtypeOf(baseExceptionType);
}

function isSequence(value: Value): boolean {
  return !(value instanceof PyDict) && typeOf(value).slots.getitem !== undefined;
}

function* newGroup(type: PyType, args: readonly Value[], thread: Thread): Guest<Value> {
  const callee = 'BaseExceptionGroup.__new__()';
  if (args.length !== 2) raise.typeError(`${callee} takes exactly 2 arguments (${args.length} given)`);
  const message = asString(args[0]);
  if (message === undefined)
    return raise.typeError(`${callee} argument 1 must be str, not ${givenTypeName(args[0]!)}`);
  if (!isSequence(args[1]!)) raise.typeError('second argument (exceptions) must be a sequence');
  const exceptions = yield* collect(args[1]!, thread);
  if (exceptions.length === 0) raise.valueError('second argument (exceptions) must be a non-empty sequence');
  let plain = true;
  exceptions.forEach((each, i) => {
    if (!isInstance(each, baseExceptionType)) {
      raise.valueError(`Item ${i} of second argument (exceptions) is not an exception`);
    }
    if (!isInstance(each, exceptionType)) plain = false;
  });
  if (!plain && type === exceptionGroupType)
    raise.typeError('Cannot nest BaseExceptions in an ExceptionGroup');
  if (!plain && type.isSubtypeOf(exceptionType))
    raise.typeError(`Cannot nest BaseExceptions in '${type.name}'`);
  const chosen = plain && type === baseExceptionGroupType ? exceptionGroupType : type;
  return new PyExceptionGroup(chosen, args.slice(), message, exceptions as PyException[]);
}

describeType<PyExceptionGroup>(baseExceptionGroupType, {
  doc: exceptionDocs['BaseExceptionGroup']!,
  instances: PyExceptionGroup,
  slots: {
    *new(type, args, names, thread) {
      return yield* newGroup(type, names === null ? args : args.slice(0, args.length - names.length), thread);
    },
    init: initException,
    str: ({ message, exceptions: { length } }) =>
      `${message} (${length} sub-exception${length > 1 ? 's' : ''})`,
  },
  methods: [
    readOnly<PyExceptionGroup>('message', (self) => self.message, 'exception message'),
    readOnly<PyExceptionGroup>('exceptions', (self) => new PyTuple(self.exceptions), 'nested exceptions'),
    method('derive(self, object, /)', null, (_self: PyExceptionGroup, exceptions: Value, thread: Thread) =>
      call(baseExceptionGroupType, [_self.message, exceptions], null, thread),
    ),
    method(
      'split(self, object, /)',
      null,
      function* (self: PyExceptionGroup, condition: Value, thread: Thread) {
        const { match, rest } = yield* divide(self, matcherOf(condition, thread), true, thread);
        return new PyTuple([match, rest]);
      },
    ),
    method(
      'subgroup(self, object, /)',
      null,
      function* (self: PyExceptionGroup, condition: Value, thread: Thread) {
        return (yield* divide(self, matcherOf(condition, thread), false, thread)).match;
      },
    ),
    classMethod('__class_getitem__(cls, object, /)', 'See PEP 585', genericAlias),
  ],
});

describeType<PyExceptionGroup>(exceptionGroupType, {});
