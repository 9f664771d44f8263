/** The parser's tree as nodes that Python code sees. CPython: Python/Python-ast.c (PyAST_mod2obj). */

import {
  type Field,
  grammarProductions,
  isEnumeration,
  sortNamed,
} from '../../../parser/abstract-grammar.ts';
import type { Literal, Node } from '../../../parser/ast.ts';
import type { TypeComments, TypeIgnore } from '../../../parser/type-comments.ts';
import { raise } from '../../kernel/errors.ts';
import type { InterpreterState } from '../../kernel/interpreter-state.ts';
import { None, type Value } from '../../kernel/object.ts';
import { makeRoom, type Shape } from '../../kernel/shape.ts';
import type { PyType } from '../../kernel/type.ts';
import { PyInstance, PyList } from '../../kernel/values.ts';
import { literalValue } from '../literal-value.ts';
import { type NodeClasses, nodeClasses } from './node-classes.ts';

/** A tree may be so deep. */
export const DEEPEST = 9_995;

/** The root; `typeComments` are those that the nodes get. */
export function treeObjects(
  tree: TreeNode,
  typeComments: TypeComments | null,
  interpreter: InterpreterState,
): Value {
  return new Maker(typeComments, interpreter.state(nodeClasses)).make(tree);
}

/** A node of the parser, or one that only this module knows of. */
export type TreeNode = { readonly kind: string };

/** How the value of a field is found. */
type Content =
  | 'node'
  | 'nodes'
  | 'shared'
  | 'sharedNodes'
  | 'plain'
  | 'names'
  | 'literal'
  | 'comment'
  | 'prefix';

interface FieldPlan {
  /** Its name in the parser's node. */
  readonly key: string;
  readonly content: Content;
}

interface Plan {
  readonly type: PyType;
  readonly shape: Shape;
  readonly fields: readonly FieldPlan[];
  readonly hasPlace: boolean;
}

/** A node that has to be made, and where it goes. */
interface Waiting {
  readonly node: TreeNode;
  readonly into: (Value | undefined)[];
  readonly at: number;
  readonly depth: number;
}

class Maker {
  readonly #typeComments: TypeComments | null;
  readonly #classes: NodeClasses;
  readonly #plans = new Map<string, Plan>();
  /** Trees are deeper than JavaScript's stack. */
  readonly #waiting: Waiting[] = [];

  constructor(typeComments: TypeComments | null, classes: NodeClasses) {
    this.#typeComments = typeComments;
    this.#classes = classes;
  }

  make(tree: TreeNode): Value {
    const result: Value[] = [None];
    this.#waiting.push({ node: tree, into: result, at: 0, depth: 1 });
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      if (next.depth > DEEPEST)
        raise.recursionError('maximum recursion depth exceeded during ast construction');
      next.into[next.at] = this.#object(next.node, next.depth);
    }
    return result[0]!;
  }

  #object(node: TreeNode, depth: number): PyInstance {
    const { type, shape, fields, hasPlace } = this.#planOf(node.kind);
    const values: (Value | undefined)[] = [];
    const source = node as unknown as Record<string, unknown>;
    for (let i = 0; i < fields.length; i++) {
      const { key, content } = fields[i]!;
      values.push(this.#value(source[key], content, node, depth, values, i));
    }
    if (hasPlace) {
      values.push(source['lineno'] as number, source['col_offset'] as number);
      values.push(source['end_lineno'] as number, source['end_col_offset'] as number);
    }
    const object = new PyInstance(type, values);
    object.shape = shape;
    return object;
  }

  #value(
    value: unknown,
    content: Content,
    node: TreeNode,
    depth: number,
    into: (Value | undefined)[],
    at: number,
  ): Value {
    switch (content) {
      case 'node':
        if (value !== null && value !== undefined)
          this.#waiting.push({ node: value as TreeNode, into, at, depth: depth + 1 });
        return None;
      case 'nodes':
        return this.#list(value as readonly (TreeNode | null)[] | undefined, node, depth);
      case 'shared':
        return this.#classes.shared.get(value as string)!;
      case 'sharedNodes':
        return new PyList((value as string[]).map((each) => this.#classes.shared.get(each)!));
      case 'plain':
        return (value ?? None) as Value;
      case 'names':
        return new PyList([...(value as string[])]);
      case 'literal':
        return literalValue(value as Literal);
      case 'comment':
        return this.#typeComments?.of.get(node as Node) ?? None;
      case 'prefix':
        return value === true ? 'u' : None;
    }
  }

  #list(given: readonly (TreeNode | null)[] | undefined, node: TreeNode, depth: number): PyList {
    const nodes = given ?? (node.kind === 'Module' ? this.#ignores() : []);
    const items: Value[] = [];
    for (let i = 0; i < nodes.length; i++) {
      items.push(None);
      const each = nodes[i]!;
      if (each !== null) this.#waiting.push({ node: each, into: items, at: i, depth: depth + 1 });
    }
    return new PyList(items);
  }

  #ignores(): TreeNode[] {
    const ignores = this.#typeComments?.ignores ?? [];
    return ignores.map((each: TypeIgnore) => ({ kind: 'TypeIgnore', ...each }));
  }

  #planOf(kind: string): Plan {
    let plan = this.#plans.get(kind);
    if (plan === undefined) this.#plans.set(kind, (plan = planFor(kind, this.#classes)));
    return plan;
  }
}

function planFor(kind: string, classes: NodeClasses): Plan {
  const { sort, form } = grammarProductions().get(kind)!;
  const type = classes.byName.get(kind)!;
  let shape = type.rootShape();
  for (const { name } of [...form.fields, ...sort.attributes]) shape = shape.with(name);
  makeRoom(type, shape.names.length);
  const fields = form.fields.map((field) => ({ key: treeKey(kind, field), content: contentOf(field) }));
  return { type, shape, fields, hasPlace: sort.attributes.length > 0 };
}

/** What the parser's node calls a field. */
export function treeKey(kind: string, { name }: Field): string {
  return kind === 'Constant' && name === 'kind' ? 'unicodePrefix' : name;
}

function contentOf({ name, type, quantity }: Field): Content {
  const isMany = quantity === 'many';
  if (name === 'type_comment') return 'comment';
  if (name === 'kind') return 'prefix';
  if (type === 'constant') return 'literal';
  const sort = sortNamed(type);
  if (sort === undefined) return isMany ? 'names' : 'plain';
  if (isEnumeration(sort)) return isMany ? 'sharedNodes' : 'shared';
  return isMany ? 'nodes' : 'node';
}
