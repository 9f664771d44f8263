/** The classes of nodes, which each interpreter has for itself. CPython: Python/Python-ast.c (init_types); docs: library/ast.html#node-classes. */
import {
  type Field,
  type Form,
  grammarSorts,
  isEnumeration,
  type Sort,
  standsForItself,
} from '../../../parser/abstract-grammar.ts';
import { intType, listType, noneType, objectType, strType } from '../../kernel/birth.ts';
import { method } from '../../kernel/define.ts';
import { PyDict } from '../../kernel/dict.ts';
import { type InterpreterState, perInterpreter } from '../../kernel/interpreter-state.ts';
import { None, type PyObject, type Value } from '../../kernel/object.ts';
import { emptySlots } from '../../kernel/shape.ts';
import type { PyType } from '../../kernel/type.ts';
import { PyInstance, PyTuple } from '../../kernel/values.ts';
import { genericAlias } from '../generic-alias.ts';
import { makeLibraryClass } from '../library-class.ts';
import { PyUnion } from '../type-forms.ts';
import { initNode, reduceNode } from './node-init.ts';

export interface NodeClasses {
  /** `ast.AST` */
  readonly base: PyType;
  /** Sorts and forms by name, in CPython's order. */
  readonly byName: ReadonlyMap<string, PyType>;
  /** The nodes without fields that trees share: `Load()`, `Add()`. */
  readonly shared: ReadonlyMap<string, PyObject>;
}

export const nodeClasses = perInterpreter('ast', makeClasses);

function makeClasses(interpreter: InterpreterState): NodeClasses {
  const byName = new Map<string, PyType>();
  const shared = new Map<string, PyObject>();
  const base = baseClass(interpreter, () => ({
    type: byName.get('expr_context')!,
    load: shared.get('Load')!,
  }));
  const derive = (name: string, from: PyType, doc: string): PyType => {
    const made = makeLibraryClass(name, { module: 'ast', doc, bases: () => [from] }, interpreter);
    byName.set(name, made);
    return made;
  };
  for (const sort of grammarSorts()) {
    const itself = standsForItself(sort);
    const sortClass = derive(sort.name, base, itself ? sort.forms[0]!.text : textOf(sort));
    describe(sortClass, itself ? sort.forms[0]!.fields : []);
    sortClass.attributes.set('_attributes', namesOf(sort.attributes));
    giveNone(sortClass, sort.attributes);
    if (itself) continue;
    for (const { name, text, fields } of sort.forms) {
      const made = derive(name, sortClass, text);
      describe(made, fields);
      if (isEnumeration(sort)) shared.set(name, new PyInstance(made, []));
    }
  }
  for (const { forms } of grammarSorts())
    for (const form of forms) addTypes(byName.get(form.name)!, form, byName);
  return { base, byName, shared };
}

function baseClass(interpreter: InterpreterState, context: () => { type: PyType; load: Value }): PyType {
  const base = makeLibraryClass<PyObject>(
    'AST',
    {
      module: 'ast',
      doc: null,
      slots: {
        new: (type) => new PyInstance(type, emptySlots(type.fieldCount)),
        *init(self, args, names, thread) {
          return yield* initNode(self, args, names, context, thread);
        },
      },
      attributes: () => [method('__reduce__(self, /)', null, reduceNode)],
      finish: (type) => {
        type.hasWeakReferences = false;
        type.attributes.delete('__weakref__');
      },
    },
    interpreter,
  );
  describe(base, []);
  base.attributes.set('_attributes', namesOf([]));
  return base;
}

/** `_fields` and what follows from them; fields that may be left out are None in the class. */
function describe(type: PyType, fields: readonly Field[]): void {
  type.attributes.set('_fields', namesOf(fields));
  type.attributes.set('__match_args__', namesOf(fields));
  giveNone(type, fields);
}

function giveNone(type: PyType, fields: readonly Field[]): void {
  for (const { name, quantity } of fields) if (quantity === 'optional') type.attributes.set(name, None);
}

function namesOf(fields: readonly Field[]): PyTuple {
  return new PyTuple(fields.map(({ name }) => name));
}

const plainTypes: Readonly<Record<string, PyType>> = {
  identifier: strType,
  string: strType,
  int: intType,
  constant: objectType,
};

function addTypes(type: PyType, { fields }: Form, byName: ReadonlyMap<string, PyType>): void {
  const types = new PyDict();
  for (const { name, type: holds, quantity } of fields) {
    const one = plainTypes[holds] ?? byName.get(holds)!;
    const all: Value =
      quantity === 'many'
        ? genericAlias(listType, one)
        : quantity === 'optional'
          ? new PyUnion(new PyTuple([one, noneType]))
          : one;
    types.setName(name, all);
  }
  type.attributes.set('_field_types', types);
  type.attributes.set('__annotations__', types);
}

/** The sort's right side, as its documentation string. */
function textOf(sort: Sort): string {
  const { name, forms } = sort;
  const separator = isEnumeration(sort) ? ' | ' : `\n${' '.repeat(name.length + 1)}| `;
  return `${name} = ${forms.map(({ text }) => text).join(separator)}`;
}
