/**
 * In which order implementations are tried for a class: its order of resolution, with the abstract classes that it counts
 * as a subclass of where their behaviour comes in. CPython: Lib/functools.py (_compose_mro); PEP 443.
 */
import { findAttribute } from '../../runtime/kernel/attributes.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyType } from '../../runtime/kernel/type.ts';
import { derivesUnasked } from '../../runtime/objects/abstract-class.ts';

/** The class among `registered` whose implementation is the best for `cls`; `undefined` if there is none. */
export function* bestMatch(
  cls: PyType,
  registered: readonly Value[],
  thread: Thread,
): Guest<PyType | undefined> {
  const known = new Set(registered);
  let match: PyType | undefined;
  for (const each of yield* dispatchOrder(cls, registered, thread)) {
    if (match !== undefined) {
      // Two abstract classes that have nothing to do with each other: there is no better one.
      const isRival = known.has(each) && !cls.mro.includes(each) && !cls.mro.includes(match);
      if (isRival && !(yield* derives(match, each, thread))) {
        const names = `${yield* finished(repr(match, thread))} or ${yield* finished(repr(each, thread))}`;
        raise.runtimeError(`Ambiguous dispatch: ${names}`);
      }
      break;
    }
    if (known.has(each)) match = each;
  }
  return match;
}

export function* dispatchOrder(cls: PyType, registered: readonly Value[], thread: Thread): Guest<PyType[]> {
  const related: PyType[] = [];
  for (const each of registered) {
    if (each instanceof PyType && !cls.mro.includes(each) && (yield* derives(cls, each, thread)))
      related.push(each);
  }
  // Strict bases of others come in with those.
  const lowest = related.filter(
    (each) => !related.some((other) => other !== each && other.mro.includes(each)),
  );
  const abstract: PyType[] = [];
  for (const each of lowest) {
    const found: PyType[][] = [];
    for (const sub of each.liveSubclasses()) {
      if (!cls.mro.includes(sub) && (yield* derives(cls, sub, thread)))
        found.push(sub.mro.filter((base) => lowest.includes(base)));
    }
    if (found.length === 0) abstract.push(each);
    // Those that say more about the order come first.
    else
      for (const base of found.sort((a, b) => b.length - a.length).flat())
        if (!abstract.includes(base)) abstract.push(base);
  }
  return yield* linearized(cls, abstract, thread);
}

/** C3 with abstract classes put in where `cls` is a subclass of them and none of its bases is. */
export function* linearized(cls: PyType, abstract: readonly PyType[], thread: Thread): Guest<PyType[]> {
  const { bases } = cls;
  let boundary = bases.length;
  while (boundary > 0 && !(yield* isAbstract(bases[boundary - 1]!, thread))) boundary--;
  const introduced: PyType[] = [];
  const left: PyType[] = [];
  for (const each of abstract) {
    const isNew = (yield* derives(cls, each, thread)) && !(yield* anyDerives(bases, each, thread));
    (isNew ? introduced : left).push(each);
  }
  const parts = [bases.slice(0, boundary), introduced, bases.slice(boundary)];
  const orders: PyType[][] = [[cls]];
  for (const part of parts) for (const base of part) orders.push(yield* linearized(base, left, thread));
  return merged([...orders, ...parts.map((part) => [...part])]);
}

/** Made by `ABCMeta`, or looking so. */
function* isAbstract(cls: PyType, thread: Thread): Guest<boolean> {
  let found = findAttribute(cls, '__abstractmethods__', thread);
  if (found === UNWIND) found = yield UNWIND;
  return found !== undefined;
}

function merged(orders: readonly PyType[][]): PyType[] {
  const result: PyType[] = [];
  for (;;) {
    const open = orders.filter((order) => order.length > 0);
    if (open.length === 0) return result;
    const next = open
      .map((order) => order[0]!)
      .find((head) => open.every((order) => !order.includes(head, 1)));
    if (next === undefined) return raise.runtimeError('Inconsistent hierarchy');
    result.push(next);
    for (const order of open) if (order[0] === next) order.shift();
  }
}

function* anyDerives(classes: readonly PyType[], base: PyType, thread: Thread): Guest<boolean> {
  for (const cls of classes) if (yield* derives(cls, base, thread)) return true;
  return false;
}

function* derives(cls: PyType, base: PyType, thread: Thread): Guest<boolean> {
  return yield* finished(derivesUnasked(cls, base, thread));
}
