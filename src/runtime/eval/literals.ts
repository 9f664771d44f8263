/** Constants and displays. Docs: reference/expressions.html#literals. */

import type { Dict, Expr, List, SetDisplay, Tuple } from '../../parser/ast.ts';
import type { Frame } from '../frames/frame.ts';
import { findAttribute } from '../kernel/attributes.ts';
import { dictType, typeOf } from '../kernel/birth.ts';
import { call0 } from '../kernel/call.ts';
import { PyDict } from '../kernel/dict.ts';
import { raise, typeName } from '../kernel/errors.ts';
import { collect, collectKeys, knownItems } from '../kernel/iterate.ts';
import { type Result, UNWIND, type Value } from '../kernel/object.ts';
import { drive, type Guest } from '../kernel/pausing.ts';
import { getItem } from '../kernel/subscript.ts';
import type { Thread } from '../kernel/thread.ts';
import { emptyTuple, PyList, PyTuple } from '../kernel/values.ts';
import { literalValue } from '../objects/literal-value.ts';
import { PySet, setFromConstants } from '../objects/set.ts';
import { addAll } from '../objects/set-operations.ts';
import type { Builder } from './builder.ts';
import { operands } from './calls.ts';
import { delivered, keep, type Run, take } from './state.ts';

export function tupleDisplay(node: Tuple, b: Builder): Run {
  const elements = node.elts;
  if (elements.length === 0) return () => emptyTuple;
  const constants = elements.map((element) =>
    element.kind === 'Constant' ? literalValue(element.value) : undefined,
  );
  if (constants.every((value) => value !== undefined)) {
    const tuple = new PyTuple(constants);
    return () => tuple;
  }
  const evaluate = items(node, b);
  return (f) => {
    const values = evaluate(f);
    return values === UNWIND ? UNWIND : new PyTuple(values);
  };
}

export function listDisplay(node: List, b: Builder): Run {
  const evaluate = items(node, b);
  return (f) => {
    const values = evaluate(f);
    return values === UNWIND ? UNWIND : new PyList(values);
  };
}

export function setDisplay(node: SetDisplay, b: Builder): Run {
  if (node.elts.some((element) => element.kind === 'Starred')) return spreadSet(node, b);
  const evaluate = items(node, b);
  const at = b.at(node);
  // CPython folds three or more constants into a frozenset first, which the order of the elements shows.
  const folded = node.elts.length >= 3 && node.elts.every((element) => element.kind === 'Constant');
  return (f) => {
    const values = evaluate(f);
    if (values === UNWIND) return UNWIND;
    f.at = at;
    if (folded) return setFromConstants(values, f.thread);
    const set = new PySet();
    for (const value of values) set.add(value, f.thread);
    return set;
  };
}

/** `{a, b, *c, d}`: what is before the star is added together, what is behind it one by one. */
function spreadSet(node: SetDisplay, b: Builder): Run {
  const slot = b.stateSlot();
  const at = b.at(node);
  const star = node.elts.findIndex((element) => element.kind === 'Starred');
  const before = operands(
    node.elts.slice(0, star).map((element) => b.expr(element)),
    b,
  );
  const parts = node.elts
    .slice(star)
    .map((element) =>
      element.kind === 'Starred'
        ? { starred: true, run: b.expr(element.value) }
        : { starred: false, run: b.expr(element) },
    );
  type State = { set: PySet; i: number; expanding: boolean };
  return (f) => {
    let state = f.resuming ? (take(f, slot) as State | undefined) : undefined;
    if (state === undefined) {
      const values = before(f);
      if (values === UNWIND) return UNWIND;
      state = { set: new PySet(), i: 0, expanding: false };
      f.at = at;
      for (const value of values) state.set.add(value, f.thread);
    } else if (state.expanding) {
      state.expanding = false;
      if (delivered(f) === UNWIND) return UNWIND;
      state.i++;
    }
    const { set } = state;
    for (; state.i < parts.length; state.i++) {
      const { starred, run } = parts[state.i]!;
      const value = run(f);
      if (value === UNWIND) return keep(f, slot, state);
      f.at = at;
      if (!starred) set.add(value, f.thread);
      else if (drive(addAll(set, value, f.thread), f.thread) === UNWIND) {
        state.expanding = true;
        return keep(f, slot, state);
      }
    }
    return set;
  };
}

/** The one item that `*node` unpacks. */
export function onlyItem(node: Expr, b: Builder): Run {
  const tuple = b.expr({ ...node, kind: 'Tuple', elts: [node], ctx: 'Load' });
  return (f) => {
    const items = tuple(f);
    return items === UNWIND ? UNWIND : (items as PyTuple).items[0]!;
  };
}

/** The items of a display; `*iterable` among them. */
export function items(node: List | Tuple | SetDisplay, b: Builder): (f: Frame) => Value[] | typeof UNWIND {
  const elements = node.elts;
  if (!elements.some((element) => element.kind === 'Starred')) {
    return operands(
      elements.map((element) => b.expr(element)),
      b,
    );
  }
  const slot = b.stateSlot();
  const at = b.at(node);
  const parts = elements.map((element) =>
    element.kind === 'Starred'
      ? { starred: true, run: b.expr(element.value) }
      : { starred: false, run: b.expr(element) },
  );
  type State = { i: number; values: Value[]; expanding: boolean };
  return (f) => {
    const state = (f.resuming ? (take(f, slot) as State | undefined) : undefined) ?? {
      i: 0,
      values: [],
      expanding: false,
    };
    if (state.expanding) {
      state.expanding = false;
      const list = delivered(f);
      if (list === UNWIND) return UNWIND;
      append(state.values, (list as PyList).items);
      state.i++;
    }
    for (; state.i < parts.length; state.i++) {
      const { starred, run } = parts[state.i]!;
      const value = run(f);
      if (value === UNWIND) return keep(f, slot, state);
      if (!starred) {
        state.values.push(value);
        continue;
      }
      f.at = at;
      const list = allItems(value, f.thread);
      if (list === UNWIND) {
        state.expanding = true;
        return keep(f, slot, state);
      }
      append(state.values, (list as PyList).items);
    }
    return state.values;
  };
}

/** The items of an iterable as a list. */
function allItems(iterable: Value, thread: Thread): Result {
  const known = knownItems(iterable);
  if (known !== undefined) return new PyList(known.slice());
  if (typeOf(iterable).slots.iter === undefined) {
    raise.typeError(`Value after * must be an iterable, not ${typeName(iterable)}`);
  }
  return drive(
    (function* (): Guest<Value> {
      return new PyList(yield* collect(iterable, thread));
    })(),
    thread,
  );
}

function append(values: Value[], more: readonly Value[]): void {
  for (let i = 0; i < more.length; i++) values.push(more[i]!);
}

export function dictDisplay(node: Dict, b: Builder): Run {
  const slot = b.stateSlot();
  const at = b.at(node);
  const stored = storing(node);
  const parts = node.values.map((value, i) => {
    const key = node.keys[i];
    return { key: key ? b.expr(key) : null, value: b.expr(value), stores: stored[i]! };
  });
  /** `pending`: keys and values that are not in the dictionary yet. */
  type State = { i: number; dict: PyDict; pending: Value[]; merging: boolean };
  return (f) => {
    const kept = f.resuming ? take(f, slot) : undefined;
    const state = (kept as State | undefined) ?? { i: 0, dict: new PyDict(), pending: [], merging: false };
    const { dict, pending } = state;
    for (; state.i < parts.length; state.i++) {
      const { key, value, stores } = parts[state.i]!;
      if (key === null) {
        let merged: Result;
        if (state.merging) {
          state.merging = false;
          merged = delivered(f);
        } else {
          const mapping = value(f);
          if (mapping === UNWIND) return keep(f, slot, state);
          f.at = at;
          merged = drive(merge(dict, mapping, f.thread), f.thread);
          if (merged === UNWIND) {
            state.merging = true;
            return keep(f, slot, state);
          }
        }
        if (merged === UNWIND) return UNWIND;
        continue;
      }
      if (pending.length % 2 === 0) {
        const name = key(f);
        if (name === UNWIND) return keep(f, slot, state);
        pending.push(name);
      }
      const content = value(f);
      if (content === UNWIND) return keep(f, slot, state);
      pending.push(content);
      if (!stores) continue;
      f.at = at;
      for (let i = 0; i < pending.length; i += 2) dict.set(pending[i]!, pending[i + 1]!, f.thread);
      pending.length = 0;
    }
    return dict;
  };
}

/** A row of entries is made in pieces of `CHUNK`; those of up to `AT_ONCE` entries are evaluated before a key is hashed. */
const CHUNK = 17;
const AT_ONCE = 15;

/** For each entry: whether what is evaluated so far goes into the dictionary after it. */
function storing({ keys }: Dict): boolean[] {
  const stores: boolean[] = [];
  for (let first = 0; first < keys.length; ) {
    let end = first;
    while (end < keys.length && keys[end] !== null && end - first < CHUNK) end++;
    for (let i = first; i < end; i++) stores.push(end - first > AT_ONCE || i === end - 1);
    if (end === first) {
      stores.push(false);
      end++;
    }
    first = end;
  }
  return stores;
}

/** Adds what a mapping holds, as `**mapping` and `dict.update` do. */
export function* merge(dict: PyDict, mapping: Value, thread: Thread): Guest<Value> {
  // a subclass with its own __iter__ is asked for its keys
  if (mapping instanceof PyDict && typeOf(mapping).slots.iter === dictType.slots.iter) {
    for (const { key, value } of mapping) dict.set(key, value!, thread);
    return null;
  }
  let method = findAttribute(mapping, 'keys', thread);
  if (method === UNWIND) method = yield UNWIND;
  if (method === undefined) return raise.typeError(`'${typeName(mapping)}' object is not a mapping`);
  let keys = call0(method as Value, thread);
  if (keys === UNWIND) keys = yield UNWIND;
  for (const key of yield* collectKeys(mapping, keys, thread)) {
    let value = getItem(mapping, key, thread);
    if (value === UNWIND) value = yield UNWIND;
    dict.set(key, value, thread);
  }
  return null;
}
