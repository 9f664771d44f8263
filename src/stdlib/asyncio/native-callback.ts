/** Callbacks of the loop that are written in TypeScript. */
import { defineType } from '../../runtime/kernel/define.ts';
import { PyObject, type Result, type Value } from '../../runtime/kernel/object.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';

/** A callback as the loop runs it without a detour: a step or the wake-up of a task. */
export abstract class NativeCallback extends PyObject {
  /** The task it belongs to. */
  abstract readonly owner: Value;
  abstract run(argument: Value, thread: Thread): Result;
}

/** Where a function is in CPython's library: reprs of handles and futures tell it. */
export interface Place {
  readonly name: string;
  /** File and line; methods have none. */
  readonly place: string | null;
}

/** What is an inner function in CPython's asyncio. */
export class FunctionCallback extends NativeCallback {
  readonly owner = null;
  readonly place: Place;
  private readonly body: (argument: Value, thread: Thread) => Result;

  constructor(place: Place, body: (argument: Value, thread: Thread) => Result) {
    super();
    this.place = place;
    this.body = body;
  }

  run(argument: Value, thread: Thread): Result {
    return this.body(argument, thread);
  }
}

defineType<FunctionCallback>('function', {
  instances: FunctionCallback,
  isBase: false,
  slots: {
    call: (self, args, _names, thread) => self.run(args[0] ?? null, thread),
    repr: (self) => `<function ${self.place.name}>`,
  },
});
