/** The Node host seen from outside: programs of their own, with their streams, and workers. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeHost } from './node-host.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ouro-node-'));

const programs = `
import { Socket } from 'node:net';
import { nodeHost } from './node-host.ts';
const { console, timers, clock } = nodeHost({ unbuffered: process.argv[2] === 'unbuffered' });
const programs = {
  async flush() {
    console.write('stdout', 'out ');
    console.write('stderr', 'first\\nheld');
    console.write('stdout', new Uint8Array([0xe2, 0x82, 0xac, 10]));
    console.write('stderr', '\\n');
    console.flush();
  },
  async unbuffered() {
    console.write('stdout', '1');
    console.write('stderr', '2');
    console.write('stdout', '3');
  },
  async flood() {
    new Socket({ fd: 1, readable: false, writable: true }); // now the pipe does not block
    for (let line = 0; line < 300_000; line++) console.write('stdout', 'line ' + line + '\\n');
    console.write('stdout', '😀'.repeat(1_000_000));
    console.flush();
  },
  async broken() {
    await console.readLine();
    const codes = [];
    for (let round = 0; round < 3; round++) {
      try {
        console.write('stdout', 'x'.repeat(100_000));
        codes.push('accepted');
      } catch (error) {
        codes.push(error.code);
      }
    }
    console.write('stderr', codes.join(' ') + '\\n');
  },
  async lines() {
    let count = 0, last = '', ticks = 0;
    const ticking = setInterval(() => ticks++, 1);
    console.write('stderr', 'ready\\n');
    for (let line = await console.readLine(); line !== ''; line = await console.readLine()) {
      count++;
      last = line;
    }
    clearInterval(ticking);
    console.write('stdout', JSON.stringify([count, last, ticks > 5]));
    console.flush();
  },
  async one() {
    console.write('stdout', await console.readLine());
    console.flush();
  },
  async idle() {},
  async abandoned() {
    const lost = console.readLine(timers.sleep(clock.monotonic() + 0.05, new Promise(() => {}), false));
    lost.then(() => console.write('stdout', 'lost'));
    await timers.sleep(clock.monotonic() + 0.1, new Promise(() => {}), false);
    console.write('stderr', 'ready\\n');
    console.write('stdout', await console.readLine());
    console.flush();
    console.readLine(timers.sleep(clock.monotonic() + 0.05, new Promise(() => {}), false));
  },
};
programs[process.argv[2]]();
`;

const worker = `
import { workerChannel } from './workers.ts';
const channel = workerChannel();
channel.send('up');
channel.onMessage((message) => {
  if (message === 'fail') throw new Error('on purpose');
  if (message === 'close') channel.close();
  else if (message === 'exit') process.exit(7);
  else channel.send({ echo: message });
});
`;

beforeAll(() => {
  for (const [name, contents] of [
    ['programs', programs],
    ['worker', worker],
  ] as const) {
    buildSync({
      stdin: { contents, resolveDir: here, loader: 'js' },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      outfile: join(folder, `${name}.cjs`),
    });
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

test('outputs are buffered apart from each other', async () => {
  const { output, errors } = await ended(run('flush'));
  expect([output, errors]).toEqual(['out €\n', 'first\nheld\n']);
  const file = join(folder, 'both');
  await ended(run('flush', 'ignore', openSync(file, 'a')));
  expect(new TextDecoder().decode(nodeHost().files.read(file))).toBe('first\nheld\nout €\n');
});

test('unbuffered output comes in the order of writing', async () => {
  const file = join(folder, 'unbuffered');
  await ended(run('unbuffered', 'ignore', openSync(file, 'a')));
  expect(new TextDecoder().decode(nodeHost().files.read(file))).toBe('123');
});

test('a full pipe that does not block loses nothing', async () => {
  const process = run('flood');
  process.stdout!.pause();
  setTimeout(() => process.stdout!.resume(), 50);
  const { output } = await ended(process);
  const lines = output.split('\n');
  expect(lines).toHaveLength(300_001);
  expect(lines.slice(0, -1).every((line, index) => line === `line ${index}`)).toBe(true);
  expect(lines.at(-1)).toBe('😀'.repeat(1_000_000));
});

test('a broken pipe is an error each time, and memory does not grow', async () => {
  const process = run('broken');
  process.stdout!.destroy();
  setTimeout(() => process.stdin!.end('go\n'), 20);
  const { errors } = await ended(process);
  expect(errors).toBe('EPIPE EPIPE EPIPE\n');
});

test('reads lines without holding up the event loop', async () => {
  const process = run('lines');
  process.stdin!.write('€'.repeat(10));
  process.stderr!.once('data', () => {
    setTimeout(() => process.stdin!.end(`\n${'ä line\n'.repeat(100_000)}the last`), 50);
  });
  const { output } = await ended(process);
  expect(JSON.parse(output)).toEqual([100_002, 'the last', true]);
});

test('reads from a file and from nothing', async () => {
  const file = join(folder, 'input');
  writeFileSync(file, '\ufeffone\r\ntwo');
  expect((await ended(run('one', openSync(file, 'r')))).output).toBe('\ufeffone\r\n');
  expect((await ended(run('one', 'ignore'))).output).toBe('');
});

test('an open input keeps nobody alive who does not read', async () => {
  expect((await ended(run('idle'))).status).toBe(0);
  const process = run('one');
  process.stdin!.write('one\ntwo\n');
  const { output, status } = await ended(process);
  expect([output, status]).toEqual(['one\n', 0]);
});

test('an abandoned reading leaves the line to the next', async () => {
  const process = run('abandoned');
  process.stderr!.once('data', () => process.stdin!.write('line\n'));
  const { output, status } = await ended(process);
  expect([output, status]).toEqual(['line\n', 0]);
});

test('workers answer, end, fail and are stopped', async () => {
  const { workers } = nodeHost({ workerScript: join(folder, 'worker.cjs') });
  const outcome = async (last: unknown): Promise<[unknown[], number]> => {
    const handle = workers!.start();
    const messages: unknown[] = [];
    handle.send({ bytes: new Uint8Array([1]), big: 1n });
    await new Promise<void>((resolve) => setTimeout(resolve, 30));
    handle.onMessage((message) => {
      messages.push(message);
      if (messages.length < 2) return;
      if (last === 'stop') handle.stop();
      else handle.send(last);
    });
    return [messages, await new Promise<number>((resolve) => handle.onExit(resolve))];
  };
  const messages = ['up', { echo: { bytes: new Uint8Array([1]), big: 1n } }];
  expect(await Promise.all(['close', 'exit', 'fail', 'stop'].map(outcome))).toEqual([
    [messages, 0],
    [messages, 7],
    [messages, 1],
    [messages, 1],
  ]);
  const handle = workers!.start();
  expect(() => handle.send(() => {})).toThrow(expect.objectContaining({ code: 'EINVAL' }));
  handle.stop();
  expect(nodeHost().workers).toBeNull();
});

function run(name: string, stdin: number | 'pipe' | 'ignore' = 'pipe', both?: number): ChildProcess {
  const output = both ?? 'pipe';
  return spawn(process.execPath, [join(folder, 'programs.cjs'), name], { stdio: [stdin, output, output] });
}

async function ended(
  process: ChildProcess,
): Promise<{ output: string; errors: string; status: number | null }> {
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  process.stdout?.on('data', (chunk: Buffer) => output.push(chunk));
  process.stderr?.on('data', (chunk: Buffer) => errors.push(chunk));
  const status = await new Promise<number | null>((resolve) => process.on('close', resolve));
  return { output: Buffer.concat(output).toString(), errors: Buffer.concat(errors).toString(), status };
}
