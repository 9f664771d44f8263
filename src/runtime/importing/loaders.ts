/** Loaders of files and of packages without a file. CPython: Lib/importlib/_bootstrap_external.py; docs: library/importlib.html#importlib.machinery.SourceFileLoader. */
import { getAttribute } from '../kernel/attributes.ts';
import { typeOf } from '../kernel/birth.ts';
import { bySignature } from '../kernel/by-signature.ts';
import { equal } from '../kernel/compare.ts';
import { defineType, getset, method } from '../kernel/define.ts';
import type { PyObject, Value } from '../kernel/object.ts';
import { once } from '../kernel/once.ts';
import { finished } from '../kernel/pausing.ts';
import { getField, setField } from '../kernel/shape.ts';
import type { PyType } from '../kernel/type.ts';
import { PyInstance } from '../kernel/values.ts';
import { dictionaryOf, replaceDict } from '../objects/instance-dict.ts';
import { inPython } from './in-python.ts';

const EXTERNAL = '_frozen_importlib_external';

export const loaderBasicsType: () => PyType = once(() =>
  defineType<PyObject>('_LoaderBasics', {
    module: EXTERNAL,
    doc: 'Base class of common code needed by both SourceLoader and\n    SourcelessFileLoader.',
    hasDict: true,
    methods: [
      getset<PyObject>('__dict__', null, (self) => dictionaryOf(self), replaceDict),
      inPython(
        'is_package(self, fullname)',
        "Concrete implementation of InspectLoader.is_package by checking if\n        the path returned by get_filename has a filename of '__init__.py'.",
      ),
      method('create_module(self, spec)', 'Use default semantics for module creation.', () => null, 'def'),
      inPython('exec_module(self, module)', 'Execute the module.'),
      inPython('load_module(self, fullname)', 'This method is deprecated.'),
    ],
  }),
);

export const sourceLoaderType: () => PyType = once(() =>
  defineType<PyObject>('SourceLoader', {
    module: EXTERNAL,
    bases: [loaderBasicsType()],
    methods: [
      inPython(
        'path_mtime(self, path)',
        'Optional method that returns the modification time (int) for the\n        specified path (a str).\n\n        Raises OSError when the path cannot be handled.\n        ',
      ),
      inPython(
        'path_stats(self, path)',
        'Optional method returning a metadata dict for the specified\n        path (a str).',
      ),
      inPython(
        '_cache_bytecode(self, source_path, cache_path, data)',
        'Optional method which writes data (bytes) to a file path (a str).',
      ),
      inPython(
        'set_data(self, path, data)',
        'Optional method which writes data (bytes) to a file path (a str).',
      ),
      inPython('get_source(self, fullname)', 'Concrete implementation of InspectLoader.get_source.'),
      inPython(
        'source_to_code(self, data, path, *, _optimize=-1)',
        "Return the code object compiled from source.\n\n        The 'data' argument can be any object type that compile() supports.\n        ",
      ),
      inPython('get_code(self, fullname)', 'Concrete implementation of InspectLoader.get_code.'),
    ],
  }),
);

export const fileLoaderType: () => PyType = once(() =>
  defineType<PyObject>('FileLoader', {
    module: EXTERNAL,
    doc: 'Base file loader class which implements the loader protocol methods that\n    require file system usage.',
    hasDict: true,
    slots: {
      init: bySignature(
        'FileLoader.__init__',
        '(self, fullname, path)',
        (self: PyObject, name: Value, path: Value) => {
          setField(self, 'name', name);
          setField(self, 'path', path);
          return null;
        },
      ),
      *eq(self, other, thread) {
        if (typeOf(self) !== typeOf(other)) return false;
        const ours = yield* finished(getAttribute(self, '__dict__', thread));
        const theirs = yield* finished(getAttribute(other, '__dict__', thread));
        return yield* finished(equal(ours, theirs, thread));
      },
    },
    methods: [
      getset<PyObject>('__dict__', null, (self) => dictionaryOf(self), replaceDict),
      inPython('__hash__(self)', null),
      inPython(
        'load_module(self, name=None)',
        'Load a module from a file.\n\n        This method is deprecated.  Use exec_module() instead.\n\n        ',
      ),
      inPython('get_filename(self, name=None)', 'Return the path to the source file as found by the finder.'),
      inPython('get_data(self, path)', 'Return the data from path as raw bytes.'),
      inPython('get_resource_reader(self, name=None)', null),
    ],
  }),
);

export const sourceFileLoaderType: () => PyType = once(() =>
  defineType<PyObject>('SourceFileLoader', {
    module: EXTERNAL,
    doc: 'Concrete implementation of SourceLoader using the file system.',
    bases: [fileLoaderType(), sourceLoaderType()],
    methods: [
      inPython('path_stats(self, path)', 'Return the metadata for the path.'),
      inPython('_cache_bytecode(self, source_path, bytecode_path, data)', null),
      inPython('set_data(self, path, data, *, _mode=438)', 'Write bytes data to a file.'),
    ],
  }),
);

/** Its `name` and `path` are attributes, which programs may change. */
export function newSourceFileLoader(name: string, path: string): PyObject {
  const loader = new PyInstance(sourceFileLoaderType(), []);
  setField(loader, 'name', name);
  setField(loader, 'path', path);
  return loader;
}

export function pathOfLoader(loader: PyObject): Value {
  return getField(loader, 'path') ?? null;
}
