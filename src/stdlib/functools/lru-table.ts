/** The table of a cache: results by arguments, in the order of their last use. CPython: Modules/_functoolsmodule.c (lru_cache_object). */
import { objectType, typeOf } from '../../runtime/kernel/birth.ts';
import { nestedEqual, tableHash } from '../../runtime/kernel/keys.ts';
import type { PyObject, Value } from '../../runtime/kernel/object.ts';
import type { Names } from '../../runtime/kernel/slots.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyInstance, PyTuple } from '../../runtime/kernel/values.ts';
import { PathNode } from './argument-paths.ts';

/** The only argument of a call, if it is an `int` or a `str`. */
export type SimpleKey = number | bigint | string;

/** Arguments, and their hash once it was needed. */
export class Arguments {
  readonly items: readonly Value[];
  /** Known for all arguments that are found by their hash. */
  knownHash = Number.NaN;

  constructor(items: readonly Value[]) {
    this.items = items;
  }

  hash(thread: Thread): number {
    if (Number.isNaN(this.knownHash)) this.knownHash = tableHash(new PyTuple(this.items), thread);
    return this.knownHash;
  }

  isEqual(other: Arguments, thread: Thread): boolean {
    return nestedEqual(new PyTuple(this.items), new PyTuple(other.items), thread);
  }
}

/** Stands between positional arguments and keywords. */
const keywordMark: PyObject = new PyInstance(objectType, []);

/** Arguments, then names and values of keywords, then the types of all. */
export function keyItems(args: readonly Value[], names: Names, typed: boolean): readonly Value[] {
  if (names === null && !typed) return args;
  const given = args.length - (names?.length ?? 0);
  const items = args.slice(0, given);
  if (names !== null) {
    items.push(keywordMark);
    for (const [i, name] of names.entries()) items.push(name, args[given + i]!);
  }
  if (typed) for (const arg of args) items.push(typeOf(arg));
  return items;
}

/** A result, in the circle of all results from the one used longest ago to the latest. */
export class Link {
  result: Value;
  /** Where it is found. */
  key: SimpleKey | PathNode<Link> | Arguments;
  before: Link = this;
  after: Link = this;
  /** The next one whose arguments have the same hash. */
  sibling: Link | null = null;

  constructor(key: SimpleKey | PathNode<Link> | Arguments, result: Value) {
    this.key = key;
    this.result = result;
  }
}

/**
 * Arguments whose equality is built in are found without being hashed. Once there are others, all are hashed: those may be
 * equal to what they don't look like.
 */
export class LruTable {
  size = 0;
  private simple = new Map<SimpleKey, Link>();
  private paths: PathNode<Link> | null = new PathNode();
  private hashed = new Map<number, Link>();
  /** Where the circle begins and ends. */
  private readonly root = new Link(0, null);

  simpleLink(key: SimpleKey): Link | undefined {
    return this.simple.get(key);
  }

  addSimple(key: SimpleKey, result: Value): void {
    const link = new Link(key, result);
    this.simple.set(key, link);
    this.append(link);
  }

  find(args: Arguments, thread: Thread): Link | undefined {
    if (this.paths !== null) {
      const node = this.paths.find(args.items);
      if (node !== null) return node?.value ?? undefined;
    }
    // An error in a `__hash__` leaves the table as it is.
    const hash = args.hash(thread);
    if (this.paths !== null) this.leavePaths(thread);
    for (let link = this.hashed.get(hash) ?? null; link !== null; link = link.sibling)
      if ((link.key as Arguments).isEqual(args, thread)) return link;
    return undefined;
  }

  add(args: Arguments, result: Value, thread: Thread): void {
    const node = this.paths?.make(args.items) ?? null;
    const link = new Link(node ?? args, result);
    if (node === null) this.addHashed(link, args.hash(thread));
    else {
      node.value = link;
      node.items = args.items;
    }
    this.append(link);
  }

  /** Notes that a result has been used. */
  touch(link: Link): void {
    if (link.after === this.root) return;
    link.before.after = link.after;
    link.after.before = link.before;
    this.insert(link);
  }

  removeOldest(): void {
    const link = this.root.after;
    if (link === this.root) return;
    link.before.after = link.after;
    link.after.before = link.before;
    this.size--;
    const { key } = link;
    if (typeof key !== 'object') this.simple.delete(key);
    else if (key instanceof PathNode) key.drop();
    else this.removeHashed(link, key.knownHash);
  }

  clear(): void {
    this.simple = new Map();
    this.paths = new PathNode();
    this.hashed = new Map();
    this.size = 0;
    this.root.before = this.root;
    this.root.after = this.root;
  }

  private append(link: Link): void {
    this.insert(link);
    this.size++;
  }

  private insert(link: Link): void {
    const { root } = this;
    const last = root.before;
    link.before = last;
    link.after = root;
    last.after = link;
    root.before = link;
  }

  private addHashed(link: Link, hash: number): void {
    link.sibling = this.hashed.get(hash) ?? null;
    this.hashed.set(hash, link);
  }

  private removeHashed(link: Link, hash: number): void {
    let each = this.hashed.get(hash)!;
    if (each === link) {
      if (link.sibling === null) this.hashed.delete(hash);
      else this.hashed.set(hash, link.sibling);
      return;
    }
    while (each.sibling !== link) each = each.sibling!;
    each.sibling = link.sibling;
  }

  /** Everything gets a hash. */
  private leavePaths(thread: Thread): void {
    this.paths = null;
    const { root } = this;
    for (let link = root.after; link !== root; link = link.after) {
      if (!(link.key instanceof PathNode)) continue;
      const args = new Arguments(link.key.items);
      link.key = args;
      this.addHashed(link, args.hash(thread));
    }
  }
}
