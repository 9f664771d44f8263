/** Finding and loading modules. CPython: Lib/importlib/_bootstrap.py; docs: reference/import.html. */

import { PythonSyntaxError } from '../../lexer/errors.ts';
import { decodeSource } from '../../lexer/source.ts';
import { type CompiledSource, compilePacked, compileSource, syntaxError } from '../eval/compile-source.ts';
import { issueWarnings } from '../eval/compile-warnings.ts';
import { enterNew, topFrame } from '../frames/function.ts';
import { type FileKind, HostError } from '../host/host.ts';
import { findAttribute } from '../kernel/attributes.ts';
import type { PyDict } from '../kernel/dict.ts';
import { isInstance, makeError, moduleNotFoundErrorType, raise } from '../kernel/errors.ts';
import { PyException, withMembers } from '../kernel/exception.ts';
import type { InterpreterState } from '../kernel/interpreter-state.ts';
import { type Result, UNWIND, type Value } from '../kernel/object.ts';
import { drive, type Guest } from '../kernel/pausing.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyList } from '../kernel/values.ts';
import type { ModuleDefinition } from '../objects/define-module.ts';
import { hostCall } from '../objects/host-errors.ts';
import { newModule, PyModule } from '../objects/module.ts';

/** A module of the library written in Python, parsed when the package was built. */
export interface PackedModule {
  /** See src/parser/packed.ts. */
  readonly tree: string;
  readonly isPackage: boolean;
}

/** Gives the modules of the library by name. */
export type Library = (name: string) => ModuleDefinition | PackedModule | undefined;

interface SourceFile {
  readonly path: string;
  readonly isPackage: boolean;
}

export class Importer {
  private readonly interpreter: InterpreterState;
  private readonly library: Library;
  /** Where modules are that the library does not have: searched after it. */
  private readonly moreLibrary: readonly string[];
  /** `sys.path`. */
  readonly path: PyList;

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
    const absolute = level === 0 ? name : this.absoluteName(name, globals, level);
    if (fromList === null && !absolute.includes('.')) return this.importModule(absolute, thread);
    return drive(this.importParts(absolute, fromList, thread), thread);
  }

  /**
   * What `-m` runs, with the names that the main module has before: the code of a module, or of `__main__` in a package.
   * Docs: library/runpy.html#runpy.run_module.
   */
  *mainCode(name: string, namespace: PyDict, thread: Thread): Guest<CompiledSource> {
    const dot = name.lastIndexOf('.');
    const parent = dot < 0 ? undefined : yield* this.load(name.slice(0, dot), thread);
    const own = this.library(name);
    const folders = isFoundFirst(name) ? [] : yield* this.foldersFor(name, parent, thread);
    const hiding = own === undefined ? folders : folders.filter((folder) => !this.isMoreLibrary(folder));
    const file = this.findFile(name.slice(dot + 1), hiding);
    if (file === undefined && own === undefined) {
      if (this.findFolders(name.slice(dot + 1), folders).length === 0) throw notFound(name);
      throw notExecutable(name);
    }
    if (file === undefined ? 'isPackage' in own! && own.isPackage : file.isPackage) {
      if (dot >= 0 && name.endsWith('.__main__'))
        throw notFound(name, 'Cannot use package as __main__ module');
      try {
        return yield* this.mainCode(`${name}.__main__`, namespace, thread);
      } catch (error) {
        if (missingModule(error) !== `${name}.__main__`) throw error;
        throw notExecutable(name);
      }
    }
    namespace.setName('__package__', name.slice(0, Math.max(dot, 0)));
    if (file !== undefined) {
      namespace.setName('__file__', file.path);
      return this.compileFile(file, namespace);
    }
    if ('create' in own!) throw notFound(name, `No code object available for ${name}`);
    return this.compileOwn(name, own!, namespace);
  }

  private *importParts(name: string, fromList: readonly string[] | null, thread: Thread): Guest<Value> {
    const module = yield* this.load(name, thread);
    if (fromList === null) return this.interpreter.modules.getName(name.split('.')[0]!)!;
    if (module instanceof PyModule && module.namespace.getName('__path__') !== undefined) {
      for (const each of fromList) {
        if (each === '*' || module.namespace.getName(each) !== undefined) continue;
        yield* this.tryLoad(`${name}.${each}`, thread);
      }
    }
    return module;
  }

  /** A submodule named in a `from` import; that there is none is found out by the missing attribute. */
  private *tryLoad(name: string, thread: Thread): Guest<void> {
    try {
      yield* this.load(name, thread);
    } catch (error) {
      if (missingModule(error) !== name) throw error;
    }
  }

  private *load(name: string, thread: Thread): Guest<Value> {
    const { modules } = this.interpreter;
    const known = modules.getName(name);
    if (known === null) throw notFound(name, `import of ${name} halted; None in sys.modules`);
    if (known !== undefined) return known;
    const dot = name.lastIndexOf('.');
    let parent: Value | undefined;
    if (dot > 0) {
      parent = yield* this.load(name.slice(0, dot), thread);
      const loaded = modules.getName(name);
      if (loaded !== undefined) return loaded;
    }
    const module = yield* this.create(name, parent, thread);
    if (parent instanceof PyModule) parent.namespace.setName(name.slice(dot + 1), module);
    return module;
  }

  private *create(name: string, parent: Value | undefined, thread: Thread): Guest<Value> {
    const own = this.library(name);
    if (own !== undefined && isFoundFirst(name)) return yield* this.createOwn(name, own, thread);
    const folders = yield* this.foldersFor(name, parent, thread);
    const last = name.slice(name.lastIndexOf('.') + 1);
    const hiding = own === undefined ? folders : folders.filter((folder) => !this.isMoreLibrary(folder));
    const file = this.findFile(last, hiding);
    if (file !== undefined) return yield* this.execute(name, file, thread);
    if (own !== undefined) return yield* this.createOwn(name, own, thread);
    const portions = this.findFolders(last, folders);
    if (portions.length === 0) throw notFound(name);
    return this.createNamespace(name, portions);
  }

  /** A package without a file: folders of that name. Docs: reference/import.html#namespace-packages. */
  private createNamespace(name: string, portions: readonly string[]): PyModule {
    const module = newModule(name, null);
    const { namespace } = module;
    namespace.setName('__path__', new PyList([...portions]));
    namespace.setName('__package__', name);
    namespace.setName('__file__', null);
    this.interpreter.modules.setName(name, module);
    return module;
  }

  private *createOwn(name: string, own: ModuleDefinition | PackedModule, thread: Thread): Guest<Value> {
    if ('create' in own) {
      const module = own.create(this.interpreter);
      this.interpreter.modules.setName(name, module);
      return module;
    }
    const module = newModule(name, null);
    const { namespace } = module;
    if (own.isPackage) {
      const folder = name.replaceAll('.', '/');
      namespace.setName('__path__', new PyList(this.moreLibrary.map((each) => `${each}/${folder}`)));
    }
    return yield* this.run(module, name, own.isPackage, thread, () => this.compileOwn(name, own, namespace));
  }

  private compileOwn(name: string, own: PackedModule, namespace: PyDict): CompiledSource {
    const code = compilePacked(own.tree, `<frozen ${name}>`, namespace, this.interpreter);
    return { code, warnings: [] };
  }

  private isMoreLibrary(folder: string): boolean {
    return this.moreLibrary.some((each) => folder === each || folder.startsWith(`${each}/`));
  }

  private *foldersFor(name: string, parent: Value | undefined, thread: Thread): Guest<string[]> {
    if (parent === undefined) return this.path.items.map((item) => asString(item) ?? '');
    let path = findAttribute(parent, '__path__', thread);
    if (path === UNWIND) path = yield UNWIND;
    if (path instanceof PyList) return path.items.map((item) => asString(item) ?? '');
    const owner = name.slice(0, name.lastIndexOf('.'));
    throw notFound(name, `No module named '${name}'; '${owner}' is not a package`);
  }

  private findFile(name: string, folders: readonly string[]): SourceFile | undefined {
    for (const folder of folders) {
      const base = folder === '' ? name : `${folder}/${name}`;
      if (this.isThere(`${base}/__init__.py`, 'file'))
        return { path: `${base}/__init__.py`, isPackage: true };
      if (this.isThere(`${base}.py`, 'file')) return { path: `${base}.py`, isPackage: false };
    }
    return undefined;
  }

  private findFolders(name: string, folders: readonly string[]): string[] {
    return folders
      .map((folder) => (folder === '' ? name : `${folder}/${name}`))
      .filter((path) => this.isThere(path, 'folder'));
  }

  private isThere(path: string, kind: FileKind): boolean {
    try {
      return this.interpreter.host.files.status(path).kind === kind;
    } catch (error) {
      if (error instanceof HostError) return false;
      throw error;
    }
  }

  private *execute(name: string, file: SourceFile, thread: Thread): Guest<Value> {
    const module = newModule(name, null);
    const { namespace } = module;
    namespace.setName('__file__', file.path);
    const folder = file.path.slice(0, file.path.lastIndexOf('/'));
    if (file.isPackage) namespace.setName('__path__', new PyList([folder]));
    return yield* this.run(module, name, file.isPackage, thread, () => this.compileFile(file, namespace));
  }

  private *run(
    module: PyModule,
    name: string,
    isPackage: boolean,
    thread: Thread,
    compile: () => CompiledSource,
  ): Guest<Value> {
    const { modules } = this.interpreter;
    const { namespace } = module;
    namespace.setName('__builtins__', this.interpreter.builtins);
    namespace.setName('__package__', isPackage ? name : name.slice(0, Math.max(name.lastIndexOf('.'), 0)));
    modules.setName(name, module);
    module.isInitializing = true;
    try {
      const { code, warnings } = compile();
      if (code.doc !== null) namespace.setName('__doc__', code.doc);
      yield* issueWarnings(warnings, code.filename, thread);
      const frame = topFrame(code, null, thread);
      const result = enterNew(frame, thread);
      if (result === UNWIND) yield UNWIND;
    } catch (error) {
      modules.deleteName(name);
      throw error;
    } finally {
      module.isInitializing = false;
    }
    // A module may put something else in its place.
    return modules.getName(name) ?? module;
  }

  private compileFile({ path }: SourceFile, namespace: PyDict): CompiledSource {
    const { files } = this.interpreter.host;
    const bytes = hostCall(path, () => files.read(path));
    try {
      const source = decodeSource(bytes, path);
      const { interpreter } = this;
      return compileSource(source, { mode: 'exec', globals: namespace, interpreter, file: bytes });
    } catch (error) {
      if (error instanceof PythonSyntaxError) throw syntaxError(error, path);
      throw error;
    }
  }

  private absoluteName(name: string, globals: PyDict, level: number): string {
    const from = packageOf(globals);
    if (from === '') raise.importError('attempted relative import with no known parent package');
    const parts = from.split('.');
    if (level > parts.length) raise.importError('attempted relative import beyond top-level package');
    const base = parts.slice(0, parts.length - level + 1).join('.');
    return name === '' ? base : `${base}.${name}`;
  }
}

/** The package that relative names start from: `__package__`, else what `__name__` tells. */
function packageOf(globals: PyDict): string {
  const declared = globals.getName('__package__') ?? null;
  if (declared !== null) return asString(declared) ?? raise.typeError('package must be a string');
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
    'importlib.machinery importlib.util io ntpath os os.path posixpath runpy site stat zipimport'
  ).split(' '),
);

function notFound(name: string, message = `No module named '${name}'`) {
  return withMembers(makeError(moduleNotFoundErrorType, message), { name, path: null, msg: message });
}
