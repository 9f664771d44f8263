/** The built-in `enumerate`. CPython: Objects/enumobject.c; docs: library/functions.html#enumerate. */
import { classMethod, defineType, method } from '../kernel/define.ts';
import { raise } from '../kernel/errors.ts';
import { iterate, step } from '../kernel/iterate.ts';
import { PyObject, UNWIND, type Value } from '../kernel/object.ts';
import { andThen, finished } from '../kernel/pausing.ts';
import type { Names } from '../kernel/slots.ts';
import { index } from '../kernel/subscript.ts';
import type { PyType } from '../kernel/type.ts';
import { adopt, instancesOf, integer, PyTuple } from '../kernel/values.ts';
import { genericAlias } from './generic-alias.ts';
import { QuietIterator, quiet } from './native-iterator.ts';

/** Over an iterator that never reaches guest code. */
export class QuietEnumerate extends QuietIterator {
  readonly source: QuietIterator;
  count: number;

  constructor(source: QuietIterator, count: number) {
    super();
    this.source = source;
    this.count = count;
  }

  advance(): Value | undefined {
    const item = this.source.advance();
    return item === undefined ? undefined : new PyTuple([this.count++, item]);
  }
}

/** Over any other iterator, and instances of subclasses. */
export class PyEnumerate extends PyObject {
  readonly source: Value;
  count: number | bigint;

  constructor(source: Value, count: number | bigint) {
    super();
    this.source = source;
    this.count = count;
  }

  pair(item: Value): PyTuple {
    const { count } = this;
    this.count =
      typeof count === 'number' && count < Number.MAX_SAFE_INTEGER ? count + 1 : integer(BigInt(count) + 1n);
    return new PyTuple([count, item]);
  }
}

export const enumerateType: PyType = defineType<PyEnumerate | QuietEnumerate>('enumerate', {
  signature: '(iterable, start=0)',
  doc: 'Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\nThe enumerate object yields pairs containing a count (from start, which\ndefaults to zero) and a value yielded by the iterable argument.\n\nenumerate is useful for obtaining an indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...',
  instances: PyEnumerate,
  slots: {
    *new(type, args, names, thread) {
      const [iterable, start] = argumentsOf(args, names);
      const count = start === undefined ? 0 : yield* index(start, thread);
      const source = yield* finished(iterate(iterable, thread));
      const silent = quiet(source);
      if (type === enumerateType && silent !== null && count === 0) return new QuietEnumerate(silent, 0);
      const made = new PyEnumerate(source, count);
      return type === enumerateType ? made : adopt(made, type);
    },
    iter: (self) => self,
    next: (self, thread) => {
      if (self instanceof QuietEnumerate) return self.advance();
      const silent = quiet(self.source);
      if (silent !== null) {
        const item = silent.advance();
        return item === undefined ? undefined : self.pair(item);
      }
      return andThen<Value>(
        thread,
        () => step(self.source, thread),
        (item) => (item === undefined || item === UNWIND ? (item as unknown as Value) : self.pair(item)),
      );
    },
  },
  methods: [
    method(
      '__reduce__(self, /)',
      'Return state information for pickling.',
      (self: PyEnumerate | QuietEnumerate) =>
        new PyTuple([self.type, new PyTuple([self.source, self.count])]),
    ),
    classMethod('__class_getitem__(cls, object, /)', 'See PEP 585', genericAlias),
  ],
});
instancesOf(QuietEnumerate, enumerateType);

function argumentsOf(args: readonly Value[], names: Names): readonly [Value, Value | undefined] {
  if (args.length > 2) raise.typeError(`enumerate() takes at most 2 arguments (${args.length} given)`);
  const given = args.length - (names?.length ?? 0);
  const found: (Value | undefined)[] = args.slice(0, given);
  for (const [i, name] of (names ?? []).entries()) {
    const place = ['iterable', 'start'].indexOf(name);
    if (place < given || (args.length === 1 && place > 0))
      raise.typeError(`'${name}' is an invalid keyword argument for enumerate()`);
    found[place] = args[given + i];
  }
  if (found[0] === undefined) raise.typeError("enumerate() missing required argument 'iterable'");
  return [found[0] as Value, found[1]];
}
