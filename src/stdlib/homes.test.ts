/** `__module__` and `__qualname__` of what modules have lead back to it: `pickle` saves functions and classes by these names. */
import { expect, test } from 'vitest';
import { createInterpreter, virtualHost } from '../index.ts';
import { libraryNames } from './registry.ts';

/** Which CPython can't find by their names either. */
const LOST = [
  'asyncio.eager_task_factory',
  '_collections._deque_reverse_iterator',
  'functools._CacheInfo',
  'unittest.util._Mismatch',
];

const source = `
import importlib, sys, types

def leads_back(value):
    try:
        found = importlib.import_module(value.__module__)
        for part in value.__qualname__.split("."):
            found = getattr(found, part)
    except (ImportError, AttributeError):
        return False
    return found is value

# What has no name in builtins is saved otherwise: type(None), the types of functions, generators ...
nameless = {value for value in vars(types).values() if isinstance(value, type)}

for name in sys.argv[1:]:
    try:
        module = importlib.import_module(name)
    except ImportError:  # of a module that Ouroboros doesn't have
        continue
    for key, value in sorted(vars(module).items()):
        if key.startswith("_") and ("._" in name or name.startswith("_frozen")):  # helpers of parts of a package
            continue
        if isinstance(value, (type, types.FunctionType, types.BuiltinFunctionType)) and value not in nameless:
            is_bound = value.__module__ is None
            if not is_bound and not leads_back(value):
                print(f"{name}.{key}")
`;

test('functions and classes of the library are found by their names', async () => {
  const host = virtualHost();
  const names = libraryNames().filter((name) => !name.endsWith('.__main__'));
  const interpreter = createInterpreter({ host, argv: ['homes.py', ...names] });
  const { kind } = await interpreter.run(source);
  expect(host.console.stderr).toBe('');
  expect(kind).toBe('finished');
  expect(host.console.stdout.split('\n').slice(0, -1)).toEqual(LOST);
}, 60_000);
