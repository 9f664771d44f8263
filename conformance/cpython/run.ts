/**
 * Runs test files of an installed CPython 3.13 under `ouro` and under that CPython, and writes a table of both.
 *
 *     npm run build && node scripts/bundle.mjs conformance/cpython/run.ts cpython
 *     node dist/cpython.mjs [--failures] [--table FILE] [--stress] [--jobs N] [--limit SECONDS] [test_int ...]
 *
 * Without names: the tests of the language and of the modules it leans on. `--failures` shows how each test failed,
 * `--table` writes a page of Markdown; both mark what lists/cpython-tests.txt gives a reason for. `--limit` is what one
 * file may take. What CPython itself passes is kept beside the bundle. Modules that Ouroboros doesn't have come from
 * CPython's library folder.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readList } from '../catalogue.ts';
import { findCPython } from '../find-cpython.ts';
import { type Outcome, underCPython, underOuro } from './measure.ts';
import { markdown, type Row, rowOf, text } from './table.ts';

const defaultTests =
  'test_grammar test_generators test_generator_stop test_genexps test_yield_from test_coroutines test_asyncgen ' +
  'test_listcomps test_setcomps test_dictcomps test_contextlib test_contextlib_async test_with test_exceptions ' +
  'test_exception_group test_except_star test_raise test_patma test_scope test_class test_descr test_super ' +
  'test_property test_decorators test_keywordonlyarg test_positional_only_arg test_extcall test_unpack ' +
  'test_unpack_ex test_named_expressions test_fstring test_format test_string test_str test_int test_float ' +
  'test_complex test_bool test_list test_tuple test_dict test_set test_range test_slice test_bytes test_enumerate ' +
  'test_iter test_itertools test_functools test_operator test_collections test_dataclasses test_enum test_typing ' +
  'test_types test_abc test_re test_math test_copy test_textwrap test_traceback test_warnings test_weakref ' +
  'test_inspect test_unittest';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..');
const folder = join(root, 'conformance', 'cpython');
const found = findCPython();
if (found === undefined) throw new Error('No CPython 3.13 found; install one or name it in OURO_CPYTHON.');
const cpython = found;
const store = join(here, `cpython-${cpython.version}.json`);
const expected: Record<string, Record<string, Outcome>> = existsSync(store)
  ? JSON.parse(readFileSync(store, 'utf8'))
  : {};

const options = process.argv.slice(2);
const showsFailures = takeFlag('--failures');
const stress = takeFlag('--stress');
const jobs = Number(takeValue('--jobs') ?? 2);
const table = takeValue('--table');
const limits = { patience: 60_000, whole: 1000 * Number(takeValue('--limit') ?? 600) };
const names = options.length > 0 ? options : defaultTests.split(' ');
const ouro = { script: join(here, 'ouro.js'), folder, stress };

const rows: Row[] = [];
const waiting = [...names];
await Promise.all(Array.from({ length: jobs }, work));
rows.sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
const known = readList(root, 'cpython-tests');
process.stdout.write(text(rows, known, showsFailures));
if (table !== undefined) writeFileSync(table, markdown(rows, known, cpython.version));

async function work(): Promise<void> {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const theirs = (expected[name] ??= await reference(name));
    rows.push(rowOf(name, theirs, await underOuro(name, cpython, ouro, limits)));
    writeFileSync(store, JSON.stringify(expected));
    if (process.stderr.isTTY) process.stderr.write(`\r${rows.length} of ${names.length}: ${name}\x1b[K`);
  }
}

async function reference(name: string): Promise<Record<string, Outcome>> {
  const results = await underCPython(name, cpython, folder, limits);
  return Object.fromEntries([...results].map(([test, { outcome }]) => [test, outcome]));
}

function takeFlag(name: string): boolean {
  const at = options.indexOf(name);
  if (at >= 0) options.splice(at, 1);
  return at >= 0;
}

function takeValue(name: string): string | undefined {
  const at = options.indexOf(name);
  return at < 0 ? undefined : options.splice(at, 2)[1];
}
