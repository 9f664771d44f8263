/** Trees, positions, errors and limits of the parser, against what CPython says. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PythonSyntaxError } from '../lexer/errors.ts';
import { tokenize } from '../lexer/lexer.ts';
import { decodeSource, SourceText } from '../lexer/source.ts';
import { dump } from './dump.ts';
import { ParseFailure } from './grammar/engine.ts';
import { type Mode, PythonParser } from './grammar/parser.ts';
import { parse } from './parse.ts';

const golden = JSON.parse(
  readFileSync(new URL('../../conformance/syntax-golden.json', import.meta.url), 'utf8'),
) as {
  trees: { source: string; tree: string }[];
  errors: { source: string; error: unknown[] | null }[];
  fragmentErrors: { source: string; mode: Mode; error: unknown[] | null }[];
};

function failure(source: string, mode: Mode = 'exec'): unknown[] | null {
  try {
    parse(new SourceText(source), mode);
    return null;
  } catch (error) {
    if (!(error instanceof PythonSyntaxError)) throw error;
    const { type, message, lineno, offset, end_lineno, end_offset, text } = error;
    return [type, message, lineno, offset, end_lineno, end_offset, text];
  }
}

describe('trees equal those of CPython', () => {
  it.each(golden.trees)('$source', ({ source, tree }) => {
    expect(dump(parse(new SourceText(source)).tree, { attributes: true })).toBe(tree);
  });
});

describe('errors equal those of CPython', () => {
  it.each(golden.errors)('$source', ({ source, error }) => {
    expect(failure(source)).toEqual(error);
  });
});

describe('errors of fragments equal those of CPython', () => {
  it.each(golden.fragmentErrors)('$mode: $source', ({ source, mode, error }) => {
    expect(failure(source, mode)).toEqual(error);
  });
});

describe('a program whose nests are read by themselves has the same tree', () => {
  const parser = new PythonParser();
  const tree = (source: string, levelsApart: number | null) => {
    const text = new SourceText(source);
    return dump(parser.read(text, tokenize(text).tokens, 'exec', levelsApart), { attributes: true });
  };

  it.each(golden.trees)('$source', ({ source }) => {
    const whole = tree(source, null);
    for (const levelsApart of [1, 2, 3]) expect(tree(source, levelsApart)).toBe(whole);
  });

  it.each([
    ['(a b)'],
    ['[[[a, (b c)], d e]'],
    ['f(g(lambda a, (b: c), d))'],
    ['f"{a[(b c)]}"'],
    ['if a:\n  if (b c):\n    d\n'],
    ['x = {1: [2, {3: (4 5)}]}'],
    ['if a:\n  b = ((c)\n'],
  ])('or the same mistake: %s', (source) => {
    const text = new SourceText(source);
    const failure = (levelsApart: number | null) => {
      try {
        return parser.read(text, tokenize(text).tokens, 'exec', levelsApart);
      } catch (error) {
        return error instanceof ParseFailure ? error.token.startOffset : error;
      }
    };
    for (const levelsApart of [1, 2, 3]) expect(failure(levelsApart)).toBe(failure(null));
  });
});

describe('limits', () => {
  const nested = (open: string, close: string, count: number) => open.repeat(count) + close.repeat(count);

  it('reads 200 nested brackets of any kind and no more', () => {
    expect(failure(nested('[', ']', 200))).toBeNull();
    expect(failure(`${'f(a='.repeat(200)}1${')'.repeat(200)}`)).toBeNull();
    expect(failure(nested('(', ')', 201))?.[1]).toBe('too many nested parentheses');
  });

  it('reads 99 levels of blocks and no more', () => {
    const blocks = (count: number) =>
      `${Array.from({ length: count }, (_, i) => `${' '.repeat(i)}if x:\n`).join('')}${' '.repeat(count)}pass\n`;
    expect(failure(blocks(99))).toBeNull();
    expect(failure(blocks(100))?.[1]).toBe('too many levels of indentation');
  });

  it.each(['a+', 'a.', 'a<', 'a and '])('reads a chain of %s', (link) => {
    expect(failure(`${link.repeat(20_000)}a`)).toBeNull();
  });

  it.each([
    ['-', 5968],
    ['not ', 5968],
    ['a**', 2984],
    ['-a**', 1989],
    ['a if b else ', 5968],
    ['lambda: ', 2983],
    ['lambda a=', 745],
    ['(lambda: ', 199],
  ])('reads a chain of %s as long as CPython does', (link, longest) => {
    const text = (count: number) =>
      `x = ${link.repeat(count)}a${link === 'lambda a=' ? ': a'.repeat(count) : ''}${link.startsWith('(') ? ')'.repeat(count) : ''}`;
    expect(failure(text(longest - 1))).toBeNull();
    expect(failure(text(longest + 1))?.[1]).toContain('too complex to parse');
    expect(failure(text(20_000))?.[1]).toMatch(/too complex to parse|too many nested parentheses/);
  });

  it('refuses decimal integers of more than 4300 digits', () => {
    expect(failure('1'.repeat(4300))).toBeNull();
    expect(failure('1'.repeat(5000))?.[1]).toContain('value has 5000 digits');
  });

  it('refuses null bytes', () => {
    expect(failure('x\0')?.[1]).toBe('source code string cannot contain null bytes');
  });
});

describe('modes', () => {
  it('reads one expression', () => {
    expect(dump(parse(new SourceText('a, 1\n\n'), 'eval').tree)).toBe(
      "Expression(body=Tuple(elts=[Name(id='a', ctx=Load()), Constant(value=1)], ctx=Load()))",
    );
    expect(() => parse(new SourceText('a = 1'), 'eval')).toThrow();
  });

  it('reads one interactive statement', () => {
    expect(dump(parse(new SourceText('a; b\n'), 'single').tree)).toContain('Interactive(body=[Expr(');
    expect(() => parse(new SourceText('a\nb\n'), 'single')).toThrow();
  });
});

describe('warnings and names', () => {
  it('collects invalid escapes with their places', () => {
    expect(parse(new SourceText('x = "é\\d"\n1if x else 2\n')).warnings).toEqual([
      {
        category: 'SyntaxWarning',
        message: "invalid escape sequence '\\d'",
        lineno: 1,
        offset: 5,
        end_lineno: 1,
        end_offset: 10,
        text: 'x = "é\\d"\n',
      },
      {
        category: 'SyntaxWarning',
        message: 'invalid decimal literal',
        lineno: 2,
        offset: 1,
        end_lineno: 2,
        end_offset: 1,
        text: '1if x else 2',
      },
    ]);
  });

  it('keeps halves of surrogate pairs apart that are spelled apart', () => {
    const text = String.raw`'\ud83d\ude00' '\U0001f600\ud83d' f'\ude00{x}\ude00'`;
    expect(dump(parse(new SourceText(text), 'eval').tree)).toContain(
      String.raw`Constant(value='\ud83d\ude00😀\ud83d\ude00')`,
    );
  });
});

it('has a grammar that Chevrotain finds valid', () => {
  expect(() => new PythonParser(true)).not.toThrow();
});

describe('bytes', () => {
  const bytes = (...parts: (string | number)[]) =>
    Uint8Array.from(
      parts.flatMap((part) => (typeof part === 'number' ? [part] : [...part].map((c) => c.charCodeAt(0)))),
    );

  it('reads the byte order mark and the encoding cookie', () => {
    expect(decodeSource(bytes(0xef, 0xbb, 0xbf, 'x')).text).toBe('x');
    expect(decodeSource(bytes('# coding: latin-1\n', 0xe9)).text).toBe('# coding: latin-1\né');
  });

  it('names what is wrong', () => {
    const message = (source: Uint8Array): string => {
      try {
        decodeSource(source);
      } catch (error) {
        if (error instanceof PythonSyntaxError) return error.message;
      }
      return '';
    };
    expect(message(bytes('# coding: nope\n'))).toBe('unknown encoding: nope');
    expect(message(bytes("x = '", 0xff, "'"))).toBe(
      "(unicode error) 'utf-8' codec can't decode byte 0xff in position 5: invalid start byte",
    );
  });
});
