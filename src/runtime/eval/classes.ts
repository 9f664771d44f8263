/** `class`. Docs: reference/compound_stmts.html#class-definitions. The making of the type itself: `objects/type.ts`. */

import type { ClassDef } from '../../parser/ast.ts';
import type { Code } from '../frames/code.ts';
import { Frame } from '../frames/frame.ts';
import { enterNew, fillCells, PyFunction } from '../frames/function.ts';
import { findAttribute } from '../kernel/attributes.ts';
import { typeOf, typeType } from '../kernel/birth.ts';
import { call } from '../kernel/call.ts';
import { native } from '../kernel/define.ts';
import { PyDict } from '../kernel/dict.ts';
import { makeError, nameErrorType, raise, typeName } from '../kernel/errors.ts';
import { UNWIND, type Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { emptySlots } from '../kernel/shape.ts';
import { setItem } from '../kernel/subscript.ts';
import { repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyType } from '../kernel/type.ts';
import { raiseError } from '../kernel/unwinding.ts';
import { Cell, PyTuple } from '../kernel/values.ts';
import { mostDerivedMetatype } from '../objects/type.ts';
import type { Builder } from './builder.ts';
import { callWith } from './calls.ts';
import { capture } from './capture.ts';
import { definition } from './functions.ts';
import type { Exec, Run } from './state.ts';
import { classMade, genericBase, inTypeParameters } from './type-parameters.ts';

export function classDefinition(node: ClassDef, b: Builder): Exec {
  const make =
    node.type_params.length === 0
      ? makeClass(node, [], b)
      : inTypeParameters(node, (_, inner) => makeClass(node, [genericBase(node, inner)], inner), b);
  return definition(make, node, b);
}

/** Calls `__build_class__` with the body, the name, the bases and the keywords. */
function makeClass(node: ClassDef, lastBases: readonly Run[], b: Builder): Run {
  const scope = b.unit.scopes.of(node);
  let code: Code | undefined;
  const body: Run = (f) => {
    code ??= b.code(node);
    const made = new PyFunction(code, capture(scope, f), null, null);
    made.module = b.unit.globals.getName('__name__') ?? null;
    return made;
  };
  const at = b.at(node);
  const build: Run = (f) => {
    const found = b.unit.builtins.getName('__build_class__');
    if (found !== undefined) return found;
    f.at = at;
    return raiseError(makeError(nameErrorType, '__build_class__ not found'), f.thread);
  };
  const { bases: args, keywords } = node;
  return callWith(build, [body, () => node.name], { args, keywords }, lastBases, at, b);
}

/** The built-in that every `class` statement calls. */
export const buildClass = native(
  '__build_class__(func, name, /, *bases, metaclass=<missing>, **kwds)',
  '__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class\n\nInternal helper function used by the class statement.',
  function* (
    body: PyFunction,
    name: string,
    givenBases: Value[],
    givenMetaclass: Value | undefined,
    keywords: PyDict,
    thread: Thread,
  ): Guest<Value> {
    const bases = yield* resolveBases(givenBases, thread);
    const metaclass = chooseMetaclass(givenMetaclass, bases);
    const names = [...keywords].map((entry) => entry.key as string);
    const values = [...keywords].map((entry) => entry.value!);
    const basesTuple = new PyTuple(bases);
    const namespace = yield* prepare(metaclass, name, basesTuple, values, names, thread);
    const { code } = body;
    const slots = emptySlots(code.slotCount);
    fillCells(code, slots, body.closure);
    const frame = new Frame(code, slots, thread);
    frame.namespace = namespace;
    let cell = enterNew(frame, thread);
    if (cell === UNWIND) cell = yield UNWIND;
    if (bases.length !== givenBases.length || bases.some((base, i) => base !== givenBases[i])) {
      yield* finished(setItem(namespace, '__orig_bases__', new PyTuple(givenBases), thread));
    }
    let made = call(
      metaclass,
      [name, basesTuple, namespace, ...values],
      names.length === 0 ? null : names,
      thread,
    );
    if (made === UNWIND) made = yield UNWIND;
    if (made instanceof PyType) classMade(namespace, made, thread);
    if (made instanceof PyType && cell instanceof Cell) {
      if (cell.value === undefined) {
        raise.runtimeError(
          `__class__ not set defining '${name}' as ${yield* finished(repr(made, thread))}. Was __classcell__ propagated to type.__new__?`,
        );
      }
      if (cell.value !== made) {
        const set = yield* finished(repr(cell.value, thread));
        raise.typeError(
          `__class__ set to ${set} defining '${name}' as ${yield* finished(repr(made, thread))}`,
        );
      }
    }
    return made;
  },
  { module: 'builtins', textSignature: null },
);

function* resolveBases(given: readonly Value[], thread: Thread): Guest<Value[]> {
  const bases: Value[] = [];
  for (const base of given) {
    if (base instanceof PyType) {
      bases.push(base);
      continue;
    }
    let method = findAttribute(base, '__mro_entries__', thread);
    if (method === UNWIND) method = yield UNWIND;
    if (method === undefined) {
      bases.push(base);
      continue;
    }
    let entries = call(method as Value, [new PyTuple(given)], null, thread);
    if (entries === UNWIND) entries = yield UNWIND;
    if (!(entries instanceof PyTuple)) return raise.typeError('__mro_entries__ must return a tuple');
    bases.push(...entries.items);
  }
  return bases;
}

/** The most derived of the given metaclass and those of the bases. */
function chooseMetaclass(given: Value | undefined, bases: readonly Value[]): Value {
  if (given !== undefined && !(given instanceof PyType)) return given;
  return mostDerivedMetatype(given ?? (bases.length === 0 ? typeType : typeOf(bases[0]!)), bases);
}

function* prepare(
  metaclass: Value,
  name: string,
  bases: PyTuple,
  values: readonly Value[],
  names: readonly string[],
  thread: Thread,
): Guest<Value> {
  // fast path: `type.__prepare__` gives an empty dictionary
  if (metaclass === typeType) return new PyDict();
  let method = findAttribute(metaclass, '__prepare__', thread);
  if (method === UNWIND) method = yield UNWIND;
  if (method === undefined) return new PyDict();
  let namespace = call(method as Value, [name, bases, ...values], names.length === 0 ? null : names, thread);
  if (namespace === UNWIND) namespace = yield UNWIND;
  if (typeOf(namespace).slots.getitem === undefined) {
    const called = metaclass instanceof PyType ? metaclass.name : '<metaclass>';
    raise.typeError(`${called}.__prepare__() must return a mapping, not ${typeName(namespace)}`);
  }
  return namespace;
}
