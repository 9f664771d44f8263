/** `_importing`: the types of the import system that are TypeScript, for the modules of `importlib` that are Python; `_imp`. */
import { ProgramCode } from '../../runtime/builtins/compile.ts';
import { packedProgram } from '../../runtime/eval/compile-source.ts';
import { builtinImporterType, frozenImporterType, pathFinderType } from '../../runtime/importing/finders.ts';
import { importerOf } from '../../runtime/importing/import-system.ts';
import {
  fileLoaderType,
  loaderBasicsType,
  sourceFileLoaderType,
  sourceLoaderType,
} from '../../runtime/importing/loaders.ts';
import { moduleSpecType } from '../../runtime/importing/module-spec.ts';
import { namespaceLoaderType, namespacePathType } from '../../runtime/importing/namespace-package.ts';
import { native } from '../../runtime/kernel/define.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import type { Guest } from '../../runtime/kernel/pausing.ts';
import { knownInteger } from '../../runtime/kernel/subscript.ts';
import { asString } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyBytes, PyList } from '../../runtime/kernel/values.ts';
import { needBuffer } from '../../runtime/objects/buffer.ts';
import { defineModule } from '../../runtime/objects/define-module.ts';

/** What kind of module of the library a name is. */
const kindFunctions = () => [
  native(
    'is_builtin(name, /)',
    'Returns True if the module name corresponds to a built-in module.',
    (name: Value, thread: Thread) => (importerOf(thread).isOwn(asString(name) ?? '', 'built-in') ? 1 : 0),
  ),
  native(
    'is_frozen(name, /)',
    'Returns True if the module name corresponds to a frozen module.',
    (name: Value, thread: Thread) => importerOf(thread).isOwn(asString(name) ?? '', 'frozen'),
  ),
  native(
    'is_frozen_package(name, /)',
    'Returns True if the module name is of a frozen package.',
    (name: Value, thread: Thread) => importerOf(thread).isPackage(asString(name) ?? ''),
  ),
];

/** SipHash-1-3 with a key whose second half is zero. */
function sipHash(key: bigint, data: Uint8Array): bigint {
  const wrap = (n: bigint) => BigInt.asUintN(64, n);
  const rotated = (n: bigint, by: bigint) => wrap(n << by) | (n >> (64n - by));
  let [a, b] = [key ^ 0x736f6d6570736575n, 0x646f72616e646f6dn];
  let [c, d] = [key ^ 0x6c7967656e657261n, 0x7465646279746573n];
  const round = () => {
    a = wrap(a + b);
    b = rotated(b, 13n) ^ a;
    a = rotated(a, 32n);
    c = wrap(c + d);
    d = rotated(d, 16n) ^ c;
    a = wrap(a + d);
    d = rotated(d, 21n) ^ a;
    c = wrap(c + b);
    b = rotated(b, 17n) ^ c;
    c = rotated(c, 32n);
  };
  const add = (word: bigint) => {
    d ^= word;
    round();
    a ^= word;
  };
  const whole = data.length & ~7;
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  for (let i = 0; i < whole; i += 8) add(view.getBigUint64(i, true));
  let last = BigInt(data.length & 0xff) << 56n;
  for (let i = whole; i < data.length; i++) last |= BigInt(data[i]!) << BigInt(8 * (i - whole));
  add(last);
  c ^= 0xffn;
  for (let i = 0; i < 3; i++) round();
  return a ^ b ^ c ^ d;
}

export const importingMachinery = defineModule('_importing', () => ({
  functions: [
    native(
      'find_spec(name, path, target)',
      'The spec that the finders of sys.meta_path give, or None.',
      function* (name: Value, path: Value, target: Value, thread: Thread): Guest<Value> {
        return yield* importerOf(thread).findSpec(asString(name) ?? '', path, target, thread);
      },
    ),
    native(
      'own_module(name)',
      'A module of the library, without asking finders.',
      (name: Value, thread: Thread) => importerOf(thread).own(asString(name) ?? '', thread),
    ),
    native('frozen_code(name)', null, (given: Value, thread: Thread) => {
      const name = asString(given) ?? '';
      const program = packedProgram(importerOf(thread).packedTree(name) ?? '', `<frozen ${name}>`);
      return new ProgramCode(program, null, thread.interpreter);
    }),
    native('source_hash(key, source)', null, (key: Value, source: Value, thread: Thread) => {
      const hash = new Uint8Array(8);
      new DataView(hash.buffer).setBigUint64(
        0,
        sipHash(BigInt(knownInteger(key) ?? 0), needBuffer(source, thread)),
        true,
      );
      return new PyBytes(hash);
    }),
    ...kindFunctions(),
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
    native(
      'extension_suffixes()',
      'Returns the list of file suffixes used to identify extension modules.',
      () => new PyList([]),
    ),
    ...kindFunctions(),
    native('_override_frozen_modules_for_tests(override, /)', null, () => null), // there are no others than those
    native('_override_multi_interp_extensions_check(override, /)', null, () => 0),
  ],
  values: { check_hash_based_pycs: 'default' },
}));
