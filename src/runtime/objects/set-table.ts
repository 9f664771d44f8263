/**
 * The table of `set` and `frozenset`. CPython: Objects/setobject.c.
 *
 * CPython iterates a set in the order of its open-addressing table, and numbers hash to themselves, so programs see
 * that order. Hence the table here is CPython's: same sizes, same probes, same growth. Only where an element's hash
 * differs from run to run in CPython (strings, bytes, objects hashed by identity) does the set keep the order of
 * insertion, in a table like that of `dict`.
 */
import { bytesType, typeOf } from '../kernel/birth.ts';
import { PyDict } from '../kernel/dict.ts';
import { hashInteger, identityEqual, identityHash } from '../kernel/hashing.ts';
import { mayEqualSimple, nestedEqual, nestedHash } from '../kernel/keys.ts';
import { PyObject, type Value } from '../kernel/object.ts';
import { hashString } from '../kernel/string-hash.ts';
import type { Thread } from '../kernel/thread.ts';
import { type Hash64, halves, quickTupleHash } from '../kernel/tuple-hash.ts';
import { PyBytes, PyStr, PyTuple } from '../kernel/values.ts';

const SMALLEST = 8;
const LINEAR_PROBES = 9;

class Removed extends PyObject {}
/** Where an element was; a search goes on past it. */
const REMOVED: PyObject = new Removed();

export abstract class AnySet extends PyObject {
  size = 0;
  /** The table; absent while the set is empty or keeps the order of insertion. */
  private slots: (Value | undefined)[] | null = null;
  private hashes: (Hash64 | undefined)[] = [];
  private mask = SMALLEST - 1;
  /** Slots in use, removed ones included. */
  private fill = 0;
  /** Where `pop` goes on searching. */
  private finger = 0;
  /** The elements in the order of insertion, when that is the order. */
  private inOrder: PyDict | null = null;
  /** Some elements may be equal to strings. */
  private foreign = false;

  has(item: Value, thread: Thread): boolean {
    if (this.inOrder !== null) return this.inOrder.entryOf(item, thread) !== undefined;
    if (typeof item === 'number') return this.slots !== null && this.placeOfNumber(item, thread) >= 0;
    if (this.isElsewhere(item)) return false;
    const hash = hashOf(item, thread);
    return this.slots !== null && this.placeOf(item, hash, thread) >= 0;
  }

  add(item: Value, thread: Thread): void {
    if (this.inOrder === null && hashVaries(item)) this.keepInsertionOrder(thread);
    if (this.inOrder !== null) {
      this.inOrder.entryOrNew(item, null, thread);
      this.size = this.inOrder.size;
      return;
    }
    if (typeof item === 'number') this.addNumber(item, thread);
    else this.addHashed(item, hashOf(item, thread), thread);
  }

  /** Whether the item was there. */
  delete(item: Value, thread: Thread): boolean {
    if (this.inOrder !== null) {
      const found = this.inOrder.delete(item, thread) !== undefined;
      this.size = this.inOrder.size;
      return found;
    }
    if (typeof item !== 'number' && this.isElsewhere(item)) return false;
    const hash = typeof item === 'number' ? undefined : hashOf(item, thread);
    if (this.slots === null) return false;
    const at =
      hash === undefined ? this.placeOfNumber(item as number, thread) : this.placeOf(item, hash, thread);
    if (at < 0) return false;
    this.slots[at] = REMOVED;
    this.hashes[at] = undefined;
    this.size--;
    return true;
  }

  /** Removes some element; `undefined` when there is none. */
  pop(): Value | undefined {
    if (this.size === 0) return undefined;
    if (this.inOrder !== null) {
      const entry = this.inOrder.entries[this.inOrder.firstPosition()]!;
      this.inOrder.remove(entry);
      this.size = this.inOrder.size;
      return entry.key;
    }
    const slots = this.slots!;
    let at = this.finger & this.mask;
    while (slots[at] === undefined || slots[at] === REMOVED) at = (at + 1) & this.mask;
    const item = slots[at]!;
    slots[at] = REMOVED;
    this.hashes[at] = undefined;
    this.size--;
    this.finger = at + 1;
    return item;
  }

  clear(): void {
    this.size = 0;
    this.slots = null;
    this.hashes = [];
    this.mask = SMALLEST - 1;
    this.fill = 0;
    this.finger = 0;
    this.inOrder = null;
    this.foreign = false;
  }

  /** Adds all elements of another set, in the way that gives CPython's order. */
  merge(other: AnySet, thread: Thread): void {
    if (other === this || other.size === 0) return;
    if (this.inOrder !== null || other.inOrder !== null) {
      if (this.size === 0 && other.inOrder !== null) {
        this.clear();
        this.inOrder = new PyDict();
        this.inOrder.copyFrom(other.inOrder);
        this.size = this.inOrder.size;
      } else for (const item of other.items()) this.add(item, thread);
      return;
    }
    this.makeRoom(other.size);
    this.foreign ||= other.foreign;
    const slots = other.slots!;
    if (this.fill === 0 && this.mask === other.mask && other.fill === other.size) {
      this.slots = slots.slice();
      this.hashes = other.hashes.slice();
      this.size = this.fill = other.size;
      return;
    }
    const clean = this.fill === 0;
    // comparisons may change the other set too
    for (let i = 0; i <= other.mask && other.slots !== null; i++) {
      const item = other.slots[i];
      if (item === undefined || item === REMOVED) continue;
      if (clean) this.insertNew(item, other.hashes[i]);
      else if (typeof item === 'number') this.addNumber(item, thread);
      else this.addHashed(item, other.hashes[i]!, thread);
    }
    if (clean) this.size = this.fill = other.size;
  }

  /** Grows, as CPython does before it adds a set or a dictionary of `count` elements. */
  makeRoom(count: number): void {
    if (this.inOrder !== null) return;
    if ((this.fill + count) * 5 >= this.mask * 3) this.resize((this.size + count) * 2);
  }

  /** Gets rid of the traces of removed elements when they are many, as CPython does after a difference. */
  tidy(): void {
    if (this.slots !== null && this.fill - this.size > Math.floor(this.mask / 4))
      this.resize(growth(this.size));
  }

  /** Takes over the elements of another set, which is not used any more. */
  become(other: AnySet): void {
    this.size = other.size;
    this.slots = other.slots;
    this.hashes = other.hashes;
    this.mask = other.mask;
    this.fill = other.fill;
    this.inOrder = other.inOrder;
    this.foreign = other.foreign;
    this.finger = 0;
  }

  /** Where the search after the last `itemFrom` goes on. */
  placeAfter = 0;

  /** The first element at or after a place; `undefined` at the end. */
  itemFrom(place: number): Value | undefined {
    if (this.inOrder !== null) {
      const { entries } = this.inOrder;
      for (let i = Math.max(place, this.inOrder.firstPosition()); i < entries.length; i++) {
        const entry = entries[i];
        if (entry === undefined) continue;
        this.placeAfter = i + 1;
        return entry.key;
      }
      return undefined;
    }
    const { slots } = this;
    if (slots === null) return undefined;
    for (let i = place; i < slots.length; i++) {
      const item = slots[i];
      if (item === undefined || item === REMOVED) continue;
      this.placeAfter = i + 1;
      return item;
    }
    return undefined;
  }

  *[Symbol.iterator](): IterableIterator<Value> {
    for (let at = 0, item = this.itemFrom(at); item !== undefined; item = this.itemFrom(at)) {
      at = this.placeAfter;
      yield item;
    }
  }

  /** All elements, for loops during which guest code may change the set. */
  items(): Value[] {
    const items: Value[] = [];
    for (let item = this.itemFrom(0); item !== undefined; item = this.itemFrom(this.placeAfter))
      items.push(item);
    return items;
  }

  /** The hashes of all elements. */
  elementHashes(thread: Thread): Hash64[] {
    const result: Hash64[] = [];
    if (this.inOrder !== null) {
      for (const { key } of this.inOrder) result.push(hashOf(key, thread));
      return result;
    }
    const { slots } = this;
    if (slots === null) return result;
    for (let i = 0; i < slots.length; i++) {
      const item = slots[i];
      if (item !== undefined && item !== REMOVED)
        result.push(this.hashes[i] ?? halves(hashInteger(item as number)));
    }
    return result;
  }

  /** A new, empty set or frozenset, as this is one. */
  abstract blank(): AnySet;

  private isElsewhere(item: Value): boolean {
    return !this.foreign && (typeof item === 'string' || item instanceof PyStr);
  }

  private keepInsertionOrder(thread: Thread): void {
    const items = this.items();
    this.clear();
    this.inOrder = new PyDict();
    for (const item of items) this.inOrder.set(item, null, thread);
    this.size = items.length;
  }

  private placeOfNumber(item: number, thread: Thread): number {
    const slots = this.slots!;
    const { mask } = this;
    // `&` takes the low 32 bits of a negative or large number too, which are those of its hash up to 2^61.
    let at = item & mask;
    if (item === -1) at = -2 & mask;
    const last = at + LINEAR_PROBES <= mask ? at + LINEAR_PROBES : at;
    for (; at <= last; at++) {
      const found = slots[at];
      if (found === item) return at;
      if (found === undefined) return -1;
      if (typeof found !== 'number' && found !== REMOVED) break;
    }
    return this.placeOf(item, halves(hashInteger(item)), thread);
  }

  private placeOf(item: Value, hash: Hash64, thread: Thread): number {
    const slots = this.slots!;
    const { mask } = this;
    for (const probe = new Probe(hash, mask); ; probe.jump()) {
      const first = probe.at;
      const last = first + LINEAR_PROBES <= mask ? first + LINEAR_PROBES : first;
      for (let at = first; at <= last; at++) {
        const found = slots[at];
        if (found === undefined) return -1;
        if (found === item) return at;
        if (found === REMOVED || !this.hasHash(at, found, hash)) continue;
        const isEqual = nestedEqual(found, item, thread);
        // the comparison may have changed the set
        if (slots !== this.slots || slots[at] !== found)
          return this.slots === null ? -1 : this.placeOf(item, hash, thread);
        if (isEqual) return at;
      }
    }
  }

  private hasHash(at: number, found: Value, hash: Hash64): boolean {
    const own = this.hashes[at] ?? halves(hashInteger(found as number));
    return own.low === hash.low && own.high === hash.high;
  }

  private addNumber(item: number, thread: Thread): void {
    this.slots ??= emptyTable(this.mask + 1);
    const { slots, mask } = this;
    let at = item & mask;
    if (item === -1) at = -2 & mask;
    const last = at + LINEAR_PROBES <= mask ? at + LINEAR_PROBES : at;
    let free = -1;
    for (; at <= last; at++) {
      const found = slots[at];
      if (found === item) return;
      if (found === undefined) {
        this.put(at, free, item, undefined);
        return;
      }
      if (found === REMOVED) free = at;
      else if (typeof found !== 'number') break;
    }
    this.addHashed(item, halves(hashInteger(item)), thread);
  }

  private addHashed(item: Value, hash: Hash64, thread: Thread): void {
    this.slots ??= emptyTable(this.mask + 1);
    const { slots, mask } = this;
    let free = -1;
    for (const probe = new Probe(hash, mask); ; probe.jump()) {
      const first = probe.at;
      const last = first + LINEAR_PROBES <= mask ? first + LINEAR_PROBES : first;
      for (let at = first; at <= last; at++) {
        const found = slots[at];
        if (found === undefined) {
          this.put(at, free, item, typeof item === 'number' ? undefined : hash);
          return;
        }
        if (found === item) return;
        if (found === REMOVED) free = at;
        if (found === REMOVED || !this.hasHash(at, found, hash)) continue;
        const isEqual = nestedEqual(found, item, thread);
        if (slots !== this.slots || slots[at] !== found) {
          this.addHashed(item, hash, thread);
          return;
        }
        if (isEqual) return;
      }
    }
  }

  /** Puts an element in an unused slot, or rather where one was removed that was met on the way there. */
  private put(unused: number, free: number, item: Value, hash: Hash64 | undefined): void {
    const at = free >= 0 ? free : unused;
    this.slots![at] = item;
    if (hash !== undefined) {
      this.hashes[at] = hash;
      if (!this.foreign && typeof item === 'object' && item !== null) this.foreign = mayEqualSimple(item);
    }
    this.size++;
    if (free >= 0) return;
    this.fill++;
    if (this.fill * 5 >= this.mask * 3) this.resize(growth(this.size));
  }

  private resize(least: number): void {
    let size = SMALLEST;
    while (size <= least) size *= 2;
    const { slots, hashes } = this;
    this.slots = emptyTable(size);
    this.hashes = [];
    this.mask = size - 1;
    this.fill = this.size;
    if (slots === null) return;
    for (let i = 0; i < slots.length; i++) {
      const item = slots[i];
      if (item !== undefined && item !== REMOVED) this.insertNew(item, hashes[i]);
    }
  }

  /** Puts an element into a table that has neither it nor removed ones. */
  private insertNew(item: Value, hash: Hash64 | undefined): void {
    this.slots ??= emptyTable(this.mask + 1);
    const { slots, mask } = this;
    let at = -1;
    if (hash === undefined) {
      const first = (item === -1 ? -2 : (item as number)) & mask;
      const last = first + LINEAR_PROBES <= mask ? first + LINEAR_PROBES : first;
      for (let i = first; i <= last && at < 0; i++) if (slots[i] === undefined) at = i;
    }
    if (at < 0) at = freePlace(slots, mask, hash ?? halves(hashInteger(item as number)));
    slots[at] = item;
    if (hash !== undefined) this.hashes[at] = hash;
  }
}

function freePlace(slots: readonly (Value | undefined)[], mask: number, hash: Hash64): number {
  for (const probe = new Probe(hash, mask); ; probe.jump()) {
    const first = probe.at;
    const last = first + LINEAR_PROBES <= mask ? first + LINEAR_PROBES : first;
    for (let at = first; at <= last; at++) if (slots[at] === undefined) return at;
  }
}

/** Where to look next: `at = at * 5 + 1 + perturb`, with the hash as `perturb`, of which each jump drops five bits. */
class Probe {
  at: number;
  private high: number;
  private low: number;
  private readonly mask: number;

  constructor(hash: Hash64, mask: number) {
    this.at = hash.low & mask;
    this.high = hash.high;
    this.low = hash.low;
    this.mask = mask;
  }

  jump(): void {
    this.low = ((this.low >>> 5) | (this.high << 27)) >>> 0;
    this.high >>>= 5;
    this.at = (Math.imul(this.at, 5) + 1 + this.low) & this.mask;
  }
}

function emptyTable(size: number): (Value | undefined)[] {
  if (size > SMALLEST) return new Array<Value | undefined>(size).fill(undefined);
  return [undefined, undefined, undefined, undefined, undefined, undefined, undefined, undefined];
}

function growth(size: number): number {
  return size > 50_000 ? size * 2 : size * 4;
}

function hashOf(item: Value, thread: Thread): Hash64 {
  if (item instanceof PyTuple && !item.type.isHeap) {
    const quick = quickTupleHash(item, thread);
    if (quick !== undefined) return quick;
  }
  if (typeof item === 'string') return halves(hashString(item));
  return halves(nestedHash(item, thread));
}

/** CPython gives the element another hash in each run. */
function hashVaries(item: Value): boolean {
  if (typeof item === 'string') return true;
  if (typeof item !== 'object' || item === null) return false;
  if (item instanceof PyTuple) return item.items.some(hashVaries);
  if (item instanceof PyStr || item instanceof PyBytes) return true;
  const { slots } = typeOf(item);
  return (slots.hash === identityHash && slots.eq === identityEqual) || slots.hash === bytesType.slots.hash;
}
