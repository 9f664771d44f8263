/** The data of `dict`, and its table. CPython: Objects/dictobject.c. Behaviour: `objects/dict.ts`. */
import { dictType } from './birth.ts';
import { hashOfKey, type Key, keyOf, mayEqualSimple, nestedEqual, tableHash } from './keys.ts';
import { PyObject, type Value } from './object.ts';
import type { Thread } from './thread.ts';
import { instancesOf } from './values.ts';

/** A key with its value. `value` is `undefined` once the entry has been deleted, so that caches may hold entries. */
export class Entry {
  readonly key: Value;
  value: Value | undefined;
  /** Where the entry stands in the dictionary's order. */
  position: number;

  constructor(key: Value, value: Value, position: number) {
    this.key = key;
    this.value = value;
    this.position = position;
  }
}

/**
 * Keys of built-in types with an equality of their own map to a JavaScript key under which equal keys meet (`1`, `1.0`
 * and `True`); all others go to buckets by their hash. The order is that of insertion; deleted entries leave holes.
 *
 * A class may call its instances equal to a string or a number. Once such a key has been met in a dictionary that has
 * simple keys, those are in the buckets too (`indexed`).
 */
export class PyDict extends PyObject {
  private simple = new Map<Key, Entry>();
  /** By hash: most hashes have one entry, which then needs no list. */
  private buckets: Map<number, Entry | Entry[]> | null = null;
  private indexed = false;
  /** There are keys in buckets that may equal simple ones. */
  private foreign = false;
  /** In order of insertion; `undefined` where an entry was deleted. */
  entries: (Entry | undefined)[] = [];
  size = 0;
  /** Grows whenever a key comes or goes. */
  keysVersion = 0;
  /** No entry before this place is alive. */
  private head = 0;

  entryOfName(name: string): Entry | undefined {
    return this.simple.get(name);
  }

  getName(name: string): Value | undefined {
    return this.simple.get(name)?.value;
  }

  setName(name: string, value: Value): void {
    const entry = this.simple.get(name);
    if (entry !== undefined) entry.value = value;
    else this.addSimple(name, name, value);
  }

  /** For a key that is a small integer and was not there. */
  setNumber(key: number, value: Value): void {
    this.addSimple(keyOf(key)!, key, value);
  }

  deleteName(name: string): boolean {
    const entry = this.simple.get(name);
    if (entry === undefined) return false;
    this.removeSimple(name, entry);
    return true;
  }

  entryOf(key: Value, thread: Thread): Entry | undefined {
    const simple = keyOf(key);
    if (simple === undefined) return this.hashedEntry(key, thread);
    const entry = this.simple.get(simple);
    return entry === undefined && this.foreign ? this.inBucket(tableHash(key, thread), key, thread) : entry;
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
    if (simple === undefined) return this.hashedOrNew(key, value, thread);
    let entry = this.simple.get(simple);
    if (entry === undefined && this.foreign) entry = this.inBucket(tableHash(key, thread), key, thread);
    return entry === undefined ? this.addSimple(simple, key, value) : entry;
  }

  /** Deletes a key and returns what it had; `undefined` when it was not there. */
  delete(key: Value, thread: Thread): Value | undefined {
    const entry = this.entryOf(key, thread);
    if (entry === undefined) return undefined;
    const { value } = entry;
    this.remove(entry, thread);
    return value;
  }

  /** Deletes a live entry. */
  remove(entry: Entry, thread: Thread): void {
    const simple = keyOf(entry.key);
    if (simple !== undefined) this.removeSimple(simple, entry);
    else {
      this.unlink(tableHash(entry.key, thread), entry);
      this.drop(entry);
    }
  }

  clear(): void {
    for (const entry of this.entries) if (entry !== undefined) entry.value = undefined;
    this.simple.clear();
    this.buckets = null;
    this.indexed = false;
    this.foreign = false;
    this.entries = [];
    this.size = 0;
    this.head = 0;
    this.keysVersion++;
  }

  /** Takes the keys and values of another dictionary, whose keys are not hashed again; `this` has to be empty. */
  copyFrom(other: PyDict): void {
    for (let i = other.head; i < other.entries.length; i++) {
      const entry = other.entries[i];
      if (entry === undefined) continue;
      const copy = this.append(entry.key, entry.value!);
      const simple = keyOf(entry.key);
      if (simple !== undefined) this.simple.set(simple, copy);
    }
    if (other.buckets === null) return;
    this.indexed = other.indexed;
    this.foreign = other.foreign;
    this.buckets = new Map();
    // Entries of both stand in the same order: those of `other`, counted without its holes, are at the same places.
    const places = new Map<Entry, Entry>();
    let place = 0;
    for (const entry of other) places.set(entry, this.entries[place++]!);
    for (const [hash, bucket] of other.buckets)
      this.buckets.set(
        hash,
        bucket instanceof Entry ? places.get(bucket)! : bucket.map((entry) => places.get(entry)!),
      );
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
    entry.position = entries.length;
    entries.push(entry);
    this.keysVersion++;
    if (entries.length > 2 * this.size + 16) this.compact();
  }

  /** Makes a live entry the first one. Room is made for as many as there are, so that it costs little to do it again. */
  moveToStart(entry: Entry): void {
    const first = this.firstPosition();
    if (entry.position === first) return;
    this.entries[entry.position] = undefined;
    this.keysVersion++;
    if (first === 0) {
      this.compact();
      const { size } = this;
      const moved: (Entry | undefined)[] = [];
      for (let i = 0; i < size; i++) moved.push(undefined);
      for (const each of this.entries) {
        each!.position = moved.length;
        moved.push(each);
      }
      this.entries = moved;
      this.head = size;
    }
    this.head--;
    entry.position = this.head;
    this.entries[this.head] = entry;
  }

  /** The live entries in order. */
  *[Symbol.iterator](): IterableIterator<Entry> {
    for (let i = 0; i < this.entries.length; i++) {
      const entry = this.entries[i];
      if (entry !== undefined) yield entry;
    }
  }

  private addSimple(simple: Key, key: Value, value: Value): Entry {
    const entry = this.append(key, value);
    this.simple.set(simple, entry);
    if (this.indexed) this.indexEntry(simple, entry);
    return entry;
  }

  private removeSimple(simple: Key, entry: Entry): void {
    this.simple.delete(simple);
    if (this.indexed) {
      const hash = hashOfKey(simple);
      if (hash !== undefined) this.unlink(hash, entry);
    }
    this.drop(entry);
  }

  private hashedEntry(key: Value, thread: Thread): Entry | undefined {
    const hash = tableHash(key, thread);
    if (!this.indexed && this.simple.size > 0 && mayEqualSimple(key as PyObject)) this.indexAll();
    return this.buckets === null ? undefined : this.inBucket(hash, key, thread);
  }

  private hashedOrNew(key: Value, value: Value, thread: Thread): Entry {
    const hash = tableHash(key, thread);
    const isForeign = mayEqualSimple(key as PyObject);
    if (!this.indexed && this.simple.size > 0 && isForeign) this.indexAll();
    const found = this.inBucket(hash, key, thread);
    if (found !== undefined) return found;
    if (isForeign) this.foreign = true;
    const entry = this.append(key, value);
    this.link(hash, entry);
    return entry;
  }

  private inBucket(hash: number, key: Value, thread: Thread): Entry | undefined {
    const bucket = this.buckets?.get(hash);
    if (bucket === undefined) return undefined;
    if (bucket instanceof Entry)
      return bucket.key === key || nestedEqual(bucket.key, key, thread) ? bucket : undefined;
    // Guest code in an __eq__ may change the bucket: a copy is walked.
    for (const entry of [...bucket]) {
      if (entry.key === key || nestedEqual(entry.key, key, thread)) return entry;
    }
    return undefined;
  }

  private indexAll(): void {
    this.indexed = true;
    for (const [simple, entry] of this.simple) this.indexEntry(simple, entry);
  }

  private indexEntry(simple: Key, entry: Entry): void {
    const hash = hashOfKey(simple);
    if (hash !== undefined) this.link(hash, entry);
  }

  private link(hash: number, entry: Entry): void {
    this.buckets ??= new Map();
    const bucket = this.buckets.get(hash);
    if (bucket === undefined) this.buckets.set(hash, entry);
    else if (bucket instanceof Entry) this.buckets.set(hash, [bucket, entry]);
    else bucket.push(entry);
  }

  private unlink(hash: number, entry: Entry): void {
    const bucket = this.buckets?.get(hash);
    if (bucket === entry) this.buckets!.delete(hash);
    if (bucket === undefined || bucket instanceof Entry) return;
    const at = bucket.indexOf(entry);
    if (at < 0) return;
    bucket.splice(at, 1);
    if (bucket.length === 1) this.buckets!.set(hash, bucket[0]!);
  }

  private append(key: Value, value: Value): Entry {
    const entry = new Entry(key, value, this.entries.length);
    this.entries.push(entry);
    this.size++;
    this.keysVersion++;
    return entry;
  }

  private drop(entry: Entry): void {
    entry.value = undefined;
    const { entries } = this;
    if (entry.position === entries.length - 1) entries.pop();
    else entries[entry.position] = undefined;
    this.size--;
    this.keysVersion++;
    if (entries.length > 2 * this.size + 16) this.compact();
  }

  private compact(): void {
    const live: Entry[] = [];
    for (const entry of this.entries) {
      if (entry === undefined) continue;
      entry.position = live.length;
      live.push(entry);
    }
    this.entries = live;
    this.head = 0;
  }
}

instancesOf(PyDict, dictType);
