/** Finding and loading modules. CPython: Lib/importlib/_bootstrap.py; docs: reference/import.html. */

import { PythonSyntaxError } from '../../lexer/errors.ts';
import { decodeSource } from '../../lexer/source.ts';
import { type CompiledSource, compilePacked, compileSource, syntaxError } from '../eval/compile-source.ts';
import { issueWarnings } from '../eval/compile-warnings.ts';
import { enterNew, topFrame } from '../frames/function.ts';
import { HostError } from '../host/host.ts';
import { findAttribute } from '../kernel/attributes.ts';
import type { PyDict } from '../kernel/dict.ts';
import { isInstance, makeError, moduleNotFoundErrorType, raise } from '../kernel/errors.ts';
import { withMembers } from '../kernel/exception.ts';
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
  /** `sys.path`. */
  readonly path: PyList;

  constructor(interpreter: InterpreterState, library: Library, path: readonly string[]) {
    this.interpreter = interpreter;
    this.library = library;
    this.path = new PyList([...path]);
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
      const missing = error as { members?: Map<string, Value> };
      if (!isInstance(error as Value, moduleNotFoundErrorType) || missing.members?.get('name') !== name)
        throw error;
    }
  }

  private *load(name: string, thread: Thread): Guest<Value> {
    const { modules } = this.interpreter;
    const known = modules.getName(name);
    if (known === null) throw notFound(name, `import of ${name} halted; None in sys.modules`);
    if (known !== undefined) return known;
    const dot = name.lastIndexOf('.');
    let parent: Value | undefined;
    if (dot >= 0) {
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
    const file = this.findFile(name.slice(name.lastIndexOf('.') + 1), folders);
    if (file !== undefined) return yield* this.execute(name, file, thread);
    if (own === undefined) throw notFound(name);
    return yield* this.createOwn(name, own, thread);
  }

  private *createOwn(name: string, own: ModuleDefinition | PackedModule, thread: Thread): Guest<Value> {
    if ('create' in own) {
      const module = own.create(this.interpreter);
      this.interpreter.modules.setName(name, module);
      return module;
    }
    const module = newModule(name, null);
    const { namespace } = module;
    if (own.isPackage) namespace.setName('__path__', new PyList([]));
    return yield* this.run(module, name, own.isPackage, thread, () => {
      const code = compilePacked(own.tree, `<frozen ${name}>`, namespace, this.interpreter);
      return { code, warnings: [] };
    });
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
      if (this.isFile(`${base}/__init__.py`)) return { path: `${base}/__init__.py`, isPackage: true };
      if (this.isFile(`${base}.py`)) return { path: `${base}.py`, isPackage: false };
    }
    return undefined;
  }

  private isFile(path: string): boolean {
    try {
      return this.interpreter.host.files.status(path).kind === 'file';
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
    return yield* this.run(module, name, file.isPackage, thread, () => {
      const { files } = this.interpreter.host;
      return this.codeOf(
        hostCall(file.path, () => files.read(file.path)),
        file.path,
        namespace,
      );
    });
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

  private codeOf(bytes: Uint8Array, path: string, namespace: PyDict): CompiledSource {
    try {
      const source = decodeSource(bytes, path);
      return compileSource(source, { mode: 'exec', globals: namespace, interpreter: this.interpreter });
    } catch (error) {
      if (error instanceof PythonSyntaxError) throw syntaxError(error, path);
      throw error;
    }
  }

  private absoluteName(name: string, globals: PyDict, level: number): string {
    const declared = asString(globals.getName('__package__'));
    const own = asString(globals.getName('__name__')) ?? '';
    const isPackage = globals.getName('__path__') !== undefined;
    const from = declared ?? (isPackage ? own : own.slice(0, Math.max(own.lastIndexOf('.'), 0)));
    if (from === '') raise.importError('attempted relative import with no known parent package');
    const parts = from.split('.');
    if (level > parts.length) raise.importError('attempted relative import beyond top-level package');
    const base = parts.slice(0, parts.length - level + 1).join('.');
    return name === '' ? base : `${base}.${name}`;
  }
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
