/** `super().name(…)` without an object for `super()`. Docs: library/functions.html#super. */

import type { Expr } from '../../parser/ast.ts';
import type { ScopeNode } from '../../parser/scope/scope.ts';
import type { Frame } from '../frames/frame.ts';
import { PyFunction } from '../frames/function.ts';
import { getAttribute } from '../kernel/attributes.ts';
import { typeOf } from '../kernel/birth.ts';
import { PyMethodDescriptor } from '../kernel/native.ts';
import type { Result, Value } from '../kernel/object.ts';
import { PyType } from '../kernel/type.ts';
import type { Cell } from '../kernel/values.ts';
import { boundSuper, superType } from '../objects/super.ts';
import type { Builder } from './builder.ts';
import type { MethodFinder } from './calls.ts';
import { loadName } from './names.ts';
import type { Run } from './state.ts';

interface SuperMethod {
  /** The method's own instance: its first argument. */
  readonly self: Run;
  readonly finder: MethodFinder;
  /** `super` is the built-in, and there is an instance and a class. */
  applies(f: Frame): boolean;
}

/** For the object of a method call that is `super()` in a method; null for anything else. */
export function superMethod(node: Expr, name: string, b: Builder): SuperMethod | null {
  if (node.kind !== 'Call' || node.args.length > 0 || node.keywords.length > 0) return null;
  if (node.func.kind !== 'Name' || node.func.id !== 'super') return null;
  const cell = b.lookup('__class__');
  const first = b.scope.slots[0];
  if (cell.how !== 'free' || first === undefined || !hasFirstArgument(b.scope.node)) return null;
  const load = loadName('super', node.func, b);
  const classOf = (f: Frame) => (f.slots[cell.index] as Cell).value;
  const selfOf = (f: Frame) => (first.isCell ? (f.slots[0] as Cell).value : f.slots[0]);
  return {
    self: (f) => selfOf(f)!,
    finder: new SuperFinder(name, classOf),
    applies(f) {
      const self = selfOf(f);
      const after = classOf(f);
      if (load(f) !== superType || self === undefined || self instanceof PyType) return false;
      return after instanceof PyType && typeOf(self).isSubtypeOf(after);
    },
  };
}

function hasFirstArgument(node: ScopeNode): boolean {
  if (node.kind !== 'FunctionDef' && node.kind !== 'AsyncFunctionDef') return false;
  return node.args.posonlyargs.length + node.args.args.length > 0;
}

/** Remembers what comes after a class in the order of resolution of one type. */
class SuperFinder implements MethodFinder {
  private readonly name: string;
  private readonly classOf: (f: Frame) => Value | undefined;
  private type: PyType | undefined = undefined;
  private version = 0;
  private after: Value | undefined = undefined;
  private method: Value = null;

  constructor(name: string, classOf: (f: Frame) => Value | undefined) {
    this.name = name;
    this.classOf = classOf;
  }

  find(self: Value, f: Frame): Value | undefined {
    const type = typeOf(self);
    const after = this.classOf(f);
    if (type === this.type && type.version === this.version && after === this.after) return this.method;
    const order = type.mro;
    const owner = order.find(
      (each, i) => i > order.indexOf(after as PyType) && each.attributes.has(this.name),
    );
    const method = owner?.attributes.get(this.name);
    if (!(method instanceof PyFunction || method instanceof PyMethodDescriptor)) return undefined;
    this.type = type;
    this.version = type.version;
    this.after = after;
    this.method = method;
    return method;
  }

  lookUp(self: Value, f: Frame): Result {
    return getAttribute(boundSuper(this.classOf(f) as PyType, self), this.name, f.thread);
  }
}
