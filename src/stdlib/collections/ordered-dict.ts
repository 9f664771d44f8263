/** `collections.OrderedDict`. CPython: Objects/odictobject.c; docs: library/collections.html#collections.OrderedDict. */
import { findAttribute } from '../../runtime/kernel/attributes.ts';
import { dictType } from '../../runtime/kernel/birth.ts';
import { call0, call1 } from '../../runtime/kernel/call.ts';
import { equal } from '../../runtime/kernel/compare.ts';
import {
  type Attribute,
  classMethod,
  defineType,
  getset,
  method,
  untoldMethod,
} from '../../runtime/kernel/define.ts';
import { type Entry, PyDict } from '../../runtime/kernel/dict.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { iterate, iteratorOf, nextOf } from '../../runtime/kernel/iterate.ts';
import { type Result, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { bareName } from '../../runtime/kernel/object-slots.ts';
import { once } from '../../runtime/kernel/once.ts';
import { andThen, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { contains, getItem, setItem } from '../../runtime/kernel/subscript.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { adopt, emptyTuple, NotImplemented, PyList, PyTuple } from '../../runtime/kernel/values.ts';
import { dictFrom, fromKeys, mergeMapping } from '../../runtime/objects/dict.ts';
import { DictItems, DictKeys, DictValues } from '../../runtime/objects/dict-views.ts';
import { dictionaryOf, replaceDict } from '../../runtime/objects/instance-dict.ts';
import { QuietIterator } from '../../runtime/objects/native-iterator.ts';
import { objectState } from '../../runtime/objects/reduction.ts';
import { enterRepr, leaveRepr } from '../../runtime/objects/repr-guard.ts';
import { invoke } from '../asyncio/invoke.ts';

const MUTATED = 'OrderedDict mutated during iteration';

export class PyOrderedDict extends PyDict {}

type Pick = (entry: Entry) => Value;

const pickKey: Pick = (entry) => entry.key;
const pickValue: Pick = (entry) => entry.value!;
const pickItem: Pick = (entry) => new PyTuple([entry.key, entry.value!]);

/** Over keys, values or items, in either direction; any change of the keys or of their order ends it with an error. */
class OrderedIterator extends QuietIterator {
  private dict: PyDict | null;
  private readonly pick: Pick;
  private readonly step: 1 | -1;
  private readonly version: number;
  private index: number;

  constructor(dict: PyDict, pick: Pick, isReversed: boolean) {
    super();
    this.dict = dict;
    this.pick = pick;
    this.step = isReversed ? -1 : 1;
    this.version = dict.keysVersion;
    this.index = isReversed ? dict.entries.length - 1 : dict.firstPosition();
  }

  advance(): Value | undefined {
    const { dict } = this;
    if (dict === null) return undefined;
    if (dict.keysVersion !== this.version) {
      this.dict = null;
      return raise.runtimeError(MUTATED);
    }
    const { entries } = dict;
    for (; this.index >= 0 && this.index < entries.length; this.index += this.step) {
      const entry = entries[this.index];
      if (entry === undefined) continue;
      this.index += this.step;
      return this.pick(entry);
    }
    this.dict = null;
    return undefined;
  }

  /** What is left, without going on. */
  rest(): Value[] {
    const copy = Object.assign(Object.create(OrderedIterator.prototype), this) as OrderedIterator;
    const items: Value[] = [];
    for (let item = copy.advance(); item !== undefined; item = copy.advance()) items.push(item);
    return items;
  }
}

class OrderedKeys extends DictKeys {}
class OrderedValues extends DictValues {}
class OrderedItems extends DictItems {}

const parts = once(() => {
  defineType<OrderedIterator>('odict_iterator', {
    instances: OrderedIterator,
    isBase: false,
    slots: { iter: (self) => self, next: (self) => self.advance() },
    methods: [
      method(
        '__reduce__(self, /)',
        'Return state information for pickling',
        (self: OrderedIterator, thread: Thread) => {
          const iter = thread.interpreter.builtins.getName('iter')!;
          return new PyTuple([iter, new PyTuple([new PyList(self.rest())])]);
        },
      ),
    ],
  });
  defineView('odict_keys', OrderedKeys, DictKeys, pickKey);
  defineView('odict_values', OrderedValues, DictValues, pickValue);
  defineView('odict_items', OrderedItems, DictItems, pickItem);
});

function defineView(
  name: string,
  instances: typeof OrderedKeys | typeof OrderedValues | typeof OrderedItems,
  base: typeof DictKeys | typeof DictValues | typeof DictItems,
  pick: Pick,
): void {
  defineType<OrderedKeys>(name, {
    bases: [base.prototype.type],
    instances,
    isBase: false,
    slots: { iter: (self) => new OrderedIterator(self.dict, pick, false) },
    methods: [
      method(
        '__reversed__(self, /)',
        null,
        (self: OrderedKeys) => new OrderedIterator(self.dict, pick, true),
      ),
    ],
  });
}

export const orderedDictType: () => PyType = once(() => {
  parts();
  return defineType<PyOrderedDict>('OrderedDict', {
    doc: 'Dictionary that remembers insertion order',
    module: 'collections',
    isNamedInFull: true,
    bases: [dictType],
    instances: PyOrderedDict,
    hasDict: true,
    slots: {
      new: (type) => adopt(new PyOrderedDict(), type),
      *init(self, args, names, thread) {
        const given = args.length - (names?.length ?? 0);
        if (given > 1) raise.typeError(`expected at most 1 arguments, got ${given}`);
        if (given === 1) yield* take(self, args[0]!, thread);
        for (const [i, name] of (names ?? []).entries())
          yield* finished(setItem(self, name, args[given + i]!, thread));
        return null;
      },
      *repr(self, thread) {
        const name = bareName(self.type);
        if (self.size === 0) return `${name}()`;
        if (!enterRepr(self, thread)) return '...';
        try {
          return `${name}(${yield* finished(repr(yield* plainDict(self, thread), thread))})`;
        } finally {
          leaveRepr(self, thread);
        }
      },
      iter: (self) => new OrderedIterator(self, pickKey, false),
      *eq(self, other, thread) {
        if (!(other instanceof PyDict)) return NotImplemented;
        const same = yield* finished(dictType.slots.eq!(self as never, other, thread));
        return same === true && other instanceof PyOrderedDict
          ? yield* hasSameOrder(self, other, thread)
          : same;
      },
      *or(self, other, thread) {
        return yield* union(self, other, thread);
      },
      *ror(self, other, thread) {
        return yield* union(other, self, thread);
      },
      *ior(self, other, thread) {
        yield* take(self, other, thread);
        return self;
      },
    },
    methods: methods(),
  });
});

function methods(): Attribute[] {
  return [
    classMethod(
      'fromkeys(cls, /, iterable, value=None)',
      'Create a new ordered dictionary with keys from iterable and values set to value.',
      fromKeys,
    ),
    method(
      'setdefault(self, /, key, default=None)',
      'Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else default.',
      function* (self: PyOrderedDict, key: Value, fallback: Value, thread: Thread) {
        if (yield* finished(contains(self, key, thread))) return yield* finished(getItem(self, key, thread));
        yield* finished(setItem(self, key, fallback, thread));
        return fallback;
      },
    ),
    method(
      'pop(self, /, key, default=<unrepresentable>)',
      'od.pop(key[,default]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return the default if given; otherwise,\nraise a KeyError.',
      (self: PyOrderedDict, key: Value, fallback: Value | undefined, thread: Thread) => {
        const value = self.delete(key, thread);
        if (value !== undefined) return value;
        return fallback === undefined ? raise.keyError(key) : fallback;
      },
    ),
    method(
      'popitem(self, /, last=True)',
      'Remove and return a (key, value) pair from the dictionary.\n\nPairs are returned in LIFO order if last is true or FIFO order if false.',
      (self: PyOrderedDict, last: Value, thread: Thread) =>
        withTruth(last, thread, (isLast) => {
          const entry = isLast ? self.lastEntry() : self.entries[self.firstPosition()];
          if (entry === undefined) return raise.keyError('dictionary is empty');
          const pair = pickItem(entry);
          self.remove(entry);
          return pair;
        }),
    ),
    method(
      'move_to_end(self, /, key, last=True)',
      'Move an existing element to the end (or beginning if last is false).\n\nRaise KeyError if the element does not exist.',
      (self: PyOrderedDict, key: Value, last: Value, thread: Thread) =>
        withTruth(last, thread, (isLast) => {
          const entry = self.entryOf(key, thread) ?? raise.keyError(key);
          if (isLast) self.moveToEnd(entry);
          else self.moveToStart(entry);
          return null;
        }),
    ),
    method('keys(self, /)', null, (self: PyOrderedDict) => new OrderedKeys(self)),
    method('values(self, /)', null, (self: PyOrderedDict) => new OrderedValues(self)),
    method('items(self, /)', null, (self: PyOrderedDict) => new OrderedItems(self)),
    untoldMethod('update(self, /, *args, **kwargs)', null, update),
    method('clear(self, /)', 'od.clear() -> None.  Remove all items from od.', (self: PyOrderedDict) => {
      self.clear();
      return null;
    }),
    method('copy(self, /)', 'od.copy() -> a shallow copy of od', copied),
    method(
      '__reversed__(self, /)',
      'od.__reversed__() <==> reversed(od)',
      (self: PyOrderedDict) => new OrderedIterator(self, pickKey, true),
    ),
    method('__sizeof__(self, /)', null, (self: PyOrderedDict) => 128 + 160 * self.size),
    method(
      '__reduce__(self, /)',
      'Return state information for pickling',
      function* (self: PyOrderedDict, thread: Thread) {
        const state = yield* objectState(self, thread);
        const items = yield* invoke(self, 'items', [], thread);
        return new PyTuple([self.type, emptyTuple, state, null, yield* finished(iterate(items, thread))]);
      },
    ),
    getset<PyOrderedDict>('__dict__', null, (self) => dictionaryOf(self), replaceDict),
  ];
}

/** Gives the truth of an argument to `use`, at once when it is a `bool`. */
function withTruth(value: Value, thread: Thread, use: (answer: boolean) => Value): Result {
  if (typeof value === 'boolean') return use(value);
  return andThen<Value>(
    thread,
    () => truth(value, thread),
    (answer) => (answer === UNWIND ? UNWIND : use(answer as boolean)),
  );
}

function* update(self: PyOrderedDict, args: Value[], keywords: PyDict, thread: Thread): Guest<null> {
  if (args.length > 1) raise.typeError(`update() takes at most 1 positional argument (${args.length} given)`);
  if (args.length === 1) yield* take(self, args[0]!, thread);
  for (const { key, value } of keywords) yield* finished(setItem(self, key, value!, thread));
  return null;
}

/** Sets what a mapping or an iterable of pairs has, by `self[key] = value`. */
function* take(self: PyOrderedDict, source: Value, thread: Thread): Guest<void> {
  const isPlain = self.type === orderedDictType();
  if (source instanceof PyDict && (source.type === dictType || source.type === orderedDictType())) {
    // fast path: nobody sees how these are read
    for (const { key, value } of [...source]) {
      if (isPlain) self.set(key, value!, thread);
      else yield* finished(setItem(self, key, value!, thread));
    }
    return;
  }
  if (yield* has(source, 'keys', thread)) {
    const keys = yield* iteratorOf(yield* invoke(source, 'keys', [], thread), thread);
    for (let key = yield* nextOf(keys, thread); key !== undefined; key = yield* nextOf(keys, thread)) {
      const value = yield* finished(getItem(source, key, thread));
      yield* finished(setItem(self, key, value, thread));
    }
    return;
  }
  const pairs = (yield* has(source, 'items', thread)) ? yield* invoke(source, 'items', [], thread) : source;
  const items = yield* iteratorOf(pairs, thread);
  for (let item = yield* nextOf(items, thread); item !== undefined; item = yield* nextOf(items, thread)) {
    const [key, value] = yield* pairOf(item, thread);
    yield* finished(setItem(self, key, value, thread));
  }
}

function* pairOf(item: Value, thread: Thread): Guest<readonly [Value, Value]> {
  // fast path: pairs are tuples as a rule
  if (item instanceof PyTuple && item.items.length === 2)
    return item.items as unknown as readonly [Value, Value];
  const pair: Value[] = [];
  const items = yield* iteratorOf(item, thread);
  for (let each = yield* nextOf(items, thread); each !== undefined; each = yield* nextOf(items, thread))
    if (pair.push(each) > 2) raise.valueError('too many values to unpack (expected 2)');
  if (pair.length < 2)
    raise.valueError(`need more than ${pair.length} value${pair.length === 1 ? '' : 's'} to unpack`);
  return pair as [Value, Value];
}

function* has(object: Value, name: string, thread: Thread): Guest<boolean> {
  let found = findAttribute(object, name, thread);
  if (found === UNWIND) found = yield UNWIND;
  return found !== undefined;
}

/** `dict(self)`, which asks a class derived from `OrderedDict` for its keys. */
function* plainDict(self: PyOrderedDict, thread: Thread): Guest<Value> {
  const pairs =
    self.type === orderedDictType() ? [...self].map(({ key, value }) => [key, value!] as const) : [];
  const dict = dictFrom(pairs, thread);
  if (self.type !== orderedDictType()) yield* mergeMapping(dict, self, thread);
  return dict;
}

/** Guest code that is asked may change either; a change is an error. */
function* hasSameOrder(self: PyOrderedDict, other: PyOrderedDict, thread: Thread): Guest<boolean> {
  const left = [...self];
  const right = [...other];
  const versions = [self.keysVersion, other.keysVersion];
  for (let i = 0; i < left.length && i < right.length; i++) {
    const same = yield* finished(equal(left[i]!.key, right[i]!.key, thread));
    if (self.keysVersion !== versions[0] || other.keysVersion !== versions[1]) raise.runtimeError(MUTATED);
    if (!same) return false;
  }
  return left.length === right.length;
}

function* union(left: Value, right: Value, thread: Thread): Guest<Value> {
  if (!(left instanceof PyDict) || !(right instanceof PyDict)) return NotImplemented;
  const { type } = left instanceof PyOrderedDict ? left : right;
  const made = yield* finished(call1(type, left, thread));
  if (!(made instanceof PyOrderedDict)) return raise.typeError('expected an OrderedDict');
  yield* take(made, right, thread);
  return made;
}

function* copied(self: PyOrderedDict, thread: Thread): Guest<Value> {
  if (self.type === orderedDictType()) {
    const copy = adopt(new PyOrderedDict(), self.type);
    copy.copyFrom(self);
    return copy;
  }
  const copy = yield* finished(call0(self.type, thread));
  for (const { key } of [...self]) {
    const value = yield* finished(getItem(self, key, thread));
    yield* finished(setItem(copy, key, value, thread));
  }
  return copy;
}
