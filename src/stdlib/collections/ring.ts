/** Queues: first in, first out, in a ring, so that nothing is moved and an empty queue keeps its room. */

const FIRST_CAPACITY = 8;

export class Deque<T> {
  /** Its length is a power of two, or zero. */
  private ring: (T | undefined)[] = [];
  private head = 0;
  private count = 0;

  get size(): number {
    return this.count;
  }

  push(item: T): void {
    if (this.count === this.ring.length) this.grow();
    const { ring } = this;
    ring[(this.head + this.count) & (ring.length - 1)] = item;
    this.count++;
  }

  shift(): T | undefined {
    if (this.count === 0) return undefined;
    const { ring, head } = this;
    const item = ring[head];
    ring[head] = undefined;
    this.head = (head + 1) & (ring.length - 1);
    this.count--;
    return item;
  }

  peek(): T | undefined {
    return this.count === 0 ? undefined : this.ring[this.head];
  }

  /** Takes the first occurrence out; false when there is none. */
  remove(item: T): boolean {
    for (let i = 0; i < this.count; i++) {
      if (this.at(i) !== item) continue;
      if (i === 0) this.shift();
      else this.closeGap(i);
      return true;
    }
    return false;
  }

  /** The first item for which `holds` is true. */
  find(holds: (item: T) => boolean): T | undefined {
    for (let i = 0; i < this.count; i++) if (holds(this.at(i))) return this.at(i);
    return undefined;
  }

  /** What is in it now, oldest first. */
  toArray(): T[] {
    return Array.from({ length: this.count }, (_, i) => this.at(i));
  }

  clear(): void {
    this.ring = [];
    this.head = 0;
    this.count = 0;
  }

  private at(i: number): T {
    return this.ring[(this.head + i) & (this.ring.length - 1)] as T;
  }

  private closeGap(from: number): void {
    const mask = this.ring.length - 1;
    const last = this.count - 1;
    for (let i = from; i < last; i++) this.ring[(this.head + i) & mask] = this.at(i + 1);
    this.ring[(this.head + last) & mask] = undefined;
    this.count = last;
  }

  private grow(): void {
    const { ring, head } = this;
    this.ring = [...ring.slice(head), ...ring.slice(0, head)];
    this.head = 0;
    const capacity = Math.max(FIRST_CAPACITY, 2 * ring.length);
    while (this.ring.length < capacity) this.ring.push(undefined);
  }
}
