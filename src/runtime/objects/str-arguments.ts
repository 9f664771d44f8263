/** Strings as arguments of methods of `str`. CPython: Python/getargs.c (_PyArg_BadArgument). */
import { givenTypeName, memoryErrorType, raise } from '../kernel/errors.ts';
import type { Value } from '../kernel/object.ts';
import { asString } from '../kernel/text.ts';
import type { PyStr } from '../kernel/values.ts';
import { LARGEST_TEXT } from './text-width.ts';

/** `self` of a method, known to be a string or an instance of a subclass. */
export type Text = string | PyStr;

export function textOf(self: Text): string {
  return typeof self === 'string' ? self : self.value;
}

/** The string that is an argument; `place` is `argument` or `argument 2`. */
export function needText(value: Value, callee: string, place: string): string {
  if (typeof value === 'string') return value;
  return asString(value) ?? raise.typeError(`${callee}() ${place} must be str, not ${givenTypeName(value)}`);
}

/** Refuses a string that is too long before memory is taken for it. */
export function checkTextSize(units: number): void {
  if (!(units <= LARGEST_TEXT)) raise.error(memoryErrorType);
}
