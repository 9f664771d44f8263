/** Delays and times as programs give them. */
import { raise, typeName } from '../../runtime/kernel/errors.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { PyFloat } from '../../runtime/kernel/values.ts';

/** A delay or a time, given as an int or a float. */
export function seconds(value: Value): number {
  if (typeof value === 'number') return value;
  if (value instanceof PyFloat) return value.value;
  if (typeof value === 'bigint' || typeof value === 'boolean') return Number(value);
  return raise.typeError(`unsupported operand type(s) for +: 'float' and '${typeName(value)}'`);
}
