/** `weakref.WeakSet`. CPython: Lib/_weakrefset.py; docs: library/weakref.html#weakref.WeakSet. */
import { give, makeGenerator } from '../../runtime/frames/native-generator.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { call1 } from '../../runtime/kernel/call.ts';
import { compareTruth } from '../../runtime/kernel/compare.ts';
import { type Attribute, classMethod, method } from '../../runtime/kernel/define.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { iteratorOf, nextOf } from '../../runtime/kernel/iterate.ts';
import { PyObject, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { contains, length } from '../../runtime/kernel/subscript.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { NotImplemented, PyList, PyTuple } from '../../runtime/kernel/values.ts';
import { genericAlias } from '../../runtime/objects/generic-alias.ts';
import { type LibraryClass, libraryClass } from '../../runtime/objects/library-class.ts';
import { objectState } from '../../runtime/objects/reduction.ts';
import { PySet } from '../../runtime/objects/set.ts';
import { PyWeakRef, weakReference } from '../../runtime/objects/weakref.ts';
import { invoke } from '../asyncio/invoke.ts';
import { prepare, removerOf, SizeGuard, setOf } from './removing.ts';

export const weakSetClass: LibraryClass = libraryClass('WeakSet', {
  module: '_weakrefset',
  doc: null,
  slots: {
    init: bySignature(
      'WeakSet.__init__',
      '(self, data=None)',
      function* (self: PyObject, data: Value, thread: Thread): Guest<null> {
        prepare(
          self,
          new PySet(),
          (own, reference, running) => own instanceof PySet && own.delete(reference, running),
        );
        if (data !== null) yield* invoke(self, 'update', [data], thread);
        return null;
      },
    ),
    iter: (self) =>
      makeGenerator('WeakSet.__iter__', function* (thread) {
        const data = setOf(self);
        const guard = new SizeGuard(self, () => data.size, 'Set');
        for (const reference of data.items()) {
          guard.check();
          const item = objectOf(reference);
          if (item !== undefined) yield* give(item, thread);
        }
        return null;
      }),
    len: (self) => setOf(self).size,
    contains: (self, item, thread) =>
      item instanceof PyObject &&
      item.type.hasWeakReferences &&
      setOf(self).has(weakReference(item, null, thread), thread),
    *repr(self, thread) {
      return yield* finished(repr(setOf(self), thread));
    },
    *eq(self, other, thread) {
      if (!(other instanceof PyObject) || other.type !== self.type) return NotImplemented;
      return yield* compared('eq', self, other, thread);
    },
    le: issubset,
    *lt(self, other, thread) {
      return yield* compared('lt', self, other, thread);
    },
    ge: issuperset,
    *gt(self, other, thread) {
      return yield* compared('gt', self, other, thread);
    },
    or: union,
    and: intersection,
    sub: difference,
    xor: symmetricDifference,
    *ior(self, other, thread) {
      yield* update(self, other, thread);
      return self;
    },
    *iand(self, other, thread) {
      yield* keepOnly(self, other, thread);
      return self;
    },
    *isub(self, other, thread) {
      yield* removeAll(self, other, thread);
      return self;
    },
    *ixor(self, other, thread) {
      yield* exchange(self, other, thread);
      return self;
    },
  },
  attributes: methods,
});

function objectOf(reference: Value): PyObject | undefined {
  return reference instanceof PyWeakRef ? reference.object : undefined;
}

/** Weak references to all items of an iterable. */
function* referencesTo(iterable: Value, thread: Thread, callback: Value = null): Guest<PySet> {
  const set = new PySet();
  const items = yield* iteratorOf(iterable, thread);
  for (let item = yield* nextOf(items, thread); item !== undefined; item = yield* nextOf(items, thread))
    set.add(weakReference(item, callback, thread), thread);
  return set;
}

function* compared(
  operation: 'eq' | 'lt' | 'le' | 'ge' | 'gt',
  self: PyObject,
  other: Value,
  thread: Thread,
): Guest<boolean> {
  const references = yield* referencesTo(other, thread);
  return yield* finished(compareTruth(operation, setOf(self), references, thread));
}

function* issubset(self: PyObject, other: Value, thread: Thread): Guest<Value> {
  return yield* compared('le', self, other, thread);
}

function* issuperset(self: PyObject, other: Value, thread: Thread): Guest<Value> {
  return yield* compared('ge', self, other, thread);
}

// ── New sets ───────────────────────────────────────────────────────────────────────────────────────

function copied(self: PyObject, thread: Thread) {
  return call1(self.type, self, thread);
}

function* union(self: PyObject, other: Value, thread: Thread): Guest<Value> {
  const items: Value[] = [];
  for (const source of [self, other]) {
    const each = yield* iteratorOf(source, thread);
    for (let item = yield* nextOf(each, thread); item !== undefined; item = yield* nextOf(each, thread))
      items.push(item);
  }
  return yield* finished(call1(self.type, new PyList(items), thread));
}

function* intersection(self: PyObject, other: Value, thread: Thread): Guest<Value> {
  const items: Value[] = [];
  const each = yield* iteratorOf(other, thread);
  for (let item = yield* nextOf(each, thread); item !== undefined; item = yield* nextOf(each, thread))
    if (yield* finished(contains(self, item, thread))) items.push(item);
  return yield* finished(call1(self.type, new PyList(items), thread));
}

function* difference(self: PyObject, other: Value, thread: Thread): Guest<Value> {
  const copy = yield* invoke(self, 'copy', [], thread);
  yield* invoke(copy, 'difference_update', [other], thread);
  return copy;
}

function* symmetricDifference(self: PyObject, other: Value, thread: Thread): Guest<Value> {
  const copy = yield* invoke(self, 'copy', [], thread);
  yield* invoke(copy, 'symmetric_difference_update', [other], thread);
  return copy;
}

// ── Changes ────────────────────────────────────────────────────────────────────────────────────────

function* update(self: PyObject, other: Value, thread: Thread): Guest<null> {
  const items = yield* iteratorOf(other, thread);
  for (let item = yield* nextOf(items, thread); item !== undefined; item = yield* nextOf(items, thread))
    yield* invoke(self, 'add', [item], thread);
  return null;
}

function* keepOnly(self: PyObject, other: Value, thread: Thread): Guest<null> {
  const kept = yield* referencesTo(other, thread);
  const data = setOf(self);
  for (const reference of data.items()) if (!kept.has(reference, thread)) data.delete(reference, thread);
  return null;
}

function* removeAll(self: PyObject, other: Value, thread: Thread): Guest<null> {
  const data = setOf(self);
  if (other === self) data.clear();
  else for (const reference of (yield* referencesTo(other, thread)).items()) data.delete(reference, thread);
  return null;
}

function* exchange(self: PyObject, other: Value, thread: Thread): Guest<null> {
  const data = setOf(self);
  if (other === self) data.clear();
  else {
    const references = yield* referencesTo(other, thread, removerOf(self));
    for (const reference of references.items())
      if (!data.delete(reference, thread)) data.add(reference, thread);
  }
  return null;
}

function methods(): Attribute[] {
  return [
    method(
      'add(self, item)',
      null,
      (self: PyObject, item: Value, thread: Thread) => {
        setOf(self).add(weakReference(item, removerOf(self), thread), thread);
        return null;
      },
      'def',
    ),
    method(
      'remove(self, item)',
      null,
      (self: PyObject, item: Value, thread: Thread) => {
        const reference = weakReference(item, null, thread);
        return setOf(self).delete(reference, thread) ? null : raise.keyError(reference);
      },
      'def',
    ),
    method(
      'discard(self, item)',
      null,
      (self: PyObject, item: Value, thread: Thread) => {
        setOf(self).delete(weakReference(item, null, thread), thread);
        return null;
      },
      'def',
    ),
    method(
      'pop(self)',
      null,
      (self: PyObject) => {
        for (;;) {
          const reference = setOf(self).pop();
          if (reference === undefined) return raise.keyError('pop from empty WeakSet');
          const item = objectOf(reference);
          if (item !== undefined) return item;
        }
      },
      'def',
    ),
    method(
      'clear(self)',
      null,
      (self: PyObject) => {
        setOf(self).clear();
        return null;
      },
      'def',
    ),
    method('copy(self)', null, copied, 'def'),
    method('update(self, other)', null, update, 'def'),
    method('difference(self, other)', null, difference, 'def'),
    method('difference_update(self, other)', null, removeAll, 'def'),
    method('intersection(self, other)', null, intersection, 'def'),
    method('intersection_update(self, other)', null, keepOnly, 'def'),
    method('symmetric_difference(self, other)', null, symmetricDifference, 'def'),
    method('symmetric_difference_update(self, other)', null, exchange, 'def'),
    method('union(self, other)', null, union, 'def'),
    method('issubset(self, other)', null, issubset, 'def'),
    method('issuperset(self, other)', null, issuperset, 'def'),
    method(
      'isdisjoint(self, other)',
      null,
      function* (self: PyObject, other: Value, thread: Thread) {
        const common = yield* invoke(self, 'intersection', [other], thread);
        return (yield* finished(length(common, thread))) === 0;
      },
      'def',
    ),
    method(
      '__reduce__(self)',
      null,
      function* (self: PyObject, thread: Thread) {
        const items: Value[] = [];
        for (const reference of setOf(self).items()) {
          const item = objectOf(reference);
          if (item !== undefined) items.push(item);
        }
        const state = yield* objectState(self, thread);
        return new PyTuple([self.type, new PyTuple([new PyList(items)]), state]);
      },
      'def',
    ),
    classMethod('__class_getitem__(cls, item, /)', 'Represent a PEP 585 generic type', genericAlias),
  ];
}
