/** What ours and CPython's outcomes of a test file come to, and the tables that are made of it. */
import type { Outcome, Result, Results } from './measure.ts';

export interface Row {
  readonly name: string;
  /** What CPython passes here. */
  readonly passable: number;
  readonly passed: number;
  readonly failed: number;
  /** Tests that hung, or that the end of the process took along. */
  readonly notRun: number;
  readonly lost: readonly (readonly [test: string, result: Result])[];
}

/** Names of tests with reasons; a name that ends with `*` stands for all that begin so. */
export type Known = ReadonlyMap<string, string>;

export function rowOf(name: string, theirs: Readonly<Record<string, Outcome>>, ours: Results): Row {
  const passable = Object.keys(theirs).filter((test) => theirs[test] === 'passed');
  const otherwise = ours.get('') ?? { outcome: 'crashed', detail: 'was not run' };
  const lost = passable
    .filter((test) => ours.get(test)?.outcome !== 'passed')
    .map((test) => [test, ours.get(test) ?? otherwise] as const);
  const failed = lost.filter(([test]) => ['failed', 'skipped'].includes(ours.get(test)?.outcome ?? ''));
  return {
    name,
    passable: passable.length,
    passed: passable.length - lost.length,
    failed: failed.length,
    notRun: lost.length - failed.length,
    lost,
  };
}

/** Why a test is known not to pass: test files say themselves what is so in CPython alone, the list says the rest. */
export function reasonOf(test: string, detail: string, known: Known): string | undefined {
  if (detail.includes('implementation detail specific to cpython'))
    return 'an implementation detail of CPython, as the test says itself';
  const exact = known.get(test);
  if (exact !== undefined) return exact;
  for (const [name, reason] of known) {
    if (name.endsWith('*') && test.startsWith(name.slice(0, -1))) return reason;
  }
  return undefined;
}

export function text(rows: readonly Row[], known: Known, showsFailures: boolean): string {
  const lines: string[] = [];
  for (const row of rows) {
    lines.push(`${row.name.padEnd(28)} ${share(row.passed, row.passable)}`);
    if (!showsFailures) continue;
    for (const [test, { outcome, detail }] of row.lost) {
      const reason = reasonOf(test, detail, known);
      lines.push(`    ${outcome} ${test}${reason === undefined ? '' : ` (known: ${reason})`}`);
      lines.push(`        ${detail.replaceAll('\\n', '\n        ')}`);
    }
  }
  const [passed, passable] = [sum(rows, 'passed'), sum(rows, 'passable')];
  lines.push(`${'all'.padEnd(28)} ${share(passed, passable)}`);
  return `${lines.join('\n')}\n`;
}

/** A page of Markdown: the numbers, then each test that fails with the reason if it is known. */
export function markdown(rows: readonly Row[], known: Known, version: string): string {
  const cells = (row: Omit<Row, 'lost'>, expected: number) =>
    `| ${row.name} | ${row.passable} | ${row.passed} | ${row.failed} | ${row.notRun} | ${expected} | ${percent(row.passed, row.passable)} |`;
  const expected = (row: Row) =>
    row.lost.filter(([test, { detail }]) => reasonOf(test, detail, known) !== undefined).length;
  const total = {
    name: '**all**',
    passable: sum(rows, 'passable'),
    passed: sum(rows, 'passed'),
    failed: sum(rows, 'failed'),
    notRun: sum(rows, 'notRun'),
  };
  const lines = [
    "# CPython's own tests",
    '',
    `Written by \`node dist/cpython.mjs --table FILE\`: of the tests that CPython ${version} passes on the same machine,`,
    'those that pass, fail and do not run under `ouro`. *Known* are details of CPython, as a test file says itself, and those',
    'that `conformance/lists/cpython-tests.txt` gives a reason for.',
    '',
    '| file | CPython passes | passed | failed | not run | known | |',
    '|---|---:|---:|---:|---:|---:|---:|',
    ...rows.map((row) => cells(row, expected(row))),
    cells(
      total,
      rows.reduce((count, row) => count + expected(row), 0),
    ),
  ];
  const losing = rows.filter((row) => row.lost.length > 0);
  if (losing.length > 0) lines.push('', '## What does not pass');
  for (const row of losing) {
    lines.push('', `### ${row.name}`, '');
    for (const [test, { outcome, detail }] of row.lost) {
      const reason = reasonOf(test, detail, known);
      lines.push(
        `- \`${test.replace(`test.${row.name}.`, '')}\` ${outcome}${reason === undefined ? '' : `: known, ${reason}`}`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

function sum(rows: readonly Row[], what: 'passed' | 'passable' | 'failed' | 'notRun'): number {
  return rows.reduce((total, row) => total + row[what], 0);
}

function share(part: number, whole: number): string {
  return `${String(part).padStart(5)} of ${String(whole).padStart(5)}  ${percent(part, whole).padStart(6)}`;
}

function percent(part: number, whole: number): string {
  return `${(whole === 0 ? 100 : (100 * part) / whole).toFixed(1)}%`;
}
