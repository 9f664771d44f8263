/** `_collections._count_elements`: counting into a mapping. CPython: Modules/_collectionsmodule.c (_collections__count_elements_impl). */
import { getAttribute } from '../../runtime/kernel/attributes.ts';
import { dictType, typeOf } from '../../runtime/kernel/birth.ts';
import { call2 } from '../../runtime/kernel/call.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import { iterate, step } from '../../runtime/kernel/iterate.ts';
import { UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { binary, operators } from '../../runtime/kernel/operators.ts';
import { breathe, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { setItem } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { quiet } from '../../runtime/objects/native-iterator.ts';

export function* countElements(mapping: Value, iterable: Value, thread: Thread): Guest<void> {
  let iterator = iterate(iterable, thread);
  if (iterator === UNWIND) iterator = yield UNWIND;
  const still = quiet(iterator);
  const counter = asPlainDict(mapping);
  for (;;) {
    let item = still !== null ? still.advance() : step(iterator, thread);
    if (item === UNWIND) item = yield UNWIND;
    if (item === undefined) return;
    if (counter !== null) {
      const entry = counter.entryOrNew(item as Value, 0, thread);
      const { value } = entry;
      if (typeof value === 'number' && value < Number.MAX_SAFE_INTEGER) entry.value = value + 1;
      else counter.set(item as Value, yield* finished(binary(operators.add, value!, 1, thread)), thread);
    } else yield* countOne(mapping, item as Value, thread);
    if (--thread.fuel < 0) yield* breathe(thread);
  }
}

/** A dictionary that reads and writes as `dict` itself does. */
function asPlainDict(mapping: Value): PyDict | null {
  if (!(mapping instanceof PyDict)) return null;
  const type = typeOf(mapping);
  const isPlain =
    type.lookup('get') === dictType.lookup('get') && type.slots.setitem === dictType.slots.setitem;
  return isPlain ? mapping : null;
}

function* countOne(mapping: Value, item: Value, thread: Thread): Guest<void> {
  const get = yield* finished(getAttribute(mapping, 'get', thread));
  const own = yield* finished(call2(get, item, 0, thread));
  yield* finished(setItem(mapping, item, yield* finished(binary(operators.add, own, 1, thread)), thread));
}
