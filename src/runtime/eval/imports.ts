/** `import` and `from … import`. Docs: reference/simple_stmts.html#the-import-statement. */

import type { Import, ImportFrom } from '../../parser/ast.ts';
import type { Frame } from '../frames/frame.ts';
import { findAttribute, getAttribute } from '../kernel/attributes.ts';
import { PyDict } from '../kernel/dict.ts';
import { importErrorType, makeError, raise, typeName } from '../kernel/errors.ts';
import { withMembers } from '../kernel/exception.ts';
import { collect } from '../kernel/iterate.ts';
import { type Result, UNWIND, type Value } from '../kernel/object.ts';
import { drive, finished, type Guest } from '../kernel/pausing.ts';
import { setItem } from '../kernel/subscript.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyModule } from '../objects/module.ts';
import type { Builder } from './builder.ts';
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
  const { globals } = b.unit;
  return (f) => {
    const kept = f.resuming ? (take(f, slot) as { i: number; module: Value | undefined }) : undefined;
    let module: Result | undefined = kept?.module;
    for (let i = kept?.i ?? 0; i < parts.length; i++) {
      const { name, dotted, store } = parts[i]!;
      if (module === undefined) {
        if (kept !== undefined && f.resuming) module = delivered(f);
        else {
          f.at = at;
          module = drive(importDotted(name, dotted, globals, f.thread), f.thread);
        }
        if (module === UNWIND) return keep(f, slot, { i, module: undefined });
      }
      if (store(f, module) === UNWIND) return keep(f, slot, { i, module });
      module = undefined;
    }
    return undefined;
  };
}

function* importDotted(
  name: string,
  dotted: readonly string[],
  globals: PyDict,
  thread: Thread,
): Guest<Value> {
  let module = thread.interpreter.importName(name, globals, null, 0, thread);
  if (module === UNWIND) module = yield UNWIND;
  for (const each of dotted) {
    let inner = getAttribute(module, each, thread);
    if (inner === UNWIND) inner = yield UNWIND;
    module = inner;
  }
  return module;
}

export function importFrom(node: ImportFrom, b: Builder): Exec {
  const at = b.at(node);
  const slot = b.stateSlot();
  const { globals } = b.unit;
  const name = node.module ?? '';
  const names = node.names.map((alias) => alias.name);
  const isStar = names[0] === '*';
  const stores = isStar ? [] : node.names.map((alias) => storeName(alias.asname ?? alias.name, b, alias));
  return (f) => {
    const kept = f.resuming ? (take(f, slot) as { i: number; values: PyDict | undefined }) : undefined;
    let values = kept?.values;
    if (values === undefined) {
      let result: Result;
      if (kept !== undefined) result = delivered(f);
      else {
        f.at = at;
        const { thread } = f;
        const into = isStar ? namespaceOf(f) : null;
        result = drive(importNames(name, names, node.level, globals, into, thread), thread);
      }
      if (result === UNWIND) return keep(f, slot, { i: 0, values: undefined });
      values = result as PyDict;
    }
    for (let i = kept?.i ?? 0; i < stores.length; i++) {
      const value = values.getName(String(i))!;
      if ((stores[i] as Store)(f, value) === UNWIND) return keep(f, slot, { i, values });
    }
    return undefined;
  };
}

function namespaceOf(f: Frame): Value {
  return f.namespace ?? f.code.globals;
}

/** The imported values under `0`, `1`, …; a star import stores into `into` at once. */
function* importNames(
  name: string,
  names: readonly string[],
  level: number,
  globals: PyDict,
  into: Value,
  thread: Thread,
): Guest<Value> {
  let module = thread.interpreter.importName(name, globals, names, level, thread);
  if (module === UNWIND) module = yield UNWIND;
  const found = new PyDict();
  if (into !== null) {
    yield* importStar(module, into, thread);
    return found;
  }
  for (let i = 0; i < names.length; i++)
    found.setName(String(i), yield* attributeOf(module, names[i]!, thread));
  return found;
}

/** An attribute of a module, or a submodule that was imported but is not yet an attribute. */
function* attributeOf(module: Value, name: string, thread: Thread): Guest<Value> {
  let value = findAttribute(module, name, thread);
  if (value === UNWIND) value = yield UNWIND;
  if (value !== undefined) return value as Value;
  let own = findAttribute(module, '__name__', thread);
  if (own === UNWIND) own = yield UNWIND;
  const package_ = asString(own as Value | undefined) ?? '<unknown module name>';
  const submodule = thread.interpreter.modules.getName(`${package_}.${name}`);
  if (submodule !== undefined) return submodule;
  let file = findAttribute(module, '__file__', thread);
  if (file === UNWIND) file = yield UNWIND;
  const path = asString(file as Value | undefined);
  const place = path ?? 'unknown location';
  const isPartial = module instanceof PyModule && module.isInitializing;
  const from = isPartial
    ? `partially initialized module '${package_}' (most likely due to a circular import)`
    : `'${package_}'`;
  const error = makeError(importErrorType, `cannot import name '${name}' from ${from} (${place})`);
  throw withMembers(error, { name: package_, name_from: name, path: path ?? null });
}

function* importStar(module: Value, into: Value, thread: Thread): Guest<void> {
  let all = findAttribute(module, '__all__', thread);
  if (all === UNWIND) all = yield UNWIND;
  let names: Value[];
  if (all !== undefined) names = yield* collect(all as Value, thread);
  else {
    let namespace = getAttribute(module, '__dict__', thread);
    if (namespace === UNWIND) namespace = yield UNWIND;
    names = (yield* collect(namespace, thread)).filter((each) => asString(each)?.startsWith('_') === false);
  }
  for (const each of names) {
    const name = asString(each);
    if (name === undefined) {
      const own = asString(yield* finished(getAttribute(module, '__name__', thread)));
      const [what, where] = all === undefined ? ['Key', '__dict__'] : ['Item', '__all__'];
      return raise.typeError(`${what} in ${own}.${where} must be str, not ${typeName(each)}`);
    }
    let value = getAttribute(module, name, thread);
    if (value === UNWIND) value = yield UNWIND;
    if (into instanceof PyDict && !into.type.isHeap) into.setName(name, value);
    else if (setItem(into, name, value, thread) === UNWIND) yield UNWIND;
  }
}
