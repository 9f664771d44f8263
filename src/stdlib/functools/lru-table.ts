/** The table of a cache: results by arguments, in the order of their last use. CPython: Modules/_functoolsmodule.c (lru_cache_object). */
import { nestedEqual, tableHash } from '../../runtime/kernel/keys.ts';
import type { PyObject, Value } from '../../runtime/kernel/object.ts';
import type { Names } from '../../runtime/kernel/slots.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { objectType, typeOf } from '../../runtime/kernel/birth.ts';
import { PyInstance, PyTuple } from '../../runtime/kernel/values.ts';

/** What a call is found under: the only argument itself if it is an `int` or a `str`, else a tuple and its hash. */
export type CallKey = number | bigint | string | HashedKey;

export interface HashedKey {
  readonly tuple: PyTuple;
  readonly hash: number;
}

/** Stands between positional arguments and keywords. */
const keywordMark: PyObject = new PyInstance(objectType, []);

export function callKey(args: readonly Value[], names: Names, typed: boolean, thread: Thread): CallKey {
  if (args.length === 1 && names === null && !typed) {
    const only = args[0];
    if (typeof only === 'number' || typeof only === 'string' || typeof only === 'bigint') return only;
  }
  const tuple = new PyTuple(keyItems(args, names, typed));
  return { tuple, hash: tableHash(tuple, thread) };
}

/** Arguments, then names and values of keywords, then the types of all. */
export function keyItems(args: readonly Value[], names: Names, typed: boolean): Value[] {
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
  key: CallKey;
  result: Value;
  before: Link = this;
  after: Link = this;
  /** The next one whose key has the same hash. */
  sibling: Link | null = null;

  constructor(key: CallKey, result: Value) {
    this.key = key;
    this.result = result;
  }
}

export class LruTable {
  size = 0;
  private simple = new Map<number | bigint | string, Link>();
  private hashed = new Map<number, Link>();
  /** Where the circle begins and ends. */
  private readonly root = new Link(0, null);

  simpleLink(key: number | bigint | string): Link | undefined {
    return this.simple.get(key);
  }

  get(key: CallKey, thread: Thread): Link | undefined {
    if (typeof key !== 'object') return this.simple.get(key);
    for (let link = this.hashed.get(key.hash) ?? null; link !== null; link = link.sibling) {
      if (nestedEqual((link.key as HashedKey).tuple, key.tuple, thread)) return link;
    }
    return undefined;
  }

  add(key: CallKey, result: Value): void {
    const link = new Link(key, result);
    if (typeof key !== 'object') this.simple.set(key, link);
    else {
      link.sibling = this.hashed.get(key.hash) ?? null;
      this.hashed.set(key.hash, link);
    }
    this.append(link);
    this.size++;
  }

  /** Notes that a result has been used. */
  touch(link: Link): void {
    if (link.after === this.root) return;
    unlink(link);
    this.append(link);
  }

  removeOldest(): void {
    const link = this.root.after;
    if (link === this.root) return;
    unlink(link);
    const { key } = link;
    if (typeof key !== 'object') this.simple.delete(key);
    else this.removeHashed(link, key.hash);
    this.size--;
  }

  clear(): void {
    this.simple = new Map();
    this.hashed = new Map();
    this.size = 0;
    this.root.before = this.root;
    this.root.after = this.root;
  }

  private append(link: Link): void {
    const { root } = this;
    const last = root.before;
    link.before = last;
    link.after = root;
    last.after = link;
    root.before = link;
  }

  private removeHashed(link: Link, hash: number): void {
    const first = this.hashed.get(hash)!;
    if (first === link) {
      if (link.sibling === null) this.hashed.delete(hash);
      else this.hashed.set(hash, link.sibling);
      return;
    }
    let each = first;
    while (each.sibling !== link) each = each.sibling!;
    each.sibling = link.sibling;
  }
}

function unlink(link: Link): void {
  link.before.after = link.after;
  link.after.before = link.before;
}
