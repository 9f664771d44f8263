/** Finding and loading modules. CPython: Lib/importlib/_bootstrap.py; docs: reference/import.html. */

import { PythonSyntaxError } from '../../lexer/errors.ts';
import { decodeSource } from '../../lexer/source.ts';
import { type CompiledSource, compilePacked, compileSource, syntaxError } from '../eval/compile-source.ts';
import { issueWarnings } from '../eval/compile-warnings.ts';
import { enterNew, topFrame } from '../frames/function.ts';
import { getAttribute, setAttribute } from '../kernel/attributes.ts';
import { typeOf } from '../kernel/birth.ts';
import { call } from '../kernel/call.ts';
import type { PyDict } from '../kernel/dict.ts';
import {
  attributeErrorType,
  importWarningType,
  isInstance,
  makeError,
  moduleNotFoundErrorType,
  raise,
  typeName,
} from '../kernel/errors.ts';
import { PyException, withMembers } from '../kernel/exception.ts';
import type { InterpreterState } from '../kernel/interpreter-state.ts';
import { collect } from '../kernel/iterate.ts';
import { PyObject, type Result, UNWIND, type Value } from '../kernel/object.ts';
import { drive, finished, type Guest } from '../kernel/pausing.ts';
import { setField } from '../kernel/shape.ts';
import { asString, repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyList } from '../kernel/values.ts';
import type { ModuleDefinition } from '../objects/define-module.ts';
import { hostCall } from '../objects/host-errors.ts';
import { openFiles } from '../objects/io/open-files.ts';
import { newModule, PyModule } from '../objects/module.ts';
import { builtinImporterType, frozenImporterType, pathFinderType } from './finders.ts';
import { attributeOr, type ImportActions, importSystem, systemValue } from './import-system.ts';
import { callInPython } from './in-python.ts';
import { pathOfLoader, sourceFileLoaderType } from './loaders.ts';
import { initModule, moduleNames, moduleSpecType, newSpec, PyModuleSpec, specField } from './module-spec.ts';
import { NamespacePath, newNamespaceLoader, newNamespacePath } from './namespace-package.ts';
import { PathSearch } from './path-search.ts';
import { absoluteName, packageOf } from './relative-names.ts';

/** A module of the library written in Python, parsed when the package was built. */
export interface PackedModule {
  /** See src/parser/packed.ts. */
  readonly tree: () => string;
  readonly isPackage: boolean;
}

/** Gives the modules of the library by name. */
export type Library = (name: string) => ModuleDefinition | PackedModule | undefined;

/** What the modules of `importlib` need first. */
const NEEDED = ['sys', '_importing'];

export class Importer implements ImportActions {
  private readonly interpreter: InterpreterState;
  private readonly library: Library;
  /** Where modules are that the library does not have: searched after it. */
  private readonly moreLibrary: readonly string[];
  /** `sys.path`. */
  readonly path: PyList;
  private readonly search: PathSearch;

  constructor(
    interpreter: InterpreterState,
    library: Library,
    path: readonly string[],
    moreLibrary: readonly string[] = [],
  ) {
    this.interpreter = interpreter;
    this.library = library;
    this.moreLibrary = moreLibrary;
    this.path = new PyList([...path, ...moreLibrary]);
    const system = interpreter.state(importSystem);
    system.importer = this;
    system.metaPath.items.push(builtinImporterType(), frozenImporterType(), pathFinderType());
    this.search = new PathSearch(interpreter);
    system.pathHooks.items.push(this.search.hook);
  }

  /** Imports by absolute name; gives the innermost module. */
  importModule(name: string, thread: Thread): Result {
    const known = this.interpreter.modules.getName(name);
    if (known !== undefined && known !== null) return known;
    return drive(this.load(name, thread), thread);
  }

  /** As the `import` statement: the top package, or with a list of names the innermost module. */
  importName(
    name: string,
    globals: PyDict,
    fromList: readonly string[] | null,
    level: number,
    thread: Thread,
  ): Result {
    if (level > 0) return drive(this.importRelative(name, globals, fromList, level, thread), thread);
    if (fromList === null && !name.includes('.')) return this.importModule(name, thread);
    return drive(this.importParts(name, fromList, thread), thread);
  }

  private *importParts(name: string, fromList: readonly string[] | null, thread: Thread): Guest<Value> {
    const module = yield* this.load(name, thread);
    if (fromList === null) return yield* this.load(name.slice(0, name.indexOf('.')), thread);
    return yield* this.withSubmodules(module, fromList, false, thread);
  }

  private *importRelative(
    name: string,
    globals: PyDict,
    fromList: readonly string[] | null,
    level: number,
    thread: Thread,
  ): Guest<Value> {
    const absolute = absoluteName(name, yield* packageOf(globals, thread), level);
    const module = yield* this.load(absolute, thread);
    if (fromList !== null) return yield* this.withSubmodules(module, fromList, false, thread);
    const dot = name.indexOf('.');
    if (dot < 0) return module;
    const top = absolute.slice(0, absolute.length - (name.length - dot));
    return this.interpreter.modules.getName(top) ?? raise.keyError(`'${top}' not in sys.modules as expected`);
  }

  /** The names of a `from` import that the package does not have yet may be submodules; that there is none is found out later. */
  private *withSubmodules(
    module: Value,
    names: readonly Value[],
    isAll: boolean,
    thread: Thread,
  ): Guest<Value> {
    const path = yield* attributeOr(module, '__path__', undefined, thread);
    if (path === undefined) return module;
    for (const each of names) {
      const name = asString(each);
      if (name === undefined) {
        const own = asString(yield* attributeOr(module, '__name__', null, thread));
        const where = isAll ? `${own}.__all__` : "``from list''";
        return raise.typeError(`Item in ${where} must be str, not ${typeName(each)}`);
      }
      if (name === '*') {
        const all = isAll ? undefined : yield* attributeOr(module, '__all__', undefined, thread);
        if (all !== undefined) yield* this.withSubmodules(module, yield* collect(all, thread), true, thread);
      } else if ((yield* attributeOr(module, name, undefined, thread)) === undefined) {
        const own = asString(yield* finished(getAttribute(module, '__name__', thread)));
        yield* this.tryLoad(`${own}.${name}`, thread);
      }
    }
    return module;
  }

  private *tryLoad(name: string, thread: Thread): Guest<void> {
    try {
      yield* this.load(name, thread);
    } catch (error) {
      if (missingModule(error) !== name || this.interpreter.modules.getName(name) === null) throw error;
    }
  }

  // ── Finding ──────────────────────────────────────────────────────────────────────────────────────

  private *load(name: string, thread: Thread): Guest<Value> {
    const { modules } = this.interpreter;
    const known = modules.getName(name);
    if (known === null) throw notFound(name, `import of ${name} halted; None in sys.modules`);
    if (known !== undefined) return known;
    const dot = name.lastIndexOf('.');
    if (dot <= 0) return yield* this.loadSpec(yield* this.find(name, null, thread), thread);
    const owner = name.slice(0, dot);
    const child = name.slice(dot + 1);
    if (modules.getName(owner) === undefined) yield* this.load(owner, thread);
    const loaded = modules.getName(name);
    if (loaded !== undefined) return loaded;
    const parent = modules.getName(owner);
    if (parent === undefined) return raise.keyError(owner);
    const path = yield* attributeOr(parent, '__path__', undefined, thread);
    const shown = yield* finished(repr(name, thread));
    if (path === undefined)
      throw notFound(
        name,
        `No module named ${shown}; ${yield* finished(repr(owner, thread))} is not a package`,
      );
    const spec = yield* this.find(name, path, thread);
    const pending = submodulesPending(yield* attributeOr(parent, '__spec__', undefined, thread));
    pending?.items.push(child);
    let module: Value;
    try {
      module = yield* this.loadSpec(spec, thread);
    } finally {
      pending?.items.pop();
    }
    yield* this.bindInParent(owner, child, module, thread);
    return module;
  }

  private *bindInParent(owner: string, child: string, module: Value, thread: Thread): Guest<void> {
    const parent = this.interpreter.modules.getName(owner);
    if (parent === undefined) return raise.keyError(owner);
    try {
      yield* finished(setAttribute(parent, child, module, thread));
    } catch (error) {
      if (!(error instanceof PyException && isInstance(error, attributeErrorType))) throw error;
      const message = `Cannot set an attribute on '${owner}' for child module '${child}'`;
      yield* finished(thread.interpreter.warn(importWarningType, message, 1, thread));
    }
  }

  /** The spec of a module, by the finders of `sys.meta_path`; a missing one is an error. */
  private *find(name: string, path: Value, thread: Thread): Guest<Value> {
    const spec = yield* this.findSpec(name, path, null, thread);
    if (spec === null) throw notFound(name, `No module named ${yield* finished(repr(name, thread))}`);
    return spec;
  }

  /** As `importlib._bootstrap._find_spec`: None where no finder knows the module. */
  *findSpec(name: string, path: Value, target: Value, thread: Thread): Guest<Value> {
    const finders = systemValue(this.interpreter, 'meta_path');
    if (finders === null) raise.importError('sys.meta_path is None, Python is likely shutting down');
    const list = yield* collect(finders, thread);
    if (list.length === 0)
      yield* finished(thread.interpreter.warn(importWarningType, 'sys.meta_path is empty', 1, thread));
    const { modules } = this.interpreter;
    const isReload = modules.getName(name) !== undefined;
    for (const finder of list) {
      const spec = yield* this.ask(finder, name, path, target, thread);
      if (spec === null) continue;
      if (isReload) return spec;
      const loaded = modules.getName(name);
      if (loaded === undefined) return spec;
      return (yield* attributeOr(loaded, '__spec__', null, thread)) ?? spec;
    }
    return null;
  }

  private *ask(finder: Value, name: string, path: Value, target: Value, thread: Thread): Guest<Value> {
    if (finder === builtinImporterType()) return this.findFirst(name, 'built-in');
    if (finder === frozenImporterType()) return this.findFirst(name, 'frozen');
    if (finder === pathFinderType()) return yield* this.findOnPath(name, path, target, thread);
    const find = yield* attributeOr(finder, 'find_spec', undefined, thread);
    return find === undefined ? null : yield* finished(call(find, [name, path, target], null, thread));
  }

  findFirst(name: string, kind: 'built-in' | 'frozen'): Value {
    if (!isFoundFirst(name)) return null;
    const own = this.library(name);
    return own !== undefined && kindOf(own) === kind ? this.specOfOwn(name, own) : null;
  }

  isOwn(name: string, kind: 'built-in' | 'frozen'): boolean {
    const own = this.library(name);
    return own !== undefined && kindOf(own) === kind;
  }

  isPackage(name: string): boolean {
    const own = this.library(name);
    return own !== undefined && 'isPackage' in own && own.isPackage;
  }

  /** Files on the path, then the library, or where it has no such module the folders with more of it. */
  *findOnPath(name: string, path: Value, target: Value, thread: Thread): Guest<Value> {
    const entries = yield* collect(path ?? systemValue(this.interpreter, 'path'), thread);
    const own = isFoundFirst(name) || !this.isInLibrary(name, path) ? undefined : this.library(name);
    const hiding = own === undefined ? entries : entries.filter((entry) => !this.isMoreLibrary(entry));
    const found = yield* this.search.find(name, hiding, target, thread);
    if (!Array.isArray(found)) return found as Value;
    if (own !== undefined) return this.specOfOwn(name, own);
    if (found.length === 0) return null;
    return newSpec({ name, loader: null, locations: newNamespacePath(name, found, entries) });
  }

  /** The library has modules of its own name, and those of its packages. */
  private isInLibrary(name: string, path: Value): boolean {
    const dot = name.lastIndexOf('.');
    if (dot < 0) return path === null;
    const parent = this.interpreter.modules.getName(name.slice(0, dot));
    const spec = parent instanceof PyModule ? parent.namespace.getName('__spec__') : undefined;
    if (!(spec instanceof PyModuleSpec)) return false;
    const loader = specField(spec, 'loader');
    return loader === builtinImporterType() || loader === frozenImporterType();
  }

  private isMoreLibrary(entry: Value): boolean {
    const folder = asString(entry);
    return this.moreLibrary.some((each) => folder === each || folder?.startsWith(`${each}/`));
  }

  /** The spec of what is there before any import. */
  specOf(name: string): PyModuleSpec {
    return newSpec({ name, loader: builtinImporterType(), origin: 'built-in' });
  }

  private specOfOwn(name: string, own: ModuleDefinition | PackedModule): PyModuleSpec {
    if ('create' in own) return this.specOf(name);
    const folder = name.replaceAll('.', '/');
    const locations = own.isPackage ? new PyList(this.moreLibrary.map((each) => `${each}/${folder}`)) : null;
    return newSpec({ name, loader: frozenImporterType(), origin: 'frozen', locations });
  }

  // ── Loading ──────────────────────────────────────────────────────────────────────────────────────

  /** A module from its spec: our own loaders are not asked by their methods. */
  private *loadSpec(spec: Value, thread: Thread): Guest<Value> {
    if (spec instanceof PyModuleSpec && typeOf(spec) === moduleSpecType()) {
      const loader = specField(spec, 'loader');
      const name = asString(specField(spec, 'name')) ?? '';
      const own = this.library(name);
      if (loader === builtinImporterType() && own !== undefined && 'create' in own)
        return this.loadBuiltin(name, own, spec);
      if (loader === frozenImporterType() && own !== undefined && !('create' in own)) {
        const load = (module: PyModule) => this.compileOwn(name, own, module.namespace);
        return yield* this.run(newModule(name, null), spec, load, thread);
      }
      const locations = specField(spec, 'submodule_search_locations');
      if (loader === null && locations instanceof NamespacePath)
        return this.loadNamespace(name, spec, locations);
      if (loader instanceof PyObject && typeOf(loader) === sourceFileLoaderType()) {
        const path = asString(pathOfLoader(loader));
        const load = (module: PyModule) => this.compileFile(path!, module.namespace);
        if (path !== undefined) return yield* this.run(newModule(name, null), spec, load, thread);
      }
    }
    return yield* callInPython(['_load_unlocked'], [spec], thread, 'importlib._bootstrap');
  }

  private loadBuiltin(name: string, own: ModuleDefinition, spec: PyModuleSpec): PyModule {
    const { modules } = this.interpreter;
    const { keysVersion } = modules;
    const module = own.create(this.interpreter);
    initBuiltin(module, spec);
    if (modules.keysVersion !== keysVersion) this.initMadeBeside(name);
    modules.setName(name, module);
    return module;
  }

  /** A module may bring others with it. */
  private initMadeBeside(name: string): void {
    for (const { key, value } of this.interpreter.modules) {
      if (!(value instanceof PyModule) || (value.namespace.getName('__spec__') ?? null) !== null) continue;
      const own = asString(value.namespace.getName('__name__')) ?? '';
      const isBeside = asString(key)?.startsWith(`${name}.`) || this.library(own) !== undefined;
      if (isBeside) initBuiltin(value, this.specOf(own));
    }
  }

  createBuiltin(name: string): PyModule {
    return (this.library(name) as ModuleDefinition).create(this.interpreter);
  }

  *runFrozen(name: string, module: PyModule, thread: Thread): Guest<void> {
    const own = this.library(name) as PackedModule;
    yield* this.execute(this.compileOwn(name, own, module.namespace), module, thread);
  }

  packedTree(name: string): string | null {
    const own = this.library(name);
    return own === undefined || 'create' in own ? null : own.tree();
  }

  own(name: string, thread: Thread): Result {
    const { modules } = this.interpreter;
    const known = modules.getName(name);
    if (known !== undefined && known !== null) return known;
    // what these modules import themselves is there before, so that no finder of the program is asked for it
    for (const each of NEEDED)
      if (modules.getName(each) === undefined)
        this.loadBuiltin(each, this.library(each) as ModuleDefinition, this.specOf(each));
    return drive(this.loadSpec(this.specOfOwn(name, this.library(name)!), thread), thread);
  }

  private loadNamespace(name: string, spec: PyModuleSpec, locations: NamespacePath): PyModule {
    const module = newModule(name, null);
    setField(spec, 'loader', newNamespaceLoader(locations));
    initModule(module, spec);
    module.namespace.setName('__file__', null);
    setField(spec, '_initializing', false);
    this.interpreter.modules.setName(name, module);
    return module;
  }

  private *run(
    module: PyModule,
    spec: PyModuleSpec,
    compile: (module: PyModule) => CompiledSource,
    thread: Thread,
  ): Guest<Value> {
    const { modules } = this.interpreter;
    initModule(module, spec);
    const name = asString(specField(spec, 'name')) ?? '';
    setField(spec, '_initializing', true);
    modules.setName(name, module);
    try {
      yield* this.execute(compile(module), module, thread);
    } catch (error) {
      modules.deleteName(name);
      throw error;
    } finally {
      setField(spec, '_initializing', false);
    }
    // A module may put something else in its place, and stands after those that it imported.
    const made = modules.getName(name);
    if (made === undefined) return raise.keyError(name);
    modules.deleteName(name);
    modules.setName(name, made);
    return made;
  }

  private *execute({ code, warnings }: CompiledSource, module: PyModule, thread: Thread): Guest<void> {
    const { namespace } = module;
    if (code.doc !== null) namespace.setName('__doc__', code.doc);
    yield* issueWarnings(warnings, code.filename, thread);
    if (enterNew(topFrame(code, null, thread), thread) === UNWIND) yield UNWIND;
  }

  private compileOwn(name: string, own: PackedModule, namespace: PyDict): CompiledSource {
    withBuiltins(namespace, this.interpreter);
    const code = compilePacked(own.tree(), `<frozen ${name}>`, namespace, this.interpreter);
    return { code, warnings: [] };
  }

  private compileFile(path: string, namespace: PyDict): CompiledSource {
    const { interpreter } = this;
    const { files } = interpreter.host;
    withBuiltins(namespace, interpreter);
    interpreter.state(openFiles).flushTo(path);
    const bytes = hostCall(path, () => files.read(path));
    try {
      const source = decodeSource(bytes, path);
      return compileSource(source, { mode: 'exec', globals: namespace, interpreter, file: bytes });
    } catch (error) {
      if (error instanceof PythonSyntaxError) throw syntaxError(error, path);
      throw error;
    }
  }

  /**
   * What `-m` runs, with the names that the main module has before: the code of a module, or of `__main__` in a package.
   * Docs: library/runpy.html#runpy.run_module.
   */
  *mainCode(name: string, namespace: PyDict, thread: Thread): Guest<CompiledSource> {
    const dot = name.lastIndexOf('.');
    let path: Value = null;
    if (dot >= 0) {
      const parent = yield* this.load(name.slice(0, dot), thread);
      const found = yield* attributeOr(parent, '__path__', undefined, thread);
      const owner = name.slice(0, dot);
      if (found === undefined) throw notFound(name, `No module named '${name}'; '${owner}' is not a package`);
      path = found;
    }
    const spec = yield* this.findSpec(name, path, null, thread);
    if (!(spec instanceof PyModuleSpec)) throw notFound(name);
    const loader = specField(spec, 'loader');
    const own = this.library(name);
    const isBuiltin = loader === builtinImporterType();
    if (specField(spec, 'submodule_search_locations') !== null || (isBuiltin && isPackageOf(own))) {
      if (dot >= 0 && name.endsWith('.__main__'))
        throw notFound(name, 'Cannot use package as __main__ module');
      try {
        return yield* this.mainCode(`${name}.__main__`, namespace, thread);
      } catch (error) {
        if (missingModule(error) !== `${name}.__main__`) throw error;
        throw notExecutable(name);
      }
    }
    if (isBuiltin) throw notFound(name, `No code object available for ${name}`);
    for (const [key, value] of moduleNames(spec)) if (key !== '__name__') namespace.setName(key, value);
    if (loader === frozenImporterType()) return this.compileOwn(name, own as PackedModule, namespace);
    return this.compileFile(asString(specField(spec, 'origin')) ?? '', namespace);
  }
}

function submodulesPending(spec: Value | undefined): PyList | null {
  const pending = spec instanceof PyModuleSpec ? specField(spec, '_uninitialized_submodules') : null;
  return pending instanceof PyList ? pending : null;
}

function kindOf(own: ModuleDefinition | PackedModule): 'built-in' | 'frozen' {
  return 'create' in own ? 'built-in' : 'frozen';
}

function isPackageOf(own: ModuleDefinition | PackedModule | undefined): boolean {
  return own !== undefined && 'isPackage' in own && own.isPackage;
}

function initBuiltin(module: PyModule, spec: PyModuleSpec): void {
  const path = module.namespace.getName('__path__');
  if (path !== undefined) setField(spec, 'submodule_search_locations', path);
  initModule(module, spec);
}

function withBuiltins(namespace: PyDict, { builtins }: InterpreterState): void {
  if (namespace.getName('__builtins__') === undefined) namespace.setName('__builtins__', builtins);
}

function notExecutable(name: string) {
  const why = `'${name}' is a package and cannot be directly executed`;
  return notFound(name, `No module named ${name}.__main__; ${why}`);
}

/** The name of the module that was not found, if that is the error. */
export function missingModule(error: unknown): Value | undefined {
  if (!(error instanceof PyException) || !isInstance(error, moduleNotFoundErrorType)) return undefined;
  return error.members?.get('name');
}

/** What CPython has built in or frozen; a file of the same name on the path does not hide it. */
function isFoundFirst(name: string): boolean {
  return foundFirst.has(name);
}

const foundFirst: ReadonlySet<string> = new Set(
  (
    '_abc _ast _codecs _collections _functools _imp _io _locale _operator _signal _sre _stat _string _symtable ' +
    '_thread _tracemalloc _typing _warnings _weakref atexit builtins errno faulthandler gc itertools marshal posix ' +
    'pwd sys time _collections_abc _sitebuiltins abc codecs genericpath importlib importlib._bootstrap ' +
    'importlib._bootstrap_external importlib._methods importlib._abc importlib.abc importlib.machinery ' +
    'importlib.util _importing _frozen_importlib _frozen_importlib_external io ntpath os os.path posixpath runpy site stat zipimport'
  ).split(' '),
);

function notFound(name: string, message = `No module named '${name}'`) {
  return withMembers(makeError(moduleNotFoundErrorType, message), { name, path: null, msg: message });
}
