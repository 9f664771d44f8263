/** Private names: `__x` in class `C` is `_C__x`. CPython: _Py_Mangle in Python/symtable.c; docs: reference/expressions.html#private-name-mangling. */
import type { Scope } from './scope.ts';

/** The name as it is stored, inside a class called `className` (or in none). Also for attributes and keyword arguments. */
export function mangle(name: string, className: string | null): string {
  if (className === null || !name.startsWith('__') || name.endsWith('__') || name.includes('.')) return name;
  const start = className.search(/[^_]/);
  return start < 0 ? name : `_${className.slice(start)}${name}`;
}

/** The name under which `scope.bindings` knows a variable spelled `name`. */
export function variableName(name: string, scope: Pick<Scope, 'privateName' | 'privateOnly'>): string {
  if (scope.privateOnly !== null && !scope.privateOnly.has(name)) return name;
  return mangle(name, scope.privateName);
}
