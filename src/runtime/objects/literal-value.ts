/** The guest values of literals. Docs: reference/lexical_analysis.html#literals. */
import type { Literal } from '../../parser/ast.ts';
import type { PyObject, Value } from '../kernel/object.ts';
import { Ellipsis, PyBytes, PyComplex, PyFloat } from '../kernel/values.ts';

export function literalValue(literal: Literal): Value {
  switch (literal.type) {
    case 'None':
      return null;
    case 'bool':
    case 'int':
    case 'str':
      return literal.value;
    case 'float':
      return (literal.object as PyObject | undefined) ?? new PyFloat(literal.value);
    case 'complex':
      return (literal.object as PyObject | undefined) ?? new PyComplex(0, literal.imag);
    case 'bytes':
      return (literal.object as PyObject | undefined) ?? new PyBytes(literal.value);
    case 'Ellipsis':
      return Ellipsis;
    case 'made':
      return literal.value as Value;
  }
}
