/** Packed trees come back as they were. */
import { describe, expect, it } from 'vitest';
import { SourceText } from '../lexer/source.ts';
import { pack, unpack } from './packed.ts';
import { programs } from './parse.cases.ts';
import { parse } from './parse.ts';

describe('a tree that was packed', () => {
  it.each([
    ...programs,
    'x = 10**400\n',
    'x = -0.0, 1e999, 0xffffffffffffffffffff, b"\\xff", "\\udc80", ...\n',
  ])('%s', (source) => {
    const { tree } = parse(new SourceText(source));
    expect(unpack(pack(tree))).toEqual(tree);
  });
});
