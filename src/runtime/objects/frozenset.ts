/** The built-in `frozenset`. CPython: Objects/setobject.c; docs: library/stdtypes.html#frozenset. */
import { classMethod, defineType, method } from '../kernel/define.ts';
import { raise } from '../kernel/errors.ts';
import type { Hash } from '../kernel/hashing.ts';
import type { Value } from '../kernel/object.ts';
import type { Thread } from '../kernel/thread.ts';
import { Hash64 } from '../kernel/tuple-hash.ts';
import type { PyType } from '../kernel/type.ts';
import { adopt } from '../kernel/values.ts';
import { genericAlias } from './generic-alias.ts';
import { refuseKeywords } from './native-iterator.ts';
import { addAll, copied, frozenCopy, setMethods, setSlots } from './set-operations.ts';
import { AnySet } from './set-table.ts';

export class PyFrozenSet extends AnySet {
  hash: Hash | undefined = undefined;

  blank(): AnySet {
    return new PyFrozenSet();
  }
}

/** A frozenset of these items. */
export function frozenSetFrom(items: readonly Value[], thread: Thread): PyFrozenSet {
  const set = new PyFrozenSet();
  for (let i = 0; i < items.length; i++) set.add(items[i]!, thread);
  return set;
}

/** Of strings, which are hashed and compared without a thread. */
export function frozenSetOfNames(names: Iterable<string>): PyFrozenSet {
  return frozenSetFrom([...names], undefined as never);
}

/** What CPython's compiler makes of `{1, 2, 3}` after `in` or as what a loop goes through. See `setFromConstants`. */
export function frozenSetFromConstants(items: readonly Value[], thread: Thread): PyFrozenSet {
  return frozenSetFrom(frozenSetFrom(items, thread).items(), thread);
}

frozenCopy.make = () => new PyFrozenSet();

export const frozenSetType: PyType = defineType<PyFrozenSet>('frozenset', {
  signature: '(iterable=(), /)',
  hasWeakReferences: true,
  doc: 'Build an immutable unordered collection of unique elements.',
  instances: PyFrozenSet,
  slots: {
    ...setSlots,
    *new(type, args, names, thread) {
      refuseKeywords('frozenset', type, names);
      const given = args.length - (names?.length ?? 0);
      if (given > 1) raise.typeError(`frozenset expected at most 1 argument, got ${given}`);
      const source = given === 0 ? undefined : args[0]!;
      if (type === frozenSetType && source instanceof PyFrozenSet && source.type === frozenSetType)
        return source;
      const set = type === frozenSetType ? new PyFrozenSet() : adopt(new PyFrozenSet(), type);
      if (source !== undefined) yield* addAll(set, source, thread);
      return set;
    },
    hash: (self, thread) => (self.hash ??= hashOf(self, thread)),
  },
  methods: [
    ...setMethods,
    method('copy(self, /)', 'Return a shallow copy of a set.', (self: PyFrozenSet, thread: Thread) =>
      self.type === frozenSetType ? self : copied(self, thread),
    ),
    classMethod('__class_getitem__(cls, object, /)', 'See PEP 585', genericAlias),
  ],
});

/** The same for every order of the elements, whose hashes are scattered first. */
function hashOf(self: PyFrozenSet, thread: Thread): Hash {
  const sum = new Hash64(0, 0);
  for (const { high, low } of self.elementHashes(thread)) {
    const lane = new Hash64(
      (high ^ ((high << 16) | (low >>> 16))) >>> 0,
      (low ^ 89869747 ^ (low << 16)) >>> 0,
    );
    lane.multiply(0, 3644798167);
    mix(sum, lane);
  }
  const size = new Hash64(0, self.size + 1);
  size.multiply(0, 1927868237);
  mix(sum, size);
  const { high, low } = sum;
  mix(sum, new Hash64(high >>> 11, ((low >>> 11) | (high << 21)) >>> 0));
  mix(sum, new Hash64(high >>> 25, ((low >>> 25) | (high << 7)) >>> 0));
  sum.multiply(0, 69069);
  sum.add(0, 907133923);
  return sum.high === 0xffffffff && sum.low === 0xffffffff ? 590923713 : sum.value();
}

function mix(sum: Hash64, other: Hash64): void {
  sum.high = (sum.high ^ other.high) >>> 0;
  sum.low = (sum.low ^ other.low) >>> 0;
}
