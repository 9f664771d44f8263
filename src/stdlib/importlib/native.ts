/** `_importing`: the types of the import system that are TypeScript, for the modules of `importlib` that are Python; `_imp`. */
import { builtinImporterType, frozenImporterType, pathFinderType } from '../../runtime/importing/finders.ts';
import { importerOf } from '../../runtime/importing/import-system.ts';
import { fileLoaderType, loaderBasicsType, sourceFileLoaderType, sourceLoaderType } from '../../runtime/importing/loaders.ts';
import { moduleSpecType } from '../../runtime/importing/module-spec.ts';
import { namespaceLoaderType, namespacePathType } from '../../runtime/importing/namespace-package.ts';
import { native } from '../../runtime/kernel/define.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import type { Guest } from '../../runtime/kernel/pausing.ts';
import { asString } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyList } from '../../runtime/kernel/values.ts';
import { defineModule } from '../../runtime/objects/define-module.ts';

export const importingMachinery = defineModule('_importing', () => ({
  functions: [
    native(
      'find_spec(name, path, target)',
      'The spec that the finders of sys.meta_path give, or None.',
      function* (name: Value, path: Value, target: Value, thread: Thread): Guest<Value> {
        return yield* importerOf(thread).findSpec(asString(name) ?? '', path, target, thread);
      },
    ),
    native('is_frozen_package(name)', null, (name: Value, thread: Thread) =>
      importerOf(thread).isPackage(asString(name) ?? ''),
    ),
  ],
  types: [
    moduleSpecType(),
    builtinImporterType(),
    frozenImporterType(),
    pathFinderType(),
    loaderBasicsType(),
    sourceLoaderType(),
    fileLoaderType(),
    sourceFileLoaderType(),
    namespaceLoaderType(),
    namespacePathType(),
  ],
}));

const lockFunctions = ['acquire_lock', 'release_lock'].map((name) =>
  native(`${name}()`, "The interpreter's import lock: imports don't wait for each other.", () => null),
);

export const imp = defineModule('_imp', () => ({
  doc: '(Extremely) low-level import machinery bits as used by importlib.',
  functions: [
    ...lockFunctions,
    native('lock_held()', 'Return True if the import lock is currently held, else False.', () => false),
    native('extension_suffixes()', 'Returns the list of file suffixes used to identify extension modules.', () => new PyList([])),
    native('is_builtin(name, /)', 'Returns True if the module name corresponds to a built-in module.', (name: Value, thread: Thread) =>
      importerOf(thread).isOwn(asString(name) ?? '', 'built-in') ? 1 : 0,
    ),
    native('is_frozen(name, /)', 'Returns True if the module name corresponds to a frozen module.', (name: Value, thread: Thread) =>
      importerOf(thread).isOwn(asString(name) ?? '', 'frozen'),
    ),
    native('is_frozen_package(name, /)', 'Returns True if the module name is of a frozen package.', (name: Value, thread: Thread) =>
      importerOf(thread).isPackage(asString(name) ?? ''),
    ),
  ],
  values: { check_hash_based_pycs: 'default' },
}));
