/** What `host.ts` promises, asked of every host. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserHost } from './browser/browser-host.ts';
import { type Host, HostError } from './host.ts';
import { nodeHost } from './node/node-host.ts';
import { createHost, virtualHost, withVirtualTime } from './virtual.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'ouro-host-')));
const never = new Promise<void>(() => {});
const givenFiles = { files: { 'hello.txt': 'hello', 'sub/': '' }, workingFolder: folder };

const hosts: readonly (readonly [string, () => Host])[] = [
  ['node', () => nodeHost()],
  ['browser', () => browserHost(givenFiles)],
  ['virtual', () => virtualHost(givenFiles)],
  ['node with virtual time', () => withVirtualTime(nodeHost())],
  ['parts', () => createHost({ files: browserHost(givenFiles).files })],
];

beforeAll(() => {
  mkdirSync(join(folder, 'sub'));
  writeFileSync(join(folder, 'hello.txt'), 'hello');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(hosts)('%s', (_name, make) => {
  const host = make();
  const { clock, timers, files } = host;

  test('sleeps until the deadline, not less', async () => {
    for (const seconds of [0.0123, 0.0004, 0, -1, Number.NaN]) {
      const deadline = clock.monotonic() + seconds;
      await timers.sleep(deadline, never, false);
      if (seconds > 0) expect(clock.monotonic()).toBeGreaterThanOrEqual(deadline);
      expect(clock.monotonic() - deadline).not.toBeGreaterThan(seconds < 0 ? 1.2 : 0.2);
    }
  });

  test('an interruption ends a sleep of any length', async () => {
    for (const deadline of [1e9, Number.POSITIVE_INFINITY]) {
      const before = clock.monotonic();
      await timers.sleep(deadline, timers.breathe(), true);
      expect(clock.monotonic() - before).toBeLessThan(0.5);
    }
    const before = clock.monotonic();
    await timers.sleep(before + 30, Promise.resolve(), false);
    expect(clock.monotonic() - before).toBeLessThan(0.5);
  });

  test('wakes in the order of the deadlines, then of the calls', async () => {
    const order: string[] = [];
    const now = clock.monotonic();
    const sleeps = [
      ['d', 0.012],
      ['b', 0.0035],
      ['c', 0.0035],
      ['e', 0.0121],
      ['a', 0.0031],
    ] as const;
    await Promise.all(
      sleeps.map(async ([name, delay]) => {
        await timers.sleep(now + delay, never, false);
        order.push(name);
      }),
    );
    expect(order.join('')).toBe('abcde');
  });

  test('an interrupted sleeper leaves the others asleep', async () => {
    const now = clock.monotonic();
    const other = timers.sleep(now + 0.02, never, false).then(() => clock.monotonic());
    await timers.sleep(now + 0.01, Promise.resolve(), false);
    expect(await other).toBeGreaterThanOrEqual(now + 0.02);
  });

  test('breathing lets timers, promises and I/O go on', async () => {
    let fired = false;
    setTimeout(() => {
      fired = true;
    }, 5);
    let breaths = 0;
    for (; !fired; breaths++) await timers.breathe();
    expect(breaths).toBeGreaterThan(2);
    const slow = performance.now() + 12;
    while (performance.now() < slow);
    expect(timers.breathDue()).toBe(true);
    await timers.breathe();
    expect(timers.breathDue()).toBe(false);
  });

  test('a timer of the host comes to its right soon, however busy the breaths are', async () => {
    let fired = 0;
    const start = performance.now();
    setTimeout(() => {
      fired = performance.now();
    }, 1);
    while (fired === 0 && performance.now() < start + 2000) {
      await timers.breathe();
      const busy = performance.now() + 2;
      while (performance.now() < busy);
    }
    expect(fired - start).toBeLessThan(100);
  });

  test('clocks', () => {
    expect(clock.time()).toBeGreaterThan(1.6e9);
    const times = Array.from({ length: 1000 }, () => clock.monotonic());
    expect(times.every((time, index) => index === 0 || time >= times[index - 1]!)).toBe(true);
    expect(clock.processTime()).toBeGreaterThanOrEqual(0);
  });

  test('reads, lists and describes files', () => {
    const path = `${folder}/hello.txt`;
    expect(new TextDecoder().decode(files.read(path))).toBe('hello');
    expect(files.read(path).constructor).toBe(Uint8Array);
    expect(files.status(path)).toMatchObject({ kind: 'file', size: 5 });
    expect(files.status(`${folder}/sub`).kind).toBe('folder');
    expect(files.status('/').kind).toBe('folder');
    expect(files.list(folder).sort()).toEqual(['hello.txt', 'sub']);
    expect(files.resolve(`${folder}/./sub/..//sub/../hello.txt`)).toBe(path);
    expect(files.resolve(`${folder}/sub/`)).toBe(`${folder}/sub`);
    expect(files.resolve('/../..')).toBe('/');
    expect(files.resolve('.')).toBe(files.workingFolder());
  });

  test('writes files', () => {
    const path = `${folder}/sub/new.bin`;
    const data = new Uint8Array([1, 2, 255]);
    files.write(path, data);
    data[0] = 9;
    expect(files.read(path)).toEqual(new Uint8Array([1, 2, 255]));
    files.write(path, new Uint8Array());
    expect(files.status(path).size).toBe(0);
    expect(Math.abs(files.status(path).modified - Date.now() / 1000)).toBeLessThan(1e9);
  });

  const reading = { read: true, write: false, append: false, create: 'never', truncate: false } as const;
  const writing = { ...reading, write: true, create: 'if missing' } as const;
  const bytes = (text: string) => new TextEncoder().encode(text);
  const text = (data: Uint8Array) => new TextDecoder().decode(data);

  test('open files have a place', () => {
    const path = `${folder}/sub/open.txt`;
    const file = files.open(path, { ...writing, truncate: true });
    expect(file.write(bytes('hello, world'))).toBe(12);
    file.seek(7);
    expect(text(file.read(100))).toBe('world');
    expect(file.position()).toBe(12);
    expect(file.read(1)).toHaveLength(0);
    file.seek(15);
    expect(file.read(1)).toHaveLength(0);
    file.write(bytes('!'));
    expect(text(files.read(path))).toBe('hello, world\0\0\0!');
    file.truncate(5);
    expect(file.status().size).toBe(5);
    file.sync();
    expect(file.isTerminal()).toBe(false);
    expect(file.number).toBeGreaterThan(2);
    file.close();
    const end = files.open(path, { ...writing, append: true });
    expect(end.position()).toBe(5);
    end.seek(0);
    end.write(bytes('!'));
    end.close();
    expect(text(files.read(path))).toBe('hello!');
    files.removeFile(path);
    expect(failureOf(() => files.open(path, reading))).toEqual(new HostError('ENOENT', path));
  });

  test('opening fails with the errors of the system', () => {
    const path = `${folder}/hello.txt`;
    expect(failureOf(() => files.open(path, { ...writing, create: 'only if missing' }))).toEqual(
      new HostError('EEXIST', path),
    );
    expect(failureOf(() => files.open(folder, reading))).toEqual(new HostError('EISDIR', folder));
  });

  test('folders come and go, names change', () => {
    const path = `${folder}/sub/made`;
    files.makeFolder(path);
    expect(failureOf(() => files.makeFolder(path))).toEqual(new HostError('EEXIST', path));
    files.write(`${path}/a`, bytes('a'));
    files.rename(`${path}/a`, `${path}/b`);
    expect(files.list(path)).toEqual(['b']);
    expect(failureOf(() => files.removeFolder(path))).toEqual(new HostError('ENOTEMPTY', path));
    files.removeFile(`${path}/b`);
    files.rename(path, `${path}2`);
    files.removeFolder(`${path}2`);
    expect(failureOf(() => files.removeFolder(path))).toEqual(new HostError('ENOENT', path));
  });

  test.each([
    ['read', 'nothing', 'ENOENT'],
    ['read', 'nothing/below', 'ENOENT'],
    ['read', '', 'EISDIR'],
    ['read', 'hello.txt/below', 'ENOTDIR'],
    ['read', 'hello.txt/', 'ENOTDIR'],
    ['read', 'nul\0', 'EINVAL'],
    ['status', 'nothing', 'ENOENT'],
    ['status', 'hello.txt/.', 'ENOTDIR'],
    ['status', 'hello.txt/..', 'ENOTDIR'],
    ['list', 'hello.txt', 'ENOTDIR'],
    ['list', 'nothing', 'ENOENT'],
    ['resolve', 'nothing', 'ENOENT'],
    ['write', 'sub', 'EISDIR'],
    ['write', 'free/', 'EISDIR'],
    ['write', 'nothing/below', 'ENOENT'],
    ['write', 'hello.txt/below', 'ENOTDIR'],
  ] as const)('%s of %j fails with %s', (operation, name, code) => {
    const path = `${folder}/${name}`;
    const error = failureOf(() => files[operation](path, new Uint8Array()));
    expect(error).toBeInstanceOf(HostError);
    expect(error).toEqual(new HostError(code, path));
  });

  test('an empty path is no path', () => {
    expect(failureOf(() => files.read(''))).toEqual(new HostError('ENOENT', ''));
  });

  test('random bytes', () => {
    expect(host.random.bytes(0)).toHaveLength(0);
    const bytes = host.random.bytes(200_001);
    expect(bytes).toHaveLength(200_001);
    expect(bytes.slice(-100)).not.toEqual(new Uint8Array(100));
    const mean = bytes.reduce((sum, byte) => sum + byte, 0) / bytes.length;
    expect(Math.abs(mean - 127.5)).toBeLessThan(2);
  });

  test('environment', () => {
    const { environment } = host;
    expect(environment.get('OURO_NO_SUCH_NAME')).toBeUndefined();
    for (const name of environment.names()) expect(environment.get(name)).toBeTypeOf('string');
    expect(environment.processorCount).toBeGreaterThan(0);
    expect(environment.platform).not.toBe('');
  });
});

function failureOf(operation: () => unknown): unknown {
  try {
    operation();
  } catch (error) {
    return error;
  }
  return undefined;
}
