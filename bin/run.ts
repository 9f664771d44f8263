/** Runs one program on the Node host: where it comes from, what it is told, how it ends. */
import { delimiter, dirname, join } from 'node:path';
import { createInterpreter, withVirtualTime } from '../src/index.ts';
import { HostError } from '../src/runtime/host/host.ts';
import { nodeHost } from '../src/runtime/host/node/node-host.ts';
import { reasonOf } from '../src/runtime/objects/host-errors.ts';
import type { InterpreterOptions } from './interpreter-options.ts';

export interface RunRequest {
  /** Path of the program, `-` for the standard input, null when there is none. */
  readonly file: string | null;
  readonly args: readonly string[];
  /** The text after `-c`. */
  readonly command: string | null;
  /** The name after `-m`. */
  readonly module: string | null;
  readonly virtualTime: boolean;
  readonly seed: number | null;
  readonly options: InterpreterOptions;
}

/** The bundle beside this one that workers run; null when this is not a bundle. */
const workerScript = typeof __dirname === 'string' ? join(__dirname, 'worker.js') : null;

/** Runs the program to its end; the result is the exit status of the process. */
export async function runFile(request: RunRequest): Promise<number> {
  const real = nodeHost(workerScript === null ? {} : { workerScript });
  const host = request.virtualTime ? withVirtualTime(real) : real;
  const program = await load(request, real);
  if (typeof program === 'number') return program;
  const { startup, ignoresEnvironment, safePath, intDigits } = request.options;
  if (intDigits !== null && !isDigitLimit(intDigits)) {
    process.stderr.write(
      'Fatal Python error: config_init_int_max_str_digits: -X int_max_str_digits: invalid limit; must be >= 640 or 0 for unlimited.\n',
    );
    return 1;
  }
  const interpreter = createInterpreter({
    host,
    argv: [program.argv0, ...program.args],
    path: [...(safePath ? [] : [program.folder]), ...(ignoresEnvironment ? [] : foldersOf('PYTHONPATH'))],
    libraryPath: foldersOf('OURO_STDLIB'),
    stress: process.env['OURO_STRESS'] === '1',
    startup,
    ...(intDigits === null ? {} : { limits: { intDigits: Number(intDigits) } }),
  });
  const interrupt = () => interpreter.interrupt();
  process.on('SIGINT', interrupt);
  const outcome =
    request.module === null
      ? await interpreter.run(program.source, { filename: program.filename })
      : await interpreter.runModule(request.module);
  process.off('SIGINT', interrupt);
  if (outcome.kind === 'interrupted') process.kill(process.pid, 'SIGINT');
  return outcome.status;
}

function isDigitLimit(text: string): boolean {
  return /^\d+$/.test(text) && (Number(text) === 0 || Number(text) >= 640);
}

interface Program {
  readonly source: string | Uint8Array;
  readonly filename: string;
  readonly argv0: string;
  readonly args: readonly string[];
  readonly folder: string;
}

/** Folders named by a variable of the environment, as a search path names them. */
function foldersOf(variable: string): string[] {
  const text = process.env[variable] ?? '';
  return text.split(delimiter).filter((folder) => folder !== '');
}

async function load(request: RunRequest, host: ReturnType<typeof nodeHost>): Promise<Program | number> {
  const args = request.file === null ? request.args : [request.file, ...request.args];
  if (request.module !== null) {
    return { source: '', filename: request.module, argv0: '-m', args, folder: process.cwd() };
  }
  if (request.command !== null) {
    return { source: request.command, filename: '<string>', argv0: '-c', args, folder: '' };
  }
  if (request.file === null && host.console.isTerminal('stdin')) {
    process.stderr.write(
      "ouro: there is no interactive prompt yet; name a program: ouro FILE (see 'ouro --help')\n",
    );
    return 2;
  }
  if (request.file === null || request.file === '-') {
    const source = await readAll(host);
    return { source, filename: '<stdin>', argv0: request.file ?? '', args: request.args, folder: '' };
  }
  const { file } = request;
  try {
    const source = host.files.read(file);
    return {
      source,
      filename: absolute(file),
      argv0: file,
      args: request.args,
      folder: dirname(absolute(file)),
    };
  } catch (error) {
    if (error instanceof HostError) return complain(file, error);
    throw error;
  }
}

/** What `python` says of a program that it can't open. */
function complain(file: string, error: HostError): number {
  const path = absolute(file);
  if (error.code === 'EISDIR') {
    process.stderr.write(`ouro: can't find '__main__' module in '${path}'\n`);
    return 1;
  }
  const [number, text] = reasonOf(error);
  process.stderr.write(`ouro: can't open file '${path}': [Errno ${number}] ${text}\n`);
  return 2;
}

function absolute(file: string): string {
  return file.startsWith('/') ? file : `${process.cwd()}/${file}`;
}

async function readAll(host: ReturnType<typeof nodeHost>): Promise<string> {
  let text = '';
  for (;;) {
    const line = await host.console.readLine();
    if (line === '') return text;
    text += line;
  }
}
