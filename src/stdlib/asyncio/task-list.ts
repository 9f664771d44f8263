/** The tasks of a loop, in the order in which they were made: entering and leaving costs next to nothing. */

/** What is in a list knows its neighbours. */
export interface Linked<T> {
  previous: T | null;
  next: T | null;
  listed: boolean;
}

export class TaskList<T extends Linked<T>> {
  private first: T | null = null;
  private last: T | null = null;

  get isEmpty(): boolean {
    return this.first === null;
  }

  add(task: T): void {
    if (task.listed) return;
    task.listed = true;
    task.previous = this.last;
    task.next = null;
    if (this.last === null) this.first = task;
    else this.last.next = task;
    this.last = task;
  }

  delete(task: T): void {
    if (!task.listed) return;
    task.listed = false;
    if (task.previous === null) this.first = task.next;
    else task.previous.next = task.next;
    if (task.next === null) this.last = task.previous;
    else task.next.previous = task.previous;
    task.previous = null;
    task.next = null;
  }

  *[Symbol.iterator](): IterableIterator<T> {
    for (let task = this.first; task !== null; task = task.next) yield task;
  }
}
