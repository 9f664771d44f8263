/** The data of `dict`, and its table. CPython: Objects/dictobject.c. Behaviour: `objects/dict.ts`. */
import { dictType } from './birth.ts';
import { HashIndex } from './hash-index.ts';
import { hashOfKey, integerHash, type Key, keyOf, mayEqualSimple, nestedEqual, tableHash } from './keys.ts';
import { PyObject, type Value } from './object.ts';
import type { Thread } from './thread.ts';
import { instancesOf } from './values.ts';

/** A key with its value. `value` is `undefined` once the entry has been deleted, so that caches may hold entries. */
export class Entry {
  readonly key: Value;
  /** The JavaScript key; `undefined` when the key has to be hashed. */
  readonly simple: Key | undefined;
  /** Of those that are in the index of hashes. */
  hash: number;
  value: Value | undefined;
  /** Where the entry stands in the dictionary's order. */
  position: number;

  constructor(key: Value, simple: Key | undefined, hash: number, value: Value, position: number) {
    this.key = key;
    this.simple = simple;
    this.hash = hash;
    this.value = value;
    this.position = position;
  }
}

/** So many entries are searched one after the other: a table costs more to make than it saves. */
const FEW = 8;
/** V8's `Map` takes no more than 2^24 keys. */
const MAP_LIMIT = 2 ** 24 - 1;
/** What a search finds when guest code in a comparison has changed the dictionary. */
const CHANGED = Symbol('changed');

/**
 * Keys of built-in types with an equality of their own map to a JavaScript key under which equal keys meet (`1`, `1.0`
 * and `True`). Integers among them and all other keys are found by their hash, the rest through a `Map`: JavaScript
 * tells no hash of a string. The order is that of insertion; deleted entries leave holes.
 *
 * A class may call its instances equal to a string. Once such a key has been met in a dictionary that has strings,
 * those are in the index of hashes too (`indexed`).
 */
export class PyDict extends PyObject {
  private simple: Map<Key, Entry> | null = null;
  /** Those that can take no more. */
  private fullMaps: Map<Key, Entry>[] | null = null;
  private index: HashIndex | null = null;
  /** There have been too many entries to search them one after the other. */
  private organized = false;
  private indexed = false;
  /** There are hashed keys that may equal simple ones. */
  foreign = false;
  /** In order of insertion; `undefined` where an entry was deleted. */
  entries: (Entry | undefined)[] = [];
  size = 0;
  /** Grows whenever a key comes or goes. */
  keysVersion = 0;
  /** No entry before this place is alive. */
  private head = 0;

  entryOfName(name: string): Entry | undefined {
    return this.organized ? this.mapped(name) : this.among(name);
  }

  getName(name: string): Value | undefined {
    return this.entryOfName(name)?.value;
  }

  setName(name: string, value: Value): void {
    const entry = this.entryOfName(name);
    if (entry !== undefined) entry.value = value;
    else this.addEntry(name, name, 0, value);
  }

  /** For a key that is a small integer and was not there. */
  setNumber(key: number, value: Value): void {
    this.addEntry(key, key, 0, value);
  }

  deleteName(name: string): boolean {
    const entry = this.entryOfName(name);
    if (entry === undefined) return false;
    this.remove(entry);
    return true;
  }

  entryOf(key: Value, thread: Thread): Entry | undefined {
    const simple = keyOf(key);
    if (simple === undefined) return this.hashedEntry(key, tableHash(key, thread), thread);
    const entry = this.simpleEntry(simple);
    return entry === undefined && this.foreign
      ? this.hashedEntry(key, tableHash(key, thread), thread)
      : entry;
  }

  get(key: Value, thread: Thread): Value | undefined {
    const entry = this.entryOf(key, thread);
    return entry === undefined ? undefined : entry.value;
  }

  set(key: Value, value: Value, thread: Thread): void {
    this.entryOrNew(key, value, thread).value = value;
  }

  /** The entry of a key; if there is none, a new one with `value`. */
  entryOrNew(key: Value, value: Value, thread: Thread): Entry {
    const simple = keyOf(key);
    if (simple === undefined) {
      const hash = tableHash(key, thread);
      const found = this.hashedEntry(key, hash, thread);
      if (found !== undefined) return found;
      this.foreign ||= mayEqualSimple(key as PyObject);
      return this.addEntry(key, undefined, hash, value);
    }
    let entry = this.simpleEntry(simple);
    if (entry === undefined && this.foreign) entry = this.hashedEntry(key, tableHash(key, thread), thread);
    return entry === undefined ? this.addEntry(key, simple, 0, value) : entry;
  }

  /** Deletes a key and returns what it had; `undefined` when it was not there. */
  delete(key: Value, thread: Thread): Value | undefined {
    const entry = this.entryOf(key, thread);
    if (entry === undefined) return undefined;
    const { value } = entry;
    this.remove(entry);
    return value;
  }

  /** Deletes a live entry. */
  remove(entry: Entry): void {
    if (this.organized) {
      if (this.isInIndex(entry)) this.index!.remove(entry.hash, entry.position);
      if (isMapped(entry)) this.unmap(entry.simple!);
    }
    entry.value = undefined;
    // a hole even at the end: an iterator must not take what comes next for what it has seen
    this.entries[entry.position] = undefined;
    this.size--;
    this.keysVersion++;
    this.compactIfHollow();
  }

  clear(): void {
    for (const entry of this.entries) if (entry !== undefined) entry.value = undefined;
    this.simple = null;
    this.fullMaps = null;
    this.index = null;
    this.organized = false;
    this.indexed = false;
    this.foreign = false;
    this.entries = [];
    this.size = 0;
    this.head = 0;
    this.keysVersion++;
  }

  /** Takes the keys and values of another dictionary, whose keys are not hashed again; `this` has to be empty. */
  copyFrom(other: PyDict): void {
    this.clear();
    this.foreign = other.foreign;
    this.indexed = other.indexed;
    for (let i = other.head; i < other.entries.length; i++) {
      const entry = other.entries[i];
      if (entry === undefined) continue;
      const { key, simple, hash, value } = entry;
      this.entries.push(new Entry(key, simple, hash, value!, this.entries.length));
    }
    this.size = this.entries.length;
    this.keysVersion++;
    if (this.size > FEW || this.indexed) this.organize();
  }

  /** The place of the first live entry; at least `entries.length` when there is none. */
  firstPosition(): number {
    while (this.head < this.entries.length && this.entries[this.head] === undefined) this.head++;
    return this.head;
  }

  /** The entry inserted last, or `undefined` when the dictionary is empty. */
  lastEntry(): Entry | undefined {
    const { entries } = this;
    while (entries.length > 0) {
      const last = entries[entries.length - 1];
      if (last !== undefined) return last;
      entries.pop();
    }
    return undefined;
  }

  /** Makes a live entry the last one. */
  moveToEnd(entry: Entry): void {
    const { entries } = this;
    if (entry.position === entries.length - 1) return;
    entries[entry.position] = undefined;
    this.moveInIndex(entry, entries.length);
    entry.position = entries.length;
    entries.push(entry);
    this.keysVersion++;
    this.compactIfHollow();
  }

  /** Makes a live entry the first one. Room is made for as many as there are, so that it costs little to do it again. */
  moveToStart(entry: Entry): void {
    const first = this.firstPosition();
    if (entry.position === first) return;
    this.keysVersion++;
    this.entries[entry.position] = undefined;
    if (first > 0) {
      this.head--;
      this.moveInIndex(entry, this.head);
    } else {
      const { size } = this;
      const moved: (Entry | undefined)[] = [];
      for (let i = 0; i < size; i++) moved.push(undefined);
      for (const each of this.entries) {
        if (each === undefined) continue;
        each.position = moved.length;
        moved.push(each);
      }
      this.entries = moved;
      this.head = size - 1;
    }
    entry.position = this.head;
    this.entries[this.head] = entry;
    if (first === 0 && this.organized) this.buildIndex();
  }

  /** The live entries in order. */
  *[Symbol.iterator](): IterableIterator<Entry> {
    for (let i = 0; i < this.entries.length; i++) {
      const entry = this.entries[i];
      if (entry !== undefined) yield entry;
    }
  }

  // ── Finding ────────────────────────────────────────────────────────────────────────────────────────

  private simpleEntry(simple: Key): Entry | undefined {
    if (!this.organized) return this.among(simple);
    return isInteger(simple) ? this.numbered(simple) : this.mapped(simple);
  }

  private among(simple: Key): Entry | undefined {
    const { entries } = this;
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i];
      if (entry !== undefined && entry.simple === simple) return entry;
    }
    return undefined;
  }

  private mapped(simple: Key): Entry | undefined {
    const { simple: map, fullMaps } = this;
    if (map === null) return undefined;
    const entry = map.get(simple);
    if (entry !== undefined || fullMaps === null) return entry;
    return fullMaps.find((full) => full.has(simple))?.get(simple);
  }

  private numbered(integer: number): Entry | undefined {
    const { index } = this;
    if (index === null) return undefined;
    const { entries } = this;
    const { slots, mask } = index;
    const hash = integerHash(integer);
    let at = hash & mask;
    for (let rest = hash >>> 0; ; ) {
      const slot = slots[at]!;
      if (slot === 0) return undefined;
      if (slot > 0) {
        const entry = entries[slot - 1]!;
        if (entry.simple === integer) return entry;
      }
      rest >>>= 5;
      at = (Math.imul(at, 5) + rest + 1) & mask;
    }
  }

  private hashedEntry(key: Value, hash: number, thread: Thread): Entry | undefined {
    const mayBeSimple = typeof key === 'object' && key !== null && mayEqualSimple(key);
    for (;;) {
      if (this.organized && mayBeSimple && !this.indexed && this.simple !== null) this.indexAll();
      const found = this.organized
        ? this.searchIndex(key, hash, thread)
        : this.searchFew(key, hash, mayBeSimple, thread);
      if (found !== CHANGED) return found;
    }
  }

  private searchIndex(key: Value, hash: number, thread: Thread): Entry | undefined | typeof CHANGED {
    const { index, entries } = this;
    if (index === null) return undefined;
    const { slots, mask } = index;
    let at = hash & mask;
    for (let rest = hash >>> 0; ; ) {
      const slot = slots[at]!;
      if (slot === 0) return undefined;
      if (slot > 0) {
        const entry = entries[slot - 1]!;
        if (entry.hash === hash) {
          if (entry.key === key) return entry;
          const isEqual = nestedEqual(entry.key, key, thread);
          if (this.index !== index || this.entries !== entries || entries[slot - 1] !== entry) return CHANGED;
          if (isEqual) return entry;
        }
      }
      rest >>>= 5;
      at = (Math.imul(at, 5) + rest + 1) & mask;
    }
  }

  private searchFew(
    key: Value,
    hash: number,
    mayBeSimple: boolean,
    thread: Thread,
  ): Entry | undefined | typeof CHANGED {
    const { entries } = this;
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i];
      if (entry === undefined) continue;
      if (entry.simple === undefined) {
        if (entry.hash !== hash) continue;
      } else if (!mayBeSimple || hashOfKey(entry.simple) !== hash) continue;
      if (entry.key === key) return entry;
      const isEqual = nestedEqual(entry.key, key, thread);
      if (this.organized || this.entries !== entries || entries[i] !== entry) return CHANGED;
      if (isEqual) return entry;
    }
    return undefined;
  }

  // ── Changing ───────────────────────────────────────────────────────────────────────────────────────

  private addEntry(key: Value, simple: Key | undefined, hash: number, value: Value): Entry {
    const { entries } = this;
    const entry = new Entry(key, simple, hash, value, entries.length);
    entries.push(entry);
    this.size++;
    this.keysVersion++;
    if (this.organized) this.enter(entry);
    else if (entries.length > FEW) this.organize();
    return entry;
  }

  private enter(entry: Entry): void {
    if (isMapped(entry)) this.map(entry.simple!, entry);
    if (!this.isInIndex(entry)) return;
    if (this.index === null || this.index.isFull) this.buildIndex();
    else this.index.add(hashIn(entry), entry.position);
  }

  private organize(): void {
    this.organized = true;
    for (const entry of this.entries) {
      if (entry !== undefined && isMapped(entry)) this.map(entry.simple!, entry);
    }
    this.buildIndex();
  }

  private indexAll(): void {
    this.indexed = true;
    this.buildIndex();
  }

  private buildIndex(): void {
    let index: HashIndex | null = null;
    for (const entry of this.entries) {
      if (entry === undefined || !this.isInIndex(entry)) continue;
      index ??= new HashIndex(this.size);
      index.add(hashIn(entry), entry.position);
    }
    this.index = index;
  }

  private isInIndex({ simple }: Entry): boolean {
    if (simple === undefined || isInteger(simple)) return true;
    return this.indexed && simple !== null && typeof simple !== 'object';
  }

  private moveInIndex(entry: Entry, to: number): void {
    if (this.organized && this.isInIndex(entry)) this.index!.move(entry.hash, entry.position, to);
  }

  private map(simple: Key, entry: Entry): void {
    this.simple ??= new Map();
    if (this.simple.size >= MAP_LIMIT) {
      this.fullMaps ??= [];
      this.fullMaps.push(this.simple);
      this.simple = new Map();
    }
    this.simple.set(simple, entry);
  }

  private unmap(simple: Key): void {
    if (this.simple!.delete(simple) || this.fullMaps === null) return;
    for (const full of this.fullMaps) if (full.delete(simple)) return;
  }

  private compactIfHollow(): void {
    if (this.entries.length <= 2 * this.size + 16) return;
    const live: Entry[] = [];
    for (const entry of this.entries) {
      if (entry === undefined) continue;
      entry.position = live.length;
      live.push(entry);
    }
    this.entries = live;
    this.head = 0;
    if (this.index !== null) this.buildIndex();
  }
}

function isInteger(simple: Key): simple is number {
  return typeof simple === 'number' && Number.isInteger(simple);
}

function isMapped({ simple }: Entry): boolean {
  return simple !== undefined && !isInteger(simple);
}

/** The hash under which an entry is in the index. */
function hashIn(entry: Entry): number {
  const { simple } = entry;
  if (simple !== undefined) entry.hash = isInteger(simple) ? integerHash(simple) : hashOfKey(simple)!;
  return entry.hash;
}

instancesOf(PyDict, dictType);
