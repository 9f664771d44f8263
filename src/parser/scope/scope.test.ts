/** Scopes against CPython's `symtable`, and what the compiler refuses, in its words. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PythonSyntaxError } from '../../lexer/errors.ts';
import { SourceText } from '../../lexer/source.ts';
import type { ClassDef, Expr, FunctionDef, ListComp, Module } from '../ast.ts';
import { parse } from '../parse.ts';
import { mangle } from './mangle.ts';
import { type KnownPauses, mayPause } from './pauses.ts';
import { analyse } from './resolve.ts';
import type { Scope, ScopeTable } from './scope.ts';

/** One line of golden/scopes.jsonl; see golden/make.py. */
type Golden =
  | { source: string; message: string; place: (number | null)[] }
  | { source: string; frames: GoldenFrame[]; warnings: string[]; table: GoldenTable };

interface GoldenFrame {
  qualname: string;
  parameters: string[];
  locals: string[];
  cells: string[];
  free: string[];
  isGenerator: boolean;
  isAsync: boolean;
}

interface GoldenTable {
  name: string;
  symbols: Record<string, string>;
  children: GoldenTable[];
}

const goldens: Golden[] = readFileSync(new URL('golden/scopes.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));

describe('as CPython', () => {
  test.each(goldens)('$source', (golden) => {
    const found = scopesOrError(golden.source);
    if ('message' in golden) {
      expect(found).toEqual({ message: golden.message, place: golden.place });
      return;
    }
    const { all, top, warnings } = found as ScopeTable;
    expect(warnings.map(({ lineno, message }) => `${lineno}: ${message}`)).toEqual(golden.warnings);
    const left = [...all];
    for (const frame of golden.frames) {
      // in an annotation inside a class body CPython does not inline comprehensions; here they only mean the same
      if (frame.qualname.endsWith('<listcomp>')) continue;
      const index = left.findIndex((scope) => isFrame(scope, frame));
      expect(index, `${JSON.stringify(frame)} among ${left.map(describeScope).join('\n')}`).not.toBe(-1);
      left.splice(index, 1);
    }
    compareTable(golden.table, top, all);
  });
});

function scopesOrError(source: string): ScopeTable | { message: string; place: (number | null)[] } {
  try {
    return scopesOf(source);
  } catch (error) {
    if (!(error instanceof PythonSyntaxError)) throw error;
    const { message, lineno, offset, end_lineno, end_offset } = error;
    return { message, place: [lineno, offset, end_lineno, end_offset] };
  }
}

function scopesOf(source: string): ScopeTable {
  return analyse(parse(new SourceText(source), 'exec').tree);
}

function isFrame(scope: Scope, golden: GoldenFrame): boolean {
  const frame = frameOf(scope);
  const hidden = new Set(scope.slots.filter((slot) => slot.hidden).map((slot) => slot.name));
  const shown = (names: string[]) => names.filter((name) => !hidden.has(name)).join();
  // a name that is only annotated has a slot here and none in CPython; CPython gives some declared globals an unused one
  const own = frame.locals.filter((name) => golden.locals.includes(name));
  const theirs = golden.locals.filter((name) => scope.bindings.get(name)?.how !== 'global');
  return (
    scope.qualname === golden.qualname &&
    golden.parameters.every((name, index) => frame.locals[index] === name) &&
    (isNamespace(scope) || shown(own) === shown(theirs)) &&
    shown(frame.cells) === shown(golden.cells) &&
    scope.free.join() === golden.free.join() &&
    scope.isGenerator === golden.isGenerator &&
    scope.isAsync === golden.isAsync
  );
}

function frameOf(scope: Scope): { locals: string[]; cells: string[] } {
  const { node, slots, free } = scope;
  let parameters = scope.kind === 'generator expression' ? 1 : 0;
  if (scope.kind === 'function' || scope.kind === 'lambda') {
    const { posonlyargs, args, kwonlyargs, vararg, kwarg } = (node as FunctionDef).args;
    parameters = posonlyargs.length + args.length + kwonlyargs.length + (vararg ? 1 : 0) + (kwarg ? 1 : 0);
  }
  const own = slots.slice(0, slots.length - free.length).filter((slot) => !slot.hidden);
  return {
    locals: own.filter((slot, index) => !slot.isCell || index < parameters).map((slot) => slot.name),
    cells: own.filter((slot) => slot.isCell).map((slot) => slot.name),
  };
}

function describeScope(scope: Scope): string {
  return JSON.stringify({ qualname: scope.qualname, ...frameOf(scope), free: scope.free });
}

function compareTable(golden: GoldenTable, scope: Scope, all: readonly Scope[]): void {
  const inComprehensions = new Set([...scope.comprehensions.values()].flatMap((names) => [...names.keys()]));
  for (const [name, how] of Object.entries(golden.symbols)) {
    const binding = scope.bindings.get(name);
    if (inComprehensions.has(name)) continue;
    if (binding === undefined) expect(how === 'free' && scope.free.includes(name), name).toBe(true);
    else expect(binding.how, `${name} in ${scope.qualname}`).toBe(expectedBinding(how, scope));
  }
  const children = golden.children.filter(({ name }) => name !== 'listcomp');
  const inner = all.filter((each) => each.parent === scope);
  expect(inner.map((each) => each.name.replace(/^<(?:generic parameters of )?(.*)>$/, '$1'))).toEqual(
    children.map(({ name }) => name),
  );
  for (const [index, child] of children.entries()) compareTable(child, inner[index]!, all);
}

function expectedBinding(how: string, scope: Scope): string {
  if (how === 'declared global') return 'global';
  const looksInNamespace = isNamespace(scope) || scope.seesClass;
  if (how === 'free') return looksInNamespace ? 'classFree' : 'free';
  if (how === 'global') return looksInNamespace ? 'name' : 'global';
  if (isNamespace(scope)) return 'name';
  return how === 'cell' ? 'cell' : 'fast';
}

function isNamespace(scope: Scope): boolean {
  return scope.kind === 'module' || scope.kind === 'class';
}

describe('slots', () => {
  test('a parameter that an inner scope uses keeps its slot', () => {
    const { all } = scopesOf('def f(a, b, *c, d, **e):\n  x = 1\n  return lambda: (b, e, x)');
    const [, f, lambda] = all as [Scope, Scope, Scope];
    expect(f.slots.map(({ name, isCell }) => (isCell ? `${name}*` : name))).toEqual([
      'a',
      'b*',
      'd',
      'c',
      'e*',
      'x*',
    ]);
    expect(f.bindings.get('b')).toEqual({ how: 'cell', index: 1 });
    expect(lambda.free).toEqual(['b', 'e', 'x']);
    expect(lambda.captures).toEqual([1, 4, 5]);
  });

  test('targets of comprehensions are hidden slots', () => {
    const source = 'x = 1\nys = [lambda: x for x in [x for x in x]]';
    const { top, all } = scopesOf(source);
    expect(top.slots).toEqual([
      { name: 'x', isCell: false, hidden: true },
      { name: 'x', isCell: true, hidden: true },
    ]);
    expect(top.bindings.get('x')).toEqual({ how: 'name' });
    const outer = (lastStatement(source, top) as { value: ListComp }).value;
    expect(top.comprehensions.get(outer)).toEqual(new Map([['x', { how: 'cell', index: 1 }]]));
    const inner = outer.generators[0]!.iter as ListComp;
    expect(top.comprehensions.get(inner)).toEqual(new Map([['x', { how: 'fast', index: 0 }]]));
    expect(all[1]!.captures).toEqual([1]);
  });

  test('a comprehension in a class body does not see the names of the class', () => {
    const { top, all } = scopesOf('def f(n):\n  class C:\n    n = x = n\n    y = [(n, x, z) for z in n]');
    const scope = all[2]!;
    const [names] = scope.comprehensions.values();
    expect(scope.slots.map(({ name }) => name)).toEqual(['z', 'n']);
    expect(names).toEqual(
      new Map<string, object>([
        ['z', { how: 'fast', index: 0 }],
        ['n', { how: 'free', index: 1 }],
        ['x', { how: 'global' }],
      ]),
    );
    expect(scope.bindings.get('n')).toEqual({ how: 'name' });
    expect(top.slots).toEqual([]);
  });

  test('a class makes a cell for its methods', () => {
    const { all } = scopesOf('class C:\n  def m(self): return super().m()\nclass D: pass');
    const [, c, m, d] = all as [Scope, Scope, Scope, Scope];
    expect(c).toMatchObject({ needsClassCell: true, classCell: 0, free: [] });
    expect(c.bindings.has('__class__')).toBe(false);
    expect(m).toMatchObject({ free: ['__class__'], captures: [0] });
    expect(d).toMatchObject({ needsClassCell: false, classCell: null });
  });

  test('a comprehension in an annotation does not see the names of the class', () => {
    const { all } = scopesOf('def f(Y):\n  class C:\n    Y = Z = 1\n    type X = [(Y, Z, q) for q in Y]');
    const alias = all[3]!;
    expect(alias.bindings.get('Y')).toEqual({ how: 'name' });
    expect([...alias.comprehensions.values()]).toEqual([
      new Map<string, object>([
        ['q', { how: 'fast', index: 0 }],
        ['Y', { how: 'free', index: 1 }],
        ['Z', { how: 'global' }],
      ]),
    ]);
  });

  test('annotation scopes', () => {
    const source = 'class C:\n  Y = 1\n  type Z[T: Y = int] = (T, Y, W)\n  def m[U](self, a: Y): return U, Y';
    const table = scopesOf(source);
    const body = (lastStatement(source, table.top) as ClassDef).body;
    const [, alias, method] = body as [
      unknown,
      Extract<ClassDef['body'][0], { kind: 'TypeAlias' }>,
      FunctionDef,
    ];
    const value = table.of(alias);
    expect(value).toMatchObject({ kind: 'annotation', seesClass: true, free: ['T'], captures: [0] });
    expect(value.bindings.get('T')).toEqual({ how: 'classFree', index: 0 });
    expect(value.bindings.get('Y')).toEqual({ how: 'name' });
    expect(value.parent).toBe(table.typeParameters(alias));
    expect(table.bound(alias.type_params[0]!).bindings.get('Y')).toEqual({ how: 'name' });
    expect(table.default(alias.type_params[0]!).bindings.get('int')).toEqual({ how: 'name' });
    expect(table.of(method).bindings.get('Y')).toEqual({ how: 'global' });
    expect(table.of(method).parent).toBe(table.typeParameters(method));
    expect(table.typeParameters(method).bindings.get('Y')).toEqual({ how: 'name' });
  });

  /** The tree that the scopes were made from. */
  function lastStatement(_source: string, top: Scope): unknown {
    return (top.node as Module).body.at(-1);
  }
});

describe('depth', () => {
  test.each([
    ['operators', `x${'+x'.repeat(100_000)}`],
    ['attributes', `x${'.x'.repeat(100_000)}`],
    ['calls', `x${'(x)'.repeat(50_000)}`],
    ['elif', `if x: pass\n${'elif x: pass\n'.repeat(5_000)}`],
  ])('of %s', (_, source) => {
    const tree = parse(new SourceText(source), 'exec').tree as Module;
    expect(analyse(tree).top.bindings.get('x')).toEqual({ how: 'name' });
    expect(mayPause(tree, new WeakMap())).toBe(true);
  });
});

test.each(['-', 'not ', 'x ** ', 'x if x else ', 'lambda: '])('too deep: %s', (operator) => {
  const read = (depth: number) => analyse(parse(new SourceText(`${operator.repeat(depth)}x`), 'exec').tree);
  expect(read(900).top.kind).toBe('module');
  expect(() => read(20_000)).toThrow(expect.objectContaining({ type: 'MemoryError' }));
});

test('a line of the source comes with the error', () => {
  const source = new SourceText('x = 1\nreturn x\n');
  expect(() => analyse(parse(source, 'exec').tree, source)).toThrow(
    expect.objectContaining({ message: "'return' outside function", text: 'return x\n' }),
  );
});

test('private names', () => {
  expect(mangle('__x', 'C')).toBe('_C__x');
  expect(mangle('__x', '__C')).toBe('_C__x');
  expect(mangle('__x__', 'C')).toBe('__x__');
  expect(mangle('__x', '___')).toBe('__x');
  expect(mangle('__x', null)).toBe('__x');
  expect(mangle('__a.b', 'C')).toBe('__a.b');
});

describe('pauses', () => {
  const pausing = [
    'f()',
    'x + 1',
    'x == 1',
    '-x',
    'x.y',
    'x[0]',
    'f"{x}"',
    'not x',
    'x and y',
    'x if y else z',
    '[*x]',
    '{x}',
    '{x: 1}',
    '[x for x in y]',
    '(x for x in y)',
    'lambda a=f(): a',
    '(x := f())',
    'x is f()',
  ];
  const plain = [
    '1',
    '-1',
    'x',
    '(x, 1)',
    '[x, y]',
    '{1: x}',
    '{1, 2}',
    'lambda: f()',
    'x is None',
    'x is not y is z',
    'not x is y',
    'x if y is None else z',
    'x is y and z',
    'f"text"',
    '(x := y)',
    '{}',
  ];

  test.each(pausing)('%s', (source) => expect(pauses(source)).toBe(true));
  test.each(plain)('%s does not', (source) => expect(pauses(source)).toBe(false));

  test('of statements', () => {
    const known: KnownPauses = new WeakMap();
    const bodyOf = (source: string) => (parse(new SourceText(source), 'exec').tree as Module).body[0]!;
    for (const source of ['x = y', 'def f(): g()', 'if x is y: pass\nelif z is y: x = 1', 'del x', 'pass']) {
      expect(mayPause(bodyOf(source), known), source).toBe(false);
    }
    for (const source of [
      'x, y = z',
      'x += 1',
      'if x: pass',
      'import x',
      'class C: pass',
      '@x\ndef f(): pass',
    ]) {
      expect(mayPause(bodyOf(source), known), source).toBe(true);
    }
  });

  function pauses(source: string): boolean {
    const { tree } = parse(new SourceText(source), 'eval');
    return mayPause((tree as { body: Expr }).body, new WeakMap());
  }
});
