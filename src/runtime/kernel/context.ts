/** The data of `contextvars.Context`. Behaviour: `stdlib/contextvars.ts`; docs: library/contextvars.html. */
import { PyObject, type Value } from './object.ts';
import type { Thread } from './thread.ts';

/** What variables are set to. The map is never changed, only replaced, so that a copy of a context costs nothing. */
export class PyContext extends PyObject {
  values: ReadonlyMap<PyObject, Value>;
  /** Some thread runs in it. */
  entered = false;

  constructor(values: ReadonlyMap<PyObject, Value>) {
    super();
    this.values = values;
  }
}

const nothing: ReadonlyMap<PyObject, Value> = new Map();

/** The context that the thread runs in. */
export function currentContext(thread: Thread): PyContext {
  return (thread.context ??= new PyContext(nothing));
}

/** `contextvars.copy_context()`. */
export function copyContext(thread: Thread): PyContext {
  return new PyContext(thread.context === null ? nothing : thread.context.values);
}
