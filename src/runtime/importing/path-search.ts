/** Searching the entries of a path, by hooks where the program has put some. CPython: PathFinder and FileFinder in Lib/importlib/_bootstrap_external.py; docs: reference/import.html#the-path-based-finder. */
import { type FileKind, HostError } from '../host/host.ts';
import { getAttribute } from '../kernel/attributes.ts';
import { call, call1 } from '../kernel/call.ts';
import { PyDict } from '../kernel/dict.ts';
import { importErrorType, importWarningType, isInstance, raise } from '../kernel/errors.ts';
import { PyException } from '../kernel/exception.ts';
import type { InterpreterState } from '../kernel/interpreter-state.ts';
import { collect } from '../kernel/iterate.ts';
import type { Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyList } from '../kernel/values.ts';
import { newFileFinderHook } from './finders.ts';
import { attributeOr, systemValue } from './import-system.ts';
import { newSourceFileLoader } from './loaders.ts';
import { newSpec, type PyModuleSpec } from './module-spec.ts';

export class PathSearch {
  /** What is in `sys.path_hooks` as long as the program has not changed it: folders are then searched without a finder. */
  readonly hook: Value = newFileFinderHook();
  private readonly interpreter: InterpreterState;

  constructor(interpreter: InterpreterState) {
    this.interpreter = interpreter;
  }

  /** The spec of a module, or the portions of a package without a file. */
  *find(
    name: string,
    entries: readonly Value[],
    target: Value,
    thread: Thread,
  ): Guest<Value | readonly Value[]> {
    const portions: Value[] = [];
    for (const entry of entries) {
      const folder = asString(entry);
      const spec = folder === undefined ? null : yield* this.findInEntry(name, folder, target, thread);
      if (spec === null) continue;
      if ((yield* finished(getAttribute(spec, 'loader', thread))) !== null) return spec;
      const locations = yield* finished(getAttribute(spec, 'submodule_search_locations', thread));
      if (locations === null) return raise.importError('spec missing loader');
      portions.push(...(yield* collect(locations, thread)));
    }
    return portions;
  }

  private *findInEntry(name: string, folder: string, target: Value, thread: Thread): Guest<Value> {
    const place = folder === '' || folder === '.' ? this.workingFolder() : folder;
    const finder = place === null ? null : yield* this.finderFor(place, thread);
    if (finder === null) return null;
    if (finder === undefined) return this.findInFolder(name, place!);
    const find = yield* attributeOr(finder, 'find_spec', undefined, thread);
    return find === undefined ? null : yield* finished(call(find, [name, target], null, thread));
  }

  /** What a hook made for a folder, None if no hook wants it; `undefined` for folders that are searched without one. */
  private *finderFor(folder: string, thread: Thread): Guest<Value | undefined> {
    const cache = systemValue(this.interpreter, 'path_importer_cache');
    const known = cache instanceof PyDict ? cache.getName(folder) : undefined;
    if (known !== undefined) return known;
    const given = systemValue(this.interpreter, 'path_hooks');
    if (given instanceof PyList && given.items.length === 1 && given.items[0] === this.hook) return undefined;
    const hooks = given === null ? [] : yield* collect(given, thread);
    if (given !== null && hooks.length === 0)
      yield* finished(this.interpreter.warn(importWarningType, 'sys.path_hooks is empty', 1, thread));
    let finder: Value = null;
    for (const hook of hooks) {
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
    const place = folder.startsWith('/') ? folder : `${this.workingFolder()}/${folder}`;
    const base = `${place.replace(/(?<=[^/])\/+$/, '')}/${name.slice(name.lastIndexOf('.') + 1)}`;
    const isFolder = this.isThere(base, 'folder');
    const init = `${base}/__init__.py`;
    if (isFolder && this.isThere(init, 'file')) return specOfFile(name, init, new PyList([base]));
    if (this.isThere(`${base}.py`, 'file')) return specOfFile(name, `${base}.py`, null);
    return isFolder ? newSpec({ name, loader: null, locations: new PyList([base]) }) : null;
  }

  private isThere(path: string, kind: FileKind): boolean {
    return this.asked(() => this.interpreter.host.files.status(path).kind === kind) ?? false;
  }

  /** Null when it has been removed. */
  private workingFolder(): string | null {
    return this.asked(() => this.interpreter.host.files.workingFolder());
  }

  private asked<T>(ask: () => T): T | null {
    try {
      return ask();
    } catch (error) {
      if (error instanceof HostError) return null;
      throw error;
    }
  }
}

function specOfFile(name: string, path: string, locations: PyList | null): PyModuleSpec {
  const loader = newSourceFileLoader(name, path);
  return newSpec({ name, loader, origin: path, locations, hasLocation: true });
}
