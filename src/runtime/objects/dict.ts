/** The built-in `dict`. CPython: Objects/dictobject.c; docs: library/stdtypes.html#dict. Its table is `kernel/dict.ts`. */
import { dictType } from '../kernel/birth.ts';
import { call0 } from '../kernel/call.ts';
import { equal, quickEqual } from '../kernel/compare.ts';
import { classMethod, describeType, method, untoldMethod } from '../kernel/define.ts';
import { PyDict } from '../kernel/dict.ts';
import { raise, typeName } from '../kernel/errors.ts';
import { collectByIterator, collectKeys, iterate, knownItems, step } from '../kernel/iterate.ts';
import { None, type Result, UNWIND, type Value } from '../kernel/object.ts';
import { breathe, drive, finished, type Guest } from '../kernel/pausing.ts';
import type { Names } from '../kernel/slots.ts';
import { callMethod } from '../kernel/special.ts';
import { getItem, setItem } from '../kernel/subscript.ts';
import { repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { adopt, NotImplemented, PyTuple } from '../kernel/values.ts';
import { DictKeyIterator, DictReverseKeyIterator } from './dict-iterators.ts';
import { DictItems, DictKeys, DictValues } from './dict-views.ts';
import { genericAlias } from './generic-alias.ts';
import { enterRepr, leaveRepr } from './repr-guard.ts';
import { AnySet } from './set-table.ts';
import { attribute } from './type-forms.ts';

/** A dictionary of these keys and values. */
export function dictFrom(pairs: Iterable<readonly [Value, Value]>, thread: Thread): PyDict {
  const dict = new PyDict();
  for (const [key, value] of pairs) dict.set(key, value, thread);
  return dict;
}

/** The plain `dict` with the same content. */
export function copiedDict(self: PyDict): PyDict {
  const copy = new PyDict();
  copy.copyFrom(self);
  return copy;
}

describeType<PyDict>(dictType, {
  doc: "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) pairs\ndict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n        d[k] = v\ndict(**kwargs) -> new dictionary initialized with the name=value pairs\n    in the keyword argument list.  For example:  dict(one=1, two=2)",
  collection: 'mapping',
  instances: PyDict,
  slots: {
    new: (type) => (type === dictType ? new PyDict() : adopt(new PyDict(), type)),
    *init(self, args, names, thread) {
      yield* update('dict', self, args, names, thread);
      return None;
    },
    *repr(self, thread) {
      if (self.size === 0) return '{}';
      if (!enterRepr(self, thread)) return '{...}';
      try {
        const parts: string[] = [];
        for (let i = 0; i < self.entries.length; i++) {
          const entry = self.entries[i];
          if (entry === undefined) continue;
          const { key, value } = entry;
          parts.push(`${yield* finished(repr(key, thread))}: ${yield* finished(repr(value!, thread))}`);
        }
        return `{${parts.join(', ')}}`;
      } finally {
        leaveRepr(self, thread);
      }
    },
    len: (self) => self.size,
    iter: (self) => new DictKeyIterator(self),
    contains: (self, key, thread) => self.entryOf(key, thread) !== undefined,
    getitem: itemOf,
    setitem: (self, key, value, thread) => {
      self.set(key, value, thread);
      return None;
    },
    delitem: (self, key, thread) => (self.delete(key, thread) === undefined ? raise.keyError(key) : None),
    eq: (self, other, thread) => {
      if (!(other instanceof PyDict)) return NotImplemented;
      return self.size === other.size ? drive(isEqual(self, other, thread), thread) : false;
    },
    or: (self, other, thread) => (other instanceof PyDict ? union(self, other, thread) : NotImplemented),
    ror: (self, other, thread) => (other instanceof PyDict ? union(other, self, thread) : NotImplemented),
    *ior(self, other, thread) {
      yield* mergeInto(self, other, thread);
      return self;
    },
  },
  methods: [
    method(
      'get(self, key, default=None, /)',
      'Return the value for key if key is in the dictionary, else default.',
      (self: PyDict, key: Value, fallback: Value, thread: Thread) => {
        const entry = self.entryOf(key, thread);
        return entry === undefined ? fallback : entry.value!;
      },
    ),
    method(
      'setdefault(self, key, default=None, /)',
      'Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else default.',
      (self: PyDict, key: Value, fallback: Value, thread: Thread) => {
        return self.entryOrNew(key, fallback, thread).value!;
      },
    ),
    method(
      'pop(self, key, default=<unrepresentable>, /)',
      'D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return the default if given; otherwise,\nraise a KeyError.',
      (self: PyDict, key: Value, fallback: Value | undefined, thread: Thread) => {
        const value = self.delete(key, thread);
        if (value !== undefined) return value;
        return fallback === undefined ? raise.keyError(key) : fallback;
      },
    ),
    method(
      'popitem(self, /)',
      'Remove and return a (key, value) pair as a 2-tuple.\n\nPairs are returned in LIFO (last-in, first-out) order.\nRaises KeyError if the dict is empty.',
      (self: PyDict, thread: Thread) => {
        const entry = self.lastEntry();
        if (entry === undefined) return raise.keyError('popitem(): dictionary is empty');
        const pair = new PyTuple([entry.key, entry.value!]);
        self.delete(entry.key, thread);
        return pair;
      },
    ),
    method(
      'keys(self, /)',
      "Return a set-like object providing a view on the dict's keys.",
      (self: PyDict) => new DictKeys(self),
    ),
    method(
      'items(self, /)',
      "Return a set-like object providing a view on the dict's items.",
      (self: PyDict) => new DictItems(self),
    ),
    method(
      'values(self, /)',
      "Return an object providing a view on the dict's values.",
      (self: PyDict) => new DictValues(self),
    ),
    untoldMethod(
      'update(self, /, *args, **kwargs)',
      'D.update([E, ]**F) -> None.  Update D from dict/iterable E and F.\nIf E is present and has a .keys() method, then does:  for k in E: D[k] = E[k]\nIf E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v\nIn either case, this is followed by: for k in F:  D[k] = F[k]',
      function* (self: PyDict, args: Value[], kwargs: PyDict, thread: Thread) {
        yield* update('update', self, args, null, thread);
        for (const { key, value } of kwargs) self.set(key, value!, thread);
        return None;
      },
    ),
    method('clear(self, /)', 'Remove all items from the dict.', (self: PyDict) => {
      self.clear();
      return None;
    }),
    method('copy(self, /)', 'Return a shallow copy of the dict.', (self: PyDict) => copiedDict(self)),
    method(
      '__reversed__(self, /)',
      'Return a reverse iterator over the dict keys.',
      (self: PyDict) => new DictReverseKeyIterator(self),
    ),
    classMethod(
      'fromkeys(cls, iterable, value=None, /)',
      'Create a new dictionary with keys from iterable and values set to value.',
      fromKeys,
    ),
    classMethod('__class_getitem__(cls, object, /)', 'See PEP 585', genericAlias),
  ],
});

function itemOf(self: PyDict, key: Value, thread: Thread): Result {
  const entry = self.entryOf(key, thread);
  if (entry !== undefined) return entry.value!;
  if (self.type.isHeap) {
    const missing = self.type.lookup('__missing__');
    if (missing !== undefined) return callMethod(missing, self, [key], thread);
  }
  return raise.keyError(key);
}

/** The arguments of `dict()` and `update()`. */
function* update(
  callee: string,
  self: PyDict,
  args: readonly Value[],
  names: Names,
  thread: Thread,
): Guest<void> {
  const given = args.length - (names?.length ?? 0);
  if (given > 1) raise.typeError(`${callee} expected at most 1 argument, got ${given}`);
  if (given === 1) yield* updateFrom(self, args[0]!, thread);
  if (names === null) return;
  for (let i = 0; i < names.length; i++) self.setName(names[i]!, args[given + i]!);
}

function* updateFrom(self: PyDict, source: Value, thread: Thread): Guest<void> {
  if (isPlainDict(source) || (yield* attribute(source, 'keys', thread)) !== undefined) {
    yield* mergeMapping(self, source, thread);
  } else yield* mergePairs(self, source, thread);
}

/** `self |= other`, where `other` may be anything that `update` takes. */
export function* mergeInto(self: PyDict, other: Value, thread: Thread): Guest<void> {
  yield* updateFrom(self, other, thread);
}

function isPlainDict(value: Value): value is PyDict {
  return value instanceof PyDict && value.type.slots.iter === dictType.slots.iter;
}

/** Takes the content of a mapping, whose `keys()` is called. */
export function* mergeMapping(self: PyDict, source: Value, thread: Thread): Guest<void> {
  if (isPlainDict(source)) {
    mergeDict(self, source, thread);
    return;
  }
  const method = yield* attribute(source, 'keys', thread);
  if (method === undefined) raise.attributeError(`'${typeName(source)}' object has no attribute 'keys'`);
  const keys = yield* finished(call0(method as Value, thread));
  for (const key of yield* collectKeys(source, keys, thread)) {
    let value = getItem(source, key, thread);
    if (value === UNWIND) value = yield UNWIND;
    self.set(key, value, thread);
    if (--thread.fuel < 0) yield* breathe(thread);
  }
}

function mergeDict(self: PyDict, source: PyDict, thread: Thread): void {
  if (source === self) return;
  if (self.size === 0 && self.constructor === PyDict) {
    self.clear();
    self.copyFrom(source);
    return;
  }
  const { size } = source;
  for (const { key, value } of source) {
    self.set(key, value!, thread);
    if (source.size !== size) raise.runtimeError('dict mutated during update');
  }
}

function noPair(place: number): string {
  return `cannot convert dictionary update sequence element #${place} to a sequence`;
}

function* mergePairs(self: PyDict, source: Value, thread: Thread): Guest<void> {
  let iterator = iterate(source, thread);
  if (iterator === UNWIND) iterator = yield UNWIND;
  for (let place = 0; ; place++) {
    let item = step(iterator, thread);
    if (item === UNWIND) item = yield UNWIND;
    if (--thread.fuel < 0) yield* breathe(thread);
    if (item === undefined) return;
    const pair =
      knownItems(item as Value) ?? (yield* collectByIterator(item as Value, thread, noPair(place)));
    if (pair.length !== 2) {
      raise.valueError(
        `dictionary update sequence element #${place} has length ${pair.length}; 2 is required`,
      );
    }
    self.set(pair[0]!, pair[1]!, thread);
  }
}

function union(left: PyDict, right: PyDict, thread: Thread): Result {
  if (!isPlainDict(left) || !isPlainDict(right)) return drive(unionOfMappings(left, right, thread), thread);
  const result = copiedDict(left);
  mergeDict(result, right, thread);
  return result;
}

function* unionOfMappings(left: PyDict, right: PyDict, thread: Thread): Guest<Value> {
  const result = new PyDict();
  yield* mergeMapping(result, left, thread);
  yield* mergeMapping(result, right, thread);
  return result;
}

function* isEqual(self: PyDict, other: PyDict, thread: Thread): Guest<boolean> {
  for (let i = 0; i < self.entries.length; i++) {
    const entry = self.entries[i];
    if (entry === undefined) continue;
    const value = entry.value!;
    const found = other.get(entry.key, thread);
    if (found === undefined) return false;
    let same = quickEqual(value, found) ?? equal(value, found, thread);
    if (same === UNWIND) same = (yield UNWIND) as boolean;
    if (!same) return false;
  }
  return true;
}

export function* fromKeys(cls: PyType, iterable: Value, value: Value, thread: Thread): Guest<Value> {
  const target = cls === dictType ? new PyDict() : yield* finished(call0(cls, thread));
  const plain = target instanceof PyDict && target.type === dictType ? target : null;
  if (plain !== null && iterable instanceof AnySet) {
    for (const key of iterable.items()) plain.set(key, value, thread);
    return plain;
  }
  let iterator = iterate(iterable, thread);
  if (iterator === UNWIND) iterator = yield UNWIND;
  for (;;) {
    let key = step(iterator, thread);
    if (key === UNWIND) key = yield UNWIND;
    if (--thread.fuel < 0) yield* breathe(thread);
    if (key === undefined) return target;
    if (plain !== null) plain.set(key as Value, value, thread);
    else yield* finished(setItem(target, key as Value, value, thread));
  }
}
