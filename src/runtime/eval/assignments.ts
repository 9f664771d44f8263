/** Assignment in all its forms, and `del`. Docs: reference/simple_stmts.html#assignment-statements. */

import type {
  Assign,
  Attribute,
  AugAssign,
  Delete,
  Expr,
  List,
  NamedExpr,
  Operator,
  Subscript,
  Tuple,
} from '../../parser/ast.ts';
import type { Frame } from '../frames/frame.ts';
import { typeOf } from '../kernel/birth.ts';
import { raise, typeName } from '../kernel/errors.ts';
import { addItem, iterate, knownItems, step } from '../kernel/iterate.ts';
import { type Result, UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import { breathe, drive, type Guest } from '../kernel/pausing.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyInstance, PyList } from '../kernel/values.ts';
import {
  attributeName,
  attributeReader,
  FieldMemories,
  removeAttribute,
  storeAttribute,
} from './attributes.ts';
import type { Builder } from './builder.ts';
import { operands } from './calls.ts';
import { deleteName, type Store, storeName } from './names.ts';
import { general, inPlaceApplications } from './operators.ts';
import { localSlot, minus, plus, times } from './simple-operands.ts';
import { CALLED, delivered, type Exec, keep, peek, type Run, take } from './state.ts';
import { itemOf, removeSubscript, storeSubscript } from './subscripts.ts';

export function assign(node: Assign, b: Builder): Exec {
  const [place] = node.targets;
  if (node.targets.length === 1 && place !== undefined) {
    const index = localSlot(place, b);
    if (index >= 0) return assignLocal(b.expr(node.value), index);
    if (place.kind === 'Attribute') return assignAttribute(b.expr(node.value), place, b);
    if (isPairwise(place, node.value)) return assignPairwise(place.elts, (node.value as Tuple).elts, b);
  }
  const value = b.expr(node.value);
  const stores = node.targets.map((each) => target(each, b));
  if (stores.length === 1) return assignOne(value, stores[0]!, b);
  const slot = b.stateSlot();
  return (f) => {
    const kept = f.resuming ? (take(f, slot) as { i: number; result: Value } | undefined) : undefined;
    const result = kept === undefined ? value(f) : kept.result;
    if (result === UNWIND) return UNWIND;
    for (let i = kept?.i ?? 0; i < stores.length; i++) {
      if (stores[i]!(f, result) === UNWIND) return keep(f, slot, { i, result });
    }
    return undefined;
  };
}

/** `name = value` for a plain local variable: the value alone may pause. */
function assignLocal(value: Run, index: number): Exec {
  return (f) => {
    const result = value(f);
    if (result === UNWIND) return UNWIND;
    f.slots[index] = result;
    return undefined;
  };
}

/** `object.name = value`. */
function assignAttribute(value: Run, place: Attribute, b: Builder): Exec {
  const object = b.expr(place.value);
  const memories = new FieldMemories();
  const store = intoAttribute(object, storeAttribute(place, b, memories), b);
  const slot = b.stateSlot();
  const i = b.slotOf(value);
  const local = b.slotOf(object);
  return (f) => {
    const kept = f.resuming ? (take(f, slot) as { value: Value } | undefined) : undefined;
    let result: Result | undefined = kept === undefined ? peek(f, i) : kept.value;
    if (result === undefined) result = value(f);
    if (result === UNWIND) return UNWIND;
    if (local >= 0 && !f.resuming) {
      // fast path: a local variable is an instance of the shape that was seen last
      const target = f.slots[local];
      if (target instanceof PyInstance) {
        const { shape } = target;
        const { last } = memories;
        if (shape === last.shape && last.shape.version === last.version) {
          target.fields[last.field] = result;
          if (last.next !== undefined) target.shape = last.next;
          return undefined;
        }
      }
    }
    return store(f, result) === UNWIND ? keep(f, slot, { value: result }) : undefined;
  };
}

/** `a, b = x, y`: as many targets as values, none of them starred, so no tuple is needed. */
function isPairwise(place: Expr, value: Expr): place is Tuple | List {
  if ((place.kind !== 'Tuple' && place.kind !== 'List') || value.kind !== 'Tuple') return false;
  const isPlain = (each: Expr) => each.kind !== 'Starred';
  return place.elts.length === value.elts.length && place.elts.every(isPlain) && value.elts.every(isPlain);
}

function assignPairwise(places: readonly Expr[], values: readonly Expr[], b: Builder): Exec {
  const slot = b.stateSlot();
  const evaluate = operands(
    values.map((each) => b.expr(each)),
    b,
  );
  const stores = places.map((each) => target(each, b));
  return (f) => {
    const kept = f.resuming ? (take(f, slot) as { i: number; found: Value[] } | undefined) : undefined;
    const found = kept === undefined ? evaluate(f) : kept.found;
    if (found === UNWIND) return UNWIND;
    for (let i = kept?.i ?? 0; i < stores.length; i++) {
      if (stores[i]!(f, found[i]!) === UNWIND) return keep(f, slot, { i, found });
    }
    return undefined;
  };
}

export function assignOne(value: Run, store: Store, b: Builder): Exec {
  const slot = b.stateSlot();
  return (f) => {
    let result: Result;
    if (f.resuming) {
      const kept = take(f, slot) as { value: Value } | undefined;
      result = kept === undefined ? value(f) : kept.value;
    } else result = value(f);
    if (result === UNWIND) return UNWIND;
    return store(f, result) === UNWIND ? keep(f, slot, { value: result }) : undefined;
  };
}

/** Stores into any target. When it pauses it is to be called again with the same value. */
export function target(node: Expr, b: Builder): Store {
  switch (node.kind) {
    case 'Name':
      return storeName(node.id, b, node);
    case 'Attribute':
      return intoAttribute(b.expr(node.value), storeAttribute(node, b), b);
    case 'Subscript':
      return intoSubscript(operands([b.expr(node.value), b.expr(node.slice)], b), storeSubscript(node, b), b);
    case 'Starred':
      return target(node.value, b);
    case 'Tuple':
    case 'List':
      return unpack(node.elts, b.at(node), b);
    default:
      throw new Error(`no target: ${node.kind}`);
  }
}

function intoAttribute(object: Run, store: ReturnType<typeof storeAttribute>, b: Builder): Store {
  const slot = b.stateSlot();
  const local = b.slotOf(object);
  return (f, value) => {
    const kept = f.resuming ? (take(f, slot) as { object: Value } | undefined) : undefined;
    let found: Result | undefined = kept === undefined ? peek(f, local) : kept.object;
    if (found === undefined) found = object(f);
    if (found === UNWIND) return UNWIND;
    return store(f, found, value) === UNWIND ? keep(f, slot, { object: found }) : undefined;
  };
}

function intoSubscript(
  evaluate: (f: Frame) => Value[] | Unwind,
  store: ReturnType<typeof storeSubscript>,
  b: Builder,
): Store {
  const slot = b.stateSlot();
  return (f, value) => {
    const values = (f.resuming ? (take(f, slot) as Value[] | undefined) : undefined) ?? evaluate(f);
    if (values === UNWIND) return UNWIND;
    return store(f, values[0]!, values[1]!, value) === UNWIND ? keep(f, slot, values) : undefined;
  };
}

/** `a, *b, c = value`. */
function unpack(elements: readonly Expr[], at: number, b: Builder): Store {
  const slot = b.stateSlot();
  const star = elements.findIndex((element) => element.kind === 'Starred');
  const stores = elements.map((element) => target(element, b));
  const count = elements.length;
  type State = { i: number; parts: readonly Value[] } | typeof CALLED;
  return (f, value) => {
    let parts: readonly Value[] | undefined;
    let i = 0;
    const kept = f.resuming ? (take(f, slot) as State) : undefined;
    if (kept === CALLED) {
      const list = delivered(f);
      if (list === UNWIND) return UNWIND;
      parts = (list as PyList).items;
    } else if (kept !== undefined) ({ i, parts } = kept);
    if (parts === undefined) {
      f.at = at;
      const known = star < 0 ? knownItems(value) : undefined;
      if (known !== undefined && known.length === count) parts = known;
      else {
        const list = drive(itemsFor(value, count, star, f.thread), f.thread);
        if (list === UNWIND) return keep(f, slot, CALLED);
        parts = (list as PyList).items;
      }
    }
    for (; i < count; i++) if (stores[i]!(f, parts[i]!) === UNWIND) return keep(f, slot, { i, parts });
    return undefined;
  };
}

/** As many items as there are targets; those of the starred one as a list. */
function* itemsFor(value: Value, count: number, star: number, thread: Thread): Guest<Value> {
  if (typeOf(value).slots.iter === undefined) {
    return raise.typeError(`cannot unpack non-iterable ${typeName(value)} object`);
  }
  let iterator = iterate(value, thread);
  if (iterator === UNWIND) iterator = yield UNWIND;
  const before = star < 0 ? count : star;
  const after = star < 0 ? 0 : count - star - 1;
  const parts: Value[] = [];
  const next = function* (): Guest<Value | undefined> {
    let item = step(iterator as Value, thread);
    if (item === UNWIND) item = yield UNWIND;
    return item as Value | undefined;
  };
  while (parts.length < before) {
    const item = yield* next();
    if (item === undefined) {
      return raise.valueError(
        `not enough values to unpack (expected ${star < 0 ? '' : 'at least '}${before + after}, got ${parts.length})`,
      );
    }
    parts.push(item);
  }
  if (star < 0) {
    if ((yield* next()) === undefined) return new PyList(parts);
    return raise.valueError(`too many values to unpack (expected ${count})`);
  }
  const rest: Value[] = [];
  for (let item = yield* next(); item !== undefined; item = yield* next()) {
    addItem(rest, item);
    if (--thread.fuel < 0) yield* breathe(thread);
  }
  if (rest.length < after) {
    return raise.valueError(
      `not enough values to unpack (expected at least ${before + after}, got ${before + rest.length})`,
    );
  }
  const last = rest.splice(rest.length - after, after);
  return new PyList([...parts, new PyList(rest), ...last]);
}

// ── Augmented assignment ───────────────────────────────────────────────────────────────────────────

export function augmentedAssign(node: AugAssign, b: Builder): Exec {
  const at = b.at(node);
  const apply = inPlaceApplications[node.op];
  const { target: place } = node;
  if (place.kind === 'Name') {
    const load: Expr = { ...place, ctx: 'Load' };
    const index = localSlot(place, b);
    const right = b.expr(node.value);
    if (index >= 0) return augmentedLocal(node.op, index, b.expr(load), right, at, b);
    return assignOne(general(b.expr(load), right, at, apply, b), storeName(place.id, b, place), b);
  }
  return place.kind === 'Attribute'
    ? augmentedAttribute(place, node.op, b.expr(node.value), at, b)
    : augmentedSubscript(place, b.expr(node.value), apply, at, b);
}

/** `name op= value` for a plain local variable; two numbers are the common case. */
function augmentedLocal(op: Operator, index: number, load: Run, right: Run, at: number, b: Builder): Exec {
  const slot = b.stateSlot();
  const j = b.slotOf(right);
  const apply = inPlaceApplications[op];
  const numbers = onNumbers(op);
  if (numbers === null) return assignLocal(general(load, right, at, apply, b), index);
  return (f) => {
    let x: Result | undefined = f.slots[index];
    if (f.resuming) {
      const kept = take(f, slot);
      if (kept === CALLED) {
        const result = delivered(f);
        if (result === UNWIND) return UNWIND;
        f.slots[index] = result;
        return undefined;
      }
      if (kept !== undefined) x = kept as Value;
    }
    if (x === undefined) {
      x = load(f);
      if (x === UNWIND) return UNWIND;
    }
    let y: Result | undefined = peek(f, j);
    if (y === undefined) y = right(f);
    if (y === UNWIND) return keep(f, slot, x as Value);
    f.at = at;
    const result = numbers(x as Value, y) ?? apply(x as Value, y, f.thread);
    if (result === UNWIND) return keep(f, slot, CALLED);
    f.slots[index] = result;
    return undefined;
  };
}

/** What the operator does with two small ints or two floats. */
function onNumbers(op: Operator): ((x: Value, y: Value) => Value | undefined) | null {
  return op === 'Add' ? plus : op === 'Sub' ? minus : op === 'Mult' ? times : null;
}

/** What `target op= value` has come to, kept over a pause. */
interface Augmented {
  step: 'key' | 'read' | 'value' | 'apply' | 'write';
  object: Value;
  key: Value;
  held: Value;
}

type Apply = (a: Value, b: Value, thread: Thread) => Result;

/** The object is evaluated once, then its attribute is read, the operation applied, and the attribute written. */
function augmentedAttribute(place: Attribute, op: Operator, value: Run, at: number, b: Builder): Exec {
  const object = b.expr(place.value);
  const name = attributeName(place, b);
  const read = attributeReader(place, b);
  const write = storeAttribute(place, b);
  const apply = inPlaceApplications[op];
  const numbers = onNumbers(op);
  const memories = new FieldMemories();
  const slot = b.stateSlot();
  const local = b.slotOf(object);
  const j = b.slotOf(value);
  return (f) => {
    let step: Augmented['step'] = 'read';
    let target: Result = null;
    let held: Result | undefined;
    const kept = f.resuming ? (take(f, slot) as Augmented | undefined) : undefined;
    if (kept === undefined) {
      const known = peek(f, local);
      target = known !== undefined ? known : object(f);
      if (target === UNWIND) return UNWIND;
    } else {
      ({ step, object: target, held } = kept);
      if (step === 'read' || step === 'apply') {
        held = delivered(f);
        if (held === UNWIND) return UNWIND;
      }
    }
    const memory = target instanceof PyInstance ? memories.ofVariable(target, name) : undefined;
    if (kept === undefined) {
      if (memory !== undefined) held = (target as PyInstance).fields[memory.field];
      if (held === undefined) {
        held = read(f, target);
        if (held === UNWIND) return keep(f, slot, { step: 'read', object: target, key: null, held: null });
      }
    }
    if (step === 'read' || step === 'value') {
      let right: Result | undefined = peek(f, j);
      if (right === undefined) right = value(f);
      if (right === UNWIND)
        return keep(f, slot, { step: 'value', object: target, key: null, held: held as Value });
      f.at = at;
      const known = numbers === null ? undefined : numbers(held as Value, right);
      held = known !== undefined ? known : apply(held as Value, right, f.thread);
      if (held === UNWIND) return keep(f, slot, { step: 'apply', object: target, key: null, held: null });
    }
    if (memory !== undefined && step !== 'write') {
      const instance = target as PyInstance;
      // the value's evaluation may have given the instance another shape
      if (instance.shape === memory.shape && memory.shape.version === memory.version) {
        instance.fields[memory.field] = held as Value;
        return undefined;
      }
    }
    if (write(f, target, held as Value) !== UNWIND) return undefined;
    return keep(f, slot, { step: 'write', object: target, key: null, held: held as Value });
  };
}

function augmentedSubscript(place: Subscript, value: Run, apply: Apply, at: number, b: Builder): Exec {
  const placeAt = b.at(place);
  const read = (f: Frame, object: Value, key: Value) => {
    f.at = placeAt;
    return itemOf(object, key, f.thread);
  };
  return augmented(
    b.expr(place.value),
    b.expr(place.slice),
    read,
    value,
    apply,
    at,
    storeSubscript(place, b),
    b,
  );
}

/** The target's parts are evaluated once, then it is read, the operation applied, and written. */
function augmented(
  object: Run,
  key: Run,
  read: (f: Frame, object: Value, key: Value) => Result,
  value: Run,
  apply: Apply,
  at: number,
  write: (f: Frame, object: Value, key: Value, value: Value) => undefined | Unwind,
  b: Builder,
): Exec {
  const slot = b.stateSlot();
  const i = b.slotOf(object);
  const j = b.slotOf(key);
  return (f) => {
    let step: Augmented['step'] | 'object' = 'object';
    let target: Result = null;
    let index: Result = null;
    let held: Result = null;
    const kept = f.resuming ? (take(f, slot) as Augmented | undefined) : undefined;
    if (kept !== undefined) {
      ({ step, object: target, key: index, held } = kept);
      if (step === 'read' || step === 'apply') {
        held = delivered(f);
        if (held === UNWIND) return UNWIND;
      }
    }
    if (step === 'object') {
      const known = peek(f, i);
      target = known !== undefined ? known : object(f);
      if (target === UNWIND) return UNWIND;
    }
    if (step === 'object' || step === 'key') {
      const known = peek(f, j);
      index = known !== undefined ? known : key(f);
      if (index === UNWIND) return keep(f, slot, { step: 'key', object: target, key: null, held: null });
      held = read(f, target, index);
      if (held === UNWIND) return keep(f, slot, { step: 'read', object: target, key: index, held: null });
    }
    if (step !== 'apply' && step !== 'write') {
      const right = value(f);
      if (right === UNWIND) return keep(f, slot, { step: 'value', object: target, key: index, held });
      f.at = at;
      held = apply(held as Value, right, f.thread);
      if (held === UNWIND) return keep(f, slot, { step: 'apply', object: target, key: index, held: null });
    }
    if (write(f, target, index, held as Value) !== UNWIND) return undefined;
    return keep(f, slot, { step: 'write', object: target, key: index, held });
  };
}

// ── Other forms ────────────────────────────────────────────────────────────────────────────────────

/** `(name := value)`. */
export function namedExpression(node: NamedExpr, b: Builder): Run {
  const value = b.expr(node.value);
  const store = target(node.target, b);
  const slot = b.stateSlot();
  return (f) => {
    const kept = f.resuming ? (take(f, slot) as { value: Value } | undefined) : undefined;
    const result = kept === undefined ? value(f) : kept.value;
    if (result === UNWIND) return UNWIND;
    return store(f, result) === UNWIND ? keep(f, slot, { value: result }) : result;
  };
}

export function remove(node: Delete, b: Builder): Exec {
  const parts = node.targets.map((each) => removal(each, b));
  if (parts.length === 1) return parts[0]!;
  return inSequence(parts, b);
}

function removal(node: Expr, b: Builder): Exec {
  switch (node.kind) {
    case 'Name':
      return deleteName(node.id, node, b);
    case 'Attribute':
      return removeAttribute(node, b);
    case 'Subscript':
      return removeSubscript(node, b);
    case 'Tuple':
    case 'List':
      return inSequence(
        node.elts.map((each) => removal(each, b)),
        b,
      );
    default:
      throw new Error(`no target: ${node.kind}`);
  }
}

function inSequence(parts: readonly Exec[], b: Builder): Exec {
  const slot = b.stateSlot();
  return (f) => {
    for (let i = f.resuming ? (take(f, slot) as number) : 0; i < parts.length; i++) {
      if (parts[i]!(f) === UNWIND) return keep(f, slot, i);
    }
    return undefined;
  };
}
