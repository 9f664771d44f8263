/** What `UserDict`, `UserList` and `UserString` wrap: their attribute `data`. */
import { getAttribute, setAttribute } from '../../runtime/kernel/attributes.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';

export function dataOf(self: Value, thread: Thread): Guest<Value> {
  return finished(getAttribute(self, 'data', thread));
}

export function* setData(self: Value, data: Value, thread: Thread): Guest<null> {
  return yield* finished(setAttribute(self, 'data', data, thread));
}
