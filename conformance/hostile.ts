/**
 * Gives hostile source texts to an installed CPython 3.13 and to Ouroboros, each in a process of its own with limits of
 * time and memory, and prints what differs: the table says how both ended and how time grows with the size.
 *
 *   node scripts/bundle.mjs conformance/hostile.ts
 *   node dist/hostile.mjs [--all] [--largest=N] [--route=file,compile,api] [--folder=DIR] [words]
 *
 * Routes: the program file of `ouro`; `compile()` and `exec()` inside of a program; `createInterpreter().run`.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findCPython } from './find-cpython.ts';
import { type HostileCase, hostileCases } from './hostile-cases.ts';

const seconds = 60;
const kilobytes = 6_000_000;
const heapMegabytes = 3000;

interface Ended {
  /** Exit status, or how it was ended. */
  status: string;
  stdout: string;
  stderr: string;
  seconds: number;
}

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const option = (name: string): string | undefined =>
  process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
const showAll = process.argv.includes('--all');
const routes = (option('route') ?? 'file,compile,api').split(',');
const largest = Number(option('largest') ?? Number.POSITIVE_INFINITY);
const folder = option('folder') ?? join(tmpdir(), 'ouro-hostile');
const dist = option('dist') ?? dirname(fileURLToPath(import.meta.url));
const command = existsSync(join(dist, 'ouro.js')) ? join(dist, 'ouro.js') : join(dist, 'ouro.cjs');
const cpython = findCPython();
if (cpython === undefined) throw new Error('No CPython 3.13 found; install one or name it in OURO_CPYTHON.');
const python = cpython.executable;

/** Writes the program files it is told of: expressions in N, and where. */
const writer = `
import json, sys
for text, n, path in json.load(sys.stdin):
    made = eval(text, {'N': n})
    with open(path, 'wb') as file:
        file.write(made if isinstance(made, bytes) else made.encode('utf-8', 'surrogatepass'))
`;

/** Compiles and runs the text inside of a program, and tells the error by its parts. */
const insider = (text: string, n: number, mode: string) => `
N = ${n}
text = ${text}
def short(value):
    return ascii(value) if not isinstance(value, str) or len(value) < 150 else f'{ascii(value[:70])}...{len(value)}'
try:
    code = compile(text, '<hostile>', '${mode}')
except BaseException as error:
    print('compile', type(error).__name__, [short(arg) for arg in error.args[:1]])
    if isinstance(error, SyntaxError):
        print(error.filename, error.lineno, error.offset, error.end_lineno, error.end_offset, short(error.text))
else:
    try:
        exec(code, {'__name__': 'hostile'})
    except BaseException as error:
        print('run', type(error).__name__, [short(arg) for arg in error.args[:1]])
print('alive')
`;

const embedder = `
import { readFileSync } from 'node:fs';
const { createInterpreter, virtualHost } = await import(process.argv[2]);
const host = virtualHost();
const path = process.argv[3];
const { status } = await createInterpreter({ host, argv: [path] }).run(readFileSync(path), { filename: path });
process.stdout.write(host.console.stdout);
process.stderr.write(host.console.stderr);
process.exitCode = status;
`;

mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'embedder.mjs'), embedder);
const memory = join(folder, 'cpython.json');
const known: Record<string, Ended> = existsSync(memory) ? JSON.parse(readFileSync(memory, 'utf8')) : {};

let compared = 0;
let differing = 0;
const chosen = hostileCases.filter(
  ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
);
for (const each of chosen) for (const route of routes) compare(each, route);
writeFileSync(memory, JSON.stringify(known));
say(`${compared} compared, ${differing} differ`);
process.exitCode = differing > 0 ? 1 : 0;

function compare(each: HostileCase, route: string): void {
  const { name, text, mode = 'exec' } = each;
  const sizes = each.sizes.filter((n) => n <= largest);
  const files = sizes.map((n) => join(folder, `${name.replace(/[^\w]+/g, '_')}-${n}-${digest(text)}.py`));
  const missing = sizes.flatMap((n, i) => (existsSync(files[i]!) ? [] : [[text, n, files[i]!]]));
  if (missing.length > 0) spawnSync(python, ['-c', writer], { input: JSON.stringify(missing) });
  const programs = files.map((file, i) => {
    if (route !== 'compile') return file;
    const program = file.replace(/\.py$/, '-inside.py');
    writeFileSync(program, insider(text, sizes[i]!, mode));
    return program;
  });
  const times: number[] = [];
  sizes.forEach((n, i) => {
    const program = programs[i]!;
    const theirs = (known[program] ??= run('sh', [
      '-c',
      `ulimit -v ${kilobytes}; exec "$0" "$@"`,
      python,
      program,
    ]));
    const ours =
      route === 'api'
        ? run(process.execPath, [
            `--max-old-space-size=${heapMegabytes}`,
            join(folder, 'embedder.mjs'),
            join(dist, 'index.mjs'),
            program,
          ])
        : run(process.execPath, [`--max-old-space-size=${heapMegabytes}`, command, program]);
    times.push(ours.seconds);
    const verdict = judge(theirs, ours);
    const growth = i === 0 ? 0 : (times[i]! - startUp) / Math.max(times[i - 1]! - startUp, 0.02);
    const steep = i > 0 && growth > 3 * (n / sizes[i - 1]!) && times[i]! > 1;
    const isWorse = verdict === 'DIFFERS' || steep || ours.seconds > 10 * theirs.seconds + 5;
    compared++;
    if (isWorse) differing++;
    if (!isWorse && !showAll) return;
    const time = `${theirs.seconds.toFixed(2)} s / ${ours.seconds.toFixed(2)} s${steep ? ' STEEP' : ''}`;
    say(`${name} [${n}] ${route}: ${verdict}  (${time})`);
    if (verdict === 'same') say(`    ${ending(ours)}`);
    else say(`    CPython   ${ending(theirs)}\n    Ouroboros ${ending(ours)}`);
  });
}

function judge(theirs: Ended, ours: Ended): string {
  if (/RangeError|call stack|internal error|string length|heap/.test(ours.stderr)) return 'DIFFERS';
  if (ours.status === theirs.status && ours.stdout === theirs.stdout && ours.stderr === theirs.stderr)
    return 'same';
  const gaveUp = /MemoryError|RecursionError|^signal/;
  if (!gaveUp.test(theirs.stderr) && !gaveUp.test(theirs.stdout) && !gaveUp.test(theirs.status))
    return 'DIFFERS';
  return gaveUp.test(ours.stderr) || gaveUp.test(ours.stdout) ? 'gives up too' : 'goes on';
}

/** What a run of nothing takes. */
const startUp = 0.1;

function run(program: string, args: string[]): Ended {
  const start = performance.now();
  const { status, signal, stdout, stderr } = spawnSync(program, args, {
    encoding: 'latin1',
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
    maxBuffer: 1 << 28,
    env: { PATH: process.env['PATH'], PYTHONHASHSEED: '0', LANG: 'C.UTF-8' },
  });
  return {
    status: signal === null ? String(status) : `signal ${signal}`,
    stdout: kept(stdout ?? ''),
    stderr: kept(stderr ?? ''),
    seconds: (performance.now() - start) / 1000,
  };
}

function kept(text: string): string {
  return text.length <= 4000
    ? text
    : `${text.slice(0, 1500)} … ${text.length} characters, ${digest(text)} … ${text.slice(-1500)}`;
}

function ending({ status, stdout, stderr }: Ended): string {
  const lines = `${stdout}${stderr}`
    .trimEnd()
    .split('\n')
    .filter((line) => line !== 'alive');
  const told = lines
    .slice(-5)
    .map((line) => (line.length > 110 ? `${line.slice(0, 60)}…${line.slice(-40)}` : line));
  return `${status}: ${told.join(' ⏎ ')}`;
}

function digest(text: string): string {
  return createHash('sha1').update(text).digest('hex').slice(0, 8);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
