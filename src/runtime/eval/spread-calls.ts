/** Calls with `*iterable` or `**mapping`. Docs: reference/expressions.html#calls. */

import type { Call } from '../../parser/ast.ts';
import { findAttribute } from '../kernel/attributes.ts';
import { dictType, typeOf } from '../kernel/birth.ts';
import { call, call0 } from '../kernel/call.ts';
import { PyDict } from '../kernel/dict.ts';
import { notCallable, raise, typeName } from '../kernel/errors.ts';
import { collect, collectKeys } from '../kernel/iterate.ts';
import { type Result, UNWIND, type Value } from '../kernel/object.ts';
import { drive, finished, type Guest } from '../kernel/pausing.ts';
import { getItem } from '../kernel/subscript.ts';
import { asString, str } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import type { Builder } from './builder.ts';
import { CALLED, delivered, keep, type Run, take } from './state.ts';

/** How far the arguments have come. */
interface Gathered {
  target: Value;
  args: Value[];
  keywords: PyDict;
  /** A keyword is no string, which is found out by the callee. */
  strange: boolean;
  sole: Value;
  next: number;
  /** The part being expanded paused: the delivered value is of no interest. */
  expanding: boolean;
}

interface Part {
  /** An iterable that is all of the positional arguments is evaluated first and iterated last. */
  readonly kind: 'value' | 'iterable' | 'keyword' | 'mapping' | 'sole' | 'expand';
  readonly name: string;
  readonly run: Run;
}

export function spreadCall(
  callee: Run,
  first: readonly Run[],
  node: Pick<Call, 'args' | 'keywords'>,
  last: readonly Run[],
  at: number,
  b: Builder,
): Run {
  const slot = b.stateSlot();
  const isSole = first.length + last.length === 0 && node.args.length === 1;
  const parts: Part[] = [
    ...first.map((run): Part => ({ kind: 'value', name: '', run })),
    ...node.args.map((arg): Part => {
      if (arg.kind === 'Starred')
        return { kind: isSole ? 'sole' : 'iterable', name: '', run: b.expr(arg.value) };
      return { kind: 'value', name: '', run: b.expr(arg) };
    }),
    ...last.map((run): Part => ({ kind: 'value', name: '', run })),
    ...node.keywords.map((keyword): Part => {
      const run = b.expr(keyword.value);
      return keyword.arg === null
        ? { kind: 'mapping', name: '', run }
        : { kind: 'keyword', name: keyword.arg, run };
    }),
  ];
  if (isSole && node.args[0]!.kind === 'Starred') parts.push({ kind: 'expand', name: '', run: () => null });
  return (f) => {
    let state: Gathered | undefined;
    if (f.resuming) {
      const kept = take(f, slot);
      if (kept === CALLED) return delivered(f);
      state = kept as Gathered | undefined;
    }
    if (state === undefined) {
      const target = callee(f);
      if (target === UNWIND) return UNWIND;
      state = {
        target,
        args: [],
        keywords: new PyDict(),
        strange: false,
        sole: null,
        next: 0,
        expanding: false,
      };
    }
    if (state.expanding) {
      state.expanding = false;
      if (delivered(f) === UNWIND) return UNWIND;
      state.next++;
    }
    for (; state.next < parts.length; state.next++) {
      const part = parts[state.next]!;
      const value = part.run(f);
      if (value === UNWIND) return keep(f, slot, state);
      f.at = at;
      const result = addPart(part, value, state, f.thread);
      if (result === UNWIND) {
        state.expanding = true;
        return keep(f, slot, state);
      }
    }
    f.at = at;
    const result = callGathered(state, f.thread);
    return result === UNWIND ? keep(f, slot, CALLED) : result;
  };
}

function addPart(part: Part, value: Value, state: Gathered, thread: Thread): Result {
  switch (part.kind) {
    case 'value':
      state.args.push(value);
      return null;
    case 'keyword':
      if (state.keywords.getName(part.name) !== undefined)
        return drive(duplicate(state.target, part.name, thread), thread);
      state.keywords.setName(part.name, value);
      return null;
    case 'iterable':
      return drive(addItems(value, state, thread), thread);
    case 'sole':
      state.sole = value;
      return null;
    case 'expand':
      return drive(addSole(state, thread), thread);
    case 'mapping':
      return drive(addMapping(value, state, thread), thread);
  }
}

function* addItems(iterable: Value, state: Gathered, thread: Thread): Guest<Value> {
  if (typeOf(iterable).slots.iter === undefined) {
    raise.typeError(`Value after * must be an iterable, not ${typeName(iterable)}`);
  }
  for (const item of yield* collect(iterable, thread)) state.args.push(item);
  return null;
}

function* addSole(state: Gathered, thread: Thread): Guest<Value> {
  const { sole, target } = state;
  if (typeOf(sole).slots.iter === undefined) {
    const callee = yield* displayName(target, thread);
    raise.typeError(`${callee} argument after * must be an iterable, not ${typeName(sole)}`);
  }
  state.args = yield* collect(sole, thread);
  return null;
}

function* addMapping(mapping: Value, state: Gathered, thread: Thread): Guest<Value> {
  // a subclass with its own __iter__ is asked for its keys
  if (mapping instanceof PyDict && typeOf(mapping).slots.iter === dictType.slots.iter) {
    for (const { key, value } of mapping) yield* addKeyword(key, value!, state, thread);
    return null;
  }
  let method = findAttribute(mapping, 'keys', thread);
  if (method === UNWIND) method = yield UNWIND;
  if (method === undefined) {
    const callee = yield* displayName(state.target, thread);
    raise.typeError(`${callee} argument after ** must be a mapping, not ${typeName(mapping)}`);
  }
  let list = call0(method as Value, thread);
  if (list === UNWIND) list = yield UNWIND;
  for (const key of yield* collectKeys(mapping, list, thread)) {
    yield* refuseKnown(key, state, thread);
    let value = getItem(mapping, key, thread);
    if (value === UNWIND) value = yield UNWIND;
    yield* addKeyword(key, value, state, thread);
  }
  return null;
}

function* addKeyword(key: Value, value: Value, state: Gathered, thread: Thread): Guest<void> {
  yield* refuseKnown(key, state, thread);
  if (asString(key) === undefined) state.strange = true;
  state.keywords.set(key, value, thread);
}

/** sic: that a keyword is there twice counts more than that it is no string. */
function* refuseKnown(key: Value, state: Gathered, thread: Thread): Guest<void> {
  if (state.keywords.get(key, thread) === undefined) return;
  yield* duplicate(state.target, asString(key) ?? asString(yield* finished(str(key, thread)))!, thread);
}

function callGathered(state: Gathered, thread: Thread): Result {
  const { target, args, keywords } = state;
  if (state.strange) {
    if (typeOf(target).slots.call === undefined) notCallable(target);
    raise.typeError('keywords must be strings');
  }
  if (keywords.size === 0) return call(target, args, null, thread);
  const names: string[] = [];
  for (const { key, value } of keywords) {
    names.push(asString(key)!);
    args.push(value!);
  }
  return call(target, args, names, thread);
}

function* duplicate(target: Value, name: string, thread: Thread): Guest<never> {
  return raise.typeError(
    `${yield* displayName(target, thread)} got multiple values for keyword argument '${name}'`,
  );
}

/** How CPython names a callee in these messages: `module.qualname()`, or as `str()` does. */
function* displayName(target: Value, thread: Thread): Guest<string> {
  let qualname = findAttribute(target, '__qualname__', thread);
  if (qualname === UNWIND) qualname = yield UNWIND;
  if (qualname === undefined) return yield* finished(str(target, thread));
  let module = findAttribute(target, '__module__', thread);
  if (module === UNWIND) module = yield UNWIND;
  const place = asString(module as Value | undefined);
  const prefix = place === undefined || place === 'builtins' ? '' : `${place}.`;
  return `${prefix}${yield* finished(str(qualname as Value, thread))}()`;
}
