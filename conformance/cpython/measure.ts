/** Runs one of CPython's test files, under CPython or under `ouro`, and gathers the outcome of each test. See driver.py. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CPython } from '../find-cpython.ts';
import { Processes } from './processes.ts';

export type Outcome = 'passed' | 'failed' | 'skipped' | 'hanging' | 'crashed';

export interface Result {
  readonly outcome: Outcome;
  readonly detail: string;
}

/** By the name of the test; why the file came to no end is kept under no name. */
export type Results = Map<string, Result>;

export interface Limits {
  /** A test that tells nothing for so long counts as hanging, in milliseconds. */
  readonly patience: number;
  /** What a file may take altogether, in milliseconds. */
  readonly whole: number;
}

export interface Ouro {
  /** The bundle of the command. */
  readonly script: string;
  /** conformance/cpython, with the driver and the shims. */
  readonly folder: string;
  readonly stress: boolean;
}

export function underCPython(name: string, { executable }: CPython, folder: string, limits: Limits) {
  return measure(name, executable, ['-s', '-B', join(folder, 'driver.py')], {}, limits, null);
}

export function underOuro(name: string, { stdlib }: CPython, ouro: Ouro, limits: Limits) {
  const env = {
    OURO_STDLIB: stdlib,
    PYTHONPATH: join(ouro.folder, 'shims'),
    ...(ouro.stress ? { OURO_STRESS: '1' } : {}),
  };
  const args = [ouro.script, join(ouro.folder, 'driver.py')];
  return measure(name, process.execPath, args, env, limits, ouro.script);
}

/** Runs a file, again without the test that hangs or takes the process down, until it comes to its end. */
async function measure(
  name: string,
  command: string,
  args: readonly string[],
  env: Record<string, string>,
  limits: Limits,
  ouro: string | null,
): Promise<Results> {
  const results: Results = new Map();
  const folder = mkdtempSync(join(tmpdir(), 'ouro-cpython-'));
  const processes = mkdtempSync(join(tmpdir(), 'ouro-processes-'));
  const answering = ouro === null ? null : new Processes(processes, ouro);
  const end = Date.now() + limits.whole;
  try {
    for (let attempt = 0; attempt < 30; attempt++) {
      const leftOut = join(folder, 'without.txt');
      writeFileSync(leftOut, [...results.keys()].filter((test) => test !== '').join('\n'));
      const { ended, running, why, stderr } = await once(
        command,
        [...args, `test.${name}`, '--without', leftOut],
        { ...process.env, ...env, OURO_PROCESSES: processes, PYTHONHASHSEED: '0', LANG: 'C.UTF-8' },
        folder,
        results,
        { patience: limits.patience, whole: end - Date.now() },
      );
      if (ended) break;
      const detail = stderr.split('\n').slice(-12).join('\n');
      results.set(running ?? '', { outcome: running === null ? 'crashed' : why, detail });
      if (running === null) break;
      if (Date.now() >= end) {
        results.set('', { outcome: 'hanging', detail: 'the file takes too long' });
        break;
      }
    }
  } finally {
    answering?.close();
    rmSync(folder, { recursive: true, force: true });
    rmSync(processes, { recursive: true, force: true });
  }
  return results;
}

interface End {
  readonly ended: boolean;
  /** The test that was running when the process ended. */
  readonly running: string | null;
  readonly why: Outcome;
  readonly stderr: string;
}

function once(
  command: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  cwd: string,
  results: Results,
  limits: Limits,
): Promise<End> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let running: string | null = null;
    let ended = false;
    let why: Outcome = 'crashed';
    let stderr = '';
    let rest = '';
    const kill = () => {
      why = 'hanging';
      child.kill('SIGKILL');
    };
    const whole = setTimeout(kill, limits.whole);
    let timer = setTimeout(kill, limits.patience);
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-8000);
    });
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop()!;
      for (const line of lines) {
        const [, what, test, detail] = /@@ (\w+) (\S+) (.*)$/.exec(line) ?? [];
        if (test === undefined) continue;
        clearTimeout(timer);
        timer = setTimeout(kill, limits.patience);
        if (what === 'started') running = test;
        else if (what === 'ended') ended = true;
        else if (what !== 'listed') {
          results.set(test, { outcome: what as Outcome, detail: detail! });
          running = null;
        }
      }
    });
    child.on('close', () => {
      clearTimeout(timer);
      clearTimeout(whole);
      resolve({ ended, running, why, stderr });
    });
  });
}
