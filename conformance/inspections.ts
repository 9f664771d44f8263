/**
 * Compares what `ouro tokens` and `ouro ast` print of every file of an installed CPython's library with what
 * `python -m tokenize -e` and `python -m ast -a` print: output, errors and exit status.
 *
 *     node scripts/bundle.mjs conformance/inspections.ts
 *     node dist/inspections.mjs [tokens|ast|broken|golden] [part of a path ...]
 *
 * `broken` lists the tokens of library files that were broken on purpose, `golden` writes what CPython makes of the cases of
 * the test. CPython's answers to the first two are kept in a file beside the bundle.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dumpTree, listTokens } from '../bin/inspect.ts';
import { findCPython } from './find-cpython.ts';
import { type InspectionCase, inspectionCases } from './inspections.cases.ts';

type Command = 'tokens' | 'ast';

interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
}

/**
 * Runs the modules' own `main` with the arguments of a command line in which `-` stands for the standard input. Of a
 * traceback, only what tells of the error itself is kept. `digest` answers with hashes in place of the output.
 */
const oracle = String.raw`
import ast, base64, contextlib, hashlib, io, json, linecache, os, sys, tempfile, tokenize, traceback, warnings
what, requests = json.load(sys.stdin)
def show(message, category, filename, lineno, file=None, line=None):
    text = '' if filename.startswith('<') else linecache.getline(filename, lineno).strip()
    sys.stderr.write(f'{filename}:{lineno}: {category.__name__}: {message}\n' + (f'  {text}\n' if text else ''))
warnings.showwarning = show
def run(command, arguments, data):
    warnings.resetwarnings()
    warnings.simplefilter('always', SyntaxWarning)
    linecache.clearcache()
    output, errors, status = io.TextIOWrapper(io.BytesIO(), 'utf-8', newline='\n'), io.StringIO(), 0
    sys.argv = [command, *([ '-e'] if command == 'tokens' else ['-a']), *arguments]
    sys.stdin = io.TextIOWrapper(io.BytesIO(data), 'utf-8', 'surrogateescape', newline='\n')
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
        try: (tokenize if command == 'tokens' else ast).main()
        except SystemExit as exc: status = exc.code
        except BaseException as exc:
            status = 1
            if command == 'ast': errors.write(''.join(traceback.format_exception_only(exc)))
    output.flush()
    return [output.buffer.getvalue().decode(), errors.getvalue(), status]
def digest(stdout, stderr, status):
    return [hashlib.sha1(stdout.encode()).hexdigest(), stderr, status]
if what == 'run':
    result = []
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for command, arguments, data in requests:
            data = base64.b64decode(data)
            with open('case.py', 'wb') as file: file.write(data)
            result.append(run(command, arguments, data))
        os.chdir('/')
elif what == 'digest': result = [digest(*run(command, [path], b'')) for command, path in requests]
json.dump(result, sys.stdout)
`;

const here = dirname(fileURLToPath(import.meta.url));
const python = findCPython();
if (python === undefined) throw new Error('no CPython 3.13: set OURO_CPYTHON');

function ask<Answer>(what: string, requests: unknown): Answer {
  const { stdout, stderr, status } = spawnSync(python!.executable, ['-X', 'utf8', '-c', oracle], {
    input: JSON.stringify([what, requests]),
    maxBuffer: 1 << 30,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Answer;
}

function outcomeOf(command: Command, bytes: Uint8Array, filename: string | null): Outcome {
  const pieces: string[] = [];
  const write = (text: string) => pieces.push(text);
  const request = { mode: 'exec', indent: 3, typeComments: true } as const;
  const { errors, status } =
    command === 'tokens'
      ? listTokens(bytes, filename, write)
      : dumpTree(bytes, filename ?? '<stdin>', request, write);
  return { stdout: pieces.join(''), stderr: errors, status };
}

// ── The library ────────────────────────────────────────────────────────────────────────────────────

type Digest = readonly [stdout: string, stderr: string, status: number];

function compareLibrary(command: Command, paths: string[]): void {
  const expected = digests(command, paths);
  let equal = 0;
  for (const path of paths) {
    const { stdout, stderr, status } = outcomeOf(command, readFileSync(path), path);
    const ours: Digest = [createHash('sha1').update(stdout).digest('hex'), stderr, status];
    if (JSON.stringify(ours) === JSON.stringify(expected[path])) equal++;
    else console.log(`${relative(python!.stdlib, path)}: ${firstDifference(command, path)}`);
  }
  console.log(`${equal} of ${paths.length} equal: ${command}`);
}

function digests(command: Command, paths: string[]): Record<string, Digest> {
  const store = join(here, `inspections-${command}.json`);
  const known: Record<string, Digest> = existsSync(store) ? JSON.parse(readFileSync(store, 'utf8')) : {};
  const missing = paths.filter((path) => !(path in known));
  for (let i = 0; i < missing.length; i += 50) {
    const some = missing.slice(i, i + 50);
    const answers = ask<Digest[]>(
      'digest',
      some.map((path) => [command, path]),
    );
    some.forEach((path, k) => {
      known[path] = answers[k]!;
    });
    writeFileSync(store, JSON.stringify(known));
  }
  return known;
}

function firstDifference(command: Command, path: string): string {
  const bytes = readFileSync(path);
  const [answer] = ask<Digest[]>('run', [[command, ['case.py'], bytes.toString('base64')]]);
  const [stdout, stderr, status] = answer!;
  return difference({ stdout, stderr, status }, outcomeOf(command, bytes, 'case.py'));
}

function difference(theirs: Outcome, ours: Outcome): string {
  const lines = (outcome: Outcome) => [
    ...`${outcome.stdout}${outcome.stderr}`.split('\n'),
    `status ${outcome.status}`,
  ];
  const [expected, actual] = [lines(theirs), lines(ours)];
  const at = expected.findIndex((line, i) => line !== actual[i]);
  const from = Math.max(0, at - 2);
  const part = (all: string[]) => all.slice(from, at + 2).join('\n    ');
  return `\n  CPython:\n    ${part(expected)}\n  ours:\n    ${part(actual)}`;
}

// ── Broken files ───────────────────────────────────────────────────────────────────────────────────

/** Each file is cut into statements at column 0; each piece is broken in a few repeatable ways. */
function compareBroken(paths: string[]): void {
  const texts: string[] = [];
  for (const path of paths) {
    const pieces = readFileSync(path, 'utf8').split(/\n(?=[^\s#)\]}])/);
    for (const piece of pieces.filter((each) => each.length < 3000))
      texts.push(...broken(`${piece}\n`, texts.length));
  }
  let equal = 0;
  let refused = 0;
  let shown = 0;
  for (let i = 0; i < texts.length; i += 2000) {
    const some = texts.slice(i, i + 2000).map((text) => Buffer.from(text));
    const answers = ask<Digest[]>(
      'run',
      some.map((bytes) => ['tokens', ['case.py'], bytes.toString('base64')]),
    );
    some.forEach((bytes, k) => {
      const [stdout, stderr, status] = answers[k]!;
      const ours = outcomeOf('tokens', bytes, 'case.py');
      if (status !== 0) refused++;
      if (ours.stdout === stdout && ours.stderr === stderr && ours.status === status) equal++;
      else if (shown++ < 30)
        console.log(JSON.stringify(String(bytes)), difference({ stdout, stderr, status }, ours));
    });
  }
  console.log(`${equal} of ${texts.length} broken texts equal, ${refused} of them refused by CPython`);
}

const extras = [
  '\\',
  '\\\n',
  '"',
  "'''",
  '#',
  '\r',
  '\r\n',
  '\t',
  '\f',
  '\v',
  '$',
  '0x',
  '1_',
  '1e+',
  '({[',
  ')',
  '}',
  '{',
  'f"{',
  "f'''{x:",
  '!',
  'é',
  '€',
  '\n  ',
  '\n\t',
  ' \\ ',
  '\u00a0',
  '𝒳',
  'rb"',
  '01',
  '1if',
  ':',
  '{{',
  '}}',
];

function broken(text: string, seed: number): string[] {
  const pick = (n: number) => ((seed + 1) * 7919 + n * 104729) % text.length;
  const [a, b, c, d] = [pick(1), pick(2), pick(3), pick(4)];
  const extra = extras[(seed + text.length) % extras.length]!;
  const whole = text.includes('\ud83d') ? text.replace(/[\ud800-\udfff]/g, '') : text;
  return [
    whole.slice(0, a),
    whole.slice(0, b) + extra + whole.slice(b),
    whole.slice(0, c) + whole.slice(c + 1),
    (whole.slice(0, d) + extra).replaceAll('\n', '\r\n'),
  ].map((each) =>
    each.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, ''),
  );
}

// ── Goldens ────────────────────────────────────────────────────────────────────────────────────────

/** Made by CPython itself, never by hand. */
function writeGoldens(): void {
  const requests = inspectionCases.map(({ command, source, stdin }: InspectionCase) => [
    command,
    stdin ? (command === 'tokens' ? [] : ['-']) : ['case.py'],
    Buffer.from(source, 'latin1').toString('base64'),
  ]);
  const answers = ask<Digest[]>('run', requests);
  const entries = inspectionCases.map((each, i) => {
    const [stdout, stderr, status] = answers[i]!;
    return { ...each, stdout, stderr, status };
  });
  const file = fileURLToPath(new URL('../conformance/inspections-golden.json', import.meta.url));
  writeFileSync(file, `${JSON.stringify(entries, null, 1)}\n`);
  console.log(`${entries.length} goldens`);
}

function libraryFiles(parts: string[]): string[] {
  const listing = spawnSync('find', [python!.stdlib, '-name', '*.py', '-not', '-path', '*/site-packages/*'], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const all = listing.stdout
    .split('\n')
    .filter((path) => path !== '')
    .sort();
  return parts.length === 0
    ? all
    : all.filter((path) => parts.some((part) => relative(python!.stdlib, path).startsWith(part)));
}

const [mode = 'tokens', ...parts] = process.argv.slice(2);
if (mode === 'golden') writeGoldens();
else if (mode === 'broken') compareBroken(libraryFiles(parts));
else compareLibrary(mode === 'ast' ? 'ast' : 'tokens', libraryFiles(parts));
