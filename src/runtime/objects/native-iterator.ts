/** What iterators written in TypeScript have in common. Docs: library/stdtypes.html#iterator-types. */

import { typeOf } from '../kernel/birth.ts';
import { type Attribute, defineType, method } from '../kernel/define.ts';
import { raise } from '../kernel/errors.ts';
import { PyObject, type Value } from '../kernel/object.ts';
import type { Names } from '../kernel/slots.ts';
import type { PyType } from '../kernel/type.ts';

/**
 * An iterator whose steps never reach guest code: loops may call `advance` directly instead of the slot. It returns
 * `undefined` at the end, for ever.
 */
export abstract class QuietIterator extends PyObject {
  abstract advance(): Value | undefined;
}

/** Declares the type of a quiet iterator. */
export function iteratorType<T extends QuietIterator>(
  name: string,
  instances: { prototype: T },
  lengthHint: ((self: T) => Value) | null,
  more: readonly Attribute[] = [],
): PyType {
  const methods = [...more];
  if (lengthHint !== null) {
    methods.push(
      method(
        '__length_hint__(self, /)',
        'Private method returning an estimate of len(list(it)).',
        lengthHint,
      ),
    );
  }
  return defineType<T>(name, {
    instances,
    isBase: false,
    slots: { iter: (self) => self, next: (self) => self.advance() },
    methods,
  });
}

/** The iterator itself if its steps never reach guest code, else null. */
export function quiet(iterator: Value): QuietIterator | null {
  return iterator instanceof QuietIterator && !typeOf(iterator).isHeap ? iterator : null;
}

/** Classes derived from an iterator that have their own `__init__` may take keywords. */
export function refuseKeywords(name: string, type: PyType, names: Names): void {
  if (names === null) return;
  const base = type.mro.find((each) => !each.isHeap)!;
  if (!type.isHeap || type.slots.init === base.slots.init)
    raise.typeError(`${name}() takes no keyword arguments`);
}
