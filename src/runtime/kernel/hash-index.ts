/** Open addressing for `dict`: from hashes to places in its entries. CPython: Objects/dictobject.c (dk_indices). */

const SMALLEST = 32;
const REMOVED = -1;

/** Finds the places whose entries may have a hash; the dictionary compares the entries themselves. */
export class HashIndex {
  /** A place plus one; 0 where nothing was, so that a search may end there. */
  readonly slots: Int32Array;
  readonly mask: number;
  /** Slots in use, removed ones included. */
  private fill = 0;

  /** For at least `count` places. */
  constructor(count: number) {
    let size = SMALLEST;
    while (size < count * 3) size *= 2;
    this.slots = new Int32Array(size);
    this.mask = size - 1;
  }

  get isFull(): boolean {
    return this.fill * 3 >= this.slots.length * 2;
  }

  add(hash: number, place: number): void {
    const { slots, mask } = this;
    let at = hash & mask;
    for (let rest = hash >>> 0; slots[at]! > 0; ) {
      rest >>>= 5;
      at = (Math.imul(at, 5) + rest + 1) & mask;
    }
    if (slots[at] === 0) this.fill++;
    slots[at] = place + 1;
  }

  remove(hash: number, place: number): void {
    this.slots[this.slotOf(hash, place)] = REMOVED;
  }

  move(hash: number, from: number, to: number): void {
    this.slots[this.slotOf(hash, from)] = to + 1;
  }

  private slotOf(hash: number, place: number): number {
    const { slots, mask } = this;
    let at = hash & mask;
    for (let rest = hash >>> 0; slots[at] !== place + 1; ) {
      rest >>>= 5;
      at = (Math.imul(at, 5) + rest + 1) & mask;
    }
    return at;
  }
}
