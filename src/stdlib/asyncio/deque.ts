/** Queues: first in, first out, without moving what is in them. */

export class Deque<T> {
  private items: (T | undefined)[] = [];
  private head = 0;

  get size(): number {
    return this.items.length - this.head;
  }

  push(item: T): void {
    this.items.push(item);
  }

  shift(): T | undefined {
    const { items, head } = this;
    if (head === items.length) return undefined;
    const item = items[head];
    items[head] = undefined;
    this.head = head + 1;
    if (this.head === items.length) {
      items.length = 0;
      this.head = 0;
    } else if (this.head > 1024 && this.head * 2 > items.length) {
      this.items = items.slice(this.head);
      this.head = 0;
    }
    return item;
  }

  peek(): T | undefined {
    return this.items[this.head];
  }

  /** Takes the first occurrence out; false when there is none. */
  remove(item: T): boolean {
    const at = this.items.indexOf(item, this.head);
    if (at < 0) return false;
    if (at === this.head) this.shift();
    else this.items.splice(at, 1);
    return true;
  }

  /** The first item for which `holds` is true. */
  find(holds: (item: T) => boolean): T | undefined {
    for (let i = this.head; i < this.items.length; i++) if (holds(this.items[i]!)) return this.items[i];
    return undefined;
  }

  /** What is in it now, oldest first. */
  toArray(): T[] {
    return this.items.slice(this.head) as T[];
  }

  clear(): void {
    this.items = [];
    this.head = 0;
  }
}
