/** What an interpreter keeps for imports, and what the types of loaders and finders ask the importer for. */
import { findAttribute } from '../kernel/attributes.ts';
import { PyDict } from '../kernel/dict.ts';
import { type InterpreterState, perInterpreter } from '../kernel/interpreter-state.ts';
import { type Result, UNWIND, type Value } from '../kernel/object.ts';
import type { Guest } from '../kernel/pausing.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyList } from '../kernel/values.ts';
import { PyModule } from '../objects/module.ts';

/** The importer, as loaders and finders see it. */
export interface ImportActions {
  /** The spec of a module of the library that is found before all files; None if there is none. */
  findFirst(name: string, kind: 'built-in' | 'frozen'): Value;
  findOnPath(name: string, path: Value, target: Value, thread: Thread): Guest<Value>;
  findSpec(name: string, path: Value, target: Value, thread: Thread): Guest<Value>;
  isOwn(name: string, kind: 'built-in' | 'frozen'): boolean;
  isPackage(name: string): boolean;
  createBuiltin(name: string): PyModule;
  /** Runs the code of a module of the library in the namespace of a module. */
  runFrozen(name: string, module: PyModule, thread: Thread): Guest<void>;
  /** The tree of a module of the library that is packed. */
  packedTree(name: string): string | null;
  /** Imports a module of the library, whatever finders the program has put in front. */
  own(name: string, thread: Thread): Result;
}

export class ImportSystem {
  /** `sys.meta_path`, `sys.path_hooks` and `sys.path_importer_cache`, as they were born. */
  readonly metaPath = new PyList([]);
  readonly pathHooks = new PyList([]);
  readonly importerCache = new PyDict();
  importer: ImportActions | null = null;
}

export const importSystem = perInterpreter('import system', () => new ImportSystem());

export function importerOf({ interpreter }: { interpreter: InterpreterState }): ImportActions {
  return interpreter.state(importSystem).importer!;
}

/** A value of `sys` as the program has it now. */
export function systemValue(
  interpreter: InterpreterState,
  name: 'meta_path' | 'path' | 'path_hooks' | 'path_importer_cache',
): Value {
  const sys = interpreter.modules.getName('sys');
  const value = sys instanceof PyModule ? sys.namespace.getName(name) : undefined;
  if (value !== undefined) return value;
  if (name === 'path') return interpreter.path;
  const { metaPath, pathHooks, importerCache } = interpreter.state(importSystem);
  return name === 'meta_path' ? metaPath : name === 'path_hooks' ? pathHooks : importerCache;
}

/** An attribute, or what stands for a missing one. */
export function* attributeOr<T>(object: Value, name: string, missing: T, thread: Thread): Guest<Value | T> {
  let found = findAttribute(object, name, thread);
  if (found === UNWIND) found = yield UNWIND;
  return found === undefined ? missing : (found as Value);
}
