/** Nodes that Python code made or changed, as the parser's tree. CPython: Python/Python-ast.c (PyAST_obj2mod). */
import {
  type Field,
  type Form,
  grammarProductions,
  isEnumeration,
  type Sort,
  sortNamed,
  standsForItself,
} from '../../../parser/abstract-grammar.ts';
import type { Node } from '../../../parser/ast.ts';
import type { TypeComments, TypeIgnore } from '../../../parser/type-comments.ts';
import { findAttribute } from '../../kernel/attributes.ts';
import { typeOf } from '../../kernel/birth.ts';
import { raise } from '../../kernel/errors.ts';
import { None, UNWIND, type Value } from '../../kernel/object.ts';
import { bareName } from '../../kernel/object-slots.ts';
import type { Guest } from '../../kernel/pausing.ts';
import { knownInteger } from '../../kernel/subscript.ts';
import { repr } from '../../kernel/text.ts';
import type { Thread } from '../../kernel/thread.ts';
import type { PyType } from '../../kernel/type.ts';
import { PyBytes, PyList } from '../../kernel/values.ts';
import { literalOf } from './literal-of.ts';
import { type NodeClasses, nodeClasses } from './node-classes.ts';
import { runSteps, type Steps } from './steps.ts';
import { DEEPEST, type TreeNode, treeKey } from './to-objects.ts';

export interface TreeOfObjects {
  readonly tree: TreeNode;
  readonly typeComments: TypeComments;
}

/** Reads a tree whose root has to be a `Module`, an `Expression` or an `Interactive`. */
export function* treeOfObjects(root: Value, kind: string, thread: Thread): Guest<TreeOfObjects> {
  const classes = thread.interpreter.state(nodeClasses);
  if (!typeOf(root).isSubtypeOf(classes.byName.get(kind)!))
    raise.typeError(`expected ${kind} node, got ${bareName(typeOf(root))}`);
  const reader = new Reader(classes, thread);
  const { sort } = grammarProductions().get(kind)!;
  const tree = yield* runSteps(reader.node(root, sort), DEEPEST + 2, () => reader.tooDeep());
  return { tree: tree as TreeNode, typeComments: { of: reader.comments, ignores: reader.ignores } };
}

/** A node while its fields are read. */
type Draft = Record<string, unknown>;

class Reader {
  readonly comments = new Map<Node, string>();
  readonly ignores: TypeIgnore[] = [];
  readonly #classes: NodeClasses;
  readonly #thread: Thread;
  /** What is being entered. */
  #sort = '';

  constructor(classes: NodeClasses, thread: Thread) {
    this.#classes = classes;
    this.#thread = thread;
  }

  tooDeep(): string {
    return `maximum recursion depth exceeded while traversing '${this.#sort}' node`;
  }

  /** A node of a sort; null for None, which may stand for what is missing. */
  *node(object: Value, sort: Sort): Steps<Draft | null> {
    const draft: Draft = { kind: '' };
    if (standsForItself(sort)) {
      // sic: any object will do that has the attributes
      const form = sort.forms[0]!;
      draft['kind'] = form.name;
      for (const each of sort.attributes) draft[each.name] = 0;
      yield* this.#fields(object, form, draft);
      yield* this.#attributes(object, sort, draft);
      this.#require(form, draft);
      return draft;
    }
    if (object === None) return null;
    yield* this.#attributes(object, sort, draft);
    const form = this.#formOf(object, sort);
    if (form === undefined) return yield* this.#unexpected(object, sort);
    draft['kind'] = form.name;
    yield* this.#fields(object, form, draft);
    this.#require(form, draft);
    return draft;
  }

  #formOf(object: Value, sort: Sort): Form | undefined {
    const type = typeOf(object);
    const { byName } = this.#classes;
    return sort.forms.find(({ name }) => type.isSubtypeOf(byName.get(name) as PyType));
  }

  *#unexpected(object: Value, sort: Sort): Steps<never> {
    const shown = repr(object, this.#thread);
    const text = shown === UNWIND ? ((yield UNWIND) as string) : shown;
    return raise.typeError(`expected some sort of ${sort.name}, but got ${text}`);
  }

  *#attributes(object: Value, sort: Sort, draft: Draft): Steps<void> {
    for (const { name, quantity } of sort.attributes) {
      const value = yield* this.#attribute(object, name);
      if (quantity === 'optional' && (value === undefined || value === None))
        draft[name] = draft[name.slice('end_'.length)];
      else if (value === undefined) raise.typeError(`required field "${name}" missing from ${sort.name}`);
      else draft[name] = yield* this.#integer(value);
    }
  }

  *#attribute(object: Value, name: string): Steps<Value | undefined> {
    const value = findAttribute(object, name, this.#thread);
    return value === UNWIND ? ((yield UNWIND) as Value | undefined) : value;
  }

  *#fields(object: Value, form: Form, draft: Draft): Steps<void> {
    for (const field of form.fields) {
      const value = yield* this.#attribute(object, field.name);
      const content = yield* this.#field(value, field, form);
      if (field.type === 'type_ignore') this.ignores.push(...(content as TypeIgnore[]));
      else if (field.name !== 'type_comment') draft[treeKey(form.name, field)] = content;
      else if (content !== null) this.comments.set(draft as unknown as Node, content as string);
    }
  }

  *#field(value: Value | undefined, field: Field, form: Form): Steps<unknown> {
    const { name, quantity } = field;
    if (quantity === 'many') return yield* this.#list(value, field, form);
    if (value === undefined || (value === None && quantity === 'optional')) {
      if (quantity === 'optional') return field.type === 'int' ? 0 : form.name === 'Constant' ? false : null;
      raise.typeError(`required field "${name}" missing from ${form.name}`);
    }
    const content = yield* this.#content(value as Value, field);
    return form.name === 'Constant' && name === 'kind' ? content === 'u' : content;
  }

  *#list(value: Value | undefined, field: Field, form: Form): Steps<unknown[]> {
    const { name } = field;
    if (value === undefined) return [];
    if (!(value instanceof PyList))
      return raise.typeError(`${form.name} field "${name}" must be a list, not a ${bareName(typeOf(value))}`);
    const { length } = value.items;
    const contents: unknown[] = [];
    for (let i = 0; i < length; i++) {
      contents.push(yield* this.#content(value.items[i]!, field));
      if (value.items.length !== length)
        raise.runtimeError(`${form.name} field "${name}" changed size during iteration`);
    }
    return contents;
  }

  *#content(value: Value, { type }: Field): Steps<unknown> {
    switch (type) {
      case 'identifier':
        if (value === None || typeof value === 'string') return value;
        return raise.typeError('AST identifier must be of type str');
      case 'string':
        if (value === None || typeof value === 'string') return value;
        if (value instanceof PyBytes && !value.type.isHeap) return String.fromCharCode(...value.value);
        return raise.typeError('AST string must be of type str');
      case 'int':
        return yield* this.#integer(value);
      case 'constant':
        return literalOf(value);
    }
    const sort = sortNamed(type)!;
    if (isEnumeration(sort)) return this.#formOf(value, sort)?.name ?? (yield* this.#unexpected(value, sort));
    this.#sort = type;
    return yield this.node(value, sort);
  }

  *#integer(value: Value): Steps<number> {
    const known = knownInteger(value);
    if (known === undefined) {
      const shown = repr(value, this.#thread);
      const text = shown === UNWIND ? ((yield UNWIND) as string) : shown;
      return raise.valueError(`invalid integer value: ${text}`);
    }
    if (known > 0x7fffffff || known < -0x80000000)
      raise.overflowError('Python int too large to convert to C int');
    return Number(known);
  }

  /** What may not be None. */
  #require(form: Form, draft: Draft): void {
    for (const field of form.fields)
      if (field.quantity === 'one' && draft[treeKey(form.name, field)] === null)
        raise.valueError(`field '${field.name}' is required for ${form.name}`);
  }
}
