/**
 * Compares what is known of all code points with what an installed CPython knows.
 *
 *     node scripts/bundle.mjs conformance/unicode.ts
 *     node dist/unicode.mjs [methods|data|names ...]
 *
 * `methods`: one program, run by both, asks the methods of `str`. `data` and `names`: the answers of `unicodedata`, and
 * what `\N{…}` stands for, are compared with those of src/lexer/unicode.
 * CPython is the one of the goldens.
 */
import { spawnSync } from 'node:child_process';
import { createInterpreter, virtualHost } from '../src/index.ts';
import { normalizeName } from '../src/lexer/identifiers.ts';
import { characterNamed, nameOf, nameOrAliasOf, textNamed } from '../src/lexer/unicode/names.ts';
import { categoryOf } from '../src/lexer/unicode/properties.ts';
import { decimalValue, digitValue, numericValue } from '../src/lexer/unicode/values.ts';
import { findCPython } from './find-cpython.ts';

const cpython = findCPython();
if (cpython === undefined) throw new Error('No CPython 3.13 found; install one or name it in OURO_CPYTHON.');
const python = cpython.executable;

/** One line for each question: the question, a tab, and the answers for all code points, separated by spaces. */
const methods = String.raw`
questions = {
    **{name: getattr(str, name) for name in [
        'isidentifier', 'isprintable', 'isalpha', 'isdecimal', 'isdigit', 'isnumeric', 'isalnum',
        'islower', 'isupper', 'istitle', 'isspace',
        'lower', 'upper', 'title', 'casefold', 'swapcase', 'capitalize', 'split', 'splitlines',
    ]},
    'isidentifier after a': lambda c: ('a' + c).isidentifier(),
    'sigma after it': lambda c: (c + '\u03a3').lower(),
    'sigma after a and it': lambda c: ('a' + c + '\u03a3').lower(),
    'sigma between a and it': lambda c: ('a\u03a3' + c).lower(),
    'sigma between a and it and a': lambda c: ('a\u03a3' + c + 'a').title(),
    'title in a word': lambda c: ('a' + c + 'a').title(),
    'istitle in a word': lambda c: ('A' + c + 'a').istitle(),
    'islower in a word': lambda c: ('a' + c).islower(),
    'isupper in a word': lambda c: ('A' + c).isupper(),
    'repr': repr,
}
for question, ask in questions.items():
    answers = []
    for code in range(0x110000):
        answer = ask(chr(code))
        if answer is True: answers.append('1')
        elif answer is False: answers.append('0')
        elif answer == chr(code): answers.append('=')
        else: answers.append(ascii(answer).replace(' ', '_'))
    print(question, ' '.join(answers), sep='\t')
`;

const data = `
import json, unicodedata as u
characters = [chr(code) for code in range(0x110000)]
json.dump({
    'category': [u.category(c) for c in characters],
    'decimal': [u.decimal(c, None) for c in characters],
    'digit': [u.digit(c, None) for c in characters],
    'numeric': [u.numeric(c, None) for c in characters],
    'normal form of names': [u.normalize('NFKC', c) if ('a' + c).isidentifier() else None for c in characters],
    'name': [u.name(c, None) for c in characters],
    'namereplace': [c.encode('ascii', 'namereplace').decode() for c in characters],
}, __import__('sys').stdout)
`;

/** Names of all kinds, also in other spellings and with mistakes: what a lookup and what a literal makes of them. */
const spellings = String.raw`
import json, unicodedata as u
def looked_up(name):
    try: return u.lookup(name)
    except KeyError: return None
def literal(name):
    try: return ('\\N{%s}' % name).encode().decode('unicode_escape')
    except UnicodeDecodeError: return None
names = [u.name(chr(code), '') for code in range(0x110000)]
for first in 0xf0000, 0xf0200:
    for code in range(first, first + 0x200):
        spelling = chr(code).encode('ascii', 'namereplace').decode()
        if spelling[:2] == '\\N': names.append(spelling[3:-1])
known = [name for name in names if name]
tried = dict.fromkeys(known)
computed = [name for name in known if name.startswith(('CJK UNIFIED', 'HANGUL SYLLABLE'))]
for name in {*known} - {*computed} | {*computed[::20]}:
    tried |= dict.fromkeys([name.lower(), name.title(), name[:-1] or 'A', name + 'A', name + ' ', ' ' + name])
    tried |= dict.fromkeys([name.replace('-', ' '), name.replace(' ', '-', 1), name.replace(' ', '  ', 1)])
for code in [*range(0x3300, 0x10000, 7), *range(0x1b100, 0x34000, 7)]:
    for pattern in 'UNIFIED IDEOGRAPH-%X', 'UNIFIED IDEOGRAPH-%x', 'UNIFIED IDEOGRAPH-%05X', 'COMPATIBILITY IDEOGRAPH-%X':
        tried['CJK ' + pattern % code] = None
json.dump([(name, looked_up(name), literal(name)) for name in tried], __import__('sys').stdout)
`;

function ask(program: string): string {
  const { stdout, stderr, status } = spawnSync(python, ['-X', 'utf8', '-c', program], {
    maxBuffer: 1 << 30,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

async function run(program: string): Promise<string> {
  const host = virtualHost();
  const outcome = await createInterpreter({ host }).run(program);
  if (outcome.kind !== 'finished') throw new Error(host.console.stderr);
  return host.console.stdout;
}

/** Whether all are equal; tells how many, and which are not. */
function compare(
  question: string,
  expected: readonly unknown[],
  found: (i: number) => unknown,
  title = (i: number) => `U+${i.toString(16).toUpperCase().padStart(4, '0')}`,
): boolean {
  let equal = 0;
  const misses: string[] = [];
  expected.forEach((theirs, i) => {
    const ours = found(i);
    if (ours === theirs) equal++;
    else if (misses.length < 5) {
      misses.push(`  ${title(i)}: ${JSON.stringify(theirs)}, ours ${JSON.stringify(ours)}`);
    }
  });
  console.log([`${question}: ${equal} of ${expected.length}`, ...misses].join('\n'));
  return equal === expected.length;
}

async function compareMethods(): Promise<boolean> {
  const theirs = ask(methods).trimEnd().split('\n');
  const ours = (await run(methods)).trimEnd().split('\n');
  return theirs
    .map((line, i) => {
      const [question, answers] = line.split('\t') as [string, string];
      const found = ours[i]!.split('\t')[1]!.split(' ');
      return compare(question, answers.split(' '), (code) => found[code]);
    })
    .every(Boolean);
}

function compareData(): boolean {
  const known = JSON.parse(ask(data)) as Record<string, readonly unknown[]>;
  const replaced = (code: number) => {
    const name = code < 0x80 ? null : nameOrAliasOf(code);
    return name === null ? known['namereplace']![code] : `\\N{${name}}`;
  };
  const ours: Record<string, (code: number) => unknown> = {
    category: categoryOf,
    decimal: (code) => decimalValue(code) ?? null,
    digit: (code) => digitValue(code) ?? null,
    numeric: (code) => numericValue(code) ?? null,
    'normal form of names': (code) =>
      known['normal form of names']![code] === null ? null : normalizeName(String.fromCodePoint(code)),
    name: nameOf,
    namereplace: replaced,
  };
  return Object.entries(ours)
    .map(([question, find]) => compare(question, known[question]!, find))
    .every(Boolean);
}

function compareNames(): boolean {
  const known = JSON.parse(ask(spellings)) as [name: string, text: string | null, literal: string | null][];
  const title = (i: number) => known[i]![0];
  const texts = known.map(([, text]) => text);
  const literals = known.map(([, , literal]) => literal);
  return [
    compare('lookup', texts, (i) => textNamed(title(i)), title),
    compare('\\N{…} in a literal', literals, (i) => characterNamed(title(i)), title),
  ].every(Boolean);
}

const comparisons: Record<string, () => boolean | Promise<boolean>> = {
  methods: compareMethods,
  data: compareData,
  names: compareNames,
};
const chosen = process.argv.slice(2);
for (const [name, run] of Object.entries(comparisons)) {
  if ((chosen.length === 0 || chosen.includes(name)) && !(await run())) process.exitCode = 1;
}
