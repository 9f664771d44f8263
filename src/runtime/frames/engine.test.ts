/** What Python programs cannot see of the engine: state over pauses, the cost of a switch, depth, isolation. */
import { describe, expect, test, vi } from 'vitest';
import { createInterpreter, virtualHost } from '../../index.ts';
import { native } from '../kernel/define.ts';
import type { Thread } from '../kernel/thread.ts';
import type { Interpreter } from '../session/interpreter.ts';
import { Frame } from './frame.ts';

/** An interpreter whose programs can call `wait()`, which parks until the test wakes the thread. */
function waiting(): { interpreter: Interpreter; parked: () => Promise<Thread>; output: () => string } {
  const host = virtualHost();
  const interpreter = createInterpreter({ host });
  let announce: (thread: Thread) => void = () => {};
  const wait = native('wait()', null, (thread: Thread) => {
    queueMicrotask(() => announce(thread));
    return interpreter.scheduler.park(thread, { waitingFor: 'the test', outside: true });
  });
  interpreter.builtins.setName('wait', wait);
  const parked = () =>
    new Promise<Thread>((resolve) => {
      announce = resolve;
    });
  return { interpreter, parked, output: () => host.console.stdout };
}

describe('a frame that stops', () => {
  test('keeps the operands left of the pause in its state slots, and nothing else', async () => {
    const { interpreter, parked, output } = waiting();
    const next = parked();
    const run = interpreter.run('def f():\n  return [1, 2, 30 + wait(), 4]\nprint(f())\n');
    const thread = await next;
    const frame = thread.pausedAt as Frame;
    expect(frame.code.name).toBe('f');
    expect(frame.resuming).toBe(true);
    const kept = frame.saved!.filter((state) => state !== undefined);
    expect(kept).toContainEqual([1, 2]);
    expect(kept).toContain(30);
    interpreter.scheduler.wake(thread, 3);
    expect((await run).status).toBe(0);
    expect(frame.saved!.every((state) => state === undefined)).toBe(true);
    expect(output()).toBe('[1, 2, 33, 4]\n');
  });

  test('leaves no state behind when an error is delivered', async () => {
    const { interpreter, parked, output } = waiting();
    const next = parked();
    const source =
      'def f():\n  try:\n    return [1, wait()]\n  except KeyboardInterrupt:\n    return "interrupted"\nprint(f())\n';
    const run = interpreter.run(source);
    const thread = await next;
    const frame = thread.pausedAt as Frame;
    interpreter.interrupt();
    await run;
    expect(frame.saved!.every((state) => state === undefined)).toBe(true);
    expect(output()).toBe('interrupted\n');
  });

  test('is entered once for each resumption, its callers not at all', async () => {
    const { interpreter, parked } = waiting();
    let next = parked();
    const source = 'def deep(n):\n  return deep(n - 1) if n else wait() + wait()\ndeep(50)\n';
    const run = interpreter.run(source);
    const thread = await next;
    const enter = vi.spyOn(Frame.prototype, 'enter');
    next = parked();
    interpreter.scheduler.wake(thread, 1);
    await next;
    expect(enter).toHaveBeenCalledTimes(1);
    enter.mockRestore();
    interpreter.scheduler.wake(thread, 1);
    await run;
  });
});

/** How many frames are entered for `switches` turns of a task whose awaiting chain is `depth` frames long. */
async function entriesFor(depth: number, switches: number): Promise<number> {
  const source = `
import asyncio, sys
sys.setrecursionlimit(10000)
async def chain(n):
    if n:
        await chain(n - 1)
    else:
        for _ in range(${switches}):
            await asyncio.sleep(0)
loop = asyncio.new_event_loop()
loop.run_until_complete(chain(${depth}))
`;
  const enter = vi.spyOn(Frame.prototype, 'enter');
  const outcome = await createInterpreter().run(source);
  const count = enter.mock.calls.length;
  enter.mockRestore();
  expect(outcome.kind).toBe('finished');
  return count;
}

test('a switch below 1,000 awaiting frames enters as many frames as one below a single one', async () => {
  const shallow = (await entriesFor(1, 500)) - (await entriesFor(1, 100));
  const deep = (await entriesFor(1000, 500)) - (await entriesFor(1000, 100));
  expect(deep).toBe(shallow);
  expect(deep).toBe(400);
});

test('100,000 nested calls need no JavaScript stack', async () => {
  const host = virtualHost();
  const source =
    'import sys\nsys.setrecursionlimit(200000)\ndef f(n): return 0 if n == 0 else 1 + f(n - 1)\nprint(f(100000))\n';
  expect((await createInterpreter({ host }).run(source)).status).toBe(0);
  expect(host.console.stdout).toBe('100000\n');
});

test('the recursion limit alone decides when RecursionError is raised', async () => {
  const host = virtualHost();
  const source = 'def f(n): return f(n + 1)\ntry: f(0)\nexcept RecursionError as e: print(e)\n';
  await createInterpreter({ host }).run(source);
  expect(host.console.stdout).toBe('maximum recursion depth exceeded\n');
});

test('an endless loop lets the host have its turns, and can be interrupted and aborted', async () => {
  const host = virtualHost();
  const interpreter = createInterpreter({ host });
  const run = interpreter.run('while True: pass\n');
  setTimeout(() => interpreter.interrupt(), 20);
  const outcome = await run;
  expect(outcome.kind).toBe('interrupted');
  expect(host.console.stderr).toContain('KeyboardInterrupt');
  const other = createInterpreter();
  const endless = other.run('try:\n  while True: pass\nexcept BaseException: pass\n');
  setTimeout(() => other.abort('enough'), 20);
  expect((await endless).kind).toBe('aborted');
});

test('interpreters share nothing', async () => {
  const [first, second] = [virtualHost(), virtualHost()];
  const runs = [
    createInterpreter({ host: first }).run(
      'import sys\nsys.x = 1\n__builtins__.len = lambda x: 42\nprint(len([]))\n',
    ),
    createInterpreter({ host: second }).run('import sys\nprint(hasattr(sys, "x"), len([]))\n'),
  ];
  await Promise.all(runs);
  expect(first.console.stdout).toBe('42\n');
  expect(second.console.stdout).toBe('False 0\n');
});
