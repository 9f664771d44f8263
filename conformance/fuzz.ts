/**
 * Compares random programs with an installed CPython 3.13, normally and under stress; prints the smallest that differs.
 *
 *   node scripts/bundle.mjs conformance/fuzz.ts
 *   node dist/fuzz.mjs [runs] [--seed=N] [--keep-going]
 *
 * With --keep-going the search continues behind a difference and prints each kind of difference once.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import * as fc from 'fast-check';
import { createInterpreter, virtualHost } from '../src/index.ts';
import { findCPython } from './find-cpython.ts';
import { withoutLibraryEntries } from './outcome.ts';
import { complete, programs } from './random-programs.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, 'keep-going': { type: 'boolean' } },
});
const runs = Number(positionals[0] ?? 300);
const firstSeed = Number(values.seed ?? Date.now() % 1_000_000);
const cpython = findCPython();
if (cpython === undefined) throw new Error('No CPython 3.13 found; install one or name it in OURO_CPYTHON.');

const filename = '<program>';

/**
 * Runs the programs it gets, a JSON string a line each, and answers with their output. What a program leaves behind is
 * collected before the next one comes, so that it can't print there; one that takes too long is given up.
 */
const server = `
import contextlib, contextvars, gc, io, json, linecache, signal, sys, warnings, asyncio
class Patience(BaseException):
    pass
def enough(*_):
    global hung
    hung = True
    raise Patience
signal.signal(signal.SIGALRM, enough)
warnings.simplefilter('ignore')
gc.disable()
def run(program):
    global hung
    hung = False
    asyncio.set_event_loop_policy(None)
    linecache.cache['${filename}'] = (len(program), None, program.splitlines(True), '${filename}')
    out = io.StringIO()
    space = {'__name__': '__main__'}
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        signal.setitimer(signal.ITIMER_REAL, 5, 1)
        try:
            contextvars.copy_context().run(exec, compile(program, '${filename}', 'exec'), space)
        except BaseException as error:
            print('outside', type(error).__name__)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    text = out.getvalue()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        del space
        gc.collect()
    return None if hung else text
gc.freeze()
for line in sys.stdin:
    print(json.dumps(run(json.loads(line))), flush=True)
`;
const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
writeFileSync(join(folder, 'server.py'), server);

class Server {
  private readonly child: ChildProcess;
  private readonly answers: AsyncIterator<string>;

  constructor(hashSeed: string) {
    this.child = spawn(cpython!.executable, ['-s', '-B', join(folder, 'server.py')], {
      env: { PYTHONHASHSEED: hashSeed, LANG: 'C.UTF-8' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.answers = createInterface({ input: this.child.stdout! })[Symbol.asyncIterator]();
  }

  /** The output of a program; null when it took too long. */
  async run(program: string): Promise<string | null> {
    this.child.stdin!.write(`${JSON.stringify(program)}\n`);
    const text = JSON.parse((await this.answers.next()).value as string) as string | null;
    return text === null ? null : comparable(text);
  }

  end(): void {
    this.child.stdin!.end();
  }
}

const reference = new Server('0');
/** Addresses and hashes are others there: a program that shows them can't be compared. */
const secondOpinion = new Server('1');

let compared = 0;
/** The programs that come are smaller versions of one that differs. */
let shrinking = false;
let unfinished = 0;
let malformed = 0;
let unsteady = 0;
const started = performance.now();
const known = new Set<string>();

/** The normal run and the one under stress go on while CPython runs. */
async function compare(program: string): Promise<void> {
  const text = complete(program);
  const onCPython = reference.run(text);
  const found = [await runOnOuroboros(text, false), await runOnOuroboros(text, true)];
  const expected = await onCPython;
  if (expected === null) {
    if (!shrinking) unfinished++;
    return;
  }
  if (!shrinking && /^outside SyntaxError$/m.test(expected)) malformed++;
  for (const [i, output] of found.entries()) {
    if (output === expected) continue;
    if ((await secondOpinion.run(text)) !== expected) {
      if (!shrinking) unsteady++;
      return;
    }
    const lines = expected.split('\n');
    const foundLines = output.split('\n');
    const at = foundLines.findIndex((line, index) => line !== lines[index]);
    const stress = i === 0 ? '' : ' under stress';
    const difference = new Difference(lines[at], foundLines[at], `line ${at + 1} of the output${stress}`);
    if (known.has(difference.kind)) return;
    shrinking = true;
    throw difference;
  }
}

/** Of a line that is shown. */
const LONGEST = 400;

class Difference extends Error {
  /** Differences that differ in numbers and names only are of one kind. */
  readonly kind: string;

  constructor(expected: string | undefined, found: string | undefined, where: string) {
    super(`${where}:\n  CPython   ${expected?.slice(0, LONGEST)}\n  Ouroboros ${found?.slice(0, LONGEST)}`);
    const abstract = (line: string | undefined): string =>
      String(line)
        .replace(/\d+/g, 'N')
        .replace(/\[\(.*\)\]/, '[]');
    this.kind = `${abstract(expected)}\n${abstract(found)}`;
  }
}

async function runOnOuroboros(program: string, stress: boolean): Promise<string> {
  const host = virtualHost();
  const interpreter = createInterpreter({ host, stress });
  const limit = setTimeout(() => interpreter.abort('takes too long'), 20_000);
  try {
    const { kind } = await interpreter.run(program, { filename });
    const { stdout, stderr } = host.console;
    if (kind === 'finished') return comparable(stdout);
    return comparable(`${stdout}outside ${stderr.trimEnd().split('\n').at(-1)?.split(':')[0]}\n`);
  } catch (error) {
    return comparable(`${host.console.stdout}outside Python: ${(error as Error).stack}\n`);
  } finally {
    clearTimeout(limit);
  }
}

/**
 * Addresses differ, and so do the entries of library functions (docs/divergences/tracebacks.md), without which some
 * tracebacks are empty.
 */
function comparable(text: string): string {
  return withoutLibraryEntries(text.replaceAll(cpython!.stdlib, '<STDLIB>'))
    .replace(/^Traceback \(most recent call last\):\n(?! )/gm, '')
    .replace(/0x[0-9a-f]+/gi, '0xADDRESS');
}

function progress(): void {
  if (!process.stderr.isTTY || compared % 10 !== 0) return;
  const perSecond = (compared / (performance.now() - started)) * 1000;
  process.stderr.write(`\r${compared}/${runs}  ${known.size} differences  ${perSecond.toFixed(0)}/s `);
}

let left = runs;
for (let seed = firstSeed; left > 0; seed++) {
  const property = fc.asyncProperty(programs(), async (program) => {
    if (!shrinking) compared++;
    progress();
    await compare(program);
  });
  shrinking = false;
  const result = await fc.check(property, { numRuns: left, seed });
  left -= result.numRuns;
  if (!result.failed) break;
  const difference = result.errorInstance as Error;
  process.stdout.write(`${result.counterexample?.[0]}`);
  process.stdout.write(
    `seed ${result.seed}, program ${result.numRuns}, ${result.numShrinks} shrinks; ${difference.message}\n\n`,
  );
  process.exitCode = 1;
  if (!(difference instanceof Difference) || !values['keep-going']) break;
  known.add(difference.kind);
}
reference.end();
secondOpinion.end();
rmSync(folder, { recursive: true });
const seconds = ((performance.now() - started) / 1000).toFixed(0);
process.stderr.write('\n');
const asides = [
  [known.size, 'kinds of difference'],
  [malformed, 'not well-formed'],
  [unsteady, 'differ from one CPython to the next'],
  [unfinished, 'given up by CPython'],
].map(([count, what]) => `${count} ${what}`);
process.stdout.write(`${runs - left} programs (seed ${firstSeed}): ${asides.join(', ')}; ${seconds} s\n`);
