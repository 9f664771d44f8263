/**
 * Runs small programs on ouro and on CPython 3.13 in one session, alternating, and prints medians and ratios.
 *
 *   npm run bench                          all programs, start-up and memory
 *   npm run bench -- fib sleep0            those whose name contains one of the words
 *   npm run bench -- --rounds 9 --json     more rounds; the numbers as JSON
 *   npm run bench -- --against ../other    also the build of another checkout, to compare two revisions
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findCPython } from '../conformance/find-cpython.ts';

interface Benchmark {
  readonly name: string;
  /** The program prints its own seconds, or the whole process is timed, or its peak of resident memory is taken. */
  readonly timed: 'inside' | 'outside' | 'memory';
  /** By system; a system without a command is left out. */
  readonly commands: Readonly<Record<string, readonly string[]>>;
}

interface Row {
  readonly name: string;
  readonly timed: Benchmark['timed'];
  /** Median seconds, or least megabytes, by system, or why there are none. */
  readonly results: Record<string, number | string>;
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values: options, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
    against: { type: 'string' },
  },
});
const rounds = Math.max(1, Number(options.rounds) || 5);
const cpython = findCPython();
/** GNU time tells how much memory a process had at most. */
const time = '/usr/bin/time';
const hasPeaks = existsSync(time);
const systems = findSystems();
const all = benchmarks();
const named = all.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
const asksForMemory = named.some(({ timed }) => timed === 'memory');
const chosen = all.filter(
  (each) => named.includes(each) || (asksForMemory && each.name === 'memory-nothing'),
);

if (chosen.length === 0) say('No benchmark matches.');
else report(beyondNothing(chosen.map(measure)));

/** The start of a command by the name of its column. */
function findSystems(): Record<string, readonly string[]> {
  const found: Record<string, readonly string[]> = {
    ouro: [process.execPath, join(root, 'dist', 'ouro.js')],
  };
  if (options.against !== undefined) {
    found['other'] = [process.execPath, join(resolve(options.against), 'dist', 'ouro.js')];
  }
  if (cpython !== undefined) found['CPython'] = [cpython.executable, '-s'];
  return found;
}

function benchmarks(): Benchmark[] {
  const folder = join(root, 'bench');
  const programs = readdirSync(join(folder, 'programs'))
    .filter((file) => file.endsWith('.py'))
    .sort();
  const memory = hasPeaks
    ? readdirSync(join(folder, 'memory'))
        .filter((file) => file.endsWith('.py'))
        .sort()
    : [];
  const nothing: Record<string, readonly string[]> = { ouro: [process.execPath, '-e', '0'] };
  if (cpython !== undefined) nothing['CPython'] = [cpython.executable, '-s', '-c', 'pass'];
  return [
    ...programs.map((file) => program(file.slice(0, -3), 'inside', join(folder, 'programs', file))),
    { name: 'startup-nothing', timed: 'outside', commands: nothing },
    program('startup-hello', 'outside', join(folder, 'startup', 'hello.py')),
    program('startup-asyncio', 'outside', join(folder, 'startup', 'hello_asyncio.py')),
    ...memory.map((file) => program(`memory-${file.slice(0, -3)}`, 'memory', join(folder, 'memory', file))),
  ];
}

function program(name: string, timed: Benchmark['timed'], file: string): Benchmark {
  const commands = Object.entries(systems).map(([system, start]) => [system, [...start, file]] as const);
  return { name, timed, commands: Object.fromEntries(commands) };
}

function measure(benchmark: Benchmark): Row {
  const { name, timed, commands } = benchmark;
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${name} ...`);
  const samples = Object.keys(commands).map((system) => ({ system, seconds: [] as number[], failure: '' }));
  const turns = timed === 'outside' ? rounds * 4 : rounds;
  for (let turn = 0; turn < turns; turn++) {
    for (const sample of samples) {
      if (sample.failure !== '') continue;
      const seconds = runOnce(commands[sample.system]!, timed);
      if (typeof seconds === 'number') sample.seconds.push(seconds);
      else sample.failure = seconds;
    }
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  const typical = timed === 'memory' ? (each: readonly number[]) => Math.min(...each) : median;
  const results = samples.map(
    ({ system, seconds, failure }) => [system, failure || typical(seconds)] as const,
  );
  return { name, timed, results: Object.fromEntries(results) };
}

/** Of memory, what a program takes beyond an empty one. */
function beyondNothing(rows: readonly Row[]): Row[] {
  const nothing = rows.find(({ name }) => name === 'memory-nothing');
  return rows.map((row) => {
    if (nothing === undefined || row === nothing || row.timed !== 'memory') return row;
    const results = Object.entries(row.results).map(([system, result]) => {
      const base = nothing.results[system];
      return [system, typeof result === 'number' && typeof base === 'number' ? result - base : result];
    });
    return { ...row, results: Object.fromEntries(results) as Row['results'] };
  });
}

function runOnce(line: readonly string[], timed: Benchmark['timed']): number | string {
  const [command, ...words] = timed === 'memory' ? [time, '--format=%M', ...line] : line;
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(command!, words, {
    cwd: tmpdir(),
    encoding: 'utf8',
    timeout: 120_000,
  });
  const elapsed = (performance.now() - start) / 1000;
  const lines = (stderr ?? '').trimEnd().split('\n');
  const found =
    timed === 'inside'
      ? Number.parseFloat(stdout)
      : timed === 'outside'
        ? elapsed
        : Number.parseFloat(lines.at(-1)!) / 1024;
  if (status === 0 && Number.isFinite(found)) return found;
  return lines.findLast((line) => /^\w*Error\b/.test(line)) || lines.at(-1) || `status ${status}`;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function report(rows: readonly Row[]): void {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, load ${loadavg()[0]!.toFixed(2)}`;
  const versions = { node: process.version, cpython: cpython?.version ?? null };
  if (options.json) {
    say(JSON.stringify({ ...versions, machine, rounds, rows }, null, 2));
    return;
  }
  say(
    `Node ${versions.node}, CPython ${versions.cpython ?? 'not found'}; ${machine}; medians of ${rounds} rounds`,
  );
  say('');
  const others = Object.keys(systems).filter((system) => system !== 'ouro');
  const ratios = others.map((system) => `ouro/${system}`);
  printRow('milliseconds, MB', ['ouro', ...others, ...ratios]);
  for (const { name, timed, results } of rows) {
    const shown = timed === 'memory' ? megabytes : milliseconds;
    const cells = ['ouro', ...others].map((system) => shown(results[system]));
    printRow(name, [...cells, ...others.map((system) => ratio(results['ouro'], results[system]))]);
  }
  const [hello, nothing] = ['startup-hello', 'startup-nothing'].map(
    (name) => rows.find((row) => row.name === name)?.results['ouro'],
  );
  say('');
  if (typeof hello === 'number' && nothing !== undefined) {
    say(
      `startup-nothing is \`node -e 0\` and \`python -c pass\`; hello / node -e 0: ${ratio(hello, nothing)}`,
    );
  }
  for (const { name, results } of rows) {
    for (const [system, result] of Object.entries(results)) {
      if (typeof result === 'string') say(`${name} fails on ${system}: ${result}`);
    }
  }
}

function printRow(name: string, cells: readonly string[]): void {
  say(name.padEnd(20) + cells.map((cell) => cell.padStart(14)).join(''));
}

function milliseconds(result: number | string | undefined): string {
  return typeof result === 'number' ? (result * 1000).toFixed(1) : result === undefined ? '' : 'fails';
}

function megabytes(result: number | string | undefined): string {
  return typeof result === 'number' ? `${result.toFixed(1)} MB` : result === undefined ? '' : 'fails';
}

function ratio(own: number | string | undefined, other: number | string | undefined): string {
  return typeof own === 'number' && typeof other === 'number' ? (own / other).toFixed(2) : '';
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
