/** What `UserDict`, `UserList` and `UserString` wrap: their attribute `data`. */
import { genericGet, getAttribute, setAttribute } from '../../runtime/kernel/attributes.ts';
import type { PyObject, Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { getField } from '../../runtime/kernel/shape.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';

/** The wrapped object where nothing but its class decides how it is found; `undefined` elsewhere. */
export function quickData(self: PyObject): Value | undefined {
  const { type, shape } = self;
  if (shape === undefined || type.slots.getattr !== genericGet || type.lookup('data') !== undefined)
    return undefined;
  return getField(self, 'data');
}

export function dataOf(self: Value, thread: Thread): Guest<Value> {
  return finished(getAttribute(self, 'data', thread));
}

export function* setData(self: Value, data: Value, thread: Thread): Guest<null> {
  return yield* finished(setAttribute(self, 'data', data, thread));
}
