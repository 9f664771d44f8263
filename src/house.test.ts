/** The rules of the house, checked by a scan of the sources: floors, circles, the outside world, sizes, comments. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Lowest first. A file imports from lower floors and from its own; rooms of one floor don't know each other. */
const floors: readonly (readonly string[])[] = [
  ['src/lexer'],
  ['src/parser'],
  ['src/runtime/host'],
  ['src/runtime/kernel'],
  ['src/runtime/frames'],
  ['src/runtime/objects'],
  ['src/runtime/traceback'],
  ['src/runtime/observe'],
  ['src/runtime/eval'],
  ['src/runtime/builtins', 'src/runtime/importing'],
  ['src/stdlib'],
  ['src/runtime/session'],
  ['src/index.ts', 'src/browser.ts'],
  ['bin'],
];

/** Who may use which package; `node:*` belongs to the host and to bin. */
const packages: Readonly<Record<string, readonly string[]>> = {
  chevrotain: ['src/lexer', 'src/parser'],
  commander: ['bin'],
};

const outsideWorld: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['process', /(?<![.\w$])process\./],
  ['Date', /\bDate\.now\b|\bnew Date\b|(?<![.\w$])Date\(/],
  ['a timer', /(?<![.\w$])(?:setTimeout|setInterval|setImmediate)\b/],
  ['Math.random', /\bMath\.random\b/],
  ['performance', /(?<![.\w$])performance\./],
  ['the network', /(?<![.\w$])fetch\(|\bnew WebSocket\b/],
  ['console', /(?<![.\w$])console\.(?:log|error|warn|info|debug|trace)\b/],
];

const neverInSources: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['eval', /(?<![.\w$*]|function |\* )eval\(/],
  ['new Function', /\bnew Function\b/],
  ['the type any', /[:<,|&]\s*any\b(?!\s*[:(])|\bas any\b|\bany\[\]/],
  ['a module-level let or var', /^(?:export )?(?:let|var)\b/m],
];

const longest = 700;

// The tokens that can hide words from the scan.
const comment = String.raw`//[^\n]*|/\*[\s\S]*?\*/`;
const singleQuoted = String.raw`'(?:[^'\\\n]|\\[\s\S])*'`;
const doubleQuoted = String.raw`"(?:[^"\\\n]|\\[\s\S])*"`;
const templatePart = '(?:[^`\\\\$]|\\\\[\\s\\S]|\\$(?!\\{))*(?:`|\\$\\{)';
const regex = String.raw`(?<=[(,=:[!&|?{};>]\s*|\breturn )/(?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/\w*`;

interface Import {
  readonly target: string;
  readonly typeOnly: boolean;
  readonly line: number;
}

interface Source {
  readonly path: string;
  readonly text: string;
  /** The text with comments blanked. */
  readonly code: string;
  /** The text with comments and the insides of strings blanked. */
  readonly bare: string;
  readonly imports: readonly Import[];
}

const sources = ['src', 'bin'].flatMap((folder) => filesBelow(folder, '.ts')).map(readSource);
const production = sources.filter(({ path }) => !path.endsWith('.test.ts'));
const inside = production.filter(({ path }) => path.startsWith('src/'));

test('every file stands on a floor', () => {
  expect(inside.length).toBeGreaterThan(0);
  const homeless = production.filter(({ path }) => floorOf(path) === undefined).map(({ path }) => path);
  none(homeless, 'on none of the floors listed in src/house.test.ts');
});

test('files import from lower floors or their own', () => {
  const wrong = production.flatMap((source) =>
    source.imports
      .filter(({ target }) => isOwnFile(target) && !mayImport(source.path, target))
      .map(
        ({ target, line }) => `${source.path}:${line} imports ${target} (${explain(source.path, target)})`,
      ),
  );
  none(wrong, 'imports go down or stay in the room');
});

test('imports name files that exist, with their .ts ending', () => {
  const known = new Set(sources.map(({ path }) => path));
  const wrong = production.flatMap(({ path, imports }) =>
    imports
      .filter(({ target }) => isOwnFile(target) && !known.has(target) && !isPythonModule(target))
      .map(({ target, line }) => `${path}:${line} imports ${target}, which does not exist`),
  );
  none(wrong, 'imports that lead nowhere');
});

/** Of the library: the build packs it. */
function isPythonModule(path: string): boolean {
  return path.startsWith('src/stdlib/') && path.endsWith('.py') && existsSync(join(root, path));
}

test('no circles of imports', () => {
  const circles = circlesAmong(production);
  none(circles, 'circles; type-only imports may close one inside a floor, others may not');
});

test('packages and node: modules are imported only where they belong', () => {
  const wrong = production.flatMap(({ path, imports }) =>
    imports
      .filter(({ target }) => !isOwnFile(target) && !packageAllowed(path, target))
      .map(({ target, line }) => `${path}:${line} imports ${target}`),
  );
  none(wrong, 'packages out of place');
});

test('only src/runtime/host touches the outside world', () => {
  const elsewhere = inside.filter(({ path }) => !isBelow(path, 'src/runtime/host'));
  none(occurrences(elsewhere, outsideWorld), 'the outside world is reached through the host');
});

test('no eval, no any, no module-level mutable state', () => {
  none(occurrences(inside, neverInSources), 'never in src/');
});

test('default exports are for modules of the standard library', () => {
  const elsewhere = inside.filter(({ path }) => !isBelow(path, 'src/stdlib'));
  none(
    occurrences(elsewhere, [['a default export', /^export default\b|\bas default\b/m]]),
    'default exports are for src/stdlib',
  );
});

test('only the embedding API re-exports', () => {
  const others = inside.filter(({ path }) => !/^src\/(?:index|browser)\.ts$/.test(path));
  none(
    occurrences(others, [['a re-export', /^export\b[^;=(]*?\bfrom\s*['"]/m]]),
    'import from the file that defines it',
  );
  none(
    sources.filter(({ path }) => /(?:^|\/)utils?\.ts$/.test(path)).map(({ path }) => path),
    'a helper lives with its noun',
  );
});

test(`no file is longer than ${longest} lines`, () => {
  const tooLong = sources
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > longest)
    .map(({ path, lines }) => `${path} has ${lines} lines; split it by noun`);
  none(tooLong, 'too long');
});

test('every file begins with a comment that says what it is', () => {
  const silent = sources.filter(({ text }) => !/^(?:#!.*\n)?\/\*\*/.test(text)).map(({ path }) => path);
  none(silent, 'the first line shall be a /** comment: what the file is, and what it answers to');
});

test('files that the documents name exist', () => {
  const documents = [...filesBelow('docs', '.md'), 'README.md', 'CONTRIBUTING.md'].filter((path) =>
    existsSync(join(root, path)),
  );
  const missing = documents.flatMap((document) => {
    const text = readFileSync(join(root, document), 'utf8').replace(/```[\s\S]*?```/g, '');
    return [...text.matchAll(/`((?:src|bin|bench|conformance|docs|scripts)\/[\w./@-]*\.\w+)`/g)]
      .map(([, path]) => path!)
      .filter((path) => !existsSync(join(root, path)))
      .map((path) => `${document} names ${path}`);
  });
  none(missing, 'documents name files that do not exist');
});

test('the scan itself sees through comments, strings and templates', () => {
  const dollar = '$';
  const lines = [
    `a('process.x', \`${dollar}{b(\`setTimeout ${dollar}{c}\`)} any\`) // eval(`,
    String.raw`(/[/'"]\/process/.test(d)); /* var */ const o = { f: '}' };`,
    'e / 2; / 3; process.y',
  ];
  const { code, bare } = blank(lines.join('\n'));
  expect(code).toContain("'process.x'");
  expect(code).not.toMatch(/eval|var/);
  expect(bare).not.toMatch(/process\.x|setTimeout|eval|var|any/);
  expect(bare).toMatch(/b\(.*c.*\n.*test\(d\).*const o.*\ne \/ 2.*process\.y$/);
  expect(
    importsIn(
      'src/a/b.ts',
      "import type { X } from '../c.ts';\nimport {\n  y,\n} from 'z';",
      "import type { X } from '       ';\nimport {",
    ),
  ).toEqual([
    { target: 'src/c.ts', typeOnly: true, line: 1 },
    { target: 'z', typeOnly: false, line: 2 },
  ]);
});

function none(wrong: readonly string[], rule: string): void {
  if (wrong.length > 0) expect.fail(`${rule}:\n${wrong.map((line) => `  ${line}`).join('\n')}`);
}

// ── Floors ───────────────────────────────────────────────────────────────────────────────────────────

function floorOf(path: string): number | undefined {
  const floor = floors.findIndex((rooms) => rooms.some((room) => isBelow(path, room)));
  return floor === -1 ? undefined : floor;
}

function roomOf(path: string): string | undefined {
  return floors.flat().find((room) => isBelow(path, room));
}

function mayImport(from: string, to: string): boolean {
  const own = floorOf(from);
  const other = floorOf(to);
  if (own === undefined || other === undefined) return false;
  return other < own || roomOf(from) === roomOf(to);
}

function explain(from: string, to: string): string {
  const own = floorOf(from);
  const other = floorOf(to);
  if (own === undefined || other === undefined) return 'one of them stands on no floor';
  return own === other
    ? 'rooms of one floor do not know each other'
    : `${roomOf(to)} is above ${roomOf(from)}`;
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function isOwnFile(target: string): boolean {
  return /^(?:src|bin|conformance|bench|scripts|\.\.)(?:\/|$)/.test(target);
}

function packageAllowed(path: string, target: string): boolean {
  if (target.startsWith('node:')) return isBelow(path, 'src/runtime/host') || isBelow(path, 'bin');
  return (packages[target] ?? []).some((folder) => isBelow(path, folder));
}

/** Circles of runtime imports; those through type-only imports are left to the floors. */
function circlesAmong(files: readonly Source[]): string[] {
  const byPath = new Map(files.map((source) => [source.path, source]));
  const finished = new Set<string>();
  const trail: string[] = [];
  const circles: string[] = [];
  const visit = (path: string): void => {
    if (finished.has(path)) return;
    const start = trail.indexOf(path);
    if (start >= 0) {
      circles.push([...trail.slice(start), path].join(' → '));
      return;
    }
    trail.push(path);
    for (const { target, typeOnly } of byPath.get(path)?.imports ?? []) {
      if (!typeOnly && byPath.has(target)) visit(target);
    }
    trail.pop();
    finished.add(path);
  };
  for (const { path } of files) visit(path);
  return circles;
}

// ── Reading ──────────────────────────────────────────────────────────────────────────────────────────

function filesBelow(folder: string, ending: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .sort();
}

function readSource(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const { code, bare } = blank(text);
  return { path, text, code, bare, imports: importsIn(path, code, bare) };
}

/** A match counts where the bare text still shows its keyword: not inside a string. */
function importsIn(path: string, code: string, bare: string): Import[] {
  const statement =
    /^(?:import|export)\b(\s+type\b)?\s*(?:[\w\s{},*$]*?\bfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;
  return [...code.matchAll(statement)]
    .filter(({ index }) => /^(?:import|export)\b/.test(bare.slice(index, index + 8)))
    .map(({ index, 1: type, 2: target, 3: dynamicTarget }) => ({
      target: resolve(path, target ?? dynamicTarget!),
      typeOnly: type !== undefined,
      line: lineOf(code, index),
    }));
}

function resolve(path: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return posix.normalize(posix.join(posix.dirname(path), specifier));
}

function occurrences(files: readonly Source[], patterns: readonly (readonly [string, RegExp])[]): string[] {
  return files.flatMap(({ path, bare }) =>
    patterns.flatMap(([name, pattern]) =>
      [...bare.matchAll(new RegExp(pattern, `g${pattern.flags}`))].map(
        (match) => `${path}:${lineOf(bare, match.index)} uses ${name}`,
      ),
    ),
  );
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Blanks comments (in both texts) and the insides of strings and regular expressions (in the bare one), keeping lines. */
function blank(text: string): { code: string; bare: string } {
  const token = new RegExp(
    [comment, singleQuoted, doubleQuoted, `\`${templatePart}`, regex, '[{}]'].join('|'),
    'g',
  );
  const templateRest = new RegExp(templatePart, 'y');
  const spaces = (part: string): string => part.replace(/[^\n]/g, ' ');
  let code = '';
  let bare = '';
  let position = 0;
  const braces: ('template' | 'block')[] = [];
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    let [part] = match;
    if (part === '}' && braces.pop() === 'template') {
      templateRest.lastIndex = token.lastIndex;
      part += templateRest.exec(text)?.[0] ?? '';
      token.lastIndex = match.index + part.length;
    }
    if (part === '{') braces.push('block');
    else if (/^[`}]/.test(part) && part.endsWith('${')) braces.push('template');
    const between = text.slice(position, match.index);
    const isComment = /^\/[/*]/.test(part);
    code += between + (isComment ? spaces(part) : part);
    bare += between + (part.length === 1 ? part : isComment ? spaces(part) : hollow(part));
    position = match.index + part.length;
  }
  return { code: code + text.slice(position), bare: bare + text.slice(position) };
}

/** The quotes stay, so that the shape of an import can still be seen. */
function hollow(literal: string): string {
  return literal[0] + literal.slice(1, -1).replace(/[^\n]/g, ' ') + literal.at(-1);
}
