/** Constants and displays. Docs: reference/expressions.html#literals. */
import type { Frame } from '../frames/frame.ts';
import { PyDict } from '../kernel/dict.ts';
import { notIterable, raise, typeName } from '../kernel/errors.ts';
import { findAttribute } from '../kernel/attributes.ts';
import { call0 } from '../kernel/call.ts';
import { collect, knownItems } from '../kernel/iterate.ts';
import { type Result, UNWIND, type Value } from '../kernel/object.ts';
import { drive, type Guest } from '../kernel/pausing.ts';
import { getItem } from '../kernel/subscript.ts';
import { dictType, typeOf } from '../kernel/birth.ts';
import type { Thread } from '../kernel/thread.ts';
import { Ellipsis, emptyTuple, PyBytes, PyComplex, PyFloat, PyList, PyTuple } from '../kernel/values.ts';
import { PySet, setFromConstants } from '../objects/set.ts';
import type { Dict, List, Literal, SetDisplay, Tuple } from '../../parser/ast.ts';
import type { Builder } from './builder.ts';
import { operands } from './calls.ts';
import { delivered, keep, type Run, take } from './state.ts';

export function literalValue(literal: Literal): Value {
  switch (literal.type) {
    case 'None':
      return null;
    case 'bool':
    case 'int':
    case 'str':
      return literal.value;
    case 'float':
      return new PyFloat(literal.value);
    case 'complex':
      return new PyComplex(0, literal.imag);
    case 'bytes':
      return new PyBytes(literal.value);
    case 'Ellipsis':
      return Ellipsis;
  }
}

export function tupleDisplay(node: Tuple, b: Builder): Run {
  const elements = node.elts;
  if (elements.length === 0) return () => emptyTuple;
  const constants = elements.map((element) => (element.kind === 'Constant' ? literalValue(element.value) : undefined));
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
    const state = (f.resuming ? (take(f, slot) as State | undefined) : undefined) ?? { i: 0, values: [], expanding: false };
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
      const list = allItems(value, node.kind === 'Set', f.thread);
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
function allItems(iterable: Value, forSet: boolean, thread: Thread): Result {
  const known = knownItems(iterable);
  if (known !== undefined) return new PyList(known.slice());
  if (typeOf(iterable).slots.iter === undefined) {
    if (forSet) notIterable(iterable);
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
  const parts = node.values.map((value, i) => {
    const key = node.keys[i];
    return { key: key ? b.expr(key) : null, value: b.expr(value) };
  });
  type State = { i: number; dict: PyDict; key: Value | undefined; merging: boolean };
  return (f) => {
    const kept = f.resuming ? take(f, slot) : undefined;
    const state = (kept as State | undefined) ?? { i: 0, dict: new PyDict(), key: undefined, merging: false };
    const { dict } = state;
    let key: Result | undefined = state.key;
    for (; state.i < parts.length; state.i++) {
      const part = parts[state.i]!;
      if (part.key === null) {
        let merged: Result;
        if (state.merging) {
          state.merging = false;
          merged = delivered(f);
        } else {
          const mapping = part.value(f);
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
      if (key === undefined) {
        key = part.key(f);
        if (key === UNWIND) {
          state.key = undefined;
          return keep(f, slot, state);
        }
      }
      const value = part.value(f);
      if (value === UNWIND) {
        state.key = key as Value;
        return keep(f, slot, state);
      }
      f.at = at;
      dict.set(key as Value, value, f.thread);
      key = undefined;
      state.key = undefined;
    }
    return dict;
  };
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
  for (const key of yield* collect(keys, thread)) {
    let value = getItem(mapping, key, thread);
    if (value === UNWIND) value = yield UNWIND;
    dict.set(key, value, thread);
  }
  return null;
}
