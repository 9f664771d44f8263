/** The data of an exception. Its types are in `errors.ts`, its behaviour in `objects/exceptions.ts`. */

import { PyObject, type Value } from './object.ts';
import type { Activation } from './thread.ts';
import type { PyType } from './type.ts';

/** One entry of a traceback: where a frame was when the exception passed it. Its type: `objects/traceback-object.ts`. */
export class TracebackEntry extends PyObject {
  next: TracebackEntry | null;
  readonly frame: Activation;
  /** Position number in the frame's code. */
  readonly at: number;

  constructor(next: TracebackEntry | null, frame: Activation, at: number) {
    super();
    this.next = next;
    this.frame = frame;
    this.at = at;
  }
}

/** An instance of `BaseException`: thrown as it is by natives, it is never a JavaScript `Error`. */
export class PyException extends PyObject {
  args: readonly Value[];
  traceback: TracebackEntry | null = null;
  cause: PyException | null = null;
  context: PyException | null = null;
  suppressContext = false;
  /** Attributes that some types have beside `args`: `name`, `obj`, `value`, `errno` … They are not in `__dict__`. */
  members: Map<string, Value> | null = null;
  /** The JavaScript error behind an internal error, for those who mend the interpreter. */
  internal: unknown = null;

  constructor(type: PyType, args: readonly Value[]) {
    super();
    this.type = type;
    this.args = args;
    this.shape = type.rootShape();
    this.fields = [];
  }
}

/** Gives an exception attributes of its type. */
export function withMembers(error: PyException, members: Readonly<Record<string, Value>>): PyException {
  error.members ??= new Map();
  for (const name of Object.keys(members)) error.members.set(name, members[name]!);
  return error;
}
