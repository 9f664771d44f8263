/** `total_ordering`. CPython: Lib/functools.py; docs: library/functools.html#functools.total_ordering. */
import { findAttribute, getAttribute, setAttribute } from '../../runtime/kernel/attributes.ts';
import { objectType, typeOf, typeType } from '../../runtime/kernel/birth.ts';
import { call2 } from '../../runtime/kernel/call.ts';
import { compare } from '../../runtime/kernel/compare.ts';
import { native } from '../../runtime/kernel/define.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import type { PyNativeFunction } from '../../runtime/kernel/native.ts';
import { type PyObject, type Result, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { drive, finished, type Guest, later } from '../../runtime/kernel/pausing.ts';
import { isMethodLike } from '../../runtime/kernel/special.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import { PyType } from '../../runtime/kernel/type.ts';
import { NotImplemented } from '../../runtime/kernel/values.ts';
import { closureTaking } from './closure.ts';

type Ordering = 'lt' | 'le' | 'gt' | 'ge';

/** How one ordering follows from another: from its answer or the opposite, alone or with `!=` or `==`. */
interface Derivation {
  readonly op: Ordering;
  readonly from: 'answer' | 'opposite';
  readonly with: 'and !=' | 'or ==' | null;
}

/** By the ordering that a class has. The ones that are defined first are preferred. */
const derivations: Readonly<Record<Ordering, readonly Derivation[]>> = {
  lt: [
    { op: 'gt', from: 'opposite', with: 'and !=' },
    { op: 'le', from: 'answer', with: 'or ==' },
    { op: 'ge', from: 'opposite', with: null },
  ],
  le: [
    { op: 'ge', from: 'opposite', with: 'or ==' },
    { op: 'lt', from: 'answer', with: 'and !=' },
    { op: 'gt', from: 'opposite', with: null },
  ],
  gt: [
    { op: 'lt', from: 'opposite', with: 'and !=' },
    { op: 'ge', from: 'answer', with: 'or ==' },
    { op: 'le', from: 'opposite', with: null },
  ],
  ge: [
    { op: 'le', from: 'opposite', with: 'or ==' },
    { op: 'gt', from: 'answer', with: 'and !=' },
    { op: 'lt', from: 'opposite', with: null },
  ],
};

const signs = { lt: '<', le: '<=', gt: '>', ge: '>=' } as const;

export function totalOrderingFunction(): PyNativeFunction {
  return native(
    'total_ordering(cls)',
    'Class decorator that fills in missing ordering methods',
    totalOrdering,
    { wording: 'def' },
  );
}

function* totalOrdering(cls: Value, thread: Thread): Guest<Value> {
  const known = new Set<Ordering>();
  for (const op of ['lt', 'le', 'gt', 'ge'] as const) if (yield* defines(cls, op, thread)) known.add(op);
  const [root] = known;
  if (root === undefined) return raise.valueError('must define at least one ordering operation: < > <= >=');
  for (const each of derivations[root]) {
    if (!known.has(each.op))
      yield* finished(setAttribute(cls, `__${each.op}__`, derived(root, each), thread));
  }
  return cls;
}

/** The class has an ordering of its own, not the one of `object`. */
function* defines(cls: Value, op: Ordering, thread: Thread): Guest<boolean> {
  const name = `__${op}__`;
  if (cls instanceof PyType) {
    const found = cls.lookup(name);
    return found !== undefined && found !== objectType.lookup(name);
  }
  let found = findAttribute(cls, name, thread);
  if (found === UNWIND) found = yield UNWIND;
  return found !== undefined;
}

/** The method itself is asked, not the operator, which would ask the other operand too. */
function derived(root: Ordering, { op, from, with: also }: Derivation): PyObject {
  const answer = `${from === 'opposite' ? 'not ' : ''}a ${signs[root]} b`;
  const rest = also === null ? '' : also === 'and !=' ? ' and (a != b)' : ' or (a == b)';
  return closureTaking(
    `_${op}_from_${root}`,
    'functools',
    '(self, other)',
    (self: Value, other: Value, thread: Thread): Result => {
      const here = thread.frame;
      const type = typeOf(self);
      const found = type.lookup(`__${root}__`);
      // fast path: a method of the type needs no binding
      const result =
        found !== undefined && isMethodLike(found) && type.type === typeType
          ? call2(found, self, other, thread)
          : drive(askedOf(type, root, self, other, thread), thread);
      if (typeof result === 'boolean') return concluded(result, result);
      if (result === UNWIND)
        return later<Value>(thread, here, (outcome) =>
          outcome === UNWIND ? UNWIND : drive(judged(outcome as Value), thread),
        );
      return drive(judged(result), thread);

      function* judged(answer: Value): Guest<Value> {
        if (answer === NotImplemented) return answer;
        const holds = yield* finished(truth(answer, thread));
        return yield* finished(concluded(answer, holds));
      }

      function concluded(answer: Value, holds: boolean): Result {
        const isTrue = from === 'opposite' ? !holds : holds;
        if (also === null || isTrue === (also === 'or ==')) return from === 'opposite' ? isTrue : answer;
        return compare(also === 'or ==' ? 'eq' : 'ne', self, other, thread);
      }
    },
    {
      name: `__${op}__`,
      doc: `Return a ${signs[op]} b.  Computed by @total_ordering from (${answer})${rest}.`,
    },
  );
}

function* askedOf(type: PyType, root: Ordering, self: Value, other: Value, thread: Thread): Guest<Value> {
  const ask = yield* finished(getAttribute(type, `__${root}__`, thread));
  return yield* finished(call2(ask, self, other, thread));
}
