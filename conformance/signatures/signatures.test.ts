/**
 * Public names of the library and their signatures, compared with CPython's: `cpython.txt`, which collect.py has written.
 * What differs is in lists/signatures.txt.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createInterpreter, virtualHost } from '../../src/index.ts';

const here = dirname(fileURLToPath(import.meta.url));

test('signatures are those of CPython, but for what the list tells', async () => {
  const theirs = table(readFileSync(join(here, 'cpython.txt'), 'utf8'));
  const ours = table(await collected());
  const known = knownDifferences(readFileSync(join(here, '..', 'lists', 'signatures.txt'), 'utf8'));
  const used = new Set<string>();
  const unknown: string[] = [];
  for (const [name, signature] of theirs) {
    const found = ours.get(name) ?? 'missing';
    if (found === signature) continue;
    const entry = known.find((pattern) => matches(pattern, name));
    if (entry === undefined) unknown.push(`${name}\n  CPython: ${signature}\n  ours:    ${found}`);
    else used.add(entry);
  }
  expect(unknown.join('\n')).toBe('');
  expect(
    known.filter((entry) => !used.has(entry)),
    'listed, but the same now',
  ).toEqual([]);
}, 60_000);

async function collected(): Promise<string> {
  const source = readFileSync(join(here, 'collect.py'), 'utf8');
  const host = virtualHost({});
  const interpreter = createInterpreter({ host, argv: ['collect.py'] });
  const { status } = await interpreter.run(source, { filename: 'collect.py' });
  expect(host.console.stderr).toBe('');
  expect(status).toBe(0);
  return host.console.stdout;
}

/** Lines `name signature`. */
function table(text: string): Map<string, string> {
  const rows = new Map<string, string>();
  for (const line of text.split('\n')) {
    const space = line.indexOf(' ');
    if (space > 0 && !line.startsWith('#')) rows.set(line.slice(0, space), line.slice(space + 1));
  }
  return rows;
}

/** Lines `name reason` or `beginning* reason`. */
function knownDifferences(text: string): string[] {
  const entries = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  expect(
    entries.filter((line) => !/^\S+ \S/.test(line)),
    'entries without a reason',
  ).toEqual([]);
  return entries.map((line) => line.slice(0, line.indexOf(' ')));
}

function matches(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}
