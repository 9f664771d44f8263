/** All programs of the suite with their goldens: the documents' by index.json, ours by their place in programs/. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Comparison, Outcome } from './outcome.ts';

export interface Case extends Comparison {
  /** As the lists name it: `documents/completed/s000_b05`, `programs/asyncio/gather`. */
  readonly name: string;
  readonly file: string;
  readonly argv: readonly string[];
  readonly stdin: string;
  /** CPython waits forever; the golden was made with an interrupt, and only its stdout counts. */
  readonly hangs: boolean;
  /** Seconds after which CPython is interrupted. */
  readonly patience: number;
  /** Paths without ending. */
  readonly golden: string;
}

interface DocumentRun {
  program: string;
  golden: string;
  argv: string[];
  exit: number | string;
  seconds_on_cpython: number;
  order?: 'lines';
  mask?: 'floats';
  expects_hang?: boolean;
}

export function documentCases(root: string): Case[] {
  const folder = join(root, 'conformance', 'documents');
  const measured = readList(root, 'measured');
  return readIndex(folder).map((run) => ({
    name: `documents/${run.golden}`,
    file: join(folder, run.program),
    argv: run.argv,
    stdin: '',
    hangs: run.expects_hang ?? false,
    patience: run.expects_hang ? run.seconds_on_cpython : 60,
    golden: join(folder, run.golden),
    order: run.order,
    mask: run.mask ?? (measured.has(`documents/${run.golden}`) ? 'hundredths' : undefined),
  }));
}

/** Beside `<case>.py` may lie `<case>.argv` (one argument a line) and `<case>.in` (standard input). */
export function programCases(root: string): Case[] {
  const folder = join(root, 'conformance', 'programs');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /^[^/]+\/[^/]+\.py$/.test(path))
    .sort()
    .map((path) => {
      const golden = join(folder, path.slice(0, -3));
      return {
        name: posix.join('programs', path.slice(0, -3)),
        file: join(folder, path),
        argv: readOr(`${golden}.argv`, '').split('\n').filter(Boolean),
        stdin: readOr(`${golden}.in`, ''),
        hangs: readOr(`${golden}.exit`, '').startsWith('signal:'),
        patience: 15,
        golden,
      };
    });
}

/** undefined: no golden was made yet. */
export function readGolden(root: string, program: Case): Outcome | undefined {
  if (program.name.startsWith('documents/')) {
    const folder = join(root, 'conformance', 'documents');
    const run = readIndex(folder).find(({ golden }) => program.name === `documents/${golden}`)!;
    const read = (ending: string): string => readFileSync(`${program.golden}${ending}`, 'utf8');
    return { stdout: read('.stdout'), stderr: read('.stderr'), status: run.exit };
  }
  if (!existsSync(`${program.golden}.out`)) return undefined;
  const status = readOr(`${program.golden}.exit`, '0').trim();
  return {
    stdout: readFileSync(`${program.golden}.out`, 'utf8'),
    stderr: readOr(`${program.golden}.err`, ''),
    status: /^\d+$/.test(status) ? Number(status) : status,
  };
}

/** The lines of lists/<name>.txt: a case and, after a space, the reason. */
export function readList(root: string, name: string): Map<string, string> {
  const text = readOr(join(root, 'conformance', 'lists', `${name}.txt`), '');
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => /^(\S+)\s*(.*)$/.exec(line)!.slice(1, 3) as [string, string]));
}

function readIndex(folder: string): DocumentRun[] {
  return JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as DocumentRun[];
}

function readOr(file: string, otherwise: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : otherwise;
}
