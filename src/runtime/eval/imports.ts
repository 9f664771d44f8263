/** `import` and `from … import`. Docs: reference/simple_stmts.html#the-import-statement. */

import type { Import, ImportFrom } from '../../parser/ast.ts';
import type { Frame } from '../frames/frame.ts';
import { findAttribute, getAttribute } from '../kernel/attributes.ts';
import { typeOf } from '../kernel/birth.ts';
import { call } from '../kernel/call.ts';
import { PyDict } from '../kernel/dict.ts';
import { importErrorType, indexErrorType, isInstance, makeError, raise, typeName } from '../kernel/errors.ts';
import { PyException, withMembers } from '../kernel/exception.ts';
import { collect, knownItems } from '../kernel/iterate.ts';
import { PyNativeFunction } from '../kernel/native.ts';
import { type Result, UNWIND, type Value } from '../kernel/object.ts';
import { drive, finished, type Guest } from '../kernel/pausing.ts';
import { getItem, setItem } from '../kernel/subscript.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyList, PyTuple } from '../kernel/values.ts';
import { PyModule } from '../objects/module.ts';
import { isInitializing } from '../objects/module-origin.ts';
import type { Builder, Unit } from './builder.ts';
import { type Store, storeName } from './names.ts';
import { delivered, type Exec, keep, take } from './state.ts';

/** `import a.b.c` binds `a`; `import a.b.c as d` binds the innermost module. */
export function importStatement(node: Import, b: Builder): Exec {
  const at = b.at(node);
  const slot = b.stateSlot();
  const parts = node.names.map((alias) => {
    const [top] = alias.name.split('.');
    const dotted = alias.asname === null ? [] : alias.name.split('.').slice(1);
    return { name: alias.name, dotted, store: storeName(alias.asname ?? top!, b, alias) };
  });
  const { unit } = b;
  return (f) => {
    const kept = f.resuming ? (take(f, slot) as { i: number; module: Value | undefined }) : undefined;
    let module: Result | undefined = kept?.module;
    for (let i = kept?.i ?? 0; i < parts.length; i++) {
      const { name, dotted, store } = parts[i]!;
      if (module === undefined) {
        if (kept !== undefined && f.resuming) module = delivered(f);
        else {
          f.at = at;
          module = drive(importDotted(name, dotted, f, unit), f.thread);
        }
        if (module === UNWIND) return keep(f, slot, { i, module: undefined });
      }
      if (store(f, module) === UNWIND) return keep(f, slot, { i, module });
      module = undefined;
    }
    return undefined;
  };
}

function* importDotted(name: string, dotted: readonly string[], f: Frame, unit: Unit): Guest<Value> {
  const { thread } = f;
  let module = yield* importModule(name, null, 0, f, unit);
  for (const each of dotted) module = yield* attributeOf(module, each, thread);
  return module;
}

export function importFrom(node: ImportFrom, b: Builder): Exec {
  const at = b.at(node);
  const slot = b.stateSlot();
  const { unit } = b;
  const name = node.module ?? '';
  const names = node.names.map((alias) => alias.name);
  const isStar = names[0] === '*';
  const stores = isStar ? [] : node.names.map((alias) => storeName(alias.asname ?? alias.name, b, alias));
  type State = { i: number; module: Value | undefined; value: Value | undefined };
  return (f) => {
    const { thread } = f;
    const kept = f.resuming ? (take(f, slot) as State) : undefined;
    let module: Result | undefined = kept?.module;
    let value: Result | undefined = kept?.value;
    if (module === undefined) {
      if (kept !== undefined) module = delivered(f);
      else {
        f.at = at;
        const into = isStar ? namespaceOf(f) : null;
        module = drive(importAll(name, names, node.level, into, f, unit), thread);
      }
      if (module === UNWIND) return keep(f, slot, { i: 0, module: undefined, value: undefined });
    }
    for (let i = kept?.i ?? 0; i < stores.length; i++) {
      if (value === undefined) {
        if (f.resuming) value = delivered(f);
        else {
          f.at = at;
          value = drive(attributeOf(module, names[i]!, thread), thread);
        }
        if (value === UNWIND) return keep(f, slot, { i, module, value: undefined });
      }
      if ((stores[i] as Store)(f, value) === UNWIND) return keep(f, slot, { i, module, value });
      value = undefined;
    }
    return undefined;
  };
}

function namespaceOf(f: Frame): Value {
  return f.namespace ?? f.code.globals;
}

/** The module of a `from` import; a star import stores into `into` at once. */
function* importAll(
  name: string,
  names: readonly string[],
  level: number,
  into: Value,
  f: Frame,
  unit: Unit,
): Guest<Value> {
  const module = yield* importModule(name, names, level, f, unit);
  if (into !== null) yield* importStar(module, into, f.thread);
  return module;
}

/** What `__import__` gives: the built-in one does without a call. */
function* importModule(
  name: string,
  names: readonly string[] | null,
  level: number,
  f: Frame,
  unit: Unit,
): Guest<Value> {
  const { thread } = f;
  const { globals, builtins } = unit;
  const hook = builtins.getName('__import__');
  if (hook === undefined) return raise.error(importErrorType, '__import__ not found');
  if (hook instanceof PyNativeFunction && hook.native.name === '__import__')
    return yield* finished(thread.interpreter.importName(name, globals, names, level, thread));
  const isFunction = f.namespace === null && f.code.kind !== 'module';
  const locals = isFunction ? null : namespaceOf(f);
  const fromList = names === null ? null : new PyTuple(names);
  return yield* finished(call(hook, [name, globals, locals, fromList, level], null, thread));
}

/** An attribute of a module, or a submodule that was imported but is not yet an attribute. */
function* attributeOf(module: Value, name: string, thread: Thread): Guest<Value> {
  let value = findAttribute(module, name, thread);
  if (value === UNWIND) value = yield UNWIND;
  if (value !== undefined) return value as Value;
  let own = findAttribute(module, '__name__', thread);
  if (own === UNWIND) own = yield UNWIND;
  const package_ = asString(own as Value | undefined);
  const submodule = thread.interpreter.modules.getName(`${package_}.${name}`);
  if (package_ !== undefined && submodule !== undefined) return submodule;
  const path = module instanceof PyModule ? asString(module.namespace.getName('__file__')) : undefined;
  const place = path ?? 'unknown location';
  const isPartial =
    path !== undefined && module instanceof PyModule && isInitializing(module.namespace.getName('__spec__'));
  const shown = package_ ?? '<unknown module name>';
  const from = isPartial
    ? `partially initialized module '${shown}' (most likely due to a circular import)`
    : `'${shown}'`;
  const error = makeError(importErrorType, `cannot import name '${name}' from ${from} (${place})`);
  throw withMembers(error, { name: package_ ?? null, name_from: name, path: path ?? null });
}

function* importStar(module: Value, into: Value, thread: Thread): Guest<void> {
  let all = findAttribute(module, '__all__', thread);
  if (all === UNWIND) all = yield UNWIND;
  const isListed = all !== undefined;
  if (!isListed) {
    let namespace = findAttribute(module, '__dict__', thread);
    if (namespace === UNWIND) namespace = yield UNWIND;
    if (namespace === undefined)
      return raise.error(importErrorType, 'from-import-* object has no __dict__ and no __all__');
    all = new PyList(yield* collect(namespace as Value, thread));
  }
  for (let i = 0; ; i++) {
    const each = yield* itemAt(all as Value, i, thread);
    if (each === undefined) return;
    const name = asString(each);
    if (name === undefined) {
      const own = asString(yield* finished(getAttribute(module, '__name__', thread)));
      const [what, where] = isListed ? ['Item', '__all__'] : ['Key', '__dict__'];
      return raise.typeError(`${what} in ${own}.${where} must be str, not ${typeName(each)}`);
    }
    if (!isListed && name.startsWith('_')) continue;
    let value = getAttribute(module, name, thread);
    if (value === UNWIND) value = yield UNWIND;
    if (into instanceof PyDict && !into.type.isHeap) into.setName(name, value);
    else if (setItem(into, name, value, thread) === UNWIND) yield UNWIND;
  }
}

/** An item of a sequence, which may change meanwhile; `undefined` past its end. */
function* itemAt(sequence: Value, index: number, thread: Thread): Guest<Value | undefined> {
  const known = knownItems(sequence);
  if (known !== undefined) return known[index];
  const type = typeOf(sequence);
  if (type.slots.getitem === undefined) raise.typeError(`'${type.name}' object does not support indexing`);
  if (type.collection === 'mapping') raise.typeError(`${type.name} is not a sequence`);
  try {
    return yield* finished(getItem(sequence, index, thread));
  } catch (error) {
    if (error instanceof PyException && isInstance(error, indexErrorType)) return undefined;
    throw error;
  }
}
