/** `object[key]`: loading, storing, deleting; slices. Docs: reference/expressions.html#subscriptions. */

import type { Slice, Subscript } from '../../parser/ast.ts';
import type { Frame } from '../frames/frame.ts';
import { listType } from '../kernel/birth.ts';
import { PyDict } from '../kernel/dict.ts';
import { type Result, UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import { deleteItem, getItem, setItem } from '../kernel/subscript.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyList, PyTuple } from '../kernel/values.ts';
import { PySlice } from '../objects/slice.ts';
import type { Builder } from './builder.ts';
import { operands } from './calls.ts';
import { general } from './operators.ts';
import { CALLED, delivered, type Exec, keep, type Run, take } from './state.ts';

export function loadSubscript(node: Subscript, b: Builder): Run {
  return general(b.expr(node.value), b.expr(node.slice), b.at(node), itemOf, b);
}

/** `object[key]`, with lists, tuples and string keys of dictionaries in front. */
export function itemOf(object: Value, key: Value, thread: Thread): Result {
  if (typeof key === 'number') {
    // fast path: a subclass may have its own __getitem__
    if ((object instanceof PyList || object instanceof PyTuple) && !object.type.isHeap) {
      const item = object.items[key < 0 ? key + object.items.length : key];
      if (item !== undefined) return item;
    }
  } else if (typeof key === 'string' && object instanceof PyDict && !object.type.isHeap) {
    const value = object.getName(key);
    if (value !== undefined) return value;
  }
  return getItem(object, key, thread);
}

/** Stores into `object[key]`. */
export function storeSubscript(
  node: Subscript,
  b: Builder,
): (f: Frame, object: Value, key: Value, value: Value) => undefined | Unwind {
  const at = b.at(node);
  return (f, object, key, value) => {
    if (f.resuming) return delivered(f) === UNWIND ? UNWIND : undefined;
    if (object instanceof PyList && object.type === listType && typeof key === 'number') {
      if (key >= 0 && key < object.items.length) {
        object.items[key] = value;
        return undefined;
      }
    } else if (object instanceof PyDict && typeof key === 'string' && !object.type.isHeap) {
      object.setName(key, value);
      return undefined;
    }
    f.at = at;
    return setItem(object, key, value, f.thread) === UNWIND ? UNWIND : undefined;
  };
}

export function removeSubscript(node: Subscript, b: Builder): Exec {
  const evaluate = operands([b.expr(node.value), b.expr(node.slice)], b);
  const at = b.at(node);
  const slot = b.stateSlot();
  return (f) => {
    if (f.resuming && take(f, slot) === CALLED) return delivered(f) === UNWIND ? UNWIND : undefined;
    const values = evaluate(f);
    if (values === UNWIND) return UNWIND;
    f.at = at;
    return deleteItem(values[0]!, values[1]!, f.thread) === UNWIND ? keep(f, slot, CALLED) : undefined;
  };
}

export function sliceExpression(node: Slice, b: Builder): Run {
  const none: Run = () => null;
  const evaluate = operands(
    [node.lower, node.upper, node.step].map((part) => (part === null ? none : b.expr(part))),
    b,
  );
  return (f) => {
    const values = evaluate(f);
    return values === UNWIND ? UNWIND : new PySlice(values[0]!, values[1]!, values[2]!);
  };
}
