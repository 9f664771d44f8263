/**
 * Compares random programs with an installed CPython 3.13, normally and under stress; prints the smallest that differs.
 *
 *   npx esbuild conformance/fuzz.ts --bundle --packages=external --platform=node --format=esm --outfile=dist/fuzz.mjs
 *   node dist/fuzz.mjs [runs] [seed]
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import * as fc from 'fast-check';
import { createInterpreter, virtualHost } from '../src/index.ts';
import { findCPython } from './find-cpython.ts';
import { programs } from './random-programs.ts';

const [runs = '300', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
const cpython = findCPython();
if (cpython === undefined) throw new Error('No CPython 3.13 found; install one or name it in OURO_CPYTHON.');

/** Runs the programs it gets, a JSON string a line each, and answers with their output. */
const server = `
import contextlib, io, json, sys, warnings
warnings.simplefilter('ignore')
for line in sys.stdin:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        try:
            exec(compile(json.loads(line), '<program>', 'exec'), {'__name__': '__main__'})
        except BaseException as error:
            print('outside', type(error).__name__)
    print(json.dumps(out.getvalue()), flush=True)
`;
const child: ChildProcess = spawn(cpython.executable, ['-s', '-B', '-c', server], {
  env: { PYTHONHASHSEED: '0', LANG: 'C.UTF-8' },
  stdio: ['pipe', 'pipe', 'inherit'],
});
const answers = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();

async function onCPython(program: string): Promise<string> {
  child.stdin!.write(`${JSON.stringify(program)}\n`);
  return JSON.parse((await answers.next()).value as string) as string;
}

async function onOuroboros(program: string, stress: boolean): Promise<string> {
  const host = virtualHost();
  const interpreter = createInterpreter({ host, stress });
  const limit = setTimeout(() => interpreter.abort('takes too long'), 20_000);
  const { kind } = await interpreter.run(program, { filename: '<program>' });
  clearTimeout(limit);
  const { stdout, stderr } = host.console;
  return kind === 'finished'
    ? stdout
    : `${stdout}outside ${stderr.trimEnd().split('\n').at(-1)?.split(':')[0]}\n`;
}

fc.configureGlobal({ baseSize: 'medium' });
const result = await fc.check(
  fc.asyncProperty(programs(), async (program) => {
    const expected = await onCPython(program);
    for (const stress of [false, true]) {
      const found = await onOuroboros(program, stress);
      if (masked(found) === masked(expected)) continue;
      const lines = masked(expected).split('\n');
      const at = masked(found)
        .split('\n')
        .findIndex((line, i) => line !== lines[i]);
      throw new Error(
        `stress ${stress}, line ${at + 1}:\n  CPython   ${lines[at]}\n  Ouroboros ${masked(found).split('\n')[at]}`,
      );
    }
  }),
  { numRuns: Number(runs), seed: Number(seed), endOnFailure: false, interruptAfterTimeLimit: 1_000_000 },
);
child.stdin!.end();
if (result.failed) {
  const [program] = result.counterexample ?? [''];
  process.stdout.write(`${String(program).slice(String(program).indexOf('\na, b, c, d') + 1)}\n`);
  process.stdout.write(
    `seed ${result.seed}, after ${result.numRuns} programs, ${result.numShrinks} shrinks\n${String((result.errorInstance as Error | null)?.message)}\n`,
  );
  process.exitCode = 1;
} else process.stdout.write(`${result.numRuns} programs are equal (seed ${seed})\n`);

function masked(text: string): string {
  return text.replace(/0x[0-9a-f]+/g, '0xADDRESS');
}
