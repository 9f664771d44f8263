/** The examples of docs/EMBEDDING.md. */
import { expect, test } from 'vitest';
import { browserHost, createInterpreter, DEADLOCK_STATUS, virtualHost } from './index.ts';

test('output is captured, the outcome is typed', async () => {
  const host = virtualHost();
  const outcome = await createInterpreter({ host }).run('print(6 * 7)');
  expect(host.console.stdout).toBe('42\n');
  expect(outcome).toEqual({ kind: 'finished', status: 0, error: null });
});

test.each([
  ['import sys; sys.exit(3)', 'exit', 3],
  ['1 / 0', 'error', 1],
  ['1 +', 'syntax-error', 1],
  [
    'import asyncio\nloop = asyncio.new_event_loop()\nloop.run_until_complete(loop.create_future())',
    'deadlock',
    DEADLOCK_STATUS,
  ],
])('%j ends as %s with status %i', async (source, kind, status) => {
  const outcome = await createInterpreter().run(source);
  expect([outcome.kind, outcome.status]).toEqual([kind, status]);
});

test('an endless program is interrupted', async () => {
  const endless = createInterpreter();
  setTimeout(() => endless.interrupt(), 20);
  expect((await endless.run('while True: pass')).kind).toBe('interrupted');
});

test('by default a program reaches nothing outside', async () => {
  const host = virtualHost();
  await createInterpreter({ host }).run('import sys\nprint(sys.path, sys.argv)\nimport os_of_the_machine');
  expect(host.console.stdout).toBe("[] ['']\n");
  expect(host.console.stderr).toContain('ModuleNotFoundError');
});

test('a page gets its output as it comes', async () => {
  const seen: string[] = [];
  const host = browserHost({ onOutput: (stream, text) => seen.push(`${stream}: ${text}`) });
  await createInterpreter({ host }).run('print("hello")');
  expect(seen.join('')).toContain('stdout: hello');
});
