/** `_tokenize`: the tokens of a text for the module `tokenize`. CPython: Python/Python-tokenize.c. */
import { type ListedToken, TokenListing } from '../lexer/listing.ts';
import { native } from '../runtime/kernel/define.ts';
import {
  indentationErrorType,
  raise,
  syntaxErrorType,
  tabErrorType,
  typeName,
} from '../runtime/kernel/errors.ts';
import { None, type Value } from '../runtime/kernel/object.ts';
import { asString } from '../runtime/kernel/text.ts';
import type { PyType } from '../runtime/kernel/type.ts';
import { PyList, PyTuple } from '../runtime/kernel/values.ts';
import { defineModule } from '../runtime/objects/define-module.ts';

export default defineModule('_tokenize', () => ({
  functions: [
    native(
      'listed(source, /)',
      'Tokens as tuples (type, string, start, end, line), and None or why they end early: (class, message, line, column, text).',
      (source: Value) => {
        return listed(asString(source) ?? raise.typeError(`expected str, got ${typeName(source)}`));
      },
    ),
  ],
}));

function listed(text: string): PyTuple {
  const listing = new TokenListing(text);
  const lines = text.split(/(?<=\n)/);
  const tokens: Value[] = [];
  for (const token of listing.tokens()) tokens.push(tupleOf(token, lines));
  const { error } = listing;
  if (error === null) return new PyTuple([new PyList(tokens), None]);
  const { type, message, lineno, column } = error;
  const line = lines[lineno - 1] ?? '';
  return new PyTuple([
    new PyList(tokens),
    new PyTuple([errorTypes[type] ?? syntaxErrorType, message, lineno, column, line]),
  ]);
}

function tupleOf(token: ListedToken, lines: readonly string[]): PyTuple {
  const { name, text, lineno, column, end_lineno, end_column } = token;
  const isText = name === 'STRING' || name.startsWith('FSTRING');
  const line = lines.slice((isText ? lineno : end_lineno) - 1, end_lineno).join('');
  const start = new PyTuple([lineno, column]);
  const end = new PyTuple([end_lineno, end_column]);
  return new PyTuple([numbers[name] ?? OPERATOR, text, start, end, line]);
}

/** Numbers of the module `token`; all other kinds are operators here. */
const numbers: Readonly<Record<string, number>> = {
  ENDMARKER: 0,
  NAME: 1,
  NUMBER: 2,
  STRING: 3,
  NEWLINE: 4,
  INDENT: 5,
  DEDENT: 6,
  FSTRING_START: 59,
  FSTRING_MIDDLE: 60,
  FSTRING_END: 61,
  COMMENT: 62,
  NL: 63,
  ERRORTOKEN: 64,
};

const OPERATOR = 55;

const errorTypes: Readonly<Record<string, PyType>> = {
  IndentationError: indentationErrorType,
  TabError: tabErrorType,
};
