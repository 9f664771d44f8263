/** Packages without a file: their loader, and their `__path__`, which follows what it is found on. CPython: Lib/importlib/_bootstrap_external.py; docs: reference/import.html#namespace-packages. */
import { getAttribute } from '../kernel/attributes.ts';
import { bySignature } from '../kernel/by-signature.ts';
import { equal } from '../kernel/compare.ts';
import { defineType, getset, method } from '../kernel/define.ts';
import { raise } from '../kernel/errors.ts';
import { collect, iterate } from '../kernel/iterate.ts';
import { PyObject, type Value } from '../kernel/object.ts';
import { once } from '../kernel/once.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { setField } from '../kernel/shape.ts';
import { contains, getItem, setItem } from '../kernel/subscript.ts';
import { asString, repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { PyInstance, PyList } from '../kernel/values.ts';
import { dictionaryOf, replaceDict } from '../objects/instance-dict.ts';
import { importerOf } from './import-system.ts';
import { inPython } from './in-python.ts';
import { PyModuleSpec, specField } from './module-spec.ts';

const EXTERNAL = '_frozen_importlib_external';

/** The folders of a package; looked for again when the path that they were found on has changed. */
export class NamespacePath extends PyObject {
  readonly name: string;
  folders: PyList;
  /** What the folders were found on. */
  private searched: PyList;

  constructor(name: string, folders: PyList, searched: readonly Value[]) {
    super();
    this.name = name;
    this.folders = folders;
    this.searched = new PyList([...searched]);
  }

  *current(thread: Thread): Guest<PyList> {
    const parentPath = new PyList(yield* collect(yield* this.parentPath(thread), thread));
    if (yield* finished(equal(parentPath, this.searched, thread))) return this.folders;
    const spec = yield* importerOf(thread).findOnPath(this.name, parentPath, null, thread);
    if (spec instanceof PyModuleSpec && specField(spec, 'loader') === null) {
      const found = specField(spec, 'submodule_search_locations');
      if (found instanceof NamespacePath) this.folders = found.folders;
    }
    this.searched = parentPath;
    return this.folders;
  }

  private *parentPath(thread: Thread): Guest<Value> {
    const { modules } = thread.interpreter;
    const dot = this.name.lastIndexOf('.');
    const [owner, attribute] = dot < 0 ? ['sys', 'path'] : [this.name.slice(0, dot), '__path__'];
    const module = modules.getName(owner);
    if (module === undefined) return dot < 0 ? thread.interpreter.path : raise.keyError(owner);
    return yield* finished(getAttribute(module, attribute, thread));
  }
}

export const namespacePathType: () => PyType = once(() =>
  defineType<NamespacePath>('_NamespacePath', {
    module: EXTERNAL,
    doc: "Represents a namespace package's path.  It uses the module name\n    to find its parent module, and from there it looks up the parent's\n    __path__.",
    instances: NamespacePath,
    isBase: false,
    slots: {
      *iter(self, thread) {
        return yield* finished(iterate(yield* self.current(thread), thread));
      },
      *len(self, thread) {
        return (yield* self.current(thread)).items.length;
      },
      *getitem(self, key, thread) {
        return yield* finished(getItem(yield* self.current(thread), key, thread));
      },
      *setitem(self, key, value, thread) {
        return yield* finished(setItem(self.folders, key, value, thread));
      },
      *contains(self, item, thread) {
        return yield* finished(contains(yield* self.current(thread), item, thread));
      },
      *repr(self, thread) {
        return `_NamespacePath(${yield* finished(repr(self.folders, thread))})`;
      },
    },
    methods: [
      getset<NamespacePath>('_path', null, (self) => self.folders),
      getset<NamespacePath>('_name', null, (self) => self.name),
      method('append(self, item)', null, (self: NamespacePath, item: Value) => {
        self.folders.items.push(item);
        return null;
      }),
    ],
  }),
);

/** What `submodule_search_locations` of such a package are. */
export function newNamespacePath(
  name: string,
  folders: readonly Value[],
  searched: readonly Value[],
): NamespacePath {
  namespacePathType();
  return new NamespacePath(name, new PyList([...folders]), searched);
}

export const namespaceLoaderType: () => PyType = once(() =>
  defineType<PyObject>('NamespaceLoader', {
    module: EXTERNAL,
    hasDict: true,
    slots: {
      init: bySignature(
        'NamespaceLoader.__init__',
        '(self, name, path, path_finder)',
        (self: PyObject, name: Value, path: Value) => {
          const text = asString(name) ?? '';
          const given = path instanceof PyList ? path.items : [];
          setField(self, '_path', newNamespacePath(text, given, []));
          return null;
        },
      ),
    },
    methods: [
      getset<PyObject>('__dict__', null, (self) => dictionaryOf(self), replaceDict),
      method('is_package(self, fullname)', null, () => true, 'def'),
      method('get_source(self, fullname)', null, () => '', 'def'),
      inPython('get_code(self, fullname)', null),
      method('create_module(self, spec)', 'Use default semantics for module creation.', () => null, 'def'),
      method('exec_module(self, module)', null, () => null, 'def'),
      inPython(
        'load_module(self, fullname)',
        'Load a namespace module.\n\n        This method is deprecated.  Use exec_module() instead.\n\n        ',
      ),
      inPython('get_resource_reader(self, module)', null),
    ],
  }),
);

export function newNamespaceLoader(path: Value): PyObject {
  const loader = new PyInstance(namespaceLoaderType(), []);
  setField(loader, '_path', path);
  return loader;
}
