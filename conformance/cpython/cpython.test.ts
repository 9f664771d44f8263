/** A few quick files of CPython's own tests, where a CPython is installed: what is not in lists/cpython-tests.txt has to pass. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readList } from '../catalogue.ts';
import { findCPython } from '../find-cpython.ts';
import { underOuro } from './measure.ts';
import { reasonOf } from './table.ts';

const sample = ['test_bool', 'test_raise', 'test_keywordonlyarg', 'test_generator_stop', 'test_dictcomps'];

const folder = dirname(fileURLToPath(import.meta.url));
const root = join(folder, '..', '..');
const script = join(root, 'dist', 'ouro.js');
const cpython = findCPython();
const isReady = cpython !== undefined && existsSync(script);
if (!isReady)
  console.log(
    "CPython's own tests are left out: they need a CPython 3.13 (OURO_CPYTHON) and `npm run build`.",
  );

describe.runIf(isReady)("CPython's own tests", () => {
  const known = readList(root, 'cpython-tests');
  const limits = { patience: 15_000, whole: 20_000 };
  test.each(sample)(
    '%s',
    async (name) => {
      const results = await underOuro(name, cpython!, { script, folder, stress: false }, limits);
      const unexpected: string[] = [];
      for (const [id, { outcome, detail }] of results) {
        const isKnown = reasonOf(id, detail, known) !== undefined;
        if (outcome === 'skipped') continue;
        if (outcome === 'passed' && isKnown)
          unexpected.push(`${id} passes: take it off lists/cpython-tests.txt`);
        if (outcome !== 'passed' && !isKnown) unexpected.push(`${id} ${outcome}: ${detail}`);
      }
      expect(unexpected).toEqual([]);
      expect(results.size).toBeGreaterThan(0);
    },
    30_000,
  );
});

test('tests that are known to fail have a reason', () => {
  const unreasoned = [...readList(root, 'cpython-tests')]
    .filter(([, reason]) => reason === '')
    .map(([id]) => id);
  expect(unreasoned).toEqual([]);
});
