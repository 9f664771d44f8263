/** The methods of context managers. Docs: reference/datamodel.html#context-managers. */
import { typeOf } from './birth.ts';
import { raise, typeName } from './errors.ts';
import type { Value } from './object.ts';

export interface ManagerMethods {
  readonly enter: Value;
  readonly exit: Value;
}

/** Both are looked up before either is called. */
export function managerMethods(manager: Value, isAsync: boolean): ManagerMethods {
  const type = typeOf(manager);
  const enter = type.lookup(isAsync ? '__aenter__' : '__enter__');
  const exit = type.lookup(isAsync ? '__aexit__' : '__exit__');
  if (enter !== undefined && exit !== undefined) return { enter, exit };
  const protocol = isAsync ? 'asynchronous context manager' : 'context manager';
  const missed = enter === undefined ? '' : ` (missed ${isAsync ? '__aexit__' : '__exit__'} method)`;
  return raise.typeError(`'${typeName(manager)}' object does not support the ${protocol} protocol${missed}`);
}
