/** What `dir()` lists. Docs: library/functions.html#dir. */
import { findAttribute } from '../kernel/attributes.ts';
import { dictType, objectType, typeOf } from '../kernel/birth.ts';
import { isInstance } from '../kernel/errors.ts';
import { collect } from '../kernel/iterate.ts';
import { PyObject, UNWIND, type Value } from '../kernel/object.ts';
import type { Guest } from '../kernel/pausing.ts';
import { attributeEntries } from '../kernel/shape.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyType } from '../kernel/type.ts';
import { PyList } from '../kernel/values.ts';

/** The names of an object's own attributes and of its type's, sorted, as a list. */
export function* attributeNames(object: Value, thread: Thread): Guest<PyList> {
  const names = new Set<string>();
  if (object instanceof PyType) addTypeNames(object, names);
  else {
    yield* addOwnNames(object, names, thread);
    let type = findAttribute(object, '__class__', thread);
    if (type === UNWIND) type = yield UNWIND;
    if (type instanceof PyType) addTypeNames(type, names);
  }
  return new PyList([...names].sort());
}

function addTypeNames(type: PyType, names: Set<string>): void {
  for (const each of type.mro) for (const name of each.attributes.keys()) names.add(name);
}

function* addOwnNames(object: Value, names: Set<string>, thread: Thread): Guest<void> {
  const isPlain = typeOf(object).slots.getattr === objectType.slots.getattr;
  if (object instanceof PyObject && object.shape !== undefined && isPlain) {
    for (const [name] of attributeEntries(object)) names.add(name);
    return;
  }
  let namespace = findAttribute(object, '__dict__', thread);
  if (namespace === UNWIND) namespace = yield UNWIND;
  if (namespace === undefined || !isInstance(namespace as Value, dictType)) return;
  for (const key of yield* collect(namespace as Value, thread)) {
    const name = asString(key);
    if (name !== undefined) names.add(name);
  }
}
