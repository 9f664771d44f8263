/** Declaring modules of the library. STYLE: a module is a table of natives, types and values. */
import type { InterpreterState } from '../kernel/interpreter-state.ts';
import { PyNativeFunction } from '../kernel/native.ts';
import type { Value } from '../kernel/object.ts';
import type { PyType } from '../kernel/type.ts';
import { PyList } from '../kernel/values.ts';
import { newModule, type PyModule } from './module.ts';

export interface ModuleDeclaration {
  readonly doc?: string;
  readonly functions?: readonly PyNativeFunction[];
  readonly types?: readonly PyType[];
  /** Other public values by name; those that belong to an interpreter are made by a function. */
  readonly values?:
    | Readonly<Record<string, Value>>
    | ((interpreter: InterpreterState) => Readonly<Record<string, Value>>);
  /** `__all__`; none when absent. */
  readonly all?: readonly string[];
}

/** A module before it belongs to an interpreter. */
export interface ModuleDefinition {
  readonly name: string;
  /** Makes the module for one interpreter. */
  create(interpreter: InterpreterState): PyModule;
}

export function defineModule(name: string, declaration: ModuleDeclaration): ModuleDefinition {
  return {
    name,
    create(interpreter) {
      const module = newModule(name, declaration.doc ?? null);
      const { namespace } = module;
      for (const each of declaration.functions ?? []) {
        namespace.setName(each.native.name, new PyNativeFunction(each.native, undefined, name));
      }
      for (const type of declaration.types ?? []) namespace.setName(type.name, type);
      const { values } = declaration;
      const named = typeof values === 'function' ? values(interpreter) : (values ?? {});
      for (const key of Object.keys(named)) namespace.setName(key, named[key]!);
      if (declaration.all !== undefined) namespace.setName('__all__', listOf(declaration.all));
      return module;
    },
  };
}

function listOf(names: readonly string[]): Value {
  return new PyList([...names]);
}
