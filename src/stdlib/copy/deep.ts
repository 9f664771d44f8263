/** `copy.deepcopy`. CPython: Lib/copy.py; docs: library/copy.html#copy.deepcopy. */
import { dictType, listType, tupleType, typeOf } from '../../runtime/kernel/birth.ts';
import { call1 } from '../../runtime/kernel/call.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { identityOf } from '../../runtime/kernel/identity.ts';
import type { PyObject, Value } from '../../runtime/kernel/object.ts';
import { drive, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { setItem } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { type PyInstance, PyList, PyTuple } from '../../runtime/kernel/values.ts';
import { PyBoundMethod } from '../../runtime/objects/method.ts';
import { invoke } from '../asyncio/invoke.ts';
import { found, instanceLike, isAtomic, isPlainInstance, rebuilt, reduction } from './shallow.ts';

/** Calls of CPython's that one level of nesting takes. */
const CALLS_A_LEVEL = 2;

/** After so many levels the copying goes on from a JavaScript stack that may be empty. */
const LEVELS_A_STRETCH = 8;

/** `copy.deepcopy(value, memo)` */
export function* deepCopy(value: Value, memo: Value, thread: Thread): Guest<Value> {
  if (memo === null && isAtomic(value)) return value;
  return yield* new DeepCopy(memo ?? new PyDict(), thread).copy(value, memo !== null);
}

/** One deep copy: `memo` has the copies by the identities of the originals, and keeps the originals alive. */
class DeepCopy {
  private readonly memo: Value;
  private readonly thread: Thread;
  private depth = 0;

  constructor(memo: Value, thread: Thread) {
    this.memo = memo;
    this.thread = thread;
  }

  *copy(value: Value, isRemembering = true): Guest<Value> {
    if (isAtomic(value)) return this.memo instanceof PyDict ? value : ((yield* this.known(value)) ?? value);
    if (isRemembering) {
      const known = yield* this.known(value);
      if (known !== undefined) return known;
    }
    const copy = yield* this.nested(value as PyObject);
    if (copy !== value) {
      yield* this.remember(value, copy);
      yield* this.keepAlive(value);
    }
    return copy;
  }

  private *nested(value: PyObject): Guest<Value> {
    const { thread } = this;
    const level = (thread.frame?.level ?? 0) + CALLS_A_LEVEL * ++this.depth;
    try {
      if (level > thread.limits.recursion) raise.recursionError('maximum recursion depth exceeded');
      if (this.depth % LEVELS_A_STRETCH !== 0) return yield* this.make(value);
      return yield* finished(drive(this.make(value), thread));
    } finally {
      this.depth--;
    }
  }

  private *make(value: PyObject): Guest<Value> {
    const { thread } = this;
    const { type } = value;
    if (value instanceof PyList && type === listType) return yield* this.list(value);
    if (value instanceof PyTuple && type === tupleType) return yield* this.tuple(value);
    if (value instanceof PyDict && type === dictType) return yield* this.dict(value);
    if (value instanceof PyBoundMethod)
      return new PyBoundMethod(value.callable, yield* this.copy(value.self));
    if (isPlainInstance(value, thread)) return yield* this.instance(value);
    const copier = yield* found(value, '__deepcopy__', thread);
    if (copier !== null) return yield* finished(call1(copier, this.memo, thread));
    const recipe = yield* reduction(value, 'deep', thread);
    if (recipe === undefined) return value;
    const deep = {
      copy: (part: Value) => this.copy(part),
      made: (copy: Value) => this.remember(value, copy),
    };
    return yield* rebuilt(recipe, deep, thread);
  }

  private *list(value: PyList): Guest<Value> {
    const copy = new PyList([]);
    yield* this.remember(value, copy);
    for (let i = 0; i < value.items.length; i++) {
      const item = value.items[i]!;
      copy.items.push(isAtomic(item) ? item : yield* this.copy(item));
    }
    return copy;
  }

  private *tuple(value: PyTuple): Guest<Value> {
    const items: Value[] = [];
    for (const item of value.items) items.push(isAtomic(item) ? item : yield* this.copy(item));
    // the tuple may hold itself, and have been copied by now
    const known = yield* this.known(value);
    if (known !== undefined) return known;
    return items.some((item, i) => item !== value.items[i]) ? new PyTuple(items) : value;
  }

  private *dict(value: PyDict): Guest<Value> {
    const { thread } = this;
    const copy = new PyDict();
    yield* this.remember(value, copy);
    const { size } = value;
    for (let i = 0; i < value.entries.length; i++) {
      const entry = value.entries[i];
      if (entry === undefined) continue;
      const key = isAtomic(entry.key) ? entry.key : yield* this.copy(entry.key);
      const content = entry.value!;
      copy.set(key, isAtomic(content) ? content : yield* this.copy(content), thread);
      if (value.size !== size) raise.runtimeError('dictionary changed size during iteration');
    }
    return copy;
  }

  private *instance(value: PyInstance): Guest<Value> {
    const fields = value.fields.slice();
    const copy = instanceLike(value, fields);
    yield* this.remember(value, copy);
    for (let i = 0; i < fields.length; i++) {
      const field = fields[i];
      if (field !== undefined && !isAtomic(field)) fields[i] = yield* this.copy(field);
    }
    return copy;
  }

  private *known(value: Value): Guest<Value | undefined> {
    const { memo, thread } = this;
    const identity = identityOf(value, thread);
    if (memo instanceof PyDict) return memo.get(identity, thread);
    const nothing = new PyList([]);
    const known = yield* invoke(memo, 'get', [identity, nothing], thread);
    return known === nothing ? undefined : known;
  }

  *remember(value: Value, copy: Value): Guest<void> {
    const { memo, thread } = this;
    const identity = identityOf(value, thread);
    if (memo instanceof PyDict && typeOf(memo) === dictType) memo.set(identity, copy, thread);
    else yield* finished(setItem(memo, identity, copy, thread));
  }

  /** The list of originals is in the memo under its own identity. */
  private *keepAlive(value: Value): Guest<void> {
    const { memo, thread } = this;
    const identity = identityOf(memo, thread);
    const kept = memo instanceof PyDict ? memo.get(identity, thread) : undefined;
    if (kept instanceof PyList) kept.items.push(value);
    else yield* finished(setItem(memo, identity, new PyList([value]), thread));
  }
}
