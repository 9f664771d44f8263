/** What a `Constant` may hold. CPython: Python/ast.c (validate_constant). */
import type { Literal } from '../../../parser/ast.ts';
import { bytesType, complexType, floatType, tupleType, typeOf } from '../../kernel/birth.ts';
import { raise } from '../../kernel/errors.ts';
import { UNWIND, type Value } from '../../kernel/object.ts';
import { bareName } from '../../kernel/object-slots.ts';
import { repr } from '../../kernel/text.ts';
import type { Thread } from '../../kernel/thread.ts';
import { Ellipsis, type PyTuple } from '../../kernel/values.ts';
import { frozenSetType, type PyFrozenSet } from '../frozenset.ts';
import type { Steps } from './steps.ts';

/** Completes what was made by the program. */
export function* validateConstant(literal: Literal, thread: Thread): Steps<void> {
  if (literal.type !== 'made') return;
  yield validateValue(literal.value as Value);
  const shown = repr(literal.value as Value, thread);
  literal.text = shown === UNWIND ? ((yield UNWIND) as string) : shown;
}

function* validateValue(value: Value): Steps<void> {
  if (typeof value !== 'object' || value === null || value === Ellipsis) return;
  const type = typeOf(value);
  if (type === floatType || type === complexType || type === bytesType) return;
  if (type === tupleType) for (const item of (value as PyTuple).items) yield validateValue(item);
  else if (type === frozenSetType) for (const item of value as PyFrozenSet) yield validateValue(item);
  else raise.typeError(`got an invalid type in Constant: ${bareName(type)}`);
}
