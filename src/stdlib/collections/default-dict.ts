/** `collections.defaultdict`. CPython: Modules/_collectionsmodule.c (defdict_*); docs: library/collections.html#collections.defaultdict. */
import { dictType, intType, listType, strType, typeOf } from '../../runtime/kernel/birth.ts';
import { call, call0 } from '../../runtime/kernel/call.ts';
import { classMethod, defineType, getset, method } from '../../runtime/kernel/define.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { iterate } from '../../runtime/kernel/iterate.ts';
import { type Result, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { bareName } from '../../runtime/kernel/object-slots.ts';
import { once } from '../../runtime/kernel/once.ts';
import { andThen, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { callMethod } from '../../runtime/kernel/special.ts';
import { setItem } from '../../runtime/kernel/subscript.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { adopt, emptyTuple, NotImplemented, PyList, PyTuple } from '../../runtime/kernel/values.ts';
import { mergeInto } from '../../runtime/objects/dict.ts';
import { genericAlias } from '../../runtime/objects/generic-alias.ts';
import { enterRepr, leaveRepr } from '../../runtime/objects/repr-guard.ts';
import { PySet, setType } from '../../runtime/objects/set.ts';
import { invoke } from '../asyncio/invoke.ts';

export class PyDefaultDict extends PyDict {
  factory: Value = null;
}

export const defaultDictType: () => PyType = once(() =>
  defineType<PyDefaultDict>('defaultdict', {
    doc: 'defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\nThe default factory is called without arguments to produce\na new value when a key is not present, in __getitem__ only.\nA defaultdict compares equal to a dict with the same items.\nAll remaining arguments are treated the same as if they were\npassed to the dict constructor, including keyword arguments.\n',
    module: 'collections',
    isNamedInFull: true,
    bases: [dictType],
    instances: PyDefaultDict,
    slots: {
      new: (type) => (type === defaultDictType() ? new PyDefaultDict() : adopt(new PyDefaultDict(), type)),
      *init(self, args, names, thread) {
        const given = args.length - (names?.length ?? 0);
        const factory = given === 0 ? null : args[0]!;
        if (factory !== null && typeOf(factory).slots.call === undefined)
          raise.typeError('first argument must be callable or None');
        self.factory = factory;
        return yield* finished(
          dictType.slots.init!(self as never, args.slice(Math.min(given, 1)), names, thread),
        );
      },
      *repr(self, thread) {
        const content = yield* finished(dictType.slots.repr!(self as never, thread));
        return `${bareName(self.type)}(${yield* factoryText(self, thread)}, ${content})`;
      },
      getitem: (self, key, thread) => {
        const entry = self.entryOf(key, thread);
        if (entry !== undefined) return entry.value!;
        if (!self.type.isHeap) return missing(self, key, thread);
        return callMethod(self.type.lookup('__missing__')!, self, [key], thread);
      },
      *or(self, other, thread) {
        return yield* union(self, other, thread);
      },
      *ror(self, other, thread) {
        return yield* union(other, self, thread);
      },
    },
    methods: [
      method(
        '__missing__(self, object, /)',
        '__missing__(key) # Called by __getitem__ for missing key; pseudo-code:\n  if self.default_factory is None: raise KeyError((key,))\n  self[key] = value = self.default_factory()\n  return value\n',
        missing,
      ),
      method('copy(self, /)', 'D.copy() -> a shallow copy of D.', copied),
      method('__copy__(self, /)', 'D.copy() -> a shallow copy of D.', copied),
      method(
        '__reduce__(self, /)',
        'Return state information for pickling.',
        function* (self: PyDefaultDict, thread: Thread) {
          const args = self.factory === null ? emptyTuple : new PyTuple([self.factory]);
          const items = yield* invoke(self, 'items', [], thread);
          return new PyTuple([self.type, args, null, null, yield* finished(iterate(items, thread))]);
        },
      ),
      classMethod('__class_getitem__(cls, object, /)', 'See PEP 585', genericAlias),
      getset<PyDefaultDict>(
        'default_factory',
        'Factory for default value called by __missing__().',
        (self) => self.factory,
        (self, value) => {
          self.factory = value ?? null;
          return null;
        },
      ),
    ],
  }),
);

function missing(self: PyDefaultDict, key: Value, thread: Thread): Result {
  const { factory, type } = self;
  if (factory === null) return raise.keyError(key);
  const empty = type.isHeap ? undefined : emptyOf(factory);
  if (empty !== undefined) {
    self.set(key, empty, thread);
    return empty;
  }
  return andThen<Value>(
    thread,
    () => call0(factory, thread),
    (value) => {
      if (value === UNWIND) return UNWIND;
      if (type.slots.setitem !== dictType.slots.setitem)
        return andThen<Value>(
          thread,
          () => setItem(self, key, value as Value, thread),
          (done) => (done === UNWIND ? UNWIND : (value as Value)),
        );
      self.set(key, value as Value, thread);
      return value as Value;
    },
  );
}

/** What a built-in type gives when it is called; `undefined` for all but the usual factories. */
function emptyOf(factory: Value): Value | undefined {
  // fast path: calling these reaches no guest code
  switch (factory) {
    case listType:
      return new PyList([]);
    case intType:
      return 0;
    case dictType:
      return new PyDict();
    case setType:
      return new PySet();
    case strType:
      return '';
    default:
      return undefined;
  }
}

function* factoryText(self: PyDefaultDict, thread: Thread): Guest<string> {
  const { factory } = self;
  if (factory === null) return 'None';
  // a factory that shows the dictionary, as a bound method of it does, must not go round in circles
  if (!enterRepr(factory as PyDict, thread)) return '...';
  try {
    return yield* finished(repr(factory, thread));
  } finally {
    leaveRepr(factory as PyDict, thread);
  }
}

function* copied(self: PyDefaultDict, thread: Thread): Guest<Value> {
  return yield* finished(call(self.type, [self.factory, self], null, thread));
}

function* union(left: Value, right: Value, thread: Thread): Guest<Value> {
  if (!(left instanceof PyDict) || !(right instanceof PyDict)) return NotImplemented;
  const self = left instanceof PyDefaultDict ? left : (right as PyDefaultDict);
  const made = yield* finished(call(self.type, [self.factory, left], null, thread));
  yield* mergeInto(made as PyDict, right, thread);
  return made;
}
