/** Small programs that ask for results beyond every memory, where CPython computes on: a MemoryError at once, or an interrupt. */
import { expect, test } from 'vitest';
import { createInterpreter, type InterpreterOptions, virtualHost } from './index.ts';

async function outcomes(expressions: readonly string[], options: InterpreterOptions = {}): Promise<string[]> {
  const host = virtualHost();
  const source = `
import math, sys
for case in ${JSON.stringify(expressions)}:
    try:
        result = eval(case)
        print(case, "gave", type(result).__name__)
    except Exception as error:
        print(case, type(error).__name__, error)
`;
  const { kind } = await createInterpreter({ ...options, host }).run(source);
  expect(kind).toBe('finished');
  return host.console.stdout.split('\n').slice(0, -1);
}

const refused = (expressions: readonly string[]) => expressions.map((each) => `${each} MemoryError `);

test('sizes are known before anything is computed', async () => {
  const bombs = [
    '10**10**10',
    '2**2**31',
    '(-2)**10**12',
    'pow(3, 10**11)',
    '1 << 10**10',
    '1 << 10**18',
    '(1 << 500000000) * (1 << 500000000)',
    "'a' * 10**9",
    "'a' * 10**10",
    "'%.*f' % (10**9, 1.0)",
    "f'{1:{10**9}}'",
    "'\\t'.expandtabs(10**9)",
    "(b'\\t' * 10**6).expandtabs(10**6)",
    "('\\t' * 10**6).expandtabs(10**6)",
    "('a' * 10**5).replace('a', 'b' * 10**5)",
    "('b' * 10**6).join('a' * 10**5)",
    "('a' * 10**5).translate({97: 'b' * 10**6})",
    'bytes(10**11)',
    "bytes(6 * 10**8).decode('latin-1')",
    'bytes(6 * 10**8).decode()',
    'bytes(3 * 10**8).hex()',
    'list(range(10**10))',
    '[0] * 10**10',
  ];
  expect(await outcomes(bombs)).toEqual(refused(bombs));
});

test('integers are as large as the embedder allows', async () => {
  const cases = [
    '1 << 999',
    '1 << 1000',
    '2**999',
    '2**1000',
    '(1 << 600) * (1 << 600)',
    "int('f' * 250, 16)",
  ];
  expect(await outcomes(cases, { limits: { intBits: 1000 } })).toEqual([
    '1 << 999 gave int',
    '1 << 1000 MemoryError ',
    '2**999 gave int',
    '2**1000 MemoryError ',
    '(1 << 600) * (1 << 600) MemoryError ',
    "int('f' * 250, 16) gave int",
  ]);
});

test.each([
  'pow(3**20000, 3**20000, 7**20001)',
  'sum(range(10**12))',
  'math.factorial(10**7)',
  'set(range(10**30))',
  'bytes(iter(int, 1))',
  "''.join(iter(str, 1))",
  "repr('\\0' * 10**8)",
])('%s can be interrupted', async (expression) => {
  const endless = createInterpreter();
  setTimeout(() => endless.interrupt(), 30);
  expect((await endless.run(`import math\n${expression}`)).kind).toBe('interrupted');
});
