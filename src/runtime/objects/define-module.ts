/** Declaring modules of the library. STYLE: a module is a table of natives, types and values. */
import { type InterpreterState, perInterpreter, type StateKey } from '../kernel/interpreter-state.ts';
import { type Native, PyNativeFunction } from '../kernel/native.ts';
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
        namespace.setName(
          each.native.name,
          each.module === null
            ? new PyNativeFunction(each.native, undefined, home)
            : borrowed(each, home, interpreter),
        );
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

/** Functions that tell their home, for several modules have them: `operator.add is _operator.add`. */
const borrowedFunctions = perInterpreter('borrowed functions', () => new Map<Native, PyNativeFunction>());

function borrowed(from: PyNativeFunction, home: string, interpreter: InterpreterState): PyNativeFunction {
  const known = interpreter.state(borrowedFunctions);
  let made = known.get(from.native);
  if (made === undefined) {
    made = new PyNativeFunction(from.native, undefined, home);
    known.set(from.native, made);
  }
  return made;
}

/** What CPython writes in C for a module, under the name that its functions tell as their home. */
export function defineAccelerator(
  name: string,
  doc: string,
  of: ModuleDefinition,
  members: string,
): ModuleDefinition {
  return {
    name,
    create(interpreter) {
      const whole = of.create(interpreter).namespace;
      const module = newModule(name, doc);
      for (const member of members.split(' ')) module.namespace.setName(member, whole.getName(member)!);
      return module;
    },
  };
}

function listOf(names: readonly string[]): Value {
  return new PyList([...names]);
}
