/**
 * Makes and verifies the goldens with an installed CPython 3.13; goldens are never typed.
 *
 *   npm run golden -- verify [words]   runs the programs whose name contains one of the words (default: all), compares
 *   npm run golden -- fill [words]     writes the goldens that are missing; with --again also those that differ
 */
import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Case, documentCases, programCases, readGolden } from './catalogue.ts';
import { type CPython, findCPython } from './find-cpython.ts';
import { comparable, type Outcome, withoutPlaces } from './outcome.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

await main(process.argv.slice(2));

async function main([command, ...rest]: string[]): Promise<void> {
  const again = rest.includes('--again');
  const words = rest.filter((word) => !word.startsWith('-'));
  if (command !== 'verify' && command !== 'fill')
    return fail('usage: npm run golden -- verify|fill [words] [--again]');
  const cpython = findCPython();
  if (cpython === undefined) return fail('No CPython 3.13 found; install one or name it in OURO_CPYTHON.');
  say(`CPython ${cpython.version} at ${cpython.executable}`);
  const documents = command === 'verify' ? documentCases(root) : [];
  const cases = [...documents, ...programCases(root)].filter(
    ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
  );
  const count = new Map<Verdict, number>();
  await inParallel(cases, async (program) => {
    const verdict = await (command === 'verify' ? verify(program, cpython) : fill(program, cpython, again));
    count.set(verdict, (count.get(verdict) ?? 0) + 1);
  });
  say([...count].map(([verdict, n]) => `${n} ${verdict}`).join(', ') || 'No program matches.');
  if (count.has('differ') || count.has('without golden')) process.exitCode = 1;
}

type Verdict =
  | 'verified'
  | 'differ'
  | 'without golden'
  | 'written'
  | 'unchanged'
  | 'left although they differ';

async function verify(program: Case, cpython: CPython): Promise<Verdict> {
  const golden = readGolden(root, program);
  if (golden === undefined) {
    say(`no golden   ${program.name}`);
    return 'without golden';
  }
  const outcome = await runOnCPython(program, cpython);
  if (equal(program, golden, outcome)) return 'verified';
  say(`differs     ${program.name}\n${explain(comparable(golden, program), comparable(outcome, program))}`);
  return 'differ';
}

async function fill(program: Case, cpython: CPython, again: boolean): Promise<Verdict> {
  const golden = readGolden(root, program);
  if (golden !== undefined && !again) return 'unchanged';
  const outcome = await runOnCPython(program, cpython);
  if (golden !== undefined && equal(program, golden, outcome)) return 'unchanged';
  if (!equal(program, outcome, await runOnCPython(program, cpython))) {
    say(`unsteady    ${program.name}: two runs on CPython differ; no golden written`);
    process.exitCode = 1;
    return 'left although they differ';
  }
  writeOrRemove(`${program.golden}.out`, outcome.stdout, true);
  writeOrRemove(`${program.golden}.err`, outcome.stderr, outcome.stderr !== '');
  writeOrRemove(`${program.golden}.exit`, `${outcome.status}\n`, outcome.status !== 0);
  say(`written     ${program.name}`);
  return 'written';
}

function equal(program: Case, left: Outcome, right: Outcome): boolean {
  return JSON.stringify(comparable(left, program)) === JSON.stringify(comparable(right, program));
}

function runOnCPython(program: Case, cpython: CPython): Promise<Outcome> {
  const directory = dirname(program.file);
  return new Promise((resolve, reject) => {
    const child = spawn(cpython.executable, ['-s', '-B', program.file, ...program.argv], {
      cwd: directory,
      env: { PATH: '/usr/bin:/bin', HOME: tmpdir(), LANG: 'C.UTF-8', PYTHONHASHSEED: '0' },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.stdin.on('error', () => {}).end(program.stdin);
    const interrupt = setTimeout(() => child.kill('SIGINT'), program.patience * 1000);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(interrupt);
      const status = code ?? `signal:${signal}`;
      resolve(withoutPlaces({ stdout, stderr, status }, { directory, stdlib: cpython.stdlib }));
    });
  });
}

/** Most programs sleep: two for each processor keep their timing honest. */
async function inParallel<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) await act(item);
  };
  await Promise.all(Array.from({ length: availableParallelism() * 2 }, worker));
}

function explain(golden: Outcome, outcome: Outcome): string {
  const lines: string[] = [];
  for (const part of ['stdout', 'stderr', 'status'] as const) {
    const [expected, found] = [String(golden[part]).split('\n'), String(outcome[part]).split('\n')];
    const at = expected.findIndex((line, index) => line !== found[index]);
    if (at >= 0 || expected.length !== found.length) {
      const line = at >= 0 ? at : expected.length;
      lines.push(
        `  ${part}, line ${line + 1}:`,
        `    golden  ${expected[line]}`,
        `    CPython ${found[line]}`,
      );
    }
  }
  return lines.join('\n');
}

function writeOrRemove(file: string, text: string, wanted: boolean): void {
  if (wanted) writeFileSync(file, text);
  else rmSync(file, { force: true });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}
