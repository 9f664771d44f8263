/** The virtual host: jumps, the right of outside events, captured output, scripted input, determined randomness. */
import { expect, test } from 'vitest';
import { browserHost } from './browser/browser-host.ts';
import { MemoryConsole } from './memory-console.ts';
import { seededRandom } from './random.ts';
import { virtualHost } from './virtual.ts';
import { VirtualTime, virtualEpoch } from './virtual-time.ts';

const never = new Promise<void>(() => {});

test('jumps to the very deadline', async () => {
  const time = new VirtualTime();
  expect(time.time()).toBe(virtualEpoch);
  const real = performance.now();
  let deadline = time.monotonic();
  for (let round = 0; round < 1000; round++) {
    deadline += 86_400.1;
    await time.sleep(deadline, never, false);
    expect(time.monotonic()).toBe(deadline);
  }
  expect(performance.now() - real).toBeLessThan(1000);
});

test('time never looks too short by the coarser clock', async () => {
  for (const delay of [0.1, 0.2, 0.3, 0.001]) {
    const time = new VirtualTime();
    await time.sleep(time.monotonic() + delay, never, false);
    expect(time.time() - virtualEpoch).toBeGreaterThanOrEqual(time.monotonic() - 65_536);
    expect(time.time() - virtualEpoch).toBeLessThan(delay + 1e-6);
  }
});

test('an outside event has the right to come first, and moves no clock', async () => {
  const time = new VirtualTime({ monotonic: 0 });
  const event = new Promise<void>((resolve) => setTimeout(resolve, 20));
  await time.sleep(1000, event, true);
  expect(time.monotonic()).toBe(0);
});

test('without an outside event the deadline comes, after as much real time', async () => {
  const time = new VirtualTime({ monotonic: 0 });
  const real = performance.now();
  await time.sleep(0.03, never, true);
  expect(time.monotonic()).toBe(0.03);
  expect(performance.now() - real).toBeGreaterThan(28);
});

test('many outside events do not put the deadline off', async () => {
  const time = new VirtualTime({ monotonic: 0 });
  const real = performance.now();
  let events = 0;
  for (; time.monotonic() < 0.04; events++) {
    await time.sleep(0.04, new Promise((resolve) => setTimeout(resolve, 5)), true);
  }
  expect(events).toBeGreaterThan(2);
  expect(performance.now() - real).toBeLessThan(400);
});

test('nobody jumps while another breathes', async () => {
  const time = new VirtualTime({ monotonic: 0 });
  const order: string[] = [];
  const sleeper = time.sleep(5, never, false).then(() => order.push('late'));
  for (let turn = 0; turn < 20; turn++) await time.breathe();
  await time.sleep(1, never, false);
  order.push('early');
  await sleeper;
  expect(order).toEqual(['early', 'late']);
});

test('two that sleep by turns keep the order of their deadlines', async () => {
  const time = new VirtualTime({ monotonic: 0 });
  const order: number[] = [];
  const run = async (period: number): Promise<void> => {
    while (time.monotonic() < 10) {
      await time.sleep(time.monotonic() + period, never, false);
      for (let step = 0; step < 30; step++) await null;
      order.push(time.monotonic());
    }
  };
  await Promise.all([run(1), run(0.75), run(2.5)]);
  expect(order).toEqual([...order].sort((one, other) => one - other));
});

test('waiting by asking the clock comes to an end', () => {
  const time = new VirtualTime();
  const start = time.monotonic();
  let readings = 0;
  for (; time.monotonic() - start < 0.5; readings++);
  expect(readings).toBeGreaterThan(100_000);
  while (time.processTime() < 1);
});

test('captures output in linear time', () => {
  const console = new MemoryConsole();
  for (let line = 0; line < 300_000; line++) console.write('stdout', 'line\n');
  console.write('stderr', new Uint8Array([0xe2, 0x82]));
  console.write('stderr', new Uint8Array([0xac]));
  console.write('stderr', '!');
  expect(console.stdout.length).toBe(1_500_000);
  expect(console.stderr).toBe('€!');
});

test('scripted input, line by line', async () => {
  const { console } = virtualHost({ stdin: 'one\ntwo\r\n\nthree' });
  const lines = [console.readLine(), console.readLine(), console.readLine()];
  expect(await Promise.all(lines)).toEqual(['one\n', 'two\r\n', '\n']);
  expect(await console.readLine()).toBe('three');
  expect(await console.readLine()).toBe('');
  expect(await console.readLine()).toBe('');
});

test('input on demand; an abandoned reading takes no line', async () => {
  const given = ['a', 'b\nc', '\n', ''];
  let asked = 0;
  const { console } = virtualHost({
    stdin: async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      return given[asked++]!;
    },
  });
  expect(asked).toBe(0);
  const lost = console.readLine(Promise.resolve());
  const lines = [await console.readLine(), await console.readLine(), await console.readLine()];
  expect(lines).toEqual(['ab\n', 'c\n', '']);
  expect(await Promise.race([lost, Promise.resolve('still pending')])).toBe('still pending');
});

test('input in many pieces is linear', async () => {
  let pieces = 0;
  const { console } = virtualHost({ stdin: () => (++pieces <= 100_000 ? 'x'.repeat(20) : '') });
  expect((await console.readLine()).length).toBe(2_000_000);
  const text = 'y\n'.repeat(200_000);
  const other = virtualHost({ stdin: text }).console;
  let count = 0;
  while ((await other.readLine()) !== '') count++;
  expect(count).toBe(200_000);
});

test('randomness is determined by the seed', () => {
  expect(seededRandom(1).bytes(40)).toEqual(seededRandom(1).bytes(40));
  expect(seededRandom(1).bytes(40)).not.toEqual(seededRandom(2).bytes(40));
  expect(virtualHost().random.bytes(8)).toEqual(virtualHost().random.bytes(8));
});

test('the environment is what is given', () => {
  expect(virtualHost().environment.names()).toEqual([]);
  const { environment } = virtualHost({ variables: { HOME: '/h' } });
  expect([environment.get('HOME'), environment.names()]).toEqual(['/h', ['HOME']]);
  expect(environment.get('toString')).toBeUndefined();
});

test("a page's console hands out in order, a slice at a time", async () => {
  const seen: string[] = [];
  const { console } = browserHost({ onOutput: (stream, text) => seen.push(`${stream}:${text}`) });
  console.write('stdout', 'a');
  console.write('stdout', 'b\n');
  console.write('stderr', 'c');
  console.write('stdout', 'd');
  expect(seen).toEqual(['stdout:ab\n', 'stderr:c']);
  await null;
  expect(seen).toEqual(['stdout:ab\n', 'stderr:c', 'stdout:d']);
  console.write('stdout', 'x'.repeat(10_000));
  expect(seen).toHaveLength(4);
  console.write('stdout', 'y');
  console.flush();
  expect(seen.at(-1)).toBe('stdout:y');
});
