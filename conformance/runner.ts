/** Runs a program of the suite on Ouroboros: through the embedding API on the virtual clock, or as a command. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { garbageCollector } from '../src/runtime/host/node/garbage.ts';
import type { Case } from './catalogue.ts';
import { type Outcome, withoutPlaces } from './outcome.ts';

export interface Run extends Outcome {
  /** Every thread waited and nothing could wake one. */
  readonly deadlock: boolean;
}

export interface Mode {
  /** A pause at every call and every turn of a loop. */
  readonly stress: boolean;
}

export async function runEmbedded(program: Case, { stress }: Mode): Promise<Run> {
  const { createInterpreter, virtualHost } = await embedding();
  const source = readFileSync(program.file, 'utf8');
  const directory = '/conformance';
  const filename = `${directory}/${basename(program.file)}`;
  const host = {
    ...virtualHost({ stdin: program.stdin, files: { [filename]: source } }),
    collectGarbage: garbageCollector(),
  };
  const interpreter = createInterpreter({ host, argv: [filename, ...program.argv], stress });
  const { kind, status } = await interpreter.run(source, { filename });
  const { stdout, stderr } = host.console;
  return { ...withoutPlaces({ stdout, stderr, status }, { directory }), deadlock: kind === 'deadlock' };
}

export function runCommand(root: string, program: Case, options: readonly string[] = []): Promise<Run> {
  const directory = dirname(program.file);
  const command = join(root, 'dist', 'ouro.js');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [command, ...options, program.file, ...program.argv], {
      cwd: directory,
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.stdin.on('error', () => {}).end(program.stdin);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const status = code ?? `signal:${signal}`;
      const outcome = withoutPlaces({ stdout, stderr, status }, { directory });
      resolve({ ...outcome, deadlock: status !== 0 && /deadlock/i.test(stderr) });
    });
  });
}

interface Embedding {
  virtualHost(options: { stdin: string; files: Record<string, string> }): {
    console: { readonly stdout: string; readonly stderr: string };
  };
  createInterpreter(options: { host: unknown; argv: string[]; stress: boolean }): {
    run(source: string, options: { filename: string }): Promise<{ kind: string; status: number }>;
  };
}

async function embedding(): Promise<Embedding> {
  return (await import(new URL('../src/index.ts', import.meta.url).href)) as Embedding;
}
