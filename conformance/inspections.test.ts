/** What `ouro tokens` and `ouro ast` print, against what CPython does; goldens by `node dist/inspections.mjs golden`. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { dumpTree, listTokens } from '../bin/inspect.ts';
import { type InspectionCase, inspectionCases } from './inspections.cases.ts';

interface Golden extends InspectionCase {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const command = join(root, 'dist', 'ouro.js');
const goldens = JSON.parse(
  readFileSync(join(root, 'conformance', 'inspections-golden.json'), 'utf8'),
) as Golden[];

describe('equals what CPython prints', () => {
  it.each(goldens)('$command $source', ({ command, source, stdin, stdout, stderr, status }) => {
    const pieces: string[] = [];
    const write = (text: string) => pieces.push(text);
    const bytes = Buffer.from(source, 'latin1');
    const request = { mode: 'exec', indent: 3, typeComments: true } as const;
    const report =
      command === 'tokens'
        ? listTokens(bytes, stdin ? null : 'case.py', write)
        : dumpTree(bytes, stdin ? '<stdin>' : 'case.py', request, write);
    expect({ stdout: pieces.join(''), stderr: report.errors, status: report.status }).toEqual({
      stdout,
      stderr,
      status,
    });
  });

  test('every case has its golden', () => {
    const named = ({ command, source, stdin }: InspectionCase) => `${command} ${stdin} ${source}`;
    expect(goldens.map(named)).toEqual(inspectionCases.map(named));
  });
});

describe('as commands', () => {
  let folder = '';
  beforeAll(() => {
    expect(existsSync(command), 'npm run build').toBe(true);
    folder = mkdtempSync(join(tmpdir(), 'ouro-inspect-'));
    const program = 'import sys\nprint(sys.argv)\n';
    for (const name of ['ast', 'tokens', 'program.py']) writeFileSync(join(folder, name), program);
    writeFileSync(join(folder, 'large.py'), 'x = [1, "é"]  # some text\n'.repeat(5_000));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const ouro = (args: string[], input = '') => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [command, ...args], {
      cwd: folder,
      input,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    return { stdout, stderr, status };
  };

  it('list tokens and print trees', () => {
    const tokens = ouro(['tokens', 'program.py']);
    expect(tokens.stdout.split('\n').slice(0, 2)).toEqual([
      "0,0-0,0:            ENCODING       'utf-8'        ",
      "1,0-1,6:            NAME           'import'       ",
    ]);
    expect(tokens).toMatchObject({ stderr: '', status: 0 });
    expect(ouro(['ast', '-m', 'eval', '-i', '1', '-'], '1').stdout).toMatch(
      /^Expression\(\n body=Constant\(\n {2}value=1,/,
    );
    expect(ouro(['ast'], 'x # type: int').status).toBe(1);
    expect(ouro(['ast', '--no-type-comments'], 'x # type: int').status).toBe(0);
  });

  it('leave programs that are called like them alone', () => {
    expect(ouro(['./ast', '-i', '2']).stdout).toBe("['./ast', '-i', '2']\n");
    expect(ouro(['--', 'tokens', 'x']).stdout).toBe("['tokens', 'x']\n");
    expect(ouro(['-c', 'import sys; print(sys.argv)', 'ast']).stdout).toBe("['-c', 'ast']\n");
    expect(ouro(['program.py', 'ast', '-h']).stdout).toBe("['program.py', 'ast', '-h']\n");
    expect(ouro(['--help']).stdout).toMatch(/^ {2}tokens .*\n {2}ast /m);
  });

  it('tell what is wrong with a file or a command line', () => {
    expect(ouro(['tokens', 'missing.py'])).toEqual({
      stdout: '',
      stderr: "error: [Errno 2] No such file or directory: 'missing.py'\n",
      status: 1,
    });
    expect(ouro(['ast', '.'])).toEqual({
      stdout: '',
      stderr: "IsADirectoryError: [Errno 21] Is a directory: '.'\n",
      status: 1,
    });
    expect(ouro(['ast', '-m', 'x'])).toMatchObject({ stdout: '', status: 2 });
    expect(ouro(['ast', '-m', 'x']).stderr).toContain(
      "\nouro ast: error: argument -m/--mode: invalid choice: 'x' (choose from 'exec', 'single', 'eval')\n",
    );
    expect(ouro(['tokens', 'a', 'b']).stderr).toMatch(/\nouro tokens: error: unrecognized arguments: b\n$/);
  });

  it('lose nothing of a large output in a pipe that is read slowly', async () => {
    const expected: string[] = [];
    const request = { mode: 'exec', indent: 3, typeComments: true } as const;
    dumpTree(readFileSync(join(folder, 'large.py')), 'large.py', request, (text) => expected.push(text));
    const child = spawn(process.execPath, [command, 'ast', 'large.py'], { cwd: folder });
    const received: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      received.push(text);
      child.stdout.pause();
      setTimeout(() => child.stdout.resume(), 1);
    });
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect({ status, isWhole: received.join('') === expected.join('') }).toEqual({
      status: 0,
      isWhole: true,
    });
  });
});
