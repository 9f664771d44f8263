/** Warnings about a pattern, kept until they can be issued: an error that follows must wait for them. */
import { futureWarningType } from '../../runtime/kernel/errors.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';

export class Complaints {
  private readonly messages: string[] = [];

  future(message: string): void {
    this.messages.push(message);
  }

  get isEmpty(): boolean {
    return this.messages.length === 0;
  }

  *issue(thread: Thread): Guest<void> {
    for (const message of this.messages) {
      yield* finished(thread.interpreter.warn(futureWarningType, message, 1, thread));
    }
  }
}
