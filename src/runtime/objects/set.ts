/** The built-in `set`. CPython: Objects/setobject.c; docs: library/stdtypes.html#set. */
import { classMethod, defineType, method } from '../kernel/define.ts';
import { raise } from '../kernel/errors.ts';
import { None, type Value } from '../kernel/object.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { adopt, NotImplemented } from '../kernel/values.ts';
import { genericAlias } from './generic-alias.ts';
import {
  addAll,
  asElement,
  copied,
  exchange,
  intersection,
  intersectionOfAll,
  removeAll,
  setMethods,
  setSlots,
} from './set-operations.ts';
import { AnySet } from './set-table.ts';

export class PySet extends AnySet {
  blank(): AnySet {
    return new PySet();
  }
}

/** A set of these items. */
export function setFrom(items: readonly Value[], thread: Thread): PySet {
  const set = new PySet();
  for (let i = 0; i < items.length; i++) set.add(items[i]!, thread);
  return set;
}

/**
 * What a display of three constants or more makes. CPython keeps a frozenset in the code, which the compiler builds
 * twice, once from the display and once from its first form, and adds it to an empty set: the order can be another one
 * than if the elements were added one after the other.
 */
export function setFromConstants(items: readonly Value[], thread: Thread): PySet {
  const set = new PySet();
  set.merge(setFrom(setFrom(items, thread).items(), thread), thread);
  return set;
}

export const setType: PyType = defineType<PySet>('set', {
  signature: '(iterable=(), /)',
  hasWeakReferences: true,
  doc: 'Build an unordered collection of unique elements.',
  instances: PySet,
  slots: {
    ...setSlots,
    new: (type) => (type === setType ? new PySet() : adopt(new PySet(), type)),
    *init(self, args, names, thread) {
      if (names !== null) raise.typeError('set() takes no keyword arguments');
      if (args.length > 1) raise.typeError(`set expected at most 1 argument, got ${args.length}`);
      self.clear();
      if (args.length === 1) yield* addAll(self, args[0]!, thread);
      return None;
    },
    ior: (self, other, thread) => {
      if (!(other instanceof AnySet)) return NotImplemented;
      self.merge(other, thread);
      return self;
    },
    *iand(self, other, thread) {
      if (!(other instanceof AnySet)) return NotImplemented;
      self.become(yield* intersection(self, other, thread));
      return self;
    },
    *isub(self, other, thread) {
      if (!(other instanceof AnySet)) return NotImplemented;
      yield* removeAll(self, other, thread);
      return self;
    },
    *ixor(self, other, thread) {
      if (!(other instanceof AnySet)) return NotImplemented;
      yield* exchange(self, other, thread);
      return self;
    },
  },
  methods: [
    ...setMethods,
    method(
      'add(self, object, /)',
      'Add an element to a set.\n\nThis has no effect if the element is already present.',
      (self: PySet, object: Value, thread: Thread) => {
        self.add(object, thread);
        return None;
      },
    ),
    method('clear(self, /)', 'Remove all elements from this set.', (self: PySet) => {
      self.clear();
      return None;
    }),
    method('copy(self, /)', 'Return a shallow copy of a set.', (self: PySet, thread: Thread) =>
      copied(self, thread),
    ),
    method(
      'discard(self, object, /)',
      'Remove an element from a set if it is a member.\n\nUnlike set.remove(), the discard() method does not raise\nan exception when an element is missing from the set.',
      (self: PySet, object: Value, thread: Thread) => {
        self.delete(asElement(object, thread), thread);
        return None;
      },
    ),
    method(
      'remove(self, object, /)',
      'Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise a KeyError.',
      (self: PySet, object: Value, thread: Thread) =>
        self.delete(asElement(object, thread), thread) ? None : raise.keyError(object),
    ),
    method(
      'pop(self, /)',
      'Remove and return an arbitrary set element.\n\nRaises KeyError if the set is empty.',
      (self: PySet) => {
        const item = self.pop();
        return item === undefined ? raise.keyError('pop from an empty set') : item;
      },
    ),
    method(
      'update(self, /, *others)',
      'Update the set, adding elements from all others.',
      function* (self: PySet, others: Value[], thread: Thread) {
        for (const other of others) yield* addAll(self, other, thread);
        return None;
      },
    ),
    method(
      'intersection_update(self, /, *others)',
      'Update the set, keeping only elements found in it and all others.',
      function* (self: PySet, others: Value[], thread: Thread) {
        self.become(yield* intersectionOfAll(self, others, thread));
        return None;
      },
    ),
    method(
      'difference_update(self, /, *others)',
      'Update the set, removing elements found in others.',
      function* (self: PySet, others: Value[], thread: Thread) {
        for (const other of others) yield* removeAll(self, other, thread);
        return None;
      },
    ),
    method(
      'symmetric_difference_update(self, other, /)',
      'Update the set, keeping only elements found in either set, but not in both.',
      function* (self: PySet, other: Value, thread: Thread) {
        yield* exchange(self, other, thread);
        return None;
      },
    ),
    classMethod('__class_getitem__(cls, object, /)', 'See PEP 585', genericAlias),
  ],
});
