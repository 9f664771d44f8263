/** A binary heap in the order of CPython's `heapq`, so that equal deadlines come out in the order CPython gives them. */

export class Heap<T> {
  readonly items: T[] = [];
  private readonly before: (a: T, b: T) => boolean;

  constructor(before: (a: T, b: T) => boolean) {
    this.before = before;
  }

  get size(): number {
    return this.items.length;
  }

  peek(): T | undefined {
    return this.items[0];
  }

  push(item: T): void {
    this.items.push(item);
    this.rise(0, this.items.length - 1);
  }

  pop(): T | undefined {
    const last = this.items.pop();
    if (last === undefined || this.items.length === 0) return last;
    const first = this.items[0]!;
    this.items[0] = last;
    this.sink(0);
    return first;
  }

  /** Restores the order after the items were changed in place. */
  heapify(): void {
    for (let i = Math.floor(this.items.length / 2) - 1; i >= 0; i--) this.sink(i);
  }

  private rise(start: number, at: number): void {
    const { items } = this;
    const item = items[at]!;
    let position = at;
    while (position > start) {
      const parent = (position - 1) >> 1;
      if (!this.before(item, items[parent]!)) break;
      items[position] = items[parent]!;
      position = parent;
    }
    items[position] = item;
  }

  /** Moves the smaller child up until a leaf is reached, then the item up from there. */
  private sink(start: number): void {
    const { items } = this;
    const item = items[start]!;
    let position = start;
    let child = 2 * position + 1;
    while (child < items.length) {
      const right = child + 1;
      if (right < items.length && !this.before(items[child]!, items[right]!)) child = right;
      items[position] = items[child]!;
      position = child;
      child = 2 * position + 1;
    }
    items[position] = item;
    this.rise(start, position);
  }
}
