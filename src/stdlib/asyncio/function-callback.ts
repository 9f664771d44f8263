/** Callbacks that CPython's asyncio writes as inner functions. */
import { defineType } from '../../runtime/kernel/define.ts';
import type { Result, Value } from '../../runtime/kernel/object.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { NativeCallback } from './events.ts';

/** Where the function is in CPython's library: reprs of handles and futures tell it. */
export interface Place {
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

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
