/**
 * Reads every file of an installed CPython's library with both parsers and compares the trees, positions included.
 *
 *     node scripts/bundle.mjs conformance/syntax.ts
 *     node dist/syntax.mjs [trees|errors|speed|golden] [part of a path ...]
 *
 * `golden` writes what CPython makes of the cases of the parser's test. `errors` breaks library files on purpose, one token at a time, and compares the exceptions.
 * CPython is `OURO_CPYTHON`, else the `python3.13` found. Its answers are kept in a file beside the bundle.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PythonSyntaxError } from '../src/lexer/errors.ts';
import { tokenize } from '../src/lexer/lexer.ts';
import { SourceText } from '../src/lexer/source.ts';
import { dump } from '../src/parser/dump.ts';
import { fragmentMistakes, mistakes, programs } from '../src/parser/parse.cases.ts';
import { parse } from '../src/parser/parse.ts';
import { parseBytes } from '../src/parser/parse-bytes.ts';
import { findCPython } from './find-cpython.ts';

const here = dirname(fileURLToPath(import.meta.url));

/** Answers `digest`, `dump`, `speed` and `errors` requests: one JSON list of arguments in, one JSON value out. */
const oracle = String.raw`
import ast, hashlib, json, os, sys, time, warnings
warnings.simplefilter('ignore')
what, arguments = json.load(sys.stdin)
def read(path):
    with open(path, 'rb') as file: return file.read()
def error(exc):
    if isinstance(exc, SyntaxError):
        return [type(exc).__name__, exc.msg, exc.lineno, exc.offset, exc.end_lineno, exc.end_offset, exc.text]
    return [type(exc).__name__, str(exc)]
def files():
    lib = os.path.dirname(os.__file__)
    for folder, folders, names in os.walk(lib):
        if 'site-packages' in folders: folders.remove('site-packages')
        for name in names:
            if name.endswith('.py'): yield os.path.join(folder, name)
def digest(path):
    try: tree = ast.parse(read(path))
    except Exception as exc: return error(exc)
    return hashlib.sha1(ast.dump(tree, include_attributes=True).encode('utf-8', 'surrogatepass')).hexdigest()
if what == 'files': result = sorted(files())
elif what == 'digest': result = {path: digest(path) for path in arguments}
elif what == 'dump': result = ast.dump(ast.parse(read(arguments)), include_attributes=True, indent=1)
elif what == 'speed':
    texts = [read(path).decode() for path in arguments]
    result = []
    for _ in range(5):
        start = time.perf_counter()
        for text in texts: ast.parse(text)
        result.append(time.perf_counter() - start)
elif what == 'dumps':
    result = [ast.dump(ast.parse(text), include_attributes=True) for text in arguments]
elif what == 'errors':
    result = []
    for text, mode in arguments:
        try: ast.parse(text, mode=mode)
        except Exception as exc: result.append(error(exc))
        else: result.append(None)
json.dump(result, sys.stdout)
`;

function ask<Answer>(what: string, argument: unknown): Answer {
  const cpython = findCPython();
  if (cpython === undefined)
    throw new Error('No CPython 3.13 found; install one or name it in OURO_CPYTHON.');
  const { stdout, stderr, status } = spawnSync(cpython.executable, ['-X', 'utf8', '-c', oracle], {
    input: JSON.stringify([what, argument]),
    maxBuffer: 1 << 30,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Answer;
}

// ── Trees ──────────────────────────────────────────────────────────────────────────────────────────

function compareTrees(paths: string[], library: string): void {
  const expected = digests(paths);
  let equal = 0;
  let readable = 0;
  let refused = 0;
  let sameRefusals = 0;
  for (const path of paths) {
    const digest = expected[path];
    let text: string | null = null;
    let problem = '';
    let failure: unknown[] = [];
    try {
      text = dump(parseBytes(readFileSync(path), path, 'exec').tree, { attributes: true });
    } catch (error) {
      failure = told(error);
      problem = failure.join(' ');
    }
    if (Array.isArray(digest)) {
      refused++;
      const ours = text === null ? failure : 'accepted';
      if (JSON.stringify(ours) === JSON.stringify(digest)) sameRefusals++;
      else {
        console.log(
          `${relative(library, path)}: refused\n  CPython: ${JSON.stringify(digest)}\n  ours:    ${JSON.stringify(ours)}`,
        );
      }
      continue;
    }
    readable++;
    if (text !== null && createHash('sha1').update(text).digest('hex') === digest) equal++;
    else console.log(`${relative(library, path)}: ${text === null ? problem : firstDifference(path)}`);
  }
  console.log(`${equal} of ${readable} trees equal; ${sameRefusals} of ${refused} refusals equal`);
}

function digests(paths: string[]): Record<string, string | unknown[]> {
  const store = join(here, 'syntax-trees.json');
  const known: Record<string, string | unknown[]> = existsSync(store)
    ? JSON.parse(readFileSync(store, 'utf8'))
    : {};
  const missing = paths.filter((path) => !(path in known));
  for (let i = 0; i < missing.length; i += 50) {
    Object.assign(known, ask<Record<string, string | unknown[]>>('digest', missing.slice(i, i + 50)));
    writeFileSync(store, JSON.stringify(known));
  }
  return known;
}

function firstDifference(path: string): string {
  const theirs = ask<string>('dump', path).split('\n');
  const { tree } = parseBytes(readFileSync(path), path, 'exec');
  const ours = dump(tree, { attributes: true, indent: 1 }).split('\n');
  const at = theirs.findIndex((line, i) => line !== ours[i]);
  const from = Math.max(0, at - 4);
  return `\n  CPython: ${theirs.slice(from, at + 5).join(' ')}\n  ours:    ${ours.slice(from, at + 5).join(' ')}`;
}

// ── Errors ─────────────────────────────────────────────────────────────────────────────────────────

/** Each file is cut into statements at column 0; each piece is broken in a few repeatable ways. */
function compareErrors(paths: string[]): void {
  const cases: string[] = [];
  for (const path of paths) {
    const text = readFileSync(path, 'utf8');
    for (const piece of text.split(/\n(?=[^\s#)\]}])/).filter((each) => each.length < 3000)) {
      cases.push(...broken(`${piece}\n`, cases.length));
    }
  }
  const expected = ask<(unknown[] | null)[]>(
    'errors',
    cases.map((text) => [text, 'exec']),
  );
  let equal = 0;
  let sameMessage = 0;
  let failing = 0;
  const misses = new Map<string, { count: number; example: string }>();
  cases.forEach((text, i) => {
    const theirs = expected[i] ?? null;
    const ours = failureOf(text);
    if (theirs !== null) failing++;
    if (JSON.stringify(theirs) === JSON.stringify(ours)) {
      if (theirs !== null) equal++;
      return;
    }
    if (theirs !== null && ours !== null && theirs[0] === ours[0] && theirs[1] === ours[1]) sameMessage++;
    const kind = `${theirs?.slice(0, 2).join(': ') ?? 'accepted'}  <>  ${ours?.slice(0, 2).join(': ') ?? 'accepted'}`;
    const miss = misses.get(kind);
    if (miss !== undefined) miss.count++;
    else {
      const example = `${JSON.stringify(text)}\n    ${JSON.stringify(theirs)}\n    ${JSON.stringify(ours)}`;
      misses.set(kind, { count: 1, example });
    }
  });
  for (const [kind, { count, example }] of [...misses].sort((a, b) => b[1].count - a[1].count).slice(0, 40)) {
    console.log(`${count} × ${kind}\n    ${example.slice(0, 1500)}`);
  }
  console.log(
    `${equal} of ${failing} errors equal, ${sameMessage} more with the same message; ${cases.length} programs`,
  );
}

function failureOf(text: string): unknown[] | null {
  try {
    parse(new SourceText(text));
    return null;
  } catch (error) {
    return told(error);
  }
}

function told(error: unknown): unknown[] {
  if (!(error instanceof PythonSyntaxError)) return ['JavaScript', String(error)];
  const { type, message, lineno, offset, end_lineno, end_offset, text } = error;
  return [type, message, lineno, offset, end_lineno, end_offset, text];
}

function broken(text: string, seed: number): string[] {
  let list: { startOffset: number; endOffset: number }[];
  try {
    list = tokenize(new SourceText(text)).tokens.filter((token) => token.endOffset > token.startOffset);
  } catch {
    return [text];
  }
  if (list.length === 0) return [];
  const pick = (n: number) => list[((seed + 1) * 7919 + n * 104729) % list.length]!;
  const without = (token: { startOffset: number; endOffset: number }, put: string) =>
    text.slice(0, token.startOffset) + put + text.slice(token.endOffset);
  const [a, b, c, d] = [pick(1), pick(2), pick(3), pick(4)];
  const extras = [
    '=',
    ',',
    ')',
    '(',
    ':',
    'if',
    'x',
    '1',
    '"',
    ' ',
    '\n',
    'for',
    ']',
    '*',
    '==',
    'None',
    'f"{',
    'else',
    ':=',
  ];
  const extra = extras[(seed + text.length) % extras.length]!;
  return [
    without(a, ''),
    without(b, ` ${extra} `),
    without(c, `${text.slice(c.startOffset, c.endOffset)} ${extra} `),
    text.slice(0, d.endOffset),
  ];
}

// ── Speed ──────────────────────────────────────────────────────────────────────────────────────────

function measure(paths: string[]): void {
  const sources = paths.map((path) => readFileSync(path, 'utf8'));
  const lines = sources.reduce((sum, text) => sum + text.split('\n').length, 0);
  const theirs = Math.min(...ask<number[]>('speed', paths));
  const best = (run: () => void): number => {
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 12; i++) {
      const start = performance.now();
      run();
      least = Math.min(least, (performance.now() - start) / 1000);
    }
    return least;
  };
  let count = 0;
  const lexing = best(() => {
    count = 0;
    for (const text of sources) count += tokenize(new SourceText(text)).tokens.length;
  });
  const parsing = best(() => {
    for (const text of sources) parse(new SourceText(text));
  });
  const rate = (seconds: number) => `${Math.round(lines / seconds / 1000)}k lines/s`;
  console.log(`${paths.length} files, ${lines} lines, ${count} tokens`);
  console.log(`CPython ast.parse ${rate(theirs)}`);
  console.log(`lexer             ${rate(lexing)}, ${(count / lexing / 1e6).toFixed(2)} M tokens/s`);
  console.log(`lexer and parser  ${rate(parsing)}, ${(count / parsing / 1e6).toFixed(2)} M tokens/s`);
}

function writeGoldens(): void {
  const trees = ask<string[]>('dumps', programs);
  const errors = ask<(unknown[] | null)[]>('errors', [
    ...mistakes.map((text) => [text, 'exec']),
    ...fragmentMistakes,
  ]);
  const file = fileURLToPath(new URL('../conformance/syntax-golden.json', import.meta.url));
  const entries = {
    trees: programs.map((source, i) => ({ source, tree: trees[i] })),
    errors: mistakes.map((source, i) => ({ source, error: errors[i] })),
    fragmentErrors: fragmentMistakes.map(([source, mode], i) => ({
      source,
      mode,
      error: errors[mistakes.length + i],
    })),
  };
  writeFileSync(file, `${JSON.stringify(entries, null, 1)}\n`);
}

const [command = 'trees', ...parts] = process.argv.slice(2);
const all = ask<string[]>('files', null);
const library = dirname(all.find((path) => path.endsWith('/ast.py')) ?? all[0]!);
const chosen = all.filter(
  (path) => parts.length === 0 || parts.some((part) => relative(library, path).startsWith(part)),
);
if (command === 'trees') compareTrees(chosen, library);
else if (command === 'errors') compareErrors(chosen);
else if (command === 'golden') writeGoldens();
else
  measure(
    parts.length > 0
      ? chosen
      : all.filter((path) => /\/(?:asyncio\/[a-z_]+|typing)\.py$/.test(path) && !path.includes('/test/')),
  );
