/** The conformance suite: every program normally and under stress on the virtual clock, a few as commands in real time. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Case, documentCases, programCases, readGolden, readList } from './catalogue.ts';
import { comparable } from './outcome.ts';
import { type Run, runCommand, runEmbedded } from './runner.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const cases = [...documentCases(root), ...programCases(root)];
const knownFailures = readList(root, 'known-failures');
const skipped = readList(root, 'skip');
const slow = readList(root, 'slow');
const measured = readList(root, 'measured');

/** Quick ones: an error before anything ran, a syntax error, a second of sleep, blocking calls, a warning, a debug loop. */
const inRealTime = [
  'documents/as-written/s000_b02',
  'documents/as-written/s000_b01',
  'documents/as-written/s003_b03',
  'documents/as-written/s004_b16',
  'documents/completed/s004_b08',
  'documents/completed/s004_b16',
  'documents/completed/s004_b17',
];

describe('on the virtual clock', () => suite('', (program) => runEmbedded(program, { stress: false })));

describe('under stress', () => suite('@stress', (program) => runEmbedded(program, { stress: true })));

describe('as a command in real time', () => {
  const chosen = cases.filter(({ name }) => inRealTime.includes(name));
  suite('@command', (program) => runCommand(root, program), chosen);

  test('a deadlock is reported and has a status of its own', async () => {
    const program = cases.find(({ name }) => name === 'documents/completed/s000_b05')!;
    check(program, await runCommand(root, program, ['--virtual-time']));
  });
});

test('the lists name programs of the suite', () => {
  const names = new Set(cases.map(({ name }) => name));
  const unknown = [...knownFailures.keys(), ...skipped.keys(), ...slow.keys(), ...measured.keys()]
    .map((entry) => entry.replace(/@(?:stress|command)$/, ''))
    .filter((name) => !names.has(name));
  expect(unknown).toEqual([]);
  const unreasoned = [...knownFailures, ...skipped]
    .filter(([, reason]) => reason === '')
    .map(([name]) => name);
  expect(unreasoned, 'entries without a reason').toEqual([]);
});

function suite(mode: string, run: (program: Case) => Promise<Run>, programs: readonly Case[] = cases): void {
  for (const program of programs) {
    const { name } = program;
    if (skipped.has(name)) continue;
    const limit = slow.has(name) || mode === '@command' ? 120_000 : 20_000;
    const failure = knownFailures.get(name) ?? knownFailures.get(name + mode);
    if (failure === undefined) test(name, async () => check(program, await run(program)), limit);
    else test(`${name} (known to fail: ${failure})`, () => expectFailure(program, run), limit);
  }
}

function check(program: Case, run: Run): void {
  const golden = readGolden(root, program);
  if (golden === undefined) expect.fail(`${program.name} has no golden; make one: npm run golden -- fill`);
  if (program.hangs) {
    expect({ deadlock: run.deadlock, stdout: run.stdout }).toEqual({ deadlock: true, stdout: golden.stdout });
    expect(run.stderr, 'the report of the deadlock').not.toBe('');
    return;
  }
  const { stdout, stderr, status } = run;
  expect(comparable({ stdout, stderr, status }, program)).toEqual(comparable(golden, program));
}

async function expectFailure(program: Case, run: (program: Case) => Promise<Run>): Promise<void> {
  try {
    check(program, await run(program));
  } catch {
    return;
  }
  expect.fail(`${program.name} passes: take it off conformance/lists/known-failures.txt`);
}

test('the command was built', () => {
  expect(existsSync(join(root, 'dist', 'ouro.js')), 'npm run build').toBe(true);
});
