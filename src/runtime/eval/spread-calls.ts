/** Calls with `*iterable` or `**mapping`. Docs: reference/expressions.html#calls. */
import { findAttribute } from '../kernel/attributes.ts';
import { call, call0 } from '../kernel/call.ts';
import { raise, typeName } from '../kernel/errors.ts';
import { PyNativeFunction } from '../kernel/native.ts';
import { collect } from '../kernel/iterate.ts';
import { type Result, UNWIND, type Value } from '../kernel/object.ts';
import { drive, type Guest } from '../kernel/pausing.ts';
import { getItem } from '../kernel/subscript.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyDict } from '../kernel/dict.ts';
import { dictType, typeOf } from '../kernel/birth.ts';
import { PyFunction } from '../frames/function.ts';
import type { Call } from '../../parser/ast.ts';
import type { Builder } from './builder.ts';
import { CALLED, delivered, keep, type Run, take } from './state.ts';

/** How far the arguments have come. */
interface Gathered {
  target: Value;
  args: Value[];
  keywords: PyDict;
  next: number;
  /** The part being expanded paused: the delivered value is of no interest. */
  expanding: boolean;
}

interface Part {
  readonly kind: 'value' | 'iterable' | 'keyword' | 'mapping';
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
  const parts: Part[] = [
    ...first.map((run): Part => ({ kind: 'value', name: '', run })),
    ...node.args.map((arg): Part => {
      if (arg.kind === 'Starred') return { kind: 'iterable', name: '', run: b.expr(arg.value) };
      return { kind: 'value', name: '', run: b.expr(arg) };
    }),
    ...last.map((run): Part => ({ kind: 'value', name: '', run })),
    ...node.keywords.map((keyword): Part => {
      const run = b.expr(keyword.value);
      return keyword.arg === null ? { kind: 'mapping', name: '', run } : { kind: 'keyword', name: keyword.arg, run };
    }),
  ];
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
      state = { target, args: [], keywords: new PyDict(), next: 0, expanding: false };
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
      if (state.keywords.getName(part.name) !== undefined) duplicate(state.target, part.name, thread);
      state.keywords.setName(part.name, value);
      return null;
    case 'iterable':
      return drive(addItems(value, state, thread), thread);
    case 'mapping':
      return drive(addMapping(value, state, thread), thread);
  }
}

function* addItems(iterable: Value, state: Gathered, thread: Thread): Guest<Value> {
  if (typeOf(iterable).slots.iter === undefined) {
    raise.typeError(`${displayName(state.target)} argument after * must be an iterable, not ${typeName(iterable)}`);
  }
  for (const item of yield* collect(iterable, thread)) state.args.push(item);
  return null;
}

function* addMapping(mapping: Value, state: Gathered, thread: Thread): Guest<Value> {
  // a subclass with its own __iter__ is asked for its keys
  if (mapping instanceof PyDict && typeOf(mapping).slots.iter === dictType.slots.iter) {
    for (const { key, value } of mapping) addKeyword(key, value!, state, thread);
    return null;
  }
  let method = findAttribute(mapping, 'keys', thread);
  if (method === UNWIND) method = yield UNWIND;
  if (method === undefined) {
    raise.typeError(`${displayName(state.target)} argument after ** must be a mapping, not ${typeName(mapping)}`);
  }
  let list = call0(method as Value, thread);
  if (list === UNWIND) list = yield UNWIND;
  for (const key of yield* collect(list, thread)) {
    let value = getItem(mapping, key, thread);
    if (value === UNWIND) value = yield UNWIND;
    addKeyword(key, value, state, thread);
  }
  return null;
}

function addKeyword(key: Value, value: Value, state: Gathered, thread: Thread): void {
  const name = asString(key);
  if (name === undefined) return raise.typeError('keywords must be strings');
  if (state.keywords.getName(name) !== undefined) duplicate(state.target, name, thread);
  state.keywords.setName(name, value);
}

function callGathered(state: Gathered, thread: Thread): Result {
  const { target, args, keywords } = state;
  if (keywords.size === 0) return call(target, args, null, thread);
  const names: string[] = [];
  for (const { key, value } of keywords) {
    names.push(key as string);
    args.push(value!);
  }
  return call(target, args, names, thread);
}

function duplicate(target: Value, name: string, _thread: Thread): never {
  return raise.typeError(`${displayName(target)} got multiple values for keyword argument '${name}'`);
}

/** How CPython names a callee in these messages: `module.qualname()`. */
function displayName(target: Value): string {
  if (target instanceof PyFunction) {
    const module = target.module;
    return `${typeof module === 'string' && module !== 'builtins' ? `${module}.` : ''}${target.qualname}()`;
  }
  if (target instanceof PyNativeFunction) return `${target.native.name}()`;
  return `${typeName(target)} object`;
}

