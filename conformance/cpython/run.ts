/**
 * Runs test files of an installed CPython 3.13 under `ouro` and under that CPython, and writes a table of both.
 *
 *     npm run build && node scripts/bundle.mjs conformance/cpython/run.ts cpython
 *     node dist/cpython.mjs [--failures] [--stress] [--jobs N] [test_int ...]
 *
 * Without names: the tests of the language and of the modules it leans on. `--failures` shows how each test failed. What
 * CPython itself passes is kept beside the bundle. Modules that Ouroboros doesn't have come from CPython's library folder.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findCPython } from '../find-cpython.ts';

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

/** A test that tells nothing for so long counts as hanging. */
const patience = 60_000;

type Outcome = 'passed' | 'failed' | 'skipped' | 'hanging' | 'crashed';

interface Result {
  readonly outcome: Outcome;
  readonly detail: string;
}

/** By the name of the test. */
type Results = Map<string, Result>;

const here = dirname(fileURLToPath(import.meta.url));
const driver = join(here, '..', 'conformance', 'cpython', 'driver.py');
const ouro = join(here, 'ouro.js');
const cpython = findCPython();
if (cpython === undefined) throw new Error('No CPython 3.13 found; install one or name it in OURO_CPYTHON.');
const { executable, stdlib, version } = cpython;
const store = join(here, `cpython-${version}.json`);
const expected: Record<string, Record<string, Outcome>> = existsSync(store)
  ? JSON.parse(readFileSync(store, 'utf8'))
  : {};

const options = process.argv.slice(2);
const showFailures = takeFlag('--failures');
const stress = takeFlag('--stress');
const jobs = Number(takeValue('--jobs') ?? 2);
const names = options.length > 0 ? options : defaultTests.split(' ');

const rows: { name: string; passable: number; passed: number; lost: [string, Result][] }[] = [];
const waiting = [...names];
await Promise.all(Array.from({ length: jobs }, work));
report();

async function work(): Promise<void> {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const theirs = (expected[name] ??= await reference(name));
    const ours = await run(name, process.execPath, [ouro], {
      OURO_STDLIB: stdlib,
      PYTHONPATH: join(dirname(driver), 'shims'),
      ...(stress ? { OURO_STRESS: '1' } : {}),
    });
    const passable = Object.keys(theirs).filter((test) => theirs[test] === 'passed');
    const lost = passable.filter((test) => ours.get(test)?.outcome !== 'passed');
    rows.push({
      name,
      passable: passable.length,
      passed: passable.length - lost.length,
      lost: lost.map((test) => [test, ours.get(test) ?? notRun(ours)]),
    });
    writeFileSync(store, JSON.stringify(expected));
    if (process.stderr.isTTY) process.stderr.write(`\r${rows.length} of ${names.length}: ${name}\x1b[K`);
  }
}

async function reference(name: string): Promise<Record<string, Outcome>> {
  const results = await run(name, executable, ['-s', '-B'], {});
  return Object.fromEntries([...results].map(([test, { outcome }]) => [test, outcome]));
}

/** Why a test has no result: the last words of the process are kept under no name. */
function notRun(results: Results): Result {
  return results.get('') ?? { outcome: 'crashed', detail: 'was not run' };
}

/** Runs a file, again without the test that hangs or takes the process down, until it comes to its end. */
async function run(
  name: string,
  command: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<Results> {
  const results: Results = new Map();
  const folder = mkdtempSync(join(tmpdir(), 'ouro-cpython-'));
  try {
    for (let attempt = 0; attempt < 30; attempt++) {
      const leftOut = join(folder, 'without.txt');
      writeFileSync(leftOut, [...results.keys()].filter((test) => test !== '').join('\n'));
      const { ended, running, why, stderr } = await once(
        command,
        [...args, driver, `test.${name}`, '--without', leftOut],
        { ...process.env, ...env, PYTHONHASHSEED: '0', LANG: 'C.UTF-8' },
        folder,
        results,
      );
      if (ended) break;
      if (running === null) {
        results.set('', { outcome: 'crashed', detail: stderr.split('\n').slice(-12).join('\n') });
        break;
      }
      results.set(running, { outcome: why, detail: stderr.split('\n').slice(-12).join('\n') });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return results;
}

interface End {
  readonly ended: boolean;
  /** The test that was running when the process ended. */
  readonly running: string | null;
  readonly why: Outcome;
  readonly stderr: string;
}

function once(
  command: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  cwd: string,
  results: Results,
): Promise<End> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let running: string | null = null;
    let ended = false;
    let why: Outcome = 'crashed';
    let stderr = '';
    let rest = '';
    const kill = () => {
      why = 'hanging';
      child.kill('SIGKILL');
    };
    let timer = setTimeout(kill, patience);
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-8000);
    });
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop()!;
      for (const line of lines) {
        const [, what, test, detail] = /@@ (\w+) (\S+) (.*)$/.exec(line) ?? [];
        if (test === undefined) continue;
        clearTimeout(timer);
        timer = setTimeout(kill, patience);
        if (what === 'started') running = test;
        else if (what === 'ended') ended = true;
        else if (what !== 'listed') {
          results.set(test, { outcome: what as Outcome, detail: detail! });
          running = null;
        }
      }
    });
    child.on('close', () => {
      clearTimeout(timer);
      resolve({ ended, running, why, stderr });
    });
  });
}

function report(): void {
  rows.sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
  let passable = 0;
  let passed = 0;
  for (const row of rows) {
    passable += row.passable;
    passed += row.passed;
    console.log(`${row.name.padEnd(28)} ${share(row.passed, row.passable)}`);
    for (const [test, { outcome, detail }] of row.lost) {
      if (showFailures)
        console.log(`    ${outcome} ${test}\n        ${detail.replaceAll('\\n', '\n        ')}`);
    }
  }
  console.log(`${'all'.padEnd(28)} ${share(passed, passable)}`);
}

function share(part: number, whole: number): string {
  const percent = whole === 0 ? 100 : (100 * part) / whole;
  return `${String(part).padStart(5)} of ${String(whole).padStart(5)}  ${percent.toFixed(1).padStart(5)}%`;
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
