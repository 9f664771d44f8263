/** Lists of arguments as paths through JavaScript maps, for those whose equality is built in: nothing has to be hashed. */
import { objectType, tupleType } from '../../runtime/kernel/birth.ts';
import { type Key, keyOf } from '../../runtime/kernel/keys.ts';
import type { PyObject, Value } from '../../runtime/kernel/object.ts';
import { PyInstance, PyTuple } from '../../runtime/kernel/values.ts';

/** Stands before the number of items of a tuple among the arguments, and these items. */
const tupleMark: PyObject = new PyInstance(objectType, []);

/** Where all arguments with the same beginning meet. */
export class PathNode<T> {
  /** What is kept for the arguments that end here, and these arguments. */
  value: T | null = null;
  items: readonly Value[] = [];
  private readonly parent: PathNode<T> | null;
  private readonly key: Key;
  private children: Map<Key, PathNode<T>> | null = null;

  constructor(parent: PathNode<T> | null = null, key: Key = null) {
    this.parent = parent;
    this.key = key;
  }

  /** Where a path ends; `undefined` if there is no such path, null for arguments that have none. */
  find(items: readonly Value[]): PathNode<T> | undefined | null {
    let node: PathNode<T> = this;
    for (let i = 0; i < items.length; i++) {
      const item = items[i]!;
      const key = keyOf(item);
      let next: PathNode<T> | undefined | null;
      if (key !== undefined) next = node.children?.get(key);
      else next = item instanceof PyTuple && item.type === tupleType ? node.intoTuple(item) : null;
      if (next === null) return null;
      if (next === undefined) return items.every(hasPath) ? undefined : null;
      node = next;
    }
    return node;
  }

  /** Where a path ends, which is made if need be; null for arguments that have none. */
  make(items: readonly Value[]): PathNode<T> | null {
    let node: PathNode<T> = this;
    for (const item of items) {
      const key = keyOf(item);
      if (key !== undefined) node = node.child(key);
      else {
        if (!(item instanceof PyTuple && item.type === tupleType)) return null;
        const next = node.child(tupleMark).child(item.items.length).make(item.items);
        if (next === null) return null;
        node = next;
      }
    }
    return node;
  }

  /** Nothing is kept here any more. */
  drop(): void {
    this.value = null;
    let node: PathNode<T> = this;
    while (node.parent !== null && node.value === null && node.children === null) {
      const { parent } = node;
      parent.children!.delete(node.key);
      if (parent.children!.size === 0) parent.children = null;
      node = parent;
    }
  }

  private intoTuple(tuple: PyTuple): PathNode<T> | undefined | null {
    const node = this.children?.get(tupleMark)?.children?.get(tuple.items.length);
    if (node !== undefined) return node.find(tuple.items);
    return tuple.items.every(hasPath) ? undefined : null;
  }

  private child(key: Key): PathNode<T> {
    this.children ??= new Map();
    let node = this.children.get(key);
    if (node === undefined) {
      node = new PathNode(this, key);
      this.children.set(key, node);
    }
    return node;
  }
}

function hasPath(value: Value): boolean {
  if (keyOf(value) !== undefined) return true;
  return value instanceof PyTuple && value.type === tupleType && value.items.every(hasPath);
}
