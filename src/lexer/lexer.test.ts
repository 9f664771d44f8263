/** Tokens and their places, and how long hostile texts may take. */
import { describe, expect, it } from 'vitest';
import { tokenize } from './lexer.ts';
import { numberValue } from './numbers.ts';
import { SourceText } from './source.ts';

function spelled(text: string): string[] {
  return tokenize(new SourceText(text)).tokens.map(({ tokenType, image }) =>
    image.trim() === '' ? tokenType.name : image,
  );
}

describe('tokens', () => {
  it('opens and closes blocks', () => {
    expect(spelled('if x:\n  y\n\n # c\nz')).toEqual([
      'if',
      'x',
      ':',
      'NEWLINE',
      'INDENT',
      'y',
      'NEWLINE',
      'DEDENT',
      'z',
      'NEWLINE',
      'ENDMARKER',
    ]);
  });

  it('joins lines in brackets and after a backslash', () => {
    expect(spelled('(a,\n  b)\nc = \\\n d')).toEqual([
      '(',
      'a',
      ',',
      'b',
      ')',
      'NEWLINE',
      'c',
      '=',
      'd',
      'NEWLINE',
      'ENDMARKER',
    ]);
  });

  it('splits f-strings into text and fields', () => {
    expect(spelled(`f"a{x!r:>{w}}{{b}} {f"{1}"}"`).slice(0, -2)).toEqual([
      'f"',
      'a',
      '{',
      'x',
      '!',
      'r',
      ':',
      '>',
      '{',
      'w',
      '}',
      '}',
      '{',
      'b}',
      'FSTRING_MIDDLE',
      '{',
      'f"',
      '{',
      '1',
      '}',
      '"',
      '}',
      '"',
    ]);
  });

  it('counts columns in bytes', () => {
    const [, , text, plus] = tokenize(new SourceText("é = '𝒳' + x")).tokens;
    expect([text!.col_offset, text!.end_col_offset, plus!.col_offset]).toEqual([5, 11, 12]);
  });

  it('stops with the error of CPython', () => {
    expect(tokenize(new SourceText('x = "a')).error?.error).toMatchObject({ lineno: 1, offset: 5 });
  });
});

describe('numbers', () => {
  it.each([
    ['1_000', 1000],
    ['0xFF', 255],
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', 9007199254740993n],
  ])('%s', (image, value) => {
    expect(numberValue(image)).toEqual({ type: 'int', value });
  });
});

it.each([
  ['a string with escapes', `"${'a\\n'.repeat(1_000_000)}"`],
  ['an f-string', `f"${'a\\n{x}'.repeat(100_000)}"`],
  ['digits', '1'.repeat(3_000_000)],
  ['an open string', `"${'a'.repeat(3_000_000)}`],
  ['backslashes', '\\\n'.repeat(200_000)],
  ['open brackets', '['.repeat(100_000)],
])('takes linear time for %s', (_, text) => {
  expect(tokenize(new SourceText(text)).tokens.length).toBeGreaterThan(1);
});
