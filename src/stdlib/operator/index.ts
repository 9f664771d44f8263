/** `operator`. CPython: Lib/operator.py, Modules/_operator.c; docs: library/operator.html. */
import { defineAccelerator, defineModule } from '../../runtime/objects/define-module.ts';
import { operatorFunctions } from './functions.ts';
import { attrGetterType, itemGetterType, methodCallerType } from './getters.ts';

/** Functions that are also known by the name of the special method that they stand for. */
const SPECIAL =
  'lt le eq ne ge gt not abs add and call concat contains delitem floordiv getitem iadd iand iconcat ifloordiv ilshift imatmul imod imul index inv invert ior ipow irshift isub itruediv ixor lshift matmul mod mul neg or pos pow rshift setitem sub truediv xor';

const DOC =
  "Operator interface.\n\nThis module exports a set of functions implemented in C corresponding\nto the intrinsic operators of Python.  For example, operator.add(x, y)\nis equivalent to the expression x+y.  The function names are those\nused for special methods; variants without leading and trailing\n'__' are also provided for convenience.";

const operator = defineModule('operator', () => {
  const functions = operatorFunctions();
  const types = [attrGetterType(), itemGetterType(), methodCallerType()];
  const known = new Set(functions.map(({ native }) => native.name));
  const aliases = SPECIAL.split(' ').map(
    (name) => [`__${name}__`, known.has(name) ? name : `${name}_`] as const,
  );
  return {
    doc: DOC,
    functions,
    types,
    values: ({ builtins }) => ({ _abs: builtins.getName('abs')! }),
    aliases: Object.fromEntries(aliases),
    all: [...known, ...types.map(({ qualname }) => qualname)].sort(),
  };
});

export default operator;

export const operatorAccelerator = defineAccelerator(
  '_operator',
  DOC,
  operator,
  'abs add and_ attrgetter call concat contains countOf delitem eq floordiv ge getitem gt iadd iand iconcat ifloordiv ' +
    'ilshift imatmul imod imul index indexOf inv invert ior ipow irshift is_ is_not isub itemgetter itruediv ixor le ' +
    'length_hint lshift lt matmul methodcaller mod mul ne neg not_ or_ pos pow rshift setitem sub truediv truth xor',
);
