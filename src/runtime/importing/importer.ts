/** Finding and loading modules. CPython: Lib/importlib/_bootstrap.py; docs: reference/import.html. */

import { PythonSyntaxError } from '../../lexer/errors.ts';
import { decodeSource } from '../../lexer/source.ts';
import { type CompiledSource, compilePacked, compileSource, syntaxError } from '../eval/compile-source.ts';
import { issueWarnings } from '../eval/compile-warnings.ts';
import { enterNew, topFrame } from '../frames/function.ts';
import { type FileKind, HostError } from '../host/host.ts';
import { findAttribute, getAttribute, setAttribute } from '../kernel/attributes.ts';
import { typeOf } from '../kernel/birth.ts';
import { call, call1 } from '../kernel/call.ts';
import { equal } from '../kernel/compare.ts';
import { PyDict } from '../kernel/dict.ts';
import {
  attributeErrorType,
  deprecationWarningType,
  importErrorType,
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
import { builtinImporterType, frozenImporterType, newFileFinderHook, pathFinderType } from './finders.ts';
import { type ImportActions, importSystem } from './import-system.ts';
import { callInPython } from './in-python.ts';
import { newSourceFileLoader, pathOfLoader, sourceFileLoaderType } from './loaders.ts';
import { cachedOf, moduleSpecType, newSpec, PyModuleSpec, parentOf, specField } from './module-spec.ts';
import { NamespacePath, newNamespaceLoader, newNamespacePath } from './namespace-package.ts';

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
  private readonly fileFinderHook: Value = newFileFinderHook();

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
    system.pathHooks.items.push(this.fileFinderHook);
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
    const finders = this.systemValue('meta_path');
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

  /** Files on the path, then the library, then the folders with more of the library, then packages without a file. */
  *findOnPath(name: string, path: Value, target: Value, thread: Thread): Guest<Value> {
    const searched = path === null ? this.systemValue('path') : path;
    const entries = yield* collect(searched, thread);
    const own = isFoundFirst(name) || !this.isInLibrary(name, path) ? undefined : this.library(name);
    const portions: Value[] = [];
    for (const isMore of own === undefined ? [null] : [false, true]) {
      if (isMore === true) return this.specOfOwn(name, own!);
      for (const entry of entries) {
        const folder = asString(entry);
        if (folder === undefined || (isMore === false && this.isMoreLibrary(folder))) continue;
        const spec = yield* this.findInEntry(name, folder, target, thread);
        if (spec === null) continue;
        const found = yield* this.foundOrPortions(spec, thread);
        if (found === null) return spec;
        portions.push(...found);
      }
    }
    if (portions.length === 0) return null;
    return newSpec({ name, loader: null, locations: newNamespacePath(name, portions, entries) });
  }

  /** The portions of a package without a file that a spec tells of; null when the spec is of a module. */
  private *foundOrPortions(spec: Value, thread: Thread): Guest<readonly Value[] | null> {
    if ((yield* finished(getAttribute(spec, 'loader', thread))) !== null) return null;
    const locations = yield* finished(getAttribute(spec, 'submodule_search_locations', thread));
    if (locations === null) return raise.importError('spec missing loader');
    return yield* collect(locations, thread);
  }

  private *findInEntry(name: string, folder: string, target: Value, thread: Thread): Guest<Value> {
    const place =
      folder === '' || folder === '.'
        ? hostCall(null, () => this.interpreter.host.files.workingFolder())
        : folder;
    const finder = yield* this.finderFor(place, thread);
    if (finder === null) return null;
    if (finder !== undefined) {
      const find = yield* attributeOr(finder, 'find_spec', undefined, thread);
      return find === undefined ? null : yield* finished(call(find, [name, target], null, thread));
    }
    return this.findInFolder(name, place);
  }

  /** What a hook made for a folder, None if no hook wants it; `undefined` for folders that are searched without one. */
  private *finderFor(folder: string, thread: Thread): Guest<Value | undefined> {
    const cache = this.systemValue('path_importer_cache');
    const known = cache instanceof PyDict ? cache.getName(folder) : undefined;
    if (known !== undefined) return known;
    const hooks = this.systemValue('path_hooks');
    if (hooks instanceof PyList && hooks.items.length === 1 && hooks.items[0] === this.fileFinderHook)
      return undefined;
    let finder: Value = null;
    for (const hook of yield* collect(hooks, thread)) {
      try {
        finder = yield* finished(call1(hook, folder, thread));
        break;
      } catch (error) {
        if (!(error instanceof PyException && isInstance(error, importErrorType))) throw error;
      }
    }
    if (cache instanceof PyDict) cache.setName(folder, finder);
    return finder;
  }

  /** The module of a folder; the spec of a folder of that name has no loader. */
  private findInFolder(name: string, folder: string): Value {
    const { files } = this.interpreter.host;
    const place = folder.startsWith('/')
      ? folder
      : `${hostCall(null, () => files.workingFolder())}/${folder}`;
    const base = `${place.replace(/(?<=[^/])\/+$/, '')}/${name.slice(name.lastIndexOf('.') + 1)}`;
    if (this.isThere(base, 'folder')) {
      const file = `${base}/__init__.py`;
      if (this.isThere(file, 'file')) return specOfFile(name, file, new PyList([base]));
      if (!this.isThere(`${base}.py`, 'file'))
        return newSpec({ name, loader: null, locations: new PyList([base]) });
    }
    return this.isThere(`${base}.py`, 'file') ? specOfFile(name, `${base}.py`, null) : null;
  }

  private isThere(path: string, kind: FileKind): boolean {
    try {
      return this.interpreter.host.files.status(path).kind === kind;
    } catch (error) {
      if (error instanceof HostError) return false;
      throw error;
    }
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

  private isMoreLibrary(folder: string): boolean {
    return this.moreLibrary.some((each) => folder === each || folder.startsWith(`${each}/`));
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

  /** A value of `sys` as the program has it now. */
  private systemValue(name: 'meta_path' | 'path' | 'path_hooks' | 'path_importer_cache'): Value {
    const { interpreter } = this;
    const sys = interpreter.modules.getName('sys');
    const value = sys instanceof PyModule ? sys.namespace.getName(name) : undefined;
    if (value !== undefined) return value;
    if (name === 'path') return this.path;
    const { metaPath, pathHooks, importerCache } = interpreter.state(importSystem);
    return name === 'meta_path' ? metaPath : name === 'path_hooks' ? pathHooks : importerCache;
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

/** An attribute, or what stands for a missing one. */
function* attributeOr<T>(object: Value, name: string, missing: T, thread: Thread): Guest<Value | T> {
  let found = findAttribute(object, name, thread);
  if (found === UNWIND) found = yield UNWIND;
  return found === undefined ? missing : (found as Value);
}

function submodulesPending(spec: Value | undefined): PyList | null {
  const pending = spec instanceof PyModuleSpec ? specField(spec, '_uninitialized_submodules') : null;
  return pending instanceof PyList ? pending : null;
}

function specOfFile(name: string, path: string, locations: PyList | null): PyModuleSpec {
  return newSpec({
    name,
    loader: newSourceFileLoader(name, path),
    origin: path,
    locations,
    hasLocation: true,
  });
}

function kindOf(own: ModuleDefinition | PackedModule): 'built-in' | 'frozen' {
  return 'create' in own ? 'built-in' : 'frozen';
}

function isPackageOf(own: ModuleDefinition | PackedModule | undefined): boolean {
  return own !== undefined && 'isPackage' in own && own.isPackage;
}

/** What a module knows of where it comes from, in CPython's order. */
function moduleNames(spec: PyModuleSpec): readonly (readonly [string, Value])[] {
  const names: [string, Value][] = [
    ['__name__', specField(spec, 'name')],
    ['__loader__', specField(spec, 'loader')],
    ['__package__', parentOf(spec)],
    ['__spec__', spec],
  ];
  const locations = specField(spec, 'submodule_search_locations');
  if (locations !== null) names.push(['__path__', locations]);
  if (specField(spec, '_set_fileattr') !== true) return names;
  names.push(['__file__', specField(spec, 'origin')]);
  const cached = cachedOf(spec);
  if (cached !== null) names.push(['__cached__', cached]);
  return names;
}

export function initModule(module: PyModule, spec: PyModuleSpec): void {
  for (const [name, value] of moduleNames(spec)) module.namespace.setName(name, value);
}

function initBuiltin(module: PyModule, spec: PyModuleSpec): void {
  const path = module.namespace.getName('__path__');
  if (path !== undefined) setField(spec, 'submodule_search_locations', path);
  initModule(module, spec);
}

function withBuiltins(namespace: PyDict, { builtins }: InterpreterState): void {
  if (namespace.getName('__builtins__') === undefined) namespace.setName('__builtins__', builtins);
}

function absoluteName(name: string, from: string, level: number): string {
  if (from === '') raise.importError('attempted relative import with no known parent package');
  const parts = from.split('.');
  if (level > parts.length) raise.importError('attempted relative import beyond top-level package');
  const base = parts.slice(0, parts.length - level + 1).join('.');
  return name === '' ? base : `${base}.${name}`;
}

/** The package that relative names start from: `__package__`, else what `__spec__` or `__name__` tells. */
function* packageOf(globals: PyDict, thread: Thread): Guest<string> {
  const declared = globals.getName('__package__') ?? null;
  const spec = globals.getName('__spec__') ?? null;
  if (declared !== null) {
    const text = asString(declared) ?? raise.typeError('package must be a string');
    const parent = spec === null ? declared : yield* finished(getAttribute(spec, 'parent', thread));
    if (!(yield* finished(equal(declared, parent, thread)))) {
      const message = '__package__ != __spec__.parent';
      yield* finished(thread.interpreter.warn(deprecationWarningType, message, 1, thread));
    }
    return text;
  }
  if (spec !== null) {
    const parent = yield* finished(getAttribute(spec, 'parent', thread));
    return asString(parent) ?? raise.typeError('__spec__.parent must be a string');
  }
  const message = "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__";
  yield* finished(thread.interpreter.warn(importWarningType, message, 1, thread));
  const name = globals.getName('__name__');
  if (name === undefined) return raise.keyError("'__name__' not in globals");
  const own = asString(name) ?? raise.typeError('__name__ must be a string');
  const isPackage = globals.getName('__path__') !== undefined;
  return isPackage ? own : own.slice(0, Math.max(own.lastIndexOf('.'), 0));
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
