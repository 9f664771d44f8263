/** A queue with two ends, in a ring, so that nothing is moved and an empty queue keeps its room. */

const FIRST_CAPACITY = 8;

export class Ring<T> {
  /** Its length is a power of two, or zero. */
  private room: (T | undefined)[] = [];
  private head = 0;
  private count = 0;

  get size(): number {
    return this.count;
  }

  push(item: T): void {
    if (this.count === this.room.length) this.grow();
    const { room } = this;
    room[(this.head + this.count) & (room.length - 1)] = item;
    this.count++;
  }

  unshift(item: T): void {
    if (this.count === this.room.length) this.grow();
    const { room } = this;
    this.head = (this.head - 1) & (room.length - 1);
    room[this.head] = item;
    this.count++;
  }

  shift(): T | undefined {
    if (this.count === 0) return undefined;
    const { room, head } = this;
    const item = room[head];
    room[head] = undefined;
    this.head = (head + 1) & (room.length - 1);
    this.count--;
    return item;
  }

  pop(): T | undefined {
    if (this.count === 0) return undefined;
    const { room } = this;
    const last = (this.head + --this.count) & (room.length - 1);
    const item = room[last];
    room[last] = undefined;
    return item;
  }

  peek(): T | undefined {
    return this.count === 0 ? undefined : this.room[this.head];
  }

  /** `index` is within the ring. */
  at(index: number): T {
    return this.room[(this.head + index) & (this.room.length - 1)] as T;
  }

  set(index: number, item: T): void {
    this.room[(this.head + index) & (this.room.length - 1)] = item;
  }

  /** Puts an item before the one at `index`; the shorter side makes way. */
  insert(index: number, item: T): void {
    if (index < this.count / 2) {
      this.unshift(item);
      for (let i = 0; i < index; i++) this.set(i, this.at(i + 1));
    } else {
      this.push(item);
      for (let i = this.count - 1; i > index; i--) this.set(i, this.at(i - 1));
    }
    this.set(index, item);
  }

  /** Takes out the item at `index`; the shorter side closes up. */
  removeAt(index: number): void {
    if (index < this.count / 2) {
      for (let i = index; i > 0; i--) this.set(i, this.at(i - 1));
      this.shift();
    } else {
      for (let i = index; i < this.count - 1; i++) this.set(i, this.at(i + 1));
      this.pop();
    }
  }

  /** Takes the first occurrence out; false when there is none. */
  remove(item: T): boolean {
    for (let i = 0; i < this.count; i++) {
      if (this.at(i) !== item) continue;
      this.removeAt(i);
      return true;
    }
    return false;
  }

  /** Moves items from the right end to the left one, or back when `steps` is negative. */
  rotate(steps: number): void {
    if (this.count < 2) return;
    const over = steps % this.count;
    const right = over < 0 ? over + this.count : over;
    if (right <= this.count / 2) for (let i = 0; i < right; i++) this.unshift(this.pop()!);
    else for (let i = right; i < this.count; i++) this.push(this.shift()!);
  }

  /** The first item for which `holds` is true. */
  find(holds: (item: T) => boolean): T | undefined {
    for (let i = 0; i < this.count; i++) if (holds(this.at(i))) return this.at(i);
    return undefined;
  }

  /** What is in it now, oldest first. */
  toArray(): T[] {
    const items: T[] = [];
    for (let i = 0; i < this.count; i++) items.push(this.at(i));
    return items;
  }

  clear(): void {
    this.room = [];
    this.head = 0;
    this.count = 0;
  }

  private grow(): void {
    const { room, head } = this;
    const items = head === 0 ? room : room.slice(head).concat(room.slice(0, head));
    this.room = items;
    this.head = 0;
    const capacity = Math.max(FIRST_CAPACITY, 2 * items.length);
    while (items.length < capacity) items.push(undefined);
  }
}
