/** Finders of modules: what is built in, what is frozen, what is on the path. CPython: Lib/importlib/_bootstrap.py; docs: library/importlib.html#importlib.machinery.PathFinder. */

import { getAttribute } from '../kernel/attributes.ts';
import { classMethod, defineType, native, staticMethod } from '../kernel/define.ts';
import { importErrorType, makeError } from '../kernel/errors.ts';
import { withMembers } from '../kernel/exception.ts';
import { PyNativeFunction } from '../kernel/native.ts';
import type { PyObject, Value } from '../kernel/object.ts';
import { once } from '../kernel/once.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { asString, repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { PyModule } from '../objects/module.ts';
import { importerOf } from './import-system.ts';
import { callInPython, inPython } from './in-python.ts';

/** The finder and loader of what the library has in TypeScript, or packed: programs use the type itself. */
const ownImporter = (name: string, kind: 'built-in' | 'frozen', doc: string, more: PartOfImporter) =>
  once(
    (): PyType =>
      defineType<PyObject>(name, {
        module: '_frozen_importlib',
        doc,
        methods: [
          classMethod(
            'find_spec(cls, fullname, path=None, target=None)',
            null,
            (_cls: Value, fullname: Value, _path: Value, _target: Value, thread: Thread) =>
              importerOf(thread).findFirst(asString(fullname) ?? '', kind),
            'def',
          ),
          ...more,
        ],
      }),
  );

type PartOfImporter = readonly ReturnType<typeof classMethod>[];

/** The `name` of a spec or a module. */
function* nameIn(object: Value, attribute: string, thread: Thread): Guest<string> {
  return asString(yield* finished(getAttribute(object, attribute, thread))) ?? '';
}

function* refuse(name: string, what: string, thread: Thread): Guest<never> {
  const shown = yield* finished(repr(name, thread));
  throw withMembers(makeError(importErrorType, `${shown} is not a ${what} module`), { name });
}

export const builtinImporterType: () => PyType = ownImporter(
  'BuiltinImporter',
  'built-in',
  'Meta path import for built-in modules.\n\n    All methods are either class or static methods to avoid the need to\n    instantiate the class.\n\n    ',
  [
    staticMethod(
      'create_module(spec)',
      'Create a built-in module',
      function* (spec: Value, thread: Thread): Guest<Value> {
        const name = yield* nameIn(spec, 'name', thread);
        const importer = importerOf(thread);
        if (!importer.isOwn(name, 'built-in')) yield* refuse(name, 'built-in', thread);
        return importer.createBuiltin(name);
      },
      'def',
    ),
    staticMethod('exec_module(module)', 'Exec a built-in module', () => null, 'def'),
    inPython(
      'get_code(cls, fullname)',
      'Return None as built-in modules do not have code objects.',
      'class method',
    ),
    inPython(
      'get_source(cls, fullname)',
      'Return None as built-in modules do not have source code.',
      'class method',
    ),
    inPython(
      'is_package(cls, fullname)',
      'Return False as built-in modules are never packages.',
      'class method',
    ),
    inPython(
      'load_module(cls, fullname)',
      'Load the specified module into sys.modules and return it.\n\n    This method is deprecated.  Use loader.exec_module() instead.\n\n    ',
      'class method',
    ),
  ],
);

export const frozenImporterType: () => PyType = ownImporter(
  'FrozenImporter',
  'frozen',
  'Meta path import for frozen modules.\n\n    All methods are either class or static methods to avoid the need to\n    instantiate the class.\n\n    ',
  [
    staticMethod('create_module(spec)', 'Set __file__, if able.', () => null, 'def'),
    staticMethod(
      'exec_module(module)',
      null,
      function* (module: Value, thread: Thread): Guest<Value> {
        const name = yield* nameIn(module, '__name__', thread);
        const importer = importerOf(thread);
        if (!importer.isOwn(name, 'frozen') || !(module instanceof PyModule))
          return yield* refuse(name, 'frozen', thread);
        yield* importer.runFrozen(name, module, thread);
        return null;
      },
      'def',
    ),
    inPython('get_code(cls, fullname)', 'Return the code object for the frozen module.', 'class method'),
    inPython(
      'get_source(cls, fullname)',
      'Return None as frozen modules do not have source code.',
      'class method',
    ),
    inPython('is_package(cls, fullname)', 'Return True if the frozen module is a package.', 'class method'),
    inPython(
      'load_module(cls, fullname)',
      'Load a frozen module.\n\n        This method is deprecated.  Use exec_module() instead.\n\n        ',
      'class method',
    ),
  ],
);

export const pathFinderType: () => PyType = once(() =>
  defineType<PyObject>('PathFinder', {
    module: '_frozen_importlib_external',
    doc: 'Meta path finder for sys.path and package __path__ attributes.',
    methods: [
      classMethod(
        'find_spec(cls, fullname, path=None, target=None)',
        "Try to find a spec for 'fullname' on sys.path or 'path'.\n\n        The search is based on sys.path_hooks and sys.path_importer_cache.\n        ",
        function* (_cls: Value, fullname: Value, path: Value, target: Value, thread: Thread): Guest<Value> {
          return yield* importerOf(thread).findOnPath(asString(fullname) ?? '', path, target, thread);
        },
        'def',
      ),
      inPython(
        'invalidate_caches()',
        'Call the invalidate_caches() method on all path entry finders\n        stored in sys.path_importer_cache (where implemented).',
        'static method',
      ),
      inPython(
        '_path_importer_cache(cls, path)',
        'Get the finder for the path entry from sys.path_importer_cache.',
        'class method',
      ),
      inPython('_path_hooks(path)', "Search sys.path_hooks for a finder for 'path'.", 'static method'),
      inPython('find_distributions(context=None)', 'Find distributions.', 'static method'),
    ],
  }),
);

const fileFinderHook = once(() =>
  native(
    'path_hook_for_FileFinder(path)',
    'Path hook for importlib.machinery.FileFinder.',
    function* (path: Value, thread: Thread): Guest<Value> {
      return yield* callInPython(
        ['path_hook_for_FileFinder'],
        [path],
        thread,
        'importlib._bootstrap_external',
      );
    },
    { wording: 'def' },
  ),
);

/** What is in `sys.path_hooks`: one for each interpreter. */
export function newFileFinderHook(): PyNativeFunction {
  return new PyNativeFunction(fileFinderHook().native, undefined, '_frozen_importlib_external');
}
