/** `'%s and %r' % (a, b)` as an f-string. CPython: Python/ast_opt.c (optimize_format). */
import type { Constant, Expr, FormattedValue, JoinedStr, Located } from '../../../parser/ast.ts';

/** The parts of the f-string; null when this is none of the simple cases. */
export function formatted(format: string, values: readonly Expr[]): Expr[] | null {
  if (values.some((each) => each.kind === 'Starred')) return null;
  const parts: Expr[] = [];
  let used = 0;
  let done = 0;
  for (const field of format.matchAll(/((?:[^%]|%%)*)(?:%[-+ #0]*(\d{0,3})(?:\.(\d{0,3}))?([sra])|$)/gy)) {
    const [all, text, width, precision, conversion] = field;
    done += all.length;
    if (text !== '') parts.push(constant(text!.replaceAll('%%', '%'), nowhere));
    if (conversion === undefined) break;
    const value = values[used++];
    if (value === undefined) return null;
    const isLeft = /^%[+ #0]*-/.test(all.slice(text!.length));
    parts.push(formattedValue(value, conversion, width!, precision, isLeft));
  }
  return done === format.length && used === values.length ? parts : null;
}

const nowhere: Located = { lineno: -1, col_offset: -1, end_lineno: -1, end_col_offset: -1 };

function formattedValue(
  value: Expr,
  conversion: string,
  width: string,
  precision: string | undefined,
  isLeft: boolean,
): FormattedValue {
  const { lineno, col_offset, end_lineno, end_col_offset } = value;
  const place = { lineno, col_offset, end_lineno, end_col_offset };
  const size = width === '' ? '' : String(Number(width));
  const spec =
    (Number(width) > 0 && !isLeft ? '>' : '') +
    size +
    (precision === undefined ? '' : `.${Number(precision)}`);
  return {
    kind: 'FormattedValue',
    ...place,
    value,
    conversion: conversion.charCodeAt(0),
    // sic: no f-string in text has a constant there
    format_spec: spec === '' ? null : (constant(spec, place) as Expr as JoinedStr),
  };
}

function constant(value: string, place: Located): Constant {
  return { kind: 'Constant', ...place, value: { type: 'str', value }, unicodePrefix: false };
}
