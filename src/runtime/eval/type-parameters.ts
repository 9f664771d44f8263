/** Type parameters of functions and classes, and `type` statements: code in annotation scopes. Docs: reference/executionmodel.html#annotation-scopes; peps/pep-0695, peps/pep-0696. */

import type { ClassDef, Expr, FunctionDef, TypeAlias, TypeParam } from '../../parser/ast.ts';
import type { Scope } from '../../parser/scope/scope.ts';
import type { Code } from '../frames/code.ts';
import { Frame } from '../frames/frame.ts';
import { enterNew, fillCells } from '../frames/function.ts';
import { PyDict } from '../kernel/dict.ts';
import { raise } from '../kernel/errors.ts';
import { perInterpreter } from '../kernel/interpreter-state.ts';
import { nested } from '../kernel/nesting.ts';
import { PyObject, type Result, UNWIND, type Value } from '../kernel/object.ts';
import { emptySlots } from '../kernel/shape.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { type Cell, emptyTuple, PyTuple } from '../kernel/values.ts';
import { genericOf } from '../objects/generic.ts';
import type { Lazy } from '../objects/lazy-value.ts';
import { PyTypeAlias } from '../objects/type-forms.ts';
import { ParamSpec, TypeVar, TypeVarTuple, unpackedTypeVarTuple } from '../objects/type-variables.ts';
import type { Builder } from './builder.ts';
import { capture } from './capture.ts';
import { onlyItem } from './literals.ts';
import { loadName, type Store, storeName } from './names.ts';
import { CALLED, delivered, type Exec, keep, type Run, take } from './state.ts';

/** Gives the type parameters as `__type_params__` has them. */
export type Parameters = (f: Frame) => PyTuple;

/** What a generic definition makes in the scope of its type parameters. */
export function inTypeParameters(
  node: FunctionDef | ClassDef | TypeAlias,
  make: (parameters: Parameters, b: Builder) => Run,
  b: Builder,
): Run {
  const scope = b.unit.scopes.typeParameters(node);
  let code: Code | undefined;
  const codeOf = (): Code =>
    (code ??= b.annotationCode(scope, node, (inner) => {
      const slot = inner.stateSlot();
      const declare = node.type_params.map((each) => typeParameter(each, inner));
      const declareBase = node.kind === 'ClassDef' ? declareGenericBase(node, inner) : null;
      const run = make((f) => f.saved![slot] as PyTuple, inner);
      return (f) => {
        if (!f.resuming) {
          f.saved ??= [];
          const parameters = new PyTuple(declare.map((each) => each(f)));
          f.saved[slot] = parameters;
          declareBase?.(f, parameters);
        }
        return run(f);
      };
    }));
  const slot = b.stateSlot();
  const at = b.at(node);
  return (f) => {
    if (f.resuming && take(f, slot) === CALLED) return delivered(f);
    f.at = at;
    const result = runInside(codeOf(), capture(scope, f), f.namespace, f.thread);
    return result === UNWIND ? keep(f, slot, CALLED) : result;
  };
}

/** `type Name[T] = value` */
export function typeAlias(node: TypeAlias, b: Builder): Exec {
  const generic = node.type_params.length > 0;
  const make = generic
    ? inTypeParameters(node, (parameters, inner) => aliasOf(node, parameters, inner), b)
    : aliasOf(node, () => emptyTuple, b);
  const store: Store = storeName(node.name.id, b, node.name);
  const slot = b.stateSlot();
  return (f) => {
    const kept = f.resuming ? (take(f, slot) as { alias: Value } | undefined) : undefined;
    const alias = kept === undefined ? make(f) : kept.alias;
    if (alias === UNWIND) return UNWIND;
    return store(f, alias) === UNWIND ? keep(f, slot, { alias }) : undefined;
  };
}

/** `Generic[T]`, the last base of a generic class. */
export function genericBase(node: ClassDef, b: Builder): Run {
  return loadName('.generic_base', node, b);
}

/** sic: a class body around it is asked for the parameters by their name, and may answer with others. */
function declareGenericBase(node: ClassDef, b: Builder): (f: Frame, parameters: PyTuple) => void {
  const storeParameters = storeName('.type_params', b, node);
  const loadParameters = loadName('.type_params', node, b);
  const storeBase = storeName('.generic_base', b, node);
  return (f, parameters) => {
    storeParameters(f, parameters);
    const found = nested(f.thread, '__getitem__', () => loadParameters(f));
    if (!(found instanceof PyTuple)) return raise.systemError('bad argument to internal function');
    const items = found.items.map((each) =>
      each instanceof TypeVarTuple ? unpackedTypeVarTuple(each) : each,
    );
    storeBase(
      f,
      nested(f.thread, '__getitem__', () => genericOf(items, f.thread)),
    );
  };
}

function aliasOf(node: TypeAlias, parameters: Parameters, b: Builder): Run {
  const value = lazily(b.unit.scopes.of(node), node.value, b);
  const module = moduleOf(b);
  return (f) => new PyTypeAlias(node.name.id, parameters(f), value(f), module());
}

/** Makes the object of a type parameter and gives it its name. */
function typeParameter(node: TypeParam, b: Builder): (f: Frame) => Value {
  const store = storeName(node.name, b, node);
  const { scopes } = b.unit;
  const bound =
    node.kind === 'TypeVar' && node.bound !== null ? lazily(scopes.bound(node), node.bound, b) : null;
  const otherwise = node.default_value === null ? null : lazily(scopes.default(node), node.default_value, b);
  const hasConstraints = node.kind === 'TypeVar' && node.bound?.kind === 'Tuple';
  return (f) => {
    // sic: their module is that of their type
    const parts = { name: node.name, module: 'typing', default: otherwise?.(f) ?? null };
    let made: Value;
    if (node.kind === 'TypeVar') {
      const lazy = bound?.(f) ?? null;
      const constraints = hasConstraints ? lazy : null;
      made = new TypeVar({
        ...parts,
        variance: 'inferred',
        bound: hasConstraints ? null : lazy,
        constraints,
      });
    } else if (node.kind === 'ParamSpec')
      made = new ParamSpec({ ...parts, variance: 'inferred', bound: null });
    else made = new TypeVarTuple(parts);
    store(f, made);
    return made;
  };
}

/** An expression that is evaluated when its value is asked for, in its own annotation scope. */
function lazily(scope: Scope, node: Expr, b: Builder): (f: Frame) => Lazy {
  let code: Code | undefined;
  return (f) => {
    code ??= b.annotationCode(scope, node, (inner) =>
      node.kind === 'Starred' ? onlyItem(node, inner) : inner.expr(node),
    );
    const own = code;
    const closure = capture(scope, f);
    const { namespace } = f;
    if (namespace instanceof PyObject) f.thread.interpreter.state(bodiesWithLazyValues).set(namespace, null);
    return (thread) => runInside(own, closure, namesOf(namespace, thread), thread);
  };
}

/** The namespaces of class bodies in which something is evaluated late, and the classes that were made of them. */
const bodiesWithLazyValues = perInterpreter('lazy values', () => new WeakMap<PyObject, PyType | null>());

/** What is evaluated late in the body of a class sees the attributes that the class has then. */
export function classMade(namespace: Value, type: PyType, thread: Thread): void {
  const known = thread.interpreter.state(bodiesWithLazyValues);
  if (namespace instanceof PyObject && known.has(namespace)) known.set(namespace, type);
}

function namesOf(namespace: Value, thread: Thread): Value {
  if (!(namespace instanceof PyObject)) return namespace;
  const type = thread.interpreter.state(bodiesWithLazyValues).get(namespace);
  if (type === undefined || type === null) return namespace;
  const names = new PyDict();
  for (const [name, value] of type.attributes) names.setName(name, value);
  return names;
}

function runInside(code: Code, closure: readonly Cell[], namespace: Value, thread: Thread): Result {
  const slots = emptySlots(code.slotCount);
  fillCells(code, slots, closure);
  const frame = new Frame(code, slots, thread);
  frame.namespace = namespace;
  return enterNew(frame, thread);
}

function moduleOf(b: Builder): () => Value {
  return () => b.unit.globals.getName('__name__') ?? null;
}
