/** Calls. Docs: reference/expressions.html#calls. */

import type { Attribute, Call, Located } from '../../parser/ast.ts';
import type { Frame } from '../frames/frame.ts';
import {
  callFunction,
  callFunction0,
  callFunction1,
  callFunction2,
  callFunction3,
  PyFunction,
} from '../frames/function.ts';
import { accessed, genericGet, getAttribute, isData } from '../kernel/attributes.ts';
import { typeOf } from '../kernel/birth.ts';
import { call, call0, call1, call2 } from '../kernel/call.ts';
import { PyMethodDescriptor } from '../kernel/native.ts';
import { type Result, UNWIND, type Value } from '../kernel/object.ts';
import type { Shape } from '../kernel/shape.ts';
import type { Names } from '../kernel/slots.ts';
import type { PyType } from '../kernel/type.ts';
import { PyInstance } from '../kernel/values.ts';
import { PyModule } from '../objects/module.ts';
import { attributeName, attributePosition, ModuleMemory } from './attributes.ts';
import type { Builder } from './builder.ts';
import { spreadCall } from './spread-calls.ts';
import { CALLED, delivered, keep, peek, type Run, take } from './state.ts';
import { superMethod } from './super-calls.ts';
import { closingArgument } from './temporaries.ts';

export function callNode(node: Call, b: Builder): Run {
  const at = b.at(node);
  if (isSpread(node)) return spreadCall(b.expr(node.func), [], node, [], at, b);
  const args = [...node.args, ...node.keywords.map((keyword) => keyword.value)].map((arg) => b.expr(arg));
  const names = node.keywords.length === 0 ? null : node.keywords.map((keyword) => keyword.arg!);
  if (node.func.kind === 'Attribute')
    return methodCall(node.func, args, names, b.at(methodCallPosition(node, node.func)), b);
  const callee = b.expr(node.func);
  if (names !== null) return generalCall(callee, args, names, at, b);
  return closingArgument(node, args, b, (closing) => positionalCall(callee, closing, at, b));
}

function positionalCall(callee: Run, args: readonly Run[], at: number, b: Builder): Run {
  switch (args.length) {
    case 0:
      return plainCall0(callee, at, b);
    case 1:
      return plainCall1(callee, args[0]!, at, b);
    case 2:
      return plainCall2(callee, args[0]!, args[1]!, at, b);
    default:
      return generalCall(callee, args, null, at, b);
  }
}

/** A call whose first and last positional arguments are given as closures; for class statements. */
export function callWith(
  callee: Run,
  first: readonly Run[],
  rest: Arguments,
  last: readonly Run[],
  at: number,
  b: Builder,
): Run {
  if (isSpread(rest)) return spreadCall(callee, first, rest, last, at, b);
  const positional = rest.args.map((arg) => b.expr(arg));
  const args = [...positional, ...last, ...rest.keywords.map((keyword) => b.expr(keyword.value))];
  const names = rest.keywords.length === 0 ? null : rest.keywords.map((keyword) => keyword.arg!);
  return generalCall(callee, [...first, ...args], names, at, b);
}

/** The arguments of a call. */
export type Arguments = Pick<Call, 'args' | 'keywords'>;

function isSpread({ args, keywords }: Arguments): boolean {
  return args.some((arg) => arg.kind === 'Starred') || keywords.some((keyword) => keyword.arg === null);
}

function plainCall0(callee: Run, at: number, b: Builder): Run {
  const slot = b.stateSlot();
  return (f) => {
    if (f.resuming && take(f, slot) === CALLED) return delivered(f);
    const target = callee(f);
    if (target === UNWIND) return UNWIND;
    f.at = at;
    const result = target instanceof PyFunction ? callFunction0(target, f.thread) : call0(target, f.thread);
    return result === UNWIND ? keep(f, slot, CALLED) : result;
  };
}

function plainCall1(callee: Run, argument: Run, at: number, b: Builder): Run {
  const slot = b.stateSlot();
  const i = b.slotOf(argument);
  return (f) => {
    let target: Result;
    if (f.resuming) {
      const kept = take(f, slot);
      if (kept === CALLED) return delivered(f);
      target = kept === undefined ? callee(f) : (kept as Value);
    } else target = callee(f);
    if (target === UNWIND) return UNWIND;
    let a: Result | undefined = peek(f, i);
    if (a === undefined) a = argument(f);
    if (a === UNWIND) return keep(f, slot, target);
    f.at = at;
    const result =
      target instanceof PyFunction ? callFunction1(target, a, f.thread) : call1(target, a, f.thread);
    return result === UNWIND ? keep(f, slot, CALLED) : result;
  };
}

function plainCall2(callee: Run, first: Run, second: Run, at: number, b: Builder): Run {
  const slot = b.stateSlot();
  const i = b.slotOf(first);
  const j = b.slotOf(second);
  return (f) => {
    let target: Result | undefined;
    let a: Result | undefined;
    if (f.resuming) {
      const kept = take(f, slot);
      if (kept === CALLED) return delivered(f);
      if (kept !== undefined) [target, a] = kept as [Value, Value | undefined];
    }
    if (target === undefined) {
      target = callee(f);
      if (target === UNWIND) return UNWIND;
    }
    if (a === undefined) {
      const known = peek(f, i);
      a = known !== undefined ? known : first(f);
      if (a === UNWIND) return keep(f, slot, [target, undefined]);
    }
    let c: Result | undefined = peek(f, j);
    if (c === undefined) c = second(f);
    if (c === UNWIND) return keep(f, slot, [target, a]);
    f.at = at;
    const { thread } = f;
    const result =
      target instanceof PyFunction
        ? callFunction2(target, a as Value, c, thread)
        : call2(target as Value, a as Value, c, thread);
    return result === UNWIND ? keep(f, slot, CALLED) : result;
  };
}

/** Any number of arguments, keywords among them. */
function generalCall(callee: Run, args: readonly Run[], names: Names, at: number, b: Builder): Run {
  const slot = b.stateSlot();
  const evaluate = operands([callee, ...args], b);
  return (f) => {
    if (f.resuming && take(f, slot) === CALLED) return delivered(f);
    const values = evaluate(f);
    if (values === UNWIND) return UNWIND;
    const target = values.shift()!;
    f.at = at;
    const result =
      target instanceof PyFunction
        ? callFunction(target, values, names, f.thread)
        : call(target, values, names, f.thread);
    return result === UNWIND ? keep(f, slot, CALLED) : result;
  };
}

/** Evaluates several expressions from left to right into an array. */
export function operands(runs: readonly Run[], b: Builder): (f: Frame) => Value[] | typeof UNWIND {
  const slot = b.stateSlot();
  const count = runs.length;
  const locals = runs.map((run) => b.slotOf(run));
  return (f) => {
    const values = (f.resuming ? (take(f, slot) as Value[] | undefined) : undefined) ?? [];
    for (let i = values.length; i < count; i++) {
      let value: Result | undefined = peek(f, locals[i]!);
      if (value === undefined) value = runs[i]!(f);
      if (value === UNWIND) return keep(f, slot, values);
      values.push(value);
    }
    return values;
  };
}

// ── Methods: lookup and call in one, without an object for the bound method ─────────────────────────

/** Found on the type of `self`, to be called with it in front; or, with no `self`, to be called as it is. */
interface Callable {
  method: Value;
  self: Value | undefined;
}

/** The method's lookup was what paused: what is delivered is the callable. */
const LOOKED_UP: unique symbol = Symbol('LOOKED_UP');

/** How a method call finds what it calls. */
export interface MethodFinder {
  /** The method to call with `object` in front, or `undefined` when it has to be looked up in full. */
  find(object: Value, f: Frame): Value | undefined;
  /** The attribute, bound. */
  lookUp(object: Value, f: Frame): Result;
}

/** The method that instances of one shape, or of one built-in type, have. */
class MethodMemory {
  shape: Shape | undefined = undefined;
  type: PyType | undefined = undefined;
  version = 0;
  method: Value = null;
}

/** A place that calls methods of instances of more shapes or types forgets the first one. */
const MOST_REMEMBERED = 6;

/** Remembers the methods of the last shapes or types. With six instead of two, `richards` takes 12% less. */
class MethodCache implements MethodFinder {
  private readonly name: string;
  private last = new MethodMemory();
  private readonly others: MethodMemory[] = [];
  private readonly modules: ModuleMemory;

  constructor(name: string) {
    this.name = name;
    this.modules = new ModuleMemory(name);
  }

  lookUp(object: Value, f: Frame): Result {
    if (object instanceof PyModule) {
      const content = this.modules.find(object);
      if (content !== undefined) return content;
    }
    // sic: what a descriptor raises is not told of what it speaks when it was to give a method
    const isGeneric = typeOf(object).slots.getattr === genericGet;
    return (isGeneric ? getAttribute : accessed)(object, this.name, f.thread);
  }

  find(object: Value): Value | undefined {
    const { last } = this;
    // fast path: an instance of the shape that was seen last
    if (object instanceof PyInstance && object.shape === last.shape && last.shape !== undefined) {
      if (last.shape.version === last.version) return last.method;
    }
    if (object instanceof PyModule) return undefined;
    const shape = typeof object === 'object' && object !== null ? object.shape : undefined;
    if (shape !== undefined) {
      if (shape === last.shape && shape.version === last.version) return last.method;
      const { dictionary } = shape;
      if (dictionary === null) return this.remembered(shape) ?? this.learn(typeOf(object), shape);
      if (dictionary.foreign || dictionary.getName(this.name) !== undefined) return undefined;
    }
    const type = typeOf(object);
    if (type === last.type && type.version === last.version) return last.method;
    return this.remembered(type) ?? this.learn(type, undefined);
  }

  private remembered(key: Shape | PyType): Value | undefined {
    const { others } = this;
    for (let i = 0; i < others.length; i++) {
      const each = others[i]!;
      if (each.shape === key || each.type === key)
        return each.version === key.version ? each.method : undefined;
    }
    return undefined;
  }

  private learn(type: PyType, shape: Shape | undefined): Value | undefined {
    if (type.slots.getattr !== genericGet || (shape !== undefined && shape.indexOf(this.name) >= 0))
      return undefined;
    const method = type.lookup(this.name);
    if (method === undefined || isData(method)) return undefined;
    if (!(method instanceof PyFunction || method instanceof PyMethodDescriptor)) return undefined;
    let memory = this.others.find((each) =>
      shape === undefined ? each.type === type : each.shape === shape,
    );
    if (memory === undefined) {
      memory = new MethodMemory();
      memory.shape = shape;
      memory.type = shape === undefined ? type : undefined;
      if (this.others.push(memory) > MOST_REMEMBERED) this.others.shift();
    }
    memory.version = shape === undefined ? type.version : shape.version;
    memory.method = method;
    this.last = memory;
    return method;
  }
}

/** A call of a method named on a later line than its object starts at the name. */
function methodCallPosition(node: Call, method: Attribute): Located {
  const { lineno, col_offset } = attributePosition(method);
  return { lineno, col_offset, end_lineno: node.end_lineno, end_col_offset: node.end_col_offset };
}

function methodCall(node: Attribute, args: readonly Run[], names: Names, at: number, b: Builder): Run {
  const attributeAt = b.at(attributePosition(node));
  const name = attributeName(node, b);
  const plain = callOf(b.expr(node.value), new MethodCache(name), args, names, attributeAt, at, b);
  const super_ = superMethod(node.value, name, b);
  if (super_ === null) return plain;
  const viaSuper = callOf(super_.self, super_.finder, args, names, attributeAt, at, b);
  const slot = b.stateSlot();
  return (f) => {
    const run = f.resuming ? (take(f, slot) as Run) : super_.applies(f) ? viaSuper : plain;
    const result = run(f);
    return result === UNWIND ? keep(f, slot, run) : result;
  };
}

function callOf(
  object: Run,
  finder: MethodFinder,
  args: readonly Run[],
  names: Names,
  attributeAt: number,
  at: number,
  b: Builder,
): Run {
  if (names !== null || args.length > 1)
    return methodCallMany(object, args, names, finder, attributeAt, at, b);
  return args.length === 0
    ? methodCall0(object, finder, attributeAt, at, b)
    : methodCall1(object, args[0]!, finder, attributeAt, at, b);
}

function methodCall0(object: Run, finder: MethodFinder, attributeAt: number, at: number, b: Builder): Run {
  const slot = b.stateSlot();
  const local = b.slotOf(object);
  return (f) => {
    let bound: Result;
    const kept = f.resuming ? take(f, slot) : undefined;
    if (kept === CALLED) return delivered(f);
    if (kept === LOOKED_UP) bound = delivered(f);
    else {
      let self: Result | undefined = peek(f, local);
      if (self === undefined) self = object(f);
      if (self === UNWIND) return UNWIND;
      const method = finder.find(self, f);
      if (method !== undefined) {
        f.at = at;
        const result =
          method instanceof PyFunction
            ? callFunction1(method, self, f.thread)
            : (method as PyMethodDescriptor).native.call1(self, f.thread);
        return result === UNWIND ? keep(f, slot, CALLED) : result;
      }
      f.at = attributeAt;
      bound = finder.lookUp(self, f);
      if (bound === UNWIND) return keep(f, slot, LOOKED_UP);
    }
    if (bound === UNWIND) return UNWIND;
    f.at = at;
    const result = call0(bound, f.thread);
    return result === UNWIND ? keep(f, slot, CALLED) : result;
  };
}

function methodCall1(
  object: Run,
  argument: Run,
  finder: MethodFinder,
  attributeAt: number,
  at: number,
  b: Builder,
): Run {
  const slot = b.stateSlot();
  const local = b.slotOf(object);
  const i = b.slotOf(argument);
  return (f) => {
    let method: Value | undefined;
    let self: Result | undefined;
    const kept = f.resuming ? take(f, slot) : undefined;
    if (kept === CALLED) return delivered(f);
    if (kept === LOOKED_UP) {
      const bound = delivered(f);
      if (bound === UNWIND) return UNWIND;
      method = bound;
    } else if (kept !== undefined) {
      ({ method, self } = kept as Callable);
    } else {
      const known = peek(f, local);
      self = known !== undefined ? known : object(f);
      if (self === UNWIND) return UNWIND;
      method = finder.find(self, f);
      if (method === undefined) {
        f.at = attributeAt;
        const bound = finder.lookUp(self, f);
        if (bound === UNWIND) return keep(f, slot, LOOKED_UP);
        method = bound;
        self = undefined;
      }
    }
    let a: Result | undefined = peek(f, i);
    if (a === undefined) a = argument(f);
    if (a === UNWIND) return keep(f, slot, { method, self });
    f.at = at;
    const result: Result =
      self === undefined
        ? call1(method!, a, f.thread)
        : method instanceof PyFunction
          ? callFunction2(method, self as Value, a, f.thread)
          : (method as PyMethodDescriptor).native.call2(self as Value, a, f.thread);
    return result === UNWIND ? keep(f, slot, CALLED) : result;
  };
}

function methodCallMany(
  object: Run,
  args: readonly Run[],
  names: Names,
  finder: MethodFinder,
  attributeAt: number,
  at: number,
  b: Builder,
): Run {
  const slot = b.stateSlot();
  const local = b.slotOf(object);
  const evaluate = operands(args, b);
  return (f) => {
    let method: Value | undefined;
    let self: Result | undefined;
    const kept = f.resuming ? take(f, slot) : undefined;
    if (kept === CALLED) return delivered(f);
    if (kept === LOOKED_UP) {
      const bound = delivered(f);
      if (bound === UNWIND) return UNWIND;
      method = bound;
    } else if (kept !== undefined) {
      ({ method, self } = kept as Callable);
    } else {
      const known = peek(f, local);
      self = known !== undefined ? known : object(f);
      if (self === UNWIND) return UNWIND;
      method = finder.find(self, f);
      if (method === undefined) {
        f.at = attributeAt;
        const bound = finder.lookUp(self, f);
        if (bound === UNWIND) return keep(f, slot, LOOKED_UP);
        method = bound;
        self = undefined;
      }
    }
    const values = evaluate(f);
    if (values === UNWIND) return keep(f, slot, { method, self });
    f.at = at;
    const result = invoke(method!, self as Value | undefined, values, names, f);
    return result === UNWIND ? keep(f, slot, CALLED) : result;
  };
}

function invoke(method: Value, self: Value | undefined, values: Value[], names: Names, f: Frame): Result {
  const { thread } = f;
  if (self === undefined) return call(method, values, names, thread);
  if (method instanceof PyFunction) {
    if (names === null && values.length === 2)
      return callFunction3(method, self, values[0]!, values[1]!, thread);
    values.unshift(self);
    return callFunction(method, values, names, thread);
  }
  const { native } = method as PyMethodDescriptor;
  if (names === null && values.length === 2) return native.call3(self, values[0]!, values[1]!, thread);
  values.unshift(self);
  return native.call(values, names, thread);
}
