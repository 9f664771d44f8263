/** Starts the processes that tests under `ouro` ask for: the other side of shims/subprocess.py. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Options of `python` that `ouro` doesn't have, and that change nothing which a test can see. */
const ignoredOptions: ReadonlySet<string> = new Set(['-v']);

/** How often the folder is looked through, in milliseconds. */
const INTERVAL = 20;

/** Answers the questions in a folder, until `close`. */
export class Processes {
  private readonly running = new Map<string, ChildProcess>();
  private readonly timer: NodeJS.Timeout;
  private readonly folder: string;
  private readonly ouro: string;

  constructor(folder: string, ouro: string) {
    this.folder = folder;
    this.ouro = ouro;
    this.timer = setInterval(() => this.look(), INTERVAL);
  }

  close(): void {
    clearInterval(this.timer);
    for (const child of this.running.values()) child.kill('SIGKILL');
  }

  private look(): void {
    for (const file of readdirSync(this.folder)) {
      const [name, what] = file.split('.') as [string, string];
      if (what === 'question' && !this.running.has(name)) this.start(name);
      if (what === 'signal' && !existsSync(join(this.folder, `${name}.answer`)))
        this.running.get(name)?.kill('SIGKILL');
    }
  }

  private start(name: string): void {
    const question = new Question(readFileSync(join(this.folder, `${name}.question`), 'utf8'));
    const { command, args, interpreter } = this.commandOf(question);
    const out: Buffer[] = [];
    const err: Buffer[] = question.has('merged') ? out : [];
    const child = spawn(command, args, {
      cwd: question.one('cwd'),
      env: { ...environmentOf(question), ...(interpreter ? libraryEnvironment(question) : {}) },
      stdio: 'pipe',
    });
    this.running.set(name, child);
    child.stdout.on('data', (data) => out.push(data));
    child.stderr.on('data', (data) => err.push(data));
    child.stdin.on('error', () => {}); // it may end without having read
    child.stdin.end(question.bytes('input'));
    child.on('error', (error) => this.answer(name, 127, [], [Buffer.from(`${error.message}\n`)]));
    child.on('close', (code, signal) =>
      this.answer(name, code ?? (signal === 'SIGKILL' ? -9 : -15), out, err === out ? [] : err),
    );
  }

  private commandOf(question: Question): { command: string; args: string[]; interpreter: boolean } {
    const executable = question.one('executable');
    const args = question.all('argument').slice(1);
    if (executable !== question.one('self')) return { command: executable, args, interpreter: false };
    return {
      command: process.execPath,
      args: [this.ouro, ...args.filter((arg, i) => !isIgnored(args, arg, i))],
      interpreter: true,
    };
  }

  private answer(name: string, status: number, out: readonly Buffer[], err: readonly Buffer[]): void {
    const path = join(this.folder, `${name}.answer`);
    if (existsSync(path) || !existsSync(this.folder)) return;
    const lines = [String(status), Buffer.concat(out).toString('hex'), Buffer.concat(err).toString('hex')];
    writeFileSync(`${path}ing`, lines.join('\n'));
    renameSync(`${path}ing`, path);
  }
}

function isIgnored(args: readonly string[], arg: string, i: number): boolean {
  const own = args.findIndex((each) => !each.startsWith('-') || each === '-c' || each === '-m');
  return (own < 0 || i < own) && ignoredOptions.has(arg);
}

function environmentOf(question: Question): Record<string, string> {
  return Object.fromEntries(
    question.all('variable').map((text) => {
      const at = text.indexOf('=', 1);
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}

/** Where modules are that Ouroboros doesn't have: for a child, too, that a test gives an environment of its own. */
function libraryEnvironment(question: Question): Record<string, string> {
  const { OURO_STDLIB } = process.env;
  return { OURO_STDLIB: OURO_STDLIB ?? question.one('library') };
}

/** Lines of a kind and a text in hexadecimal digits. */
class Question {
  private readonly lines: readonly (readonly [string, string])[];

  constructor(text: string) {
    this.lines = text.split('\n').map((line) => {
      const at = line.indexOf(' ');
      return [line.slice(0, at), line.slice(at + 1)] as const;
    });
  }

  has(kind: string): boolean {
    return this.lines.some(([each]) => each === kind);
  }

  all(kind: string): string[] {
    return this.lines
      .filter(([each]) => each === kind)
      .map(([, hex]) => Buffer.from(hex, 'hex').toString('utf8'));
  }

  one(kind: string): string {
    return this.all(kind)[0] ?? '';
  }

  bytes(kind: string): Buffer {
    return Buffer.from(this.lines.find(([each]) => each === kind)?.[1] ?? '', 'hex');
  }
}
