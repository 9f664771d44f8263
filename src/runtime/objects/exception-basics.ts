/** What the files of exception types share. CPython: Objects/exceptions.c (BaseException_*). */
import { strangeKeyword } from '../kernel/bind.ts';
import { type Attribute, getset } from '../kernel/define.ts';
import type { PyDict } from '../kernel/dict.ts';
import { raise } from '../kernel/errors.ts';
import { PyException } from '../kernel/exception.ts';
import { None, type Unwind, type Value } from '../kernel/object.ts';
import type { Names } from '../kernel/slots.ts';
import { repr, str } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { PyTuple } from '../kernel/values.ts';
import { dictionaryOf } from './instance-dict.ts';

/** `BaseException.__new__`: any arguments, kept for subclasses that do not call `__init__`. */
export function newException(type: PyType, args: readonly Value[]): PyException {
  return new PyException(type, args.slice());
}

export function initException(self: PyException, args: readonly Value[], names: Names): null {
  if (names !== null) raise.typeError(`${self.type.name}() takes no keyword arguments`);
  self.args = args.slice();
  return None;
}

export function exceptionText(self: PyException, thread: Thread): string | Unwind {
  switch (self.args.length) {
    case 0:
      return '';
    case 1:
      return str(self.args[0]!, thread);
    default:
      return repr(new PyTuple(self.args), thread);
  }
}

/** `__dict__`, when there is something in it. */
export function stateOf(self: PyException): PyDict | null {
  const state = dictionaryOf(self);
  return state.size === 0 ? null : state;
}

/** An attribute kept in `members`; it reads as None while it has no value, also after it was deleted. */
export function member(name: string, doc: string): Attribute {
  return getset<PyException>(
    name,
    doc,
    (self) => self.members?.get(name) ?? None,
    (self, value) => {
      self.members ??= new Map();
      if (value === undefined) self.members.delete(name);
      else self.members.set(name, value);
      return None;
    },
  );
}

/** Splits keyword arguments off, of which only `allowed` are known. */
export function takeKeywords(
  callee: string,
  args: readonly Value[],
  names: Names,
  allowed: readonly string[],
): { positional: readonly Value[]; keywords: Map<string, Value> } {
  const keywords = new Map<string, Value>();
  if (names === null) return { positional: args, keywords };
  const positional = args.slice(0, args.length - names.length);
  names.forEach((name, i) => {
    if (!allowed.includes(name)) strangeKeyword(callee, name, allowed);
    keywords.set(name, args[positional.length + i]!);
  });
  return { positional, keywords };
}
