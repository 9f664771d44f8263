/** Values as the literals of a tree: the inverse of `literalValue`. */
import type { Literal } from '../../../parser/ast.ts';
import { None, type Value } from '../../kernel/object.ts';
import { bareName } from '../../kernel/object-slots.ts';
import { Ellipsis, PyBytes, PyComplex, PyFloat } from '../../kernel/values.ts';

/** What the text of a program could spell is as the parser would have read it. */
export function literalOf(value: Value): Literal {
  switch (typeof value) {
    case 'boolean':
      return { type: 'bool', value };
    case 'number':
    case 'bigint':
      return { type: 'int', value };
    case 'string':
      return { type: 'str', value };
  }
  if (value === None) return { type: 'None' };
  if (value === Ellipsis) return { type: 'Ellipsis' };
  if (!value.type.isHeap) {
    if (value instanceof PyFloat) return { type: 'float', value: value.value, object: value };
    if (value instanceof PyBytes) return { type: 'bytes', value: value.value, object: value };
    if (value instanceof PyComplex && Object.is(value.real, 0))
      return { type: 'complex', imag: value.imag, object: value };
  }
  return { type: 'made', value, typeName: bareName(value.type), text: '' };
}
