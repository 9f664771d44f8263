/** `cmp_to_key`. CPython: Modules/_functoolsmodule.c (keyobject); docs: library/functools.html#functools.cmp_to_key. */
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { call2 } from '../../runtime/kernel/call.ts';
import { type Comparison, compare } from '../../runtime/kernel/compare.ts';
import { defineType, getset, native } from '../../runtime/kernel/define.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import type { PyNativeFunction } from '../../runtime/kernel/native.ts';
import { PyObject, type Result, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import { later } from '../../runtime/kernel/pausing.ts';
import type { Names } from '../../runtime/kernel/slots.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';

/** What the comparison is asked about; the one that `cmp_to_key` gives has no object yet. */
class ComparisonKey extends PyObject {
  readonly comparison: Value;
  object: Value | undefined;

  constructor(comparison: Value, object: Value | undefined) {
    super();
    this.comparison = comparison;
    this.object = object;
  }
}

const keyType: () => PyType = once(() => {
  const callKey = bySignature(
    'K',
    '(self, obj)',
    (self: ComparisonKey, object: Value) => new ComparisonKey(self.comparison, object),
    'c',
  );
  return defineType<ComparisonKey>('KeyWrapper', {
    module: 'functools',
    isNamedInFull: true,
    instances: ComparisonKey,
    isBase: false,
    slots: {
      call: (self, args: Value[], names: Names, thread) => callKey(self, args, names, thread),
      call1: (self, object) => new ComparisonKey(self.comparison, object),
      lt: (self, other, thread) => decide('lt', self, other, thread),
      le: (self, other, thread) => decide('le', self, other, thread),
      eq: (self, other, thread) => decide('eq', self, other, thread),
      ne: (self, other, thread) => decide('ne', self, other, thread),
      gt: (self, other, thread) => decide('gt', self, other, thread),
      ge: (self, other, thread) => decide('ge', self, other, thread),
    },
    methods: [
      getset<ComparisonKey>('__text_signature__', null, () => '(obj)'),
      getset<ComparisonKey>(
        'obj',
        'Value wrapped by a key function.',
        (self) => self.object ?? null,
        (self, value) => {
          self.object = value;
          return null;
        },
      ),
    ],
  });
});

function decide(operation: Comparison, self: ComparisonKey, other: Value, thread: Thread): Result {
  if (!(other instanceof ComparisonKey)) return raise.typeError('other argument must be K instance');
  const { object } = self;
  if (object === undefined || other.object === undefined) return raise.attributeError('object');
  const here = thread.frame;
  const order = call2(self.comparison, object, other.object, thread);
  if (typeof order === 'number') return decided(operation, order);
  if (order !== UNWIND) return compare(operation, order, 0, thread);
  return later<Value>(thread, here, (outcome) =>
    outcome === UNWIND ? UNWIND : compare(operation, outcome as Value, 0, thread),
  );
}

function decided(operation: Comparison, order: number): boolean {
  switch (operation) {
    case 'lt':
      return order < 0;
    case 'le':
      return order <= 0;
    case 'eq':
      return order === 0;
    case 'ne':
      return order !== 0;
    case 'gt':
      return order > 0;
    case 'ge':
      return order >= 0;
  }
}

export function comparisonFunction(): PyNativeFunction {
  keyType();
  return native(
    'cmp_to_key(mycmp)',
    'Convert a cmp= function into a key= function.\n\n  mycmp\n    Function that compares two objects.',
    (comparison: Value) => new ComparisonKey(comparison, undefined),
    { module: '_functools' },
  );
}
