/**
 * Harvests the programs that CPython's own tests compile, by running those tests with a `compile` that takes notes, and
 * compares what CPython and Ouroboros say of each: the same exception with the same message and place, or none.
 *
 *     node scripts/bundle.mjs conformance/refusals.ts
 *     node dist/refusals.mjs [--variants] [test_syntax ...]
 *
 * Without names: the tests of syntax. What is harvested is kept in a file beside the bundle. `--variants` adds each
 * program in the other modes, with and without a newline at its end, inside of a function and behind other lines.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PythonSyntaxError } from '../src/lexer/errors.ts';
import { SourceText } from '../src/lexer/source.ts';
import type { Mode } from '../src/parser/grammar/parser.ts';
import { parse } from '../src/parser/parse.ts';
import { textOfBytes } from '../src/parser/parse-bytes.ts';
import { readProgram, syntaxError } from '../src/runtime/eval/compile-source.ts';
import { PyException } from '../src/runtime/kernel/exception.ts';
import { findCPython } from './find-cpython.ts';

const syntaxTests =
  'test_syntax test_exceptions test_fstring test_named_expressions test_patma test_type_params test_positional_only_arg test_unpack_ex test_global';

/** A text that was compiled, and the exception: type, message, line, offset, end line, end offset, text of the line. */
interface Case {
  readonly text?: string;
  /** Latin-1, for a text given as bytes. */
  readonly bytes?: string;
  readonly mode: Mode;
  /** Only parsed: `ast.parse`. */
  readonly treeOnly: boolean;
  readonly error: readonly unknown[] | null;
}

/** What compiling a text raises. */
const outcome = `
import json, sys, warnings
def outcome(source, mode, flags, compile=compile):
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        try: compile(source, '<string>', mode, flags, True)
        except SyntaxError as error:
            return [type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset, error.text]
        except (ValueError, MemoryError, RecursionError, OverflowError) as error:
            return [type(error).__name__, str(error)]
`;

/** Answers a list of texts and modes. */
const answerer = `${outcome}
json.dump([outcome(text, mode, 0) for text, mode in json.load(sys.stdin)], sys.stdout)
`;

/** Runs the test modules named on its command line and prints the cases as JSON. */
const harvester = `${outcome}${String.raw`import builtins, importlib, io, unittest
plain = builtins.compile
plain_exec, plain_eval = builtins.exec, builtins.eval
cases, seen = [], set()
def note(source, mode, flags):
    if not isinstance(source, (str, bytes)) or flags & ~0x1fe0400: return
    if flags & 0x1fe0000: return
    tree = bool(flags & 0x400)
    key = (source, mode, tree)
    if key in seen or mode not in ('exec', 'eval', 'single'): return
    seen.add(key)
    entry = {'mode': mode, 'treeOnly': tree, 'error': outcome(source, mode, flags & 0x400)}
    if isinstance(source, bytes): entry['bytes'] = source.decode('latin-1')
    else: entry['text'] = source
    cases.append(entry)
def compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1):
    if _feature_version == -1: note(source, mode, flags)
    return plain(source, filename, mode, flags, True, optimize, _feature_version=_feature_version)
def exec(source, globals=None, locals=None, /, **more):
    note(source, 'exec', 0)
    frame = sys._getframe(1)
    if globals is None: globals, locals = frame.f_globals, frame.f_locals if locals is None else locals
    return plain_exec(source, globals, locals, **more)
def eval(source, globals=None, locals=None, /):
    note(source.lstrip(' \t') if isinstance(source, str) else source, 'eval', 0)
    frame = sys._getframe(1)
    if globals is None: globals, locals = frame.f_globals, frame.f_locals if locals is None else locals
    return plain_eval(source, globals, locals)
out = sys.stdout
sys.stdout = sys.stderr = io.StringIO()
result = {}
for name in sys.argv[1:]:
    module = importlib.import_module('test.' + name)
    builtins.compile, builtins.exec, builtins.eval = compile, exec, eval
    cases, seen = [], set()
    suite = unittest.defaultTestLoader.loadTestsFromModule(module)
    unittest.TextTestRunner(stream=io.StringIO()).run(suite)
    builtins.compile, builtins.exec, builtins.eval = plain, plain_exec, plain_eval
    result[name] = cases
json.dump(result, out)
`}`;

const here = dirname(fileURLToPath(import.meta.url));
const withVariants = process.argv[2] === '--variants';
const chosen = process.argv.slice(withVariants ? 3 : 2);
const names = chosen.length > 0 ? chosen : syntaxTests.split(' ');
const harvested = harvest(names);

let allRefused = 0;
let allEqual = 0;
for (const name of names) {
  let refused = 0;
  let equal = 0;
  const cases = withVariants ? variants(harvested[name]!) : harvested[name]!;
  for (const each of cases) {
    const ours = failureOf(each);
    const same = JSON.stringify(ours) === JSON.stringify(each.error);
    if (each.error !== null) refused++;
    if (same && each.error !== null) equal++;
    if (same) continue;
    const source = JSON.stringify(each.text ?? each.bytes);
    const shown = source.length > 800 ? `${source.slice(0, 800)}… (${source.length} characters)` : source;
    const kind = each.treeOnly ? `${each.mode}, tree only` : each.mode;
    console.log(`${name}, ${kind}: ${shown}`);
    console.log(`    CPython   ${JSON.stringify(each.error)}\n    Ouroboros ${JSON.stringify(ours)}`);
  }
  console.log(`${name}: ${equal} of ${refused} refusals equal; ${cases.length} programs`);
  allRefused += refused;
  allEqual += equal;
}
console.log(
  `all: ${allEqual} of ${allRefused} refusals equal (${((100 * allEqual) / allRefused).toFixed(1)}%)`,
);

function harvest(wanted: readonly string[]): Record<string, Case[]> {
  const store = join(here, 'refusals.json');
  const known: Record<string, Case[]> = existsSync(store) ? JSON.parse(readFileSync(store, 'utf8')) : {};
  const missing = wanted.filter((name) => !(name in known));
  if (missing.length === 0) return known;
  const { stdout, stderr, status } = spawnSync(
    oracle(),
    ['-X', 'utf8', '-s', '-B', '-c', harvester, ...missing],
    { encoding: 'utf8', maxBuffer: 1 << 30 },
  );
  if (status !== 0) throw new Error(stderr);
  Object.assign(known, JSON.parse(stdout) as Record<string, Case[]>);
  writeFileSync(store, JSON.stringify(known));
  return known;
}

function oracle(): string {
  const cpython = findCPython();
  if (cpython !== undefined) return cpython.executable;
  throw new Error('No CPython 3.13 found; install one or name it in OURO_CPYTHON.');
}

function variants(cases: readonly Case[]): Case[] {
  const modes: Mode[] = ['exec', 'eval', 'single'];
  const texts = cases.flatMap(({ text }) => (text === undefined || text.length > 2000 ? [] : [text]));
  const changed = [
    ...new Set(
      texts.flatMap((text) => {
        const line = text.replace(/\n+$/, '');
        const indented = `def f():\n    ${line.replaceAll('\n', '\n    ')}`;
        return [
          line,
          `${line}\n`,
          indented,
          `${indented}\n`,
          `é = 1; ${line}`,
          `x = (1,\n  '2')\n${line}\n\ny = 3\n`,
        ];
      }),
    ),
  ];
  const asked = changed.flatMap((text) => modes.map((mode) => ({ text, mode, treeOnly: false })));
  const input = JSON.stringify(asked.map(({ text, mode }) => [text, mode]));
  const { stdout, stderr, status } = spawnSync(oracle(), ['-X', 'utf8', '-s', '-B', '-c', answerer], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(stderr);
  const errors = JSON.parse(stdout) as (readonly unknown[] | null)[];
  return asked.map((each, i) => ({ ...each, error: errors[i]! }));
}

function failureOf({ text, bytes, mode, treeOnly }: Case): unknown[] | null {
  try {
    const source =
      bytes === undefined
        ? new SourceText(text!)
        : textOfBytes(Buffer.from(bytes, 'latin1'), '<string>', mode);
    if (treeOnly) parse(source, mode);
    else readProgram(source, mode, { intDigits: 4300 });
    return null;
  } catch (thrown) {
    const error = thrown instanceof PythonSyntaxError ? syntaxError(thrown, '<string>') : thrown;
    if (!(error instanceof PyException)) return ['JavaScript', String(error)];
    const { name } = error.type;
    const member = (key: string) => error.members?.get(key) ?? null;
    if (member('msg') === null) return [name, String(error.args[0])];
    const places = ['lineno', 'offset', 'end_lineno', 'end_offset', 'text'].map(member);
    return [name, member('msg'), ...places];
  }
}
