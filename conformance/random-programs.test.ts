/** A few random programs print the same under stress as without; `fuzz.ts` compares many with CPython. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createInterpreter, virtualHost } from '../src/index.ts';
import { complete, programs } from './random-programs.ts';

async function output(program: string, stress: boolean): Promise<string> {
  const host = virtualHost();
  const { kind } = await createInterpreter({ host, stress }).run(complete(program));
  return `${host.console.stdout}${host.console.stderr}${kind}`;
}

test('a pause anywhere changes nothing', async () => {
  const property = fc.asyncProperty(programs(), async (program) => {
    expect(await output(program, true)).toBe(await output(program, false));
  });
  await fc.assert(property, { numRuns: 20, seed: 1 });
});
