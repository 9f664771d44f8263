/** Declaring modules of the library. STYLE: a module is a table of natives, types and values. */
import type { InterpreterState, StateKey } from '../kernel/interpreter-state.ts';
import { PyNativeFunction } from '../kernel/native.ts';
import type { Value } from '../kernel/object.ts';
import { once } from '../kernel/once.ts';
import type { PyType } from '../kernel/type.ts';
import { PyList } from '../kernel/values.ts';
import { newModule, type PyModule } from './module.ts';

export interface ModuleDeclaration {
  readonly doc?: string;
  readonly functions?: readonly PyNativeFunction[];
  readonly types?: readonly PyType[];
  /** Classes that each interpreter has for itself. */
  readonly classes?: readonly StateKey<PyType>[];
  /** Other public values by name; those that belong to an interpreter are made by a function. */
  readonly values?:
    | Readonly<Record<string, Value>>
    | ((interpreter: InterpreterState) => Readonly<Record<string, Value>>);
  /** Other names of what the module has: `{ bisect: 'bisect_right' }`. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** `__all__`; none when absent. */
  readonly all?: readonly string[];
}

/** A module before it belongs to an interpreter. */
export interface ModuleDefinition {
  readonly name: string;
  /** Makes the module for one interpreter. */
  create(interpreter: InterpreterState): PyModule;
}

/** A declaration that is a function is asked for when the module is first imported. */
export function defineModule(
  name: string,
  declared: ModuleDeclaration | (() => ModuleDeclaration),
): ModuleDefinition {
  const declare = once(typeof declared === 'function' ? declared : () => declared);
  return {
    name,
    create(interpreter) {
      const declaration = declare();
      const module = newModule(name, declaration.doc ?? null);
      const { namespace } = module;
      for (const each of declaration.functions ?? []) {
        const home = each.module ?? name;
        each.native.module = home;
        namespace.setName(each.native.name, new PyNativeFunction(each.native, undefined, home));
      }
      for (const type of declaration.types ?? []) namespace.setName(type.qualname, type);
      for (const key of declaration.classes ?? []) {
        const type = interpreter.state(key);
        namespace.setName(type.name, type);
      }
      const { values } = declaration;
      const named = typeof values === 'function' ? values(interpreter) : (values ?? {});
      for (const key of Object.keys(named)) namespace.setName(key, named[key]!);
      for (const [alias, of] of Object.entries(declaration.aliases ?? {}))
        namespace.setName(alias, namespace.getName(of)!);
      if (declaration.all !== undefined) namespace.setName('__all__', listOf(declaration.all));
      return module;
    },
  };
}

function listOf(names: readonly string[]): Value {
  return new PyList([...names]);
}
